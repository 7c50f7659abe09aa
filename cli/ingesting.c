#include "cli/ingesting.h"

#include <pthread.h>
#include <stdio.h>

#include "cli/cli.h"
#include "cli/feed.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/lists.h"
#include "cli/report.h"
#include "graph/ingest.h"

/// Documents that are put into the store in one step, and the seconds after which that is done with fewer.
enum { STEP = 32 };
static const double patience = 0.2;

/// A document that is stored with the next step.
typedef struct {
  gx_str path;
  gx_ingest_result result;
} arrival;

/// The run, and what it has come to.
typedef struct {
  gx_store* store;
  pthread_mutex_t guard; ///< The store is used by one thread at a time
  bool no_text;
  int64_t place;   ///< In the store, when it is read again
  gx_arena* arena; ///< Of `waiting`
  GX_VEC(arrival) waiting;
  double committed;
  uint64_t counts[3]; ///< By result
  uint32_t failed;
  bool broken; ///< The store itself cannot go on
  double begin;
} ingesting;

static bool is_known(void* user, const gx_document* document) {
  ingesting* in = user;
  gx_arena* arena = gx_arena_new();
  pthread_mutex_lock(&in->guard);
  const bool known = gx_store_knows(in->store, document->path, gx_str_of(document->sha256),
                                    gx_store_given(arena, &document->given));
  pthread_mutex_unlock(&in->guard);
  gx_arena_free(arena);
  return known;
}

static gx_status store(ingesting* in, const gx_outcome* outcome, gx_ingest_result* result, gx_error* error) {
  const gx_task* task = outcome->task;
  const char* encoding = task->read ? task->read->encoding : NULL;
  const gx_ingest document = {.record = outcome->record,
                              .line = outcome->line,
                              .source = outcome->document->source,
                              .bytes = in->no_text ? GX_STR("") : task->bytes,
                              .file = task->input->path,
                              .line_number = task->line,
                              .format = task->read ? (int)task->read->format : GX_FORMAT_GUESS,
                              .encoding = gx_str_of(encoding),
                              .given = outcome->document->given};
  pthread_mutex_lock(&in->guard);
  const gx_status status = gx_store_put(in->store, &document, result, error);
  pthread_mutex_unlock(&in->guard);
  return status;
}

static void report_progress(const ingesting* in) {
  gx_report_progress("%llu added, %llu replaced, %llu passed over, %.1f s",
                     (unsigned long long)in->counts[GX_INGEST_ADDED],
                     (unsigned long long)in->counts[GX_INGEST_REPLACED],
                     (unsigned long long)in->counts[GX_INGEST_SAME], gx_seconds() - in->begin);
}

/// Says that a document is stored; only ever said once it is.
static void report_stored(ingesting* in, gx_str path, gx_ingest_result result) {
  static const char* const words[] = {"added", "replaced", "passed over"};
  in->counts[result]++;
  if (gx_report_verbose()) gx_report_note(path.p, "%s", words[result]);
}

static bool fail(ingesting* in, const gx_error* error) {
  if (!in->broken) gx_report_error(error);
  in->broken = true;
  return false;
}

/// Puts into the store what waits for it.
static bool commit(ingesting* in) {
  gx_error error;
  pthread_mutex_lock(&in->guard);
  const gx_status status = gx_store_commit(in->store, &error);
  pthread_mutex_unlock(&in->guard);
  in->committed = gx_seconds();
  if (status) return fail(in, &error);
  for (uint32_t i = 0; i < in->waiting.n; i++)
    report_stored(in, in->waiting.at[i].path, in->waiting.at[i].result);
  report_progress(in);
  in->waiting.n = in->waiting.cap = 0;
  in->waiting.at = NULL;
  gx_arena_reset(in->arena, (size_t)1 << 16);
  return true;
}

static bool take_stored(ingesting* in, gx_str path, gx_ingest_result result) {
  GX_PUSH(in->arena, &in->waiting, ((arrival){gx_str_copy(in->arena, path), result}));
  return (in->waiting.n < STEP && gx_seconds() - in->committed < patience) || commit(in);
}

static bool take_outcome(void* user, const gx_outcome* outcome) {
  ingesting* in = user;
  gx_ingest_result result = GX_INGEST_SAME;
  gx_error error;
  if (outcome->status) {
    in->failed++;
    gx_report_error(outcome->error);
    return true;
  }
  if (!outcome->known && store(in, outcome, &result, &error)) return fail(in, &error);
  if (outcome->notice.n) gx_report_note(outcome->path.p, "%.*s", GX_FMT(outcome->notice));
  return take_stored(in, outcome->path, result);
}

/// Flushes, and only then says what was done.
static int end(ingesting* in) {
  gx_error error;
  int code = in->failed ? GX_EXIT_SOME_INPUTS : GX_EXIT_FINE;
  if (!in->broken) commit(in);
  if (gx_store_close(in->store, &error)) fail(in, &error);
  gx_arena_free(in->arena);
  char failed[64] = "";
  if (in->failed) snprintf(failed, sizeof failed, ", %u failed", in->failed);
  gx_report_summary("%llu added, %llu replaced, %llu passed over%s, %.2f s",
                    (unsigned long long)in->counts[GX_INGEST_ADDED],
                    (unsigned long long)in->counts[GX_INGEST_REPLACED],
                    (unsigned long long)in->counts[GX_INGEST_SAME], failed, gx_seconds() - in->begin);
  return in->broken ? GX_EXIT_OUTPUT : code;
}

