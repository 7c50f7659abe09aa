/// Usage: which rules and list entries a corpus needs, and what each rule costs. For `guanxi check --report`.
#ifndef GX_EXTRACTOR_USAGE_H
#define GX_EXTRACTOR_USAGE_H

#include "extractor/document.h"
#include "extractor/record.h"
#include "extractor/rule.h"

/// What one rule did. Rules that stand in no file (the stages' own: holds.title) have claims only.
typedef struct {
  gx_str   rule;
  uint32_t number;  ///< Of the rule in the rule files, or GX_NONE
  uint32_t claims;  ///< Pieces of evidence that name it
  uint32_t tries;   ///< Sentences in which a trigger word woke it
  uint32_t matches;
  double   seconds; ///< Spent on the tries
  uint32_t ok, no;  ///< Example sentences
} gx_rule_usage;

/// What of one list the texts hold. A word counts as met wherever it stands, also inside longer ones.
typedef struct {
  const char* list;
  uint32_t    entries, met;
} gx_list_usage;

typedef struct gx_usage gx_usage;

/// Lives in `arena`. `now` gives seconds: the extractor has no clock of its own.
gx_usage* gx_usage_new(const gx_lexicon* lexicon, double (*now)(void), gx_arena* arena);

/// Counts the claims of a record.
void gx_usage_add_record(gx_usage* usage, const gx_record* record);
/// Counts words, tries and matches of a page. Needs room in `scratch` for the page understood.
gx_status gx_usage_add_page(gx_usage* usage, const gx_document* page, gx_arena* scratch, gx_error* error);
/// Counts the words of a record whose page is gone: those of its mentions and quotes.
void gx_usage_add_words(gx_usage* usage, const gx_record* record, gx_arena* scratch);

/// All rules of the files in their order, then the others by name. In `arena`.
const gx_rule_usage* gx_usage_rules(const gx_usage* usage, uint32_t* n, gx_arena* arena);
/// All lists in their order. In `arena`.
const gx_list_usage* gx_usage_lists(const gx_usage* usage, uint32_t* n, gx_arena* arena);
/// Whether the text held the entry's word.
bool gx_usage_met(const gx_usage* usage, uint32_t entry);
/// The name of the list that an entry stands in: "titles".
const char* gx_usage_list_name(const gx_entry* entry);

#endif
