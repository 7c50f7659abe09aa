/// Where the result goes and in which format: shared by extract, graph and export.
#ifndef GX_CLI_OUTPUT_H
#define GX_CLI_OUTPUT_H

#include "graph/export.h"
#include "graph/select.h"

/// What the user asked for on the command line; NULL where not given.
typedef struct {
  const char* path;
  const char* format;
  bool        strict;
  bool        bom;
} gx_output_options;

typedef struct {
  const gx_export_format* format;
  gx_export_options       options;
  gx_sink*                sink;
} gx_output;

/// Finds the format (by name, by the suffix of the path, else `otherwise`) and opens the output, so that mistakes show before
/// the work is done. A format of several files takes the path as its folder, which is made when missing; what it has to say (how to
/// load them) goes to standard output. Reports; returns an exit code, 0 when all is well.
int gx_output_open(const gx_output_options* wanted, const char* otherwise, gx_output* out);

/// Writes the graph where the format is one of graphs (`graph` may be NULL where it is not), closes and renames. Reports;
/// returns an exit code.
int gx_output_finish(gx_output* out, const gx_graph* graph);

/// Leaves what was there before as it was.
void gx_output_abandon(gx_output* out);

/// The view of that name (NULL: the whole graph). Reports and returns false when there is none.
bool gx_output_view(const char* name, gx_view* view);

/// The table of formats, on standard output.
void gx_output_list_formats(void);

#endif
