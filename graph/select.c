#include "graph/select.h"

#include <stdlib.h>
#include <string.h>

#include "graph/graph_p.h"

/// The work of one selection: a graph that grows, in numbers of the nodes of the old one until the end.
typedef struct {
  const gx_graph* from;
  const gx_selection* wanted;
  gx_graph* to;
  gx_arena* scratch;
  GX_FACTS(gx_edge) edges;
  GX_FACTS(gx_cited) cited;
  uint8_t* kept;   ///< By node: what becomes of it
  uint32_t n_told; ///< Nodes of the new graph, those not shown among them
} selecting;

enum { GONE, TOLD, SHOWN };

// ---- dates -----------------------------------------------------------------------------------------------------------------

static gx_date date_of_proof(const gx_graph* g, const gx_evidence* e) {
  if (gx_date_precision(e->date) || e->article == GX_NONE) return e->date;
  return g->nodes[e->article].date;
}

/// 2023 as a day stands at its begin for since, at its end for until: a month that reaches into the span belongs to it.
static bool within(const gx_selection* s, gx_date d) {
  const bool since = gx_date_precision(s->since), until = gx_date_precision(s->until);
  if (!since && !until) return true;
  if (!gx_date_precision(d)) return false;
  gx_date late = d, early = d;
  if (!late.month) late.month = 12;
  if (!late.day) late.day = 31;
  if (!early.month) early.month = 1;
  if (!early.day) early.day = 1;
  return (!since || gx_date_cmp(late, s->since) >= 0) && (!until || gx_date_cmp(early, s->until) <= 0);
}

// ---- edges -----------------------------------------------------------------------------------------------------------------

static bool is_wanted(const selecting* s, const gx_edge* e) {
  if (s->wanted->types && !(s->wanted->types & (1u << e->type))) return false;
  return e->weight >= s->wanted->min_weight;
}

static void cite(selecting* s, uint32_t proof) {
  GX_FACTS_ADD(&s->cited, (gx_cited){.proof = proof, .event = GX_NONE});
}

/// What is left of an edge within the dates; weight 0 when nothing is.
static gx_edge cut_edge(selecting* s, const gx_edge* e) {
  const gx_graph* g = s->from;
  const bool all = !gx_date_precision(s->wanted->since) && !gx_date_precision(s->wanted->until);
  gx_edge out = *e;
  out.evidence = s->cited.n;
  if (all || e->n_evidence == 0) {
    for (uint32_t i = 0; i < e->n_evidence; i++) cite(s, e->evidence + i);
    if (!all && !within(s->wanted, e->first) && !within(s->wanted, e->last)) out.weight = 0;
    return out;
  }
  out.first = out.last = (gx_date){0};
  out.n_evidence = out.articles = out.order = out.of = 0;
  out.open = false;
  for (uint32_t i = 0, article = GX_NONE; i < e->n_evidence; i++) {
    const gx_evidence p = gx_graph_evidence(g, e->evidence + i);
    const gx_date date = date_of_proof(g, &p);
    if (!within(s->wanted, date)) continue;
    cite(s, e->evidence + i);
    out.n_evidence++;
    out.articles += p.article != article;
    article = p.article;
    gx_edge_add_date(&out, date);
    if (p.of > out.of || (p.of == out.of && p.order < out.order)) {
      out.of = p.of;
      out.order = p.order;
      out.open = p.open;
    }
  }
  out.weight = out.n_evidence;
  return out;
}

static void take_edges(selecting* s) {
  for (uint32_t i = 0; i < s->from->edges.n; i++) {
    const uint32_t cited = s->cited.n;
    const gx_edge e = cut_edge(s, &s->from->edges.at[i]);
    if (e.weight) {
      GX_FACTS_ADD(&s->edges, e);
    } else {
      s->cited.n = cited;
    }
  }
}

// ---- around ----------------------------------------------------------------------------------------------------------------

