#include "cli/version.h"

#include <stdio.h>

#include "cli/lists.h"

void gx_version_print(void) {
  printf("guanxi %s\nlibraries: %s\n", GX_VERSION, GX_LIBRARIES);
  gx_arena* arena = gx_arena_new();
  const char* folder = gx_lists_folder(arena);
  gx_lexicon* lexicon = NULL;
  gx_error error;
  if (gx_lexicon_load(folder, NULL, &lexicon, &error) == GX_OK) {
    printf("lists and rules: %.16s in %s\n", gx_lexicon_hash(lexicon),
           folder ? folder : gx_lexicon_default_folder());
    gx_lexicon_free(lexicon);
  } else {
    printf("lists and rules: %s\n", error.message);
  }
  gx_arena_free(arena);
}
