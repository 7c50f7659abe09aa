/// Occasions of a body at which one of its members is not named. The members are those seen in one post; an occasion is the body's where at
/// least two thirds of the others (and three) are named: half of a body meets for many things that are not the body's. Where a list of it goes on
/// (等), or none says who was there, the one not named is "not listed", otherwise "absent".
#include <stdlib.h>
#include <string.h>

#include "graph/facts.h"

static const gx_answer_column rate_columns[] = {{"person", "person", GX_CELL_TEXT, 8, 0},
                                                {"person_id", NULL, GX_CELL_TEXT, 0, 0},
                                                {"body", "body", GX_CELL_TEXT, 16, 0},
                                                {"members", "members", GX_CELL_NUMBER, 0, 1},
                                                {"occasions", "occasions", GX_CELL_NUMBER, 0, 0},
                                                {"named", "named", GX_CELL_NUMBER, 0, 0},
                                                {"not_listed", "not listed", GX_CELL_NUMBER, 0, 0},
                                                {"absent", "absent", GX_CELL_NUMBER, 0, 0}};
static const gx_answer_column columns[] = {{"date", "date", GX_CELL_TEXT, 0, 0},
                                           {"person", "person", GX_CELL_TEXT, 8, 0},
                                           {"finding", "finding", GX_CELL_TEXT, 0, 0},
                                           {"event", "occasion", GX_CELL_TEXT, 18, 0},
                                           {"event_id", NULL, GX_CELL_TEXT, 0, 0},
                                           {"body", NULL, GX_CELL_TEXT, 0, 0},
                                           {"named", "named", GX_CELL_TEXT, 0, 0},
                                           {"who", NULL, GX_CELL_LIST, 0, 0},
                                           {"elsewhere", "elsewhere that day", GX_CELL_TEXT, 14, 1},
                                           {"sentence", NULL, GX_CELL_TEXT, 0, 0},
                                           {"source", "source", GX_CELL_OFFICE, 12, 2}};

enum { FEWEST_OTHERS = 3, FEWEST_MEMBERS = 4 };

/// A part in an event.
typedef struct {
  int64_t person; ///< Root
  const gx_fact* fact;
} part;

/// An event and all who are named at it.
typedef struct {
  const gx_fact* first;
  part* parts;
  uint32_t n;
  bool open;   ///< A list of it goes on, or none of them tells who was there: who spoke is not all who came
  bool listed; ///< There is a list at all
} occasion;

typedef struct {
  int64_t person;
  gx_date first, last; ///< Seen in the post
  uint32_t times;
} member;

/// A post and those who hold it.
typedef struct {
  int64_t post;
  gx_str name;
  GX_VEC(member) members;
} body;

typedef struct {
  gx_store* store;
  const gx_ask* ask;
  gx_arena* arena;
  gx_answer* answer;
  gx_identities* people;
  gx_fact_list facts;
  part* parts; ///< Of all facts, by event
  GX_VEC(occasion) occasions;
  uint32_t rates, rows; ///< Tables of the answer
} asking;

// ---- occasions ---------------------------------------------------------------------------------------------------------------

static int compare_parts(const void* p, const void* q) {
  const gx_fact *a = ((const part*)p)->fact, *b = ((const part*)q)->fact;
  if (a->object != b->object) return a->object < b->object ? -1 : 1;
  return a < b ? -1 : a > b; // In the order of the facts: by date and place
}

static int compare_occasions(const void* p, const void* q) {
  const occasion *a = p, *b = q;
  return a->first < b->first ? -1 : a->first > b->first;
}

