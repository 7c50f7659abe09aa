#include "graph/words.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/intern.h"

/// Strings are packed into blocks of this size; a longer one gets a block of its own.
enum { BLOCK = 256 << 10 };

typedef struct {
  const char* p;
  uint32_t n, hash;
} item;

typedef struct block block;
struct block {
  block* next;
  char bytes[];
};

/// Open addressing; a cell holds the item's number + 1, 0 is free.
struct gx_words {
  block* blocks; ///< The one being filled first
  size_t used;   ///< Bytes of it
  item* items;
  uint32_t n, room;
  uint32_t* cells;
  uint32_t n_cells; ///< A power of two; at most half of them are taken
};

gx_words* gx_words_new(void) {
  gx_words* w = gx_arena_need(calloc(1, sizeof *w), sizeof *w);
  w->n_cells = 64;
  w->cells = gx_arena_need(calloc(w->n_cells, sizeof *w->cells), w->n_cells * sizeof *w->cells);
  w->used = BLOCK;
  return w;
}

void gx_words_free(gx_words* w) {
  if (!w) return;
  for (block *b = w->blocks, *next; b; b = next) {
    next = b->next;
    free(b);
  }
  free(w->items);
  free(w->cells);
  free(w);
}

static const char* keep(gx_words* w, gx_str s) {
  if (w->used + s.n + 1 > BLOCK) {
    const size_t size = sizeof(block) + (s.n + 1 > BLOCK ? s.n + 1 : BLOCK);
    block* b = gx_arena_need(malloc(size), size);
    b->next = w->blocks;
    w->blocks = b;
    w->used = 0;
  }
  char* p = w->blocks->bytes + w->used;
  if (s.n) memcpy(p, s.p, s.n);
  p[s.n] = '\0';
  w->used += s.n + 1;
  return p;
}

/// The cell of `s`: its own, or the free one where it belongs.
static uint32_t cell_of(const gx_words* w, gx_str s, uint32_t hash) {
  uint32_t cell = hash & (w->n_cells - 1);
  while (w->cells[cell]) {
    const item* it = &w->items[w->cells[cell] - 1];
    if (it->hash == hash && gx_str_eq((gx_str){it->p, it->n}, s)) break;
    cell = (cell + 1) & (w->n_cells - 1);
  }
  return cell;
}

static void grow_cells(gx_words* w) {
  free(w->cells);
  w->n_cells *= 2;
  w->cells = gx_arena_need(calloc(w->n_cells, sizeof *w->cells), w->n_cells * sizeof *w->cells);
  for (uint32_t i = 0; i < w->n; i++) {
    uint32_t cell = w->items[i].hash & (w->n_cells - 1);
    while (w->cells[cell]) cell = (cell + 1) & (w->n_cells - 1);
    w->cells[cell] = i + 1;
  }
}

uint32_t gx_words_add(gx_words* w, gx_str s) {
  const uint32_t hash = (uint32_t)gx_hash64(s.p, s.n);
  uint32_t cell = cell_of(w, s, hash);
  if (w->cells[cell]) return w->cells[cell] - 1;
  if (w->n >= w->n_cells / 2) {
    grow_cells(w);
    cell = cell_of(w, s, hash);
  }
  if (w->n == w->room) {
    w->room = w->room ? w->room * 2 : 64;
    w->items = gx_arena_need(realloc(w->items, w->room * sizeof *w->items), w->room * sizeof *w->items);
  }
  w->items[w->n] = (item){keep(w, s), (uint32_t)s.n, hash};
  w->cells[cell] = ++w->n;
  return w->n - 1;
}

uint32_t gx_words_find(const gx_words* w, gx_str s) {
  const uint32_t cell = cell_of(w, s, (uint32_t)gx_hash64(s.p, s.n));
  return w->cells[cell] ? w->cells[cell] - 1 : GX_NONE;
}

gx_str gx_words_get(const gx_words* w, uint32_t number) {
  return (gx_str){w->items[number].p, w->items[number].n};
}

uint32_t gx_words_count(const gx_words* w) { return w->n; }
