#include "graph_suite.h"

TestSuite(build, .init = begin, .fini = end);

/// 顾云舟 as one paper knows him: his id has the paper's scope, his post is the same everywhere.
static page* secretary(const char* document, const char* person, const char* post, const char* unit) {
  page* p = new_page(arena, document, 9);
  add_person(p, person, "顾云舟");
  add_entity(p, GX_KIND_UNIT, "unit-1", "中共望湖区委员会");
  add_position(p, post, "中共望湖区委员会书记", unit);
  add_claim(p, GX_CLAIM_HOLDS, person, post, 3);
  return p;
}

Test(build, one_name_and_one_post_are_one_person) {
  add_page(graph, secretary("doc-1", "person-b", "position-1", "unit-1"));
  add_page(graph, secretary("doc-2", "person-a", "position-1", "unit-1"));
  gx_graph_finish(graph);
  const gx_graph_counts_of c = gx_graph_counts(graph);
  cr_expect_eq(c.nodes[GX_NODE_PERSON], 1);
  cr_expect_eq(c.edges[GX_EDGE_MAYBE_SAME], 0);
  const uint32_t node = gx_graph_find(graph, GX_STR("person-b"));
  cr_expect(gx_str_eq(gx_graph_node(graph, node).id, GX_STR("person-a")), "the smallest id wins");
  cr_assert_eq(gx_graph_node(graph, node).merged.n, 1);
  cr_expect(gx_str_eq(gx_graph_node(graph, node).merged.at[0], GX_STR("person-b")));
  const uint32_t held = find_edge(graph, "person-a", GX_EDGE_HOLDS, "position-1");
  cr_assert_neq(held, GX_NONE);
  cr_expect_eq(gx_graph_edge(graph, held)->weight, 2);
  cr_expect_eq(gx_graph_edge(graph, held)->articles, 2);
}

Test(build, one_name_and_two_posts_are_tied_but_not_merged) {
  add_page(graph, secretary("doc-1", "person-a", "position-1", "unit-1"));
  add_page(graph, secretary("doc-2", "person-b", "position-2", "unit-1"));
  add_page(graph, secretary("doc-3", "person-c", "position-3", "unit-1"));
  gx_graph_finish(graph);
  const gx_graph_counts_of c = gx_graph_counts(graph);
  cr_expect_eq(c.nodes[GX_NODE_PERSON], 3);
  cr_expect_eq(c.edges[GX_EDGE_MAYBE_SAME], 2);
  cr_expect_neq(find_edge(graph, "person-a", GX_EDGE_MAYBE_SAME, "person-b"), GX_NONE);
  cr_expect_neq(find_edge(graph, "person-a", GX_EDGE_MAYBE_SAME, "person-c"), GX_NONE);
}

Test(build, a_post_without_a_unit_identifies_nobody) {
  add_page(graph, secretary("doc-1", "person-a", "position-1", ""));
  add_page(graph, secretary("doc-2", "person-b", "position-1", ""));
  gx_graph_finish(graph);
  cr_expect_eq(gx_graph_counts(graph).nodes[GX_NODE_PERSON], 2);
  cr_expect_eq(gx_graph_counts(graph).edges[GX_EDGE_MAYBE_SAME], 1);
}

Test(build, another_name_in_the_same_post_is_another_person) {
  page* p = secretary("doc-2", "person-b", "position-1", "unit-1");
  p->entities[0].name = GX_STR("程雨桐");
  add_page(graph, secretary("doc-1", "person-a", "position-1", "unit-1"));
  add_page(graph, p);
  gx_graph_finish(graph);
  cr_expect_eq(gx_graph_counts(graph).nodes[GX_NODE_PERSON], 2);
  cr_expect_eq(gx_graph_counts(graph).edges[GX_EDGE_MAYBE_SAME], 0);
}

Test(build, posts_join_persons_in_chains) {
  // a and b share one post, b and c another: all three are one, whatever comes first.
  page* middle = secretary("doc-2", "person-b", "position-1", "unit-1");
  add_position(middle, "position-2", "望湖区人大常委会主任", "unit-1");
  add_claim(middle, GX_CLAIM_HOLDS, "person-b", "position-2", 5);
  add_page(graph, secretary("doc-3", "person-c", "position-2", "unit-1"));
  add_page(graph, middle);
  add_page(graph, secretary("doc-1", "person-a", "position-1", "unit-1"));
  gx_graph_finish(graph);
  cr_expect_eq(gx_graph_counts(graph).nodes[GX_NODE_PERSON], 1);
  cr_expect_eq(gx_graph_node(graph, gx_graph_find(graph, GX_STR("person-c"))).merged.n, 2);
}

