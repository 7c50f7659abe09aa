/// What is to be read: files, folders, standard input, and what a table says of them.
#ifndef GX_CLI_INPUTS_H
#define GX_CLI_INPUTS_H

#include "extractor/read.h"

/// One file to read.
typedef struct {
  gx_str      path; ///< As it is recorded and shown; "-" is standard input
  const char* real; ///< Canonical path, for the table; NULL where there is none
} gx_input;

typedef struct {
  gx_input* at;
  uint32_t  n;
  uint32_t  failed; ///< Arguments that gave nothing; already reported
} gx_inputs;

/// The files that the arguments name: folders are walked (names with a leading dot left out, links to folders not
/// followed) for files whose name ends in one of `suffixes` (".txt,.md"). Sorted by the bytes of the path, each once.
gx_inputs gx_inputs_gather(char** arguments, int n, const char* suffixes, gx_arena* arena);

/// A table of what is known of files: `path date publication home url`, tab-separated, below a header line.
typedef struct gx_meta_table gx_meta_table;

/// Errors name file and line. Everything in `arena`.
gx_status gx_meta_load(const char* path, gx_arena* arena, gx_meta_table** out, gx_error* error);
/// The row of the file, or of the line `id` of an NDJSON file (`crawl.ndjson#id`); NULL when the table is NULL or has none.
const gx_meta* gx_meta_find(const gx_meta_table* table, const gx_input* input, gx_str id);

#endif
