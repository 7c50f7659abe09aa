/// The decision takes the best-scoring reading of a sentence, keeps nested names, breaks ties the same way every time.
#include <criterion/criterion.h>

#include "base/utf8.h"
#include "extractor/span.h"

static gx_arena* arena;
static gx_tagging in;
static gx_article article;
static gx_sentence whole;

static void begin(const char* text) {
  arena = gx_arena_new();
  uint32_t n;
  char32_t* ch = gx_utf8_to(arena, gx_str_of(text), &n);
  uint32_t* src = GX_ARRAY(arena, uint32_t, n + 1);
  for (uint32_t i = 0; i <= n; i++) src[i] = i;
  article = (gx_article){.text = {ch, src, n}};
  whole = (gx_sentence){.begin = 0, .end = n};
  in = (gx_tagging){.article = &article, .sentences = {&whole, 1}};
}

static void finish(void) { gx_arena_free(arena); }

static void propose(gx_spans* spans, uint32_t from, uint32_t to, gx_span_kind kind, int level) {
  GX_PUSH(arena, spans,
          (gx_span){.begin = from,
                    .end = to,
                    .kind = kind,
                    .score = level * (int32_t)(to - from),
                    .rule = "test",
                    .entry = GX_NONE,
                    .head = from});
}

Test(decide, town_is_not_cut_by_a_mayor) {
  begin("云江市长柳镇"); // 市长 stands in it, and is none
  gx_spans spans = {0};
  propose(&spans, 0, 3, GX_SPAN_PLACE, GX_STRONG);
  propose(&spans, 2, 4, GX_SPAN_TITLE, GX_SURE);
  propose(&spans, 3, 6, GX_SPAN_PLACE, GX_STRONG);
  const gx_mentions m = gx_decide(&in, &spans, arena);
  cr_assert_eq(m.n, 2);
  cr_expect_eq(m.at[0].span.end, 3);
  cr_expect_eq(m.at[1].span.begin, 3);
  finish();
}

Test(decide, words_hold_their_ground_and_are_not_kept) {
  begin("李丰参加");
  gx_spans spans = {0};
  propose(&spans, 0, 3, GX_SPAN_PERSON, GX_FAIR); // 李丰参
  propose(&spans, 0, 2, GX_SPAN_PERSON, GX_FAIR); // 李丰
  propose(&spans, 2, 4, GX_SPAN_WORD, GX_WORDLY); // 参加
  const gx_mentions m = gx_decide(&in, &spans, arena);
  cr_assert_eq(m.n, 1);
  cr_expect_eq(m.at[0].span.end, 2);
  finish();
}

Test(decide, units_inside_a_title_stay_as_parts) {
  begin("区委宣传部部长");
  gx_spans spans = {0};
  propose(&spans, 0, 7, GX_SPAN_TITLE, GX_STRONG);
  propose(&spans, 0, 5, GX_SPAN_UNIT, GX_STRONG);
  propose(&spans, 0, 2, GX_SPAN_UNIT, GX_SURE);
  propose(&spans, 1, 4, GX_SPAN_UNIT, GX_WEAK); // Crosses: not kept
  const gx_mentions m = gx_decide(&in, &spans, arena);
  cr_assert_eq(m.n, 3);
  cr_expect_not(m.at[0].part);
  cr_expect(m.at[1].part && m.at[1].span.end == 5);
  cr_expect(m.at[2].part && m.at[2].span.end == 2);
  finish();
}

Test(decide, ties_go_to_the_longer_then_the_earlier) {
  begin("甲乙丙");
  gx_spans spans = {0};
  const gx_span tie = {.score = 100, .entry = GX_NONE};
  gx_span first = tie, second = tie, longer = tie;
  first.end = 2, first.kind = GX_SPAN_UNIT, first.rule = "first";
  second.end = 2, second.kind = GX_SPAN_PLACE, second.rule = "second";
  longer.end = 3, longer.kind = GX_SPAN_COMPANY, longer.rule = "longer";
  GX_PUSH(arena, &spans, first);
  GX_PUSH(arena, &spans, second);
  GX_PUSH(arena, &spans, longer);
  const gx_mentions m = gx_decide(&in, &spans, arena);
  cr_assert_geq(m.n, 1);
  cr_expect_str_eq(m.at[0].span.rule, "longer");
  finish();
}

Test(decide, nothing_proposed_nothing_kept) {
  begin("没有名字");
  gx_spans spans = {0};
  cr_expect_eq(gx_decide(&in, &spans, arena).n, 0);
  finish();
}
