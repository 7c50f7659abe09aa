/// Rules: patterns over a folded sentence, with what they claim. Compiled by PCRE2 with JIT (pattern.c only).
///
/// A folded sentence is code points in which each mention has become one private-use character, its slot. A rule file is
/// `rules/*.rules`; gazetteers/RULES.md explains the language.
#ifndef GX_EXTRACTOR_RULE_H
#define GX_EXTRACTOR_RULE_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"
#include "extractor/lexicon.h"

/// What a slot holds; its character in the folded sentence is GX_SLOT_BASE + kind.
#define GX_SLOT_BASE 0xE000u
#define GX_SLOTS(X)                                                                              \
  X(OFFICIAL, official)   /* one person, with the titles before or after: 区长沈燕俊 */           \
  X(OFFICIALS, officials) /* two or more persons listed: 甲、乙和丙等 */                           \
  X(PRONOUN, pronoun)     /* 他, 她, 他们 standing for the last chief figure */                    \
  X(GROUP, group)         /* people without names: 区领导, 与会人员, 代表团 */                      \
  X(TITLE, title)         /* an office without its holder */                                     \
  X(UNIT, unit)                                                                                  \
  X(COMPANY, company)                                                                            \
  X(PLACE, place)                                                                                \
  X(MEETING, meeting)     /* a named meeting, ceremony or other event */                          \
  X(DATE, date)

typedef enum {
#define GX_X(e, name) GX_SLOT_##e,
  GX_SLOTS(GX_X)
#undef GX_X
  GX_SLOT_COUNT
} gx_slot_kind;


/// One captured argument of a match: `name` is interned in the rules ("who", "event", "whom", "site" …).
typedef struct {
  uint16_t name;
  uint32_t begin, end; ///< In the folded sentence; a slot capture has end = begin + 1
} gx_capture;

/// Which members of a list a claim is about.
typedef enum { GX_PART_ALL = 0, GX_PART_FIRST, GX_PART_REST } gx_part;

/// What a rule emits: a claim type and which captures are its subject and object (GX_NONE: none).
typedef struct {
  gx_str   type;              ///< "chaired", … as in record.h; "held": the event takes place; "said", "told": from here on the words are somebody's, the paper's; "drop": cancels claims of the subject
  gx_str   what;              ///< Of "drop": the only claim type that it cancels, or empty for all
  gx_str   kind;              ///< Kind of event that is meant (`=inspection`), or empty
  gx_part  part;              ///< Of a list that is the subject: {who.first}, {who.rest}
  uint32_t subject, object;   ///< Indices into `captures`, or GX_NONE (subject: then the chief figure carried over)
} gx_emit;

typedef struct {
  uint32_t    rule;       ///< Number of the rule
  uint32_t    begin, end; ///< Matched part of the folded sentence
  gx_capture* captures;
  uint32_t    n_captures;
  gx_emit*    emits;
  uint32_t    n_emits;
} gx_match;

typedef struct { gx_match* at; uint32_t n; } gx_matches;

/// Matches all rules against a folded sentence: rules by `prio` (highest first), then in order of file and line; the matches of a rule in
/// order of begin. A match that a `not` pattern overlaps or touches is left out (where both capture a name, only when it is the same slot). The next match of a rule is looked for
/// behind the end of the last, so that one rule may fire several times in a sentence. Effort is bounded: a rule that
/// exceeds its limit simply does not match (counted in `*exhausted`, may be NULL). Unless `all`, rules that only `drop` come last, and
/// only where another rule found something that they may drop.
gx_matches gx_rules_match(const gx_rules* rules, const char32_t* folded, uint32_t n, bool all, gx_arena* arena,
                          uint32_t* exhausted);

/// Which rules a trigger word in the folded sentence wakes: a flag for each rule, or NULL when it wakes none. For whoever measures rules.
bool* gx_rules_wake(const gx_rules* rules, const char32_t* folded, uint32_t n, gx_arena* arena);
/// The matches of this rule alone, whether a trigger word woke it or not. `*refused_at` (may be NULL) gets the line of the `not` that
/// refused a match last, or 0.
gx_matches gx_rule_match_alone(const gx_rules* rules, uint32_t rule, const char32_t* folded, uint32_t n, gx_arena* arena,
                               uint32_t* refused_at);
/// The rule of this id, or GX_NONE.
uint32_t gx_rules_find(const gx_rules* rules, gx_str id);

/// Told of every problem of the files, not only of the first. `message` is one line.
typedef void (*gx_rules_report)(void* user, const char* file, uint32_t line, const char* message);

/// Loads every `rules/*.rules` of `folder` and then of `user_folder` (may be NULL), files in order of their names. A user's rule replaces
/// ours of the same id; `remove ID` takes ours away. A folder without rules is no error. Text and tables live in `arena`,
/// compiled patterns are freed by gx_rules_free. Fails with GX_ERR_DATA at the first problem ("file:line").
gx_status gx_rules_load(gx_arena* arena, const gx_lexicon* lexicon, const char* folder, const char* user_folder,
                        gx_rules** out, gx_error* error);
/// The same, but goes on after a problem and reports each. `*out` holds the rules that are sound, even when it fails.
gx_status gx_rules_load_reporting(gx_arena* arena, const char* folder, const char* user_folder, gx_rules_report report,
                                  void* user, gx_rules** out, gx_error* error);
/// Rules from one text instead of files; `file` is its name in errors. `report` may be NULL.
gx_status gx_rules_parse(gx_arena* arena, gx_str text, const char* file, gx_rules_report report, void* user,
                         gx_rules** out, gx_error* error);
/// Frees what the arena does not hold; NULL is fine.
void gx_rules_free(gx_rules* rules);

/// The number of a capture's name ("who", "event", "whom", "site", "date", …), or GX_NONE when no rule uses it.
uint32_t gx_rules_name(const gx_rules* rules, gx_str name);

uint32_t gx_rules_count(const gx_rules* rules);
gx_str   gx_rule_id(const gx_rules* rules, uint32_t rule);
gx_str   gx_rule_file(const gx_rules* rules, uint32_t rule);
uint32_t gx_rule_line(const gx_rules* rules, uint32_t rule);

/// Whether the rule counts while an event of this kind ("meeting", "inspection", … or "none") is being told: `while inspection visit`.
bool gx_rule_holds_while(const gx_rules* rules, uint32_t rule, gx_str kind);

/// A test sentence of a rule, in plain words: `ok` with what it must give (`王建国 chaired`), `no` without.
typedef struct {
  uint32_t rule;
  bool     ok;
  gx_str   sentence;  ///< UTF-8
  gx_str   subject;   ///< Expected subject's name, empty for `no`
  gx_str   type;      ///< Expected claim type
  gx_str   object;    ///< Expected object as written, or empty
  uint32_t line;
} gx_example;

uint32_t          gx_rules_example_count(const gx_rules* rules);
const gx_example* gx_rules_example(const gx_rules* rules, uint32_t i);

#endif
