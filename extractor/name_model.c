/// Names are scored by how much oftener each character stands at its place in names than in other words.
#include "extractor/name_model.h"

#include <string.h>

/// Bits of `w`: 0 for 0, 1 for 1, 2 for 2–3, 4 for 8–15.
static int bits(int32_t w) {
  int n = 0;
  for (; w > 0; w >>= 1) n++;
  return n;
}

/// Factors of two between two shares of 100,000, at most `limit` either way.
static int odds(int32_t share, int32_t other, int limit) {
  enum { SMOOTH = 4 }; // What is seen less than this is not told apart
  const int n = bits((share + SMOOTH) * 16 / (other + SMOOTH)) - 5;
  return n > limit ? limit : n < -limit ? -limit : n;
}

static bool is_word_of(const gx_entry* word, const char* classes, size_t n) {
  return word && word->class_.n && memchr(classes, word->class_.p[0], n);
}

/// A word of grammar that seldom stands in names is almost never meant as a part of one: prepositions, conjunctions and particles
/// (在, 与, 的) never; adverbs (均, 共, 正) do end names now and then.
static int given_points(const gx_character* c, const gx_entry* word, int32_t weight) {
  enum { LIMIT = 5, OFTEN = 31, ADVERB = 2 };
  if (weight < OFTEN && c->grammar) return is_word_of(word, "pcur", 4) ? GX_NO_NAME : -LIMIT - ADVERB;
  return odds(weight, c->given[GX_GIVEN_TEXT], LIMIT);
}

enum { MOST_FAMILY = 6 };

void gx_name_model_rate(gx_character* c, const gx_entry* word) {
  const int32_t only = c->given[GX_GIVEN_ONLY], second = c->given[GX_GIVEN_SECOND];
  // Nouns and numerals of one character (家, 山) are no obstacle to a name.
  c->grammar = is_word_of(word, "dpcurv", 6) && word->weight >= 7;
  // 王 is a surname ten times as often as it is anything else, 和 the other way round.
  c->family = (int8_t)odds(c->surname, c->given[GX_GIVEN_TEXT], MOST_FAMILY);
  // Dictionaries list few names of one given character; what ends longer names also stands alone.
  c->only = (int8_t)given_points(c, word, only > second ? only : second);
  c->first = (int8_t)given_points(c, word, c->given[GX_GIVEN_FIRST]);
  c->second = (int8_t)given_points(c, word, second);
}

uint32_t gx_surname_chars(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n) {
  if (n == 0) return 0;
  const gx_character* c = gx_lexicon_character(lexicon, *ch);
  if (c->doubles && n >= 2 && gx_surname_weight(lexicon, ch, 2) > 0) return 2;
  return c->surname > 0;
}

bool gx_is_grammar(const gx_lexicon* lexicon, char32_t c) {
  return gx_lexicon_character(lexicon, c)->grammar;
}

int gx_name_prior(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n, uint32_t surname) {
  enum { SINGLE_BASE = 4, DOUBLE_BASE = 4 };
  const int family = surname == 2 ? MOST_FAMILY : gx_lexicon_character(lexicon, *ch)->family;
  const gx_character* last = gx_lexicon_character(lexicon, ch[n - 1]);
  if (n - surname == 1) return family + last->only - SINGLE_BASE;
  return family + gx_lexicon_character(lexicon, ch[surname])->first + last->second - DOUBLE_BASE;
}

int gx_translit_prior(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (!gx_is_translit(lexicon, ch[i])) return -99;
  return n >= 6 ? 4 : (int)n - 2;
}
