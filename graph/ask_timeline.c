/// When someone was seen where, in which part and office, and with whom.
#include <stdlib.h>
#include <string.h>

#include "graph/facts.h"

static const gx_answer_column columns[] = {
    {"date", "date", GX_CELL_TEXT, 0, 0},
    {"dated", NULL, GX_CELL_TEXT, 0, 0}, // "text" or "issued"
    {"person", "person", GX_CELL_TEXT, 0, 0},
    {"person_id", NULL, GX_CELL_TEXT, 0, 0},
    {"kind", NULL, GX_CELL_TEXT, 0, 0}, // "appearance", "office", "departure"
    {"role", "role", GX_CELL_TEXT, 8, 0},
    {"roles", NULL, GX_CELL_LIST, 0, 0},
    {"event", "what", GX_CELL_TEXT, 20, 0},
    {"event_id", NULL, GX_CELL_TEXT, 0, 0},
    {"place", "where", GX_CELL_TEXT, 10, 4},
    {"places", NULL, GX_CELL_LIST, 0, 0},
    {"list", "list", GX_CELL_TEXT, 0, 2},
    {"order", NULL, GX_CELL_NUMBER, 0, 0},
    {"of", NULL, GX_CELL_NUMBER, 0, 0},
    {"open", NULL, GX_CELL_FLAG, 0, 0},
    {"office", "office then", GX_CELL_OFFICE, 12, 3},
    {"offices", NULL, GX_CELL_LIST, 0, 0},
    {"with", "with", GX_CELL_TEXT, 10, 1},
    {"companions", NULL, GX_CELL_LIST, 0, 0},
    {"source", "source", GX_CELL_OFFICE, 12, 5},
    {"url", NULL, GX_CELL_TEXT, 0, 0},
    {"headline", NULL, GX_CELL_TEXT, 0, 0},
    {"sentence", NULL, GX_CELL_TEXT, 0, 0},
    {"begin", NULL, GX_CELL_NUMBER, 0, 0},
    {"end", NULL, GX_CELL_NUMBER, 0, 0},
    {"rule", NULL, GX_CELL_TEXT, 0, 0},
    {"claim", NULL, GX_CELL_TEXT, 0, 0}};
enum { N_COLUMNS = sizeof columns / sizeof *columns };

/// One line of a timeline, still without what must be looked up.
typedef struct {
  const gx_fact* first; ///< The fact that the line shows
  const char* kind;
  uint32_t roles;
  uint32_t person; ///< Index among those asked for
  gx_date date;
  const gx_fact* list;   ///< Of the longest list that names the person there, or NULL
  const gx_fact* letter; ///< What was done in writing, or NULL
  gx_str places;         ///< Visited meanwhile, as a list
  bool joined;           ///< A visit that another line tells of
  bool told;             ///< Of an office: the text says the day
} line;

typedef struct {
  gx_store* store;
  const gx_ask* ask;
  gx_answer* answer;
  gx_answer_table* table;
  gx_arena* arena;
  gx_fact_list *offices, *ended; ///< By person: what says that an office is held, and that it ends
  GX_VEC(line) lines;
} asking;

// ---- lines -----------------------------------------------------------------------------------------------------------------

/// What is told of one event is one line, whatever number of claims tells it.
static void add_fact(asking* a, uint32_t person, const gx_fact* f, uint32_t first_line) {
  for (uint32_t i = a->lines.n; i-- > first_line;) {
    line* l = &a->lines.at[i];
    if (gx_date_cmp(l->date, f->date) != 0) break;
    if (!gx_same_occasion(l->first, f)) continue;
    l->roles |= 1u << f->type;
    if (f->told && !l->first->told) l->first = f;
    if (f->of && (!l->list || f->of > l->list->of)) l->list = f;
    if (f->type == GX_EDGE_WROTE_TO && !l->letter) l->letter = f;
    return;
  }
  const line l = {
      .first = f,
      .kind = "appearance",
      .roles = 1u << f->type,
      .person = person,
      .date = f->date,
      .list = f->of ? f : NULL,
      .letter = f->type == GX_EDGE_WROTE_TO ? f : NULL,
      .places = f->type == GX_EDGE_VISITED ? gx_list_add(a->arena, GX_STR(""), f->object_name) : GX_STR("")};
  GX_PUSH(a->arena, &a->lines, l);
}

static bool is_visit(const line* l) { return l->first->type == GX_EDGE_VISITED; }

