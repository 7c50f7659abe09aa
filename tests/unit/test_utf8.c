#include <criterion/criterion.h>
#include <string.h>

#include "base/utf8.h"

static gx_arena* arena;
static void setup(void) { arena = gx_arena_new(); }
static void teardown(void) { gx_arena_free(arena); }
TestSuite(utf8, .init = setup, .fini = teardown);

static void expect_bad(gx_str s, size_t at) {
  size_t bad = 999;
  cr_assert_not(gx_utf8_valid(s, &bad));
  cr_assert_eq(bad, at);
}

Test(utf8, tells_well_formed_from_malformed) {
  cr_assert(gx_utf8_valid(GX_STR(""), NULL));
  cr_assert(gx_utf8_valid(GX_STR("plain ASCII of more than eight bytes"), NULL));
  cr_assert(gx_utf8_valid(GX_STR("望湖区é𠮷\xF4\x8F\xBF\xBF"), NULL));
  expect_bad(GX_STR("abc\x80"), 3);
  expect_bad(GX_STR("\xC0\xAF"), 0);         // Overlong /
  expect_bad(GX_STR("\xC1\xBF"), 0);         // Overlong
  expect_bad(GX_STR("\xE0\x80\xAF"), 0);     // Overlong
  expect_bad(GX_STR("\xE0\x9F\xBF"), 0);     // Overlong
  expect_bad(GX_STR("\xF0\x80\x80\xAF"), 0); // Overlong
  expect_bad(GX_STR("区\xED\xA0\x80"), 3);   // Surrogate
  expect_bad(GX_STR("\xF4\x90\x80\x80"), 0); // Over U+10FFFF
  expect_bad(GX_STR("\xF5\x80\x80\x80"), 0); // No such lead
  expect_bad(GX_STR("12345678\xE6\x9C"), 8); // Cut off
  expect_bad(GX_STR("\xE6\x9C"
                    "a"),
             0); // Tail missing
}

Test(utf8, decodes_malformed_bytes_one_at_a_time) {
  uint32_t n;
  const char32_t* ch = gx_utf8_to(arena,
                                  GX_STR("区\xE6\x9C"
                                         "a\xFF"),
                                  &n);
  cr_assert_eq(n, 5);
  const char32_t expected[] = {U'区', 0xFFFD, 0xFFFD, U'a', 0xFFFD};
  cr_assert_eq(memcmp(ch, expected, sizeof expected), 0);
}

Test(utf8, every_character_goes_there_and_back) {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    char bytes[4];
    const gx_str s = {bytes, gx_utf8_put(c, bytes)};
    size_t at = 0;
    cr_assert(gx_utf8_valid(s, NULL));
    cr_assert_eq(gx_utf8_next(s, &at), c);
    cr_assert_eq(at, s.n);
    cr_assert_eq(gx_utf8_count(s), 1);
  }
}

Test(utf8, writes_replacements_for_what_is_no_character) {
  const char32_t ch[] = {0xD800, 0x110000, U'区'};
  cr_assert(gx_str_eq(gx_utf8_from(arena, ch, 3), GX_STR("\xEF\xBF\xBD\xEF\xBF\xBD区")));
}

static gx_str fold_one(char32_t c) {
  char32_t out[4];
  const unsigned n = gx_fold(c, out);
  cr_assert(n >= 1 && n <= 4);
  return gx_utf8_from(arena, out, n);
}

static void expect_fold(char32_t c, const char* folded) {
  const gx_str got = fold_one(c);
  cr_assert(gx_str_eq(got, gx_str_of(folded)), "U+%04X gives %.*s, not %s", (unsigned)c, GX_FMT(got), folded);
}

Test(utf8, folds_widths) {
  expect_fold(U'Ａ', "A");
  expect_fold(U'８', "8");
  expect_fold(U',', "，");
  expect_fold(U'，', "，");
  expect_fold(U'(', "（");
  expect_fold(U':', "：");
  expect_fold(U';', "；");
  expect_fold(U'!', "！");
  expect_fold(U'?', "？");
  expect_fold(U'|', "|");
  expect_fold(U'~', "~");
  expect_fold(U'.', ".");
  expect_fold(U'％', "%");
  expect_fold(U'ｶ', "カ");
}

