#include "cli/naming.h"

#include "cli/report.h"

enum { MOST_LISTED = 20 };

bool gx_find_id(gx_store* store, gx_find_kind kind, const char* words, gx_arena* arena, gx_str* id) {
  const gx_found found = gx_find(store, kind, gx_str_of(words), arena);
  if (found.n == 1) {
    *id = found.at[0].id;
    return true;
  }
  gx_report_line(found.n ? "“%s” may be one of several; say which, by its id:" : "nothing is called “%s”",
                 words);
  for (uint32_t i = 0; i < found.n && i < MOST_LISTED; i++)
    gx_report_line("  %.*s %.*s %.*s", GX_FMT(found.at[i].id), GX_FMT(found.at[i].name),
                   GX_FMT(found.at[i].note));
  return false;
}
