/// Bytes that are written now and read again later, for graph/ only: few stay in memory, many go to a temporary file without a name (in $TMPDIR,
/// /var/tmp or /tmp). Where no such file can be made, all stay in memory.
#ifndef GX_GRAPH_SPOOL_H
#define GX_GRAPH_SPOOL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

typedef struct gx_spool gx_spool;

gx_spool* gx_spool_new(void);
void gx_spool_free(gx_spool* spool); ///< NULL is fine
/// Appends. After a failure (no space left) nothing is appended any more; gx_spool_status tells.
void gx_spool_put(gx_spool* spool, const void* bytes, size_t n);
uint64_t gx_spool_size(const gx_spool* spool);
/// GX_OK, or what went wrong since the spool is there.
gx_status gx_spool_status(const gx_spool* spool, gx_error* error);

/// Reads on from `next`, which the caller may set; begin with `{.spool = …}`.
typedef struct {
  gx_spool* spool;
  uint64_t next;
  size_t ahead; ///< Bytes asked of the file at once; 0: 64 KB
  unsigned char* bytes;
  uint64_t begin;
  size_t n, room;
} gx_spool_reader;

/// The next `n` bytes, valid until the reader is used again or something is appended; NULL at the end, or when they cannot be read (gx_spool_status). Not aligned.
const void* gx_spool_read(gx_spool_reader* reader, size_t n);
/// As above, into `out`; false at the end.
bool gx_spool_get(gx_spool_reader* reader, void* out, size_t n);
void gx_spool_reader_end(gx_spool_reader* reader);

#endif
