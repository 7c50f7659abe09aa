/// Who and what is meant: names in a store, typed in part, and which ids are one person.
#ifndef GX_GRAPH_PEOPLE_H
#define GX_GRAPH_PEOPLE_H

#include "graph/store.h"

typedef enum { GX_FIND_PERSON, GX_FIND_UNIT, GX_FIND_PLACE } gx_find_kind;

typedef struct {
  gx_str id;        ///< Of its node in the graph
  gx_str name;
  gx_str note;      ///< To tell it from others: the office named most often, where it is
  int64_t* nodes;   ///< Rows of the store that are this one
  uint32_t n_nodes;
  uint32_t documents;
} gx_found_one;

typedef struct {
  gx_found_one* at;
  uint32_t n;
} gx_found;

/// All that the words may mean, those named in most documents first. An id means itself; else what is called exactly so; else what has this as
/// another name; else whose name holds the words. `NAME@WORDS`: only those with an office or place that holds WORDS. GX_FIND_UNIT finds
/// companies too. In `arena`.
gx_found gx_find(gx_store* store, gx_find_kind kind, gx_str words, gx_arena* arena);

#endif
