/// guanxi graph: records → graph.
#include <stdio.h>

#include "cli/cli.h"
#include "cli/fold_records.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/report.h"
#include "graph/select.h"

static const char help[] =
    "usage: guanxi graph [OPTION]... RECORDS...\n"
    "\n"
    "Folds records (what guanxi extract -f ndjson writes) into one graph. RECORDS are\n"
    "files, folders of .ndjson files, or - for standard input. The graph is the same\n"
    "for any order and grouping of the records.\n"
    "\n"
    "  -o, --output FILE      write to FILE instead of standard output\n"
    "  -f, --format FORMAT    graphml (the default), gexf, csv …; guessed from\n"
    "                         the suffix of FILE\n"
    "      --view VIEW        only people (who met whom), meetings (who was at what),\n"
    "                         posts (who held what) or appearances (who was where)\n"
    "      --strict           only what the standard of the format allows\n"
    "      --bom              CSV: a byte order mark first, for Excel\n"
    "      --list-formats     show all formats and end\n"
    "  -q, --quiet            errors only\n"
    "  -h, --help             this text\n"
    "\n"
    "Examples\n"
    "  guanxi graph records.ndjson -o out.graphml\n"
    "  guanxi extract pages | guanxi graph - -f jsonld > out.jsonld\n"
    "  guanxi graph records.ndjson --view people -o people.gexf\n"
    "  guanxi graph part-1.ndjson part-2.ndjson -o all.graphml\n"
    "\n"
    "Exit status: 0 fine, 1 some records failed (the others are done), 2 usage,\n"
    "4 the output could not be written.\n";

static int write_view(gx_output* output, const gx_graph* graph, gx_view view) {
  if (view == GX_VIEW_ALL) return gx_output_finish(output, graph);
  gx_graph* seen = gx_graph_select(graph, &(gx_selection){.view = view});
  const int code = gx_output_finish(output, seen);
  gx_graph_free(seen);
  return code;
}

static int run(int argc, char** argv, gx_arena* arena) {
  gx_output_options wanted = {0};
  bool list_formats = false;
  const char* view_name = NULL;
  gx_view view;
  const gx_option options[] = {{"output", 'o', &wanted.path, NULL},
                               {"format", 'f', &wanted.format, NULL},
                               {"view", 0, &view_name, NULL},
                               {"strict", 0, NULL, &wanted.strict},
                               {"bom", 0, NULL, &wanted.bom},
                               {"list-formats", 0, NULL, &list_formats},
                               {0}};
  gx_operands operands;
  int code;
  if (!gx_options_read(argc, argv, &gx_command_graph, options, &operands, &code)) return code;
  if (list_formats) {
    gx_output_list_formats();
    return GX_EXIT_FINE;
  }
  if (operands.n == 0) {
    gx_report_line("graph needs records; see guanxi graph --help");
    return GX_EXIT_USAGE;
  }
  if (!gx_output_view(view_name, &view)) return GX_EXIT_USAGE;
  gx_output output;
  code = gx_output_open(&wanted, "graphml", &output);
  if (code) return code;
  if (!output.format->write) {
    gx_report_line("%s holds records; graph writes graphs, for records use guanxi extract",
                   output.format->name);
    gx_output_abandon(&output);
    return GX_EXIT_USAGE;
  }
  const double begin = gx_seconds();
  gx_folding folding = gx_fold_records(operands.at, operands.n, arena);
  code = folding.failed ? GX_EXIT_SOME_INPUTS : GX_EXIT_FINE;
  if (gx_stopped() || (folding.records == 0 && folding.failed)) {
    gx_output_abandon(&output);
  } else {
    const int written = write_view(&output, folding.graph, view);
    if (written) code = written;
  }
  const gx_graph_counts_of counts = gx_graph_counts(folding.graph);
  gx_report_summary("%u documents, %u articles, %u entities, %u edges, %.2f s", counts.documents,
                    counts.nodes[GX_NODE_ARTICLE], counts.n_nodes - counts.nodes[GX_NODE_ARTICLE],
                    counts.n_edges, gx_seconds() - begin);
  gx_graph_free(folding.graph);
  return code;
}

const gx_command gx_command_graph = {"graph", "records → a graph", help, run};
