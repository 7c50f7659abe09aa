#include "base/json.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

// gx_json is cJSON under another name; the casts below are the only place that knows.
static const cJSON* node_of(const gx_json* v) { return (const cJSON*)(const void*)v; }
static const gx_json* value_of(const cJSON* v) { return (const gx_json*)(const void*)v; }

gx_status gx_json_parse(gx_str text, const char* file, uint32_t line, gx_json** root, gx_error* error) {
  *root = NULL;
  const char* end = NULL;
  cJSON* parsed = text.n ? cJSON_ParseWithLengthOpts(text.p, text.n, &end, false) : NULL;
  const size_t at = end && end >= text.p ? (size_t)(end - text.p) : 0;
  if (!parsed) return gx_fail(error, GX_ERR_INPUT, file, line, "not valid JSON near byte %zu", at + 1);
  const gx_str rest = gx_str_trim((gx_str){text.p + at, text.n - at});
  if (rest.n) {
    cJSON_Delete(parsed);
    return gx_fail(error, GX_ERR_INPUT, file, line, "more than one JSON value: byte %zu",
                   text.n - rest.n + 1);
  }
  *root = (gx_json*)(void*)parsed;
  return GX_OK;
}

void gx_json_free(gx_json* root) { cJSON_Delete((cJSON*)(void*)root); }

const gx_json* gx_json_get(const gx_json* object, const char* key) {
  if (!cJSON_IsObject(node_of(object))) return NULL;
  const cJSON* found = cJSON_GetObjectItemCaseSensitive(node_of(object), key);
  return cJSON_IsNull(found) ? NULL : value_of(found);
}

const gx_json* gx_json_first(const gx_json* array_or_object) {
  return array_or_object ? value_of(node_of(array_or_object)->child) : NULL;
}

const gx_json* gx_json_next(const gx_json* child) { return child ? value_of(node_of(child)->next) : NULL; }

bool gx_json_is_object(const gx_json* v) { return cJSON_IsObject(node_of(v)); }
bool gx_json_is_array(const gx_json* v) { return cJSON_IsArray(node_of(v)); }
bool gx_json_is_string(const gx_json* v) { return cJSON_IsString(node_of(v)); }
bool gx_json_is_number(const gx_json* v) { return cJSON_IsNumber(node_of(v)); }
bool gx_json_is_true(const gx_json* v) { return cJSON_IsTrue(node_of(v)); }

gx_str gx_json_str(const gx_json* v) {
  return gx_json_is_string(v) ? gx_str_of(node_of(v)->valuestring) : (gx_str){"", 0};
}

double gx_json_num(const gx_json* v, double otherwise) {
  return gx_json_is_number(v) ? node_of(v)->valuedouble : otherwise;
}

static bool needs_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

static char* write_escaped(char* out, unsigned char c) {
  static const char hex[] = "0123456789abcdef";
  *out++ = '\\';
  switch (c) {
    case '"':
    case '\\': *out++ = (char)c; break;
    case '\n': *out++ = 'n'; break;
    case '\r': *out++ = 'r'; break;
    case '\t': *out++ = 't'; break;
    default:
      memcpy(out, "u00", 3);
      out[3] = hex[c >> 4];
      out[4] = hex[c & 15];
      out += 5;
  }
  return out;
}

/// Whether none of eight bytes needs an escape.
static bool is_plain(const char* p) {
  const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
  uint64_t word;
  memcpy(&word, p, sizeof word);
  const uint64_t quotes = word ^ ones * '"', slashes = word ^ ones * '\\';
  return !(((word - ones * 0x20) & ~word & tops) | ((quotes - ones) & ~quotes & tops) |
           ((slashes - ones) & ~slashes & tops));
}

static char* write_run(char* out, gx_str s) {
  size_t i = 0;
  while (i < s.n) {
    if (s.n - i >= 8 && is_plain(s.p + i)) {
      memcpy(out, s.p + i, 8);
      out += 8;
      i += 8;
    } else if (needs_escape((unsigned char)s.p[i])) {
      out = write_escaped(out, (unsigned char)s.p[i++]);
    } else {
      *out++ = s.p[i++];
    }
  }
  return out;
}

char* gx_json_write(char* out, gx_str s) {
  *out++ = '"';
  size_t bad = 0;
  while (!gx_utf8_valid(s, &bad)) {
    out = write_run(out, (gx_str){s.p, bad});
    memcpy(out, "\xEF\xBF\xBD", 3);
    out += 3;
    s.p += bad + 1;
    s.n -= bad + 1;
  }
  out = write_run(out, s);
  *out++ = '"';
  return out;
}

void gx_json_put(gx_sink* sink, gx_str s) {
  char small[GX_JSON_ROOM(256)];
  if (s.n <= 256) {
    gx_put(sink, (gx_str){small, (size_t)(gx_json_write(small, s) - small)});
    return;
  }
  char* large = gx_arena_need(malloc(GX_JSON_ROOM(s.n)), GX_JSON_ROOM(s.n));
  gx_put(sink, (gx_str){large, (size_t)(gx_json_write(large, s) - large)});
  free(large);
}
