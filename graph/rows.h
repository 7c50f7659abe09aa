/// Rows: what claims say, spooled and sorted, for graph/ only.
#ifndef GX_GRAPH_ROWS_H
#define GX_GRAPH_ROWS_H

#include "base/date.h"
#include "graph/spool.h"

/// One place that says what one edge says; a claim without evidence has one row too. Ends and article are numbers of ids in facts, final nodes once
/// gx_graph_aggregate has them.
typedef struct {
  uint32_t source, target, article;
  uint32_t record;
  uint32_t begin, end;
  uint32_t order, of;
  uint32_t n_claim, n_rule, n_quote; ///< Bytes in `text`, where they stand one behind another
  gx_date date;
  uint8_t type; ///< gx_edge_type
  bool said;    ///< There is evidence
  bool open;
  const char* text; ///< Last: in a spool it is the text itself
} gx_row;

static inline gx_str gx_row_claim(const gx_row* r) { return (gx_str){r->text, r->n_claim}; }
static inline gx_str gx_row_rule(const gx_row* r) { return (gx_str){r->text + r->n_claim, r->n_rule}; }
static inline gx_str gx_row_quote(const gx_row* r) {
  return (gx_str){r->text + r->n_claim + r->n_rule, r->n_quote};
}

/// Appends a row with these texts, whatever `text` is.
void gx_row_put(gx_spool* spool, gx_row row, gx_str claim, gx_str rule, gx_str quote);
/// The next row; its text is valid until the reader is used again. False at the end, or on a failure.
bool gx_row_get(gx_spool_reader* reader, gx_row* row);

/// Puts rows in order of source, type, target, article, place and then of all else that they say, so that what comes out depends on no order of records. Of
/// rows that do not fit into some megabytes, sorted pieces are spooled and merged.
typedef struct gx_row_sorter gx_row_sorter;

gx_row_sorter* gx_row_sorter_new(void);
void gx_row_sorter_free(gx_row_sorter* sorter);
void gx_row_sorter_put(gx_row_sorter* sorter, const gx_row* row);
/// The next row, the first one first; its text is valid until the next call. False at the end, or on a failure. Nothing can be put any more.
bool gx_row_sorter_next(gx_row_sorter* sorter, gx_row* row);
gx_status gx_row_sorter_status(const gx_row_sorter* sorter, gx_error* error);

#endif
