/// When nodes and edges were: spells of whole days, for formats with a time line. For graph/ only.
#ifndef GX_GRAPH_SPELL_H
#define GX_GRAPH_SPELL_H

#include "graph/graph.h"

/// From a first to a last day, both included.
typedef struct {
  gx_date begin, end;
} gx_spell;

typedef struct {
  gx_spell* at;
  uint32_t n;
} gx_spells;

/// The spells of an edge in order, none touching another; none at all where the texts leave the time open. A tenure, and what else lasts, is one
/// spell from the first to the last day seen; other ties are as many as there are days of which they are told. A month or a year counts from its first
/// to its last day. In `arena`.
gx_spells gx_edge_spells(const gx_graph* graph, uint32_t edge, gx_arena* arena);

/// By node, the spell that holds its own date and all spells of its edges; {0} where nothing is dated. In `arena`.
gx_spell* gx_node_spells(const gx_graph* graph, gx_arena* arena);

#endif
