#include "graph/store.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/json.h"
#include "graph/ingest.h"
#include "graph/questions.h"
#include "graph_fixture.h"

static char path[64];
static gx_arena* arena;

static void set_up(void) {
  arena = gx_arena_new();
  snprintf(path, sizeof path, "/tmp/guanxi-store-%d.db", (int)getpid());
  unlink(path);
}

static void tear_down(void) {
  unlink(path);
  gx_arena_free(arena);
}

TestSuite(store, .init = set_up, .fini = tear_down);

static gx_store* open_store(gx_store_mode mode) {
  gx_store* store = NULL;
  gx_error error = {0};
  cr_assert_eq(gx_store_open(path, mode, &store, &error), GX_OK, "%s", error.message);
  return store;
}

static gx_ingest_result put_text(gx_store* store, const page* p, gx_str text) {
  gx_ingest_result result = GX_INGEST_SAME;
  gx_error error = {0};
  gx_sink* sink = gx_sink_memory();
  gx_record_write(&p->record, sink);
  const gx_ingest in = {
      .record = &p->record, .line = gx_sink_bytes(sink), .source = text, .file = p->record.document.path};
  cr_assert_eq(gx_store_put(store, &in, &result, &error), GX_OK, "%s", error.message);
  gx_sink_abandon(sink);
  return result;
}

static gx_ingest_result put(gx_store* store, const page* p) { return put_text(store, p, GX_STR("")); }

static void fail_on(void* user, const char* problem) {
  (void)user;
  cr_assert_fail("%s", problem);
}

static void expect_in_order(gx_store* store) {
  uint32_t problems;
  gx_error error;
  cr_assert_eq(gx_store_check(store, fail_on, NULL, &problems, &error), GX_OK);
  cr_expect_eq(problems, 0);
}

static gx_store_figures count(gx_store* store) {
  gx_store_figures figures;
  cr_assert_eq(gx_store_count(store, &figures, NULL), GX_OK);
  return figures;
}

/// A meeting of the day: five members of a committee, of whom one may be missing from the list.
static page* meeting(const char* id, int8_t day, int missing, bool open) {
  static const char* const people[][2] = {{"person-1", "高原"},
                                          {"person-2", "苏明棠"},
                                          {"person-3", "何敬之"},
                                          {"person-4", "顾若兰"},
                                          {"person-5", "韩立冬"}};
  page* p = new_page(arena, id, day);
  const char* event = gx_str_format(arena, "event-%s", id).p;
  add_entity(p, GX_KIND_UNIT, "unit-1", "中共望湖区委员会");
  add_position(p, "position-1", "中共望湖区委员会常委", "unit-1");
  add_event(p, event, "区委常委会会议", day);
  uint32_t order = 0;
  for (int i = 0; i < 5; i++) {
    add_person(p, people[i][0], people[i][1]);
    add_claim(p, GX_CLAIM_HOLDS, people[i][0], "position-1", 0);
    if (i == missing) continue;
    gx_record_claim* c = add_claim(p, GX_CLAIM_ATTENDED, people[i][0], event, 100);
    c->order = ++order;
    c->of = missing < 5 ? 4 : 5;
    c->open = open;
    c->date = (gx_date){2024, 2, day};
  }
  return p;
}

Test(store, passes_over_what_it_knows_and_replaces_what_changed) {
  gx_store* store = open_store(GX_STORE_CREATE);
  cr_expect_eq(put(store, meeting("doc-1", 3, 5, false)), GX_INGEST_ADDED);
  cr_expect_eq(put(store, meeting("doc-1", 3, 5, false)), GX_INGEST_SAME);
  page* changed = meeting("doc-2", 4, 2, false);
  changed->record.document.path = GX_STR("doc-1.txt");
  cr_expect_eq(put(store, changed), GX_INGEST_REPLACED);
  cr_expect_eq(count(store).documents, 1);
  cr_expect_eq(count(store).events, 1);
  expect_in_order(store);
  gx_store_close(store, NULL);
}

