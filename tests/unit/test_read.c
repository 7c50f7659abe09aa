#include <dirent.h>
#include <stdlib.h>

#include "tests/unit/read_help.h"

static gx_arena* arena;
static gx_document doc;
static gx_error error;

static void set_up(void) { arena = gx_arena_new(); }
static void tear_down(void) { gx_arena_free(arena); }
TestSuite(read, .init = set_up, .fini = tear_down);
TestSuite(read_markdown, .init = set_up, .fini = tear_down);
TestSuite(read_ndjson, .init = set_up, .fini = tear_down);

static void text_is(const char* page, const char* lines) {
  cr_expect_str_eq(read_as(arena, GX_FORMAT_TEXT, "a.txt", page, &doc), lines);
}

static void markdown_is(const char* page, const char* lines) {
  cr_expect_str_eq(read_as(arena, GX_FORMAT_MARKDOWN, "a.md", page, &doc), lines);
}

static void date_is(gx_date d, const char* wanted) {
  char got[12];
  gx_date_format(d, got);
  cr_expect_str_eq(got, wanted);
}

/* Formats and names */

Test(read, formats_by_suffix) {
  cr_expect_eq(gx_format_of(GX_STR("a/b.txt")), GX_FORMAT_TEXT);
  cr_expect_eq(gx_format_of(GX_STR("b.MD")), GX_FORMAT_MARKDOWN);
  cr_expect_eq(gx_format_of(GX_STR("b.markdown")), GX_FORMAT_MARKDOWN);
  cr_expect_eq(gx_format_of(GX_STR("b.html")), GX_FORMAT_HTML);
  cr_expect_eq(gx_format_of(GX_STR("b.xhtml")), GX_FORMAT_HTML);
  cr_expect_eq(gx_format_of(GX_STR("b.htm")), GX_FORMAT_HTML);
  cr_expect_eq(gx_format_of(GX_STR("b.ndjson")), GX_FORMAT_NDJSON);
  cr_expect_eq(gx_format_of(GX_STR("b.jsonl")), GX_FORMAT_NDJSON);
  cr_expect_eq(gx_format_of(GX_STR("txt")), GX_FORMAT_GUESS);
  cr_expect_eq(gx_format_of(GX_STR("-")), GX_FORMAT_GUESS);
  cr_expect_eq(gx_format_of(GX_STR("")), GX_FORMAT_GUESS);
}

Test(read, formats_by_content) {
  cr_expect_eq(gx_format_guess(GX_STR("-"), GX_STR("\n<!DOCTYPE HTML>")), GX_FORMAT_HTML);
  cr_expect_eq(gx_format_guess(GX_STR("-"), GX_STR("{\"text\":\"甲\"}")), GX_FORMAT_NDJSON);
  cr_expect_eq(gx_format_guess(GX_STR("-"), GX_STR("# 要闻\n")), GX_FORMAT_MARKDOWN);
  cr_expect_eq(gx_format_guess(GX_STR("-"), GX_STR("本报讯")), GX_FORMAT_TEXT);
  cr_expect_eq(gx_format_guess(GX_STR("a.txt"), GX_STR("本报讯 <王建国> 2<3")), GX_FORMAT_TEXT);
  cr_expect_eq(gx_format_guess(GX_STR("a.txt"), GX_STR("<html>")), GX_FORMAT_HTML);
  cr_expect_eq(gx_format_guess(GX_STR("a.txt"), GX_STR("要闻<br>本报讯</p>")), GX_FORMAT_HTML);
}

Test(read, days_in_file_names) {
  static const struct {
    const char* path;
    const char* day;
  } cases[] = {{"20240207.md", "2024-02-07"},
               {"x/2024-02-07_a.txt", "2024-02-07"},
               {"news_2024_02_07.txt", "2024-02-07"},
               {"lianbo-20230201.html", "2023-02-01"},
               {"t20240207_81234.html", "2024-02-07"},
               {"2024年2月7日要闻.txt", "2024-02-07"},
               {"000_cfeaae33ac154337.txt", ""},
               {"120240207.txt", ""},
               {"202402071.txt", ""},
               {"20240230.txt", ""},
               {"20241301.txt", ""},
               {"00000000.txt", ""},
               {"a20240207b3.txt", ""},
               {"20240207/page.txt", ""},
               {"2024-02-071.txt", ""},
               {"", ""}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    read_as(arena, GX_FORMAT_TEXT, cases[i].path, "文", &doc);
    char got[12];
    gx_date_format(doc.name_date, got);
    cr_expect_str_eq(got, cases[i].day, "%s: %s", cases[i].path, got);
  }
}

