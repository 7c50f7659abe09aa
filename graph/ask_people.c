/// What is known of a person, a unit, a place.
#include <stdlib.h>
#include <string.h>

#include "graph/facts.h"

#define OFFICE_COLUMNS(person_title)                                                              \
  {                                                                                               \
    {"person", person_title, GX_CELL_TEXT, 0, 0}, {"person_id", NULL, GX_CELL_TEXT, 0, 0},        \
        {"office", "office", GX_CELL_OFFICE, 20, 0}, {"first", "first seen", GX_CELL_TEXT, 0, 0}, \
        {"last", "last seen", GX_CELL_TEXT, 0, 0}, {                                              \
      "times", "times", GX_CELL_NUMBER, 0, 0                                                      \
    }                                                                                             \
  }
static const gx_answer_column office_columns[] = OFFICE_COLUMNS("person");
static const gx_answer_column own_office_columns[] = OFFICE_COLUMNS(NULL); // Of one person
static const gx_answer_column word_columns[] = {{"name", "also called", GX_CELL_TEXT, 20, 0},
                                                {"times", "times", GX_CELL_NUMBER, 0, 0}};
static const gx_answer_column namesake_columns[] = {{"person_id", "another of this name", GX_CELL_TEXT, 0, 0},
                                                    {"office", "office", GX_CELL_OFFICE, 20, 0},
                                                    {"documents", "documents", GX_CELL_NUMBER, 0, 0}};
static const gx_answer_column role_columns[] = {{"role", "role", GX_CELL_TEXT, 0, 0},
                                                {"role_name", NULL, GX_CELL_TEXT, 0, 0},
                                                {"occasions", "occasions", GX_CELL_NUMBER, 0, 0}};
static const gx_answer_column month_columns[] = {{"month", "month", GX_CELL_TEXT, 0, 0},
                                                 {"occasions", "occasions", GX_CELL_NUMBER, 0, 0}};
static const gx_answer_column visit_columns[] = {
    {"date", "date", GX_CELL_TEXT, 0, 0},    {"what", "what", GX_CELL_TEXT, 0, 0},
    {"who", "who", GX_CELL_TEXT, 8, 0},      {"event", "event", GX_CELL_TEXT, 16, 0},
    {"place", "where", GX_CELL_TEXT, 10, 2}, {"source", "source", GX_CELL_OFFICE, 12, 3},
    {"sentence", NULL, GX_CELL_TEXT, 0, 0}};

#define ADD(answer, section, columns) \
  gx_answer_add(answer, section, columns, sizeof columns / sizeof *columns)

// ---- person ----------------------------------------------------------------------------------------------------------------

/// Offices, each once, in the order in which they were first seen. Where the text says that the office was held before (时任), that is no sight.
static void add_offices(gx_answer* answer, gx_answer_table* table, const gx_fact_list held,
                        gx_identities* people) {
  gx_arena* arena = answer->arena;
  for (uint32_t i = 0; i < held.n; i++) {
    const gx_fact* f = &held.at[i];
    const int64_t person = gx_identity_root(people, f->subject);
    gx_date first = {0}, last = {0};
    uint32_t times = 0;
    bool before = false;
    for (uint32_t k = 0; k < held.n && !before; k++) {
      const gx_fact* g = &held.at[k];
      if (g->object != f->object || gx_identity_root(people, g->subject) != person) continue;
      before = k < i;
      times++;
      if (gx_fact_past(g) || gx_fact_ends(g)) continue;
      if (!gx_date_precision(first)) first = g->date;
      last = g->date;
    }
    if (before) continue;
    const gx_str cells[] = {
        f->subject_name,           gx_identity_id(people, person), f->object_name, gx_date_cell(first, arena),
        gx_date_cell(last, arena), gx_cell_number(arena, times)};
    gx_answer_row(answer, table, cells);
  }
}

typedef struct {
  gx_str word;
  int64_t times;
} word;

static int compare_words(const void* p, const void* q) {
  const word *a = p, *b = q;
  if (a->times != b->times) return a->times > b->times ? -1 : 1;
  return gx_str_cmp(a->word, b->word);
}

