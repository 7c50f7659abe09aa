#include "cli/pool.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cli.h"
#include "cli/feed.h"
#include "cli/report.h"

/// A thread may run ahead of the slowest document by this many.
#define GX_SLOTS_PER_THREAD 4
/// What is kept of memory between documents: of all arenas together, and of one.
#define GX_ALL_KEEP  ((size_t)48 << 20)
#define GX_ONE_KEEPS ((size_t)16 << 20)
/// What documents that are worked on at once, or wait for earlier ones, may take together: of all threads at least, and for each. One that
/// takes more is worked on alone, by all threads.
#define GX_ALL_TAKE  ((size_t)48 << 20)
#define GX_ONE_TAKES ((size_t)4 << 20)
/// What a byte of a document takes: all its articles at once, or one after the other.
enum { GX_BYTE_TAKES = 96, GX_BYTE_OF_LARGE_TAKES = 24 };

/// Place of one document between being taken and being handed on.
typedef struct {
  gx_arena* arena; ///< While it holds a document
  uint64_t number;
  size_t admitted; ///< Memory that was set aside for it
  gx_task task;
  gx_document document; ///< The record points into it
  gx_record record;
  gx_outcome outcome;
  gx_sink* sink;
  bool done;
} slot;

/// Documents are numbered as they are taken; number k lives in slot k mod n_slots.
typedef struct {
  const gx_pool* pool;
  gx_pool_sink hand_on;
  void* user;
  slot* slots;
  uint64_t n_slots;
  size_t keep; ///< Of one arena
  gx_feed feed;
  pthread_mutex_t feeding; ///< Guards `feed`; taken before `guard`, never after it
  pthread_mutex_t guard;   ///< Guards all below and `done` of the slots
  pthread_cond_t room;
  gx_arena**
      spare; ///< Arenas of no slot. The one used last is used next: mostly there are not many more than threads
  uint64_t n_spare;
  uint64_t taken, handed_on;
  size_t admitted; ///< Of all slots
  bool handing_on; ///< Some thread does it
  bool stop;
} run;

static const gx_meta* merge(const gx_meta* row, const gx_meta* defaults, gx_meta* merged) {
  *merged = *defaults;
  if (!row) return merged;
  if (row->date.year) merged->date = row->date;
  if (row->publication.n) merged->publication = row->publication;
  if (row->home.n) merged->home = row->home;
  if (row->url.n) merged->url = row->url;
  return merged;
}

static gx_status read_line(const run* r, slot* s, const gx_meta* given, gx_document* document) {
  const gx_task* task = &s->task;
  GX_TRY(gx_read_ndjson_line(s->arena, task->input->path, task->line, task->bytes, given, document,
                             &s->task.error));
  // The table may name the very line (crawl.ndjson#7): that is more than what holds for the whole file.
  const gx_str id = {document->path.p + task->input->path.n + 1, document->path.n - task->input->path.n - 1};
  const gx_meta own = s->task.given ? *given : document->given;
  merge(gx_meta_find(r->pool->table, task->input, id), &own, &document->given);
  return GX_OK;
}

static gx_status read_document(const run* r, slot* s, gx_document* document) {
  gx_task* task = &s->task;
  if (task->status) return task->status;
  gx_meta given;
  if (task->given) {
    given = *task->given;
  } else {
    merge(gx_meta_find(r->pool->table, task->input, (gx_str){0}), &r->pool->defaults, &given);
  }
  if (task->line) return read_line(r, s, &given, document);
  if (!task->taken) {
    GX_TRY(gx_file_read(task->input->path.p, s->arena, r->pool->max_bytes, &task->bytes, &task->error));
  }
  if (task->bytes.n == 0) {
    return gx_fail(&task->error, GX_ERR_INPUT, task->input->path.p, 0, "the file is empty");
  }
  const gx_read_options* options = task->read ? task->read : &r->pool->read;
  return gx_read(s->arena, task->input->path, task->bytes, &given, options, document, &task->error);
}

/// About the memory that a document will take.
static size_t cost_of(const gx_task* task) {
  struct stat about;
  size_t bytes = task->bytes.n;
  if (!task->taken && !task->status && !stat(task->input->path.p, &about) && about.st_size > 0)
    bytes = (size_t)about.st_size;
  return bytes * (bytes / 3 < GX_LARGE_DOCUMENT ? GX_BYTE_TAKES : GX_BYTE_OF_LARGE_TAKES);
}

/// Waits until there is room for the document beside those before it. The first of all never waits. False where nobody wants it any more.
static bool admit(run* r, slot* s) {
  const size_t cost = cost_of(&s->task), each = r->pool->threads * GX_ONE_TAKES;
  const size_t most = each > GX_ALL_TAKE ? each : GX_ALL_TAKE;
  pthread_mutex_lock(&r->guard);
  while (!r->stop && s->number != r->handed_on && r->admitted + cost > most)
    pthread_cond_wait(&r->room, &r->guard);
  r->admitted += s->admitted = cost;
  const bool wanted = !r->stop;
  pthread_mutex_unlock(&r->guard);
  return wanted;
}

