/// A pattern is cut into elements where it is written: a slot, a gap, <words>, a group, a class, a run of plain characters, each with its
/// quantifier. The longest run of elements from the first on that matches anywhere is how far the rule got.
#include "extractor/probe.h"

#include <string.h>

#include "base/utf8.h"
#include "extractor/rule_set.h"

/// One element: source bytes [begin, end).
typedef struct {
  size_t begin, end;
  bool plain; ///< Characters without quantifier
} element;

typedef GX_VEC(element) elements;

static bool is_digit_at(gx_str s, size_t i) { return i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; }

static size_t behind(gx_str s, size_t i, char close) {
  while (i < s.n && s.p[i] != close) i++;
  return i < s.n ? i + 1 : i;
}

/// Behind the bracket that closes the one at `i`; classes and escapes are passed over.
static size_t behind_group(gx_str s, size_t i) {
  unsigned depth = 0;
  while (i < s.n) {
    const char c = s.p[i++];
    if (c == '\\' && i < s.n) i++;
    if (c == '[') i = behind(s, i, ']');
    if (c == '(') depth++;
    if (c == ')' && --depth == 0) break;
  }
  return i;
}

static size_t behind_digits(gx_str s, size_t i) {
  while (is_digit_at(s, i)) i++;
  return i;
}

/// Behind the atom at `i`; `*gap` says that it is …10 or ~10.
static size_t behind_atom(gx_str s, size_t i, bool* gap) {
  *gap = false;
  size_t next = i;
  const char32_t c = gx_utf8_next(s, &next);
  if (c == U'(') return behind_group(s, i);
  if (c == U'[') return behind(s, next, ']');
  if (c == U'{') return behind(s, next, '}');
  if (c == U'<') return behind(s, next, '>');
  if (c == U'\\') {
    if (next < s.n && s.p[next] == 'x' && next + 1 < s.n && s.p[next + 1] == '{') return behind(s, next, '}');
    if (next < s.n) gx_utf8_next(s, &next);
    return next;
  }
  *gap = (c == U'…' || c == U'~') && is_digit_at(s, next);
  return *gap ? behind_digits(s, next) : next;
}

/// Behind the quantifier at `i`, if one stands there.
static size_t behind_quantifier(gx_str s, size_t i) {
  size_t end = i;
  if (i < s.n && s.p[i] == '?') {
    end = i + 1;
  } else if (i < s.n && s.p[i] == '{' && is_digit_at(s, i + 1)) {
    end = behind(s, i, '}');
  }
  if (end > i && end < s.n && (s.p[end] == '?' || s.p[end] == '+')) end++;
  return end;
}

/// A character that stands for itself (or for any).
static bool is_simple(gx_str s, size_t begin) {
  return (unsigned char)s.p[begin] >= 0x80 || !strchr("([{<\\~^$", s.p[begin]);
}

/// The elements of one alternative [from, to).
static elements cut(gx_str s, size_t from, size_t to, gx_arena* arena) {
  elements out = {0};
  const gx_str part = {s.p, to};
  for (size_t i = from; i < to;) {
    if (s.p[i] == ' ' || s.p[i] == '\t') {
      i++;
      continue;
    }
    bool gap = false;
    const size_t atom = behind_atom(part, i, &gap);
    const size_t end = behind_quantifier(part, atom);
    const bool plain = end == atom && !gap && is_simple(s, i);
    element* last = out.n ? &out.at[out.n - 1] : NULL;
    if (plain && last && last->plain && last->end == i)
      last->end = end;
    else
      GX_PUSH(arena, &out, (element){i, end, plain});
    i = end;
  }
  return out;
}

/// Behind the alternative that begins at `from`: at a bar outside brackets, or the end.
static size_t behind_alternative(gx_str s, size_t from) {
  bool gap;
  while (from < s.n && s.p[from] != '|') from = behind_atom(s, from, &gap);
  return from;
}

/// A sentence and the rule that is tried on it.
typedef struct {
  gx_rules* rules; ///< A copy, so that compiling again changes nothing
  const gx_rule* rule;
  const char32_t* ch;
  uint32_t n, trigger_at;
  gx_arena* arena;
} probing;

