#include "extractor/automaton.h"

#include <stdlib.h>
#include <string.h>

enum { ROOT = 1 }; // State 0 stays unused, so that check 0 means "free".

// ---- Classes

/// How often a character stands in the words.
typedef struct {
  char32_t c;
  uint32_t count;
} tally;

static int compare_char(const void* a, const void* b) {
  const char32_t x = *(const char32_t*)a, y = *(const char32_t*)b;
  return (x > y) - (x < y);
}

static int compare_tally(const void* a, const void* b) {
  const tally *x = a, *y = b;
  if (x->count != y->count) return x->count < y->count ? 1 : -1;
  return (x->c > y->c) - (x->c < y->c);
}

static uint16_t class_of_rare(const gx_automaton* automaton, char32_t c) {
  uint32_t low = 0, high = automaton->n_rare;
  while (low < high) {
    const uint32_t middle = (low + high) / 2;
    if (automaton->rare[middle] < c) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < automaton->n_rare && automaton->rare[low] == c ? automaton->rare_class[low] : 0;
}

uint16_t gx_automaton_class(const gx_automaton* automaton, char32_t c) {
  return c < 0x10000 ? automaton->class_of[c] : class_of_rare(automaton, c);
}

/// All characters above the basic plane that the words hold, ascending, each once.
static uint32_t collect_rare(const gx_needle* needles, uint32_t n, gx_arena* arena, char32_t** out) {
  GX_VEC(char32_t) rare = {0};
  for (uint32_t i = 0; i < n; i++) {
    for (uint32_t k = 0; k < needles[i].n; k++) {
      if (needles[i].at[k] >= 0x10000) GX_PUSH(arena, &rare, needles[i].at[k]);
    }
  }
  if (rare.n) qsort(rare.at, rare.n, sizeof *rare.at, compare_char);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < rare.n; i++) {
    if (!kept || rare.at[kept - 1] != rare.at[i]) rare.at[kept++] = rare.at[i];
  }
  *out = rare.at;
  return kept;
}

/// Frequent characters get small classes: the children of most states then lie close together and pack well.
static gx_status number_classes(const gx_needle* needles, uint32_t n, gx_arena* arena, gx_automaton* out) {
  uint16_t* class_of = GX_ARRAY(arena, uint16_t, 0x10000);
  char32_t* rare = NULL;
  out->n_rare = collect_rare(needles, n, arena, &rare);
  uint16_t* rare_class = GX_ARRAY(arena, uint16_t, out->n_rare + 1);
  const gx_mark mark = gx_mark_now(arena);
  tally* tallies = GX_ARRAY(arena, tally, 0x10000 + out->n_rare);
  for (uint32_t c = 0; c < 0x10000; c++) tallies[c].c = c;
  for (uint32_t i = 0; i < out->n_rare; i++) tallies[0x10000 + i] = (tally){rare[i], 1};
  for (uint32_t i = 0; i < n; i++) {
    for (uint32_t k = 0; k < needles[i].n; k++) {
      if (needles[i].at[k] < 0x10000) tallies[needles[i].at[k]].count++;
    }
  }
  uint32_t used = 0;
  for (uint32_t i = 0; i < 0x10000 + out->n_rare; i++) {
    if (tallies[i].count) tallies[used++] = tallies[i];
  }
  if (used >= UINT16_MAX) return GX_ERR_LIMIT;
  qsort(tallies, used, sizeof *tallies, compare_tally);
  out->class_of = class_of;
  out->rare = rare;
  out->rare_class = rare_class;
  out->n_classes = used;
  for (uint32_t i = 0; i < used; i++) {
    const char32_t c = tallies[i].c;
    const char32_t* seat = c < 0x10000 ? NULL : bsearch(&c, rare, out->n_rare, sizeof c, compare_char);
    if (seat) {
      rare_class[seat - rare] = (uint16_t)(i + 1);
    } else {
      class_of[c] = (uint16_t)(i + 1);
    }
  }
  gx_rewind(arena, mark);
  return GX_OK;
}

// ---- Building

