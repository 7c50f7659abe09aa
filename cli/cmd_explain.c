/// guanxi explain: what each stage makes of a page, for whoever writes rules.
#include "extractor/explain.h"

#include "cli/cli.h"
#include "cli/files.h"
#include "cli/lists.h"
#include "cli/options.h"
#include "cli/report.h"
#include "extractor/read.h"

static const char help[] =
    "usage: guanxi explain [OPTION]... FILE...\n"
    "       guanxi explain [OPTION]... --text TEXT\n"
    "\n"
    "Shows sentence by sentence what guanxi makes of a page: the mentions kept and\n"
    "the readings that lost, the slots that the sentence folds to, the rules that\n"
    "match it, and the claims that follow.\n"
    "\n"
    "      --text TEXT        explain TEXT instead of a file\n"
    "      --date DATE        issue date\n"
    "      --home NAME        whose paper it is\n"
    "      --gazetteers DIR   your own lists and rules; they win over guanxi's\n"
    "  -h, --help             this text\n"
    "\n"
    "Examples\n"
    "  guanxi explain page.txt\n"
    "  guanxi explain --home 云岭省临江市望湖区 --text 区委书记高原主持会议。\n"
    "\n"
    "Exit status: 0 fine, 1 a file could not be read, 2 usage, 3 a list or rule is\n"
    "wrong, 4 the output failed.\n";

typedef struct {
  const char *text, *date, *home, *gazetteers;
} arguments;

static gx_status explain(const gx_lexicon* lexicon, const char* path, const char* text, const gx_meta* given,
                         gx_sink* sink, gx_error* error) {
  gx_arena* arena = gx_arena_new();
  gx_str bytes = gx_str_of(text);
  const gx_read_options options = {.format = text ? GX_FORMAT_TEXT : GX_FORMAT_GUESS};
  gx_document document;
  gx_status status = text ? GX_OK : gx_file_read(path, arena, GX_MAX_DOCUMENT_BYTES, &bytes, error);
  if (!status) status = gx_read(arena, gx_str_of(path), bytes, given, &options, &document, error);
  if (!status) status = gx_explain(lexicon, &document, sink, error);
  gx_arena_free(arena);
  return status;
}

static int explain_all(const gx_lexicon* lexicon, gx_operands files, const char* text, const gx_meta* given) {
  gx_sink* sink;
  gx_error error;
  int code = GX_EXIT_FINE;
  if (gx_sink_file("-", &sink, &error)) {
    gx_report_error(&error);
    return GX_EXIT_OUTPUT;
  }
  for (int i = 0; i < files.n; i++) {
    if (!explain(lexicon, files.at[i], text, given, sink, &error)) continue;
    gx_report_error(&error);
    code = GX_EXIT_SOME_INPUTS;
  }
  if (!gx_sink_close(sink, &error)) return code;
  gx_report_error(&error);
  return GX_EXIT_OUTPUT;
}

static int run(int argc, char** argv, gx_arena* arena) {
  arguments args = {0};
  const gx_option options[] = {{"text", 0, &args.text, NULL},
                               {"date", 0, &args.date, NULL},
                               {"home", 0, &args.home, NULL},
                               {"gazetteers", 0, &args.gazetteers, NULL},
                               {0}};
  gx_operands files;
  int code;
  if (!gx_options_read(argc, argv, &gx_command_explain, options, &files, &code)) return code;
  if ((files.n == 0) == (args.text == NULL)) {
    gx_report_line("explain needs files or --text; see guanxi explain --help");
    return GX_EXIT_USAGE;
  }
  gx_meta given = {.home = gx_str_of(args.home)};
  if (args.date && !gx_date_parse(gx_str_of(args.date), &given.date)) {
    gx_report_line("--date: “%s” is not a date (2024-02-07)", args.date);
    return GX_EXIT_USAGE;
  }
  gx_lexicon* lexicon = gx_lists_load(args.gazetteers, arena);
  if (!lexicon) return GX_EXIT_DATA;
  char* no_file[] = {"text"};
  if (args.text) files = (gx_operands){no_file, 1};
  code = explain_all(lexicon, files, args.text, &given);
  gx_lexicon_free(lexicon);
  return code;
}

const gx_command gx_command_explain = {"explain", "what each stage makes of a page", help, run};
