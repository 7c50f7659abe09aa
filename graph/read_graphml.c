#include "graph/read_graphml.h"

#include <libxml/xmlreader.h>
#include <string.h>

#include "base/intern.h"

/// Text of one <data> that is read; longer texts are hostile.
enum { MAX_FIELDS = 5 };

typedef GX_VEC(gx_graphml_node) node_vec;

typedef struct {
  xmlTextReaderPtr xml;
  gx_arena* arena;
  gx_arena* scratch; ///< Of one edge
  gx_intern* ids;
  node_vec nodes;
  bool failed;
  gx_error* error;
  const char* path;
} reading;

static gx_str copy_xml(gx_arena* arena, const xmlChar* text) {
  return text ? gx_str_copy(arena, gx_str_of((const char*)text)) : (gx_str){0};
}

static gx_str attribute(const reading* r, gx_arena* arena, const char* name) {
  xmlChar* value = xmlTextReaderGetAttribute(r->xml, (const xmlChar*)name);
  const gx_str out = copy_xml(arena, value);
  xmlFree(value);
  return out;
}

static bool is_element(const reading* r, const char* name) {
  return xmlTextReaderNodeType(r->xml) == XML_READER_TYPE_ELEMENT &&
         strcmp((const char*)xmlTextReaderConstLocalName(r->xml), name) == 0;
}

/// A key and where its value goes.
typedef struct {
  const char* key;
  gx_str* to;
} field;

/// Reads the <data> of the element at hand into the fields whose keys they have.
static void read_data(reading* r, const field fields[MAX_FIELDS], gx_arena* arena) {
  if (xmlTextReaderIsEmptyElement(r->xml)) return;
  const int depth = xmlTextReaderDepth(r->xml);
  while (xmlTextReaderRead(r->xml) == 1) {
    if (xmlTextReaderNodeType(r->xml) == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth(r->xml) == depth)
      return;
    if (!is_element(r, "data")) continue;
    const gx_str key = attribute(r, arena, "key");
    for (int i = 0; i < MAX_FIELDS && fields[i].key; i++) {
      if (!gx_str_eq(key, gx_str_of(fields[i].key))) continue;
      xmlChar* text = xmlTextReaderReadString(r->xml);
      *fields[i].to = copy_xml(arena, text);
      xmlFree(text);
    }
  }
}

static void read_node(reading* r) {
  gx_graphml_node node = {.id = attribute(r, r->arena, "id")};
  const field fields[MAX_FIELDS] = {
      {"name", &node.name}, {"aliases", &node.aliases}, {"path", &node.path}, {"date", &node.date}};
  read_data(r, fields, r->arena);
  if (gx_intern_add(r->ids, node.id) == r->nodes.n) GX_PUSH(r->arena, &r->nodes, node);
}

static const gx_graphml_node* find_node(const void* nodes, gx_str id) {
  const reading* r = nodes;
  const uint32_t i = gx_intern_find(r->ids, id);
  return i == GX_NONE ? NULL : &r->nodes.at[i];
}

static void read_edge(reading* r, gx_graphml_edge_sink sink, void* user) {
  gx_arena_reset(r->scratch, (size_t)1 << 20);
  gx_graphml_edge edge = {.id = attribute(r, r->scratch, "id")};
  edge.source = find_node(r, attribute(r, r->scratch, "source"));
  edge.target = find_node(r, attribute(r, r->scratch, "target"));
  const field fields[MAX_FIELDS] = {{"e_rel_type", &edge.type}, {"e_evidence", &edge.evidence}};
  read_data(r, fields, r->scratch);
  if (edge.source && edge.target) sink(user, &edge, r, find_node);
}

static void note_error(void* user, const char* message, xmlParserSeverities severity,
                       xmlTextReaderLocatorPtr where) {
  reading* r = user;
  if (severity != XML_PARSER_SEVERITY_ERROR || r->failed) return;
  r->failed = true;
  const int line = xmlTextReaderLocatorLineNumber(where);
  gx_fail(r->error, GX_ERR_INPUT, r->path, line > 0 ? (uint32_t)line : 0, "is no GraphML: %.*s",
          (int)strcspn(message, "\n"), message);
}

gx_status gx_graphml_read(const char* path, gx_graphml_edge_sink sink, void* user, gx_error* error) {
  reading r = {.error = error, .path = path};
  r.xml = xmlReaderForFile(strcmp(path, "-") == 0 ? "/dev/stdin" : path, NULL, XML_PARSE_NONET);
  if (!r.xml) return gx_fail(error, GX_ERR_IO, path, 0, "cannot be read");
  r.arena = gx_arena_new();
  r.scratch = gx_arena_new();
  r.ids = gx_intern_new(r.arena);
  xmlTextReaderSetErrorHandler(r.xml, note_error, &r);
  bool graphml = false;
  int more;
  while ((more = xmlTextReaderRead(r.xml)) == 1) {
    graphml |= is_element(&r, "graphml");
    if (is_element(&r, "node")) read_node(&r);
    if (is_element(&r, "edge")) read_edge(&r, sink, user);
  }
  xmlFreeTextReader(r.xml);
  gx_arena_free(r.scratch);
  gx_arena_free(r.arena);
  if (r.failed) return GX_ERR_INPUT;
  return graphml && more == 0 ? GX_OK : gx_fail(error, GX_ERR_INPUT, path, 0, "is no GraphML");
}
