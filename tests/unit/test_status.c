#include <criterion/criterion.h>
#include <string.h>

#include "base/status.h"
#include "base/utf8.h"

Test(status, says_where_and_what) {
  gx_error error;
  cr_assert_eq(gx_fail(&error, GX_ERR_DATA, "lists/titles.tsv", 41, "unknown class “%s”", "x"), GX_ERR_DATA);
  cr_assert_eq(error.status, GX_ERR_DATA);
  cr_assert_eq(error.line, 41);
  cr_assert_str_eq(error.file, "lists/titles.tsv");
  cr_assert_str_eq(error.message, "unknown class “x”");
}

Test(status, needs_no_error_to_fill) { cr_assert_eq(gx_fail(NULL, GX_ERR_IO, NULL, 0, "x"), GX_ERR_IO); }

Test(status, cuts_long_messages_between_characters) {
  char text[2000] = "a";
  while (strlen(text) < 1900) strcat(text, "望湖区");
  gx_error error;
  gx_fail(&error, GX_ERR_INPUT, text, 0, "%s", text);
  cr_assert_gt(strlen(error.message), 500);
  cr_assert(gx_utf8_valid(gx_str_of(error.message), NULL));
  cr_assert(gx_utf8_valid(gx_str_of(error.file), NULL));
}

Test(status, keeps_a_message_to_one_line) {
  gx_error error;
  gx_fail(&error, GX_ERR_INPUT, "", 0, "a\nb\x1b[31m");
  cr_assert_str_eq(error.message, "a b [31m");
}

Test(status, may_wrap_itself) {
  gx_error error;
  gx_fail(&error, GX_ERR_INPUT, "f", 1, "inner");
  gx_fail(&error, GX_ERR_DATA, error.file, 2, "outer: %s", error.message);
  cr_assert_str_eq(error.message, "outer: inner");
  cr_assert_str_eq(error.file, "f");
}
