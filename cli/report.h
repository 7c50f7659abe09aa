/// What guanxi says on standard error: one line for each thing that went wrong, progress, a summary line.
#ifndef GX_CLI_REPORT_H
#define GX_CLI_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"

typedef enum { GX_QUIET = 0, GX_NORMAL, GX_VERBOSE } gx_verbosity;

/// Call once at start-up: finds out whether standard error is a terminal and may have colours (NO_COLOR, TERM).
void gx_report_init(void);
void gx_report_verbosity(gx_verbosity verbosity);
bool gx_report_verbose(void);

/// `guanxi: file:line: cause`. Always shown.
void gx_report_error(const gx_error* error);
/// `guanxi: cause`. Always shown.
void gx_report_line(const char* format, ...) __attribute__((format(printf, 1, 2)));
/// `guanxi: file: note`. Not with -q.
void gx_report_note(const char* file, const char* format, ...) __attribute__((format(printf, 2, 3)));
/// A line that stays, without the program's name: the summary. Not with -q.
void gx_report_summary(const char* format, ...) __attribute__((format(printf, 1, 2)));
/// A line that the next one overwrites; shown on terminals only, at most ten times a second.
void gx_report_progress(const char* format, ...) __attribute__((format(printf, 1, 2)));

/// Seconds of a clock that only goes forward.
double gx_seconds(void);

#endif
