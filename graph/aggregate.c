/// Claims → edges: one for each (source, type, target), with all that says it.
#include <stdlib.h>

#include "graph/graph_p.h"

/// One place that says what one edge says; a claim without evidence has one row too.
typedef struct {
  uint32_t source, target, article; ///< Final nodes
  gx_edge_type type;
  const gx_fact_claim* claim;
  const gx_fact_evidence* evidence; ///< NULL: none
} row;

static int compare_u32(uint32_t a, uint32_t b) { return a < b ? -1 : a > b; }

static int compare_evidence(const gx_fact_evidence* a, const gx_fact_evidence* b) {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  int c = compare_u32(a->begin, b->begin);
  if (!c) c = compare_u32(a->end, b->end);
  if (!c) c = gx_str_cmp(a->rule, b->rule);
  return c ? c : gx_str_cmp(a->quote, b->quote);
}

/// A total order by content, so that evidence comes out the same whatever the order of records.
static int compare_rows(const void* p, const void* q) {
  const row *a = p, *b = q;
  int c = compare_u32(a->type, b->type);
  if (!c) c = compare_u32(a->target, b->target);
  if (!c) c = compare_u32(a->article, b->article);
  if (!c) c = compare_evidence(a->evidence, b->evidence);
  if (!c) c = gx_str_cmp(a->claim->claim, b->claim->claim);
  if (!c) c = gx_date_cmp(a->claim->date, b->claim->date);
  if (!c) c = compare_u32(a->claim->of, b->claim->of);
  if (!c) c = compare_u32(a->claim->order, b->claim->order);
  return c ? c : (int)a->claim->open - (int)b->claim->open;
}

/// The row of a claim, without evidence; false when the claim makes no edge.
static bool make_row(const gx_graph* g, const gx_fact_claim* c, row* out) {
  if (!gx_graph_counts_record(g, c->record)) return false;
  *out = (row){.source = g->node_of[c->source],
               .target = g->node_of[c->target],
               .article = c->article == GX_NONE ? GX_NONE : g->node_of[c->article],
               .type = (gx_edge_type)c->type,
               .claim = c};
  if (!gx_edge_is_symmetric(out->type)) return true;
  if (out->source > out->target) {
    out->source = g->node_of[c->target];
    out->target = g->node_of[c->source];
  }
  return out->source != out->target; // Else: two who turned out to be one
}

/// Rows of all claims that count, those of one source together: `*from` gets where each node's begin, n_nodes + 1 items.
static row* make_rows(const gx_graph* g, gx_arena* scratch, uint32_t** from) {
  uint32_t* at = GX_ARRAY(scratch, uint32_t, (size_t)g->n_nodes + 2) + 1; // at[i] moves on to at[i + 1]
  row r;
  for (uint32_t i = 0; i < g->claims.n; i++) {
    const gx_fact_claim* c = &g->claims.at[i];
    if (make_row(g, c, &r)) at[r.source] += c->n_evidence ? c->n_evidence : 1;
  }
  uint32_t n = 0;
  for (uint32_t i = 0; i <= g->n_nodes; i++) {
    const uint32_t here = at[i];
    at[i] = n;
    n += here;
  }
  row* rows = GX_ARRAY(scratch, row, n);
  for (uint32_t i = 0; i < g->claims.n; i++) {
    const gx_fact_claim* c = &g->claims.at[i];
    if (!make_row(g, c, &r)) continue;
    if (c->n_evidence == 0) rows[at[r.source]++] = r;
    for (uint32_t k = 0; k < c->n_evidence; k++) {
      r.evidence = &g->evidence.at[c->evidence + k];
      rows[at[r.source]++] = r;
    }
  }
  *from = at - 1;
  return rows;
}

/// Tells of an event or a visit: its date is the text's or open. Other ties hold on the day the article was issued.
static bool is_dated_by_text(gx_edge_type type) {
  return gx_edge_is_role(type) || type == GX_EDGE_VISITED || type == GX_EDGE_ORGANIZED ||
         type == GX_EDGE_HELD_AT;
}

static gx_date date_of(const gx_graph* g, const row* r) {
  if (gx_date_precision(r->claim->date) || is_dated_by_text(r->type) || r->article == GX_NONE)
    return r->claim->date;
  return g->nodes[r->article].date;
}

static void add_date(gx_edge* e, gx_date d) {
  if (!gx_date_precision(d)) return;
  if (!gx_date_precision(e->first) || gx_date_cmp(d, e->first) < 0) e->first = d;
  if (!gx_date_precision(e->last) || gx_date_cmp(d, e->last) > 0) e->last = d;
}

/// Keeps the place in the longest list; of equally long ones the first place.
static void add_place_in_list(gx_edge* e, const gx_fact_claim* c) {
  if (c->of < e->of || (c->of == e->of && c->order >= e->order)) {
    if (c->of == e->of && c->order == e->order) e->open |= c->open;
    return;
  }
  e->of = c->of;
  e->order = c->order;
  e->open = c->open;
}

static void add_proof(gx_graph* g, const row* r) {
  g->proofs[g->n_proofs++] = (gx_evidence){.claim = r->claim->claim,
                                           .article = r->article,
                                           .event = GX_NONE,
                                           .begin = r->evidence->begin,
                                           .end = r->evidence->end,
                                           .quote = r->evidence->quote,
                                           .rule = r->evidence->rule,
                                           .date = r->claim->date,
                                           .order = r->claim->order,
                                           .of = r->claim->of,
                                           .open = r->claim->open};
}

/// The edges of one source, whose rows are sorted.
static void make_edges(gx_graph* g, const row* rows, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    const row* r = &rows[i];
    const bool new = i == 0 || r[-1].type != r->type || r[-1].target != r->target;
    if (new)
      g->edges[g->n_edges++] =
          (gx_edge){.source = r->source, .target = r->target, .type = r->type, .evidence = g->n_proofs};
    gx_edge* e = &g->edges[g->n_edges - 1];
    if (r->article != GX_NONE && (new || r[-1].article != r->article)) e->articles++;
    add_date(e, date_of(g, r));
    add_place_in_list(e, r->claim);
    if (r->evidence) {
      add_proof(g, r);
      e->n_evidence++;
    }
    e->weight = e->n_evidence ? e->n_evidence : 1;
  }
}

void gx_graph_aggregate(gx_graph* graph, gx_arena* scratch) {
  gx_graph* g = graph;
  uint32_t* from;
  row* rows = make_rows(g, scratch, &from);
  const uint32_t n = from[g->n_nodes];
  g->edges = GX_ARRAY(g->arena, gx_edge, n);
  g->proofs = GX_ARRAY(g->arena, gx_evidence, n);
  g->out = GX_ARRAY(g->arena, uint32_t, (size_t)g->n_nodes + 1);
  for (uint32_t node = 0; node < g->n_nodes; node++) {
    const uint32_t count = from[node + 1] - from[node];
    g->out[node] = g->n_edges;
    if (count > 1) qsort(rows + from[node], count, sizeof *rows, compare_rows);
    make_edges(g, rows + from[node], count);
  }
  g->out[g->n_nodes] = g->n_edges;
}
