// Pieces → articles and their blocks. Sentences broken by a column, a caption, a masthead or a box are joined again.
#include "base/utf8.h"
#include "extractor/layout_p.h"

/// The article being filled.
typedef struct {
  uint32_t number;
  uint32_t open; ///< Body part whose sentence has not ended, or GX_NONE
  uint32_t body; ///< Last body part, or GX_NONE
  uint32_t last; ///< Last part, or GX_NONE
  uint8_t level; ///< Of its heading by mark-up
  bool begun, text, headed, bylined, captioned, contents, notice, started;
  bool closed; ///< Something stands between its head and what comes: a further head begins another article
} article;

typedef struct {
  gx_work* work;
  article now;
  uint32_t late;     ///< Article of the last headline that stands behind its text
  uint32_t headless; ///< Last article that was left without a headline, or GX_NONE
  uint32_t box;      ///< Article of the last box without a credit, or GX_NONE
} flow;

static gx_piece* at(const flow* f, uint32_t i) { return &f->work->pieces.at[i]; }

static void begin_article(flow* f) {
  if (f->now.begun && f->now.text && !f->now.headed) f->headless = f->now.number;
  f->now = (article){
      .number = f->work->n_articles++, .open = GX_NONE, .body = GX_NONE, .last = GX_NONE, .begun = true};
}

static bool is_text(const gx_piece* p) { return p->kind == GX_BLOCK_BODY || p->kind == GX_BLOCK_NOTICE; }

/// True when `b` goes on with the paragraph that `a` ends.
static bool continues(const gx_work* work, const gx_piece* a, const gx_piece* b) {
  if (b->flags & GX_P_OPEN_PREV && !(b->flags & GX_P_START)) return b->hint != GX_LINE_CELL;
  if (a->flags & GX_P_ENDED || b->flags & GX_P_START) return false;
  if (a->last == '.' && !gx_is_latin(b->first)) return false; // Matthew T. ⏎ Mayer goes on
  if (a->hint == GX_LINE_CELL || b->hint == GX_LINE_CELL) return false;
  if (a->flags & GX_P_OPEN_NEXT) return true;
  if (b->flags & GX_P_ITEM || b->hint == GX_LINE_ITEM) return false;
  return !(work->indented && b->indent >= 2);
}

static uint32_t add_part(flow* f, uint32_t i, uint32_t number, gx_block_kind kind) {
  const gx_part part = {
      .kind = kind, .first = i, .last = i, .article = number, .head = (at(f, i)->flags & GX_P_HEAD) != 0};
  GX_PUSH(f->work->arena, &f->work->parts, part);
  return f->work->parts.n - 1;
}

static void link_piece(flow* f, uint32_t part, uint32_t i) {
  gx_part* p = &f->work->parts.at[part];
  at(f, p->last)->next = i;
  p->last = i;
}

static void add_text(flow* f, uint32_t i) {
  const gx_piece* p = at(f, i);
  const uint32_t to = p->flags & GX_P_OPEN_PREV ? f->now.body : f->now.open;
  if (to != GX_NONE && continues(f->work, at(f, f->work->parts.at[to].last), p)) {
    link_piece(f, to, i);
    f->now.body = to;
  } else {
    f->now.body = add_part(f, i, f->now.number, f->now.notice ? GX_BLOCK_NOTICE : GX_BLOCK_BODY);
    f->now.last = f->now.body;
  }
  f->now.open = p->flags & GX_P_ENDED ? GX_NONE : f->now.body;
  f->now.text = true;
}

/// Lines of one headline, and the offices and name of one who signs, are one block.
static bool is_same_block(const flow* f, uint32_t i) {
  if (f->now.last == GX_NONE || i == 0) return false;
  const gx_part* part = &f->work->parts.at[f->now.last];
  const gx_piece *a = at(f, part->last), *b = at(f, i);
  if (part->last + 1 != i || part->kind != b->kind) return false;
  if (b->kind == GX_BLOCK_HEADLINE || b->kind == GX_BLOCK_KICKER) return a->flags & b->flags & GX_P_HEAD;
  return b->kind == GX_BLOCK_BYLINE && a->flags & GX_P_OFFICE && b->flags & (GX_P_OFFICE | GX_P_NAME);
}

static void add_other(flow* f, uint32_t i) {
  if (is_same_block(f, i))
    link_piece(f, f->now.last, i);
  else
    f->now.last = add_part(f, i, f->now.number, (gx_block_kind)at(f, i)->kind);
}

/// Pieces looked ahead at most, so that the work stays linear on any page.
enum { AHEAD = 64 };

/// Number of headings by mark-up that follow one another from piece `i`, counted to 3.
static uint32_t heading_run(const flow* f, uint32_t i) {
  uint32_t n = 0;
  while (n < 3 && i + n < f->work->pieces.n && at(f, i + n)->hint == GX_LINE_HEADING &&
         at(f, i + n)->flags & GX_P_HEAD)
    n++;
  return n;
}

/// True when a report begins behind the head at `i`.
static bool heads_report(const flow* f, uint32_t i) {
  const uint32_t end = i + AHEAD < f->work->pieces.n ? i + AHEAD : f->work->pieces.n;
  for (; i < end; i++) {
    const gx_piece* p = at(f, i);
    if (p->flags & GX_P_START || p->kind == GX_BLOCK_BYLINE) return true;
    if (is_text(p)) return false;
  }
  return false;
}

