/// Bytes → UTF-8. What a page is encoded in is decided in this order: the user's word, a byte order mark, UTF-16 by its looks,
/// valid UTF-8, nearly valid UTF-8, what HTML declares, the frequent characters of GB and Big5, uchardet.
#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <uchardet/uchardet.h>

#include "base/utf8.h"
#include "extractor/read.h"

/// Bytes looked at to guess.
#define SAMPLE   ((size_t)64 << 10)
#define CONTROLS ((size_t)8 << 10)

typedef struct {
  gx_arena* arena;
  char* p;
  size_t n, cap;
  uint32_t malformed;
} output;

static void reserve(output* out, size_t more) {
  if (out->cap - out->n >= more) return;
  const size_t cap = (out->cap + more) * 2;
  out->p = gx_regrow(out->arena, out->p, out->cap, cap);
  out->cap = cap;
}

static void put(output* out, const void* bytes, size_t n) {
  reserve(out, n + 1);
  memcpy(out->p + out->n, bytes, n);
  out->n += n;
}

static void put_replacement(output* out) {
  put(out, "\xEF\xBF\xBD", 3);
  out->malformed++;
}

/* UTF-8 */

/// Bytes of the ill-formed sequence at the start of `s`: as many as begin a character, at least one.
static size_t broken_length(gx_str s) {
  const unsigned char* p = (const unsigned char*)s.p;
  const size_t wanted = p[0] >= 0xC2 && p[0] < 0xE0   ? 2
                        : p[0] >= 0xE0 && p[0] < 0xF0 ? 3
                        : p[0] >= 0xF0 && p[0] < 0xF5 ? 4
                                                      : 1;
  const unsigned char least = p[0] == 0xE0 ? 0xA0 : p[0] == 0xF0 ? 0x90 : 0x80;
  const unsigned char most = p[0] == 0xED ? 0x9F : p[0] == 0xF4 ? 0x8F : 0xBF;
  size_t n = 1;
  while (n < wanted && n < s.n && p[n] >= (n == 1 ? least : 0x80) && p[n] <= (n == 1 ? most : 0xBF)) n++;
  return n;
}

static void mend_utf8(output* out, gx_str s) {
  size_t bad;
  out->p = gx_alloc(out->arena, s.n + 1);
  out->cap = s.n + 1;
  while (!gx_utf8_valid(s, &bad)) {
    put(out, s.p, bad);
    put_replacement(out);
    bad += broken_length((gx_str){s.p + bad, s.n - bad});
    s = (gx_str){s.p + bad, s.n - bad};
  }
  put(out, s.p, s.n);
}

/// A page of which a few bytes were lost is still UTF-8: at least ten whole characters for each broken one.
static bool nearly_utf8(gx_str s) {
  size_t whole = 0;
  size_t broken = 0;
  for (size_t at = 0; at < s.n;) {
    const size_t from = at;
    if ((unsigned char)s.p[at] < 0x80) {
      at++;
    } else if (gx_utf8_next(s, &at) != 0xFFFD || at - from == 3) {
      whole++;
    } else {
      at = from + broken_length((gx_str){s.p + from, s.n - from});
      broken += at < s.n; // The sample may end within a character
    }
  }
  return whole >= broken * 10 && whole + (broken == 0) > 0;
}

/* Names */

typedef struct {
  const char* name;      ///< As users and pages write it: lower case, no - and _
  const char* encoding;  ///< As documents are labelled
  const char* converter; ///< For iconv
} alias;

/// GB18030 holds GBK, which holds GB 2312, and pages labelled with the small one use the large one.
static const alias aliases[] = {
    {"utf8", "UTF-8", "UTF-8"},          {"gb2312", "GB18030", "GB18030"},
    {"gbk", "GB18030", "GB18030"},       {"gb18030", "GB18030", "GB18030"},
    {"xgbk", "GB18030", "GB18030"},      {"cp936", "GB18030", "GB18030"},
    {"euccn", "GB18030", "GB18030"},     {"gb23121980", "GB18030", "GB18030"},
    {"big5", "Big5", "BIG5-HKSCS"},      {"big5hkscs", "Big5", "BIG5-HKSCS"},
    {"cp950", "Big5", "BIG5-HKSCS"},     {"xxbig5", "Big5", "BIG5-HKSCS"},
    {"utf16le", "UTF-16LE", "UTF-16LE"}, {"utf16be", "UTF-16BE", "UTF-16BE"},
    {"utf16", "UTF-16LE", "UTF-16LE"},   {"utf32le", "UTF-32LE", "UTF-32LE"},
    {"utf32be", "UTF-32BE", "UTF-32BE"}, {"ascii", "UTF-8", "UTF-8"},
    {"usascii", "UTF-8", "UTF-8"},
};

