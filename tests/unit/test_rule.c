#include <criterion/criterion.h>
#include <string.h>

#include "base/utf8.h"
#include "extractor/rule.h"

static gx_arena* arena;
static gx_rules* rules;
static gx_error error;

static void begin(void) { arena = gx_arena_new(); }
static void end(void) {
  gx_rules_free(rules);
  rules = NULL;
  gx_arena_free(arena);
}

TestSuite(rule, .init = begin, .fini = end);

/// A folded sentence from UTF-8 in which letters stand for slots: P official, L list, R pronoun, G group, M meeting, U unit, D date.
static gx_matches match(const char* sentence) {
  uint32_t n = 0;
  char32_t* ch = gx_utf8_to(arena, gx_str_of(sentence), &n);
  const char32_t letters[] = U"PLRGTUCSMD";
  for (uint32_t i = 0; i < n; i++) {
    for (uint32_t k = 0; letters[k]; k++) {
      if (ch[i] == letters[k]) ch[i] = GX_SLOT_BASE + k;
    }
  }
  return gx_rules_match(rules, ch, n, arena, NULL);
}

static gx_status load(const char* text) {
  error = (gx_error){0};
  return gx_rules_parse(arena, gx_str_of(text), "t.rules", NULL, NULL, &rules, &error);
}

static const char* const chair =
    "words opens 主持|主持召开\n"
    "rule chair.plain\n"
    "  on 主持\n"
    "  match {who} ~10 <opens>(?:{event}|会议|仪式)?\n"
    "  not   节目{who} | 受{who}委托\n"
    "  emit  chaired {who} {event}\n"
    "  ok 区长沈明主持会议。 => 沈明 chaired; 沈明 spoke_at 会议\n"
    "  no 节目主持人王芳。\n";

Test(rule, captures_slots_and_emits) {
  cr_assert_eq(load(chair), GX_OK, "%s:%u %s", error.file, error.line, error.message);
  const gx_matches m = match("昨日，P主持M。");
  cr_assert_eq(m.n, 1);
  cr_assert_eq(m.at[0].begin, 3);
  cr_assert_eq(m.at[0].n_emits, 1);
  const gx_emit* e = &m.at[0].emits[0];
  cr_assert(gx_str_eq(e->type, GX_STR("chaired")));
  cr_assert_eq(m.at[0].captures[e->subject].begin, 3);
  cr_assert_eq(m.at[0].captures[e->object].begin, 6);
  cr_assert_eq(m.at[0].captures[e->subject].name, gx_rules_name(rules, GX_STR("who")));
}

Test(rule, object_left_out_is_none) {
  load(chair);
  const gx_matches m = match("L主持会议");
  cr_assert_eq(m.n, 1);
  cr_assert_eq(m.at[0].emits[0].object, GX_NONE);
}

Test(rule, needs_a_trigger) {
  load(chair);
  cr_assert_eq(match("P出席M").n, 0);
}

Test(rule, gap_is_bounded_and_keeps_to_its_subject) {
  load(chair);
  cr_assert_eq(match("P一二三四五六七八九十主持").n, 1);
  cr_assert_eq(match("P一二三四五六七八九十一主持").n, 0);
  cr_assert_eq(match("P指出；主持").n, 0);
  const gx_matches m = match("P陪同P主持");
  cr_assert_eq(m.n, 1);
  cr_assert_eq(m.at[0].begin, 3);
}

Test(rule, a_not_that_touches_refuses) {
  load(chair);
  cr_assert_eq(match("节目P主持会议").n, 0);
  cr_assert_eq(match("节目P来了。P主持会议").n, 1);
}

Test(rule, fires_several_times) {
  load(chair);
  cr_assert_eq(match("P主持M，P主持会议").n, 2);
}

Test(rule, examples_are_split) {
  load(chair);
  cr_assert_eq(gx_rules_example_count(rules), 3);
  const gx_example* e = gx_rules_example(rules, 1);
  cr_assert(gx_str_eq(e->subject, GX_STR("沈明")));
  cr_assert(gx_str_eq(e->object, GX_STR("会议")));
  cr_assert(!gx_rules_example(rules, 2)->ok);
}

