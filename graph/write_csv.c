/// Tidy tables for spreadsheets, R and pandas: appearances (a row for each part that a person had in an event, with the words), nodes, edges.
/// What a spreadsheet would take for a formula is disarmed (gx_put_cell).
#include <stdlib.h>

#include "graph/escape.h"
#include "graph/walk.h"
#include "graph/write.h"

typedef struct {
  const gx_graph* graph;
  gx_sink* sink;
} writer;

static void begin(const gx_export_options* options, gx_sink* sink) {
  if (options->bom) gx_puts(sink, "\xEF\xBB\xBF");
}

static void put_value(gx_sink* sink, gx_value_type type, const gx_value* v) {
  if (!v->present) return;
  switch (type) {
    case GX_VALUE_INT:
    case GX_VALUE_REAL: gx_putf(sink, "%u", v->number); break;
    case GX_VALUE_BOOL: gx_puts(sink, v->flag ? "true" : "false"); break;
    case GX_VALUE_STRING:
    case GX_VALUE_LIST: gx_put_cell(sink, v->text); break;
  }
}

// ---- nodes and edges -------------------------------------------------------------------------------------------------------

static void write_node(void* self, uint32_t node, const gx_value* values) {
  const writer* w = self;
  gx_put_cell(w->sink, gx_graph_node(w->graph, node).id);
  for (int p = 0; p < GX_NODE_PROPERTY_COUNT; p++) {
    if (p == GX_NODE_PROPERTY_UID || p == GX_NODE_PROPERTY_LABELS) continue;
    gx_puts(w->sink, ",");
    put_value(w->sink, gx_node_properties[p].type, &values[p]);
  }
  gx_puts(w->sink, "\r\n");
}

static void put_end(const writer* w, uint32_t node) {
  const gx_node n = gx_graph_node(w->graph, node);
  gx_putf(w->sink, ",\"%s\",", gx_node_kind_name(n.kind));
  gx_put_cell(w->sink, n.id);
  gx_puts(w->sink, ",");
  gx_put_cell(w->sink, n.name);
}

static void write_edge(void* self, uint32_t edge, gx_str id, const gx_value* values) {
  const writer* w = self;
  const gx_edge* e = gx_graph_edge(w->graph, edge);
  gx_put_cell(w->sink, id);
  put_end(w, e->source);
  put_end(w, e->target);
  for (int p = 0; p < GX_EDGE_PROPERTY_COUNT; p++) {
    gx_puts(w->sink, ",");
    put_value(w->sink, gx_edge_properties[p].type, &values[p]);
  }
  gx_puts(w->sink, "\r\n");
}

gx_status gx_write_csv_nodes(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                             gx_error* error) {
  (void)error; // The sink remembers what goes wrong
  static const gx_visitor visitor = {.node = write_node};
  writer w = {graph, sink};
  begin(options, sink);
  gx_puts(sink, "id");
  for (int p = 0; p < GX_NODE_PROPERTY_COUNT; p++)
    if (p != GX_NODE_PROPERTY_UID && p != GX_NODE_PROPERTY_LABELS)
      gx_putf(sink, ",%s", gx_node_properties[p].name);
  gx_puts(sink, "\r\n");
  gx_graph_walk(graph, &visitor, &w);
  return GX_OK;
}

gx_status gx_write_csv_edges(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                             gx_error* error) {
  (void)error;
  static const gx_visitor visitor = {.edge = write_edge};
  writer w = {graph, sink};
  begin(options, sink);
  gx_puts(sink, "id,source_kind,source,source_name,target_kind,target,target_name");
  for (int p = 0; p < GX_EDGE_PROPERTY_COUNT; p++) gx_putf(sink, ",%s", gx_edge_properties[p].name);
  gx_puts(sink, "\r\n");
  gx_graph_walk(graph, &visitor, &w);
  return GX_OK;
}

// ---- appearances -----------------------------------------------------------------------------------------------------------

static void put_date(gx_sink* sink, gx_date d) {
  char out[12];
  gx_date_format(d, out);
  gx_puts(sink, out);
}

static void put_cells(gx_sink* sink, const gx_str* cells, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    if (i) gx_puts(sink, ",");
    if (cells[i].n) gx_put_cell(sink, cells[i]);
  }
}

static gx_str name_of(const gx_graph* graph, uint32_t node) {
  return node == GX_NONE ? GX_STR("") : gx_graph_node(graph, node).name;
}

/// The first posts named are enough for a table: all posts of a person, joined, would not be tidy.
static uint32_t post_of(const gx_graph* graph, uint32_t person) {
  uint32_t first, best = GX_NONE, weight = 0;
  const uint32_t end = gx_graph_out(graph, person, &first);
  for (uint32_t i = first; i < end; i++) {
    const gx_edge* e = gx_graph_edge(graph, i);
    if (e->type != GX_EDGE_HOLDS || e->weight <= weight) continue;
    best = e->target;
    weight = e->weight;
  }
  return best;
}

