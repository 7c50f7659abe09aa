/// Records → graph. The only part of graph/ that knows the extractor's headers.
#ifndef GX_GRAPH_BUILD_H
#define GX_GRAPH_BUILD_H

#include "extractor/record.h"
#include "graph/graph.h"

/// Adds all that a record says; copies what it keeps. Not thread-safe: callers with several threads lock.
/// A document that was added before is not counted again; where the two records differ (other path, other gazetteers), one of them
/// is chosen by a fixed order, whichever came first.
/// Fails with GX_ERR_RECORD when a claim refers to something that the record does not declare, GX_ERR_USAGE after
/// gx_graph_finish, GX_ERR_LIMIT when a count would pass 2^31; the graph is then as it was. GX_ERR_IO when the temporary file cannot be written: the
/// graph is then lost (gx_graph_status).
gx_status gx_graph_add(gx_graph* graph, const gx_record* record, gx_error* error);

#endif