/// Which nodes belong to the surroundings of the chosen ones: rings 1 (chosen), 2 (tied to them), 3 (have a part in events of ring 2; units
/// of its positions; articles that tell of it).
static uint8_t* find_rings(const selecting* s) {
  const gx_graph* g = s->from;
  uint8_t* ring = GX_ARRAY(s->scratch, uint8_t, g->n_nodes);
  for (uint32_t i = 0; i < s->wanted->n_around; i++) ring[s->wanted->around[i]] = 1;
  for (uint32_t i = 0; i < s->edges.n; i++) {
    const gx_edge* e = &s->edges.at[i];
    if (ring[e->source] == 1 && !ring[e->target]) ring[e->target] = 2;
    if (ring[e->target] == 1 && !ring[e->source]) ring[e->source] = 2;
  }
  for (uint32_t i = 0; i < s->edges.n; i++) {
    const gx_edge* e = &s->edges.at[i];
    if (ring[e->target] == 2 && gx_edge_is_role(e->type) && !ring[e->source]) ring[e->source] = 3;
    if (ring[e->source] == 2 && (e->type == GX_EDGE_OF_UNIT || e->type == GX_EDGE_REPORTED_IN) &&
        !ring[e->target])
      ring[e->target] = 3;
  }
  return ring;
}

/// Keeps edges of the surroundings: both ends in it, one of them not merely at its rim.
static void keep_around(selecting* s) {
  const uint8_t* ring = find_rings(s);
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->edges.n; i++) {
    const gx_edge* e = &s->edges.at[i];
    if (ring[e->source] && ring[e->target] && (ring[e->source] < 3 || ring[e->target] < 3))
      s->edges.at[n++] = *e;
  }
  s->edges.n = n;
  for (uint32_t i = 0; i < s->wanted->n_around; i++) s->kept[s->wanted->around[i]] = SHOWN;
}

// ---- views -----------------------------------------------------------------------------------------------------------------

bool gx_view_find(gx_str name, gx_view* view) {
  static const char* const names[GX_VIEW_COUNT] = {"all", "people", "meetings", "posts", "appearances"};
  for (int v = 0; v < GX_VIEW_COUNT; v++) {
    if (!gx_str_eq(name, gx_str_of(names[v]))) continue;
    *view = (gx_view)v;
    return true;
  }
  return false;
}

static bool is_in_view(gx_view view, gx_edge_type t) {
  const bool part = gx_edge_is_role(t) && t != GX_EDGE_WROTE_TO; // Who writes is not there
  if (view == GX_VIEW_APPEARANCES) return part || t == GX_EDGE_VISITED || t == GX_EDGE_HELD_AT;
  if (view == GX_VIEW_MEETINGS) return gx_edge_is_role(t);
  if (view == GX_VIEW_POSTS) return t == GX_EDGE_HOLDS || t == GX_EDGE_OF_UNIT;
  return true;
}

static void keep_view(selecting* s) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->edges.n; i++)
    if (is_in_view(s->wanted->view, s->edges.at[i].type)) s->edges.at[n++] = s->edges.at[i];
  s->edges.n = n;
}

/// A person at an event, or in one list of names there, and where the words are that say so.
typedef struct {
  uint32_t event, person, proof;
  uint32_t article, begin, end, of; ///< Of the list; article GX_NONE: the event as such
  uint32_t told_in, from, to;       ///< Of the words: article and place
  gx_date day;
} presence;

static int compare_u32(uint32_t a, uint32_t b) { return a < b ? -1 : a > b; }

/// Same occasion.
static int compare_occasions(const presence* a, const presence* b) {
  int c = compare_u32(a->event, b->event);
  if (!c) c = compare_u32(a->article, b->article);
  if (!c) c = compare_u32(a->begin, b->begin);
  if (!c) c = compare_u32(a->end, b->end);
  return c ? c : compare_u32(a->of, b->of);
}

static int compare_presences(const void* p, const void* q) {
  const presence *a = p, *b = q;
  int c = compare_occasions(a, b);
  if (!c) c = compare_u32(a->person, b->person);
  return c ? c : compare_u32(a->proof, b->proof);
}

