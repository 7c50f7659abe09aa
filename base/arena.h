/// Memory by lifetime: a chained arena with mark and rewind.
///
/// Lifetimes in guanxi: lexicon (process) > run > document arena > stage scratch. Stages never call
/// malloc or free. Allocation never returns NULL: when the system has no memory left the arena calls its
/// `on_exhausted` hook, which must not return (the default aborts; cli/ prints one line and exits).
#ifndef GX_BASE_ARENA_H
#define GX_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

typedef struct gx_arena gx_arena;

typedef struct {
  void*  chunk;
  size_t used;
} gx_mark;

/// Sets what happens when memory is exhausted, for the whole process; call once at start-up.
void gx_arena_on_exhausted(void (*hook)(size_t wanted_bytes));
/// Calls the hook, then aborts: for the few that must use malloc themselves.
_Noreturn void gx_arena_exhausted(size_t wanted_bytes);
/// `p` as malloc and its like returned it, never NULL: calls gx_arena_exhausted otherwise.
void* gx_arena_need(void* p, size_t bytes) __attribute__((returns_nonnull));

/// A new, empty arena. Free with gx_arena_free.
gx_arena* gx_arena_new(void);
void      gx_arena_free(gx_arena* arena);

/// `bytes` of zeroed memory aligned for any type; valid until a rewind past it or the arena's end.
void* gx_alloc(gx_arena* arena, size_t bytes) __attribute__((returns_nonnull));

/// Grows the block `old` of `old_bytes` to `new_bytes` (in place where it is the newest block).
void* gx_regrow(gx_arena* arena, void* old, size_t old_bytes, size_t new_bytes) __attribute__((returns_nonnull));

/// Gives back what is not used of the block `old` of `old_bytes`: `used_bytes` of it stay. Does nothing where it is not the newest block.
void gx_trim(gx_arena* arena, void* old, size_t old_bytes, size_t used_bytes);

/// Everything allocated after the mark is given back by gx_rewind (chunks are kept for reuse).
gx_mark gx_mark_now(const gx_arena* arena);
void    gx_rewind(gx_arena* arena, gx_mark mark);
/// Rewinds to empty, keeping at most one chunk of `keep_bytes`.
void    gx_arena_reset(gx_arena* arena, size_t keep_bytes);
/// Bytes held from the system.
size_t  gx_arena_bytes(const gx_arena* arena);

#define GX_NEW(arena, type)        ((type*)gx_alloc((arena), sizeof(type)))
#define GX_ARRAY(arena, type, n)   ((type*)gx_alloc((arena), sizeof(type) * (size_t)(n)))

/// A growable array living in an arena: declare `GX_VEC(gx_span) spans = {0};`
#define GX_VEC(type) struct { type* at; uint32_t n; uint32_t cap; }

/// Appends a value to a GX_VEC and evaluates to a pointer to the new element.
#define GX_PUSH(arena, vec, ...)                                                          \
  ((vec)->n == (vec)->cap                                                                 \
       ? (void)((vec)->at = gx_regrow((arena), (vec)->at, sizeof *(vec)->at * (vec)->cap, \
                                      sizeof *(vec)->at * ((vec)->cap ? (size_t)(vec)->cap * 2 : 8)), \
                (vec)->cap = (vec)->cap ? (vec)->cap * 2 : 8)                             \
       : (void)0,                                                                         \
   (vec)->at[(vec)->n] = (__VA_ARGS__), &(vec)->at[(vec)->n++])

#endif
