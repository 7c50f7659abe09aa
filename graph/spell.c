#include "graph/spell.h"

#include <stdlib.h>

static gx_date first_day(gx_date d) {
  return (gx_date){d.year, d.month ? d.month : (int8_t)1, d.day ? d.day : (int8_t)1};
}

static gx_date last_day(gx_date d) {
  if (d.day) return d;
  if (!d.month) return (gx_date){d.year, 12, 31};
  int8_t day = 31;
  while (!gx_date_valid(d.year, d.month, day)) day--;
  return (gx_date){d.year, d.month, day};
}

static int compare_spells(const void* p, const void* q) {
  const gx_spell *a = p, *b = q;
  const int c = gx_date_cmp(a->begin, b->begin);
  return c ? c : gx_date_cmp(a->end, b->end);
}

static bool lasts(gx_edge_type t) {
  return t == GX_EDGE_HOLDS || t == GX_EDGE_OF_UNIT || t == GX_EDGE_PART_OF || t == GX_EDGE_LOCATED_IN;
}

/// The day of one evidence: as told, else of the event, else (for what is so whenever it is reported) of the article.
static gx_date day_of(const gx_graph* graph, const gx_edge* e, const gx_evidence* proof) {
  const gx_node target = gx_graph_node(graph, e->target);
  if (gx_date_precision(proof->date)) return proof->date;
  if (target.kind == GX_NODE_EVENT && gx_date_precision(target.date)) return target.date;
  const bool reported = e->type == GX_EDGE_CO_OCCURS || e->type == GX_EDGE_WROTE ||
                        e->type == GX_EDGE_REPORTED_IN || proof->event != GX_NONE;
  return reported && proof->article != GX_NONE ? gx_graph_node(graph, proof->article).date : (gx_date){0};
}

static void add(gx_spells* spells, gx_date first, gx_date last) {
  if (gx_date_precision(first)) spells->at[spells->n++] = (gx_spell){first_day(first), last_day(last)};
}

static void merge(gx_spells* s) {
  if (s->n < 2) return;
  qsort(s->at, s->n, sizeof *s->at, compare_spells);
  uint32_t n = 1;
  for (uint32_t i = 1; i < s->n; i++) {
    gx_spell* before = &s->at[n - 1];
    if (gx_date_cmp(s->at[i].begin, gx_date_add_days(before->end, 1)) > 0) {
      s->at[n++] = s->at[i];
    } else if (gx_date_cmp(s->at[i].end, before->end) > 0) {
      before->end = s->at[i].end;
    }
  }
  s->n = n;
}

gx_spells gx_edge_spells(const gx_graph* graph, uint32_t edge, gx_arena* arena) {
  const gx_edge* e = gx_graph_edge(graph, edge);
  gx_spells spells = {GX_ARRAY(arena, gx_spell, e->n_evidence + 1), 0};
  if (!lasts(e->type))
    for (uint32_t i = 0; i < e->n_evidence; i++) {
      const gx_evidence proof = gx_graph_evidence(graph, e->evidence + i);
      const gx_date d = day_of(graph, e, &proof);
      add(&spells, d, d);
    }
  if (!spells.n) add(&spells, e->first, e->last);
  merge(&spells);
  return spells;
}

static void widen(gx_spell* spell, gx_spell by) {
  if (!gx_date_precision(spell->begin) || gx_date_cmp(by.begin, spell->begin) < 0) spell->begin = by.begin;
  if (!gx_date_precision(spell->end) || gx_date_cmp(by.end, spell->end) > 0) spell->end = by.end;
}

gx_spell* gx_node_spells(const gx_graph* graph, gx_arena* arena) {
  const uint32_t n = gx_graph_node_count(graph);
  gx_spell* of = GX_ARRAY(arena, gx_spell, n);
  for (uint32_t i = 0; i < n; i++) {
    const gx_date d = gx_graph_node(graph, i).date;
    if (gx_date_precision(d)) widen(&of[i], (gx_spell){first_day(d), last_day(d)});
  }
  gx_arena* scratch = gx_arena_new();
  for (uint32_t i = 0; i < gx_graph_edge_count(graph); i++) {
    const gx_edge* e = gx_graph_edge(graph, i);
    const gx_spells spells = gx_edge_spells(graph, i, scratch);
    if (spells.n) {
      const gx_spell all = {spells.at[0].begin, spells.at[spells.n - 1].end};
      widen(&of[e->source], all);
      widen(&of[e->target], all);
    }
    gx_arena_reset(scratch, (size_t)1 << 20);
  }
  gx_arena_free(scratch);
  return of;
}
