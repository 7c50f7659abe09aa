/// A table for terminals: columns are as wide as their cells show, Chinese characters taking two places.
#ifndef GX_CLI_TABLE_H
#define GX_CLI_TABLE_H

#include "base/sink.h"

typedef struct {
  const char* title;
  bool        number; ///< Set to the right
  unsigned    most;   ///< Places; longer cells are cut with …; 0: no limit
} gx_column;

/// Writes title line and rows; `cells` holds n_rows × n_columns of them, row by row. Columns whose cells are all empty are left
/// out.
void gx_table_write(gx_sink* sink, const gx_column* columns, unsigned n_columns, const gx_str* cells, uint32_t n_rows,
                    gx_arena* arena);

#endif
