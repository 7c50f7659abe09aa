#include "base/hash.h"

// The plain functions: the newer interface looks the digest up anew for each of the thousand short strings of a page, which takes
// longer than hashing them.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
#include <string.h>

static void put_hex(const unsigned char* bytes, size_t n, char* out) {
  static const char digits[] = "0123456789abcdef";
  for (size_t i = 0; i < n; i++) {
    out[2 * i] = digits[bytes[i] >> 4];
    out[2 * i + 1] = digits[bytes[i] & 15];
  }
  out[2 * n] = '\0';
}

static void sha256(const void* bytes, size_t n, unsigned char digest[SHA256_DIGEST_LENGTH]) {
  SHA256_CTX state;
  SHA256_Init(&state);
  SHA256_Update(&state, bytes, n);
  SHA256_Final(digest, &state);
}

void gx_sha256_hex(gx_str bytes, char out[65]) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  sha256(bytes.n ? bytes.p : "", bytes.n, digest);
  put_hex(digest, sizeof digest, out);
}

gx_str gx_id(gx_arena* arena, const char* kind, const gx_str* parts, unsigned n_parts) {
  const size_t n_kind = strlen(kind);
  char* id = gx_alloc(arena, n_kind + 1 + 16 + 1);
  const gx_mark mark = gx_mark_now(arena);
  size_t n = n_kind;
  for (unsigned i = 0; i < n_parts; i++) n += 8 + parts[i].n;
  unsigned char* joined = gx_alloc(arena, n);
  unsigned char* at = joined;
  memcpy(at, kind, n_kind);
  at += n_kind;
  for (unsigned i = 0; i < n_parts; i++) {
    // The length before each part separates them; little-endian on every machine.
    for (unsigned b = 0; b < 8; b++) *at++ = (unsigned char)((uint64_t)parts[i].n >> (8 * b));
    if (parts[i].n) memcpy(at, parts[i].p, parts[i].n);
    at += parts[i].n;
  }
  unsigned char digest[SHA256_DIGEST_LENGTH];
  sha256(joined, n, digest);
  gx_rewind(arena, mark);
  memcpy(id, kind, n_kind);
  id[n_kind] = '-';
  put_hex(digest, 8, id + n_kind + 1);
  return (gx_str){id, n_kind + 17};
}

/// One round: the 128-bit product of two words, folded to 64 bits.
static uint64_t mix(uint64_t a, uint64_t b) {
  __extension__ typedef unsigned __int128 wide;
  const wide product = (wide)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/// Takes the bytes in four chains, so that no product waits for the one before: several gigabytes a second. `*p` and `*n` are moved.
static uint64_t mix_long(uint64_t h, const unsigned char** p, size_t* n) {
  uint64_t chains[4] = {h, h ^ 0xA0761D6478BD642Fu, h ^ 0xE7037ED1A0B428DBu, h ^ 0x8EBC6AF09C88C6E3u},
           words[4];
  for (; *n >= sizeof words; *n -= sizeof words, *p += sizeof words) {
    memcpy(words, *p, sizeof words);
    for (int i = 0; i < 4; i++) chains[i] = mix(chains[i] ^ words[i], 0xD6E8FEB86659FD93u);
  }
  return mix(chains[0] ^ chains[2], 0xA0761D6478BD642Fu) ^ mix(chains[1] ^ chains[3], 0xE7037ED1A0B428DBu);
}

uint64_t gx_hash64(const void* bytes, size_t n) {
  const unsigned char* p = bytes;
  uint64_t h = 0x9E3779B97F4A7C15u ^ (uint64_t)n;
  uint64_t word;
  if (n >= 64) h = mix_long(h, &p, &n);
  for (; n >= 8; n -= 8, p += 8) {
    memcpy(&word, p, 8);
    h = mix(h ^ word, 0xD6E8FEB86659FD93u);
  }
  if (n) {
    word = 0;
    memcpy(&word, p, n);
    h = mix(h ^ word, 0xA0761D6478BD642Fu);
  }
  return mix(h, 0xE7037ED1A0B428DBu);
}