/// The occasion that a visit to a place belongs to: the inspection of the same report and day, else the one event that it tells of, else the
/// first visit.
static line* find_tour(const asking* a, const line* visit, uint32_t first) {
  line *inspection = NULL, *event = NULL, *other = NULL;
  uint32_t events = 0;
  for (line* l = &a->lines.at[first]; l < a->lines.at + a->lines.n; l++) {
    if (l == visit || gx_date_cmp(l->date, visit->date) != 0 ||
        l->first->document != visit->first->document || l->first->article != visit->first->article)
      continue;
    if (is_visit(l)) {
      if (l < visit && !other) other = l;
    } else if (l->roles & ~(1u << GX_EDGE_WROTE_TO)) {
      if ((l->roles & 1u << GX_EDGE_INSPECTED) && !inspection) inspection = l;
      event = l;
      events++;
    }
  }
  return inspection ? inspection : events == 1 ? event : other;
}

/// Five companies on one round are one appearance at five places.
static void join_visits(asking* a, uint32_t first) {
  for (uint32_t i = first; i < a->lines.n; i++) {
    line* l = &a->lines.at[i];
    line* tour = is_visit(l) ? find_tour(a, l, first) : NULL;
    if (!tour) continue;
    tour->roles |= l->roles;
    tour->places = gx_list_add(a->arena, tour->places, l->first->object_name);
    l->joined = true;
  }
  uint32_t n = first;
  for (uint32_t i = first; i < a->lines.n; i++)
    if (!a->lines.at[i].joined) a->lines.at[n++] = a->lines.at[i];
  a->lines.n = n;
}

static void add_appearances(asking* a, uint32_t person) {
  const gx_found_one* p = &a->ask->persons[person];
  const uint32_t first = a->lines.n;
  const gx_fact_list facts =
      gx_facts_of_subject(a->store, p->nodes, p->n_nodes, GX_EDGE_CHAIRED, GX_EDGE_VISITED, a->arena);
  for (uint32_t i = 0; i < facts.n; i++)
    if (gx_ask_within(a->ask, facts.at[i].date)) add_fact(a, person, &facts.at[i], first);
  join_visits(a, first);
  uint32_t n = first;
  for (uint32_t i = first; i < a->lines.n; i++)
    if (!a->ask->roles || (a->lines.at[i].roles & a->ask->roles)) a->lines.at[n++] = a->lines.at[i];
  a->lines.n = n;
}

/// An office that is new: seen for the first time after the person was seen in others, and either said to begin or seen in more than one document.
static void add_new_offices(asking* a, uint32_t person) {
  const gx_fact_list held = a->offices[person];
  for (uint32_t i = 0; i < held.n; i++) {
    const gx_fact* f = &held.at[i];
    bool seen = false, again = gx_fact_begins(f);
    for (uint32_t k = 0; k < i && !seen; k++) seen = held.at[k].object == f->object;
    for (uint32_t k = i + 1; k < held.n && !again && !seen; k++)
      again = held.at[k].object == f->object && held.at[k].document != f->document;
    const bool later = i > 0 && gx_date_cmp(held.at[0].date, f->date) < 0;
    if (seen || !again || !(later || gx_fact_begins(f)) || !gx_ask_within(a->ask, f->date)) continue;
    bool told = false;
    const gx_date day = gx_fact_begins(f) ? gx_fact_change_day(f, &told) : f->date;
    GX_PUSH(a->arena, &a->lines,
            (line){.first = f, .kind = "office", .person = person, .date = day, .told = told});
  }
}

static void add_departures(asking* a, uint32_t person) {
  const gx_fact_list ended = a->ended[person];
  for (uint32_t i = 0; i < ended.n; i++) {
    const gx_fact* f = &ended.at[i];
    bool again = false, told;
    for (uint32_t k = 0; k < i && !again; k++)
      again = ended.at[k].object == f->object && gx_date_cmp(ended.at[k].date, f->date) == 0;
    const gx_date day = gx_fact_change_day(f, &told);
    if (!again && gx_ask_within(a->ask, day))
      GX_PUSH(a->arena, &a->lines,
              (line){.first = f, .kind = "departure", .person = person, .date = day, .told = told});
  }
}

