/// Checks that a rule file cannot make of itself: examples that fail, rules that nothing can reach.
#include "extractor/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "extractor/extract.h"
#include "extractor/read.h"
#include "extractor/rule_set.h"
#include "extractor/understand.h"

/// Where problems go, and how many there were.
typedef struct {
  gx_rules_report report;
  void* user;
  uint32_t n;
} problems;

static void complain(problems* p, const char* file, uint32_t line, const char* format, ...)
    __attribute__((format(printf, 4, 5)));

static void complain(problems* p, const char* file, uint32_t line, const char* format, ...) {
  gx_error one = {0};
  char message[480];
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  gx_fail(&one, GX_ERR_DATA, file, line, "%s", message); // Cuts between characters
  if (p->report) p->report(p->user, one.file, one.line, one.message);
  p->n++;
}

// --- the text of rules -----------------------------------------------------------------------------------------------

/// The literal characters of a pattern, its grouping and its options left out: 主持(?:召开)?会议 → 主持召开会议.
static gx_str literals(const gx_rule_pattern* pattern, gx_arena* arena) {
  char32_t* ch = GX_ARRAY(arena, char32_t, pattern->n + 1);
  uint32_t n = 0;
  for (uint32_t i = 0; i < pattern->n; i++) {
    const char32_t c = pattern->text[i];
    if (c == U'|' || gx_is_han(c) || (c >= 0x80 && (c < GX_SLOT_BASE || c > GX_SLOT_BASE + 0xFF)))
      ch[n++] = c;
  }
  return gx_utf8_from(arena, ch, n);
}

/// A rule none of whose trigger words stands in any of its patterns is woken by sentences that it cannot match.
static void check_triggers(problems* p, const gx_rule* rule, gx_arena* arena) {
  for (uint32_t t = 0; t < rule->triggers.n; t++) {
    for (uint32_t m = 0; m < rule->matches.n; m++) {
      if (gx_str_has(literals(&rule->matches.at[m], arena), rule->triggers.at[t])) return;
    }
  }
  complain(p, rule->file, rule->line, "rule %.*s is never reached: no match holds one of its trigger words",
           GX_FMT(rule->id));
}

static bool is_same_pattern(const gx_rule_pattern* a, const gx_rule_pattern* b) {
  return a->n == b->n && memcmp(a->text, b->text, sizeof *a->text * a->n) == 0;
}

static void check_repeats(problems* p, const gx_rules* rules, uint32_t i) {
  const gx_rule* rule = &rules->rules.at[i];
  for (uint32_t k = 0; k < i; k++) {
    const gx_rule* before = &rules->rules.at[k];
    for (uint32_t m = 0; m < rule->matches.n; m++) {
      for (uint32_t o = 0; o < before->matches.n; o++) {
        if (!is_same_pattern(&rule->matches.at[m], &before->matches.at[o])) continue;
        complain(p, rule->file, rule->matches.at[m].line,
                 "rule %.*s adds nothing here: %.*s has the same match", GX_FMT(rule->id),
                 GX_FMT(before->id));
      }
    }
  }
}

uint32_t gx_check_rules(const char* folder, const char* user_folder, gx_rules_report report,
                        void* report_user, gx_error* error) {
  problems p = {.report = report, .user = report_user};
  gx_arena* arena = gx_arena_new();
  gx_rules* rules = NULL;
  gx_error first = {0};
  const gx_status status =
      gx_rules_load_reporting(arena, folder, user_folder, report, report_user, &rules, &first);
  if (!rules) {
    if (error) *error = first;
    gx_arena_free(arena);
    return GX_NONE;
  }
  if (status) p.n++;
  for (uint32_t i = 0; i < rules->rules.n; i++) {
    const gx_rule* rule = &rules->rules.at[i];
    if (!rule->ok.n) complain(&p, rule->file, rule->line, "rule %.*s has no ok sentence", GX_FMT(rule->id));
    if (!rule->no.n) complain(&p, rule->file, rule->line, "rule %.*s has no no sentence", GX_FMT(rule->id));
    check_triggers(&p, rule, arena);
    check_repeats(&p, rules, i);
  }
  gx_rules_free(rules);
  gx_arena_free(arena);
  return p.n;
}

