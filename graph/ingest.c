#include "graph/ingest.h"

#include "base/pack.h"
#include "extractor/read.h"
#include "graph/build.h"
#include "graph/index.h"

/// What a run of several documents keeps of its memory between them.
#define KEEPS ((size_t)16 << 20)

gx_str gx_store_given(gx_arena* arena, const gx_meta* given) {
  char date[12];
  gx_date_format(given->date, date);
  return gx_str_format(arena, "%s\n%.*s\n%.*s\n%.*s", date, GX_FMT(given->publication), GX_FMT(given->home),
                       GX_FMT(given->url));
}

static gx_meta read_given(gx_str s) {
  gx_meta given = {0};
  gx_str date = {0};
  gx_str_split(&s, '\n', &date);
  gx_date_parse(date, &given.date);
  gx_str_split(&s, '\n', &given.publication);
  gx_str_split(&s, '\n', &given.home);
  given.url = s;
  return given;
}

// ---- what is stored ----------------------------------------------------------------------------------------------------------

/// The record of a document and the bytes of its text, empty where they were not kept.
static gx_status load(gx_store* store, int64_t document, gx_arena* arena, gx_record* record, gx_str* bytes,
                      gx_error* error) {
  gx_str packed = GX_STR(""), text = GX_STR(""), line;
  gx_rows* rows =
      gx_sql_query(store->sql, "SELECT record, text FROM stored WHERE document=?1", "i", document);
  if (gx_sql_next(rows)) {
    packed = gx_sql_str(rows, 0, arena);
    text = gx_sql_str(rows, 1, arena);
  }
  gx_sql_end(rows);
  GX_TRY(gx_sql_status(store->sql, error));
  if (gx_unpack(arena, packed, GX_STORE_MAX_BYTES, &line, error))
    return gx_fail(error, GX_ERR_IO, gx_sql_path(store->sql), 0, "a stored record is damaged");
  GX_TRY(gx_record_read(line, gx_sql_path(store->sql), 0, arena, record, error));
  *bytes = GX_STR("");
  if (text.n && gx_unpack(arena, text, GX_STORE_MAX_BYTES, bytes, error))
    return gx_fail(error, GX_ERR_IO, gx_sql_path(store->sql), 0, "a stored text is damaged");
  return GX_OK;
}

void gx_store_unindex(gx_store* store, int64_t document) {
  gx_arena* scratch = gx_arena_new();
  gx_index_remove(store, document, scratch);
  gx_arena_free(scratch);
}

/// Reads it again, as it was read when it was stored. In `arena`.
static gx_status read_again(const gx_ingest* in, gx_arena* arena, gx_document* out, gx_error* error) {
  if (in->line_number) {
    GX_TRY(gx_read_ndjson_line(arena, in->file, in->line_number, in->bytes, &in->given, out, error));
    out->given = in->given; // Settled when the line was read first
    return GX_OK;
  }
  const gx_read_options options = {(gx_format)in->format, in->encoding.n ? in->encoding.p : NULL};
  return gx_read(arena, in->file, in->bytes, &in->given, &options, out, error);
}

/// Of a row of `document`, from this column on: given, file, line, format, encoding.
static gx_ingest read_row(gx_rows* rows, int column, gx_arena* arena) {
  return (gx_ingest){.given = read_given(gx_sql_str(rows, column, arena)),
                     .file = gx_sql_str(rows, column + 1, arena),
                     .line_number = (uint32_t)gx_sql_int(rows, column + 2),
                     .format = (int)gx_sql_int(rows, column + 3),
                     .encoding = gx_sql_str(rows, column + 4, arena)};
}

/// The decoded text of a stored document, read again from its bytes: offsets count in it. Empty when there is none.
static gx_str decode(gx_store* store, int64_t document, gx_str bytes, gx_arena* arena) {
  gx_document read = {0};
  gx_rows* rows = gx_sql_query(
      store->sql, "SELECT given, file, line, format, encoding FROM document WHERE n=?1", "i", document);
  if (!gx_sql_next(rows)) return GX_STR("");
  gx_ingest in = read_row(rows, 0, arena);
  gx_sql_end(rows);
  in.bytes = bytes;
  return bytes.n && read_again(&in, arena, &read, NULL) == GX_OK ? read.source : GX_STR("");
}

