/// The order in which lists name people. A list by strokes of the surname has no order in the store, and who speaks first is no question of rank:
/// only lists of three and more who were present count, and only where at least two of
/// the people named hold offices.
#include <stdlib.h>
#include <string.h>

#include "graph/facts.h"

static const gx_answer_column order_columns[] = {{"rank", "rank", GX_CELL_NUMBER, 0, 0},
                                                 {"tied", NULL, GX_CELL_FLAG, 0, 0},
                                                 {"person", "person", GX_CELL_TEXT, 6, 0},
                                                 {"person_id", NULL, GX_CELL_TEXT, 0, 0},
                                                 {"office", "office", GX_CELL_OFFICE, 14, 2},
                                                 {"lists", "lists", GX_CELL_NUMBER, 0, 0},
                                                 {"before", "after the one above", GX_CELL_TEXT, 0, 0},
                                                 {"ahead", NULL, GX_CELL_NUMBER, 0, 0},
                                                 {"behind", NULL, GX_CELL_NUMBER, 0, 0},
                                                 {"first", "first list", GX_CELL_TEXT, 0, 3},
                                                 {"last", "last list", GX_CELL_TEXT, 0, 4},
                                                 {"words", "words of the last", GX_CELL_TEXT, 14, 5},
                                                 {"source", NULL, GX_CELL_TEXT, 0, 0}};
static const gx_answer_column change_columns[] = {
    {"person", "now before", GX_CELL_TEXT, 6, 0}, {"other", "now after", GX_CELL_TEXT, 6, 0},
    {"kind", "how", GX_CELL_TEXT, 0, 0},          {"until", "old order until", GX_CELL_TEXT, 0, 0},
    {"since", "new since", GX_CELL_TEXT, 0, 0},   {"ahead", "new", GX_CELL_NUMBER, 0, 0},
    {"behind", "old", GX_CELL_NUMBER, 0, 0}};

/// Two names are a host and a guest, or a couple; three are a list.
enum { MAX_PEOPLE = 600, FEWEST_LISTS = 2, SHORTEST_LIST = 3 };

typedef struct {
  int64_t root;
  uint32_t lists;
  bool holds; ///< An office, of the unit where one was asked for
  bool placed;
} ranked;

/// A pair in one direction: how often a stands before b, and when.
typedef struct {
  uint32_t n;
  const gx_fact *first, *last; ///< Of b, in the first and last list
} ahead;

typedef struct {
  gx_store* store;
  const gx_ask* ask;
  gx_arena* arena;
  gx_identities* people;
  GX_VEC(ranked) all;
  ahead* pairs; ///< all.n × all.n
  GX_VEC(uint32_t) order;
} asking;

// ---- lists -----------------------------------------------------------------------------------------------------------------

/// One list after the other, its names in order; of readings of the same words the longest list first.
static int compare_places(const void* p, const void* q) {
  const gx_fact *a = p, *b = q;
  const int c = gx_date_cmp(a->date, b->date);
  if (c) return c;
  const int d = gx_str_cmp(a->path, b->path);
  if (d) return d;
  if (a->article != b->article) return a->article < b->article ? -1 : 1;
  if (a->begin != b->begin) return a->begin < b->begin ? -1 : 1;
  if (a->of != b->of) return a->of > b->of ? -1 : 1;
  if (a->type != b->type) return a->type < b->type ? -1 : 1;
  if (a->end != b->end) return a->end < b->end ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order;
}

static bool same_words(const gx_fact* a, const gx_fact* b) {
  return a->document == b->document && a->article == b->article && a->begin == b->begin;
}

static bool same_list(const gx_fact* a, const gx_fact* b) {
  return same_words(a, b) && a->of == b->of && a->type == b->type && a->end == b->end;
}

static bool is_of_presence(gx_edge_type t) {
  return t == GX_EDGE_ATTENDED || t == GX_EDGE_INSPECTED || t == GX_EDGE_GUIDED || t == GX_EDGE_VISITED;
}

/// The end of the list that begins at `from`.
static uint32_t end_of(const gx_fact_list lists, uint32_t from) {
  uint32_t to = from;
  while (to < lists.n && same_list(&lists.at[from], &lists.at[to])) to++;
  return to;
}

