/// What stands around a stretch of text that could be a person's name, as marks and as evidence: small integers that add up with
/// gx_name_prior (one unit is about a factor of two).
#ifndef GX_EXTRACTOR_PERSON_EVIDENCE_H
#define GX_EXTRACTOR_PERSON_EVIDENCE_H

#include "extractor/span.h"

/// What begins or ends at a position, as bits.
enum {
  GX_MARK_TITLE_UNIT = 1 << 0, ///< 区委书记
  GX_MARK_TITLE_BARE = 1 << 1, ///< 书记
  GX_MARK_BYLINE = 1 << 2,     ///< 记者
  GX_MARK_HONORIFIC = 1 << 3,  ///< 同志
  GX_MARK_OCCUPATION = 1 << 4, ///< 村民
  GX_MARK_GROUP = 1 << 5,      ///< 区领导
  GX_MARK_ROLE = 1 << 6,       ///< 主持
  GX_MARK_VERB = 1 << 7,
  GX_MARK_FUNCTION = 1 << 8, ///< Adverbs, prepositions, conjunctions, pronouns: 在, 先后
  GX_MARK_DATE = 1 << 9,
  GX_MARK_WORD = 1 << 10, ///< Any other common word
  GX_MARK_SENTENCE = 1 << 11,
  GX_MARK_PLACE = 1 << 12,
  GX_MARK_UNIT = 1 << 13,
  GX_MARK_SHORT = 1 << 14,   ///< A word of one character: 才, 曾
  GX_MARK_LINK = 1 << 15,    ///< A preposition or verb of one character: 到, 沿
  GX_MARK_APPOINT = 1 << 16, ///< 任命, 选举: the name of a person follows
  GX_MARK_PERSON = 1 << 17,  ///< A listed person
};

/// Evidence on the left from which on even a rare name is believed.
enum { GX_STRONG_LEFT = 8 };

/// The marks of one article; all arrays have text.n + 1 items in the arena, `begins` one more, for what stands behind the newline at
/// the end.
typedef struct {
  const gx_tagging* in;
  uint32_t* begins; ///< GX_MARK bits of what begins at each position
  uint32_t* ends;
  uint8_t* cut; ///< cut[i]: weight of the heaviest common word with i strictly inside it
} gx_surroundings;

/// Marks what the lists know and what the taggers before persons propose.
gx_surroundings gx_surroundings_new(const gx_tagging* in, const gx_spans* spans, gx_arena* arena);

/// The character at a position; a newline behind the end.
char32_t gx_char_at(const gx_surroundings* s, uint32_t i);

/// What ends where a name would begin, -4 to 13, and in `*rule` the name of the rule it amounts to.
int gx_left_evidence(const gx_surroundings* s, uint32_t begin, const char** rule);
/// What a body before it and a calling behind it say for a candidate, 0 to 5: 新华医院|孙锟|教授.
int gx_called_evidence(const gx_surroundings* s, uint32_t begin, uint32_t end);
/// What begins where a name would end, -5 to 11.
int gx_right_evidence(const gx_surroundings* s, uint32_t end);
/// What speaks against [begin, end): it is a common word, cuts or holds one, or some list knows it as something else.
int gx_name_cost(const gx_surroundings* s, uint32_t begin, uint32_t end);
/// 杨先生, 和总统; 周恩 of 周恩来: never a name.
bool gx_no_name(const gx_surroundings* s, uint32_t begin, uint32_t end);

#endif
