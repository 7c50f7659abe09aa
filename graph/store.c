#include "graph/store.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "graph/store_p.h"

/// "guxi": what kind of SQLite file this is.
#define APPLICATION "1735751785"
enum { APPLICATION_ID = 1735751785, SCHEMA = 1 };

// ---- schema ----------------------------------------------------------------------------------------------------------------

/// What brings a store from version i to i + 1. Add, never change.
static const char* const migrations[SCHEMA] = {
    // What cannot be made again.
    "CREATE TABLE document(n INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, id TEXT NOT NULL, sha256 TEXT "
    "NOT NULL,"
    " given TEXT NOT NULL, issued TEXT, publication TEXT, home TEXT, url TEXT, gazetteers TEXT NOT NULL,"
    " file TEXT, line INTEGER, format INTEGER, encoding TEXT, counts INTEGER NOT NULL);"
    "CREATE INDEX document_id ON document(id);"
    "CREATE TABLE stored(document INTEGER PRIMARY KEY, record BLOB NOT NULL, text BLOB);"
    "CREATE TABLE overruling(kind INTEGER NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY(kind, a, "
    "b)) WITHOUT ROWID;"
    // For questions; all of it follows from the above.
    "CREATE TABLE node(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL, name TEXT, "
    "title TEXT, class TEXT,"
    " unit INTEGER, date TEXT);"
    "CREATE INDEX node_name ON node(kind, name);"
    "CREATE INDEX node_date ON node(date) WHERE date IS NOT NULL;"
    "CREATE INDEX node_unit ON node(unit) WHERE unit IS NOT NULL;"
    "CREATE TABLE said(document INTEGER NOT NULL, node INTEGER NOT NULL, name TEXT, title TEXT, class TEXT, "
    "unit INTEGER, date TEXT,"
    " mentions INTEGER NOT NULL, PRIMARY KEY(document, node)) WITHOUT ROWID;"
    "CREATE INDEX said_node ON said(node);"
    "CREATE TABLE alias(node INTEGER NOT NULL, word TEXT NOT NULL, document INTEGER NOT NULL, times INTEGER "
    "NOT NULL,"
    " PRIMARY KEY(node, word, document)) WITHOUT ROWID;"
    "CREATE INDEX alias_word ON alias(word);"
    "CREATE TABLE article(document INTEGER NOT NULL, n INTEGER NOT NULL, headline TEXT, issued TEXT, begin "
    "INTEGER, end INTEGER,"
    " PRIMARY KEY(document, n)) WITHOUT ROWID;"
    "CREATE TABLE claim(n INTEGER PRIMARY KEY, id TEXT NOT NULL, document INTEGER NOT NULL, article INTEGER "
    "NOT NULL, type INTEGER NOT NULL,"
    " subject INTEGER NOT NULL, object INTEGER, date TEXT, place INTEGER NOT NULL, of INTEGER NOT NULL, open "
    "INTEGER NOT NULL,"
    " begin INTEGER, end INTEGER, rule TEXT, quote TEXT, sentence TEXT);"
    "CREATE INDEX claim_subject ON claim(subject, type);"
    "CREATE INDEX claim_object ON claim(object, type);"
    "CREATE INDEX claim_document ON claim(document);"};

static void migrate(gx_store* store, int64_t from) {
  gx_sql_script(store->sql, "BEGIN IMMEDIATE");
  for (int64_t i = from; i < SCHEMA; i++) gx_sql_script(store->sql, migrations[i]);
  if (from == 0) gx_sql_script(store->sql, "PRAGMA application_id=" APPLICATION);
  gx_sql_script(store->sql, "PRAGMA user_version=1");
  gx_sql_script(store->sql, "COMMIT");
}

/// Sees to it that the file is a store of a version that we know.
static void check_schema(gx_store* store) {
  gx_sql* sql = store->sql;
  const int64_t application = gx_sql_number(sql, "PRAGMA application_id", 0);
  const int64_t version = gx_sql_number(sql, "PRAGMA user_version", 0);
  const int64_t tables = gx_sql_number(sql, "SELECT count(*) FROM sqlite_schema", 0);
  gx_error error;
  if (gx_sql_status(sql, &error)) return;
  const bool empty = application == 0 && version == 0 && tables == 0;
  if (application != APPLICATION_ID && !(empty && store->mode == GX_STORE_CREATE)) {
    gx_sql_fault(sql, GX_ERR_USAGE, "this is no store of guanxi");
  } else if (version > SCHEMA) {
    gx_sql_fault(sql, GX_ERR_USAGE, "this store was written by a newer guanxi: its schema is not known here");
  } else if (version < SCHEMA && store->mode == GX_STORE_READ) {
    gx_sql_fault(sql, GX_ERR_USAGE, "this store has an older schema: guanxi db upgrade brings it up to date");
  } else if (version < SCHEMA) {
    migrate(store, version);
  }
  if (store->mode != GX_STORE_READ && !gx_sql_status(sql, &error)) gx_sql_log(sql);
}

