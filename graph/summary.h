/// What a person at a terminal wants to see first: who appears most and in which roles, which meetings drew whom.
#ifndef GX_GRAPH_SUMMARY_H
#define GX_GRAPH_SUMMARY_H

#include "graph/graph.h"

typedef struct {
  uint32_t person;                    ///< Node
  uint32_t roles[GX_EDGE_TYPE_COUNT]; ///< Events (or sites, for visited) by edge type
  uint32_t events;                    ///< Different events in which the person has any role
  uint32_t post;                      ///< Node of the position most often named, or GX_NONE
} gx_summary_person;

typedef struct {
  uint32_t event;                     ///< Node
  uint32_t roles[GX_EDGE_TYPE_COUNT]; ///< Persons by role
  uint32_t persons;                   ///< Different persons with any role
  uint32_t place;                     ///< Node where it was held, or GX_NONE
  bool open;                          ///< A list of its people ends in 等: there were more
} gx_summary_event;

typedef struct {
  gx_summary_person* persons;
  uint32_t n_persons; ///< Most events first; ties by mentions, then id
  gx_summary_event* events;
  uint32_t n_events; ///< Most persons first; ties by date, then id
} gx_summary;

/// Of a finished graph; at most `limit` rows each (0: all). In `arena`.
gx_summary gx_graph_summary(const gx_graph* graph, uint32_t limit, gx_arena* arena);

#endif
