#include "cli/answer_table.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/table.h"
#include "graph/escape.h"

enum { GAP = 2, MAX_COLUMNS = 32 };

gx_terminal gx_terminal_of_output(void) {
  struct winsize size;
  if (!isatty(STDOUT_FILENO)) return (gx_terminal){0};
  const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
  const bool sized = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col;
  return (gx_terminal){.places = sized ? size.ws_col : 80,
                       .bold = term && strcmp(term, "dumb") != 0 && !(no_color && *no_color)};
}

/// The columns of one table that are to be shown, and how wide.
typedef struct {
  unsigned n;
  unsigned from[MAX_COLUMNS];  ///< Column of the answer
  unsigned width[MAX_COLUMNS]; ///< Widest cell or title
  gx_column shown[MAX_COLUMNS];
} layout;

/// For people's eyes: control characters gone, lists on one line.
static gx_str clean(gx_str cell, gx_arena* arena) {
  gx_sink* sink = gx_sink_memory();
  gx_escape(sink, GX_ESCAPE_TERMINAL, cell);
  const gx_str out = gx_str_copy(arena, gx_sink_bytes(sink));
  gx_sink_abandon(sink);
  return out;
}

/// A title is never cut.
static unsigned least_of(const gx_answer_column* column, unsigned width) {
  const unsigned title = gx_utf8_width(gx_str_of(column->title));
  const unsigned least = column->least > title ? column->least : title;
  return column->least && least < width ? least : width;
}

static unsigned sum(const layout* l, const gx_answer_column* columns, bool least) {
  unsigned places = l->n ? (l->n - 1) * GAP : 0;
  for (unsigned i = 0; i < l->n; i++)
    places += least ? least_of(&columns[l->from[i]], l->width[i]) : l->width[i];
  return places;
}

/// Leaves out columns until the rest fits at its narrowest.
static void leave_out(layout* l, const gx_answer_column* columns, unsigned places) {
  while (sum(l, columns, true) > places) {
    unsigned worst = l->n;
    for (unsigned i = 0; i < l->n; i++)
      if (columns[l->from[i]].rank &&
          (worst == l->n || columns[l->from[i]].rank > columns[l->from[worst]].rank))
        worst = i;
    if (worst == l->n) return;
    l->n--;
    for (unsigned i = worst; i < l->n; i++) {
      l->from[i] = l->from[i + 1];
      l->width[i] = l->width[i + 1];
    }
  }
}

/// Shares the places out: each column gets what it needs at least, then one place each in turn until all are given.
static void share_out(layout* l, const gx_answer_column* columns, unsigned places) {
  if (sum(l, columns, false) <= places) return;
  unsigned given[MAX_COLUMNS];
  unsigned used = sum(l, columns, true);
  for (unsigned i = 0; i < l->n; i++) given[i] = least_of(&columns[l->from[i]], l->width[i]);
  for (bool more = true; more && used < places;) {
    more = false;
    for (unsigned i = 0; i < l->n && used < places; i++) {
      if (given[i] >= l->width[i]) continue;
      given[i]++;
      used++;
      more = true;
    }
  }
  for (unsigned i = 0; i < l->n; i++) l->shown[i].most = given[i] < l->width[i] ? given[i] : 0;
}

/// The end of a cell in that many places.
static gx_str cut_head(gx_str cell, unsigned most, gx_arena* arena) {
  size_t at = 0;
  unsigned width = gx_utf8_width(cell);
  if (width <= most) return cell;
  while (at < cell.n && width > most - 1) {
    const size_t begin = at;
    gx_utf8_next(cell, &at);
    width -= gx_utf8_width((gx_str){cell.p + begin, at - begin});
  }
  return gx_str_format(arena, "…%.*s", (int)(cell.n - at), cell.p + at);
}

static void measure(layout* l, const gx_answer_table* table, const gx_str* cells, uint32_t rows) {
  for (unsigned c = 0; c < table->n_columns && l->n < MAX_COLUMNS; c++) {
    if (!table->columns[c].title) continue;
    unsigned widest = 0;
    for (uint32_t r = 0; r < rows; r++) {
      const unsigned width = gx_utf8_width(cells[(size_t)r * table->n_columns + c]);
      if (width > widest) widest = width;
    }
    if (!widest) continue;
    const unsigned title = gx_utf8_width(gx_str_of(table->columns[c].title));
    l->from[l->n] = c;
    l->width[l->n++] = widest > title ? widest : title;
  }
}

/// Puts a table with its titles set off.
static void put_bold(gx_str table, gx_sink* sink) {
  const char* end = memchr(table.p, '\n', table.n);
  const size_t title = end ? (size_t)(end - table.p) : 0;
  gx_putf(sink, "\033[1m%.*s\033[0m", (int)title, table.p);
  gx_put(sink, (gx_str){table.p + title, table.n - title});
}

static void show(const gx_answer_table* table, uint32_t rows, gx_terminal terminal, gx_sink* sink) {
  const unsigned places = terminal.places;
  gx_arena* arena = gx_arena_new();
  const size_t n = (size_t)rows * table->n_columns;
  gx_str* cells = GX_ARRAY(arena, gx_str, n);
  for (size_t i = 0; i < n; i++)
    if (table->columns[i % table->n_columns].title) cells[i] = clean(table->cells.at[i], arena);
  layout l = {0};
  measure(&l, table, cells, rows);
  if (places) leave_out(&l, table->columns, places);
  for (unsigned i = 0; i < l.n; i++) {
    const gx_answer_column* column = &table->columns[l.from[i]];
    l.shown[i] = (gx_column){column->title, column->kind == GX_CELL_NUMBER, 0};
  }
  if (places) share_out(&l, table->columns, places);
  gx_str* shown = GX_ARRAY(arena, gx_str, (size_t)rows * l.n);
  for (uint32_t r = 0; r < rows; r++)
    for (unsigned i = 0; i < l.n; i++) {
      const gx_str cell = cells[(size_t)r * table->n_columns + l.from[i]];
      const bool tail = table->columns[l.from[i]].kind == GX_CELL_OFFICE && l.shown[i].most;
      shown[r * l.n + i] = tail ? cut_head(cell, l.shown[i].most, arena) : cell;
    }
  gx_sink* plain = gx_sink_memory();
  gx_table_write(plain, l.shown, l.n, shown, rows, arena);
  if (terminal.bold) {
    put_bold(gx_sink_bytes(plain), sink);
  } else {
    gx_put(sink, gx_sink_bytes(plain));
  }
  gx_sink_abandon(plain);
  gx_arena_free(arena);
}

uint32_t gx_answer_show(const gx_answer* answer, gx_terminal terminal, uint32_t limit, gx_sink* sink) {
  uint32_t left_out = 0;
  bool first = true;
  for (uint32_t t = 0; t < answer->tables.n; t++) {
    const gx_answer_table* table = &answer->tables.at[t];
    const uint32_t all = gx_answer_rows(table), rows = limit && limit < all ? limit : all;
    if (!rows) continue;
    if (!first) gx_puts(sink, "\n");
    first = false;
    left_out += all - rows;
    show(table, rows, terminal, sink);
  }
  return left_out;
}
