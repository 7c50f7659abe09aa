/// FollowTheMoney, one entity a line, for OpenAleph and the tools around it. An edge is an Occupancy (tenure) or an UnknownLink with its role, words and
/// dates; of_unit and reported_in are properties of their source. Every claim names its articles as proof. What the texts do not say (country, topics)
/// is not said here.
#include <string.h>

#include "base/json.h"
#include "base/utf8.h"
#include "graph/walk.h"
#include "graph/write.h"

typedef struct {
  const gx_graph* graph;
  gx_sink* sink;
  gx_arena* scratch; ///< Of the entity at hand
  bool first;        ///< No property of the entity was written yet
} writer;

static const char* const schemata[GX_NODE_KIND_COUNT] = {
    [GX_NODE_PERSON] = "Person",   [GX_NODE_POSITION] = "Position", [GX_NODE_UNIT] = "Organization",
    [GX_NODE_COMPANY] = "Company", [GX_NODE_PLACE] = "Address",     [GX_NODE_EVENT] = "Event",
    [GX_NODE_ARTICLE] = "Article"};

// ---- pieces ----------------------------------------------------------------------------------------------------------------

static void begin_entity(writer* w, gx_str id, const char* schema) {
  gx_puts(w->sink, "{\"id\":");
  gx_json_put(w->sink, id);
  gx_putf(w->sink, ",\"schema\":\"%s\",\"properties\":{", schema);
  w->first = true;
}

static void end_entity(writer* w) { gx_puts(w->sink, "}}\n"); }

/// The list of values of a property is opened by its first value.
typedef struct {
  const char* property;
  bool open;
} list;

/// The reader drops a value that is longer than its property may be, whole.
static gx_str cut(gx_str s, const char* property) {
  const unsigned most = strcmp(property, "summary") == 0     ? 65000
                        : strcmp(property, "sourceUrl") == 0 ? 4096
                                                             : 250;
  size_t at = 0;
  for (unsigned n = 0; n < most && at < s.n; n++) gx_utf8_next(s, &at);
  return (gx_str){s.p, at};
}

static void put_value(writer* w, list* values, gx_str s) {
  if (!s.n) return;
  if (values->open) {
    gx_puts(w->sink, ",");
  } else {
    gx_putf(w->sink, "%s\"%s\":[", w->first ? "" : ",", values->property);
    values->open = true;
    w->first = false;
  }
  gx_json_put(w->sink, cut(s, values->property));
}

static void close_list(writer* w, const list* values) {
  if (values->open) gx_puts(w->sink, "]");
}

static void put_property(writer* w, const char* property, gx_str s) {
  list values = {property, false};
  put_value(w, &values, s);
  close_list(w, &values);
}

static void put_date(writer* w, list* values, gx_date d) {
  char out[12];
  gx_date_format(d, out);
  put_value(w, values, gx_str_of(out));
}

static gx_str id_of(const writer* w, uint32_t node) { return gx_graph_node(w->graph, node).id; }

/// An entity may name only what is in the file.
static bool is_shown(const writer* w, uint32_t node) { return node < gx_graph_node_count(w->graph); }

/// Ids of the targets of all edges of one type.
static void put_targets(writer* w, const char* property, uint32_t node, gx_edge_type type) {
  list values = {property, false};
  uint32_t first;
  const uint32_t end = gx_graph_out(w->graph, node, &first);
  for (uint32_t i = first; i < end; i++)
    if (gx_graph_edge(w->graph, i)->type == type)
      put_value(w, &values, id_of(w, gx_graph_edge(w->graph, i)->target));
  close_list(w, &values);
}

// ---- nodes -----------------------------------------------------------------------------------------------------------------

static void put_article(writer* w, const gx_node* n) {
  list published = {"publishedAt", false};
  put_date(w, &published, n->date);
  close_list(w, &published);
  if (n->source == GX_NONE) return;
  const gx_source source = gx_graph_source(w->graph, n->source);
  put_property(w, "publisher", source.publication);
  put_property(w, "fileName", source.path);
  const bool is_address =
      gx_str_starts(source.url, GX_STR("http://")) || gx_str_starts(source.url, GX_STR("https://"));
  if (is_address && source.url.n == cut(source.url, "sourceUrl").n) // Half an address leads elsewhere
    put_property(w, "sourceUrl", source.url);
}