void gx_store_reindex(gx_store* store, int64_t document) {
  gx_arena* scratch = gx_arena_new();
  gx_record record;
  gx_str bytes;
  gx_error error;
  if (load(store, document, scratch, &record, &bytes, &error)) {
    gx_sql_fault(store->sql, error.status, error.message);
  } else {
    gx_index_rename(store, &record, scratch);
    gx_index_add(store, document, &record, decode(store, document, bytes, scratch), scratch);
  }
  gx_arena_free(scratch);
}

int64_t gx_store_verify(gx_store* store, int64_t document, gx_arena* arena, gx_error* problem) {
  gx_record record;
  gx_str bytes;
  if (load(store, document, arena, &record, &bytes, problem)) return -1;
  int64_t n = 0;
  for (uint32_t i = 0; i < record.n_claims; i++) n += gx_store_indexes((gx_edge_type)record.claims[i].type);
  return n;
}

// ---- put -----------------------------------------------------------------------------------------------------------------------

/// The document of this id that counts now: the row with the smallest path, 0 when there is none.
static int64_t counting(gx_store* store, gx_str id, bool by_path) {
  gx_rows* rows =
      by_path ? gx_sql_query(store->sql, "SELECT n FROM document WHERE id=?1 ORDER BY path LIMIT 1", "t", id)
              : gx_sql_query(store->sql, "SELECT n FROM document WHERE id=?1 AND counts", "t", id);
  const int64_t n = gx_sql_next(rows) ? gx_sql_int(rows, 0) : 0;
  gx_sql_end(rows);
  return n;
}

/// One text may come under several paths. It counts once, as in the graph under the smallest of them: sees to it after a change.
/// `fresh` is the row whose rows for questions are not there yet; returns whether they are wanted.
static bool settle(gx_store* store, gx_str id, int64_t fresh) {
  const int64_t before = counting(store, id, false), now = counting(store, id, true);
  if (before == now || now == 0) return false;
  if (before) {
    gx_store_unindex(store, before);
    gx_sql_do(store->sql, "UPDATE document SET counts=0 WHERE n=?1", "i", before);
  }
  gx_sql_do(store->sql, "UPDATE document SET counts=1 WHERE n=?1", "i", now);
  if (now == fresh) return true;
  gx_store_reindex(store, now);
  return false;
}

/// Takes out what is there under this path; its number is used again.
static int64_t take_out(gx_store* store, gx_str path) {
  gx_rows* rows = gx_sql_query(store->sql, "SELECT n, counts, id FROM document WHERE path=?1", "t", path);
  if (!gx_sql_next(rows)) return 0;
  const int64_t n = gx_sql_int(rows, 0);
  const bool counted = gx_sql_int(rows, 1);
  gx_arena* scratch = gx_arena_new();
  const gx_str id = gx_sql_str(rows, 2, scratch);
  gx_sql_end(rows);
  if (counted) gx_index_remove(store, n, scratch);
  gx_sql_do(store->sql, "DELETE FROM document WHERE n=?1", "i", n);
  gx_sql_do(store->sql, "DELETE FROM stored WHERE document=?1", "i", n);
  if (counted) settle(store, id, 0);
  gx_arena_free(scratch);
  return n;
}

static int64_t put_row(gx_store* store, const gx_ingest* d, gx_arena* scratch) {
  const gx_record_document* r = &d->record->document;
  char issued[12];
  gx_date_format(r->issued, issued);
  gx_sql_do(
      store->sql,
      "INSERT INTO "
      "document(path,id,sha256,given,issued,publication,home,url,gazetteers,file,line,format,encoding,counts)"
      " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,0)",
      "ttttsssstsiis", r->path, r->id, r->sha256, gx_store_given(scratch, &d->given), gx_str_of(issued),
      r->publication, r->home, r->url, d->record->gazetteers, d->file, (int64_t)d->line_number,
      (int64_t)d->format, d->encoding);
  const int64_t n = gx_sql_last_row(store->sql);
  if (d->bytes.n) {
    gx_sql_do(store->sql, "INSERT INTO stored VALUES(?1,?2,?3)", "ibb", n, gx_pack(scratch, d->line),
              gx_pack(scratch, d->bytes));
  } else {
    gx_sql_do(store->sql, "INSERT INTO stored VALUES(?1,?2,NULL)", "ib", n, gx_pack(scratch, d->line));
  }
  return n;
}

