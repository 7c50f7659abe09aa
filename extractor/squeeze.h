/// Squeezed text: white space, tags and link addresses gone, widths folded by NFKC. What two readers would call the same string, and how
/// gold annotations name places in a text.
#ifndef GX_EXTRACTOR_SQUEEZE_H
#define GX_EXTRACTOR_SQUEEZE_H

#include "base/str.h"

/// A string squeezed.
gx_str gx_squeeze(gx_str s, gx_arena* arena);

/// A document squeezed, with a map from its code points.
typedef struct {
  gx_str          flat;
  const uint32_t* starts; ///< Byte offset in `flat` of each of the document's code points, chars + 1 items
  uint32_t        chars;
} gx_squeezed;

/// `text` is the whole document as UTF-8, `\r` kept, without BOM: what offsets of records count. Everything in `arena`.
gx_squeezed gx_squeezed_new(gx_str text, gx_arena* arena);

#endif
