#include "graph/rdf.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "graph/rdf_terms.h"
#include "graph/walk.h"

const char* const gx_rdf_prefixes[][2] = {
    {"gx", "urn:guanxi:vocab:"},
    {"schema", "http://schema.org/"},
    {"org", "http://www.w3.org/ns/org#"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"oa", "http://www.w3.org/ns/oa#"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"owl", "http://www.w3.org/2002/07/owl#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {NULL, NULL},
};

const gx_rdf_term* const gx_rdf_terms[] = {
#define GX_X(c, term, iri, kind) &c,
    GX_RDF_TERMS(GX_X)
#undef GX_X
        & ties[GX_EDGE_WROTE_TO],
    &ties[GX_EDGE_VISITED],
    &ties[GX_EDGE_HOLDS],
    &ties[GX_EDGE_WROTE],
    &ties[GX_EDGE_ORGANIZED],
    &ties[GX_EDGE_HELD_AT],
    &ties[GX_EDGE_OF_UNIT],
    &ties[GX_EDGE_PART_OF],
    &ties[GX_EDGE_LOCATED_IN],
    &ties[GX_EDGE_CO_OCCURS],
    &ties[GX_EDGE_REPORTED_IN],
    &ties[GX_EDGE_MAYBE_SAME],
    &ties[GX_EDGE_TOGETHER],
    &ties[GX_EDGE_LISTED_WITH],
    NULL,
};

typedef struct {
  const gx_graph* graph;
  const gx_rdf_syntax* syntax;
  void* self;
  gx_arena* scratch; ///< Of the node being told
} teller;

// ---- pieces ----------------------------------------------------------------------------------------------------------------

static void put_text(const teller* t, const gx_rdf_term* term, gx_str s) {
  if (s.n) t->syntax->put(t->self, term, &(gx_rdf_value){.kind = term->kind, .text = s}, 1);
}

static void put_number(const teller* t, const gx_rdf_term* term, uint32_t n) {
  t->syntax->put(t->self, term, &(gx_rdf_value){.kind = term->kind, .number = n}, 1);
}

static void put_date(const teller* t, const gx_rdf_term* term, gx_date d) {
  if (!gx_date_precision(d)) return;
  t->syntax->put(t->self, term, &(gx_rdf_value){.kind = GX_RDF_DATE, .date = d}, 1);
}

static void put_texts(const teller* t, const gx_rdf_term* term, gx_names names) {
  if (!names.n) return;
  gx_rdf_value* values = GX_ARRAY(t->scratch, gx_rdf_value, names.n);
  for (uint32_t i = 0; i < names.n; i++) values[i] = (gx_rdf_value){.kind = term->kind, .text = names.at[i]};
  t->syntax->put(t->self, term, values, names.n);
}

static gx_str id_of(const teller* t, uint32_t node) { return gx_graph_node(t->graph, node).id; }

static int compare_numbers(const void* p, const void* q) {
  const uint32_t a = *(const uint32_t*)p, b = *(const uint32_t*)q;
  return a < b ? -1 : a > b;
}

/// Sorts and drops repetitions.
static void put_nodes(const teller* t, const gx_rdf_term* term, uint32_t* nodes, uint32_t n) {
  if (!n) return;
  qsort(nodes, n, sizeof *nodes, compare_numbers);
  gx_str* ids = GX_ARRAY(t->scratch, gx_str, n);
  uint32_t different = 0;
  for (uint32_t i = 0; i < n; i++)
    if (i == 0 || nodes[i] != nodes[i - 1]) ids[different++] = id_of(t, nodes[i]);
  put_texts(t, term, (gx_names){ids, different});
}

static gx_str run_id(const teller* t) {
  const gx_names g = gx_graph_gazetteers(t->graph);
  return gx_id(t->scratch, "run", g.at, g.n);
}

static gx_str publisher_id(const teller* t, gx_str paper) {
  return gx_id(t->scratch, "publisher", &paper, 1);
}

/// Evidence of several edges is one node when article, place and rule are the same.
static gx_str evidence_id(const teller* t, const gx_evidence* e) {
  char numbers[24];
  const int n = snprintf(numbers, sizeof numbers, "%u-%u", e->begin, e->end);
  const gx_str article = e->article == GX_NONE ? GX_STR("") : id_of(t, e->article);
  const gx_str parts[] = {article, {numbers, (size_t)n}, e->rule};
  return gx_id(t->scratch, "evidence", parts, 3);
}

static void begin(const teller* t, gx_str id, const char* types) { t->syntax->begin(t->self, id, types); }

static void end(const teller* t) {
  t->syntax->end(t->self);
  gx_arena_reset(t->scratch, (size_t)1 << 20);
}

// ---- nodes -----------------------------------------------------------------------------------------------------------------

/// Whom a letter reaches has not sat in the room with its writer.
static bool is_presence(gx_edge_type t) { return gx_edge_is_role(t) && t != GX_EDGE_WROTE_TO; }

/// The direct ties of a node: whoever asks "who attended" needs no statement nodes.
static void put_ties(const teller* t, uint32_t node) {
  uint32_t first, n = 0;
  const uint32_t last = gx_graph_out(t->graph, node, &first);
  uint32_t* targets = GX_ARRAY(t->scratch, uint32_t, last - first);
  for (uint32_t i = first; i < last; i++)
    if (is_presence(gx_graph_edge(t->graph, i)->type)) targets[n++] = gx_graph_edge(t->graph, i)->target;
  put_nodes(t, &attendee_of, targets, n);
  for (uint32_t i = first; i < last;) {
    const gx_edge_type type = gx_graph_edge(t->graph, i)->type;
    for (n = 0; i < last && gx_graph_edge(t->graph, i)->type == type; i++)
      targets[n++] = gx_graph_edge(t->graph, i)->target;
    const gx_rdf_term* term = type == GX_EDGE_CHAIRED ? &chair_of : &ties[type];
    if (term->term) put_nodes(t, term, targets, n);
  }
}

static void put_source(const teller* t, const gx_node* n) {
  if (n->source == GX_NONE) return;
  const gx_source s = gx_graph_source(t->graph, n->source);
  put_text(t, &gx_document, s.id);
  put_text(t, &gx_path, s.path);
  put_text(t, &sha256, s.sha256);
  put_text(t, &gx_home, s.home);
  put_number(t, &gx_article, n->article);
  put_number(t, &gx_begin, n->begin);
  put_number(t, &gx_end, n->end);
  if (s.publication.n) put_text(t, &publisher, publisher_id(t, s.publication));
  // Only what is an address becomes one: a relative link would change its meaning with every reader.
  if (gx_str_starts(s.url, GX_STR("http://")) || gx_str_starts(s.url, GX_STR("https://")))
    put_text(t, &url, s.url);
}

static void tell_node(const teller* t, uint32_t node) {
  const gx_node n = gx_graph_node(t->graph, node);
  begin(t, n.id, node_types[n.kind]);
  switch (n.kind) {
    case GX_NODE_POSITION:
      put_text(t, &pref_label, n.name);
      put_text(t, &title, n.title);
      if (n.unit != GX_NONE) put_text(t, &post_in, id_of(t, n.unit));
      break;
    case GX_NODE_EVENT:
      put_text(t, &gx_kind, n.class_);
      put_date(t, &start_date, n.date);
      if (n.unit < gx_graph_node_count(t->graph)) put_text(t, &location, id_of(t, n.unit));
      break;
    case GX_NODE_ARTICLE:
      put_text(t, &headline, n.name);
      put_date(t, &date_published, n.date);
      put_source(t, &n);
      break;
    default: break;
  }
  if (n.kind != GX_NODE_ARTICLE) {
    put_text(t, &name, n.name);
    put_texts(t, &alternate_name, n.aliases);
    put_number(t, &gx_mentions, n.mentions);
  }
  put_texts(t, &same_as, n.merged);
  put_ties(t, node);
  end(t);
}

static int compare_strings(const void* p, const void* q) {
  return gx_str_cmp(*(const gx_str*)p, *(const gx_str*)q);
}

static void tell_publishers(const teller* t) {
  const uint32_t n = gx_graph_source_count(t->graph);
  gx_arena* arena = gx_arena_new();
  gx_str* names = GX_ARRAY(arena, gx_str, n);
  for (uint32_t i = 0; i < n; i++) names[i] = gx_graph_source(t->graph, i).publication;
  if (n) qsort(names, n, sizeof *names, compare_strings);
  for (uint32_t i = 0; i < n; i++) {
    if (!names[i].n || (i && gx_str_eq(names[i], names[i - 1]))) continue;
    begin(t, publisher_id(t, names[i]), "schema:Organization");
    put_text(t, &name, names[i]);
    end(t);
  }
  gx_arena_free(arena);
}

static void tell_run(const teller* t) {
  begin(t, run_id(t), "prov:Activity");
  put_texts(t, &gx_gazetteers, gx_graph_gazetteers(t->graph));
  put_text(t, &offset_unit, GX_STR("Unicode code point"));
  end(t);
}

// ---- statements ------------------------------------------------------------------------------------------------------------

static void put_provenance(const teller* t, const gx_edge* e) {
  put_number(t, &gx_weight, e->weight);
  put_date(t, &first_date, e->first);
  put_date(t, &last_date, e->last);
  uint32_t* articles = GX_ARRAY(t->scratch, uint32_t, e->n_evidence);
  gx_str* proofs = GX_ARRAY(t->scratch, gx_str, e->n_evidence);
  uint32_t n = 0;
  for (uint32_t i = 0; i < e->n_evidence; i++) {
    const gx_evidence proof = gx_graph_evidence(t->graph, e->evidence + i);
    if (proof.article != GX_NONE) articles[n++] = proof.article;
    proofs[i] = evidence_id(t, &proof);
  }
  put_texts(t, &derived_from, (gx_names){proofs, e->n_evidence});
  put_nodes(t, &primary_source, articles, n);
  put_text(t, &generated_by, run_id(t));
}

static void tell_attendance(const teller* t, gx_str id, const gx_edge* e) {
  begin(t, id, "gx:Attendance schema:Role");
  put_text(t, &person, id_of(t, e->source));
  put_text(t, &event, id_of(t, e->target));
  put_text(t, &role_name, gx_str_of(gx_edge_zh(e->type)));
  put_text(t, &gx_role, gx_str_of(gx_edge_name(e->type)));
  if (!e->order) return;
  put_number(t, &list_position, e->order);
  put_number(t, &list_length, e->of);
  put_number(t, &list_open, e->open);
}

/// A tenure as the texts show it. When it began they do not say: gx:firstDate is when it is first seen.
static void tell_tenure(const teller* t, gx_str id, const gx_edge* e) {
  const gx_node held = gx_graph_node(t->graph, e->target);
  begin(t, id, "org:Membership schema:Role");
  put_text(t, &member, id_of(t, e->source));
  put_text(t, &post, held.id);
  if (held.unit != GX_NONE) put_text(t, &organization, id_of(t, held.unit));
  put_text(t, &role_name, held.title.n ? held.title : held.name);
}

static void tell_claim(const teller* t, gx_str id, const gx_edge* e) {
  const char* iri = ties[e->type].iri;
  begin(t, id, "gx:Claim");
  put_text(t, &subject, id_of(t, e->source));
  put_text(t, &predicate, gx_str_of(iri + (*iri == '^')));
  put_text(t, &object, id_of(t, e->target));
}

static void tell_statement(const teller* t, uint32_t edge) {
  const gx_edge* e = gx_graph_edge(t->graph, edge);
  const gx_str id = gx_edge_id(t->graph, edge, t->scratch);
  if (gx_edge_is_role(e->type))
    tell_attendance(t, id, e);
  else if (e->type == GX_EDGE_HOLDS)
    tell_tenure(t, id, e);
  else
    tell_claim(t, id, e);
  put_provenance(t, e);
  end(t);
}

// ---- evidence --------------------------------------------------------------------------------------------------------------

/// By place and rule; of one article.
static int compare_proofs(const void* p, const void* q) {
  const gx_evidence *a = p, *b = q;
  if (a->begin != b->begin) return a->begin < b->begin ? -1 : 1;
  if (a->end != b->end) return a->end < b->end ? -1 : 1;
  return gx_str_cmp(a->rule, b->rule);
}

static void tell_proof(const teller* t, const gx_evidence* e) {
  const gx_rdf_syntax* x = t->syntax;
  begin(t, evidence_id(t, e), "oa:Annotation");
  put_text(t, &gx_rule, e->rule);
  x->enter(t->self, &has_target, true, "oa:SpecificResource");
  if (e->article != GX_NONE) put_text(t, &has_source, id_of(t, e->article));
  x->enter(t->self, &has_selector, true, "oa:TextPositionSelector");
  put_number(t, &oa_start, e->begin);
  put_number(t, &oa_end, e->end);
  x->leave(t->self, false);
  x->enter(t->self, &has_selector, false, "oa:TextQuoteSelector");
  put_text(t, &exact, e->quote);
  x->leave(t->self, true);
  x->leave(t->self, true);
  end(t);
}

/// The number of an evidence and its article.
typedef struct {
  uint32_t article, evidence;
} told;

static int compare_told(const void* p, const void* q) {
  const told *a = p, *b = q;
  if (a->article != b->article) return a->article < b->article ? -1 : 1;
  return a->evidence < b->evidence ? -1 : a->evidence > b->evidence;
}

/// Tells the different ones among the evidence of one article.
static void tell_article(const teller* t, const told* at, uint32_t n, gx_arena* arena) {
  gx_evidence* proofs = GX_ARRAY(arena, gx_evidence, n);
  for (uint32_t i = 0; i < n; i++) {
    proofs[i] = gx_graph_evidence(t->graph, at[i].evidence);
    proofs[i].rule = gx_str_copy(arena, proofs[i].rule);
    proofs[i].quote = gx_str_copy(arena, proofs[i].quote);
  }
  qsort(proofs, n, sizeof *proofs, compare_proofs);
  for (uint32_t i = 0; i < n; i++)
    if (i == 0 || compare_proofs(&proofs[i], &proofs[i - 1])) tell_proof(t, &proofs[i]);
}

static void tell_proofs(const teller* t, uint32_t n) {
  gx_arena *arena = gx_arena_new(), *scratch = gx_arena_new();
  told* all = GX_ARRAY(arena, told, n);
  for (uint32_t i = 0; i < n; i++) all[i] = (told){gx_graph_evidence(t->graph, i).article, i};
  if (n) qsort(all, n, sizeof *all, compare_told);
  for (uint32_t from = 0, to; from < n; from = to) {
    for (to = from + 1; to < n && all[to].article == all[from].article;) to++;
    tell_article(t, all + from, to - from, scratch);
    gx_arena_reset(scratch, (size_t)1 << 20);
  }
  gx_arena_free(scratch);
  gx_arena_free(arena);
}

void gx_rdf_tell(const gx_graph* graph, const gx_rdf_syntax* syntax, void* self) {
  const teller t = {graph, syntax, self, gx_arena_new()};
  tell_run(&t);
  tell_publishers(&t);
  for (uint32_t i = 0; i < gx_graph_node_count(graph); i++) tell_node(&t, i);
  for (uint32_t i = 0; i < gx_graph_edge_count(graph); i++) tell_statement(&t, i);
  tell_proofs(&t, gx_graph_counts(graph).n_evidence);
  gx_arena_free(t.scratch);
}
