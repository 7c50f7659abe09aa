/// guanxi export: a store → a graph, or a part of it.
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/naming.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/report.h"
#include "graph/select.h"

static const char help[] =
    "usage: guanxi export --db FILE [OPTION]...\n"
    "\n"
    "Writes the graph of a store, or a part of it, in any format of guanxi extract.\n"
    "\n"
    "      --db FILE          the store; $GUANXI_DB if not said\n"
    "  -o, --output FILE      write to FILE instead of standard output\n"
    "  -f, --format FORMAT    graphml (the default), jsonld …; guessed from the\n"
    "                         suffix of FILE\n"
    "      --strict           only what the standard of the format allows\n"
    "      --bom              CSV: a byte order mark first, for Excel\n"
    "      --list-formats     show all formats and end\n"
    "Part\n"
    "      --since DATE       only what is told of this day (month, year) or later\n"
    "      --until DATE       … or earlier\n"
    "      --person NAME      a person (name, part of it, or id) and what is around\n"
    "      --unit NAME        a unit, those in it, and what is around\n"
    "      --type TYPES       only these edges: attended,chaired …\n"
    "      --min-weight N     only edges that N places say\n"
    "      --view VIEW        people: who was together with whom, by events and by\n"
    "                         lists; meetings: people and events; posts: who held\n"
    "                         which post; appearances: who was seen where\n"
    "  -q, --quiet            errors only\n"
    "  -h, --help             this text\n"
    "\n"
    "Examples\n"
    "  guanxi export --db news.db -o all.graphml\n"
    "  guanxi export --db news.db --view people --min-weight 3 -o circle.graphml\n"
    "  guanxi export --db news.db --person 苏明棠 --since 2024-03 -o su.graphml\n"
    "\n"
    "Exit status: 0 fine, 2 usage, 4 the store cannot be used or the output written.\n";

typedef struct {
  gx_output_options output;
  const char *db, *since, *until, *person, *unit, *types, *weight, *view;
  bool list_formats;
} arguments;

static bool read_types(const char* text, uint32_t* out) {
  gx_str rest = gx_str_of(text), name;
  while (text && gx_str_split(&rest, ',', &name)) {
    int t = 0;
    while (t < GX_EDGE_TYPE_COUNT && !gx_str_eq(name, gx_str_of(gx_edge_name((gx_edge_type)t)))) t++;
    if (t == GX_EDGE_TYPE_COUNT) {
      gx_report_line("--type: there is no “%.*s” (attended, chaired, holds …)", GX_FMT(name));
      return false;
    }
    *out |= 1u << t;
  }
  return true;
}

static bool read_selection(const arguments* args, gx_selection* s) {
  long weight = 0;
  if (args->weight && !gx_option_number("--min-weight", args->weight, 0, 1000000000, &weight)) return false;
  s->min_weight = (uint32_t)weight;
  return gx_option_date("--since", args->since, &s->since) &&
         gx_option_date("--until", args->until, &s->until) && read_types(args->types, &s->types) &&
         gx_output_view(args->view, &s->view);
}

/// The id of the one person or unit that the words mean, empty without words.
static bool find_id(gx_store* store, const char* words, gx_find_kind kind, gx_arena* arena, gx_str* id) {
  *id = GX_STR("");
  return !words || gx_find_id(store, kind, words, arena, id);
}

static void add_node(const gx_graph* graph, gx_str id, uint32_t* nodes, uint32_t* n) {
  const uint32_t node = id.n ? gx_graph_find(graph, id) : GX_NONE;
  if (node != GX_NONE) nodes[(*n)++] = node;
}

/// Those who hold a post of the unit belong to it, and so do the posts.
static uint32_t* add_members(const gx_graph* graph, uint32_t* nodes, uint32_t* n, gx_arena* arena) {
  uint32_t* out = GX_ARRAY(arena, uint32_t, gx_graph_node_count(graph) + *n);
  memcpy(out, nodes, *n * sizeof *out);
  const uint32_t unit = nodes[*n - 1];
  for (uint32_t i = 0; i < gx_graph_edge_count(graph); i++) {
    const gx_edge* e = gx_graph_edge(graph, i);
    if (e->type == GX_EDGE_HOLDS && gx_graph_node(graph, e->target).unit == unit && out[*n - 1] != e->source)
      out[(*n)++] = e->source;
  }
  return out;
}

