#include <criterion/criterion.h>
#include <string.h>

#include "base/hash.h"

Test(hash, gives_sha256) {
  char hex[65];
  gx_sha256_hex(GX_STR("abc"), hex);
  cr_assert_str_eq(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  gx_sha256_hex((gx_str){NULL, 0}, hex);
  cr_assert_str_eq(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

Test(hash, ids_have_kind_and_sixteen_digits) {
  gx_arena* arena = gx_arena_new();
  const gx_str parts[] = {GX_STR("王建国"), GX_STR("云岭省临江市望湖区")};
  const gx_str id = gx_id(arena, "person", parts, 2);
  cr_assert(gx_str_starts(id, GX_STR("person-")));
  cr_assert_eq(id.n, 7 + 16);
  cr_assert_eq(strlen(id.p), id.n);
  cr_assert_eq(strspn(id.p + 7, "0123456789abcdef"), 16);
  cr_assert(gx_str_eq(id, GX_STR("person-8081d837f1bb9653")), "ids must never change: %s", id.p);
  gx_arena_free(arena);
}

Test(hash, ids_separate_their_parts) {
  gx_arena* arena = gx_arena_new();
  const gx_str a[] = {GX_STR("ab"), GX_STR("c")};
  const gx_str b[] = {GX_STR("a"), GX_STR("bc")};
  const gx_str c[] = {GX_STR("ab"), GX_STR("c"), GX_STR("")};
  const gx_str ids[] = {gx_id(arena, "x", a, 2), gx_id(arena, "x", b, 2), gx_id(arena, "x", c, 3),
                        gx_id(arena, "xab", a + 1, 1), gx_id(arena, "x", NULL, 0)};
  for (int i = 0; i < 5; i++) {
    for (int j = 0; j < i; j++) cr_assert_not(gx_str_eq(ids[i], ids[j]));
  }
  cr_assert_str_neq(gx_id(arena, "unit", a, 2).p + 5, ids[0].p + 2); // The kind counts too
  gx_arena_free(arena);
}

Test(hash, table_hash_sees_every_byte) {
  unsigned char bytes[40] = {0};
  const uint64_t zero = gx_hash64(bytes, 40);
  for (int i = 0; i < 40; i++) {
    bytes[i] = 1;
    cr_assert_neq(gx_hash64(bytes, 40), zero);
    bytes[i] = 0;
  }
  for (size_t n = 1; n < 40; n++) cr_assert_neq(gx_hash64(bytes, n), gx_hash64(bytes, n - 1));
}
