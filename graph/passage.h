/// The sentence around words of a text, as people want to read it.
#ifndef GX_GRAPH_PASSAGE_H
#define GX_GRAPH_PASSAGE_H

#include "base/str.h"

/// A text in which code points are found quickly.
typedef struct {
  gx_str text;
  uint32_t* marks; ///< Byte offset of every 256th code point
  uint32_t n_marks;
} gx_passages;

/// `text` may be empty: nothing is found then.
gx_passages gx_passages_new(gx_str text, gx_arena* arena);
/// The sentence in which the code points [begin, end) stand, cleaned; empty when there is no text.
gx_str gx_passage_sentence(const gx_passages* p, uint32_t begin, uint32_t end, gx_arena* arena);
/// Without mark-up, line breaks and spaces between Chinese characters.
gx_str gx_passage_clean(gx_str s, gx_arena* arena);

#endif
