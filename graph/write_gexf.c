/// GEXF 1.3 with time: spells of whole days on nodes and edges, colours by kind, sizes by mentions. What Gephi and Gephi Lite need is why it
/// is as it is: one block of attributes for each class, all of them static (Lite keeps the last block only), a label on every node,
/// `kind` on edges (else parallel ones merge), intervals that never overlap.
#include "graph/escape.h"
#include "graph/spell.h"
#include "graph/walk.h"
#include "graph/write.h"

typedef struct {
  const gx_graph* graph;
  gx_sink* sink;
  gx_arena* scratch;
  const gx_spell* spells; ///< Of nodes
} writer;

static const char* type_name(gx_value_type type) {
  switch (type) {
    case GX_VALUE_INT: return "integer";
    case GX_VALUE_REAL: return "double";
    case GX_VALUE_BOOL: return "boolean";
    case GX_VALUE_STRING:
    case GX_VALUE_LIST: break; // As JSON text, as in GraphML
  }
  return "string";
}

/// What GEXF has places of its own for.
static bool is_attribute_of_node(gx_node_property p) {
  return p != GX_NODE_PROPERTY_LABEL && p != GX_NODE_PROPERTY_LABELS;
}
static bool is_attribute_of_edge(gx_edge_property p) {
  return p != GX_EDGE_PROPERTY_LABEL && p != GX_EDGE_PROPERTY_WEIGHT;
}

static void put_declarations(gx_sink* sink) {
  gx_puts(sink, "    <attributes class=\"node\" mode=\"static\">\n");
  for (int p = 0; p < GX_NODE_PROPERTY_COUNT; p++) {
    if (!is_attribute_of_node((gx_node_property)p)) continue;
    gx_putf(sink, "      <attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", gx_node_properties[p].name,
            gx_node_properties[p].name, type_name(gx_node_properties[p].type));
  }
  gx_puts(sink, "    </attributes>\n    <attributes class=\"edge\" mode=\"static\">\n");
  for (int p = 0; p < GX_EDGE_PROPERTY_COUNT; p++) {
    if (!is_attribute_of_edge((gx_edge_property)p)) continue;
    gx_putf(sink, "      <attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", gx_edge_properties[p].name,
            gx_edge_properties[p].name, type_name(gx_edge_properties[p].type));
  }
  gx_puts(sink, "    </attributes>\n");
}

static void put_attribute(gx_sink* sink, const char* before, gx_str s) {
  gx_puts(sink, before);
  gx_escape(sink, GX_ESCAPE_XML_ATTRIBUTE, s);
  gx_puts(sink, "\"");
}

static void put_value(gx_sink* sink, const gx_property* property, const gx_value* v) {
  if (!v->present) return;
  gx_putf(sink, "          <attvalue for=\"%s", property->name);
  switch (property->type) {
    case GX_VALUE_INT:
    case GX_VALUE_REAL: gx_putf(sink, "\" value=\"%u\"", v->number); break;
    case GX_VALUE_BOOL: gx_puts(sink, v->flag ? "\" value=\"true\"" : "\" value=\"false\""); break;
    case GX_VALUE_STRING:
    case GX_VALUE_LIST: put_attribute(sink, "\" value=\"", v->text); break;
  }
  gx_puts(sink, "/>\n");
}

static void put_spells(gx_sink* sink, const gx_spell* spells, uint32_t n) {
  char begin[12], end[12];
  if (!n) return;
  gx_puts(sink, "        <spells>");
  for (uint32_t i = 0; i < n; i++) {
    gx_date_format(spells[i].begin, begin);
    gx_date_format(spells[i].end, end);
    gx_putf(sink, "<spell start=\"%s\" end=\"%s\"/>", begin, end);
  }
  gx_puts(sink, "</spells>\n");
}

/// Told apart by people who see red and green alike, too.
static const uint8_t colours[GX_NODE_KIND_COUNT][3] = {
    [GX_NODE_PERSON] = {213, 94, 0},    [GX_NODE_POSITION] = {230, 159, 0}, [GX_NODE_UNIT] = {0, 114, 178},
    [GX_NODE_COMPANY] = {86, 180, 233}, [GX_NODE_PLACE] = {0, 158, 115},    [GX_NODE_EVENT] = {204, 121, 167},
    [GX_NODE_ARTICLE] = {153, 153, 153}};

