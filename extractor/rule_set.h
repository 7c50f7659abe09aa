/// What the parts of the rule language share: rule_parse.c (blocks), rule_compile.c (patterns), rule.c (matching).
/// Nothing outside them, check.c and probe.c includes this.
#ifndef GX_EXTRACTOR_RULE_SET_H
#define GX_EXTRACTOR_RULE_SET_H

#include "base/intern.h"
#include "base/utf8.h"
#include "extractor/automaton.h"
#include "extractor/pattern.h"
#include "extractor/rule.h"

/// Different capture names that all rules together may use.
#define GX_RULE_NAMES 128

/// A value of a block as written, and where.
typedef struct {
  gx_str text;
  uint32_t line;
} gx_rule_value;

typedef GX_VEC(gx_rule_value) gx_rule_values;

#define GX_RULE_NEEDS 6

/// A pattern with the interned names of its groups; names[0] is unused.
typedef struct {
  gx_pattern* code;
  uint32_t* names;
  const char32_t* text; ///< As handed to PCRE2
  const char32_t* needs[GX_RULE_NEEDS]; ///< Of each of these the sentence must hold a character; NULL: no more
  uint32_t n;
  uint32_t line;
} gx_rule_pattern;

typedef GX_VEC(gx_rule_pattern) gx_rule_patterns;

typedef struct {
  gx_str type, what, kind;
  gx_part part;
  uint32_t subject, object; ///< Interned capture names, or GX_NONE
} gx_rule_emit;

typedef struct {
  gx_str id;
  const char* file;
  uint32_t line;
  int32_t prio;
  bool user; ///< From the user's folder
  bool gone; ///< Replaced, removed or unsound
  gx_rule_values on, match, not_, emit, ok, no;
  gx_rule_patterns matches, nots;
  gx_rule_values while_;
  gx_str again; ///< Capture behind which the next match is looked for, or empty: behind the whole match
  GX_VEC(gx_rule_emit) emits;
  bool drops; ///< All its emits are `drop`: it says nothing by itself
  GX_VEC(gx_str) triggers; ///< Folded
} gx_rule;

/// `words NAME …`: a piece of pattern with a name; several lines of one name are alternatives.
typedef struct {
  gx_str name;
  gx_rule_values lines;
} gx_rule_words;

struct gx_rules {
  gx_arena* arena;
  gx_intern* names;
  uint32_t classes[GX_RULE_NAMES]; ///< Per capture name: the slot kinds that it may hold
  GX_VEC(gx_rule) rules;           ///< In order of matching once loaded
  GX_VEC(gx_rule_words) words;
  GX_VEC(gx_example) examples;
  gx_automaton triggers;
  uint32_t* trigger_from; ///< Rules of trigger t: trigger_rules[trigger_from[t] … trigger_from[t + 1])
  uint32_t* trigger_rules;
  uint32_t n_triggers;
  uint32_t max_groups;
  gx_sieve any_first; ///< First characters of triggers: most sentences stop here
};

/// What parsing and compiling carry along.
typedef struct {
  gx_rules* rules;
  gx_arena* arena;
  const char* file;
  bool user;
  gx_rules_report report;
  void* report_user;
  gx_error* error;
  uint32_t problems;
} gx_rule_parser;

/// Counts a problem, reports it, and keeps the first one as the error.
void gx_rule_complain(gx_rule_parser* parser, uint32_t line, const char* format, ...)
    __attribute__((format(printf, 3, 4)));

/// Reads the blocks of one file into parser->rules.
void gx_rule_read(gx_rule_parser* parser, gx_str text);
/// Compiles one pattern into `into`; reports and returns false when it is unsound. Whoever asks frees it (gx_pattern_free).
bool gx_rule_compile_pattern(gx_rule_parser* parser, gx_rule_value line, gx_rule_patterns* into);
/// Fills the needs of a pattern: what stands in it outside alternatives and is not optional.
void gx_rule_find_needs(gx_arena* arena, gx_rule_pattern* of);
/// Compiles every rule read, orders them, builds the table of triggers.
void gx_rule_compile_all(gx_rule_parser* parser);

/// The words of this name, or NULL.
const gx_rule_words* gx_rule_find_words(const gx_rules* rules, gx_str name);

#endif
