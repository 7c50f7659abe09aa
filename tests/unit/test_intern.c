#include <criterion/criterion.h>
#include <stdio.h>

#include "base/intern.h"

Test(intern, numbers_in_order_of_arrival) {
  gx_arena* arena = gx_arena_new();
  gx_intern* table = gx_intern_new(arena);
  char word[] = "区委";
  cr_assert_eq(gx_intern_add(table, gx_str_of(word)), 0);
  cr_assert_eq(gx_intern_add(table, GX_STR("")), 1);
  word[0] = 'x'; // The table holds a copy
  cr_assert_eq(gx_intern_add(table, GX_STR("区委")), 0);
  cr_assert_eq(gx_intern_find(table, GX_STR("市委")), GX_NONE);
  cr_assert_eq(gx_intern_count(table), 2);
  cr_assert(gx_str_eq(gx_intern_get(table, 0), GX_STR("区委")));
  gx_arena_free(arena);
}

Test(intern, finds_all_of_many) {
  gx_arena* arena = gx_arena_new();
  gx_intern* table = gx_intern_new(arena);
  char word[32];
  for (uint32_t i = 0; i < 50000; i++) {
    const int n = snprintf(word, sizeof word, "w%u", i);
    cr_assert_eq(gx_intern_add(table, (gx_str){word, (size_t)n}), i);
  }
  for (uint32_t i = 0; i < 50000; i++) {
    const int n = snprintf(word, sizeof word, "w%u", i);
    cr_assert_eq(gx_intern_find(table, (gx_str){word, (size_t)n}), i);
    cr_assert(gx_str_eq(gx_intern_get(table, i), (gx_str){word, (size_t)n}));
  }
  gx_arena_free(arena);
}
