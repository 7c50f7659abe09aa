/// Inside of the graph, for graph/ only: facts as the records state them, before they are merged and summed.
#ifndef GX_GRAPH_GRAPH_P_H
#define GX_GRAPH_GRAPH_P_H

#include <stdlib.h>

#include "graph/graph.h"
#include "graph/rows.h"
#include "graph/words.h"

/// A list that grows to megabytes: realloc moves such blocks without copying, which an arena cannot.
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
  uint64_t texts; ///< Where its path, SHA-256 and URL stand in `texts`, one behind another
  uint32_t n_path, n_sha256, n_url;
  uint32_t id;                                      ///< In `documents`
  uint32_t publication, home, encoding, gazetteers; ///< Words
  gx_date issued;
  uint32_t chars;
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

/// That a person holds a position.
typedef struct {
  uint32_t person, position, record;
} gx_fact_holding;

/// A decision of people about ids of persons: the two are one, or (b is GX_NONE) the first is merged with nobody.
typedef struct {
  uint32_t a, b;
} gx_fact_decision;

/// What is kept of a node; gx_graph_node spells it out. Nodes are a quarter of a large graph's memory.
typedef struct {
  uint32_t id;    ///< In `ids`
  uint32_t name;  ///< In `words`
  uint32_t names; ///< In `names`, or GX_NONE
  uint32_t mentions, documents;
  uint32_t unit;   ///< Node, or GX_NONE
  uint32_t source; ///< Of an article; else GX_NONE
  union {
    struct {
      uint32_t class_, title; ///< Words
    };
    struct {
      uint32_t article, begin, end; ///< Of an article
    };
  };
  gx_date date;
  uint8_t kind; ///< gx_node_kind
} gx_kept_node;

/// Other names and ids of a node, which few have.
typedef struct {
  gx_names aliases, merged;
} gx_other_names;

/// Evidence of a view: that of the graph that it was made of, told of an event where that is not GX_NONE.
typedef struct {
  uint32_t proof, event;
  gx_date date; ///< Of the event
} gx_cited;

/// Where evidence is read: it is asked for one by one, most often in order.
typedef struct {
  gx_spool_reader reader;
  uint32_t next; ///< Number of the evidence that the reader stands before
} gx_proof_reader;

enum { GX_PROOFS_MARKED = 8 }; ///< Of so many one is found at once, those behind it by reading on

struct gx_graph {
  gx_arena* arena;              ///< Strings, and most of what the finished graph shows
  gx_arena* scratch;            ///< Of the call under way; NULL once finished
  gx_words* ids;                ///< Of nodes; a view borrows them, as `words` and `names`
  gx_words* words;              ///< Names, mentions
  gx_words* documents;          ///< Ids of documents
  GX_FACTS(uint32_t) record_of; ///< By document: the record that counts
  GX_FACTS(gx_fact_record) records;
  gx_spool* texts;              ///< Of records: what no other has too
  gx_spool_reader* text_reader; ///< Of `texts`
  gx_spool* fact_nodes; ///< gx_fact_node
  gx_spool* mentions;   ///< gx_fact_mention
  gx_spool* rows;       ///< gx_row
  uint64_t n_rows;
  GX_FACTS(gx_fact_holding) holdings;
  GX_FACTS(gx_fact_decision) decisions;

  // The finished graph.
  bool finished;
  gx_error fault; ///< What went wrong with the spools; the graph is not whole then
  gx_kept_node* nodes; ///< Of a view, also behind n_nodes: those that only its evidence names
  GX_FACTS(gx_other_names) names;
  GX_FACTS(gx_edge) edges;
  uint32_t n_nodes, n_proofs, n_sources;
  gx_spool* proofs;            ///< gx_row, in order of edges
  GX_FACTS(uint64_t) marks;    ///< Where in `proofs` every eighth stands
  gx_proof_reader* reader;     ///< Of `proofs`
  const gx_graph* from;        ///< Of a view: what it was made of; NULL otherwise
  GX_FACTS(gx_cited) cited;    ///< Of a view: its evidence
  const uint32_t* told;        ///< Of a view: its nodes by those of `from`, or GX_NONE
  uint32_t* sources; ///< By number: its record; of a view, its number in `from`
  uint32_t* out;     ///< By node: its first edge; n_nodes + 1 items
  uint32_t* node_of; ///< By number in `ids`: its node, or GX_NONE
  gx_names gazetteers;
};

static inline gx_str gx_graph_word(const gx_graph* g, uint32_t word) { return gx_words_get(g->words, word); }

/// Widens the days of an edge so that they hold `d`.
static inline void gx_edge_add_date(gx_edge* e, gx_date d) {
  if (!gx_date_precision(d)) return;
  if (!gx_date_precision(e->first) || gx_date_cmp(d, e->first) < 0) e->first = d;
  if (!gx_date_precision(e->last) || gx_date_cmp(d, e->last) > 0) e->last = d;
}

/// Whether this record counts; GX_NONE is the graph itself, which does.
static inline bool gx_graph_counts_record(const gx_graph* g, uint32_t record) {
  return record == GX_NONE || !g->records.at[record].dropped;
}

/// The document of a record; some of its strings are valid until the next call.
gx_source gx_graph_source_of(const gx_graph* graph, uint32_t record);

/// Keeps what went wrong with a spool, if anything did.
static inline void gx_graph_note(gx_graph* g, const gx_spool* spool) {
  if (!g->fault.status) gx_spool_status(spool, &g->fault);
}

/// Gives the facts back to the system.
void gx_graph_forget_facts(gx_graph* graph);

/// Rows → edges and their evidence, once nodes are final (aggregate.c).
void gx_graph_aggregate(gx_graph* graph);

#endif
