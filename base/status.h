/// Status codes and errors: how every layer says that something went wrong.
///
/// Functions that can fail return a `gx_status` and fill a caller-owned `gx_error`. Nothing below
/// `cli/` prints or exits. "Not found" is not an error.
#ifndef GX_BASE_STATUS_H
#define GX_BASE_STATUS_H

#include <stdint.h>

typedef enum {
  GX_OK = 0,      ///< All is well
  GX_ERR_IO,      ///< A file could not be opened, read or written
  GX_ERR_INPUT,   ///< A document is not what it should be (binary, undecodable, broken NDJSON)
  GX_ERR_DATA,    ///< A list or rule under gazetteers/ is wrong
  GX_ERR_RECORD,  ///< A record is not a record of this version
  GX_ERR_LIMIT,   ///< A stated limit (size, depth, match effort) was passed
  GX_ERR_USAGE,   ///< The caller asked for something that does not exist
} gx_status;

/// One error: where it is and what it is. Owned by the caller, no pointers inside.
typedef struct {
  gx_status status;
  uint32_t  line;         ///< From 1; 0 where a line means nothing
  char      file[512];    ///< Path as the user wrote it; may be empty
  char      message[512]; ///< One line, no full stop, no newline
} gx_error;

/// Fills `error` (may be NULL) printf-like and returns `status`, so that one can `return gx_fail(…)`.
/// Truncates silently, never in the middle of a UTF-8 character.
gx_status gx_fail(gx_error* error, gx_status status, const char* file, uint32_t line,
                  const char* format, ...) __attribute__((format(printf, 5, 6)));

/// Returns from the calling function when `expr` is not GX_OK: the only control-flow macro.
#define GX_TRY(expr)                          \
  do {                                        \
    const gx_status gx_try_status = (expr);   \
    if (gx_try_status) return gx_try_status;  \
  } while (0)

#endif
