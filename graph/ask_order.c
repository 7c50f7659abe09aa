/// The order in which lists name people. A list by strokes of the surname has no order in the store, and who speaks first is no question of rank:
/// only lists of three and more who were present count, and only where at least two of
/// the people named hold offices.
#include <stdlib.h>
#include <string.h>

#include "graph/facts.h"

static const gx_answer_column order_columns[] = {
    {"group", "group", GX_CELL_NUMBER, 0, 0}, // Empty where there is one
    {"rank", "rank", GX_CELL_NUMBER, 0, 0},
    {"tied", NULL, GX_CELL_FLAG, 0, 0},
    {"person", "person", GX_CELL_TEXT, 8, 0},
    {"person_id", NULL, GX_CELL_TEXT, 0, 0},
    {"office", "office", GX_CELL_OFFICE, 14, 2},
    {"lists", "lists", GX_CELL_NUMBER, 0, 0},
    {"before", "after the one above", GX_CELL_TEXT, 12, 0},
    {"after", NULL, GX_CELL_TEXT, 0, 0},
    {"after_id", NULL, GX_CELL_TEXT, 0, 0},
    {"ahead", NULL, GX_CELL_NUMBER, 0, 0},
    {"behind", NULL, GX_CELL_NUMBER, 0, 0},
    {"first", "first list", GX_CELL_TEXT, 0, 3},
    {"last", "last list", GX_CELL_TEXT, 0, 4},
    {"words", "words of the last", GX_CELL_TEXT, 14, 5},
    {"source", NULL, GX_CELL_TEXT, 0, 0}};
static const gx_answer_column change_columns[] = {
    {"person", "now before", GX_CELL_TEXT, 8, 0}, {"other", "now after", GX_CELL_TEXT, 8, 0},
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
  uint32_t waits; ///< Not placed yet, and before this one
  uint32_t wins;  ///< Behind this one
  uint32_t group; ///< Those whom lists tie, directly or through others: the smallest place among them
} ranked;

/// A pair in one direction: how often a stands before b, and when.
typedef struct {
  uint32_t n;
  uint32_t next;               ///< How often b is the next one
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
    if (lists.at[i].order && lists.at[i].of >= SHORTEST_LIST && gx_fact_is_presence(&lists.at[i]) &&
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
      p->next += list[k].order == list[i].order + 1;
      p->last = &list[k];
    }
  }
}

// ---- ranks -----------------------------------------------------------------------------------------------------------------

static bool beats(const asking* a, uint32_t x, uint32_t y) {
  return pair_of(a, x, y)->n > pair_of(a, y, x)->n;
}

static bool tied(const asking* a, uint32_t x, uint32_t y) {
  return pair_of(a, x, y)->n + pair_of(a, y, x)->n > 0;
}

/// Sees who waits for whom, and who is tied to whom.
static void compare_all(asking* a) {
  ranked* all = a->all.at;
  for (uint32_t i = 0; i < a->all.n; i++) all[i].group = i;
  for (uint32_t i = 0; i < a->all.n; i++) {
    for (uint32_t k = 0; k < a->all.n; k++) {
      if (i == k || !tied(a, i, k)) continue;
      all[k].waits += beats(a, i, k);
      all[i].wins += beats(a, i, k);
      uint32_t x = i, y = k;
      while (all[x].group != x) x = all[x].group;
      while (all[y].group != y) y = all[y].group;
      all[x > y ? x : y].group = x < y ? x : y;
    }
  }
  for (uint32_t i = 0; i < a->all.n; i++)
    all[i].group = all[all[i].group].group; // Smaller ones first: one step is enough
}

/// Who may come next and stands behind `above` in most lists, of these right behind him or her.
static uint32_t find_behind(const asking* a, uint32_t above) {
  uint32_t best = GX_NONE;
  for (uint32_t i = 0; i < a->all.n; i++) {
    const ahead* p = pair_of(a, above, i);
    if (a->all.at[i].placed || a->all.at[i].waits || !p->n) continue;
    const ahead* b = best == GX_NONE ? NULL : pair_of(a, above, best);
    if (!b || p->next > b->next || (p->next == b->next && p->n > b->n)) best = i;
  }
  return best;
}

/// Whom lists tie to nobody placed yet: who waits for fewest (for nobody, but where lists run in a circle), of these the one before most.
static uint32_t find_head(const asking* a, uint32_t group) {
  uint32_t best = GX_NONE;
  for (uint32_t i = 0; i < a->all.n; i++) {
    const ranked *r = &a->all.at[i], *b = best == GX_NONE ? NULL : &a->all.at[best];
    if (r->placed || r->group != group) continue;
    if (!b || r->waits < b->waits || (r->waits == b->waits && r->wins > b->wins)) best = i;
  }
  return best;
}

