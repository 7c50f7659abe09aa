#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define GX_REPLACEMENT 0xFFFDu

static bool is_tail(unsigned char c) { return (c & 0xC0) == 0x80; }

/// Length of the well-formed character at `p` (`n` bytes are there), 0 when it is malformed; `*c` gets it.
static inline unsigned decode(const unsigned char* p, size_t n, char32_t* c) {
  const unsigned char lead = p[0];
  if (lead < 0x80) {
    *c = lead;
    return 1;
  }
  if (lead >= 0xE0 && lead < 0xF0) {
    if (n < 3 || !is_tail(p[1]) || !is_tail(p[2])) return 0;
    *c = (char32_t)(lead & 0x0F) << 12 | (char32_t)(p[1] & 0x3F) << 6 | (char32_t)(p[2] & 0x3F);
    return *c >= 0x800 && (*c < 0xD800 || *c > 0xDFFF) ? 3 : 0;
  }
  if (lead >= 0xC2 && lead < 0xE0) {
    if (n < 2 || !is_tail(p[1])) return 0;
    *c = (char32_t)(lead & 0x1F) << 6 | (char32_t)(p[1] & 0x3F);
    return 2;
  }
  if (lead >= 0xF0 && lead < 0xF5) {
    if (n < 4 || !is_tail(p[1]) || !is_tail(p[2]) || !is_tail(p[3])) return 0;
    *c = (char32_t)(lead & 0x07) << 18 | (char32_t)(p[1] & 0x3F) << 12 | (char32_t)(p[2] & 0x3F) << 6 |
         (char32_t)(p[3] & 0x3F);
    return *c >= 0x10000 && *c <= 0x10FFFF ? 4 : 0;
  }
  return 0;
}

bool gx_utf8_valid(gx_str s, size_t* bad) {
  const unsigned char* p = (const unsigned char*)s.p;
  size_t at = 0;
  while (at < s.n) {
    uint64_t word;
    if (s.n - at >= 8 && (memcpy(&word, p + at, 8), !(word & 0x8080808080808080u))) {
      at += 8;
      continue;
    }
    // Chinese: three bytes, the first of which forbids nothing of the others
    if (p[at] > 0xE0 && p[at] < 0xED && s.n - at >= 3 && is_tail(p[at + 1]) && is_tail(p[at + 2])) {
      at += 3;
      continue;
    }
    char32_t c;
    const unsigned n = decode(p + at, s.n - at, &c);
    if (n == 0) {
      if (bad) *bad = at;
      return false;
    }
    at += n;
  }
  return true;
}

uint32_t gx_utf8_count(gx_str s) {
  uint32_t n = 0;
  for (size_t i = 0; i < s.n; i++) n += !is_tail((unsigned char)s.p[i]);
  return n;
}

char32_t gx_utf8_next(gx_str s, size_t* at) {
  char32_t c;
  const unsigned n = decode((const unsigned char*)s.p + *at, s.n - *at, &c);
  *at += n ? n : 1;
  return n ? c : GX_REPLACEMENT;
}

