/// Reading back what write_graphml.c wrote: edges with the words that say them, without building the graph again.
#ifndef GX_GRAPH_READ_GRAPHML_H
#define GX_GRAPH_READ_GRAPHML_H

#include "base/status.h"
#include "base/str.h"

/// What of a node people want to see beside an edge. Empty where the file does not say it.
typedef struct {
  gx_str id, name, aliases, path, date; ///< `aliases` is a JSON array
} gx_graphml_node;

typedef struct {
  gx_str id, type; ///< "edge-…", "CHAIRED"
  const gx_graphml_node *source, *target;
  gx_str evidence; ///< A JSON array of objects: claim, article, begin, end, rule, date, quote
} gx_graphml_edge;

/// The node of this id among those read so far, or NULL.
typedef const gx_graphml_node* (*gx_graphml_find)(const void* nodes, gx_str id);

/// Told of every edge, in the order of the file; what it is given is valid during the call. `find` finds nodes (of articles) in `nodes`.
typedef void (*gx_graphml_edge_sink)(void* user, const gx_graphml_edge* edge, const void* nodes, gx_graphml_find find);

/// Reads the file from its begin to its end; nodes are kept, edges are not. No entity, DTD or other file is ever loaded.
gx_status gx_graphml_read(const char* path, gx_graphml_edge_sink sink, void* user, gx_error* error);

#endif
