#include "tests/unit/read_help.h"

static gx_arena* arena;
static gx_document doc;
static gx_error error;

static void set_up(void) { arena = gx_arena_new(); }
static void tear_down(void) { gx_arena_free(arena); }
TestSuite(read_html, .init = set_up, .fini = tear_down);

static void html_is(const char* page, const char* lines) {
  cr_expect_str_eq(read_as(arena, GX_FORMAT_HTML, "a.html", page, &doc), lines);
}

/// The source offset of the first character of `words` as shown; the words must be there once.
static uint32_t place_of(const char* words) {
  uint32_t n;
  const char32_t* w = gx_utf8_to(arena, bytes_of(words), &n);
  for (uint32_t i = 0; i + n <= doc.text.n; i++) {
    if (memcmp(doc.text.ch + i, w, n * sizeof *w) == 0) return doc.text.src[i];
  }
  cr_assert_fail("not shown: %s", words);
  return 0;
}

static uint32_t offset_in(const char* page, const char* words) {
  const char* at = strstr(page, words);
  return gx_utf8_count((gx_str){page, (size_t)(at - page)});
}

static void places_are_true(const char* page, const char* const* words, unsigned n) {
  for (unsigned i = 0; i < n; i++)
    cr_expect_eq(place_of(words[i]), offset_in(page, words[i]), "%s", words[i]);
}

Test(read_html, a_page) {
  const char* page =
      "<!DOCTYPE html>\r\n<html lang=zh><head><meta charset=gb2312><title>区委召开会议_望湖新闻网</title>\n"
      "<style>p{}</style><script>document.write('<p>不见</p>');</script></head>\n"
      "<body><nav>首页</nav><div class='a>b'><h1>区委召开会议</h1>\r\n<p>　　本报讯 "
      "7日下午，<b>王建国</b>主持。</p>"
      "<p>李明、<br/>张华参加。</p><ul><li>一<li>二</ul><table><tr><td>姓名<td>职务</table>"
      "<figure><img src=x alt=图><figcaption>会场</figcaption></figure></div></body></html>";
  html_is(page,
          "#1 区委召开会议\n.　　本报讯 "
          "7日下午，王建国主持。\n.李明、\n张华参加。\n.-一\n.-二\n.|姓名\n.|职务\n.^会场\n");
  const char* const words[] = {"　　本报讯", "王建国", "主持。", "张华", "二", "职务", "会场"};
  places_are_true(page, words, 7);
}

Test(read_html, title_where_no_heading_says_it) {
  html_is("<title>要闻</title><p>甲", "#1 要闻\n.甲\n");
  html_is("<title>要闻</title><h1>头条</h1><p>甲", "#1 要闻\n.#1 头条\n.甲\n");
  html_is("<title> 区委召开会议 - 望湖网</title><h2>区委<br>召开会议</h2><h3>区委召开会议</h3>",
          "#2 区委\n#2 召开会议\n.#3 区委召开会议\n");
  html_is("<title>区委召开扩大-望湖网</title><h2>区委召开扩大会议</h2>", "#2 区委召开扩大会议\n");
  html_is("<title>要闻</title><svg><title>图标</title></svg>甲", "#1 要闻\n.甲\n");
}

Test(read_html, character_references) {
  const char* page =
      "<p>A&amp;B&nbsp;甲&lt;乙&gt;&#8226;丁&#x4E01;&hellip;&unknown;&amp;&#128512;戊& 己&nbsp庚&#59;";
  html_is(page, "A&B\u00A0甲<乙>•丁丁…&unknown;&😀戊& 己 庚;\n");
  const char* const words[] = {"甲", "乙", "戊", "己", "庚", "unknown"};
  places_are_true(page, words, 6);
  cr_expect_eq(place_of("•"), offset_in(page, "&#8226;"));
  cr_expect_eq(place_of("😀"), offset_in(page, "&#128512;"));
  cr_expect_eq(place_of("…"), offset_in(page, "&hellip;"));
}

Test(read_html, odd_markup) {
  const char* page =
      "<P>甲<!-- <p>注</p> -->乙<![CDATA[丙<b>丁</b>]]>戊<?php 己 ?>庚 3 < 4 <5 <王> 𠮷<a "
      "href='>\"'>字</A></b></x>"
      "<img alt=\"a>b\" src=c>末<p>段";
  html_is(page, "甲乙丙丁戊庚 3 < 4 <5 <王> 𠮷字末\n.段\n");
  const char* const words[] = {"乙", "丙", "丁", "戊", "庚", "< 4", "<5", "<王>", "𠮷", "字", "末", "段"};
  places_are_true(page, words, 12);
}

Test(read_html, white_space) {
  html_is(
      "<p>\n  甲\r\n  乙\t丙 </p>\n\n<p> </p><p>&nbsp;</p><p>丁<br><br><br>戊</p><pre>己\n "
      "庚\r\n辛</pre><hr>壬",
      "甲 乙 丙\n..丁\n..戊\n.己\n 庚\n辛\n..壬\n");
}

Test(read_html, control_characters) {
  const char* page = "<p>甲\x01乙\x02\x03丙</p><p>\x1F丁&amp;戊\x7F己</p>";
  read_as(arena, GX_FORMAT_HTML, "a.html", page, &doc);
  const char* const words[] = {"甲", "乙", "丙", "丁", "戊", "己"};
  places_are_true(page, words, 6);
}

