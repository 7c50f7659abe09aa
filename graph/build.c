#include "graph/build.h"

#include <stdlib.h>

#include "graph/graph_p.h"

// ---- the words of the record, told to the graph ----------------------------------------------------------------------------

static const struct {
  const char* name;
  const char* label;
  const char* zh;
} edge_types[GX_EDGE_TYPE_COUNT] = {
#define GX_X(e, name, label, zh) [GX_EDGE_##e] = {#name, #label, zh},
    GX_CLAIMS(GX_X)
#undef GX_X
        [GX_EDGE_REPORTED_IN] = {"reported_in", "REPORTED_IN", "见于"},
    [GX_EDGE_MAYBE_SAME] = {"maybe_same", "MAYBE_SAME", "疑为同一人"},
    [GX_EDGE_TOGETHER] = {"together", "TOGETHER", "同场"},
    [GX_EDGE_LISTED_WITH] = {"listed_with", "LISTED_WITH", "同列"},
};

#define GX_X(e, name, label, zh) \
  _Static_assert((int)GX_EDGE_##e == (int)GX_CLAIM_##e, "edge types follow claim types");
GX_CLAIMS(GX_X)
#undef GX_X
_Static_assert((int)GX_EDGE_REPORTED_IN == (int)GX_CLAIM_COUNT, "a claim type without an edge type");

const char* gx_edge_name(gx_edge_type type) { return edge_types[type].name; }
const char* gx_edge_label(gx_edge_type type) { return edge_types[type].label; }
const char* gx_edge_zh(gx_edge_type type) { return edge_types[type].zh; }

/// Kind of node of an entity; what is no entity is never looked up here.
static bool node_kind_of(gx_kind kind, gx_node_kind* out) {
  switch (kind) {
    case GX_KIND_PERSON: *out = GX_NODE_PERSON; return true;
    case GX_KIND_POSITION: *out = GX_NODE_POSITION; return true;
    case GX_KIND_UNIT: *out = GX_NODE_UNIT; return true;
    case GX_KIND_COMPANY: *out = GX_NODE_COMPANY; return true;
    case GX_KIND_PLACE: *out = GX_NODE_PLACE; return true;
    default: return false;
  }
}

// ---- one record ------------------------------------------------------------------------------------------------------------

/// Strings of this record, and the number that each has in a table of the graph.
typedef struct {
  gx_intern* strings;
  GX_VEC(uint32_t) numbers;
} known;

/// The record being added, and the nodes that it names.
typedef struct {
  gx_graph* graph;
  const gx_record* record;
  gx_error* error;
  uint32_t number; ///< It will have among the graph's records
  gx_arena* scratch;
  known nodes; ///< What it declares
  known words;
  uint32_t* articles; ///< Node of each article
  uint32_t* subjects; ///< Node of each claim's subject and object
  uint32_t* objects;
} adding;

static gx_status fault(const adding* a, const char* what, gx_str id) {
  const gx_str path = a->record->document.path;
  return gx_fail(a->error, GX_ERR_RECORD, "", 0, "record of %.*s: %s \"%.*s\"", GX_FMT(path), what,
                 GX_FMT(id));
}

/// The number in one of the graph's tables of a string that this record mentions. Asking a small table of the record first
/// spares the large one most questions, and each of those is several cache misses.
static uint32_t number_of(const adding* a, known* k, gx_words* table, gx_str s) {
  const uint32_t local = gx_intern_add(k->strings, s);
  if (local < k->numbers.n) return k->numbers.at[local];
  const uint32_t number = gx_words_add(table, s);
  GX_PUSH(a->scratch, &k->numbers, number);
  return number;
}

/// The node number of an id that this record declares.
static uint32_t declare(adding* a, gx_str id) { return number_of(a, &a->nodes, a->graph->ids, id); }

/// The node number of an id, or GX_NONE when this record does not declare it.
static uint32_t declared(const adding* a, gx_str id) {
  const uint32_t local = gx_intern_find(a->nodes.strings, id);
  return local < a->nodes.numbers.n ? a->nodes.numbers.at[local] : GX_NONE;
}

static gx_status check_entities(const adding* a) {
  const gx_record* r = a->record;
  gx_node_kind kind;
  for (uint32_t i = 0; i < r->n_entities; i++)
    if (!node_kind_of(r->entities[i].kind, &kind))
      return fault(a, "no kind of an entity:", r->entities[i].entity);
  for (uint32_t i = 0; i < r->n_entities; i++)
    if (r->entities[i].unit.n && declared(a, r->entities[i].unit) == GX_NONE)
      return fault(a, "undeclared unit", r->entities[i].unit);
  for (uint32_t i = 0; i < r->n_events; i++) {
    if (r->events[i].place.n && declared(a, r->events[i].place) == GX_NONE)
      return fault(a, "undeclared place", r->events[i].place);
    if (r->events[i].article >= r->n_articles) return fault(a, "article out of range:", r->events[i].event);
  }
  for (uint32_t i = 0; i < r->n_mentions; i++)
    if (r->mentions[i].entity.n && declared(a, r->mentions[i].entity) == GX_NONE)
      return fault(a, "undeclared entity", r->mentions[i].entity);
  return GX_OK;
}

/// Declares all nodes of the record and looks up what its claims refer to, so that nothing can fail later.
static gx_status resolve(adding* a) {
  const gx_record* r = a->record;
  a->articles = GX_ARRAY(a->scratch, uint32_t, r->n_articles);
  a->subjects = GX_ARRAY(a->scratch, uint32_t, r->n_claims);
  a->objects = GX_ARRAY(a->scratch, uint32_t, r->n_claims);
  for (uint32_t i = 0; i < r->n_articles; i++)
    a->articles[i] = declare(a, gx_article_id(a->scratch, r->document.id, i));
  for (uint32_t i = 0; i < r->n_entities; i++) declare(a, r->entities[i].entity);
  for (uint32_t i = 0; i < r->n_events; i++) declare(a, r->events[i].event);
  GX_TRY(check_entities(a));
  for (uint32_t i = 0; i < r->n_claims; i++) {
    const gx_record_claim* c = &r->claims[i];
    a->subjects[i] = declared(a, c->subject);
    a->objects[i] = declared(a, c->object);
    if (a->subjects[i] == GX_NONE) return fault(a, "undeclared subject", c->subject);
    if (a->objects[i] == GX_NONE) return fault(a, "undeclared object", c->object);
    if (c->article >= r->n_articles) return fault(a, "article out of range in claim", c->claim);
  }
  return GX_OK;
}

static uint32_t word_of(adding* a, gx_str s) { return number_of(a, &a->words, a->graph->words, s); }

static void put_node(const adding* a, gx_fact_node fact) {
  fact.record = a->number;
  gx_spool_put(a->graph->fact_nodes, &fact, sizeof fact);
}

static void add_articles(adding* a) {
  for (uint32_t i = 0; i < a->record->n_articles; i++) {
    const gx_record_article* it = &a->record->articles[i];
    const uint32_t no = word_of(a, GX_STR(""));
    put_node(a,
             (gx_fact_node){.node = a->articles[i],
                            .kind = GX_NODE_ARTICLE,
                            .name = word_of(a, it->headline),
                            .class_ = no,
                            .title = no,
                            .unit = GX_NONE,
                            .date = gx_date_precision(it->issued) ? it->issued : a->record->document.issued,
                            .article = i,
                            .begin = it->begin,
                            .end = it->end});
  }
}

static void add_entities(adding* a) {
  for (uint32_t i = 0; i < a->record->n_entities; i++) {
    const gx_record_entity* e = &a->record->entities[i];
    gx_node_kind kind = GX_NODE_PERSON;
    node_kind_of(e->kind, &kind);
    put_node(a, (gx_fact_node){.node = declared(a, e->entity),
                               .kind = kind,
                               .name = word_of(a, e->name),
                               .class_ = word_of(a, GX_STR("")),
                               .title = word_of(a, e->title),
                               .unit = e->unit.n ? declared(a, e->unit) : GX_NONE});
  }
}

static void add_events(adding* a) {
  for (uint32_t i = 0; i < a->record->n_events; i++) {
    const gx_record_event* e = &a->record->events[i];
    put_node(a, (gx_fact_node){.node = declared(a, e->event),
                               .kind = GX_NODE_EVENT,
                               .name = word_of(a, e->name),
                               .class_ = word_of(a, e->kind),
                               .title = word_of(a, GX_STR("")),
                               .unit = e->place.n ? declared(a, e->place) : GX_NONE,
                               .date = e->date});
  }
}

static void add_mentions(adding* a) {
  for (uint32_t i = 0; i < a->record->n_mentions; i++) {
    const gx_record_mention* m = &a->record->mentions[i];
    if (!m->entity.n) continue;
    const gx_fact_mention fact = {declared(a, m->entity), word_of(a, m->text), a->number};
    gx_spool_put(a->graph->mentions, &fact, sizeof fact);
  }
}

/// A row of a claim: one of its evidences, or NULL.
static void put_row(const adding* a, gx_row row, gx_str claim, const gx_record_evidence* e) {
  row.record = a->number;
  row.said = e != NULL;
  if (e) {
    row.begin = e->begin;
    row.end = e->end;
  }
  gx_row_put(a->graph->rows, row, claim, e ? e->rule : GX_STR(""), e ? e->quote : GX_STR(""));
  a->graph->n_rows++;
}

static void add_claims(const adding* a) {
  for (uint32_t i = 0; i < a->record->n_claims; i++) {
    const gx_record_claim* c = &a->record->claims[i];
    const gx_row row = {.source = a->subjects[i],
                        .target = a->objects[i],
                        .article = a->articles[c->article],
                        .order = c->order,
                        .of = c->of,
                        .date = c->date,
                        .type = (uint8_t)c->type,
                        .open = c->open};
    if (!c->n_evidence) put_row(a, row, c->claim, NULL);
    for (uint32_t k = 0; k < c->n_evidence; k++) put_row(a, row, c->claim, &c->evidence[k]);
    if (c->type == GX_CLAIM_HOLDS)
      GX_FACTS_ADD(&a->graph->holdings, (gx_fact_holding){row.source, row.target, a->number});
  }
}

/// An event, an article that tells of it, and a claim whose words there do (GX_NONE: none), which begin at `begin`.
typedef struct {
  uint32_t event, article, begin, claim;
} report;

/// Earliest words first; none at all last.
static int compare_reports(const void* p, const void* q) {
  const report *a = p, *b = q;
  if (a->event != b->event) return a->event < b->event ? -1 : 1;
  if (a->article != b->article) return a->article < b->article ? -1 : 1;
  if (a->begin != b->begin) return a->begin < b->begin ? -1 : 1;
  return a->claim < b->claim ? -1 : a->claim > b->claim;
}

/// What the claims say of the events.
static uint32_t gather_reports(const adding* a, report* reports) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < a->record->n_events; i++) {
    const gx_record_event* e = &a->record->events[i];
    reports[n++] = (report){declared(a, e->event), a->articles[e->article], GX_NONE, GX_NONE};
  }
  for (uint32_t i = 0; i < a->record->n_claims; i++) {
    const gx_record_claim* c = &a->record->claims[i];
    // An event is the target of roles and of `organized`, the source of `held_at`.
    const bool target = c->type <= GX_CLAIM_WROTE_TO || c->type == GX_CLAIM_ORGANIZED;
    if (!target && c->type != GX_CLAIM_HELD_AT) continue;
    reports[n++] = (report){target ? a->objects[i] : a->subjects[i], a->articles[c->article],
                            c->n_evidence ? c->evidence->begin : GX_NONE, c->n_evidence ? i : GX_NONE};
  }
  return n;
}