static void add_names(gx_store* store, const gx_found_one* one, gx_answer* answer) {
  gx_answer_table* table = ADD(answer, "names", word_columns);
  GX_VEC(word) words = {0};
  for (uint32_t i = 0; i < one->n_nodes; i++) {
    gx_rows* rows = gx_sql_query(
        store->sql, "SELECT word, sum(times) FROM alias WHERE node=?1 AND word<>?2 GROUP BY word", "it",
        one->nodes[i], one->name);
    while (gx_sql_next(rows)) {
      const gx_str w = gx_sql_str(rows, 0, answer->arena);
      uint32_t k = 0;
      while (k < words.n && !gx_str_eq(words.at[k].word, w)) k++;
      if (k == words.n) GX_PUSH(answer->arena, &words, ((word){w, 0}));
      words.at[k].times += gx_sql_int(rows, 1);
    }
  }
  if (words.n) qsort(words.at, words.n, sizeof *words.at, compare_words);
  for (uint32_t i = 0; i < words.n; i++) {
    const gx_str cells[] = {words.at[i].word, gx_cell_number(answer->arena, (uint64_t)words.at[i].times)};
    gx_answer_row(answer, table, cells);
  }
}

static void add_namesakes(gx_store* store, const gx_found_one* one, gx_answer* answer) {
  gx_answer_table* table = ADD(answer, "namesakes", namesake_columns);
  const gx_found all = gx_find(store, GX_FIND_PERSON, one->name, answer->arena);
  for (uint32_t i = 0; i < all.n; i++) {
    if (gx_str_eq(all.at[i].id, one->id) || !gx_str_eq(all.at[i].name, one->name)) continue;
    const gx_str cells[] = {all.at[i].id, all.at[i].note, gx_cell_number(answer->arena, all.at[i].documents)};
    gx_answer_row(answer, table, cells);
  }
}

/// Occasions are counted, not claims: who is said three times to speak at a meeting spoke at one meeting.
static void add_roles(const gx_ask* ask, const gx_fact_list facts, gx_answer* answer) {
  gx_answer_table* table = ADD(answer, "roles", role_columns);
  for (int t = 0; t <= GX_EDGE_VISITED; t++) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < facts.n; i++) {
      bool counts = facts.at[i].type == (gx_edge_type)t && gx_ask_within(ask, facts.at[i].date);
      for (uint32_t k = 0; k < i && counts; k++)
        counts = facts.at[k].type != (gx_edge_type)t || facts.at[k].object != facts.at[i].object;
      n += counts;
    }
    const gx_str cells[] = {gx_str_of(gx_edge_zh((gx_edge_type)t)), gx_str_of(gx_edge_name((gx_edge_type)t)),
                            gx_cell_number(answer->arena, n)};
    if (n) gx_answer_row(answer, table, cells);
  }
}

static void add_months(const gx_ask* ask, const gx_fact_list facts, gx_answer* answer) {
  gx_answer_table* table = ADD(answer, "months", month_columns);
  uint32_t n = 0;
  gx_date month = {0};
  for (uint32_t i = 0; i <= facts.n; i++) { // In order of date
    const gx_date d = i < facts.n ? facts.at[i].date : (gx_date){0};
    if (n && (d.year != month.year || d.month != month.month)) {
      const gx_str cells[] = {gx_date_cell(month, answer->arena), gx_cell_number(answer->arena, n)};
      gx_answer_row(answer, table, cells);
      n = 0;
    }
    if (i == facts.n || !gx_ask_within(ask, d) || d.month == 0) continue;
    month = (gx_date){d.year, d.month, 0};
    bool again = false;
    for (uint32_t k = i; k-- > 0 && !again;) {
      if (facts.at[k].date.month != d.month || facts.at[k].date.year != d.year) break;
      again = facts.at[k].object == facts.at[i].object;
    }
    n += !again;
  }
}

gx_status gx_ask_person(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error) {
  gx_arena* arena = answer->arena;
  gx_identities* people = gx_identities_new(store, arena);
  for (uint32_t p = 0; p < ask->n_persons; p++) {
    const gx_found_one* one = &ask->persons[p];
    add_offices(answer, ADD(answer, "offices", own_office_columns),
                gx_facts_of_offices(store, one->nodes, one->n_nodes, arena), people);
    add_names(store, one, answer);
    add_namesakes(store, one, answer);
    const gx_fact_list facts =
        gx_facts_of_subject(store, one->nodes, one->n_nodes, GX_EDGE_CHAIRED, GX_EDGE_VISITED, arena);
    add_roles(ask, facts, answer);
    add_months(ask, facts, answer);
  }
  return gx_sql_status(store->sql, error);
}

// ---- unit and place ----------------------------------------------------------------------------------------------------------

