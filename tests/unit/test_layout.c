#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sink.h"
#include "base/utf8.h"
#include "extractor/article.h"
#include "extractor/lexicon.h"
#include "extractor/read.h"
#include "lexicon_suite.h"

static gx_document doc;
static gx_layout layout;

TestSuite(layout, .init = set_up, .fini = tear_down);

static const char* const kinds[] = {"body",     "kicker", "headline",     "byline", "caption",  "masthead",
                                    "colophon", "notice", "continuation", "ad",     "furniture"};
static const char* const origins[] = {"nowhere",  "user",     "masthead", "colophon",
                                      "dateline", "metadata", "file name"};

/// Reads `page` as `name` says and lays it out. `given` may be NULL.
static void lay_out(const char* name, gx_str page, const gx_meta* given) {
  const gx_meta nothing = {0};
  const gx_read_options options = {0};
  gx_error error;
  cr_assert_eq(gx_read(arena, gx_str_of(name), page, given ? given : &nothing, &options, &doc, &error),
               GX_OK);
  cr_assert_eq(gx_layout_extract(lexicon, &doc, arena, &layout, &error), GX_OK);
}

static void lay_out_text(const char* page) { lay_out("page.txt", gx_str_of(page), NULL); }

static gx_str block_text(const gx_article* article, uint32_t k) {
  const gx_block* b = &article->blocks[k];
  return gx_utf8_from(arena, article->text.ch + b->begin, b->end - b->begin);
}

/// The layout in words: what is known of the page, then each article's headline and blocks.
static gx_str in_words(void) {
  gx_sink* sink = gx_sink_memory();
  char date[12];
  gx_date_format(layout.issued, date);
  gx_putf(sink, "issued %s %s\n", date[0] ? date : "-", origins[layout.issued_from]);
  gx_putf(sink, "publication %.*s\nhome %.*s\n", GX_FMT(layout.publication), GX_FMT(layout.home));
  for (uint32_t i = 0; i < layout.n_articles; i++) {
    const gx_article* article = &layout.articles[i];
    gx_putf(sink, "article %.*s\n", GX_FMT(article->headline));
    for (uint32_t k = 0; k < article->n_blocks; k++) {
      gx_putf(sink, "  %s %.*s\n", kinds[article->blocks[k].kind], GX_FMT(block_text(article, k)));
    }
  }
  const gx_str copy = gx_str_copy(arena, gx_sink_bytes(sink));
  gx_sink_abandon(sink);
  return copy;
}

static void block_is(uint32_t article, uint32_t k, gx_block_kind kind, const char* text) {
  cr_assert_lt(article, layout.n_articles);
  cr_assert_lt(k, layout.articles[article].n_blocks);
  cr_expect_eq(layout.articles[article].blocks[k].kind, kind, "%s", text);
  cr_expect_str_eq(block_text(&layout.articles[article], k).p, text);
}

static void headline_is(uint32_t article, const char* text) {
  cr_assert_lt(article, layout.n_articles, "no article %u for %s", article, text);
  cr_expect_str_eq(gx_str_copy(arena, layout.articles[article].headline).p, text);
}

static void issued_is(const char* wanted, gx_origin from) {
  char got[12];
  gx_date_format(layout.issued, got);
  cr_expect_str_eq(got, wanted);
  cr_expect_eq(layout.issued_from, from);
}

static void str_is(gx_str got, const char* wanted) { cr_expect_str_eq(gx_str_copy(arena, got).p, wanted); }

