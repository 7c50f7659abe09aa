#include "graph/select.h"

#include "graph/spell.h"
#include "graph_fixture.h"

static gx_arena* arena;
static gx_graph* graph;

/// 1, 2 and 3 share the list of event-1; 1 chairs event-2, where 3 is named apart; 4 has a post only.
static void begin(void) {
  arena = gx_arena_new();
  graph = gx_graph_new();
  page* p = new_page(arena, "doc-1", 9);
  add_person(p, "person-1", "苏明棠");
  add_person(p, "person-2", "何敬之");
  add_person(p, "person-3", "顾若兰");
  add_person(p, "person-4", "高原");
  add_entity(p, GX_KIND_UNIT, "unit-1", "临江市望湖区人民政府");
  add_position(p, "position-1", "临江市望湖区人民政府区长", "unit-1");
  add_event(p, "event-1", "全会", 7);
  add_event(p, "event-2", "动员会", 8);
  const char* const listed[] = {"person-1", "person-2", "person-3"};
  for (uint32_t i = 0; i < 3; i++) {
    gx_record_claim* c = add_claim(p, GX_CLAIM_ATTENDED, listed[i], "event-1", 20);
    c->order = i + 1, c->of = 3;
  }
  add_claim(p, GX_CLAIM_CHAIRED, "person-1", "event-2", 40);
  add_claim(p, GX_CLAIM_SPOKE_AT, "person-3", "event-2", 60);
  add_claim(p, GX_CLAIM_WROTE_TO, "person-4", "event-2", 70);
  add_claim(p, GX_CLAIM_HOLDS, "person-4", "position-1", 80);
  add_claim(p, GX_CLAIM_OF_UNIT, "position-1", "unit-1", 80);
  add_page(graph, p);
  gx_graph_finish(graph);
}

static void end(void) {
  gx_graph_free(graph);
  gx_arena_free(arena);
}

static gx_graph* view_of(const gx_graph* g, gx_view view) {
  return gx_graph_select(g, &(gx_selection){.view = view});
}

TestSuite(view, .init = begin, .fini = end);

Test(view, people_are_tied_by_events_and_apart_by_lists) {
  gx_graph* people = view_of(graph, GX_VIEW_PEOPLE);
  const gx_graph_counts_of c = gx_graph_counts(people);
  cr_expect_eq(c.n_nodes, 3);
  cr_expect_eq(c.edges[GX_EDGE_TOGETHER], 3);
  cr_expect_eq(c.edges[GX_EDGE_LISTED_WITH], 3);
  const gx_edge* both = gx_graph_edge(people, find_edge(people, "person-1", GX_EDGE_TOGETHER, "person-3"));
  cr_expect_eq(both->weight, 2);
  cr_expect_eq(both->first.day, 7);
  cr_expect_eq(both->last.day, 8);
  cr_expect_eq(gx_graph_edge(people, find_edge(people, "person-1", GX_EDGE_LISTED_WITH, "person-3"))->weight,
               1);
  cr_expect_eq(gx_graph_find(people, GX_STR("event-1")), GX_NONE);
  cr_expect(gx_graph_is_symmetric(people));
  cr_expect_not(gx_graph_is_symmetric(graph));
  gx_graph_free(people);
}

Test(view, ties_lead_to_the_words) {
  gx_graph* people = view_of(graph, GX_VIEW_PEOPLE);
  const gx_edge* both = gx_graph_edge(people, find_edge(people, "person-1", GX_EDGE_TOGETHER, "person-3"));
  cr_assert_eq(both->n_evidence, 3, "One sentence names both at the first event, two at the second");
  cr_expect_eq(both->articles, 1);
  const gx_evidence first = gx_graph_evidence(people, both->evidence),
                    third = gx_graph_evidence(people, both->evidence + 2);
  cr_expect_str_eq(gx_graph_node(people, first.event).id.p, "event-1");
  cr_expect_str_eq(gx_graph_node(people, third.event).id.p, "event-2");
  cr_expect_eq(first.date.day, 7, "The day of the event stands in where a claim has none");
  cr_expect_eq(gx_graph_node(people, first.article).kind, GX_NODE_ARTICLE);
  cr_expect_geq(first.article, gx_graph_node_count(people), "told of, not shown");
  cr_expect_eq(gx_edge_spells(people, find_edge(people, "person-1", GX_EDGE_TOGETHER, "person-3"), arena).n,
               1, "two days that follow");
  gx_graph_free(people);
}

Test(view, kinds_and_types_of_each_view) {
  static const struct {
    gx_view view;
    uint32_t nodes, edges;
  } wanted[] = {{GX_VIEW_MEETINGS, 6, 6}, {GX_VIEW_POSTS, 3, 2}, {GX_VIEW_APPEARANCES, 5, 5}};
  for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
    gx_graph* v = view_of(graph, wanted[i].view);
    cr_expect_eq(gx_graph_node_count(v), wanted[i].nodes, "view %d", (int)wanted[i].view);
    cr_expect_eq(gx_graph_edge_count(v), wanted[i].edges, "view %d", (int)wanted[i].view);
    gx_graph_free(v);
  }
}

Test(view, an_empty_graph_has_empty_views) {
  gx_graph* empty = gx_graph_new();
  gx_graph_finish(empty);
  for (int v = 0; v < GX_VIEW_COUNT; v++) {
    gx_graph* seen = view_of(empty, (gx_view)v);
    cr_expect_eq(gx_graph_node_count(seen) + gx_graph_edge_count(seen), 0);
    gx_graph_free(seen);
  }
  gx_graph_free(empty);
}

Test(view, names) {
  gx_view view;
  cr_expect(gx_view_find(GX_STR("posts"), &view) && view == GX_VIEW_POSTS);
  cr_expect_not(gx_view_find(GX_STR("post"), &view));
}

Test(view, spells_are_days_that_do_not_touch) {
  gx_graph* g = gx_graph_new();
  page* p = new_page(arena, "doc-2", 20);
  add_person(p, "person-1", "苏明棠");
  add_entity(p, GX_KIND_UNIT, "unit-1", "临江大学");
  const gx_date days[] = {{2024, 2, 7}, {2024, 2, 8}, {2024, 2, 12}, {2023, 4, 0}};
  for (uint32_t i = 0; i < 4; i++)
    add_claim(p, GX_CLAIM_VISITED, "person-1", "unit-1", 10 * i)->date = days[i];
  add_page(g, p);
  gx_graph_finish(g);
  const gx_spells s = gx_edge_spells(g, find_edge(g, "person-1", GX_EDGE_VISITED, "unit-1"), arena);
  cr_assert_eq(s.n, 3);
  cr_expect_eq(gx_date_days_between(s.at[0].begin, s.at[0].end), 29, "a month is its days");
  cr_expect_eq(gx_date_days_between(s.at[1].begin, s.at[1].end), 1, "days that follow are one spell");
  cr_expect_eq(s.at[2].begin.day, 12);
  const gx_spell all = gx_node_spells(g, arena)[gx_graph_find(g, GX_STR("person-1"))];
  cr_expect_eq(all.begin.year, 2023);
  cr_expect_eq(all.end.day, 12);
  gx_graph_free(g);
}
