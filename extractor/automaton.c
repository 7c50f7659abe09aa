#include "extractor/automaton.h"

#include <stdlib.h>
#include <string.h>

// ---- Classes

/// How often a character stands in the words, and whether it is a word to report.
typedef struct {
  char32_t c;
  uint32_t count;
  bool alone;
} tally;

static int compare_char(const void* a, const void* b) {
  const char32_t x = *(const char32_t*)a, y = *(const char32_t*)b;
  return (x > y) - (x < y);
}

static int compare_tally(const void* a, const void* b) {
  const tally *x = a, *y = b;
  if (x->alone != y->alone) return x->alone ? -1 : 1;
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

/// Where `c` stands among the rare ones; NULL for one of the basic plane.
static const char32_t* find_rare(char32_t c, const char32_t* rare, uint32_t n) {
  return c < 0x10000 || !n ? NULL : bsearch(&c, rare, n, sizeof c, compare_char);
}

/// Adds up the characters of all words in `tallies`: the basic plane first, then the rare ones. Returns how many occur.
static uint32_t count_characters(const gx_needle* needles, uint32_t n, const char32_t* rare, uint32_t n_rare,
                                 tally* tallies) {
  for (uint32_t c = 0; c < 0x10000; c++) tallies[c].c = c;
  for (uint32_t i = 0; i < n_rare; i++) tallies[0x10000 + i] = (tally){rare[i], 1, false};
  for (uint32_t i = 0; i < n; i++) {
    for (uint32_t k = 0; k < needles[i].n; k++) {
      const char32_t c = needles[i].at[k];
      const char32_t* seat = find_rare(c, rare, n_rare);
      tally* one = &tallies[seat ? 0x10000 + (seat - rare) : c];
      one->count++;
      if (needles[i].n == 1 && needles[i].value < GX_SILENT) one->alone = true;
    }
  }
  uint32_t used = 0;
  for (uint32_t i = 0; i < 0x10000 + n_rare; i++) {
    if (tallies[i].count) tallies[used++] = tallies[i];
  }
  qsort(tallies, used, sizeof *tallies, compare_tally);
  return used;
}

/// Characters that are words come first, so that their number tells it; then the frequent ones.
static gx_status number_classes(const gx_needle* needles, uint32_t n, gx_arena* arena, gx_automaton* out) {
  uint16_t* class_of = GX_ARRAY(arena, uint16_t, 0x10000);
  char32_t* rare = NULL;
  out->n_rare = collect_rare(needles, n, arena, &rare);
  uint16_t* rare_class = GX_ARRAY(arena, uint16_t, out->n_rare + 1);
  const gx_mark mark = gx_mark_now(arena);
  tally* tallies = GX_ARRAY(arena, tally, 0x10000 + out->n_rare);
  const uint32_t used = count_characters(needles, n, rare, out->n_rare, tallies);
  if (used >= UINT16_MAX) return GX_ERR_LIMIT;
  out->class_of = class_of;
  out->rare = rare;
  out->rare_class = rare_class;
  out->n_classes = used;
  for (uint32_t i = 0; i < used; i++) {
    const char32_t c = tallies[i].c;
    const char32_t* seat = find_rare(c, rare, out->n_rare);
    if (seat) {
      rare_class[seat - rare] = (uint16_t)(i + 1);
    } else {
      class_of[c] = (uint16_t)(i + 1);
    }
    out->n_alone += tallies[i].alone;
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
static uint32_t seek_from(const gx_automaton* automaton, uint32_t at, uint32_t parent, uint16_t class) {
  const gx_state* states = automaton->states;
  while (states[at].class && (states[at].parent != parent || states[at].class != class)) {
    if (++at == automaton->n_classes + 1 + automaton->n_hashed) at = automaton->n_classes + 1;
  }
  return at;
}

static uint32_t seek(const gx_automaton* automaton, uint32_t parent, uint16_t class) {
  return seek_from(automaton, seat_of(automaton, parent, class), parent, class);
}

/// Most walks end where no word goes on. These bits tell it without a search.
static uint32_t bit_of(uint16_t class) { return UINT32_C(1) << (class * 0x9E3779B1u >> 27); }

static uint32_t pair_of(const gx_automaton* automaton, uint16_t first, uint16_t second) {
  return (first * 0x9E3779B1u + second * 0x85EBCA6Bu) * 0xC2B2AE35u >> (32 - automaton->pair_bits);
}

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

/// As many bits that one in eight and fewer is set.
static uint32_t count_pair_bits(const gx_needle* needles, uint32_t n) {
  uint32_t pairs = 0, bits = 6;
  for (uint32_t i = 0; i < n; i++)
    pairs += needles[i].n > 1 && (!i || shared_start(&needles[i - 1], &needles[i]) < 2);
  while (bits < 27 && UINT32_C(1) << bits < 8 * (uint64_t)pairs) bits++;
  return bits;
}

/// Where the tables are filled.
typedef struct {
  const gx_automaton* automaton;
  gx_state* states;
  uint64_t* pairs;
  uint32_t path[GX_MAX_WORD]; ///< The states of the word before
} builder;

/// Adds the states of a word for its characters [from, to).
static void add_states(builder* b, const gx_needle* word, uint32_t from, uint32_t to) {
  uint32_t* path = b->path;
  for (uint32_t k = from; k < to; k++) {
    const uint16_t class = gx_automaton_class(b->automaton, word->at[k]);
    path[k] = k ? seek(b->automaton, path[k - 1], class) : class;
    gx_state* state = &b->states[path[k]];
    if (state->class) continue;
    *state = (gx_state){.parent = k ? path[k - 1] : 0, .value = GX_NONE, .class = class};
    if (k) b->states[path[k - 1]].next |= bit_of(class);
    if (k != 1) continue;
    const uint32_t pair = pair_of(b->automaton, (uint16_t)path[0], class);
    b->pairs[pair >> 6] |= UINT64_C(1) << (pair & 63);
  }
}

/// States of two characters, which nearly all walks ask for, come first and find their places free.
static void add_words(builder* b, const gx_needle* needles, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) add_states(b, &needles[i], 0, needles[i].n < 2 ? needles[i].n : 2);
  for (uint32_t i = 0; i < n; i++) {
    add_states(b, &needles[i], i ? shared_start(&needles[i - 1], &needles[i]) : 0, needles[i].n);
    b->states[b->path[needles[i].n - 1]].value = needles[i].value;
  }
}

gx_status gx_automaton_build(const gx_needle* needles, uint32_t n, gx_arena* arena, gx_automaton* out) {
  *out = (gx_automaton){0};
  GX_TRY(number_classes(needles, n, arena, out));
  out->n_hashed = 2 * count_states(needles, n) + 1;
  out->pair_bits = count_pair_bits(needles, n);
  builder b = {.automaton = out,
               .states = GX_ARRAY(arena, gx_state, out->n_classes + 1 + out->n_hashed),
               .pairs = GX_ARRAY(arena, uint64_t, (size_t)1 << (out->pair_bits - 6))};
  out->states = b.states;
  out->pairs = b.pairs;
  for (uint32_t i = 0; i <= out->n_classes + out->n_hashed; i++) b.states[i].value = GX_NONE;
  add_words(&b, needles, n);
  uint32_t* alone = GX_ARRAY(arena, uint32_t, out->n_alone + 1);
  for (uint32_t i = 0; i <= out->n_alone; i++) alone[i] = b.states[i].value;
  out->alone = alone;
  return GX_OK;
}

// ---- Walking

/// From a state (0: the start) on by one character; 0 where no word goes on.
static uint32_t step(const gx_automaton* automaton, uint32_t state, char32_t c) {
  const uint16_t class = gx_automaton_class(automaton, c);
  if (!class || (state && !(automaton->states[state].next & bit_of(class)))) return 0;
  const uint32_t to = state ? seek(automaton, state, class) : class;
  return automaton->states[to].class ? to : 0;
}

static uint32_t value_of(const gx_automaton* automaton, uint32_t state) {
  const uint32_t value = automaton->states[state].value;
  return value == GX_NONE ? GX_NONE : value & ~GX_SILENT;
}

uint32_t gx_automaton_find(const gx_automaton* automaton, const char32_t* ch, uint32_t n) {
  uint32_t state = 0;
  for (uint32_t i = 0; i < n; i++) {
    state = step(automaton, state, ch[i]);
    if (!state) return GX_NONE;
  }
  return n ? value_of(automaton, state) : GX_NONE;
}

uint32_t gx_automaton_find_begins(const gx_automaton* automaton, const char32_t* ch, uint32_t n,
                                  uint32_t* values) {
  uint32_t state = 0, i = 0;
  for (; i < n && (state = step(automaton, state, ch[i])); i++) values[i] = value_of(automaton, state);
  return i;
}

/// Hits at `begin` of words of three characters and more, longest first; `state` is that of its two characters. Returns their number.
static uint32_t walk_on(const gx_automaton* automaton, const uint16_t* class, uint32_t state, uint32_t begin,
                        gx_hit* out) {
  const gx_state* states = automaton->states;
  uint32_t found = 0;
  for (uint32_t depth = 2; states[state].next & bit_of(class[depth]);) {
    state = seek(automaton, state, class[depth++]);
    if (!states[state].class) break;
    if (states[state].value < GX_SILENT)
      out[found++] = (gx_hit){begin, begin + depth, states[state].value, 0};
  }
  for (uint32_t i = 0; i < found / 2; i++) {
    const gx_hit shorter = out[i];
    out[i] = out[found - 1 - i];
    out[found - 1 - i] = shorter;
  }
  return found;
}

enum { BLOCK = 4096, BEGINS = 0x8000 };

/// Hits at `begin`, whose characters' classes are at `class`, written to `out` (room for GX_MAX_WORD + 1) longest first; returns their
/// number. `begins`: the pair of characters begins a word, as far as its bit tells. What nearly all places need, words of one and two
/// characters, is written without a branch: each that the processor guesses wrong costs as much as all the rest.
static uint32_t walk(const gx_automaton* automaton, const uint16_t* class, bool begins, uint32_t begin,
                     gx_hit* out) {
  const uint32_t state =
      seek_from(automaton, begins ? seat_of(automaton, class[0], class[1]) : 0, class[0], class[1]);
  const gx_state* pair = &automaton->states[state];
  uint32_t found = 0;
  if (pair->next & bit_of(class[2])) found = walk_on(automaton, class, state, begin, out);
  out[found] = (gx_hit){begin, begin + 2, pair->value, 0};
  found += pair->value < GX_SILENT;
  const uint32_t alone = automaton->alone[class[0] <= automaton->n_alone ? class[0] : 0];
  out[found] = (gx_hit){begin, begin + 1, alone, 0};
  return found + (alone < GX_SILENT);
}

/// The classes of `n` characters; nearly no text holds one from U+10000 on.
static void classify(const gx_automaton* automaton, const char32_t* ch, uint32_t n, uint16_t* out) {
  char32_t all = 0;
  for (uint32_t i = 0; i < n; i++) {
    all |= ch[i];
    out[i] = automaton->class_of[ch[i] & 0xFFFF];
  }
  if (all < 0x10000) return;
  for (uint32_t i = 0; i < n; i++) out[i] = gx_automaton_class(automaton, ch[i]);
}

/// The places among the first `n` where a word begins, by their two characters; BEGINS is added where that is one of two and more. No
/// branch depends on the text.
static uint32_t find_starts(const gx_automaton* automaton, const uint16_t* classes, uint32_t n,
                            uint16_t starts[BLOCK]) {
  uint32_t found = 0;
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t pair = pair_of(automaton, classes[i], classes[i + 1]);
    const uint32_t begins = automaton->pairs[pair >> 6] >> (pair & 63) & 1;
    starts[found] = (uint16_t)(i | begins * BEGINS);
    found += begins | ((uint32_t)(classes[i] - 1) < automaton->n_alone);
  }
  return found;
}

gx_hits gx_automaton_scan(const gx_automaton* automaton, const char32_t* ch, uint32_t n, gx_arena* arena) {
  uint16_t classes[BLOCK + GX_MAX_WORD + 3], starts[BLOCK];
  gx_hits hits = {0};
  uint32_t cap = 0;
  for (uint32_t from = 0; from < n; from += BLOCK) {
    const uint32_t seen = n - from < BLOCK + GX_MAX_WORD ? n - from : BLOCK + GX_MAX_WORD;
    classify(automaton, ch + from, seen, classes);
    classes[seen] = classes[seen + 1] = classes[seen + 2] = 0;
    const uint32_t n_starts = find_starts(automaton, classes, seen < BLOCK ? seen : BLOCK, starts);
    for (uint32_t i = 0; i < n_starts; i++) {
      if (cap - hits.n <= GX_MAX_WORD) {
        const uint32_t wanted = hits.n + GX_MAX_WORD + 1 + (n - from) / 2 + n / 8;
        hits.at = gx_regrow(arena, hits.at, sizeof(gx_hit) * cap, sizeof(gx_hit) * (size_t)wanted);
        cap = wanted;
      }
      const uint32_t at = starts[i] & (BEGINS - 1);
      hits.n += walk(automaton, classes + at, starts[i] & BEGINS, from + at, hits.at + hits.n);
    }
  }
  gx_trim(arena, hits.at, sizeof(gx_hit) * cap, sizeof(gx_hit) * hits.n);
  return hits;
}
