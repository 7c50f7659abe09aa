#include "graph/people.h"

#include <stdlib.h>
#include <string.h>

#include "graph/identity.h"

typedef GX_VEC(int64_t) numbers;

/// Lowest and highest kind of node that is looked for.
static void kinds_of(gx_find_kind kind, int64_t* low, int64_t* high) {
  static const gx_node_kind bounds[][2] = {
      {GX_NODE_PERSON, GX_NODE_PERSON}, {GX_NODE_UNIT, GX_NODE_COMPANY}, {GX_NODE_PLACE, GX_NODE_PLACE}};
  *low = (int64_t)bounds[kind][0];
  *high = (int64_t)bounds[kind][1];
}

static void collect(gx_rows* rows, numbers* out, gx_arena* arena) {
  while (gx_sql_next(rows)) GX_PUSH(arena, out, gx_sql_int(rows, 0));
}

/// Rows of nodes that the words may mean: by id, by name, by other name, by part of the name, whichever gives something first.
static numbers look_up(gx_store* store, gx_find_kind kind, gx_str words, gx_arena* arena) {
  int64_t low, high;
  kinds_of(kind, &low, &high);
  numbers out = {0};
  gx_sql* sql = store->sql;
  collect(
      gx_sql_query(sql, "SELECT n FROM node WHERE id=?1 AND kind BETWEEN ?2 AND ?3", "tii", words, low, high),
      &out, arena);
  if (!out.n)
    collect(gx_sql_query(sql, "SELECT n FROM node WHERE kind BETWEEN ?2 AND ?3 AND name=?1 ORDER BY id",
                         "tii", words, low, high),
            &out, arena);
  if (!out.n)
    collect(
        gx_sql_query(sql,
                     "SELECT DISTINCT n.n FROM alias a JOIN node n ON n.n=a.node WHERE a.word=?1 AND n.kind"
                     " BETWEEN ?2 AND ?3 ORDER BY n.id",
                     "tii", words, low, high),
        &out, arena);
  if (!out.n && words.n)
    collect(
        gx_sql_query(
            sql, "SELECT n FROM node WHERE kind BETWEEN ?2 AND ?3 AND instr(name,?1)>0 ORDER BY id LIMIT 500",
            "tii", words, low, high),
        &out, arena);
  return out;
}

static uint32_t count_documents(gx_store* store, const gx_found_one* one) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < one->n_nodes; i++) {
    gx_rows* rows = gx_sql_query(store->sql, "SELECT count(*) FROM said WHERE node=?1", "i", one->nodes[i]);
    if (gx_sql_next(rows)) n += (uint32_t)gx_sql_int(rows, 0);
    gx_sql_end(rows);
  }
  return n;
}

static int compare_found(const void* p, const void* q) {
  const gx_found_one *a = p, *b = q;
  if (a->documents != b->documents) return a->documents > b->documents ? -1 : 1;
  const int c = gx_str_cmp(a->name, b->name);
  return c ? c : gx_str_cmp(a->id, b->id);
}

static gx_found_one describe(gx_store* store, gx_identities* people, int64_t node, gx_find_kind kind,
                             gx_arena* arena) {
  gx_found_one one = {0};
  one.nodes = gx_identity_rows(people, node, &one.n_nodes);
  gx_rows* rows = gx_sql_query(store->sql, "SELECT id, name FROM node WHERE n=?1", "i", one.nodes[0]);
  if (gx_sql_next(rows)) {
    one.id = gx_sql_str(rows, 0, arena);
    one.name = gx_sql_str(rows, 1, arena);
  }
  gx_sql_end(rows);
  one.documents = count_documents(store, &one);
  one.note = kind == GX_FIND_PERSON ? gx_person_office(store, people, node, arena) : GX_STR("");
  return one;
}

/// Whether the person holds any office whose name holds the words; of a unit or place, whether its own name does.
static bool fits(gx_store* store, const gx_found_one* one, gx_find_kind kind, gx_str words) {
  if (kind != GX_FIND_PERSON) return gx_str_has(one->name, words);
  bool found = false;
  for (uint32_t i = 0; i < one->n_nodes && !found; i++) {
    gx_rows* rows =
        gx_sql_query(store->sql,
                     "SELECT 1 FROM claim c JOIN node p ON p.n=c.object WHERE c.subject=?1 AND c.type=9"
                     " AND instr(p.name,?2)>0 LIMIT 1",
                     "it", one->nodes[i], words);
    found = gx_sql_next(rows);
    gx_sql_end(rows);
  }
  return found;
}

gx_found gx_find(gx_store* store, gx_find_kind kind, gx_str words, gx_arena* arena) {
  const char* at = words.n ? memchr(words.p, '@', words.n) : NULL;
  const gx_str name = gx_str_trim(at ? (gx_str){words.p, (size_t)(at - words.p)} : words);
  const gx_str where = at ? gx_str_trim((gx_str){at + 1, words.n - (size_t)(at + 1 - words.p)}) : GX_STR("");
  GX_VEC(gx_found_one) out = {0};
  gx_identities* people = gx_identities_new(store, arena);
  const numbers nodes = look_up(store, kind, name, arena);
  for (uint32_t i = 0; i < nodes.n; i++) {
    const gx_found_one one = describe(store, people, nodes.at[i], kind, arena);
    bool there = where.n && !fits(store, &one, kind, where);
    for (uint32_t k = 0; k < out.n && !there; k++) there = out.at[k].nodes[0] == one.nodes[0];
    if (!there) GX_PUSH(arena, &out, one);
  }
  if (out.n) qsort(out.at, out.n, sizeof *out.at, compare_found);
  return (gx_found){out.at, out.n};
}
