#include "extractor/squeeze.h"

#include <string.h>

#include "base/utf8.h"

/// White space as Python's \s has it: no zero-width characters, no BOM.
static bool is_blank(char32_t c) {
  return (c >= 9 && c <= 13) || (c >= 28 && c <= 32) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

gx_str gx_squeeze(gx_str s, gx_arena* arena) {
  const gx_str folded = gx_utf8_nfkc(arena, s);
  char* out = gx_alloc(arena, folded.n + 1);
  size_t n = 0;
  for (size_t at = 0; at < folded.n;) {
    const size_t from = at;
    if (is_blank(gx_utf8_next(folded, &at))) continue;
    memcpy(out + n, folded.p + from, at - from);
    n += at - from;
  }
  return (gx_str){out, n};
}

/// Where the closers that a mark-up needs stand last: looked up once, so that many openers without closer cost nothing.
typedef struct {
  const char32_t* ch;
  uint32_t n;
  uint32_t last_angle, last_round; ///< Behind the last > and ), or 0
} source;

static bool reads(const source* s, uint32_t i, const char* word) {
  for (; *word; word++, i++) {
    if (i >= s->n || s->ch[i] != (char32_t)*word) return false;
  }
  return true;
}

/// Behind the mark-up that begins at `i`: <…>, ](…), &nbsp;, &emsp; or one blank; `i` when none does.
static uint32_t behind_markup(const source* s, uint32_t i) {
  const bool tag = s->ch[i] == U'<', link = reads(s, i, "](");
  if (is_blank(s->ch[i])) return i + 1;
  if (reads(s, i, "&nbsp;") || reads(s, i, "&emsp;")) return i + 6;
  if (!(tag && s->last_angle > i) && !(link && s->last_round > i + 1)) return i;
  uint32_t end = tag ? i + 1 : i + 2;
  while (s->ch[end] != (tag ? U'>' : U')')) end++;
  return end + 1;
}

static source find_closers(const char32_t* ch, uint32_t n) {
  source s = {.ch = ch, .n = n};
  for (uint32_t i = 0; i < n; i++) {
    if (ch[i] == U'>') s.last_angle = i + 1;
    if (ch[i] == U')') s.last_round = i + 1;
  }
  return s;
}

gx_squeezed gx_squeezed_new(gx_str text, gx_arena* arena) {
  gx_squeezed out = {0};
  uint32_t n;
  const char32_t* ch = gx_utf8_to(arena, text, &n);
  const source s = find_closers(ch, n);
  uint32_t* starts = GX_ARRAY(arena, uint32_t, n + 1);
  GX_VEC(char) flat = {0};
  gx_arena* scratch = gx_arena_new();
  uint32_t until = 0; // End of the mark-up that `i` is in
  for (uint32_t i = 0; i < n; i++) {
    starts[i] = flat.n;
    if (i >= until) until = behind_markup(&s, i);
    if (i < until) continue;
    gx_arena_reset(scratch, (size_t)1 << 16);
    const gx_str one = gx_squeeze(gx_utf8_from(scratch, ch + i, 1), scratch);
    for (size_t k = 0; k < one.n; k++) GX_PUSH(arena, &flat, one.p[k]);
  }
  starts[n] = flat.n;
  gx_arena_free(scratch);
  out.flat = (gx_str){flat.n ? flat.at : "", flat.n};
  out.starts = starts;
  out.chars = n;
  return out;
}
