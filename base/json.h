/// JSON read through cJSON (used in json.c only) and written without building a tree.
#ifndef GX_BASE_JSON_H
#define GX_BASE_JSON_H

#include "base/sink.h"
#include "base/status.h"
#include "base/str.h"

/// A parsed value; owned by its document.
typedef struct gx_json gx_json;

/// Parses exactly one value from `text` (no trailing bytes but white space). Free the root with gx_json_free.
gx_status   gx_json_parse(gx_str text, const char* file, uint32_t line, gx_json** root, gx_error* error);
void        gx_json_free(gx_json* root);

const gx_json* gx_json_get(const gx_json* object, const char* key);   ///< NULL when absent, null or not an object
const gx_json* gx_json_first(const gx_json* array_or_object);         ///< First child or NULL
const gx_json* gx_json_next(const gx_json* child);
bool           gx_json_is_object(const gx_json* v);
bool           gx_json_is_array(const gx_json* v);
bool           gx_json_is_string(const gx_json* v);
bool           gx_json_is_number(const gx_json* v);
bool           gx_json_is_true(const gx_json* v);
gx_str         gx_json_str(const gx_json* v);                         ///< Empty when not a string
double         gx_json_num(const gx_json* v, double otherwise);

/// Writes `s` as a JSON string with its quotes; control characters escaped, malformed UTF-8 as U+FFFD.
void gx_json_put(gx_sink* sink, gx_str s);
/// The same into memory that has room for GX_JSON_ROOM(s.n) bytes; returns the end.
char* gx_json_write(char* out, gx_str s);
#define GX_JSON_ROOM(n) (6 * (n) + 2)

#endif
