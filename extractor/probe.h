/// Probe: how far a rule gets in a folded sentence, element by element of its patterns. For `guanxi whynot`.
#ifndef GX_EXTRACTOR_PROBE_H
#define GX_EXTRACTOR_PROBE_H

#include "extractor/rule.h"

/// How far one `match` line (one alternative of it) gets.
typedef struct {
  uint32_t line;       ///< Of the rule file
  uint32_t done, of;   ///< Elements matched, and all elements
  uint32_t begin, end; ///< Where the longest matching part lies, in the folded sentence; equal where nothing matched
  gx_str   matched;    ///< Source of that part: `{who}<adv>`
  gx_str   expected;   ///< Source of what had to follow, up to the first element that must be there; empty when all matched
} gx_probe_try;

typedef struct {
  gx_str        trigger;    ///< The trigger word that the sentence holds, or empty: the rule sleeps
  gx_str        triggers;   ///< All of them, separated by blanks
  gx_matches    matches;    ///< Of the rule alone
  uint32_t      refused_at; ///< Line of the `not` that refused a match, or 0
  gx_probe_try* tries;
  uint32_t      n_tries;
} gx_probe;

/// Everything in `arena` or in `rules`.
gx_probe gx_rule_probe(const gx_rules* rules, uint32_t rule, const char32_t* folded, uint32_t n, gx_arena* arena);

#endif
