/// Check: are the rules sound, and do they do what their examples say? What `guanxi check` runs; collects every problem.
#ifndef GX_EXTRACTOR_CHECK_H
#define GX_EXTRACTOR_CHECK_H

#include "extractor/rule.h"

/// One claim made of a sentence, in words.
typedef struct {
  gx_str rule;    ///< Id of the rule behind it
  gx_str type;    ///< "chaired"
  gx_str subject; ///< Name of the person
  gx_str object;  ///< Name of the event, or of the site or office as written; may be empty
} gx_check_claim;

typedef struct {
  gx_check_claim* at;
  uint32_t n;
  uint32_t* fired; ///< Numbers of the rules that matched, also where another one had claimed the same before
  uint32_t n_fired;
} gx_check_claims;

/// Runs all stages on one sentence: what it claims. The result lives in `arena`.
typedef gx_status (*gx_check_run)(void* user, gx_str sentence, gx_arena* arena, gx_check_claims* out,
                                  gx_error* error);

/// The stages themselves, as a gx_check_run: `user` is a const gx_lexicon*. The sentence stands alone on a page of 2024-02-09 of
/// 望湖区 in the invented 云岭省临江市.
gx_status gx_check_extract(void* user, gx_str sentence, gx_arena* arena, gx_check_claims* out,
                           gx_error* error);

/// Loads the rules of both folders (`user_folder` may be NULL) and reports everything that is wrong with their text: what the loader
/// refuses, rules without `ok` or `no`, rules that can never match. Returns the number of problems; GX_NONE when a file cannot be read.
uint32_t gx_check_rules(const char* folder, const char* user_folder, gx_rules_report report,
                        void* report_user, gx_error* error);

/// Runs the example sentences of all rules and reports each that fails. Returns the number of failures.
uint32_t gx_check_examples(const gx_rules* rules, gx_check_run run, void* run_user, gx_rules_report report,
                           void* report_user);

#endif