// --- examples --------------------------------------------------------------------------------------------------------

static bool is_wanted(const gx_check_claim* c, const gx_example* e, gx_str subject) {
  if (!gx_str_eq(c->type, e->type) || !gx_str_eq(c->subject, subject)) return false;
  return !e->object.n || gx_str_has(c->object, e->object);
}

static void check_expected(problems* p, const gx_rule* rule, const gx_example* e,
                           const gx_check_claims* claims) {
  const bool absent = e->subject.p[0] == '!';
  const gx_str subject = absent ? (gx_str){e->subject.p + 1, e->subject.n - 1} : e->subject;
  bool found = false;
  for (uint32_t i = 0; i < claims->n && !found; i++) found = is_wanted(&claims->at[i], e, subject);
  if (found == !absent) return;
  complain(p, rule->file, e->line, "%.*s: %.*s %.*s %.*s is %s", GX_FMT(rule->id), GX_FMT(subject),
           GX_FMT(e->type), GX_FMT(e->object), absent ? "claimed" : "not claimed");
}

static bool fired(uint32_t rule, const gx_check_claims* claims) {
  for (uint32_t i = 0; i < claims->n_fired; i++) {
    if (claims->fired[i] == rule) return true;
  }
  return false;
}

static bool claimed(const gx_rule* rule, const gx_check_claims* claims) {
  for (uint32_t i = 0; i < claims->n; i++) {
    if (gx_str_eq(claims->at[i].rule, rule->id)) return true;
  }
  return false;
}

/// Whether the rule makes no claims of its own, so that only its firing shows: it drops them, or sets the scene.
static bool is_silent(const gx_rule* rule) {
  gx_claim_type type;
  for (uint32_t i = 0; i < rule->emits.n; i++)
    if (gx_claim_parse(rule->emits.at[i].type, &type)) return false;
  return true;
}

/// Whether the sentence holds a word that wakes the rule: any other sentence would be no wherever it stood.
static bool may_wake(const gx_rule* rule, gx_str sentence, gx_arena* arena) {
  const gx_str folded = gx_fold_str(arena, sentence);
  for (uint32_t i = 0; i < rule->triggers.n; i++)
    if (gx_str_has(folded, rule->triggers.at[i])) return true;
  return false;
}

static void check_no(problems* p, const gx_rule* rule, const gx_example* e, const gx_check_claims* claims,
                     gx_arena* arena) {
  if (claimed(rule, claims))
    complain(p, rule->file, e->line, "%.*s claims something in a no sentence", GX_FMT(rule->id));
  if (is_silent(rule) && fired(e->rule, claims))
    complain(p, rule->file, e->line, "%.*s fires in a no sentence", GX_FMT(rule->id));
  if (!may_wake(rule, e->sentence, arena))
    complain(p, rule->file, e->line, "%.*s: this no sentence cannot fail, it holds none of the trigger words",
             GX_FMT(rule->id));
}

uint32_t gx_check_examples(const gx_rules* rules, gx_check_run run, void* run_user, gx_rules_report report,
                           void* report_user) {
  problems p = {.report = report, .user = report_user};
  gx_arena* arena = gx_arena_new();
  for (uint32_t i = 0; i < rules->examples.n;) {
    const gx_example* e = &rules->examples.at[i];
    const gx_rule* rule = &rules->rules.at[e->rule];
    gx_check_claims claims = {0};
    gx_error error = {0};
    const gx_mark mark = gx_mark_now(arena);
    const bool ran = run(run_user, e->sentence, arena, &claims, &error) == GX_OK;
    if (!ran) complain(&p, rule->file, e->line, "%.*s: %s", GX_FMT(rule->id), error.message);
    const uint32_t line = e->line;
    if (ran && e->ok && !fired(e->rule, &claims)) {
      complain(&p, rule->file, line, "%.*s does not fire in its ok sentence", GX_FMT(rule->id));
    }
    const uint32_t owner = e->rule; // All expectations of one sentence follow each other
    for (; i < rules->examples.n && rules->examples.at[i].line == line && rules->examples.at[i].rule == owner;
         i++) {
      const gx_example* expected = &rules->examples.at[i];
      if (ran && expected->ok) check_expected(&p, rule, expected, &claims);
      if (ran && !expected->ok) check_no(&p, rule, expected, &claims, arena);
    }
    gx_rewind(arena, mark);
  }
  gx_arena_free(arena);
  return p.n;
}

