/// Documents in, records out: read and extracted by several threads, handed on one at a time in the order of the inputs.
#ifndef GX_CLI_POOL_H
#define GX_CLI_POOL_H

#include "cli/inputs.h"
#include "extractor/extract.h"

typedef struct gx_task gx_task; ///< cli/feed.h

/// One document, done. Valid during gx_pool_sink only.
typedef struct {
  gx_str           path;   ///< As recorded; of a line of NDJSON that failed, of its file
  gx_status        status; ///< Of reading or extracting
  const gx_error*  error;
  const gx_record* record; ///< NULL when it failed
  gx_str           line;   ///< The record as written, when `written` was asked for and the document is small enough; else empty
  const gx_task*     task;     ///< Where it came from, with its bytes
  const gx_document* document; ///< As read; NULL when that failed
  bool             known;  ///< Passed over: `record` is NULL though nothing failed
  gx_str           notice; ///< What the user should know of the page, or empty
  size_t           bytes;  ///< Read
  double           seconds;
} gx_outcome;

/// Receives the outcomes. False ends the run: nothing more is handed on.
typedef bool (*gx_pool_sink)(void* user, const gx_outcome* outcome);

typedef struct {
  const gx_lexicon*    lexicon;
  gx_inputs            inputs;
  const gx_meta_table* table;     ///< May be NULL
  gx_meta              defaults;  ///< What holds for every document that the table does not name
  gx_read_options      read;
  size_t               max_bytes; ///< Of one document
  unsigned             threads;
  uint32_t             written;   ///< Write the records in the threads too, of documents of so many characters at most
  /// Whether a document that was read need not be extracted; may be NULL. Called by several threads.
  bool (*known)(void* user, const gx_document* document);
  void* known_user;
  /// Where documents come from other than `inputs`; may be NULL. Called by one thread at a time.
  bool (*next)(void* user, gx_arena* arena, gx_task* task);
  void* next_user;
} gx_pool;

/// Runs to the end of the inputs, or until the sink or the user says stop. Memory grows with the threads and the size of
/// single documents, not with their number.
void gx_pool_run(const gx_pool* pool, gx_pool_sink sink, void* user);

#endif
