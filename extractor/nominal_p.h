/// What nominal_token.c (what words and characters are in names of bodies) and nominal.c (how far such a name reaches) share. Nothing
/// outside them includes this.
#ifndef GX_EXTRACTOR_NOMINAL_P_H
#define GX_EXTRACTOR_NOMINAL_P_H

#include "extractor/nominal.h"

/// A token of the one cut of the article that all heads share.
typedef enum {
  TOKEN_NONE = 0, ///< The word says nothing
  TOKEN_UNKNOWN,  ///< One Han character of no listed word: part of a proper name
  TOKEN_MARK,     ///< 学校, 实验室: nouns that end names of bodies themselves
  TOKEN_NOUN,     ///< Nouns, abbreviations, attributes; also balanced brackets and quotes
  TOKEN_VERBAL,   ///< Verbal nouns (管理, 监督, 建设): inside names, seldom at their left end
  TOKEN_ADJECTIVE,
  TOKEN_ROLE,    ///< 调研, 检查: as often the deed of somebody named before as part of a name
  TOKEN_VERB,    ///< Other verbs: only behind an anchor and before a far-reaching head
  TOKEN_ORDINAL, ///< 第一, 118, AI
  TOKEN_JOIN,    ///< 和 与 及
  TOKEN_CLOSE,   ///< ） ” 》: the walk jumps to the partner
  TOKEN_PREFIX,  ///< 区, 市, 省: a relative place
  TOKEN_PLACE,
  TOKEN_UNIT,
  TOKEN_PERSON, ///< 周恩来|政府管理学院, 邵逸夫|医院: at the left end of a body's name, nowhere else
  TOKEN_STOP,
} token;

/// What the text alone says may stand at a place, whatever names are known: the same for all who compose names. Made when it is first asked
/// for: most clauses hold no head.
typedef struct {
  uint32_t end;
  int16_t gain;
  uint8_t kind;
} piece;

typedef struct {
  uint32_t from, to; ///< In `all`; `to` is 0 where they are not made
} stretch;

struct gx_tokens {
  GX_VEC(piece) all;
  stretch* at; ///< Pieces that begin at i
  gx_arena* arena;
};

/// A longer token beats several short ones; `extra` tells equally long cuts apart.
static inline int32_t gx_gain_of(uint32_t chars, int32_t extra) { return 10 * ((int32_t)chars - 1) + extra; }

/// The pieces that begin at `p`.
stretch gx_tokens_at(const gx_tagging* in, uint32_t p);

/// What a name that begins at `p` loses there: 和县 is a county, but 定江镇和县教育局 holds 和.
int32_t gx_join_penalty(const gx_text* text, uint32_t p);

#endif
