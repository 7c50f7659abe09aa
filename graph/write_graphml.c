/// GraphML. Beside the standard's own, nodes carry `labels` and edges `label`, from which Neo4j (APOC) and Gephi take types;
/// the strict form leaves them out. What each reader needs is why keys are as they are: one key for each class with an id of its own
/// (never for="all"), no <default>, no DOCTYPE, no empty <data>, nodes before edges, and all edges directed unless all are symmetric.
#include "graph/escape.h"
#include "graph/walk.h"
#include "graph/write.h"

typedef struct {
  const gx_graph* graph;
  gx_sink* sink;
  bool strict;
} writer;

static const char* type_name(gx_value_type type) {
  switch (type) {
    case GX_VALUE_INT: return "int";
    case GX_VALUE_REAL: return "double";
    case GX_VALUE_BOOL: return "boolean";
    case GX_VALUE_STRING:
    case GX_VALUE_LIST: break; // Lists as JSON text: no reader shares another's list type
  }
  return "string";
}

/// Key ids must differ between nodes and edges. Gephi and APOC know `label`, `edgelabel`, `weight` by their ids.
static void put_edge_key(gx_sink* sink, gx_edge_property p) {
  if (p == GX_EDGE_PROPERTY_LABEL) {
    gx_puts(sink, "edgelabel");
  } else if (p == GX_EDGE_PROPERTY_WEIGHT) {
    gx_puts(sink, "weight");
  } else {
    gx_putf(sink, "e_%s", gx_edge_properties[p].name);
  }
}

static void put_keys(gx_sink* sink) {
  for (int p = 0; p < GX_NODE_PROPERTY_COUNT; p++)
    gx_putf(sink, "  <key id=\"%s\" for=\"node\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
            gx_node_properties[p].name, gx_node_properties[p].name, type_name(gx_node_properties[p].type));
  for (int p = 0; p < GX_EDGE_PROPERTY_COUNT; p++) {
    gx_puts(sink, "  <key id=\"");
    put_edge_key(sink, (gx_edge_property)p);
    gx_putf(sink, "\" for=\"edge\" attr.name=\"%s\" attr.type=\"%s\"/>\n", gx_edge_properties[p].name,
            type_name(gx_edge_properties[p].type));
  }
}

static void put_value(gx_sink* sink, gx_value_type type, const gx_value* v) {
  gx_puts(sink, "\">");
  switch (type) {
    case GX_VALUE_INT:
    case GX_VALUE_REAL: gx_putf(sink, "%u", v->number); break;
    case GX_VALUE_BOOL: gx_puts(sink, v->flag ? "true" : "false"); break;
    case GX_VALUE_STRING:
    case GX_VALUE_LIST: gx_escape(sink, GX_ESCAPE_XML_TEXT, v->text); break;
  }
  gx_puts(sink, "</data>\n");
}

static void put_attribute(gx_sink* sink, const char* before, gx_str s) {
  gx_puts(sink, before);
  gx_escape(sink, GX_ESCAPE_XML_ATTRIBUTE, s);
  gx_puts(sink, "\"");
}

static void write_node(void* self, uint32_t node, const gx_value* values) {
  const writer* w = self;
  gx_sink* sink = w->sink;
  put_attribute(sink, "    <node id=\"", gx_graph_node(w->graph, node).id);
  if (!w->strict) put_attribute(sink, " labels=\"", values[GX_NODE_PROPERTY_LABELS].text);
  gx_puts(sink, ">\n");
  for (int p = 0; p < GX_NODE_PROPERTY_COUNT; p++) {
    if (!values[p].present) continue;
    gx_putf(sink, "      <data key=\"%s", gx_node_properties[p].name);
    put_value(sink, gx_node_properties[p].type, &values[p]);
  }
  gx_puts(sink, "    </node>\n");
}

static void write_edge(void* self, uint32_t edge, gx_str id, const gx_value* values) {
  const writer* w = self;
  gx_sink* sink = w->sink;
  const gx_edge* e = gx_graph_edge(w->graph, edge);
  put_attribute(sink, "    <edge id=\"", id);
  put_attribute(sink, " source=\"", gx_graph_node(w->graph, e->source).id);
  put_attribute(sink, " target=\"", gx_graph_node(w->graph, e->target).id);
  if (!w->strict) put_attribute(sink, " label=\"", values[GX_EDGE_PROPERTY_REL_TYPE].text);
  gx_puts(sink, ">\n");
  for (int p = 0; p < GX_EDGE_PROPERTY_COUNT; p++) {
    if (!values[p].present) continue;
    gx_puts(sink, "      <data key=\"");
    put_edge_key(sink, (gx_edge_property)p);
    put_value(sink, gx_edge_properties[p].type, &values[p]);
  }
  gx_puts(sink, "    </edge>\n");
}

gx_status gx_write_graphml(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                           gx_error* error) {
  (void)error; // The sink remembers what goes wrong
  static const gx_visitor visitor = {.node = write_node, .edge = write_edge};
  writer w = {graph, sink, options->strict};
  gx_puts(sink,
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
  put_keys(sink);
  gx_putf(sink, "  <graph id=\"guanxi\" edgedefault=\"%s\">\n",
          gx_graph_is_symmetric(graph) ? "undirected" : "directed");
  gx_graph_walk(graph, &visitor, &w);
  gx_puts(sink, "  </graph>\n</graphml>\n");
  return GX_OK;
}