/// The diameter in tenths: the area grows with the mentions, up to a bound.
static unsigned size_of(uint32_t mentions) {
  unsigned root = 0;
  while (root < 28 && (root + 1) * (root + 1) <= mentions) root++;
  return 40 + 20 * root;
}

static void write_node(void* self, uint32_t node, const gx_value* values) {
  const writer* w = self;
  const gx_node n = gx_graph_node(w->graph, node);
  const uint8_t* rgb = colours[n.kind];
  const unsigned tenths = size_of(n.mentions);
  put_attribute(w->sink, "      <node id=\"", n.id);
  put_attribute(w->sink, " label=\"", values[GX_NODE_PROPERTY_LABEL].text);
  gx_puts(w->sink, ">\n        <attvalues>\n");
  for (int p = 0; p < GX_NODE_PROPERTY_COUNT; p++)
    if (is_attribute_of_node((gx_node_property)p)) put_value(w->sink, &gx_node_properties[p], &values[p]);
  gx_puts(w->sink, "        </attvalues>\n");
  put_spells(w->sink, &w->spells[node], gx_date_precision(w->spells[node].begin) ? 1 : 0);
  gx_putf(
      w->sink,
      "        <viz:color r=\"%u\" g=\"%u\" b=\"%u\"/>\n        <viz:size value=\"%u.%u\"/>\n      </node>\n",
      rgb[0], rgb[1], rgb[2], tenths / 10, tenths % 10);
}

static void write_edge(void* self, uint32_t edge, gx_str id, const gx_value* values) {
  const writer* w = self;
  const gx_edge* e = gx_graph_edge(w->graph, edge);
  const gx_spells spells = gx_edge_spells(w->graph, edge, w->scratch);
  put_attribute(w->sink, "      <edge id=\"", id);
  put_attribute(w->sink, " source=\"", gx_graph_node(w->graph, e->source).id);
  put_attribute(w->sink, " target=\"", gx_graph_node(w->graph, e->target).id);
  put_attribute(w->sink, " kind=\"", values[GX_EDGE_PROPERTY_REL_TYPE].text);
  put_attribute(w->sink, " label=\"", values[GX_EDGE_PROPERTY_LABEL].text);
  gx_putf(w->sink, " weight=\"%u\">\n        <attvalues>\n", e->weight);
  for (int p = 0; p < GX_EDGE_PROPERTY_COUNT; p++)
    if (is_attribute_of_edge((gx_edge_property)p)) put_value(w->sink, &gx_edge_properties[p], &values[p]);
  gx_puts(w->sink, "        </attvalues>\n");
  put_spells(w->sink, spells.at, spells.n);
  gx_puts(w->sink, "      </edge>\n");
  gx_arena_reset(w->scratch, (size_t)1 << 20);
}

static void begin_edges(void* self) {
  const writer* w = self;
  gx_puts(w->sink, "    </nodes>\n    <edges>\n");
}

gx_status gx_write_gexf(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                        gx_error* error) {
  (void)options;
  (void)error; // The sink remembers what goes wrong
  static const gx_visitor visitor = {write_node, begin_edges, write_edge};
  gx_arena* arena = gx_arena_new();
  writer w = {graph, sink, gx_arena_new(), gx_node_spells(graph, arena)};
  gx_puts(sink,
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
          "  <meta><creator>guanxi</creator></meta>\n");
  gx_putf(sink,
          "  <graph defaultedgetype=\"%s\" idtype=\"string\" mode=\"dynamic\" timeformat=\"date\" "
          "timerepresentation=\"interval\" timezone=\"Asia/Shanghai\">\n",
          gx_graph_is_symmetric(graph) ? "undirected" : "directed");
  put_declarations(sink);
  gx_puts(sink, "    <nodes>\n");
  gx_graph_walk(graph, &visitor, &w);
  gx_puts(sink, "    </edges>\n  </graph>\n</gexf>\n");
  gx_arena_free(w.scratch);
  gx_arena_free(arena);
  return GX_OK;
}