static void put_event(writer* w, uint32_t node, const gx_node* n) {
  list date = {"date", false};
  put_date(w, &date, n->date);
  close_list(w, &date);
  put_property(w, "keywords", n->class_);
  put_targets(w, "proof", node, GX_EDGE_REPORTED_IN);
  if (n->unit == GX_NONE) return;
  const gx_node place = gx_graph_node(w->graph, n->unit);
  put_property(w, "location", place.name);
  if (place.kind == GX_NODE_PLACE && is_shown(w, n->unit)) put_property(w, "addressEntity", place.id);
}

static void write_node(void* self, uint32_t node, const gx_value* values) {
  writer* w = self;
  const gx_node n = gx_graph_node(w->graph, node);
  begin_entity(w, n.id, schemata[n.kind]);
  put_property(w, n.kind == GX_NODE_ARTICLE ? "title" : "name",
               n.name.n ? n.name : values[GX_NODE_PROPERTY_LABEL].text);
  if (cut(n.name, "name").n < n.name.n) put_property(w, "summary", n.name);
  list aliases = {"alias", false};
  for (uint32_t i = 0; i < n.aliases.n; i++) put_value(w, &aliases, n.aliases.at[i]);
  close_list(w, &aliases);
  if (n.kind == GX_NODE_ARTICLE) put_article(w, &n);
  if (n.kind == GX_NODE_EVENT) put_event(w, node, &n);
  if (n.kind == GX_NODE_PLACE) put_property(w, "full", n.name);
  if (n.kind == GX_NODE_POSITION) put_targets(w, "organization", node, GX_EDGE_OF_UNIT);
  end_entity(w);
}

// ---- edges -----------------------------------------------------------------------------------------------------------------

static void put_provenance(writer* w, const gx_edge* e) {
  list date = {"date", false}, words = {"summary", false}, proof = {"proof", false};
  put_date(w, &date, e->first);
  if (gx_date_cmp(e->first, e->last)) put_date(w, &date, e->last);
  close_list(w, &date);
  gx_intern* said = gx_intern_new(w->scratch); // 中央电视台央视网 a thousand times is one value
  for (uint32_t i = 0; i < e->n_evidence; i++) {
    const gx_str quote = gx_graph_evidence(w->graph, e->evidence + i).quote;
    const uint32_t known = gx_intern_count(said);
    if (gx_intern_add(said, quote) == known) put_value(w, &words, quote);
  }
  close_list(w, &words);
  gx_arena_reset(w->scratch, (size_t)1 << 20);
  for (uint32_t i = 0, before = GX_NONE; i < e->n_evidence; i++) {
    const uint32_t article = gx_graph_evidence(w->graph, e->evidence + i).article;
    if (is_shown(w, article) && article != before) put_value(w, &proof, id_of(w, article));
    before = article;
  }
  close_list(w, &proof);
}

static void write_edge(void* self, uint32_t edge, gx_str id, const gx_value* values) {
  writer* w = self;
  const gx_edge* e = gx_graph_edge(w->graph, edge);
  if (e->type == GX_EDGE_OF_UNIT || e->type == GX_EDGE_REPORTED_IN) return;
  const bool tenure = e->type == GX_EDGE_HOLDS;
  begin_entity(w, id, tenure ? "Occupancy" : "UnknownLink");
  put_property(w, tenure ? "holder" : "subject", id_of(w, e->source));
  put_property(w, tenure ? "post" : "object", id_of(w, e->target));
  if (!tenure) put_property(w, "role", values[GX_EDGE_PROPERTY_LABEL].text);
  put_provenance(w, e);
  end_entity(w);
}

gx_status gx_write_ftm(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                       gx_error* error) {
  (void)options;
  (void)error; // The sink remembers what goes wrong
  static const gx_visitor visitor = {.node = write_node, .edge = write_edge};
  writer w = {.graph = graph, .sink = sink, .scratch = gx_arena_new()};
  gx_graph_walk(graph, &visitor, &w);
  gx_arena_free(w.scratch);
  return GX_OK;
}