static void write_row(const writer* w, const gx_edge* e, gx_date date, const gx_evidence* proof) {
  const gx_node person = gx_graph_node(w->graph, e->source), target = gx_graph_node(w->graph, e->target);
  const bool event = target.kind == GX_NODE_EVENT;
  const gx_node article = proof && proof->article != GX_NONE ? gx_graph_node(w->graph, proof->article)
                                                             : (gx_node){.source = GX_NONE};
  const gx_source source =
      article.source == GX_NONE ? (gx_source){0} : gx_graph_source(w->graph, article.source);
  put_date(w->sink, date);
  const gx_str cells[] = {GX_STR(""),
                          person.name,
                          name_of(w->graph, post_of(w->graph, e->source)),
                          gx_str_of(gx_edge_name(e->type)),
                          gx_str_of(gx_edge_zh(e->type)),
                          target.name,
                          event ? target.class_ : gx_str_of(gx_node_kind_name(target.kind)),
                          event ? name_of(w->graph, target.unit) : target.name};
  put_cells(w->sink, cells, sizeof cells / sizeof *cells);
  if (proof && proof->order)
    gx_putf(w->sink, ",%u,%u,%s,", proof->order, proof->of, proof->open ? "true" : "false");
  else
    gx_puts(w->sink, ",,,,");
  const gx_str words[] = {proof ? proof->quote : GX_STR(""), article.name, source.publication};
  put_cells(w->sink, words, sizeof words / sizeof *words);
  gx_puts(w->sink, ",");
  put_date(w->sink, article.date);
  const gx_str ids[] = {GX_STR(""), source.path, source.url, person.id, target.id};
  put_cells(w->sink, ids, sizeof ids / sizeof *ids);
  if (proof)
    gx_putf(w->sink, ",%u,%u\r\n", proof->begin, proof->end);
  else
    gx_puts(w->sink, ",,\r\n");
}

/// A row: an edge and one of its evidences, or GX_NONE.
typedef struct {
  gx_date date;
  uint32_t target, article, begin, order, edge, proof;
} appearance;

static int compare_u32(uint32_t a, uint32_t b) { return a < b ? -1 : a > b; }

/// As a reader would tell it: by day (open ones last), event by event, as the text does, in the order of its lists.
static int compare_appearances(const void* p, const void* q) {
  const appearance *a = p, *b = q;
  const bool open_a = !gx_date_precision(a->date), open_b = !gx_date_precision(b->date);
  int c = (int)open_a - (int)open_b;
  if (!c) c = gx_date_cmp(a->date, b->date);
  if (!c) c = compare_u32(a->target, b->target);
  if (!c) c = compare_u32(a->article, b->article);
  if (!c) c = compare_u32(a->begin, b->begin);
  if (!c) c = compare_u32(a->order, b->order);
  if (!c) c = compare_u32(a->edge, b->edge);
  return c ? c : compare_u32(a->proof, b->proof);
}

static bool is_appearance(const gx_edge* e) { return gx_edge_is_role(e->type) || e->type == GX_EDGE_VISITED; }

/// When it was: as told, else the day of the event.
static gx_date day_of(const gx_graph* graph, const gx_edge* e, const gx_evidence* proof) {
  if (proof && gx_date_precision(proof->date)) return proof->date;
  const gx_node target = gx_graph_node(graph, e->target);
  return target.kind == GX_NODE_EVENT ? target.date : (gx_date){0};
}

static uint32_t gather_appearances(const gx_graph* graph, appearance* rows) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < gx_graph_edge_count(graph); i++) {
    const gx_edge* e = gx_graph_edge(graph, i);
    if (!is_appearance(e)) continue;
    if (!e->n_evidence)
      rows[n++] = (appearance){day_of(graph, e, NULL), e->target, GX_NONE, 0, 0, i, GX_NONE};
    for (uint32_t k = e->evidence; k < e->evidence + e->n_evidence; k++) {
      const gx_evidence proof = gx_graph_evidence(graph, k);
      rows[n++] =
          (appearance){day_of(graph, e, &proof), e->target, proof.article, proof.begin, proof.order, i, k};
    }
  }
  return n;
}

gx_status gx_write_csv(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                       gx_error* error) {
  (void)error;
  const writer w = {graph, sink};
  begin(options, sink);
  gx_puts(sink,
          "date,person,post,role,role_zh,what,kind,place,list_order,list_of,list_open,quote,headline,"
          "publication,issued,"
          "path,url,person_id,what_id,begin,end\r\n");
  gx_arena* arena = gx_arena_new();
  const gx_graph_counts_of all = gx_graph_counts(graph);
  appearance* rows = GX_ARRAY(arena, appearance, (size_t)all.n_edges + all.n_evidence);
  const uint32_t n = gather_appearances(graph, rows);
  if (n) qsort(rows, n, sizeof *rows, compare_appearances);
  for (uint32_t i = 0; i < n; i++) {
    const bool said = rows[i].proof != GX_NONE;
    const gx_evidence proof = said ? gx_graph_evidence(graph, rows[i].proof) : (gx_evidence){0};
    write_row(&w, gx_graph_edge(graph, rows[i].edge), rows[i].date, said ? &proof : NULL);
  }
  gx_arena_free(arena);
  return GX_OK;
}
