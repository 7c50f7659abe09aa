#include <criterion/criterion.h>

#include "base/sink.h"
#include "base/utf8.h"
#include "extractor/span.h"

static gx_arena* arena;

static void set_up(void) { arena = gx_arena_new(); }
static void tear_down(void) { gx_arena_free(arena); }
TestSuite(sentence, .init = set_up, .fini = tear_down);

/// Sentences of one block of text, each followed by |.
static const char* cut(const char* text) {
  uint32_t n;
  const char32_t* ch = gx_utf8_to(arena, gx_str_of(text), &n);
  gx_block block = {GX_BLOCK_BODY, 0, n};
  gx_article article = {.text = {ch, NULL, n}, .blocks = &block, .n_blocks = 1};
  gx_sentences found = gx_sentences_extract(&article, arena);
  gx_sink* sink = gx_sink_memory();
  for (uint32_t i = 0; i < found.n; i++) {
    const gx_str s = gx_utf8_from(arena, ch + found.at[i].begin, found.at[i].end - found.at[i].begin);
    gx_putf(sink, "%.*s|", GX_FMT(s));
  }
  const gx_str copy = gx_str_copy(arena, gx_sink_bytes(sink));
  gx_sink_abandon(sink);
  return copy.p;
}

static void cut_is(const char* text, const char* wanted) { cr_expect_str_eq(cut(text), wanted); }

Test(sentence, ends) {
  cut_is("甲主持会议。乙参加！丙呢？", "甲主持会议。|乙参加！|丙呢？|");
  cut_is("甲主持；乙参加，丙列席", "甲主持；乙参加，丙列席|");
  cut_is("增长3.5%。No.1路。", "增长3.5%。|No.1路。|");
  cut_is("什么？！走吧。", "什么？！|走吧。|");
}

Test(sentence, dots_of_omission) {
  cut_is("质检、过磅……六时许，交接完毕。", "质检、过磅……|六时许，交接完毕。|");
  cut_is("一声声……的呼唤。", "一声声……的呼唤。|");
}

Test(sentence, short_quotations_are_whole) {
  cut_is("他说：“很好。我们继续。”大家鼓掌。", "他说：“很好。我们继续。”|大家鼓掌。|");
  cut_is("“你们辛苦了。向大家问好！”陆承远说。会后，他离开。",
         "“你们辛苦了。向大家问好！”陆承远说。|会后，他离开。|");
  cut_is("打造“平安望湖”品牌。很好。", "打造“平安望湖”品牌。|很好。|");
}

Test(sentence, a_speech_is_cut) {
  gx_sink* sink = gx_sink_memory();
  gx_puts(sink, "他说：“");
  for (int i = 0; i < 40; i++) gx_puts(sink, "我们要努力。");
  gx_puts(sink, "”");
  const char* got = cut(gx_str_copy(arena, gx_sink_bytes(sink)).p);
  gx_sink_abandon(sink);
  uint32_t n = 0;
  for (const char* p = got; *p; p++) n += *p == '|';
  cr_expect_eq(n, 40);
}

Test(sentence, an_unclosed_quotation_is_no_quotation) {
  cut_is("他说：“很好。我们继续。大家鼓掌。", "他说：“很好。|我们继续。|大家鼓掌。|");
}

Test(sentence, brackets_and_titles_are_whole) {
  cut_is("会议（记者甲。通讯员乙。）召开。完。", "会议（记者甲。通讯员乙。）召开。|完。|");
  cut_is("观看《你好！春天》后座谈。完。", "观看《你好！春天》后座谈。|完。|");
}

Test(sentence, a_sentence_without_end_is_bounded) {
  gx_sink* sink = gx_sink_memory();
  for (int i = 0; i < 5000; i++) gx_puts(sink, "甲和乙，");
  const gx_str text = gx_str_copy(arena, gx_sink_bytes(sink));
  gx_sink_abandon(sink);
  uint32_t n;
  const char32_t* ch = gx_utf8_to(arena, text, &n);
  gx_block block = {GX_BLOCK_BODY, 0, n};
  gx_article article = {.text = {ch, NULL, n}, .blocks = &block, .n_blocks = 1};
  gx_sentences found = gx_sentences_extract(&article, arena);
  cr_expect_geq(found.n, 4);
  for (uint32_t i = 0; i < found.n; i++) cr_expect_leq(found.at[i].end - found.at[i].begin, 4096);
  cr_expect_eq(found.at[found.n - 1].end, n);
}

Test(sentence, blocks_part_sentences) {
  uint32_t n;
  const char32_t* ch = gx_utf8_to(arena, GX_STR("苏明棠调研\n3月1日，苏明棠调研。完。"), &n);
  gx_block blocks[] = {{GX_BLOCK_HEADLINE, 0, 5}, {GX_BLOCK_BODY, 6, n}};
  gx_article article = {.text = {ch, NULL, n}, .blocks = blocks, .n_blocks = 2};
  gx_sentences found = gx_sentences_extract(&article, arena);
  cr_assert_eq(found.n, 3);
  cr_expect_eq(found.at[0].block, GX_BLOCK_HEADLINE);
  cr_expect_eq(found.at[0].end, 5);
  cr_expect_eq(found.at[2].paragraph, 1);
}
