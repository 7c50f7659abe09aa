/// Patterns over code points: the one place that knows PCRE2.
///
/// Patterns see plain code points, no UTF mode: every character, private use included, is one unit. Effort is bounded
/// by match and depth limits, so a hostile text costs time in proportion to its length and then does not match.
#ifndef GX_EXTRACTOR_PATTERN_H
#define GX_EXTRACTOR_PATTERN_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

/// A compiled pattern; immutable, shared by threads. Owns PCRE2 memory: free with gx_pattern_free.
typedef struct gx_pattern gx_pattern;

/// What matching needs beside the pattern; one per thread and arena.
typedef struct gx_finder gx_finder;

/// A half-open range of the text; begin is GX_PATTERN_UNSET where a group took no part.
typedef struct {
  uint32_t begin, end;
} gx_range;

#define GX_PATTERN_UNSET UINT32_MAX

typedef enum {
  GX_FIND_NONE = 0,
  GX_FIND_FOUND,
  GX_FIND_LIMIT, ///< Given up: the effort passed its limit
} gx_find;

/// Compiles `ch[0..n)`; only named groups capture. On failure `*at` is the offending offset in `ch` and `message`
/// (at least 128 bytes) says why.
gx_status gx_pattern_new(const char32_t* ch, uint32_t n, gx_pattern** out, uint32_t* at, char* message);
void gx_pattern_free(gx_pattern* pattern);

/// Number of groups, not counting the whole match; group numbers run from 1.
uint32_t gx_pattern_groups(const gx_pattern* pattern);
/// Name of group `group` in ASCII, copied into `name` (at least 33 bytes); empty when it has none.
void gx_pattern_group_name(const gx_pattern* pattern, uint32_t group, char* name);

/// A finder for patterns of up to `groups` groups; lives in `arena`.
gx_finder* gx_finder_new(gx_arena* arena, uint32_t groups);

/// The first match that begins at or behind `from`. `ranges` has room for gx_pattern_groups + 1 items; [0] is the match.
gx_find gx_pattern_find(const gx_pattern* pattern, gx_finder* finder, const char32_t* ch, uint32_t n,
                        uint32_t from, gx_range* ranges);

#endif