Test(build, edges_sum_evidence_dates_and_lists) {
  page* p = new_page(arena, "doc-1", 9);
  add_person(p, "person-a", "顾云舟");
  add_event(p, "event-1", "全区大会", 7);
  gx_record_claim* first = add_claim(p, GX_CLAIM_ATTENDED, "person-a", "event-1", 40);
  first->order = 6, first->of = 10, first->open = true, first->date = (gx_date){2024, 2, 7};
  gx_record_claim* second = add_claim(p, GX_CLAIM_ATTENDED, "person-a", "event-1", 20);
  second->order = 1, second->of = 3, second->date = (gx_date){2024, 2, 5}, second->article = 1;
  gx_record_claim* third = add_claim(p, GX_CLAIM_ATTENDED, "person-a", "event-1", 30);
  third->n_evidence = 0; // A claim without words counts for its edge, but proves nothing
  add_page(graph, p);
  gx_graph_finish(graph);
  const gx_edge* e = gx_graph_edge(graph, find_edge(graph, "person-a", GX_EDGE_ATTENDED, "event-1"));
  cr_expect(e->weight == 2 && e->n_evidence == 2 && e->articles == 2);
  cr_expect(e->first.day == 5 && e->last.day == 7);
  cr_expect(e->order == 6 && e->of == 10 && e->open);
  for (uint32_t i = 0; i < 2; i++)
    cr_expect(gx_str_eq(gx_graph_evidence(graph, e->evidence + i).quote, GX_STR("原文如此")));
}

Test(build, lasting_ties_hold_on_the_day_of_the_paper) {
  page* p = secretary("doc-1", "person-a", "position-1", "unit-1");
  add_event(p, "event-1", "全区大会", 0);
  add_claim(p, GX_CLAIM_CHAIRED, "person-a", "event-1", 3);
  add_page(graph, p);
  gx_graph_finish(graph);
  cr_expect_eq(gx_graph_edge(graph, find_edge(graph, "person-a", GX_EDGE_HOLDS, "position-1"))->first.day, 9);
  const gx_edge* chaired = gx_graph_edge(graph, find_edge(graph, "person-a", GX_EDGE_CHAIRED, "event-1"));
  cr_expect_eq(gx_date_precision(chaired->first), GX_PRECISION_NONE, "an open date stays open");
}

Test(build, events_lead_to_the_articles_that_tell_of_them) {
  page* p = secretary("doc-1", "person-a", "position-1", "unit-1");
  add_event(p, "event-1", "全区大会", 7);
  add_claim(p, GX_CLAIM_CHAIRED, "person-a", "event-1", 30);
  add_claim(p, GX_CLAIM_SPOKE_AT, "person-a", "event-1", 20);
  add_claim(p, GX_CLAIM_HELD_AT, "event-1", "unit-1", 600)->article = 1;
  add_page(graph, p);
  gx_graph_finish(graph);
  const char* told = gx_article_id(arena, GX_STR("doc-1"), 0).p;
  const char* again = gx_article_id(arena, GX_STR("doc-1"), 1).p;
  const uint32_t in_told = find_edge(graph, "event-1", GX_EDGE_REPORTED_IN, told);
  cr_assert_neq(in_told, GX_NONE);
  cr_assert_neq(find_edge(graph, "event-1", GX_EDGE_REPORTED_IN, again), GX_NONE);
  cr_expect_eq(gx_graph_counts(graph).edges[GX_EDGE_REPORTED_IN], 2);
  cr_expect_eq(gx_graph_evidence(graph, gx_graph_edge(graph, in_told)->evidence).begin, 20,
               "the earliest words");
}

Test(build, co_occurrence_has_one_direction_and_no_loops) {
  page* p = new_page(arena, "doc-1", 9);
  add_person(p, "person-a", "顾云舟");
  add_person(p, "person-b", "程雨桐");
  add_claim(p, GX_CLAIM_CO_OCCURS, "person-b", "person-a", 1);
  add_claim(p, GX_CLAIM_CO_OCCURS, "person-a", "person-b", 9);
  add_claim(p, GX_CLAIM_CO_OCCURS, "person-a", "person-a", 20);
  add_page(graph, p);
  gx_graph_finish(graph);
  cr_expect_eq(gx_graph_counts(graph).edges[GX_EDGE_CO_OCCURS], 1);
  cr_expect_eq(gx_graph_edge(graph, find_edge(graph, "person-a", GX_EDGE_CO_OCCURS, "person-b"))->weight, 2);
}

