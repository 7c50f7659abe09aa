#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>

#include "scans.h"

struct bench_pcre {
  pcre2_code* code;
  pcre2_match_data* data;
};

bench_pcre* bench_pcre_new(gx_str pattern) {
  static bench_pcre pcre;
  int error = 0;
  PCRE2_SIZE at = 0;
  pcre.code = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n, PCRE2_NO_AUTO_CAPTURE, &error, &at, NULL);
  if (!pcre.code || pcre2_jit_compile(pcre.code, PCRE2_JIT_COMPLETE))
    exit((fputs("PCRE2 cannot compile\n", stderr), 1));
  pcre.data = pcre2_match_data_create_from_pattern(pcre.code, NULL);
  return &pcre;
}

uint64_t bench_pcre_run(bench_pcre* pcre, gx_str text) {
  uint64_t found = 0;
  PCRE2_SIZE from = 0;
  while (pcre2_jit_match(pcre->code, (PCRE2_SPTR)text.p, text.n, from, 0, pcre->data, NULL) > 0) {
    from = pcre2_get_ovector_pointer(pcre->data)[1];
    found++;
  }
  return found;
}