unsigned gx_utf8_put(char32_t c, char* out) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = GX_REPLACEMENT;
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  if (c < 0x800) {
    out[0] = (char)(0xC0 | c >> 6);
    out[1] = (char)(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = (char)(0xE0 | c >> 12);
    out[1] = (char)(0x80 | (c >> 6 & 0x3F));
    out[2] = (char)(0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | c >> 18);
  out[1] = (char)(0x80 | (c >> 12 & 0x3F));
  out[2] = (char)(0x80 | (c >> 6 & 0x3F));
  out[3] = (char)(0x80 | (c & 0x3F));
  return 4;
}

gx_str gx_utf8_from(gx_arena* arena, const char32_t* ch, uint32_t n) {
  // Measured first: a string kept for the length of a document should not keep four bytes a character.
  size_t bytes = 0;
  for (uint32_t i = 0; i < n; i++) bytes += ch[i] < 0x80 ? 1 : ch[i] < 0x800 ? 2 : ch[i] < 0x10000 ? 3 : 4;
  char* p = gx_alloc(arena, bytes + 1);
  size_t at = 0;
  for (uint32_t i = 0; i < n; i++) {
    char one[4];
    const unsigned k = gx_utf8_put(ch[i], one);
    memcpy(p + at, one, k);
    at += k;
  }
  return (gx_str){p, at};
}

char32_t* gx_utf8_to(gx_arena* arena, gx_str s, uint32_t* n) {
  uint32_t count = 0;
  for (size_t at = 0; at < s.n; count++) gx_utf8_next(s, &at);
  char32_t* ch = GX_ARRAY(arena, char32_t, (size_t)count + 1);
  *n = 0;
  for (size_t at = 0; at < s.n;) ch[(*n)++] = gx_utf8_next(s, &at);
  return ch;
}

/// Dots that stand between the parts of a name: 司马义·铁力瓦尔地.
static bool is_name_dot(char32_t c) {
  switch (c) {
    case 0x00B7:
    case 0x02D9:
    case 0x0387:
    case 0x2022:
    case 0x2027:
    case 0x2219:
    case 0x22C5:
    case 0x2E31:
    case 0x30FB:
    case 0xFF65: return true;
    default: return false;
  }
}

/// Half-width punctuation of running Chinese text → full-width.
static char32_t widen(char32_t c) {
  switch (c) {
    case ',':
    case '(':
    case ')':
    case ':':
    case ';':
    case '!':
    case '?': return c + 0xFEE0;
    default: return c;
  }
}

/// Radicals that page-to-text programs write for whole characters and that NFKC leaves alone (Unicode's
/// EquivalentUnifiedIdeograph): ⻓ → 长.
static char32_t fold_radical(char32_t c) {
  static const struct {
    uint16_t from, to;
  } pairs[] = {
      {0x2EA0, 0x6C11}, {0x2EC1, 0x864E}, {0x2EC4, 0x897F}, {0x2EC5, 0x89C1}, {0x2EC6, 0x89D2},
      {0x2EC9, 0x8D1D}, {0x2ECB, 0x8F66}, {0x2ED3, 0x957F}, {0x2ED4, 0x95E8}, {0x2ED8, 0x9752},
      {0x2ED9, 0x97E6}, {0x2EDA, 0x9875}, {0x2EDB, 0x98CE}, {0x2EDC, 0x98DE}, {0x2EDD, 0x98DF},
      {0x2EE2, 0x9A6C}, {0x2EE3, 0x9AA8}, {0x2EE4, 0x9B3C}, {0x2EE5, 0x9C7C}, {0x2EE6, 0x9E1F},
      {0x2EE8, 0x9EA6}, {0x2EE9, 0x9EC4}, {0x2EEC, 0x9F50}, {0x2EEE, 0x9F7F}, {0x2EF0, 0x9F99},
  };
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    if (pairs[i].from == c) return pairs[i].to;
  }
  return c;
}

gx_str gx_utf8_nfkc(gx_arena* arena, gx_str s) {
  const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE;
  utf8proc_uint8_t* out = NULL;
  const utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t*)s.p, (utf8proc_ssize_t)s.n, &out, options);
  if (n < 0) return gx_str_copy(arena, s);
  const gx_str copy = gx_str_copy(arena, (gx_str){(const char*)out, (size_t)n});
  free(out);
  return copy;
}

/// NFKC of one character where it has one to four characters and does not begin with a space (as ¨ has).
static unsigned fold_compatible(char32_t c, char32_t out[4]) {
  const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE;
  utf8proc_int32_t found[32];
  int boundary = 0;
  utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)c, found, 32, options, &boundary);
  if (n > 0 && n <= 32) n = utf8proc_normalize_utf32(found, n, options);
  if (n < 1 || n > 4 || found[0] == ' ') {
    out[0] = c;
    return 1;
  }
  for (utf8proc_ssize_t i = 0; i < n; i++) out[i] = widen((char32_t)found[i]);
  return (unsigned)n;
}

