#include "graph/summary.h"
#include "graph_suite.h"

TestSuite(summary, .init = begin, .fini = end);

static gx_str id_of(uint32_t node) { return gx_graph_node(graph, node).id; }

static void fill(void) {
  page* p = new_page(arena, "doc-1", 9);
  add_person(p, "person-a", "顾云舟");
  add_person(p, "person-b", "程雨桐");
  add_person(p, "person-c", "秦小满");
  add_entity(p, GX_KIND_UNIT, "unit-1", "区委");
  add_position(p, "position-1", "区委副书记", "unit-1");
  add_position(p, "position-2", "区长", "unit-1");
  add_event(p, "event-1", "全区大会", 7);
  add_event(p, "event-2", "座谈会", 6);
  add_event(p, "event-3", "仪式", 0);
  add_claim(p, GX_CLAIM_CHAIRED, "person-a", "event-1", 1);
  add_claim(p, GX_CLAIM_SPOKE_AT, "person-a", "event-1", 2);
  add_claim(p, GX_CLAIM_ATTENDED, "person-b", "event-1", 3)->open = true;
  add_claim(p, GX_CLAIM_ATTENDED, "person-b", "event-2", 4);
  add_claim(p, GX_CLAIM_ATTENDED, "person-b", "event-3", 5);
  add_claim(p, GX_CLAIM_HOLDS, "person-b", "position-1", 6);
  add_claim(p, GX_CLAIM_HOLDS, "person-b", "position-2", 7);
  add_claim(p, GX_CLAIM_HOLDS, "person-b", "position-2", 8);
  p->claims[2].order = 1, p->claims[2].of = 1;
  add_page(graph, p);
  gx_graph_finish(graph);
}

Test(summary, people_by_events) {
  fill();
  const gx_summary s = gx_graph_summary(graph, 0, arena);
  cr_assert_eq(s.n_persons, 3);
  cr_expect(gx_str_eq(id_of(s.persons[0].person), GX_STR("person-b")));
  cr_expect(s.persons[0].events == 3 && s.persons[0].roles[GX_EDGE_ATTENDED] == 3);
  cr_expect(gx_str_eq(id_of(s.persons[0].post), GX_STR("position-2")), "the post named most often");
  cr_expect(s.persons[1].events == 1, "two roles at one event are one event");
  cr_expect(s.persons[1].roles[GX_EDGE_CHAIRED] == 1 && s.persons[1].roles[GX_EDGE_SPOKE_AT] == 1);
  cr_expect(s.persons[2].events == 0 && s.persons[2].post == GX_NONE);
}

Test(summary, events_by_people) {
  fill();
  const gx_summary s = gx_graph_summary(graph, 2, arena);
  cr_assert(s.n_events == 2 && s.n_persons == 2);
  cr_expect(gx_str_eq(id_of(s.events[0].event), GX_STR("event-1")));
  cr_expect(s.events[0].persons == 2 && s.events[0].open && s.events[0].roles[GX_EDGE_CHAIRED] == 1);
  cr_expect(gx_str_eq(id_of(s.events[1].event), GX_STR("event-2")), "a known date before an open one");
}

Test(summary, of_nothing) {
  gx_graph_finish(graph);
  const gx_summary s = gx_graph_summary(graph, 5, arena);
  cr_expect(s.n_persons == 0 && s.n_events == 0);
}
