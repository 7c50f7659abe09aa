#include "extractor/score.h"

#include <criterion/criterion.h>
#include <string.h>

#include "extractor/squeeze.h"

static gx_arena* arena;
static gx_arena* scratch;

static void begin(void) {
  arena = gx_arena_new();
  scratch = gx_arena_new();
}
static void end(void) {
  gx_arena_free(scratch);
  gx_arena_free(arena);
}

TestSuite(score, .init = begin, .fini = end);

#define IS(s, literal) cr_expect(gx_str_eq((s), GX_STR(literal)), "“%.*s”", GX_FMT(s))

Test(score, squeezing_drops_blanks_and_folds_widths) {
  IS(gx_squeeze(GX_STR(" 高　原（Ａ）\r\n"), arena), "高原(A)");
  IS(gx_squeeze(GX_STR("①㈠"), arena), "1(一)");
  IS(gx_squeeze(GX_STR("\xE2\x80\x8B"), arena), "\xE2\x80\x8B"); // Zero-width is no blank
}

Test(score, squeezing_a_page_drops_markup_and_keeps_places) {
  const gx_squeezed s = gx_squeezed_new(GX_STR("甲<b>乙</b>&nbsp;[丙](http://x) 丁 < 戊"), arena);
  IS(s.flat, "甲乙[丙丁<戊");
  cr_expect_eq(s.starts[0], 0);
  cr_expect_eq(s.starts[1], 3); // The tag stands where what follows it stands
  cr_expect_eq(s.starts[4], 3);
  cr_expect_eq(s.starts[s.chars], s.flat.n);
}

Test(score, openers_without_closers_cost_nothing) {
  enum { N = 200000 };
  char* many = gx_alloc(arena, N);
  memset(many, '<', N);
  cr_expect_eq(gx_squeezed_new((gx_str){many, N}, arena).flat.n, N);
  for (int i = 0; i + 1 < N; i += 2) memcpy(many + i, "](", 2);
  cr_expect_eq(gx_squeezed_new((gx_str){many, N}, arena).flat.n, N);
}

static gx_record_mention mention(gx_kind kind, const char* text, uint32_t from, uint32_t to) {
  return (gx_record_mention){
      .kind = kind, .text = gx_str_of(text), .begin = from, .end = to, .rule = GX_STR("r.m")};
}

static gx_tally field(const gx_score* s, gx_field f) { return gx_score_field(s, f); }

static gx_score* score(const char* gold, const gx_record* record, const char* text) {
  gx_error error = {0};
  gx_score* s = gx_score_new(arena);
  cr_assert_eq(gx_score_add(s, gx_str_of(gold), "g.json", record, gx_str_of(text), NULL, scratch, &error),
               GX_OK, "%s", error.message);
  return s;
}

Test(score, an_administrative_name_may_be_place_or_unit) {
  gx_record_mention mentions[] = {mention(GX_KIND_UNIT, "桥头镇", 0, 3), mention(GX_KIND_UNIT, "桥头", 3, 5)};
  const gx_record record = {.mentions = mentions, .n_mentions = 2};
  gx_score* s = score(
      "{\"doc\":\"a\",\"articles\":[{\"starts\":\"桥\",\"ends\":\"。\",\"place\":[\"桥头镇\",\"桥头\"]}]}",
      &record, "桥头镇桥头。");
  cr_expect_eq(field(s, GX_FIELD_PLACE).tp, 1);
  cr_expect_eq(field(s, GX_FIELD_PLACE).fn, 1);
  cr_expect_eq(field(s, GX_FIELD_UNIT).fp, 1);
}

Test(score, parts_of_longer_mentions_and_what_is_ignored_count_for_nothing) {
  gx_record_mention mentions[] = {mention(GX_KIND_TITLE, "区委书记", 0, 4),
                                  mention(GX_KIND_UNIT, "区委", 0, 2), mention(GX_KIND_PERSON, "高原", 4, 6),
                                  mention(GX_KIND_PERSON, "沈明", 6, 8)};
  const gx_record record = {.mentions = mentions, .n_mentions = 4};
  gx_score* s = score(
      "{\"doc\":\"a\",\"articles\":[{\"starts\":\"区\",\"ends\":\"。\",\"title\":[\"区委书记\"],\"person\":["
      "\"沈明\"],"
      "\"ignore\":[\"高原\",\"沈明\"]}]}",
      &record, "区委书记高原沈明。");
  cr_expect_eq(field(s, GX_FIELD_UNIT).fp, 0);
  cr_expect_eq(field(s, GX_FIELD_TITLE).tp, 1);
  cr_expect_eq(field(s, GX_FIELD_PERSON).tp, 1); // Marked as a person: not ignored
  cr_expect_eq(field(s, GX_FIELD_PERSON).fp, 0);
}

Test(score, a_row_belongs_to_the_smallest_article_around_it) {
  gx_record_mention mentions[] = {mention(GX_KIND_PERSON, "高原", 2, 4),
                                  mention(GX_KIND_PERSON, "沈明", 6, 8)};
  const gx_record record = {.mentions = mentions, .n_mentions = 2};
  gx_score* s = score(
      "{\"doc\":\"a\",\"articles\":[{\"starts\":\"外文\",\"ends\":\"末\",\"person\":[\"高原\"]},"
      "{\"starts\":\"内文\",\"ends\":\"明\",\"person\":[\"沈明\"]}]}",
      &record, "外文高原内文沈明末");
  cr_expect_eq(field(s, GX_FIELD_PERSON).tp, 2);
  cr_expect_eq(field(s, GX_FIELD_PERSON).fp, 0);
}

Test(score, a_document_without_record_is_missed_whole) {
  gx_score* s = score(
      "{\"doc\":\"a\",\"articles\":[{\"person\":[\"高原\",\"高 "
      "原\"],\"visits\":[[\"高原\",\"桥头\",null]]}]}",
      NULL, "");
  cr_expect_eq(field(s, GX_FIELD_PERSON).fn, 1);
  cr_expect_eq(field(s, GX_FIELD_VISITS).fn, 1);
  cr_expect_float_eq(gx_tally_precision(field(s, GX_FIELD_PERSON)), 1, 0);
  cr_expect_float_eq(gx_tally_f1(field(s, GX_FIELD_PERSON)), 0, 0);
}
