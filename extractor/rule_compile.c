/// Rule patterns → PCRE2 patterns: slots become characters, gaps become bounded, named words are put in.
///
///   {who:officials}   (?<who>[…])      a slot of the class, captured
///   {who}             the same with the class that belongs to the name
///   {:group}          a slot that is not captured
///   …10               up to 10 characters or slots, but no end of a clause (。；！？)
///   ~10               the same, but no person among them: stays with its subject
///   <say>             the words of that name
///   blanks            nothing; everything else is a regular expression, folded as the text is
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "extractor/record.h"
#include "extractor/rule_set.h"

enum { MAX_GAP = 200, MAX_DEPTH = 8, MAX_PATTERN = 20000 };

typedef GX_VEC(char32_t) chars;

/// One pattern being translated.
typedef struct {
  gx_rule_parser* parser;
  uint32_t line;
  bool failed;
  bool in_class;  ///< Inside […]
  unsigned depth; ///< Of <words>
  chars out;
} writer;

#define BIT(e) (1u << GX_SLOT_##e)

/// The members of a slot class as a bit set of gx_slot_kind, 0 for an unknown class.
static uint32_t members_of(gx_str name) {
  static const struct {
    const char* name;
    uint32_t bits;
  } classes[] = {
      {"officials", BIT(OFFICIAL) | BIT(OFFICIALS) | BIT(PRONOUN)},
      {"official", BIT(OFFICIAL)},
      {"person", BIT(OFFICIAL) | BIT(PRONOUN)},
      {"named", BIT(OFFICIAL) | BIT(OFFICIALS)},
      {"several", BIT(OFFICIALS)},
      {"pronoun", BIT(PRONOUN)},
      {"group", BIT(GROUP)},
      {"people", BIT(OFFICIAL) | BIT(OFFICIALS) | BIT(PRONOUN) | BIT(GROUP)},
      {"title", BIT(TITLE)},
      {"unit", BIT(UNIT)},
      {"company", BIT(COMPANY)},
      {"body", BIT(UNIT) | BIT(COMPANY)},
      {"place", BIT(PLACE)},
      {"site", BIT(UNIT) | BIT(COMPANY) | BIT(PLACE)},
      {"event", BIT(MEETING)},
      {"meeting", BIT(MEETING)},
      {"date", BIT(DATE)},
      {"any", (1u << GX_SLOT_COUNT) - 1},
  };
  for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
    if (gx_str_eq(name, gx_str_of(classes[i].name))) return classes[i].bits;
  }
  return 0;
}

/// The class that a capture has when its pattern names none: who → officials.
static gx_str default_class(gx_str capture) {
  if (gx_str_eq(capture, GX_STR("who")) || gx_str_eq(capture, GX_STR("whom"))) return GX_STR("officials");
  return capture;
}

const gx_rule_words* gx_rule_find_words(const gx_rules* rules, gx_str name) {
  for (uint32_t i = 0; i < rules->words.n; i++) {
    if (gx_str_eq(rules->words.at[i].name, name)) return &rules->words.at[i];
  }
  return NULL;
}

static void put(writer* w, char32_t c) {
  if (w->out.n < MAX_PATTERN)
    GX_PUSH(w->parser->arena, &w->out, c);
  else
    w->failed = true;
}

static void puts_ascii(writer* w, const char* s) {
  for (; *s; s++) put(w, (char32_t)(unsigned char)*s);
}

static void put_str(writer* w, gx_str s) {
  for (size_t i = 0; i < s.n; i++) put(w, (char32_t)(unsigned char)s.p[i]);
}

static void fail(writer* w, const char* what, gx_str detail) {
  if (!w->failed) gx_rule_complain(w->parser, w->line, "%s%.*s", what, GX_FMT(detail));
  w->failed = true;
}

static void put_class(writer* w, uint32_t bits) {
  put(w, U'[');
  for (uint32_t kind = 0; kind < GX_SLOT_COUNT; kind++) {
    if (bits >> kind & 1u) put(w, GX_SLOT_BASE + kind);
  }
  put(w, U']');
}

