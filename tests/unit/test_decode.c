#include "tests/unit/read_help.h"

static gx_arena* arena;
static gx_error error;
static gx_str text, encoding;
static uint32_t malformed;

static void set_up(void) { arena = gx_arena_new(); }
static void tear_down(void) { gx_arena_free(arena); }
TestSuite(decode, .init = set_up, .fini = tear_down);

static gx_status decode(const char* bytes, size_t n, const char* wanted, const char* path) {
  return gx_decode(arena, (gx_str){bytes, n}, wanted, bytes_of(path), &text, &encoding, &malformed, &error);
}
#define DECODE(literal) decode((literal), sizeof(literal) - 1, NULL, "a.txt")

static void is(const char* wanted_encoding, const char* wanted_text) {
  cr_expect_str_eq(gx_str_copy(arena, encoding).p, wanted_encoding);
  cr_expect_str_eq(gx_str_copy(arena, text).p, wanted_text);
}

/// 望湖区委 in each encoding
#define IN_GB    "\xCD\xFB\xBA\xFE\xC7\xF8\xCE\xAF"
#define IN_BIG5  "\xB1\xE6\xB4\xF2\xB0\xCF\xA9\x65"
#define IN_UTF16 "\x1B\x67\x56\x6E\x3A\x53\xD4\x59"

Test(decode, utf8_with_and_without_mark) {
  cr_assert_eq(DECODE("望湖区委"), GX_OK);
  is("UTF-8", "望湖区委");
  cr_assert_eq(DECODE("\xEF\xBB\xBF望湖区委\r\n"), GX_OK);
  is("UTF-8", "望湖区委\r\n");
  cr_assert_eq(malformed, 0);
  cr_assert_eq(text.p[text.n], 0);
}

Test(decode, gb_without_being_told) {
  cr_assert_eq(DECODE(IN_GB), GX_OK);
  is("GB18030", "望湖区委");
  // A four-byte character (㐀, U+3400) and the euro sign of GBK
  cr_assert_eq(DECODE(IN_GB IN_GB IN_GB "\x81\x39\xEE\x39" IN_GB), GX_OK);
  is("GB18030", "望湖区委望湖区委望湖区委㐀望湖区委");
}

Test(decode, big5_without_being_told) {
  cr_assert_eq(DECODE(IN_BIG5 IN_BIG5), GX_OK);
  is("Big5", "望湖區委望湖區委");
}

Test(decode, utf16_by_mark_and_by_looks) {
  cr_assert_eq(DECODE("\xFF\xFE" IN_UTF16), GX_OK);
  is("UTF-16LE", "望湖区委");
  cr_assert_eq(DECODE("\xFE\xFF\x67\x1B\x6E\x56\x53\x3A"), GX_OK);
  is("UTF-16BE", "望湖区");
  cr_assert_eq(DECODE(IN_UTF16 "\n\0" IN_UTF16), GX_OK);
  is("UTF-16LE", "望湖区委\n望湖区委");
  cr_assert_eq(DECODE("\0<\0h\0>\x67\x1B\x6E\x56\x53\x3A\0\n"), GX_OK);
  is("UTF-16BE", "<h>望湖区\n");
}

Test(decode, broken_utf16_keeps_its_pace) {
  // A lone half of a pair in the middle, a lone byte at the end
  cr_assert_eq(decode("\xFF\xFE\x1B\x67\x00\xDC\x56\x6E\x3A", 9, NULL, "a.txt"), GX_OK);
  is("UTF-16LE", "望\uFFFD湖\uFFFD");
  cr_assert_eq(malformed, 2);
}

Test(decode, the_user_is_obeyed) {
  cr_assert_eq(decode(IN_GB, 8, "gb2312", "a.txt"), GX_OK);
  is("GB18030", "望湖区委");
  cr_assert_eq(decode(IN_BIG5, 8, "BIG-5", "a.txt"), GX_OK);
  is("Big5", "望湖區委");
  cr_assert_eq(decode(IN_UTF16, 8, "utf-16le", "a.txt"), GX_OK);
  is("UTF-16LE", "望湖区委");
  cr_assert_eq(decode("caf\xE9", 4, "ISO-8859-1", "a.txt"), GX_OK);
  is("ISO-8859-1", "café");
  cr_assert_eq(decode("abc", 3, "klingon", "a.txt"), GX_ERR_INPUT);
  cr_assert_str_eq(error.message, "unknown encoding klingon");
}

