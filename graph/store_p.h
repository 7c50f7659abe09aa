/// Inside of the store, for graph/ only.
#ifndef GX_GRAPH_STORE_P_H
#define GX_GRAPH_STORE_P_H

#include "graph/sql.h"
#include "graph/store.h"

struct gx_store {
  gx_sql* sql;
  gx_store_mode mode;
  bool changing; ///< Something is to be committed
};

/// Begins to change the store, where that is not so yet.
void gx_store_begin(gx_store* store);
/// Takes back what was done since the last commit, and forgets the error that made it necessary.
void gx_store_rollback(gx_store* store);

/// No record of a store is longer.
#define GX_STORE_MAX_BYTES ((size_t)1 << 31)

/// Whether claims of this type have rows of their own. Others (places within places, who stands in one sentence) are many, and nobody asks for
/// them one by one; they are in the records.
static inline bool gx_store_indexes(gx_edge_type type) {
  return type <= GX_EDGE_VISITED || type == GX_EDGE_HOLDS || type == GX_EDGE_WROTE ||
         type == GX_EDGE_ORGANIZED || type == GX_EDGE_HELD_AT;
}

/// Whether a rule reads that an office begins or ends: their ids begin so.
static inline bool gx_store_says_begin(gx_str rule) { return gx_str_starts(rule, GX_STR("begin.")); }
static inline bool gx_store_says_end(gx_str rule) { return gx_str_starts(rule, GX_STR("end.")); }

/// Removes from and adds to the tables for questions what the document of this number says. Within a transaction.
void gx_store_unindex(gx_store* store, int64_t document);
void gx_store_reindex(gx_store* store, int64_t document);
/// How many claims the record of the document has that gx_store_indexes, or -1 when the record or the text is damaged (`problem` says how).
int64_t gx_store_verify(gx_store* store, int64_t document, gx_arena* arena, gx_error* problem);

#endif
