#include "graph/identity.h"

#include <stdlib.h>

struct gx_identities {
  gx_store* store;
  gx_arena* arena;
  GX_VEC(gx_member) members; ///< Of all names looked up, in order of arrival
  GX_VEC(uint32_t) index;    ///< By row of `node`: 1 + its place among the members, 0 while unknown
  gx_intern* names;          ///< Looked up
  GX_VEC(gx_overruling) same;
};

gx_identities* gx_identities_new(gx_store* store, gx_arena* arena) {
  gx_identities* all = GX_NEW(arena, gx_identities);
  *all = (gx_identities){.store = store, .arena = arena, .names = gx_intern_new(arena)};
  uint32_t n;
  const gx_overruling* o = gx_store_overrulings(store, &n, arena);
  for (uint32_t i = 0; i < n; i++)
    if (o[i].kind == GX_OVERRULE_SAME) GX_PUSH(arena, &all->same, o[i]);
  return all;
}

static uint32_t place_of(const gx_identities* all, int64_t node) {
  return node >= 0 && (uint64_t)node < all->index.n ? all->index.at[node] : 0;
}

static void set_place(gx_identities* all, int64_t node, uint32_t place) {
  while (all->index.n <= (uint64_t)node) GX_PUSH(all->arena, &all->index, 0);
  all->index.at[node] = place;
}

static gx_member* member_of(gx_identities* all, int64_t node) {
  return &all->members.at[place_of(all, node) - 1];
}

static gx_member* root_of(gx_identities* all, int64_t node) {
  gx_member* m = member_of(all, node);
  while (m->root != m->node) m = member_of(all, m->root);
  return m;
}

static void unite(gx_identities* all, int64_t a, int64_t b) {
  gx_member *x = root_of(all, a), *y = root_of(all, b);
  if (x == y) return;
  const uint32_t next = x->next;
  x->next = y->next;
  y->next = next;
  if (gx_str_cmp(x->id, y->id) < 0) {
    y->root = x->node;
  } else {
    x->root = y->node;
  }
}

/// A position that a person holds.
typedef struct {
  int64_t position, person;
} holding;

/// Persons of one name who hold one position in a unit are one.
static void unite_by_office(gx_identities* all, uint32_t first) {
  const uint32_t n = all->members.n - first;
  if (n < 2) return;
  GX_VEC(holding) held = {0};
  for (uint32_t i = first; i < all->members.n; i++) {
    const gx_member m = all->members.at[i];
    if (m.alone) continue;
    gx_rows* rows = gx_sql_query(all->store->sql,
                                 "SELECT DISTINCT c.object FROM claim c JOIN node p ON p.n=c.object"
                                 " WHERE c.subject=?1 AND c.type=9 AND p.unit IS NOT NULL",
                                 "i", m.node);
    while (gx_sql_next(rows)) {
      GX_PUSH(all->arena, &held, ((holding){gx_sql_int(rows, 0), m.node}));
      for (uint32_t k = 0; k + 1 < held.n; k++)
        if (held.at[k].position == held.at[held.n - 1].position) unite(all, held.at[k].person, m.node);
    }
  }
}

/// Looks up all persons of a name.
static void load_name(gx_identities* all, gx_str name) {
  const uint32_t before = gx_intern_count(all->names);
  if (gx_intern_add(all->names, name) < before) return;
  const uint32_t first = all->members.n;
  gx_rows* rows =
      gx_sql_query(all->store->sql,
                   "SELECT n, id, EXISTS(SELECT 1 FROM overruling WHERE kind=1 AND a=node.id) FROM node"
                   " WHERE kind=0 AND name=?1 ORDER BY id",
                   "t", name);
  while (gx_sql_next(rows)) {
    const int64_t node = gx_sql_int(rows, 0);
    const gx_member m = {node,
                         node,
                         all->members.n,
                         gx_sql_str(rows, 1, all->arena),
                         gx_str_copy(all->arena, name),
                         gx_sql_int(rows, 2) != 0};
    GX_PUSH(all->arena, &all->members, m);
    set_place(all, node, all->members.n);
  }
  unite_by_office(all, first);
}

/// The row of an id of a person and its name; 0 when there is none.
static int64_t row_of(gx_identities* all, gx_str id, gx_str* name) {
  gx_rows* rows = gx_sql_query(all->store->sql, "SELECT n, name FROM node WHERE id=?1 AND kind=0", "t", id);
  int64_t node = 0;
  if (gx_sql_next(rows)) {
    node = gx_sql_int(rows, 0);
    *name = gx_sql_str(rows, 1, all->arena);
  }
  gx_sql_end(rows);
  return node;
}

