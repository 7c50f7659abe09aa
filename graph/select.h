/// A part of a graph, and graphs of another cut, for people who look at networks.
#ifndef GX_GRAPH_SELECT_H
#define GX_GRAPH_SELECT_H

#include "graph/graph.h"

typedef enum {
  GX_VIEW_ALL,      ///< The graph as it is
  GX_VIEW_PEOPLE,   ///< Persons; tied by events in which both have a part (TOGETHER) and by lists that name both (LISTED_WITH)
  GX_VIEW_MEETINGS, ///< Persons and events: who had which part in what
  GX_VIEW_POSTS,    ///< Persons, positions and units: who held which post, first and last seen
  GX_VIEW_APPEARANCES, ///< Persons, events, places of these, and what persons visited: who was seen where
  GX_VIEW_COUNT
} gx_view;

typedef struct {
  gx_date since, until; ///< Days, both included; {0}: no bound. What has no date then falls out
  const uint32_t* around; ///< Nodes: these, what they are tied to, and who has a part in the events among it
  uint32_t n_around;      ///< 0: everything
  uint32_t types;         ///< Bit (1 << gx_edge_type) of each type wanted; 0: all
  uint32_t min_weight;    ///< Edges of less weight fall out
  gx_view view;
} gx_selection;

/// Reads "all", "people", "meetings", "posts", "appearances"; false when it is none of them.
bool gx_view_find(gx_str name, gx_view* view);

/// More persons than this at one occasion tie none of them in the view of people: to sit among so many says little, and their pairs would
/// outnumber all else.
enum { GX_VIEW_CROWD = 256 };

/// A new finished graph, which borrows strings of `graph` and must be freed before it. A view is made of what since, until and around leave;
/// types and min_weight then apply to its edges. Views show no articles, but their evidence names them (graph.h). Nodes without edges fall out where
/// anything was asked for.
gx_graph* gx_graph_select(const gx_graph* graph, const gx_selection* selection);

#endif
