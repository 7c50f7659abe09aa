#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scans.h"

#ifdef GX_HYPERSCAN
#include <hs/hs.h>

struct bench_hyperscan {
  hs_database_t* words;
  hs_scratch_t* scratch;
};

static void check(hs_error_t code, const char* what) {
  if (code != HS_SUCCESS) exit((fprintf(stderr, "Hyperscan cannot %s: %d\n", what, code), 1));
}

bench_hyperscan* bench_hyperscan_new(const gx_str* words, uint32_t n) {
  gx_arena* arena = gx_arena_new();
  const char** at = GX_ARRAY(arena, const char*, n);
  unsigned *flags = GX_ARRAY(arena, unsigned, n), *ids = GX_ARRAY(arena, unsigned, n);
  size_t* lengths = GX_ARRAY(arena, size_t, n);
  for (uint32_t i = 0; i < n; i++) {
    at[i] = words[i].p;
    lengths[i] = words[i].n;
    ids[i] = i;
  }
  bench_hyperscan* scan = malloc(sizeof *scan);
  if (!scan) return NULL;
  *scan = (bench_hyperscan){0};
  hs_compile_error_t* error = NULL;
  check(hs_compile_lit_multi(at, flags, ids, lengths, n, HS_MODE_BLOCK, NULL, &scan->words, &error),
        "compile");
  check(hs_alloc_scratch(scan->words, &scan->scratch), "get memory");
  gx_arena_free(arena);
  return scan;
}

static int count(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void* found) {
  (void)id;
  (void)from;
  (void)to;
  (void)flags;
  ++*(uint64_t*)found;
  return 0;
}

uint64_t bench_hyperscan_run(bench_hyperscan* scan, gx_str text) {
  uint64_t found = 0;
  check(hs_scan(scan->words, text.p, (unsigned)text.n, 0, scan->scratch, count, &found), "scan");
  return found;
}
#else
bench_hyperscan* bench_hyperscan_new(const gx_str* words, uint32_t n) {
  (void)words;
  (void)n;
  return NULL;
}

uint64_t bench_hyperscan_run(bench_hyperscan* scan, gx_str text) {
  (void)scan;
  (void)text;
  return 0;
}
#endif
