#include "graph/export.h"

#include <strings.h>

#include "graph/write.h"

static const gx_export_format formats[] = {
    {"ndjson", ".ndjson .jsonl",
     "records, one document a line: feed them to `guanxi graph`, or read them yourself", false, NULL},
    {"graphml", ".graphml .xml", "Gephi, Neo4j (APOC), networkx, igraph, yEd", true, gx_write_graphml},
    {"jsonld", ".jsonld .json", "RDF stores and linked data: schema.org, ORG, PROV, Web Annotation", false,
     gx_write_jsonld},
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
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    gx_str rest = gx_str_of(formats[i].suffixes), suffix;
    while (gx_str_split(&rest, ' ', &suffix))
      if (ends_like(path, suffix)) return &formats[i];
  }
  return NULL;
}

gx_status gx_export_write(const gx_graph* graph, const gx_export_format* format,
                          const gx_export_options* options, gx_sink* sink, gx_error* error) {
  static const gx_export_options plain = {0};
  if (!options) options = &plain;
  if (!format->write)
    return gx_fail(error, GX_ERR_USAGE, "", 0, "format %s is one of records, not of a graph", format->name);
  if (options->strict && !format->strict)
    return gx_fail(error, GX_ERR_USAGE, "", 0, "format %s has no strict form", format->name);
  return format->write(graph, options, sink, error);
}
