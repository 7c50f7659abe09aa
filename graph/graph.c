#include "graph/graph.h"

#include <stdlib.h>

#include "graph/graph_p.h"

static const struct {
  const char* name;
  const char* label;
  const char* zh;
} kinds[GX_NODE_KIND_COUNT] = {
#define GX_X(e, name, label, zh) [GX_NODE_##e] = {#name, #label, zh},
    GX_NODES(GX_X)
#undef GX_X
};

const char* gx_node_kind_name(gx_node_kind kind) { return kinds[kind].name; }
const char* gx_node_kind_label(gx_node_kind kind) { return kinds[kind].label; }
const char* gx_node_kind_zh(gx_node_kind kind) { return kinds[kind].zh; }

bool gx_edge_is_role(gx_edge_type type) { return type <= GX_EDGE_WROTE_TO; }
bool gx_edge_is_symmetric(gx_edge_type type) {
  return type == GX_EDGE_CO_OCCURS || type >= GX_EDGE_MAYBE_SAME;
}

gx_graph* gx_graph_new(void) {
  gx_arena* arena = gx_arena_new();
  gx_graph* graph = GX_NEW(arena, gx_graph);
  graph->arena = arena;
  graph->scratch = gx_arena_new();
  graph->ids = gx_words_new();
  graph->words = gx_words_new();
  graph->documents = gx_words_new();
  graph->texts = gx_spool_new();
  graph->text_reader = GX_NEW(arena, gx_spool_reader);
  *graph->text_reader = (gx_spool_reader){.spool = graph->texts, .ahead = 1024};
  graph->fact_nodes = gx_spool_new();
  graph->mentions = gx_spool_new();
  graph->rows = gx_spool_new();
  return graph;
}

void gx_graph_forget_facts(gx_graph* graph) {
  free(graph->record_of.at);
  free(graph->holdings.at);
  free(graph->decisions.at);
  gx_spool_free(graph->fact_nodes);
  gx_spool_free(graph->mentions);
  gx_spool_free(graph->rows);
  graph->record_of.at = NULL;
  graph->holdings.at = NULL;
  graph->decisions.at = NULL;
  graph->fact_nodes = graph->mentions = graph->rows = NULL;
}

void gx_graph_same(gx_graph* graph, gx_str a, gx_str b) {
  GX_FACTS_ADD(&graph->decisions,
               (gx_fact_decision){gx_words_add(graph->ids, a), gx_words_add(graph->ids, b)});
}

void gx_graph_alone(gx_graph* graph, gx_str id) {
  GX_FACTS_ADD(&graph->decisions, (gx_fact_decision){gx_words_add(graph->ids, id), GX_NONE});
}

void gx_graph_free(gx_graph* graph) {
  if (!graph) return;
  gx_graph_forget_facts(graph);
  if (!graph->from) {
    gx_words_free(graph->ids);
    gx_words_free(graph->words);
    free(graph->names.at);
  }
  gx_words_free(graph->documents);
  free(graph->records.at);
  free(graph->edges.at);
  free(graph->marks.at);
  free(graph->cited.at);
  if (graph->reader) gx_spool_reader_end(&graph->reader->reader);
  if (graph->text_reader) gx_spool_reader_end(graph->text_reader);
  gx_spool_free(graph->texts);
  gx_spool_free(graph->proofs);
  gx_arena_free(graph->scratch);
  gx_arena_free(graph->arena); // Holds the graph itself
}

gx_status gx_graph_status(const gx_graph* graph, gx_error* error) {
  if (graph->from) return gx_graph_status(graph->from, error);
  if (graph->fault.status) {
    if (error) *error = graph->fault;
    return graph->fault.status;
  }
  const gx_spool* const spools[] = {graph->texts, graph->fact_nodes, graph->mentions, graph->rows,
                                    graph->proofs};
  for (size_t i = 0; i < sizeof spools / sizeof *spools; i++)
    if (spools[i]) GX_TRY(gx_spool_status(spools[i], error));
  return GX_OK;
}

gx_graph_counts_of gx_graph_counts(const gx_graph* graph) {
  gx_graph_counts_of c = {.n_nodes = graph->n_nodes,
                          .n_edges = graph->edges.n,
                          .n_evidence = graph->n_proofs,
                          .documents = graph->n_sources};
  for (uint32_t i = 0; i < graph->n_nodes; i++) c.nodes[graph->nodes[i].kind]++;
  for (uint32_t i = 0; i < graph->edges.n; i++) c.edges[graph->edges.at[i].type]++;
  return c;
}

uint32_t gx_graph_node_count(const gx_graph* graph) { return graph->n_nodes; }
uint32_t gx_graph_edge_count(const gx_graph* graph) { return graph->edges.n; }
uint32_t gx_graph_source_count(const gx_graph* graph) { return graph->n_sources; }
const gx_edge* gx_graph_edge(const gx_graph* graph, uint32_t edge) { return &graph->edges.at[edge]; }
gx_source gx_graph_source(const gx_graph* graph, uint32_t source) {
  if (graph->from) return gx_graph_source(graph->from, graph->sources[source]);
  return gx_graph_source_of(graph, graph->sources[source]);
}

