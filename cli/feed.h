/// The order of the work: one document after the other from all inputs, NDJSON line by line.
#ifndef GX_CLI_FEED_H
#define GX_CLI_FEED_H

#include "cli/files.h"
#include "cli/pool.h"

/// A document to read.
struct gx_task {
  const gx_input* input;
  uint32_t        line;   ///< Of an NDJSON file, else 0
  bool            taken;  ///< `bytes` are read already
  gx_str          bytes;
  gx_status       status; ///< It cannot be read
  gx_error        error;
  const gx_meta*         given; ///< What is known of this very document; NULL: what the pool's table and defaults say
  const gx_read_options* read;  ///< How to read it; NULL: as the pool says
};

typedef struct {
  const gx_pool* pool;
  uint32_t       next;
  gx_lines*      lines; ///< Of the NDJSON file that is being read, or NULL
} gx_feed;

/// The next document, false when there is none. What is read lies in `arena`. One caller at a time.
bool gx_feed_next(gx_feed* feed, gx_arena* arena, gx_task* task);
void gx_feed_end(gx_feed* feed);

#endif
