/// A record → rows for questions, for graph/ only.
#ifndef GX_GRAPH_INDEX_H
#define GX_GRAPH_INDEX_H

#include "extractor/record.h"
#include "graph/store_p.h"

/// Adds the rows of a record. `source` is the text that its offsets count, or empty. Within a transaction.
void gx_index_add(gx_store* store, int64_t document, const gx_record* record, gx_str source, gx_arena* scratch);
/// Removes the rows of a document.
void gx_index_remove(gx_store* store, int64_t document, gx_arena* scratch);
/// Gives those whom people decided to be somebody else in this document the ids of somebody else. Changes the record.
void gx_index_rename(gx_store* store, gx_record* record, gx_arena* arena);

#endif
