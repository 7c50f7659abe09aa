/// guanxi extract: pages → records or graph.
#include <stdio.h>

#include "cli/cli.h"
#include "cli/ingesting.h"
#include "cli/lists.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/pool.h"
#include "cli/reading.h"
#include "cli/report.h"
#include "graph/build.h"

static const char help[] =
    "usage: guanxi extract [OPTION]... INPUT...\n"
    "\n"
    "Reads pages and writes who did what, where, when and in which office. An INPUT\n"
    "is a file, a folder (read with all below it) or - for standard input.\n"
    "\n"
    "Output\n"
    "  -o, --output FILE      write to FILE instead of standard output\n"
    "  -f, --format FORMAT    ndjson (records, the default), graphml, jsonld …;\n"
    "                         guessed from the suffix of FILE\n"
    "      --strict           only what the standard of the format allows\n"
    "      --bom              CSV: a byte order mark first, for Excel\n"
    "      --list-formats     show all formats and end\n"
    "      --db FILE          add to a store instead; see guanxi ingest --help\n" GX_READING_HELP
    "Run\n"
    "  -j, --jobs N           threads; as many as processors if not said\n"
    "  -q, --quiet            errors only\n"
    "  -v, --verbose          a line for each document\n"
    "  -h, --help             this text\n"
    "      --version          the version\n"
    "\n"
    "The result is the same for any number of threads and any order of inputs.\n"
    "\n"
    "Examples\n"
    "  guanxi extract samples -o out.graphml\n"
    "  guanxi extract --home 浙江省杭州市钱塘区 --date 2024-02-09 page.txt\n"
    "  guanxi extract --meta pages/index.tsv pages -o records.ndjson\n"
    "  curl -s https://example.org/news.html | guanxi extract --from html -\n"
    "\n"
    "Exit status: 0 fine, 1 some inputs failed (the others are done), 2 usage,\n"
    "3 a list or rule is wrong, 4 the output could not be written.\n";

typedef struct {
  gx_output_options output;
  gx_reading reading;
  const char* db;
  bool list_formats;
} arguments;

/// What the run has come to.
typedef struct {
  gx_output* output;
  gx_graph* graph; ///< NULL where records are written
  uint64_t documents, articles, entities, claims, bytes;
  uint32_t failed;
  double begin;
} progress;

static void report_document(const gx_outcome* outcome) {
  const gx_record* r = outcome->record;
  gx_report_note(outcome->path.p, "%u articles, %u entities, %u claims in %.1f ms", r->n_articles,
                 r->n_entities, r->n_claims, outcome->seconds * 1e3);
}

static void write_record(gx_sink* sink, const gx_outcome* outcome) {
  if (outcome->line.n) {
    gx_put(sink, outcome->line);
  } else {
    gx_record_write(outcome->record, sink);
  }
}

static bool take_outcome(void* user, const gx_outcome* outcome) {
  progress* p = user;
  gx_error error = outcome->status ? *outcome->error : (gx_error){0};
  gx_status status = outcome->status;
  if (!status && p->graph) status = gx_graph_add(p->graph, outcome->record, &error);
  if (p->graph && gx_graph_status(p->graph, NULL)) return false; // The export says so
  if (status) {
    p->failed++;
    gx_report_error(&error);
    return true;
  }
  if (!p->graph) write_record(p->output->sink, outcome);
  if (outcome->notice.n) gx_report_note(outcome->path.p, "%.*s", GX_FMT(outcome->notice));
  if (gx_report_verbose()) report_document(outcome);
  p->documents++;
  p->articles += outcome->record->n_articles;
  p->entities += outcome->record->n_entities;
  p->claims += outcome->record->n_claims;
  p->bytes += outcome->bytes;
  gx_report_progress("%llu documents, %.1f MB, %.1f s", (unsigned long long)p->documents,
                     (double)p->bytes / 1e6, gx_seconds() - p->begin);
  return !gx_sink_failed(p->output->sink);
}

static const char* plural(uint64_t n) { return n == 1 ? "" : "s"; }

