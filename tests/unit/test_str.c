#include <criterion/criterion.h>

#include "base/str.h"

static gx_arena* arena;
static void setup(void) { arena = gx_arena_new(); }
static void teardown(void) { gx_arena_free(arena); }
TestSuite(str, .init = setup, .fini = teardown);

Test(str, compares_by_bytes) {
  cr_assert(gx_str_eq(GX_STR("区长"), gx_str_of("区长")));
  cr_assert(gx_str_eq((gx_str){NULL, 0}, GX_STR("")));
  cr_assert_lt(gx_str_cmp(GX_STR("a"), GX_STR("ab")), 0);
  cr_assert_gt(gx_str_cmp(GX_STR("\xFF"), GX_STR("a")), 0);
  cr_assert_eq(gx_str_cmp(GX_STR(""), (gx_str){NULL, 0}), 0);
  cr_assert(gx_str_has(GX_STR("区委书记"), GX_STR("委书")));
  cr_assert(gx_str_has((gx_str){0}, (gx_str){0}));
  cr_assert_not(gx_str_has(GX_STR("区委"), GX_STR("区委书记")));
  cr_assert(gx_str_starts(GX_STR("区委书记"), GX_STR("区委")));
  cr_assert(gx_str_ends(GX_STR("区委书记"), GX_STR("书记")));
  cr_assert_not(gx_str_ends(GX_STR("记"), GX_STR("书记")));
  cr_assert(gx_str_starts(GX_STR("x"), GX_STR("")));
}

Test(str, trims) {
  cr_assert(gx_str_eq(gx_str_trim(GX_STR(" \t 主持 \r\n")), GX_STR("主持")));
  cr_assert_eq(gx_str_trim(GX_STR(" \n ")).n, 0);
}

Test(str, copies_with_an_end) {
  const gx_str copy = gx_str_copy(arena, (gx_str){"会议室", 6});
  cr_assert_str_eq(copy.p, "会议");
  cr_assert_eq(gx_str_copy(arena, (gx_str){NULL, 0}).n, 0);
}

Test(str, formats) {
  const gx_str made = gx_str_format(arena, "%s#%d", "页", 12);
  cr_assert(gx_str_eq(made, GX_STR("页#12")));
  cr_assert_eq(made.p[made.n], '\0');
}

Test(str, splits_every_field_also_empty_ones) {
  gx_str rest = GX_STR("a\t\tb\t");
  gx_str field;
  const char* expected[] = {"a", "", "b", ""};
  for (int i = 0; i < 4; i++) {
    cr_assert(gx_str_split(&rest, '\t', &field));
    cr_assert(gx_str_eq(field, gx_str_of(expected[i])));
  }
  cr_assert_not(gx_str_split(&rest, '\t', &field));
}
