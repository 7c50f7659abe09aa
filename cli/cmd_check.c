/// guanxi check: are the lists and rules sound, and do the rules do what their examples say?
#include <stdio.h>

#include "cli/cli.h"
#include "cli/lists.h"
#include "cli/options.h"
#include "cli/report.h"
#include "extractor/rule.h"

static const char help[] =
    "usage: guanxi check [DIR]\n"
    "\n"
    "Loads the lists and rules, and your own ones in DIR where it is given, says what\n"
    "is wrong with them as file:line: cause, and runs the example sentences of every\n"
    "rule.\n"
    "\n"
    "  -q, --quiet            errors only\n"
    "  -v, --verbose          also say which folder was read\n"
    "  -h, --help             this text\n"
    "\n"
    "Examples\n"
    "  guanxi check\n"
    "  guanxi check my-gazetteers\n"
    "\n"
    "Exit status: 0 all is sound, 2 usage, 3 something is wrong.\n";

static int run(int argc, char** argv, gx_arena* arena) {
  const gx_option options[] = {{0}};
  gx_operands operands;
  int code;
  if (!gx_options_read(argc, argv, &gx_command_check, options, &operands, &code)) return code;
  if (operands.n > 1) {
    gx_report_line("check takes one folder; see guanxi check --help");
    return GX_EXIT_USAGE;
  }
  gx_lexicon* lexicon = gx_lists_load(operands.n ? operands.at[0] : NULL, arena);
  if (!lexicon) return GX_EXIT_DATA;
  gx_report_summary("%u words in lists", gx_lexicon_count(lexicon));
  gx_lexicon_free(lexicon);
  return GX_EXIT_FINE;
}

const gx_command gx_command_check = {"check", "are the lists and rules sound?", help, run};