static void report_end(const progress* p) {
  uint64_t entities = p->entities, ties = p->claims;
  const char* tie = "claim";
  if (p->graph) {
    const gx_graph_counts_of counts = gx_graph_counts(p->graph);
    entities = counts.n_nodes - counts.nodes[GX_NODE_ARTICLE];
    ties = counts.n_edges;
    tie = "edge";
  }
  char failed[64] = "";
  if (p->failed) snprintf(failed, sizeof failed, ", %u failed", p->failed);
  gx_report_summary("%llu document%s, %llu article%s, %llu entit%s, %llu %s%s, %.2f s%s",
                    (unsigned long long)p->documents, plural(p->documents), (unsigned long long)p->articles,
                    plural(p->articles), (unsigned long long)entities, entities == 1 ? "y" : "ies",
                    (unsigned long long)ties, tie, plural(ties), gx_seconds() - p->begin, failed);
}

/// Runs the pool and writes what comes of it. Returns the exit code.
static int extract(const gx_pool* pool, gx_output* output) {
  progress p = {.output = output, .failed = pool->inputs.failed, .begin = gx_seconds()};
  if (output->format->write) p.graph = gx_graph_new();
  gx_pool_run(pool, take_outcome, &p);
  int code = p.failed ? GX_EXIT_SOME_INPUTS : GX_EXIT_FINE;
  if (gx_stopped() || (p.documents == 0 && p.failed)) {
    // Nothing came of it: a good result of an earlier run must not be replaced by an empty one.
    gx_output_abandon(output);
  } else {
    if (p.graph) gx_graph_finish(p.graph);
    const int written = gx_output_finish(output, p.graph);
    if (written) code = written;
  }
  if (code != GX_EXIT_OUTPUT) report_end(&p);
  gx_graph_free(p.graph);
  return code;
}

static int run_pool(const arguments* args, gx_operands operands, gx_arena* arena, gx_pool* pool) {
  gx_output output;
  int code = gx_output_open(&args->output, "ndjson", &output);
  if (code) return code;
  gx_lexicon* lexicon = gx_lists_load(args->reading.gazetteers, arena);
  if (!lexicon) {
    gx_output_abandon(&output);
    return GX_EXIT_DATA;
  }
  pool->lexicon = lexicon;
  // The record of a large document goes out as it is written: as one line it would take half as much memory again.
  pool->written = output.format->write ? 0 : GX_LARGE_DOCUMENT;
  pool->inputs = gx_inputs_gather(operands.at, operands.n, args->reading.suffixes, arena);
  code = extract(pool, &output);
  gx_lexicon_free(lexicon);
  return code;
}

static int run(int argc, char** argv, gx_arena* arena) {
  arguments args = {.reading = GX_READING};
  const gx_option options[] = {
      {"output", 'o', &args.output.path, NULL},
      {"format", 'f', &args.output.format, NULL},
      {"strict", 0, NULL, &args.output.strict},
      {"bom", 0, NULL, &args.output.bom},
      {"list-formats", 0, NULL, &args.list_formats},
      GX_READING_OPTIONS(args.reading),
      {"db", 0, &args.db, NULL},
      {0},
  };
  gx_operands operands;
  int code;
  if (!gx_options_read(argc, argv, &gx_command_extract, options, &operands, &code)) return code;
  if (args.list_formats) {
    gx_output_list_formats();
    return GX_EXIT_FINE;
  }
  if (operands.n == 0) {
    gx_report_line("extract needs a file, a folder or -; see guanxi extract --help");
    return GX_EXIT_USAGE;
  }
  if (args.db) {
    const gx_ingesting ingesting = {.db = args.db};
    return gx_ingest_files(&ingesting, &args.reading, operands.at, operands.n, arena);
  }
  gx_pool pool = {0};
  code = gx_reading_begin(&args.reading, arena, &pool);
  return code ? code : run_pool(&args, operands, arena, &pool);
}

const gx_command gx_command_extract = {"extract", "pages → records or a graph", help, run};
