/// What the readers of the formats share: the visible characters of a page as they are gathered, line by line.
/// Internal to the read stage (read.c, read_*.c, visible.c, inline.c).
#ifndef GX_EXTRACTOR_VISIBLE_H
#define GX_EXTRACTOR_VISIBLE_H

#include "base/status.h"
#include "extractor/document.h"

typedef GX_VEC(gx_line) gx_line_vec;

/// A page being read. `p[0..n)` is the decoded source, well-formed UTF-8 with a NUL behind it; `at` and `cp` are the
/// same place in it, as byte and as code point. Characters shown never outnumber those of the source.
typedef struct {
  gx_arena*            arena;
  const unsigned char* p;
  size_t               n;
  size_t               at;
  uint32_t             cp;
  uint32_t             chars;      ///< Code points of the source: room in `ch`; `src` has one more
  char32_t*            ch;
  uint32_t*            src;
  uint32_t             len;
  gx_line_vec          lines;
  uint32_t             line_begin; ///< In `ch`: first character of the line being gathered
  gx_line_hint         hint;       ///< Of that line
  uint8_t              level;
  uint8_t              gap;        ///< Blank lines passed since the last line with words
} gx_visible;

/// Starts on `source`; `chars` is its number of code points.
void gx_visible_begin(gx_visible* v, gx_arena* arena, gx_str source, uint32_t chars);

/// Shows the characters from here up to the next line break or ASCII character that `stops` names; it must name those of
/// GX_LINE_STOPS.
#define GX_LINE_STOPS ['\n'] = true, ['\v'] = true, ['\f'] = true, ['\r'] = true
void gx_visible_run(gx_visible* v, const bool stops[128]);
/// Shows `c`, which came from code point `src` of the source.
void gx_visible_put(gx_visible* v, char32_t c, uint32_t src);
/// Shows the one character that stands here and moves behind it.
void gx_visible_one(gx_visible* v);
/// Moves to byte `to` (not before `at`) without showing anything.
void gx_visible_skip(gx_visible* v, size_t to);

/// Bytes of the line break at byte `at` (\n, \r\n, \r, \v, \f, U+0085, U+2028, U+2029), 0 when there is none.
unsigned gx_visible_newline(const gx_visible* v, size_t at);
/// Ends the line: one without words is dropped and counted as a gap. The next line is plain.
void gx_visible_end_line(gx_visible* v);
/// Ends the line and moves behind the line break that stands here; a form feed leaves a gap of two.
void gx_visible_take_newline(gx_visible* v);
/// Ends the line (if there is one) where a block of `gap` blank lines begins or ends.
void gx_visible_end_block(gx_visible* v, uint8_t gap);
/// Takes the first line out again when it is a title that a heading of the page repeats (区委召开会议_新闻_望湖网 and
/// <h1>区委召开会议</h1>).
void gx_visible_drop_title(gx_visible* v);
/// Ends the last line and gives text and lines to `out`.
void gx_visible_finish(gx_visible* v, gx_document* out);

/// Marks within lines. All look ahead by a bounded number of bytes, so that reading stays linear.
typedef struct {
  size_t resume[8];      ///< For each open link: where to go on behind its target
  size_t close[8];       ///< … and where its `]` stands
  unsigned n_links;
  char     open_mark[8]; ///< Of each emphasis that is open
  uint8_t  open_size[8];
  unsigned n_open;
  size_t   barren[4][4]; ///< Per mark and length of its run: no closing mark before this byte
} gx_inline;

/// A link `[words](target)` or picture `![words](target)` that begins here: moves to its words (a picture: behind it).
/// With `strict`, the target must look like an address, as prose may hold [1](说明). False when there is none.
bool gx_inline_link(gx_visible* v, gx_inline* marks, bool strict);
/// When the words of a link end here, moves behind its target.
bool gx_inline_link_end(gx_visible* v, gx_inline* marks);
/// Emphasis that opens or closes here (`*`, `_`, `~`, `` ` ``; only runs of at least `least`): moves behind the mark.
bool gx_inline_emphasis(gx_visible* v, gx_inline* marks, unsigned least);
/// A new paragraph: what is open was no emphasis.
void gx_inline_reset(gx_inline* marks);
/// Length of the marks of an ATX heading (`## `) that begins here, 0 when there is none; `*level` gets its level.
size_t gx_inline_heading(const gx_visible* v, uint8_t* level);
/// Drops the closing marks of a heading (`## 标题 ##`) from the line being gathered.
void gx_inline_trim_heading(gx_visible* v);

/// The readers. Each shows the whole source; `page` gets what the page says of itself.
void      gx_read_plain(gx_visible* v);
void      gx_read_markdown(gx_visible* v, gx_meta* page);
gx_status gx_read_html(gx_visible* v, gx_meta* page, gx_str path, gx_error* error);

/// The source for libxml2, of the same length so that positions stay: attributes beyond any use blanked out, what CDATA
/// sections hold made plain text. The source itself where there is nothing to do.
const unsigned char* gx_html_tame(const gx_visible* v);
/// Code point of a named character reference of HTML 4 (`nbsp`, without & and ;), 0 when there is no such name.
char32_t gx_html_entity(gx_str name);

/// The first day within `s` (2024-02-07T10:00, 2024/2/7, 2024年2月7日, 20240207); {0} when there is none. A time given
/// in UTC is read as Beijing time, eight hours later.
gx_date gx_find_date(gx_str s);
/// The day in the last part of a path (20240207.md, news-2024-02-07.txt, t20240207_81.html); {0} when there is none.
gx_date gx_find_name_date(gx_str path);

#endif
