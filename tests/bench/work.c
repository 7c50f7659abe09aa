/// Whole extraction in one thread, the scans of the same text by others, the graph and its formats, the store.
/// usage: bench_work LIST-OF-FILES FOLDER
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "corpus.h"
#include "extractor/article.h"
#include "graph/build.h"
#include "graph/export.h"
#include "graph/ingest.h"
#include "scans.h"

typedef struct {
  gx_str text; ///< Of an article, folded
  const char32_t* ch;
  uint32_t n;
} article;

typedef struct {
  bench_corpus corpus;
  GX_VEC(article) articles;
  uint64_t text_bytes;
  gx_record* records; ///< One a file
  gx_str* lines;
  uint64_t line_bytes, claims;
  gx_str* sources;                     ///< Decoded texts
  bench_hyperscan *hyperscan, *longer; ///< For all words; for those of two characters and more
  bench_pcre* pcre;
  const char* folder;
} bench;

/// The articles' texts of one document, for the scans.
static void keep_texts(bench* b, const gx_document* document, gx_arena* scratch) {
  gx_arena* arena = b->corpus.arena;
  gx_error error;
  gx_layout layout;
  if (gx_layout_extract(b->corpus.lexicon, document, scratch, &layout, &error)) bench_die(&error);
  for (uint32_t k = 0; k < layout.n_articles; k++) {
    const gx_text text = layout.articles[k].text;
    char32_t* ch = GX_ARRAY(arena, char32_t, text.n);
    memcpy(ch, text.ch, sizeof *ch * text.n);
    const article one = {gx_utf8_from(arena, ch, text.n), ch, text.n};
    GX_PUSH(arena, &b->articles, one);
    b->text_bytes += one.text.n;
  }
}

/// Reads everything once and keeps it: the texts for the scans, the records for the graph.
static void keep(bench* b) {
  gx_arena *arena = b->corpus.arena, *scratch = gx_arena_new();
  gx_error error;
  b->records = GX_ARRAY(arena, gx_record, b->corpus.n);
  b->lines = GX_ARRAY(arena, gx_str, b->corpus.n);
  b->sources = GX_ARRAY(arena, gx_str, b->corpus.n);
  for (uint32_t i = 0; i < b->corpus.n; i++) {
    const bench_file* file = &b->corpus.files[i];
    gx_document document;
    gx_record record;
    gx_sink* sink = gx_sink_memory();
    if (gx_read(scratch, file->path, file->bytes, NULL, NULL, &document, &error)) bench_die(&error);
    keep_texts(b, &document, scratch);
    b->sources[i] = gx_str_copy(arena, document.source);
    if (gx_extract(b->corpus.lexicon, &document, scratch, &record, NULL, &error)) bench_die(&error);
    gx_record_write(&record, sink);
    b->lines[i] = gx_str_copy(arena, gx_sink_bytes(sink));
    if (gx_record_read(b->lines[i], "records", i + 1, arena, &b->records[i], &error)) bench_die(&error);
    gx_sink_abandon(sink);
    gx_arena_reset(scratch, (size_t)16 << 20);
    b->line_bytes += b->lines[i].n;
    b->claims += b->records[i].n_claims;
  }
  gx_arena_free(scratch);
}

/// Every word that the lexicon scans for, once.
static void make_scans(bench* b) {
  gx_arena* arena = gx_arena_new();
  gx_intern* words = gx_intern_new(arena);
  static const bool scanned[] = {
#define GX_X(e, file, is_scanned) is_scanned,
      GX_LISTS(GX_X)
#undef GX_X
  };
  for (uint32_t i = 0; i < gx_lexicon_count(b->corpus.lexicon); i++) {
    const gx_entry* entry = gx_lexicon_entry(b->corpus.lexicon, i);
    if (scanned[entry->list]) gx_intern_add(words, entry->word);
  }
  const uint32_t n = gx_intern_count(words);
  gx_str *list = GX_ARRAY(arena, gx_str, n), *longer = GX_ARRAY(arena, gx_str, n);
  uint32_t n_longer = 0;
  for (uint32_t i = 0; i < n; i++) {
    list[i] = gx_intern_get(words, i);
    if (gx_utf8_count(list[i]) > 1) longer[n_longer++] = list[i];
  }
  b->hyperscan = bench_hyperscan_new(list, n);
  b->longer = bench_hyperscan_new(longer, n_longer);
  b->pcre = bench_pcre_new(GX_STR("主持|出席|参加|讲话"));
  fprintf(stderr, "%u words, %u articles\n", n, b->articles.n);
  gx_arena_free(arena);
}

static void run_extraction(const bench* b) {
  gx_arena* arena = gx_arena_new();
  gx_error error;
  const double begin = bench_seconds();
  for (uint32_t i = 0; i < b->corpus.n; i++) {
    gx_document document;
    gx_record record;
    gx_sink* sink = gx_sink_memory();
    const bench_file* file = &b->corpus.files[i];
    if (gx_read(arena, file->path, file->bytes, NULL, NULL, &document, &error)) bench_die(&error);
    if (gx_extract(b->corpus.lexicon, &document, arena, &record, NULL, &error)) bench_die(&error);
    gx_record_write(&record, sink);
    gx_sink_abandon(sink);
    gx_arena_reset(arena, (size_t)16 << 20);
  }
  bench_report("extraction", (double)b->corpus.bytes, "bytes", bench_seconds() - begin);
  gx_arena_free(arena);
}