/// `{who:officials}`, `{who}`, `{:group}`; `inner` is what stands between the braces.
static void put_slot(writer* w, gx_str inner) {
  gx_str rest = inner, name = {0};
  const bool anonymous = inner.n && inner.p[0] == ':';
  const bool classed = memchr(inner.p, ':', inner.n) != NULL;
  const gx_str whole = inner;
  gx_str_split(&rest, ':', &name);
  name = gx_str_trim(name);
  const gx_str class = classed ? gx_str_trim(rest) : default_class(name);
  const uint32_t bits = members_of(class);
  if (!bits) {
    fail(w, "unknown slot class in ", (gx_str){whole.p - 1, whole.n + 2});
    return;
  }
  if (!anonymous) {
    for (size_t i = 0; i < name.n; i++) {
      if (name.p[i] < 'a' || name.p[i] > 'z') fail(w, "a slot's name is a-z: ", name);
    }
    const uint32_t id = gx_intern_add(w->parser->rules->names, name);
    if (id < GX_RULE_NAMES)
      w->parser->rules->classes[id] |= bits;
    else
      fail(w, "too many different slot names: ", name);
    puts_ascii(w, "(?<");
    put_str(w, name);
    put(w, U'>');
  }
  put_class(w, bits);
  if (!anonymous) put(w, U')');
}

/// Digits at `*at` as a number up to MAX_GAP; 0 when there are none or it is too large.
static unsigned take_number(gx_str s, size_t* at) {
  unsigned n = 0;
  while (*at < s.n && s.p[*at] >= '0' && s.p[*at] <= '9') {
    n = n > MAX_GAP ? n : n * 10 + (unsigned)(s.p[*at] - '0');
    ++*at;
  }
  return n > MAX_GAP ? 0 : n;
}

static void put_gap(writer* w, gx_str s, size_t* at, bool people) {
  char bound[24];
  const size_t begin = *at;
  const unsigned n = take_number(s, at);
  if (!n) {
    fail(w, "a gap is from 1 to 200 characters: …", (gx_str){s.p + begin, *at - begin});
    return;
  }
  for (const char32_t* c = U"[^。；！？\n"; *c; c++) put(w, *c);
  if (!people) {
    for (uint32_t kind = GX_SLOT_OFFICIAL; kind <= GX_SLOT_PRONOUN; kind++) put(w, GX_SLOT_BASE + kind);
  }
  snprintf(bound, sizeof bound, "]{0,%u}?", n);
  puts_ascii(w, bound);
}

/// `{2}`, `{0,8}`: the bound must have an end. `*at` stands behind the brace.
static void put_count(writer* w, gx_str s, size_t* at) {
  const size_t begin = *at;
  size_t end = begin;
  while (end < s.n && s.p[end] != '}') end++;
  const gx_str inner = {s.p + begin, end - begin};
  gx_str rest = inner, low = {0}, high = {0};
  gx_str_split(&rest, ',', &low);
  const bool ranged = gx_str_split(&rest, ',', &high);
  size_t i = 0, j = 0;
  (void)take_number(low, &i);
  const unsigned most = take_number(ranged ? high : low, &j);
  if (end == s.n || i != low.n || (ranged && j != high.n) || !most) {
    fail(w, "unbounded or wrong repetition {", inner);
    return;
  }
  put(w, U'{');
  put_str(w, inner);
  put(w, U'}');
  *at = end + 1;
}

static void translate(writer* w, gx_str s);

static void put_words(writer* w, gx_str name) {
  const gx_rule_words* words = gx_rule_find_words(w->parser->rules, name);
  if (!words || w->depth >= MAX_DEPTH) {
    fail(w, words ? "words within words too deep: " : "unknown words ", name);
    return;
  }
  w->depth++;
  puts_ascii(w, "(?:");
  for (uint32_t i = 0; i < words->lines.n; i++) {
    if (i) put(w, U'|');
    translate(w, words->lines.at[i].text);
  }
  put(w, U')');
  w->depth--;
}

/// Index of `close` in `s` from `at`, or s.n.
static size_t find_close(gx_str s, size_t at, char close) {
  while (at < s.n && s.p[at] != close) at++;
  return at;
}

