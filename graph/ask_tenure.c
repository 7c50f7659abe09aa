/// Who held which post: when it was seen, and what the texts say of its beginning and end.
#include <stdlib.h>
#include <string.h>

#include "graph/facts.h"

static const gx_answer_column columns[] = {
    {"post", "post", GX_CELL_OFFICE, 12, 0},        {"post_id", NULL, GX_CELL_TEXT, 0, 0},
    {"post_name", NULL, GX_CELL_TEXT, 0, 0},        {"person", "person", GX_CELL_TEXT, 8, 0},
    {"person_id", NULL, GX_CELL_TEXT, 0, 0},        {"first_seen", "first seen", GX_CELL_TEXT, 0, 0},
    {"last_seen", "last seen", GX_CELL_TEXT, 0, 0}, {"times", "times", GX_CELL_NUMBER, 0, 3},
    {"began", "began", GX_CELL_TEXT, 0, 1},         {"began_basis", NULL, GX_CELL_TEXT, 0, 0},
    {"ended", "ended", GX_CELL_TEXT, 0, 1},         {"ended_basis", NULL, GX_CELL_TEXT, 0, 0},
    {"spells", "spells", GX_CELL_TEXT, 12, 2},      {"spells_list", NULL, GX_CELL_LIST, 0, 0},
    {"sentence", NULL, GX_CELL_TEXT, 0, 0}};

/// Longer silences than this are kept as gaps: nothing says that the post was held meanwhile.
enum { GAP_DAYS = 183 };

/// A person in a post.
typedef struct {
  int64_t post, person; ///< The person's root
  gx_str post_name, post_id, person_name, title;
  GX_VEC(const gx_fact*) seen;  ///< In order of date
  const gx_fact* past;          ///< That says that the post was held before: that is no sight
  const gx_fact *begins, *ends; ///< That says so: 当选, 任命; 免去, 不再担任
  bool single;                  ///< One person holds the post at a time
} tenure;

typedef struct {
  gx_store* store;
  gx_arena* arena;
  gx_identities* people;
  bool of_unit; ///< One unit is asked about: its name need not be said again
  GX_VEC(tenure) all;
} asking;

/// A claim that a person, by root, holds a post.
typedef struct {
  int64_t person;
  const gx_fact* fact;
} holding;

static int compare_holdings(const void* p, const void* q) {
  const holding *a = p, *b = q;
  if (a->fact->object != b->fact->object) return a->fact->object < b->fact->object ? -1 : 1;
  if (a->person != b->person) return a->person < b->person ? -1 : 1;
  return a->fact < b->fact ? -1 : a->fact > b->fact; // In the order of the facts: by date
}

static void add_fact(asking* a, const holding* h) {
  const gx_fact* f = h->fact;
  tenure* t = a->all.n ? &a->all.at[a->all.n - 1] : NULL;
  if (!t || t->post != f->object || t->person != h->person)
    t = GX_PUSH(a->arena, &a->all,
                ((tenure){.post = f->object,
                          .person = h->person,
                          .post_name = f->object_name,
                          .post_id = f->object_id,
                          .title = f->object_title,
                          .person_name = f->subject_name}));
  if (gx_fact_ends(f)) t->ends = f;
  if (gx_fact_past(f) || gx_fact_ends(f)) {
    if (!t->past) t->past = f;
    return;
  }
  GX_PUSH(a->arena, &t->seen, f);
  // Who was seen in the post before is chosen again, or was not chosen then.
  if (!t->begins && gx_fact_begins(f) && gx_date_cmp(f->date, t->seen.at[0]->date) == 0) t->begins = f;
}

static void add_facts(asking* a, const gx_ask* ask, const gx_fact_list facts) {
  holding* all = GX_ARRAY(a->arena, holding, facts.n);
  uint32_t n = 0;
  for (uint32_t i = 0; i < facts.n; i++)
    if (gx_ask_within(ask, facts.at[i].date))
      all[n++] = (holding){gx_identity_root(a->people, facts.at[i].subject), &facts.at[i]};
  if (n) qsort(all, n, sizeof *all, compare_holdings);
  for (uint32_t i = 0; i < n; i++) add_fact(a, &all[i]);
}

