#include "graph/export.h"

#include <strings.h>

#include "graph/write.h"

static const gx_export_format formats[] = {
    {"ndjson", ".ndjson .jsonl",
     "records, one document a line: feed them to `guanxi graph`, or read them yourself", 0, NULL},
#define GX_X(c, name, suffixes, purpose, can) {name, suffixes, purpose, can, gx_write_##c},
    GX_FORMATS(GX_X)
#undef GX_X
};

const gx_export_format* gx_export_list(unsigned* n) {
  *n = sizeof formats / sizeof *formats;
  return formats;
}

const gx_export_format* gx_export_find(gx_str name) {
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (gx_str_eq(name, gx_str_of(formats[i].name))) return &formats[i];
  return NULL;
}

static bool ends_like(gx_str path, gx_str suffix) {
  return path.n > suffix.n && strncasecmp(path.p + path.n - suffix.n, suffix.p, suffix.n) == 0;
}

const gx_export_format* gx_export_for_suffix(gx_str path) {
  const gx_export_format* best = NULL;
  size_t longest = 0;
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    gx_str rest = gx_str_of(formats[i].suffixes), suffix;
    while (gx_str_split(&rest, ' ', &suffix)) {
      if (suffix.n <= longest || !ends_like(path, suffix)) continue;
      best = &formats[i];
      longest = suffix.n;
    }
  }
  return best;
}

gx_status gx_export_write(const gx_graph* graph, const gx_export_format* format,
                          const gx_export_options* options, gx_sink* sink, gx_error* error) {
  static const gx_export_options plain = {0};
  if (!options) options = &plain;
  if (!format->write)
    return gx_fail(error, GX_ERR_USAGE, "", 0, "format %s is one of records, not of a graph", format->name);
  if (options->strict && !(format->can & GX_EXPORT_STRICT))
    return gx_fail(error, GX_ERR_USAGE, "", 0, "format %s has no strict form", format->name);
  if (options->bom && !(format->can & GX_EXPORT_BOM))
    return gx_fail(error, GX_ERR_USAGE, "", 0, "format %s has no byte order mark", format->name);
  if (!options->folder && (format->can & GX_EXPORT_FOLDER))
    return gx_fail(error, GX_ERR_USAGE, "", 0, "format %s needs a folder to write into", format->name);
  const gx_status status = format->write(graph, options, sink, error);
  return status ? status : gx_graph_status(graph, error);
}
