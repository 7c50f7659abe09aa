/// UTF-8 and the folding of characters. utf8proc is used in utf8.c only.
#ifndef GX_BASE_UTF8_H
#define GX_BASE_UTF8_H

#include "base/str.h"

/// True when `s` is well-formed UTF-8 (no surrogates, nothing over U+10FFFF). `*bad` gets the first bad byte.
bool gx_utf8_valid(gx_str s, size_t* bad);
/// Number of code points of well-formed UTF-8.
uint32_t gx_utf8_count(gx_str s);
/// Decodes one character at `s.p[*at]`, moves `*at`; malformed bytes give U+FFFD, one byte at a time.
char32_t gx_utf8_next(gx_str s, size_t* at);
/// Encodes into `out` (room for 4 bytes); returns the number of bytes.
unsigned gx_utf8_put(char32_t c, char* out);
/// Well-formed UTF-8 of `n` code points, in `arena`.
gx_str gx_utf8_from(gx_arena* arena, const char32_t* ch, uint32_t n);
/// Code points of UTF-8 (malformed bytes as U+FFFD); `*n` is their number.
char32_t* gx_utf8_to(gx_arena* arena, gx_str s, uint32_t* n);

/// The canonical form of one character, as all matching sees it: letters and digits half-width
/// (Ａ → A, ８ → 8), punctuation of running Chinese text full-width (, → ， ( → （ : → ： ; → ； ! → ！ ? → ？
/// | ~ → unchanged), dots of names (• ・ ‧ ∙ ．between names) → ·, compatibility ideographs and radicals by
/// NFKC. One to four characters out; returns their number. Quotes and white space are left to layout.
unsigned gx_fold(char32_t c, char32_t out[4]);
/// Folds a whole string (lists, rules, names): each character by gx_fold, white space dropped unless
/// between two ASCII letters or digits, ASCII quotes made “ ” in turn. Same fold as layout applies to articles.
gx_str gx_fold_str(gx_arena* arena, gx_str s);

/// NFKC of well-formed UTF-8, nothing else changed; in `arena`.
gx_str gx_utf8_nfkc(gx_arena* arena, gx_str s);

bool gx_is_han(char32_t c);      ///< A CJK ideograph, extensions included
bool gx_is_space(char32_t c);    ///< Any Unicode white space, BOM and zero-width characters included
bool gx_is_digit(char32_t c);    ///< ASCII 0-9
bool gx_is_latin(char32_t c);    ///< ASCII or accented Latin letter
bool gx_is_han_digit(char32_t c);///< 〇零一二三四五六七八九十百千廿卅两
bool gx_is_punct(char32_t c);    ///< Punctuation in folded text (，。、；：！？“”‘’《》（）【】—… and ASCII)

/// Whether `c` is one of the characters of `set`, up to a 0.
static inline bool gx_is_any(char32_t c, const char32_t* set) {
  while (*set && *set != c) set++;
  return *set != 0;
}

/// The number of characters of `word`, which ends with a 0, where ch[0..n) begins with it; else 0.
static inline uint32_t gx_begins_with(const char32_t* ch, uint32_t n, const char32_t* word) {
  uint32_t k = 0;
  while (k < n && word[k] && ch[k] == word[k]) k++;
  return word[k] ? 0 : k;
}

/// Some characters, asked for at every place of a text: false for nearly all others at the cost of one look, true also for a few that
/// share a bit with one of them.
typedef struct {
  uint64_t bits[64];
} gx_sieve;

static inline void gx_sieve_add(gx_sieve* sieve, char32_t c) { sieve->bits[c / 64 % 64] |= (uint64_t)1 << c % 64; }
static inline bool gx_sieve_holds(const gx_sieve* sieve, char32_t c) { return sieve->bits[c / 64 % 64] >> c % 64 & 1; }
static inline void gx_sieve_join(gx_sieve* sieve, const gx_sieve* other) {
  for (unsigned i = 0; i < 64; i++) sieve->bits[i] |= other->bits[i];
}
gx_sieve gx_sieve_of(const char32_t* characters); ///< Up to a 0

/// False for control characters but tab and line feed, and for marks and overrides of direction: in a terminal they would steer it, or rearrange
/// the line that they stand in.
bool gx_is_for_eyes(char32_t c);

/// Columns that the text takes on a terminal: two for 区, one for a, none for what combines or controls.
unsigned gx_utf8_width(gx_str s);

#endif