/* Plain text */

Test(read, lines_and_gaps) {
  text_is("望湖区\r\n柳荫街道\n\n桥头镇\r\r\n\n\n安平县", "望湖区\n柳荫街道\n.桥头镇\n..安平县\n");
  text_is("第一版\f第二版\u2028又一行", "第一版\n..第二版\n又一行\n");
  text_is("\n　\n 甲 乙  \n丙", ".. 甲 乙  \n丙\n"); // The two blanks are a hard break: layout wants them
  cr_expect_eq(doc.text.src[doc.lines[0].begin], 3);
}

Test(read, document_fields) {
  const gx_meta given = {.publication = GX_STR("望湖日报"), .home = GX_STR("云岭省临江市望湖区")};
  cr_assert_eq(gx_read(arena, GX_STR("a.txt"), GX_STR("望湖区\n"), &given, NULL, &doc, &error), GX_OK);
  cr_expect(gx_str_eq(doc.path, GX_STR("a.txt")));
  cr_expect(gx_str_eq(doc.encoding, GX_STR("UTF-8")));
  cr_expect(gx_str_starts(doc.id, GX_STR("doc-")));
  cr_expect_eq(strlen(doc.sha256), 64);
  cr_expect_eq(doc.chars, 4);
  cr_expect(gx_str_eq(doc.given.home, given.home));
  const gx_str id = doc.id;
  cr_assert_eq(gx_read(arena, GX_STR("b.txt"), GX_STR("望湖区\n"), NULL, NULL, &doc, &error), GX_OK);
  cr_expect(gx_str_eq(doc.id, id), "the same bytes are the same document");
}

Test(read, marks_of_markdown_in_plain_text) {
  text_is("## 区委召开会议\n本报讯 **王建国** 主持", "#2 区委召开会议\n本报讯 王建国 主持\n");
  text_is("### 标题 ##\n####### 七\n#话题\n###\n文", "#3 标题\n####### 七\n#话题\n.文\n");
  text_is("[原文](http://a.cn/b(1).html)\n![图](a.jpg)\n[1](说明)", "原文\n.[1](说明)\n");
  text_is("**校党\n委书记** ****\n尾号1380****\n张**、李**出席",
          "校党\n委书记 \n尾号1380****\n张**、李**出席\n");
}

Test(read, no_document_without_text) {
  static const char* const pages[] = {"", " \n\t\r\n　\n", "\xEF\xBB\xBF"};
  for (unsigned i = 0; i < 3; i++) {
    cr_expect_eq(gx_read(arena, GX_STR("a.txt"), bytes_of(pages[i]), NULL, NULL, &doc, &error), GX_ERR_INPUT);
    cr_expect_str_eq(error.message, "no text in it");
  }
  cr_expect_eq(gx_read(arena, GX_STR("a.ndjson"), GX_STR("{}"), NULL, NULL, &doc, &error), GX_ERR_USAGE);
}

static char* repeated(const char* unit, size_t times) {
  const size_t n = strlen(unit);
  char* p = gx_alloc(arena, n * times + 1);
  for (size_t i = 0; i < times; i++) memcpy(p + i * n, unit, n);
  return p;
}

/// Marks that open and never close must not make reading slow: each of these would take hours if every mark looked to the end.
Test(read, open_marks_stay_linear, .timeout = 20) {
  static const char* const units[] = {
      "[",   "[a](", "**a ", "*a _b ~~c `d ", "<!-- ", "<script>", "<a href=\"",
      "&lt", "![",   "|",    "a**",           "> ",    "- ",       "****"};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    const char* page = repeated(units[i], 300000);
    const gx_mark mark = gx_mark_now(arena);
    for (gx_format f = GX_FORMAT_TEXT; f <= GX_FORMAT_MARKDOWN; f++) {
      const gx_read_options options = {.format = f};
      gx_read(arena, GX_STR("a.txt"), bytes_of(page), NULL, &options, &doc, &error);
    }
    gx_rewind(arena, mark);
  }
}

/* Markdown */

Test(read_markdown, blocks) {
  markdown_is("# 要闻\n\n甲\n乙\n\n## 标题 ##\n- 一\n* 二\n1. 三\n2) 四\n1.《五》\n> 引文\n\n---\n尾",
              "#1 要闻\n.甲\n乙\n.#2 标题\n-一\n-二\n-三\n-四\n1.《五》\n引文\n..尾\n");
  markdown_is("要闻\n===\n正文", "#1 要闻\n..正文\n");
  markdown_is("| 姓名 | 职务 |\n|---|:-:|\n| 王建国 | 区长 |", "|姓名 \n|职务 \n|王建国 \n|区长 \n");
  markdown_is("```\n# 不是标题\n<p>\n```\n文", "# 不是标题\n<p>\n文\n");
}

