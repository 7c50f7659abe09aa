/// The names that a document establishes: met once with good evidence, they are known wherever they stand.
#ifndef GX_EXTRACTOR_NAMES_H
#define GX_EXTRACTOR_NAMES_H

#include "extractor/span.h"

typedef struct {
  const char32_t* ch; ///< In the text of the article that established it
  uint32_t        n;
  int32_t         score; ///< The best evidence met
} gx_name;

struct gx_names {
  GX_VEC(gx_name) list;
};

/// Adds the names that one article establishes. `spans` are the proposals of all taggers before persons.
void gx_names_collect(const gx_tagging* in, const gx_spans* spans, gx_arena* arena, gx_names* names);

#endif
