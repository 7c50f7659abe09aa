#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define GX_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GX_ASAN 1
#endif
#endif
#ifdef GX_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(p, n)   __asan_poison_memory_region((p), (n))
#define UNPOISON(p, n) __asan_unpoison_memory_region((p), (n))
#define GX_REDZONE     16u ///< Poisoned bytes between blocks, so that overruns are caught
#else
#define POISON(p, n)   ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#define GX_REDZONE     0u
#endif

#define GX_CHUNK_MIN ((size_t)64 << 10)
#define GX_CHUNK_MAX ((size_t)8 << 20)
#define GX_ALIGN     (alignof(max_align_t))

typedef struct chunk chunk;
struct chunk {
  chunk* next;
  size_t size;
  size_t used;
  size_t dirty; ///< Bytes beyond this were never handed out and are still zero from calloc
  alignas(max_align_t) unsigned char data[];
};

/// Chunks up to and including `now` hold blocks; those behind it are spare.
struct gx_arena {
  chunk* first;
  chunk* now;
  size_t held;
};

static void abort_on_exhausted(size_t wanted_bytes) {
  (void)wanted_bytes;
  abort();
}

static void (*exhausted_hook)(size_t) = abort_on_exhausted;

void gx_arena_on_exhausted(void (*hook)(size_t wanted_bytes)) {
  exhausted_hook = hook ? hook : abort_on_exhausted;
}

void gx_arena_exhausted(size_t wanted_bytes) {
  exhausted_hook(wanted_bytes);
  abort();
}

void* gx_arena_need(void* p, size_t bytes) {
  if (!p) gx_arena_exhausted(bytes);
  return p;
}

gx_arena* gx_arena_new(void) { return gx_arena_need(calloc(1, sizeof(gx_arena)), sizeof(gx_arena)); }

static void free_chunks(chunk* c) {
  while (c) {
    chunk* next = c->next;
    UNPOISON(c->data, c->size);
    free(c);
    c = next;
  }
}

void gx_arena_free(gx_arena* arena) {
  if (!arena) return;
  free_chunks(arena->first);
  free(arena);
}

static chunk* new_chunk(gx_arena* arena, size_t size) {
  if (size > SIZE_MAX - sizeof(chunk)) gx_arena_exhausted(size);
  chunk* c = calloc(1, sizeof(chunk) + size);
  if (!c) gx_arena_exhausted(size);
  c->size = size;
  POISON(c->data, size);
  arena->held += size;
  return c;
}

/// Makes `now` a chunk with `bytes` free: a spare one that is large enough, else a new one before the spares.
static void next_chunk(gx_arena* arena, size_t bytes) {
  chunk* spare = arena->now ? arena->now->next : arena->first;
  if (!spare || spare->size < bytes) {
    size_t size = arena->held;
    if (size < GX_CHUNK_MIN) size = GX_CHUNK_MIN;
    if (size > GX_CHUNK_MAX) size = GX_CHUNK_MAX;
    if (size < bytes) size = bytes;
    chunk* made = new_chunk(arena, size);
    made->next = spare;
    if (arena->now) {
      arena->now->next = made;
    } else {
      arena->first = made;
    }
    spare = made;
  }
  spare->used = 0;
  arena->now = spare;
}

static size_t round_up(size_t bytes) {
  if (bytes > SIZE_MAX / 2) gx_arena_exhausted(bytes);
  return (bytes + GX_REDZONE + GX_ALIGN - 1) / GX_ALIGN * GX_ALIGN;
}

/// Hands out `[used, used + rounded)` of a chunk: zeroes what an earlier use left there, but for the first `filled` bytes, which whoever
/// asks writes himself.
static void* take(chunk* c, size_t rounded, size_t bytes, size_t filled) {
  unsigned char* p = c->data + c->used;
  UNPOISON(p, bytes);
  const size_t stale = c->used < c->dirty ? c->dirty - c->used : 0;
  const size_t end = stale < bytes ? stale : bytes;
  if (end > filled) memset(p + filled, 0, end - filled);
  c->used += rounded;
  if (c->used > c->dirty) c->dirty = c->used;
  return p;
}

static void* allot(gx_arena* arena, size_t bytes, size_t filled) {
  size_t rounded = round_up(bytes);
  if (rounded == 0) rounded = GX_ALIGN;
  if (!arena->now || arena->now->size - arena->now->used < rounded) next_chunk(arena, rounded);
  return take(arena->now, rounded, bytes, filled);
}

void* gx_alloc(gx_arena* arena, size_t bytes) { return allot(arena, bytes, 0); }

void* gx_regrow(gx_arena* arena, void* old, size_t old_bytes, size_t new_bytes) {
  if (!old || old_bytes == 0) return gx_alloc(arena, new_bytes);
  if (new_bytes <= old_bytes) return old;
  chunk* c = arena->now;
  const size_t had = round_up(old_bytes);
  if (c && (unsigned char*)old + had == c->data + c->used) {
    const size_t begin = c->used - had;
    const size_t want = round_up(new_bytes);
    if (c->size - begin >= want) {
      // Bytes behind the old block, rounding included, may be stale: zero them up to the old high-water mark.
      UNPOISON((unsigned char*)old + old_bytes, new_bytes - old_bytes);
      const size_t dirty = c->dirty - begin;
      const size_t end = dirty < new_bytes ? dirty : new_bytes;
      if (end > old_bytes) memset((unsigned char*)old + old_bytes, 0, end - old_bytes);
      c->used = begin + want;
      if (c->used > c->dirty) c->dirty = c->used;
      return old;
    }
  }
  return memcpy(allot(arena, new_bytes, old_bytes), old, old_bytes);
}

void gx_trim(gx_arena* arena, void* old, size_t old_bytes, size_t used_bytes) {
  chunk* c = arena->now;
  const size_t had = round_up(old_bytes), keeps = round_up(used_bytes);
  if (!c || !old_bytes || (unsigned char*)old + had != c->data + c->used) return;
  c->used -= had - keeps;
  POISON(c->data + c->used, had - keeps);
}

gx_mark gx_mark_now(const gx_arena* arena) {
  return (gx_mark){.chunk = arena->now, .used = arena->now ? arena->now->used : 0};
}

void gx_rewind(gx_arena* arena, gx_mark mark) {
  arena->now = mark.chunk;
  chunk* behind = arena->first;
  if (arena->now) {
    arena->now->used = mark.used;
    POISON(arena->now->data + mark.used, arena->now->size - mark.used);
    behind = arena->now->next;
  }
#ifdef GX_ASAN
  for (; behind; behind = behind->next) POISON(behind->data, behind->size);
#else
  (void)behind;
#endif
}

void gx_arena_reset(gx_arena* arena, size_t keep_bytes) {
  gx_rewind(arena, (gx_mark){0});
  const bool fits = arena->first && !arena->first->next && arena->first->size <= keep_bytes;
  if (fits || !arena->first) return;
  // Many chunks become one of their joint size, so that the next use of the same size needs no chaining.
  const size_t size = arena->held < keep_bytes ? arena->held : keep_bytes;
  free_chunks(arena->first);
  arena->first = NULL;
  arena->held = 0;
  if (size >= GX_CHUNK_MIN) arena->first = new_chunk(arena, size);
}

size_t gx_arena_bytes(const gx_arena* arena) { return arena->held; }