/// Lists of those present, each of the words once.
static gx_fact_list gather(const asking* a) {
  gx_fact_list lists = gx_facts_in_lists(a->store, a->arena);
  uint32_t n = 0;
  for (uint32_t i = 0; i < lists.n; i++)
    if (lists.at[i].of >= SHORTEST_LIST && is_of_presence(lists.at[i].type) &&
        gx_ask_within(a->ask, lists.at[i].date))
      lists.at[n++] = lists.at[i];
  lists.n = n;
  if (n) qsort(lists.at, n, sizeof *lists.at, compare_places);
  uint32_t kept = 0;
  for (uint32_t from = 0, to; from < n; from = to) {
    to = end_of(lists, from);
    if (kept && from && same_words(&lists.at[from - 1], &lists.at[from]) &&
        !same_list(&lists.at[from - 1], &lists.at[from]))
      continue;
    for (uint32_t i = from; i < to; i++) lists.at[kept++] = lists.at[i];
  }
  lists.n = kept;
  return lists;
}

// ---- people ----------------------------------------------------------------------------------------------------------------

static bool holds_office(const asking* a, int64_t root) {
  uint32_t n;
  const int64_t* rows_of = gx_identity_rows(a->people, root, &n);
  bool holds = false;
  for (uint32_t i = 0; i < n && !holds; i++) {
    gx_rows* rows =
        gx_sql_query(a->store->sql,
                     "SELECT 1 FROM claim c JOIN node p ON p.n=c.object WHERE c.subject=?1 AND c.type=9"
                     " AND (?2=0 OR p.unit=?2) LIMIT 1",
                     "ii", rows_of[i], a->ask->unit ? a->ask->unit->nodes[0] : (int64_t)0);
    holds = gx_sql_next(rows);
    gx_sql_end(rows);
  }
  return holds;
}

static uint32_t place_of(const asking* a, int64_t root) {
  for (uint32_t i = 0; i < a->all.n; i++)
    if (a->all.at[i].root == root) return i;
  return GX_NONE;
}

static int compare_ranked(const void* p, const void* q, void* user) {
  const ranked *a = p, *b = q;
  asking* all = user;
  if (a->lists != b->lists) return a->lists > b->lists ? -1 : 1;
  return gx_str_cmp(gx_identity_id(all->people, a->root), gx_identity_id(all->people, b->root));
}

/// Who is to be ranked: those of enough lists, the most frequent first.
static void gather_people(asking* a, const gx_fact_list lists) {
  GX_VEC(uint32_t) index = {0}; // By row of `node`
  for (uint32_t i = 0; i < lists.n; i++) {
    const int64_t root = gx_identity_root(a->people, lists.at[i].subject);
    while (index.n <= (uint64_t)root) GX_PUSH(a->arena, &index, 0);
    if (!index.at[root]) {
      GX_PUSH(a->arena, &a->all, (ranked){.root = root});
      index.at[root] = a->all.n;
    }
    a->all.at[index.at[root] - 1].lists++;
  }
  uint32_t n = 0;
  for (uint32_t i = 0; i < a->all.n; i++) {
    ranked r = a->all.at[i];
    r.holds = r.lists >= FEWEST_LISTS && holds_office(a, r.root);
    if (r.holds || (r.lists >= FEWEST_LISTS && !a->ask->unit)) a->all.at[n++] = r;
  }
  a->all.n = n;
  if (n) qsort_r(a->all.at, n, sizeof *a->all.at, compare_ranked, a);
  if (a->all.n > MAX_PEOPLE) a->all.n = MAX_PEOPLE;
}

static ahead* pair_of(const asking* a, uint32_t x, uint32_t y) { return &a->pairs[(size_t)x * a->all.n + y]; }

static void count_list(asking* a, const gx_fact* list, uint32_t n) {
  uint32_t* who = GX_ARRAY(a->arena, uint32_t, n);
  uint32_t holders = 0;
  for (uint32_t i = 0; i < n; i++) {
    who[i] = place_of(a, gx_identity_root(a->people, list[i].subject));
    holders += who[i] != GX_NONE && a->all.at[who[i]].holds;
  }
  if (holders < 2) return;
  for (uint32_t i = 0; i < n; i++) {
    for (uint32_t k = i + 1; k < n; k++) {
      if (who[i] == GX_NONE || who[k] == GX_NONE || who[i] == who[k] || list[i].order == list[k].order)
        continue;
      ahead* p = pair_of(a, who[i], who[k]);
      if (!p->n++) p->first = &list[k];
      p->last = &list[k];
    }
  }
}

// ---- ranks -----------------------------------------------------------------------------------------------------------------

static bool beats(const asking* a, uint32_t x, uint32_t y) {
  return pair_of(a, x, y)->n > pair_of(a, y, x)->n;
}

/// Places a person behind all whom lists put before him or her, those of most lists first. Where lists run in a circle it is cut where it was
/// entered. So people whom no list ties to others do not come between those whom lists do tie.
static void place(asking* a, uint32_t i) {
  if (a->all.at[i].placed) return;
  a->all.at[i].placed = true;
  for (uint32_t k = 0; k < a->all.n; k++)
    if (beats(a, k, i)) place(a, k);
  GX_PUSH(a->arena, &a->order, i);
}

