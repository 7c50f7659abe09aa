#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
  return gx_rules_match(rules, ch, n, true, arena, NULL);
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

/// Before a search a sentence is asked for the characters that a pattern cannot do without; these must not be too many.
Test(rule, asks_for_no_more_than_it_needs) {
  static const char* const patterns[] = {
      "{who}[，0-9]{0,12}?(?:主持|召开)", "(?:{who}|{group})主持",          "召开{unit}|{who}主持",
      "{who}(?=主持|召开)主持",           "(?:昨日)?{who}(?:，)?主持",      "[\\x{E000}-\\x{E002}]主持",
      "(?:^|，){who}(?:主持|(?:召)?开)",  "{who}[^。]{0,3}主持[会议]{0,2}", "{who}…10主持"};
  for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
    const gx_str text = gx_str_format(arena, "rule a\n on 主持\n match %s\n emit wrote\n", patterns[i]);
    cr_assert_eq(load(text.p), GX_OK, "%s: %s", patterns[i], error.message);
    cr_expect_eq(match("P主持").n, 1, "%s", patterns[i]);
    cr_expect_eq(match("，主持").n, 0, "%s", patterns[i]);
    gx_rules_free(rules);
    rules = NULL;
  }
}

Test(rule, drops_are_asked_for_only_where_something_is_told) {
  load(
      "rule a\n on 主持\n match {who}主持\n emit chaired {who}\n"
      "rule b\n prio 99\n on 未\n match {who}未\n emit drop {who}\n");
  static const char32_t told[] = {GX_SLOT_BASE, U'主', U'持', GX_SLOT_BASE, U'未'};
  cr_expect_eq(gx_rules_match(rules, told, 5, true, arena, NULL).at[0].rule, 0u); // As they are ordered
  const gx_matches m = gx_rules_match(rules, told, 5, false, arena, NULL);
  cr_assert_eq(m.n, 2);
  cr_expect_eq(m.at[1].rule, 0u);
  cr_expect_eq(gx_rules_match(rules, told + 3, 2, true, arena, NULL).n, 1);
  cr_expect_eq(gx_rules_match(rules, told + 3, 2, false, arena, NULL).n, 0);
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
  cr_assert_eq(gx_rules_match(rules, ch, n, true, arena, &exhausted).n, 0);
}

/// A fresh folder with one file of rules in it.
static gx_str folder_with(const char* text) {
  char name[] = "/tmp/guanxi-rules-XXXXXX";
  cr_assert_not_null(mkdtemp(name));
  const gx_str folder = gx_str_copy(arena, gx_str_of(name));
  cr_assert_eq(mkdir(gx_str_format(arena, "%s/rules", name).p, 0700), 0);
  FILE* f = fopen(gx_str_format(arena, "%s/rules/a.rules", name).p, "w");
  fputs(text, f);
  fclose(f);
  return folder;
}

static void remove_folder(gx_str folder) {
  unlink(gx_str_format(arena, "%.*s/rules/a.rules", GX_FMT(folder)).p);
  rmdir(gx_str_format(arena, "%.*s/rules", GX_FMT(folder)).p);
  rmdir(folder.p);
}

Test(rule, users_rules_win) {
  const gx_str ours = folder_with(
      "words opens 主持\nrule a\non <opens>\nmatch {who}<opens>\nemit chaired {who}\n"
      "rule b\non 讲话\nmatch {who}讲话\nemit spoke_at {who}\nrule c\non 出席\nmatch {who}出席\nemit "
      "attended {who}\n");
  const gx_str theirs =
      folder_with("words opens 召集\nremove c\nrule b\non 发言\nmatch {who}发言\nemit spoke_at {who}\n");
  cr_assert_eq(gx_rules_load(arena, NULL, ours.p, theirs.p, &rules, &error), GX_OK, "%s:%u %s", error.file,
               error.line, error.message);
  cr_assert_eq(gx_rules_count(rules), 2);
  cr_assert_eq(match("P召集").n, 1);
  cr_assert_eq(match("P主持").n, 1);
  cr_assert_eq(match("P讲话").n, 0);
  cr_assert_eq(match("P发言").n, 1);
  cr_assert_eq(match("P出席").n, 0);
  remove_folder(ours);
  remove_folder(theirs);
}

Test(rule, a_folder_without_rules_is_no_error) {
  cr_assert_eq(gx_rules_load(arena, NULL, "/nonexistent", NULL, &rules, &error), GX_OK);
  cr_assert_eq(gx_rules_count(rules), 0);
  cr_assert_eq(match("P主持").n, 0);
}

Test(rule, again_lets_several_lists_share_one_verb) {
  load("rule a\non 出席\nmatch {who}(?:，~4{:people}){0,4}出席\nagain {who}\nemit attended {who}\n");
  cr_assert_eq(match("P，厅长L，P出席").n, 3);
}

Test(rule, a_not_that_names_another_slot_does_not_refuse) {
  load("rule a\non 调研\nmatch {who}…20调研\nnot 率…9{who}\nemit inspected {who}\n");
  const gx_matches m = match("P率处长P调研");
  cr_assert_eq(m.n, 1);
  cr_assert_eq(m.at[0].begin, 0);
}

Test(rule, first_and_rest_of_a_list) {
  load("rule a\non 率\nmatch {who}率团\nemit inspected {who.first} =visit\nemit attended {who.rest}\n");
  const gx_matches m = match("L率团");
  cr_assert_eq(m.at[0].emits[0].part, GX_PART_FIRST);
  cr_assert_eq(m.at[0].emits[1].part, GX_PART_REST);
  cr_assert(gx_str_eq(m.at[0].emits[0].kind, GX_STR("visit")));
}

Test(rule, what_is_no_person_is_no_subject) {
  load("rule a\non 召开\nmatch {event}召开\nemit held {event}\nwhile meeting none\n");
  const gx_matches m = match("M召开");
  cr_assert_eq(m.at[0].emits[0].subject, GX_NONE);
  cr_assert_eq(m.at[0].emits[0].object, 0);
  cr_assert(gx_rule_holds_while(rules, 0, GX_STR("none")));
  cr_assert(!gx_rule_holds_while(rules, 0, GX_STR("talks")));
}