Test(store, counts_one_text_under_two_paths_once) {
  gx_store* store = open_store(GX_STORE_CREATE);
  page* copy = meeting("doc-1", 3, 5, false);
  copy->record.document.path = GX_STR("a.txt");
  put(store, meeting("doc-1", 3, 5, false));
  const uint64_t claims = count(store).claims;
  put(store, copy);
  cr_expect_eq(count(store).documents, 1);
  cr_expect_eq(count(store).claims, claims);
  expect_in_order(store);
  gx_store_close(store, NULL);
}

Test(store, refuses_a_second_writer_and_lets_readers_in) {
  gx_store* store = open_store(GX_STORE_CREATE);
  put(store, meeting("doc-1", 3, 5, false));
  gx_store* second = NULL;
  gx_error error = {0};
  const pid_t child = fork(); // Locks are of processes
  if (child == 0) _exit(gx_store_open(path, GX_STORE_CHANGE, &second, &error) == GX_OK);
  int code;
  waitpid(child, &code, 0);
  cr_expect_eq(WEXITSTATUS(code), 0);
  gx_store_close(store, NULL);
  store = open_store(GX_STORE_READ);
  cr_expect_eq(count(store).documents, 1);
  gx_store_close(store, NULL);
}

Test(store, keeps_decisions_about_persons) {
  uint32_t n;
  gx_store* store = open_store(GX_STORE_CREATE);
  page* p = new_page(arena, "doc-1", 3);
  add_person(p, "person-a", "江涛");
  add_person(p, "person-b", "江涛");
  put(store, p);
  cr_expect_eq(gx_find(store, GX_FIND_PERSON, GX_STR("江涛"), arena).n, 2);
  const gx_overruling same = {GX_OVERRULE_SAME, GX_STR("person-b"), GX_STR("person-a")};
  cr_expect_eq(gx_store_overrule(store, same, NULL), GX_OK);
  const gx_found one = gx_find(store, GX_FIND_PERSON, GX_STR("江涛"), arena);
  cr_assert_eq(one.n, 1);
  cr_expect(gx_str_eq(one.at[0].id, GX_STR("person-a")));
  gx_graph* graph = gx_graph_new();
  cr_expect_eq(gx_store_fold(store, graph, NULL), GX_OK);
  gx_graph_finish(graph);
  cr_expect_eq(gx_graph_counts(graph).nodes[GX_NODE_PERSON], 1);
  gx_graph_free(graph);
  // And somebody else in one document.
  const gx_overruling other = {GX_OVERRULE_OTHER, GX_STR("person-a"), GX_STR("doc-1")};
  cr_expect_eq(gx_store_overrule(store, other, NULL), GX_OK);
  cr_expect_eq(gx_find(store, GX_FIND_PERSON, GX_STR("江涛"), arena).n, 2);
  gx_store_overrulings(store, &n, arena);
  cr_expect_eq(n, 2);
  expect_in_order(store);
  gx_store_close(store, NULL);
}

/// The rows of a section of an answer.
static const gx_answer_table* section(const gx_answer* answer, const char* name) {
  for (uint32_t i = 0; i < answer->tables.n; i++)
    if (strcmp(answer->tables.at[i].section, name) == 0) return &answer->tables.at[i];
  return NULL;
}

