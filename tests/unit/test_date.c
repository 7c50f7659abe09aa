#include <criterion/criterion.h>

#include "base/date.h"

static gx_date day(const char* text) {
  gx_date d = {0};
  cr_assert(gx_date_parse(gx_str_of(text), &d), "%s", text);
  return d;
}

static void expect_format(const char* text, const char* formatted) {
  char out[12];
  gx_date_format(day(text), out);
  cr_assert_str_eq(out, formatted);
}

static void expect_no_date(const char* text) {
  gx_date d = {0};
  cr_assert_not(gx_date_parse(gx_str_of(text), &d), "%s", text);
  cr_assert_eq(gx_date_precision(d), GX_PRECISION_NONE);
}

Test(date, reads_its_forms) {
  expect_format("2024-02-29", "2024-02-29");
  expect_format("2024-2-9", "2024-02-09");
  expect_format("20240207", "2024-02-07");
  expect_format("2024/2/7", "2024-02-07");
  expect_format("2024.02.07", "2024-02-07");
  expect_format("2024年2月7日", "2024-02-07");
  expect_format("2024年12月", "2024-12");
  expect_format("2024年", "2024");
  expect_format("2024-02", "2024-02");
  expect_format("2024", "2024");
  expect_format(" 2024-02-07T10:00:00+08:00 ", "2024-02-07");
  expect_format("2024-02-07 10:00", "2024-02-07");
}

Test(date, refuses_what_is_none) {
  const char* const none[] = {"",           "2023-02-29",  "2024-13-01", "2024-00-10", "2024-1-32",
                              "1899-12-31", "2101-01-01",  "202402",     "20240230",   "20240007",
                              "2024-02-",   "2024-02-07x", "2024-02/07", "24-02-07",   "2024年2",
                              "2024年2月7", "二〇二四年",  "99999999"};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) expect_no_date(none[i]);
}

Test(date, knows_real_days) {
  cr_assert(gx_date_valid(2024, 2, 29) && gx_date_valid(2000, 2, 29));
  cr_assert(!gx_date_valid(1900, 2, 29) && !gx_date_valid(2100, 2, 29) && !gx_date_valid(2024, 4, 31));
  cr_assert(!gx_date_valid(2024, 0, 1) && !gx_date_valid(2024, 1, 0) && !gx_date_valid(2024, -1, 1));
}

Test(date, adds_days_over_months_and_years) {
  cr_assert_eq(gx_date_cmp(gx_date_add_days(day("2023-12-31"), 1), day("2024-01-01")), 0);
  cr_assert_eq(gx_date_cmp(gx_date_add_days(day("2024-02-28"), 1), day("2024-02-29")), 0);
  cr_assert_eq(gx_date_cmp(gx_date_add_days(day("2024-03-01"), -1), day("2024-02-29")), 0);
  cr_assert_eq(gx_date_cmp(gx_date_add_days(day("2000-01-01"), 36525), day("2100-01-01")), 0);
}

Test(date, every_day_follows_the_one_before) {
  gx_date d = day("1900-01-01");
  int weekday = 1; // A Monday
  for (int i = 0; d.year < 2100; i++) {
    cr_assert(gx_date_valid(d.year, d.month, d.day));
    cr_assert_eq(gx_date_weekday(d), weekday);
    cr_assert_eq(gx_date_days_between(day("1900-01-01"), d), i);
    const gx_date next = gx_date_add_days(d, 1);
    cr_assert_lt(gx_date_cmp(d, next), 0);
    d = next;
    weekday = weekday % 7 + 1;
  }
}

Test(date, names_precisions) {
  cr_assert_str_eq(gx_precision_name(gx_date_precision((gx_date){2024, 2, 7})), "day");
  cr_assert_str_eq(gx_precision_name(gx_date_precision((gx_date){2024, 2, 0})), "month");
  cr_assert_str_eq(gx_precision_name(gx_date_precision((gx_date){2024, 0, 0})), "year");
  cr_assert_str_eq(gx_precision_name(gx_date_precision((gx_date){0})), "none");
  char out[12];
  gx_date_format((gx_date){0}, out);
  cr_assert_str_eq(out, "");
}
