/// The knowledge graph: nodes, aggregated edges, and for every edge the words that say it.
///
/// Life of a graph: gx_graph_new → gx_graph_add for every record (graph/build.h) → gx_graph_finish → read, write
/// (graph/export.h, graph/summary.h) → gx_graph_free. The finished graph depends only on the set of records added: not on
/// their order, nor on how they were grouped into files. A document counts once, however often its record is added.
///
/// The graph owns all its strings; nothing points into a record or its arena after gx_graph_add.
///
/// Memory holds nodes, names and edges, about 40 bytes for each claim. What records say, and the words that prove it, go to temporary files where they
/// are many ($TMPDIR, /var/tmp or /tmp; their names are gone at once), and are read from there one by one. tests/bench/README.md has the figures.
#ifndef GX_GRAPH_GRAPH_H
#define GX_GRAPH_GRAPH_H

#include "base/date.h"
#include "base/intern.h"
#include "base/status.h"
#include "base/str.h"

/// Kinds of nodes: X(enumerator, name, GraphML/Cypher label, Chinese name)
#define GX_NODES(X)                       \
  X(PERSON, person, Person, "人物")       \
  X(POSITION, position, Position, "职务") \
  X(UNIT, unit, Unit, "机构")             \
  X(COMPANY, company, Company, "企业")    \
  X(PLACE, place, Place, "地点")          \
  X(EVENT, event, Event, "活动")          \
  X(ARTICLE, article, Article, "报道")

typedef enum {
#define GX_X(e, name, label, zh) GX_NODE_##e,
  GX_NODES(GX_X)
#undef GX_X
      GX_NODE_KIND_COUNT
} gx_node_kind;

/// Types of edges: the claim types of the record in the record's order (checked when build.c is compiled), then our own.
typedef enum {
  GX_EDGE_CHAIRED = 0, ///< person → event, as the next seven
  GX_EDGE_SPOKE_AT,
  GX_EDGE_ATTENDED,
  GX_EDGE_GUIDED,
  GX_EDGE_INSPECTED,
  GX_EDGE_ANNOUNCED,
  GX_EDGE_MET,
  GX_EDGE_WROTE_TO,
  GX_EDGE_VISITED,   ///< person → unit, company or place
  GX_EDGE_HOLDS,     ///< person → position
  GX_EDGE_WROTE,     ///< person → article
  GX_EDGE_ORGANIZED, ///< unit → event
  GX_EDGE_HELD_AT,   ///< event → place or unit
  GX_EDGE_OF_UNIT,   ///< position → unit
  GX_EDGE_PART_OF,
  GX_EDGE_LOCATED_IN,
  /// person – person in one sentence, of a long roll each with the twelve before; symmetric, the smaller id is the source
  GX_EDGE_CO_OCCURS,
  GX_EDGE_REPORTED_IN, ///< event → article that tells of it
  /// person – person of the same name whom nothing identifies; symmetric. Of several, each is tied to the one with the smallest id.
  GX_EDGE_MAYBE_SAME,
  GX_EDGE_TOGETHER,    ///< person – person with a part in one event; in the view of people only (graph/select.h), symmetric
  GX_EDGE_LISTED_WITH, ///< person – person named in one list; as above
  GX_EDGE_TYPE_COUNT
} gx_edge_type;

const char* gx_node_kind_name(gx_node_kind kind);  ///< "person"
const char* gx_node_kind_label(gx_node_kind kind); ///< "Person"
const char* gx_node_kind_zh(gx_node_kind kind);    ///< "人物"
const char* gx_edge_name(gx_edge_type type);       ///< "chaired"
const char* gx_edge_label(gx_edge_type type);      ///< "CHAIRED"
const char* gx_edge_zh(gx_edge_type type);         ///< "主持"
bool gx_edge_is_role(gx_edge_type type);           ///< chaired … wrote_to: a person's part in an event
bool gx_edge_is_symmetric(gx_edge_type type);

/// The document that an article stands in.
typedef struct {
  gx_str id, path, sha256, publication, home, encoding, url;
  gx_date issued;
  uint32_t chars;
} gx_source;

/// A list of strings, sorted by bytes, each once.
typedef struct {
  gx_str* at;
  uint32_t n;
} gx_names;

typedef struct {
  gx_str id;
  gx_node_kind kind;
  gx_str name;         ///< Of an article its headline; may be empty for events and articles
  gx_str class_;       ///< Event: meeting, inspection, ceremony …; else empty
  gx_str title;        ///< Position: the title without its unit
  uint32_t unit;       ///< Position: node of its unit; event: node of its place; GX_NONE where unknown
  gx_date date;        ///< Event: its day; article: issue date; {0} where open
  uint32_t source;     ///< Article: number of its document, else GX_NONE
  uint32_t article;    ///< Article: its number in the document, from 0
  uint32_t begin, end; ///< Article: code points of the document that it covers
  uint32_t mentions;   ///< How often the texts name it
  uint32_t documents;  ///< How many documents know it
  gx_names aliases;    ///< Other words that the texts use for it (区委 for 中共…委员会)
  gx_names merged;     ///< Ids of other records' nodes that turned out to be this person
} gx_node;

