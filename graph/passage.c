#include "graph/passage.h"

#include <string.h>

#include "base/utf8.h"

enum { STEP = 256, REACH = 900 }; // REACH: bytes of a sentence to each side of the words

gx_passages gx_passages_new(gx_str text, gx_arena* arena) {
  GX_VEC(uint32_t) marks = {0};
  uint32_t n = 0;
  for (size_t i = 0; i < text.n; i++) {
    if (((unsigned char)text.p[i] & 0xC0) == 0x80) continue;
    if (n++ % STEP == 0) GX_PUSH(arena, &marks, (uint32_t)i);
  }
  return (gx_passages){text, marks.at, marks.n};
}

/// The byte offset of a code point; the end of the text when there are not so many.
static size_t byte_at(const gx_passages* p, uint32_t offset) {
  const uint32_t mark = offset / STEP;
  if (mark >= p->n_marks) return p->text.n;
  size_t at = p->marks[mark];
  for (uint32_t i = 0; i < offset % STEP && at < p->text.n; i++) gx_utf8_next(p->text, &at);
  return at;
}

/// Whether a sentence cannot go on across what stands at `at`: an empty line, or a tag that breaks the line.
static bool breaks(gx_str s, size_t at) {
  static const char* const tags[] = {"<p",  "</p", "<br",  "<div", "</div", "<td",    "</td",
                                     "<tr", "<li", "</li", "<h",   "</h",   "<title", "</title"};
  if (s.p[at] == '\n') {
    size_t next = at + 1;
    while (next < s.n && (s.p[next] == ' ' || s.p[next] == '\r')) next++;
    return next < s.n && s.p[next] == '\n';
  }
  if (s.p[at] != '<') return false;
  for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
    const size_t n = strlen(tags[i]);
    if (s.n - at > n && memcmp(s.p + at, tags[i], n) == 0) return true;
  }
  return false;
}

/// Length of the mark that ends a sentence at `at`, or 0.
static size_t ends(gx_str s, size_t at) {
  static const char* const marks[] = {"。", "！", "？", "\xE3\x80\x80\xE3\x80\x80"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    const size_t n = strlen(marks[i]);
    if (s.n - at >= n && memcmp(s.p + at, marks[i], n) == 0) return n;
  }
  return 0;
}

static bool is_inner(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

gx_str gx_passage_sentence(const gx_passages* p, uint32_t begin, uint32_t end, gx_arena* arena) {
  const gx_str s = p->text;
  if (!s.n) return GX_STR("");
  size_t from = byte_at(p, begin), to = byte_at(p, end);
  for (size_t steps = 0; from > 0 && steps < REACH; steps++) {
    size_t before = from - 1;
    while (before > 0 && is_inner(s.p[before])) before--;
    if (s.p[before] == '<' && breaks(s, before)) { // Behind the tag
      const char* close = memchr(s.p + before, '>', from < s.n ? s.n - before : 0);
      from = close ? (size_t)(close - s.p) + 1 : from;
      break;
    }
    if (ends(s, before) || breaks(s, before) || (before > 3 && ends(s, before - 3) == 6)) break;
    from = before;
  }
  if (from > byte_at(p, begin)) from = byte_at(p, begin);
  for (size_t steps = 0; to < s.n && steps < REACH; steps++) {
    const size_t mark = ends(s, to);
    if (mark == 3) to += 3;
    if (mark || breaks(s, to)) break;
    gx_utf8_next(s, &to);
  }
  return gx_passage_clean((gx_str){s.p + from, to - from}, arena);
}

gx_str gx_passage_clean(gx_str s, gx_arena* arena) {
  char* out = gx_alloc(arena, s.n * 3 + 1); // A malformed byte becomes the three of U+FFFD
  size_t n = 0;
  bool gap = false;
  char32_t last = 0;
  for (size_t at = 0; at < s.n;) {
    if (s.p[at] == '<') {
      const char* close = memchr(s.p + at, '>', s.n - at);
      if (close && close - (s.p + at) < 400) {
        at = (size_t)(close - s.p) + 1;
        continue;
      }
    }
    const char32_t c = gx_utf8_next(s, &at);
    if (gx_is_space(c)) {
      gap = true;
      continue;
    }
    // 书 记 was one word before a column broke it; `BRICS summit` and `罗秀英 记者` keep what a reader sees there.
    if (gap && n && last < 0x2E80 && c < 0x2E80) out[n++] = ' ';
    if (c == '#' && n == 0) continue; // A heading of Markdown
    if (c == '*' && last == '*') {
      n--; // **bold** of Markdown
      last = 0;
      continue;
    }
    gap = false;
    last = c;
    n += gx_utf8_put(c, out + n);
  }
  return (gx_str){out, n};
}
