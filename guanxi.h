/// guanxi for other programs: include this, link libguanxi (`pkg-config --cflags --libs libguanxi`).
///
/// ```c
/// gx_lexicon* lexicon;
/// gx_error    error;
/// if (gx_lexicon_load(NULL, NULL, &lexicon, &error)) …             // lists and rules, once
/// gx_arena*   arena = gx_arena_new();                              // memory of one document
/// gx_document document;
/// gx_read(arena, path, bytes, NULL, NULL, &document, &error);      // bytes → text
/// gx_record   record;
/// gx_extract(lexicon, &document, arena, &record, NULL, &error);    // text → who did what
/// gx_graph*   graph = gx_graph_new();
/// gx_graph_add(graph, &record, &error);                            // any number of records, in any order
/// gx_graph_finish(graph);
/// ```
///
/// Nothing prints, exits or keeps state: a lexicon may be shared by threads, everything else belongs to its caller.
#ifndef GUANXI_H
#define GUANXI_H

#ifdef __cplusplus
extern "C" {
#endif

#include "base/arena.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/sink.h"
#include "base/status.h"
#include "base/str.h"
#include "base/utf8.h"

#include "extractor/read.h"
#include "extractor/lexicon.h"
#include "extractor/extract.h"
#include "extractor/record.h"

#include "graph/graph.h"
#include "graph/build.h"
#include "graph/export.h"
#include "graph/summary.h"

#ifdef __cplusplus
}
#endif

#endif
