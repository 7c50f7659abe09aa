#include "cli/output.h"

#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/report.h"

/// "ndjson, graphml, jsonld"
static gx_str format_names(gx_arena* arena) {
  unsigned n;
  const gx_export_format* formats = gx_export_list(&n);
  gx_str names = GX_STR("");
  for (unsigned i = 0; i < n; i++) {
    names = gx_str_format(arena, "%.*s%s%s", GX_FMT(names), i ? ", " : "", formats[i].name);
  }
  return names;
}

static void complain(const char* what, const char* which) {
  gx_arena* arena = gx_arena_new();
  gx_report_line("%s “%s”; the formats are %.*s", what, which, GX_FMT(format_names(arena)));
  gx_arena_free(arena);
}

static const gx_export_format* choose(const gx_output_options* wanted, const char* otherwise) {
  const bool to_file = wanted->path && strcmp(wanted->path, "-") != 0;
  const gx_export_format* found;
  if (wanted->format) {
    found = gx_export_find(gx_str_of(wanted->format));
    if (!found) complain("there is no format", wanted->format);
  } else if (to_file) {
    found = gx_export_for_suffix(gx_str_of(wanted->path));
    if (!found) complain("-f is needed: no format has the suffix of", wanted->path);
  } else {
    found = gx_export_find(gx_str_of(otherwise));
  }
  return found;
}

int gx_output_open(const gx_output_options* wanted, const char* otherwise, gx_output* out) {
  *out = (gx_output){.format = choose(wanted, otherwise), .options = {.strict = wanted->strict}};
  if (!out->format) return GX_EXIT_USAGE;
  if (wanted->strict && !out->format->strict) {
    gx_report_line("--strict: the format %s has no strict form", out->format->name);
    return GX_EXIT_USAGE;
  }
  gx_error error;
  if (gx_sink_file(wanted->path ? wanted->path : "-", &out->sink, &error) == GX_OK) return GX_EXIT_FINE;
  gx_report_error(&error);
  return GX_EXIT_OUTPUT;
}

int gx_output_finish(gx_output* out, const gx_graph* graph) {
  gx_error error;
  gx_status status = GX_OK;
  if (graph && out->format->write)
    status = gx_export_write(graph, out->format, &out->options, out->sink, &error);
  if (status) {
    gx_output_abandon(out);
  } else {
    status = gx_sink_close(out->sink, &error);
    out->sink = NULL;
  }
  if (!status) return GX_EXIT_FINE;
  gx_report_error(&error);
  return GX_EXIT_OUTPUT;
}

void gx_output_abandon(gx_output* out) {
  gx_sink_abandon(out->sink);
  out->sink = NULL;
}

void gx_output_list_formats(void) {
  unsigned n;
  const gx_export_format* formats = gx_export_list(&n);
  for (unsigned i = 0; i < n; i++) {
    printf("%-10s %-22s %s%s\n", formats[i].name, formats[i].suffixes, formats[i].purpose,
           formats[i].strict ? " (--strict)" : "");
  }
}
