// Blocks → the article's text: folded, reflowed, every character with the place that it came from.
#include <string.h>

#include "base/utf8.h"
#include "extractor/layout_p.h"

typedef struct {
  const gx_work* work;
  gx_arena* arena;
  char32_t* ch;
  uint32_t* src;
  uint32_t n, cap;
  uint32_t block; ///< Where the block begins
  gx_block_kind kind;
  bool quoted; ///< Inside ASCII quotes
  bool names;  ///< In a line of names parted by spaces
} writer;

static void reserve(writer* w, uint32_t more) {
  if (w->n + more <= w->cap) return;
  uint32_t cap = w->cap + w->cap / 2 + more;
  w->ch = gx_regrow(w->arena, w->ch, sizeof *w->ch * w->cap, sizeof *w->ch * cap);
  w->src = gx_regrow(w->arena, w->src, sizeof *w->src * w->cap, sizeof *w->src * cap);
  w->cap = cap;
}

static void put(writer* w, char32_t c, uint32_t src) {
  reserve(w, 1);
  w->ch[w->n] = c;
  w->src[w->n++] = src;
}

static bool is_word(char32_t c) { return gx_is_latin(c) || gx_is_digit(c); }

/// Han characters from `i` to the next character that is none, at most 5.
static uint32_t han_run(const char32_t* ch, uint32_t i, uint32_t end) {
  uint32_t n = 0;
  while (n < 5 && i + n < end && gx_is_han(ch[i + n])) n++;
  return n;
}

/// Han characters written last, back to a space or other character, at most 5.
static uint32_t han_run_back(const writer* w) {
  uint32_t n = 0;
  while (n < 5 && n < w->n - w->block && gx_is_han(w->ch[w->n - 1 - n])) n++;
  return n;
}

/// True when what is being written stands in （记者 甲 乙）.
static bool in_byline_bracket(const writer* w) {
  uint32_t n = 0;
  for (uint32_t i = w->n; i > w->block && n < 60; n++) {
    const char32_t c = w->ch[--i];
    if (c == U'）' || c == U'。') return false;
    if (c != U'（') continue;
    const char32_t* in = w->ch + i + 1;
    const uint32_t left = w->n - i - 1;
    for (uint32_t k = 0; k + 1 < left && k < 12; k++) {
      if ((in[k] == U'记' && in[k + 1] == U'者') || (in[k] == U'通' && in[k + 1] == U'讯')) return true;
      if (in[k] == U'摄' || in[k] == U'文') return true;
    }
    return !w->work->spaced;
  }
  return false;
}

/// True when a further short word follows behind a space, or one stands before: 甲 乙 丙, three at least.
static bool is_list(const writer* w, const char32_t* ch, uint32_t i, uint32_t end, uint32_t before) {
  if (w->n - w->block > before && w->ch[w->n - 1 - before] == ' ') return true;
  if (i >= end || !gx_layout_is_space(ch[i])) return false;
  while (i < end && gx_layout_is_space(ch[i])) i++;
  const uint32_t n = han_run(ch, i, end);
  return n >= 2 && n <= 4;
}

/// A space between Han characters: real in headlines, bylines, captions and lists of names; else of the layout.
static bool keeps_space(const writer* w, const char32_t* ch, uint32_t next, uint32_t end) {
  const uint32_t before = han_run_back(w), behind = han_run(ch, next, end);
  // 王 伟: a name of two characters set apart for alignment. 甲 摄 is not.
  const bool alone =
      before == 1 && behind == 1 && ch[next] != U'摄' && ch[next] != U'文' && ch[next] != U'图';
  if (w->names) return !alone;
  switch (w->kind) {
    case GX_BLOCK_BODY:
    case GX_BLOCK_NOTICE:
      if (in_byline_bracket(w)) return !alone;
      if (w->work->spaced || alone || w->ch[w->n - 1] == U'讯' || w->ch[w->n - 1] == U'电') return false;
      return before >= 2 && before <= 4 && behind >= 2 && behind <= 4 &&
             is_list(w, ch, next + behind, end, before);
    default: return !alone;
  }
}

/// White space from `i` to `next` in the source was met.
static void put_space(writer* w, const char32_t* ch, uint32_t next, uint32_t end, uint32_t src) {
  if (w->n == w->block || next >= end) return;
  const char32_t last = w->ch[w->n - 1], c = gx_layout_fold1(ch[next]);
  if (last == ' ') return;
  const bool label = w->kind != GX_BLOCK_BODY && w->kind != GX_BLOCK_NOTICE && w->kind != GX_BLOCK_HEADLINE;
  bool keep = false;
  if (is_word(last) && is_word(c))
    keep = true;
  else if (gx_is_han(last) && gx_is_han(c))
    keep = keeps_space(w, ch, next, end);
  else if (label)
    keep = !gx_is_punct(last) && !gx_is_punct(c);
  if (keep) put(w, ' ', src);
}

