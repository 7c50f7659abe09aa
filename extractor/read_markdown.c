/// Markdown as news crawls write it: CommonMark's blocks and emphasis, with HTML tags and character references within.
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "extractor/visible.h"

typedef struct {
  gx_visible* v;
  gx_meta* page;
  gx_inline marks;
  bool fenced; ///< Within ``` … ```
  char fence;
  bool row;            ///< The line is a row of a table: | ends a cell
  uint8_t tag_level;   ///< Level of the <h2> that is open, or 0
  bool no_comment_end; ///< No --> is left in the source
  bool no_skip_end;    ///< No </script> … is left
} markdown;

/// Where the fast run over ordinary characters stops.
static const bool stops[128] = {
    GX_LINE_STOPS, ['['] = true, [']'] = true, ['!'] = true, ['*'] = true,  ['_'] = true,
    ['~'] = true,  ['`'] = true, ['<'] = true, ['&'] = true, ['\\'] = true, ['|'] = true};

static bool is_space(unsigned char c) { return c == ' ' || c == '\t'; }
static bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }
static bool is_letter(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool ends_line(unsigned char c) { return c == '\n' || c == '\r' || c == 0; }

static size_t skip_spaces(const gx_visible* v, size_t i) {
  while (is_space(v->p[i])) i++;
  return i;
}

static size_t line_end(const gx_visible* v, size_t i) {
  while (i < v->n && v->p[i] != '\n' && v->p[i] != '\r') i++;
  return i;
}

/* Tags */

typedef enum {
  TAG_INLINE,
  TAG_BREAK,
  TAG_BLOCK,
  TAG_RULE,
  TAG_HEADING,
  TAG_ITEM,
  TAG_CELL,
  TAG_CAPTION,
  TAG_SKIP
} tag_kind;

typedef struct {
  const char* name;
  tag_kind kind;
} tag;

/// The elements of HTML that turn up in articles, sorted; what is no element (<Nature>) stays text.
static const tag tags[] = {
    {"a", TAG_INLINE},           {"abbr", TAG_INLINE},   {"article", TAG_BLOCK}, {"aside", TAG_BLOCK},
    {"audio", TAG_INLINE},       {"b", TAG_INLINE},      {"big", TAG_INLINE},    {"blockquote", TAG_BLOCK},
    {"body", TAG_BLOCK},         {"br", TAG_BREAK},      {"caption", TAG_BLOCK}, {"center", TAG_BLOCK},
    {"cite", TAG_INLINE},        {"code", TAG_INLINE},   {"col", TAG_INLINE},    {"colgroup", TAG_INLINE},
    {"dd", TAG_BLOCK},           {"del", TAG_INLINE},    {"details", TAG_BLOCK}, {"div", TAG_BLOCK},
    {"dl", TAG_BLOCK},           {"dt", TAG_BLOCK},      {"em", TAG_INLINE},     {"embed", TAG_INLINE},
    {"figcaption", TAG_CAPTION}, {"figure", TAG_BLOCK},  {"font", TAG_INLINE},   {"footer", TAG_BLOCK},
    {"form", TAG_BLOCK},         {"h1", TAG_HEADING},    {"h2", TAG_HEADING},    {"h3", TAG_HEADING},
    {"h4", TAG_HEADING},         {"h5", TAG_HEADING},    {"h6", TAG_HEADING},    {"head", TAG_BLOCK},
    {"header", TAG_BLOCK},       {"hr", TAG_RULE},       {"html", TAG_BLOCK},    {"i", TAG_INLINE},
    {"iframe", TAG_INLINE},      {"img", TAG_INLINE},    {"input", TAG_INLINE},  {"ins", TAG_INLINE},
    {"label", TAG_INLINE},       {"li", TAG_ITEM},       {"link", TAG_INLINE},   {"main", TAG_BLOCK},
    {"mark", TAG_INLINE},        {"meta", TAG_INLINE},   {"ol", TAG_BLOCK},      {"p", TAG_BLOCK},
    {"pre", TAG_BLOCK},          {"q", TAG_INLINE},      {"rp", TAG_INLINE},     {"rt", TAG_INLINE},
    {"ruby", TAG_INLINE},        {"s", TAG_INLINE},      {"script", TAG_SKIP},   {"section", TAG_BLOCK},
    {"small", TAG_INLINE},       {"source", TAG_INLINE}, {"span", TAG_INLINE},   {"strike", TAG_INLINE},
    {"strong", TAG_INLINE},      {"style", TAG_SKIP},    {"sub", TAG_INLINE},    {"summary", TAG_BLOCK},
    {"sup", TAG_INLINE},         {"table", TAG_BLOCK},   {"tbody", TAG_BLOCK},   {"td", TAG_CELL},
    {"tfoot", TAG_BLOCK},        {"th", TAG_CELL},       {"thead", TAG_BLOCK},   {"time", TAG_INLINE},
    {"title", TAG_BLOCK},        {"tr", TAG_BLOCK},      {"u", TAG_INLINE},      {"ul", TAG_BLOCK},
    {"video", TAG_INLINE},       {"wbr", TAG_INLINE},
};

static int by_name(const void* key, const void* item) { return strcmp(key, ((const tag*)item)->name); }

/// Reads the name behind `<` or `</` at `*i` and moves behind it; NULL when it is no element of HTML.
static const tag* tag_name(const gx_visible* v, size_t* i) {
  static const tag other = {"", TAG_INLINE};
  char name[12];
  unsigned n = 0;
  bool spaced = false; // <o:p>, <my-element>
  for (; n < sizeof name - 1 &&
         (is_letter(v->p[*i]) || (n && (is_digit(v->p[*i]) || v->p[*i] == ':' || v->p[*i] == '-')));
       (*i)++) {
    spaced = spaced || v->p[*i] == ':' || v->p[*i] == '-';
    name[n++] = (char)(v->p[*i] | (is_letter(v->p[*i]) ? 0x20 : 0));
  }
  name[n] = 0;
  const unsigned char c = v->p[*i];
  if (!n || !(is_space(c) || ends_line(c) || c == '/' || c == '>')) return NULL;
  return spaced ? &other : bsearch(name, tags, sizeof tags / sizeof *tags, sizeof *tags, by_name);
}

/// Byte behind the `>` of the tag whose attributes begin at `i`, or 0 when it does not end soon.
static size_t tag_end(const gx_visible* v, size_t i) {
  const size_t end = v->n - i > 4000 ? i + 4000 : v->n;
  for (char quote = 0; i < end; i++) {
    const char c = (char)v->p[i];
    if (quote) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      return i + 1;
    } else if (c == '<') {
      return 0;
    } else if ((c == '"' || c == '\'') && v->p[i - 1] == '=') {
      quote = c;
    }
  }
  return 0;
}

