#include "cli/reading.h"

#include <string.h>
#include <unistd.h>

#include "cli/report.h"

#define GX_MAX_JOBS 256

static bool read_format(const char* name, gx_format* out) {
  static const char* const names[] = {"guess", "text", "markdown", "html", "ndjson"};
  for (int i = 0; i < 5; i++) {
    if (strcmp(name, names[i]) == 0) {
      *out = (gx_format)i;
      return true;
    }
  }
  gx_report_line("--from: “%s” is none of text, markdown, html, ndjson", name);
  return false;
}

static unsigned count_processors(void) {
  const long n = sysconf(_SC_NPROCESSORS_ONLN);
  return n < 1 ? 1 : n > GX_MAX_JOBS ? GX_MAX_JOBS : (unsigned)n;
}

/// What the options say, as the pool wants it. Returns an exit code.
int gx_reading_begin(const gx_reading* args, gx_arena* arena, gx_pool* pool) {
  long number = 16;
  if (args->max_size && !gx_option_number("--max-size", args->max_size, 1, 256, &number))
    return GX_EXIT_USAGE;
  pool->max_bytes = (size_t)number << 20;
  number = (long)count_processors();
  if (args->jobs && !gx_option_number("-j", args->jobs, 1, GX_MAX_JOBS, &number)) return GX_EXIT_USAGE;
  pool->threads = (unsigned)number;
  pool->read.encoding = args->encoding;
  if (args->from && !read_format(args->from, &pool->read.format)) return GX_EXIT_USAGE;
  if (args->home) pool->defaults.home = gx_str_of(args->home);
  if (!gx_option_date("--date", args->date, &pool->defaults.date)) return GX_EXIT_USAGE;
  gx_meta_table* table = NULL;
  gx_error error;
  if (args->meta && gx_meta_load(args->meta, arena, &table, &error)) {
    gx_report_error(&error);
    return GX_EXIT_USAGE;
  }
  pool->table = table;
  return GX_EXIT_FINE;
}