/// One place that says what an edge says. In a view (graph/select.h) its nodes may be some that are not shown: their numbers are
/// gx_graph_node_count and above.
typedef struct {
  gx_str claim;        ///< Id of the claim in its record; empty where the edge is our own
  uint32_t article;    ///< Node
  uint32_t event;      ///< Node: of TOGETHER and LISTED_WITH, at what; else GX_NONE
  uint32_t begin, end; ///< Code points of the article's document
  gx_str quote;        ///< The words there
  gx_str rule;
  gx_date date;       ///< Of the claim; {0} where the text leaves it open
  uint32_t order, of; ///< Position in and length of the list of names, from 1; 0 where there is none
  bool open;          ///< The list ends in 等
} gx_evidence;

/// At most one edge for each (source, target, type).
typedef struct {
  uint32_t source, target; ///< Nodes
  gx_edge_type type;
  uint32_t weight;   ///< Number of evidences; at least 1. TOGETHER, LISTED_WITH: number of events, of lists
  uint32_t articles; ///< Number of articles that say it
  /// First and last day of what the claims tell. For lasting ties (holds, of_unit, part_of, located_in, co_occurs, wrote) the
  /// article's issue date stands in where the claim has none: they hold as of then. {0} where all is open.
  gx_date first, last;
  uint32_t evidence; ///< Index of its first evidence
  uint32_t n_evidence;
  uint32_t order, of; ///< Of its longest list
  bool open;
} gx_edge;

typedef struct {
  uint32_t nodes[GX_NODE_KIND_COUNT];
  uint32_t edges[GX_EDGE_TYPE_COUNT];
  uint32_t n_nodes, n_edges, n_evidence;
  uint32_t documents;
} gx_graph_counts_of;

typedef struct gx_graph gx_graph;

gx_graph* gx_graph_new(void);
void gx_graph_free(gx_graph* graph);

/// What people know better, before gx_graph_finish: `a` and `b` are one person; `id` is merged with nobody for an office held in common.
/// Ids that no record names are passed over.
void gx_graph_same(gx_graph* graph, gx_str a, gx_str b);
void gx_graph_alone(gx_graph* graph, gx_str id);

/// Merges persons, aggregates and sorts. Nodes are then in order of kind and id, edges in order of source, type and
/// target, evidence of an edge in order of article and offset. Nothing can be added afterwards. Calling it twice is harmless.
void gx_graph_finish(gx_graph* graph);

/// GX_OK, or GX_ERR_IO: a temporary file could not be written or read, and the graph is not whole. At any time; gx_export_write asks too.
gx_status gx_graph_status(const gx_graph* graph, gx_error* error);

/// All below need a finished graph.
gx_graph_counts_of gx_graph_counts(const gx_graph* graph);
uint32_t gx_graph_node_count(const gx_graph* graph);
uint32_t gx_graph_edge_count(const gx_graph* graph);
gx_node gx_graph_node(const gx_graph* graph, uint32_t node);
const gx_edge* gx_graph_edge(const gx_graph* graph, uint32_t edge);
/// Read from where it is kept: its strings are valid until the next call for this graph or a view of it, hence one thread at a time. In order is fastest.
gx_evidence gx_graph_evidence(const gx_graph* graph, uint32_t evidence);
uint32_t gx_graph_source_count(const gx_graph* graph);
/// Path, SHA-256 and URL are valid until the next call for this graph or a view of it.
gx_source gx_graph_source(const gx_graph* graph, uint32_t source);
/// Whether all edges are symmetric, as in the view of people: who draws it may leave out arrows. Never where some are not: Gephi loses edges of mixed graphs.
bool gx_graph_is_symmetric(const gx_graph* graph);
/// Edges that leave `node`: numbers [*first, return value).
uint32_t gx_graph_out(const gx_graph* graph, uint32_t node, uint32_t* first);
/// The node of this id (also of a merged one), or GX_NONE.
uint32_t gx_graph_find(const gx_graph* graph, gx_str id);
/// A short name for people: the name (cut after 24 characters), else what is known (`2024-02-07 调研 临江大学`). In `arena` or
/// in the graph.
gx_str gx_node_caption(const gx_graph* graph, uint32_t node, gx_arena* arena);
/// SHA-256 of the gazetteers that the records were made with; several where they differ. Sorted.
gx_names gx_graph_gazetteers(const gx_graph* graph);

#endif
