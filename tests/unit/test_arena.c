#include <criterion/criterion.h>
#include <stdalign.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"

static bool all_zero(const unsigned char* p, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (p[i]) return false;
  }
  return true;
}

Test(arena, gives_zeroed_aligned_memory) {
  gx_arena* arena = gx_arena_new();
  for (size_t n = 0; n < 300; n++) {
    unsigned char* p = gx_alloc(arena, n);
    cr_assert_eq((uintptr_t)p % alignof(max_align_t), 0);
    cr_assert(all_zero(p, n));
    memset(p, 0xAA, n);
  }
  gx_arena_free(arena);
}

Test(arena, zeroes_again_after_a_rewind) {
  gx_arena* arena = gx_arena_new();
  gx_alloc(arena, 10);
  const gx_mark mark = gx_mark_now(arena);
  for (int round = 0; round < 3; round++) {
    for (int i = 0; i < 50; i++) {
      unsigned char* p = gx_alloc(arena, 5000);
      cr_assert(all_zero(p, 5000));
      memset(p, 0x55, 5000);
    }
    gx_rewind(arena, mark);
  }
  gx_arena_free(arena);
}

Test(arena, keeps_what_stands_before_the_mark) {
  gx_arena* arena = gx_arena_new();
  char* kept = gx_alloc(arena, 100);
  memset(kept, 'k', 100);
  const gx_mark mark = gx_mark_now(arena);
  memset(gx_alloc(arena, 1000000), 1, 1000000);
  gx_rewind(arena, mark);
  memset(gx_alloc(arena, 1000), 2, 1000);
  for (int i = 0; i < 100; i++) cr_assert_eq(kept[i], 'k');
  gx_arena_free(arena);
}

Test(arena, does_not_grow_when_the_same_is_done_again) {
  gx_arena* arena = gx_arena_new();
  size_t held = 0;
  for (int round = 0; round < 20; round++) {
    const gx_mark mark = gx_mark_now(arena);
    for (int i = 0; i < 200; i++) gx_alloc(arena, 7777);
    gx_rewind(arena, mark);
    if (round == 0) held = gx_arena_bytes(arena);
    cr_assert_eq(gx_arena_bytes(arena), held);
  }
  gx_arena_free(arena);
}

Test(arena, grows_a_block_in_place_when_newest_and_by_copy_when_not) {
  gx_arena* arena = gx_arena_new();
  char* p = gx_alloc(arena, 10);
  memset(p, 'x', 10);
  cr_assert_eq((char*)gx_regrow(arena, p, 10, 1000), p);
  cr_assert(all_zero((unsigned char*)p + 10, 990));
  gx_alloc(arena, 1);
  char* moved = gx_regrow(arena, p, 1000, 2000);
  cr_assert_neq(moved, p);
  cr_assert(memcmp(moved, "xxxxxxxxxx", 10) == 0);
  cr_assert(all_zero((unsigned char*)moved + 10, 1990));
  char* huge = gx_regrow(arena, moved, 2000, 40000000);
  cr_assert(memcmp(huge, "xxxxxxxxxx", 10) == 0);
  cr_assert(all_zero((unsigned char*)huge + 10, 40000000 - 10));
  gx_arena_free(arena);
}

Test(arena, zeroes_what_grows_into_used_memory) {
  gx_arena* arena = gx_arena_new();
  const gx_mark mark = gx_mark_now(arena);
  memset(gx_alloc(arena, 4096), 0xFF, 4096);
  gx_rewind(arena, mark);
  unsigned char* p = gx_alloc(arena, 5);
  p = gx_regrow(arena, p, 5, 4000);
  cr_assert(all_zero(p, 4000));
  gx_arena_free(arena);
}

Test(arena, takes_back_the_rest_of_the_newest_block) {
  gx_arena* arena = gx_arena_new();
  unsigned char* p = gx_alloc(arena, 4096);
  memset(p, 0xFF, 4096);
  gx_trim(arena, p, 4096, 100);
  unsigned char* next = gx_alloc(arena, 4000);
  cr_expect(next >= p + 100 && next < p + 200);
  cr_expect(all_zero(next, 4000));
  gx_trim(arena, p, 100, 10); // No longer the newest: stays as it is
  cr_expect_geq((unsigned char*)gx_alloc(arena, 10), next + 4000);
  for (int i = 0; i < 100; i++) cr_expect_eq(p[i], 0xFF);
  gx_trim(arena, NULL, 0, 0);
  gx_arena_free(arena);
}

Test(arena, resets_to_one_chunk) {
  gx_arena* arena = gx_arena_new();
  for (int i = 0; i < 100; i++) gx_alloc(arena, 100000);
  gx_arena_reset(arena, 1 << 20);
  cr_assert_leq(gx_arena_bytes(arena), 1 << 20);
  cr_assert(all_zero(gx_alloc(arena, 1 << 19), 1 << 19));
  gx_arena_reset(arena, 0);
  cr_assert_eq(gx_arena_bytes(arena), 0);
  cr_assert(all_zero(gx_alloc(arena, 10), 10));
  gx_arena_free(arena);
}

Test(arena, pushes_to_vectors) {
  gx_arena* arena = gx_arena_new();
  GX_VEC(int) numbers = {0};
  for (int i = 0; i < 10000; i++) {
    int* at = GX_PUSH(arena, &numbers, i * 3);
    cr_assert_eq(*at, i * 3);
    if (i % 100 == 0) gx_alloc(arena, 8);
  }
  cr_assert_eq(numbers.n, 10000);
  for (int i = 0; i < 10000; i++) cr_assert_eq(numbers.at[i], i * 3);
  gx_arena_free(arena);
}

static void leave(size_t bytes) { _exit(bytes > 1000 ? 7 : 1); }

Test(arena, calls_the_hook_when_memory_is_exhausted, .exit_code = 7) {
  gx_arena_on_exhausted(leave);
  gx_alloc(gx_arena_new(), SIZE_MAX - 100);
}
