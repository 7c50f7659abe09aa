/// All stages before resolution, with what they proposed: for the record (extract.c) and for showing why (explain.c).
#ifndef GX_EXTRACTOR_UNDERSTAND_H
#define GX_EXTRACTOR_UNDERSTAND_H

#include "extractor/names.h"
#include "extractor/resolve.h"

typedef struct {
  gx_layout      layout;
  gx_understood* articles; ///< layout.n_articles
  gx_spans*      spans;    ///< Everything the taggers proposed, an article each
  gx_names       names;
} gx_understanding;

/// Lays out, tags, decides and relates a document. Everything in `arena`.
gx_status gx_understand(const gx_lexicon* lexicon, const gx_document* document, gx_arena* arena, gx_understanding* out,
                        gx_error* error);

#endif