static int compare_lines(const void* p, const void* q) {
  const line *a = p, *b = q;
  int c = gx_date_cmp(a->date, b->date);
  if (!c) c = a->person < b->person ? -1 : a->person > b->person;
  if (!c) c = strcmp(b->kind, a->kind); // Offices before appearances
  if (!c) c = gx_str_cmp(a->first->object_name, b->first->object_name);
  return c ? c : gx_str_cmp(a->first->id, b->first->id);
}

// ---- cells -----------------------------------------------------------------------------------------------------------------

/// The offices that the same article names; else those of the last document before.
static gx_str offices_then(const asking* a, const line* l) {
  const gx_fact_list held = a->offices[l->person];
  gx_str out = GX_STR("");
  int64_t document = 0;
  for (uint32_t i = 0; i < held.n; i++)
    if (held.at[i].document == l->first->document) document = l->first->document;
  for (uint32_t i = held.n; i-- > 0 && !document;)
    if (gx_date_cmp(held.at[i].date, l->date) <= 0) document = held.at[i].document;
  for (uint32_t i = 0; i < held.n; i++) {
    bool there = held.at[i].document != document;
    for (uint32_t k = 0; k < i && !there; k++)
      there = held.at[k].document == document && held.at[k].object == held.at[i].object;
    if (!there) out = gx_list_add(a->arena, out, held.at[i].object_name);
  }
  return out;
}

static bool is_asked_for(const asking* a, const line* l, int64_t node) {
  const gx_found_one* p = &a->ask->persons[l->person];
  for (uint32_t i = 0; i < p->n_nodes; i++)
    if (p->nodes[i] == node) return true;
  return false;
}

/// Who else had a part in it, in order of the lists.
static gx_str companions(const asking* a, const line* l) {
  gx_str out = GX_STR("");
  if (l->first->object_kind != GX_NODE_EVENT || gx_fact_apart(l->first)) return out;
  gx_rows* rows = gx_sql_query(
      a->store->sql,
      "SELECT s.n, s.name, min(CASE WHEN c.type=0 THEN 0 WHEN c.place THEN c.place ELSE 9999 END)"
      " AS k FROM claim c JOIN node s ON s.n=c.subject WHERE c.object=?1 AND c.type<7"
      " GROUP BY s.n ORDER BY k, s.name, s.id",
      "i", l->first->object);
  while (gx_sql_next(rows))
    if (!is_asked_for(a, l, gx_sql_int(rows, 0))) out = gx_list_add(a->arena, out, gx_sql_str(rows, 1, NULL));
  return out;
}

/// Items of a list with 、 between them.
static gx_str join(gx_arena* arena, gx_str list) {
  gx_str out = GX_STR(""), item;
  while (gx_str_split(&list, '\n', &item))
    if (item.n)
      out = gx_str_format(arena, "%.*s%s%.*s", GX_FMT(out), out.n ? "、" : "",
                          GX_FMT(gx_short_name(item, arena)));
  return out;
}

static void role_cells(const asking* a, const line* l, gx_str* shown, gx_str* list) {
  *shown = *list = GX_STR("");
  for (int t = 0; t <= GX_EDGE_VISITED; t++) {
    if (!(l->roles & (1u << t))) continue;
    const gx_str role =
        t == GX_EDGE_WROTE_TO && l->letter ? gx_fact_role(l->letter) : gx_str_of(gx_edge_zh((gx_edge_type)t));
    *shown = gx_str_format(a->arena, "%.*s%s%.*s", GX_FMT(*shown), shown->n ? "·" : "", GX_FMT(role));
    *list = gx_list_add(a->arena, *list, gx_str_of(gx_edge_name((gx_edge_type)t)));
  }
}

/// Where it was: the place of the event, and what was visited meanwhile.
static gx_str places_of(const asking* a, const line* l) {
  const gx_str held = l->first->object_kind == GX_NODE_EVENT && *l->kind == 'a'
                          ? gx_event_place(a->store, l->first->object, a->arena)
                          : GX_STR("");
  gx_str out = held.n ? gx_list_add(a->arena, GX_STR(""), held) : GX_STR("");
  gx_str rest = l->places, place;
  while (gx_str_split(&rest, '\n', &place))
    if (place.n && !gx_list_has(out, place)) out = gx_list_add(a->arena, out, place);
  return out;
}

/// The name of the event; of a round of visits the headline that tells of it.
static gx_str what(const line* l, gx_str places, gx_str headline) {
  const bool round = is_visit(l) && memchr(places.p, '\n', places.n) != places.p + places.n - 1;
  return l->first->object_name.n && !(round && headline.n) ? l->first->object_name : headline;
}

