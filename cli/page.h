/// Pages for whoever writes rules: a sentence on the command line, or files, with what is known of them. Shared by why and whynot.
#ifndef GX_CLI_PAGE_H
#define GX_CLI_PAGE_H

#include "cli/options.h"
#include "extractor/read.h"

/// As the user wrote it; NULL where not given.
typedef struct {
  const char *text, *date, *home;
} gx_page_options;

#define GX_PAGE_OPTIONS(p) {"text", 0, &(p).text, NULL}, {"date", 0, &(p).date, NULL}, { "home", 0, &(p).home, NULL }

#define GX_PAGE_HELP                                         \
  "      --text TEXT        a sentence, or several\n"        \
  "      --date DATE        issue date of the page\n"        \
  "      --home NAME        whose paper it is: 浙江省杭州市钱塘区\n"

/// What is told of one document.
typedef gx_status (*gx_page_teller)(void* user, const gx_document* document, gx_sink* sink, gx_error* error);

/// Tells of the text, or of every file, on standard output. Reports; returns an exit code.
int gx_pages_tell(const gx_page_options* options, gx_operands files, gx_page_teller teller, void* user);

#endif
