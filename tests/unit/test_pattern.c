#include "extractor/pattern.h"

#include <criterion/criterion.h>
#include <string.h>

static gx_arena* arena;

static void begin(void) { arena = gx_arena_new(); }
static void end(void) { gx_arena_free(arena); }

TestSuite(pattern, .init = begin, .fini = end);

static uint32_t length(const char32_t* s) {
  uint32_t n = 0;
  while (s[n]) n++;
  return n;
}

static gx_pattern* compile(const char32_t* text) {
  gx_pattern* p = NULL;
  uint32_t at = 0;
  char message[160];
  cr_assert_eq(gx_pattern_new(text, length(text), &p, &at, message), GX_OK, "%s at %u", message, at);
  return p;
}

Test(pattern, finds_named_groups_in_code_points) {
  gx_pattern* p = compile(U"(?<who>[甲乙])(?:来到|走进)(?<site>.{2})?");
  gx_range at[3];
  gx_finder* f = gx_finder_new(arena, gx_pattern_groups(p));
  const char32_t text[] = U"𠀀甲来到桥头。乙走进";
  char name[33];
  cr_assert_eq(gx_pattern_groups(p), 2);
  gx_pattern_group_name(p, 2, name);
  cr_assert_str_eq(name, "site");
  cr_assert_eq(gx_pattern_find(p, f, text, length(text), 0, at), GX_FIND_FOUND);
  cr_assert_eq(at[0].begin, 1);
  cr_assert_eq(at[1].end, 2);
  cr_assert_eq(at[2].begin, 4);
  cr_assert_eq(gx_pattern_find(p, f, text, length(text), at[0].end, at), GX_FIND_FOUND);
  cr_assert_eq(at[2].begin, GX_PATTERN_UNSET);
  cr_assert_eq(gx_pattern_find(p, f, text, length(text), at[0].end, at), GX_FIND_NONE);
  gx_pattern_free(p);
}

Test(pattern, plain_brackets_do_not_capture) {
  gx_pattern* p = compile(U"(主持)(召开)?");
  cr_assert_eq(gx_pattern_groups(p), 0);
  gx_pattern_free(p);
}

Test(pattern, says_what_is_wrong) {
  gx_pattern* p = NULL;
  uint32_t at = 0;
  char message[160] = "";
  cr_assert_eq(gx_pattern_new(U"主(持", 3, &p, &at, message), GX_ERR_DATA);
  cr_assert_null(p);
  cr_assert(strlen(message) > 0);
  cr_assert_eq(at, 3);
}

Test(pattern, gives_up_on_too_much_effort) {
  gx_pattern* p = compile(U"(?:甲|甲甲){1,60}(?:甲|甲甲){1,60}乙");
  const uint32_t n = 300;
  char32_t* text = GX_ARRAY(arena, char32_t, n);
  gx_range at[1];
  for (uint32_t i = 0; i < n; i++) text[i] = U'甲';
  // Without 乙 PCRE2 sees at once that nothing can match; with it at the front it has to try.
  text[0] = U'乙';
  gx_finder* f = gx_finder_new(arena, 0);
  cr_assert_neq(gx_pattern_find(p, f, text, n, 0, at), GX_FIND_FOUND);
  gx_pattern_free(p);
}

Test(pattern, null_is_freed) { gx_pattern_free(NULL); }
