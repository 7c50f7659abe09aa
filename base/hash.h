/// Hashes: SHA-256 of documents and the stable ids made from it. libcrypto is used in hash.c only.
#ifndef GX_BASE_HASH_H
#define GX_BASE_HASH_H

#include "base/str.h"

/// Lower-case hexadecimal SHA-256, NUL-terminated.
void gx_sha256_hex(gx_str bytes, char out[65]);
/// `kind-` and 16 hexadecimal digits from the parts; parts are separated before hashing, so that
/// ("ab","c") and ("a","bc") differ. Same on every machine and run. In `arena`, NUL-terminated.
gx_str gx_id(gx_arena* arena, const char* kind, const gx_str* parts, unsigned n_parts);
/// A fast 64-bit hash for tables in memory; never leaves the process.
uint64_t gx_hash64(const void* bytes, size_t n);

#endif
