/// guanxi summary: records → who appears most, which events drew whom, as tables for the terminal.
#include "cli/cli.h"
#include "cli/fold_records.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/table.h"
#include "graph/summary.h"

static const char help[] =
    "usage: guanxi summary [OPTION]... RECORDS...\n"
    "\n"
    "Shows who appears most and in which roles, and which events drew most people.\n"
    "RECORDS are what guanxi extract -f ndjson writes: files, folders, or -.\n"
    "\n"
    "  -n, --limit N          rows of each table; 20 if not said, 0 for all\n"
    "  -q, --quiet            errors and the tables only\n"
    "  -h, --help             this text\n"
    "\n"
    "Examples\n"
    "  guanxi summary records.ndjson\n"
    "  guanxi extract samples | guanxi summary -n 5 -\n"
    "\n"
    "Exit status: 0 fine, 1 some records failed, 2 usage, 4 the output failed.\n";

static gx_str count_cell(gx_arena* arena, uint32_t n) {
  return n ? gx_str_format(arena, "%u", n) : GX_STR("");
}

static gx_str name_of(const gx_graph* graph, uint32_t node) {
  return node == GX_NONE ? GX_STR("") : gx_graph_node(graph, node).name;
}

/// Roles of a person in events, in the order of the edge types, then the sites visited.
#define FIRST_ROLE GX_EDGE_CHAIRED
#define N_ROLES    ((unsigned)GX_EDGE_VISITED + 1)

static void write_persons(const gx_graph* graph, const gx_summary* summary, gx_sink* sink, gx_arena* arena) {
  enum { FIXED = 3 };
  gx_column columns[FIXED + N_ROLES];
  columns[0] = (gx_column){"person", false, 24};
  columns[1] = (gx_column){"post named most often", false, 36};
  columns[2] = (gx_column){"events", true, 0};
  for (unsigned r = 0; r < N_ROLES; r++) {
    columns[FIXED + r] = (gx_column){gx_edge_name((gx_edge_type)(FIRST_ROLE + r)), true, 0};
  }
  GX_VEC(gx_str) cells = {0};
  for (uint32_t i = 0; i < summary->n_persons; i++) {
    const gx_summary_person* p = &summary->persons[i];
    GX_PUSH(arena, &cells, name_of(graph, p->person));
    GX_PUSH(arena, &cells, name_of(graph, p->post));
    GX_PUSH(arena, &cells, count_cell(arena, p->events));
    for (unsigned r = 0; r < N_ROLES; r++)
      GX_PUSH(arena, &cells, count_cell(arena, p->roles[FIRST_ROLE + r]));
  }
  gx_puts(sink, "People\n\n");
  gx_table_write(sink, columns, FIXED + N_ROLES, cells.at, summary->n_persons, arena);
}

/// For every node the names of those who chaired it, in one pass over the edges.
static const gx_str* find_chairs(const gx_graph* graph, gx_arena* arena) {
  gx_str* chairs = GX_ARRAY(arena, gx_str, (size_t)gx_graph_node_count(graph) + 1);
  for (uint32_t i = 0; i < gx_graph_edge_count(graph); i++) {
    const gx_edge* edge = gx_graph_edge(graph, i);
    if (edge->type != GX_EDGE_CHAIRED) continue;
    gx_str* at = &chairs[edge->target];
    if (at->n > 100) continue; // Will not be shown anyway
    *at = gx_str_format(arena, "%.*s%s%.*s", GX_FMT(*at), at->n ? "、" : "",
                        GX_FMT(name_of(graph, edge->source)));
  }
  return chairs;
}

static void write_events(const gx_graph* graph, const gx_summary* summary, gx_sink* sink, gx_arena* arena) {
  static const gx_column columns[] = {{"date", false, 0},        {"kind", false, 0},  {"event", false, 44},
                                      {"chaired by", false, 24}, {"people", true, 0}, {"held at", false, 24}};
  const gx_str* chairs = find_chairs(graph, arena);
  GX_VEC(gx_str) cells = {0};
  for (uint32_t i = 0; i < summary->n_events; i++) {
    const gx_summary_event* e = &summary->events[i];
    const gx_node node = gx_graph_node(graph, e->event);
    char date[12];
    gx_date_format(node.date, date);
    GX_PUSH(arena, &cells, gx_str_copy(arena, gx_str_of(date)));
    GX_PUSH(arena, &cells, node.class_);
    GX_PUSH(arena, &cells, node.name);
    GX_PUSH(arena, &cells, chairs[e->event]);
    GX_PUSH(arena, &cells, gx_str_format(arena, "%u%s", e->persons, e->open ? "+" : ""));
    GX_PUSH(arena, &cells, name_of(graph, e->place));
  }
  gx_puts(sink, "\nMeetings and other events (+: the list of names is open)\n\n");
  gx_table_write(sink, columns, sizeof columns / sizeof *columns, cells.at, summary->n_events, arena);
}

static int write_tables(const gx_graph* graph, uint32_t limit, gx_arena* arena) {
  gx_sink* sink = gx_sink_for_eyes();
  gx_error error;
  const gx_summary summary = gx_graph_summary(graph, limit, arena);
  write_persons(graph, &summary, sink, arena);
  write_events(graph, &summary, sink, arena);
  if (!gx_sink_close(sink, &error)) return GX_EXIT_FINE;
  gx_report_error(&error);
  return GX_EXIT_OUTPUT;
}

static int run(int argc, char** argv, gx_arena* arena) {
  const char* limit_text = NULL;
  const gx_option options[] = {{"limit", 'n', &limit_text, NULL}, {0}};
  gx_operands operands;
  int code;
  if (!gx_options_read(argc, argv, &gx_command_summary, options, &operands, &code)) return code;
  long limit = 20;
  if (limit_text && !gx_option_number("--limit", limit_text, 0, 1000000, &limit)) return GX_EXIT_USAGE;
  if (operands.n == 0) {
    gx_report_line("summary needs records; see guanxi summary --help");
    return GX_EXIT_USAGE;
  }
  gx_folding folding = gx_fold_records(operands.at, operands.n, arena);
  code = folding.failed ? GX_EXIT_SOME_INPUTS : GX_EXIT_FINE;
  gx_error error;
  if (gx_graph_status(folding.graph, &error)) {
    gx_report_error(&error);
    code = GX_EXIT_OUTPUT;
  } else if (folding.records || !folding.failed) {
    const int written = write_tables(folding.graph, (uint32_t)limit, arena);
    if (written) code = written;
  }
  gx_graph_free(folding.graph);
  return code;
}

const gx_command gx_command_summary = {"summary", "records → tables of people and events", help, run};