/// Two persons at one occasion: the presences of both, by number.
typedef struct {
  uint32_t a, b, event, x, y;
  uint32_t proof; ///< Of x
  gx_date day;
  uint8_t type; ///< gx_edge_type
} pair;

/// Occasions of a tie stand in order of time.
static int compare_pairs(const void* p, const void* q) {
  const pair *a = p, *b = q;
  int c = compare_u32(a->a, b->a);
  if (!c) c = compare_u32(a->type, b->type);
  if (!c) c = compare_u32(a->b, b->b);
  if (!c) c = gx_date_cmp(a->day, b->day);
  if (!c) c = compare_u32(a->event, b->event);
  return c ? c : compare_u32(a->proof, b->proof);
}

typedef GX_FACTS(presence) presences;
typedef GX_FACTS(pair) pairs;

/// Adds what one evidence says of a person's part in an event; the first one speaks for the event as such too. The day is that of the event; where it
/// is open, of what the words say of it.
static void add_presences(const selecting* s, const gx_edge* e, uint32_t cited, bool first, presences* out) {
  const uint32_t proof = s->cited.at[cited].proof;
  const gx_evidence p = gx_graph_evidence(s->from, proof);
  const gx_date day = s->from->nodes[e->target].date;
  presence at = {.event = e->target,
                 .person = e->source,
                 .proof = proof,
                 .article = GX_NONE,
                 .told_in = p.article,
                 .from = p.begin,
                 .to = p.end,
                 .day = gx_date_precision(day) ? day : date_of_proof(s->from, &p)};
  if (first) GX_FACTS_ADD(out, at);
  if (!p.order || p.of < 2) return;
  at.article = p.article;
  at.begin = p.begin;
  at.end = p.end;
  at.of = p.of;
  GX_FACTS_ADD(out, at);
}

static void gather_presences(const selecting* s, presences* out) {
  for (uint32_t i = 0; i < s->edges.n; i++) {
    const gx_edge* e = &s->edges.at[i];
    if (!gx_edge_is_role(e->type) || e->type == GX_EDGE_WROTE_TO) continue; // Who writes is not there
    if (!e->n_evidence)
      GX_FACTS_ADD(out, (presence){.event = e->target,
                                   .person = e->source,
                                   .proof = GX_NONE,
                                   .article = GX_NONE,
                                   .told_in = GX_NONE,
                                   .day = s->from->nodes[e->target].date});
    for (uint32_t k = 0; k < e->n_evidence; k++) add_presences(s, e, e->evidence + k, k == 0, out);
  }
  if (out->n) qsort(out->at, out->n, sizeof *out->at, compare_presences);
}

static void pair_up(const presences* all, pairs* out) {
  for (uint32_t from = 0, to; from < all->n; from = to) {
    for (to = from; to < all->n && compare_occasions(&all->at[from], &all->at[to]) == 0;) to++;
    if (to - from > GX_VIEW_CROWD) continue;
    for (uint32_t i = from; i < to; i++) {
      if (i > from && all->at[i].person == all->at[i - 1].person) continue; // Chaired and spoke
      for (uint32_t k = i + 1; k < to; k++) {
        const presence *a = &all->at[i], *b = &all->at[k];
        if (b->person == a->person || b->person == all->at[k - 1].person) continue;
        const gx_edge_type type = a->article == GX_NONE ? GX_EDGE_TOGETHER : GX_EDGE_LISTED_WITH;
        GX_FACTS_ADD(out, (pair){a->person, b->person, a->event, i, k, a->proof, a->day, (uint8_t)type});
      }
    }
  }
  if (out->n) qsort(out->at, out->n, sizeof *out->at, compare_pairs);
}

static bool is_said_at_once(const presence* a, const presence* b) {
  if (a->proof == GX_NONE || b->proof == GX_NONE) return false;
  return a->told_in == b->told_in && a->from == b->from && a->to == b->to;
}

