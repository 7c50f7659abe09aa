#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/// Cuts a truncated UTF-8 character off the end of `text`.
static void drop_broken_tail(char* text) {
  const size_t n = strlen(text);
  size_t begin = n;
  while (begin > 0 && n - begin < 4 && ((unsigned char)text[begin - 1] & 0xC0) == 0x80) begin--;
  if (begin == 0) return;
  const unsigned char lead = (unsigned char)text[begin - 1];
  const size_t need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (n - (begin - 1) < need) text[begin - 1] = '\0';
}

/// An error is one line, whatever a file name or a word from a document brings along.
static void flatten_controls(char* text) {
  for (; *text; text++) {
    if ((unsigned char)*text < 0x20 || *text == 0x7F) *text = ' ';
  }
}

gx_status gx_fail(gx_error* error, gx_status status, const char* file, uint32_t line, const char* format,
                  ...) {
  if (!error) return status;
  // Built beside `error`, because the arguments may well point into it.
  gx_error made = {.status = status, .line = line};
  va_list args;
  va_start(args, format);
  vsnprintf(made.message, sizeof made.message, format, args);
  va_end(args);
  snprintf(made.file, sizeof made.file, "%s", file ? file : "");
  flatten_controls(made.message);
  drop_broken_tail(made.message);
  drop_broken_tail(made.file);
  *error = made;
  return status;
}
