/// guanxi why: the words behind an edge, or what each stage makes of a sentence.
#include "cli/cli.h"
#include "cli/evidence.h"
#include "cli/lists.h"
#include "cli/options.h"
#include "cli/page.h"
#include "cli/report.h"
#include "extractor/explain.h"

static const char help[] =
    "usage: guanxi why EDGE|CLAIM|'A TYPE B' GRAPH|RECORDS...\n"
    "       guanxi why --text TEXT\n"
    "       guanxi why --page FILE...\n"
    "\n"
    "Shows why an edge is there: the page and place, the sentence with its mentions\n"
    "marked, and the rule with its file and line. What is asked for is the id of an\n"
    "edge or a claim, or words: who, what (chaired, CHAIRED or 主持) and to whom or\n"
    "what, parts of names, ? for any. It is looked for in GraphML files (.graphml)\n"
    "and in records (what guanxi extract -f ndjson writes).\n"
    "\n"
    "With --text or --page it shows sentence by sentence what each stage makes of a\n"
    "page: the mentions kept, the readings that lost and to what, the slots that the\n"
    "sentence folds to, the rules that match and what became of them, the claims.\n"
    "\n"
    "      --page             the operands are pages\n" GX_PAGE_HELP
    "      --gazetteers DIR   your own lists and rules; they win over guanxi's\n"
    "  -h, --help             this text\n"
    "\n"
    "Examples\n"
    "  guanxi why --home 云岭省临江市望湖区 --text 区委书记高原主持会议。\n"
    "  guanxi why '高原 主持 ?' records.ndjson\n"
    "  guanxi why edge-0123456789abcdef out.graphml\n"
    "\n"
    "Exit status: 0 fine, 1 nothing answers or a file could not be read, 2 usage, 3 a\n"
    "list or rule is wrong, 4 the output failed.\n";

typedef struct {
  gx_page_options page;
  const char* gazetteers;
  bool is_page;
} arguments;

static gx_status tell(void* user, const gx_document* document, gx_sink* sink, gx_error* error) {
  return gx_explain(user, document, sink, error);
}

static int tell_pages(const arguments* args, gx_operands files, gx_arena* arena) {
  gx_lexicon* lexicon = gx_lists_load(args->gazetteers, arena);
  if (!lexicon) return GX_EXIT_DATA;
  const int code = gx_pages_tell(&args->page, files, tell, lexicon);
  gx_lexicon_free(lexicon);
  return code;
}

static int show_evidence(const arguments* args, gx_operands operands, gx_arena* arena) {
  gx_evidence_question question;
  if (!gx_evidence_ask(&operands, &question, arena) || operands.n == 0) {
    gx_report_line("why needs an edge, a claim or 'A TYPE B', and a graph or records; see guanxi why --help");
    return GX_EXIT_USAGE;
  }
  gx_lexicon* lexicon = gx_lists_load(args->gazetteers, arena);
  if (!lexicon) return GX_EXIT_DATA;
  const int code = gx_evidence_show(&question, operands, gx_lexicon_rules(lexicon), arena);
  gx_lexicon_free(lexicon);
  return code;
}

static int run(int argc, char** argv, gx_arena* arena) {
  arguments args = {0};
  const gx_option options[] = {GX_PAGE_OPTIONS(args.page),
                               {"page", 0, NULL, &args.is_page},
                               {"gazetteers", 0, &args.gazetteers, NULL},
                               {0}};
  gx_operands operands;
  int code;
  if (!gx_options_read(argc, argv, &gx_command_why, options, &operands, &code)) return code;
  if (args.page.text ? operands.n > 0 || args.is_page : operands.n == 0) {
    gx_report_line(
        "why takes either --text, or --page and files, or what is asked for and where; see guanxi why "
        "--help");
    return GX_EXIT_USAGE;
  }
  if (args.page.text || args.is_page) return tell_pages(&args, operands, arena);
  return show_evidence(&args, operands, arena);
}

const gx_command gx_command_why = {"why", "the words behind an edge; what each stage makes of a page", help,
                                   run};
