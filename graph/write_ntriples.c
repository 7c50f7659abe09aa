/// N-Triples (and so N-Quads and Turtle): the statements of the JSON-LD, one a line, for RDF stores and for sort, grep and diff.
#include "graph/escape.h"
#include "graph/rdf.h"
#include "graph/write.h"

/// Nodes without a name lie in one another, never deeper than this.
enum { DEEP = 4 };

typedef struct {
  gx_sink* sink;
  gx_str id;
  uint32_t blank[DEEP]; ///< Numbers of the nodes without a name that are open
  unsigned depth;
  uint32_t blanks; ///< Begun so far
} writer;

/// The iri of a name with a prefix.
static void put_name(gx_sink* sink, gx_str name) {
  gx_str rest = name, prefix;
  gx_str_split(&rest, ':', &prefix);
  for (int i = 0; gx_rdf_prefixes[i][0]; i++)
    if (gx_str_eq(prefix, gx_str_of(gx_rdf_prefixes[i][0])))
      gx_putf(sink, "<%s%.*s>", gx_rdf_prefixes[i][1], GX_FMT(rest));
}

static void put_iri(gx_sink* sink, const char* before, gx_str s) {
  gx_putf(sink, "<%s", before);
  gx_escape(sink, GX_ESCAPE_URI, s);
  gx_puts(sink, ">");
}

static void put_subject(const writer* w, unsigned depth) {
  if (depth)
    gx_putf(w->sink, "_:b%u", w->blank[depth - 1]);
  else
    put_iri(w->sink, "urn:guanxi:", w->id);
}

static void put_types(const writer* w, const char* types) {
  gx_str rest = gx_str_of(types), type;
  while (gx_str_split(&rest, ' ', &type)) {
    put_subject(w, w->depth);
    gx_puts(w->sink, " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ");
    put_name(w->sink, type);
    gx_puts(w->sink, " .\n");
  }
}

static void begin(void* self, gx_str id, const char* types) {
  writer* w = self;
  w->id = id;
  put_types(w, types);
}

static void end(void* self) { (void)self; }

static void put_literal(gx_sink* sink, gx_str s) {
  gx_puts(sink, "\"");
  gx_escape(sink, GX_ESCAPE_NTRIPLES, s);
  gx_puts(sink, "\"");
}

static void put_typed(gx_sink* sink, const char* text, const char* type) {
  gx_putf(sink, "\"%s\"^^", text);
  put_name(sink, gx_str_of(type));
}

static void put_date(gx_sink* sink, gx_date d) {
  static const char* const types[] = {[GX_PRECISION_NONE] = "xsd:date",
                                      [GX_PRECISION_DAY] = "xsd:date",
                                      [GX_PRECISION_MONTH] = "xsd:gYearMonth",
                                      [GX_PRECISION_YEAR] = "xsd:gYear"};
  char out[12];
  gx_date_format(d, out);
  put_typed(sink, out, types[gx_date_precision(d)]);
}

static void put_value(gx_sink* sink, const gx_rdf_value* v) {
  switch (v->kind) {
    case GX_RDF_WORDS: put_literal(sink, v->text), gx_puts(sink, "@zh"); break;
    case GX_RDF_TEXT: put_literal(sink, v->text); break;
    case GX_RDF_NUMBER:
      gx_putf(sink, "\"%u\"^^", v->number);
      put_name(sink, GX_STR("xsd:integer"));
      break;
    case GX_RDF_FLAG: put_typed(sink, v->number ? "true" : "false", "xsd:boolean"); break;
    case GX_RDF_DATE: put_date(sink, v->date); break;
    case GX_RDF_NODE: put_iri(sink, "urn:guanxi:", v->text); break;
    case GX_RDF_ADDRESS: put_iri(sink, "", v->text); break;
    case GX_RDF_NAME: put_name(sink, v->text); break;
  }
}

static void put(void* self, const gx_rdf_term* term, const gx_rdf_value* values, uint32_t n) {
  const writer* w = self;
  const bool reversed = *term->iri == '^';
  for (uint32_t i = 0; i < n; i++) {
    if (reversed)
      put_value(w->sink, &values[i]);
    else
      put_subject(w, w->depth);
    gx_puts(w->sink, " ");
    put_name(w->sink, gx_str_of(term->iri + reversed));
    gx_puts(w->sink, " ");
    if (reversed)
      put_subject(w, w->depth);
    else
      put_value(w->sink, &values[i]);
    gx_puts(w->sink, " .\n");
  }
}

static void enter(void* self, const gx_rdf_term* term, bool first, const char* types) {
  writer* w = self;
  (void)first;
  w->blank[w->depth++] = w->blanks++;
  put_subject(w, w->depth - 1);
  gx_puts(w->sink, " ");
  put_name(w->sink, gx_str_of(term->iri));
  gx_puts(w->sink, " ");
  put_subject(w, w->depth);
  gx_puts(w->sink, " .\n");
  put_types(w, types);
}

static void leave(void* self, bool last) {
  (void)last;
  ((writer*)self)->depth--;
}

gx_status gx_write_ntriples(const gx_graph* graph, const gx_export_options* options, gx_sink* sink,
                            gx_error* error) {
  (void)options;
  (void)error; // The sink remembers what goes wrong
  static const gx_rdf_syntax syntax = {begin, end, put, enter, leave};
  writer w = {.sink = sink};
  gx_rdf_tell(graph, &syntax, &w);
  return GX_OK;
}