unsigned gx_fold(char32_t c, char32_t out[4]) {
  if ((c >= 0x4E00 && c <= 0x9FFF) || c < 0x80) {
    out[0] = widen(c);
  } else if (c >= 0xFF01 && c <= 0xFF5E) {
    out[0] = widen(c - 0xFEE0);
  } else if (is_name_dot(c)) {
    out[0] = 0x00B7;
  } else if (c == 0x2025 || c == 0x2026 || gx_is_space(c)) {
    out[0] = c; // … would become three dots
  } else if (c == 0xFE19 || c == 0xFE30) {
    out[0] = c == 0xFE19 ? 0x2026 : 0x2025; // … and ‥ of vertical text
  } else if (c >= 0x2E80 && c <= 0x2EFF && fold_radical(c) != c) {
    out[0] = fold_radical(c);
  } else {
    return fold_compatible(c, out);
  }
  return 1;
}

static bool is_ascii_word(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Most bytes that one byte of input can become: two bytes may give four characters of three.
#define GX_FOLD_GROWTH 6

static size_t fold_into(gx_str s, char* out) {
  size_t n = 0;
  bool space = false, opened = false;
  char32_t last = 0;
  for (size_t at = 0; at < s.n;) {
    const char32_t c = gx_utf8_next(s, &at);
    if (gx_is_space(c)) {
      space = true;
      continue;
    }
    char32_t folded[4];
    const unsigned k = gx_fold(c, folded);
    if (c == 0xFF0E && gx_is_han(last)) folded[0] = 0x00B7; // 铁木尔．达瓦买提
    if (folded[0] == '"') {
      folded[0] = opened ? 0x201D : 0x201C;
      opened = !opened;
    }
    if (space && is_ascii_word(last) && is_ascii_word(folded[0])) out[n++] = ' ';
    space = false;
    for (unsigned i = 0; i < k; i++) n += gx_utf8_put(folded[i], out + n);
    last = folded[k - 1];
  }
  return n;
}

gx_str gx_fold_str(gx_arena* arena, gx_str s) {
  char small[GX_FOLD_GROWTH *
             128]; // Words of lists are short: fold beside the arena, keep only what is needed
  if (s.n <= 128) {
    const size_t n = fold_into(s, small);
    return gx_str_copy(arena, (gx_str){small, n});
  }
  char* out = gx_alloc(arena, s.n * GX_FOLD_GROWTH + 1);
  const size_t n = fold_into(s, out);
  out[n] = '\0';
  return (gx_str){out, n};
}

bool gx_is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3005 || c == 0x3007 ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

bool gx_is_for_eyes(char32_t c) {
  if (c < 0xA0) return (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\n';
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return false;
  return c != 0x200E && c != 0x200F && c != 0x061C && c != 0xFEFF && c != 0x2028 && c != 0x2029;
}

bool gx_is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
  switch (c) {
    case 0x85:
    case 0xA0:
    case 0x1680:
    case 0x180E:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x2060:
    case 0x3000:
    case 0xFEFF: return true;
    default: return c >= 0x2000 && c <= 0x200D;
  }
}

bool gx_is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool gx_is_latin(char32_t c) {
  if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1EFF);
}

bool gx_is_han_digit(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
    case U'一':
    case U'二':
    case U'三':
    case U'四':
    case U'五':
    case U'六':
    case U'七':
    case U'八':
    case U'九':
    case U'十':
    case U'百':
    case U'千':
    case U'廿':
    case U'卅':
    case U'两': return true;
    default: return false;
  }
}

bool gx_is_punct(char32_t c) {
  if (c < 0x80) return c > 0x20 && c < 0x7F && !is_ascii_word(c);
  return c == 0xB7 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) ||
         (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) || (c >= 0x3014 && c <= 0x301F) ||
         (c >= 0xFE30 && c <= 0xFE6B) || (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) ||
         (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65);
}

gx_sieve gx_sieve_of(const char32_t* characters) {
  gx_sieve sieve = {0};
  for (; *characters; characters++) gx_sieve_add(&sieve, *characters);
  return sieve;
}

unsigned gx_utf8_width(gx_str s) {
  unsigned width = 0;
  for (size_t at = 0; at < s.n;) {
    const int columns = utf8proc_charwidth((utf8proc_int32_t)gx_utf8_next(s, &at));
    if (columns > 0) width += (unsigned)columns;
  }
  return width;
}
