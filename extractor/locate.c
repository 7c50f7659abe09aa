#include "extractor/locate.h"

#include "base/utf8.h"

enum { STEP = 4 }; // A byte of index a character buy that none is ever walked to

/// The length of the character at `i`; the source is well-formed.
static size_t width_at(gx_str source, size_t i) {
  const unsigned char c = (unsigned char)source.p[i];
  return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

gx_locator gx_locator_new(const gx_document* document, gx_arena* arena) {
  uint32_t* byte_of = GX_ARRAY(arena, uint32_t, document->chars / STEP + 2);
  uint32_t chars = 0;
  for (uint32_t i = 0; i < document->source.n; i += (uint32_t)width_at(document->source, i), chars++)
    if (chars % STEP == 0) byte_of[chars / STEP] = i;
  return (gx_locator){document->source, byte_of, chars};
}

static size_t byte_at(const gx_locator* l, uint32_t cp) {
  if (cp >= l->chars) return l->source.n;
  size_t i = l->byte_of[cp / STEP];
  for (uint32_t k = cp % STEP; k > 0; k--) i += width_at(l->source, i);
  return i;
}

void gx_locate(const gx_article* article, uint32_t from, uint32_t to, uint32_t* begin, uint32_t* end) {
  const uint32_t* src = article->text.src;
  *begin = src[from];
  *end = src[to - 1] + 1;
  for (uint32_t i = from; i < to; i++) { // Blocks may stand in another order than the source
    if (article->text.ch[i] == U'\n') continue;
    if (src[i] < *begin) *begin = src[i];
    if (src[i] + 1 > *end) *end = src[i] + 1;
  }
}

gx_str gx_quote(const gx_locator* locator, uint32_t begin, uint32_t end) {
  const size_t from = byte_at(locator, begin), to = byte_at(locator, end);
  return (gx_str){locator->source.p + from, to - from};
}

gx_str gx_words(const gx_locator* locator, const gx_article* article, uint32_t from, uint32_t to,
                gx_arena* arena) {
  char* out = gx_alloc(arena, (size_t)(to - from) * 4 + 1);
  size_t n = 0;
  uint32_t last = UINT32_MAX - 1;
  size_t at = 0; // Behind the character read last
  for (uint32_t i = from; i < to; i++) {
    if (article->text.src[i] == last) continue; // One source character folded into several
    if (article->text.src[i] != last + 1) at = byte_at(locator, article->text.src[i]);
    last = article->text.src[i];
    char32_t c = gx_utf8_next(locator->source, &at);
    if (c == U'&') c = article->text.ch[i]; // An entity reference stands for what it was read as
    if (gx_is_space(c) && article->text.ch[i] != U' ') continue;
    n += gx_utf8_put(c, out + n);
  }
  return (gx_str){out, n};
}
