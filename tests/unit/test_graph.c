#include <signal.h>
#include <sys/resource.h>

#include "graph_suite.h"

TestSuite(graph, .init = begin, .fini = end);

Test(graph, an_empty_graph_is_a_graph) {
  gx_graph_finish(graph);
  gx_graph_finish(graph);
  const gx_graph_counts_of c = gx_graph_counts(graph);
  cr_expect(c.n_nodes == 0 && c.n_edges == 0 && c.n_evidence == 0 && c.documents == 0);
  cr_expect_eq(gx_graph_find(graph, GX_STR("person-a")), GX_NONE);
  cr_expect_eq(gx_graph_gazetteers(graph).n, 0);
}

Test(graph, nodes_and_edges_stand_in_a_fixed_order) {
  page* p = new_page(arena, "doc-1", 9);
  add_entity(p, GX_KIND_PLACE, "place-1", "望湖区");
  add_entity(p, GX_KIND_UNIT, "unit-1", "区委");
  add_person(p, "person-c", "丙");
  add_person(p, "person-a", "甲");
  add_person(p, "person-b", "乙");
  add_claim(p, GX_CLAIM_CO_OCCURS, "person-a", "person-c", 1);
  add_claim(p, GX_CLAIM_VISITED, "person-a", "unit-1", 1);
  add_claim(p, GX_CLAIM_VISITED, "person-a", "place-1", 1);
  add_claim(p, GX_CLAIM_CO_OCCURS, "person-b", "person-a", 1);
  add_page(graph, p);
  gx_graph_finish(graph);
  for (uint32_t i = 1; i < gx_graph_node_count(graph); i++) {
    const gx_node a = gx_graph_node(graph, i - 1), b = gx_graph_node(graph, i);
    cr_expect(a.kind < b.kind || (a.kind == b.kind && gx_str_cmp(a.id, b.id) < 0));
  }
  for (uint32_t i = 1; i < gx_graph_edge_count(graph); i++) {
    const gx_edge *a = gx_graph_edge(graph, i - 1), *b = gx_graph_edge(graph, i);
    cr_expect(a->source < b->source || a->type < b->type || (a->type == b->type && a->target < b->target));
  }
  uint32_t first;
  cr_expect_eq(gx_graph_out(graph, gx_graph_find(graph, GX_STR("person-a")), &first), 4);
  cr_expect_eq(first, 0);
}

static uint32_t draw(uint32_t* state, uint32_t n) {
  *state = *state * 1664525u + 1013904223u;
  return (*state >> 16) % n;
}

/// Pages that share persons, events and units, and contradict each other in names, dates and kinds.
static page* random_page(uint32_t seed) {
  static const char* const ids[] = {"person-a", "person-b", "person-c", "person-d", "person-e", "person-f"};
  static const char* const names[] = {"顾云舟", "程雨桐", "唐若川"};
  static const char* const posts[] = {"position-1", "position-2", "position-3"};
  uint32_t state = seed * 2654435761u + 1;
  page* p = new_page(arena, gx_str_format(arena, "doc-%u", seed).p, (int8_t)(1 + draw(&state, 28)));
  add_entity(p, GX_KIND_UNIT, "unit-1", draw(&state, 2) ? "区委" : "中共望湖区委员会");
  for (uint32_t i = 0; i < 6; i++) add_person(p, ids[i], names[i % 3]);
  for (uint32_t i = 0; i < 3; i++) add_position(p, posts[i], "书记", i == 2 ? "" : "unit-1");
  add_event(p, "event-1", draw(&state, 2) ? "大会" : "全区大会", (int8_t)draw(&state, 10));
  add_event(p, gx_str_format(arena, "event-x%u", seed).p, "", 0);
  for (uint32_t i = 0; i < 20; i++) {
    const gx_claim_type types[] = {GX_CLAIM_ATTENDED, GX_CLAIM_CHAIRED, GX_CLAIM_HOLDS, GX_CLAIM_CO_OCCURS,
                                   GX_CLAIM_VISITED};
    const gx_claim_type type = types[draw(&state, 5)];
    const char* object = type == GX_CLAIM_HOLDS       ? posts[draw(&state, 3)]
                         : type == GX_CLAIM_CO_OCCURS ? ids[draw(&state, 6)]
                         : type == GX_CLAIM_VISITED   ? "unit-1"
                                                      : "event-1";
    gx_record_claim* c = add_claim(p, type, ids[draw(&state, 6)], object, draw(&state, 990));
    c->claim = gx_str_format(arena, "claim-%u-%u", seed, i);
    c->article = draw(&state, 2);
    if (draw(&state, 2)) c->date = (gx_date){2024, 2, (int8_t)(1 + draw(&state, 28))};
    if (draw(&state, 2))
      c->of = 1 + draw(&state, 9), c->order = 1 + draw(&state, c->of), c->open = draw(&state, 2);
    add_mention(p, GX_KIND_PERSON, ids[draw(&state, 6)], names[draw(&state, 3)]);
  }
  return p;
}