/// Everyone comes behind all whom lists put before, and as close behind them as can be: who stands in no list with the last one placed
/// does not come between those who do.
static void place_group(asking* a, uint32_t group) {
  const uint32_t begin = a->order.n;
  for (;;) {
    uint32_t next = GX_NONE;
    for (uint32_t k = a->order.n; k-- > begin && next == GX_NONE;) next = find_behind(a, a->order.at[k]);
    if (next == GX_NONE) next = find_head(a, group);
    if (next == GX_NONE) return;
    a->all.at[next].placed = true;
    for (uint32_t i = 0; i < a->all.n; i++)
      if (beats(a, next, i)) a->all.at[i].waits--;
    GX_PUSH(a->arena, &a->order, next);
  }
}

typedef struct {
  uint32_t group, people;
} gathering;

static int compare_gatherings(const void* p, const void* q) {
  const gathering *a = p, *b = q;
  if (a->people != b->people) return a->people > b->people ? -1 : 1;
  return a->group < b->group ? -1 : a->group > b->group; // Of more lists
}

/// Largest groups first; who stands in no list with others is in no order.
static void place_all(asking* a) {
  gathering* groups = GX_ARRAY(a->arena, gathering, a->all.n);
  compare_all(a);
  for (uint32_t i = 0; i < a->all.n; i++) {
    groups[i].group = i;
    groups[a->all.at[i].group].people++;
  }
  if (a->all.n) qsort(groups, a->all.n, sizeof *groups, compare_gatherings);
  for (uint32_t i = 0; i < a->all.n && groups[i].people > 1; i++) place_group(a, groups[i].group);
}

/// The next one above, in the order of the answer, who stands in a list with this one; the one right above where nobody does.
static uint32_t find_above(const asking* a, uint32_t at, uint32_t begin) {
  for (uint32_t k = at; k-- > begin;)
    if (tied(a, a->order.at[k], a->order.at[at])) return a->order.at[k];
  return at > begin ? a->order.at[at - 1] : GX_NONE;
}

static gx_str step(const asking* a, const ahead* down, const ahead* up, uint32_t above, bool next) {
  if (down->n + up->n == 0) return GX_STR("in no list with those above");
  const gx_str name = next ? GX_STR("") : gx_identity_name(a->people, a->all.at[above].root);
  return gx_str_format(a->arena, "%u of %u lists%s%.*s", down->n, down->n + up->n, next ? "" : " after ",
                       GX_FMT(name));
}

/// A row; `begin` is where its group begins in the order.
static void add_rank(const asking* a, gx_answer* answer, gx_answer_table* table, uint32_t group,
                     uint32_t rank, uint32_t at, uint32_t begin) {
  gx_arena* arena = a->arena;
  static const ahead none = {0};
  const uint32_t i = a->order.at[at], above = find_above(a, at, begin);
  const ahead* down = above == GX_NONE ? &none : pair_of(a, above, i);
  const ahead* up = above == GX_NONE ? &none : pair_of(a, i, above);
  const ranked* r = &a->all.at[i];
  const gx_fact* last = down->last;
  const gx_str cells[] = {
      group ? gx_cell_number(arena, group) : GX_STR(""),
      gx_cell_number(arena, rank),
      gx_cell_flag(rank != at - begin + 1),
      gx_identity_name(a->people, r->root),
      gx_identity_id(a->people, r->root),
      gx_person_office(a->store, a->people, r->root, arena),
      gx_cell_number(arena, r->lists),
      above == GX_NONE ? GX_STR("") : step(a, down, up, above, at > begin && above == a->order.at[at - 1]),
      above == GX_NONE ? GX_STR("") : gx_identity_name(a->people, a->all.at[above].root),
      above == GX_NONE ? GX_STR("") : gx_identity_id(a->people, a->all.at[above].root),
      gx_cell_number(arena, down->n),
      gx_cell_number(arena, up->n),
      down->first ? gx_date_cell(down->first->date, arena) : GX_STR(""),
      last ? gx_date_cell(last->date, arena) : GX_STR(""),
      last ? last->quote : GX_STR(""),
      last ? gx_fact_where(a->store, last->document, last->article, arena).path : GX_STR("")};
  gx_answer_row(answer, table, cells);
}

/// As often before as behind.
static bool is_equal(const asking* a, uint32_t x, uint32_t y) {
  return tied(a, x, y) && pair_of(a, x, y)->n == pair_of(a, y, x)->n;
}

static void add_ranks(asking* a, gx_answer* answer) {
  gx_answer_table* table =
      gx_answer_add(answer, "order", order_columns, sizeof order_columns / sizeof *order_columns);
  place_all(a);
  const uint32_t n = a->order.n;
  const bool several = n && a->all.at[a->order.at[0]].group != a->all.at[a->order.at[n - 1]].group;
  uint32_t group = several, begin = 0, rank = 0;
  for (uint32_t at = 0; at < n; at++) {
    if (at && a->all.at[a->order.at[at]].group != a->all.at[a->order.at[at - 1]].group) {
      group++;
      begin = at;
    }
    if (at == begin || !is_equal(a, a->order.at[at - 1], a->order.at[at])) rank = at - begin + 1;
    add_rank(a, answer, table, group, rank, at, begin);
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
