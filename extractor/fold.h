/// Fold: a decided sentence → a short sentence of slots over which role rules are matched.
///
/// `区委副书记、区长沈燕俊主持。阮重晖、金志强等区领导参加。` becomes `<official>主持。` and `<officials>参加。`
#ifndef GX_EXTRACTOR_FOLD_H
#define GX_EXTRACTOR_FOLD_H

#include "extractor/rule.h"
#include "extractor/span.h"

/// One person of a slot, with the titles that the sentence gives him or her.
typedef struct {
  uint32_t  person;  ///< Mention number (a PERSON, or a REFERENCE in a pronoun slot)
  uint32_t* titles;  ///< Mention numbers
  uint32_t  n_titles;
} gx_member;

typedef struct {
  gx_slot_kind kind;
  uint32_t     begin, end; ///< Article text that it covers: titles, names, separators, 等区领导
  uint32_t     mention;    ///< Of a unit, company, place, meeting, date, title, group; GX_NONE for people
  gx_member*   members;    ///< Of official, officials, pronoun; in order of the text
  uint32_t     n_members;
  bool         open;       ///< Closed by 等
  bool         addressed;  ///< One person with an office behind the name: 王祖焕副市长
  bool         strokes;    ///< Said to be ordered by strokes of the surname
  uint32_t     group;      ///< Mention of the group that names the members (区领导甲、乙 or 甲、乙等区领导), or GX_NONE
} gx_slot;

typedef struct {
  const char32_t* ch;      ///< Folded sentence
  uint32_t        n;
  const uint32_t* at;      ///< n + 1 positions in the article's text
  const uint32_t* slot_of; ///< For each folded character its slot, or GX_NONE
  gx_slot*        slots;
  uint32_t        n_slots;
  uint32_t        sentence;
} gx_folded;

/// Folds sentence number `sentence`. Parts and dates inside other slots are not shown. Everything in `arena`.
gx_folded gx_fold_extract(const gx_tagging* in, const gx_mentions* mentions, uint32_t sentence, gx_arena* arena);

#endif
