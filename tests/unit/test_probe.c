#include "extractor/probe.h"

#include <criterion/criterion.h>

#include "base/utf8.h"

static gx_arena* arena;
static gx_rules* rules;

static void begin(void) { arena = gx_arena_new(); }
static void end(void) {
  gx_rules_free(rules);
  rules = NULL;
  gx_arena_free(arena);
}

TestSuite(probe, .init = begin, .fini = end);

/// Probes the only rule in a folded sentence in which P is an official and M a meeting.
static gx_probe probe(const char* text, const char* sentence) {
  gx_error error = {0};
  uint32_t n;
  char32_t* ch = gx_utf8_to(arena, gx_str_of(sentence), &n);
  for (uint32_t i = 0; i < n; i++) {
    if (ch[i] == U'P') ch[i] = GX_SLOT_BASE + GX_SLOT_OFFICIAL;
    if (ch[i] == U'M') ch[i] = GX_SLOT_BASE + GX_SLOT_MEETING;
  }
  cr_assert_eq(gx_rules_parse(arena, gx_str_of(text), "t.rules", NULL, NULL, &rules, &error), GX_OK, "%s",
               error.message);
  return gx_rule_probe(rules, 0, ch, n, arena);
}

#define IS(s, literal) cr_expect(gx_str_eq((s), GX_STR(literal)), "“%.*s”", GX_FMT(s))

static const char* const chair =
    "words adv |亲自\n"
    "rule chair\n"
    "  on    主持|召集\n"
    "  match {who}<adv>…8(?:再次|首次)?主持召开{event}\n"
    "  not   曾…4主持\n"
    "  emit  chaired {who} {event}\n"
    "  ok    区长沈明主持召开大会。 => 沈明 chaired\n"
    "  no    区长沈明。\n";

Test(probe, a_whole_match_expects_nothing) {
  const gx_probe p = probe(chair, "今天P亲自主持召开M。");
  IS(p.trigger, "主持");
  cr_assert_eq(p.matches.n, 1);
  cr_assert_eq(p.n_tries, 1);
  cr_expect_eq(p.tries[0].done, p.tries[0].of);
  cr_expect_eq(p.tries[0].expected.n, 0);
  cr_expect_eq(p.refused_at, 0);
}

Test(probe, stops_where_the_next_element_is_missing) {
  const gx_probe p = probe(chair, "今天P亲自首次主持召开会议。");
  cr_assert_eq(p.matches.n, 0);
  cr_assert_eq(p.n_tries, 1);
  IS(p.tries[0].matched, "{who}<adv>…8(?:再次|首次)?主持召开");
  IS(p.tries[0].expected, "{event}");
  cr_expect_eq(p.tries[0].begin, 2);
  cr_expect_eq(p.tries[0].end, 11);
}

Test(probe, what_took_no_character_is_still_expected) {
  const gx_probe p = probe(chair, "P说起主持。");
  IS(p.tries[0].matched, "{who}");
  IS(p.tries[0].expected, "<adv>…8(?:再次|首次)?主持召开");
  cr_expect_eq(p.tries[0].done, 1);
  cr_expect_eq(p.tries[0].of, 6);
}

Test(probe, nothing_matches_and_the_rule_sleeps) {
  const gx_probe p = probe(chair, "M举行。");
  cr_expect_eq(p.trigger.n, 0);
  IS(p.triggers, "主持 召集");
  cr_expect_eq(p.tries[0].done, 0);
  IS(p.tries[0].expected, "{who}");
}

Test(probe, names_the_line_that_refuses) {
  const gx_probe p = probe(chair, "P曾主持召开M。");
  cr_expect_eq(p.matches.n, 0);
  cr_expect_eq(p.refused_at, 5);
}

Test(probe, of_several_places_takes_the_last_before_the_trigger) {
  const gx_probe p = probe(chair, "P发言，P落座，下面主持的是P。");
  cr_expect_eq(p.tries[0].begin, 4);
}

Test(probe, alternatives_and_lines_are_tried_one_by_one) {
  const gx_probe p = probe(
      "rule two\n"
      "  on    主持\n"
      "  match {who}主持|由{who}[主召](?:持|集)\n"
      "  match 主持[\\x{4EBA}]：{who}\n"
      "  emit  chaired {who}\n"
      "  ok    区长沈明主持。 => 沈明 chaired\n"
      "  no    区长沈明。\n",
      "主持人：张");
  cr_assert_eq(p.n_tries, 3);
  IS(p.tries[0].expected, "{who}");
  IS(p.tries[1].expected, "由");
  cr_expect_eq(p.tries[1].of, 4);
  IS(p.tries[2].matched, "主持[\\x{4EBA}]：");
  IS(p.tries[2].expected, "{who}");
  cr_expect_eq(p.tries[2].line, 4);
}