static int select_and_write(const arguments* args, gx_selection* s, gx_str person, gx_str unit,
                            gx_graph* graph, gx_output* output, gx_arena* arena) {
  uint32_t* nodes = GX_ARRAY(arena, uint32_t, 2);
  gx_graph_finish(graph);
  uint32_t n = 0;
  add_node(graph, person, nodes, &n);
  const uint32_t persons = n;
  add_node(graph, unit, nodes, &n);
  s->around = n > persons ? add_members(graph, nodes, &n, arena) : nodes;
  s->n_around = n;
  const bool all = !args->since && !args->until && !args->person && !args->unit && !args->types &&
                   !args->weight && s->view == GX_VIEW_ALL;
  gx_graph* part = all ? NULL : gx_graph_select(graph, s);
  const gx_graph_counts_of counts = gx_graph_counts(part ? part : graph);
  const int code = gx_output_finish(output, part ? part : graph);
  if (!code) gx_report_summary("%u nodes, %u edges", counts.n_nodes, counts.n_edges);
  gx_graph_free(part);
  return code;
}

/// Folds the store, and closes it before anything is written.
static int load(const arguments* args, gx_graph* graph, gx_str* person, gx_str* unit, gx_arena* arena) {
  gx_store* store;
  gx_error error;
  gx_status status = gx_store_open(args->db, GX_STORE_READ, &store, &error);
  if (!status) {
    const bool found = find_id(store, args->person, GX_FIND_PERSON, arena, person) &&
                       find_id(store, args->unit, GX_FIND_UNIT, arena, unit);
    if (found) status = gx_store_fold(store, graph, &error);
    const gx_status closed = gx_store_close(store, status ? NULL : &error);
    status = status ? status : closed;
    if (!status) return found ? GX_EXIT_FINE : GX_EXIT_USAGE;
  }
  gx_report_error(&error);
  return GX_EXIT_OUTPUT;
}

static int export(const arguments* args, gx_selection* s, gx_output* output, gx_arena* arena) {
  gx_graph* graph = gx_graph_new();
  gx_str person, unit;
  int code = load(args, graph, &person, &unit, arena);
  if (code) {
    gx_output_abandon(output);
  } else {
    code = select_and_write(args, s, person, unit, graph, output, arena);
  }
  gx_graph_free(graph);
  return code;
}

static int run(int argc, char** argv, gx_arena* arena) {
  arguments args = {.db = getenv("GUANXI_DB")};
  const gx_option options[] = {{"db", 0, &args.db, NULL},
                               {"output", 'o', &args.output.path, NULL},
                               {"format", 'f', &args.output.format, NULL},
                               {"strict", 0, NULL, &args.output.strict},
                               {"bom", 0, NULL, &args.output.bom},
                               {"since", 0, &args.since, NULL},
                               {"until", 0, &args.until, NULL},
                               {"person", 0, &args.person, NULL},
                               {"unit", 0, &args.unit, NULL},
                               {"type", 0, &args.types, NULL},
                               {"min-weight", 0, &args.weight, NULL},
                               {"view", 0, &args.view, NULL},
                               {"list-formats", 0, NULL, &args.list_formats},
                               {0}};
  gx_operands operands;
  int code;
  gx_selection selection = {0};
  gx_output output;
  if (!gx_options_read(argc, argv, &gx_command_export, options, &operands, &code)) return code;
  if (args.list_formats) {
    gx_output_list_formats();
    return GX_EXIT_FINE;
  }
  if (!args.db || operands.n) {
    gx_report_line(args.db ? "export reads the store and no other inputs" : "export needs --db FILE");
    return GX_EXIT_USAGE;
  }
  if (!read_selection(&args, &selection)) return GX_EXIT_USAGE;
  code = gx_output_open(&args.output, "graphml", &output);
  if (code) return code;
  if (!output.format->write) {
    gx_report_line("%s holds records; export writes graphs", output.format->name);
    gx_output_abandon(&output);
    return GX_EXIT_USAGE;
  }
  return export(&args, &selection, &output, arena);
}

const gx_command gx_command_export = {"export", "a store → a graph, or a part of it", help, run};