/// `told_by`: by article, the last edge that it counts for.
static void add_proof(selecting* s, const pair* p, const presence* at, uint32_t* told_by) {
  gx_edge* e = &s->edges.at[s->edges.n - 1];
  if (at->proof == GX_NONE) return;
  GX_FACTS_ADD(&s->cited, (gx_cited){at->proof, p->event, p->day});
  e->n_evidence++;
  if (at->told_in == GX_NONE || told_by[at->told_in] == s->edges.n) return;
  told_by[at->told_in] = s->edges.n;
  e->articles++;
}

/// Persons tied by what they had a part in. The evidence of a tie is that of both for each occasion, once where one sentence names both.
static void make_people(selecting* s) {
  presences all = {0};
  pairs together = {0};
  uint32_t* told_by = GX_ARRAY(s->scratch, uint32_t, s->from->n_nodes);
  gather_presences(s, &all);
  pair_up(&all, &together);
  s->edges.n = s->cited.n = 0;
  for (uint32_t i = 0; i < together.n; i++) {
    const pair* p = &together.at[i];
    if (i == 0 || p[-1].a != p->a || p[-1].b != p->b || p[-1].type != p->type)
      GX_FACTS_ADD(
          &s->edges,
          (gx_edge){.source = p->a, .target = p->b, .type = (gx_edge_type)p->type, .evidence = s->cited.n});
    gx_edge* e = &s->edges.at[s->edges.n - 1];
    e->weight++;
    gx_edge_add_date(e, p->day);
    add_proof(s, p, &all.at[p->x], told_by);
    if (!is_said_at_once(&all.at[p->x], &all.at[p->y])) add_proof(s, p, &all.at[p->y], told_by);
  }
  free(all.at);
  free(together.at);
}

// ---- the new graph ---------------------------------------------------------------------------------------------------------

/// A view shows its own kinds of nodes only: articles, and in the view of people the events, would stand about in a drawing. What its evidence
/// tells of is kept, but not shown.
static void tell(selecting* s, uint32_t node) {
  if (node == GX_NONE || s->kept[node]) return;
  s->kept[node] = s->wanted->view == GX_VIEW_ALL ? SHOWN : TOLD;
}

/// Nodes that edges, their evidence, and other nodes need.
static void keep_nodes(selecting* s) {
  const gx_graph* g = s->from;
  for (uint32_t i = 0; i < s->edges.n; i++)
    s->kept[s->edges.at[i].source] = s->kept[s->edges.at[i].target] = SHOWN;
  for (uint32_t i = 0; i < s->edges.n; i++) {
    const gx_edge* e = &s->edges.at[i];
    for (uint32_t k = 0; k < e->n_evidence; k++) {
      const gx_cited* cited = &s->cited.at[e->evidence + k];
      tell(s, gx_graph_evidence(g, cited->proof).article);
      tell(s, cited->event);
    }
  }
  for (uint32_t i = 0; i < g->n_nodes; i++) {
    const uint32_t unit = g->nodes[i].unit;
    if (!s->kept[i] || unit == GX_NONE) continue;
    if (s->kept[i] == SHOWN && s->wanted->view != GX_VIEW_MEETINGS)
      s->kept[unit] = SHOWN;
    else
      tell(s, unit);
  }
}

/// New numbers of nodes: first those that are shown, then the others, each in their order.
static uint32_t* renumber(selecting* s) {
  const gx_graph* g = s->from;
  gx_graph* to = s->to;
  uint32_t* number = GX_ARRAY(to->arena, uint32_t, g->n_nodes);
  for (uint32_t i = 0; i < g->n_nodes; i++) {
    number[i] = s->kept[i] == SHOWN ? to->n_nodes : GX_NONE;
    if (s->kept[i] == SHOWN) to->n_nodes++;
  }
  s->n_told = to->n_nodes;
  for (uint32_t i = 0; i < g->n_nodes; i++)
    if (s->kept[i] == TOLD) number[i] = s->n_told++;
  to->nodes = GX_ARRAY(to->arena, gx_kept_node, s->n_told);
  for (uint32_t i = 0; i < g->n_nodes; i++) {
    if (!s->kept[i]) continue;
    gx_kept_node* n = &to->nodes[number[i]];
    *n = g->nodes[i];
    if (n->unit != GX_NONE) n->unit = number[n->unit];
  }
  return number;
}