/// Passes a line that is a mark as a whole, its line break included: it is no blank line.
static void pass_line(gx_visible* v) {
  const size_t end = line_end(v, v->at);
  gx_visible_skip(v, end + gx_visible_newline(v, end));
}

static size_t find(const gx_visible* v, size_t from, const char* what) {
  const unsigned char* found = memmem(v->p + from, v->n - from, what, strlen(what));
  return found ? (size_t)(found - v->p) + strlen(what) : 0;
}

static void start_line(markdown* m, gx_line_hint hint, uint8_t level) {
  m->v->hint = hint;
  m->v->level = level;
}

static void obey_tag(markdown* m, const tag* t, bool closing) {
  gx_visible* v = m->v;
  const gx_line_hint hint = t->kind == TAG_ITEM   ? GX_LINE_ITEM
                            : t->kind == TAG_CELL ? GX_LINE_CELL
                                                  : GX_LINE_CAPTION;
  switch (t->kind) {
    case TAG_INLINE:
    case TAG_SKIP: return;
    case TAG_BREAK: gx_visible_end_line(v); break;
    case TAG_RULE: gx_visible_end_block(v, 2); break;
    case TAG_BLOCK: gx_visible_end_block(v, 1); break;
    case TAG_HEADING:
      gx_visible_end_block(v, 1);
      m->tag_level = closing ? 0 : (uint8_t)(t->name[1] - '0');
      break;
    default:
      gx_visible_end_block(v, 1);
      if (!closing) start_line(m, hint, 0);
  }
  if (m->tag_level) start_line(m, GX_LINE_HEADING, m->tag_level);
}

