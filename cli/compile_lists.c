/// Part of the build: writes the lists in the form that guanxi maps at start.
/// usage: guanxi_compile_lists FOLDER FILE
#include <stdio.h>

#include "extractor/lexicon.h"

int main(int n, char** args) {
  gx_error error;
  if (n != 3) return 2;
  if (!gx_lexicon_compile(args[1], args[2], &error)) return 0;
  fprintf(stderr, "%s:%u: error: %s\n", error.file, error.line, error.message);
  return 1;
}
