#include "extractor/automaton.h"

#include <stdlib.h>
#include <string.h>

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

// ---- The table of transitions

/// Where the search for the state behind `parent` and `class` begins.
static uint32_t seat_of(const gx_automaton* automaton, uint32_t parent, uint16_t class) {
  const uint32_t mixed = (parent * 0x9E3779B1u) ^ (class * 0x85EBCA77u);
  return automaton->n_classes + 1 + (uint32_t)((uint64_t)(mixed * 0xC2B2AE35u) * automaton->n_hashed >> 32);
}

/// The place of the state behind `parent` and `class`, or the free place where it would stand. Half of the places are free.
static uint32_t seek(const gx_automaton* automaton, uint32_t parent, uint16_t class) {
  const gx_state* states = automaton->states;
  uint32_t at = seat_of(automaton, parent, class);
  while (states[at].class && (states[at].parent != parent || states[at].class != class)) {
    if (++at == automaton->n_classes + 1 + automaton->n_hashed) at = automaton->n_classes + 1;
  }
  return at;
}

/// Most walks end where no word goes on. These bits tell it without a search.
static uint64_t wide_bit_of(uint16_t class) { return (uint64_t)1 << (class & 63); }
static uint32_t bit_of(uint16_t class) { return 1u << ((class & 255u) * 15 >> 8); }

#define TELLS 0x8000u // Of `next`

// ---- Building

static uint32_t shared_start(const gx_needle* a, const gx_needle* b) {
  uint32_t n = 0;
  while (n < a->n && n < b->n && a->at[n] == b->at[n]) n++;
  return n;
}

/// One state for each beginning that words share.
static uint32_t count_states(const gx_needle* needles, uint32_t n) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < n; i++)
    count += needles[i].n - (i ? shared_start(&needles[i - 1], &needles[i]) : 0);
  return count;
}

/// Adds the states of a word from its character `from` on; `path` holds the states of the word before and gets those of this one.
static void add_word(gx_automaton* automaton, gx_state* states, uint64_t* second, const gx_needle* word,
                     uint32_t from, uint32_t path[GX_MAX_WORD]) {
  for (uint32_t k = from; k < word->n; k++) {
    const uint16_t class = gx_automaton_class(automaton, word->at[k]);
    path[k] = k ? seek(automaton, path[k - 1], class) : class;
    states[path[k]] = (gx_state){k ? path[k - 1] : 0, class, 0};
    if (k) states[path[k - 1]].next |= (uint16_t)bit_of(class);
    if (k == 1) second[path[0]] |= wide_bit_of(class);
  }
  if (word->value >= GX_SILENT) return;
  states[path[word->n - 1]].next |= TELLS;
  if (word->n == 1) second[path[0]] = ~(uint64_t)0;
}

gx_status gx_automaton_build(const gx_needle* needles, uint32_t n, gx_arena* arena, gx_automaton* out) {
  *out = (gx_automaton){0};
  GX_TRY(number_classes(needles, n, arena, out));
  out->n_hashed = 2 * count_states(needles, n) + 1;
  const uint32_t n_states = out->n_classes + 1 + out->n_hashed;
  gx_state* states = GX_ARRAY(arena, gx_state, n_states);
  uint32_t* values = GX_ARRAY(arena, uint32_t, n_states);
  uint64_t* second = GX_ARRAY(arena, uint64_t, out->n_classes + 1);
  memset(values, 0xFF, sizeof *values * n_states);
  out->states = states;
  out->values = values;
  out->second = second;
  uint32_t path[GX_MAX_WORD];
  for (uint32_t i = 0; i < n; i++) {
    add_word(out, states, second, &needles[i], i ? shared_start(&needles[i - 1], &needles[i]) : 0, path);
    values[path[needles[i].n - 1]] = needles[i].value;
  }
  return GX_OK;
}

// ---- Walking

uint32_t gx_automaton_find(const gx_automaton* automaton, const char32_t* ch, uint32_t n) {
  uint32_t state = 0;
  for (uint32_t i = 0; i < n; i++) {
    const uint16_t class = gx_automaton_class(automaton, ch[i]);
    if (!class) return GX_NONE;
    state = i ? seek(automaton, state, class) : class;
    if (!automaton->states[state].class) return GX_NONE;
  }
  const uint32_t value = automaton->values[state];
  return value == GX_NONE ? GX_NONE : value & ~GX_SILENT;
}

/// Hits at `begin`, whose characters' classes are at `class`, written to `out` (room for GX_MAX_WORD) longest first; returns their number.
static uint32_t walk(const gx_automaton* automaton, const uint16_t* class, uint32_t begin, gx_hit* out) {
  const gx_state* states = automaton->states;
  uint32_t found = 0, state = class[0];
  for (uint32_t depth = 1;; depth++) {
    if (states[state].next & TELLS) out[found++] = (gx_hit){begin, begin + depth, automaton->values[state]};
    if (!(states[state].next & bit_of(class[depth]))) break;
    state = seek(automaton, state, class[depth]);
    if (!states[state].class) break;
  }
  for (uint32_t i = 0; i < found / 2; i++) {
    const gx_hit shorter = out[i];
    out[i] = out[found - 1 - i];
    out[found - 1 - i] = shorter;
  }
  return found;
}

enum { BLOCK = 4096 };

/// The places among the first `n` where a word may begin: two thirds of all places are told by their two characters to have none. No
/// branch depends on the text.
static uint32_t find_starts(const gx_automaton* automaton, const uint16_t* classes, uint32_t n,
                            uint16_t starts[BLOCK]) {
  uint32_t found = 0;
  for (uint32_t i = 0; i < n; i++) {
    starts[found] = (uint16_t)i;
    found += (automaton->second[classes[i]] & wide_bit_of(classes[i + 1])) != 0;
  }
  return found;
}

gx_hits gx_automaton_scan(const gx_automaton* automaton, const char32_t* ch, uint32_t n, gx_arena* arena) {
  uint16_t classes[BLOCK + GX_MAX_WORD + 1], starts[BLOCK];
  gx_hits hits = {0};
  uint32_t cap = 0;
  for (uint32_t from = 0; from < n; from += BLOCK) {
    const uint32_t seen = n - from < BLOCK + GX_MAX_WORD ? n - from : BLOCK + GX_MAX_WORD;
    for (uint32_t i = 0; i < seen; i++) classes[i] = gx_automaton_class(automaton, ch[from + i]);
    classes[seen] = 0;
    const uint32_t n_starts = find_starts(automaton, classes, seen < BLOCK ? seen : BLOCK, starts);
    for (uint32_t i = 0; i < n_starts; i++) {
      if (cap - hits.n < GX_MAX_WORD) {
        const uint32_t wanted = hits.n + GX_MAX_WORD + (n - from) / 2 + n / 8;
        hits.at = gx_regrow(arena, hits.at, sizeof(gx_hit) * cap, sizeof(gx_hit) * (size_t)wanted);
        cap = wanted;
      }
      hits.n += walk(automaton, classes + starts[i], from + starts[i], hits.at + hits.n);
    }
  }
  return hits;
}
