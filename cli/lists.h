/// The gazetteers that a run uses.
#ifndef GX_CLI_LISTS_H
#define GX_CLI_LISTS_H

#include "extractor/lexicon.h"

/// The folder that belongs to this program: $GUANXI_GAZETTEERS, else share/guanxi/gazetteers beside the folder of an installed
/// program (wherever it was moved), else what the library finds. In `arena`; NULL leaves it to the library.
const char* gx_lists_folder(gx_arena* arena);

/// Where lists of users are kept compiled: $XDG_CACHE_HOME/guanxi, else ~/.cache/guanxi, made when it is not there. In `arena`; NULL when it
/// cannot be.
const char* gx_lists_cache(gx_arena* arena);

/// Says which folder that is, and how it was read; without `lexicon`: as text.
void gx_lists_tell(gx_arena* arena, const gx_lexicon* lexicon);

/// Loads them with the user's folder (may be NULL). Reports where from, when asked to be verbose; NULL when they are wrong.
gx_lexicon* gx_lists_load(const char* user_folder, gx_arena* arena);

#endif