Test(store, says_absent_only_where_the_list_is_closed) {
  gx_store* store = open_store(GX_STORE_CREATE);
  put(store, meeting("doc-1", 3, 5, false));
  put(store, meeting("doc-2", 5, 2, true));  // 何敬之 is not in a list that goes on
  put(store, meeting("doc-3", 7, 2, false)); // … not in one that is closed
  put(store, meeting("doc-4", 9, 5, false));
  const gx_found found = gx_find(store, GX_FIND_PERSON, GX_STR("敬之"), arena);
  cr_assert_eq(found.n, 1);
  const gx_ask ask = {.persons = found.at, .n_persons = 1};
  gx_answer answer = {.arena = arena};
  cr_assert_eq(gx_ask_absent(store, &ask, &answer, NULL), GX_OK);
  const gx_answer_table* counts = section(&answer, "count");
  cr_assert_eq(gx_answer_rows(counts), 1);
  cr_expect(gx_str_eq(gx_answer_cell(counts, 0, "occasions"), GX_STR("4")));
  cr_expect(gx_str_eq(gx_answer_cell(counts, 0, "named"), GX_STR("2")));
  const gx_answer_table* rows = section(&answer, "occasions");
  cr_assert_eq(gx_answer_rows(rows), 2);
  cr_expect(gx_str_eq(gx_answer_cell(rows, 0, "finding"), GX_STR("not listed")));
  cr_expect(gx_str_eq(gx_answer_cell(rows, 1, "finding"), GX_STR("absent")));
  gx_store_close(store, NULL);
}

Test(store, orders_people_as_lists_do) {
  gx_store* store = open_store(GX_STORE_CREATE);
  put(store, meeting("doc-1", 3, 5, false));
  put(store, meeting("doc-2", 5, 0, true));
  const gx_ask ask = {0};
  gx_answer answer = {.arena = arena};
  cr_assert_eq(gx_ask_order(store, &ask, &answer, NULL), GX_OK);
  const gx_answer_table* order = section(&answer, "order");
  cr_assert_eq(gx_answer_rows(order), 4); // Who stands in one list only is not ranked
  cr_expect(gx_str_eq(gx_answer_cell(order, 0, "person"), GX_STR("苏明棠")));
  cr_expect(gx_str_eq(gx_answer_cell(order, 3, "person"), GX_STR("韩立冬")));
  cr_expect(gx_str_eq(gx_answer_cell(order, 1, "ahead"), GX_STR("2")));
  gx_store_close(store, NULL);
}

// ---- offices -----------------------------------------------------------------------------------------------------------------

/// Code points before `words` in the text.
static uint32_t offset_of(const char* text, const char* words) {
  uint32_t n = 0;
  for (const char *at = text, *end = strstr(text, words); at < end; at++)
    n += ((unsigned char)*at & 0xC0) != 0x80;
  return n;
}

/// Stores that 高原 is 区长, as `words` of the text say and `rule` reads.
static void put_office(gx_store* store, int8_t day, const char* text, const char* words, const char* rule) {
  page* p = new_page(arena, gx_str_format(arena, "doc-%d", day).p, day);
  add_entity(p, GX_KIND_UNIT, "unit-1", "望湖区人民政府");
  add_position(p, "position-1", "望湖区人民政府区长", "unit-1");
  p->entities[p->record.n_entities - 1].title = GX_STR("区长");
  add_person(p, "person-1", "高原");
  const uint32_t at = offset_of(text, words);
  gx_record_evidence* e = &p->evidence[p->record.n_claims];
  add_claim(p, GX_CLAIM_HOLDS, "person-1", "position-1", at);
  const uint32_t end = at + offset_of(gx_str_format(arena, "%s|", words).p, "|");
  *e = (gx_record_evidence){at, end, gx_str_of(rule), GX_NONE, GX_NONE, gx_str_of(words)};
  put_text(store, p, gx_str_of(text));
}

static gx_str tenure_cell(gx_store* store, const char* key) {
  gx_answer answer = {.arena = arena};
  const gx_ask ask = {0};
  cr_assert_eq(gx_ask_tenure(store, &ask, &answer, NULL), GX_OK);
  cr_assert_eq(gx_answer_rows(&answer.tables.at[0]), 1);
  return gx_answer_cell(&answer.tables.at[0], 0, key);
}

static void expect_cell(gx_store* store, const char* key, const char* expected) {
  const gx_str cell = tenure_cell(store, key);
  cr_expect(gx_str_eq(cell, gx_str_of(expected)), "%s: %.*s", key, GX_FMT(cell));
}

