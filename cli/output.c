#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

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

/// Whether the format can what is asked of it; reports when it cannot.
static bool is_possible(const gx_output_options* wanted, const gx_export_format* format) {
  const bool folder = (format->can & GX_EXPORT_FOLDER) != 0;
  if (wanted->strict && !(format->can & GX_EXPORT_STRICT))
    gx_report_line("--strict: the format %s has no strict form", format->name);
  else if (wanted->bom && !(format->can & GX_EXPORT_BOM))
    gx_report_line("--bom: the format %s has no byte order mark", format->name);
  else if (folder && (!wanted->path || strcmp(wanted->path, "-") == 0))
    gx_report_line("-o FOLDER is needed: the format %s writes several files", format->name);
  else
    return true;
  return false;
}

int gx_output_open(const gx_output_options* wanted, const char* otherwise, gx_output* out) {
  *out = (gx_output){.format = choose(wanted, otherwise), .options = {wanted->strict, wanted->bom, NULL}};
  if (!out->format || !is_possible(wanted, out->format)) return GX_EXIT_USAGE;
  const char* path = wanted->path ? wanted->path : "-";
  if (out->format->can & GX_EXPORT_FOLDER) {
    if (mkdir(path, 0777) != 0 && errno != EEXIST) {
      gx_report_line("%s: cannot make the folder: %s", path, strerror(errno));
      return GX_EXIT_OUTPUT;
    }
    out->options.folder = path;
    path = "-";
  }
  gx_error error;
  if (gx_sink_file(path, &out->sink, &error) == GX_OK) return GX_EXIT_FINE;
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

bool gx_output_view(const char* name, gx_view* view) {
  *view = GX_VIEW_ALL;
  if (!name || gx_view_find(gx_str_of(name), view)) return true;
  gx_report_line("--view: there is no view “%s”; the views are all people meetings posts appearances", name);
  return false;
}

void gx_output_list_formats(void) {
  unsigned n;
  const gx_export_format* formats = gx_export_list(&n);
  for (unsigned i = 0; i < n; i++) {
    printf("%-10s %-16s %s%s%s\n", formats[i].name, formats[i].suffixes, formats[i].purpose,
           formats[i].can & GX_EXPORT_STRICT ? " (--strict)" : "",
           formats[i].can & GX_EXPORT_BOM ? " (--bom)" : "");
  }
}
