#include "graph/summary.h"

#include <stdlib.h>

/// What a row is sorted by: biggest count first, then biggest tie-breaker, then smallest number.
typedef struct {
  uint32_t count, tie, node;
} ranked;

static int compare_ranked(const void* p, const void* q) {
  const ranked *a = p, *b = q;
  if (a->count != b->count) return a->count > b->count ? -1 : 1;
  if (a->tie != b->tie) return a->tie > b->tie ? -1 : 1;
  return a->node < b->node ? -1 : a->node > b->node;
}

/// A person's part in one event, seen from the event.
typedef struct {
  uint32_t event, person, edge;
} part;

static int compare_parts(const void* p, const void* q) {
  const part *a = p, *b = q;
  if (a->event != b->event) return a->event < b->event ? -1 : 1;
  if (a->person != b->person) return a->person < b->person ? -1 : 1;
  return a->edge < b->edge ? -1 : a->edge > b->edge;
}

static int compare_numbers(const void* p, const void* q) {
  const uint32_t a = *(const uint32_t*)p, b = *(const uint32_t*)q;
  return a < b ? -1 : a > b;
}

static uint32_t count_different(uint32_t* numbers, uint32_t n) {
  uint32_t different = 0;
  if (n) qsort(numbers, n, sizeof *numbers, compare_numbers);
  for (uint32_t i = 0; i < n; i++) different += i == 0 || numbers[i] != numbers[i - 1];
  return different;
}

static gx_summary_person sum_person(const gx_graph* graph, uint32_t node, gx_arena* arena) {
  gx_summary_person p = {.person = node, .post = GX_NONE};
  uint32_t first, best = 0, n = 0;
  const uint32_t end = gx_graph_out(graph, node, &first);
  const gx_mark mark = gx_mark_now(arena);
  uint32_t* events = GX_ARRAY(arena, uint32_t, end - first);
  for (uint32_t i = first; i < end; i++) {
    const gx_edge* e = gx_graph_edge(graph, i);
    p.roles[e->type]++;
    if (gx_edge_is_role(e->type)) events[n++] = e->target;
    if (e->type == GX_EDGE_HOLDS && e->weight > best) {
      best = e->weight;
      p.post = e->target;
    }
  }
  p.events = count_different(events, n);
  gx_rewind(arena, mark);
  return p;
}

static uint32_t least(uint32_t n, uint32_t limit) { return limit && limit < n ? limit : n; }

static void sum_persons(const gx_graph* graph, uint32_t limit, gx_arena* arena, gx_summary* out) {
  const uint32_t all = gx_graph_counts(graph).nodes[GX_NODE_PERSON];
  ranked* ranks = GX_ARRAY(arena, ranked, all);
  uint32_t n = 0;
  for (uint32_t i = 0; i < gx_graph_node_count(graph); i++) {
    const gx_node node = gx_graph_node(graph, i);
    if (node.kind == GX_NODE_PERSON)
      ranks[n++] = (ranked){sum_person(graph, i, arena).events, node.mentions, i};
  }
  if (n) qsort(ranks, n, sizeof *ranks, compare_ranked);
  out->n_persons = least(n, limit);
  out->persons = GX_ARRAY(arena, gx_summary_person, out->n_persons);
  for (uint32_t i = 0; i < out->n_persons; i++) out->persons[i] = sum_person(graph, ranks[i].node, arena);
}

static gx_summary_event sum_event(const gx_graph* graph, const part* parts, uint32_t n) {
  gx_summary_event e = {.event = parts[0].event, .place = gx_graph_node(graph, parts[0].event).unit};
  for (uint32_t i = 0; i < n; i++) {
    const gx_edge* edge = gx_graph_edge(graph, parts[i].edge);
    e.roles[edge->type]++;
    e.open |= edge->open;
    e.persons += i == 0 || parts[i].person != parts[i - 1].person;
  }
  return e;
}

/// Dates as numbers that sort: later ones are bigger.
static uint32_t day_number(gx_date d) {
  return (uint32_t)d.year * 10000u + (uint32_t)d.month * 100u + (uint32_t)d.day;
}

static void sum_events(const gx_graph* graph, uint32_t limit, gx_arena* arena, gx_summary* out) {
  part* parts = GX_ARRAY(arena, part, gx_graph_edge_count(graph));
  uint32_t n = 0;
  for (uint32_t i = 0; i < gx_graph_edge_count(graph); i++) {
    const gx_edge* e = gx_graph_edge(graph, i);
    if (gx_edge_is_role(e->type) && gx_graph_node(graph, e->target).kind == GX_NODE_EVENT)
      parts[n++] = (part){e->target, e->source, i};
  }
  if (n) qsort(parts, n, sizeof *parts, compare_parts);
  gx_summary_event* events = GX_ARRAY(arena, gx_summary_event, n);
  ranked* ranks = GX_ARRAY(arena, ranked, n);
  uint32_t n_events = 0;
  for (uint32_t i = 0, end; i < n; i = end) {
    for (end = i + 1; end < n && parts[end].event == parts[i].event;) end++;
    events[n_events] = sum_event(graph, parts + i, end - i);
    // Earlier days first (the biggest tie wins), open ones last.
    const uint32_t day = day_number(gx_graph_node(graph, parts[i].event).date);
    ranks[n_events] = (ranked){events[n_events].persons, day ? GX_NONE - day : 0, n_events};
    n_events++;
  }
  if (n_events) qsort(ranks, n_events, sizeof *ranks, compare_ranked);
  out->n_events = least(n_events, limit);
  out->events = GX_ARRAY(arena, gx_summary_event, out->n_events);
  for (uint32_t i = 0; i < out->n_events; i++) out->events[i] = events[ranks[i].node];
}

gx_summary gx_graph_summary(const gx_graph* graph, uint32_t limit, gx_arena* arena) {
  gx_summary out = {0};
  sum_persons(graph, limit, arena, &out);
  sum_events(graph, limit, arena, &out);
  return out;
}
