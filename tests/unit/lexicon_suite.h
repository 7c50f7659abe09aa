/// For suites that read with the real gazetteers: set_up and tear_down make and free `lexicon` and `arena` for each test.
#ifndef GX_TESTS_LEXICON_SUITE_H
#define GX_TESTS_LEXICON_SUITE_H

#include <criterion/criterion.h>

#include "extractor/lexicon.h"

static gx_lexicon* lexicon;
static gx_arena* arena;

static void set_up(void) {
  gx_error error = {0};
  arena = gx_arena_new();
  cr_assert_eq(gx_lexicon_load(GX_GAZETTEERS, NULL, &lexicon, &error), GX_OK, "%s:%u: %s", error.file,
               error.line, error.message);
}

static void tear_down(void) {
  gx_lexicon_free(lexicon);
  gx_arena_free(arena);
}

#endif