Test(graph, any_order_gives_the_same_bytes) {
  enum { PAGES = 12, ROUNDS = 8 };
  gx_str wanted = {0}, wanted_ld = {0};
  for (uint32_t round = 0; round < ROUNDS; round++) {
    gx_graph* g = gx_graph_new();
    // Strides that share no factor with 13 visit every page once, each in an order of its own; odd rounds go round twice.
    for (uint32_t i = 0; i < 13 * (1 + round % 2); i++) add_page(g, random_page((i * (round + 1)) % 13));
    gx_graph_finish(g);
    const gx_str xml = write_all(g, "graphml", false, arena), ld = write_all(g, "jsonld", false, arena);
    if (round == 0) wanted = xml, wanted_ld = ld;
    cr_expect(gx_str_eq(xml, wanted), "GraphML of round %u differs", round);
    cr_expect(gx_str_eq(ld, wanted_ld), "JSON-LD of round %u differs", round);
    gx_graph_free(g);
  }
}

/// A page whose words are too long for many of its kind to stay in memory.
static page* long_page(uint32_t seed) {
  page* p = random_page(seed);
  char* words = GX_ARRAY(arena, char, 4001);
  memset(words, 'a' + seed % 26, 4000);
  for (uint32_t i = 0; i < p->record.n_claims; i++) p->evidence[i].quote = gx_str_of(words);
  return p;
}

Test(graph, what_goes_to_files_comes_back) {
  enum { PAGES = 400 };
  gx_str wanted = {0};
  for (uint32_t round = 0; round < 3; round++) {
    gx_graph* g = gx_graph_new();
    // The second time no file can be opened: all stays in memory
    setrlimit(RLIMIT_NOFILE, &(struct rlimit){round == 1 ? 0 : 64, 64});
    for (uint32_t i = 0; i < PAGES; i++) add_page(g, long_page(round ? PAGES - 1 - i : i));
    gx_graph_finish(g);
    cr_assert_eq(gx_graph_status(g, NULL), GX_OK);
    const gx_str tables = write_all(g, "csv", false, arena);
    cr_expect_gt(tables.n, 3 << 20);
    if (round == 0) wanted = tables;
    cr_expect(gx_str_eq(tables, wanted), "Round %u differs", round);
    gx_graph_free(g);
  }
}

/// A page that names many.
static page* crowded_page(uint32_t seed) {
  page* p = new_page(arena, gx_str_format(arena, "doc-%u", seed).p, 9);
  for (uint32_t i = 0; i < MOST; i++) {
    const char* id = gx_str_format(arena, "person-%u-%u", seed, i).p;
    add_person(p, id, "顾云舟");
    add_mention(p, GX_KIND_PERSON, id, "顾云舟");
    if (i % 9 == 0) add_claim(p, GX_CLAIM_CO_OCCURS, id, gx_str_format(arena, "person-%u-0", seed).p, i);
  }
  return p;
}

