/// Who was there, what there was, and where people met.
#include <stdlib.h>
#include <string.h>

#include "graph/facts.h"

// ---- who -------------------------------------------------------------------------------------------------------------------

static const gx_answer_column who_columns[] = {
    {"date", "date", GX_CELL_TEXT, 0, 2},        {"event", "event", GX_CELL_TEXT, 14, 0},
    {"event_id", NULL, GX_CELL_TEXT, 0, 0},      {"place", "where", GX_CELL_TEXT, 8, 4},
    {"role", "role", GX_CELL_TEXT, 0, 0},        {"role_name", NULL, GX_CELL_TEXT, 0, 0},
    {"list", "list", GX_CELL_TEXT, 0, 0},        {"order", NULL, GX_CELL_NUMBER, 0, 0},
    {"of", NULL, GX_CELL_NUMBER, 0, 0},          {"open", NULL, GX_CELL_FLAG, 0, 0},
    {"person", "person", GX_CELL_TEXT, 8, 0},    {"person_id", NULL, GX_CELL_TEXT, 0, 0},
    {"quote", "words", GX_CELL_TEXT, 26, 1},     {"sentence", NULL, GX_CELL_TEXT, 0, 0},
    {"source", "source", GX_CELL_OFFICE, 12, 5}, {"url", NULL, GX_CELL_TEXT, 0, 0},
    {"begin", NULL, GX_CELL_NUMBER, 0, 0},       {"end", NULL, GX_CELL_NUMBER, 0, 0},
    {"claim", NULL, GX_CELL_TEXT, 0, 0}};

typedef struct {
  int64_t node;
  gx_str name, id, class_;
  gx_date date;
  bool told;
} event;

typedef struct {
  event* at;
  uint32_t n;
} events;

static bool has_words(const gx_ask* ask, gx_str name) {
  for (uint32_t i = 0; i < ask->n_words; i++)
    if (!gx_str_has(name, ask->words[i])) return false;
  return true;
}

/// Events by day and words, in order of date. An event without a date of its own has the day of issue of the first article that tells of it.
static events find_events(gx_store* store, const gx_ask* ask, gx_arena* arena) {
  GX_VEC(event) out = {0};
  gx_rows* rows =
      gx_sql_query(store->sql,
                   "SELECT n, name, id, class, date, (SELECT min(a.issued) FROM claim c JOIN article a ON"
                   " a.document=c.document AND a.n=c.article WHERE c.object=node.n AND node.date IS NULL)"
                   " AS i FROM node WHERE kind=5 AND (?1 IS NULL OR instr(name,?1)>0)"
                   " ORDER BY coalesce(date,i), name, id",
                   "s", ask->n_words ? ask->words[0] : GX_STR(""));
  while (gx_sql_next(rows)) {
    event e = {.node = gx_sql_int(rows, 0)};
    e.told = gx_date_parse(gx_sql_str(rows, 4, NULL), &e.date);
    if (!e.told) gx_date_parse(gx_sql_str(rows, 5, NULL), &e.date);
    if (!has_words(ask, gx_sql_str(rows, 1, NULL)) || !gx_ask_within(ask, e.date)) continue;
    e.name = gx_sql_str(rows, 1, arena);
    e.id = gx_sql_str(rows, 2, arena);
    e.class_ = gx_sql_str(rows, 3, arena);
    GX_PUSH(arena, &out, e);
  }
  return (events){out.at, out.n};
}

/// First the chair, then who speaks, then lists in their order.
static int compare_parts(const void* p, const void* q) {
  static const uint8_t rank[] = {
      [GX_EDGE_CHAIRED] = 0,   [GX_EDGE_ATTENDED] = 1,  [GX_EDGE_SPOKE_AT] = 2, [GX_EDGE_GUIDED] = 3,
      [GX_EDGE_INSPECTED] = 1, [GX_EDGE_ANNOUNCED] = 4, [GX_EDGE_MET] = 1,      [GX_EDGE_WROTE_TO] = 5};
  const gx_fact *a = p, *b = q;
  if (rank[a->type] != rank[b->type]) return rank[a->type] < rank[b->type] ? -1 : 1;
  if (a->document != b->document || a->begin != b->begin) {
    const int c = gx_str_cmp(a->path, b->path);
    if (c) return c;
    if (a->article != b->article) return a->article < b->article ? -1 : 1;
    return a->begin < b->begin ? -1 : 1;
  }
  if (a->place != b->place) return a->place < b->place ? -1 : 1;
  return gx_str_cmp(a->id, b->id);
}

