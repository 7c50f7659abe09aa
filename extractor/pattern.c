/// PCRE2's 32-bit library on char32_t. Nothing else includes pcre2.h.
#ifndef PCRE2_CODE_UNIT_WIDTH
#define PCRE2_CODE_UNIT_WIDTH 32
#endif
#include "extractor/pattern.h"

#include <pcre2.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof(char32_t) == sizeof(PCRE2_UCHAR32), "code points are code units");

/// Backtracking steps and nesting allowed for one search. An honest rule needs some hundred.
enum { MATCH_LIMIT = 20000, DEPTH_LIMIT = 500, NAME_LIMIT = 32 };

/// The pattern as machine code, made when it is first looked for: two thirds of the time of compiling, and most runs need few patterns.
typedef struct {
  _Atomic(pcre2_code*) code;
} quick;

struct gx_pattern {
  pcre2_code* code;
  quick* quick;
  pcre2_match_context* context; ///< Read-only while matching, so threads may share it
  uint32_t groups;
};

struct gx_finder {
  pcre2_match_data* data;
  uint32_t groups;
};

static gx_status compile_failed(int code, PCRE2_SIZE offset, uint32_t* at, char* message) {
  PCRE2_UCHAR wide[120];
  const int n = pcre2_get_error_message(code, wide, sizeof wide / sizeof wide[0]);
  unsigned i = 0;
  for (; n > 0 && i < (unsigned)n && i < 119; i++) message[i] = (char)wide[i];
  message[i] = '\0';
  *at = (uint32_t)offset;
  return GX_ERR_DATA;
}

gx_status gx_pattern_new(const char32_t* ch, uint32_t n, gx_pattern** out, uint32_t* at, char* message) {
  int error = 0;
  PCRE2_SIZE offset = 0;
  // To find what could be possessive takes an eighth of the time of a start, and gains nothing in sentences.
  const uint32_t options = PCRE2_NO_AUTO_CAPTURE | PCRE2_DUPNAMES | PCRE2_NO_AUTO_POSSESS;
  pcre2_code* code = pcre2_compile((PCRE2_SPTR)ch, n, options, &error, &offset, NULL);
  if (!code) return compile_failed(error, offset, at, message);
  pcre2_match_context* context = pcre2_match_context_create(NULL);
  gx_pattern* p = calloc(1, sizeof *p);
  quick* later = calloc(1, sizeof *later);
  if (!context || !p || !later) {
    pcre2_match_context_free(context);
    pcre2_code_free(code);
    free(p);
    free(later);
    snprintf(message, 128, "no memory left");
    *at = 0;
    return GX_ERR_LIMIT;
  }
  pcre2_set_match_limit(context, MATCH_LIMIT);
  pcre2_set_depth_limit(context, DEPTH_LIMIT);
  *p = (gx_pattern){.code = code, .quick = later, .context = context};
  pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &p->groups);
  *out = p;
  return GX_OK;
}

void gx_pattern_free(gx_pattern* pattern) {
  if (!pattern) return;
  pcre2_code_free(atomic_load(&pattern->quick->code));
  free(pattern->quick);
  pcre2_match_context_free(pattern->context);
  pcre2_code_free(pattern->code);
  free(pattern);
}

uint32_t gx_pattern_groups(const gx_pattern* pattern) { return pattern->groups; }

void gx_pattern_group_name(const gx_pattern* pattern, uint32_t group, char* name) {
  uint32_t count = 0, size = 0;
  PCRE2_SPTR table = NULL;
  name[0] = '\0';
  pcre2_pattern_info(pattern->code, PCRE2_INFO_NAMECOUNT, &count);
  pcre2_pattern_info(pattern->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
  pcre2_pattern_info(pattern->code, PCRE2_INFO_NAMETABLE, &table);
  for (uint32_t i = 0; i < count; i++, table += size) {
    if (table[0] != group) continue;
    uint32_t k = 0;
    for (; table[1 + k] && k < NAME_LIMIT; k++) name[k] = (char)table[1 + k];
    name[k] = '\0';
    return;
  }
}

static void* arena_take(PCRE2_SIZE bytes, void* arena) { return gx_alloc(arena, bytes); }

static void arena_leave(void* block, void* arena) {
  (void)block;
  (void)arena;
}

gx_finder* gx_finder_new(gx_arena* arena, uint32_t groups) {
  pcre2_general_context* memory = pcre2_general_context_create(arena_take, arena_leave, arena);
  gx_finder* finder = GX_NEW(arena, gx_finder);
  finder->data = pcre2_match_data_create(groups + 1, memory);
  finder->groups = groups;
  return finder;
}

/// Of threads that come here at the same time each makes its own, and the first one's is kept.
static const pcre2_code* quicken(const gx_pattern* pattern) {
  pcre2_code* kept = atomic_load_explicit(&pattern->quick->code, memory_order_acquire);
  if (kept) return kept;
  pcre2_code* made = pcre2_code_copy(pattern->code);
  if (!made) return pattern->code;
  // Where the machine has no JIT the interpreter does the same, more slowly.
  (void)pcre2_jit_compile(made, PCRE2_JIT_COMPLETE);
  if (atomic_compare_exchange_strong(&pattern->quick->code, &kept, made)) return made;
  pcre2_code_free(made);
  return kept;
}

gx_find gx_pattern_find(const gx_pattern* pattern, gx_finder* finder, const char32_t* ch, uint32_t n,
                        uint32_t from, gx_range* ranges) {
  const int found = pcre2_match(quicken(pattern), (PCRE2_SPTR)ch, n, from, 0, finder->data, pattern->context);
  if (found == PCRE2_ERROR_NOMATCH) return GX_FIND_NONE;
  if (found < 0) return GX_FIND_LIMIT;
  const PCRE2_SIZE* at = pcre2_get_ovector_pointer(finder->data);
  for (uint32_t g = 0; g <= pattern->groups; g++) {
    const bool set = g <= finder->groups && (found == 0 || g < (uint32_t)found) && at[2 * g] != PCRE2_UNSET;
    ranges[g] = set ? (gx_range){(uint32_t)at[2 * g], (uint32_t)at[2 * g + 1]}
                    : (gx_range){GX_PATTERN_UNSET, GX_PATTERN_UNSET};
  }
  return GX_FIND_FOUND;
}
