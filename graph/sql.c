#include "graph/sql.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_STATEMENTS = 128, BUSY_MS = 5000 };

struct gx_rows {
  gx_sql* db;
  const char* text;
  sqlite3_stmt* statement;
};

struct gx_sql {
  sqlite3* handle;
  char* path;
  bool writes;
  bool logs; ///< gx_sql_log was called
  int lock;  ///< Open file that holds the writer's lock, or -1
  gx_error error;
  gx_rows rows[MAX_STATEMENTS];
  unsigned n_rows;
};

// ---- errors ----------------------------------------------------------------------------------------------------------------

static void explain(gx_sql* db, int code, gx_error* out) {
  const char* path = db->path;
  switch (code & 0xFF) {
    case SQLITE_FULL:
      gx_fail(out, GX_ERR_IO, path, 0, "no space left: what was not reported as stored is not there");
      break;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      gx_fail(out, GX_ERR_IO, path, 0, "the file is damaged, or no store of guanxi");
      break;
    case SQLITE_READONLY: gx_fail(out, GX_ERR_IO, path, 0, "the file cannot be written"); break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: gx_fail(out, GX_ERR_IO, path, 0, "another program is using the file"); break;
    case SQLITE_CANTOPEN: gx_fail(out, GX_ERR_IO, path, 0, "the file cannot be opened"); break;
    case SQLITE_NOMEM: gx_arena_exhausted(0);
    default: gx_fail(out, GX_ERR_IO, path, 0, "%s", sqlite3_errmsg(db->handle));
  }
}

static void note(gx_sql* db, int code) {
  if (!db->error.status) explain(db, code, &db->error);
}

gx_status gx_sql_status(const gx_sql* db, gx_error* error) {
  if (db->error.status && error) *error = db->error;
  return db->error.status;
}

void gx_sql_fault(gx_sql* db, gx_status status, const char* message) {
  if (!db->error.status) gx_fail(&db->error, status, db->path, 0, "%s", message);
}

void gx_sql_forgive(gx_sql* db) { db->error.status = GX_OK; }

const char* gx_sql_path(const gx_sql* db) { return db->path; }

// ---- open and close --------------------------------------------------------------------------------------------------------

/// Locks the file for writing by this process. The lock is flock's, which does not meet SQLite's own; its file stays open
/// until SQLite has closed, because closing any other file of the same name would give up SQLite's locks.
static gx_status lock_file(gx_sql* db, bool create, bool* made, gx_error* error) {
  struct stat before;
  *made = create && stat(db->path, &before) != 0;
  db->lock = open(db->path, O_RDWR | O_CLOEXEC | (create ? O_CREAT : 0), 0666);
  if (db->lock < 0) return gx_fail(error, GX_ERR_IO, db->path, 0, "%s", strerror(errno));
  if (flock(db->lock, LOCK_EX | LOCK_NB) == 0) return GX_OK;
  return gx_fail(error, GX_ERR_IO, db->path, 0, "another guanxi is writing to this store");
}

/// What a file on a medium that cannot be written needs: SQLite makes files beside it otherwise.
static char* read_only_name(const char* path) {
  return sqlite3_mprintf("file:%s%q?immutable=1", path[0] == '/' ? "" : "./", path);
}