static gx_str id_of(gx_store* store, int64_t node, gx_arena* arena) {
  gx_rows* rows = gx_sql_query(store->sql, "SELECT id FROM node WHERE n=?1", "i", node);
  const gx_str id = gx_sql_next(rows) ? gx_sql_str(rows, 0, arena) : GX_STR("");
  gx_sql_end(rows);
  return id;
}

static void add_parts(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_answer_table* table,
                      const event* e) {
  gx_arena* arena = answer->arena;
  gx_fact_list facts = gx_facts_of_object(store, &e->node, 1, GX_EDGE_CHAIRED, GX_EDGE_WROTE_TO, arena);
  if (facts.n) qsort(facts.at, facts.n, sizeof *facts.at, compare_parts);
  const gx_str place = gx_event_place(store, e->node, arena);
  for (uint32_t i = 0; i < facts.n; i++) {
    const gx_fact* f = &facts.at[i];
    if (ask->roles && !(ask->roles & (1u << f->type))) continue;
    const gx_fact_source where = gx_fact_where(store, f->document, f->article, arena);
    const gx_str cells[] = {
        gx_str_format(arena, e->told ? "%.*s" : "(%.*s)", GX_FMT(gx_date_cell(e->date, arena))),
        e->name,
        e->id,
        place,
        gx_fact_role(f),
        gx_str_of(gx_edge_name(f->type)),
        gx_fact_list_cell(f, arena),
        f->order ? gx_cell_number(arena, f->order) : GX_STR(""),
        f->order ? gx_cell_number(arena, f->of) : GX_STR(""),
        gx_cell_flag(f->open),
        f->subject_name,
        id_of(store, f->subject, arena),
        f->quote,
        f->sentence,
        where.path,
        where.url,
        gx_cell_number(arena, f->begin),
        gx_cell_number(arena, f->end),
        f->id};
    gx_answer_row(answer, table, cells);
  }
}

gx_status gx_ask_who(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error) {
  gx_answer_table* table = gx_answer_add(answer, NULL, who_columns, sizeof who_columns / sizeof *who_columns);
  const events found = find_events(store, ask, answer->arena);
  for (uint32_t i = 0; i < found.n; i++) add_parts(store, ask, answer, table, &found.at[i]);
  return gx_sql_status(store->sql, error);
}

// ---- meetings ----------------------------------------------------------------------------------------------------------------

static const gx_answer_column meeting_columns[] = {{"date", "date", GX_CELL_TEXT, 0, 0},
                                                   {"event", "event", GX_CELL_TEXT, 20, 0},
                                                   {"event_id", NULL, GX_CELL_TEXT, 0, 0},
                                                   {"class", "kind", GX_CELL_TEXT, 0, 4},
                                                   {"place", "where", GX_CELL_TEXT, 10, 3},
                                                   {"chair", "chair", GX_CELL_TEXT, 6, 0},
                                                   {"people", "people", GX_CELL_NUMBER, 0, 0},
                                                   {"open", NULL, GX_CELL_FLAG, 0, 0},
                                                   {"organizer", "organizer", GX_CELL_TEXT, 10, 5},
                                                   {"source", NULL, GX_CELL_TEXT, 0, 0}};

/// What its claims say of an event in short.
typedef struct {
  gx_str chair, organizer, path;
  uint32_t people;
  bool open, asked; ///< The person or unit asked for has a part in it
} brief;

static bool is_among(const gx_found_one* one, int64_t node) {
  for (uint32_t i = 0; one && i < one->n_nodes; i++)
    if (one->nodes[i] == node) return true;
  return false;
}

/// Whether a person holds a post of the unit.
static bool is_member(gx_store* store, const gx_found_one* unit, int64_t person) {
  bool member = false;
  for (uint32_t i = 0; unit && i < unit->n_nodes && !member; i++) {
    gx_rows* rows =
        gx_sql_query(store->sql,
                     "SELECT 1 FROM claim c JOIN node p ON p.n=c.object WHERE c.subject=?1 AND c.type=9"
                     " AND p.unit=?2 LIMIT 1",
                     "ii", person, unit->nodes[i]);
    member = gx_sql_next(rows);
    gx_sql_end(rows);
  }
  return member;
}

