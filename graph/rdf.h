/// The graph as RDF, told in order to whoever writes a syntax of it (JSON-LD, N-Triples). For graph/ only.
///
/// schema.org for people, events and articles, ORG for posts and tenures, Web Annotation for the words, PROV between them. First the run, then the
/// publishers, the graph's nodes with their direct ties, one statement for each edge (attendances, memberships, other claims) that names
/// its evidence, and the evidence.
#ifndef GX_GRAPH_RDF_H
#define GX_GRAPH_RDF_H

#include "graph/graph.h"

typedef enum {
  GX_RDF_WORDS,   ///< Chinese
  GX_RDF_TEXT,    ///< In no language: names of files, hashes
  GX_RDF_NUMBER,  ///< xsd:integer
  GX_RDF_FLAG,    ///< xsd:boolean, `number` is 0 or 1
  GX_RDF_DATE,    ///< xsd:date, gYearMonth or gYear by its precision
  GX_RDF_NODE,    ///< One of our ids, which becomes urn:guanxi:ID
  GX_RDF_ADDRESS, ///< An http address as it was found
  GX_RDF_NAME,    ///< A name with a prefix: gx:visited
} gx_rdf_kind;

typedef struct {
  gx_rdf_kind kind;
  gx_str text;
  uint32_t number;
  gx_date date;
} gx_rdf_value;

/// A property. Those with values of kind WORDS, NODE, ADDRESS and NAME have a short name of their own; of the others, term and iri are the same.
typedef struct {
  const char* term;
  const char* iri; ///< With a prefix. A leading `^` reverses it: the value is its subject
  gx_rdf_kind kind;
} gx_rdf_term;

/// A syntax. Types are names with prefixes, split by spaces.
typedef struct {
  void (*begin)(void* self, gx_str id, const char* types);
  void (*end)(void* self);
  /// One or more values of a property; all of one call stand together, and no property comes twice on one node.
  void (*put)(void* self, const gx_rdf_term* term, const gx_rdf_value* values, uint32_t n);
  /// A node without a name as the value of a property: the first of its values, or one more; `leave` ends it, being the last or not.
  void (*enter)(void* self, const gx_rdf_term* term, bool first, const char* types);
  void (*leave)(void* self, bool last);
} gx_rdf_syntax;

void gx_rdf_tell(const gx_graph* graph, const gx_rdf_syntax* syntax, void* self);

/// Prefixes and what they stand for; ends with NULL.
extern const char* const gx_rdf_prefixes[][2];
/// Every term that is not its own iri; ends with NULL.
extern const gx_rdf_term* const gx_rdf_terms[];

#endif