/// What every layout promises, whatever the page: blocks tile the text, sources rise within a block and stay inside the
/// article's hull, and every visible character of the document is in exactly one block (emphasis marks apart).
static void promises_hold(void) {
  uint8_t* seen = GX_ARRAY(arena, uint8_t, doc.chars + 1);
  for (uint32_t i = 0; i < layout.n_articles; i++) {
    const gx_article* a = &layout.articles[i];
    uint32_t at = 0;
    for (uint32_t k = 0; k < a->n_blocks; k++) {
      cr_assert_eq(a->blocks[k].begin, at);
      for (uint32_t c = a->blocks[k].begin; c < a->blocks[k].end; c++) {
        cr_assert(c == a->blocks[k].begin || a->text.src[c] >= a->text.src[c - 1]);
        cr_assert(a->text.src[c] >= a->begin && a->text.src[c] < a->end);
        cr_assert_neq(a->text.ch[c], '\n');
        const bool same = c > a->blocks[k].begin && a->text.src[c] == a->text.src[c - 1];
        seen[a->text.src[c]] = (uint8_t)(seen[a->text.src[c]] + (a->text.ch[c] != ' ' && !same));
      }
      at = a->blocks[k].end + 1;
      if (k + 1 < a->n_blocks) cr_assert_eq(a->text.ch[a->blocks[k].end], '\n');
    }
    cr_assert_eq(a->n_blocks ? at - 1 : 0, a->text.n);
  }
  for (uint32_t i = 0; i < doc.text.n; i++) {
    const char32_t c = doc.text.ch[i];
    if (gx_is_space(c) || c == '*' || c == '_' || c == '#') continue;
    cr_assert_eq(seen[doc.text.src[i]], 1, "U+%04X at %u is in %d blocks", (unsigned)c, doc.text.src[i],
                 seen[doc.text.src[i]]);
  }
}

/* Pages as cases: tests/cases/layout/NAME/input.txt|md|html and expected.txt */

static gx_str read_file(const char* path, bool* found) {
  FILE* file = fopen(path, "rb");
  *found = file != NULL;
  if (!file) return (gx_str){"", 0};
  fseek(file, 0, SEEK_END);
  const long n = ftell(file);
  rewind(file);
  char* bytes = gx_alloc(arena, (size_t)n + 1);
  cr_assert_eq(fread(bytes, 1, (size_t)n, file), (size_t)n);
  fclose(file);
  return (gx_str){bytes, (size_t)n};
}

static bool check_case(const char* name) {
  static const char* const suffixes[] = {"txt", "md", "html"};
  for (size_t s = 0; s < 3; s++) {
    bool found;
    const gx_str path =
        gx_str_format(arena, "%s/tests/cases/layout/%s/input.%s", GX_SOURCE_DIR, name, suffixes[s]);
    const gx_str page = read_file(path.p, &found);
    if (!found) continue;
    const gx_str wanted = read_file(
        gx_str_format(arena, "%s/tests/cases/layout/%s/expected.txt", GX_SOURCE_DIR, name).p, &found);
    lay_out(gx_str_format(arena, "page.%s", suffixes[s]).p, page, NULL);
    const gx_str got = in_words();
    cr_expect(gx_str_eq(got, wanted), "%s: got\n%s", name, got.p);
    promises_hold();
    return true;
  }
  return false;
}

Test(layout, cases) {
  DIR* folder = opendir(GX_SOURCE_DIR "/tests/cases/layout");
  cr_assert_not_null(folder);
  uint32_t n = 0;
  for (struct dirent* entry; (entry = readdir(folder));) {
    if (entry->d_name[0] != '.') n += check_case(entry->d_name);
  }
  closedir(folder);
  cr_expect_geq(n, 9);
}

/* Joining and spaces */

Test(layout, names_broken_by_columns_are_whole) {
  lay_out_text("本报讯 区领导苏明棠、周伟\n\n东、陶峰参加。");
  cr_assert_eq(layout.n_articles, 1);
  block_is(0, 0, GX_BLOCK_BODY, "本报讯区领导苏明棠、周伟东、陶峰参加。");
  const gx_text text = layout.articles[0].text;
  cr_expect_eq(text.src[10], 11); // 周 stands behind the space that was dropped
  cr_expect_eq(text.src[text.n], doc.chars);
  promises_hold();
}

Test(layout, a_paragraph_that_ends_is_not_joined) {
  lay_out_text("望湖区召开大会\n本报讯 会议闭幕。\n苏明棠主持会议。");
  cr_expect_eq(layout.articles[0].n_blocks, 3);
}

