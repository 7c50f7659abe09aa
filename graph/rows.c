#include "graph/rows.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "graph/graph_p.h"

/// Bytes of a row in a spool, without its text.
#define HEAD offsetof(gx_row, text)

static size_t text_bytes(const gx_row* r) { return (size_t)r->n_claim + r->n_rule + r->n_quote; }

void gx_row_put(gx_spool* spool, gx_row row, gx_str claim, gx_str rule, gx_str quote) {
  row.n_claim = (uint32_t)claim.n;
  row.n_rule = (uint32_t)rule.n;
  row.n_quote = (uint32_t)quote.n;
  gx_spool_put(spool, &row, HEAD);
  gx_spool_put(spool, claim.p, claim.n);
  gx_spool_put(spool, rule.p, rule.n);
  gx_spool_put(spool, quote.p, quote.n);
}

bool gx_row_get(gx_spool_reader* reader, gx_row* row) {
  if (!gx_spool_get(reader, row, HEAD)) return false;
  row->text = gx_spool_read(reader, text_bytes(row));
  return row->text != NULL;
}

// ---- order -----------------------------------------------------------------------------------------------------------------

/// A row and, in two numbers, most of what decides where it stands.
typedef struct {
  uint64_t high, low; ///< Source and type; target and article
  const gx_row* row;
} item;

static item item_of(const gx_row* r) {
  return (item){(uint64_t)r->source << 32 | r->type, (uint64_t)r->target << 32 | r->article, r};
}

static int compare_u32(uint32_t a, uint32_t b) { return a < b ? -1 : a > b; }

/// What rows of one edge and article differ in.
static int compare_rest(const gx_row* a, const gx_row* b) {
  int c = (int)b->said - (int)a->said;
  if (!c) c = compare_u32(a->begin, b->begin);
  if (!c) c = compare_u32(a->end, b->end);
  if (!c) c = gx_str_cmp(gx_row_rule(a), gx_row_rule(b));
  if (!c) c = gx_str_cmp(gx_row_quote(a), gx_row_quote(b));
  if (!c) c = gx_str_cmp(gx_row_claim(a), gx_row_claim(b));
  if (!c) c = gx_date_cmp(a->date, b->date);
  if (!c) c = compare_u32(a->of, b->of);
  if (!c) c = compare_u32(a->order, b->order);
  return c ? c : (int)a->open - (int)b->open;
}

static int compare_items(const void* p, const void* q) {
  const item *a = p, *b = q;
  if (a->high != b->high) return a->high < b->high ? -1 : 1;
  if (a->low != b->low) return a->low < b->low ? -1 : 1;
  return compare_rest(a->row, b->row);
}

// ---- pieces ----------------------------------------------------------------------------------------------------------------

/// Bytes of rows that are sorted at once, and asked of each sorted piece at once.
enum { PIECE = 8 << 20, AHEAD = 32 << 10 };

/// A sorted piece in the spool, and the first of its rows that were not handed out.
typedef struct {
  gx_spool_reader reader;
  uint64_t end;
  gx_row row;
  item first;
} piece;

struct gx_row_sorter {
  gx_arena* arena; ///< Rows of the piece at hand
  GX_FACTS(item) items;
  size_t bytes;
  uint32_t next; ///< Of `items`, where one piece is all
  gx_spool* spool;
  GX_FACTS(piece) pieces;
  GX_FACTS(piece*) heap; ///< The one with the least row first
  bool begun;
};

gx_row_sorter* gx_row_sorter_new(void) {
  gx_row_sorter* s = gx_arena_need(calloc(1, sizeof *s), sizeof *s);
  s->arena = gx_arena_new();
  s->spool = gx_spool_new();
  return s;
}

static void forget_items(gx_row_sorter* s) {
  gx_arena_free(s->arena);
  free(s->items.at);
  s->arena = NULL;
  s->items.at = NULL;
}

