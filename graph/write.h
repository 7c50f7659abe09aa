/// The writers behind export.h's table, for graph/ only: one file and one function for each format.
#ifndef GX_GRAPH_WRITE_H
#define GX_GRAPH_WRITE_H

#include "graph/export.h"

gx_status gx_write_graphml(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                           gx_error* error);
gx_status gx_write_gexf(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                        gx_error* error);
gx_status gx_write_neo4j(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                         gx_error* error);
gx_status gx_write_cypher(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                          gx_error* error);
gx_status gx_write_jsonld(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                          gx_error* error);
gx_status gx_write_ntriples(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                            gx_error* error);
gx_status gx_write_ftm(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                       gx_error* error);
gx_status gx_write_csv(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                       gx_error* error);
gx_status gx_write_csv_nodes(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                             gx_error* error);
gx_status gx_write_csv_edges(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                             gx_error* error);
gx_status gx_write_dot(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                       gx_error* error);

#endif
