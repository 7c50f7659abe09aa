/// JSON-LD 1.0 with its context inline, one node a line: nothing is fetched, and no feature of 1.1 is used, because Neo4j's reader knows none.
#include "base/json.h"
#include "graph/escape.h"
#include "graph/rdf.h"
#include "graph/write.h"

typedef struct {
  gx_sink* sink;
  bool first; ///< No node was written yet
} writer;

static void put_context(gx_sink* sink) {
  gx_puts(sink, "{\"@context\":{\n  ");
  for (int i = 0; gx_rdf_prefixes[i][0]; i++)
    gx_putf(sink, "%s\"%s\":\"%s\"", i ? "," : "", gx_rdf_prefixes[i][0], gx_rdf_prefixes[i][1]);
  for (int i = 0; gx_rdf_terms[i]; i++) {
    const gx_rdf_term* t = gx_rdf_terms[i];
    const bool reversed = *t->iri == '^';
    gx_putf(sink, ",\n  \"%s\":{\"%s\":\"%s\",%s}", t->term, reversed ? "@reverse" : "@id", t->iri + reversed,
            t->kind == GX_RDF_WORDS ? "\"@language\":\"zh\"" : "\"@type\":\"@id\"");
  }
  gx_puts(sink, "},\n\"@graph\":[");
}

static void put_iri(gx_sink* sink, const char* before, gx_str s) {
  gx_putf(sink, "\"%s", before);
  gx_escape(sink, GX_ESCAPE_URI, s);
  gx_puts(sink, "\"");
}

static void put_types(gx_sink* sink, const char* types) {
  gx_str rest = gx_str_of(types), type;
  const bool several = gx_str_split(&rest, ' ', &type) && rest.n;
  gx_putf(sink, "\"@type\":%s\"%.*s\"", several ? "[" : "", GX_FMT(type));
  while (gx_str_split(&rest, ' ', &type)) gx_putf(sink, ",\"%.*s\"", GX_FMT(type));
  if (several) gx_puts(sink, "]");
}

static void begin(void* self, gx_str id, const char* types) {
  writer* w = self;
  gx_puts(w->sink, w->first ? "\n{\"@id\":" : ",\n{\"@id\":");
  w->first = false;
  put_iri(w->sink, "urn:guanxi:", id);
  gx_puts(w->sink, ",");
  put_types(w->sink, types);
}

static void end(void* self) { gx_puts(((writer*)self)->sink, "}"); }

static void put_date(gx_sink* sink, gx_date d) {
  static const char* const types[] = {[GX_PRECISION_NONE] = "date",
                                      [GX_PRECISION_DAY] = "date",
                                      [GX_PRECISION_MONTH] = "gYearMonth",
                                      [GX_PRECISION_YEAR] = "gYear"};
  char out[12];
  gx_date_format(d, out);
  gx_putf(sink, "{\"@value\":\"%s\",\"@type\":\"xsd:%s\"}", out, types[gx_date_precision(d)]);
}

static void put_value(gx_sink* sink, const gx_rdf_value* v) {
  switch (v->kind) {
    case GX_RDF_WORDS:
    case GX_RDF_TEXT: gx_json_put(sink, v->text); break;
    case GX_RDF_NUMBER: gx_putf(sink, "%u", v->number); break;
    case GX_RDF_FLAG: gx_puts(sink, v->number ? "true" : "false"); break;
    case GX_RDF_DATE: put_date(sink, v->date); break;
    case GX_RDF_NODE: put_iri(sink, "urn:guanxi:", v->text); break;
    case GX_RDF_ADDRESS:
    case GX_RDF_NAME: put_iri(sink, "", v->text); break;
  }
}

static void put(void* self, const gx_rdf_term* term, const gx_rdf_value* values, uint32_t n) {
  const writer* w = self;
  const bool list = n > 1 || *term->iri == '^';
  gx_putf(w->sink, ",\"%s\":%s", term->term, list ? "[" : "");
  for (uint32_t i = 0; i < n; i++) {
    if (i) gx_puts(w->sink, ",");
    put_value(w->sink, &values[i]);
  }
  if (list) gx_puts(w->sink, "]");
}

static void enter(void* self, const gx_rdf_term* term, bool first, const char* types) {
  const writer* w = self;
  if (first) gx_putf(w->sink, ",\"%s\":[{", term->term);
  if (!first) gx_puts(w->sink, ",{");
  put_types(w->sink, types);
}

static void leave(void* self, bool last) { gx_puts(((writer*)self)->sink, last ? "}]" : "}"); }

gx_status gx_write_jsonld(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                          gx_error* error) {
  (void)options;
  (void)error; // The sink remembers what goes wrong
  static const gx_rdf_syntax syntax = {begin, end, put, enter, leave};
  writer w = {.sink = sink, .first = true};
  put_context(sink);
  gx_rdf_tell(graph, &syntax, &w);
  gx_puts(sink, "\n]}\n");
  return GX_OK;
}
