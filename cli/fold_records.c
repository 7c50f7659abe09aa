#include "cli/fold_records.h"

#include "cli/cli.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/report.h"
#include "graph/build.h"

/// A record is larger than its page, but not without bounds.
#define GX_MAX_RECORD_BYTES ((size_t)1 << 31)

static gx_status fold_line(gx_folding* out, const char* path, uint32_t number, gx_str line, gx_arena* scratch,
                           gx_error* error) {
  gx_record record;
  GX_TRY(gx_record_read(line, path, number, scratch, &record, error));
  GX_TRY(gx_graph_add(out->graph, &record, error));
  out->records++;
  return GX_OK;
}

static void fold_file(gx_folding* out, const char* path, gx_arena* scratch) {
  gx_error error;
  gx_lines* lines = gx_lines_open(path, &error);
  if (!lines) {
    gx_report_error(&error);
    out->failed++;
    return;
  }
  for (bool more = true; more && !gx_stopped();) {
    gx_str line = {0};
    gx_arena_reset(scratch, (size_t)16 << 20);
    gx_status status = gx_lines_next(lines, scratch, GX_MAX_RECORD_BYTES, &line, &more, &error);
    if (!status && more && gx_str_trim(line).n) {
      status = fold_line(out, path, gx_lines_number(lines), line, scratch, &error);
    }
    if (gx_graph_status(out->graph, NULL)) break; // Whoever uses the graph says so
    if (status) {
      gx_report_error(&error);
      out->failed++;
    }
    gx_report_progress("%llu records", (unsigned long long)out->records);
  }
  gx_lines_close(lines);
}

gx_folding gx_fold_records(char** arguments, int n, gx_arena* arena) {
  const gx_inputs inputs = gx_inputs_gather(arguments, n, ".ndjson,.jsonl", arena);
  gx_folding out = {.graph = gx_graph_new(), .failed = inputs.failed};
  gx_arena* scratch = gx_arena_new();
  for (uint32_t i = 0; i < inputs.n && !gx_stopped(); i++) fold_file(&out, inputs.at[i].path.p, scratch);
  gx_arena_free(scratch);
  gx_graph_finish(out.graph);
  return out;
}