static void gather_occasions(asking* a) {
  a->facts = gx_facts_of_type(a->store, GX_EDGE_CHAIRED, GX_EDGE_MET, a->arena);
  a->parts = GX_ARRAY(a->arena, part, a->facts.n);
  for (uint32_t i = 0; i < a->facts.n; i++)
    a->parts[i] = (part){gx_identity_root(a->people, a->facts.at[i].subject), &a->facts.at[i]};
  if (a->facts.n) qsort(a->parts, a->facts.n, sizeof *a->parts, compare_parts);
  for (uint32_t from = 0, to; from < a->facts.n; from = to) {
    occasion o = {.first = a->parts[from].fact, .parts = &a->parts[from]};
    bool told = false;
    for (to = from; to < a->facts.n && a->parts[to].fact->object == o.first->object; to++) {
      const gx_fact* f = a->parts[to].fact;
      o.open |= f->open;
      o.listed |= f->of > 1 && !gx_fact_apart(f);
      told |= f->of > 1 && gx_fact_is_presence(f);
    }
    o.open |= !told;
    o.n = to - from;
    if (o.listed && gx_ask_within(a->ask, o.first->date)) GX_PUSH(a->arena, &a->occasions, o);
  }
  if (a->occasions.n) qsort(a->occasions.at, a->occasions.n, sizeof *a->occasions.at, compare_occasions);
}

/// Named at the event, or with a part in another event of the same report and day: a speech after the meeting, say.
static bool is_named(const asking* a, const occasion* o, int64_t person) {
  for (uint32_t i = 0; i < o->n; i++)
    if (o->parts[i].person == person) return true;
  for (uint32_t i = 0; i < a->facts.n; i++) {
    const gx_fact* f = a->parts[i].fact;
    if (a->parts[i].person != person || gx_date_cmp(f->date, o->first->date) != 0) continue;
    for (uint32_t k = 0; k < o->n; k++)
      if (o->parts[k].fact->document == f->document && o->parts[k].fact->article == f->article) return true;
  }
  return false;
}

// ---- bodies ----------------------------------------------------------------------------------------------------------------

static void read_members(asking* a, body* b) {
  const gx_fact_list held = gx_facts_of_object(a->store, &b->post, 1, GX_EDGE_HOLDS, GX_EDGE_HOLDS, a->arena);
  for (uint32_t i = 0; i < held.n; i++) {
    const int64_t person = gx_identity_root(a->people, held.at[i].subject);
    uint32_t k = 0;
    while (k < b->members.n && b->members.at[k].person != person) k++;
    if (k == b->members.n)
      GX_PUSH(a->arena, &b->members, ((member){.person = person, .first = held.at[i].date}));
    b->members.at[k].last = held.at[i].date;
    b->members.at[k].times++;
    b->name = held.at[i].object_name;
  }
}

/// In the post on that day, as far as it was seen.
static bool is_member_on(const member* m, gx_date day) {
  return gx_date_cmp(m->first, day) <= 0 && gx_date_cmp(day, m->last) <= 0;
}

/// What the person did that day as far as it is told, other than at this occasion.
static gx_str elsewhere(const asking* a, const occasion* o, int64_t person) {
  gx_str out = GX_STR("");
  int64_t last = 0;
  for (uint32_t i = 0; i < a->facts.n; i++) {
    const gx_fact* f = a->parts[i].fact;
    if (a->parts[i].person != person || !f->told || gx_date_cmp(f->date, o->first->date) != 0 ||
        f->object == last)
      continue;
    last = f->object;
    out = gx_str_format(a->arena, "%.*s%s%.*s", GX_FMT(out), out.n ? "；" : "", GX_FMT(f->object_name));
  }
  return out;
}

static void add_row(asking* a, const body* b, const member* m, const occasion* o, uint32_t named,
                    uint32_t others) {
  gx_arena* arena = a->arena;
  const gx_fact* f = o->first;
  gx_str who = GX_STR("");
  for (uint32_t i = 0; i < b->members.n; i++)
    if (b->members.at[i].person != m->person && is_named(a, o, b->members.at[i].person))
      who = gx_list_add(arena, who, gx_identity_name(a->people, b->members.at[i].person));
  const gx_str cells[] = {gx_fact_day(f, arena),
                          gx_identity_name(a->people, m->person),
                          o->open ? GX_STR("not listed") : GX_STR("absent"),
                          f->object_name,
                          f->object_id,
                          b->name,
                          gx_str_format(arena, "%u of %u others", named, others),
                          who,
                          elsewhere(a, o, m->person),
                          f->sentence,
                          gx_fact_where(a->store, f->document, f->article, arena).path};
  gx_answer_row(a->answer, &a->answer->tables.at[a->rows], cells);
}

