#include "graph/export.h"

#include <strings.h>

#include "graph/write.h"

static const gx_export_format formats[] = {
    {"ndjson", ".ndjson .jsonl",
     "records, one document a line: feed them to `guanxi graph`, or read them yourself", 0, NULL},
    {"graphml", ".graphml .xml", "the graph for Gephi, Neo4j (APOC), networkx, igraph, yEd", GX_EXPORT_STRICT,
     gx_write_graphml},
    {"gexf", ".gexf", "the graph in time, coloured and sized, for Gephi's timeline and Gephi Lite", 0,
     gx_write_gexf},
    {"neo4j", "", "a folder of CSV files for neo4j-admin database import; prints the command",
     GX_EXPORT_FOLDER, gx_write_neo4j},
    {"cypher", ".cypher .cql", "statements for cypher-shell; may be run again, a grown graph only adds", 0,
     gx_write_cypher},
    {"csv", ".csv", "a row for each appearance of a person, with the words: Excel, R, pandas, Observable",
     GX_EXPORT_BOM, gx_write_csv},
    {"csv-nodes", ".nodes.csv", "a row for each node", GX_EXPORT_BOM, gx_write_csv_nodes},
    {"csv-edges", ".edges.csv", "a row for each edge", GX_EXPORT_BOM, gx_write_csv_edges},
    {"jsonld", ".jsonld .json", "linked data (RDF): schema.org, ORG, PROV, Web Annotation", 0,
     gx_write_jsonld},
    {"ntriples", ".nt .nq .ttl", "the same, a statement a line: RDF stores, sort and diff", 0,
     gx_write_ntriples},
    {"ftm", ".ftm .ftm.json", "FollowTheMoney entities for OpenAleph, one a line", 0, gx_write_ftm},
    {"dot", ".dot .gv", "a drawing of a small graph by Graphviz", 0, gx_write_dot},
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
  return format->write(graph, options, sink, error);
}
