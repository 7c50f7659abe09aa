#include "cli/page.h"

#include "cli/cli.h"
#include "cli/files.h"
#include "cli/report.h"

static gx_status tell_one(const char* path, const char* text, const gx_meta* given, gx_page_teller teller,
                          void* user, gx_sink* sink, gx_error* error) {
  gx_arena* arena = gx_arena_new();
  gx_str bytes = gx_str_of(text);
  const gx_read_options options = {.format = text ? GX_FORMAT_TEXT : GX_FORMAT_GUESS,
                                   .encoding = text ? "UTF-8" : NULL};
  gx_document document;
  gx_status status = text ? GX_OK : gx_file_read(path, arena, GX_MAX_DOCUMENT_BYTES, &bytes, error);
  if (!status) status = gx_read(arena, gx_str_of(path), bytes, given, &options, &document, error);
  if (!status) status = teller(user, &document, sink, error);
  gx_arena_free(arena);
  return status;
}

static int code_of(gx_status status) { return status == GX_ERR_USAGE ? GX_EXIT_USAGE : GX_EXIT_SOME_INPUTS; }

int gx_pages_tell(const gx_page_options* options, gx_operands files, gx_page_teller teller, void* user) {
  char* no_file[] = {"text"};
  gx_meta given = {.home = gx_str_of(options->home)};
  gx_error error;
  int code = GX_EXIT_FINE;
  if (!gx_option_date("--date", options->date, &given.date)) return GX_EXIT_USAGE;
  if (options->text) files = (gx_operands){no_file, 1};
  gx_sink* sink = gx_sink_for_eyes();
  for (int i = 0; i < files.n && code != GX_EXIT_USAGE; i++) {
    const gx_status told = tell_one(files.at[i], options->text, &given, teller, user, sink, &error);
    if (told) gx_report_error(&error);
    if (told) code = code_of(told);
  }
  if (!gx_sink_close(sink, &error)) return code;
  gx_report_error(&error);
  return GX_EXIT_OUTPUT;
}