static int begin(ingesting* in, const gx_ingesting* options, gx_store_mode mode) {
  gx_error error;
  *in = (ingesting){.no_text = options->no_text, .begin = gx_seconds(), .committed = gx_seconds()};
  pthread_mutex_init(&in->guard, NULL);
  if (!gx_store_open(options->db, mode, &in->store, &error)) {
    in->arena = gx_arena_new();
    return GX_EXIT_FINE;
  }
  gx_report_error(&error);
  return GX_EXIT_OUTPUT;
}

/// Reads the lists, runs the pool into the store. Returns the exit code.
static int run(ingesting* in, gx_pool* pool, const gx_reading* reading, gx_arena* arena) {
  gx_lexicon* lexicon = gx_lists_load(reading->gazetteers, arena);
  if (!lexicon) {
    gx_store_close(in->store, NULL);
    gx_arena_free(in->arena);
    return GX_EXIT_DATA;
  }
  pool->lexicon = lexicon;
  pool->written = UINT32_MAX;
  gx_pool_run(pool, take_outcome, in);
  gx_lexicon_free(lexicon);
  return end(in);
}

int gx_ingest_files(const gx_ingesting* options, const gx_reading* reading, char** files, int n,
                    gx_arena* arena) {
  ingesting in;
  gx_pool pool = {0};
  int code = gx_reading_begin(reading, arena, &pool);
  if (!code) code = begin(&in, options, GX_STORE_CREATE);
  if (code) return code;
  pool.known = is_known;
  pool.known_user = &in;
  pool.inputs = gx_inputs_gather(files, n, reading->suffixes, arena);
  in.failed = pool.inputs.failed;
  return run(&in, &pool, reading, arena);
}

// ---- records -----------------------------------------------------------------------------------------------------------------

/// Stores one line. Reading fails alone; a store that cannot be written ends the run.
static bool take_record(ingesting* in, const char* path, uint32_t number, gx_str line, gx_arena* scratch) {
  gx_record record;
  gx_error error;
  if (gx_record_read(line, path, number, scratch, &record, &error)) {
    gx_report_error(&error);
    in->failed++;
    return true;
  }
  // As this program writes it, whatever white space stands in the line.
  gx_sink* sink = gx_sink_memory();
  gx_record_write(&record, sink);
  const gx_record_document* d = &record.document;
  const gx_ingest document = {.record = &record,
                              .line = gx_sink_bytes(sink),
                              .file = d->path,
                              .given = {d->issued, d->publication, d->home, d->url}};
  gx_ingest_result result;
  const gx_status status = gx_store_put(in->store, &document, &result, &error);
  gx_sink_abandon(sink);
  return status ? fail(in, &error) : take_stored(in, d->path, result);
}

static void take_records(ingesting* in, const char* path, gx_arena* scratch) {
  gx_error error;
  gx_lines* lines = gx_lines_open(path, &error);
  if (!lines) {
    gx_report_error(&error);
    in->failed++;
    return;
  }
  for (bool more = true; more && !in->broken && !gx_stopped();) {
    gx_str line = {0};
    gx_arena_reset(scratch, (size_t)16 << 20);
    if (gx_lines_next(lines, scratch, (size_t)1 << 31, &line, &more, &error)) {
      gx_report_error(&error);
      in->failed++;
    } else if (more && gx_str_trim(line).n) {
      take_record(in, path, gx_lines_number(lines), line, scratch);
    }
  }
  gx_lines_close(lines);
}

int gx_ingest_records(const gx_ingesting* options, char** files, int n, gx_arena* arena) {
  ingesting in;
  const int code = begin(&in, options, GX_STORE_CREATE);
  if (code) return code;
  const gx_inputs inputs = gx_inputs_gather(files, n, ".ndjson,.jsonl", arena);
  in.failed = inputs.failed;
  gx_arena* scratch = gx_arena_new();
  for (uint32_t i = 0; i < inputs.n && !in.broken && !gx_stopped(); i++)
    take_records(&in, inputs.at[i].path.p, scratch);
  gx_arena_free(scratch);
  return end(&in);
}

// ---- again -----------------------------------------------------------------------------------------------------------------

/// The next stored text as a document to read.
static bool next_text(void* user, gx_arena* arena, gx_task* task) {
  ingesting* in = user;
  gx_ingest* stored = GX_NEW(arena, gx_ingest);
  gx_error error = {0};
  pthread_mutex_lock(&in->guard);
  const bool more = gx_store_next_text(in->store, &in->place, arena, stored, &error);
  pthread_mutex_unlock(&in->guard);
  if (!more) {
    if (error.status) gx_report_error(&error);
    in->broken |= error.status != GX_OK;
    return false;
  }
  gx_input* input = GX_NEW(arena, gx_input);
  input->path = stored->file;
  gx_read_options* read = GX_NEW(arena, gx_read_options);
  *read = (gx_read_options){(gx_format)stored->format, stored->encoding.n ? stored->encoding.p : NULL};
  *task = (gx_task){.input = input,
                    .line = stored->line_number,
                    .taken = true,
                    .bytes = stored->bytes,
                    .given = &stored->given,
                    .read = read};
  return true;
}

int gx_ingest_again(const gx_ingesting* options, const gx_reading* reading, gx_arena* arena) {
  ingesting in;
  gx_pool pool = {0};
  int code = gx_reading_begin(reading, arena, &pool);
  if (!code) code = begin(&in, options, GX_STORE_CHANGE);
  if (code) return code;
  pool.next = next_text;
  pool.next_user = &in;
  gx_store_figures figures;
  if (!gx_store_count(in.store, &figures, NULL) && figures.without_text)
    gx_report_note(options->db, "%llu documents have no text and stay as they are",
                   (unsigned long long)figures.without_text);
  return run(&in, &pool, reading, arena);
}
