/// Rows → edges: one for each (source, type, target), with all that says it.
#include "graph/graph_p.h"

/// Tells of an event or a visit: its date is the text's or open. Other ties hold on the day the article was issued.
static bool is_dated_by_text(gx_edge_type type) {
  return gx_edge_is_role(type) || type == GX_EDGE_VISITED || type == GX_EDGE_ORGANIZED ||
         type == GX_EDGE_HELD_AT;
}

static gx_date date_of(const gx_graph* g, const gx_row* r) {
  if (gx_date_precision(r->date) || is_dated_by_text((gx_edge_type)r->type) || r->article == GX_NONE)
    return r->date;
  return g->nodes[r->article].date;
}

/// Keeps the place in the longest list; of equally long ones the first place.
static void add_place_in_list(gx_edge* e, const gx_row* c) {
  if (c->of < e->of || (c->of == e->of && c->order >= e->order)) {
    if (c->of == e->of && c->order == e->order) e->open |= c->open;
    return;
  }
  e->of = c->of;
  e->order = c->order;
  e->open = c->open;
}

static void add_proof(gx_graph* g, const gx_row* r) {
  if (g->n_proofs % GX_PROOFS_MARKED == 0) GX_FACTS_ADD(&g->marks, gx_spool_size(g->proofs));
  gx_row_put(g->proofs, *r, gx_row_claim(r), gx_row_rule(r), gx_row_quote(r));
  g->n_proofs++;
}

/// The edge of a row that is not of the edge before.
static void begin_edge(gx_graph* g, const gx_row* r, uint32_t* source) {
  while (*source <= r->source) g->out[(*source)++] = g->edges.n;
  GX_FACTS_ADD(
      &g->edges,
      (gx_edge){
          .source = r->source, .target = r->target, .type = (gx_edge_type)r->type, .evidence = g->n_proofs});
}

/// Edges of rows as they come, in order.
static void make_edges(gx_graph* g, gx_row_sorter* sorter) {
  gx_row r, before = {0};
  uint32_t source = 0; // The first one whose edges have not begun
  while (gx_row_sorter_next(sorter, &r)) {
    const bool new =
        !g->edges.n || before.source != r.source || before.type != r.type || before.target != r.target;
    if (new) begin_edge(g, &r, &source);
    gx_edge* e = &g->edges.at[g->edges.n - 1];
    if (r.article != GX_NONE && (new || before.article != r.article)) e->articles++;
    gx_edge_add_date(e, date_of(g, &r));
    add_place_in_list(e, &r);
    if (r.said) {
      add_proof(g, &r);
      e->n_evidence++;
    }
    e->weight = e->n_evidence ? e->n_evidence : 1;
    before = r;
  }
  while (source <= g->n_nodes) g->out[source++] = g->edges.n;
}

/// Puts the final nodes into a row; false when it makes no edge.
static bool settle(const gx_graph* g, gx_row* r) {
  if (!gx_graph_counts_record(g, r->record)) return false;
  const uint32_t source = g->node_of[r->source], target = g->node_of[r->target];
  const bool turned = gx_edge_is_symmetric((gx_edge_type)r->type) && source > target;
  r->source = turned ? target : source;
  r->target = turned ? source : target;
  if (r->article != GX_NONE) r->article = g->node_of[r->article];
  return !gx_edge_is_symmetric((gx_edge_type)r->type) ||
         source != target; // Else: two who turned out to be one
}

void gx_graph_aggregate(gx_graph* graph) {
  gx_row_sorter* sorter = gx_row_sorter_new();
  gx_spool_reader reader = {.spool = graph->rows};
  gx_row r;
  while (gx_row_get(&reader, &r))
    if (settle(graph, &r)) gx_row_sorter_put(sorter, &r);
  gx_spool_reader_end(&reader);
  gx_graph_note(graph, graph->rows);
  gx_spool_free(graph->rows);
  graph->rows = NULL;
  graph->proofs = gx_spool_new();
  graph->reader = GX_NEW(graph->arena, gx_proof_reader);
  graph->reader->reader = (gx_spool_reader){.spool = graph->proofs, .ahead = 4096};
  graph->out = GX_ARRAY(graph->arena, uint32_t, (size_t)graph->n_nodes + 1);
  make_edges(graph, sorter);
  if (!graph->fault.status) gx_row_sorter_status(sorter, &graph->fault);
  gx_row_sorter_free(sorter);
  gx_graph_note(graph, graph->proofs);
}
