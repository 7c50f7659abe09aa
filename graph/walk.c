#include "graph/walk.h"

#include <string.h>

#include "base/hash.h"
#include "base/json.h"
#include "base/utf8.h"

const gx_property gx_node_properties[GX_NODE_PROPERTY_COUNT] = {
#define GX_X(e, name, type) [GX_NODE_PROPERTY_##e] = {#name, GX_VALUE_##type},
    GX_NODE_PROPERTIES(GX_X)
#undef GX_X
};

const gx_property gx_edge_properties[GX_EDGE_PROPERTY_COUNT] = {
#define GX_X(e, name, type) [GX_EDGE_PROPERTY_##e] = {#name, GX_VALUE_##type},
    GX_EDGE_PROPERTIES(GX_X)
#undef GX_X
};

// ---- captions --------------------------------------------------------------------------------------------------------------

/// Long labels are slow and unreadable in drawings, Chinese ones most of all.
enum { CAPTION_CHARS = 24 };

static gx_str shorten(gx_str s, gx_arena* arena) {
  size_t at = 0;
  for (unsigned n = 0; n < CAPTION_CHARS && at < s.n; n++) gx_utf8_next(s, &at);
  return at < s.n ? gx_str_format(arena, "%.*s…", (int)at, s.p) : s;
}

static gx_str class_zh(gx_str class_) {
  static const char* const names[][2] = {{"meeting", "会议"}, {"inspection", "调研"}, {"ceremony", "仪式"},
                                         {"talks", "会见"},   {"visit", "走访"},      {"letter", "致信"}};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (gx_str_eq(class_, gx_str_of(names[i][0]))) return gx_str_of(names[i][1]);
  return class_;
}

gx_str gx_node_caption(const gx_graph* graph, uint32_t node, gx_arena* arena) {
  const gx_node n = gx_graph_node(graph, node);
  char date[12];
  if (n.name.n) return shorten(n.name, arena);
  gx_date_format(n.date, date);
  if (n.kind == GX_NODE_EVENT) {
    const gx_str place = n.unit == GX_NONE ? GX_STR("") : shorten(gx_graph_node(graph, n.unit).name, arena);
    const gx_str zh = class_zh(n.class_);
    return gx_str_trim(gx_str_format(arena, "%s %.*s %.*s", date, GX_FMT(zh), GX_FMT(place)));
  }
  if (n.kind == GX_NODE_ARTICLE && n.source != GX_NONE) {
    const gx_str paper = gx_graph_source(graph, n.source).publication;
    return gx_str_trim(gx_str_format(arena, "%.*s %s #%u", GX_FMT(paper), date, n.article + 1));
  }
  return n.id;
}

// ---- values ----------------------------------------------------------------------------------------------------------------

static gx_value text(gx_str s) { return (gx_value){.present = s.n > 0, .text = s}; }
static gx_value number(uint32_t n) { return (gx_value){.present = true, .number = n}; }
static gx_value flag(bool b) { return (gx_value){.present = true, .flag = b}; }

static gx_value date_text(gx_date d, gx_arena* arena) {
  char out[12];
  gx_date_format(d, out);
  return text(gx_str_copy(arena, gx_str_of(out)));
}

static gx_value list(gx_names names, gx_arena* arena) {
  if (!names.n) return (gx_value){0};
  gx_sink* sink = gx_sink_memory();
  for (uint32_t i = 0; i < names.n; i++) {
    gx_puts(sink, i ? "," : "[");
    gx_json_put(sink, names.at[i]);
  }
  gx_puts(sink, "]");
  gx_value v = text(gx_str_copy(arena, gx_sink_bytes(sink)));
  v.names = names;
  gx_sink_abandon(sink);
  return v;
}

/// A member of an object and the comma behind it; none without a value.
static void put_member(gx_sink* sink, const char* name, gx_str value) {
  if (!value.n) return;
  gx_putf(sink, "\"%s\":", name);
  gx_json_put(sink, value);
  gx_puts(sink, ",");
}

/// Of nodes that the graph does not show, what one needs to find them elsewhere.
static void put_unshown(const gx_graph* graph, const gx_evidence* e, gx_sink* sink) {
  if (e->event != GX_NONE) {
    const gx_node event = gx_graph_node(graph, e->event);
    put_member(sink, "event", event.id);
    put_member(sink, "what", event.name.n ? event.name : class_zh(event.class_));
  }
  const gx_node article = gx_graph_node(graph, e->article);
  if (e->article >= gx_graph_node_count(graph) && article.source != GX_NONE)
    put_member(sink, "path", gx_graph_source(graph, article.source).path);
}