/// The first and last sight; where there is none, what says that it was before.
static const gx_fact* first_of(const tenure* t) { return t->seen.n ? t->seen.at[0] : t->past; }
static const gx_fact* last_of(const tenure* t) { return t->seen.n ? t->seen.at[t->seen.n - 1] : t->past; }

/// Whether a title is one that a single person holds: 书记, 区长, 主席. Deputies, members and professors are several.
static bool is_head(gx_str title) {
  static const char* const heads[] = {"书记", "长",   "主任",   "主席",   "总理", "总统",
                                      "首相", "国王", "司令员", "总经理", NULL};
  if (gx_str_starts(title, GX_STR("副")) || gx_str_ends(title, GX_STR("代表"))) return false;
  for (const char* const* head = heads; *head; head++)
    if (gx_str_ends(title, gx_str_of(*head))) return true;
  return false;
}

/// Heads are one at a time; whether it was so is told by what was seen: the next one first after the last sight of the one before. Those of one
/// post stand one after the other, in order of first sight, before them those who were never seen in it.
static void find_singles(asking* a) {
  const tenure* all = a->all.at;
  for (uint32_t from = 0, to; from < a->all.n; from = to) {
    bool single = is_head(all[from].title);
    for (to = from + 1; to < a->all.n && all[to].post == all[from].post; to++)
      single = single && (!all[to - 1].seen.n ||
                          gx_date_cmp(first_of(&all[to])->date, last_of(&all[to - 1])->date) >= 0);
    for (uint32_t i = from; i < to; i++) a->all.at[i].single = single && all[i].seen.n;
  }
}

/// The holder before (or after) of a post that one person holds at a time.
static const tenure* neighbour(const asking* a, const tenure* t, int step) {
  const int64_t i = (t - a->all.at) + step;
  if (!t->single || i < 0 || i >= a->all.n) return NULL;
  const tenure* other = &a->all.at[i];
  return other->single && other->post == t->post ? other : NULL;
}

/// 2023-03-04/03-12: somewhere between two days; the second one leaves out the year that it shares (ISO 8601).
static gx_str between(gx_date a, gx_date b, gx_arena* arena) {
  const gx_str from = gx_date_cell(a, arena), to = gx_date_cell(b, arena);
  if (gx_str_eq(from, to)) return from;
  const size_t shared = a.year == b.year && to.n == 10 && from.n == 10 ? 5 : 0;
  return gx_str_format(arena, "%.*s/%.*s", GX_FMT(from), (int)(to.n - shared), to.p + shared);
}

/// "2023-03-10" where the text says the day; "by 2023-03-12" where only the day of the page is known.
static gx_str change(const asking* a, const gx_fact* f, gx_str* basis) {
  bool told;
  const gx_str day = gx_date_cell(gx_fact_change_day(f, &told), a->arena);
  *basis = told ? GX_STR("said") : GX_STR("said by day of issue");
  return told ? day : gx_str_format(a->arena, "by %.*s", GX_FMT(day));
}

static gx_str began(const asking* a, const tenure* t, gx_str* basis) {
  *basis = GX_STR("");
  if (t->begins) return change(a, t->begins, basis);
  const tenure* before = neighbour(a, t, -1);
  if (!before) return GX_STR("");
  *basis = GX_STR("between predecessor's last and first own sight");
  return between(last_of(before)->date, first_of(t)->date, a->arena);
}

static gx_str ended(const asking* a, const tenure* t, gx_str* basis) {
  *basis = GX_STR("");
  if (t->ends) return change(a, t->ends, basis);
  if (!t->seen.n) {
    *basis = GX_STR("said to be over");
    return gx_str_format(a->arena, "before %.*s", GX_FMT(gx_date_cell(t->past->date, a->arena)));
  }
  const tenure* after = neighbour(a, t, 1);
  if (!after) return GX_STR("");
  *basis = GX_STR("between last own and successor's first sight");
  return between(last_of(t)->date, first_of(after)->date, a->arena);
}

