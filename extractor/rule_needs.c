/// What a pattern cannot do without, read off its text: the person, the verb of this match line. Most sentences that wake a rule lack
/// one of them, and need no search.
#include <string.h>

#include "extractor/rule_set.h"

typedef GX_VEC(char32_t) chars;

/// As handed to PCRE2.
typedef struct {
  const char32_t* at;
  uint32_t n;
} pattern;

/// Behind the class […] that opens at `i`.
static uint32_t behind_class(const pattern* p, uint32_t i) {
  for (i++; i < p->n && p->at[i] != U']'; i++) i += p->at[i] == U'\\';
  return i + 1;
}

/// Behind the group (…) that opens at `i`.
static uint32_t behind_group(const pattern* p, uint32_t i) {
  uint32_t depth = 0;
  while (i < p->n) {
    const char32_t c = p->at[i];
    depth += c == U'(';
    depth -= c == U')';
    i = c == U'\\' ? i + 2 : c == U'[' ? behind_class(p, i) : i + 1;
    if (depth == 0) break;
  }
  return i;
}

/// What follows the atom that ends at `i` makes it optional.
static bool is_optional(const pattern* p, uint32_t i, uint32_t end) {
  if (i >= end) return false;
  return p->at[i] == U'?' || p->at[i] == U'*' || (p->at[i] == U'{' && i + 1 < end && p->at[i + 1] == U'0');
}

/// Behind the repetition at `i`, if one stands there: ?, {2}, {0,24}?
static uint32_t behind_count(const pattern* p, uint32_t i, uint32_t end) {
  if (i < end && (p->at[i] == U'?' || p->at[i] == U'*' || p->at[i] == U'+')) {
    i++;
  } else if (i < end && p->at[i] == U'{') {
    while (i < end && p->at[i] != U'}') i++;
    i++;
  } else {
    return i;
  }
  return i < end && (p->at[i] == U'?' || p->at[i] == U'+') ? i + 1 : i; // As few as possible, or all at once
}

/// Behind the atom at `i`: a character, class or group.
static uint32_t behind_atom(const pattern* p, uint32_t i) {
  const char32_t c = p->at[i];
  return c == U'\\' ? i + 2 : c == U'[' ? behind_class(p, i) : c == U'(' ? behind_group(p, i) : i + 1;
}

static bool add_firsts(gx_arena* arena, const pattern* p, uint32_t i, uint32_t end, chars* out);

/// Adds the characters with which the atom [i, end) may begin; false where that cannot be told.
static bool add_atom(gx_arena* arena, const pattern* p, uint32_t i, uint32_t end, chars* out) {
  const char32_t c = p->at[i];
  if (c == U'(') {
    if (i + 3 >= end || p->at[i + 1] != U'?') return false;
    i += 3;
    if (p->at[i - 1] == U'<' && p->at[i] >= U'a' && p->at[i] <= U'z') { // (?<who>…)
      while (i < end && p->at[i] != U'>') i++;
      i++;
    } else if (p->at[i - 1] != U':') {
      return false; // Looks around
    }
    return i < end && add_firsts(arena, p, i, end - 1, out);
  }
  if (c < 0x80 && strchr("\\^$.|)?*+{}", (char)c)) return false;
  if (c != U'[') return GX_PUSH(arena, out, c), true;
  for (i++; i + 1 < end; i++) {
    if (p->at[i] < 0x80 && strchr("\\^-[", (char)p->at[i])) return false;
    GX_PUSH(arena, out, p->at[i]);
  }
  return true;
}

/// The same for the alternatives that stand in [i, end).
static bool add_firsts(gx_arena* arena, const pattern* p, uint32_t i, uint32_t end, chars* out) {
  while (i < end) {
    bool begun = false;
    while (i < end && p->at[i] != U'|') { // Through what is optional to what is not
      const uint32_t next = behind_atom(p, i);
      if (!begun && (next > end || !add_atom(arena, p, i, next, out))) return false;
      begun = begun || !is_optional(p, next, end);
      i = behind_count(p, next, end);
    }
    if (!begun) return false; // Nothing at all would do
    if (i < end && ++i == end) return false;
  }
  return true;
}

static bool has_alternatives(const pattern* p) {
  for (uint32_t i = 0; i < p->n; i = behind_atom(p, i))
    if (p->at[i] == U'|') return true;
  return false;
}

void gx_rule_find_needs(gx_arena* arena, gx_rule_pattern* of) {
  const pattern whole = {of->text, of->n}, *p = &whole;
  const bool alternatives = has_alternatives(p);
  uint32_t n = 0;
  for (uint32_t i = 0, next; i < p->n && n < GX_RULE_NEEDS; i = behind_count(p, next, p->n)) {
    chars set = {0};
    next = alternatives ? p->n : behind_atom(p, i);
    const bool told = alternatives
                          ? add_firsts(arena, p, 0, p->n, &set)
                          : next <= p->n && !is_optional(p, next, p->n) && add_atom(arena, p, i, next, &set);
    if (!told || !set.n) continue;
    GX_PUSH(arena, &set, 0);
    of->needs[n++] = set.at;
  }
}