void gx_row_sorter_free(gx_row_sorter* s) {
  forget_items(s);
  for (uint32_t i = 0; i < s->pieces.n; i++) gx_spool_reader_end(&s->pieces.at[i].reader);
  free(s->pieces.at);
  free(s->heap.at);
  gx_spool_free(s->spool);
  free(s);
}

gx_status gx_row_sorter_status(const gx_row_sorter* s, gx_error* error) {
  return gx_spool_status(s->spool, error);
}

static void sort_items(gx_row_sorter* s) {
  if (s->items.n) qsort(s->items.at, s->items.n, sizeof *s->items.at, compare_items);
}

static void spool_piece(gx_row_sorter* s) {
  const uint64_t begin = gx_spool_size(s->spool);
  sort_items(s);
  for (uint32_t i = 0; i < s->items.n; i++) {
    const gx_row* r = s->items.at[i].row;
    gx_row_put(s->spool, *r, gx_row_claim(r), gx_row_rule(r), gx_row_quote(r));
  }
  GX_FACTS_ADD(&s->pieces, (piece){.reader = {.spool = s->spool, .next = begin, .ahead = AHEAD},
                                   .end = gx_spool_size(s->spool)});
  gx_arena_reset(s->arena, 2 * (size_t)PIECE);
  s->items.n = 0;
  s->bytes = 0;
}

void gx_row_sorter_put(gx_row_sorter* s, const gx_row* row) {
  const size_t n = text_bytes(row);
  if (s->items.n && s->bytes + sizeof *row + n > PIECE) spool_piece(s);
  gx_row* kept = gx_alloc(s->arena, sizeof *row + n);
  *kept = *row;
  kept->text = (char*)memcpy(kept + 1, row->text, n);
  s->bytes += sizeof *row + n;
  GX_FACTS_ADD(&s->items, item_of(kept));
}

// ---- merging ---------------------------------------------------------------------------------------------------------------

static int compare_pieces(const void* p, const void* q) {
  piece *const *a = p, *const *b = q;
  return compare_items(&(*a)->first, &(*b)->first);
}

/// Puts the first of the heap where it belongs.
static void sift(gx_row_sorter* s) {
  piece** at = s->heap.at;
  for (uint32_t i = 0, least; 2 * i + 1 < s->heap.n; i = least) {
    least = 2 * i + 1;
    if (least + 1 < s->heap.n && compare_pieces(&at[least + 1], &at[least]) < 0) least++;
    if (compare_pieces(&at[i], &at[least]) <= 0) return;
    piece* const moved = at[i];
    at[i] = at[least];
    at[least] = moved;
  }
}

/// Goes on to the next row of a piece; false when it has no more.
static bool advance(piece* p) {
  if (p->reader.next >= p->end || !gx_row_get(&p->reader, &p->row)) return false;
  p->first = item_of(&p->row);
  return true;
}

static void begin_merge(gx_row_sorter* s) {
  spool_piece(s);
  forget_items(s);
  for (uint32_t i = 0; i < s->pieces.n; i++)
    if (advance(&s->pieces.at[i])) GX_FACTS_ADD(&s->heap, &s->pieces.at[i]);
  if (s->heap.n) qsort(s->heap.at, s->heap.n, sizeof *s->heap.at, compare_pieces); // What is sorted is a heap
}

/// Lets go of the row that was handed out last.
static void pass_on(gx_row_sorter* s) {
  if (!advance(s->heap.at[0])) s->heap.at[0] = s->heap.at[--s->heap.n];
  sift(s);
}

bool gx_row_sorter_next(gx_row_sorter* s, gx_row* row) {
  const bool first = !s->begun;
  s->begun = true;
  if (!s->pieces.n) {
    if (first) sort_items(s);
    if (s->next == s->items.n) return false;
    *row = *s->items.at[s->next++].row;
    return true;
  }
  if (first)
    begin_merge(s);
  else if (s->heap.n)
    pass_on(s);
  if (!s->heap.n || gx_spool_status(s->spool, NULL)) return false;
  *row = s->heap.at[0]->row;
  return true;
}
