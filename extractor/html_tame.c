/// HTML made safe for libxml2, whose work per tag grows with the square of the number of its attributes.
#include <string.h>
#include <strings.h>

#include "extractor/visible.h"

#define ATTRIBUTES_MAX 100u

static bool is_name(unsigned char c, bool first) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c == '.' ||
         (!first && ((c >= '0' && c <= '9') || c == '-'));
}

static bool is_blank(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static bool tag_ends(const unsigned char* p) {
  return p[0] == 0 || p[0] == '>' || (p[0] == '/' && p[1] == '>');
}

/// Passes one attribute as libxml2 reads it: what is no name up to a blank, or a name of at most 100 bytes and its value.
static const unsigned char* pass_attribute(const unsigned char* p) {
  if (!is_name(*p, true)) {
    while (!tag_ends(p) && !is_blank(*p)) p++;
    return p;
  }
  for (unsigned n = 0; n < 100 && is_name(*p, n == 0); n++) p++;
  while (is_blank(*p)) p++;
  if (*p != '=') return p;
  for (p++; is_blank(*p);) p++;
  if (*p == '"' || *p == '\'') {
    const unsigned char quote = *p++;
    while (*p && *p != quote) p++;
    return *p ? p + 1 : p;
  }
  while (*p && *p != '>' && !is_blank(*p)) p++;
  return p;
}

/// Finds the tag that begins at `p`; `*extra` gets where it has more attributes than any page needs, or NULL.
static const unsigned char* pass_tag(const unsigned char* p, const unsigned char** extra) {
  *extra = NULL;
  for (p++; is_name(*p, false);) p++;
  for (unsigned n = 0; !tag_ends(p); n++) {
    while (is_blank(*p)) p++;
    if (tag_ends(p)) break;
    if (n == ATTRIBUTES_MAX) {
      *extra = p;
      while (*p && *p != '>') p++;
      break;
    }
    const unsigned char* before = p;
    p = pass_attribute(p);
    if (p == before) p++;
  }
  return p;
}

/// Behind the end of the comment, script or style sheet that begins at `p`; `end` is the source's when it does not end.
static const unsigned char* pass_raw(const unsigned char* p, const unsigned char* end) {
  if (strncmp((const char*)p, "<!--", 4) == 0) {
    const unsigned char* found = memmem(p + 4, (size_t)(end - p - 4), "-->", 3);
    return found ? found + 3 : end;
  }
  const char* name = strncasecmp((const char*)p + 1, "script", 6) == 0  ? "</script"
                     : strncasecmp((const char*)p + 1, "style", 5) == 0 ? "</style"
                                                                        : NULL;
  if (!name || is_name(p[strlen(name) - 1], false)) return p;
  for (p++; (p = memchr(p, '<', (size_t)(end - p))); p++) {
    if (strncasecmp((const char*)p, name, strlen(name)) == 0) return p;
  }
  return end;
}

static unsigned char* writable(const gx_visible* v, unsigned char* copy) {
  if (copy) return copy;
  copy = gx_alloc(v->arena, v->n + 1);
  memcpy(copy, v->p, v->n);
  return copy;
}

const unsigned char* gx_html_tame(const gx_visible* v) {
  const unsigned char* end = v->p + v->n;
  unsigned char* copy = NULL;
  bool cdata = false;
  for (const unsigned char* p = v->p; (p = memchr(p, '<', (size_t)(end - p)));) {
    const unsigned char* to = pass_raw(p, end);
    const unsigned char* extra = NULL;
    if (to != p) {
      p = to;
    } else if (is_name(p[1], true)) {
      p = pass_tag(p, &extra);
      if (!extra) continue;
      copy = writable(v, copy);
      memset(copy + (extra - v->p), ' ', (size_t)(p - extra));
    } else if (strncmp((const char*)p, "<![CDATA[", 9) == 0) {
      copy = writable(v, copy);
      memcpy(copy + (p - v->p), "<!--  -->", 9);
      cdata = true;
      p += 9;
    } else {
      p++;
    }
  }
  // &nbsp甲: libxml2 takes the hanzi for a part of the name
  for (const unsigned char* p = v->p; (p = memmem(p, (size_t)(end - p), "&nbsp", 5)); p += 5) {
    if (p[5] < 0x80) continue;
    copy = writable(v, copy);
    memcpy(copy + (p - v->p), "&#32;", 5);
  }
  if (!copy) return v->p;
  for (unsigned char* at = copy; cdata && (at = memmem(at, v->n - (size_t)(at - copy), "]]>", 3));) {
    memset(at, 1, 3); // Control characters are passed over
  }
  return copy;
}