/// Who held posts of the unit.
static void add_people_in_charge(gx_store* store, const gx_ask* ask, gx_answer* answer) {
  gx_arena* arena = answer->arena;
  GX_VEC(int64_t) posts = {0};
  for (uint32_t i = 0; i < ask->unit->n_nodes; i++) {
    gx_rows* rows = gx_sql_query(store->sql, "SELECT n FROM node WHERE unit=?1 AND kind=1 ORDER BY id", "i",
                                 ask->unit->nodes[i]);
    while (gx_sql_next(rows)) GX_PUSH(arena, &posts, gx_sql_int(rows, 0));
  }
  gx_fact_list held = gx_facts_of_object(store, posts.at, posts.n, GX_EDGE_HOLDS, GX_EDGE_HOLDS, arena);
  uint32_t n = 0;
  for (uint32_t i = 0; i < held.n; i++)
    if (gx_ask_within(ask, held.at[i].date)) held.at[n++] = held.at[i];
  held.n = n;
  add_offices(answer, ADD(answer, "in_charge", office_columns), held, gx_identities_new(store, arena));
}

/// People to whom an event says it belongs, for a line about it: its chair, else nobody.
static gx_str chair_of(gx_store* store, int64_t event, gx_arena* arena) {
  gx_rows* rows =
      gx_sql_query(store->sql,
                   "SELECT s.name FROM claim c JOIN node s ON s.n=c.subject WHERE c.object=?1 AND c.type=0"
                   " ORDER BY s.name LIMIT 1",
                   "i", event);
  const gx_str out = gx_sql_next(rows) ? gx_sql_str(rows, 0, arena) : GX_STR("");
  gx_sql_end(rows);
  return out;
}

static void add_row(gx_store* store, gx_answer* answer, gx_answer_table* table, const gx_fact* f) {
  gx_arena* arena = answer->arena;
  const gx_fact_source where = gx_fact_where(store, f->document, f->article, arena);
  const bool visit = f->type == GX_EDGE_VISITED, held = f->type == GX_EDGE_HELD_AT;
  const gx_str event = visit ? where.headline : held ? f->subject_name : f->object_name;
  const gx_str cells[] = {
      gx_fact_day(f, arena),
      visit  ? GX_STR("走访")
      : held ? GX_STR("举行于此")
             : GX_STR("主办"),
      visit ? f->subject_name : chair_of(store, held ? f->subject : f->object, arena),
      event,
      f->object_kind == GX_NODE_EVENT ? gx_event_place(store, f->object, arena) : f->object_name,
      where.path,
      f->sentence};
  gx_answer_row(answer, table, cells);
}

typedef GX_VEC(int64_t) nodes;

/// The unit; of a place also those inside: their names begin with its own (湖南省, 湖南省长沙市).
static nodes sites_of(gx_store* store, const gx_found_one* unit, gx_arena* arena) {
  nodes out = {0};
  for (uint32_t i = 0; i < unit->n_nodes; i++) {
    GX_PUSH(arena, &out, unit->nodes[i]);
    gx_rows* rows = gx_sql_query(store->sql,
                                 "SELECT i.n FROM node p JOIN node i ON i.kind=4 AND i.name>p.name"
                                 " AND i.name<p.name||char(1114111) WHERE p.n=?1 AND p.kind=4",
                                 "i", unit->nodes[i]);
    while (gx_sql_next(rows)) GX_PUSH(arena, &out, gx_sql_int(rows, 0));
  }
  return out;
}

gx_status gx_ask_unit(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error) {
  gx_arena* arena = answer->arena;
  if (!ask->unit) return GX_OK;
  const gx_found_one* unit = ask->unit;
  add_people_in_charge(store, ask, answer);
  add_names(store, unit, answer);
  const nodes sites = sites_of(store, unit, arena);
  const gx_fact_list parts[] = {
      gx_facts_of_object(store, sites.at, sites.n, GX_EDGE_VISITED, GX_EDGE_VISITED, arena),
      gx_facts_of_object(store, sites.at, sites.n, GX_EDGE_HELD_AT, GX_EDGE_HELD_AT, arena),
      gx_facts_of_subject(store, unit->nodes, unit->n_nodes, GX_EDGE_ORGANIZED, GX_EDGE_ORGANIZED, arena)};
  GX_VEC(gx_fact) all = {0};
  for (size_t p = 0; p < sizeof parts / sizeof *parts; p++)
    for (uint32_t i = 0; i < parts[p].n; i++)
      if (gx_ask_within(ask, parts[p].at[i].date)) GX_PUSH(arena, &all, parts[p].at[i]);
  const gx_fact_list facts = gx_facts_sorted((gx_fact_list){all.at, all.n});
  gx_answer_table* table = ADD(answer, "events", visit_columns);
  for (uint32_t i = 0; i < facts.n; i++) add_row(store, answer, table, &facts.at[i]);
  return gx_sql_status(store->sql, error);
}