/// A word as classes.
typedef struct {
  uint64_t key; ///< Its first four classes: decides most comparisons
  const uint16_t* at;
  uint32_t n;
  uint32_t value;
} path;

typedef struct {
  gx_arena* arena; ///< Scratch
  const path* paths;
  uint16_t* classes; ///< Of the children being placed
  gx_state* states;
  uint32_t* values;
  uint32_t* next_free; ///< Ring of free states through 0
  uint32_t* prev_free;
  uint32_t cap;
  uint32_t n; ///< States up to the last one used
  uint32_t n_classes;
} builder;

static int compare_path(const void* a, const void* b) {
  const path *x = a, *y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  const uint32_t n = x->n < y->n ? x->n : y->n;
  for (uint32_t i = 4; i < n; i++) {
    if (x->at[i] != y->at[i]) return x->at[i] < y->at[i] ? -1 : 1;
  }
  return (x->n > y->n) - (x->n < y->n);
}

static void* stretch(builder* b, void* old, size_t item, uint32_t cap) {
  return gx_regrow(b->arena, old, item * b->cap, item * cap);
}

static void grow(builder* b, uint32_t wanted) {
  uint32_t cap = b->cap ? b->cap : 1024;
  while (cap < wanted) cap *= 2;
  if (cap == b->cap) return;
  b->states = stretch(b, b->states, sizeof *b->states, cap);
  b->values = stretch(b, b->values, sizeof *b->values, cap);
  b->next_free = stretch(b, b->next_free, sizeof *b->next_free, cap);
  b->prev_free = stretch(b, b->prev_free, sizeof *b->prev_free, cap);
  uint32_t last = b->cap ? b->prev_free[0] : 0;
  for (uint32_t i = b->cap ? b->cap : 1; i < cap; i++) {
    b->states[i] = (gx_state){0, 0};
    b->values[i] = GX_NONE;
    b->next_free[last] = i;
    b->prev_free[i] = last;
    last = i;
  }
  b->next_free[last] = 0;
  b->prev_free[0] = last;
  b->cap = cap;
}

static void occupy(builder* b, uint32_t state, uint32_t parent) {
  b->next_free[b->prev_free[state]] = b->next_free[state];
  b->prev_free[b->next_free[state]] = b->prev_free[state];
  b->states[state].check = parent;
  if (state >= b->n) b->n = state + 1;
}

/// The first base that leaves every one of the first `n` classes a free state. Few free states are tried before the children go to
/// the end: that wastes some room, which later single children fill, and keeps the time linear.
static uint32_t find_base(builder* b, uint32_t n) {
  enum { PATIENCE = 64 };
  uint32_t tried = 0;
  for (uint32_t state = b->next_free[0]; state && tried < PATIENCE; state = b->next_free[state]) {
    if (state <= b->classes[0]) continue;
    tried++;
    const uint32_t base = state - b->classes[0];
    uint32_t k = 1;
    while (k < n && base + b->classes[k] < b->cap && !b->states[base + b->classes[k]].check) k++;
    if (k == n) return base;
  }
  return b->n;
}

/// Gives `parent` its children: the classes at `depth` of paths [low, high), which share all before.
static void place(builder* b, uint32_t parent, uint32_t low, uint32_t high, uint32_t depth) {
  if (b->paths[low].n == depth) b->values[parent] = b->paths[low++].value;
  if (low == high) return;
  uint32_t n = 0;
  for (uint32_t i = low; i < high; i++) {
    const uint16_t class = b->paths[i].at[depth];
    if (!n || b->classes[n - 1] != class) b->classes[n++] = class;
  }
  const uint32_t base = find_base(b, n);
  grow(b, base + b->n_classes + 1);
  b->states[parent].base = base;
  for (uint32_t i = 0; i < n; i++) occupy(b, base + b->classes[i], parent);
  for (uint32_t from = low, to; from < high; from = to) {
    const uint16_t class = b->paths[from].at[depth];
    for (to = from + 1; to < high && b->paths[to].at[depth] == class;) to++;
    place(b, base + class, from, to, depth + 1);
  }
}

