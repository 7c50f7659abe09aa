/// Documents into the store. The part of the store that knows the extractor's headers.
#ifndef GX_GRAPH_INGEST_H
#define GX_GRAPH_INGEST_H

#include "extractor/document.h"
#include "extractor/record.h"
#include "graph/store.h"

/// A document and all that is needed to read it again.
typedef struct {
  const gx_record* record;
  gx_str line;         ///< The record as gx_record_write writes it
  gx_str source;       ///< Decoded text that the offsets count; empty where unknown
  gx_str bytes;        ///< As read; empty: the text is not kept
  gx_str file;         ///< Its file, without #id of a line of NDJSON
  uint32_t line_number;///< Of an NDJSON file, else 0
  int format;          ///< gx_format that was asked for
  gx_str encoding;     ///< That was asked for, or empty
  gx_meta given;
} gx_ingest;

typedef enum {
  GX_INGEST_ADDED,
  GX_INGEST_REPLACED, ///< Another text or other knowledge of this path was there
  GX_INGEST_SAME,     ///< Nothing changed
} gx_ingest_result;

/// What is given of a document, as one string.
gx_str gx_store_given(gx_arena* arena, const gx_meta* given);

/// Stores a document. It is there, for others too, once gx_store_commit has succeeded: whole, whatever happens. After an error the store is as it was at
/// the last gx_store_commit.
gx_status gx_store_put(gx_store* store, const gx_ingest* document, gx_ingest_result* result, gx_error* error);

/// The stored document that follows `*place` (0: the first one), to be read again; false when there is none, or on an error.
/// Documents without text are passed over. All in `arena`.
bool gx_store_next_text(gx_store* store, int64_t* place, gx_arena* arena, gx_ingest* out, gx_error* error);

#endif