Test(decode, a_few_broken_bytes_leave_it_utf8) {
  cr_assert_eq(DECODE("区委副书记王建国主持会议并讲话\xE4\xB8，望湖区\xFF领导参加"), GX_OK);
  is("UTF-8", "区委副书记王建国主持会议并讲话\uFFFD，望湖区\uFFFD领导参加");
  cr_assert_eq(malformed, 2);
  // Cut in the last character, overlong, surrogate
  cr_assert_eq(DECODE("区委副书记王建国主持会议并讲话望湖区领导参加会\xE8\xAE"), GX_OK);
  cr_assert_eq(malformed, 1);
  cr_assert_eq(decode("A\xC0\xAF\xED\xA0\x80", 6, "utf-8", "a.txt"), GX_OK);
  cr_assert_eq(malformed, 5);
}

Test(decode, broken_bytes_of_gb_are_skipped_one_by_one) {
  cr_assert_eq(DECODE(IN_GB IN_GB IN_GB "\xFF" IN_GB IN_GB IN_GB IN_GB IN_GB "\xCD"), GX_OK);
  cr_assert_str_eq(gx_str_copy(arena, text).p,
                   "望湖区委望湖区委望湖区委\uFFFD望湖区委望湖区委望湖区委望湖区委望湖区委\uFFFD");
  cr_assert_eq(malformed, 2);
}

Test(decode, what_html_declares_decides_between_legacy_encodings) {
  // Two characters are too few to tell; the page says it
  static const char gb[] =
      "<html><meta http-equiv=Content-Type content='text/html; charset=gb2312'><p>\xD8\xA8\xD9\xE0";
  cr_assert_eq(decode(gb, sizeof gb - 1, NULL, "a.html"), GX_OK);
  cr_assert_str_eq(gx_str_copy(arena, encoding).p, "GB18030");
  static const char big5[] = "<meta charset=\"Big5\"><p>\xB1\xE6";
  cr_assert_eq(decode(big5, sizeof big5 - 1, NULL, "-"), GX_OK);
  cr_assert_str_eq(gx_str_copy(arena, encoding).p, "Big5");
  // The bytes are right where the page is wrong
  static const char lie[] = "<meta charset=gb2312><p>望湖区";
  cr_assert_eq(decode(lie, sizeof lie - 1, NULL, "a.html"), GX_OK);
  cr_assert_str_eq(gx_str_copy(arena, encoding).p, "UTF-8");
  // The declaration is read of HTML only
  static const char plain[] = "charset=big5 " IN_GB IN_GB;
  cr_assert_eq(decode(plain, sizeof plain - 1, NULL, "a.txt"), GX_OK);
  cr_assert_str_eq(gx_str_copy(arena, encoding).p, "GB18030");
}

Test(decode, binary_is_refused) {
  cr_assert_eq(DECODE("\x7F"
                      "ELF\2\1\1\0\0\0\0\0\0\0"),
               GX_ERR_INPUT);
  cr_assert_str_eq(error.message, "looks binary, not text");
  cr_assert_str_eq(error.file, "a.txt");
  cr_assert_eq(DECODE("%PDF-1.7\n"), GX_ERR_INPUT);
  char noise[4000];
  uint32_t state = 1;
  for (unsigned i = 0; i < sizeof noise; i++)
    noise[i] = (char)((state = state * 1664525u + 1013904223u) >> 24);
  cr_assert_eq(decode(noise, sizeof noise, NULL, "a.txt"), GX_ERR_INPUT);
  cr_assert_eq(decode("ab\0c", 4, "utf-8", "a.txt"), GX_ERR_INPUT);
}

Test(decode, nothing_is_nothing) {
  cr_assert_eq(decode("", 0, NULL, "a.txt"), GX_OK);
  cr_assert_eq(text.n, 0);
  cr_assert_eq(decode(NULL, 0, NULL, "a.txt"), GX_OK);
  cr_assert_eq(DECODE("\xEF\xBB\xBF"), GX_OK);
  cr_assert_eq(text.n, 0);
}

/// Any bytes give valid UTF-8 or an error, whatever they are decoded as.
Test(decode, noise_gives_valid_text) {
  static const char* const names[] = {NULL, "utf-8", "gb18030", "big5", "utf-16le", "utf-16be", "utf-32le"};
  uint32_t state = 7;
  char bytes[257];
  for (unsigned round = 0; round < 700; round++) {
    const gx_mark mark = gx_mark_now(arena);
    const size_t n = round % 257;
    for (size_t i = 0; i < n; i++) {
      state = state * 1664525u + 1013904223u;
      bytes[i] = (char)(0x20 + (state >> 24) % 0xE0);
    }
    if (decode(bytes, n, names[round % 7], "a.html") == GX_OK) {
      cr_assert(gx_utf8_valid(text, NULL));
      cr_assert_eq(text.p[text.n], 0);
      cr_assert_eq(memchr(text.p, 0, text.n), NULL);
    }
    gx_rewind(arena, mark);
  }
}