gx_source gx_graph_source_of(const gx_graph* graph, uint32_t record) {
  const gx_fact_record* r = &graph->records.at[record];
  graph->text_reader->next = r->texts;
  const char* texts = gx_spool_read(graph->text_reader, (size_t)r->n_path + r->n_sha256 + r->n_url);
  const bool there = texts != NULL; // Else gx_graph_status tells
  return (gx_source){.id = gx_words_get(graph->documents, r->id),
                     .path = there ? (gx_str){texts, r->n_path} : GX_STR(""),
                     .sha256 = there ? (gx_str){texts + r->n_path, r->n_sha256} : GX_STR(""),
                     .url = there ? (gx_str){texts + r->n_path + r->n_sha256, r->n_url} : GX_STR(""),
                     .publication = gx_graph_word(graph, r->publication),
                     .home = gx_graph_word(graph, r->home),
                     .encoding = gx_graph_word(graph, r->encoding),
                     .issued = r->issued,
                     .chars = r->chars};
}

bool gx_graph_is_symmetric(const gx_graph* graph) {
  for (uint32_t i = 0; i < graph->edges.n; i++)
    if (!gx_edge_is_symmetric(graph->edges.at[i].type)) return false;
  return graph->edges.n > 0;
}

gx_names gx_graph_gazetteers(const gx_graph* graph) { return graph->gazetteers; }

uint32_t gx_graph_out(const gx_graph* graph, uint32_t node, uint32_t* first) {
  *first = graph->out[node];
  return graph->out[node + 1];
}

uint32_t gx_graph_find(const gx_graph* graph, gx_str id) {
  const uint32_t number = gx_words_find(graph->ids, id);
  return number == GX_NONE ? GX_NONE : graph->node_of[number];
}

// ---- nodes -----------------------------------------------------------------------------------------------------------------

gx_node gx_graph_node(const gx_graph* graph, uint32_t node) {
  const gx_kept_node* kept = &graph->nodes[node];
  gx_node n = {.id = gx_words_get(graph->ids, kept->id),
               .kind = (gx_node_kind)kept->kind,
               .name = gx_graph_word(graph, kept->name),
               .class_ = GX_STR(""),
               .title = GX_STR(""),
               .unit = kept->unit,
               .date = kept->date,
               .source = kept->source,
               .mentions = kept->mentions,
               .documents = kept->documents};
  if (kept->kind == GX_NODE_ARTICLE) {
    n.article = kept->article;
    n.begin = kept->begin;
    n.end = kept->end;
  } else {
    n.class_ = gx_graph_word(graph, kept->class_);
    n.title = gx_graph_word(graph, kept->title);
  }
  if (kept->names != GX_NONE) {
    n.aliases = graph->names.at[kept->names].aliases;
    n.merged = graph->names.at[kept->names].merged;
  }
  return n;
}

// ---- evidence ---------------------------------------------------------------------------------------------------------------

/// The row of an evidence; false where it cannot be read.
static bool read_proof(const gx_graph* graph, uint32_t evidence, gx_row* row) {
  gx_proof_reader* r = graph->reader;
  if (evidence < r->next || evidence / GX_PROOFS_MARKED != r->next / GX_PROOFS_MARKED) {
    r->next = evidence / GX_PROOFS_MARKED * GX_PROOFS_MARKED;
    r->reader.next = graph->marks.at[evidence / GX_PROOFS_MARKED];
  }
  for (; r->next < evidence; r->next++)
    if (!gx_row_get(&r->reader, row)) return false;
  r->next++;
  return gx_row_get(&r->reader, row);
}

gx_evidence gx_graph_evidence(const gx_graph* graph, uint32_t evidence) {
  if (graph->from) {
    const gx_cited* cited = &graph->cited.at[evidence];
    gx_evidence e = gx_graph_evidence(graph->from, cited->proof);
    const uint32_t article = graph->told[e.article];
    e.article = article == GX_NONE ? 0 : article; // Not there: it could not be read
    if (cited->event == GX_NONE) return e;
    e.event = graph->told[cited->event];
    e.date = cited->date;
    return e;
  }
  gx_row r = {.text = ""}; // What cannot be read is empty; gx_graph_status tells
  if (!read_proof(graph, evidence, &r)) r = (gx_row){.text = ""};
  return (gx_evidence){.claim = gx_row_claim(&r),
                       .article = r.article,
                       .event = GX_NONE,
                       .begin = r.begin,
                       .end = r.end,
                       .quote = gx_row_quote(&r),
                       .rule = gx_row_rule(&r),
                       .date = r.date,
                       .order = r.order,
                       .of = r.of,
                       .open = r.open};
}
