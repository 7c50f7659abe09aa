/// Strings to small numbers and back.
#ifndef GX_BASE_INTERN_H
#define GX_BASE_INTERN_H

#include "base/str.h"

#define GX_NONE UINT32_MAX

typedef struct gx_intern gx_intern;

/// A table whose strings and cells live in `arena`.
gx_intern* gx_intern_new(gx_arena* arena);
/// The number of `s`, added (and copied) when new; numbers run from 0 in order of arrival.
uint32_t   gx_intern_add(gx_intern* table, gx_str s);
/// The number of `s` or GX_NONE.
uint32_t   gx_intern_find(const gx_intern* table, gx_str s);
gx_str     gx_intern_get(const gx_intern* table, uint32_t id);
uint32_t   gx_intern_count(const gx_intern* table);

#endif