static path* make_paths(const gx_needle* needles, uint32_t n, const gx_automaton* automaton,
                        gx_arena* arena) {
  path* paths = GX_ARRAY(arena, path, n);
  for (uint32_t i = 0; i < n; i++) {
    uint16_t* at = GX_ARRAY(arena, uint16_t, needles[i].n);
    paths[i] = (path){0, at, needles[i].n, needles[i].value};
    for (uint32_t k = 0; k < needles[i].n; k++) {
      at[k] = gx_automaton_class(automaton, needles[i].at[k]);
      if (k < 4) paths[i].key |= (uint64_t)at[k] << (48 - 16 * k);
    }
  }
  qsort(paths, n, sizeof *paths, compare_path);
  return paths;
}

gx_status gx_automaton_build(const gx_needle* needles, uint32_t n, gx_arena* arena, gx_automaton* out) {
  *out = (gx_automaton){0};
  GX_TRY(number_classes(needles, n, arena, out));
  gx_arena* scratch = gx_arena_new();
  builder b = {.arena = scratch, .n_classes = out->n_classes};
  b.paths = make_paths(needles, n, out, scratch);
  b.classes = GX_ARRAY(scratch, uint16_t, out->n_classes + 1);
  grow(&b, ROOT + out->n_classes + 2);
  occupy(&b, ROOT, ROOT);
  if (n) place(&b, ROOT, 0, n, 0);
  // A walk looks at base + class without asking whether that is still inside.
  out->n_states = b.n + out->n_classes + 1;
  gx_state* states = GX_ARRAY(arena, gx_state, out->n_states);
  uint32_t* values = GX_ARRAY(arena, uint32_t, out->n_states);
  memcpy(states, b.states, sizeof *states * b.n);
  memcpy(values, b.values, sizeof *values * b.n);
  out->states = states;
  out->values = values;
  gx_arena_free(scratch);
  return GX_OK;
}

// ---- Walking

uint32_t gx_automaton_find(const gx_automaton* automaton, const char32_t* ch, uint32_t n) {
  uint32_t state = ROOT;
  for (uint32_t i = 0; i < n; i++) {
    const uint16_t class = gx_automaton_class(automaton, ch[i]);
    const uint32_t next = automaton->states[state].base + class;
    if (!class || automaton->states[next].check != state) return GX_NONE;
    state = next;
  }
  const uint32_t value = n ? automaton->values[state] : GX_NONE;
  return value == GX_NONE ? GX_NONE : value & ~GX_SILENT;
}

/// Hits at `begin`, longest first, written to `out` (room for GX_MAX_WORD); returns their number.
static uint32_t walk(const gx_automaton* automaton, const char32_t* ch, uint32_t begin, uint32_t n,
                     gx_hit* out) {
  const gx_state* states = automaton->states;
  uint32_t found = 0, state = ROOT, base = states[ROOT].base;
  for (uint32_t i = begin; i < n && base; i++) {
    const uint16_t class = gx_automaton_class(automaton, ch[i]);
    const uint32_t next = base + class;
    if (!class || states[next].check != state) break;
    const uint32_t value = automaton->values[next];
    if (value < GX_SILENT) out[found++] = (gx_hit){begin, i + 1, value};
    state = next;
    base = states[next].base;
  }
  for (uint32_t i = 0; i < found / 2; i++) {
    const gx_hit shorter = out[i];
    out[i] = out[found - 1 - i];
    out[found - 1 - i] = shorter;
  }
  return found;
}

gx_hits gx_automaton_scan(const gx_automaton* automaton, const char32_t* ch, uint32_t n, gx_arena* arena) {
  gx_hits hits = {0};
  uint32_t cap = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (cap - hits.n < GX_MAX_WORD) {
      const uint32_t wanted = hits.n + GX_MAX_WORD + (n - i) + n / 4;
      hits.at = gx_regrow(arena, hits.at, sizeof(gx_hit) * cap, sizeof(gx_hit) * (size_t)wanted);
      cap = wanted;
    }
    hits.n += walk(automaton, ch, i, n, hits.at + hits.n);
  }
  return hits;
}