Test(layout, spaces_between_latin_words_stay_one) {
  lay_out_text("本报讯 临江大学举办 Open   Science 论坛,共 120 人参加。");
  block_is(0, 0, GX_BLOCK_BODY, "本报讯临江大学举办Open Science论坛，共120人参加。");
}

Test(layout, ascii_punctuation_is_widened_and_quotes_take_sides) {
  lay_out_text("本报讯 他说:\"要'稳'字当头.\"会议通过\"三项\"决定,并作部署.\"好\"!");
  block_is(0, 0, GX_BLOCK_BODY, "本报讯他说：“要'稳'字当头。”会议通过“三项”决定，并作部署。“好”！");
}

Test(layout, a_dot_between_the_parts_of_a_name_is_no_full_stop) {
  lay_out_text("本报讯　阿不都热合曼.吐尔地和铁木尔．买买提参加会议。");
  block_is(0, 0, GX_BLOCK_BODY, "本报讯阿不都热合曼.吐尔地和铁木尔·买买提参加会议。");
}

Test(layout, numbers_are_not_stops) {
  lay_out_text("本报讯 全年增长3.5%,投资达1.2\n\n亿元。");
  block_is(0, 0, GX_BLOCK_BODY, "本报讯全年增长3.5%，投资达1.2亿元。");
}

Test(layout, spaces_part_names_in_bylines) {
  lay_out_text("全区大会召开\n\n■记者 白 露 唐小溪\n\n本报讯 大会召开。");
  block_is(0, 1, GX_BLOCK_BYLINE, "■记者 白露 唐小溪");
}

Test(layout, a_reporter_in_a_sentence_is_no_byline) {
  lay_out_text("全区大会召开\n记者从望湖区政府获悉，大会召开。\n记者采访了许多人");
  cr_expect_eq(layout.articles[0].blocks[1].kind, GX_BLOCK_BODY);
}

/* Articles */

Test(layout, a_byline_begins_an_article_whose_headline_is_lost) {
  lay_out_text("甲事启动\n\n■记者 白露\n\n本报讯 甲事启动。\n\n■记者 时雨\n\n本报讯 乙事启动。");
  cr_expect_eq(layout.n_articles, 2);
  headline_is(0, "甲事启动");
  headline_is(1, "");
}

Test(layout, a_byline_below_its_article_stays_with_it) {
  lay_out_text(
      "# 全区大会召开\n\n本报讯 大会召开。\n\n记者 白露\n\n# 全区植树\n\n本报讯 植树开始。\n\n记者 时雨");
  cr_expect_eq(layout.n_articles, 2);
  block_is(0, 2, GX_BLOCK_BYLINE, "记者 白露");
  block_is(1, 2, GX_BLOCK_BYLINE, "记者 时雨");
}

Test(layout, subheadings_do_not_cut_a_story) {
  lay_out(
      "a.md",
      GX_STR(
          "# 全区工作综述\n\n一年来成绩突出。\n\n## 一、稳增长\n\n经济增长。\n\n## 二、惠民生\n\n民生改善。"),
      NULL);
  cr_expect_eq(layout.n_articles, 1);
  headline_is(0, "全区工作综述");
}

Test(layout, headings_of_one_level_are_articles_of_their_own) {
  lay_out("a.md", GX_STR("## 甲会召开\n\n甲会召开。\n\n## 乙会召开\n\n乙会召开。"), NULL);
  cr_expect_eq(layout.n_articles, 2);
}

Test(layout, captions_between_paragraphs_begin_nothing) {
  lay_out_text(
      "全区大会召开\n3月1日，大会召开，代表们参加了会议。\n大会现场\n代表合影\n会后，代表们参观了展览。");
  cr_expect_eq(layout.n_articles, 1);
  block_is(0, 2, GX_BLOCK_CAPTION, "大会现场");
  block_is(0, 3, GX_BLOCK_CAPTION, "代表合影");
}

