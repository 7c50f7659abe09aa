/// The formats that guanxi writes: one table, from which names, suffixes and help texts come.
#ifndef GX_GRAPH_EXPORT_H
#define GX_GRAPH_EXPORT_H

#include "base/sink.h"
#include "graph/graph.h"

typedef struct {
  bool strict; ///< GraphML: only what the standard's schema allows (no `label`/`labels` attributes for Gephi and Neo4j)
  bool bom;    ///< CSV: first a byte order mark, by which Excel knows UTF-8
  const char* folder; ///< Where a format of several files puts them; it must be there
} gx_export_options;

typedef gx_status (*gx_export_writer)(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                                      gx_error* error);

enum {
  GX_EXPORT_STRICT = 1, ///< Has a strict form
  GX_EXPORT_BOM = 2,    ///< May begin with a byte order mark
  GX_EXPORT_FOLDER = 4, ///< Writes several files into options->folder; to the sink goes what to do with them
};

typedef struct {
  const char* name;       ///< "graphml"
  const char* suffixes;   ///< ".graphml" or several, separated by spaces
  const char* purpose;    ///< For --list-formats: who reads it
  unsigned can;           ///< GX_EXPORT_… bits
  gx_export_writer write; ///< NULL: records, not a graph; the caller writes them by gx_record_write
} gx_export_format;

/// The format of that name, or NULL.
const gx_export_format* gx_export_find(gx_str name);
/// The format with the longest suffix that `path` ends like (case ignored), or NULL.
const gx_export_format* gx_export_for_suffix(gx_str path);
/// All formats in the order in which they are to be listed.
const gx_export_format* gx_export_list(unsigned* n);

/// Writes the finished graph to `sink` (which stays open; its own errors surface at gx_sink_close). `options` may be NULL.
/// GX_ERR_USAGE when the format is one of records, or cannot what the options ask for.
gx_status gx_export_write(const gx_graph* graph, const gx_export_format* format,
                          const gx_export_options* options, gx_sink* sink, gx_error* error);

#endif