/// "2023-01-03/2023-03-11": spans in which the post was seen without long silence. Empty when there is only one.
static gx_str spells(const asking* a, const tenure* t, gx_str* list) {
  gx_str shown = GX_STR("");
  *list = GX_STR("");
  for (uint32_t from = 0, i = 1; i <= t->seen.n; i++) {
    const gx_date last = t->seen.at[i - 1]->date;
    const bool days = i < t->seen.n && last.day && t->seen.at[i]->date.day;
    if (i < t->seen.n && (!days || gx_date_days_between(last, t->seen.at[i]->date) <= GAP_DAYS)) continue;
    const gx_date first = t->seen.at[from]->date;
    *list = gx_list_add(a->arena, *list,
                        gx_str_format(a->arena, "%.*s/%.*s", GX_FMT(gx_date_cell(first, a->arena)),
                                      GX_FMT(gx_date_cell(last, a->arena))));
    shown = gx_str_format(a->arena, "%.*s%s%.*s", GX_FMT(shown), shown.n ? " " : "",
                          GX_FMT(between(first, last, a->arena)));
    if (from == 0 && i == t->seen.n) return GX_STR("");
    from = i;
  }
  return shown;
}

static void add_row(const asking* a, gx_answer* answer, gx_answer_table* table, const tenure* t) {
  gx_str began_basis, ended_basis, list;
  const gx_str from = began(a, t, &began_basis), to = ended(a, t, &ended_basis), seen = spells(a, t, &list);
  const gx_str cells[] = {a->of_unit && t->title.n ? t->title : gx_short_name(t->post_name, a->arena),
                          t->post_id,
                          t->post_name,
                          t->person_name,
                          gx_identity_id(a->people, t->person),
                          t->seen.n ? gx_date_cell(first_of(t)->date, a->arena) : GX_STR(""),
                          t->seen.n ? gx_date_cell(last_of(t)->date, a->arena) : GX_STR(""),
                          gx_cell_number(a->arena, t->seen.n),
                          from,
                          began_basis,
                          to,
                          ended_basis,
                          seen,
                          list,
                          t->ends     ? t->ends->sentence
                          : t->begins ? t->begins->sentence
                                      : first_of(t)->sentence};
  gx_answer_row(answer, table, cells);
}

/// A title without what makes a deputy of it (副书记, 常务副主任, 代区长), and how much that was.
static gx_str strip_deputy(gx_str title, int* steps) {
  static const char* const words[] = {"常务", "第一", "副", "代", NULL};
  *steps = 0;
  for (const char* const* word = words; *word; word++) {
    const gx_str w = gx_str_of(*word);
    if (title.n <= w.n || !gx_str_starts(title, w)) continue;
    title = (gx_str){title.p + w.n, title.n - w.n};
    ++*steps;
  }
  return title;
}

/// Posts of one unit together, each head before his deputies.
static int compare_posts(const tenure* a, const tenure* b) {
  if (a->post == b->post) return 0;
  const gx_str a_unit = gx_str_ends(a->post_name, a->title)
                            ? (gx_str){a->post_name.p, a->post_name.n - a->title.n}
                            : a->post_name;
  const gx_str b_unit = gx_str_ends(b->post_name, b->title)
                            ? (gx_str){b->post_name.p, b->post_name.n - b->title.n}
                            : b->post_name;
  int a_steps, b_steps;
  const gx_str a_title = strip_deputy(a->title, &a_steps), b_title = strip_deputy(b->title, &b_steps);
  int c = gx_str_cmp(a_unit, b_unit);
  if (!c) c = gx_str_cmp(a_title, b_title);
  if (!c) c = a_steps - b_steps;
  if (!c) c = gx_str_cmp(a->post_name, b->post_name);
  return c ? c : gx_str_cmp(a->post_id, b->post_id);
}