Test(read_markdown, inline_marks) {
  markdown_is("**本报讯** *王建国*~~昨日~~`代码`[查看原文](http://a.cn \"题\")![图](a.jpg)完",
              "本报讯 王建国昨日代码查看原文完\n");
  markdown_is("a_b_c 3*4*5 10~20 \\*甲\\* [注] 张*、李*", "a_b_c 3*4*5 10~20 *甲* [注] 张*、李*\n");
  markdown_is("[![图](a.png)](b.html)[甲![图](c.png)乙](d.html)", "甲乙\n");
  markdown_is("<https://a.cn/b> <Nature>杂志 3<4 且<5>", "https://a.cn/b <Nature>杂志 3<4 且<5>\n");
}

Test(read_markdown, tags_within) {
  markdown_is(
      "### 标题\n\n<p><strong>云岭网消息</strong>（联播）：甲。</p><p style=\"a>b\">乙&nbsp;丙<br>丁</p><!-- "
      "注\n释 -->戊",
      "#3 标题\n.云岭网消息（联播）：甲。\n.乙\u00A0丙\n丁\n.戊\n");
  markdown_is(
      "<h2>标题</h2>文<script>var a = '<p>';</script>字<style>p{}</style><ul><li>一</li><li>二</li></ul>",
      "#2 标题\n.文字\n.-一\n.-二\n");
  markdown_is("A&amp;B &lt;甲&gt; &#8226; &#x4E01; &emsp;&unknown; & &#0;",
              "A&B <甲> • 丁 \u2003&unknown; & \uFFFD\n");
  markdown_is("<table><tr><td>姓名</td><td>职务</td></tr></table><figcaption>图为会场</figcaption>",
              "|姓名\n.|职务\n.^图为会场\n");
}

Test(read_markdown, front_matter) {
  markdown_is(
      "---\ntitle: \"区委召开会议\"\ndate: 2024-02-07T10:00:00+08:00\nsource: 望湖日报\nurl: "
      "http://a.cn/1\ntags:\n  - a\n---\n正文",
      "#1 区委召开会议\n.正文\n");
  date_is(doc.page.date, "2024-02-07");
  cr_expect(gx_str_eq(doc.page.publication, GX_STR("望湖日报")));
  cr_expect(gx_str_eq(doc.page.url, GX_STR("http://a.cn/1")));
  markdown_is("---\ntitle: 区委召开会议\n---\n# 区委召开会议\n正文", "#1 区委召开会议\n正文\n");
  markdown_is("---\n甲\n\n---\n乙", "..甲\n..乙\n"); // Two rules
}

/* NDJSON */

static gx_status read_line(const char* json) {
  const gx_status status =
      gx_read_ndjson_line(arena, GX_STR("c.ndjson"), 7, bytes_of(json), NULL, &doc, &error);
  if (!status) check_document(arena, &doc);
  return status;
}

Test(read_ndjson, all_fields) {
  cr_assert_eq(
      read_line("{\"id\":\"n1\",\"date\":\"2024-02-07 "
                "08:00\",\"title\":\"区委召开会议\",\"text\":\"甲\\n乙\\u4e01\",\"url\":\"http://a.cn\","
                "\"publication\":\"望湖日报\",\"home\":\"望湖区\",\"more\":[1]}"),
      GX_OK, "%s", error.message);
  cr_expect_str_eq(shown(arena, &doc), "#1 区委召开会议\n甲\n乙丁\n");
  cr_expect(gx_str_eq(doc.path, GX_STR("c.ndjson#n1")));
  cr_expect(gx_str_eq(doc.source, GX_STR("区委召开会议\n甲\n乙丁")));
  cr_expect(gx_str_eq(doc.given.publication, GX_STR("望湖日报")));
  cr_expect(gx_str_eq(doc.given.home, GX_STR("望湖区")));
  cr_expect(gx_str_eq(doc.given.url, GX_STR("http://a.cn")));
  date_is(doc.given.date, "2024-02-07");
}

