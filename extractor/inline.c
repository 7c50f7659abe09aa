#include <string.h>

#include "extractor/visible.h"

/// How far a mark's partner is looked for, in bytes.
#define LINK_WORDS_MAX  2000u
#define LINK_TARGET_MAX 4000u
#define EMPHASIS_MAX    2000u

static bool is_blank(unsigned char c) { return c == ' ' || c == '\t' || (c >= '\n' && c <= '\r') || c == 0; }

static bool is_ascii_word(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Byte of the bracket that closes the one at `at`, or 0. Deep nesting ends the search: it is no link, and looking on
/// from every bracket of `[[[[…` would not be linear.
static size_t closing(const gx_visible* v, size_t at, char open, char close, size_t most) {
  const size_t end = v->n - at > most ? at + most : v->n;
  unsigned depth = 0;
  for (size_t i = at; i < end; i++) {
    const char c = (char)v->p[i];
    if (c == '\n' || c == '\r') return 0;
    if (c == '\\' && i + 1 < end && v->p[i + 1] < 0x80) {
      i++;
    } else if (c == open && ++depth > 8) {
      return 0;
    } else if (c == close && --depth == 0) {
      return i;
    }
  }
  return 0;
}

/// `url`, `/path`, `a.html`, `#top`; not 说明.
static bool is_address(const gx_visible* v, size_t begin, size_t end) {
  if (begin == end) return true;
  for (size_t i = begin; i < end; i++) {
    const unsigned char c = v->p[i];
    if (c == '/' || c == '#' || c == '.' || c == '@') return true;
    if (c >= 0x80 || c == ' ') return false;
  }
  return false;
}

bool gx_inline_link(gx_visible* v, gx_inline* marks, bool strict) {
  const bool picture = v->p[v->at] == '!';
  const size_t open = v->at + picture;
  if (v->p[open] != '[') return false;
  const size_t close = closing(v, open, '[', ']', LINK_WORDS_MAX);
  if (!close || v->p[close + 1] != '(') return false;
  const size_t end = closing(v, close + 1, '(', ')', LINK_TARGET_MAX);
  if (!end || (strict && !is_address(v, close + 2, end))) return false;
  if (picture) {
    gx_visible_skip(v, end + 1);
    return true;
  }
  if (marks->n_links == 8) return false;
  marks->close[marks->n_links] = close;
  marks->resume[marks->n_links++] = end + 1;
  gx_visible_skip(v, open + 1);
  return true;
}

bool gx_inline_link_end(gx_visible* v, gx_inline* marks) {
  while (marks->n_links && marks->close[marks->n_links - 1] < v->at) marks->n_links--;
  if (!marks->n_links || marks->close[marks->n_links - 1] != v->at) return false;
  gx_visible_skip(v, marks->resume[--marks->n_links]);
  return true;
}

static unsigned run_of(const gx_visible* v, size_t at) {
  unsigned n = 1;
  while (n < 255 && at + n < v->n && v->p[at + n] == v->p[at]) n++;
  return n;
}

static unsigned barren_of(char mark) { return mark == '*' ? 0 : mark == '_' ? 1 : mark == '~' ? 2 : 3; }

/// True when a run of `n` marks like that at `at` closes behind it within the paragraph. A search that finds nothing is
/// remembered, so that no byte is looked at again and again.
static bool closes_later(const gx_visible* v, gx_inline* marks, size_t at, unsigned n) {
  const unsigned char mark = v->p[at];
  size_t* barren = &marks->barren[barren_of((char)mark)][n & 3];
  const size_t end = v->n - at > EMPHASIS_MAX ? at + EMPHASIS_MAX : v->n;
  size_t i = at + n;
  if (i < *barren) i = *barren;
  for (; i < end; i++) {
    if (v->p[i] == '\n' && (v->p[i + 1] == '\n' || v->p[i + 1] == '\r')) break;
    if (v->p[i] != mark) continue;
    const unsigned k = run_of(v, i);
    if (k >= n && !is_blank(v->p[i - 1])) return true;
    i += k - 1;
  }
  if (i > *barren) *barren = i;
  return false;
}

/// The first character of what is emphasised is a word or an opening quote, not the 、 behind 张**.
static bool opens(const gx_visible* v, size_t at, unsigned n) {
  const unsigned char* next = v->p + at + n;
  const unsigned char before = at ? v->p[at - 1] : ' ';
  if (is_blank(next[0])) return false;
  if (is_ascii_word(before) && (v->p[at] == '_' || (n == 1 && is_ascii_word(next[0])))) return false; // 3*4*5
  if (is_blank(before)) return true;
  if (next[0] < 0x80) return is_ascii_word(next[0]) || before >= 0x80;
  const bool stop = (next[0] == 0xE3 && next[1] == 0x80 && (next[2] == 0x81 || next[2] == 0x82)) ||
                    (next[0] == 0xEF && next[1] == 0xBC);
  return !stop;
}

static bool close_emphasis(gx_visible* v, gx_inline* marks, unsigned n) {
  const unsigned char mark = v->p[v->at];
  if (!marks->n_open || marks->open_mark[marks->n_open - 1] != (char)mark) return false;
  const uint8_t size = marks->open_size[marks->n_open - 1];
  if (n < size || is_blank(v->p[v->at - 1])) return false;
  if (mark == '_' && is_ascii_word(v->p[v->at + size])) return false;
  marks->n_open--;
  gx_visible_skip(v, v->at + size);
  return true;
}

bool gx_inline_emphasis(gx_visible* v, gx_inline* marks, unsigned least) {
  const unsigned n = run_of(v, v->at);
  if (close_emphasis(v, marks, n)) return true;
  const unsigned char before = v->at ? v->p[v->at - 1] : ' ';
  if (n >= 4 && v->p[v->at] == '*' && (is_blank(before) || before == '*')) { // An empty **…**
    gx_visible_skip(v, v->at + n);
    return true;
  }
  if (n < least || n > 3 || !opens(v, v->at, n) || marks->n_open == 8) return false;
  if (!closes_later(v, marks, v->at, n)) return false;
  marks->open_mark[marks->n_open] = (char)v->p[v->at];
  marks->open_size[marks->n_open++] = (uint8_t)n;
  gx_visible_skip(v, v->at + n);
  return true;
}

void gx_inline_reset(gx_inline* marks) { marks->n_open = 0; }

size_t gx_inline_heading(const gx_visible* v, uint8_t* level) {
  size_t i = v->at;
  while (i < v->at + 3 && v->p[i] == ' ') i++;
  const size_t from = i;
  while (i < from + 7 && v->p[i] == '#') i++;
  if (i == from || i > from + 6 || !is_blank(v->p[i])) return 0;
  *level = (uint8_t)(i - from);
  while (v->p[i] == ' ' || v->p[i] == '\t') i++;
  return i - v->at;
}

void gx_inline_trim_heading(gx_visible* v) {
  uint32_t n = v->len;
  while (n > v->line_begin && v->ch[n - 1] == ' ') n--;
  uint32_t marks = n;
  while (marks > v->line_begin && v->ch[marks - 1] == '#') marks--;
  if (marks < n && (marks == v->line_begin || v->ch[marks - 1] == ' ')) n = marks;
  while (n > v->line_begin && v->ch[n - 1] == ' ') n--;
  v->len = n;
}
