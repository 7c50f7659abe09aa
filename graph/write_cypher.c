/// Cypher that may be run again: constraints, then MERGE in batches, so that the second time changes nothing and a grown graph only adds. For
/// cypher-shell and the Browser; every statement ends with a line of its own.
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

static void put_text(gx_sink* sink, gx_str s) {
  gx_puts(sink, "'");
  gx_escape(sink, GX_ESCAPE_CYPHER, s);
  gx_puts(sink, "'");
}

static void put_value(gx_sink* sink, gx_value_type type, const gx_value* v) {
  switch (type) {
    case GX_VALUE_INT: gx_putf(sink, "%u", v->number); break;
    case GX_VALUE_REAL: gx_putf(sink, "%u.0", v->number); break;
    case GX_VALUE_BOOL: gx_puts(sink, v->flag ? "true" : "false"); break;
    case GX_VALUE_STRING: put_text(sink, v->text); break;
    case GX_VALUE_LIST:
      if (!v->names.n) {
        put_text(sink, v->text); // Objects: as JSON, for Neo4j keeps none
        break;
      }
      for (uint32_t i = 0; i < v->names.n; i++) {
        gx_puts(sink, i ? "," : "[");
        put_text(sink, v->names.at[i]);
      }
      gx_puts(sink, "]");
      break;
  }
}

static void put_constraints(gx_sink* sink) {
  for (int k = 0; k < GX_NODE_KIND_COUNT; k++)
    gx_putf(sink, "CREATE CONSTRAINT guanxi_%s IF NOT EXISTS FOR (n:%s) REQUIRE n.uid IS UNIQUE;\n",
            gx_node_kind_name((gx_node_kind)k), gx_node_kind_label((gx_node_kind)k));
}

// ---- nodes -----------------------------------------------------------------------------------------------------------------

static void end_nodes(writer* w) {
  if (!w->rows) return;
  gx_putf(w->sink, "\n] AS row MERGE (n:%s {uid: row.uid}) SET n += row;\n",
          gx_node_kind_label((gx_node_kind)w->group));
  w->rows = 0;
}

static void write_node(void* self, uint32_t node, const gx_value* values) {
  writer* w = self;
  const gx_node* n = gx_graph_node(w->graph, node);
  if (w->rows == BATCH || n->kind != w->group) end_nodes(w);
  gx_puts(w->sink, w->rows++ ? ",\n{uid: " : "UNWIND [\n{uid: ");
  w->group = n->kind;
  put_text(w->sink, n->id);
  for (int p = 0; p < GX_NODE_PROPERTY_COUNT; p++) {
    if (!values[p].present || p == GX_NODE_PROPERTY_UID || p == GX_NODE_PROPERTY_LABELS) continue;
    gx_putf(w->sink, ", %s: ", gx_node_properties[p].name);
    put_value(w->sink, gx_node_properties[p].type, &values[p]);
  }
  gx_puts(w->sink, "}");
}

// ---- edges -----------------------------------------------------------------------------------------------------------------

/// Edges of one type between nodes of the same kinds: only these fit into one statement.
static uint32_t group_of(const gx_graph* graph, const gx_edge* e) {
  const uint32_t from = gx_graph_node(graph, e->source)->kind, to = gx_graph_node(graph, e->target)->kind;
  return (e->type * GX_NODE_KIND_COUNT + from) * GX_NODE_KIND_COUNT + to;
}

static void end_edges(writer* w) {
  if (!w->rows) return;
  const uint32_t kinds = GX_NODE_KIND_COUNT;
  gx_putf(w->sink,
          "\n] AS row MATCH (a:%s {uid: row.a}) MATCH (b:%s {uid: row.b}) MERGE (a)-[r:%s]->(b) "
          "SET r += row.r;\n",
          gx_node_kind_label((gx_node_kind)(w->group / kinds % kinds)),
          gx_node_kind_label((gx_node_kind)(w->group % kinds)),
          gx_edge_label((gx_edge_type)(w->group / kinds / kinds)));
  w->rows = 0;
}

static void write_edge(void* self, uint32_t edge, gx_str id, const gx_value* values) {
  writer* w = self;
  const gx_edge* e = gx_graph_edge(w->graph, edge);
  const uint32_t group = group_of(w->graph, e);
  if (w->rows == BATCH || group != w->group) end_edges(w);
  w->group = group;
  gx_puts(w->sink, w->rows++ ? ",\n{a: " : "UNWIND [\n{a: ");
  put_text(w->sink, gx_graph_node(w->graph, e->source)->id);
  gx_puts(w->sink, ", b: ");
  put_text(w->sink, gx_graph_node(w->graph, e->target)->id);
  gx_puts(w->sink, ", r: {uid: ");
  put_text(w->sink, id);
  for (int p = 0; p < GX_EDGE_PROPERTY_COUNT; p++) {
    if (!values[p].present) continue;
    gx_putf(w->sink, ", %s: ", gx_edge_properties[p].name);
    put_value(w->sink, gx_edge_properties[p].type, &values[p]);
  }
  gx_puts(w->sink, "}}");
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