Test(read_ndjson, few_fields) {
  cr_assert_eq(
      read_line("{\"text\":\"区委召开会议\\n甲\",\"title\":\"区委召开会议\",\"id\":12,\"date\":null}"),
      GX_OK);
  cr_expect_str_eq(shown(arena, &doc), "#1 区委召开会议\n甲\n"); // Not said twice
  cr_expect(gx_str_eq(doc.path, GX_STR("c.ndjson#12")));
  cr_assert_eq(read_line("{\"text\":\"甲\"}"), GX_OK);
  cr_expect(gx_str_eq(doc.path, GX_STR("c.ndjson#7")));
  const gx_meta given = {.home = GX_STR("望湖区"), .date = {2024, 1, 1}};
  cr_assert_eq(gx_read_ndjson_line(arena, GX_STR("c"), 1, GX_STR("{\"text\":\"甲\",\"date\":\"2024-02-07\"}"),
                                   &given, &doc, &error),
               GX_OK);
  cr_expect(gx_str_eq(doc.given.home, GX_STR("望湖区")));
  date_is(doc.given.date, "2024-02-07");
}

Test(read_ndjson, broken_lines_say_where) {
  static const char* const lines[] = {"",
                                      "{",
                                      "[]",
                                      "\"text\"",
                                      "{\"text\":1}",
                                      "{\"title\":\"甲\"}",
                                      "{\"text\":\"\"}",
                                      "{\"text\":\"甲\"} x"};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    cr_expect_eq(read_line(lines[i]), GX_ERR_INPUT, "%s", lines[i]);
    cr_expect_str_eq(error.file, "c.ndjson");
    cr_expect_eq(error.line, 7);
  }
  cr_expect_eq(read_line("{\"text\":\"\",\"title\":\"区委召开会议\"}"), GX_OK);
  cr_expect_eq(read_line("{\"text\":\"王\xFF建国\"}"), GX_OK);
  cr_expect_str_eq(shown(arena, &doc), "王\uFFFD建国\n");
}

/* Real pages, where they are */

static unsigned check_file(const char* path) {
  FILE* file = fopen(path, "rb");
  if (!file) return 0;
  fseek(file, 0, SEEK_END);
  const size_t n = (size_t)ftell(file);
  rewind(file);
  char* bytes = gx_alloc(arena, n + 1);
  cr_assert_eq(fread(bytes, 1, n, file), n);
  fclose(file);
  if (gx_format_of(bytes_of(path)) != GX_FORMAT_NDJSON) {
    cr_assert_eq(gx_read(arena, bytes_of(path), (gx_str){bytes, n}, NULL, NULL, &doc, &error), GX_OK,
                 "%s: %s", path, error.message);
    check_document(arena, &doc);
    return 1;
  }
  unsigned lines = 0;
  gx_str rest = {bytes, n};
  gx_str line;
  while (gx_str_split(&rest, '\n', &line)) {
    if (!line.n) continue;
    const gx_mark mark = gx_mark_now(arena);
    cr_assert_eq(gx_read_ndjson_line(arena, bytes_of(path), ++lines, line, NULL, &doc, &error), GX_OK,
                 "%u: %s", error.line, error.message);
    if (lines % 10 == 0) check_document(arena, &doc);
    gx_rewind(arena, mark);
  }
  return lines;
}

static unsigned check_folder(const char* folder, unsigned every) {
  DIR* open = opendir(folder);
  if (!open) return 0;
  unsigned n = 0;
  unsigned seen = 0;
  for (struct dirent* entry; (entry = readdir(open));) {
    if (gx_format_of(bytes_of(entry->d_name)) == GX_FORMAT_GUESS || seen++ % every) continue;
    char path[1000];
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    const gx_mark mark = gx_mark_now(arena);
    n += check_file(path);
    gx_rewind(arena, mark);
  }
  closedir(open);
  return n;
}

Test(read, samples_map_back) {
  cr_expect_gt(
      check_folder(GX_SOURCE_DIR "/samples", 1) + check_folder(GX_SOURCE_DIR "/tests/cases/pages", 1), 0);
}

Test(read, shared_texts_map_back) {
  const char* shared = getenv("GUANXI_SHARED");
  char folder[900];
  snprintf(folder, sizeof folder, "%s/texts", shared ? shared : GX_SOURCE_DIR "/../shared");
  static const struct {
    const char* name;
    unsigned every;
  } parts[] = {{"", 1}, {"/seeds", 1}, {"/local", 1}, {"/xwlb-gold", 1}, {"/xwlb-2023", 20}};
  unsigned n = 0;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    char path[950];
    snprintf(path, sizeof path, "%s%s", folder, parts[i].name);
    n += check_folder(path, parts[i].every);
  }
  if (n == 0) cr_skip_test("skipped: no shared texts");
}
