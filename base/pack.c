#include "base/pack.h"

#include <zstd.h>

/// Low, because what is packed is packed while a person waits; records shrink to a tenth all the same.
enum { LEVEL = 1 };

gx_str gx_pack(gx_arena* arena, gx_str bytes) {
  const size_t room = ZSTD_compressBound(bytes.n);
  char* out = gx_alloc(arena, room ? room : 1);
  ZSTD_CCtx* context = ZSTD_createCCtx();
  if (!context) gx_arena_exhausted(room);
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, LEVEL);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  const size_t n = ZSTD_compress2(context, out, room, bytes.p, bytes.n);
  ZSTD_freeCCtx(context);
  if (ZSTD_isError(n)) gx_arena_exhausted(room); // With enough room nothing else can fail
  return (gx_str){out, n};
}

gx_status gx_unpack(gx_arena* arena, gx_str packed, size_t most, gx_str* out, gx_error* error) {
  const unsigned long long n = ZSTD_getFrameContentSize(packed.p, packed.n);
  if (n == ZSTD_CONTENTSIZE_ERROR || n == ZSTD_CONTENTSIZE_UNKNOWN)
    return gx_fail(error, GX_ERR_INPUT, "", 0, "packed bytes are damaged");
  if (n > most) return gx_fail(error, GX_ERR_LIMIT, "", 0, "packed bytes are longer than %zu", most);
  char* bytes = gx_alloc(arena, n ? (size_t)n : 1);
  const size_t got = ZSTD_decompress(bytes, (size_t)n, packed.p, packed.n);
  if (ZSTD_isError(got) || got != n) return gx_fail(error, GX_ERR_INPUT, "", 0, "packed bytes are damaged");
  *out = (gx_str){bytes, got};
  return GX_OK;
}