static void add_reports(const adding* a) {
  report* reports = GX_ARRAY(a->scratch, report, (size_t)a->record->n_events + a->record->n_claims);
  const uint32_t n = gather_reports(a, reports);
  if (n) qsort(reports, n, sizeof *reports, compare_reports);
  for (uint32_t i = 0; i < n; i++) {
    const report* r = &reports[i];
    if (i && r[-1].event == r->event && r[-1].article == r->article) continue;
    const gx_row row = {
        .source = r->event, .target = r->article, .article = r->article, .type = GX_EDGE_REPORTED_IN};
    put_row(a, row, GX_STR(""), r->claim == GX_NONE ? NULL : a->record->claims[r->claim].evidence);
  }
}

// ---- which record of a document counts -------------------------------------------------------------------------------------

static uint64_t mix(uint64_t h, gx_str s) {
  for (size_t i = 0; i < s.n; i++) h = (h ^ (unsigned char)s.p[i]) * 0x100000001B3u;
  return (h ^ s.n) * 0x100000001B3u;
}

/// The same on every machine, unlike gx_hash64, because it decides what a graph holds.
static uint64_t fingerprint(const gx_record* r) {
  uint64_t h = 0xCBF29CE484222325u;
  for (uint32_t i = 0; i < r->n_entities; i++) h = mix(h, r->entities[i].entity);
  for (uint32_t i = 0; i < r->n_events; i++) h = mix(h, r->events[i].event);
  for (uint32_t i = 0; i < r->n_claims; i++) h = mix(h, r->claims[i].claim);
  return h ^ ((uint64_t)r->n_mentions << 32) ^ r->n_claims;
}