/// Returns how often words were found.
static uint64_t run_hyperscan(const bench* b, bench_hyperscan* scan, const char* name) {
  uint64_t found = 0;
  const double begin = bench_seconds();
  for (uint32_t i = 0; i < b->articles.n; i++) found += bench_hyperscan_run(scan, b->articles.at[i].text);
  bench_report(name, (double)b->text_bytes, "bytes", bench_seconds() - begin);
  return found;
}

static void run_scans(const bench* b) {
  gx_arena* arena = gx_arena_new();
  uint64_t ours = 0;
  double begin = bench_seconds();
  for (uint32_t i = 0; i < b->articles.n; i++) {
    const gx_mark mark = gx_mark_now(arena);
    ours += gx_lexicon_scan(b->corpus.lexicon, b->articles.at[i].ch, b->articles.at[i].n, arena).n;
    gx_rewind(arena, mark);
  }
  bench_report("look-up", (double)b->text_bytes, "bytes", bench_seconds() - begin);
  if (b->hyperscan) {
    const uint64_t theirs = run_hyperscan(b, b->hyperscan, "hyperscan");
    // Both find every occurrence of every word: anything else would be no comparison.
    if (ours != theirs) exit((fprintf(stderr, "%lu words found, Hyperscan %lu\n", ours, theirs), 1));
    run_hyperscan(b, b->longer, "hyperscan, words of two characters and more");
  }
  begin = bench_seconds();
  for (uint32_t i = 0; i < b->articles.n; i++) bench_pcre_run(b->pcre, b->articles.at[i].text);
  bench_report("pcre2", (double)b->text_bytes, "bytes", bench_seconds() - begin);
  gx_arena_free(arena);
}

static void run_export(const bench* b, const gx_graph* graph, const gx_export_format* format) {
  gx_error error;
  gx_sink* sink = gx_sink_memory();
  char name[64];
  const gx_export_options options = {.folder = b->folder};
  const double begin = bench_seconds();
  if (gx_export_write(graph, format, &options, sink, &error)) bench_die(&error);
  snprintf(name, sizeof name, "write %s", format->name);
  bench_report(name, gx_graph_counts(graph).n_edges, "edges", bench_seconds() - begin);
  gx_sink_abandon(sink);
}

static void run_graph(const bench* b) {
  gx_error error;
  gx_arena* arena = gx_arena_new();
  double begin = bench_seconds();
  for (uint32_t i = 0; i < b->corpus.n; i++) {
    const gx_mark mark = gx_mark_now(arena);
    gx_record record;
    if (gx_record_read(b->lines[i], "records", i + 1, arena, &record, &error)) bench_die(&error);
    gx_rewind(arena, mark);
  }
  bench_report("read records", (double)b->line_bytes, "bytes", bench_seconds() - begin);
  gx_arena_free(arena);
  begin = bench_seconds();
  gx_graph* graph = gx_graph_new();
  for (uint32_t i = 0; i < b->corpus.n; i++) {
    if (gx_graph_add(graph, &b->records[i], &error)) bench_die(&error);
  }
  gx_graph_finish(graph);
  bench_report("fold", (double)b->claims, "claims", bench_seconds() - begin);
  unsigned n = 0;
  const gx_export_format* formats = gx_export_list(&n);
  for (unsigned i = 0; i < n; i++) {
    if (formats[i].write) run_export(b, graph, &formats[i]);
  }
  gx_graph_free(graph);
}

static void run_store(const bench* b) {
  static const char* const ends[] = {"", "-wal", "-shm"};
  gx_error error;
  char path[4096];
  for (int i = 0; i < 3; i++) {
    snprintf(path, sizeof path, "%s/bench.db%s", b->folder, ends[i]);
    unlink(path);
  }
  snprintf(path, sizeof path, "%s/bench.db", b->folder);
  gx_store* store;
  const double begin = bench_seconds();
  if (gx_store_open(path, GX_STORE_CREATE, &store, &error)) bench_die(&error);
  for (uint32_t i = 0; i < b->corpus.n; i++) {
    gx_ingest_result result;
    const gx_ingest document = {.record = &b->records[i],
                                .line = b->lines[i],
                                .source = b->sources[i],
                                .bytes = b->corpus.files[i].bytes,
                                .file = b->corpus.files[i].path};
    if (gx_store_put(store, &document, &result, &error)) bench_die(&error);
  }
  if (gx_store_close(store, &error)) bench_die(&error);
  bench_report("store", (double)b->claims, "claims", bench_seconds() - begin);
}

int main(int n, char** args) {
  if (n != 3) return 2;
  bench b = {.corpus = bench_load(args[1]), .folder = args[2]};
  keep(&b);
  make_scans(&b);
  while (bench_next_round()) {
    run_extraction(&b);
    run_scans(&b);
    run_graph(&b);
    run_store(&b);
  }
  return 0;
}
