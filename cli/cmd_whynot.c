/// guanxi whynot: how far a rule gets in a sentence, and what stops it.
#include "cli/cli.h"
#include "cli/lists.h"
#include "cli/options.h"
#include "cli/page.h"
#include "cli/report.h"
#include "extractor/explain.h"

static const char help[] =
    "usage: guanxi whynot RULE --text TEXT\n"
    "       guanxi whynot RULE [OPTION]... FILE...\n"
    "\n"
    "Says for each sentence how far a rule gets in it: whether its trigger word is\n"
    "there, the longest part of its pattern that matches, what it expected next and\n"
    "what stood there, the readings that lost in that place, and, where all of it\n"
    "matches, which not, while or drop takes it back.\n"
    "\n" GX_PAGE_HELP
    "      --gazetteers DIR   your own lists and rules; they win over guanxi's\n"
    "  -h, --help             this text\n"
    "\n"
    "Examples\n"
    "  guanxi whynot chair.plain --text 区委书记高原主持了两天的会议。\n"
    "  guanxi whynot attend.plain --home 云岭省临江市望湖区 page.txt\n"
    "\n"
    "Exit status: 0 fine, 1 a file could not be read, 2 usage, 3 a list or rule is\n"
    "wrong, 4 the output failed.\n";

typedef struct {
  const gx_lexicon* lexicon;
  gx_str rule;
} question;

static gx_status tell(void* user, const gx_document* document, gx_sink* sink, gx_error* error) {
  const question* q = user;
  return gx_explain_not(q->lexicon, document, q->rule, sink, error);
}

static int run(int argc, char** argv, gx_arena* arena) {
  gx_page_options page = {0};
  const char* gazetteers = NULL;
  const gx_option options[] = {GX_PAGE_OPTIONS(page), {"gazetteers", 0, &gazetteers, NULL}, {0}};
  gx_operands files;
  int code;
  if (!gx_options_read(argc, argv, &gx_command_whynot, options, &files, &code)) return code;
  if (files.n < 1 || (files.n == 1) == (page.text == NULL)) {
    gx_report_line("whynot needs a rule, and --text or files; see guanxi whynot --help");
    return GX_EXIT_USAGE;
  }
  gx_lexicon* lexicon = gx_lists_load(gazetteers, arena);
  if (!lexicon) return GX_EXIT_DATA;
  question q = {lexicon, gx_str_of(files.at[0])};
  code = gx_pages_tell(&page, (gx_operands){files.at + 1, files.n - 1}, tell, &q);
  gx_lexicon_free(lexicon);
  return code;
}

const gx_command gx_command_whynot = {"whynot", "how far a rule gets in a sentence", help, run};
