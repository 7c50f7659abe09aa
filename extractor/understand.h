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

/// The same for a large document, shared by `threads`. Keeps only what resolution asks for: of the taggings nothing but article and
/// sentences, no spans, no names.
gx_status gx_understand_large(const gx_lexicon* lexicon, const gx_document* document, unsigned threads, gx_arena* arena,
                              gx_understanding* out, gx_error* error);

/// An article is read in two steps, as it may be another one that says who is a person. The first gathers what does not depend on that, and
/// adds to `names`; the second decides and relates. What stays lies in `arena`; `scratch` may be the same.
void gx_article_begin(gx_tagging* in, gx_spans* spans, gx_names* names, gx_arena* arena, gx_arena* scratch);
void gx_article_read(gx_understood* article, gx_spans* spans, const gx_names* names, gx_arena* arena);

#endif
