#include "extractor/visible.h"

/// Where the fast run over ordinary characters stops: marks that page-to-text programs leave in plain text.
static const bool stops[128] = {GX_LINE_STOPS, ['['] = true, [']'] = true, ['!'] = true, ['*'] = true};

static void begin_line(gx_visible* v, gx_inline* marks) {
  if (gx_visible_newline(v, v->at)) gx_inline_reset(marks);
  uint8_t level;
  const size_t n = gx_inline_heading(v, &level);
  if (!n) return;
  gx_visible_skip(v, v->at + n);
  v->hint = GX_LINE_HEADING;
  v->level = level;
}

void gx_read_plain(gx_visible* v) {
  gx_inline marks = {0};
  begin_line(v, &marks);
  while (v->at < v->n) {
    gx_visible_run(v, stops);
    if (v->at == v->n) break;
    const unsigned char c = v->p[v->at];
    if (gx_visible_newline(v, v->at)) {
      if (v->hint == GX_LINE_HEADING) gx_inline_trim_heading(v);
      gx_visible_take_newline(v);
      begin_line(v, &marks);
      continue;
    }
    if (c == ']'   ? gx_inline_link_end(v, &marks)
        : c == '*' ? gx_inline_emphasis(v, &marks, 2)
                   : gx_inline_link(v, &marks, true)) {
      continue;
    }
    gx_visible_one(v);
  }
  if (v->hint == GX_LINE_HEADING) gx_inline_trim_heading(v);
}