/// Whether exactly this record, with this text, is there.
static bool is_there(gx_store* store, const gx_ingest* d, gx_arena* scratch) {
  if (!gx_store_knows(store, d->record->document.path, d->record->document.sha256,
                      gx_store_given(scratch, &d->given)))
    return false;
  gx_rows* rows =
      gx_sql_query(store->sql,
                   "SELECT s.record, s.text IS NULL FROM document d JOIN stored s ON s.document=d.n"
                   " WHERE d.path=?1",
                   "t", d->record->document.path);
  gx_str line = GX_STR("");
  bool same = false;
  if (gx_sql_next(rows) && gx_sql_int(rows, 1) == (d->bytes.n == 0)) {
    same = gx_unpack(scratch, gx_sql_str(rows, 0, NULL), GX_STORE_MAX_BYTES, &line, NULL) == GX_OK &&
           gx_str_eq(line, d->line);
  }
  gx_sql_end(rows);
  return same;
}

static void put(gx_store* store, const gx_ingest* d, gx_ingest_result* result, gx_arena* scratch) {
  *result = take_out(store, d->record->document.path) ? GX_INGEST_REPLACED : GX_INGEST_ADDED;
  const int64_t n = put_row(store, d, scratch);
  if (!settle(store, d->record->document.id, n)) return;
  gx_record record = *d->record;
  gx_index_rename(store, &record, scratch);
  gx_index_add(store, n, &record, d->source, scratch);
}

gx_status gx_store_put(gx_store* store, const gx_ingest* document, gx_ingest_result* result,
                       gx_error* error) {
  gx_arena* scratch = gx_arena_new();
  gx_store_begin(store);
  if (is_there(store, document, scratch)) {
    *result = GX_INGEST_SAME;
  } else {
    put(store, document, result, scratch);
  }
  gx_arena_free(scratch);
  const gx_status status = gx_sql_status(store->sql, error);
  if (status) gx_store_rollback(store);
  return status;
}

// ---- out again -----------------------------------------------------------------------------------------------------------------

bool gx_store_next_text(gx_store* store, int64_t* place, gx_arena* arena, gx_ingest* out, gx_error* error) {
  gx_rows* rows = gx_sql_query(
      store->sql,
      "SELECT d.n, d.given, d.file, d.line, d.format, d.encoding, s.text FROM document d"
      " JOIN stored s ON s.document=d.n WHERE d.n>?1 AND s.text IS NOT NULL ORDER BY d.n LIMIT 1",
      "i", *place);
  if (!gx_sql_next(rows)) {
    gx_sql_status(store->sql, error);
    return false;
  }
  *place = gx_sql_int(rows, 0);
  *out = read_row(rows, 1, arena);
  const gx_str packed = gx_sql_str(rows, 6, arena);
  gx_sql_end(rows);
  return gx_unpack(arena, packed, GX_STORE_MAX_BYTES, &out->bytes, error) == GX_OK;
}

gx_status gx_store_fold(gx_store* store, gx_graph* graph, gx_error* error) {
  uint32_t n;
  gx_arena* arena = gx_arena_new();
  const gx_overruling* overrulings = gx_store_overrulings(store, &n, arena);
  for (uint32_t i = 0; i < n; i++) {
    if (overrulings[i].kind == GX_OVERRULE_SAME)
      gx_graph_same(graph, overrulings[i].a, overrulings[i].b);
    else if (overrulings[i].kind == GX_OVERRULE_ALONE)
      gx_graph_alone(graph, overrulings[i].a);
  }
  gx_status status = gx_sql_status(store->sql, error);
  gx_rows* rows =
      gx_sql_query(store->sql,
                   "SELECT s.record FROM document d JOIN stored s ON s.document=d.n WHERE d.counts"
                   " ORDER BY d.n",
                   "");
  while (!status && gx_sql_next(rows)) {
    gx_record record;
    gx_str line;
    gx_arena_reset(arena, KEEPS);
    status = gx_unpack(arena, gx_sql_str(rows, 0, NULL), GX_STORE_MAX_BYTES, &line, error);
    if (!status) status = gx_record_read(line, gx_sql_path(store->sql), 0, arena, &record, error);
    if (!status) gx_index_rename(store, &record, arena);
    if (!status) status = gx_graph_add(graph, &record, error);
  }
  gx_sql_end(rows);
  gx_arena_free(arena);
  return status ? status : gx_sql_status(store->sql, error);
}
