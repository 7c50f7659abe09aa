/// One walk for all writers: every node, then every edge, each with its properties in one fixed order.
///
/// A format of tables or attributes (GraphML, CSV, GEXF) writes the properties as they come and knows none of them. Adding a
/// property here adds it to all of them.
#ifndef GX_GRAPH_WALK_H
#define GX_GRAPH_WALK_H

#include "graph/graph.h"

typedef enum {
  GX_VALUE_STRING,
  GX_VALUE_LIST, ///< `text` is a JSON array
  GX_VALUE_INT,
  GX_VALUE_REAL,
  GX_VALUE_BOOL
} gx_value_type;

/// Properties of nodes: X(enumerator, name, type). Numbers and booleans stand on every node of the kinds that have them.
#define GX_NODE_PROPERTIES(X)                                                           \
  X(LABEL, label, STRING)   /* Short, for drawing */                                    \
  X(LABELS, labels, STRING) /* ":Person", as Neo4j's loader reads it */                 \
  X(UID, uid, STRING)                                                                   \
  X(KIND, kind, STRING)                                                                 \
  X(NAME, name, STRING)                                                                 \
  X(CLASS, class, STRING)         /* Event: meeting, inspection … */                  \
  X(TITLE, title, STRING)         /* Position: without its unit */                      \
  X(UNIT, unit, STRING)           /* Position: name of its unit */                      \
  X(PLACE, place, STRING)         /* Event: name of its place */                        \
  X(DATE, date, STRING)           /* Event: when; article: issue date */                \
  X(PRECISION, precision, STRING) /* Of the date of an event: day, month, year, none */ \
  X(MENTIONS, mentions, INT)                                                            \
  X(DOCUMENTS, documents, INT)                                                          \
  X(ALIASES, aliases, LIST)                                                             \
  X(MERGED, merged, LIST)                                                               \
  X(DOCUMENT, document, STRING) /* Articles, from here on */                            \
  X(ARTICLE, article, INT)                                                              \
  X(BEGIN, begin, INT)                                                                  \
  X(END, end, INT)                                                                      \
  X(PATH, path, STRING)                                                                 \
  X(SHA256, sha256, STRING)                                                             \
  X(PUBLICATION, publication, STRING)                                                   \
  X(HOME, home, STRING)                                                                 \
  X(URL, url, STRING)

/// Properties of edges.
#define GX_EDGE_PROPERTIES(X)                                   \
  X(LABEL, label, STRING)       /* 主持 */                    \
  X(REL_TYPE, rel_type, STRING) /* CHAIRED */                   \
  X(WEIGHT, weight, REAL)                                       \
  X(SYMMETRIC, symmetric, BOOL)                                 \
  X(ARTICLES, articles, INT)                                    \
  X(FIRST, first_date, STRING)                                  \
  X(LAST, last_date, STRING)                                    \
  X(ORDER, list_order, INT) /* 0: in no list */                 \
  X(OF, list_of, INT)                                           \
  X(OPEN, list_open, BOOL)                                      \
  X(QUOTE, quote, STRING)     /* The first words that say it */ \
  /* Objects: claim, article, begin, end, rule, date, order, quote; the first 30,000 bytes; of ties of persons the latest 20, with event and what; path where articles are not shown */ \
  X(EVIDENCE, evidence, LIST)

typedef enum {
#define GX_X(e, name, type) GX_NODE_PROPERTY_##e,
  GX_NODE_PROPERTIES(GX_X)
#undef GX_X
      GX_NODE_PROPERTY_COUNT
} gx_node_property;

typedef enum {
#define GX_X(e, name, type) GX_EDGE_PROPERTY_##e,
  GX_EDGE_PROPERTIES(GX_X)
#undef GX_X
      GX_EDGE_PROPERTY_COUNT
} gx_edge_property;

typedef struct {
  const char* name;
  gx_value_type type;
} gx_property;

extern const gx_property gx_node_properties[GX_NODE_PROPERTY_COUNT];
extern const gx_property gx_edge_properties[GX_EDGE_PROPERTY_COUNT];

/// A property's value, valid during the call that hands it over. A property without value is not `present`; text is never empty.
typedef struct {
  bool present;
  bool flag;
  uint32_t number;
  gx_str text;
  gx_names names; ///< Of a list of strings, what `text` has as JSON; n is 0 for a list of objects
} gx_value;

/// What a format does with each; NULL: nothing.
typedef struct {
  void (*node)(void* self, uint32_t node, const gx_value values[GX_NODE_PROPERTY_COUNT]);
  void (*edges)(void* self); ///< Between nodes and edges
  /// `id` is stable: made from its ends and its type.
  void (*edge)(void* self, uint32_t edge, gx_str id, const gx_value values[GX_EDGE_PROPERTY_COUNT]);
} gx_visitor;

/// Visits all nodes of a finished graph, then all edges.
void gx_graph_walk(const gx_graph* graph, const gx_visitor* visitor, void* self);
/// Visits these edges only, in this order: for formats that write them in groups.
void gx_graph_walk_edges(const gx_graph* graph, const uint32_t* edges, uint32_t n, const gx_visitor* visitor,
                         void* self);

/// Whether nodes of this kind can have the property: tables of one kind have no other columns.
bool gx_node_can_have(gx_node_kind kind, gx_node_property property);

/// The stable id of an edge: `edge-` and 16 hexadecimal digits.
gx_str gx_edge_id(const gx_graph* graph, uint32_t edge, gx_arena* arena);

#endif