/// A comment, a script with its content, or a tag that stands here: moves behind it. False when `<` is a mere character.
static bool take_tag(markdown* m) {
  gx_visible* v = m->v;
  size_t i = v->at + 1;
  if (v->n - v->at > 3 && memcmp(v->p + v->at, "<!--", 4) == 0 && !m->no_comment_end) {
    const size_t end = find(v, v->at + 4, "-->");
    m->no_comment_end = !end;
    if (end) gx_visible_skip(v, end);
    return end;
  }
  const bool closing = v->p[i] == '/';
  i += closing;
  const tag* t = tag_name(v, &i);
  size_t end = t ? tag_end(v, i) : 0;
  if (!end) return false;
  if (t->kind == TAG_SKIP && !closing && !m->no_skip_end) {
    const size_t after = find(v, end, strcmp(t->name, "style") == 0 ? "</style>" : "</script>");
    m->no_skip_end = !after;
    if (after) end = after;
  }
  gx_visible_skip(v, end);
  obey_tag(m, t, closing);
  return true;
}

/// <https://…>: the address is shown, the brackets are not.
static bool take_autolink(gx_visible* v) {
  size_t i = v->at + 1;
  bool address = false;
  for (; i < v->n && i < v->at + 500 && v->p[i] > ' ' && v->p[i] < 0x7F && v->p[i] != '<' && v->p[i] != '>';
       i++) {
    address = address || v->p[i] == '@' || (v->p[i] == ':' && v->p[i + 1] == '/');
  }
  if (!address || v->p[i] != '>') return false;
  gx_visible_skip(v, v->at + 1);
  while (v->at < i) gx_visible_one(v);
  gx_visible_skip(v, i + 1);
  return true;
}

/* Character references */

/// Value of the digits behind `&#` at `*i`, which moves behind them.
static char32_t numeric_reference(const gx_visible* v, size_t* i) {
  const bool hex = v->p[*i] == 'x' || v->p[*i] == 'X';
  *i += hex;
  const size_t from = *i;
  char32_t c = 0;
  for (; *i < from + 8; (*i)++) {
    const unsigned char d = v->p[*i];
    const unsigned char low = d | 0x20;
    if (is_digit(d)) {
      c = c * (hex ? 16 : 10) + (char32_t)(d - '0');
    } else if (hex && low >= 'a' && low <= 'f') {
      c = c * 16 + (char32_t)(low - 'a' + 10);
    } else {
      break;
    }
  }
  if (*i == from) return 0;
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return 0xFFFD;
  return c < ' ' || c == 0x85 || c == 0x2028 || c == 0x2029 ? ' ' : c; // Never a line break
}

static bool take_reference(gx_visible* v) {
  size_t i = v->at + 1;
  char32_t c;
  if (v->p[i] == '#') {
    i++;
    c = numeric_reference(v, &i);
  } else {
    const size_t from = i;
    while (i < from + 10 && (is_letter(v->p[i]) || is_digit(v->p[i]))) i++;
    c = v->p[i] == ';' ? gx_html_entity((gx_str){(const char*)v->p + from, i - from}) : 0;
  }
  if (!c || v->p[i] != ';') return false;
  gx_visible_put(v, c, v->cp);
  gx_visible_skip(v, i + 1);
  return true;
}

/* Blocks */

/// Marks of the line at `i` when it holds nothing but `mark`s and spaces, else 0.
static unsigned only_marks(const gx_visible* v, size_t i, char mark) {
  unsigned n = 0;
  for (; !ends_line(v->p[i]); i++) {
    if (v->p[i] == (unsigned char)mark) {
      n++;
    } else if (!is_space(v->p[i])) {
      return 0;
    }
  }
  return n;
}

