#include "corpus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void bench_die(const gx_error* error) {
  fprintf(stderr, "%s:%u: %s\n", error->file, error->line, error->message);
  exit(1);
}

static gx_str read_file(gx_arena* arena, const char* path) {
  FILE* file = fopen(path, "rb");
  if (!file || fseek(file, 0, SEEK_END)) exit((perror(path), 1));
  const long n = ftell(file);
  char* bytes = gx_alloc(arena, (size_t)n + 1);
  rewind(file);
  if (fread(bytes, 1, (size_t)n, file) != (size_t)n) exit((perror(path), 1));
  fclose(file);
  return (gx_str){bytes, (size_t)n};
}

bench_corpus bench_load(const char* list) {
  bench_corpus corpus = {.arena = gx_arena_new()};
  gx_error error;
  if (gx_lexicon_load(NULL, NULL, &corpus.lexicon, &error)) bench_die(&error);
  gx_str paths = read_file(corpus.arena, list), path;
  GX_VEC(bench_file) files = {0};
  while (gx_str_split(&paths, '\n', &path)) {
    if (!path.n) continue;
    const bench_file file = {path, read_file(corpus.arena, gx_str_copy(corpus.arena, path).p)};
    GX_PUSH(corpus.arena, &files, file);
    corpus.bytes += file.bytes.n;
  }
  corpus.files = files.at;
  corpus.n = files.n;
  return corpus;
}

double bench_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

void bench_report(const char* name, double amount, const char* unit, double seconds) {
  printf("%s\t%.0f\t%s\t%.6f\n", name, amount, unit, seconds);
}

bool bench_next_round(void) {
  puts("");
  fflush(stdout);
  return getchar() == '\n';
}
