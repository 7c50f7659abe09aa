/// guanxi ingest: pages → a store that grows.
#include <stdlib.h>

#include "cli/cli.h"
#include "cli/ingesting.h"
#include "cli/report.h"

static const char help[] =
    "usage: guanxi ingest --db FILE [OPTION]... INPUT...\n"
    "       guanxi ingest --db FILE --records RECORDS...\n"
    "       guanxi ingest --db FILE --rebuild\n"
    "\n"
    "Reads pages as guanxi extract does and adds them to a store: one file, made when\n"
    "it is missing. A page that is there is passed over; one that has changed (the\n"
    "path is the same, the bytes or what is given of it are not) takes the place of\n"
    "the old one. Each page is stored whole or not at all, and what was stored stays\n"
    "whatever happens to the run.\n"
    "\n"
    "Store\n"
    "      --db FILE          the store; $GUANXI_DB if not said\n"
    "      --rebuild          read all stored pages again, under the lists and rules\n"
    "                         of now\n"
    "      --records          the inputs are what guanxi extract wrote elsewhere\n"
    "      --no-text          do not keep the pages; they cannot be read again then\n" GX_READING_HELP
    "Run\n"
    "  -j, --jobs N           threads; as many as processors if not said\n"
    "  -q, --quiet            errors only\n"
    "  -v, --verbose          a line for each page, once it is stored\n"
    "  -h, --help             this text\n"
    "\n"
    "Examples\n"
    "  guanxi ingest --db news.db --meta samples/meta.tsv samples\n"
    "  guanxi ingest --db news.db today.html\n"
    "  guanxi ingest --db news.db --rebuild\n"
    "\n"
    "Exit status: 0 fine, 1 some inputs failed (the others are stored), 2 usage, 3 a\n"
    "list or rule is wrong, 4 the store could not be written.\n";

static int run(int argc, char** argv, gx_arena* arena) {
  gx_reading reading = GX_READING;
  gx_ingesting ingesting = {.db = getenv("GUANXI_DB")};
  bool rebuild = false, records = false;
  const gx_option options[] = {{"db", 0, &ingesting.db, NULL}, {"rebuild", 0, NULL, &rebuild},
                               {"records", 0, NULL, &records}, {"no-text", 0, NULL, &ingesting.no_text},
                               GX_READING_OPTIONS(reading),    {0}};
  gx_operands operands;
  int code;
  if (!gx_options_read(argc, argv, &gx_command_ingest, options, &operands, &code)) return code;
  if (!ingesting.db) {
    gx_report_line("ingest needs --db FILE (or $GUANXI_DB); see guanxi ingest --help");
    return GX_EXIT_USAGE;
  }
  if (rebuild && operands.n) {
    gx_report_line("--rebuild reads what is stored, and no other inputs");
    return GX_EXIT_USAGE;
  }
  if (rebuild) return gx_ingest_again(&ingesting, &reading, arena);
  if (operands.n == 0) {
    gx_report_line("ingest needs a file, a folder or -; see guanxi ingest --help");
    return GX_EXIT_USAGE;
  }
  if (records) return gx_ingest_records(&ingesting, operands.at, operands.n, arena);
  return gx_ingest_files(&ingesting, &reading, operands.at, operands.n, arena);
}

const gx_command gx_command_ingest = {"ingest", "pages → a store that grows", help, run};