Test(read_html, nested_tables_lay_out_pages) {
  html_is(
      "<table><tr><td><table><tr><td><h2>标题</h2><p>正文</p></td></tr></table></td><td>侧</td></tr></table>",
      "#2 标题\n.正文\n.|侧\n");
}

Test(read_html, unclosed) {
  html_is("<html><body><div><p>甲<div>乙<span>丙", "甲\n.乙丙\n");
  html_is("<p>甲<a href=\"b", "甲\n");
  html_is("<p>甲<!-- 乙", "甲\n");
  html_is("甲<b", "甲\n");
  html_is("甲<script>乙", "甲\n");
}

Test(read_html, hidden_parts) {
  html_is(
      "甲<noscript>a</noscript><template>b</template><select><option>c</select><button>d</"
      "button><textarea>e</textarea>"
      "<nav>f<p>g</p></nav><svg><text>h</text></svg><iframe>i</iframe>乙",
      "甲乙\n");
}

Test(read_html, what_a_page_says_of_itself) {
  read_as(arena, GX_FORMAT_HTML, "a.html",
          "<meta name=\"PubDate\" content=\"2024-02-07 09:30\"><meta name=SiteName content=望湖区人民政府>"
          "<meta name=ContentSource content=' 望湖日报 '><link rel=canonical href=http://a.cn/1.html><p>甲",
          &doc);
  char day[12];
  gx_date_format(doc.page.date, day);
  cr_expect_str_eq(day, "2024-02-07");
  cr_expect(gx_str_eq(doc.page.publication, GX_STR("望湖日报")));
  cr_expect(gx_str_eq(doc.page.url, GX_STR("http://a.cn/1.html")));
  read_as(arena, GX_FORMAT_HTML, "a.html",
          "<meta property=og:site_name content=望湖网><meta name=source content=本站><meta name=date "
          "content='2024-02-01'>"
          "<meta property='article:published_time' content='2024-02-06T23:30:00Z'><time "
          "datetime=2024-01-01>一月</time>",
          &doc);
  gx_date_format(doc.page.date, day);
  cr_expect_str_eq(day, "2024-02-07"); // In Beijing
  cr_expect(gx_str_eq(doc.page.publication, GX_STR("望湖网")));
  read_as(
      arena, GX_FORMAT_HTML, "a.html",
      "<script type='application/ld+json'>{\"@id\":1,\"datePublished\": \"2024-02-08T08:00:00\"}</script>甲",
      &doc);
  gx_date_format(doc.page.date, day);
  cr_expect_str_eq(day, "2024-02-08");
}

static char* repeated(const char* unit, size_t times, const char* tail) {
  const size_t n = strlen(unit);
  char* p = gx_alloc(arena, n * times + strlen(tail) + 1);
  for (size_t i = 0; i < times; i++) memcpy(p + i * n, unit, n);
  memcpy(p + n * times, tail, strlen(tail));
  return p;
}

Test(read_html, nested_100000_deep) {
  static const char* const units[] = {"<div>", "<b>", "<x>", "<table><tr><td>", "<nav>", "<ul><li>"};
  for (unsigned i = 0; i < sizeof units / sizeof *units; i++) {
    const char* page = repeated(units[i], 100000, "王建国主持会议</div></b></x></nav></td>");
    const char* lines = read_as(arena, GX_FORMAT_HTML, "a.html", page, &doc);
    cr_expect(strstr(lines, "王建国主持会议\n"), "%s: %s", units[i], lines);
  }
}

Test(read_html, hostile_markup_stays_linear, .timeout = 60) {
  static const char* const heads[] = {"<p ", "<p ", "<p ", "", "", "", "", "", "", ""};
  static const char* const units[] = {"a1=b ", "%a=\"x ", "a=",   "<x>a",      "</x>",
                                      "<",     "&",       "<!--", "<![CDATA[", "<p a=\""};
  for (unsigned i = 0; i < sizeof units / sizeof *units; i++) {
    char* middle = repeated(units[i], 200000, ">王建国");
    const gx_str page = gx_str_format(arena, "甲%s%s", heads[i], middle);
    cr_expect_eq(gx_read(arena, GX_STR("a.html"), page, NULL, NULL, &doc, &error), GX_OK, "%s", units[i]);
    check_document(arena, &doc);
  }
}

/// Fragments thrown together at random: every character shown still stands where it is said to stand.
Test(read_html, confusion_maps_back) {
  static const char* const bits[] = {
      "<p>",       "</p>",      "<b>",  "甲",  "乙𠮷",   "&amp;",      "&nbsp;",    "&#20013;", "&",
      "<",         ">",         "\r\n", " ",   "\x01",   "<!-- x -->", "<td>",      "<br>",     "<script>",
      "</script>", "<a href='", "'",    "\"",  "</div>", "]]>",        "<![CDATA[", "<title>",  "</title>",
      "<pre>",     "&lt",       ";",    "<?x", "<!D",    "abc",        "<h2>",      "<nav>"};
  uint32_t state = 3;
  for (unsigned round = 0; round < 3000; round++) {
    const gx_mark mark = gx_mark_now(arena);
    char page[1000] = "始";
    for (unsigned i = 0; i < 40; i++) {
      state = state * 1664525u + 1013904223u;
      strcat(page, bits[(state >> 16) % (sizeof bits / sizeof *bits)]);
    }
    if (gx_read(arena, GX_STR("a.html"), bytes_of(page), NULL, NULL, &doc, &error) == GX_OK)
      check_document(arena, &doc);
    gx_rewind(arena, mark);
  }
}