static void put_ascii(writer* w, gx_str s, size_t begin, size_t* at) {
  const char c = s.p[begin];
  if (c == '\\') {
    put(w, U'\\');
    if (*at < s.n) put(w, gx_utf8_next(s, at));
  } else if (w->in_class) {
    if (c == ']') w->in_class = false;
    put(w, (char32_t)(unsigned char)c);
  } else if (c == ' ' || c == '\t') {
    return;
  } else if (c == '~') {
    put_gap(w, s, at, false);
  } else if (c == '*' || c == '+') {
    fail(w, "unbounded repetition: write …10 or {0,10} instead of ", (gx_str){s.p + begin, 1});
  } else if (c == '{' && *at < s.n && s.p[*at] >= '0' && s.p[*at] <= '9') {
    put_count(w, s, at);
  } else if (c == '{') {
    const size_t end = find_close(s, *at, '}');
    put_slot(w, (gx_str){s.p + *at, end - *at});
    *at = end < s.n ? end + 1 : end;
  } else if (c == '<' && !(begin >= 2 && s.p[begin - 1] == '?' && s.p[begin - 2] == '(')) {
    const size_t end = find_close(s, *at, '>');
    put_words(w, (gx_str){s.p + *at, end - *at});
    *at = end < s.n ? end + 1 : end;
  } else if (c == ',') {
    put(w, U'，');
  } else {
    if (c == '[') w->in_class = true;
    put(w, (char32_t)(unsigned char)c);
  }
}

static void translate(writer* w, gx_str s) {
  for (size_t at = 0; at < s.n && !w->failed;) {
    const size_t begin = at;
    if ((unsigned char)s.p[at] < 0x80) {
      at++;
      put_ascii(w, s, begin, &at);
      continue;
    }
    const char32_t c = gx_utf8_next(s, &at);
    if (c == U'…' && !w->in_class && at < s.n && s.p[at] >= '0' && s.p[at] <= '9') {
      put_gap(w, s, &at, true);
      continue;
    }
    char32_t folded[4];
    const unsigned n = gx_fold(c, folded);
    for (unsigned i = 0; i < n; i++) put(w, folded[i]);
  }
}

bool gx_rule_compile_pattern(gx_rule_parser* p, gx_rule_value line, gx_rule_patterns* into) {
  writer w = {.parser = p, .line = line.line};
  char message[160];
  uint32_t at = 0;
  translate(&w, line.text);
  if (w.failed) {
    fail(&w, "pattern too long", GX_STR(""));
    return false;
  }
  put(&w, 0);
  gx_rule_pattern pattern = {.text = w.out.at, .n = w.out.n - 1, .line = line.line};
  if (gx_pattern_new(pattern.text, pattern.n, &pattern.code, &at, message)) {
    const uint32_t from = at > 6 ? at - 6 : 0;
    const gx_str near = gx_utf8_from(p->arena, pattern.text + from, (at < pattern.n ? at : pattern.n) - from);
    gx_rule_complain(p, line.line, "%s (behind \"%.*s\")", message, GX_FMT(near));
    return false;
  }
  gx_rule_find_needs(p->arena, &pattern);
  const uint32_t groups = gx_pattern_groups(pattern.code);
  pattern.names = GX_ARRAY(p->arena, uint32_t, groups + 1);
  for (uint32_t g = 1; g <= groups; g++) {
    char name[33];
    gx_pattern_group_name(pattern.code, g, name);
    pattern.names[g] = gx_intern_add(p->rules->names, gx_str_of(name));
  }
  if (groups > p->rules->max_groups) p->rules->max_groups = groups;
  GX_PUSH(p->arena, into, pattern);
  return true;
}

static bool known_type(gx_str type) {
  static const char* const types[] = {
#define GX_X(e, name, label, zh) #name,
      GX_CLAIMS(GX_X)
#undef GX_X
          "held",
      "said", "told", "drop"};
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
    if (gx_str_eq(type, gx_str_of(types[i]))) return true;
  }
  return false;
}

static bool captured(const gx_rule* rule, uint32_t name) {
  for (uint32_t i = 0; i < rule->matches.n; i++) {
    const gx_rule_pattern* m = &rule->matches.at[i];
    for (uint32_t g = 1; g <= gx_pattern_groups(m->code); g++) {
      if (m->names[g] == name) return true;
    }
  }
  return false;
}