/// By post, then in order of first sight, those never seen in it first: they held it before.
static int compare_tenures(const void* p, const void* q) {
  const tenure *a = p, *b = q;
  int c = compare_posts(a, b);
  if (!c) c = (b->seen.n == 0) - (a->seen.n == 0);
  if (!c) c = gx_date_cmp(first_of(a)->date, first_of(b)->date);
  if (!c) c = gx_date_cmp(last_of(a)->date, last_of(b)->date);
  return c ? c : gx_str_cmp(a->person_name, b->person_name);
}

static bool is_asked_for(const asking* a, const gx_ask* ask, int64_t person) {
  for (uint32_t p = 0; p < ask->n_persons; p++)
    if (gx_identity_root(a->people, ask->persons[p].nodes[0]) == person) return true;
  return ask->n_persons == 0;
}

typedef GX_VEC(int64_t) posts;

static void add_post(asking* a, posts* all, int64_t post) {
  uint32_t k = 0;
  while (k < all->n && all->at[k] != post) k++;
  if (k == all->n) GX_PUSH(a->arena, all, post);
}

/// Of posts asked for, those of the unit, or all that the person held, who held them.
static gx_fact_list gather(asking* a, const gx_ask* ask) {
  if (!ask->unit && !ask->n_persons)
    return gx_facts_of_type(a->store, GX_EDGE_HOLDS, GX_EDGE_HOLDS, a->arena);
  posts all = {0};
  GX_VEC(gx_fact) out = {0};
  for (uint32_t p = 0; p < ask->n_persons; p++) {
    const gx_fact_list own =
        gx_facts_of_offices(a->store, ask->persons[p].nodes, ask->persons[p].n_nodes, a->arena);
    for (uint32_t i = 0; i < own.n; i++) {
      add_post(a, &all, own.at[i].object);
      GX_PUSH(a->arena, &out, own.at[i]);
    }
  }
  for (uint32_t i = 0; ask->unit && i < ask->unit->n_nodes; i++) {
    gx_rows* rows =
        gx_sql_query(a->store->sql, "SELECT n FROM node WHERE unit=?1 AND kind=1", "i", ask->unit->nodes[i]);
    while (gx_sql_next(rows)) add_post(a, &all, gx_sql_int(rows, 0));
  }
  const gx_fact_list held =
      gx_facts_of_object(a->store, all.at, all.n, GX_EDGE_HOLDS, GX_EDGE_HOLDS, a->arena);
  for (uint32_t i = 0; i < held.n; i++)
    if (!ask->n_persons || !is_asked_for(a, ask, gx_identity_root(a->people, held.at[i].subject)))
      GX_PUSH(a->arena, &out, held.at[i]);
  return gx_facts_sorted((gx_fact_list){out.at, out.n});
}

/// The way of one person: in order of first sight.
static int compare_sights(const void* p, const void* q) {
  const tenure *a = *(const tenure*const*)p, *b = *(const tenure*const*)q;
  const int c = gx_date_cmp(first_of(a)->date, first_of(b)->date);
  return c ? c : compare_tenures(a, b);
}

gx_status gx_ask_tenure(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error) {
  asking a = {.store = store, .arena = answer->arena, .people = gx_identities_new(store, answer->arena)};
  a.of_unit = ask->unit != NULL;
  gx_answer_table* table = gx_answer_add(answer, NULL, columns, sizeof columns / sizeof *columns);
  const gx_fact_list facts = gather(&a, ask);
  add_facts(&a, ask, facts);
  if (a.all.n) qsort(a.all.at, a.all.n, sizeof *a.all.at, compare_tenures);
  find_singles(&a);
  const tenure** shown = GX_ARRAY(a.arena, const tenure*, a.all.n);
  uint32_t n = 0;
  for (uint32_t i = 0; i < a.all.n; i++)
    if (is_asked_for(&a, ask, a.all.at[i].person)) shown[n++] = &a.all.at[i];
  if (n && ask->n_persons) qsort(shown, n, sizeof(const tenure*), compare_sights);
  for (uint32_t i = 0; i < n; i++) add_row(&a, answer, table, shown[i]);
  return gx_sql_status(store->sql, error);
}