Test(rule, wide_gap_passes_people_and_full_width_punctuation_is_folded) {
  cr_assert_eq(load("rule a\non 讲话\nmatch {who}，…6讲话(女)?\nemit spoke_at {who}\n"), GX_OK, "%s",
               error.message);
  cr_assert_eq(match("P，在P面前讲话").n, 1);
}

Test(rule, prio_then_file_order) {
  load(
      "rule b\non 讲话\nmatch {who}讲话\nemit spoke_at {who}\n"
      "rule a\nprio 60\non 讲话\nmatch {who}讲话\nemit drop {who} attended\n");
  const gx_matches m = match("P讲话");
  cr_assert_eq(m.n, 2);
  cr_assert(gx_str_eq(gx_rule_id(rules, m.at[0].rule), GX_STR("a")));
  cr_assert(gx_str_eq(m.at[0].emits[0].what, GX_STR("attended")));
}

static void refused(const char* text, uint32_t line, const char* part) {
  cr_assert_eq(load(text), GX_ERR_DATA, "accepted: %s", text);
  cr_assert_eq(error.line, line, "line %u: %s", error.line, error.message);
  cr_assert(strstr(error.message, part), "%s", error.message);
  gx_rules_free(rules);
  rules = NULL;
}

Test(rule, says_what_is_wrong_and_where) {
  refused("rule a\non 讲话\nmatch {who}.*讲话\nemit spoke_at {who}\n", 3, "unbounded");
  refused("rule a\non 讲话\nmatch {who}.{2,}讲话\nemit spoke_at {who}\n", 3, "unbounded");
  refused("rule a\non 讲话\nmatch {who}…讲+话\nemit spoke_at {who}\n", 3, "unbounded");
  refused("rule a\non 讲话\nmatch {who:nobody}讲话\nemit spoke_at {who}\n", 3, "unknown slot class");
  refused("rule a\non 讲话\nmatch {who}讲话\nemit spoke_at {whom}\n", 4, "captures");
  refused("rule a\non 讲话\nmatch {who}讲话\nemit talked {who}\n", 4, "unknown claim type");
  refused("rule a\non 讲话\nmatch {who}(讲话\nemit spoke_at {who}\n", 3, "parenthes");
  refused("rule a\nmatch {who}讲话\nemit spoke_at {who}\n", 1, "`on`");
  refused("rule a\non 讲.\nmatch {who}讲话\nemit spoke_at {who}\n", 2, "trigger");
  refused("rule a\non 讲话\nmatch {who}<say>\nemit spoke_at {who}\n", 3, "unknown words");
  refused("match {who}讲话\n", 1, "before the first rule");
  refused("rule a\nmutch {who}讲话\n", 2, "unknown keyword");
  refused("rule A b\n", 1, "no rule id");
  refused("rule a\non x\nmatch x\nemit drop\n\nrule a\n", 6, "already at t.rules:1");
}

static void count(void* user, const char* file, uint32_t line, const char* message) {
  (void)file, (void)line, (void)message;
  ++*(int*)user;
}

Test(rule, reports_all_problems_and_keeps_the_sound_rules) {
  int problems = 0;
  gx_rules_parse(arena,
                 gx_str_of("rule a\non x\nmatch x*\nemit drop\nrule b\non x\nmatch x\nemit drop\nrule c\n"),
                 "t", count, &problems, &rules, &error);
  cr_assert_eq(problems, 2);
  cr_assert_eq(gx_rules_count(rules), 1);
}

Test(rule, hostile_sentence_is_linear) {
  load("rule a\non 会\nmatch {who}…60会…60会…60议\nemit spoke_at {who}\n");
  const uint32_t n = 200000;
  char32_t* ch = GX_ARRAY(arena, char32_t, n);
  for (uint32_t i = 0; i < n; i++) ch[i] = i % 3 ? U'会' : GX_SLOT_BASE;
  uint32_t exhausted = 0;
  cr_assert_eq(gx_rules_match(rules, ch, n, arena, &exhausted).n, 0);
}
