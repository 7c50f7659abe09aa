/// What personal names look like, as small integers that add up: one unit is about a factor of two.
#ifndef GX_EXTRACTOR_NAME_MODEL_H
#define GX_EXTRACTOR_NAME_MODEL_H

#include "extractor/lexicon.h"

/// Added where a character rules a name out (在, 的); any sum with it stays below GX_NO_NAME / 2.
#define GX_NO_NAME (-60)

/// Fills what follows from a character's weights and from what it is as a word by itself (NULL: none): `family`, `only`, `first`,
/// `second`, `grammar`. A character of no list has 0 throughout.
void gx_name_model_rate(gx_character* c, const gx_entry* word);

/// Whether `c` alone is a common word of grammar: 在, 的, 和, 来, 曾.
bool gx_is_grammar(const gx_lexicon* lexicon, char32_t c);

/// Characters of the surname that `ch[0..n)` begins with (2 for 欧阳修, 1 for 王伟, 0 for none).
uint32_t gx_surname_chars(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n);

/// How much `ch[0..n)`, surname of `surname` characters and one or two given characters, looks like a name: 0 is an
/// average rare name, 8 a very common pattern, negative where characters hardly occur in names.
int gx_name_prior(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n, uint32_t surname);

/// The same for a transliterated foreign name without a dot (all characters must be ones that transliterations use, else GX_NO_NAME).
int gx_translit_prior(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n);

#endif
