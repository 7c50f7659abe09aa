// What an outsider writes: a page in memory → record → graph → GraphML.
#include <guanxi.h>
#include <stdio.h>

static int complain(const gx_error* error) {
  fprintf(stderr, "%s:%u: %s\n", error->file, error->line, error->message);
  return 1;
}

int main(void) {
  gx_error error;
  gx_lexicon* lexicon;
  if (gx_lexicon_load(NULL, NULL, &lexicon, &error)) return complain(&error);
  gx_arena* arena = gx_arena_new();
  gx_meta given = {.date = {2024, 3, 16}, .home = GX_STR("云岭省临江市望湖区")};
  const gx_str page = GX_STR("3月15日，望湖区召开经济工作会议。区委书记高原主持会议并讲话。\n");
  gx_document document;
  gx_record record;
  if (gx_read(arena, GX_STR("page.txt"), page, &given, NULL, &document, &error)) return complain(&error);
  if (gx_extract(lexicon, &document, arena, &record, NULL, &error)) return complain(&error);
  gx_graph* graph = gx_graph_new();
  if (gx_graph_add(graph, &record, &error)) return complain(&error);
  gx_graph_finish(graph);
  gx_sink* sink = gx_sink_memory();
  if (gx_export_write(graph, gx_export_find(GX_STR("graphml")), NULL, sink, &error)) return complain(&error);
  printf("%u articles, %zu bytes of GraphML\n", record.n_articles, gx_sink_bytes(sink).n);
  gx_sink_abandon(sink);
  gx_graph_free(graph);
  gx_arena_free(arena);
  gx_lexicon_free(lexicon);
  return 0;
}
