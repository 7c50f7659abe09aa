#include "cli/feed.h"

#include <string.h>

static void close_lines(gx_feed* feed) {
  gx_lines_close(feed->lines);
  feed->lines = NULL;
}

/// A line of the NDJSON file at hand that is not blank; false at its end.
static bool next_line(gx_feed* feed, gx_arena* arena, gx_task* task) {
  for (;;) {
    bool more;
    task->status =
        gx_lines_next(feed->lines, arena, feed->pool->max_bytes, &task->bytes, &more, &task->error);
    task->line = gx_lines_number(feed->lines);
    task->taken = true;
    if (more && (task->status || gx_str_trim(task->bytes).n)) return true;
    if (more) continue;
    if (!task->status && task->line == 0) {
      task->status = gx_fail(&task->error, GX_ERR_INPUT, task->input->path.p, 0, "the file is empty");
    }
    close_lines(feed);
    return task->status != GX_OK;
  }
}

/// Whether what begins like `head` is NDJSON, where the name of the file does not say.
static bool looks_like_ndjson(gx_str head) {
  head = gx_str_trim(head);
  return head.n && head.p[0] == '{' && memmem(head.p, head.n, "\":", 2);
}

/// Decides how an input is read. Returns false when it turned out to be NDJSON (feed->lines is then open).
static bool open_input(gx_feed* feed, gx_arena* arena, gx_task* task) {
  const char* path = task->input->path.p;
  const gx_format wanted = feed->pool->read.format;
  const gx_format format = wanted != GX_FORMAT_GUESS ? wanted : gx_format_of(task->input->path);
  if (format != GX_FORMAT_GUESS && format != GX_FORMAT_NDJSON) return true; // The threads read it themselves
  feed->lines = gx_lines_open(path, &task->error);
  if (!feed->lines) {
    task->status = task->error.status;
    return true;
  }
  if (format == GX_FORMAT_NDJSON || looks_like_ndjson(gx_lines_ahead(feed->lines))) return false;
  task->status = gx_lines_rest(feed->lines, arena, feed->pool->max_bytes, &task->bytes, &task->error);
  task->taken = true;
  close_lines(feed);
  return true;
}

bool gx_feed_next(gx_feed* feed, gx_arena* arena, gx_task* task) {
  *task = (gx_task){0};
  if (feed->pool->next) return feed->pool->next(feed->pool->next_user, arena, task);
  for (;;) {
    if (feed->lines) {
      *task = (gx_task){.input = &feed->pool->inputs.at[feed->next - 1]};
      if (next_line(feed, arena, task)) return true;
    }
    if (feed->next == feed->pool->inputs.n) return false;
    *task = (gx_task){.input = &feed->pool->inputs.at[feed->next++]};
    if (open_input(feed, arena, task)) return true;
  }
}

void gx_feed_end(gx_feed* feed) { gx_lines_close(feed->lines); }