static alias encoding_of(gx_arena* arena, gx_str name) {
  char plain[32];
  size_t n = 0;
  for (size_t i = 0; i < name.n && n < sizeof plain - 1; i++) {
    const char c = name.p[i];
    if (c != '-' && c != '_' && c != ' ') plain[n++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  }
  plain[n] = 0;
  for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
    if (strcmp(aliases[i].name, plain) == 0) return aliases[i];
  }
  const char* as_written = gx_str_copy(arena, name).p;
  return (alias){as_written, as_written, as_written};
}

static bool is_utf8(alias a) { return strcmp(a.encoding, "UTF-8") == 0; }

/* iconv */

/// Bytes that the broken sequence at `p` takes: a code unit of UTF-16 and UTF-32, else one byte.
static size_t unit_of(const char* converter) {
  return strncmp(converter, "UTF-16", 6) == 0 ? 2 : strncmp(converter, "UTF-32", 6) == 0 ? 4 : 1;
}

static bool convert(output* out, const char* converter, gx_str s) {
  iconv_t cd = iconv_open("UTF-8", converter);
  if (cd == (iconv_t)-1) return false;
  const size_t unit = unit_of(converter);
  char* in = (char*)(uintptr_t)s.p; // iconv does not write there
  size_t left = s.n;
  reserve(out, s.n + s.n / 2 + 16);
  while (left) {
    reserve(out, 64);
    char* to = out->p + out->n;
    size_t room = out->cap - out->n - 1;
    const size_t result = iconv(cd, &in, &left, &to, &room);
    const int why = errno;
    out->n = (size_t)(to - out->p);
    if (result != (size_t)-1) break;
    if (why == E2BIG) {
      reserve(out, left * 2 + 64);
      continue;
    }
    put_replacement(out);
    if (why == EINVAL) break; // The last character is cut off
    const size_t skip = left < unit ? left : unit;
    in += skip;
    left -= skip;
  }
  iconv_close(cd);
  return true;
}

/// U+0000 in UTF-16: nothing behind this stage expects it.
static void drop_nuls(output* out) {
  if (!memchr(out->p, 0, out->n)) return;
  for (size_t i = 0; i < out->n; i++) {
    if (out->p[i] == 0) {
      out->p[i] = ' ';
      out->malformed++;
    }
  }
}

/* Looks */

/// Share, in percent, of 16-bit units that are Chinese, its punctuation or printable ASCII.
static unsigned plausible_utf16(gx_str s, bool big) {
  const size_t n = (s.n < SAMPLE ? s.n : SAMPLE) / 2;
  size_t good = 0;
  for (size_t i = 0; i < n; i++) {
    const unsigned char a = (unsigned char)s.p[2 * i];
    const unsigned char b = (unsigned char)s.p[2 * i + 1];
    const unsigned u = big ? (unsigned)a << 8 | b : (unsigned)b << 8 | a;
    good += (u >= 0x4E00 && u < 0xA000) || (u >= 0x3000 && u < 0x3040) || (u >= 0xFF00 && u < 0xFFF0) ||
            (u >= 0x2010 && u < 0x2040) || (u >= 0x20 && u < 0x7F) || u == '\n' || u == '\r' || u == '\t';
  }
  return n ? (unsigned)(good * 100 / n) : 0;
}

static const char* utf16_by_looks(gx_str s) {
  if (s.n < 4 || s.n % 2) return NULL;
  const unsigned little = plausible_utf16(s, false);
  const unsigned big = plausible_utf16(s, true);
  if (little >= 90 && little > big) return "UTF-16LE";
  return big >= 90 && big > little ? "UTF-16BE" : NULL;
}

static bool looks_binary(gx_str s) {
  if (!s.n) return false;
  if (memchr(s.p, 0, s.n)) return true;
  if (gx_str_starts(s, GX_STR("%PDF-"))) return true;
  const size_t n = s.n < CONTROLS ? s.n : CONTROLS;
  size_t control = 0;
  for (size_t i = 0; i < n; i++) {
    const unsigned char c = (unsigned char)s.p[i];
    control += (c < 0x20 && !(c >= '\b' && c <= '\r') && c != 0x1A && c != 0x1B) || c == 0x7F;
  }
  return control > 8 && control * 20 > n;
}