static void put_proof(const gx_graph* graph, const gx_evidence* e, gx_sink* sink) {
  char date[12];
  gx_date_format(e->date, date);
  gx_puts(sink, "{");
  put_member(sink, "claim", e->claim);
  put_unshown(graph, e, sink);
  gx_puts(sink, "\"article\":");
  gx_json_put(sink, gx_graph_node(graph, e->article).id);
  gx_putf(sink, ",\"begin\":%u,\"end\":%u,\"rule\":", e->begin, e->end);
  gx_json_put(sink, e->rule);
  if (*date) gx_putf(sink, ",\"date\":\"%s\"", date);
  if (e->order)
    gx_putf(sink, ",\"order\":%u,\"of\":%u,\"open\":%s", e->order, e->of, e->open ? "true" : "false");
  gx_puts(sink, ",\"quote\":");
  gx_json_put(sink, e->quote);
  gx_puts(sink, "}");
}

/// Ties of the view of people sum up what others say in full: their latest words are enough. Of what is said thousands of times the first
/// 30,000 bytes are: spreadsheets break at cells of 32,767 characters, neo4j-admin at fields of 4 MB, XML readers at texts of 10 MB. The weight
/// counts all.
enum { PROOFS_OF_TIE = 20, LONGEST = 30000 };

static gx_value proofs(const gx_graph* graph, const gx_edge* e, gx_arena* arena) {
  if (!e->n_evidence) return (gx_value){0};
  gx_sink* sink = gx_sink_memory();
  const bool tie = gx_graph_evidence(graph, e->evidence).event != GX_NONE;
  const uint32_t first = tie && e->n_evidence > PROOFS_OF_TIE ? e->n_evidence - PROOFS_OF_TIE : 0;
  for (uint32_t i = first; i < e->n_evidence && gx_sink_bytes(sink).n < LONGEST; i++) {
    gx_puts(sink, i > first ? "," : "[");
    const gx_evidence proof = gx_graph_evidence(graph, e->evidence + i);
    put_proof(graph, &proof, sink);
  }
  gx_puts(sink, "]");
  const gx_value v = text(gx_str_copy(arena, gx_sink_bytes(sink)));
  gx_sink_abandon(sink);
  return v;
}

static void fill_article(const gx_graph* graph, const gx_node* n, gx_arena* arena, gx_value* v) {
  if (n->kind != GX_NODE_ARTICLE || n->source == GX_NONE) return;
  const gx_source s = gx_graph_source(graph, n->source);
  v[GX_NODE_PROPERTY_DOCUMENT] = text(s.id);
  v[GX_NODE_PROPERTY_ARTICLE] = number(n->article);
  v[GX_NODE_PROPERTY_BEGIN] = number(n->begin);
  v[GX_NODE_PROPERTY_END] = number(n->end);
  v[GX_NODE_PROPERTY_PATH] = text(gx_str_copy(arena, s.path));
  v[GX_NODE_PROPERTY_SHA256] = text(gx_str_copy(arena, s.sha256));
  v[GX_NODE_PROPERTY_PUBLICATION] = text(s.publication);
  v[GX_NODE_PROPERTY_HOME] = text(s.home);
  v[GX_NODE_PROPERTY_URL] = text(gx_str_copy(arena, s.url));
}

static void fill_node(const gx_graph* graph, uint32_t node, gx_arena* arena, gx_value* v) {
  const gx_node n = gx_graph_node(graph, node);
  v[GX_NODE_PROPERTY_LABEL] = text(gx_node_caption(graph, node, arena));
  v[GX_NODE_PROPERTY_LABELS] = text(gx_str_format(arena, ":%s", gx_node_kind_label(n.kind)));
  v[GX_NODE_PROPERTY_UID] = text(n.id);
  v[GX_NODE_PROPERTY_KIND] = text(gx_str_of(gx_node_kind_name(n.kind)));
  v[GX_NODE_PROPERTY_NAME] = text(n.name);
  v[GX_NODE_PROPERTY_CLASS] = text(n.class_);
  v[GX_NODE_PROPERTY_TITLE] = text(n.title);
  v[GX_NODE_PROPERTY_DATE] = date_text(n.date, arena);
  v[GX_NODE_PROPERTY_MENTIONS] = number(n.mentions);
  v[GX_NODE_PROPERTY_DOCUMENTS] = number(n.documents);
  v[GX_NODE_PROPERTY_ALIASES] = list(n.aliases, arena);
  v[GX_NODE_PROPERTY_MERGED] = list(n.merged, arena);
  if (n.kind == GX_NODE_EVENT)
    v[GX_NODE_PROPERTY_PRECISION] = text(gx_str_of(gx_precision_name(gx_date_precision(n.date))));
  if (n.unit != GX_NONE) {
    const bool event = n.kind == GX_NODE_EVENT;
    v[event ? GX_NODE_PROPERTY_PLACE : GX_NODE_PROPERTY_UNIT] = text(gx_graph_node(graph, n.unit).name);
  }
  fill_article(graph, &n, arena, v);
}

