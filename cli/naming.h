/// Whom or what the words of a command name.
#ifndef GX_CLI_NAMING_H
#define GX_CLI_NAMING_H

#include "graph/people.h"

/// The id of the one that `words` mean (gx_find). Reports and returns false where there is none, or more than one: these are listed with
/// their ids. `id` in `arena`.
bool gx_find_id(gx_store* store, gx_find_kind kind, const char* words, gx_arena* arena, gx_str* id);

#endif