static int open_handle(gx_sql* db) {
  if (db->writes)
    return sqlite3_open_v2(db->path, &db->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  int code = sqlite3_open_v2(db->path, &db->handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK) {
    sqlite3_busy_timeout(db->handle, BUSY_MS);
    code = sqlite3_exec(db->handle, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
  }
  if ((code & 0xFF) != SQLITE_CANTOPEN && (code & 0xFF) != SQLITE_READONLY) return code;
  sqlite3_close(db->handle);
  char* name = strpbrk(db->path, "?#%") ? NULL : read_only_name(db->path);
  code = name ? sqlite3_open_v2(name, &db->handle,
                                SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, NULL)
              : code;
  sqlite3_free(name);
  return code;
}

static void set_up(gx_sql* db) {
  sqlite3_busy_timeout(db->handle, BUSY_MS);
  sqlite3_extended_result_codes(db->handle, 1);
  sqlite3_exec(db->handle, "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000", NULL, NULL, NULL);
}

void gx_sql_log(gx_sql* db) {
  gx_sql_script(db, "PRAGMA journal_mode=WAL");
  gx_sql_script(db, "PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=OFF; PRAGMA wal_autocheckpoint=4000");
  db->logs = true;
}

static void free_db(gx_sql* db) {
  for (unsigned i = 0; i < db->n_rows; i++) sqlite3_finalize(db->rows[i].statement);
  sqlite3_close(db->handle);
  if (db->lock >= 0) close(db->lock);
  free(db->path);
  free(db);
}

gx_status gx_sql_open(const char* path, gx_sql_mode mode, gx_sql** out, gx_error* error) {
  gx_sql* db = gx_arena_need(calloc(1, sizeof *db), sizeof *db);
  db->path = gx_arena_need(strdup(path), strlen(path));
  db->lock = -1;
  db->writes = mode != GX_SQL_READ;
  bool made = false;
  struct stat there;
  gx_status status = GX_OK;
  if (!db->writes && stat(path, &there) != 0)
    status = gx_fail(error, GX_ERR_IO, path, 0, "%s", strerror(errno));
  if (db->writes) status = lock_file(db, mode == GX_SQL_CREATE, &made, error);
  if (!status) {
    const int code = open_handle(db);
    if (code != SQLITE_OK) {
      note(db, code);
    } else {
      set_up(db);
    }
    // All that a reader reads is of one moment; and no statement has to lock the file for itself.
    if (!db->writes) gx_sql_script(db, "BEGIN");
    gx_sql_number(db, "SELECT count(*) FROM sqlite_schema", 0);
    status = gx_sql_status(db, error);
  }
  if (status) {
    if (made) unlink(path);
    free_db(db);
    return status;
  }
  *out = db;
  return GX_OK;
}

gx_status gx_sql_close(gx_sql* db, gx_error* error) {
  if (!db) return GX_OK;
  for (unsigned i = 0; i < db->n_rows; i++) sqlite3_finalize(db->rows[i].statement);
  db->n_rows = 0;
  gx_status status = db->writes ? GX_OK : gx_sql_status(db, error);
  if (db->logs) {
    sqlite3_exec(db->handle, "PRAGMA synchronous=FULL", NULL, NULL, NULL);
    const int code = sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    // Readers may keep the log from being emptied: what is stored is stored there.
    if (code != SQLITE_OK && (code & 0xFF) != SQLITE_BUSY && (code & 0xFF) != SQLITE_LOCKED) {
      gx_sql_forgive(db);
      note(db, code);
      status = gx_sql_status(db, error);
    }
    // One file that can be copied, and read where nothing can be written.
    sqlite3_busy_timeout(db->handle, 0);
    sqlite3_exec(db->handle, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL);
  }
  free_db(db);
  return status;
}

// ---- statements ------------------------------------------------------------------------------------------------------------

void gx_sql_script(gx_sql* db, const char* text) {
  if (db->error.status) return;
  const int code = sqlite3_exec(db->handle, text, NULL, NULL, NULL);
  if (code != SQLITE_OK) note(db, code);
}

static gx_rows* find_statement(gx_sql* db, const char* text) {
  for (unsigned i = 0; i < db->n_rows; i++) {
    if (db->rows[i].text == text) return &db->rows[i];
  }
  if (db->n_rows == MAX_STATEMENTS) {
    gx_sql_fault(db, GX_ERR_LIMIT, "too many statements");
    return NULL;
  }
  gx_rows* rows = &db->rows[db->n_rows];
  *rows = (gx_rows){.db = db, .text = text};
  const int code =
      sqlite3_prepare_v3(db->handle, text, -1, SQLITE_PREPARE_PERSISTENT, &rows->statement, NULL);
  if (code != SQLITE_OK) {
    note(db, code);
    return NULL;
  }
  db->n_rows++;
  return rows;
}

/// `keep`: the values are there until the next run of the statement.
static gx_rows* begin(gx_sql* db, const char* text, const char* types, bool keep, va_list arguments) {
  const sqlite3_destructor_type copies = keep ? SQLITE_STATIC : SQLITE_TRANSIENT;
  if (db->error.status) return NULL;
  gx_rows* rows = find_statement(db, text);
  if (!rows) return NULL;
  sqlite3_reset(rows->statement);
  int code = SQLITE_OK;
  for (int i = 1; *types && code == SQLITE_OK; types++, i++) {
    if (*types == 'i') {
      code = sqlite3_bind_int64(rows->statement, i, va_arg(arguments, int64_t));
      continue;
    }
    const gx_str s = va_arg(arguments, gx_str);
    const char* p = s.p ? s.p : "";
    if (*types == 's' && s.n == 0) {
      code = sqlite3_bind_null(rows->statement, i);
    } else if (*types == 'b') {
      code = sqlite3_bind_blob64(rows->statement, i, p, s.n, copies);
    } else {
      code = sqlite3_bind_text64(rows->statement, i, p, s.n, copies, SQLITE_UTF8);
    }
  }
  if (code == SQLITE_OK) return rows;
  note(db, code);
  return NULL;
}

gx_rows* gx_sql_query(gx_sql* db, const char* text, const char* types, ...) {
  va_list arguments;
  va_start(arguments, types);
  gx_rows* rows = begin(db, text, types, false, arguments);
  va_end(arguments);
  return rows;
}

bool gx_sql_next(gx_rows* rows) {
  if (!rows || rows->db->error.status) return false;
  const int code = sqlite3_step(rows->statement);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) note(rows->db, code);
  sqlite3_reset(rows->statement);
  return false;
}

void gx_sql_end(gx_rows* rows) {
  if (rows) sqlite3_reset(rows->statement);
}

void gx_sql_do(gx_sql* db, const char* text, const char* types, ...) {
  va_list arguments;
  va_start(arguments, types);
  gx_rows* rows = begin(db, text, types, true, arguments);
  va_end(arguments);
  while (gx_sql_next(rows)) continue;
}

gx_str gx_sql_str(gx_rows* rows, int column, gx_arena* arena) {
  const char* p = sqlite3_column_blob(rows->statement, column);
  const gx_str s = {p ? p : "", (size_t)sqlite3_column_bytes(rows->statement, column)};
  return arena ? gx_str_copy(arena, s) : s;
}

int64_t gx_sql_int(gx_rows* rows, int column) { return sqlite3_column_int64(rows->statement, column); }

int64_t gx_sql_last_row(gx_sql* db) { return sqlite3_last_insert_rowid(db->handle); }

int64_t gx_sql_number(gx_sql* db, const char* text, int64_t otherwise) {
  gx_rows* rows = gx_sql_query(db, text, "");
  const bool found = gx_sql_next(rows) && sqlite3_column_type(rows->statement, 0) != SQLITE_NULL;
  const int64_t n = found ? gx_sql_int(rows, 0) : otherwise;
  gx_sql_end(rows);
  return n;
}
