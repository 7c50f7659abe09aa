/// Inside of the graph, for graph/ only: facts as the records state them, before they are merged and summed.
#ifndef GX_GRAPH_GRAPH_P_H
#define GX_GRAPH_GRAPH_P_H

#include <stdlib.h>

#include "graph/graph.h"

/// A list of facts. Facts of a large corpus are hundreds of megabytes, all given back when the graph is finished: realloc moves
/// such blocks without copying, which an arena cannot.
#define GX_FACTS(type) \
  struct {             \
    type* at;          \
    uint32_t n, cap;   \
  }

static inline void* gx_facts_grow(void* at, uint32_t* cap, size_t bytes) {
  *cap = *cap ? *cap * 2 : 64;
  at = realloc(at, *cap * bytes);
  if (!at) gx_arena_exhausted(*cap * bytes);
  return at;
}

#define GX_FACTS_ADD(list, ...)                                                              \
  ((void)((list)->n < (list)->cap ||                                                         \
          ((list)->at = gx_facts_grow((list)->at, &(list)->cap, sizeof *(list)->at), true)), \
   (void)((list)->at[(list)->n++] = (__VA_ARGS__)))

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

/// A decision of people about ids of persons: the two are one, or (b is GX_NONE) the first is merged with nobody.
typedef struct {
  uint32_t a, b;
} gx_fact_decision;

struct gx_graph {
  gx_arena* arena;              ///< Strings, and all that the finished graph shows
  gx_arena* scratch;            ///< Of the call under way; NULL once finished
  gx_intern* ids;               ///< Of nodes
  gx_intern* words;             ///< Names, rules, mentions
  gx_intern* documents;         ///< Ids of documents
  GX_FACTS(uint32_t) record_of; ///< By document: the record that counts
  GX_FACTS(gx_fact_record) records;
  GX_FACTS(gx_fact_node) fact_nodes;
  GX_FACTS(gx_fact_mention) mentions;
  GX_FACTS(gx_fact_claim) claims;
  GX_FACTS(gx_fact_evidence) evidence;
  GX_FACTS(gx_fact_decision) decisions;

  // The finished graph.
  bool finished;
  gx_node* nodes; ///< Of a view, also behind n_nodes: those that only its evidence names
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

/// Gives the lists of facts back to the system.
void gx_graph_forget_facts(gx_graph* graph);

/// Claims → edges and their evidence, once nodes are final (aggregate.c).
void gx_graph_aggregate(gx_graph* graph, gx_arena* scratch);

#endif
