/// The database behind the store, for graph/ only. SQLite is used in sql.c only.
///
/// The first error stays: later calls then do nothing and give no rows, and gx_sql_status says what it was. So a question runs to its end
/// and is checked once.
#ifndef GX_GRAPH_SQL_H
#define GX_GRAPH_SQL_H

#include "base/status.h"
#include "base/str.h"

typedef struct gx_sql gx_sql;
typedef struct gx_rows gx_rows;

typedef enum {
  GX_SQL_READ,     ///< The file is there and stays as it is
  GX_SQL_CHANGE,   ///< It is there; this is its only writer
  GX_SQL_CREATE,   ///< As CHANGE; a new, empty one when it is missing
} gx_sql_mode;

/// Errors are in words for the user. A second writer fails at once with GX_ERR_IO. A reader sees the file as it is now until it closes; meanwhile nobody
/// begins to write: it is not to wait for anything else.
gx_status gx_sql_open(const char* path, gx_sql_mode mode, gx_sql** out, gx_error* error);
/// To be called by a writer once it knows that the file is its own: keeps changes in a log beside the file until they are moved into it. A
/// document costs no flush of the disk then, and a killed process leaves whole documents; the flush comes once, when the file is closed.
void gx_sql_log(gx_sql* db);
/// With CHANGE and CREATE all is moved into the one file and flushed to the disk, and the status tells of failures there; with READ of all failures before.
gx_status gx_sql_close(gx_sql* db, gx_error* error);

/// Runs statements without parameters and rows.
void gx_sql_script(gx_sql* db, const char* text);
/// Begins a statement; `types` has a letter for each parameter: s gx_str (empty: NULL), t gx_str (never NULL), b gx_str of bytes, i int64_t. The
/// text must be a literal: prepared statements are kept by its address. One run of each statement at a time.
gx_rows* gx_sql_query(gx_sql* db, const char* text, const char* types, ...);
/// The next row; false at the end or on errors.
bool gx_sql_next(gx_rows* rows);
/// Ends a statement before its last row.
void gx_sql_end(gx_rows* rows);
/// As gx_sql_query, for statements without rows.
void gx_sql_do(gx_sql* db, const char* text, const char* types, ...);

/// Of the row at hand, from column 0; strings are valid until the next call of gx_sql_next, copied when an arena is given.
gx_str gx_sql_str(gx_rows* rows, int column, gx_arena* arena);
int64_t gx_sql_int(gx_rows* rows, int column);

int64_t gx_sql_last_row(gx_sql* db); ///< Number of the row inserted last
int64_t gx_sql_number(gx_sql* db, const char* text, int64_t otherwise); ///< The one number that a statement gives

gx_status gx_sql_status(const gx_sql* db, gx_error* error);
/// Sets an error of our own; the first one stays.
void gx_sql_fault(gx_sql* db, gx_status status, const char* message);
/// Forgets the error, so that the work can go on behind a rollback.
void gx_sql_forgive(gx_sql* db);
const char* gx_sql_path(const gx_sql* db);

#endif
