#include "cli/table.h"

#include "base/utf8.h"

/// As much of `cell` as fits into `most` places, ended by … where something was cut.
static gx_str cut(gx_str cell, unsigned most, gx_arena* arena) {
  if (most == 0 || gx_utf8_width(cell) <= most) return cell;
  size_t end = 0;
  unsigned width = 0;
  for (size_t at = 0; at < cell.n;) {
    const size_t begin = at;
    gx_utf8_next(cell, &at);
    width += gx_utf8_width((gx_str){cell.p + begin, at - begin});
    if (width > most - 1) break;
    end = at;
  }
  return gx_str_format(arena, "%.*s…", (int)end, cell.p);
}

static void put_cell(gx_sink* sink, gx_str cell, unsigned width, bool right, bool last) {
  const unsigned have = gx_utf8_width(cell);
  const unsigned pad = have < width ? width - have : 0;
  if (right && !(last && cell.n == 0)) gx_putf(sink, "%*s", (int)pad, "");
  gx_put(sink, cell);
  if (!right && !last) gx_putf(sink, "%*s", (int)pad, "");
  gx_puts(sink, last ? "\n" : "  ");
}

/// Places of each column, 0 where all cells are empty.
static unsigned* measure(const gx_column* columns, unsigned n_columns, const gx_str* cells, uint32_t n_rows,
                         gx_arena* arena) {
  unsigned* widths = GX_ARRAY(arena, unsigned, n_columns);
  for (unsigned c = 0; c < n_columns; c++) {
    for (uint32_t r = 0; r < n_rows; r++) {
      const unsigned width = gx_utf8_width(cells[(size_t)r * n_columns + c]);
      if (width > widths[c]) widths[c] = width;
    }
    const unsigned title = gx_utf8_width(gx_str_of(columns[c].title));
    if (widths[c] && widths[c] < title) widths[c] = title;
  }
  return widths;
}

void gx_table_write(gx_sink* sink, const gx_column* columns, unsigned n_columns, const gx_str* cells,
                    uint32_t n_rows, gx_arena* arena) {
  gx_str* shown = GX_ARRAY(arena, gx_str, (size_t)n_rows * n_columns);
  for (size_t i = 0; i < (size_t)n_rows * n_columns; i++)
    shown[i] = cut(cells[i], columns[i % n_columns].most, arena);
  const unsigned* widths = measure(columns, n_columns, shown, n_rows, arena);
  for (uint32_t r = 0; r <= n_rows; r++) {
    unsigned last = 0; // No spaces behind the last cell of a row that says something
    for (unsigned c = 0; c < n_columns; c++)
      if (widths[c] && (r == 0 || shown[(size_t)(r - 1) * n_columns + c].n)) last = c;
    for (unsigned c = 0; c <= last; c++) {
      if (!widths[c]) continue;
      const gx_str cell = r ? shown[(size_t)(r - 1) * n_columns + c] : gx_str_of(columns[c].title);
      put_cell(sink, cell, widths[c], columns[c].number, c == last);
    }
  }
}
