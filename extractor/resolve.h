/// Resolve: mentions, events and draft claims of all articles of a document → its record: entities with ids, relative units
/// with their full names, persons tied within the document.
#ifndef GX_EXTRACTOR_RESOLVE_H
#define GX_EXTRACTOR_RESOLVE_H

#include "extractor/relate.h"

typedef struct {
  gx_tagging   tagging;
  gx_mentions  mentions;
  gx_relations relations;
} gx_understood; ///< One article, understood

/// Fills everything of `out` but nothing else. In `arena`.
void gx_resolve_extract(const gx_lexicon* lexicon, const gx_document* document, const gx_layout* layout,
                        const gx_understood* articles, gx_arena* arena, gx_record* out);

/// The area that a page is written for, read once: names are completed from it.
typedef struct gx_home gx_home;

/// Reads `words` (浙江省杭州市钱塘区; may be empty, or no place at all). In `arena`; the lexicon must live as long.
const gx_home* gx_home_new(const gx_lexicon* lexicon, gx_str words, gx_arena* arena);

/// The full name of a unit as written, read from `home`: 区委 with 浙江省杭州市钱塘区 → 中共杭州市钱塘区委员会;
/// 省委 → 中共浙江省委员会; names that are full already come back as they are (folded).
gx_str gx_unit_full_name(const gx_home* home, gx_str unit, gx_arena* arena);

/// The full name of a place as written: 钱塘区 → 浙江省杭州市钱塘区; of several divisions of that name the one nearest to `home`. What
/// is no listed division comes back as it is.
gx_str gx_place_full_name(const gx_home* home, gx_str place, gx_arena* arena);

#endif
