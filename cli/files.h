/// Files into memory, whole or line by line, never more than a limit.
#ifndef GX_CLI_FILES_H
#define GX_CLI_FILES_H

#include "base/status.h"
#include "base/str.h"

/// All bytes of a file, pipe or (with "-") standard input, in `arena`. GX_ERR_LIMIT when there are more than `most`: found out
/// without reading where the size is known.
gx_status gx_file_read(const char* path, gx_arena* arena, size_t most, gx_str* out, gx_error* error);

/// A file read line by line.
typedef struct gx_lines gx_lines;

/// NULL when the file cannot be opened. "-" is standard input. A BOM at its begin is skipped.
gx_lines* gx_lines_open(const char* path, gx_error* error);
void      gx_lines_close(gx_lines* lines);
/// What has been read ahead and not been taken; at least the first bytes of the file when nothing was taken yet.
gx_str gx_lines_ahead(gx_lines* lines);
/// All bytes still to come, the BOM too when no line was taken. As gx_file_read.
gx_status gx_lines_rest(gx_lines* lines, gx_arena* arena, size_t most, gx_str* out, gx_error* error);
/// Number of the line read last, from 1.
uint32_t gx_lines_number(const gx_lines* lines);
/// The next line without its line break, in `arena`. `*more` is false at the end. A line of more than `most` bytes
/// is passed over and gives GX_ERR_LIMIT; reading can go on behind it. GX_ERR_IO when the file cannot be read further.
gx_status gx_lines_next(gx_lines* lines, gx_arena* arena, size_t most, gx_str* line, bool* more, gx_error* error);

#endif