/// A rule (***), or the underline that makes the line before it a heading.
static bool take_rule(markdown* m) {
  gx_visible* v = m->v;
  const size_t i = skip_spaces(v, v->at);
  const char c = (char)v->p[i];
  if (c != '-' && c != '=' && c != '*' && c != '_') return false;
  const unsigned n = only_marks(v, i, c);
  if (n < 3) return false;
  const bool under = (c == '=' || c == '-') && v->lines.n && v->gap == 0;
  gx_line* last = under ? &v->lines.at[v->lines.n - 1] : NULL;
  if (!last && c == '=') return false;
  pass_line(v);
  // A row of --- right under a paragraph is how old pages draw a line: a heading is short and has one line
  if (last && last->hint == GX_LINE_PLAIN && last->end - last->begin <= 60 &&
      (last->gap || v->lines.n == 1)) {
    last->hint = GX_LINE_HEADING;
    last->level = c == '=' ? 1 : 2;
  }
  v->gap = 2;
  return true;
}

static bool take_fence(markdown* m) {
  gx_visible* v = m->v;
  const size_t i = skip_spaces(v, v->at);
  const char c = (char)v->p[i];
  if ((c != '`' && c != '~') || v->p[i + 1] != v->p[i] || v->p[i + 2] != v->p[i]) return false;
  if (m->fenced && c != m->fence) return false;
  m->fenced = !m->fenced;
  m->fence = c;
  pass_line(v);
  return true;
}

/// Byte behind the list mark (`- `, `1. `) at `i`, or 0.
static size_t list_mark(const gx_visible* v, size_t i) {
  if (v->p[i] == '-' || v->p[i] == '*' || v->p[i] == '+')
    return is_space(v->p[i + 1]) ? skip_spaces(v, i + 1) : 0;
  const size_t from = i;
  while (i < from + 9 && is_digit(v->p[i])) i++;
  if (i == from || (v->p[i] != '.' && v->p[i] != ')') || !is_space(v->p[i + 1])) return 0;
  return skip_spaces(v, i + 1);
}

/// A row of a table; false when it was the line under the head.
static bool take_row(markdown* m) {
  gx_visible* v = m->v;
  size_t i = v->at;
  bool line = true; // |---|:-:|
  for (; !ends_line(v->p[i]); i++) line = line && (is_space(v->p[i]) || strchr("|:-", v->p[i]));
  if (line) {
    pass_line(v);
    return false;
  }
  m->row = true;
  gx_visible_skip(v, skip_spaces(v, v->at + 1));
  start_line(m, GX_LINE_CELL, 0);
  return true;
}

/// Takes the marks at the beginning of a line; true when the line was nothing but marks and is passed.
static bool take_line_marks(markdown* m) {
  gx_visible* v = m->v;
  m->row = false;
  if (m->tag_level) start_line(m, GX_LINE_HEADING, m->tag_level);
  if (gx_visible_newline(v, v->at)) gx_inline_reset(&m->marks);
  if (take_fence(m)) return true;
  if (m->fenced) return false;
  if (take_rule(m)) return true;
  for (unsigned depth = 0; depth < 8; depth++) {
    const size_t i = skip_spaces(v, v->at);
    if (v->p[i] != '>') break;
    gx_visible_skip(v, skip_spaces(v, i + 1));
  }
  uint8_t level;
  size_t n = gx_inline_heading(v, &level);
  if (n) {
    gx_visible_skip(v, v->at + n);
    start_line(m, GX_LINE_HEADING, level);
    return false;
  }
  const size_t i = skip_spaces(v, v->at);
  n = list_mark(v, i);
  if (n) {
    gx_visible_skip(v, n);
    start_line(m, GX_LINE_ITEM, 0);
  } else if (v->p[i] == '|') {
    gx_visible_skip(v, i);
    return !take_row(m);
  }
  return false;
}

static void begin_line(markdown* m) {
  while (m->v->at < m->v->n && take_line_marks(m)) continue;
}

/* Front matter */

static bool is_key(gx_str key, const char* const* names) {
  for (; *names; names++) {
    if (gx_str_eq(key, gx_str_of(*names))) return true;
  }
  return false;
}

static gx_str unquoted(gx_str s) {
  s = gx_str_trim(s);
  if (s.n >= 2 && (s.p[0] == '"' || s.p[0] == '\'') && s.p[s.n - 1] == s.p[0])
    return (gx_str){s.p + 1, s.n - 2};
  return s;
}

