/// Documents into a store: what ingest and extract --db do.
#ifndef GX_CLI_INGESTING_H
#define GX_CLI_INGESTING_H

#include "cli/reading.h"

typedef struct {
  const char* db;
  bool        no_text; ///< Do not keep the texts
} gx_ingesting;

/// Reads and stores files. Returns the exit code.
int gx_ingest_files(const gx_ingesting* options, const gx_reading* reading, char** files, int n, gx_arena* arena);
/// Stores records that guanxi extract wrote. Returns the exit code.
int gx_ingest_records(const gx_ingesting* options, char** files, int n, gx_arena* arena);
/// Reads all stored texts again. Returns the exit code.
int gx_ingest_again(const gx_ingesting* options, const gx_reading* reading, gx_arena* arena);

#endif
