#include "cli/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/// The only state of the program that is not handed around: there is one standard error.
static struct {
  gx_verbosity verbosity;
  bool terminal, colours;
  bool progress_shown;
  double progress_at;
} report = {.verbosity = GX_NORMAL};

void gx_report_init(void) {
  const char* no_color = getenv("NO_COLOR");
  const char* term = getenv("TERM");
  const bool dumb = !term || strcmp(term, "dumb") == 0;
  report.terminal = isatty(STDERR_FILENO) && !dumb;
  report.colours = report.terminal && !(no_color && *no_color);
}

void gx_report_verbosity(gx_verbosity verbosity) { report.verbosity = verbosity; }

bool gx_report_verbose(void) { return report.verbosity == GX_VERBOSE; }

double gx_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void clear_progress(void) {
  if (report.progress_shown) fputs("\r\033[K", stderr);
  report.progress_shown = false;
}

/// A name with an escape sequence in it must not steer the terminal.
static void put_clean(const char* text) {
  for (; *text; text++) {
    const unsigned char c = (unsigned char)*text;
    fputc(c < 0x20 || c == 0x7F ? '?' : c, stderr);
  }
}

static void put_name(void) {
  clear_progress();
  fputs(report.colours ? "\033[1mguanxi:\033[0m " : "guanxi: ", stderr);
}

void gx_report_error(const gx_error* error) {
  put_name();
  if (report.colours) fputs("\033[31m", stderr);
  if (error->file[0]) {
    put_clean(error->file);
    if (error->line) fprintf(stderr, ":%u", error->line);
    fputs(": ", stderr);
  }
  put_clean(error->message);
  fputs(report.colours ? "\033[0m\n" : "\n", stderr);
}

void gx_report_line(const char* format, ...) {
  gx_error error = {.status = GX_OK};
  va_list args;
  va_start(args, format);
  vsnprintf(error.message, sizeof error.message, format, args);
  va_end(args);
  gx_report_error(&error);
}

void gx_report_note(const char* file, const char* format, ...) {
  if (report.verbosity == GX_QUIET) return;
  char text[1024];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  put_name();
  put_clean(file);
  fputs(": ", stderr);
  put_clean(text);
  fputc('\n', stderr);
}

void gx_report_summary(const char* format, ...) {
  clear_progress();
  if (report.verbosity == GX_QUIET) return;
  va_list args;
  va_start(args, format);
  vfprintf(stderr, format, args);
  va_end(args);
  fputc('\n', stderr);
}

void gx_report_progress(const char* format, ...) {
  if (!report.terminal || report.verbosity == GX_QUIET) return;
  const double now = gx_seconds();
  if (now - report.progress_at < 0.1) return;
  report.progress_at = now;
  clear_progress();
  va_list args;
  va_start(args, format);
  vfprintf(stderr, format, args);
  va_end(args);
  fflush(stderr);
  report.progress_shown = true;
}
