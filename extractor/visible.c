#include "extractor/visible.h"

#include <string.h>

#include "base/utf8.h"

void gx_visible_begin(gx_visible* v, gx_arena* arena, gx_str source, uint32_t chars) {
  *v = (gx_visible){.arena = arena, .p = (const unsigned char*)source.p, .n = source.n, .chars = chars};
  v->ch = GX_ARRAY(arena, char32_t, (size_t)chars + 1);
  v->src = GX_ARRAY(arena, uint32_t, (size_t)chars + 1);
}

static unsigned length_of(unsigned char lead) {
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/// The source is well-formed: nothing is checked.
static char32_t char_at(const unsigned char* p) {
  if (p[0] < 0x80) return p[0];
  if (p[0] < 0xE0) return (char32_t)(p[0] & 0x1F) << 6 | (char32_t)(p[1] & 0x3F);
  if (p[0] < 0xF0) {
    return (char32_t)(p[0] & 0x0F) << 12 | (char32_t)(p[1] & 0x3F) << 6 | (char32_t)(p[2] & 0x3F);
  }
  return (char32_t)(p[0] & 0x07) << 18 | (char32_t)(p[1] & 0x3F) << 12 | (char32_t)(p[2] & 0x3F) << 6 |
         (char32_t)(p[3] & 0x3F);
}

static bool breaks_line(char32_t c) {
  return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

void gx_visible_run(gx_visible* v, const bool stops[128]) {
  const unsigned char* p = v->p + v->at;
  const unsigned char* end = v->p + v->n;
  char32_t* ch = v->ch + v->len;
  while (p < end) {
    const unsigned char lead = *p;
    if (lead < 0x80) {
      if (stops[lead]) break;
      *ch++ = lead;
      p++;
      continue;
    }
    const char32_t c = char_at(p);
    if (c == 0x85 || (c | 1) == 0x2029) break;
    *ch++ = c;
    p += length_of(lead);
  }
  const uint32_t n = (uint32_t)(ch - v->ch) - v->len;
  uint32_t* src = v->src + v->len;
  for (uint32_t i = 0; i < n; i++) src[i] = v->cp + i;
  v->at = (size_t)(p - v->p);
  v->len += n;
  v->cp += n;
}

void gx_visible_put(gx_visible* v, char32_t c, uint32_t src) {
  if (v->len == v->chars)
    return; // Cannot happen while every character shown has one of its own in the source
  v->ch[v->len] = c;
  v->src[v->len++] = src;
}

void gx_visible_one(gx_visible* v) {
  gx_visible_put(v, char_at(v->p + v->at), v->cp++);
  v->at += length_of(v->p[v->at]);
}

void gx_visible_skip(gx_visible* v, size_t to) {
  for (; v->at < to; v->at++) v->cp += (v->p[v->at] & 0xC0) != 0x80;
}

unsigned gx_visible_newline(const gx_visible* v, size_t at) {
  if (at >= v->n || !breaks_line(char_at(v->p + at))) return 0;
  if (v->p[at] == '\r' && v->p[at + 1] == '\n') return 2;
  return length_of(v->p[at]);
}

static bool has_words(const gx_visible* v) {
  for (uint32_t i = v->line_begin; i < v->len; i++) {
    if (!gx_is_space(v->ch[i])) return true;
  }
  return false;
}

void gx_visible_end_line(gx_visible* v) {
  if (has_words(v)) {
    GX_PUSH(v->arena, &v->lines, (gx_line){v->line_begin, v->len, v->hint, v->level, v->gap});
    v->gap = 0;
  } else {
    v->len = v->line_begin;
    if (v->gap < 2) v->gap++;
  }
  v->line_begin = v->len;
  v->hint = GX_LINE_PLAIN;
  v->level = 0;
}

void gx_visible_take_newline(gx_visible* v) {
  const bool page = v->p[v->at] == '\f';
  gx_visible_end_line(v);
  if (page) v->gap = 2;
  gx_visible_skip(v, v->at + gx_visible_newline(v, v->at));
}

void gx_visible_end_block(gx_visible* v, uint8_t gap) {
  if (v->len > v->line_begin) gx_visible_end_line(v);
  if (v->gap < gap && v->lines.n) v->gap = gap;
}

static uint32_t next_word(const gx_visible* v, uint32_t i, uint32_t end) {
  while (i < end && gx_is_space(v->ch[i])) i++;
  return i;
}

static bool parts_title(char32_t c) { return c == '-' || c == '_' || c == '|' || c == 0x2014 || c == 0xFF5C; }

/// The title is the heading or its beginning, or goes on with the name of the site: 区委召开会议_望湖网. White space aside.
static bool repeats(const gx_visible* v, gx_line title, gx_line heading) {
  uint32_t i = next_word(v, title.begin, title.end);
  uint32_t j = next_word(v, heading.begin, heading.end);
  uint32_t same = 0;
  while (i < title.end && j < heading.end && v->ch[i] == v->ch[j]) {
    same++;
    i = next_word(v, i + 1, title.end);
    j = next_word(v, j + 1, heading.end);
  }
  if (i == title.end && j == heading.end) return true;
  return same >= 4 && (i == title.end || j == heading.end || parts_title(v->ch[i]));
}

void gx_visible_drop_title(gx_visible* v) {
  gx_line* lines = v->lines.at;
  uint32_t i = 1;
  while (i < v->lines.n && !(lines[i].hint == GX_LINE_HEADING && repeats(v, lines[0], lines[i]))) i++;
  if (i >= v->lines.n) return;
  const uint32_t cut = lines[1].begin;
  v->len -= cut;
  v->line_begin -= cut;
  memmove(v->ch, v->ch + cut, v->len * sizeof *v->ch);
  memmove(v->src, v->src + cut, v->len * sizeof *v->src);
  lines[1].gap = lines[0].gap;
  v->lines.n--;
  for (i = 0; i < v->lines.n; i++) {
    lines[i] = lines[i + 1];
    lines[i].begin -= cut;
    lines[i].end -= cut;
  }
}

void gx_visible_finish(gx_visible* v, gx_document* out) {
  gx_visible_end_line(v);
  v->src[v->len] = v->chars;
  out->text = (gx_text){v->ch, v->src, v->len};
  out->lines = v->lines.at;
  out->n_lines = v->lines.n;
}
