#include "extractor/check.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gx_arena* arena;
static char said[4096]; ///< Problems reported, a line each

static void begin(void) {
  arena = gx_arena_new();
  said[0] = '\0';
}
static void end(void) { gx_arena_free(arena); }

TestSuite(check, .init = begin, .fini = end);

static void report(void* user, const char* file, uint32_t line, const char* message) {
  (void)user;
  const size_t n = strlen(said);
  snprintf(said + n, sizeof said - n, "%s:%u: %s\n", strrchr(file, '/') ? strrchr(file, '/') + 1 : file, line,
           message);
}

static uint32_t check_text(const char* text) {
  char name[] = "/tmp/guanxi-check-XXXXXX";
  gx_error error;
  cr_assert_not_null(mkdtemp(name));
  const char* rules = gx_str_format(arena, "%s/rules", name).p;
  const char* file = gx_str_format(arena, "%s/rules/a.rules", name).p;
  cr_assert_eq(mkdir(rules, 0700), 0);
  FILE* f = fopen(file, "w");
  fputs(text, f);
  fclose(f);
  const uint32_t n = gx_check_rules(name, NULL, report, NULL, &error);
  unlink(file);
  rmdir(rules);
  rmdir(name);
  return n;
}

static void says(const char* part) { cr_assert(strstr(said, part), "wanted %s in\n%s", part, said); }

Test(check, tells_every_problem_of_the_text) {
  cr_assert_gt(
      check_text("rule a\non 主持\nmatch {who}主持\nemit chaired {who}\n"
                 "rule b\non 讲话\nmatch {who}主持\nemit chaired {who}\nok 甲讲话 => 甲 chaired\nno 乙\n"
                 "rule c\non 出席\nmatch {who}.*出席\nemit attended {who}\n"),
      0);
  says("a.rules:1: rule a has no ok sentence");
  says("a.rules:1: rule a has no no sentence");
  says("a.rules:5: rule b is never reached");
  says("a.rules:7: rule b adds nothing here: a has the same match");
  says("a.rules:13: unbounded");
}

Test(check, is_silent_about_sound_rules) {
  cr_assert_eq(
      check_text(
          "rule a\non 主持\nmatch {who}主持(?:召开)?会议\nemit chaired {who}\nok 甲 => 甲 chaired\nno 乙\n"),
      0);
  cr_assert_str_eq(said, "");
}

/// Stands for the stages: 甲 chairs whatever is said, by rule number 0.
static gx_status run(void* user, gx_str sentence, gx_arena* a, gx_check_claims* out, gx_error* error) {
  (void)user, (void)sentence, (void)error;
  out->at = GX_NEW(a, gx_check_claim);
  out->at[0] = (gx_check_claim){GX_STR("a"), GX_STR("chaired"), GX_STR("甲"), GX_STR("全区工作会议")};
  out->n = 1;
  out->fired = GX_NEW(a, uint32_t);
  out->n_fired = 1;
  return GX_OK;
}

static uint32_t run_examples_of(const char* emit, const char* lines) {
  gx_rules* rules = NULL;
  gx_error error;
  const gx_str text =
      gx_str_format(arena, "rule a\non 主持\nmatch {who}主持\nemit %s {who}\n%s", emit, lines);
  cr_assert_eq(gx_rules_parse(arena, text, "a.rules", NULL, NULL, &rules, &error), GX_OK, "%s",
               error.message);
  const uint32_t n = gx_check_examples(rules, run, NULL, report, NULL);
  gx_rules_free(rules);
  return n;
}

static uint32_t run_examples(const char* lines) { return run_examples_of("chaired", lines); }

Test(check, examples_that_hold_are_silent) {
  cr_assert_eq(run_examples("ok 甲主持。 => 甲 chaired 工作会议; !乙 chaired\n"), 0, "%s", said);
}

Test(check, examples_that_fail_are_told_with_their_line) {
  cr_assert_eq(run_examples("ok 乙主持。 => 乙 chaired\nok 甲主持。 => !甲 chaired\nno 甲主持。\n"), 3);
  says("a.rules:5: a: 乙 chaired  is not claimed");
  says("a.rules:6: a: 甲 chaired  is claimed");
  says("a.rules:7: a claims something in a no sentence");
}

Test(check, a_no_sentence_must_be_a_near_miss) {
  cr_assert_eq(run_examples_of("spoke_at", "ok 甲主持。 => 甲 chaired\nno 甲出席。\n"), 2);
  says("a.rules:6: a: this no sentence cannot fail");
}

/// What only drops never claims: its no sentences ask whether it fires.
Test(check, what_drops_must_not_fire_in_a_no_sentence) {
  cr_assert_eq(run_examples_of("drop", "ok 甲主持。 => 甲 chaired\nno 乙主持。\n"), 2);
  says("a.rules:6: a fires in a no sentence");
}