static gx_str office_of(const asking* a, int64_t root) {
  gx_rows* rows =
      gx_sql_query(a->store->sql,
                   "SELECT p.name FROM claim c JOIN node p ON p.n=c.object WHERE c.subject=?1 AND c.type=9"
                   " GROUP BY p.n ORDER BY count(*) DESC, p.name LIMIT 1",
                   "i", root);
  const gx_str out = gx_sql_next(rows) ? gx_sql_str(rows, 0, a->arena) : GX_STR("");
  gx_sql_end(rows);
  return out;
}

static void add_rank(const asking* a, gx_answer* answer, gx_answer_table* table, uint32_t rank,
                     uint32_t above, uint32_t i) {
  gx_arena* arena = a->arena;
  const ahead none = {0};
  const ahead* down = above == GX_NONE ? &none : pair_of(a, above, i);
  const ahead* up = above == GX_NONE ? &none : pair_of(a, i, above);
  const ranked* r = &a->all.at[i];
  gx_str step = GX_STR("");
  if (above != GX_NONE)
    step = down->n + up->n ? gx_str_format(arena, "%u of %u lists", down->n, down->n + up->n)
                           : GX_STR("in no list together");
  const gx_fact* last = down->last;
  const gx_str cells[] = {
      gx_cell_number(arena, rank),
      gx_cell_flag(above != GX_NONE && !beats(a, above, i)),
      gx_identity_name(a->people, r->root),
      gx_identity_id(a->people, r->root),
      office_of(a, r->root),
      gx_cell_number(arena, r->lists),
      step,
      gx_cell_number(arena, down->n),
      gx_cell_number(arena, up->n),
      down->first ? gx_date_cell(down->first->date, arena) : GX_STR(""),
      last ? gx_date_cell(last->date, arena) : GX_STR(""),
      last ? last->quote : GX_STR(""),
      last ? gx_fact_where(a->store, last->document, last->article, arena).path : GX_STR("")};
  gx_answer_row(answer, table, cells);
}

static void add_ranks(asking* a, gx_answer* answer) {
  gx_answer_table* table =
      gx_answer_add(answer, "order", order_columns, sizeof order_columns / sizeof *order_columns);
  uint32_t above = GX_NONE, rank = 0;
  for (uint32_t i = 0; i < a->all.n; i++) place(a, i);
  for (uint32_t n = 0; n < a->order.n; n++) {
    const uint32_t i = a->order.at[n];
    if (above == GX_NONE || beats(a, above, i)) rank = n + 1; // Else tied with the one above
    add_rank(a, answer, table, rank, above, i);
    above = i;
  }
}

/// Pairs that stand in both orders: one after the other in time, or mixed.
static void add_changes(const asking* a, gx_answer* answer) {
  gx_answer_table* table =
      gx_answer_add(answer, "changes", change_columns, sizeof change_columns / sizeof *change_columns);
  for (uint32_t i = 0; i < a->all.n; i++) {
    for (uint32_t k = 0; k < a->all.n; k++) {
      const ahead *now = pair_of(a, i, k), *then = pair_of(a, k, i);
      if (i == k || !now->n || !then->n) continue;
      const bool after = gx_date_cmp(then->last->date, now->first->date) < 0;
      const bool mixed = !after && gx_date_cmp(now->last->date, then->first->date) >= 0;
      if (!after && (!mixed || i > k)) continue; // The other way round, or said already
      const gx_str cells[] = {gx_identity_name(a->people, a->all.at[i].root),
                              gx_identity_name(a->people, a->all.at[k].root),
                              after ? GX_STR("changed") : GX_STR("mixed"),
                              gx_date_cell(then->last->date, a->arena),
                              gx_date_cell(now->first->date, a->arena),
                              gx_cell_number(a->arena, now->n),
                              gx_cell_number(a->arena, then->n)};
      gx_answer_row(answer, table, cells);
    }
  }
}

gx_status gx_ask_order(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error) {
  asking a = {
      .store = store, .ask = ask, .arena = answer->arena, .people = gx_identities_new(store, answer->arena)};
  const gx_fact_list lists = gather(&a);
  gather_people(&a, lists);
  a.pairs = GX_ARRAY(a.arena, ahead, (size_t)a.all.n * a.all.n);
  for (uint32_t from = 0, to; from < lists.n; from = to) {
    to = end_of(lists, from);
    count_list(&a, &lists.at[from], to - from);
  }
  add_ranks(&a, answer);
  add_changes(&a, answer);
  return gx_sql_status(store->sql, error);
}