/// The piece ends here and the next of the same block begins.
static void put_join(writer* w, char32_t c, uint32_t src) {
  const char32_t last = w->n > w->block ? w->ch[w->n - 1] : 0;
  const bool text = w->kind == GX_BLOCK_BODY || w->kind == GX_BLOCK_NOTICE;
  // A word broken by a line has its space there; a number broken by a line has none.
  if (last == 0 || last == ' ') return;
  if (text && gx_is_han(last) && gx_is_han(c) && in_byline_bracket(w))
    put(w, ' ', src); // （记者 甲 ⏎ 摄影 乙）
  else if (text ? is_word(last) && is_word(c) && !(gx_is_digit(last) && gx_is_digit(c))
                : !gx_is_punct(last) && !gx_is_punct(c)) {
    put(w, ' ', src);
  }
}

/// “ or ” for an ASCII quote: in turn, but for what its neighbours make plain.
static void put_quote(writer* w, char32_t next, uint32_t src) {
  const char32_t last = w->n > w->block ? w->ch[w->n - 1] : 0;
  char32_t out[4] = {0};
  if (next) gx_fold(next, out);
  const char32_t c = out[0];
  const bool ends =
      c == 0 || c == U'，' || c == U'。' || c == U'、' || c == U'；' || c == U'）' || c == U'》';
  const bool begins = last == 0 || last == U'：' || last == U'（' || last == U'“' || last == U'，';
  if (ends != begins) w->quoted = ends;
  put(w, w->quoted ? U'”' : U'“', src);
  w->quoted = !w->quoted;
}

/// True for a dot behind a Han character or closing mark and before a Han character or the end, where Han characters are
/// also parted by ASCII commas nearby. Elsewhere it may stand between the parts of a foreign name.
static bool is_full_stop(const writer* w, const char32_t* ch, uint32_t i, uint32_t end) {
  const char32_t last = w->n > w->block ? w->ch[w->n - 1] : 0;
  if (!gx_is_han(last) && !gx_layout_is_closing(last)) return false;
  uint32_t next = i + 1;
  while (next < end && gx_layout_is_space(ch[next])) next++;
  if (next < end && !gx_is_han(ch[next]) && ch[next] != '"' && ch[next] != U'“') return false;
  const uint32_t from = i > 80 ? i - 80 : 0, to = end - i > 80 ? i + 80 : end;
  for (uint32_t k = from; k + 1 < to; k++) {
    if (ch[k] == ',' && gx_is_han(ch[k + 1])) return true;
  }
  return false;
}

/// One character that is neither plain nor space. Returns how many source characters it took.
static uint32_t put_special(writer* w, const char32_t* ch, const uint32_t* src, uint32_t i, uint32_t end) {
  const char32_t c = ch[i];
  switch (c) {
    case '*':
      if ((i + 1 < end && ch[i + 1] == '*') || (i > 0 && ch[i - 1] == '*')) return 1; // emphasis of Markdown
      break;
    case '"':
    case 0xFF02:
    case 0x201F:
    case 0x201E: {
      uint32_t k = i + 1;
      while (k < end && gx_layout_is_space(ch[k])) k++;
      put_quote(w, k < end ? ch[k] : 0, src[i]);
      return 1;
    }
    case '.': // 推进会.会上: a full stop on pages that write ASCII punctuation
      if (is_full_stop(w, ch, i, end)) return put(w, U'。', src[i]), 1;
      break;
    case 0x300C:
    case 0x301D: put(w, U'“', src[i]); return 1;
    case 0x300D:
    case 0x301E:
    case 0x301F: put(w, U'”', src[i]); return 1;
    case 0x300E: put(w, U'‘', src[i]); return 1;
    case 0x300F: put(w, U'’', src[i]); return 1;
    case 0xFF0E: // 铁木尔．达瓦买提
      if (w->n > w->block && gx_is_han(w->ch[w->n - 1])) return put(w, U'·', src[i]), 1;
      break;
    default: break;
  }
  char32_t out[4];
  const unsigned n = gx_fold(c, out);
  for (unsigned k = 0; k < n; k++) put(w, out[k], src[i]);
  return 1;
}

static void put_piece(writer* w, const gx_piece* p) {
  const char32_t* ch = w->work->doc->text.ch;
  const uint32_t* src = w->work->doc->text.src;
  for (uint32_t i = p->begin; i < p->end;) {
    uint32_t to = i;
    while (to < p->end && gx_layout_is_plain(ch[to])) to++;
    if (to > i) {
      reserve(w, to - i);
      memcpy(w->ch + w->n, ch + i, (to - i) * sizeof *ch);
      memcpy(w->src + w->n, src + i, (to - i) * sizeof *src);
      w->n += to - i;
      i = to;
    } else if (gx_layout_is_space(ch[i])) {
      while (to < p->end && gx_layout_is_space(ch[to])) to++;
      put_space(w, ch, to, p->end, src[i]);
      i = to;
    } else {
      i += put_special(w, ch, src, i, p->end);
    }
  }
}

