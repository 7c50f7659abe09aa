/// HTML through libxml2's SAX parser, with the true place of every visible character.
///
/// libxml2 is given the decoded source itself, so its read position tells where the characters it reports end; the bytes there
/// are compared with what it reports. Its work per tag grows with the depth and with the number of attributes:
/// a page nested too deep is parsed in several goes, superfluous attributes are blanked out, so that reading stays linear.
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "extractor/visible.h"

#define DEPTH_MAX 256u

typedef enum {
  EL_INLINE,
  EL_BREAK,
  EL_BLOCK,
  EL_PARAGRAPH,
  EL_RULE,
  EL_PRE,
  EL_HEADING,
  EL_TITLE,
  EL_ITEM,
  EL_CELL,
  EL_CAPTION,
  EL_SKIP,
  EL_SCRIPT,
  EL_META,
  EL_LINK,
  EL_TIME
} element;

typedef struct {
  uint8_t hint, level;
  bool pre;
} frame;

typedef struct {
  gx_visible* v;
  gx_meta* page;
  xmlParserCtxtPtr parser;
  const unsigned char* source; ///< What is parsed: the source or a tamed copy of the same length
  size_t event;                ///< Where the last event happened: characters reported come from behind it
  frame frames[DEPTH_MAX + 2];
  unsigned depth;
  unsigned skip; ///< Depth of the element that is not shown, 0 when all is
  bool stopped;  ///< Too deep: this go is over, the next begins at `event`
  bool space;    ///< White space was passed since the last character shown
  uint32_t space_src;
  bool hid_nav;                   ///< Something was left out as navigation
  bool show_nav;                  ///< … and is shown after all, as the page has nothing else
  bool titled;                    ///< The first line is the <title>
  bool structured;                ///< Within <script type="application/ld+json">
  unsigned date_rank, paper_rank; ///< Of what `page` holds; 0 nothing yet
} html;

/// Where the parser is in the source: it reads what it was given in place.
static size_t position(const html* h) {
  const unsigned char* at = h->parser->input->cur;
  return at >= h->source && at <= h->source + h->v->n ? (size_t)(at - h->source) : h->event;
}

/* Characters */