/// Goes through the occasions of the body as far as this member is concerned.
static void examine(asking* a, const body* b, const member* m) {
  uint32_t occasions = 0, named_at = 0, not_listed = 0, absent = 0;
  for (uint32_t i = 0; i < a->occasions.n; i++) {
    const occasion* o = &a->occasions.at[i];
    if (!is_member_on(m, o->first->date)) continue;
    uint32_t others = 0, named = 0;
    for (uint32_t k = 0; k < b->members.n; k++) {
      const member* other = &b->members.at[k];
      if (other->person == m->person || !is_member_on(other, o->first->date)) continue;
      others++;
      for (uint32_t p = 0; p < o->n; p++) {
        if (o->parts[p].person != other->person) continue;
        named++;
        break;
      }
    }
    if (named < FEWEST_OTHERS || named * 3 < others * 2) continue;
    occasions++;
    if (is_named(a, o, m->person)) {
      named_at++;
      continue;
    }
    not_listed += o->open;
    absent += !o->open;
    add_row(a, b, m, o, named, others);
  }
  if (!occasions) return;
  const gx_str cells[] = {gx_identity_name(a->people, m->person),
                          gx_identity_id(a->people, m->person),
                          b->name,
                          gx_cell_number(a->arena, b->members.n),
                          gx_cell_number(a->arena, occasions),
                          gx_cell_number(a->arena, named_at),
                          gx_cell_number(a->arena, not_listed),
                          gx_cell_number(a->arena, absent)};
  gx_answer_row(a->answer, &a->answer->tables.at[a->rates], cells);
}

typedef GX_VEC(int64_t) posts;

/// Posts in question: of the unit, or those of the person.
static void find_posts(asking* a, posts* out) {
  const gx_ask* ask = a->ask;
  for (uint32_t p = 0; p < ask->n_persons; p++) {
    const gx_fact_list held = gx_facts_of_subject(a->store, ask->persons[p].nodes, ask->persons[p].n_nodes,
                                                  GX_EDGE_HOLDS, GX_EDGE_HOLDS, a->arena);
    for (uint32_t i = 0; i < held.n; i++) {
      bool again = false;
      for (uint32_t k = 0; k < out->n && !again; k++) again = out->at[k] == held.at[i].object;
      if (!again) GX_PUSH(a->arena, out, held.at[i].object);
    }
  }
  for (uint32_t i = 0; ask->unit && i < ask->unit->n_nodes; i++) {
    gx_rows* rows =
        gx_sql_query(a->store->sql, "SELECT n FROM node WHERE unit=?1 AND kind=1 ORDER BY name, id", "i",
                     ask->unit->nodes[i]);
    while (gx_sql_next(rows)) GX_PUSH(a->arena, out, gx_sql_int(rows, 0));
  }
}

static bool is_asked_for(const asking* a, int64_t person) {
  if (!a->ask->n_persons) return true;
  for (uint32_t p = 0; p < a->ask->n_persons; p++)
    if (gx_identity_root(a->people, a->ask->persons[p].nodes[0]) == person) return true;
  return false;
}

gx_status gx_ask_absent(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error) {
  asking a = {.store = store,
              .ask = ask,
              .arena = answer->arena,
              .answer = answer,
              .people = gx_identities_new(store, answer->arena)};
  a.rates = answer->tables.n;
  gx_answer_add(answer, "count", rate_columns, sizeof rate_columns / sizeof *rate_columns);
  a.rows = answer->tables.n;
  gx_answer_add(answer, "occasions", columns, sizeof columns / sizeof *columns);
  gather_occasions(&a);
  posts all = {0};
  find_posts(&a, &all);
  for (uint32_t i = 0; i < all.n; i++) {
    body b = {.post = all.at[i]};
    read_members(&a, &b);
    if (b.members.n < FEWEST_MEMBERS) continue;
    for (uint32_t m = 0; m < b.members.n; m++)
      if (is_asked_for(&a, b.members.at[m].person)) examine(&a, &b, &b.members.at[m]);
  }
  return gx_sql_status(store->sql, error);
}