Test(build, a_document_counts_once) {
  page* p = secretary("doc-1", "person-a", "position-1", "unit-1");
  add_mention(p, GX_KIND_PERSON, "person-a", "顾云舟");
  for (int i = 0; i < 3; i++) add_page(graph, p);
  gx_graph_finish(graph);
  cr_expect_eq(gx_graph_counts(graph).documents, 1);
  cr_expect_eq(gx_graph_edge(graph, find_edge(graph, "person-a", GX_EDGE_HOLDS, "position-1"))->weight, 1);
  cr_expect_eq(gx_graph_node(graph, gx_graph_find(graph, GX_STR("person-a"))).mentions, 1);
}

Test(build, of_two_records_of_one_document_the_same_counts_in_any_order) {
  page* a = secretary("doc-1", "person-a", "position-1", "unit-1");
  page* b = secretary("doc-1", "person-b", "position-2", "unit-1");
  a->record.document.path = GX_STR("x.txt");
  b->record.document.path = GX_STR("copy/x.txt");
  gx_graph* other = gx_graph_new();
  add_page(graph, a);
  add_page(graph, b);
  add_page(other, b);
  add_page(other, a);
  gx_graph_finish(graph);
  gx_graph_finish(other);
  cr_expect(gx_str_eq(write_all(graph, "jsonld", false, arena), write_all(other, "jsonld", false, arena)));
  cr_expect_eq(gx_graph_find(graph, GX_STR("person-a")), GX_NONE,
               "nothing is left of the record that does not count");
  cr_expect_eq(gx_graph_node_count(graph), 5);
  gx_graph_free(other);
}

Test(build, mentions_are_counted_and_other_words_kept) {
  page* p = secretary("doc-1", "person-a", "position-1", "unit-1");
  const char* words[] = {"区委", "望湖区委", "区委", "中共望湖区委员会", ""};
  for (size_t i = 0; i < 5; i++) add_mention(p, GX_KIND_UNIT, "unit-1", words[i]);
  add_mention(p, GX_KIND_DATE, "", "昨日");
  page* q = secretary("doc-2", "person-a", "position-1", "unit-1");
  add_mention(q, GX_KIND_UNIT, "unit-1", "区委");
  add_page(graph, p);
  add_page(graph, q);
  gx_graph_finish(graph);
  const gx_node unit = gx_graph_node(graph, gx_graph_find(graph, GX_STR("unit-1")));
  cr_expect(unit.mentions == 6 && unit.documents == 2);
  cr_assert_eq(unit.aliases.n, 2);
  cr_expect(gx_str_eq(unit.aliases.at[0], GX_STR("区委")) &&
            gx_str_eq(unit.aliases.at[1], GX_STR("望湖区委")));
}

Test(build, records_that_refer_to_nothing_change_nothing) {
  gx_error error;
  page* p = secretary("doc-1", "person-a", "position-1", "unit-1");
  add_page(graph, secretary("doc-0", "person-x", "position-x", "unit-1"));
  add_claim(p, GX_CLAIM_MET, "person-a", "person-x", 3); // Declared in another record, not in this one
  cr_expect_eq(gx_graph_add(graph, &p->record, &error), GX_ERR_RECORD);
  cr_expect(strstr(error.message, "doc-1.txt") && strstr(error.message, "person-x"), "%s", error.message);
  p->record.n_claims--;
  p->claims[0].article = 2;
  cr_expect_eq(gx_graph_add(graph, &p->record, &error), GX_ERR_RECORD);
  p->claims[0].article = 0;
  p->entities[2].unit = GX_STR("unit-9");
  cr_expect_eq(gx_graph_add(graph, &p->record, &error), GX_ERR_RECORD);
  gx_graph_finish(graph);
  cr_expect_eq(gx_graph_counts(graph).documents, 1);
  cr_expect_eq(gx_graph_find(graph, GX_STR("person-a")), GX_NONE);
  cr_expect_eq(gx_graph_add(graph, &p->record, &error), GX_ERR_USAGE, "a finished graph takes nothing in");
}

Test(build, nothing_points_into_the_records_arena) {
  gx_arena* brief = gx_arena_new();
  page* p = new_page(brief, "doc-1", 9);
  add_person(p, "person-a", gx_str_copy(brief, GX_STR("顾云舟")).p);
  add_event(p, "event-1", gx_str_copy(brief, GX_STR("全区大会")).p, 7);
  add_claim(p, GX_CLAIM_CHAIRED, "person-a", "event-1", 3)->claim = gx_str_copy(brief, GX_STR("claim-7"));
  add_page(graph, p);
  gx_arena_free(brief); // The address sanitizer sees whoever looks back
  gx_graph_finish(graph);
  cr_expect(strstr(write_all(graph, "graphml", false, arena).p, "claim-7"));
}