static void take_field(markdown* m, gx_str key, gx_str value) {
  static const char* const dates[] = {"date", "pubdate", "published", "time",
                                      "日期", "时间",    "发布时间",  NULL};
  static const char* const papers[] = {"publication", "source", "publisher", "media", "来源", "媒体", NULL};
  static const char* const urls[] = {"url", "link", "canonical", "source_url", "链接", NULL};
  gx_visible* v = m->v;
  if (!value.n) return;
  if (is_key(key, dates)) {
    if (!m->page->date.year) m->page->date = gx_find_date(value);
  } else if (is_key(key, papers)) {
    if (!m->page->publication.n) m->page->publication = value;
  } else if (is_key(key, urls)) {
    if (!m->page->url.n) m->page->url = value;
  } else if (gx_str_eq(key, GX_STR("home"))) {
    m->page->home = value;
  } else if (gx_str_eq(key, GX_STR("title")) && !v->lines.n) {
    gx_visible_skip(v, (size_t)(value.p - (const char*)v->p));
    start_line(m, GX_LINE_HEADING, 1);
    while ((const char*)v->p + v->at < value.p + value.n) gx_visible_one(v);
    gx_visible_end_block(v, 1);
  }
}

/// A block of `key: value` lines between `---` lines at the top is no text: it says where the page is from.
static bool take_front_matter(markdown* m) {
  gx_visible* v = m->v;
  if (only_marks(v, 0, '-') != 3) return false;
  size_t end = line_end(v, 0);
  for (unsigned n = 0;; n++) {
    end += gx_visible_newline(v, end);
    if (end >= v->n || n > 200) return false;
    if (only_marks(v, end, '-') == 3) break;
    if (ends_line(v->p[end])) return false;
    end = line_end(v, end);
  }
  gx_str rest = {(const char*)v->p, end};
  gx_str line;
  while (gx_str_split(&rest, '\n', &line)) {
    const char* colon = memchr(line.p, ':', line.n);
    if (!colon) continue;
    const gx_str key = gx_str_trim((gx_str){line.p, (size_t)(colon - line.p)});
    take_field(m, key, unquoted((gx_str){colon + 1, (size_t)(line.p + line.n - colon - 1)}));
  }
  gx_visible_skip(v, end);
  pass_line(v);
  return true;
}

/* Lines */

static bool take_mark(markdown* m) {
  gx_visible* v = m->v;
  const unsigned char next = v->p[v->at + 1];
  switch (v->p[v->at]) {
    case '<': return take_autolink(v) || take_tag(m);
    case '&': return take_reference(v);
    case '[':
    case '!': return gx_inline_link(v, &m->marks, false);
    case ']': return gx_inline_link_end(v, &m->marks);
    case '*':
    case '_':
    case '`': return gx_inline_emphasis(v, &m->marks, 1);
    case '~': return gx_inline_emphasis(v, &m->marks, 2);
    case '\\':
      if (!strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n", next) || !next) return false;
      gx_visible_skip(v, v->at + 1);
      if (next != '\n') gx_visible_one(v);
      return true;
    default: // A cell ends
      if (!m->row) return false;
      gx_visible_skip(v, skip_spaces(v, v->at + 1));
      gx_visible_end_line(v);
      v->gap = 0;
      start_line(m, GX_LINE_CELL, 0);
      return true;
  }
}

void gx_read_markdown(gx_visible* v, gx_meta* page) {
  markdown m = {.v = v, .page = page};
  const bool titled = take_front_matter(&m) && v->lines.n;
  begin_line(&m);
  while (v->at < v->n) {
    gx_visible_run(v, stops);
    if (v->at == v->n) break;
    if (gx_visible_newline(v, v->at)) {
      if (v->hint == GX_LINE_HEADING) gx_inline_trim_heading(v);
      if (m.row) gx_visible_end_block(v, 0); // What follows the last | is no blank line
      if (m.row) pass_line(v);
      if (!m.row) gx_visible_take_newline(v);
      begin_line(&m);
    } else if (m.fenced || !take_mark(&m)) {
      gx_visible_one(v);
    }
  }
  if (v->hint == GX_LINE_HEADING) gx_inline_trim_heading(v);
  if (titled) gx_visible_drop_title(v);
}