static brief sum_up(gx_store* store, const gx_ask* ask, const event* e, gx_arena* arena) {
  brief b = {.chair = GX_STR("")};
  const gx_fact_list parts =
      gx_facts_of_object(store, &e->node, 1, GX_EDGE_CHAIRED, GX_EDGE_ORGANIZED, arena);
  for (uint32_t i = 0; i < parts.n; i++) {
    const gx_fact* f = &parts.at[i];
    bool again = false;
    for (uint32_t k = 0; k < i && !again; k++) again = parts.at[k].subject == f->subject;
    b.people += !again && f->type != GX_EDGE_ORGANIZED;
    b.open |= f->open;
    if (f->type == GX_EDGE_CHAIRED && !gx_str_has(b.chair, f->subject_name))
      b.chair =
          gx_str_format(arena, "%.*s%s%.*s", GX_FMT(b.chair), b.chair.n ? "、" : "", GX_FMT(f->subject_name));
    if (f->type == GX_EDGE_ORGANIZED && !b.organizer.n) b.organizer = f->subject_name;
    if (!b.path.n) b.path = gx_fact_where(store, f->document, f->article, arena).path;
    for (uint32_t p = 0; p < ask->n_persons; p++) b.asked |= is_among(&ask->persons[p], f->subject);
    b.asked |= is_among(ask->unit, f->subject) ||
               (ask->unit && f->type == GX_EDGE_CHAIRED && is_member(store, ask->unit, f->subject));
  }
  return b;
}

gx_status gx_ask_meetings(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error) {
  gx_arena* arena = answer->arena;
  gx_answer_table* table =
      gx_answer_add(answer, NULL, meeting_columns, sizeof meeting_columns / sizeof *meeting_columns);
  const events found = find_events(store, ask, arena);
  for (uint32_t i = 0; i < found.n; i++) {
    const event* e = &found.at[i];
    const brief b = sum_up(store, ask, e, arena);
    if ((ask->n_persons || ask->unit) && !b.asked) continue;
    const gx_str cells[] = {
        gx_str_format(arena, e->told ? "%.*s" : "(%.*s)", GX_FMT(gx_date_cell(e->date, arena))),
        e->name,
        e->id,
        e->class_,
        gx_event_place(store, e->node, arena),
        b.chair,
        gx_str_format(arena, "%u", b.people),
        gx_cell_flag(b.open),
        b.organizer,
        b.path};
    gx_answer_row(answer, table, cells);
  }
  return gx_sql_status(store->sql, error);
}

// ---- together ----------------------------------------------------------------------------------------------------------------

static const gx_answer_column together_columns[] = {
    {"date", "date", GX_CELL_TEXT, 0, 0},        {"event", "occasion", GX_CELL_TEXT, 20, 0},
    {"event_id", NULL, GX_CELL_TEXT, 0, 0},      {"place", "where", GX_CELL_TEXT, 10, 3},
    {"parts", "parts", GX_CELL_TEXT, 12, 0},     {"roles", NULL, GX_CELL_LIST, 0, 0},
    {"same_list", NULL, GX_CELL_FLAG, 0, 0},     {"lists", "in one list", GX_CELL_TEXT, 0, 1},
    {"source", "source", GX_CELL_OFFICE, 12, 4}, {"url", NULL, GX_CELL_TEXT, 0, 0},
    {"sentence", NULL, GX_CELL_TEXT, 0, 0}};

/// What a person does at an occasion: 主持·讲话.
static gx_str parts_of(const gx_fact_list* facts, const gx_fact* f, gx_arena* arena) {
  uint32_t roles = 0;
  gx_str out = GX_STR("");
  for (uint32_t i = 0; i < facts->n; i++)
    if (gx_same_occasion(&facts->at[i], f)) roles |= 1u << facts->at[i].type;
  for (int t = 0; t <= GX_EDGE_VISITED; t++)
    if (roles & (1u << t))
      out = gx_str_format(arena, "%.*s%s%s", GX_FMT(out), out.n ? "·" : "", gx_edge_zh((gx_edge_type)t));
  return out;
}

/// What another person did at the occasion of `f`, of which a shared list does not say that they did so at different places.
static const gx_fact* find_object(const gx_fact_list* facts, const gx_fact* f) {
  for (uint32_t i = 0; i < facts->n; i++) {
    const gx_fact* g = &facts->at[i];
    const bool same =
        g->object == f->object && (f->object_kind == GX_NODE_EVENT || gx_date_cmp(g->date, f->date) == 0);
    if (same && g->type != GX_EDGE_WROTE_TO && !(gx_fact_apart(f) && gx_fact_apart(g))) return g;
  }
  return NULL;
}

