/// Compressed bytes. zstd is used in pack.c only.
#ifndef GX_BASE_PACK_H
#define GX_BASE_PACK_H

#include "base/status.h"
#include "base/str.h"

/// `bytes` in fewer bytes, with a checksum. The same bytes give the same result. In `arena`.
gx_str gx_pack(gx_arena* arena, gx_str bytes);

/// What was packed, in `arena`. GX_ERR_INPUT when `packed` is damaged, GX_ERR_LIMIT when it would be longer than `most`.
gx_status gx_unpack(gx_arena* arena, gx_str packed, size_t most, gx_str* out, gx_error* error);

#endif