static bool head_begins(const flow* f, uint32_t i) {
  const gx_piece* p = at(f, i);
  if (!f->now.begun || p->flags & GX_P_ALONE) return true;
  if (f->now.contents) return true;
  const bool marked = p->hint == GX_LINE_HEADING;
  if (f->now.text) {
    const bool deeper = marked && f->now.level && p->level > f->now.level;
    return !deeper || heads_report(f, i + 1);
  }
  if (!f->now.headed) return f->now.captioned && f->now.closed;
  if (marked && f->now.closed) return true;
  return marked && i > 0 && !(at(f, i - 1)->flags & GX_P_KICKER) && at(f, i - 1)->hint == GX_LINE_HEADING &&
         heading_run(f, i) > 2;
}

/// A headline behind its article belongs to the article without one that stands nearest before it.
static void add_late_head(flow* f, uint32_t i) {
  const bool follows = i > 0 && at(f, i - 1)->flags & GX_P_LATE && f->late != GX_NONE;
  if (!follows) {
    f->late = !f->now.headed || f->headless == GX_NONE ? f->now.number : f->headless;
    if (f->late == f->now.number && f->now.headed) at(f, i)->flags &= ~(uint32_t)GX_P_HEAD;
    if (f->late == f->now.number)
      f->now.headed = true;
    else
      f->headless = GX_NONE;
  } else if (!(at(f, i - 1)->flags & GX_P_HEAD)) {
    at(f, i)->flags &= ~(uint32_t)GX_P_HEAD;
  }
  const uint32_t part = add_part(f, i, f->late, (gx_block_kind)at(f, i)->kind);
  if (f->late == f->now.number) f->now.last = part;
}

static void add_head(flow* f, uint32_t i) {
  gx_piece* p = at(f, i);
  if (p->flags & GX_P_LATE && f->now.begun) {
    add_late_head(f, i);
    return;
  }
  if (head_begins(f, i)) begin_article(f);
  if (f->now.text) {
    p->flags &= ~(uint32_t)GX_P_HEAD; // a subheading
  } else {
    f->now.headed = true;
    f->now.closed = false;
    if (p->hint == GX_LINE_HEADING && !f->now.level) f->now.level = p->level;
    f->now.notice |= (p->flags & GX_P_NOTICE) != 0;
  }
  if (f->now.text && !f->work->spaced) f->now.open = GX_NONE;
  add_other(f, i);
  if (p->flags & GX_P_LINK) f->now.text = true; // says all that is said of it
}

/// True when the byline at `i` begins an article: its text follows, and the one before has its own byline or has ended.
static bool byline_begins(const flow* f, uint32_t i) {
  if (!f->now.begun) return true;
  if (!f->now.text) return false;
  for (uint32_t k = i + 1; k < f->work->pieces.n && k < i + AHEAD; k++) {
    const gx_piece* p = at(f, k);
    if (p->flags & GX_P_START) return true;
    if (p->flags & GX_P_HEAD) return false;
    if (is_text(p)) return f->now.bylined && f->now.open == GX_NONE;
  }
  return false;
}

/// A box: its headline and the text up to the end of a paragraph; then the article around it goes on.
static uint32_t add_box(flow* f, uint32_t i) {
  const article around = f->now;
  begin_article(f);
  f->now.headed = true;
  f->box = f->now.number;
  add_other(f, i);
  while (i + 1 < f->work->pieces.n && at(f, i + 1)->kind == GX_BLOCK_BODY) {
    add_text(f, ++i);
    if (at(f, i)->flags & GX_P_ENDED) break;
  }
  f->now = around;
  f->now.last = GX_NONE;
  return i;
}

static void add_piece(flow* f, uint32_t i) {
  gx_piece* p = at(f, i);
  if (p->flags & GX_P_CONTENTS && f->now.begun && (f->now.text || f->now.headed)) begin_article(f);
  if (p->flags & GX_P_HEAD) {
    add_head(f, i);
    return;
  }
  if (is_text(p)) {
    // A page that is one story by its only heading may quote and introduce before its 新华社…电.
    const bool story = f->work->n_marked == 1 && f->now.level && !f->now.started;
    const bool fresh = (f->now.text && !story) || (f->now.captioned && !f->now.headed);
    if (!f->now.begun || f->now.contents || (p->flags & GX_P_START && fresh)) begin_article(f);
    add_text(f, i);
    f->now.started |= (p->flags & GX_P_START) != 0;
    return;
  }
  if (p->kind == GX_BLOCK_BYLINE && byline_begins(f, i)) begin_article(f);
  if (!f->now.begun) begin_article(f);
  if (p->kind == GX_BLOCK_CAPTION && p->flags & GX_P_CREDIT && f->box != GX_NONE) {
    add_part(f, i, f->box, GX_BLOCK_CAPTION);
    f->box = GX_NONE;
    return;
  }
  if (p->kind == GX_BLOCK_HEADLINE && !f->work->spaced) f->now.open = GX_NONE; // a subheading
  add_other(f, i);
  f->now.bylined |= p->kind == GX_BLOCK_BYLINE;
  f->now.captioned |= p->kind == GX_BLOCK_CAPTION;
  f->now.contents |= (p->flags & GX_P_CONTENTS) != 0;
  f->now.closed |= p->kind != GX_BLOCK_BYLINE && p->kind != GX_BLOCK_CAPTION;
}

void gx_layout_flow(gx_work* work) {
  flow f = {.work = work,
            .box = GX_NONE,
            .late = GX_NONE,
            .headless = GX_NONE,
            .now = {.open = GX_NONE, .body = GX_NONE, .last = GX_NONE}};
  for (uint32_t i = 0; i < work->pieces.n; i++) {
    if (at(&f, i)->flags & GX_P_BOX)
      i = add_box(&f, i);
    else
      add_piece(&f, i);
  }
}