gx_status gx_store_open(const char* path, gx_store_mode mode, gx_store** out, gx_error* error) {
  gx_sql* sql;
  static const gx_sql_mode modes[] = {GX_SQL_READ, GX_SQL_CHANGE, GX_SQL_CREATE};
  GX_TRY(gx_sql_open(path, modes[mode], &sql, error));
  gx_store* store = gx_arena_need(calloc(1, sizeof *store), sizeof *store);
  *store = (gx_store){.sql = sql, .mode = mode};
  check_schema(store);
  const gx_status status = gx_sql_status(sql, error);
  if (!status) {
    *out = store;
    return GX_OK;
  }
  gx_sql_close(sql, NULL);
  free(store);
  return status;
}

void gx_store_begin(gx_store* store) {
  if (!store->changing) gx_sql_script(store->sql, "BEGIN IMMEDIATE");
  store->changing = true;
}

void gx_store_rollback(gx_store* store) {
  gx_sql_forgive(store->sql);
  gx_sql_script(store->sql, "ROLLBACK");
  gx_sql_forgive(store->sql);
  store->changing = false;
}

gx_status gx_store_commit(gx_store* store, gx_error* error) {
  if (!store->changing) return gx_sql_status(store->sql, error);
  gx_sql_script(store->sql, "COMMIT");
  const gx_status status = gx_sql_status(store->sql, error);
  if (status) gx_store_rollback(store);
  store->changing = false;
  return status;
}

gx_status gx_store_close(gx_store* store, gx_error* error) {
  if (!store) return GX_OK;
  const gx_status committed = gx_store_commit(store, error);
  const gx_status closed = gx_sql_close(store->sql, committed ? NULL : error);
  free(store);
  return committed ? committed : closed;
}

// ---- figures ---------------------------------------------------------------------------------------------------------------

static gx_date date_of(gx_sql* sql, const char* text) {
  gx_date date = {0};
  gx_rows* rows = gx_sql_query(sql, text, "");
  if (gx_sql_next(rows)) gx_date_parse(gx_sql_str(rows, 0, NULL), &date);
  gx_sql_end(rows);
  return date;
}

gx_status gx_store_count(gx_store* store, gx_store_figures* out, gx_error* error) {
  gx_sql* sql = store->sql;
  *out = (gx_store_figures){
      .documents = (uint64_t)gx_sql_number(sql, "SELECT count(DISTINCT id) FROM document", 0),
      .articles = (uint64_t)gx_sql_number(sql, "SELECT count(*) FROM article", 0),
      .claims = (uint64_t)gx_sql_number(sql, "SELECT count(*) FROM claim", 0),
      .people = (uint64_t)gx_sql_number(sql, "SELECT count(*) FROM node WHERE kind=0", 0),
      .units = (uint64_t)gx_sql_number(sql, "SELECT count(*) FROM node WHERE kind IN (2,3)", 0),
      .events = (uint64_t)gx_sql_number(sql, "SELECT count(*) FROM node WHERE kind=5", 0),
      .without_text = (uint64_t)gx_sql_number(sql, "SELECT count(*) FROM stored WHERE text IS NULL", 0),
      .first = date_of(sql, "SELECT min(issued) FROM document"),
      .last = date_of(sql, "SELECT max(issued) FROM document"),
      .schema = (int)gx_sql_number(sql, "PRAGMA user_version", 0)};
  return gx_sql_status(sql, error);
}

bool gx_store_knows(gx_store* store, gx_str path, gx_str sha256, gx_str given) {
  gx_rows* rows = gx_sql_query(store->sql, "SELECT 1 FROM document WHERE path=?1 AND sha256=?2 AND given=?3",
                               "ttt", path, sha256, given);
  const bool known = gx_sql_next(rows);
  gx_sql_end(rows);
  return known;
}

// ---- check -----------------------------------------------------------------------------------------------------------------

typedef struct {
  void (*report)(void* user, const char* problem);
  void* user;
  uint32_t problems;
  gx_arena* arena;
} checking;

static void complain(checking* c, gx_str what) {
  c->report(c->user, what.p);
  c->problems++;
}

/// What SQLite finds wrong with the file.
static void check_file(gx_store* store, checking* c) {
  gx_rows* rows = gx_sql_query(store->sql, "PRAGMA integrity_check(20)", "");
  while (gx_sql_next(rows)) {
    const gx_str line = gx_sql_str(rows, 0, c->arena);
    if (!gx_str_eq(line, GX_STR("ok")))
      complain(c, gx_str_format(c->arena, "the file is damaged: %.*s", GX_FMT(line)));
  }
}

