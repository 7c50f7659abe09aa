#include <criterion/criterion.h>

#include "extractor/extract.h"
#include "extractor/read.h"
#include "extractor/understand.h"
#include "lexicon_suite.h"

/// Articles that tell of one another's people: 骞芳莉 is a name only because the last one gives her office.
static const char* const stories[] = {
    "# "
    "望湖区召开经济工作会议\n\n3月15日，望湖区召开经济工作会议。区委书记高原主持会议并讲话。李华等区领导参加"
    "。\n\n",
    "# "
    "苏明棠到柳荫街道调研\n\n3月16日，区长苏明棠先后来到柳荫街道、望湖大堤，检查防汛工作。骞芳莉参加。他强调"
    "，要抓好落实。\n\n",
    "# "
    "全区招商引资大会\n\n3月14日，全区招商引资大会在望湖会议中心举行。云岭星河新材料有限公司董事长何敬之发言"
    "。\n\n",
};
static const char last[] =
    "# 区人大常委会举行会议\n\n3月20日上午，区人大常委会举行会议。副区长骞芳莉列席会议。\n\n";

static gx_error error;

TestSuite(extract, .init = set_up, .fini = tear_down);

/// A page of so many articles.
static gx_document page_of(unsigned articles) {
  gx_sink* sink = gx_sink_memory();
  gx_document document;
  for (unsigned i = 0; i + 1 < articles; i++) gx_puts(sink, stories[i % 3]);
  gx_puts(sink, last);
  const gx_meta given = {.date = {2024, 3, 21}, .home = GX_STR("云岭省临江市望湖区")};
  const gx_status status =
      gx_read(arena, GX_STR("page.md"), gx_sink_bytes(sink), &given, NULL, &document, &error);
  cr_assert_eq(status, GX_OK, "%s", error.message);
  gx_sink_abandon(sink);
  return document;
}

static gx_str written(const gx_record* record) {
  gx_sink* sink = gx_sink_memory();
  gx_record_write(record, sink);
  const gx_str line = gx_str_copy(arena, gx_sink_bytes(sink));
  gx_sink_abandon(sink);
  return line;
}

static gx_str resolved(const gx_document* document, const gx_understanding* u) {
  gx_record record;
  gx_resolve_extract(lexicon, document, &u->layout, u->articles, arena, &record);
  return written(&record);
}

Test(extract, large_way_gives_the_same_record_with_any_number_of_threads) {
  const gx_document document = page_of(25);
  gx_understanding u;
  cr_assert_eq(gx_understand(lexicon, &document, arena, &u, &error), GX_OK);
  cr_assert_eq(u.layout.n_articles, 25);
  const gx_str small = resolved(&document, &u);
  cr_assert(gx_str_has(small, GX_STR("person.known")), "nobody is known from another article");
  for (unsigned threads = 1; threads <= 40; threads = threads * 2 + 1) {
    cr_assert_eq(gx_understand_large(lexicon, &document, threads, arena, &u, &error), GX_OK);
    cr_expect(gx_str_eq(resolved(&document, &u), small), "another record with %u threads", threads);
  }
}

static size_t taken_by(const gx_document* document, bool large) {
  gx_arena* own = gx_arena_new();
  gx_understanding u;
  gx_record record;
  const gx_status status = large ? gx_understand_large(lexicon, document, 2, own, &u, &error)
                                 : gx_understand(lexicon, document, own, &u, &error);
  cr_assert_eq(status, GX_OK);
  gx_resolve_extract(lexicon, document, &u.layout, u.articles, own, &record);
  const size_t bytes = gx_arena_bytes(own);
  gx_arena_free(own);
  return bytes;
}

Test(extract, large_way_takes_a_third_of_the_memory) {
  const gx_document document = page_of(4000);
  cr_assert_geq(document.chars, GX_LARGE_DOCUMENT);
  const size_t large = taken_by(&document, true), small = taken_by(&document, false);
  cr_expect_leq(large * 3, small, "%zu bytes instead of %zu", large, small);
}
