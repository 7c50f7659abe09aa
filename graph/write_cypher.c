/// Cypher that may be run again: constraints, then MERGE in batches, so that the second time changes nothing and a grown graph only adds. For
/// cypher-shell and the Browser. A batch is one string that the server splits into rows (U+001E) of cells (U+001F) of items (U+001D): as literal
/// maps, a year of news would be millions of expressions to plan, and minutes instead of seconds.
#include <stdlib.h>

#include "graph/escape.h"
#include "graph/walk.h"
#include "graph/write.h"

/// Rows of one statement: enough to be fast, few enough for the memory of the server.
enum { BATCH = 500 };

typedef struct {
  const gx_graph* graph;
  gx_sink* sink;
  uint32_t rows;  ///< In the statement that is open; 0: none is
  uint32_t group; ///< Of the rows
} writer;

static void put_text(gx_sink* sink, gx_str s) { gx_escape(sink, GX_ESCAPE_CYPHER_ITEM, s); }

/// A cell; empty where there is no value.
static void put_cell(gx_sink* sink, gx_value_type type, const gx_value* v) {
  gx_puts(sink, "\\u001F");
  if (!v->present) return;
  switch (type) {
    case GX_VALUE_INT:
    case GX_VALUE_REAL: gx_putf(sink, "%u", v->number); break;
    case GX_VALUE_BOOL: gx_puts(sink, v->flag ? "true" : "false"); break;
    case GX_VALUE_STRING: put_text(sink, v->text); break;
    case GX_VALUE_LIST:
      if (!v->names.n) put_text(sink, v->text); // Objects: as JSON, for Neo4j keeps none
      for (uint32_t i = 0; i < v->names.n; i++) {
        if (i) gx_puts(sink, "\\u001D");
        put_text(sink, v->names.at[i]);
      }
      break;
  }
}

/// How the server gets the property back from its cell. What is null is not set.
static void put_reading(gx_sink* sink, const gx_property* p, bool array, unsigned cell) {
  static const char* const forms[] = {[GX_VALUE_INT] = "toInteger(c[%u])",
                                      [GX_VALUE_REAL] = "toFloat(c[%u])",
                                      [GX_VALUE_BOOL] = "toBoolean(c[%u])"};
  gx_putf(sink, "%s: ", p->name);
  if (p->type == GX_VALUE_STRING || p->type == GX_VALUE_LIST)
    gx_putf(sink,
            array ? "CASE c[%u] WHEN '' THEN null ELSE split(c[%u], '\\u001D') END"
                  : "CASE c[%u] WHEN '' THEN null ELSE c[%u] END",
            cell, cell);
  else
    gx_putf(sink, forms[p->type], cell);
}

static void begin_row(writer* w) { gx_puts(w->sink, w->rows++ ? "\\u001E\n" : "UNWIND split('"); }

static void end_rows(writer* w) {
  gx_puts(w->sink, "', '\\u001E\n') AS line WITH split(line, '\\u001F') AS c\n");
  w->rows = 0;
}

static void put_constraints(gx_sink* sink) {
  for (int k = 0; k < GX_NODE_KIND_COUNT; k++)
    gx_putf(sink, "CREATE CONSTRAINT guanxi_%s IF NOT EXISTS FOR (n:%s) REQUIRE n.uid IS UNIQUE;\n",
            gx_node_kind_name((gx_node_kind)k), gx_node_kind_label((gx_node_kind)k));
}

// ---- nodes -----------------------------------------------------------------------------------------------------------------

static bool has_cell(uint32_t kind, int p) {
  return p != GX_NODE_PROPERTY_UID && p != GX_NODE_PROPERTY_LABELS &&
         gx_node_can_have((gx_node_kind)kind, (gx_node_property)p);
}

static void end_nodes(writer* w) {
  if (!w->rows) return;
  end_rows(w);
  gx_putf(w->sink, "MERGE (n:%s {uid: c[0]}) SET n += {", gx_node_kind_label((gx_node_kind)w->group));
  unsigned cell = 0;
  for (int p = 0; p < GX_NODE_PROPERTY_COUNT; p++) {
    if (!has_cell(w->group, p)) continue;
    if (cell++) gx_puts(w->sink, ", ");
    put_reading(w->sink, &gx_node_properties[p], gx_node_properties[p].type == GX_VALUE_LIST, cell);
  }
  gx_puts(w->sink, "};\n");
}