// --- the stages as a runner ------------------------------------------------------------------------------------------

static gx_str name_of(const gx_record* r, gx_str id) {
  for (uint32_t i = 0; i < r->n_entities; i++) {
    if (gx_str_eq(r->entities[i].entity, id)) return r->entities[i].name;
  }
  for (uint32_t i = 0; i < r->n_events; i++) {
    if (gx_str_eq(r->events[i].event, id)) return r->events[i].name;
  }
  return (gx_str){0};
}

/// The rules that match any sentence of the document, once each.
static gx_status read_fired(const gx_lexicon* lexicon, const gx_document* document, gx_arena* arena,
                            gx_check_claims* out, gx_error* error) {
  gx_understanding u;
  const gx_rules* rules = gx_lexicon_rules(lexicon);
  bool* seen = GX_ARRAY(arena, bool, gx_rules_count(rules) + 1);
  GX_TRY(gx_understand(lexicon, document, arena, &u, error));
  for (uint32_t a = 0; a < u.layout.n_articles; a++) {
    const gx_understood* article = &u.articles[a];
    for (uint32_t s = 0; s < article->tagging.sentences.n; s++) {
      const gx_folded f = gx_fold_extract(&article->tagging, &article->mentions, s, arena);
      const gx_matches matches = gx_rules_match(rules, f.ch, f.n, true, arena, NULL);
      for (uint32_t i = 0; i < matches.n; i++) seen[matches.at[i].rule] = true;
    }
  }
  out->fired = GX_ARRAY(arena, uint32_t, gx_rules_count(rules) + 1);
  for (uint32_t i = 0; i < gx_rules_count(rules); i++) {
    if (seen[i]) out->fired[out->n_fired++] = i;
  }
  return GX_OK;
}

gx_status gx_check_extract(void* user, gx_str sentence, gx_arena* arena, gx_check_claims* out,
                           gx_error* error) {
  const gx_lexicon* lexicon = user;
  const gx_meta given = {.date = {2024, 2, 9}, .home = GX_STR("云岭省临江市望湖区")};
  const gx_read_options options = {.format = GX_FORMAT_TEXT, .encoding = "UTF-8"};
  gx_document document;
  gx_record record;
  GX_VEC(gx_check_claim) claims = {0};
  GX_TRY(gx_read(arena, GX_STR("example.txt"), sentence, &given, &options, &document, error));
  GX_TRY(gx_extract(lexicon, &document, arena, &record, NULL, error));
  for (uint32_t i = 0; i < record.n_claims; i++) {
    const gx_record_claim* c = &record.claims[i];
    for (uint32_t k = 0; k < c->n_evidence; k++) {
      const uint32_t written = c->evidence[k].object;
      const bool as_written = c->type == GX_CLAIM_HOLDS || c->type == GX_CLAIM_VISITED;
      const gx_check_claim claim = {.rule = c->evidence[k].rule,
                                    .type = gx_str_of(gx_claim_name(c->type)),
                                    .subject = name_of(&record, c->subject),
                                    .object = as_written && written != GX_NONE ? record.mentions[written].text
                                                                               : name_of(&record, c->object)};
      GX_PUSH(arena, &claims, claim);
    }
  }
  *out = (gx_check_claims){.at = claims.at, .n = claims.n};
  return read_fired(lexicon, &document, arena, out, error);
}