Test(store, sees_nobody_in_an_office_that_was_held_before) {
  gx_store* store = open_store(GX_STORE_CREATE);
  put_office(store, 9, "五年前，时任区长高原来过这里。", "区长高原", "holds.title");
  expect_cell(store, "first_seen", "");
  expect_cell(store, "ended", "before 2024-02-09");
  put_office(store, 3, "区长高原出席会议。", "区长高原", "holds.title");
  expect_cell(store, "first_seen", "2024-02-03");
  expect_cell(store, "last_seen", "2024-02-03");
  gx_store_close(store, NULL);
}

Test(store, tells_when_an_office_began_and_ended) {
  gx_store* store = open_store(GX_STORE_CREATE);
  put_office(store, 3, "2024年2月1日，大会选举高原为区长。", "选举高原为区长", "begin.appointed");
  put_office(store, 5, "区长高原出席会议。", "区长高原", "holds.title");
  expect_cell(store, "began", "2024-02-01");
  expect_cell(store, "ended", "");
  put_office(store, 20, "会议决定免去高原的区长职务。", "免去高原的区长职务", "end.said");
  expect_cell(store, "ended", "by 2024-02-20");
  expect_cell(store, "last_seen", "2024-02-05");
  gx_store_close(store, NULL);
}

Test(store, takes_no_second_election_for_a_beginning) {
  gx_store* store = open_store(GX_STORE_CREATE);
  put_office(store, 3, "区长高原出席会议。", "区长高原", "holds.title");
  put_office(store, 5, "2024年2月4日，大会选举高原为区长。", "选举高原为区长", "begin.appointed");
  expect_cell(store, "began", "");
  gx_store_close(store, NULL);
}

// ---- when it is killed -------------------------------------------------------------------------------------------------------

Test(store, loses_nothing_that_was_committed_when_killed) {
  for (int round = 0; round < 30; round++) {
    int pipes[2];
    unlink(path);
    cr_assert_eq(pipe(pipes), 0);
    const pid_t child = fork();
    if (child == 0) {
      gx_store* store = open_store(GX_STORE_CREATE);
      for (int8_t day = 1; day <= 28; day++) {
        put(store, meeting(gx_str_format(arena, "doc-%d", day).p, day, 5, false));
        if (day % 3) continue; // Three at a time; only then they are said to be there
        if (gx_store_commit(store, NULL) || write(pipes[1], &day, 1) != 1) _exit(1);
      }
      pause();
    }
    close(pipes[1]);
    int8_t last = 0, day;
    for (int i = 0; i <= round % 9 && read(pipes[0], &day, 1) == 1; i++) last = day;
    usleep((unsigned)(round * 37 % 400));
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    while (read(pipes[0], &day, 1) == 1) last = day;
    close(pipes[0]);
    gx_store* store = open_store(GX_STORE_CHANGE);
    expect_in_order(store);
    const uint64_t n = count(store).documents;
    cr_expect(n >= (uint64_t)last && n % 3 == 0, "%d of %d", (int)n, (int)last);
    gx_store_close(store, NULL);
  }
}

Test(answer, guards_spreadsheets_and_escapes) {
  static const gx_answer_column columns[] = {{"a", "a", GX_CELL_TEXT, 0, 0}, {"b", "b", GX_CELL_LIST, 0, 0}};
  gx_arena* own = gx_arena_new();
  gx_answer answer = {.arena = own};
  gx_answer_table* table = gx_answer_add(&answer, NULL, columns, 2);
  gx_answer_row(&answer, table, (gx_str[]){GX_STR("=1+1"), GX_STR("甲\n乙\n")});
  gx_answer_row(&answer, table, (gx_str[]){GX_STR("说\"好\""), GX_STR("")});
  gx_sink* sink = gx_sink_memory();
  gx_answer_csv(&answer, sink);
  cr_expect(gx_str_eq(gx_sink_bytes(sink), GX_STR("a,b\r\n\"'=1+1\",\"甲; 乙\"\r\n\"说\"\"好\"\"\",\r\n")),
            "%.*s", GX_FMT(gx_sink_bytes(sink)));
  gx_sink_abandon(sink);
  gx_arena_free(own);
}
