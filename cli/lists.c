#include "cli/lists.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/report.h"

const char* gx_lists_folder(gx_arena* arena) {
  const char* named = getenv("GUANXI_GAZETTEERS");
  if (named && *named) return named;
  char program[4096];
  const ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
  if (n <= 0) return NULL;
  program[n] = '\0';
  for (int up = 0; up < 2; up++) { // Where the folder of programs lies
    char* slash = strrchr(program, '/');
    if (!slash) return NULL;
    *slash = '\0';
  }
  const char* folder = gx_str_format(arena, "%s/share/guanxi/gazetteers", program).p;
  return access(folder, R_OK) == 0 ? folder : NULL;
}

void gx_lists_tell(gx_arena* arena, const gx_lexicon* lexicon) {
  const char* folder = gx_lists_folder(arena);
  gx_report_note(folder ? folder : gx_lexicon_default_folder(), "lists and rules, %s",
                 lexicon ? gx_lexicon_source(lexicon) : "text");
}

static bool make_folder(const char* path) { return mkdir(path, 0700) == 0 || errno == EEXIST; }

const char* gx_lists_cache(gx_arena* arena) {
  const char* base = getenv("XDG_CACHE_HOME");
  if (!base || *base != '/') {
    const char* home = getenv("HOME");
    if (!home || *home != '/') return NULL;
    base = gx_str_format(arena, "%s/.cache", home).p;
  }
  const char* folder = gx_str_format(arena, "%s/guanxi", base).p;
  return make_folder(base) && make_folder(folder) ? folder : NULL;
}

gx_lexicon* gx_lists_load(const char* user_folder, gx_arena* arena) {
  gx_lexicon* lexicon = NULL;
  gx_error error;
  const char* cache = user_folder ? gx_lists_cache(arena) : NULL;
  if (gx_lexicon_load_kept(gx_lists_folder(arena), user_folder, cache, &lexicon, &error)) {
    gx_report_error(&error);
    return NULL;
  }
  if (gx_report_verbose()) gx_lists_tell(arena, lexicon);
  return lexicon;
}
