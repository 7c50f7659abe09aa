/// The documents that are measured, and how measures leave a program: a line `name amount unit seconds` each, split by tabs.
#ifndef BENCH_CORPUS_H
#define BENCH_CORPUS_H

#include "extractor/extract.h"
#include "extractor/read.h"

typedef struct {
  gx_str path;
  gx_str bytes;
} bench_file;

typedef struct {
  gx_arena* arena;
  gx_lexicon* lexicon;
  bench_file* files;
  uint32_t n;
  uint64_t bytes;
} bench_corpus;

/// Loads the lists and the files whose paths stand in the file `list`, a line each; ends the program where that fails.
bench_corpus bench_load(const char* list);

double bench_seconds(void); ///< Of the processor, spent by this thread: what others do on the machine does not count
void bench_report(const char* name, double amount, const char* unit, double seconds);
void bench_die(const gx_error* error);

/// Waits for whoever measures to ask for the next round; false when there is none.
bool bench_next_round(void);

#endif