/// Looks for a piece of pattern. Of several places the one that ends latest before the trigger word, else the first.
static bool find(const probing* p, gx_str source, uint32_t line, gx_range* where) {
  gx_rule_parser parser = {.rules = p->rules, .arena = p->arena, .file = p->rule->file};
  gx_rule_patterns compiled = {0};
  bool found = false;
  if (!gx_rule_compile_pattern(&parser, (gx_rule_value){source, line}, &compiled)) return false;
  gx_pattern* code = compiled.at[0].code;
  gx_range* ranges = GX_ARRAY(p->arena, gx_range, gx_pattern_groups(code) + 1);
  gx_finder* finder = gx_finder_new(p->arena, gx_pattern_groups(code));
  for (uint32_t from = 0; from <= p->n; from = ranges[0].begin + 1) {
    if (gx_pattern_find(code, finder, p->ch, p->n, from, ranges) != GX_FIND_FOUND) break;
    if (found && ranges[0].end > p->trigger_at) break;
    *where = ranges[0];
    found = true;
  }
  gx_pattern_free(code);
  return found;
}

/// Looks for the first `count` elements.
static bool find_first(const probing* p, gx_rule_value line, const elements* e, uint32_t count,
                       gx_range* where) {
  const gx_str prefix = {line.text.p + e->at[0].begin, e->at[count - 1].end - e->at[0].begin};
  return find(p, prefix, line.line, where);
}

static gx_probe_try try_alternative(const probing* p, gx_rule_value line, size_t from, size_t to) {
  const elements e = cut(line.text, from, to, p->arena);
  gx_probe_try out = {.line = line.line, .of = e.n};
  gx_range where = {0, 0};
  uint32_t done = e.n;
  while (done > 0 && !find_first(p, line, &e, done, &where)) done--;
  // What stands last and took no character was not really met: it belongs to what is expected.
  uint32_t met = done;
  for (gx_range before; done < e.n && met > 1; met--) {
    if (!find_first(p, line, &e, met - 1, &before) || before.end != where.end) break;
    where = before;
  }
  if (done < e.n && met == 1 && where.begin == where.end) met = 0;
  out.done = met;
  if (met) {
    out.begin = where.begin;
    out.end = where.end;
    out.matched = (gx_str){line.text.p + e.at[0].begin, e.at[met - 1].end - e.at[0].begin};
  }
  if (done < e.n) out.expected = (gx_str){line.text.p + e.at[met].begin, e.at[done].end - e.at[met].begin};
  return out;
}

static gx_str list_triggers(const gx_rule* rule, gx_arena* arena) {
  gx_str all = {0};
  for (uint32_t i = 0; i < rule->triggers.n; i++)
    all = gx_str_format(arena, "%.*s%s%.*s", GX_FMT(all), i ? " " : "", GX_FMT(rule->triggers.at[i]));
  return all;
}

/// The first trigger word of the rule in the sentence; `*at` is where it begins.
static gx_str find_trigger(const gx_rule* rule, const char32_t* ch, uint32_t n, uint32_t* at,
                           gx_arena* arena) {
  for (uint32_t i = 0; i < rule->triggers.n; i++) {
    uint32_t m;
    const char32_t* word = gx_utf8_to(arena, rule->triggers.at[i], &m);
    for (uint32_t k = 0; k + m <= n; k++) {
      if (memcmp(ch + k, word, m * sizeof *ch) != 0) continue;
      *at = k;
      return rule->triggers.at[i];
    }
  }
  *at = n;
  return (gx_str){0};
}

gx_probe gx_rule_probe(const gx_rules* rules, uint32_t rule, const char32_t* folded, uint32_t n,
                       gx_arena* arena) {
  gx_rules copy = *rules;
  copy.arena = arena;
  probing p = {.rules = &copy, .rule = &rules->rules.at[rule], .ch = folded, .n = n, .arena = arena};
  GX_VEC(gx_probe_try) tries = {0};
  gx_probe out = {.triggers = list_triggers(p.rule, arena)};
  out.trigger = find_trigger(p.rule, folded, n, &p.trigger_at, arena);
  out.matches = gx_rule_match_alone(rules, rule, folded, n, arena, &out.refused_at);
  for (uint32_t i = 0; i < p.rule->match.n; i++) {
    const gx_rule_value line = p.rule->match.at[i];
    for (size_t from = 0; from < line.text.n;) {
      const size_t to = behind_alternative(line.text, from);
      GX_PUSH(arena, &tries, try_alternative(&p, line, from, to));
      from = to + 1;
    }
  }
  out.tries = tries.at;
  out.n_tries = tries.n;
  return out;
}