/// Takes .first or .rest off the name of a subject: {who.first}.
static gx_str take_part(gx_str name, gx_part* part) {
  static const gx_str first = {".first", 6}, rest = {".rest", 5};
  if (gx_str_ends(name, first)) {
    *part = GX_PART_FIRST;
    name.n -= first.n;
  } else if (gx_str_ends(name, rest)) {
    *part = GX_PART_REST;
    name.n -= rest.n;
  }
  return name;
}

/// `held {event}`, `attended {event}`: what is no person is no subject of a role; the chief figure is.
static void place_only_argument(const gx_rules* rules, gx_rule_emit* emit) {
  static const char* const roles[] = {"held",      "chaired", "spoke_at", "attended", "guided", "inspected",
                                      "announced", "met",     "wrote_to", "visited",  "holds"};
  const uint32_t people = members_of(GX_STR("people"));
  if (emit->subject == GX_NONE || emit->object != GX_NONE || rules->classes[emit->subject] & people) return;
  for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
    if (!gx_str_eq(emit->type, gx_str_of(roles[i]))) continue;
    emit->object = emit->subject;
    emit->subject = GX_NONE;
    return;
  }
}

/// `chaired {who} {event}`, `spoke_at - {event}`, `inspected {who} =inspection`, `drop {who} spoke_at`.
static bool compile_emit(gx_rule_parser* p, gx_rule* rule, gx_rule_value line) {
  gx_rule_emit emit = {.subject = GX_NONE, .object = GX_NONE};
  gx_str rest = line.text, word = {0};
  unsigned slots = 0;
  while (gx_str_split(&rest, ' ', &word)) {
    if (!word.n) continue;
    if (!emit.type.n) {
      emit.type = word;
    } else if (word.p[0] == '=' && word.n > 1) {
      emit.kind = (gx_str){word.p + 1, word.n - 1};
    } else if (gx_str_eq(word, GX_STR("-")) && slots < 2) {
      slots++;
    } else if (word.n > 2 && word.p[0] == '{' && word.p[word.n - 1] == '}' && slots < 2) {
      const gx_str name = take_part((gx_str){word.p + 1, word.n - 2}, &emit.part);
      const uint32_t id = gx_intern_find(p->rules->names, name);
      if (id == GX_NONE || !captured(rule, id)) {
        gx_rule_complain(p, line.line, "no match of the rule captures %.*s", GX_FMT(word));
        return false;
      }
      *(slots++ ? &emit.object : &emit.subject) = id;
    } else if (gx_str_eq(emit.type, GX_STR("drop")) && known_type(word)) {
      emit.what = word;
    } else {
      gx_rule_complain(p, line.line, "cannot read \"%.*s\" of emit", GX_FMT(word));
      return false;
    }
  }
  if (!known_type(emit.type)) {
    gx_rule_complain(p, line.line, "unknown claim type %.*s", GX_FMT(emit.type));
    return false;
  }
  place_only_argument(p->rules, &emit);
  GX_PUSH(p->arena, &rule->emits, emit);
  return true;
}

static bool add_trigger(gx_rule_parser* p, gx_rule* rule, gx_str word, uint32_t line) {
  for (size_t i = 0; i < word.n; i++) {
    if (strchr("()[]{}?*+.\\<>^$~", word.p[i])) {
      gx_rule_complain(p, line, "\"%.*s\" is a pattern, no trigger word", GX_FMT(word));
      return false;
    }
  }
  const gx_str folded = gx_fold_str(p->arena, word);
  if (!folded.n || gx_utf8_count(folded) > GX_MAX_WORD) {
    gx_rule_complain(p, line, "a trigger word has 1 to %d characters", GX_MAX_WORD);
    return false;
  }
  GX_PUSH(p->arena, &rule->triggers, folded);
  return true;
}

