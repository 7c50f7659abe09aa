/// The formats, for graph/ only: the table behind export.h. A row and one file (write_NAME.c with gx_write_NAME) make a format.
#ifndef GX_GRAPH_WRITE_H
#define GX_GRAPH_WRITE_H

#include "graph/export.h"

// X(name in C, name, suffixes, who reads it, what it can)
#define GX_FORMATS(X)                                                                                                 \
  X(graphml, "graphml", ".graphml .xml", "the graph for Gephi, Neo4j (APOC), networkx, igraph, yEd", GX_EXPORT_STRICT) \
  X(gexf, "gexf", ".gexf", "the graph in time, coloured and sized, for Gephi's timeline and Gephi Lite", 0)           \
  X(neo4j, "neo4j", "", "a folder of CSV files for neo4j-admin database import; prints the command", GX_EXPORT_FOLDER) \
  X(cypher, "cypher", ".cypher .cql", "statements for cypher-shell; may be run again, a grown graph only adds", 0)    \
  X(csv, "csv", ".csv", "a row for each appearance of a person, with the words: Excel, R, pandas, Observable", GX_EXPORT_BOM) \
  X(csv_nodes, "csv-nodes", ".nodes.csv", "a row for each node", GX_EXPORT_BOM)                                       \
  X(csv_edges, "csv-edges", ".edges.csv", "a row for each edge", GX_EXPORT_BOM)                                       \
  X(jsonld, "jsonld", ".jsonld .json", "linked data (RDF): schema.org, ORG, PROV, Web Annotation", 0)                 \
  X(ntriples, "ntriples", ".nt .nq .ttl", "the same, a statement a line: RDF stores, sort and diff", 0)               \
  X(ftm, "ftm", ".ftm .ftm.json", "FollowTheMoney entities for OpenAleph, one a line", 0)                             \
  X(dot, "dot", ".dot .gv", "a drawing of a small graph by Graphviz", 0)

#define GX_X(c, name, suffixes, purpose, can) \
  gx_status gx_write_##c(const gx_graph* graph, const gx_export_options* options, gx_sink* sink, gx_error* error);
GX_FORMATS(GX_X)
#undef GX_X

#endif
