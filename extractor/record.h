/// The record (version 1): all that one document says. The waist of guanxi: the extractor makes records, the graph is a fold of
/// records, and NDJSON of records is a complete hand-over between them.
#ifndef GX_EXTRACTOR_RECORD_H
#define GX_EXTRACTOR_RECORD_H

#include "base/date.h"
#include "base/intern.h"
#include "base/json.h"
#include "base/status.h"

#define GX_RECORD_VERSION 1

/// Kinds of mentions and entities: X(enumerator, name in JSON)
#define GX_KINDS(X)                                                                                     \
  X(PERSON, person) X(TITLE, title) X(UNIT, unit) X(COMPANY, company) X(PLACE, place) X(MEETING, meeting) X(DATE, date) \
  X(POSITION, position) X(EVENT, event) X(ARTICLE, article)

typedef enum {
#define GX_X(e, name) GX_KIND_##e,
  GX_KINDS(GX_X)
#undef GX_X
  GX_KIND_COUNT
} gx_kind;

/// Types of claims: X(enumerator, name in JSON, GraphML/Cypher label, Chinese label)
#define GX_CLAIMS(X)                                     \
  X(CHAIRED, chaired, CHAIRED, "主持")                   \
  X(SPOKE_AT, spoke_at, SPOKE_AT, "讲话")                \
  X(ATTENDED, attended, ATTENDED, "出席")                \
  X(GUIDED, guided, GUIDED, "指导")                      \
  X(INSPECTED, inspected, INSPECTED, "调研")             \
  X(ANNOUNCED, announced, ANNOUNCED, "宣布")             \
  X(MET, met, MET, "会见")                               \
  X(WROTE_TO, wrote_to, WROTE_TO, "致信")                \
  X(VISITED, visited, VISITED, "走访")                   \
  X(HOLDS, holds, HOLDS, "担任")                         \
  X(WROTE, wrote, WROTE, "采写")                         \
  X(ORGANIZED, organized, ORGANIZED, "主办")             \
  X(HELD_AT, held_at, HELD_AT, "举行于")                 \
  X(OF_UNIT, of_unit, OF_UNIT, "属于")                   \
  X(PART_OF, part_of, PART_OF, "隶属")                   \
  X(LOCATED_IN, located_in, LOCATED_IN, "位于")          \
  X(CO_OCCURS, co_occurs, CO_OCCURS, "同现")

typedef enum {
#define GX_X(e, name, label, zh) GX_CLAIM_##e,
  GX_CLAIMS(GX_X)
#undef GX_X
  GX_CLAIM_COUNT
} gx_claim_type;

const char* gx_kind_name(gx_kind k);
bool        gx_kind_parse(gx_str s, gx_kind* out);
const char* gx_claim_name(gx_claim_type t);   ///< "chaired"
const char* gx_claim_label(gx_claim_type t);  ///< "CHAIRED"
const char* gx_claim_zh(gx_claim_type t);     ///< "主持"
bool        gx_claim_parse(gx_str s, gx_claim_type* out);

typedef struct {
  gx_str   id, path, sha256, publication, home, encoding, url;
  gx_date  issued;
  uint32_t chars;
} gx_record_document;

typedef struct {
  gx_str   headline;
  uint32_t begin, end;
  gx_date  issued;
} gx_record_article; ///< Its number is its index

typedef struct {
  gx_kind  kind;
  gx_str   text;       ///< Layout white space dropped
  uint32_t begin, end;
  uint32_t article;
  gx_str   entity;     ///< Id, or empty (titles without holder, dates)
  gx_str   rule;
} gx_record_mention; ///< Its number is its index

typedef struct {
  gx_str  entity;
  gx_kind kind;
  gx_str  name;
  gx_str  unit;   ///< position: unit id or empty
  gx_str  title;  ///< position: the title word(s) without unit
} gx_record_entity;

typedef struct {
  gx_str   event;
  gx_str   kind;  ///< meeting, inspection, ceremony, talks, visit, letter
  gx_str   name;
  gx_date  date;
  uint32_t article;
  gx_str   place; ///< place or unit id, or empty
} gx_record_event;

typedef struct {
  uint32_t begin, end;
  gx_str   rule;
  uint32_t subject, object; ///< Mention numbers or GX_NONE
  gx_str   quote;           ///< Exactly the source text at [begin, end)
} gx_record_evidence;

typedef struct {
  gx_str              claim;
  gx_claim_type       type;
  gx_str              subject, object; ///< Ids; the object of `wrote` is "article-…" (see gx_article_id)
  gx_date             date;            ///< {0} where the text leaves it open
  uint32_t            article;
  uint32_t            order, of;       ///< Position in and length of the list (from 1); 0 where there is none
  bool                open;            ///< The list ends in 等
  gx_record_evidence* evidence;
  uint32_t            n_evidence;
} gx_record_claim;

typedef struct {
  gx_record_document document;
  gx_str             gazetteers;
  gx_record_article* articles; uint32_t n_articles;
  gx_record_mention* mentions; uint32_t n_mentions;
  gx_record_entity*  entities; uint32_t n_entities;
  gx_record_event*   events;   uint32_t n_events;
  gx_record_claim*   claims;   uint32_t n_claims;
} gx_record;

/// Id of an article's node: from the document's id and the article's number.
gx_str gx_article_id(gx_arena* arena, gx_str document_id, uint32_t article);

/// Writes one record as one line of JSON with keys in the order of the design, newline included.
void gx_record_write(const gx_record* record, gx_sink* sink);

/// Reads one line; everything lives in `arena`. Checks version, kinds, types and that every reference resolves.
/// Keys that it does not know are ignored. Writing what was read gives the same bytes.
gx_status gx_record_read(gx_str json, const char* file, uint32_t line, gx_arena* arena, gx_record* out, gx_error* error);

#endif
