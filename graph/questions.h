/// The questions that a store answers. Each gives tables (graph/answer.h); nothing found gives tables without rows. In doubt the answers say less: who is not
/// named in a list that goes on (等) is "not listed", never absent.
#ifndef GX_GRAPH_QUESTIONS_H
#define GX_GRAPH_QUESTIONS_H

#include "graph/answer.h"
#include "graph/people.h"

/// What a question is about; {0} and NULL where it does not matter.
typedef struct {
  const gx_found_one* persons;
  uint32_t n_persons;
  const gx_found_one* unit; ///< Or a place
  gx_date since, until;
  uint32_t roles;      ///< Bits (1 << gx_edge_type); 0: all
  const gx_str* words; ///< All of them in the name of the event
  uint32_t n_words;
} gx_ask;

typedef gx_status (*gx_question)(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error);

/// The appearances of one or more persons in order of date, with the changes of their offices.
gx_status gx_ask_timeline(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error);
/// Who had which part in the events of these words or days.
gx_status gx_ask_who(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error);
/// Events, of a person, of a unit, or all.
gx_status gx_ask_meetings(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error);
/// Every occasion that all persons shared.
gx_status gx_ask_together(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error);
/// Offices, other names, namesakes, roles and months of a person.
gx_status gx_ask_person(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error);
/// Of a unit or place: who was in charge, who came, what happened there.
gx_status gx_ask_unit(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error);
/// Who held which post: seen from when to when, and what is said of beginning and end.
gx_status gx_ask_tenure(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error);
/// The order in which lists name people.
gx_status gx_ask_order(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error);
/// Occasions where someone usual is not named.
gx_status gx_ask_absent(gx_store* store, const gx_ask* ask, gx_answer* answer, gx_error* error);

/// Other forms of a timeline: https://timeline.knightlab.com, RFC 5545, and GEXF of people and events with the days on which they are tied.
void gx_timeline_js(const gx_answer* answer, gx_sink* sink);
void gx_timeline_ics(const gx_answer* answer, gx_sink* sink);
void gx_timeline_gexf(const gx_answer* answer, gx_sink* sink);

#endif