/// Follows decisions of people from what is loaded to what is not.
static void follow_decisions(gx_identities* all) {
  for (bool more = true; more;) {
    more = false;
    for (uint32_t i = 0; i < all->same.n; i++) {
      gx_str a_name = GX_STR(""), b_name = GX_STR("");
      const int64_t a = row_of(all, all->same.at[i].a, &a_name), b = row_of(all, all->same.at[i].b, &b_name);
      if (!a || !b || (!place_of(all, a) && !place_of(all, b))) continue;
      if (!place_of(all, a) || !place_of(all, b)) more = true;
      load_name(all, a_name);
      load_name(all, b_name);
      unite(all, a, b);
    }
  }
}

static bool load(gx_identities* all, int64_t node) {
  if (place_of(all, node)) return true;
  gx_rows* rows = gx_sql_query(all->store->sql, "SELECT name FROM node WHERE n=?1 AND kind=0", "i", node);
  const bool person = gx_sql_next(rows);
  const gx_str name = person ? gx_sql_str(rows, 0, all->arena) : GX_STR("");
  gx_sql_end(rows);
  if (!person) return false;
  load_name(all, name);
  if (all->same.n) follow_decisions(all);
  return place_of(all, node) != 0;
}

int64_t gx_identity_root(gx_identities* all, int64_t node) {
  return load(all, node) ? root_of(all, node)->node : node;
}

static int compare_rows(const void* p, const void* q) {
  const gx_member* const* a = p;
  const gx_member* const* b = q;
  return gx_str_cmp((*a)->id, (*b)->id);
}

int64_t* gx_identity_rows(gx_identities* all, int64_t node, uint32_t* n) {
  *n = 1;
  int64_t* out = GX_ARRAY(all->arena, int64_t, 1);
  out[0] = node;
  if (!load(all, node)) return out;
  const gx_member* first = root_of(all, node);
  if (&all->members.at[first->next] == first) return out;
  GX_VEC(const gx_member*) ring = {0};
  const gx_member* m = first;
  do {
    GX_PUSH(all->arena, &ring, m);
    m = &all->members.at[m->next];
  } while (m != first);
  *n = ring.n;
  const gx_member** same = ring.at;
  qsort(same, *n, sizeof *same, compare_rows);
  out = GX_ARRAY(all->arena, int64_t, *n);
  for (uint32_t i = 0; i < *n; i++) out[i] = same[i]->node;
  return out;
}

gx_str gx_identity_name(gx_identities* all, int64_t root) {
  return load(all, root) ? member_of(all, root)->name : GX_STR("");
}

gx_str gx_identity_id(gx_identities* all, int64_t root) {
  return load(all, root) ? member_of(all, root)->id : GX_STR("");
}

/// An office and how often a person is given it.
typedef struct {
  gx_str name, title;
  bool of_unit;
  int64_t times;
} office;

typedef GX_VEC(office) offices;

static void read_offices(gx_store* store, int64_t row, offices* out, gx_arena* arena) {
  gx_rows* rows = gx_sql_query(store->sql,
                               "SELECT p.name, p.title, p.unit IS NOT NULL, count(*) FROM claim c JOIN node p"
                               " ON p.n=c.object WHERE c.subject=?1 AND c.type=9 GROUP BY p.n",
                               "i", row);
  while (gx_sql_next(rows)) {
    const office o = {gx_sql_str(rows, 0, arena), gx_sql_str(rows, 1, arena), gx_sql_int(rows, 2) != 0,
                      gx_sql_int(rows, 3)};
    uint32_t k = 0;
    while (k < out->n && !gx_str_eq(out->at[k].name, o.name)) k++;
    if (k == out->n) {
      GX_PUSH(arena, out, o);
    } else {
      out->at[k].times += o.times;
    }
  }
}

/// 主席 of somebody who is 区政协主席 too says less than that.
static bool says_less(const office* o, const offices* all) {
  for (uint32_t i = 0; i < all->n && !o->of_unit; i++)
    if (all->at[i].of_unit && gx_str_ends(all->at[i].title, o->title)) return true;
  return false;
}

/// More often given; of equal ones that of a unit, then that of a head before that of a deputy, then the first by name.
static bool is_better(const office* a, const office* b) {
  if (a->times != b->times) return a->times > b->times;
  if (a->of_unit != b->of_unit) return a->of_unit;
  const bool a_deputy = gx_str_starts(a->title, GX_STR("副")),
             b_deputy = gx_str_starts(b->title, GX_STR("副"));
  return a_deputy != b_deputy ? b_deputy : gx_str_cmp(a->name, b->name) < 0;
}

gx_str gx_person_office(gx_store* store, gx_identities* people, int64_t person, gx_arena* arena) {
  uint32_t n;
  const int64_t* rows_of = gx_identity_rows(people, person, &n);
  offices all = {0};
  for (uint32_t i = 0; i < n; i++) read_offices(store, rows_of[i], &all, arena);
  const office* best = NULL;
  for (uint32_t i = 0; i < all.n; i++)
    if ((!best || is_better(&all.at[i], best)) && !says_less(&all.at[i], &all)) best = &all.at[i];
  return best ? best->name : GX_STR("");
}
