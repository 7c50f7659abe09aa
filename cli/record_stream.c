#include "cli/record_stream.h"

#include "cli/files.h"

enum { AHEAD = 64 };
#define MAX_LINE ((size_t)1 << 31)

/// Records read ahead of one file: a ring.
typedef struct {
  const char* path;
  gx_lines* lines;
  gx_arena* arenas[AHEAD + 1];
  gx_record records[AHEAD + 1];
  unsigned first, n;
  bool over;
} side;

struct gx_record_pairs {
  gx_arena* arena;
  side sides[2];
  unsigned used[2]; ///< Records handed out, to be given back by the next call
};

static gx_record* record_at(side* s, unsigned i) { return &s->records[(s->first + i) % (AHEAD + 1)]; }

/// Makes record number `i` ahead available; `*there` is false at the end of the file.
static gx_status read_ahead(side* s, unsigned i, bool* there, gx_error* error) {
  while (s->n <= i && !s->over) {
    const unsigned at = (s->first + s->n) % (AHEAD + 1);
    gx_str line = {0};
    bool more = true;
    gx_arena_reset(s->arenas[at], (size_t)1 << 20);
    GX_TRY(gx_lines_next(s->lines, s->arenas[at], MAX_LINE, &line, &more, error));
    s->over = !more;
    if (!more || !gx_str_trim(line).n) continue;
    GX_TRY(gx_record_read(line, s->path, gx_lines_number(s->lines), s->arenas[at], &s->records[at], error));
    s->n++;
  }
  *there = i < s->n;
  return GX_OK;
}

static void drop(side* s, unsigned n) {
  s->first = (s->first + n) % (AHEAD + 1);
  s->n -= n;
}

/// How far ahead in `s` the document stands; AHEAD when it does not.
static gx_status find_ahead(side* s, gx_str id, unsigned* distance, gx_error* error) {
  for (*distance = 0; *distance < AHEAD; ++*distance) {
    bool there;
    GX_TRY(read_ahead(s, *distance, &there, error));
    if (!there) *distance = AHEAD;
    if (!there || gx_str_eq(record_at(s, *distance)->document.id, id)) return GX_OK;
  }
  return GX_OK;
}

gx_record_pairs* gx_record_pairs_open(const char* a, const char* b, gx_error* error) {
  gx_arena* arena = gx_arena_new();
  gx_record_pairs* p = GX_NEW(arena, gx_record_pairs);
  const char* const paths[] = {a, b};
  p->arena = arena;
  for (unsigned i = 0; i < 2; i++) {
    side* s = &p->sides[i];
    s->path = paths[i];
    for (unsigned k = 0; k <= AHEAD; k++) s->arenas[k] = gx_arena_new();
    s->lines = gx_lines_open(paths[i], error);
    if (s->lines) continue;
    gx_record_pairs_close(p);
    return NULL;
  }
  return p;
}

void gx_record_pairs_close(gx_record_pairs* p) {
  for (unsigned i = 0; i < 2; i++) {
    if (p->sides[i].lines) gx_lines_close(p->sides[i].lines);
    for (unsigned k = 0; k <= AHEAD; k++) gx_arena_free(p->sides[i].arenas[k]);
  }
  gx_arena_free(p->arena);
}

/// Hands out the first record of the sides that are wanted.
static void hand_out(gx_record_pairs* p, bool from_a, bool from_b, const gx_record** a, const gx_record** b) {
  *a = from_a ? record_at(&p->sides[0], 0) : NULL;
  *b = from_b ? record_at(&p->sides[1], 0) : NULL;
  p->used[0] = from_a;
  p->used[1] = from_b;
}

gx_status gx_record_pairs_next(gx_record_pairs* p, const gx_record** a, const gx_record** b,
                               gx_error* error) {
  bool in_a, in_b;
  unsigned to_a = AHEAD, to_b = AHEAD;
  for (unsigned i = 0; i < 2; i++) drop(&p->sides[i], p->used[i]);
  p->used[0] = p->used[1] = 0;
  GX_TRY(read_ahead(&p->sides[0], 0, &in_a, error));
  GX_TRY(read_ahead(&p->sides[1], 0, &in_b, error));
  if (!in_a || !in_b) {
    hand_out(p, in_a, in_b, a, b);
    return GX_OK;
  }
  GX_TRY(find_ahead(&p->sides[1], record_at(&p->sides[0], 0)->document.id, &to_b, error));
  if (to_b == AHEAD) GX_TRY(find_ahead(&p->sides[0], record_at(&p->sides[1], 0)->document.id, &to_a, error));
  // What the other file holds only further on waits; what it does not hold goes alone.
  const bool together = to_b == 0;
  hand_out(p, together || to_b == AHEAD, together || to_b < AHEAD, a, b);
  return GX_OK;
}