/// Where in `s` guessing should look: from shortly before the first byte beyond ASCII.
static gx_str sample_of(gx_str s) {
  size_t from = 0;
  while (from < s.n && (unsigned char)s.p[from] < 0x80) from++;
  if (from == s.n) from = 0;
  return (gx_str){s.p + from, s.n - from < SAMPLE ? s.n - from : SAMPLE};
}

/// Share, in percent, of two-byte characters that are frequent ones: hanzi of the first level and punctuation.
/// Both sets order them so that the lead byte tells. 0 when more than a few pairs are impossible.
static unsigned frequent(gx_str s, bool big5) {
  size_t pairs = 0;
  size_t good = 0;
  size_t wrong = 0;
  for (size_t i = 0; i + 1 < s.n; i++) {
    const unsigned char a = (unsigned char)s.p[i];
    const unsigned char b = (unsigned char)s.p[i + 1];
    if (a < 0x80) continue;
    pairs++;
    const bool digit = !big5 && b >= '0' && b <= '9'; // GB18030's four bytes
    if (a == 0x80 || a == 0xFF || b < (digit ? '0' : 0x40) || b == 0x7F || b == 0xFF ||
        (big5 && b >= 0x80 && b < 0xA1)) {
      wrong++;
      continue;
    }
    good += big5 ? (a >= 0xA4 && a <= 0xC6) || a == 0xA1 || a == 0xA2
                 : b >= 0xA1 && ((a >= 0xB0 && a <= 0xD7) || (a >= 0xA1 && a <= 0xA3));
    i += digit && i + 3 < s.n ? 3 : 1;
  }
  return wrong * 20 > pairs || !pairs ? 0 : (unsigned)(good * 100 / pairs);
}

/// uchardet knows other scripts, but takes a few Chinese words for accented letters.
static bool is_western(gx_str name) {
  static const char* const families[] = {"WINDOWS-12", "ISO-8859", "IBM",    "MAC-",
                                         "KOI8",       "TIS",      "VISCII", "GEORGIAN"};
  for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
    if (gx_str_starts(name, gx_str_of(families[i]))) return true;
  }
  return !name.n;
}

static gx_str guessed(gx_arena* arena, gx_str sample) {
  const unsigned gb = frequent(sample, false);
  const unsigned big5 = frequent(sample, true);
  const gx_str better = gb >= big5 ? GX_STR("GB18030") : GX_STR("Big5");
  if (gb >= 80 || big5 >= 80) return better;
  uchardet_t detector = uchardet_new();
  uchardet_handle_data(detector, sample.p, sample.n);
  uchardet_data_end(detector);
  const gx_str name = gx_str_copy(arena, gx_str_of(uchardet_get_charset(detector)));
  uchardet_delete(detector);
  return is_western(name) && (gb >= 50 || big5 >= 50) ? better : name;
}

/* HTML */

static bool is_html(gx_str path, gx_str bytes) {
  const gx_format format = gx_format_of(path);
  if (format != GX_FORMAT_GUESS) return format == GX_FORMAT_HTML;
  const gx_str s = gx_str_trim((gx_str){bytes.p, bytes.n < 1024 ? bytes.n : 1024});
  return s.n && s.p[0] == '<';
}

static bool same_letters(const char* a, const char* lower, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if ((a[i] >= 'A' && a[i] <= 'Z' ? a[i] | 0x20 : a[i]) != lower[i]) return false;
  }
  return true;
}

/// What <meta charset>, <meta http-equiv> or the XML declaration says within the first 4 KB; empty when nothing.
static gx_str declared(gx_str bytes) {
  static const gx_str keys[] = {{"charset=", 8}, {"encoding=", 9}};
  const size_t n = bytes.n < 4096 ? bytes.n : 4096;
  for (size_t i = 0; i < n; i++) {
    for (unsigned k = 0; k < 2; k++) {
      if (i + keys[k].n >= n || !same_letters(bytes.p + i, keys[k].p, keys[k].n)) continue;
      size_t from = i + keys[k].n;
      while (from < n && (bytes.p[from] == '"' || bytes.p[from] == '\'' || bytes.p[from] == ' ')) from++;
      size_t to = from;
      while (to < n && to < from + 30 && !strchr("\"' ;>/?\t\r\n", bytes.p[to])) to++;
      if (to > from) return (gx_str){bytes.p + from, to - from};
    }
  }
  return (gx_str){0};
}