/// Edges in the new numbers; they keep their order, because the nodes keep theirs. Evidence of edges that fell out goes.
static void place_edges(selecting* s, const uint32_t* number) {
  gx_graph* to = s->to;
  uint32_t n = 0;
  to->out = GX_ARRAY(to->arena, uint32_t, (size_t)to->n_nodes + 1);
  for (uint32_t i = 0; i < s->edges.n; i++) {
    gx_edge* e = &s->edges.at[i];
    const uint32_t first = e->evidence;
    e->source = number[e->source];
    e->target = number[e->target];
    e->evidence = n;
    for (uint32_t k = 0; k < e->n_evidence; k++) s->cited.at[n++] = s->cited.at[first + k];
    to->out[e->source + 1]++;
  }
  for (uint32_t i = 0; i < to->n_nodes; i++) to->out[i + 1] += to->out[i];
  to->n_proofs = n;
  to->told = number;
  to->edges.at = s->edges.at;
  to->edges.n = s->edges.n;
  to->cited.at = s->cited.at;
}

/// Documents of articles that are left, in their order.
static void place_sources(selecting* s) {
  const gx_graph* g = s->from;
  gx_graph* to = s->to;
  uint32_t* number = GX_ARRAY(s->scratch, uint32_t, g->n_sources);
  for (uint32_t i = 0; i < s->n_told; i++)
    if (to->nodes[i].source != GX_NONE) number[to->nodes[i].source] = 1;
  to->sources = GX_ARRAY(to->arena, uint32_t, g->n_sources);
  for (uint32_t i = 0; i < g->n_sources; i++) {
    if (!number[i]) continue;
    number[i] = to->n_sources;
    to->sources[to->n_sources++] = i;
  }
  for (uint32_t i = 0; i < s->n_told; i++)
    if (to->nodes[i].source != GX_NONE) to->nodes[i].source = number[to->nodes[i].source];
}

/// Strings are those of the old graph; ids of what is not shown lead nowhere.
static void place_ids(selecting* s, const uint32_t* number) {
  const gx_graph* g = s->from;
  gx_graph* to = s->to;
  const uint32_t n = gx_words_count(g->ids);
  to->ids = g->ids;
  to->words = g->words;
  to->names.at = g->names.at;
  to->names.n = g->names.n;
  to->node_of = GX_ARRAY(to->arena, uint32_t, n);
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t node = g->node_of[i] == GX_NONE ? GX_NONE : number[g->node_of[i]];
    to->node_of[i] = node < to->n_nodes ? node : GX_NONE;
  }
}

static gx_graph* new_view(const gx_graph* from) {
  gx_arena* arena = gx_arena_new();
  gx_graph* view = GX_NEW(arena, gx_graph);
  view->arena = arena;
  view->from = from;
  view->gazetteers = from->gazetteers;
  view->finished = true;
  return view;
}

gx_graph* gx_graph_select(const gx_graph* graph, const gx_selection* selection) {
  selecting s = {.from = graph, .wanted = selection, .to = new_view(graph), .scratch = gx_arena_new()};
  s.kept = GX_ARRAY(s.scratch, uint8_t, graph->n_nodes);
  take_edges(&s);
  if (selection->n_around) keep_around(&s);
  if (selection->view == GX_VIEW_PEOPLE) make_people(&s);
  keep_view(&s);
  uint32_t n = 0;
  for (uint32_t i = 0; i < s.edges.n; i++)
    if (is_wanted(&s, &s.edges.at[i])) s.edges.at[n++] = s.edges.at[i];
  s.edges.n = n;
  keep_nodes(&s);
  const uint32_t* number = renumber(&s);
  place_edges(&s, number);
  place_sources(&s);
  place_ids(&s, number);
  gx_arena_free(s.scratch);
  return s.to;
}
