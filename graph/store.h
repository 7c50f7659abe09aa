/// The store: one file that grows day by day. It keeps the record of every document, from which everything else in it can be made again, and the texts, so that
/// documents can be read again under better rules.
///
/// What comes out depends on the documents, never on the order or the number of times in which they came. Every document is stored whole or
/// not at all. A store is used by one thread at a time.
#ifndef GX_GRAPH_STORE_H
#define GX_GRAPH_STORE_H

#include "base/date.h"
#include "base/status.h"
#include "graph/graph.h"

typedef enum {
  GX_STORE_READ,   ///< Nothing is changed; others may write meanwhile
  GX_STORE_CHANGE, ///< The only writer; the store is there
  GX_STORE_CREATE, ///< The only writer; made when it is missing
} gx_store_mode;

typedef struct gx_store gx_store;

/// Fails with one clear line when the file is missing, damaged, no store, of a newer guanxi, cannot be written, or has a writer already.
/// An older schema is brought up to date by CHANGE and CREATE.
gx_status gx_store_open(const char* path, gx_store_mode mode, gx_store** out, gx_error* error);
/// Puts what was done since the last time into the store, in one step; small steps are slower.
gx_status gx_store_commit(gx_store* store, gx_error* error);
/// Commits, and flushes what a writer did to the disk; a reader learns whether all could be read. NULL is fine. Readers close before they write answers anywhere: a
/// pipe may be slow, and no writer can begin meanwhile.
gx_status gx_store_close(gx_store* store, gx_error* error);

typedef struct {
  uint64_t documents, articles, claims, people, units, events;
  uint64_t without_text; ///< Documents whose text was not kept
  gx_date first, last;   ///< Issue dates
  int schema;
} gx_store_figures;

gx_status gx_store_count(gx_store* store, gx_store_figures* out, gx_error* error);

/// Whether the document of this path is there with these bytes and what was given of it (gx_store_given).
bool gx_store_knows(gx_store* store, gx_str path, gx_str sha256, gx_str given);

/// Finds out whether all is in order: the file, every record and text, and that the tables for questions say what the records say. Each problem
/// is handed to `report`. `*problems` is their number.
gx_status gx_store_check(gx_store* store, void (*report)(void* user, const char* problem), void* user,
                         uint32_t* problems, gx_error* error);

/// A person's decision about who is who. It survives rebuilding, because it names ids that come from the texts.
typedef enum {
  GX_OVERRULE_SAME,  ///< `a` and `b` are one person
  GX_OVERRULE_ALONE, ///< `a` is merged with nobody for an office held in common
  GX_OVERRULE_OTHER, ///< What the document of id `b` calls `a` is somebody else
} gx_overruling_kind;

typedef struct {
  gx_overruling_kind kind;
  gx_str a, b;
} gx_overruling;

/// Stores a decision; the opposite one for the same ids is taken back.
gx_status gx_store_overrule(gx_store* store, gx_overruling overruling, gx_error* error);
/// Forgets one.
gx_status gx_store_unrule(gx_store* store, gx_overruling overruling, gx_error* error);
/// All decisions, sorted. In `arena`.
gx_overruling* gx_store_overrulings(gx_store* store, uint32_t* n, gx_arena* arena);
/// The id of the person whom the document calls `person` though somebody else is meant.
gx_str gx_store_other_id(gx_arena* arena, gx_str person, gx_str document);

/// Folds all records into the graph under the decisions stored; the caller finishes it.
gx_status gx_store_fold(gx_store* store, gx_graph* graph, gx_error* error);

#endif