/* All together */

typedef struct {
  const char* encoding;
  size_t bytes;
} bom;

static bom bom_of(gx_str s) {
  if (gx_str_starts(s, GX_STR("\xEF\xBB\xBF"))) return (bom){"UTF-8", 3};
  if (s.n >= 4 && memcmp(s.p, "\xFF\xFE\0\0", 4) == 0) return (bom){"UTF-32LE", 4};
  if (s.n >= 4 && memcmp(s.p, "\0\0\xFE\xFF", 4) == 0) return (bom){"UTF-32BE", 4};
  if (gx_str_starts(s, GX_STR("\xFF\xFE"))) return (bom){"UTF-16LE", 2};
  if (gx_str_starts(s, GX_STR("\xFE\xFF"))) return (bom){"UTF-16BE", 2};
  if (gx_str_starts(s, GX_STR("\x84\x31\x95\x33"))) return (bom){"GB18030", 4};
  return (bom){NULL, 0};
}

/// Decodes as `a`. With `strict`, gives up (false) when there are more than a few broken characters.
static bool decode_as(output* out, alias a, gx_str bytes, bool strict) {
  out->n = 0;
  out->malformed = 0;
  if (is_utf8(a)) {
    mend_utf8(out, bytes);
  } else if (!convert(out, a.converter, bytes)) {
    return false;
  }
  drop_nuls(out);
  return !strict || (size_t)out->malformed * 30 <= out->n + 60;
}

static bool decode_guessing(output* out, gx_str path, gx_str bytes, const char** encoding) {
  const gx_str sample = sample_of(bytes);
  gx_str names[3] = {{0}};
  if (nearly_utf8(sample)) names[0] = GX_STR("UTF-8");
  if (is_html(path, bytes)) names[1] = declared(bytes);
  for (unsigned i = 0; i < 3; i++) {
    if (i == 2) names[i] = guessed(out->arena, sample);
    if (!names[i].n) continue;
    const alias a = encoding_of(out->arena, names[i]);
    *encoding = a.encoding;
    if (decode_as(out, a, bytes, true)) return true;
  }
  return false;
}

/// The encoding that is known without guessing, or NULL.
static const char* known_encoding(gx_arena* arena, const char* wanted, bom mark, gx_str bytes) {
  if (mark.bytes) return mark.encoding;
  if (wanted && *wanted) return encoding_of(arena, gx_str_of(wanted)).encoding;
  return utf16_by_looks(bytes);
}

static gx_status refuse(gx_error* error, const char* file, const char* what) {
  return gx_fail(error, GX_ERR_INPUT, file, 0, "%s", what);
}

gx_status gx_decode(gx_arena* arena, gx_str bytes, const char* wanted, gx_str path, gx_str* text,
                    gx_str* encoding, uint32_t* malformed, gx_error* error) {
  const char* file = gx_str_copy(arena, path).p;
  const bom mark = bom_of(bytes);
  const gx_str rest = {bytes.p + mark.bytes, bytes.n - mark.bytes};
  const bool may_be_utf8 =
      mark.bytes ? mark.bytes == 3 : !wanted || is_utf8(encoding_of(arena, gx_str_of(wanted)));
  if (may_be_utf8 && !looks_binary(rest) && gx_utf8_valid(rest, NULL)) { // Nearly always: nothing to do
    *text = gx_str_copy(arena, rest);
    *encoding = GX_STR("UTF-8");
    *malformed = 0;
    return GX_OK;
  }
  const char* known = known_encoding(arena, wanted, mark, bytes);
  const bool wide = known && strncmp(known, "UTF-", 4) == 0 && known[4] != '8';
  if (!wide && looks_binary(rest)) return refuse(error, file, "looks binary, not text");
  output out = {.arena = arena};
  if (known) {
    if (!decode_as(&out, encoding_of(arena, gx_str_of(known)), rest, false)) {
      return gx_fail(error, GX_ERR_INPUT, file, 0, "unknown encoding %s", known);
    }
  } else if (!decode_guessing(&out, path, rest, &known)) {
    return refuse(error, file, "the encoding is not recognised: name it with --encoding");
  }
  put(&out, "", 1); // A NUL behind the text, which stages that look ahead rely on
  *text = (gx_str){out.p, out.n - 1};
  *encoding = gx_str_of(known);
  *malformed = out.malformed;
  return GX_OK;
}
