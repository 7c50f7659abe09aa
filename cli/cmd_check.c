/// guanxi check: are the lists and rules sound, and do the rules do what their examples say?
#include "cli/cli.h"
#include "cli/lists.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/usage_report.h"
#include "extractor/check.h"

static const char help[] =
    "usage: guanxi check [DIR]\n"
    "       guanxi check --report [--gazetteers DIR] RECORDS...\n"
    "\n"
    "Loads the lists and rules, and your own ones in DIR where it is given, says what\n"
    "is wrong with them as file:line: cause, and runs the example sentences of every\n"
    "rule.\n"
    "\n"
    "With --report it reads records (what guanxi extract -f ndjson writes), and again\n"
    "the pages where they still lie at their paths. It shows for each rule its claims\n"
    "in the records, and in the pages its matches, the sentences that woke it and the\n"
    "time that they took; its ok and no sentences; the rules that never fire; for\n"
    "each list the entries whose words the texts never hold. Where a page is gone, the\n"
    "words that its record holds stand in.\n"
    "\n"
    "      --report           what a corpus needs of rules and lists\n"
    "      --gazetteers DIR   with --report: your own lists and rules\n"
    "  -q, --quiet            errors only\n"
    "  -v, --verbose          also say which folder was read; with --report, list the\n"
    "                         entries\n"
    "  -h, --help             this text\n"
    "\n"
    "Examples\n"
    "  guanxi check\n"
    "  guanxi check my-gazetteers\n"
    "  guanxi check --report records.ndjson\n"
    "\n"
    "Exit status: 0 all is sound, 1 some records failed, 2 usage, 3 something is\n"
    "wrong, 4 the output failed.\n";

typedef struct {
  uint32_t problems;
} tally;

static void report_problem(void* user, const char* file, uint32_t line, const char* message) {
  tally* t = user;
  gx_error error;
  gx_fail(&error, GX_ERR_DATA, file, line, "%s", message);
  gx_report_error(&error);
  t->problems++;
}

/// Everything that is wrong with the text of the rules; loading alone would stop at the first.
static bool check_text(const char* folder, const char* user_folder, tally* t) {
  gx_error error;
  if (gx_check_rules(folder, user_folder, report_problem, t, &error) != GX_NONE) return t->problems == 0;
  gx_report_error(&error);
  t->problems++;
  return false;
}

static int check(const char* user_folder, gx_arena* arena) {
  tally t = {0};
  const char* folder = gx_lists_folder(arena);
  if (!folder) folder = gx_lexicon_default_folder();
  const bool sound = check_text(folder, user_folder, &t);
  gx_error error;
  gx_lexicon* lexicon = NULL;
  if (gx_lexicon_load(folder, user_folder, &lexicon, &error)) {
    // What is wrong with a rule was said already.
    if (sound || !gx_str_ends(gx_str_of(error.file), GX_STR(".rules"))) gx_report_error(&error);
    return GX_EXIT_DATA;
  }
  const gx_rules* rules = gx_lexicon_rules(lexicon);
  gx_check_examples(rules, gx_check_extract, lexicon, report_problem, &t);
  gx_report_summary("%u words, %u rules, %u example sentences, %u problem%s", gx_lexicon_count(lexicon),
                    gx_rules_count(rules), gx_rules_example_count(rules), t.problems,
                    t.problems == 1 ? "" : "s");
  gx_lexicon_free(lexicon);
  return t.problems ? GX_EXIT_DATA : GX_EXIT_FINE;
}

static int report_usage(const char* user_folder, gx_operands records, gx_arena* arena) {
  gx_lexicon* lexicon = gx_lists_load(user_folder, arena);
  if (!lexicon) return GX_EXIT_DATA;
  const int code = gx_usage_report(lexicon, records, arena);
  gx_lexicon_free(lexicon);
  return code;
}

static int run(int argc, char** argv, gx_arena* arena) {
  const char* gazetteers = NULL;
  bool report = false;
  const gx_option options[] = {{"report", 0, NULL, &report}, {"gazetteers", 0, &gazetteers, NULL}, {0}};
  gx_operands operands;
  int code;
  if (!gx_options_read(argc, argv, &gx_command_check, options, &operands, &code)) return code;
  if (report && operands.n > 0) return report_usage(gazetteers, operands, arena);
  if (report || gazetteers) {
    gx_report_line("check --report needs records; see guanxi check --help");
    return GX_EXIT_USAGE;
  }
  if (operands.n > 1) {
    gx_report_line("check takes one folder; see guanxi check --help");
    return GX_EXIT_USAGE;
  }
  if (gx_report_verbose()) gx_lists_tell(arena, NULL);
  return check(operands.n ? operands.at[0] : NULL, arena);
}

const gx_command gx_command_check = {"check", "are the lists and rules sound?", help, run};
