/// The names that a document establishes: met once with good evidence, they are known wherever they stand.
#ifndef GX_EXTRACTOR_NAMES_H
#define GX_EXTRACTOR_NAMES_H

#include "base/utf8.h"
#include "extractor/span.h"

/// A set of names, each as the bytes of its code points.
struct gx_names {
  gx_intern* set;
  gx_sieve begins; ///< What one of them begins with
};

/// Adds the names that one article establishes. `spans` are the proposals of all taggers before persons; what was found is for
/// gx_tag_persons (gx_tagging.candidates), which needs not look for it again.
gx_candidates* gx_names_collect(const gx_tagging* in, const gx_spans* spans, gx_arena* arena, gx_names* names);

/// For articles whose tagging is given up and made again: what was found, copied to `arena` without what can be made again …
gx_candidates* gx_candidates_keep(const gx_candidates* found, gx_arena* arena);
/// … and with it once more, from the same proposals. Takes over `kept`.
gx_candidates* gx_candidates_again(const gx_candidates* kept, const gx_tagging* in, const gx_spans* spans, gx_arena* arena);

/// Adds all of `more`.
void gx_names_merge(gx_names* names, const gx_names* more);

#endif
