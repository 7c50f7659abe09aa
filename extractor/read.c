#include "extractor/read.h"

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "extractor/visible.h"

gx_format gx_format_of(gx_str path) {
  static const struct {
    const char* suffix;
    gx_format format;
  } suffixes[] = {
      {".txt", GX_FORMAT_TEXT},   {".md", GX_FORMAT_MARKDOWN},   {".markdown", GX_FORMAT_MARKDOWN},
      {".html", GX_FORMAT_HTML},  {".htm", GX_FORMAT_HTML},      {".xhtml", GX_FORMAT_HTML},
      {".shtml", GX_FORMAT_HTML}, {".ndjson", GX_FORMAT_NDJSON}, {".jsonl", GX_FORMAT_NDJSON}};
  char end[10] = {0};
  for (size_t i = 0; i < 9 && i < path.n; i++) {
    const char c = path.p[path.n - 1 - i];
    end[i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c); // Backwards
    if (c == '.') break;
  }
  for (size_t k = 0; k < sizeof suffixes / sizeof *suffixes; k++) {
    const size_t n = strlen(suffixes[k].suffix);
    size_t i = 0;
    while (i < n && end[i] == suffixes[k].suffix[n - 1 - i]) i++;
    if (i == n) return suffixes[k].format;
  }
  return GX_FORMAT_GUESS;
}

static bool starts_like(gx_str s, const char* what) {
  const size_t n = strlen(what);
  if (s.n < n) return false;
  for (size_t i = 0; i < n; i++) {
    const char c = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] | 0x20 : s.p[i]);
    if (c != what[i]) return false;
  }
  return true;
}

/// Begins as a page does, or has the tags of a piece of one (a story saved from a data base): <p>…</p><p>…<br>.
static bool looks_like_html(gx_str head) {
  static const char* const begins[] = {"<!doctype html", "<html", "<?xml", "<head",  "<body",    "<!--",
                                       "<div",           "<p>",   "<meta", "<table", "<article", "<title"};
  static const char* const tags[] = {"</p>", "<br", "</div>", "</span>", "</td>", "</h"};
  enum { ENOUGH = 2 };
  for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
    if (starts_like(head, begins[i])) return true;
  }
  unsigned seen = 0;
  for (const char* at = head.p; head.n && (at = memchr(at, '<', (size_t)(head.p + head.n - at))); at++) {
    const gx_str rest = {at, (size_t)(head.p + head.n - at)};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) seen += starts_like(rest, tags[i]);
  }
  return seen >= ENOUGH;
}

gx_format gx_format_guess(gx_str path, gx_str text) {
  const gx_format by_name = gx_format_of(path);
  if (by_name != GX_FORMAT_GUESS && by_name != GX_FORMAT_TEXT) return by_name;
  if (gx_str_starts(text, GX_STR("\xEF\xBB\xBF"))) text = (gx_str){text.p + 3, text.n - 3};
  gx_str head = gx_str_trim((gx_str){text.p, text.n < 4096 ? text.n : 4096});
  if (looks_like_html(head)) return GX_FORMAT_HTML;
  if (by_name == GX_FORMAT_TEXT) return by_name;
  if (head.n && head.p[0] == '{' && memmem(head.p, head.n, "\":", 2)) return GX_FORMAT_NDJSON;
  if (gx_str_starts(head, GX_STR("# ")) || gx_str_starts(head, GX_STR("---\n"))) return GX_FORMAT_MARKDOWN;
  return GX_FORMAT_TEXT;
}

static gx_meta copy_meta(gx_arena* arena, const gx_meta* m) {
  if (!m) return (gx_meta){0};
  return (gx_meta){m->date, gx_str_copy(arena, m->publication), gx_str_copy(arena, m->home),
                   gx_str_copy(arena, m->url)};
}

static gx_status show(gx_arena* arena, gx_format format, gx_document* out, gx_error* error) {
  gx_visible v;
  gx_visible_begin(&v, arena, out->source, out->chars);
  switch (format) {
    case GX_FORMAT_HTML: GX_TRY(gx_read_html(&v, &out->page, out->path, error)); break;
    case GX_FORMAT_MARKDOWN: gx_read_markdown(&v, &out->page); break;
    default: gx_read_plain(&v);
  }
  gx_visible_finish(&v, out);
  return GX_OK;
}

gx_status gx_read(gx_arena* arena, gx_str path, gx_str bytes, const gx_meta* given,
                  const gx_read_options* options, gx_document* out, gx_error* error) {
  *out = (gx_document){.path = gx_str_copy(arena, path)};
  path = out->path;
  if (bytes.n > GX_MAX_DOCUMENT_BYTES) {
    return gx_fail(error, GX_ERR_LIMIT, path.p, 0, "larger than %zu MB", GX_MAX_DOCUMENT_BYTES >> 20);
  }
  gx_sha256_hex(bytes, out->sha256);
  const gx_str hash = {out->sha256, 64};
  out->id = gx_id(arena, "doc", &hash, 1);
  uint32_t malformed;
  GX_TRY(gx_decode(arena, bytes, options ? options->encoding : NULL, path, &out->source, &out->encoding,
                   &malformed, error));
  gx_format format = options ? options->format : GX_FORMAT_GUESS;
  if (format == GX_FORMAT_GUESS) format = gx_format_guess(path, out->source);
  if (format == GX_FORMAT_NDJSON) {
    return gx_fail(error, GX_ERR_USAGE, path.p, 0, "NDJSON is read line by line");
  }
  out->chars = gx_utf8_count(out->source);
  out->given = copy_meta(arena, given);
  out->name_date = gx_find_name_date(path);
  GX_TRY(show(arena, format, out, error));
  if (!out->n_lines) return gx_fail(error, GX_ERR_INPUT, path.p, 0, "no text in it");
  return GX_OK;
}
