#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/intern.h"
#include "graph/words.h"

enum { MANY = 100000 };

static gx_str spell(char out[32], uint32_t i) {
  return (gx_str){out, (size_t)snprintf(out, 32, "person-%u", i)};
}

Test(words, many_have_their_numbers_and_keep_their_bytes) {
  gx_words* words = gx_words_new();
  char text[32];
  for (uint32_t i = 0; i < MANY; i++) cr_assert_eq(gx_words_add(words, spell(text, i)), i);
  for (uint32_t i = 0; i < MANY; i++) {
    const gx_str s = spell(text, i);
    cr_assert_eq(gx_words_add(words, s), i, "added again");
    cr_assert_eq(gx_words_find(words, s), i);
    cr_assert(gx_str_eq(gx_words_get(words, i), s));
    cr_assert_eq(gx_words_get(words, i).p[s.n], '\0');
  }
  cr_expect_eq(gx_words_count(words), MANY);
  cr_expect_eq(gx_words_find(words, GX_STR("person-x")), GX_NONE);
  gx_words_free(words);
}

Test(words, empty_long_and_odd_ones_are_words_too) {
  static char large[1 << 20];
  memset(large, 'x', sizeof large);
  const gx_str odd[] = {
      GX_STR("甲"),      {NULL, 0}, {large, sizeof large}, {"a\0b", 3}, {large, (256 << 10) - 1},
      {large, 256 << 10}};
  gx_words* words = gx_words_new();
  for (uint32_t i = 0; i < sizeof odd / sizeof *odd; i++) cr_expect_eq(gx_words_add(words, odd[i]), i);
  for (uint32_t i = 0; i < sizeof odd / sizeof *odd; i++) {
    cr_expect_eq(gx_words_find(words, odd[i]), i);
    cr_expect(gx_str_eq(gx_words_get(words, i), odd[i]));
  }
  cr_expect_eq(gx_words_find(words, GX_STR("a")), GX_NONE);
  gx_words_free(words);
}

Test(words, none_are_none) {
  gx_words* words = gx_words_new();
  cr_expect_eq(gx_words_count(words), 0);
  cr_expect_eq(gx_words_find(words, GX_STR("")), GX_NONE);
  gx_words_free(words);
  gx_words_free(NULL);
}
