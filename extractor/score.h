/// Score: records against what careful readers marked, per field and per rule. Gold files are JSON: a document's articles, each with the
/// names and facts that it holds (person, title, unit, company, place, meeting; positions, appearances, visits, authors) and what to ignore.
///
/// Sets of squeezed strings are compared article by article; a row of the record belongs to the article that holds its evidence; a name that
/// ends in an administrative word may be place or unit; what the gold ignores counts for nothing.
#ifndef GX_EXTRACTOR_SCORE_H
#define GX_EXTRACTOR_SCORE_H

#include "extractor/record.h"

/// X(enumerator, name): names first, then facts.
#define GX_FIELDS(X)                                                                                          \
  X(PERSON, person) X(TITLE, title) X(UNIT, unit) X(COMPANY, company) X(PLACE, place) X(MEETING, meeting)     \
  X(POSITIONS, positions) X(APPEARANCES, appearances) X(VISITS, visits) X(AUTHORS, authors)

typedef enum {
#define GX_X(e, name) GX_FIELD_##e,
  GX_FIELDS(GX_X)
#undef GX_X
  GX_FIELD_COUNT
} gx_field;

const char* gx_field_name(gx_field field);

/// True rows, false rows, and rows that were missed.
typedef struct {
  uint32_t tp, fp, fn;
} gx_tally;

double gx_tally_precision(gx_tally t); ///< 1 where nothing was claimed
double gx_tally_recall(gx_tally t);    ///< 1 where nothing was to be found
double gx_tally_f1(gx_tally t);

/// What a rule gave to a field. A row that several rules give counts for each; `fn` are the field's rows that it did not find.
typedef struct {
  gx_str   rule;
  gx_field field;
  gx_tally tally;
} gx_rule_tally;

typedef struct gx_score gx_score;

/// Lives in `arena`.
gx_score* gx_score_new(gx_arena* arena);

/// Counts one gold file. `record` is what guanxi says of its document, NULL when it says nothing; `text` is the document (needed where there is
/// a record). Misses and false rows are written to `misses` sentence by sentence unless it is NULL. `scratch` is free again afterwards.
gx_status gx_score_add(gx_score* score, gx_str gold, const char* file, const gx_record* record, gx_str text,
                       gx_sink* misses, gx_arena* scratch, gx_error* error);

/// The `doc` of a gold file: the base name of its document's path. In `arena`.
gx_status gx_gold_document(gx_str gold, const char* file, gx_arena* arena, gx_str* doc, gx_error* error);

gx_tally gx_score_field(const gx_score* score, gx_field field);
/// All rules that gave anything, by field, then in order of their names. In `arena`.
const gx_rule_tally* gx_score_rules(const gx_score* score, uint32_t* n, gx_arena* arena);

#endif
