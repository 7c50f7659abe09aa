/// Names are scored by the surname's frequency and by how often each character stands at its place in given names.
#include "extractor/name_model.h"

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

int gx_name_prior(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n, uint32_t surname) {
  enum { SINGLE_BASE = 17, DOUBLE_BASE = 26, COMPOUND_BONUS = 6, UNSEEN = -6 };
  const int family = bits(gx_surname_weight(lexicon, ch, surname)) + (surname == 2 ? COMPOUND_BONUS : 0);
  if (n - surname == 1) {
    const int only = bits(gx_given_weight(lexicon, ch[surname], GX_GIVEN_ONLY));
    return family + (only ? only : UNSEEN) - SINGLE_BASE;
  }
  const int first  = bits(gx_given_weight(lexicon, ch[surname], GX_GIVEN_FIRST));
  const int second = bits(gx_given_weight(lexicon, ch[surname + 1], GX_GIVEN_SECOND));
  return family + (first ? first : UNSEEN) + (second ? second : UNSEEN) - DOUBLE_BASE;
}

int gx_translit_prior(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (!gx_is_translit(lexicon, ch[i])) return -99;
  return n >= 6 ? 4 : (int)n - 2;
}
