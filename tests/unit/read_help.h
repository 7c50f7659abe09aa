/// Shared by the tests of reading: read a string as a page, show its lines, walk its characters.
#ifndef GX_TESTS_READ_HELP_H
#define GX_TESTS_READ_HELP_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "extractor/read.h"

static const char* const hint_marks[] = {"", "#", "-", "|", "^"};

static inline gx_str bytes_of(const char* s) { return (gx_str){s, strlen(s)}; }

/// The lines of a document, one a row: blank lines before it as `.`, its hint (# with level, - item, | cell, ^ caption), text.
static inline const char* shown(gx_arena* arena, const gx_document* d) {
  size_t room = 1;
  for (uint32_t i = 0; i < d->n_lines; i++) room += (size_t)(d->lines[i].end - d->lines[i].begin) * 4 + 8;
  char* out = gx_alloc(arena, room);
  char* p = out;
  for (uint32_t i = 0; i < d->n_lines; i++) {
    const gx_line l = d->lines[i];
    const gx_str s = gx_utf8_from(arena, d->text.ch + l.begin, l.end - l.begin);
    p += sprintf(p, "%.*s%s", l.gap, "..", hint_marks[l.hint]);
    if (l.hint == GX_LINE_HEADING) p += sprintf(p, "%d ", l.level);
    p += sprintf(p, "%.*s\n", GX_FMT(s));
  }
  return out;
}

static inline bool same_folded(char32_t a, char32_t b) {
  char32_t x[4];
  char32_t y[4];
  return gx_fold(a, x) == gx_fold(b, y) && x[0] == y[0];
}

/// Every character must stand where `src` says, or be what a character reference there stands for; offsets never fall;
/// lines follow each other and hold no line break.
static inline void check_document(gx_arena* arena, const gx_document* d) {
  uint32_t n;
  const char32_t* source = gx_utf8_to(arena, d->source, &n);
  cr_assert_eq(n, d->chars);
  cr_assert_eq(d->text.src[d->text.n], d->chars);
  for (uint32_t i = 0; i < d->text.n; i++) {
    const uint32_t at = d->text.src[i];
    cr_assert_lt(at, n, "%.*s: character %u comes from %u of %u", GX_FMT(d->path), i, at, n);
    const char32_t a = d->text.ch[i];
    const char32_t b = source[at];
    cr_assert(same_folded(a, b) || b == '&' || (gx_is_space(a) && gx_is_space(b)),
              "%.*s: character %u (U+%04X) from %u (U+%04X) in %.400s", GX_FMT(d->path), i, (unsigned)a, at,
              (unsigned)b, d->source.p);
    cr_assert(i == 0 || at >= d->text.src[i - 1], "offsets fall at %u", i);
  }
  uint32_t end = 0;
  for (uint32_t i = 0; i < d->n_lines; i++) {
    cr_assert_eq(d->lines[i].begin, end);
    cr_assert_gt(d->lines[i].end, end);
    cr_assert_leq(d->lines[i].gap, 2);
    end = d->lines[i].end;
    for (uint32_t k = d->lines[i].begin; k < end; k++) {
      const char32_t c = d->text.ch[k];
      cr_assert(!(c >= '\n' && c <= '\r') && c != 0x85 && c != 0x2028 && c != 0x2029,
                "a break within a line");
    }
  }
  cr_assert_eq(end, d->text.n);
}

/// Reads `page` and gives its lines as text; fails the test when it cannot be read.
static inline const char* read_as(gx_arena* arena, gx_format format, const char* path, const char* page,
                                  gx_document* out) {
  gx_error error = {0};
  const gx_read_options options = {.format = format};
  const gx_status status = gx_read(arena, bytes_of(path), bytes_of(page), NULL, &options, out, &error);
  cr_assert_eq(status, GX_OK, "%s: %s", error.file, error.message);
  check_document(arena, out);
  return shown(arena, out);
}

#endif
