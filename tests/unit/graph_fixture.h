/// Small records for the tests of graph/, built line by line: each call adds one entity, event or claim to the record at hand.
#ifndef GX_TESTS_GRAPH_FIXTURE_H
#define GX_TESTS_GRAPH_FIXTURE_H

#include <criterion/criterion.h>
#include <string.h>

#include "graph/build.h"
#include "graph/export.h"

enum { MOST = 64 };

typedef struct {
  gx_record record;
  gx_record_article articles[4];
  gx_record_mention mentions[MOST];
  gx_record_entity entities[MOST];
  gx_record_event events[MOST];
  gx_record_claim claims[MOST];
  gx_record_evidence evidence[MOST];
} page;

/// A document of two articles, issued on the given day of February 2024.
static inline page* new_page(gx_arena* arena, const char* id, int8_t day) {
  page* p = GX_NEW(arena, page);
  p->record = (gx_record){.articles = p->articles,
                          .n_articles = 2,
                          .mentions = p->mentions,
                          .entities = p->entities,
                          .events = p->events,
                          .claims = p->claims,
                          .gazetteers = GX_STR("gaz")};
  p->record.document = (gx_record_document){.id = gx_str_of(id),
                                            .path = gx_str_format(arena, "%s.txt", id),
                                            .sha256 = GX_STR("00"),
                                            .publication = GX_STR("望湖日报"),
                                            .encoding = GX_STR("UTF-8"),
                                            .issued = {2024, 2, day},
                                            .chars = 1000};
  for (uint32_t i = 0; i < 2; i++)
    p->articles[i] = (gx_record_article){GX_STR("标题"), i * 500, i * 500 + 500, {2024, 2, day}};
  return p;
}

static inline void add_entity(page* p, gx_kind kind, const char* id, const char* name) {
  p->entities[p->record.n_entities++] =
      (gx_record_entity){.entity = gx_str_of(id), .kind = kind, .name = gx_str_of(name)};
}

static inline void add_person(page* p, const char* id, const char* name) {
  add_entity(p, GX_KIND_PERSON, id, name);
}

static inline void add_position(page* p, const char* id, const char* name, const char* unit) {
  add_entity(p, GX_KIND_POSITION, id, name);
  p->entities[p->record.n_entities - 1].unit = gx_str_of(unit);
}

static inline void add_event(page* p, const char* id, const char* name, int8_t day) {
  const gx_date date = day ? (gx_date){2024, 2, day} : (gx_date){0};
  p->events[p->record.n_events++] = (gx_record_event){
      .event = gx_str_of(id), .kind = GX_STR("meeting"), .name = gx_str_of(name), .date = date};
}

static inline void add_mention(page* p, gx_kind kind, const char* entity, const char* text) {
  p->mentions[p->record.n_mentions++] =
      (gx_record_mention){.kind = kind, .text = gx_str_of(text), .entity = gx_str_of(entity)};
}

/// A claim of article 0 with one evidence that begins at `at`.
static inline gx_record_claim* add_claim(page* p, gx_claim_type type, const char* subject, const char* object,
                                         uint32_t at) {
  const uint32_t n = p->record.n_claims++;
  p->evidence[n] =
      (gx_record_evidence){at, at + 10, GX_STR("rule.test"), GX_NONE, GX_NONE, GX_STR("原文如此")};
  p->claims[n] = (gx_record_claim){.claim = GX_STR("claim-0"),
                                   .type = type,
                                   .subject = gx_str_of(subject),
                                   .object = gx_str_of(object),
                                   .evidence = &p->evidence[n],
                                   .n_evidence = 1};
  return &p->claims[n];
}

static inline void add_page(gx_graph* graph, const page* p) {
  gx_error error;
  cr_assert_eq(gx_graph_add(graph, &p->record, &error), GX_OK, "%s", error.message);
}

/// The number of the edge from one id to another, or GX_NONE.
static inline uint32_t find_edge(const gx_graph* graph, const char* source, gx_edge_type type,
                                 const char* target) {
  const uint32_t from = gx_graph_find(graph, gx_str_of(source)), to = gx_graph_find(graph, gx_str_of(target));
  uint32_t first;
  if (from == GX_NONE || to == GX_NONE) return GX_NONE;
  const uint32_t end = gx_graph_out(graph, from, &first);
  for (uint32_t i = first; i < end; i++) {
    const gx_edge* e = gx_graph_edge(graph, i);
    if (e->type == type && e->target == to) return i;
  }
  return GX_NONE;
}

/// All bytes of a format, in `arena`.
static inline gx_str write_all(const gx_graph* graph, const char* format, bool strict, gx_arena* arena) {
  gx_error error;
  const gx_export_options options = {.strict = strict};
  gx_sink* sink = gx_sink_memory();
  const gx_status status = gx_export_write(graph, gx_export_find(gx_str_of(format)), &options, sink, &error);
  cr_assert_eq(status, GX_OK, "%s", error.message);
  const gx_str bytes = gx_str_copy(arena, gx_sink_bytes(sink));
  cr_assert_eq(gx_sink_close(sink, &error), GX_OK);
  return bytes;
}

#endif
