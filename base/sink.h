/// Where output bytes go: a file that appears whole or not at all, a stream, or memory.
#ifndef GX_BASE_SINK_H
#define GX_BASE_SINK_H

#include "base/status.h"
#include "base/str.h"

/// Buffered; remembers its first error, later writes are then ignored, gx_sink_close reports it.
typedef struct gx_sink gx_sink;

/// A temporary file beside `path`, renamed to `path` by a successful close. "-" is standard output.
gx_status gx_sink_file(const char* path, gx_sink** out, gx_error* error);
/// Standard output for people: what could steer a terminal (gx_is_for_eyes) becomes U+FFFD. Each character must come whole.
gx_sink*  gx_sink_for_eyes(void);
/// Memory; read with gx_sink_bytes (valid until the next write or close).
gx_sink*  gx_sink_memory(void);
gx_str    gx_sink_bytes(const gx_sink* sink);
/// Forgets what was written to memory, keeps the memory.
void      gx_sink_clear(gx_sink* memory);

void gx_put(gx_sink* sink, gx_str bytes);
void gx_puts(gx_sink* sink, const char* terminated);
void gx_putf(gx_sink* sink, const char* format, ...) __attribute__((format(printf, 2, 3)));

/// True once a write has failed: a long job may stop early.
bool gx_sink_failed(const gx_sink* sink);

/// Flushes, renames, frees. On failure removes the temporary file and leaves the old file as it was.
gx_status gx_sink_close(gx_sink* sink, gx_error* error);
/// Gives up: nothing is renamed, the temporary file is removed, the sink is freed.
void      gx_sink_abandon(gx_sink* sink);

#endif