static bool is_white(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static void show(html* h, char32_t c, uint32_t src) {
  gx_visible* v = h->v;
  const frame* f = &h->frames[h->depth];
  if (is_white(c) && f->pre && c != ' ' && c != '\t') {
    if (c == '\n') gx_visible_end_line(v);
    return;
  }
  if (is_white(c) && !f->pre) {
    if (!h->space) h->space_src = src;
    h->space = true;
    return;
  }
  if (v->len == v->line_begin) {
    v->hint = f->hint;
    v->level = f->level;
  } else if (h->space) {
    gx_visible_put(v, ' ', h->space_src);
  }
  h->space = false;
  gx_visible_put(v, c, src);
}

static void end_line(html* h) {
  h->space = false;
  gx_visible_end_line(h->v);
}

static void end_block(html* h, uint8_t gap) {
  h->space = false;
  gx_visible_end_block(h->v, gap);
}

static size_t character(const unsigned char* p, char32_t* c) {
  const size_t n = p[0] < 0x80 ? 1 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
  *c = n == 1 ? p[0] : p[0] & (0xFFu >> (n + 1));
  for (size_t i = 1; i < n; i++) *c = *c << 6 | (p[i] & 0x3Fu);
  return n;
}

/// Shows `n` bytes that stand at byte `from` of the source.
static void show_at(html* h, size_t from, size_t n) {
  gx_visible* v = h->v;
  gx_visible_skip(v, from);
  while (v->at < from + n) {
    char32_t c;
    v->at += character(v->p + v->at, &c);
    show(h, c, v->cp++);
  }
}

/// Shows characters that stand between `from` and `to`, with others between them that libxml2 left out (control characters).
static void show_scattered(html* h, const unsigned char* text, size_t n, size_t from, size_t to) {
  gx_visible* v = h->v;
  gx_visible_skip(v, from);
  for (size_t i = 0; i < n;) {
    char32_t c;
    const size_t k = character(text + i, &c);
    size_t at = v->at;
    while (at + k <= to && memcmp(v->p + at, text + i, k) != 0) at++;
    if (at + k <= to) {
      show_at(h, at, k);
    } else {
      gx_visible_skip(v, to); // And look no further for the rest
      show(h, c, v->cp ? v->cp - 1 : 0);
    }
    i += k;
  }
}

/// Byte of the `&` of the reference that ends at `end`, or GX_NOWHERE.
#define GX_NOWHERE SIZE_MAX
static size_t reference_before(const html* h, size_t from, size_t end) {
  const size_t first = end - from > 48 ? end - 48 : from;
  for (size_t i = end; i-- > first;) {
    if (h->v->p[i] == '&') return i;
    if (h->v->p[i] == '>' || h->v->p[i] == '<') break;
  }
  return GX_NOWHERE;
}

static void on_characters(void* user, const xmlChar* text, int length) {
  html* h = user;
  gx_visible* v = h->v;
  if (h->stopped || h->skip || length <= 0) return;
  const size_t n = (size_t)length;
  const size_t end = position(h);
  size_t from = v->at > h->event ? v->at : h->event;
  if (from > end) from = end;
  if (end >= v->at + n && memcmp(v->p + end - n, text, n) == 0) {
    show_at(h, end - n, n);
    return;
  }
  const size_t reference = reference_before(h, from, end);
  if (reference != GX_NOWHERE) {
    gx_visible_skip(v, reference);
    for (size_t i = 0; i < n;) {
      char32_t c;
      i += character(text + i, &c);
      show(h, c == 0x85 || c == 0x2028 || c == 0x2029 ? ' ' : c, v->cp);
    }
    gx_visible_skip(v, reference + 1);
  } else if (n == 1 && text[0] == '<' && v->p[end] == '<') {
    show_at(h, end, 1); // A `<` that begins no tag is reported before it is read
  } else {
    show_scattered(h, text, n, from, end);
  }
}

/* Elements */

typedef struct {
  const char* name;
  element what;
} named;

static const named elements[] = {
    {"address", EL_BLOCK},    {"article", EL_BLOCK},
    {"aside", EL_BLOCK},      {"audio", EL_SKIP},
    {"blockquote", EL_BLOCK}, {"body", EL_BLOCK},
    {"br", EL_BREAK},         {"button", EL_SKIP},
    {"canvas", EL_SKIP},      {"caption", EL_CAPTION},
    {"center", EL_BLOCK},     {"datalist", EL_SKIP},
    {"dd", EL_ITEM},          {"details", EL_BLOCK},
    {"dialog", EL_BLOCK},     {"dir", EL_BLOCK},
    {"div", EL_PARAGRAPH},    {"dl", EL_BLOCK},
    {"dt", EL_ITEM},          {"embed", EL_SKIP},
    {"fieldset", EL_BLOCK},   {"figcaption", EL_CAPTION},
    {"figure", EL_BLOCK},     {"footer", EL_BLOCK},
    {"form", EL_BLOCK},       {"frameset", EL_BLOCK},
    {"h1", EL_HEADING},       {"h2", EL_HEADING},
    {"h3", EL_HEADING},       {"h4", EL_HEADING},
    {"h5", EL_HEADING},       {"h6", EL_HEADING},
    {"head", EL_BLOCK},       {"header", EL_BLOCK},
    {"hr", EL_RULE},          {"html", EL_BLOCK},
    {"iframe", EL_SKIP},      {"legend", EL_BLOCK},
    {"li", EL_ITEM},          {"link", EL_LINK},
    {"main", EL_BLOCK},       {"map", EL_SKIP},
    {"menu", EL_BLOCK},       {"meta", EL_META},
    {"nav", EL_SKIP},         {"noscript", EL_SKIP},
    {"object", EL_SKIP},      {"ol", EL_BLOCK},
    {"optgroup", EL_SKIP},    {"option", EL_SKIP},
    {"p", EL_PARAGRAPH},      {"pre", EL_PRE},
    {"rp", EL_SKIP},          {"rt", EL_SKIP},
    {"script", EL_SCRIPT},    {"section", EL_BLOCK},
    {"select", EL_SKIP},      {"style", EL_SCRIPT},
    {"summary", EL_BLOCK},    {"svg", EL_SKIP},
    {"table", EL_BLOCK},      {"tbody", EL_BLOCK},
    {"td", EL_CELL},          {"template", EL_SKIP},
    {"textarea", EL_SKIP},    {"tfoot", EL_BLOCK},
    {"th", EL_CELL},          {"thead", EL_BLOCK},
    {"time", EL_TIME},        {"title", EL_TITLE},
    {"tr", EL_BLOCK},         {"ul", EL_BLOCK},
    {"video", EL_SKIP},
};

static int by_name(const void* key, const void* item) { return strcmp(key, ((const named*)item)->name); }

static element element_of(const xmlChar* name) {
  const named* found = bsearch(name, elements, sizeof elements / sizeof *elements, sizeof *elements, by_name);
  return found ? found->what : EL_INLINE;
}

static gx_str attribute(const xmlChar** atts, const char* name) {
  for (; atts && atts[0]; atts += 2) {
    if (strcmp((const char*)atts[0], name) == 0)
      return atts[1] ? gx_str_of((const char*)atts[1]) : (gx_str){0};
  }
  return (gx_str){0};
}

static void set_date(html* h, gx_str value, unsigned rank) {
  if (rank <= h->date_rank) return;
  const gx_date d = gx_find_date(value);
  if (!d.day) return;
  h->page->date = d;
  h->date_rank = rank;
}

static void set_paper(html* h, gx_str value, unsigned rank) {
  value = gx_str_trim(value);
  // 本站, 本网: the page speaks of itself, its site name says more
  if (gx_str_starts(value, GX_STR("本"))) rank = 1;
  if (rank <= h->paper_rank || !value.n || value.n > 120 || gx_str_starts(value, GX_STR("http"))) return;
  h->page->publication = gx_str_copy(h->v->arena, value);
  h->paper_rank = rank;
}

typedef struct {
  const char* key;
  char what;     ///< d date, p publication, u url
  unsigned rank; ///< The highest wins, then the first
} meta_key;

/// Names, properties and item properties in lower case; PubDate, SiteName and ContentSource are those of Chinese government sites.
static const meta_key meta_keys[] = {
    {"article:published_time", 'd', 3},
    {"og:published_time", 'd', 3},
    {"og:article:published_time", 'd', 3},
    {"datepublished", 'd', 3},
    {"pubdate", 'd', 3},
    {"publishdate", 'd', 3},
    {"publish_date", 'd', 3},
    {"publish-date", 'd', 3},
    {"publication_date", 'd', 3},
    {"publish_time", 'd', 3},
    {"publishtime", 'd', 3},
    {"og:release_date", 'd', 3},
    {"dc.date.issued", 'd', 3},
    {"dcterms.issued", 'd', 3},
    {"date", 'd', 2},
    {"dc.date", 'd', 2},
    {"og:time", 'd', 2},
    {"发布时间", 'd', 3},
    {"contentsource", 'p', 4},
    {"source", 'p', 3},
    {"来源", 'p', 4},
    {"og:site_name", 'p', 2},
    {"sitename", 'p', 2},
    {"application-name", 'p', 1},
    {"og:url", 'u', 1},
};

static void take_meta(html* h, const xmlChar** atts) {
  static const char* const carriers[] = {"name", "property", "itemprop"};
  const gx_str content = attribute(atts, "content");
  for (unsigned i = 0; i < 3; i++) {
    const gx_str name = attribute(atts, carriers[i]);
    if (!name.n || name.n > 60) continue;
    char key[64];
    for (size_t k = 0; k < name.n; k++)
      key[k] = (char)(name.p[k] >= 'A' && name.p[k] <= 'Z' ? name.p[k] | 0x20 : name.p[k]);
    key[name.n] = 0;
    for (size_t k = 0; k < sizeof meta_keys / sizeof *meta_keys; k++) {
      if (strcmp(meta_keys[k].key, key) != 0) continue;
      if (meta_keys[k].what == 'd') set_date(h, content, meta_keys[k].rank);
      if (meta_keys[k].what == 'p') set_paper(h, content, meta_keys[k].rank);
      if (meta_keys[k].what == 'u' && !h->page->url.n) h->page->url = gx_str_copy(h->v->arena, content);
    }
  }
}

static void take_link(html* h, const xmlChar** atts) {
  const gx_str address = attribute(atts, "href");
  if (gx_str_eq(attribute(atts, "rel"), GX_STR("canonical")) && address.n) {
    h->page->url = gx_str_copy(h->v->arena, address);
  }
}

static void open_element(html* h, element what, const xmlChar* name, const xmlChar** atts) {
  frame* f = &h->frames[h->depth];
  switch (what) {
    case EL_INLINE: return;
    case EL_META: take_meta(h, atts); return;
    case EL_LINK: take_link(h, atts); return;
    case EL_TIME: set_date(h, attribute(atts, "datetime"), 1); return;
    case EL_BREAK: end_line(h); return;
    case EL_RULE: end_block(h, 2); return;
    case EL_SCRIPT:
      h->structured = gx_str_eq(attribute(atts, "type"), GX_STR("application/ld+json")); // fall through
    case EL_SKIP:
      h->hid_nav = h->hid_nav || name[0] == 'n';
      if (!(h->show_nav && strcmp((const char*)name, "nav") == 0)) h->skip = h->depth;
      return;
    default: end_block(h, 1);
  }
  if (what == EL_PARAGRAPH && f->hint == GX_LINE_CELL)
    f->hint = GX_LINE_PLAIN; // A table that lays out the page
  if (what == EL_PRE) f->pre = true;
  if (what == EL_ITEM) f->hint = GX_LINE_ITEM;
  if (what == EL_CELL) f->hint = GX_LINE_CELL;
  if (what == EL_CAPTION) f->hint = GX_LINE_CAPTION;
  if (what == EL_HEADING || what == EL_TITLE) {
    f->hint = GX_LINE_HEADING;
    f->level = what == EL_TITLE ? 1 : (uint8_t)(name[1] - '0');
  }
}

/// A paragraph that libxml2 puts around bare text: it is reported when that text has been read, and before it.
static bool supplied(const html* h, const xmlChar* name, const xmlChar** atts, size_t at) {
  if (atts || strcmp((const char*)name, "p") != 0) return false;
  while (at && is_white(h->source[at - 1])) at--;
  return at < 2 || h->source[at - 2] != '<' || (h->source[at - 1] | 0x20) != 'p';
}

static void on_start(void* user, const xmlChar* name, const xmlChar** atts) {
  html* h = user;
  if (h->stopped) return;
  const element what = element_of(name);
  const size_t at = position(h);
  if (!supplied(h, name, atts, at)) h->event = at;
  if (h->depth >= DEPTH_MAX && what != EL_SCRIPT) { // A script holds no elements, and its text no mark-up
    if (what != EL_INLINE) end_block(h, 1);
    h->event = at;
    h->stopped = true;
    xmlStopParser(h->parser);
    return;
  }
  h->depth++;
  h->frames[h->depth] = h->frames[h->depth - 1];
  if (!h->skip) open_element(h, what, name, atts);
}

static void on_end(void* user, const xmlChar* name) {
  html* h = user;
  if (h->stopped) return;
  h->event = position(h);
  const element what = element_of(name);
  const bool hidden = h->skip != 0;
  if (h->skip == h->depth) h->skip = 0;
  if (h->depth) h->depth--;
  if (hidden || what == EL_INLINE || what == EL_BREAK || what >= EL_SKIP) return;
  const uint32_t lines = h->v->lines.n;
  end_block(h, 1);
  if (what == EL_TITLE && lines == 0 && h->v->lines.n == 1) h->titled = true;
}

static void on_data(void* user, const xmlChar* data, int length) {
  html* h = user;
  if (h->stopped) return;
  h->event = position(h);
  if (!h->structured || h->date_rank >= 3) return;
  static const char* const keys[] = {"\"datePublished\"", "\"pubDate\""};
  for (unsigned i = 0; i < 2; i++) {
    const char* at = memmem(data, (size_t)length, keys[i], strlen(keys[i]));
    if (!at) continue;
    at += strlen(keys[i]);
    const size_t left = (size_t)length - (size_t)(at - (const char*)data);
    set_date(h, (gx_str){at, left < 24 ? left : 24}, 3);
  }
}

static void on_comment(void* user, const xmlChar* text) {
  html* h = user;
  (void)text;
  if (!h->stopped) h->event = position(h);
}

static void on_instruction(void* user, const xmlChar* target, const xmlChar* data) {
  (void)target;
  on_comment(user, data);
}

/* Parsing */

static void be_silent(void* user, const char* format, ...) {
  (void)user;
  (void)format;
}

static gx_status parse(html* h, const unsigned char* from, size_t n, gx_str path, gx_error* error) {
  xmlParserCtxtPtr parser = htmlNewParserCtxt();
  xmlParserInputPtr input = parser ? xmlNewInputStream(parser) : NULL;
  if (!input) {
    if (parser) htmlFreeParserCtxt(parser);
    return gx_fail(error, GX_ERR_LIMIT, path.p, 0, "no memory for the HTML parser");
  }
  input->base = input->cur = from; // Read in place, so that `cur` is the place in the source
  input->end = from + n;
  input->length = (int)n;
  inputPush(parser, input);
  *parser->sax = (xmlSAXHandler){.startElement = on_start,
                                 .endElement = on_end,
                                 .characters = on_characters,
                                 .ignorableWhitespace = on_characters,
                                 .cdataBlock = on_data,
                                 .comment = on_comment,
                                 .processingInstruction = on_instruction,
                                 .warning = be_silent,
                                 .error = be_silent};
  parser->userData = h;
  htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                 HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NOIMPLIED);
  parser->options |= XML_PARSE_HUGE;
  parser->charset = XML_CHAR_ENCODING_UTF8;
  parser->encoding = xmlStrdup(BAD_CAST "UTF-8"); // What the page says of its encoding is past: it is decoded
  h->parser = parser;
  htmlParseDocument(parser);
  h->parser = NULL;
  htmlFreeParserCtxt(parser);
  return GX_OK;
}

