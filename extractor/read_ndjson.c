#include <string.h>

#include "base/hash.h"
#include "base/json.h"
#include "base/utf8.h"
#include "extractor/read.h"
#include "extractor/visible.h"

static gx_str field(gx_arena* arena, const gx_json* object, const char* key) {
  const gx_json* value = gx_json_get(object, key);
  if (gx_json_is_number(value)) return gx_str_format(arena, "%.15g", gx_json_num(value, 0));
  return gx_str_copy(arena, gx_str_trim(gx_json_str(value)));
}

static void take_given(gx_arena* arena, const gx_json* object, const gx_meta* given, gx_meta* out) {
  if (given) *out = *given;
  const gx_date date = gx_find_date(field(arena, object, "date"));
  const gx_str publication = field(arena, object, "publication");
  const gx_str home = field(arena, object, "home");
  const gx_str url = field(arena, object, "url");
  if (date.day) out->date = date;
  if (publication.n) out->publication = publication;
  if (home.n) out->home = home;
  if (url.n) out->url = url;
  out->publication = gx_str_copy(arena, out->publication);
  out->home = gx_str_copy(arena, out->home);
  out->url = gx_str_copy(arena, out->url);
}

static gx_str join(gx_arena* arena, gx_str title, gx_str text) {
  char* p = gx_alloc(arena, title.n + 1 + text.n + 1);
  memcpy(p, title.p, title.n);
  p[title.n] = '\n';
  memcpy(p + title.n + 1, text.p, text.n);
  return (gx_str){p, title.n + 1 + text.n};
}

/// Title and text as one page. The title is a heading; where the text begins with it, it is not said twice.
static void compose(gx_arena* arena, const gx_json* object, gx_document* out) {
  const gx_str title = field(arena, object, "title");
  const gx_str text = gx_json_str(gx_json_get(object, "text"));
  out->source = !title.n || gx_str_starts(text, title) ? gx_str_copy(arena, text) : join(arena, title, text);
  out->chars = gx_utf8_count(out->source);
  gx_visible v;
  gx_visible_begin(&v, arena, out->source, out->chars);
  gx_read_plain(&v);
  gx_visible_finish(&v, out);
  const bool alone = title.n == out->source.n || gx_visible_newline(&v, title.n);
  if (!title.n || !out->n_lines || !alone) return;
  out->lines[0].hint = GX_LINE_HEADING;
  out->lines[0].level = 1;
}

gx_status gx_read_ndjson_line(gx_arena* arena, gx_str path, uint32_t line, gx_str json, const gx_meta* given,
                              gx_document* out, gx_error* error) {
  *out = (gx_document){.encoding = GX_STR("UTF-8")};
  const gx_str file = gx_str_copy(arena, path);
  if (json.n > GX_MAX_DOCUMENT_BYTES) {
    return gx_fail(error, GX_ERR_LIMIT, file.p, line, "longer than %zu MB", GX_MAX_DOCUMENT_BYTES >> 20);
  }
  gx_sha256_hex(json, out->sha256);
  const gx_str hash = {out->sha256, 64};
  out->id = gx_id(arena, "doc", &hash, 1);
  uint32_t malformed;
  gx_str text;
  GX_TRY(gx_decode(arena, json, "UTF-8", path, &text, &out->encoding, &malformed, error));
  gx_json* root;
  GX_TRY(gx_json_parse(text, file.p, line, &root, error));
  if (!gx_json_is_string(gx_json_get(root, "text"))) {
    gx_json_free(root);
    return gx_fail(error, GX_ERR_INPUT, file.p, line, "no object with a \"text\"");
  }
  const gx_str id = field(arena, root, "id");
  out->path = id.n ? gx_str_format(arena, "%s#%.*s", file.p, GX_FMT(id))
                   : gx_str_format(arena, "%s#%u", file.p, line);
  take_given(arena, root, given, &out->given);
  compose(arena, root, out);
  gx_json_free(root);
  if (!out->n_lines) return gx_fail(error, GX_ERR_INPUT, file.p, line, "no text in it");
  return GX_OK;
}
