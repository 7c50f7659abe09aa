/// JSON-LD 1.0 with its context inline: nothing is fetched, and no feature of 1.1 is used, because Neo4j's reader knows none.
/// schema.org for people, events and articles, ORG for posts and tenures, Web Annotation for the words, PROV between them.
///
/// One node a line: first the run, then the graph's nodes with their direct ties, then one statement for each edge (attendances,
/// memberships, other claims) that names its evidence, then the evidence.
#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/json.h"
#include "graph/escape.h"
#include "graph/walk.h"
#include "graph/write.h"

#define CONTEXT_PREFIXES                               \
  "\"gx\":\"urn:guanxi:vocab:\","                      \
  "\"schema\":\"http://schema.org/\","                 \
  "\"org\":\"http://www.w3.org/ns/org#\","             \
  "\"prov\":\"http://www.w3.org/ns/prov#\","           \
  "\"oa\":\"http://www.w3.org/ns/oa#\","               \
  "\"skos\":\"http://www.w3.org/2004/02/skos/core#\"," \
  "\"owl\":\"http://www.w3.org/2002/07/owl#\","        \
  "\"xsd\":\"http://www.w3.org/2001/XMLSchema#\""

/// Terms whose values are Chinese words.
static const char* const word_terms[][2] = {
    {"name", "schema:name"},         {"alternateName", "schema:alternateName"},
    {"headline", "schema:headline"}, {"prefLabel", "skos:prefLabel"},
    {"title", "gx:title"},           {"roleName", "schema:roleName"},
    {"exact", "oa:exact"},
};

/// Terms whose values are other nodes; a `^` reverses the property: the value is its subject.
static const char* const link_terms[][2] = {
    {"postIn", "org:postIn"},
    {"location", "schema:location"},
    {"publisher", "schema:publisher"},
    {"url", "schema:url"},
    {"sameAs", "owl:sameAs"},
    {"person", "gx:person"},
    {"event", "gx:event"},
    {"member", "org:member"},
    {"organization", "org:organization"},
    {"post", "gx:post"},
    {"subject", "gx:subject"},
    {"object", "gx:object"},
    {"predicate", "gx:predicate"},
    {"attendeeOf", "^schema:attendee"},
    {"chairOf", "^gx:chair"},
    {"wasDerivedFrom", "prov:wasDerivedFrom"},
    {"hadPrimarySource", "prov:hadPrimarySource"},
    {"wasGeneratedBy", "prov:wasGeneratedBy"},
    {"hasSource", "oa:hasSource"},
    {"hasTarget", "oa:hasTarget"},
    {"hasSelector", "oa:hasSelector"},
};

/// How an edge stands on its source: a term, its IRI (reversed with `^`), and the IRI that a claim names as its predicate.
static const struct {
  const char* term;
  const char* iri;
} ties[GX_EDGE_TYPE_COUNT] = {
    [GX_EDGE_WROTE_TO] = {"wroteTo", "gx:wroteTo"},
    [GX_EDGE_VISITED] = {"visited", "gx:visited"},
    [GX_EDGE_HOLDS] = {"holds", "org:holds"},
    [GX_EDGE_WROTE] = {"authorOf", "^schema:author"},
    [GX_EDGE_ORGANIZED] = {"organizerOf", "^schema:organizer"},
    [GX_EDGE_HELD_AT] = {"heldAt", "schema:location"},
    [GX_EDGE_OF_UNIT] = {"ofUnit", "org:postIn"},
    [GX_EDGE_PART_OF] = {"partOf", "gx:partOf"},
    [GX_EDGE_LOCATED_IN] = {"locatedIn", "gx:locatedIn"},
    [GX_EDGE_CO_OCCURS] = {"coOccurs", "gx:coOccurs"},
    [GX_EDGE_REPORTED_IN] = {"subjectOf", "schema:subjectOf"},
    [GX_EDGE_MAYBE_SAME] = {"maybeSame", "gx:maybeSame"},
    [GX_EDGE_TOGETHER] = {"together", "gx:together"},
    [GX_EDGE_LISTED_WITH] = {"listedWith", "gx:listedWith"},
};

typedef struct {
  const gx_graph* graph;
  gx_sink* sink;
  gx_arena* scratch; ///< Of the node being written
  bool first;        ///< No node was written yet
} writer;

