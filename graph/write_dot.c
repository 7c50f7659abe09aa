/// DOT for Graphviz: names, kinds and weights of a small graph; a large one is for Gephi.
#include "graph/escape.h"
#include "graph/walk.h"
#include "graph/write.h"

typedef struct {
  const gx_graph* graph;
  gx_sink* sink;
} writer;

static void put_attribute(gx_sink* sink, const char* before, gx_str s) {
  gx_puts(sink, before);
  gx_escape(sink, GX_ESCAPE_DOT, s);
  gx_puts(sink, "\"");
}

static const char* const shapes[GX_NODE_KIND_COUNT] = {
    [GX_NODE_PERSON] = "shape=ellipse, fillcolor=\"#f6c9a8\"",
    [GX_NODE_POSITION] = "shape=plain, style=\"\"",
    [GX_NODE_UNIT] = "shape=box, fillcolor=\"#b3d1e8\"",
    [GX_NODE_COMPANY] = "shape=box, fillcolor=\"#d5ecf9\"",
    [GX_NODE_PLACE] = "shape=house, fillcolor=\"#b3e2d2\"",
    [GX_NODE_EVENT] = "shape=box, fillcolor=\"#edd3e2\"",
    [GX_NODE_ARTICLE] = "shape=note, fillcolor=\"#e8e8e8\""};

static void write_node(void* self, uint32_t node, const gx_value* values) {
  const writer* w = self;
  const gx_node n = gx_graph_node(w->graph, node);
  put_attribute(w->sink, "  \"", n.id);
  put_attribute(w->sink, " [label=\"", values[GX_NODE_PROPERTY_LABEL].text);
  gx_putf(w->sink, ", class=\"%s\", %s];\n", gx_node_kind_name(n.kind), shapes[n.kind]);
}

static void write_edge(void* self, uint32_t edge, gx_str id, const gx_value* values) {
  const writer* w = self;
  const gx_edge* e = gx_graph_edge(w->graph, edge);
  (void)id;
  put_attribute(w->sink, "  \"", gx_graph_node(w->graph, e->source).id);
  put_attribute(w->sink, " -> \"", gx_graph_node(w->graph, e->target).id);
  put_attribute(w->sink, " [label=\"", values[GX_EDGE_PROPERTY_LABEL].text);
  gx_putf(w->sink, ", class=\"%s\", weight=%u%s];\n", gx_edge_label(e->type), e->weight,
          gx_edge_is_symmetric(e->type) ? ", dir=none" : "");
}

gx_status gx_write_dot(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                       gx_error* error) {
  (void)options;
  (void)error; // The sink remembers what goes wrong
  static const gx_visitor visitor = {.node = write_node, .edge = write_edge};
  writer w = {graph, sink};
  gx_puts(sink,
          "digraph guanxi {\n"
          "  charset=\"UTF-8\"; layout=sfdp; overlap=prism; splines=true;\n"
          "  node [style=filled, fontname=\"Noto Sans CJK SC\", fontsize=11, color=\"#808080\"];\n"
          "  edge [fontname=\"Noto Sans CJK SC\", fontsize=8, color=\"#80808080\", arrowsize=0.5];\n");
  gx_graph_walk(graph, &visitor, &w);
  gx_puts(sink, "}\n");
  return GX_OK;
}