/// `on 主持 <say>|出席`: words between blanks and bars.
static bool compile_on(gx_rule_parser* p, gx_rule* rule, gx_rule_value line, unsigned depth) {
  gx_str rest = line.text, field = {0}, word = {0};
  while (gx_str_split(&rest, ' ', &field)) {
    while (gx_str_split(&field, '|', &word)) {
      if (!word.n) continue;
      if (word.p[0] != '<' || word.p[word.n - 1] != '>') {
        if (!add_trigger(p, rule, word, line.line)) return false;
        continue;
      }
      const gx_rule_words* words = gx_rule_find_words(p->rules, (gx_str){word.p + 1, word.n - 2});
      if (!words || depth > MAX_DEPTH) {
        gx_rule_complain(p, line.line, "unknown words %.*s", GX_FMT(word));
        return false;
      }
      for (uint32_t i = 0; i < words->lines.n; i++) {
        if (!compile_on(p, rule, (gx_rule_value){words->lines.at[i].text, line.line}, depth + 1))
          return false;
      }
    }
  }
  return true;
}

static bool compile_rule(gx_rule_parser* p, gx_rule* rule) {
  bool sound = true;
  p->file = rule->file;
  p->user = rule->user;
  for (uint32_t i = 0; i < rule->on.n; i++) sound &= compile_on(p, rule, rule->on.at[i], 0);
  for (uint32_t i = 0; i < rule->match.n; i++)
    sound &= gx_rule_compile_pattern(p, rule->match.at[i], &rule->matches);
  for (uint32_t i = 0; i < rule->not_.n; i++)
    sound &= gx_rule_compile_pattern(p, rule->not_.at[i], &rule->nots);
  for (uint32_t i = 0; sound && i < rule->emit.n; i++) sound &= compile_emit(p, rule, rule->emit.at[i]);
  rule->drops = true;
  for (uint32_t i = 0; i < rule->emits.n; i++)
    rule->drops &= gx_str_eq(rule->emits.at[i].type, GX_STR("drop"));
  const char* missing = !rule->on.n ? "on" : !rule->match.n ? "match" : !rule->emit.n ? "emit" : NULL;
  if (missing) {
    gx_rule_complain(p, rule->line, "rule %.*s has no `%s` line", GX_FMT(rule->id), missing);
    sound = false;
  }
  return sound;
}

/// `王建国 chaired 全区工作会议; 王建国 spoke_at`: one example for each expectation.
static void compile_example(gx_rule_parser* p, uint32_t rule, gx_rule_value line, bool ok) {
  gx_example one = {.rule = rule, .ok = ok, .sentence = line.text, .line = line.line};
  const gx_str text = line.text;
  size_t arrow = 0;
  while (arrow + 1 < text.n && !(text.p[arrow] == '=' && text.p[arrow + 1] == '>')) arrow++;
  if (arrow + 1 >= text.n) {
    if (ok) gx_rule_complain(p, line.line, "an ok sentence says what it gives: => 王建国 chaired");
    GX_PUSH(p->arena, &p->rules->examples, one);
    return;
  }
  one.sentence = gx_str_trim((gx_str){text.p, arrow});
  gx_str rest = {text.p + arrow + 2, text.n - arrow - 2}, part = {0};
  while (gx_str_split(&rest, ';', &part)) {
    gx_str word = {0};
    part = gx_str_trim(part);
    one.subject = one.type = one.object = (gx_str){0};
    gx_str* const fields[] = {&one.subject, &one.type, &one.object};
    for (unsigned i = 0; i < 3 && gx_str_split(&part, ' ', &word); i += word.n > 0) *fields[i] = word;
    if (!one.subject.n || !known_type(one.type)) {
      gx_rule_complain(p, line.line, "an expectation is a name, a claim type and perhaps an object");
    }
    GX_PUSH(p->arena, &p->rules->examples, one);
  }
}

static int by_prio(const void* a, const void* b) {
  const gx_rule* x = a;
  const gx_rule* y = b;
  if (x->gone != y->gone) return x->gone ? 1 : -1;
  if (x->prio != y->prio) return x->prio > y->prio ? -1 : 1;
  if (x->user != y->user) return x->user ? 1 : -1;
  const int file = strcmp(x->file, y->file);
  return file ? file : (x->line > y->line) - (x->line < y->line);
}

