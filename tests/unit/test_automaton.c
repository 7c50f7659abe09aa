#include <criterion/criterion.h>
#include <stdlib.h>

#include "extractor/automaton.h"

/// A small generator, so that every run sees the same text.
static uint32_t next_random(uint32_t* state) {
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

/// Words and texts over a few characters, so that words share beginnings and overlap; one character lies beyond the basic plane.
static const char32_t letters[] = U"甲乙丙丁𠮷";

static uint32_t fill(uint32_t* random, char32_t* out, uint32_t n, uint32_t kinds) {
  for (uint32_t i = 0; i < n; i++) out[i] = letters[next_random(random) % kinds];
  return n;
}

static bool same(const char32_t* a, const char32_t* b, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

/// As the automaton wants its words.
static int compare_needle(const void* left, const void* right) {
  const gx_needle *a = left, *b = right;
  for (uint32_t i = 0; i < a->n && i < b->n; i++) {
    if (a->at[i] != b->at[i]) return a->at[i] < b->at[i] ? -1 : 1;
  }
  return (a->n > b->n) - (a->n < b->n);
}

static bool is_known(const gx_needle* words, uint32_t n, const char32_t* at, uint32_t length) {
  for (uint32_t i = 0; i < n; i++) {
    if (words[i].n == length && same(words[i].at, at, length)) return true;
  }
  return false;
}

/// Every word tried at every place, longest first.
static uint32_t scan_naively(const gx_needle* words, uint32_t n_words, const char32_t* text, uint32_t n,
                             gx_hit* out) {
  uint32_t found = 0;
  for (uint32_t begin = 0; begin < n; begin++) {
    for (uint32_t length = GX_MAX_WORD; length > 0; length--) {
      for (uint32_t w = 0; w < n_words; w++) {
        if (words[w].n != length || begin + length > n || words[w].value >= GX_SILENT) continue;
        if (same(words[w].at, text + begin, length))
          out[found++] = (gx_hit){begin, begin + length, words[w].value, 0};
      }
    }
  }
  return found;
}

static void check_round(uint32_t seed) {
  enum { WORDS = 60, TEXT = 400 };
  static gx_hit expected[TEXT * WORDS];
  uint32_t random = seed;
  const uint32_t kinds = 2 + seed % 4;
  gx_arena* arena = gx_arena_new();
  gx_needle* words = GX_ARRAY(arena, gx_needle, WORDS);
  uint32_t n = 0;
  for (uint32_t i = 0; i < WORDS; i++) {
    const uint32_t length = 1 + next_random(&random) % 6;
    char32_t* at = GX_ARRAY(arena, char32_t, length);
    fill(&random, at, length, kinds);
    if (is_known(words, n, at, length)) continue;
    words[n] = (gx_needle){at, length, next_random(&random) % 4 ? n : n | GX_SILENT};
    n++;
  }
  qsort(words, n, sizeof *words, compare_needle);
  gx_automaton automaton;
  cr_assert_eq(gx_automaton_build(words, n, arena, &automaton), GX_OK);
  for (uint32_t w = 0; w < n; w++) {
    cr_assert_eq(gx_automaton_find(&automaton, words[w].at, words[w].n), words[w].value & ~GX_SILENT);
  }
  char32_t* text = GX_ARRAY(arena, char32_t, TEXT);
  fill(&random, text, TEXT, 5);
  const gx_hits hits = gx_automaton_scan(&automaton, text, TEXT, arena);
  const uint32_t many = scan_naively(words, n, text, TEXT, expected);
  cr_assert_eq(hits.n, many, "seed %u: %u hits, expected %u", seed, hits.n, many);
  for (uint32_t i = 0; i < many; i++) {
    cr_assert_eq(hits.at[i].begin, expected[i].begin);
    cr_assert_eq(hits.at[i].end, expected[i].end);
    cr_assert_eq(hits.at[i].entry, expected[i].entry);
  }
  gx_arena_free(arena);
}

Test(automaton, finds_what_a_naive_search_finds) {
  for (uint32_t seed = 1; seed <= 40; seed++) check_round(seed);
}

Test(automaton, finds_no_beginning_and_no_longer_word) {
  gx_arena* arena = gx_arena_new();
  const gx_needle word[] = {{U"区委书记", 4, 7}};
  gx_automaton automaton;
  cr_assert_eq(gx_automaton_build(word, 1, arena, &automaton), GX_OK);
  cr_expect_eq(gx_automaton_find(&automaton, U"区委书记", 4), 7);
  cr_expect_eq(gx_automaton_find(&automaton, U"区委", 2), GX_NONE);
  cr_expect_eq(gx_automaton_find(&automaton, U"区委书记的", 5), GX_NONE);
  cr_expect_eq(gx_automaton_find(&automaton, U"", 0), GX_NONE);
  cr_expect_eq(gx_automaton_scan(&automaton, U"区委书", 3, arena).n, 0);
  gx_arena_free(arena);
}

Test(automaton, no_words_find_nothing) {
  gx_arena* arena = gx_arena_new();
  gx_automaton automaton;
  cr_assert_eq(gx_automaton_build(NULL, 0, arena, &automaton), GX_OK);
  cr_expect_eq(gx_automaton_scan(&automaton, U"望湖区", 3, arena).n, 0);
  cr_expect_eq(gx_automaton_find(&automaton, U"望", 1), GX_NONE);
  cr_expect_eq(gx_automaton_class(&automaton, 0x10FFFF), 0);
  gx_arena_free(arena);
}

/// The worst text for a walk from every place: one long word's beginning without end.
Test(automaton, a_hostile_text_stays_linear) {
  enum { TEXT = 200000 };
  gx_arena* arena = gx_arena_new();
  char32_t* word = GX_ARRAY(arena, char32_t, GX_MAX_WORD);
  char32_t* text = GX_ARRAY(arena, char32_t, TEXT);
  for (uint32_t i = 0; i < GX_MAX_WORD; i++) word[i] = U'的';
  for (uint32_t i = 0; i < TEXT; i++) text[i] = U'的';
  const gx_needle words[] = {{word, 1, 2}, {word, GX_MAX_WORD, 1}};
  gx_automaton automaton;
  cr_assert_eq(gx_automaton_build(words, 2, arena, &automaton), GX_OK);
  const gx_hits hits = gx_automaton_scan(&automaton, text, TEXT, arena);
  cr_expect_eq(hits.n, TEXT + TEXT - GX_MAX_WORD + 1);
  gx_arena_free(arena);
}