static gx_str change_of(const line* l) {
  if (*l->kind == 'd') return GX_STR("← 离任");
  return gx_fact_begins(l->first) ? GX_STR("→ 任") : GX_STR("→ 初见");
}

static void add_line(asking* a, const line* l) {
  gx_arena* arena = a->arena;
  const gx_fact* f = l->first;
  const gx_found_one* p = &a->ask->persons[l->person];
  const bool appearance = *l->kind == 'a';
  const gx_fact_source where = gx_fact_where(a->store, f->document, f->article, arena);
  gx_str shown, roles;
  role_cells(a, l, &shown, &roles);
  if (!appearance) shown = change_of(l);
  const gx_str offices = appearance ? offices_then(a, l) : GX_STR("");
  const gx_str with = appearance ? companions(a, l) : GX_STR("");
  const gx_str places = places_of(a, l);
  const gx_fact* list = l->list;
  const bool told = appearance ? f->told : l->told;
  const gx_str cells[N_COLUMNS] = {
      gx_str_format(arena, told ? "%.*s" : "(%.*s)", GX_FMT(gx_date_cell(l->date, arena))),
      told ? GX_STR("text") : GX_STR("issued"),
      p->name,
      p->id,
      gx_str_of(l->kind),
      shown,
      roles,
      what(l, places, where.headline),
      f->object_id,
      join(arena, places),
      places,
      list ? gx_fact_list_cell(list, arena) : GX_STR(""),
      list && list->order ? gx_cell_number(arena, list->order) : GX_STR(""),
      list && list->order ? gx_cell_number(arena, list->of) : GX_STR(""),
      gx_cell_flag(list && list->open),
      join(arena, offices),
      offices,
      join(arena, with),
      with,
      where.path,
      where.url,
      where.headline,
      f->sentence,
      f->end ? gx_cell_number(arena, f->begin) : GX_STR(""),
      f->end ? gx_cell_number(arena, f->end) : GX_STR(""),
      f->rule,
      f->id};
  gx_answer_row(a->answer, a->table, cells);
}

/// Sets apart what says that an office ends, and leaves out what says that one was held before.
static void split_offices(asking* a, uint32_t person) {
  gx_fact_list *held = &a->offices[person], *ended = &a->ended[person];
  uint32_t n = 0;
  *ended = (gx_fact_list){GX_ARRAY(a->arena, gx_fact, held->n), 0};
  for (uint32_t i = 0; i < held->n; i++) {
    const gx_fact f = held->at[i];
    if (gx_fact_ends(&f)) {
      ended->at[ended->n++] = f;
    } else if (!gx_fact_past(&f)) {
      held->at[n++] = f;
    }
  }
  held->n = n;
}

/// A table about one person need not say in each row who it is.
static const gx_answer_column* shown_columns(const gx_ask* ask, gx_arena* arena) {
  gx_answer_column* shown = GX_ARRAY(arena, gx_answer_column, N_COLUMNS);
  memcpy(shown, columns, sizeof columns);
  for (unsigned c = 0; c < N_COLUMNS; c++)
    if (ask->n_persons == 1 && strcmp(columns[c].key, "person") == 0) shown[c].title = NULL;
  return shown;
}

gx_status gx_ask_timeline(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error) {
  asking a = {.store = store, .ask = ask, .answer = answer, .arena = answer->arena};
  a.table = gx_answer_add(answer, NULL, shown_columns(ask, a.arena), N_COLUMNS);
  a.offices = GX_ARRAY(a.arena, gx_fact_list, ask->n_persons);
  a.ended = GX_ARRAY(a.arena, gx_fact_list, ask->n_persons);
  for (uint32_t i = 0; i < ask->n_persons; i++) {
    const gx_found_one* p = &ask->persons[i];
    a.offices[i] = gx_facts_of_offices(store, p->nodes, p->n_nodes, a.arena);
    split_offices(&a, i);
    add_appearances(&a, i);
    if (ask->roles) continue;
    add_new_offices(&a, i);
    add_departures(&a, i);
  }
  if (a.lines.n) qsort(a.lines.at, a.lines.n, sizeof *a.lines.at, compare_lines);
  for (uint32_t i = 0; i < a.lines.n; i++) add_line(&a, &a.lines.at[i]);
  return gx_sql_status(store->sql, error);
}
