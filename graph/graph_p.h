/// Inside of the graph, for graph/ only: facts as the records state them, before they are merged and summed.
#ifndef GX_GRAPH_GRAPH_P_H
#define GX_GRAPH_GRAPH_P_H

#include "graph/graph.h"

/// One record that was added. Another record of the same document may have pushed it out.
typedef struct {
  gx_source source;
  gx_str gazetteers;
  uint64_t fingerprint; ///< Of what it says: the last resort of the fixed order among records of one document
  bool dropped;
} gx_fact_record;

/// What a record says of a node. Numbers of nodes are those of `ids`, numbers of words those of `words`.
typedef struct {
  uint32_t node;
  uint32_t record;
  gx_node_kind kind;
  uint32_t name, class_, title; ///< Words
  uint32_t unit;                ///< Node, or GX_NONE
  gx_date date;
  uint32_t article, begin, end; ///< Of articles
} gx_fact_node;

typedef struct {
  uint32_t node, word, record;
} gx_fact_mention;

typedef struct {
  uint32_t begin, end;
  gx_str rule, quote;
} gx_fact_evidence;

typedef struct {
  uint32_t source, target, article; ///< Nodes
  uint32_t record;
  uint32_t evidence, n_evidence; ///< In `evidence`
  uint32_t order, of;
  gx_date date;
  uint8_t type; ///< gx_edge_type
  bool open;
  gx_str claim;
} gx_fact_claim;

struct gx_graph {
  gx_arena* arena;            ///< Strings, and all that the finished graph shows
  gx_arena* facts;            ///< The lists below; NULL once finished
  gx_arena* scratch;          ///< Of the call under way; NULL once finished
  gx_intern* ids;             ///< Of nodes
  gx_intern* words;           ///< Names, rules, mentions
  gx_intern* documents;       ///< Ids of documents
  GX_VEC(uint32_t) record_of; ///< By document: the record that counts
  GX_VEC(uint32_t) seen_in;   ///< By node: the last call of gx_graph_add whose record declared it
  uint32_t n_added;           ///< Calls of gx_graph_add
  GX_VEC(gx_fact_record) records;
  GX_VEC(gx_fact_node) fact_nodes;
  GX_VEC(gx_fact_mention) mentions;
  GX_VEC(gx_fact_claim) claims;
  GX_VEC(gx_fact_evidence) evidence;

  // The finished graph.
  bool finished;
  gx_node* nodes;
  gx_edge* edges;
  gx_evidence* proofs;
  gx_source* sources;
  uint32_t n_nodes, n_edges, n_proofs, n_sources;
  uint32_t* out;     ///< By node: its first edge; n_nodes + 1 items
  uint32_t* node_of; ///< By number in `ids`: its node, or GX_NONE
  gx_names gazetteers;
};

static inline gx_str gx_graph_word(const gx_graph* g, uint32_t word) { return gx_intern_get(g->words, word); }

/// Whether this record counts; GX_NONE is the graph itself, which does.
static inline bool gx_graph_counts_record(const gx_graph* g, uint32_t record) {
  return record == GX_NONE || !g->records.at[record].dropped;
}

/// Sorts numbers 0 … n - 1 into buckets, keeping their order: `*from` gets n_buckets + 1 beginnings in the result. An item
/// whose bucket is GX_NONE is left out.
uint32_t* gx_graph_bucket(gx_arena* scratch, const uint32_t* bucket_of, uint32_t n, uint32_t n_buckets,
                          uint32_t** from);

/// Claims → edges and their evidence, once nodes are final (aggregate.c).
void gx_graph_aggregate(gx_graph* graph, gx_arena* scratch);

#endif