/// What decides which of two records counts.
typedef struct {
  gx_source source;
  gx_str gazetteers;
  uint64_t fingerprint;
} description;

static description describe(const gx_record* r) {
  const gx_record_document* d = &r->document;
  return (description){.source = {.id = d->id,
                                  .path = d->path,
                                  .sha256 = d->sha256,
                                  .publication = d->publication,
                                  .home = d->home,
                                  .encoding = d->encoding,
                                  .url = d->url,
                                  .issued = d->issued,
                                  .chars = d->chars},
                       .gazetteers = r->gazetteers,
                       .fingerprint = fingerprint(r)};
}

/// The fixed order among records of one document: the first counts.
static int compare_records(const description* a, const description* b) {
  const gx_str pairs[][2] = {{a->source.path, b->source.path},
                             {a->gazetteers, b->gazetteers},
                             {a->source.publication, b->source.publication},
                             {a->source.home, b->source.home},
                             {a->source.url, b->source.url},
                             {a->source.encoding, b->source.encoding}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    const int c = gx_str_cmp(pairs[i][0], pairs[i][1]);
    if (c) return c;
  }
  const int c = gx_date_cmp(a->source.issued, b->source.issued);
  if (c) return c;
  return a->fingerprint < b->fingerprint ? -1 : a->fingerprint > b->fingerprint;
}