/// Source offset behind the last character of a piece.
static uint32_t source_end(const gx_work* work, const gx_piece* p) {
  return work->doc->text.src[p->end - 1] + 1;
}

static gx_block put_part(writer* w, const gx_part* part) {
  const gx_pieces* pieces = &w->work->pieces;
  if (w->n) {
    put(w, '\n', w->src[w->n]);
  }
  w->block = w->n;
  w->kind = part->kind;
  w->quoted = w->names = false;
  for (uint32_t i = part->first; i != GX_NONE; i = pieces->at[i].next) {
    const gx_piece* p = &pieces->at[i];
    if (i != part->first) {
      const uint32_t src = w->n ? w->src[w->n - 1] + 1 : 0; // behind the last character
      if (w->names && p->flags & GX_P_NAMES)
        put(w, ' ', src);
      else
        put_join(w, p->first, src);
    }
    w->names = p->flags & GX_P_NAMES;
    put_piece(w, p);
  }
  while (w->n > w->block && w->ch[w->n - 1] == ' ') w->n--;
  reserve(w, 1);
  w->src[w->n] = source_end(w->work, &pieces->at[part->last]); // where the separator, or the end, points
  return (gx_block){part->kind, w->block, w->n};
}

/// The lines of the head, joined by spaces.
static gx_str headline_of(gx_arena* arena, const writer* w, const gx_article* out, const bool* heads,
                          bool link) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < out->n_blocks; i++)
    n += heads[i] ? out->blocks[i].end - out->blocks[i].begin + 1 : 0;
  if (!n) return (gx_str){"", 0};
  char32_t* ch = GX_ARRAY(arena, char32_t, n);
  n = 0;
  for (uint32_t i = 0; i < out->n_blocks; i++) {
    if (!heads[i]) continue;
    if (n) ch[n++] = ' ';
    uint32_t from = out->blocks[i].begin;
    while (link && from < out->blocks[i].end && w->ch[from++] != U'：') continue; // 上一条：
    const uint32_t length = out->blocks[i].end - from;
    memcpy(ch + n, w->ch + from, length * sizeof *ch);
    n += length;
  }
  return gx_utf8_from(arena, ch, n);
}

static void write_article(gx_work* work, const uint32_t* parts, uint32_t n, gx_article* out) {
  uint32_t size = 16 + n;
  for (uint32_t k = 0; k < n; k++) {
    for (uint32_t i = work->parts.at[parts[k]].first; i != GX_NONE; i = work->pieces.at[i].next) {
      size += work->pieces.at[i].end - work->pieces.at[i].begin + 1;
    }
  }
  writer w = {.work = work, .arena = work->arena, .cap = size};
  w.ch = GX_ARRAY(work->arena, char32_t, size);
  w.src = GX_ARRAY(work->arena, uint32_t, size);
  out->blocks = GX_ARRAY(work->arena, gx_block, n);
  bool* heads = GX_ARRAY(work->arena, bool, n);
  out->begin = UINT32_MAX;
  bool link = false;
  for (uint32_t k = 0; k < n; k++) {
    const gx_part* part = &work->parts.at[parts[k]];
    link |= (work->pieces.at[part->first].flags & GX_P_LINK) != 0;
    heads[out->n_blocks] = part->head && work->pieces.at[part->first].flags & GX_P_HEAD;
    out->blocks[out->n_blocks++] = put_part(&w, part);
    for (uint32_t i = part->first; i != GX_NONE; i = work->pieces.at[i].next) {
      const uint32_t begin = work->doc->text.src[work->pieces.at[i].begin],
                     end = source_end(work, &work->pieces.at[i]);
      out->begin = begin < out->begin ? begin : out->begin;
      out->end = end > out->end ? end : out->end;
    }
  }
  out->text = (gx_text){w.ch, w.src, w.n};
  out->headline = headline_of(work->arena, &w, out, heads, link);
}

void gx_layout_text(gx_work* work, gx_layout* out) {
  const uint32_t n = work->n_articles;
  out->n_articles = n;
  if (!n) return;
  out->articles = GX_ARRAY(work->arena, gx_article, n);
  // Parts sorted by article, each article's in order: counted, then placed.
  uint32_t* from = GX_ARRAY(work->arena, uint32_t, n + 1);
  uint32_t* order = GX_ARRAY(work->arena, uint32_t, work->parts.n);
  for (uint32_t i = 0; i < work->parts.n; i++) from[work->parts.at[i].article + 1]++;
  for (uint32_t i = 0; i < n; i++) from[i + 1] += from[i];
  uint32_t* next = GX_ARRAY(work->arena, uint32_t, n);
  memcpy(next, from, n * sizeof *next);
  for (uint32_t i = 0; i < work->parts.n; i++) order[next[work->parts.at[i].article]++] = i;
  for (uint32_t i = 0; i < n; i++)
    write_article(work, order + from[i], from[i + 1] - from[i], &out->articles[i]);
}
