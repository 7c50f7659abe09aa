#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/utf8.h"
#include "cli/files.h"
#include "cli/inputs.h"

/// Columns of the table; the header may give them in any order and leave out all but the path.
typedef enum { COLUMN_PATH, COLUMN_DATE, COLUMN_PUBLICATION, COLUMN_HOME, COLUMN_URL, COLUMNS } column;

static const char* const column_names[COLUMNS] = {"path", "date", "publication", "home", "url"};

struct gx_meta_table {
  gx_intern* paths; ///< Canonical path, with `#id` where a row names a line of NDJSON
  GX_VEC(gx_meta) rows;
};

typedef struct {
  gx_arena* arena;
  const char* path;
  const char* folder; ///< Canonical
  uint32_t line;
  column order[COLUMNS];
  int n_columns;
  gx_meta_table* table;
  gx_error* error;
} loader;

static gx_status read_header(loader* in, gx_str text) {
  bool seen[COLUMNS] = {false};
  gx_str field;
  while (gx_str_split(&text, '\t', &field)) {
    field = gx_str_trim(field);
    int found = 0;
    while (found < COLUMNS && !gx_str_eq(field, gx_str_of(column_names[found]))) found++;
    if (found == COLUMNS) {
      return gx_fail(in->error, GX_ERR_USAGE, in->path, in->line,
                     "“%.*s” is no column; the header line names path, date, publication, home, url",
                     GX_FMT(field));
    }
    if (seen[found]) {
      return gx_fail(in->error, GX_ERR_USAGE, in->path, in->line, "the column “%.*s” is named twice",
                     GX_FMT(field));
    }
    seen[found] = true;
    in->order[in->n_columns++] = (column)found;
  }
  if (!seen[COLUMN_PATH]) {
    return gx_fail(in->error, GX_ERR_USAGE, in->path, in->line, "the header line names no column “path”");
  }
  return GX_OK;
}

/// The name by which an input finds its row: canonical, so that `./a.txt`, `a.txt` and a link to it are one.
static gx_str canonical(loader* in, gx_str path) {
  const char* joined = path.p[0] == '/' ? gx_str_copy(in->arena, path).p
                                        : gx_str_format(in->arena, "%s/%.*s", in->folder, GX_FMT(path)).p;
  char* real = realpath(joined, NULL);
  if (real) {
    const gx_str kept = gx_str_copy(in->arena, gx_str_of(real));
    free(real);
    return kept;
  }
  const char* mark = strrchr(joined, '#');
  if (!mark) return gx_str_of(joined);
  real = realpath(gx_str_copy(in->arena, (gx_str){joined, (size_t)(mark - joined)}).p, NULL);
  if (!real) return gx_str_of(joined);
  const gx_str kept = gx_str_format(in->arena, "%s%s", real, mark);
  free(real);
  return kept;
}

static gx_status set_field(loader* in, column which, gx_str value, gx_meta* row, gx_str* path) {
  switch (which) {
    case COLUMN_PATH: *path = value; return GX_OK;
    case COLUMN_PUBLICATION: row->publication = value; return GX_OK;
    case COLUMN_HOME: row->home = value; return GX_OK;
    case COLUMN_URL: row->url = value; return GX_OK;
    case COLUMN_DATE:
      if (value.n == 0 || gx_date_parse(value, &row->date)) return GX_OK;
      return gx_fail(in->error, GX_ERR_USAGE, in->path, in->line, "“%.*s” is not a date (2024-02-07)",
                     GX_FMT(value));
    default: return GX_OK;
  }
}

static gx_status read_row(loader* in, gx_str text) {
  gx_meta row = {0};
  gx_str path = {0};
  gx_str field;
  int n = 0;
  while (gx_str_split(&text, '\t', &field)) {
    if (n == in->n_columns) {
      return gx_fail(in->error, GX_ERR_USAGE, in->path, in->line,
                     "more than the %d columns of the header line", in->n_columns);
    }
    GX_TRY(set_field(in, in->order[n++], gx_str_trim(field), &row, &path));
  }
  if (path.n == 0) return gx_fail(in->error, GX_ERR_USAGE, in->path, in->line, "the path is empty");
  const gx_str name = canonical(in, path);
  if (gx_intern_find(in->table->paths, name) != GX_NONE) {
    return gx_fail(in->error, GX_ERR_USAGE, in->path, in->line, "“%.*s” stands in an earlier line too",
                   GX_FMT(path));
  }
  gx_intern_add(in->table->paths, name);
  GX_PUSH(in->arena, &in->table->rows, row);
  return GX_OK;
}

static const char* folder_of(gx_arena* arena, const char* path) {
  const char* slash = strrchr(path, '/');
  const char* folder = !slash          ? "."
                       : slash == path ? "/"
                                       : gx_str_copy(arena, (gx_str){path, (size_t)(slash - path)}).p;
  char* real = realpath(folder, NULL);
  if (!real) return folder;
  const char* kept = gx_str_copy(arena, gx_str_of(real)).p;
  free(real);
  return kept;
}

gx_status gx_meta_load(const char* path, gx_arena* arena, gx_meta_table** out, gx_error* error) {
  gx_str text;
  GX_TRY(gx_file_read(path, arena, (size_t)256 << 20, &text, error));
  if (gx_str_starts(text, GX_STR("\xEF\xBB\xBF"))) text = (gx_str){text.p + 3, text.n - 3};
  loader in = {.arena = arena, .path = path, .folder = folder_of(arena, path), .error = error};
  in.table = *out = GX_NEW(arena, gx_meta_table);
  in.table->paths = gx_intern_new(arena);
  gx_str row;
  while (gx_str_split(&text, '\n', &row)) {
    in.line++;
    if (row.n && row.p[row.n - 1] == '\r') row.n--;
    if (!gx_utf8_valid(row, NULL)) return gx_fail(error, GX_ERR_USAGE, path, in.line, "not valid UTF-8");
    if (in.n_columns == 0) {
      GX_TRY(read_header(&in, row));
    } else if (gx_str_trim(row).n) {
      GX_TRY(read_row(&in, row));
    }
  }
  return GX_OK;
}

const gx_meta* gx_meta_find(const gx_meta_table* table, const gx_input* input, gx_str id) {
  if (!table || !input->real) return NULL;
  uint32_t row;
  if (id.n) {
    gx_arena* scratch = gx_arena_new();
    row = gx_intern_find(table->paths, gx_str_format(scratch, "%s#%.*s", input->real, GX_FMT(id)));
    gx_arena_free(scratch);
  } else {
    row = gx_intern_find(table->paths, gx_str_of(input->real));
  }
  return row == GX_NONE ? NULL : &table->rows.at[row];
}
