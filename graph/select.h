/// A part of a graph, and graphs of another cut, for people who look at networks.
#ifndef GX_GRAPH_SELECT_H
#define GX_GRAPH_SELECT_H

#include "graph/graph.h"

typedef enum {
  GX_VIEW_ALL,      ///< The graph as it is
  GX_VIEW_PEOPLE,   ///< Persons; tied by events in which both have a part (TOGETHER) and by lists that name both (LISTED_WITH)
  GX_VIEW_MEETINGS, ///< Persons and events: who had which part in what
  GX_VIEW_POSTS,    ///< Persons, positions and units: who held which post, first and last seen
} gx_view;

typedef struct {
  gx_date since, until; ///< Days, both included; {0}: no bound. What has no date then falls out
  const uint32_t* around; ///< Nodes: these, what they are tied to, and who has a part in the events among it
  uint32_t n_around;      ///< 0: everything
  uint32_t types;         ///< Bit (1 << gx_edge_type) of each type wanted; 0: all
  uint32_t min_weight;    ///< Edges of less weight fall out
  gx_view view;
} gx_selection;

/// A new finished graph, which borrows strings of `graph` and must be freed before it. A view is made of what since, until and around leave;
/// types and min_weight then apply to its edges. Views hold no articles and no evidence. Nodes without edges fall out where anything was asked for.
gx_graph* gx_graph_select(const gx_graph* graph, const gx_selection* selection);

#endif
