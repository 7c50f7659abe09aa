/// The answer to a question: rows of cells under named columns, which any format writes and none understands.
#ifndef GX_GRAPH_ANSWER_H
#define GX_GRAPH_ANSWER_H

#include "base/sink.h"
#include "base/str.h"

typedef enum {
  GX_CELL_TEXT,   ///< Empty: null
  GX_CELL_OFFICE, ///< Text of which the end is kept where it is cut: it tells offices of one unit apart, and files of one folder
  GX_CELL_NUMBER, ///< Written as it stands
  GX_CELL_FLAG,   ///< "true", else false
  GX_CELL_LIST,   ///< Items that end with a line break each
} gx_cell_kind;

typedef struct {
  const char* key;     ///< In JSON and CSV
  const char* title;   ///< In tables; NULL: not shown there
  gx_cell_kind kind;
  uint8_t least; ///< Places that it needs on a terminal; more are shared out. 0: as many as its cells
  uint8_t rank;  ///< Where the terminal is too narrow, columns of high rank are left out first; 0: never
} gx_answer_column;

/// One table of an answer.
typedef struct {
  const char* section; ///< "offices"; NULL where the answer is one table
  const gx_answer_column* columns;
  unsigned n_columns;
  GX_VEC(gx_str) cells; ///< Row by row
} gx_answer_table;

typedef struct {
  GX_VEC(gx_answer_table) tables;
  gx_arena* arena; ///< Of all strings
} gx_answer;

/// Adds a table; the pointer is valid until the next one is added.
gx_answer_table* gx_answer_add(gx_answer* answer, const char* section, const gx_answer_column* columns, unsigned n_columns);
/// Adds a row: as many cells as the table has columns.
void gx_answer_row(gx_answer* answer, gx_answer_table* table, const gx_str* cells);
uint32_t gx_answer_rows(const gx_answer_table* table);
/// The cell of that key, or an empty one.
gx_str gx_answer_cell(const gx_answer_table* table, uint32_t row, const char* key);

/// Cells.
gx_str gx_cell_number(gx_arena* arena, uint64_t n);
gx_str gx_cell_flag(bool on);

/// One list of objects, whose keys are those of the columns; rows of several tables tell them by "section".
void gx_answer_json(const gx_answer* answer, gx_sink* sink);
/// RFC 4180; several tables are set apart by an empty line. A cell that a spreadsheet would take for a formula gets a ' before it.
void gx_answer_csv(const gx_answer* answer, gx_sink* sink);

#endif