Test(layout, a_title_of_the_crawl_is_the_headline) {
  gx_error error;
  cr_assert_eq(
      gx_read_ndjson_line(
          arena, GX_STR("a.ndjson"), 1,
          GX_STR("{\"id\":\"1\",\"title\":\"苏明棠到校调研\",\"text\":\"3月1日，苏明棠到校调研。\\n合影\"}"),
          &(gx_meta){0}, &doc, &error),
      GX_OK);
  cr_assert_eq(gx_layout_extract(lexicon, &doc, arena, &layout, &error), GX_OK);
  cr_expect_eq(layout.n_articles, 1);
  headline_is(0, "苏明棠到校调研");
  promises_hold();
}

Test(layout, navigation_of_a_web_page_is_furniture) {
  lay_out("a.html",
          GX_STR("<html><head><title>苏明棠调研-望湖区人民政府</title></head><body><ul><li>首页</"
                 "li><li>政务公开</li></ul>"
                 "<h1>苏明棠调研项目建设</h1><p>3月1日，苏明棠调研项目建设。</p><p>【打印】【关闭】</p></"
                 "body></html>"),
          NULL);
  cr_expect_eq(layout.n_articles, 1);
  headline_is(0, "苏明棠调研项目建设");
  const gx_article* a = &layout.articles[0];
  cr_expect_eq(a->blocks[a->n_blocks - 1].kind, GX_BLOCK_FURNITURE);
  promises_hold();
}

/* Dates, publication, home */

Test(layout, the_users_date_wins_and_the_masthead_contradicts) {
  const gx_meta given = {.date = {2024, 3, 20}, .home = GX_STR("云岭省临江市望湖区")};
  lay_out(
      "page.txt",
      GX_STR(
          "2024年3月18日 星期一 农历二月初九 第1209期\n\n主办 中共望湖区委\n\n甲事启动\n\n本报讯 甲事启动。"),
      &given);
  issued_is("2024-03-20", GX_FROM_USER);
  str_is(layout.contradiction, "given date says 2024-03-20, masthead says 2024-03-18");
  str_is(layout.home, "云岭省临江市望湖区");
}

Test(layout, a_masthead_may_lose_its_day_mark_and_use_chinese_digits) {
  lay_out_text("2024年3月18 农历甲辰年二月初九 今日4版\n\n甲事启动\n\n本报讯 甲事启动。");
  issued_is("2024-03-18", GX_FROM_MASTHEAD);
  lay_out_text("二〇二四年三月十八日 星期一 第12期\n\n甲事启动\n\n本报讯 甲事启动。");
  issued_is("2024-03-18", GX_FROM_MASTHEAD);
}

Test(layout, a_dateline_without_year_decides_nothing) {
  lay_out_text("甲事启动\n\n云岭社临江2月7日电 甲事启动。");
  issued_is("", GX_FROM_NOWHERE);
  lay_out("news-2024-02-09.txt", GX_STR("甲事启动\n\n云岭社临江2月7日电 甲事启动。"), NULL);
  issued_is("2024-02-09", GX_FROM_FILE_NAME);
  str_is(layout.contradiction, "");
  lay_out("news-2024-06-09.txt", GX_STR("甲事启动\n\n云岭社临江2月7日电 甲事启动。"), NULL);
  str_is(layout.contradiction, "file name says 2024-06-09, dateline says 2-7");
}

Test(layout, a_date_in_a_sentence_dates_nothing) {
  lay_out_text("甲事启动\n2023年12月，甲事启动，计划2024年3月1日完成。");
  issued_is("", GX_FROM_NOWHERE);
}

Test(layout, each_article_of_a_web_page_may_have_its_own_date) {
  lay_out("a.html",
          GX_STR("<h2>甲会召开</h2><p>2024-03-18 10:00:00</p><p>甲会召开了。</p>"
                 "<h2>乙会召开</h2><p>2024-03-17 09:00:00</p><p>乙会召开了。</p>"),
          NULL);
  cr_assert_eq(layout.n_articles, 2);
  cr_expect_eq(layout.articles[0].issued.day, 18);
  cr_expect_eq(layout.articles[1].issued.day, 17);
}

Test(layout, the_publisher_tells_the_home) {
  lay_out_text("望湖日报\n\n中共望湖区委主办 2024年3月18日 第12期\n\n甲事启动\n\n本报讯 甲事启动。");
  str_is(layout.home, "望湖区");
  str_is(layout.publication, "望湖日报");
  lay_out_text("甲事启动\n3月1日，甲事启动了。\n主办：安平县人民政府办公室 承办：安平县融媒体中心");
  str_is(layout.home, "安平县");
}

