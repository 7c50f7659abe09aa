/// For the interop tests: folds record files to a graph and writes it, or its own counts.
/// usage: fold_records FORMAT|counts|records [--strict] [--bom] [--folder=F] [--view=V] [--min-weight=N] RECORDS...
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/build.h"
#include "graph/export.h"
#include "graph/select.h"

static void die(const gx_error* error) {
  fprintf(stderr, "%s:%u: %s\n", error->file, error->line, error->message);
  exit(1);
}

/// Adds every line of `path` to the graph; with `again`, also writes each record as it was read.
static void fold(const char* path, gx_graph* graph, gx_sink* again) {
  gx_error error = {0};
  char* line = NULL;
  size_t room = 0;
  ssize_t n;
  FILE* file = fopen(path, "r");
  if (!file) exit((perror(path), 1));
  for (uint32_t number = 1; (n = getline(&line, &room, file)) > 0; number++) {
    gx_arena* arena = gx_arena_new();
    gx_record record;
    if (gx_record_read((gx_str){line, (size_t)n}, path, number, arena, &record, &error)) die(&error);
    if (again) gx_record_write(&record, again);
    if (gx_graph_add(graph, &record, &error)) die(&error);
    gx_arena_free(arena);
  }
  free(line);
  fclose(file);
}

static void put_counts(const gx_graph* graph, gx_sink* sink) {
  const gx_graph_counts_of c = gx_graph_counts(graph);
  gx_putf(sink, "{\"nodes\":%u,\"edges\":%u,\"evidence\":%u,\"documents\":%u", c.n_nodes, c.n_edges,
          c.n_evidence, c.documents);
  for (int k = 0; k < GX_NODE_KIND_COUNT; k++)
    gx_putf(sink, ",\"%s\":%u", gx_node_kind_label((gx_node_kind)k), c.nodes[k]);
  for (int t = 0; t < GX_EDGE_TYPE_COUNT; t++)
    gx_putf(sink, ",\"%s\":%u", gx_edge_label((gx_edge_type)t), c.edges[t]);
  gx_puts(sink, "}\n");
}

/// Options come before the records. Returns the first argument behind them.
static int read_options(int n, char** args, gx_export_options* options, gx_selection* part) {
  int i = 2;
  for (; i < n && strncmp(args[i], "--", 2) == 0; i++) {
    if (strcmp(args[i], "--strict") == 0) options->strict = true;
    if (strcmp(args[i], "--bom") == 0) options->bom = true;
    if (strncmp(args[i], "--folder=", 9) == 0) options->folder = args[i] + 9;
    if (strncmp(args[i], "--view=", 7) == 0 && !gx_view_find(gx_str_of(args[i] + 7), &part->view)) exit(2);
    if (strncmp(args[i], "--min-weight=", 13) == 0)
      part->min_weight = (uint32_t)strtoul(args[i] + 13, NULL, 10);
  }
  return i;
}

int main(int n, char** args) {
  gx_error error = {0};
  gx_sink* sink;
  gx_export_options options = {0};
  gx_selection part = {0};
  const int first = read_options(n, args, &options, &part);
  if (n <= first || gx_sink_file("-", &sink, &error)) return 2;
  const bool counts = strcmp(args[1], "counts") == 0;
  const bool records = strcmp(args[1], "records") == 0;
  const gx_export_format* format = gx_export_find(gx_str_of(args[1]));
  gx_graph* graph = gx_graph_new();
  if (!counts && !records && !format) return 2;
  for (int i = first; i < n; i++) fold(args[i], graph, records ? sink : NULL);
  gx_graph_finish(graph);
  gx_graph* seen = part.view == GX_VIEW_ALL ? NULL : gx_graph_select(graph, &part);
  if (counts) put_counts(seen ? seen : graph, sink);
  if (format && gx_export_write(seen ? seen : graph, format, &options, sink, &error)) die(&error);
  gx_graph_free(seen);
  gx_graph_free(graph);
  if (gx_sink_close(sink, &error)) die(&error);
  return 0;
}