static void check_documents(gx_store* store, checking* c) {
  gx_sql* sql = store->sql;
  gx_arena* scratch = gx_arena_new();
  gx_error problem;
  for (int64_t last = 0;;) {
    gx_rows* rows = gx_sql_query(sql,
                                 "SELECT n, path, counts, (SELECT count(*) FROM claim WHERE document=d.n)"
                                 " FROM document d WHERE n>?1 ORDER BY n LIMIT 1",
                                 "i", last);
    if (!gx_sql_next(rows)) break;
    last = gx_sql_int(rows, 0);
    const gx_str path = gx_sql_str(rows, 1, scratch);
    const int64_t counted = gx_sql_int(rows, 2), there = gx_sql_int(rows, 3);
    gx_sql_end(rows);
    const int64_t claims = gx_store_verify(store, last, scratch, &problem);
    if (claims < 0) {
      complain(c, gx_str_format(c->arena, "%.*s: %s", GX_FMT(path), problem.message));
    } else if (there != (counted ? claims : 0)) {
      complain(c, gx_str_format(c->arena,
                                "%.*s: the tables hold %lld of its %lld claims; see guanxi ingest --rebuild",
                                GX_FMT(path), (long long)there, (long long)claims));
    }
    gx_arena_reset(scratch, (size_t)16 << 20);
  }
  gx_arena_free(scratch);
}

static void check_count(gx_store* store, checking* c, const char* text, const char* what) {
  const int64_t n = gx_sql_number(store->sql, text, 0);
  if (n) complain(c, gx_str_format(c->arena, "%lld %s", (long long)n, what));
}

gx_status gx_store_check(gx_store* store, void (*report)(void* user, const char* problem), void* user,
                         uint32_t* problems, gx_error* error) {
  checking c = {.report = report, .user = user, .arena = gx_arena_new()};
  check_file(store, &c);
  if (c.problems == 0) {
    check_documents(store, &c);
    check_count(store, &c, "SELECT count(*) FROM stored WHERE document NOT IN (SELECT n FROM document)",
                "records without document");
    check_count(store, &c, "SELECT count(*) FROM said WHERE document NOT IN (SELECT n FROM document)",
                "words of documents that are gone");
    check_count(store, &c, "SELECT count(*) FROM claim WHERE subject NOT IN (SELECT n FROM node)",
                "claims about nobody");
    check_count(store, &c, "SELECT count(*) FROM node WHERE NOT EXISTS(SELECT 1 FROM said WHERE node=node.n)",
                "entities of which no document speaks");
    check_count(store, &c,
                "SELECT count(*) FROM (SELECT id FROM document GROUP BY id HAVING sum(counts)<>1 OR"
                " min(path)<>max(CASE WHEN counts THEN path END))",
                "documents that count not once");
  }
  gx_arena_free(c.arena);
  *problems = c.problems;
  return gx_sql_status(store->sql, error);
}

// ---- decisions of people ---------------------------------------------------------------------------------------------------

gx_str gx_store_other_id(gx_arena* arena, gx_str person, gx_str document) {
  const gx_str parts[] = {person, document};
  return gx_id(arena, "person", parts, 2);
}

/// Documents whose tables a decision changes: those that call `a` somebody else.
static void reindex_document(gx_store* store, gx_str id) {
  gx_rows* rows = gx_sql_query(store->sql, "SELECT n FROM document WHERE id=?1 AND counts", "t", id);
  const int64_t n = gx_sql_next(rows) ? gx_sql_int(rows, 0) : 0;
  gx_sql_end(rows);
  if (!n) return;
  gx_store_unindex(store, n);
  gx_store_reindex(store, n);
}

static void forget(gx_store* store, gx_overruling o) {
  gx_sql_do(store->sql, "DELETE FROM overruling WHERE kind=?1 AND a=?2 AND b=?3", "itt", (int64_t)o.kind, o.a,
            o.b);
}

static gx_status change(gx_store* store, gx_overruling o, bool on, gx_error* error) {
  gx_sql* sql = store->sql;
  if (o.kind == GX_OVERRULE_SAME && gx_str_cmp(o.a, o.b) > 0)
    o = (gx_overruling){o.kind, o.b, o.a}; // One way to say it
  gx_store_begin(store);
  forget(store, o);
  if (on) {
    gx_sql_do(sql, "INSERT INTO overruling VALUES(?1,?2,?3)", "itt", (int64_t)o.kind, o.a, o.b);
    if (o.kind == GX_OVERRULE_ALONE)
      gx_sql_do(sql, "DELETE FROM overruling WHERE kind=0 AND (a=?1 OR b=?1)", "t", o.a);
  }
  if (o.kind == GX_OVERRULE_OTHER) reindex_document(store, o.b);
  return gx_store_commit(store, error);
}

gx_status gx_store_overrule(gx_store* store, gx_overruling overruling, gx_error* error) {
  return change(store, overruling, true, error);
}

gx_status gx_store_unrule(gx_store* store, gx_overruling overruling, gx_error* error) {
  return change(store, overruling, false, error);
}

gx_overruling* gx_store_overrulings(gx_store* store, uint32_t* n, gx_arena* arena) {
  GX_VEC(gx_overruling) out = {0};
  gx_rows* rows = gx_sql_query(store->sql, "SELECT kind, a, b FROM overruling ORDER BY kind, a, b", "");
  while (gx_sql_next(rows)) {
    const gx_overruling o = {(gx_overruling_kind)gx_sql_int(rows, 0), gx_sql_str(rows, 1, arena),
                             gx_sql_str(rows, 2, arena)};
    GX_PUSH(arena, &out, o);
  }
  *n = out.n;
  return out.at;
}
