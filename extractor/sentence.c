// An article → its sentences.
//
// Cuts stand behind 。！？ and …… with the closing marks that follow, and at the ends of blocks; never behind ；, a decimal
// point or a full stop. Inside （…） and 《…》 nothing is cut. Inside “…” nothing is cut while the quotation is short: the
// reader wants 他说：“甲。乙。” with its speaker. A quotation longer than QUOTE characters is a speech, and one that is
// not closed in its block is an error of the page: both are cut like other text.
#include "extractor/layout_p.h"
#include "extractor/span.h"

enum {
  QUOTE = 120, ///< Longest quotation, in characters, that is kept whole
  BRACKET = 200,
  LONGEST = 4096, ///< A sentence without end is cut all the same, so that what follows has bounded work
};

typedef struct {
  const char32_t* ch;
  uint32_t end;
} block;

/// The matching closing mark within `most` characters, or GX_NONE.
static uint32_t closing(const block* b, uint32_t i, char32_t open, char32_t shut, uint32_t most) {
  const uint32_t to = b->end - i > most ? i + most : b->end;
  uint32_t depth = 0;
  for (uint32_t k = i; k < to; k++) {
    if (b->ch[k] == open) depth++;
    if (b->ch[k] == shut && --depth == 0) return k;
  }
  return GX_NONE;
}

static bool is_closing_mark(char32_t c) {
  return c == U'”' || c == U'’' || c == U'）' || c == U'》' || c == U'】' || c == U'」' || c == U'』';
}

/// Behind the marks that end a sentence at `i`: 。”）
static uint32_t behind_end(const block* b, uint32_t i) {
  while (i < b->end && gx_layout_is_final(b->ch[i])) i++;
  while (i < b->end && is_closing_mark(b->ch[i])) i++;
  return i;
}

/// True when …… at `i`, ending at `behind`, ends a sentence: not before a mark that goes on with it.
static bool ends_here(const block* b, uint32_t i, uint32_t behind) {
  if (b->ch[i] != 0x2026) return true;
  if (behind >= b->end) return true;
  const char32_t c = b->ch[behind];
  return c != U'，' && c != U'、' && c != U'；' && c != U'：' && c != U'的' && behind - i >= 2;
}

/// After a short quotation closed at `shut`: the sentence ends with it where the quotation is what is said (：“…。”) and the
/// quoted words end a sentence; “…！”他说 goes on.
static bool quote_ends(const block* b, uint32_t begin, uint32_t open, uint32_t shut) {
  if (!gx_layout_is_final(b->ch[shut - 1])) return false;
  if (shut + 1 >= b->end) return true;
  if (open > begin && b->ch[open - 1] == U'：') return true;
  return b->ch[shut + 1] == U'“';
}

/// Where to go on from the mark at `i` that opens something; `i + 1` where it opens nothing that is kept whole.
static uint32_t skip_whole(const block* b, uint32_t begin, uint32_t i, bool* ended) {
  uint32_t shut = GX_NONE;
  *ended = false;
  switch (b->ch[i]) {
    case U'（': shut = closing(b, i, U'（', U'）', BRACKET); break;
    case U'《': shut = closing(b, i, U'《', U'》', BRACKET); break;
    case U'“': shut = closing(b, i, U'“', U'”', QUOTE); break;
    default: break;
  }
  if (shut == GX_NONE) return i + 1;
  *ended = b->ch[i] == U'“' && quote_ends(b, begin, i, shut);
  return shut + 1;
}

/// The end of the sentence that begins at `begin`.
static uint32_t sentence_end(const block* b, uint32_t begin) {
  uint32_t i = begin, comma = begin;
  while (i < b->end) {
    const char32_t c = b->ch[i];
    if (c - 0x4E00u < 0x5200u) {
      i++;
    } else if (gx_layout_is_final(c)) {
      const uint32_t behind = behind_end(b, i);
      if (ends_here(b, i, behind)) return behind;
      i = behind;
    } else if (c == U'“' || c == U'（' || c == U'《') {
      bool ended;
      i = skip_whole(b, begin, i, &ended);
      if (ended) return behind_end(b, i);
    } else {
      if (c == U'，' || c == U'；') comma = i + 1;
      i++;
    }
    if (i - begin >= LONGEST) return comma > begin ? comma : i;
  }
  return b->end;
}

gx_sentences gx_sentences_extract(const gx_article* article, gx_arena* arena) {
  GX_VEC(gx_sentence) found = {0};
  for (uint32_t k = 0; k < article->n_blocks; k++) {
    const gx_block* part = &article->blocks[k];
    const block b = {article->text.ch, part->end};
    for (uint32_t i = part->begin; i < part->end;) {
      const uint32_t end = sentence_end(&b, i);
      GX_PUSH(arena, &found, (gx_sentence){i, end, part->kind, k});
      i = end;
      while (i < part->end && b.ch[i] == ' ') i++;
    }
  }
  return (gx_sentences){found.at, found.n};
}
