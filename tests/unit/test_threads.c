#include <criterion/criterion.h>
#include <stdatomic.h>

#include "base/threads.h"

static atomic_uint called[40], all;

static void mark(void* user, unsigned k) {
  cr_assert_eq(user, called);
  atomic_fetch_add(&called[k], 1);
  atomic_fetch_add(&all, 1);
}

Test(threads, calls_each_once_and_waits_for_all) {
  const unsigned numbers[] = {1, 2, 7, 40};
  for (unsigned i = 0; i < 4; i++) {
    atomic_store(&all, 0);
    gx_threads_run(numbers[i], mark, called);
    cr_expect_eq(atomic_load(&all), numbers[i]);
  }
  cr_expect_eq(atomic_load(&called[0]), 4);
  cr_expect_eq(atomic_load(&called[6]), 2);
  cr_expect_eq(atomic_load(&called[39]), 1);
}
