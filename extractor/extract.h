/// The pipeline of the extractor: one document → its record.
#ifndef GX_EXTRACTOR_EXTRACT_H
#define GX_EXTRACTOR_EXTRACT_H

#include "extractor/document.h"
#include "extractor/lexicon.h"
#include "extractor/record.h"

/// Everything in `*out` lives in `arena` or in `document` and `lexicon`. Pure: the same document and lexicon give the same record.
/// `notice` (may be NULL) gets a line about the page that the user should see (contradicting dates), or "".
gx_status gx_extract(const gx_lexicon* lexicon, const gx_document* document, gx_arena* arena, gx_record* out,
                     gx_str* notice, gx_error* error);

/// The same record; the articles of a large document are shared by as many threads at most, of which the caller is one.
gx_status gx_extract_shared(const gx_lexicon* lexicon, const gx_document* document, unsigned threads, gx_arena* arena,
                            gx_record* out, gx_str* notice, gx_error* error);

/// A document of so many characters is large: its articles are worked one after the other in memory that is used again, as all at once
/// they would take a hundred bytes a character and more.
#define GX_LARGE_DOCUMENT ((uint32_t)1 << 15)

#endif