static void write_node(void* self, uint32_t node, const gx_value* values) {
  writer* w = self;
  const gx_node n = gx_graph_node(w->graph, node);
  if (w->rows == BATCH || n.kind != w->group) end_nodes(w);
  w->group = n.kind;
  begin_row(w);
  put_text(w->sink, n.id);
  for (int p = 0; p < GX_NODE_PROPERTY_COUNT; p++)
    if (has_cell(n.kind, p)) put_cell(w->sink, gx_node_properties[p].type, &values[p]);
}

// ---- edges -----------------------------------------------------------------------------------------------------------------

/// Edges of one type between nodes of the same kinds: only these fit into one statement.
static uint32_t group_of(const gx_graph* graph, const gx_edge* e) {
  const uint32_t from = gx_graph_node(graph, e->source).kind, to = gx_graph_node(graph, e->target).kind;
  return (e->type * GX_NODE_KIND_COUNT + from) * GX_NODE_KIND_COUNT + to;
}

static void end_edges(writer* w) {
  if (!w->rows) return;
  const uint32_t kinds = GX_NODE_KIND_COUNT;
  end_rows(w);
  gx_putf(w->sink,
          "MATCH (a:%s {uid: c[0]}) MATCH (b:%s {uid: c[1]}) MERGE (a)-[r:%s]->(b) SET r += {uid: c[2]",
          gx_node_kind_label((gx_node_kind)(w->group / kinds % kinds)),
          gx_node_kind_label((gx_node_kind)(w->group % kinds)),
          gx_edge_label((gx_edge_type)(w->group / kinds / kinds)));
  for (int p = 0; p < GX_EDGE_PROPERTY_COUNT; p++) {
    gx_puts(w->sink, ", ");
    put_reading(w->sink, &gx_edge_properties[p], false, (unsigned)p + 3);
  }
  gx_puts(w->sink, "};\n");
}

static void write_edge(void* self, uint32_t edge, gx_str id, const gx_value* values) {
  writer* w = self;
  const gx_edge* e = gx_graph_edge(w->graph, edge);
  const uint32_t group = group_of(w->graph, e);
  if (w->rows == BATCH || group != w->group) end_edges(w);
  w->group = group;
  begin_row(w);
  put_text(w->sink, gx_graph_node(w->graph, e->source).id);
  gx_puts(w->sink, "\\u001F");
  put_text(w->sink, gx_graph_node(w->graph, e->target).id);
  gx_puts(w->sink, "\\u001F");
  put_text(w->sink, id);
  for (int p = 0; p < GX_EDGE_PROPERTY_COUNT; p++) put_cell(w->sink, gx_edge_properties[p].type, &values[p]);
}

/// All edges, those of one group together, in their order.
static uint32_t* order_edges(const gx_graph* graph, gx_arena* arena) {
  const uint32_t n = gx_graph_edge_count(graph);
  const uint32_t groups = GX_EDGE_TYPE_COUNT * GX_NODE_KIND_COUNT * GX_NODE_KIND_COUNT;
  uint32_t* at = GX_ARRAY(arena, uint32_t, groups + 1);
  uint32_t* order = GX_ARRAY(arena, uint32_t, n);
  for (uint32_t i = 0; i < n; i++) at[group_of(graph, gx_graph_edge(graph, i)) + 1]++;
  for (uint32_t g = 0; g < groups; g++) at[g + 1] += at[g];
  for (uint32_t i = 0; i < n; i++) order[at[group_of(graph, gx_graph_edge(graph, i))]++] = i;
  return order;
}

gx_status gx_write_cypher(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                          gx_error* error) {
  (void)options;
  (void)error; // The sink remembers what goes wrong
  static const gx_visitor nodes = {.node = write_node}, edges = {.edge = write_edge};
  gx_arena* arena = gx_arena_new();
  writer w = {.graph = graph, .sink = sink};
  put_constraints(sink);
  gx_graph_walk(graph, &nodes, &w);
  end_nodes(&w);
  gx_graph_walk_edges(graph, order_edges(graph, arena), gx_graph_edge_count(graph), &edges, &w);
  end_edges(&w);
  gx_arena_free(arena);
  return GX_OK;
}
