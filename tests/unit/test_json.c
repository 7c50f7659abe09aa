#include <criterion/criterion.h>
#include <string.h>

#include "base/json.h"

static gx_json* parse(const char* text) {
  gx_json* root;
  gx_error error;
  cr_assert_eq(gx_json_parse(gx_str_of(text), "r.ndjson", 3, &root, &error), GX_OK, "%s", error.message);
  return root;
}

static void refuse(gx_str text) {
  gx_json* root;
  gx_error error;
  cr_assert_eq(gx_json_parse(text, "r.ndjson", 3, &root, &error), GX_ERR_INPUT, "%.*s", GX_FMT(text));
  cr_assert_str_eq(error.file, "r.ndjson");
  cr_assert_eq(error.line, 3);
  cr_assert_null(root);
}

Test(json, reads_values) {
  gx_json* root =
      parse(" {\"text\":\"会议\\n\",\"n\":-2.5,\"none\":null,\"open\":true,\"list\":[1,{},\"x\"]} \r\n");
  cr_assert(gx_json_is_object(root));
  cr_assert(gx_str_eq(gx_json_str(gx_json_get(root, "text")), GX_STR("会议\n")));
  cr_assert_eq(gx_json_num(gx_json_get(root, "n"), 0), -2.5);
  cr_assert_null(gx_json_get(root, "none"));
  cr_assert_null(gx_json_get(root, "absent"));
  cr_assert_null(gx_json_get(root, "Text"));
  cr_assert(gx_json_is_true(gx_json_get(root, "open")));
  const gx_json* item = gx_json_first(gx_json_get(root, "list"));
  cr_assert(gx_json_is_number(item));
  cr_assert(gx_json_is_object(item = gx_json_next(item)));
  cr_assert(gx_json_is_string(item = gx_json_next(item)));
  cr_assert_null(gx_json_next(item));
  gx_json_free(root);
}

Test(json, forgives_what_is_not_there) {
  cr_assert_null(gx_json_get(NULL, "x"));
  cr_assert_null(gx_json_first(NULL));
  cr_assert_null(gx_json_next(NULL));
  cr_assert_eq(gx_json_str(NULL).n, 0);
  cr_assert_eq(gx_json_num(NULL, 7), 7);
  cr_assert_not(gx_json_is_array(NULL));
}

Test(json, refuses_what_is_not_one_value) {
  refuse(GX_STR(""));
  refuse(GX_STR("  "));
  refuse(GX_STR("{} {}"));
  refuse(GX_STR("{}x"));
  refuse(GX_STR("{\"a\":"));
  refuse(GX_STR("{\"a\":\"cut off"));
  refuse(GX_STR("[1,]"));
  refuse((gx_str){"{}\0", 3});
}

Test(json, refuses_deep_nesting) {
  static char deep[200000];
  memset(deep, '[', sizeof deep);
  refuse((gx_str){deep, sizeof deep});
  for (size_t i = 0; i + 5 <= sizeof deep; i += 5) memcpy(deep + i, "{\"a\":", 5);
  refuse((gx_str){deep, sizeof deep});
}

static void expect_put(gx_str s, const char* json) {
  gx_sink* sink = gx_sink_memory();
  gx_json_put(sink, s);
  cr_assert(gx_str_eq(gx_sink_bytes(sink), gx_str_of(json)), "%.*s", GX_FMT(gx_sink_bytes(sink)));
  gx_sink_abandon(sink);
}

Test(json, writes_strings) {
  expect_put(GX_STR(""), "\"\"");
  expect_put(GX_STR("区委“书记”"), "\"区委“书记”\"");
  expect_put(GX_STR("a\"b\\c/\n\r\t\x01\x1f\x7f"), "\"a\\\"b\\\\c/\\n\\r\\t\\u0001\\u001f\x7f\"");
  expect_put((gx_str){"\0", 1}, "\"\\u0000\"");
  expect_put(GX_STR("\xFF区\xE6\x9C\"\xC0"), "\"\xEF\xBF\xBD区\xEF\xBF\xBD\xEF\xBF\xBD\\\"\xEF\xBF\xBD\"");
}

Test(json, reads_what_it_writes) {
  char all[127];
  for (int i = 0; i < 127; i++) all[i] = (char)(i + 1);
  gx_sink* sink = gx_sink_memory();
  gx_json_put(sink, (gx_str){all, 127});
  gx_json* root;
  cr_assert_eq(gx_json_parse(gx_sink_bytes(sink), "", 0, &root, NULL), GX_OK);
  cr_assert(gx_str_eq(gx_json_str(root), (gx_str){all, 127}));
  gx_json_free(root);
  gx_sink_abandon(sink);
}
