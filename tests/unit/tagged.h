/// For tests of taggers: a text tagged with the real gazetteers up to meetings, decided, and one kind of mention written as words.
#ifndef GX_TESTS_TAGGED_H
#define GX_TESTS_TAGGED_H

#include <criterion/criterion.h>

#include "base/utf8.h"
#include "extractor/span.h"
#include "lexicon_suite.h"

/// Names of `kind` that the decision keeps on their own, separated by spaces.
static const char* names_of(const char* text, gx_span_kind kind) {
  uint32_t n = 0;
  gx_block block = {GX_BLOCK_BODY, 0, 0};
  char32_t* ch = gx_utf8_to(arena, gx_fold_str(arena, gx_str_of(text)), &n);
  block.end = n;
  gx_article article = {.text = {.ch = ch, .n = n}, .blocks = &block, .n_blocks = 1};
  const gx_tagging in = gx_tagging_new(lexicon, &article, GX_STR(""), arena);
  gx_spans spans = {0};
  gx_tag_words(&in, arena, &spans);
  gx_tag_dates(&in, arena, &spans);
  gx_tag_places(&in, arena, &spans);
  gx_tag_units(&in, arena, &spans);
  gx_tag_titles(&in, arena, &spans);
  gx_tag_meetings(&in, arena, &spans);
  gx_tag_persons(&in, arena, &spans);
  const gx_mentions mentions = gx_decide(&in, &spans, arena);
  gx_str all = {"", 0};
  for (uint32_t i = 0; i < mentions.n; i++) {
    const gx_mention* m = &mentions.at[i];
    if (m->part || m->span.kind != kind) continue;
    const gx_str name = gx_utf8_from(arena, ch + m->span.begin, m->span.end - m->span.begin);
    all = gx_str_format(arena, "%.*s%s%.*s", GX_FMT(all), all.n ? " " : "", GX_FMT(name));
  }
  return gx_str_copy(arena, all).p;
}

static void expect(const char* text, gx_span_kind kind, const char* names) {
  cr_expect_str_eq(names_of(text, kind), names, "%s: %s, not %s", text, names_of(text, kind), names);
}

#endif