// ---- context ---------------------------------------------------------------------------------------------------------------

static void put_link_term(gx_sink* sink, const char* term, const char* iri) {
  const bool reversed = *iri == '^';
  gx_putf(sink, ",\n  \"%s\":{\"%s\":\"%s\",\"@type\":\"@id\"}", term, reversed ? "@reverse" : "@id",
          iri + reversed);
}

static void put_context(gx_sink* sink) {
  gx_puts(sink, "{\"@context\":{\n  " CONTEXT_PREFIXES);
  for (size_t i = 0; i < sizeof word_terms / sizeof *word_terms; i++)
    gx_putf(sink, ",\n  \"%s\":{\"@id\":\"%s\",\"@language\":\"zh\"}", word_terms[i][0], word_terms[i][1]);
  for (size_t i = 0; i < sizeof link_terms / sizeof *link_terms; i++)
    put_link_term(sink, link_terms[i][0], link_terms[i][1]);
  for (int t = 0; t < GX_EDGE_TYPE_COUNT; t++)
    if (ties[t].term) put_link_term(sink, ties[t].term, ties[t].iri);
  gx_puts(sink, "},\n\"@graph\":[");
}

// ---- pieces ----------------------------------------------------------------------------------------------------------------

static void put_iri(const writer* w, gx_str id) {
  gx_puts(w->sink, "\"urn:guanxi:");
  gx_escape(w->sink, GX_ESCAPE_URI, id);
  gx_puts(w->sink, "\"");
}

static void begin_node(writer* w, gx_str id, const char* types) {
  gx_puts(w->sink, w->first ? "\n" : ",\n");
  w->first = false;
  gx_puts(w->sink, "{\"@id\":");
  put_iri(w, id);
  gx_putf(w->sink, ",\"@type\":%s", types);
}

static void end_node(const writer* w) { gx_puts(w->sink, "}"); }

static void put_words(const writer* w, const char* term, gx_str words) {
  if (!words.n) return;
  gx_putf(w->sink, ",\"%s\":", term);
  gx_json_put(w->sink, words);
}

static void put_number(const writer* w, const char* term, uint32_t n) {
  gx_putf(w->sink, ",\"%s\":%u", term, n);
}

static void put_link(const writer* w, const char* term, gx_str id) {
  gx_putf(w->sink, ",\"%s\":", term);
  put_iri(w, id);
}

/// A date of the type that its precision has.
static void put_date(const writer* w, const char* property, gx_date d) {
  static const char* const types[] = {
      [GX_PRECISION_DAY] = "date", [GX_PRECISION_MONTH] = "gYearMonth", [GX_PRECISION_YEAR] = "gYear"};
  char out[12];
  if (gx_date_precision(d) == GX_PRECISION_NONE) return;
  gx_date_format(d, out);
  gx_putf(w->sink, ",\"%s\":{\"@value\":\"%s\",\"@type\":\"xsd:%s\"}", property, out,
          types[gx_date_precision(d)]);
}

static gx_str id_of(const writer* w, uint32_t node) { return gx_graph_node(w->graph, node)->id; }

static gx_str run_id(const writer* w) {
  const gx_names g = gx_graph_gazetteers(w->graph);
  return gx_id(w->scratch, "run", g.at, g.n);
}

static gx_str publisher_id(const writer* w, gx_str name) { return gx_id(w->scratch, "publisher", &name, 1); }

/// Evidence of several edges is one node when article, place and rule are the same.
static gx_str evidence_id(const writer* w, const gx_evidence* e) {
  char numbers[24];
  const int n = snprintf(numbers, sizeof numbers, "%u-%u", e->begin, e->end);
  const gx_str parts[] = {id_of(w, e->article), {numbers, (size_t)n}, e->rule};
  return gx_id(w->scratch, "evidence", parts, 3);
}

// ---- nodes -----------------------------------------------------------------------------------------------------------------

static int compare_numbers(const void* p, const void* q) {
  const uint32_t a = *(const uint32_t*)p, b = *(const uint32_t*)q;
  return a < b ? -1 : a > b;
}

