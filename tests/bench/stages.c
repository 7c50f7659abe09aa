/// Where the time of an extraction goes. The linker puts a watch around each stage (--wrap), so that what runs is the product's own
/// pipeline, and the product knows nothing of watches.
#include <stdio.h>
#include <time.h>

#include "corpus.h"
#include "extractor/understand.h"

/// The stages in the order of the flow.
#define STAGES(X)         \
  X(gx_read)              \
  X(gx_layout_extract)    \
  X(gx_sentences_extract) \
  X(gx_lexicon_scan)      \
  X(gx_tag_words)         \
  X(gx_tag_dates)         \
  X(gx_tag_places)        \
  X(gx_tag_units)         \
  X(gx_tag_titles)        \
  X(gx_names_collect)     \
  X(gx_tag_meetings)      \
  X(gx_tag_persons)       \
  X(gx_decide)            \
  X(gx_relate_extract)    \
  X(gx_resolve_extract)   \
  X(gx_record_write)

enum {
#define X(name) AT_##name,
  STAGES(X)
#undef X
      N_STAGES
};

/// By the clock on the wall, which is read without a system call; the shares are what counts here.
static double wall_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static double spent[N_STAGES];
static int watched = -1; ///< The stage that runs: what it calls counts for it

#define WATCH(name, ...)                                 \
  const bool outer = watched < 0;                        \
  const double begin = outer ? wall_seconds() : 0;       \
  if (outer) watched = AT_##name;                        \
  __VA_ARGS__;                                           \
  if (outer) spent[AT_##name] += wall_seconds() - begin; \
  if (outer) watched = -1

#define WRAP_VOID(name, parameters, ...) \
  void __real_##name parameters;         \
  void __wrap_##name parameters;         \
  void __wrap_##name parameters { WATCH(name, __real_##name(__VA_ARGS__)); }

#define WRAP(type, name, parameters, ...)                  \
  type __real_##name parameters;                           \
  type __wrap_##name parameters;                           \
  type __wrap_##name parameters {                          \
    WATCH(name, type result = __real_##name(__VA_ARGS__)); \
    return result;                                         \
  }

WRAP(gx_status, gx_read,
     (gx_arena * arena, gx_str path, gx_str bytes, const gx_meta* given, const gx_read_options* options,
      gx_document* out, gx_error* error),
     arena, path, bytes, given, options, out, error)
WRAP(gx_status, gx_layout_extract,
     (const gx_lexicon* lexicon, const gx_document* document, gx_arena* arena, gx_layout* out,
      gx_error* error),
     lexicon, document, arena, out, error)
WRAP(gx_sentences, gx_sentences_extract, (const gx_article* article, gx_arena* arena), article, arena)
WRAP(gx_hits, gx_lexicon_scan, (const gx_lexicon* lexicon, const char32_t* ch, uint32_t n, gx_arena* arena),
     lexicon, ch, n, arena)
#define TAGGER(name) WRAP_VOID(name, (const gx_tagging* in, gx_arena* arena, gx_spans* out), in, arena, out)
TAGGER(gx_tag_words)
TAGGER(gx_tag_dates)
TAGGER(gx_tag_places)
TAGGER(gx_tag_units)
TAGGER(gx_tag_titles)
TAGGER(gx_tag_meetings)
TAGGER(gx_tag_persons)
WRAP(gx_candidates*, gx_names_collect,
     (const gx_tagging* in, const gx_spans* spans, gx_arena* arena, gx_names* names), in, spans, arena, names)
WRAP(gx_mentions, gx_decide, (const gx_tagging* in, const gx_spans* proposals, gx_arena* arena), in,
     proposals, arena)
WRAP(gx_relations, gx_relate_extract, (const gx_tagging* in, const gx_mentions* mentions, gx_arena* arena),
     in, mentions, arena)
WRAP_VOID(gx_resolve_extract,
          (const gx_lexicon* lexicon, const gx_document* document, const gx_layout* layout,
           const gx_understood* articles, gx_arena* arena, gx_record* out),
          lexicon, document, layout, articles, arena, out)
WRAP_VOID(gx_record_write, (const gx_record* record, gx_sink* sink), record, sink)

static void extract_all(const bench_corpus* corpus) {
  gx_arena* arena = gx_arena_new();
  gx_error error;
  for (uint32_t i = 0; i < corpus->n; i++) {
    gx_document document;
    gx_record record;
    gx_sink* sink = gx_sink_memory();
    if (gx_read(arena, corpus->files[i].path, corpus->files[i].bytes, NULL, NULL, &document, &error))
      bench_die(&error);
    if (gx_extract(corpus->lexicon, &document, arena, &record, NULL, &error)) bench_die(&error);
    gx_record_write(&record, sink);
    gx_sink_abandon(sink);
    gx_arena_reset(arena, (size_t)16 << 20);
  }
  gx_arena_free(arena);
}

int main(int n, char** args) {
  static const char* const names[] = {
#define X(name) #name,
      STAGES(X)
#undef X
  };
  if (n != 2) return 2;
  const bench_corpus corpus = bench_load(args[1]);
  while (bench_next_round()) {
    for (int i = 0; i < N_STAGES; i++) spent[i] = 0;
    const double begin = wall_seconds();
    extract_all(&corpus);
    bench_report("all", (double)corpus.bytes, "bytes", wall_seconds() - begin);
    for (int i = 0; i < N_STAGES; i++) bench_report(names[i], (double)corpus.bytes, "bytes", spent[i]);
  }
  return 0;
}