static int by_characters(const void* a, const void* b) {
  const gx_needle* x = a;
  const gx_needle* y = b;
  for (uint32_t i = 0; i < x->n && i < y->n; i++) {
    if (x->at[i] != y->at[i]) return x->at[i] < y->at[i] ? -1 : 1;
  }
  return (x->n > y->n) - (x->n < y->n);
}

typedef struct {
  uint32_t trigger, rule;
} trigger_use;

/// Sorts the uses, which are in order of their rules, by trigger: trigger t wakes trigger_rules[trigger_from[t] … trigger_from[t + 1]).
static void sort_uses(gx_rules* r, gx_arena* arena, const trigger_use* uses, uint32_t n) {
  r->trigger_from = GX_ARRAY(arena, uint32_t, r->n_triggers + 2);
  r->trigger_rules = GX_ARRAY(arena, uint32_t, n + 1);
  uint32_t* next = r->trigger_from + 1; // While they are filled: where the next rule of a trigger goes
  for (uint32_t i = 0; i < n; i++)
    if (uses[i].trigger + 1 < r->n_triggers) next[uses[i].trigger + 1]++;
  for (uint32_t t = 1; t < r->n_triggers; t++) next[t] += next[t - 1];
  for (uint32_t i = 0; i < n; i++) r->trigger_rules[next[uses[i].trigger]++] = uses[i].rule;
}

/// One automaton over all trigger words.
static void index_triggers(gx_rule_parser* p) {
  gx_rules* r = p->rules;
  gx_intern* words = gx_intern_new(p->arena);
  GX_VEC(trigger_use) uses = {0};
  GX_VEC(uint32_t)
  last = {0}; // By trigger: the rule that used it last, so that a rule that names it twice is woken once
  for (uint32_t i = 0; i < r->rules.n; i++) {
    for (uint32_t k = 0; k < r->rules.at[i].triggers.n; k++) {
      const uint32_t t = gx_intern_add(words, r->rules.at[i].triggers.at[k]);
      if (t == last.n) GX_PUSH(p->arena, &last, GX_NONE);
      if (last.at[t] != i) GX_PUSH(p->arena, &uses, (trigger_use){t, i});
      last.at[t] = i;
    }
  }
  const uint32_t n = gx_intern_count(words);
  gx_needle* needles = GX_ARRAY(p->arena, gx_needle, n + 1);
  r->n_triggers = n;
  sort_uses(r, p->arena, uses.at, uses.n);
  for (uint32_t t = 0; t < n; t++) {
    needles[t] = (gx_needle){.value = t};
    needles[t].at = gx_utf8_to(p->arena, gx_intern_get(words, t), &needles[t].n);
    gx_sieve_add(&r->any_first, needles[t].at[0]);
  }
  if (n) qsort(needles, n, sizeof *needles, by_characters);
  if (gx_automaton_build(needles, n, p->arena, &r->triggers))
    gx_rule_complain(p, 0, "too many trigger words");
}

void gx_rule_compile_all(gx_rule_parser* p) {
  gx_rules* r = p->rules;
  for (uint32_t i = 0; i < r->rules.n; i++) {
    gx_rule* rule = &r->rules.at[i];
    if (!rule->gone && !compile_rule(p, rule)) rule->gone = true;
    if (!rule->gone) continue;
    for (uint32_t k = 0; k < rule->matches.n; k++) gx_pattern_free(rule->matches.at[k].code);
    for (uint32_t k = 0; k < rule->nots.n; k++) gx_pattern_free(rule->nots.at[k].code);
    rule->matches.n = rule->nots.n = 0;
  }
  if (r->rules.n) qsort(r->rules.at, r->rules.n, sizeof *r->rules.at, by_prio);
  while (r->rules.n && r->rules.at[r->rules.n - 1].gone) r->rules.n--;
  for (uint32_t i = 0; i < r->rules.n; i++) {
    const gx_rule* rule = &r->rules.at[i];
    p->file = rule->file;
    for (uint32_t k = 0; k < rule->ok.n; k++) compile_example(p, i, rule->ok.at[k], true);
    for (uint32_t k = 0; k < rule->no.n; k++) compile_example(p, i, rule->no.at[k], false);
  }
  index_triggers(p);
}