static void process(const run* r, slot* s) {
  const double begin = gx_seconds();
  s->outcome = (gx_outcome){.path = s->task.input->path, .error = &s->task.error, .task = &s->task};
  s->outcome.status = read_document(r, s, &s->document);
  if (!s->outcome.status) {
    s->outcome.path = s->document.path;
    s->outcome.document = &s->document;
    s->outcome.known = r->pool->known && r->pool->known(r->pool->known_user, &s->document);
  }
  if (!s->outcome.status && !s->outcome.known) {
    s->outcome.status = gx_extract_shared(r->pool->lexicon, &s->document, r->pool->threads, s->arena,
                                          &s->record, &s->outcome.notice, &s->task.error);
  }
  s->outcome.bytes = s->task.bytes.n;
  if (!s->outcome.status && !s->outcome.known) {
    s->outcome.record = &s->record;
    if (s->document.chars <= r->pool->written) {
      if (!s->sink) s->sink = gx_sink_memory();
      gx_record_write(&s->record, s->sink);
      s->outcome.line = gx_sink_bytes(s->sink);
    }
  }
  s->outcome.seconds = gx_seconds() - begin;
}

static void empty_slot(const run* r, slot* s) {
  // A record of a great document does not keep its memory.
  if (s->sink && gx_sink_bytes(s->sink).n > r->keep / 4) {
    gx_sink_abandon(s->sink);
    s->sink = NULL;
  }
  if (s->sink) gx_sink_clear(s->sink);
  gx_arena_reset(s->arena, r->keep);
  s->done = false;
}

/// With the guard locked, as what follows.
static void lend_arena(run* r, slot* s) { s->arena = r->n_spare ? r->spare[--r->n_spare] : gx_arena_new(); }

static void return_arena(run* r, slot* s) {
  r->spare[r->n_spare++] = s->arena;
  s->arena = NULL;
}

/// Takes the next document into a free slot; NULL when there is none or the run stops.
static slot* take_task(run* r) {
  slot* s = NULL;
  pthread_mutex_lock(&r->feeding);
  pthread_mutex_lock(&r->guard);
  while (!r->stop && r->taken - r->handed_on >= r->n_slots) pthread_cond_wait(&r->room, &r->guard);
  if (gx_stopped()) r->stop = true;
  if (!r->stop) lend_arena(r, s = &r->slots[r->taken % r->n_slots]);
  pthread_mutex_unlock(&r->guard);
  // Reading from a slow pipe must not keep others from handing on, so only the feed stays locked.
  if (s) {
    const bool more = gx_feed_next(&r->feed, s->arena, &s->task);
    pthread_mutex_lock(&r->guard);
    s->number = r->taken;
    r->taken += more;
    if (!more) return_arena(r, s);
    pthread_mutex_unlock(&r->guard);
    if (!more) s = NULL;
  }
  pthread_mutex_unlock(&r->feeding);
  return s;
}

/// Hands on all that is done in a row. Called and left with the guard locked.
static void hand_on(run* r) {
  if (r->handing_on) return;
  r->handing_on = true;
  while (r->handed_on < r->taken && r->slots[r->handed_on % r->n_slots].done) {
    slot* s = &r->slots[r->handed_on % r->n_slots];
    const bool wanted = !r->stop;
    pthread_mutex_unlock(&r->guard);
    const bool more = wanted && r->hand_on(r->user, &s->outcome);
    empty_slot(r, s);
    pthread_mutex_lock(&r->guard);
    return_arena(r, s);
    r->admitted -= s->admitted;
    if (!more) r->stop = true;
    r->handed_on++;
    pthread_cond_broadcast(&r->room);
  }
  r->handing_on = false;
}

static void* work(void* user) {
  run* r = user;
  for (slot* s; (s = take_task(r));) {
    if (admit(r, s)) process(r, s);
    pthread_mutex_lock(&r->guard);
    s->done = true;
    hand_on(r);
    pthread_mutex_unlock(&r->guard);
  }
  return NULL;
}

void gx_pool_run(const gx_pool* pool, gx_pool_sink sink, void* user) {
  gx_arena* arena = gx_arena_new();
  run r = {
      .pool = pool, .hand_on = sink, .user = user, .n_slots = (uint64_t)pool->threads * GX_SLOTS_PER_THREAD};
  if (pool->threads == 1) r.n_slots = 1;
  r.slots = GX_ARRAY(arena, slot, r.n_slots);
  r.spare = GX_ARRAY(arena, gx_arena*, r.n_slots);
  r.keep = GX_ALL_KEEP / pool->threads < GX_ONE_KEEPS ? GX_ALL_KEEP / pool->threads : GX_ONE_KEEPS;
  r.feed.pool = pool;
  pthread_mutex_init(&r.feeding, NULL);
  pthread_mutex_init(&r.guard, NULL);
  pthread_cond_init(&r.room, NULL);
  pthread_t* threads = GX_ARRAY(arena, pthread_t, pool->threads);
  unsigned started = 0;
  // One thread less where one more cannot be had: this one works too.
  while (started + 1 < pool->threads && pthread_create(&threads[started], NULL, work, &r) == 0) started++;
  work(&r);
  for (unsigned i = 0; i < started; i++) pthread_join(threads[i], NULL);
  gx_feed_end(&r.feed);
  for (uint64_t i = 0; i < r.n_slots; i++) {
    gx_sink_abandon(r.slots[i].sink);
    gx_arena_free(r.slots[i].arena);
  }
  for (uint64_t i = 0; i < r.n_spare; i++) gx_arena_free(r.spare[i]);
  pthread_cond_destroy(&r.room);
  pthread_mutex_destroy(&r.guard);
  pthread_mutex_destroy(&r.feeding);
  gx_arena_free(arena);
}