/// One go, and another from each place where the page got too deep: what is open there is forgotten.
static gx_status parse_all(html* h, gx_str path, gx_error* error) {
  size_t from = 0;
  h->event = 0;
  do {
    h->stopped = false;
    h->depth = 0;
    h->skip = 0;
    GX_TRY(parse(h, h->source + from, h->v->n - from, path, error));
    from = h->event;
    if (h->source[from] == '/') from++;
    if (h->source[from] == '>') from++;
  } while (h->stopped && from < h->v->n);
  end_block(h, 1);
  return GX_OK;
}

gx_status gx_read_html(gx_visible* v, gx_meta* page, gx_str path, gx_error* error) {
  html* h = GX_NEW(v->arena, html);
  h->v = v;
  h->page = page;
  xmlInitParser();
  h->source = gx_html_tame(v);
  GX_TRY(parse_all(h, path, error));
  if (v->lines.n <= h->titled && h->hid_nav) { // <nav> was never closed
    h->show_nav = true;
    h->titled = false;
    v->at = v->cp = v->len = v->line_begin = v->lines.n = 0;
    GX_TRY(parse_all(h, path, error));
  }
  if (h->titled) gx_visible_drop_title(v);
  return GX_OK;
}

char32_t gx_html_entity(gx_str name) {
  char terminated[16];
  if (!name.n || name.n >= sizeof terminated) return 0;
  memcpy(terminated, name.p, name.n);
  terminated[name.n] = 0;
  const htmlEntityDesc* found = htmlEntityLookup(BAD_CAST terminated);
  return found ? (char32_t)found->value : 0;
}