/// The places of all of them in a list that names all, "2, 5 of 7+", or empty.
static gx_str places(const gx_fact_list* facts, uint32_t n, int64_t object, gx_arena* arena) {
  for (uint32_t i = 0; i < facts[0].n; i++) {
    const gx_fact* f = &facts[0].at[i];
    if (f->object != object || !f->order) continue;
    gx_str out = gx_str_format(arena, "%u", f->order);
    uint32_t found = 1;
    for (uint32_t p = 1; p < n; p++) {
      for (uint32_t k = 0; k < facts[p].n; k++) {
        const gx_fact* g = &facts[p].at[k];
        if (g->object != object || g->document != f->document || g->begin != f->begin || g->end != f->end ||
            g->of != f->of || !g->order)
          continue;
        out = gx_str_format(arena, "%.*s, %u", GX_FMT(out), g->order);
        found++;
        break;
      }
    }
    if (found == n) return gx_str_format(arena, "%.*s of %u%s", GX_FMT(out), f->of, f->open ? "+" : "");
  }
  return GX_STR("");
}

static void add_together(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_answer_table* table,
                         const gx_fact_list* facts, const gx_fact* f) {
  gx_arena* arena = answer->arena;
  gx_str parts = GX_STR(""), roles = GX_STR("");
  for (uint32_t p = 0; p < ask->n_persons; p++) {
    const gx_str part = parts_of(&facts[p], f, arena);
    parts = gx_str_format(arena, "%.*s%s%.*s", GX_FMT(parts), p ? " / " : "", GX_FMT(part));
    roles = gx_list_add(arena, roles,
                        gx_str_format(arena, "%.*s %.*s", GX_FMT(ask->persons[p].name), GX_FMT(part)));
  }
  const gx_str lists = places(facts, ask->n_persons, f->object, arena);
  const gx_fact_source where = gx_fact_where(store, f->document, f->article, arena);
  const gx_str cells[] = {
      gx_fact_day(f, arena),
      f->object_name.n ? f->object_name : where.headline,
      f->object_id,
      f->object_kind == GX_NODE_EVENT ? gx_event_place(store, f->object, arena) : f->object_name,
      parts,
      roles,
      gx_cell_flag(lists.n > 0),
      lists,
      where.path,
      where.url,
      f->sentence};
  gx_answer_row(answer, table, cells);
}

/// Whether all others had a part in it too.
static bool is_shared(const gx_ask* ask, const gx_fact_list* facts, const gx_fact* f) {
  bool all = f->type != GX_EDGE_WROTE_TO && gx_ask_within(ask, f->date);
  for (uint32_t p = 1; p < ask->n_persons && all; p++) all = find_object(&facts[p], f) != NULL;
  return all;
}

/// Whether nothing before tells of the occasion; of a visit, also no event that the same report tells of that day.
static bool is_news(const gx_fact_list* facts, const bool* shared, uint32_t at) {
  const gx_fact* f = &facts->at[at];
  for (uint32_t i = 0; i < facts->n; i++) {
    const gx_fact* g = &facts->at[i];
    if (!shared[i] || i == at) continue;
    if (i < at && gx_same_occasion(g, f)) return false;
    if (f->type == GX_EDGE_VISITED && g->type != GX_EDGE_VISITED && gx_fact_same_report(g, f)) return false;
  }
  return true;
}

gx_status gx_ask_together(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error) {
  gx_arena* arena = answer->arena;
  gx_answer_table* table =
      gx_answer_add(answer, NULL, together_columns, sizeof together_columns / sizeof *together_columns);
  gx_fact_list* facts = GX_ARRAY(arena, gx_fact_list, ask->n_persons);
  for (uint32_t p = 0; p < ask->n_persons; p++)
    facts[p] = gx_facts_of_subject(store, ask->persons[p].nodes, ask->persons[p].n_nodes, GX_EDGE_CHAIRED,
                                   GX_EDGE_VISITED, arena);
  bool* shared = GX_ARRAY(arena, bool, facts[0].n);
  for (uint32_t i = 0; i < facts[0].n; i++) shared[i] = is_shared(ask, facts, &facts[0].at[i]);
  for (uint32_t i = 0; i < facts[0].n; i++)
    if (shared[i] && is_news(&facts[0], shared, i))
      add_together(store, ask, answer, table, facts, &facts[0].at[i]);
  return gx_sql_status(store->sql, error);
}
