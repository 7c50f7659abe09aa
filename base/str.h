/// Borrowed UTF-8 string views, and text as code points that knows where it came from.
#ifndef GX_BASE_STR_H
#define GX_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

#include "base/arena.h"

/// UTF-8 bytes; owns nothing, need not be terminated.
typedef struct {
  const char* p;
  size_t      n;
} gx_str;

#define GX_STR(literal) ((gx_str){(literal), sizeof(literal) - 1})
/// For printf: `printf("%.*s", GX_FMT(s))`.
#define GX_FMT(s) (int)(s).n, (s).p

/// Code points with, for each, the code-point offset in the decoded document that it came from.
/// `src` has `n + 1` items (the last one is the end). Several characters may share a source offset
/// (an expanded form such as ㈠); offsets never fall within a block (extractor/article.h), in a document's text never.
typedef struct {
  const char32_t* ch;
  const uint32_t* src;
  uint32_t        n;
} gx_text;

gx_str gx_str_of(const char* terminated);
bool   gx_str_eq(gx_str a, gx_str b);
int    gx_str_cmp(gx_str a, gx_str b);            ///< By bytes; shorter first on a tie
bool   gx_str_starts(gx_str s, gx_str prefix);
bool   gx_str_ends(gx_str s, gx_str suffix);
bool   gx_str_has(gx_str s, gx_str part);           ///< Every text has the empty one
gx_str gx_str_trim(gx_str s);                     ///< ASCII white space off both ends
gx_str gx_str_copy(gx_arena* arena, gx_str s);    ///< Also adds a terminating NUL behind the view
gx_str gx_str_format(gx_arena* arena, const char* format, ...) __attribute__((format(printf, 2, 3)));
gx_str gx_str_join(gx_arena* arena, const gx_str* parts, uint32_t n); ///< One behind the other
/// Splits the first field off `*rest` at `separator`; false when nothing is left.
bool   gx_str_split(gx_str* rest, char separator, gx_str* field);

#endif
