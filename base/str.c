#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

gx_str gx_str_of(const char* terminated) {
  return terminated ? (gx_str){terminated, strlen(terminated)} : (gx_str){"", 0};
}

bool gx_str_eq(gx_str a, gx_str b) { return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0); }

int gx_str_cmp(gx_str a, gx_str b) {
  const size_t n = a.n < b.n ? a.n : b.n;
  const int c = n ? memcmp(a.p, b.p, n) : 0;
  if (c) return c < 0 ? -1 : 1;
  return a.n < b.n ? -1 : a.n > b.n;
}

bool gx_str_starts(gx_str s, gx_str prefix) {
  return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

bool gx_str_ends(gx_str s, gx_str suffix) {
  return s.n >= suffix.n && (suffix.n == 0 || memcmp(s.p + (s.n - suffix.n), suffix.p, suffix.n) == 0);
}

bool gx_str_has(gx_str s, gx_str part) {
  return part.n == 0 || (s.n >= part.n && memmem(s.p, s.n, part.p, part.n) != NULL);
}

static bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

gx_str gx_str_trim(gx_str s) {
  while (s.n && is_white(s.p[0])) {
    s.p++;
    s.n--;
  }
  while (s.n && is_white(s.p[s.n - 1])) s.n--;
  return s;
}

gx_str gx_str_copy(gx_arena* arena, gx_str s) {
  char* p = gx_alloc(arena, s.n + 1);
  if (s.n) memcpy(p, s.p, s.n);
  return (gx_str){p, s.n};
}

gx_str gx_str_join(gx_arena* arena, const gx_str* parts, uint32_t n) {
  size_t all = 0;
  for (uint32_t i = 0; i < n; i++) all += parts[i].n;
  char* p = gx_alloc(arena, all + 1);
  size_t at = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (parts[i].n) memcpy(p + at, parts[i].p, parts[i].n);
    at += parts[i].n;
  }
  return (gx_str){p, all};
}

gx_str gx_str_format(gx_arena* arena, const char* format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  const int n = vsnprintf(NULL, 0, format, args);
  va_end(args);
  char* p = gx_alloc(arena, n < 0 ? 1 : (size_t)n + 1);
  if (n >= 0) vsnprintf(p, (size_t)n + 1, format, again);
  va_end(again);
  return (gx_str){p, n < 0 ? 0 : (size_t)n};
}

bool gx_str_split(gx_str* rest, char separator, gx_str* field) {
  if (!rest->p) return false;
  const char* cut = rest->n ? memchr(rest->p, separator, rest->n) : NULL;
  if (cut) {
    *field = (gx_str){rest->p, (size_t)(cut - rest->p)};
    *rest = (gx_str){cut + 1, rest->n - field->n - 1};
  } else {
    // The last field was taken; a NULL pointer tells "nothing left" from "an empty field is left".
    *field = *rest;
    *rest = (gx_str){NULL, 0};
  }
  return true;
}