Test(utf8, folds_dots_of_names) {
  const char32_t dots[] = {U'•', U'・', U'‧', U'∙', U'·', U'･', U'⋅'};
  for (size_t i = 0; i < sizeof dots / sizeof *dots; i++) expect_fold(dots[i], "·");
}

Test(utf8, folds_compatibility_forms) {
  expect_fold(U'㈠', "（一）");
  expect_fold(U'①', "1");
  expect_fold(0x2F00, "一");
  expect_fold(0x2ED3, "长");
  expect_fold(0x2EA0, "民");
  expect_fold(0xF9D1, "六");
  expect_fold(U'㎡', "m2");
  expect_fold(0xFE13, "：");
  expect_fold(0xFE19, "…");
}

Test(utf8, leaves_alone_what_layout_decides) {
  expect_fold(U'…', "…");
  expect_fold(U'—', "—");
  expect_fold(0x3000, "\xE3\x80\x80");
  expect_fold(0xA0, "\xC2\xA0");
  expect_fold(U'"', "\"");
  expect_fold(0xA8, "\xC2\xA8");       // NFKC would begin it with a space
  expect_fold(0xFDFA, "\xEF\xB7\xBA"); // NFKC would give 18 characters
  expect_fold(0x10FFFF, "\xF4\x8F\xBF\xBF");
}

Test(utf8, folding_twice_changes_nothing_more) {
  for (char32_t c = 0; c <= 0x3FFFF; c++) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    char32_t once[4], twice[4];
    const unsigned n = gx_fold(c, once);
    for (unsigned i = 0; i < n; i++) {
      cr_assert(gx_fold(once[i], twice) == 1 && twice[0] == once[i], "U+%04X", (unsigned)c);
    }
  }
}

Test(utf8, folds_strings) {
  cr_assert(gx_str_eq(gx_fold_str(arena, GX_STR("区委 书记\n王 建国,")), GX_STR("区委书记王建国，")));
  cr_assert(
      gx_str_eq(gx_fold_str(arena, GX_STR(" New  York　Times 2024 年 ")), GX_STR("New York Times 2024年")));
  cr_assert(gx_str_eq(gx_fold_str(arena, GX_STR("\"双 减\"和\"平安\"")), GX_STR("“双减”和“平安”")));
  cr_assert(gx_str_eq(gx_fold_str(arena, GX_STR("艾力．买提")), GX_STR("艾力·买提")));
  cr_assert(gx_str_eq(gx_fold_str(arena, GX_STR("１．５")), GX_STR("1.5")));
  cr_assert_eq(gx_fold_str(arena, GX_STR("")).n, 0);
}

Test(utf8, folds_long_and_malformed_strings) {
  char* text = gx_alloc(arena, 30001);
  memset(text, 0xFF, 30000);
  cr_assert_eq(gx_fold_str(arena, (gx_str){text, 30000}).n, 90000);
  for (int i = 0; i < 10000; i++) memcpy(text + 3 * i, "㈱", 3);
  cr_assert_eq(gx_fold_str(arena, (gx_str){text, 30000}).n, 90000); // （株）
}

Test(utf8, knows_classes) {
  cr_assert(gx_is_han(U'区') && gx_is_han(U'𠮷') && gx_is_han(U'〇') && !gx_is_han(U'，') &&
            !gx_is_han(U'カ'));
  cr_assert(gx_is_space(U' ') && gx_is_space(0x3000) && gx_is_space(0xFEFF) && gx_is_space(0x200B));
  cr_assert_not(gx_is_space(0));
  cr_assert(gx_is_latin(U'é') && gx_is_latin(U'z') && !gx_is_latin(U'×') && !gx_is_latin(U'1'));
  cr_assert(gx_is_han_digit(U'两') && gx_is_han_digit(U'〇') && !gx_is_han_digit(U'丙'));
  cr_assert(gx_is_punct(U'。') && gx_is_punct(U'“') && gx_is_punct(U'》') && gx_is_punct(U'…'));
  cr_assert(gx_is_punct(U'·') && gx_is_punct(U'-') && !gx_is_punct(U'区') && !gx_is_punct(U'〇'));
  cr_assert_not(gx_is_punct(U' '));
}