/// What a user's list says of a line holds like ours: 本站小编：甲 is no part of the report, and a number may stand in it.
Test(layout, a_users_cues_are_cues) {
  char folder[] = "/tmp/gx_layout_XXXXXX", lists[64], path[80];
  cr_assert_not_null(mkdtemp(folder));
  snprintf(lists, sizeof lists, "%s/lists", folder);
  snprintf(path, sizeof path, "%s/page-cues.tsv", lists);
  cr_assert_eq(mkdir(lists, 0700), 0);
  FILE* file = fopen(path, "wb");
  fputs("# columns: word class weight extra\n本站{n}号小编：\tcolophon\t30\tstarts\n", file);
  fclose(file);
  static const char page[] = "甲事启动\n3月1日，甲事在望湖区启动了。\n本站12号小编：青山\n";
  lay_out_text(page);
  cr_expect_neq(layout.articles[0].blocks[2].kind, GX_BLOCK_COLOPHON);
  gx_lexicon_free(lexicon);
  gx_error error;
  cr_assert_eq(gx_lexicon_load(GX_GAZETTEERS, folder, &lexicon, &error), GX_OK, "%s", error.message);
  remove(path), rmdir(lists), rmdir(folder);
  lay_out_text(page);
  block_is(0, 2, GX_BLOCK_COLOPHON, "本站12号小编：青山");
}

/* Whatever comes */

Test(layout, an_empty_page_has_no_articles) {
  gx_error error;
  const uint32_t end[] = {0};
  const gx_document empty = {.text = {U"", end, 0}};
  cr_assert_eq(gx_layout_extract(lexicon, &empty, arena, &layout, &error), GX_OK);
  cr_expect_eq(layout.n_articles, 0);
  cr_expect_eq(layout.issued_from, GX_FROM_NOWHERE);
}

Test(layout, hostile_pages_keep_the_promises) {
  static const char* const bits[] = {"“",          "（",        "\n\n", "　　", "强调", "记者 ",      "：",
                                     "2024年",     "下转第2版", "。",   "*",    "_",    "\"",         "李",
                                     "1",          ".",         "《",   "▲",    "广告", "相关阅读\n", "## ",
                                     "新闻摘要\n", "㈠",        "．",   "a b"};
  uint32_t seed = 7;
  for (int round = 0; round < 60; round++) {
    gx_sink* sink = gx_sink_memory();
    for (int i = 0; i < 300; i++) {
      seed = seed * 1664525u + 1013904223u;
      gx_puts(sink, bits[(seed >> 16) % (sizeof bits / sizeof *bits)]);
    }
    lay_out(round % 2 ? "a.md" : "a.txt", gx_str_copy(arena, gx_sink_bytes(sink)), NULL);
    gx_sink_abandon(sink);
    promises_hold();
    gx_arena_reset(arena, 1 << 20);
  }
}

Test(layout, real_pages_keep_the_promises) {
  const char* shared = getenv("GUANXI_SHARED");
  const char* folder = shared ? shared : GX_SOURCE_DIR "/../shared";
  static const char* const parts[] = {"texts/seeds", "texts/local", "texts/xwlb-gold"};
  uint32_t n = 0;
  for (size_t k = 0; k < 3; k++) {
    DIR* open = opendir(gx_str_format(arena, "%s/%s", folder, parts[k]).p);
    if (!open) cr_skip_test("no pages in %s: skipped", folder);
    for (struct dirent* entry; (entry = readdir(open));) {
      if (entry->d_name[0] == '.') continue;
      bool found;
      const gx_str page =
          read_file(gx_str_format(arena, "%s/%s/%s", folder, parts[k], entry->d_name).p, &found);
      lay_out(entry->d_name, page, NULL);
      promises_hold();
      n += layout.n_articles;
    }
    closedir(open);
  }
  cr_expect_geq(n, 60);
}