/// Sorts, drops repetitions, writes as one list of links.
static void put_links(const writer* w, const char* term, uint32_t* nodes, uint32_t n) {
  if (!n) return;
  qsort(nodes, n, sizeof *nodes, compare_numbers);
  gx_putf(w->sink, ",\"%s\":[", term);
  for (uint32_t i = 0; i < n; i++) {
    if (i && nodes[i] == nodes[i - 1]) continue;
    if (i) gx_puts(w->sink, ",");
    put_iri(w, id_of(w, nodes[i]));
  }
  gx_puts(w->sink, "]");
}

/// Whom a letter reaches has not sat in the room with its writer.
static bool is_presence(gx_edge_type t) { return gx_edge_is_role(t) && t != GX_EDGE_WROTE_TO; }

/// The direct ties of a node: whoever asks "who attended" needs no statement nodes.
static void put_ties(const writer* w, uint32_t node) {
  uint32_t first;
  const uint32_t end = gx_graph_out(w->graph, node, &first);
  uint32_t* targets = GX_ARRAY(w->scratch, uint32_t, end - first);
  uint32_t n = 0;
  for (uint32_t i = first; i < end; i++)
    if (is_presence(gx_graph_edge(w->graph, i)->type)) targets[n++] = gx_graph_edge(w->graph, i)->target;
  put_links(w, "attendeeOf", targets, n);
  for (uint32_t i = first; i < end;) {
    const gx_edge_type type = gx_graph_edge(w->graph, i)->type;
    const char* term = type == GX_EDGE_CHAIRED ? "chairOf" : ties[type].term;
    for (n = 0; i < end && gx_graph_edge(w->graph, i)->type == type; i++)
      targets[n++] = gx_graph_edge(w->graph, i)->target;
    if (term) put_links(w, term, targets, n);
  }
}

static void put_names(const writer* w, const gx_node* n) {
  put_words(w, "name", n->name);
  if (!n->aliases.n) return;
  gx_puts(w->sink, ",\"alternateName\":");
  for (uint32_t i = 0; i < n->aliases.n; i++) {
    gx_puts(w->sink, i ? "," : "[");
    gx_json_put(w->sink, n->aliases.at[i]);
  }
  gx_puts(w->sink, "]");
}

static void put_merged(const writer* w, const gx_node* n) {
  if (!n->merged.n) return;
  gx_puts(w->sink, ",\"sameAs\":");
  for (uint32_t i = 0; i < n->merged.n; i++) {
    gx_puts(w->sink, i ? "," : "[");
    put_iri(w, n->merged.at[i]);
  }
  gx_puts(w->sink, "]");
}

static void put_source(const writer* w, const gx_node* n) {
  if (n->source == GX_NONE) return;
  const gx_source* s = gx_graph_source(w->graph, n->source);
  put_words(w, "gx:document", s->id);
  put_words(w, "gx:path", s->path);
  put_words(w, "schema:sha256", s->sha256);
  put_words(w, "gx:home", s->home);
  put_number(w, "gx:article", n->article);
  put_number(w, "gx:begin", n->begin);
  put_number(w, "gx:end", n->end);
  if (s->publication.n) put_link(w, "publisher", publisher_id(w, s->publication));
  // Only what is an address becomes one: a relative link would change its meaning with every reader.
  if (gx_str_starts(s->url, GX_STR("http://")) || gx_str_starts(s->url, GX_STR("https://"))) {
    gx_puts(w->sink, ",\"url\":\"");
    gx_escape(w->sink, GX_ESCAPE_URI, s->url);
    gx_puts(w->sink, "\"");
  }
}

static const char* const node_types[GX_NODE_KIND_COUNT] = {
    [GX_NODE_PERSON] = "\"schema:Person\"",
    [GX_NODE_POSITION] = "\"org:Post\"",
    [GX_NODE_UNIT] = "[\"schema:Organization\",\"org:Organization\",\"gx:Unit\"]",
    [GX_NODE_COMPANY] = "[\"schema:Organization\",\"org:Organization\",\"gx:Company\"]",
    [GX_NODE_PLACE] = "\"schema:Place\"",
    [GX_NODE_EVENT] = "\"schema:Event\"",
    [GX_NODE_ARTICLE] = "\"schema:NewsArticle\"",
};

