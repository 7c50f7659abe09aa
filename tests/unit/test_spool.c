#include <criterion/criterion.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "graph/rows.h"
#include "graph/spool.h"

/// More than a spool keeps in memory.
enum { MANY = 1 << 20 };

static gx_spool* numbers(uint32_t n) {
  gx_spool* spool = gx_spool_new();
  for (uint32_t i = 0; i < n; i++) gx_spool_put(spool, &i, sizeof i);
  return spool;
}

static void expect_numbers(gx_spool* spool, uint32_t n) {
  gx_spool_reader reader = {.spool = spool};
  uint32_t read = 0, wrong = 0, number;
  for (; gx_spool_get(&reader, &number, sizeof number); read++) wrong += number != read;
  cr_expect_eq(read, n);
  cr_expect_eq(wrong, 0);
  cr_expect_eq(gx_spool_status(spool, NULL), GX_OK, "the end is no failure");
  gx_spool_reader_end(&reader);
}

Test(spool, few_and_many_bytes_come_back) {
  static const uint32_t sizes[] = {0, 1, 1000, MANY / 4, MANY / 4 + 1, MANY};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    gx_spool* spool = numbers(sizes[i]);
    cr_expect_eq(gx_spool_size(spool), sizes[i] * sizeof(uint32_t));
    expect_numbers(spool, sizes[i]);
    gx_spool_free(spool);
  }
}

Test(spool, any_place_can_be_read) {
  gx_spool* spool = numbers(MANY);
  gx_spool_reader reader = {.spool = spool, .ahead = 64};
  for (uint32_t i = 0, at = 7; i < 10000; i++, at = (at * 31 + 11) % MANY) {
    uint32_t number = 0;
    reader.next = (uint64_t)at * sizeof number;
    cr_assert(gx_spool_get(&reader, &number, sizeof number));
    cr_assert_eq(number, at);
  }
  reader.next = ((uint64_t)MANY - 1) * sizeof(uint32_t);
  cr_expect_null(gx_spool_read(&reader, 2 * sizeof(uint32_t)), "half of it is none of it");
  reader.next = 0;
  cr_expect_not_null(gx_spool_read(&reader, (size_t)MANY * sizeof(uint32_t)), "more than is read ahead");
  gx_spool_reader_end(&reader);
  gx_spool_free(spool);
}

Test(spool, a_folder_that_is_not_there_is_passed_over) {
  setenv("TMPDIR", "/nowhere/at/all", 1);
  gx_spool* spool = numbers(MANY);
  expect_numbers(spool, MANY);
  gx_spool_free(spool);
}

Test(spool, a_full_disk_is_told) {
  signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &(struct rlimit){1 << 20, 1 << 20});
  gx_spool* spool = numbers(MANY);
  gx_error error = {0};
  uint32_t number;
  gx_spool_reader reader = {.spool = spool};
  cr_expect_eq(gx_spool_status(spool, &error), GX_ERR_IO);
  cr_expect_not_null(strstr(error.message, "TMPDIR"));
  cr_expect_not(gx_spool_get(&reader, &number, sizeof number), "what is not whole is not read");
  gx_spool_reader_end(&reader);
  gx_spool_free(spool);
}

// ---- rows ------------------------------------------------------------------------------------------------------------------

/// Sorts `n` rows that come in disorder, and expects them in order: by source, type, target, article, evidence first, place, words.
static void expect_order(uint32_t n) {
  static char words[200];
  memset(words, 'x', sizeof words);
  gx_row_sorter* sorter = gx_row_sorter_new();
  for (uint32_t i = 0, k = 5 % n; i < n; i++, k = (k + 7919) % n) {
    const gx_row row = {.source = k / 1024,
                        .type = k / 256 % 4,
                        .target = k / 64 % 4,
                        .article = k / 16 % 4,
                        .said = k % 16 < 12,
                        .begin = k % 16 / 2,
                        .n_claim = k % 2,
                        .n_quote = sizeof words - 1,
                        .order = k,
                        .text = words};
    gx_row_sorter_put(sorter, &row);
  }
  gx_row row;
  uint32_t read = 0, wrong = 0;
  for (; gx_row_sorter_next(sorter, &row); read++)
    wrong += row.order != read || gx_row_quote(&row).n != sizeof words - 1 || gx_row_quote(&row).p[0] != 'x';
  cr_expect_eq(read, n);
  cr_expect_eq(wrong, 0);
  cr_expect_eq(gx_row_sorter_status(sorter, NULL), GX_OK);
  gx_row_sorter_free(sorter);
}

Test(rows, are_sorted_in_one_piece_and_in_many) {
  expect_order(1);
  expect_order(4096);
  expect_order(131072); // 34 MB: pieces are merged
}

Test(rows, none_are_none) {
  gx_row_sorter* sorter = gx_row_sorter_new();
  gx_row row;
  cr_expect_not(gx_row_sorter_next(sorter, &row));
  gx_row_sorter_free(sorter);
}
