/// The blocks of a rule file: lines of a keyword and a value, a block a rule. Patterns are compiled in rule_compile.c.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "extractor/rule_set.h"

enum { DEFAULT_PRIO = 50 };

void gx_rule_complain(gx_rule_parser* parser, uint32_t line, const char* format, ...) {
  gx_error one = {0};
  char message[400];
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  gx_fail(&one, GX_ERR_DATA, parser->file, line, "%s", message);
  if (parser->report) parser->report(parser->report_user, one.file, one.line, one.message);
  if (parser->problems++ == 0 && parser->error) *parser->error = one;
}

/// Splits `match  {who}…` into keyword and value.
static gx_str take_word(gx_str* line) {
  const gx_str trimmed = gx_str_trim(*line);
  size_t n = 0;
  while (n < trimmed.n && trimmed.p[n] != ' ' && trimmed.p[n] != '\t') n++;
  *line = gx_str_trim((gx_str){trimmed.p + n, trimmed.n - n});
  return (gx_str){trimmed.p, n};
}

static bool is_id(gx_str s) {
  if (!s.n || s.n > 64) return false;
  for (size_t i = 0; i < s.n; i++) {
    const char c = s.p[i];
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_')) return false;
  }
  return true;
}

static gx_rule* find_rule(gx_rules* rules, gx_str id) {
  for (uint32_t i = 0; i < rules->rules.n; i++) {
    if (!rules->rules.at[i].gone && gx_str_eq(rules->rules.at[i].id, id)) return &rules->rules.at[i];
  }
  return NULL;
}

static gx_rule* begin_rule(gx_rule_parser* p, gx_str id, uint32_t line) {
  if (!is_id(id)) {
    gx_rule_complain(p, line, "\"%.*s\" is no rule id (a-z, 0-9, . - _)", GX_FMT(id));
    return NULL;
  }
  gx_rule* same = find_rule(p->rules, id);
  if (same && same->user == p->user) {
    gx_rule_complain(p, line, "rule %.*s is already at %s:%u", GX_FMT(id), same->file, same->line);
    return NULL;
  }
  if (same) same->gone = true;
  const gx_rule fresh = {
      .id = gx_str_copy(p->arena, id), .file = p->file, .line = line, .prio = DEFAULT_PRIO, .user = p->user};
  return GX_PUSH(p->arena, &p->rules->rules, fresh);
}

static void read_prio(gx_rule_parser* p, gx_rule* rule, gx_str value, uint32_t line) {
  char digits[8] = {0};
  char* end = digits;
  if (value.n && value.n < sizeof digits) memcpy(digits, value.p, value.n);
  const long prio = strtol(digits, &end, 10);
  if (end == digits || *end || prio < 0 || prio > 100) {
    gx_rule_complain(p, line, "prio is a number from 0 to 100");
    return;
  }
  rule->prio = (int32_t)prio;
}

static void read_words(gx_rule_parser* p, gx_str value, uint32_t line) {
  const gx_str name = take_word(&value);
  if (!is_id(name) || !value.n) {
    gx_rule_complain(p, line, "words wants a name and what it stands for");
    return;
  }
  gx_rule_words* words = (gx_rule_words*)gx_rule_find_words(p->rules, name);
  if (!words) {
    const gx_rule_words fresh = {.name = gx_str_copy(p->arena, name)};
    words = GX_PUSH(p->arena, &p->rules->words, fresh);
  }
  GX_PUSH(p->arena, &words->lines, (gx_rule_value){gx_str_copy(p->arena, value), line});
}

static void remove_rule(gx_rule_parser* p, gx_str id, uint32_t line) {
  gx_rule* rule = find_rule(p->rules, id);
  if (!rule) gx_rule_complain(p, line, "there is no rule %.*s to remove", GX_FMT(id));
  if (rule) rule->gone = true;
}

static gx_rule_values* field_of(gx_rule* rule, gx_str key) {
  if (gx_str_eq(key, GX_STR("on"))) return &rule->on;
  if (gx_str_eq(key, GX_STR("match"))) return &rule->match;
  if (gx_str_eq(key, GX_STR("not"))) return &rule->not_;
  if (gx_str_eq(key, GX_STR("emit"))) return &rule->emit;
  if (gx_str_eq(key, GX_STR("ok"))) return &rule->ok;
  if (gx_str_eq(key, GX_STR("no"))) return &rule->no;
  if (gx_str_eq(key, GX_STR("while"))) return &rule->while_;
  return NULL;
}

static void read_field(gx_rule_parser* p, gx_rule* rule, gx_str key, gx_str value, uint32_t line) {
  if (gx_str_eq(key, GX_STR("prio"))) {
    read_prio(p, rule, value, line);
    return;
  }
  if (gx_str_eq(key, GX_STR("again")) && value.n > 2 && value.p[0] == '{' && value.p[value.n - 1] == '}') {
    rule->again = gx_str_copy(p->arena, (gx_str){value.p + 1, value.n - 2});
    return;
  }
  gx_rule_values* field = field_of(rule, key);
  if (!field) {
    gx_rule_complain(p, line, "unknown keyword %.*s", GX_FMT(key));
  } else if (!value.n) {
    gx_rule_complain(p, line, "%.*s without a value", GX_FMT(key));
  } else {
    GX_PUSH(p->arena, field, (gx_rule_value){gx_str_copy(p->arena, value), line});
  }
}

void gx_rule_read(gx_rule_parser* p, gx_str text) {
  gx_rule nowhere = {
      0}; // Takes the lines of a block whose head was wrong, so that they give no second complaint
  gx_rule* rule = NULL;
  gx_str line = {0};
  size_t bad = 0;
  if (!gx_utf8_valid(text, &bad)) {
    gx_rule_complain(p, 0, "not UTF-8 (byte %zu)", bad);
    return;
  }
  for (uint32_t number = 1; gx_str_split(&text, '\n', &line); number++) {
    line = gx_str_trim(line);
    if (!line.n || line.p[0] == '#') continue;
    gx_str value = line;
    const gx_str key = take_word(&value);
    if (gx_str_eq(key, GX_STR("rule"))) {
      rule = begin_rule(p, value, number);
      if (!rule) rule = &nowhere;
    } else if (gx_str_eq(key, GX_STR("words"))) {
      read_words(p, value, number);
    } else if (gx_str_eq(key, GX_STR("remove"))) {
      remove_rule(p, value, number);
    } else if (!rule) {
      gx_rule_complain(p, number, "%.*s stands before the first rule", GX_FMT(key));
    } else {
      read_field(p, rule, key, value, number);
    }
  }
}