static void write_node(writer* w, uint32_t node) {
  const gx_node* n = gx_graph_node(w->graph, node);
  begin_node(w, n->id, node_types[n->kind]);
  switch (n->kind) {
    case GX_NODE_POSITION:
      put_words(w, "prefLabel", n->name);
      put_words(w, "title", n->title);
      if (n->unit != GX_NONE) put_link(w, "postIn", id_of(w, n->unit));
      break;
    case GX_NODE_EVENT:
      put_words(w, "gx:kind", n->class_);
      put_date(w, "schema:startDate", n->date);
      if (n->unit != GX_NONE) put_link(w, "location", id_of(w, n->unit));
      break;
    case GX_NODE_ARTICLE:
      put_words(w, "headline", n->name);
      put_date(w, "schema:datePublished", n->date);
      put_source(w, n);
      break;
    default: break;
  }
  if (n->kind != GX_NODE_ARTICLE) {
    put_names(w, n);
    put_number(w, "gx:mentions", n->mentions);
  }
  put_merged(w, n);
  put_ties(w, node);
  end_node(w);
  gx_arena_reset(w->scratch, (size_t)1 << 20);
}

static int compare_strings(const void* p, const void* q) {
  return gx_str_cmp(*(const gx_str*)p, *(const gx_str*)q);
}

static void write_publishers(writer* w) {
  const uint32_t n = gx_graph_source_count(w->graph);
  gx_arena* arena = gx_arena_new();
  gx_str* names = GX_ARRAY(arena, gx_str, n);
  for (uint32_t i = 0; i < n; i++) names[i] = gx_graph_source(w->graph, i)->publication;
  if (n) qsort(names, n, sizeof *names, compare_strings);
  for (uint32_t i = 0; i < n; i++) {
    if (!names[i].n || (i && gx_str_eq(names[i], names[i - 1]))) continue;
    begin_node(w, publisher_id(w, names[i]), "\"schema:Organization\"");
    put_words(w, "name", names[i]);
    end_node(w);
  }
  gx_arena_free(arena);
}

static void write_run(writer* w) {
  const gx_names g = gx_graph_gazetteers(w->graph);
  begin_node(w, run_id(w), "\"prov:Activity\"");
  gx_puts(w->sink, ",\"gx:gazetteers\":[");
  for (uint32_t i = 0; i < g.n; i++) {
    if (i) gx_puts(w->sink, ",");
    gx_json_put(w->sink, g.at[i]);
  }
  gx_puts(w->sink, "],\"gx:offsetUnit\":\"Unicode code point\"");
  end_node(w);
}

// ---- statements ------------------------------------------------------------------------------------------------------------

static void put_provenance(const writer* w, const gx_edge* e) {
  put_number(w, "gx:weight", e->weight);
  put_date(w, "gx:firstDate", e->first);
  put_date(w, "gx:lastDate", e->last);
  uint32_t* articles = GX_ARRAY(w->scratch, uint32_t, e->n_evidence);
  for (uint32_t i = 0; i < e->n_evidence; i++) {
    const gx_evidence* proof = gx_graph_evidence(w->graph, e->evidence + i);
    articles[i] = proof->article;
    gx_puts(w->sink, i ? "," : ",\"wasDerivedFrom\":[");
    put_iri(w, evidence_id(w, proof));
  }
  if (e->n_evidence) gx_puts(w->sink, "]");
  put_links(w, "hadPrimarySource", articles, e->n_evidence);
  put_link(w, "wasGeneratedBy", run_id(w));
}

static void write_attendance(writer* w, gx_str id, const gx_edge* e) {
  begin_node(w, id, "[\"gx:Attendance\",\"schema:Role\"]");
  put_link(w, "person", id_of(w, e->source));
  put_link(w, "event", id_of(w, e->target));
  put_words(w, "roleName", gx_str_of(gx_edge_zh(e->type)));
  put_words(w, "gx:role", gx_str_of(gx_edge_name(e->type)));
  if (!e->order) return;
  put_number(w, "schema:position", e->order);
  put_number(w, "gx:listLength", e->of);
  gx_puts(w->sink, e->open ? ",\"gx:listOpen\":true" : ",\"gx:listOpen\":false");
}

