#include "graph/answer.h"

#include <string.h>

#include "base/json.h"

gx_answer_table* gx_answer_add(gx_answer* answer, const char* section, const gx_answer_column* columns,
                               unsigned n_columns) {
  const gx_answer_table table = {.section = section, .columns = columns, .n_columns = n_columns};
  return GX_PUSH(answer->arena, &answer->tables, table);
}

void gx_answer_row(gx_answer* answer, gx_answer_table* table, const gx_str* cells) {
  for (unsigned i = 0; i < table->n_columns; i++) GX_PUSH(answer->arena, &table->cells, cells[i]);
}

uint32_t gx_answer_rows(const gx_answer_table* table) {
  return table->n_columns ? table->cells.n / table->n_columns : 0;
}

gx_str gx_answer_cell(const gx_answer_table* table, uint32_t row, const char* key) {
  for (unsigned c = 0; c < table->n_columns; c++)
    if (strcmp(table->columns[c].key, key) == 0) return table->cells.at[row * table->n_columns + c];
  return GX_STR("");
}

gx_str gx_cell_number(gx_arena* arena, uint64_t n) {
  return gx_str_format(arena, "%llu", (unsigned long long)n);
}

gx_str gx_cell_flag(bool on) { return on ? GX_STR("true") : GX_STR("false"); }

// ---- JSON ------------------------------------------------------------------------------------------------------------------

static void put_list(gx_str items, gx_sink* sink) {
  gx_str item;
  bool first = true;
  gx_puts(sink, "[");
  while (gx_str_split(&items, '\n', &item)) {
    if (!item.n) continue;
    if (!first) gx_puts(sink, ",");
    first = false;
    gx_json_put(sink, item);
  }
  gx_puts(sink, "]");
}

static void put_value(gx_cell_kind kind, gx_str cell, gx_sink* sink) {
  if (kind == GX_CELL_LIST) {
    put_list(cell, sink);
  } else if (kind == GX_CELL_FLAG) {
    gx_puts(sink, gx_str_eq(cell, GX_STR("true")) ? "true" : "false");
  } else if (!cell.n) {
    gx_puts(sink, "null");
  } else if (kind == GX_CELL_NUMBER) {
    gx_put(sink, cell);
  } else {
    gx_json_put(sink, cell);
  }
}

void gx_answer_json(const gx_answer* answer, gx_sink* sink) {
  bool first = true;
  gx_puts(sink, "[");
  for (uint32_t t = 0; t < answer->tables.n; t++) {
    const gx_answer_table* table = &answer->tables.at[t];
    for (uint32_t r = 0; r < gx_answer_rows(table); r++) {
      gx_puts(sink, first ? "\n{" : ",\n{");
      first = false;
      if (table->section) gx_putf(sink, "\"section\":\"%s\",", table->section);
      for (unsigned c = 0; c < table->n_columns; c++) {
        gx_putf(sink, "%s\"%s\":", c ? "," : "", table->columns[c].key);
        put_value(table->columns[c].kind, table->cells.at[r * table->n_columns + c], sink);
      }
      gx_puts(sink, "}");
    }
  }
  gx_puts(sink, first ? "]\n" : "\n]\n");
}

// ---- CSV -------------------------------------------------------------------------------------------------------------------

static void put_csv(gx_cell_kind kind, gx_str cell, gx_sink* sink) {
  const bool formula = kind != GX_CELL_NUMBER && cell.n && strchr("=+-@\t\r", cell.p[0]);
  bool quoted = formula;
  if (kind == GX_CELL_LIST) cell = gx_str_trim(cell);
  for (size_t i = 0; i < cell.n; i++) quoted |= strchr(",\"\n\r", cell.p[i]) && cell.p[i];
  if (!quoted) {
    gx_put(sink, cell);
    return;
  }
  gx_puts(sink, formula ? "\"'" : "\"");
  for (size_t i = 0; i < cell.n; i++) {
    if (cell.p[i] == '"') gx_puts(sink, "\"");
    if (kind == GX_CELL_LIST && cell.p[i] == '\n') {
      gx_puts(sink, "; ");
    } else {
      gx_put(sink, (gx_str){cell.p + i, 1});
    }
  }
  gx_puts(sink, "\"");
}

void gx_answer_csv(const gx_answer* answer, gx_sink* sink) {
  for (uint32_t t = 0; t < answer->tables.n; t++) {
    const gx_answer_table* table = &answer->tables.at[t];
    if (t) gx_puts(sink, "\r\n");
    for (unsigned c = 0; c < table->n_columns; c++)
      gx_putf(sink, "%s%s", table->columns[c].key, c + 1 < table->n_columns ? "," : "\r\n");
    for (uint32_t r = 0; r < gx_answer_rows(table); r++) {
      for (unsigned c = 0; c < table->n_columns; c++) {
        put_csv(table->columns[c].kind, table->cells.at[r * table->n_columns + c], sink);
        gx_puts(sink, c + 1 < table->n_columns ? "," : "\r\n");
      }
    }
  }
}
