/// Tables for `neo4j-admin database import`: nodes-person.csv …, relationships-chaired.csv …, a file for each kind and type that the graph has, and
/// the command that reads them. Texts stay as they are, line breaks included (hence --multiline-fields); lists of strings are split at
/// U+001F, which no name holds.
#include <stdio.h>

#include "graph/escape.h"
#include "graph/walk.h"
#include "graph/write.h"

enum { N_FILES = GX_NODE_KIND_COUNT + GX_EDGE_TYPE_COUNT };

typedef struct {
  const gx_graph* graph;
  gx_arena* arena;
  gx_sink* sinks[N_FILES]; ///< By kind of node, then by type of edge; NULL where there are none
  gx_str names[N_FILES];
} writer;

static const char* type_name(gx_value_type type) {
  switch (type) {
    case GX_VALUE_INT: return ":int";
    case GX_VALUE_REAL: return ":double";
    case GX_VALUE_BOOL: return ":boolean";
    case GX_VALUE_STRING:
    case GX_VALUE_LIST: break;
  }
  return "";
}

/// Lists of strings become arrays; lists of objects stay JSON.
static bool is_array(gx_node_property p) {
  return p == GX_NODE_PROPERTY_ALIASES || p == GX_NODE_PROPERTY_MERGED;
}

static void put_header_of_nodes(gx_sink* sink, gx_node_kind kind) {
  gx_puts(sink, "uid:ID(Entity),:LABEL");
  for (int p = 0; p < GX_NODE_PROPERTY_COUNT; p++) {
    if (p == GX_NODE_PROPERTY_UID || p == GX_NODE_PROPERTY_LABELS) continue;
    if (!gx_node_can_have(kind, (gx_node_property)p)) continue;
    gx_putf(sink, ",%s%s", gx_node_properties[p].name,
            is_array((gx_node_property)p) ? ":string[]" : type_name(gx_node_properties[p].type));
  }
  gx_puts(sink, "\n");
}

static void put_header_of_edges(gx_sink* sink) {
  gx_puts(sink, ":START_ID(Entity),:END_ID(Entity),:TYPE,uid");
  for (int p = 0; p < GX_EDGE_PROPERTY_COUNT; p++)
    gx_putf(sink, ",%s%s", gx_edge_properties[p].name, type_name(gx_edge_properties[p].type));
  gx_puts(sink, "\n");
}

static void put_text(gx_sink* sink, gx_str s) {
  gx_puts(sink, "\"");
  gx_escape(sink, GX_ESCAPE_CSV, s);
  gx_puts(sink, "\"");
}

static void put_items(gx_sink* sink, gx_names names) {
  gx_puts(sink, "\"");
  for (uint32_t i = 0; i < names.n; i++) {
    if (i) gx_puts(sink, "\x1f");
    gx_escape(sink, GX_ESCAPE_CSV_ITEM, names.at[i]);
  }
  gx_puts(sink, "\"");
}

static void put_value(gx_sink* sink, gx_value_type type, const gx_value* v) {
  if (!v->present) return; // An empty cell is no property; a quoted one would be an empty text
  switch (type) {
    case GX_VALUE_INT:
    case GX_VALUE_REAL: gx_putf(sink, "%u", v->number); break;
    case GX_VALUE_BOOL: gx_puts(sink, v->flag ? "true" : "false"); break;
    case GX_VALUE_LIST:
      if (v->names.n) {
        put_items(sink, v->names);
        break;
      }
      put_text(sink, v->text);
      break;
    case GX_VALUE_STRING: put_text(sink, v->text); break;
  }
}