/// Whether the graph must take this record in; an earlier one that it replaces is dropped.
static bool admit(gx_graph* g, const description* d, uint32_t document) {
  if (document == g->record_of.n) {
    GX_FACTS_ADD(&g->record_of, g->records.n);
    return true;
  }
  const uint32_t number = g->record_of.at[document];
  gx_fact_record* kept = &g->records.at[number];
  const description before = {gx_graph_source_of(g, number), gx_graph_word(g, kept->gazetteers),
                              kept->fingerprint};
  if (compare_records(d, &before) >= 0) return false;
  kept->dropped = true;
  g->record_of.at[document] = g->records.n;
  return true;
}

static void add_record(adding* a, const description* d, uint32_t document) {
  gx_graph* g = a->graph;
  const gx_source* s = &d->source;
  const gx_str texts[] = {s->path, s->sha256, s->url};
  GX_FACTS_ADD(&g->records, (gx_fact_record){.texts = gx_spool_size(g->texts),
                                             .n_path = (uint32_t)s->path.n,
                                             .n_sha256 = (uint32_t)s->sha256.n,
                                             .n_url = (uint32_t)s->url.n,
                                             .id = document,
                                             .publication = word_of(a, s->publication),
                                             .home = word_of(a, s->home),
                                             .encoding = word_of(a, s->encoding),
                                             .gazetteers = word_of(a, d->gazetteers),
                                             .issued = s->issued,
                                             .chars = s->chars,
                                             .fingerprint = d->fingerprint});
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) gx_spool_put(g->texts, texts[i].p, texts[i].n);
}

/// Numbers are 32 bits wide, and the topmost one means "none".
static bool has_room(const gx_graph* g, const gx_record* r) {
  const uint64_t most = (uint64_t)GX_NONE / 2; // Lists double as they grow
  uint64_t rows = g->n_rows + r->n_claims * 2ull + r->n_events;
  for (uint32_t i = 0; i < r->n_claims; i++) rows += r->claims[i].n_evidence;
  const uint64_t nodes = (uint64_t)r->n_articles + r->n_entities + r->n_events;
  return rows < most && gx_words_count(g->ids) + nodes < most &&
         gx_words_count(g->words) + 3 * nodes + r->n_mentions + 4 < most;
}

gx_status gx_graph_add(gx_graph* graph, const gx_record* record, gx_error* error) {
  const gx_str path = record->document.path;
  if (graph->finished)
    return gx_fail(error, GX_ERR_USAGE, "", 0, "the graph is finished: nothing can be added");
  if (!has_room(graph, record))
    return gx_fail(error, GX_ERR_LIMIT, "", 0, "the graph is full at %.*s", GX_FMT(path));
  adding a = {.graph = graph,
              .record = record,
              .error = error,
              .number = graph->records.n,
              .scratch = graph->scratch,
              .nodes.strings = gx_intern_new(graph->scratch),
              .words.strings = gx_intern_new(graph->scratch)};
  gx_status status = resolve(&a);
  if (status == GX_OK) {
    const description described = describe(record);
    const uint32_t document = gx_words_add(graph->documents, record->document.id);
    if (admit(graph, &described, document)) {
      add_record(&a, &described, document);
      add_articles(&a);
      add_entities(&a);
      add_events(&a);
      add_mentions(&a);
      add_claims(&a);
      add_reports(&a);
      status = gx_graph_status(graph, error);
    }
  }
  gx_arena_reset(graph->scratch, (size_t)4 << 20);
  return status;
}