/// A tenure as the texts show it. When it began they do not say: gx:firstDate is when it is first seen.
static void write_tenure(writer* w, gx_str id, const gx_edge* e) {
  const gx_node* post = gx_graph_node(w->graph, e->target);
  begin_node(w, id, "[\"org:Membership\",\"schema:Role\"]");
  put_link(w, "member", id_of(w, e->source));
  put_link(w, "post", post->id);
  if (post->unit != GX_NONE) put_link(w, "organization", id_of(w, post->unit));
  put_words(w, "roleName", post->title.n ? post->title : post->name);
}

static void write_claim(writer* w, gx_str id, const gx_edge* e) {
  const char* iri = ties[e->type].iri;
  begin_node(w, id, "\"gx:Claim\"");
  put_link(w, "subject", id_of(w, e->source));
  gx_putf(w->sink, ",\"predicate\":\"%s\"", iri + (*iri == '^'));
  put_link(w, "object", id_of(w, e->target));
}

static void write_statement(writer* w, uint32_t edge) {
  const gx_edge* e = gx_graph_edge(w->graph, edge);
  const gx_str id = gx_edge_id(w->graph, edge, w->scratch);
  if (gx_edge_is_role(e->type)) {
    write_attendance(w, id, e);
  } else if (e->type == GX_EDGE_HOLDS) {
    write_tenure(w, id, e);
  } else {
    write_claim(w, id, e);
  }
  put_provenance(w, e);
  end_node(w);
  gx_arena_reset(w->scratch, (size_t)1 << 20);
}

// ---- evidence --------------------------------------------------------------------------------------------------------------

static int compare_proofs(const void* p, const void* q) {
  const gx_evidence *a = *(const gx_evidence*const*)p, *b = *(const gx_evidence*const*)q;
  if (a->article != b->article) return a->article < b->article ? -1 : 1;
  if (a->begin != b->begin) return a->begin < b->begin ? -1 : 1;
  if (a->end != b->end) return a->end < b->end ? -1 : 1;
  return gx_str_cmp(a->rule, b->rule);
}

static void write_proof(writer* w, const gx_evidence* e) {
  begin_node(w, evidence_id(w, e), "\"oa:Annotation\"");
  gx_puts(w->sink, ",\"gx:rule\":");
  gx_json_put(w->sink, e->rule);
  gx_puts(w->sink, ",\"hasTarget\":{\"@type\":\"oa:SpecificResource\"");
  put_link(w, "hasSource", id_of(w, e->article));
  gx_putf(w->sink, ",\"hasSelector\":[{\"@type\":\"oa:TextPositionSelector\",\"oa:start\":%u,\"oa:end\":%u}",
          e->begin, e->end);
  gx_puts(w->sink, ",{\"@type\":\"oa:TextQuoteSelector\",\"exact\":");
  gx_json_put(w->sink, e->quote);
  gx_puts(w->sink, "}]}");
  end_node(w);
  gx_arena_reset(w->scratch, (size_t)1 << 20);
}

static void write_proofs(writer* w, uint32_t n) {
  gx_arena* arena = gx_arena_new();
  const gx_evidence** proofs = GX_ARRAY(arena, const gx_evidence*, n);
  for (uint32_t i = 0; i < n; i++) proofs[i] = gx_graph_evidence(w->graph, i);
  if (n) qsort(proofs, n, sizeof *proofs, compare_proofs);
  for (uint32_t i = 0; i < n; i++)
    if (i == 0 || compare_proofs(&proofs[i], &proofs[i - 1])) write_proof(w, proofs[i]);
  gx_arena_free(arena);
}

gx_status gx_write_jsonld(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                          gx_error* error) {
  (void)options;
  (void)error; // The sink remembers what goes wrong
  writer w = {.graph = graph, .sink = sink, .scratch = gx_arena_new(), .first = true};
  put_context(sink);
  write_run(&w);
  write_publishers(&w);
  for (uint32_t i = 0; i < gx_graph_node_count(graph); i++) write_node(&w, i);
  for (uint32_t i = 0; i < gx_graph_edge_count(graph); i++) write_statement(&w, i);
  write_proofs(&w, gx_graph_counts(graph).n_evidence);
  gx_puts(sink, "\n]}\n");
  gx_arena_free(w.scratch);
  return GX_OK;
}
