/// From positions in an article back to the document: offsets, words as written, quotations.
#ifndef GX_EXTRACTOR_LOCATE_H
#define GX_EXTRACTOR_LOCATE_H

#include "extractor/article.h"

/// Finds code points in the UTF-8 source; holds one byte offset for each 4 code points.
typedef struct {
  gx_str        source;
  const uint32_t* byte_of; ///< byte_of[k]: byte offset of code point 4 k
  uint32_t      chars;
} gx_locator;

gx_locator gx_locator_new(const gx_document* document, gx_arena* arena);

/// Code points [*begin, *end) of the source that the article's [from, to) was read from. `from` < `to`.
void gx_locate(const gx_article* article, uint32_t from, uint32_t to, uint32_t* begin, uint32_t* end);

/// The source at [begin, end), exactly; points into the document.
gx_str gx_quote(const gx_locator* locator, uint32_t begin, uint32_t end);

/// The words of the article's [from, to) with the characters of the source and without layout white space or mark-up.
gx_str gx_words(const gx_locator* locator, const gx_article* article, uint32_t from, uint32_t to, gx_arena* arena);

#endif
