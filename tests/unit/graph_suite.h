/// For suites over one graph: an empty graph and an arena before each test.
#ifndef GX_TESTS_GRAPH_SUITE_H
#define GX_TESTS_GRAPH_SUITE_H

#include "graph_fixture.h"

static gx_arena* arena;
static gx_graph* graph;

static void begin(void) {
  arena = gx_arena_new();
  graph = gx_graph_new();
}

static void end(void) {
  gx_graph_free(graph);
  gx_arena_free(arena);
}

#endif