static void write_node(void* self, uint32_t node, const gx_value* values) {
  const writer* w = self;
  const gx_node n = gx_graph_node(w->graph, node);
  gx_sink* sink = w->sinks[n.kind];
  put_text(sink, n.id);
  gx_putf(sink, ",%s", gx_node_kind_label(n.kind));
  for (int p = 0; p < GX_NODE_PROPERTY_COUNT; p++) {
    if (p == GX_NODE_PROPERTY_UID || p == GX_NODE_PROPERTY_LABELS) continue;
    if (!gx_node_can_have(n.kind, (gx_node_property)p)) continue;
    gx_puts(sink, ",");
    put_value(sink, gx_node_properties[p].type, &values[p]);
  }
  gx_puts(sink, "\n");
}

static void write_edge(void* self, uint32_t edge, gx_str id, const gx_value* values) {
  const writer* w = self;
  const gx_edge* e = gx_graph_edge(w->graph, edge);
  gx_sink* sink = w->sinks[GX_NODE_KIND_COUNT + e->type];
  put_text(sink, gx_graph_node(w->graph, e->source).id);
  gx_puts(sink, ",");
  put_text(sink, gx_graph_node(w->graph, e->target).id);
  gx_putf(sink, ",%s,", gx_edge_label(e->type));
  put_text(sink, id);
  for (int p = 0; p < GX_EDGE_PROPERTY_COUNT; p++) {
    gx_puts(sink, ",");
    put_value(sink, gx_edge_properties[p].type, &values[p]);
  }
  gx_puts(sink, "\n");
}

static gx_status open_file(writer* w, const char* folder, int i, gx_error* error) {
  const bool node = i < GX_NODE_KIND_COUNT;
  w->names[i] = node ? gx_str_format(w->arena, "nodes-%s.csv", gx_node_kind_name((gx_node_kind)i))
                     : gx_str_format(w->arena, "relationships-%s.csv",
                                     gx_edge_name((gx_edge_type)(i - GX_NODE_KIND_COUNT)));
  GX_TRY(gx_sink_file(gx_str_format(w->arena, "%s/%s", folder, w->names[i].p).p, &w->sinks[i], error));
  if (node)
    put_header_of_nodes(w->sinks[i], (gx_node_kind)i);
  else
    put_header_of_edges(w->sinks[i]);
  return GX_OK;
}

/// Opens a file for every kind and type that there is.
static gx_status open_all(writer* w, const char* folder, gx_error* error) {
  const gx_graph_counts_of counts = gx_graph_counts(w->graph);
  for (int i = 0; i < N_FILES; i++) {
    const bool some = i < GX_NODE_KIND_COUNT ? counts.nodes[i] : counts.edges[i - GX_NODE_KIND_COUNT];
    if (some) GX_TRY(open_file(w, folder, i, error));
  }
  return GX_OK;
}

static gx_status close_all(writer* w, gx_status status, gx_error* error) {
  for (int i = 0; i < N_FILES; i++) {
    if (!w->sinks[i]) continue;
    if (status) {
      gx_sink_abandon(w->sinks[i]);
    } else {
      status = gx_sink_close(w->sinks[i], error);
    }
    w->sinks[i] = NULL;
  }
  return status;
}

static void put_command(const writer* w, gx_sink* sink) {
  gx_puts(sink,
          "neo4j-admin database import full neo4j --overwrite-destination --multiline-fields=true "
          "--array-delimiter=U+001F");
  for (int i = 0; i < N_FILES; i++)
    if (w->names[i].n)
      gx_putf(sink, " \\\n  --%s=%s", i < GX_NODE_KIND_COUNT ? "nodes" : "relationships", w->names[i].p);
  gx_puts(sink, "\n");
}

gx_status gx_write_neo4j(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                         gx_error* error) {
  static const gx_visitor visitor = {.node = write_node, .edge = write_edge};
  writer w = {.graph = graph, .arena = gx_arena_new()};
  gx_status status = open_all(&w, options->folder, error);
  if (!status) gx_graph_walk(graph, &visitor, &w);
  status = close_all(&w, status, error);
  if (!status) put_command(&w, sink);
  gx_arena_free(w.arena);
  return status;
}
