/// Names are scored by how much oftener each character stands at its place in names than in other words.
#include "extractor/name_model.h"

#include <string.h>

/// Bits of `w`: 0 for 0, 1 for 1, 2 for 2–3, 4 for 8–15.
static int bits(int32_t w) {
  int n = 0;
  for (; w > 0; w >>= 1) n++;
  return n;
}

uint32_t gx_surname_chars(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n) {
  if (n >= 2 && gx_surname_weight(lexicon, ch, 2) > 0) return 2;
  return n >= 1 && gx_surname_weight(lexicon, ch, 1) > 0 ? 1 : 0;
}

// Nouns and numerals of one character (家, 山) are no obstacle to a name.
bool gx_is_grammar(const gx_lexicon* lexicon, char32_t c) {
  const gx_entry* word = gx_lexicon_find(lexicon, GX_LIST_WORD, &c, 1);
  return word && word->class_.n && memchr("dpcurv", word->class_.p[0], 6) && word->weight >= 7;
}

/// Factors of two between two shares of 100,000, at most `limit` either way.
static int odds(int32_t share, int32_t other, int limit) {
  enum { SMOOTH = 4 }; // What is seen less than this is not told apart
  const int n = bits((share + SMOOTH) * 16 / (other + SMOOTH)) - 5;
  return n > limit ? limit : n < -limit ? -limit : n;
}

/// 王 is a surname ten times as often as it is anything else, 和 the other way round.
static int family_score(const gx_lexicon* lexicon, const char32_t* ch, uint32_t surname) {
  enum { LIMIT = 6 };
  if (surname == 2) return LIMIT;
  return odds(gx_surname_weight(lexicon, ch, 1), gx_given_weight(lexicon, *ch, GX_GIVEN_TEXT), LIMIT);
}

/// 在, 与, 的: prepositions, conjunctions and particles; adverbs (均, 共, 正) do end names now and then.
static bool is_binding(const gx_lexicon* lexicon, char32_t c) {
  const gx_entry* word = gx_lexicon_find(lexicon, GX_LIST_WORD, &c, 1);
  return word && word->class_.n && memchr("pcur", word->class_.p[0], 4);
}

/// A word of grammar that seldom stands in names is almost never meant as a part of one.
static int given_score(const gx_lexicon* lexicon, char32_t c, int32_t weight) {
  enum { LIMIT = 4, OFTEN = 80, ADVERB = 2 };
  if (weight < OFTEN && gx_is_grammar(lexicon, c))
    return is_binding(lexicon, c) ? GX_NO_NAME : -LIMIT - ADVERB;
  return odds(weight, gx_given_weight(lexicon, c, GX_GIVEN_TEXT), LIMIT);
}

int gx_name_prior(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n, uint32_t surname) {
  enum { SINGLE_BASE = 4, DOUBLE_BASE = 5 };
  const int family = family_score(lexicon, ch, surname);
  const char32_t last = ch[n - 1];
  const int32_t second = gx_given_weight(lexicon, last, GX_GIVEN_SECOND);
  if (n - surname == 1) { // Dictionaries list few such names; what ends longer names also stands alone
    const int32_t only = gx_given_weight(lexicon, last, GX_GIVEN_ONLY);
    return family + given_score(lexicon, last, only > second ? only : second) - SINGLE_BASE;
  }
  const int32_t first = gx_given_weight(lexicon, ch[surname], GX_GIVEN_FIRST);
  return family + given_score(lexicon, ch[surname], first) + given_score(lexicon, last, second) - DOUBLE_BASE;
}

int gx_translit_prior(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (!gx_is_translit(lexicon, ch[i])) return -99;
  return n >= 6 ? 4 : (int)n - 2;
}
