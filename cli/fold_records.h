/// Records in files → one finished graph: shared by graph and summary.
#ifndef GX_CLI_FOLD_RECORDS_H
#define GX_CLI_FOLD_RECORDS_H

#include "graph/graph.h"

typedef struct {
  gx_graph* graph;   ///< Finished; the caller frees it, and asks gx_graph_status where no export does
  uint64_t  records; ///< Added
  uint32_t  failed;  ///< Files or records that could not be read, reported
} gx_folding;

/// Reads every line of the files (and of the .ndjson and .jsonl files of folders).
gx_folding gx_fold_records(char** arguments, int n, gx_arena* arena);

#endif