static void fill_edge(const gx_graph* graph, const gx_edge* e, gx_arena* arena, gx_value* v) {
  v[GX_EDGE_PROPERTY_LABEL] = text(gx_str_of(gx_edge_zh(e->type)));
  v[GX_EDGE_PROPERTY_REL_TYPE] = text(gx_str_of(gx_edge_label(e->type)));
  v[GX_EDGE_PROPERTY_WEIGHT] = number(e->weight);
  v[GX_EDGE_PROPERTY_SYMMETRIC] = flag(gx_edge_is_symmetric(e->type));
  v[GX_EDGE_PROPERTY_ARTICLES] = number(e->articles);
  v[GX_EDGE_PROPERTY_FIRST] = date_text(e->first, arena);
  v[GX_EDGE_PROPERTY_LAST] = date_text(e->last, arena);
  v[GX_EDGE_PROPERTY_ORDER] = number(e->order);
  v[GX_EDGE_PROPERTY_OF] = number(e->of);
  v[GX_EDGE_PROPERTY_OPEN] = flag(e->open);
  if (e->n_evidence)
    v[GX_EDGE_PROPERTY_QUOTE] = text(gx_str_copy(arena, gx_graph_evidence(graph, e->evidence).quote));
  v[GX_EDGE_PROPERTY_EVIDENCE] = proofs(graph, e, arena);
}

// ---- the walk --------------------------------------------------------------------------------------------------------------

gx_str gx_edge_id(const gx_graph* graph, uint32_t edge, gx_arena* arena) {
  const gx_edge* e = gx_graph_edge(graph, edge);
  const gx_str parts[] = {gx_graph_node(graph, e->source).id, gx_str_of(gx_edge_label(e->type)),
                          gx_graph_node(graph, e->target).id};
  return gx_id(arena, "edge", parts, 3);
}

static void walk_edge(const gx_graph* graph, uint32_t edge, const gx_visitor* visitor, void* self,
                      gx_arena* arena) {
  gx_value values[GX_EDGE_PROPERTY_COUNT] = {0};
  fill_edge(graph, gx_graph_edge(graph, edge), arena, values);
  visitor->edge(self, edge, gx_edge_id(graph, edge, arena), values);
  gx_arena_reset(arena, (size_t)1 << 20);
}

void gx_graph_walk(const gx_graph* graph, const gx_visitor* visitor, void* self) {
  gx_arena* arena = gx_arena_new();
  gx_value values[GX_NODE_PROPERTY_COUNT];
  for (uint32_t i = 0; visitor->node && i < gx_graph_node_count(graph); i++) {
    memset(values, 0, sizeof values);
    fill_node(graph, i, arena, values);
    visitor->node(self, i, values);
    gx_arena_reset(arena, (size_t)1 << 20);
  }
  if (visitor->edges) visitor->edges(self);
  for (uint32_t i = 0; visitor->edge && i < gx_graph_edge_count(graph); i++)
    walk_edge(graph, i, visitor, self, arena);
  gx_arena_free(arena);
}

void gx_graph_walk_edges(const gx_graph* graph, const uint32_t* edges, uint32_t n, const gx_visitor* visitor,
                         void* self) {
  gx_arena* arena = gx_arena_new();
  for (uint32_t i = 0; i < n; i++) walk_edge(graph, edges[i], visitor, self, arena);
  gx_arena_free(arena);
}

bool gx_node_can_have(gx_node_kind kind, gx_node_property p) {
  switch (p) {
    case GX_NODE_PROPERTY_CLASS:
    case GX_NODE_PROPERTY_PLACE:
    case GX_NODE_PROPERTY_PRECISION: return kind == GX_NODE_EVENT;
    case GX_NODE_PROPERTY_TITLE:
    case GX_NODE_PROPERTY_UNIT: return kind == GX_NODE_POSITION;
    case GX_NODE_PROPERTY_DATE: return kind == GX_NODE_EVENT || kind == GX_NODE_ARTICLE;
    case GX_NODE_PROPERTY_MERGED: return kind == GX_NODE_PERSON;
    default: return p < GX_NODE_PROPERTY_DOCUMENT || kind == GX_NODE_ARTICLE;
  }
}
