/// Other programs' scans of the same bytes, each library behind one file.
#ifndef BENCH_SCANS_H
#define BENCH_SCANS_H

#include "base/str.h"

typedef struct bench_hyperscan bench_hyperscan;

/// Compiles the words for block mode; NULL where the library is missing.
bench_hyperscan* bench_hyperscan_new(const gx_str* words, uint32_t n);
/// Scans; returns how often words were found.
uint64_t bench_hyperscan_run(bench_hyperscan* scan, gx_str text);

typedef struct bench_pcre bench_pcre;

/// Compiles a pattern of bytes with JIT.
bench_pcre* bench_pcre_new(gx_str pattern);
uint64_t bench_pcre_run(bench_pcre* pcre, gx_str text);

#endif
