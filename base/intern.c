#include "base/intern.h"

#include "base/hash.h"

typedef struct {
  gx_str s;
  uint32_t hash;
} item;

/// Open addressing; a cell holds the item's number + 1, 0 is free.
struct gx_intern {
  gx_arena* arena;
  GX_VEC(item) items;
  uint32_t* cells;
  uint32_t n_cells; ///< A power of two, at least twice the items
};

gx_intern* gx_intern_new(gx_arena* arena) {
  gx_intern* table = GX_NEW(arena, gx_intern);
  table->arena = arena;
  table->n_cells = 64;
  table->cells = GX_ARRAY(arena, uint32_t, table->n_cells);
  return table;
}

/// The cell of `s`: its own, or the free one where it belongs.
static uint32_t cell_of(const gx_intern* table, gx_str s, uint32_t hash) {
  uint32_t cell = hash & (table->n_cells - 1);
  while (table->cells[cell]) {
    const item* it = &table->items.at[table->cells[cell] - 1];
    if (it->hash == hash && gx_str_eq(it->s, s)) break;
    cell = (cell + 1) & (table->n_cells - 1);
  }
  return cell;
}

static void grow(gx_intern* table) {
  table->n_cells *= 4;
  table->cells = GX_ARRAY(table->arena, uint32_t, table->n_cells);
  for (uint32_t i = 0; i < table->items.n; i++) {
    uint32_t cell = table->items.at[i].hash & (table->n_cells - 1);
    while (table->cells[cell]) cell = (cell + 1) & (table->n_cells - 1);
    table->cells[cell] = i + 1;
  }
}

uint32_t gx_intern_add(gx_intern* table, gx_str s) {
  const uint32_t hash = (uint32_t)gx_hash64(s.p, s.n);
  uint32_t cell = cell_of(table, s, hash);
  if (table->cells[cell]) return table->cells[cell] - 1;
  if (table->items.n >= table->n_cells / 2) {
    grow(table);
    cell = cell_of(table, s, hash);
  }
  GX_PUSH(table->arena, &table->items, (item){gx_str_copy(table->arena, s), hash});
  table->cells[cell] = table->items.n;
  return table->items.n - 1;
}

uint32_t gx_intern_find(const gx_intern* table, gx_str s) {
  const uint32_t cell = cell_of(table, s, (uint32_t)gx_hash64(s.p, s.n));
  return table->cells[cell] ? table->cells[cell] - 1 : GX_NONE;
}

gx_str gx_intern_get(const gx_intern* table, uint32_t id) { return table->items.at[id].s; }

uint32_t gx_intern_count(const gx_intern* table) { return table->items.n; }