static void expect_no_graph(gx_graph* g, page* (*page_of)(uint32_t)) {
  gx_error error = {0};
  gx_status status = GX_OK;
  for (uint32_t i = 0; i < 1200 && !status; i++) status = gx_graph_add(g, &page_of(i)->record, &error);
  cr_expect_eq(status, GX_ERR_IO);
  gx_graph_finish(g);
  gx_sink* sink = gx_sink_memory();
  cr_expect_eq(gx_export_write(g, gx_export_find(GX_STR("jsonld")), NULL, sink, &error), GX_ERR_IO,
               "what is not whole is not written as if it were");
  gx_sink_abandon(sink);
  gx_graph_free(g);
}

Test(graph, a_full_disk_is_no_graph) {
  signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &(struct rlimit){1 << 20, 1 << 20});
  expect_no_graph(gx_graph_new(), long_page);    // The words are too many
  expect_no_graph(gx_graph_new(), crowded_page); // What is said of nodes is
}

Test(graph, the_fuller_name_and_the_known_date_win) {
  page *p = new_page(arena, "doc-1", 9), *q = new_page(arena, "doc-2", 9);
  add_event(p, "event-1", "大会", 7);
  add_event(q, "event-1", "全区大会", 0);
  add_page(graph, p);
  add_page(graph, q);
  gx_graph_finish(graph);
  const gx_node event = gx_graph_node(graph, gx_graph_find(graph, GX_STR("event-1")));
  cr_expect(gx_str_eq(event.name, GX_STR("全区大会")));
  cr_expect_eq(event.date.day, 7);
}

Test(graph, articles_know_their_document) {
  add_page(graph, new_page(arena, "doc-2", 9));
  add_page(graph, new_page(arena, "doc-1", 8));
  gx_graph_finish(graph);
  cr_expect_eq(gx_graph_source_count(graph), 2);
  const gx_node a = gx_graph_node(graph, gx_graph_find(graph, gx_article_id(arena, GX_STR("doc-1"), 1)));
  cr_expect(a.article == 1 && a.begin == 500 && a.end == 1000 && a.date.day == 8);
  cr_expect(gx_str_eq(gx_graph_source(graph, a.source).path, GX_STR("doc-1.txt")));
}

Test(graph, captions_are_short_and_never_empty) {
  page* p = new_page(arena, "doc-1", 9);
  add_entity(p, GX_KIND_UNIT, "unit-1", "临江大学");
  add_person(p, "person-a", "这个名字实在是太长了这个名字实在是太长了这个名字实在是太长了");
  add_person(p, "person-b", "");
  add_event(p, "event-1", "", 7);
  p->events[0].kind = GX_STR("inspection");
  p->events[0].place = GX_STR("unit-1");
  p->articles[1].headline.n = 0;
  add_page(graph, p);
  gx_graph_finish(graph);
#define CAPTION(id) gx_node_caption(graph, gx_graph_find(graph, id), arena)
  cr_expect(
      gx_str_eq(CAPTION(GX_STR("person-a")), GX_STR("这个名字实在是太长了这个名字实在是太长了这个名字…")));
  cr_expect(gx_str_eq(CAPTION(GX_STR("person-b")), GX_STR("person-b")));
  cr_expect(gx_str_eq(CAPTION(GX_STR("event-1")), GX_STR("2024-02-07 调研 临江大学")));
  cr_expect(gx_str_eq(CAPTION(gx_article_id(arena, GX_STR("doc-1"), 1)), GX_STR("望湖日报 2024-02-09 #2")));
#undef CAPTION
}

Test(graph, names_of_kinds_and_types_are_there) {
  for (int k = 0; k < GX_NODE_KIND_COUNT; k++)
    cr_expect(gx_node_kind_name((gx_node_kind)k) && gx_node_kind_zh((gx_node_kind)k));
  for (int t = 0; t < GX_EDGE_TYPE_COUNT; t++) {
    cr_expect(gx_edge_name((gx_edge_type)t) && *gx_edge_label((gx_edge_type)t) &&
              *gx_edge_zh((gx_edge_type)t));
    if (t < GX_CLAIM_COUNT) cr_expect_str_eq(gx_edge_name((gx_edge_type)t), gx_claim_name((gx_claim_type)t));
  }
  cr_expect(gx_edge_is_role(GX_EDGE_WROTE_TO) && !gx_edge_is_role(GX_EDGE_VISITED));
}
