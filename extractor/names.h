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

#endif
