/// Relate: folded sentences → draft claims and events of one article, in order, carrying subject, event and date along.
#ifndef GX_EXTRACTOR_RELATE_H
#define GX_EXTRACTOR_RELATE_H

#include "extractor/fold.h"

/// An event as the article tells it; several sentences may tell the same one.
typedef struct {
  const char* kind;     ///< meeting, inspection, ceremony, talks, visit, letter
  uint32_t    mention;  ///< MEETING mention that names it, or GX_NONE
  gx_date     date;     ///< {0} where open
  gx_date     until;
  uint32_t    place;    ///< Mention of the place or unit where it is held, or GX_NONE
  uint32_t    sentence; ///< First one that tells it
} gx_event;

typedef struct {
  gx_claim_type type;
  uint32_t      subject;        ///< Mention number (person; unit for organized and part_of; GX_NONE where an event is subject)
  uint32_t      subject_event;  ///< Event number for held_at, else GX_NONE
  uint32_t      object;         ///< Mention number, or GX_NONE
  uint32_t      object_event;   ///< Event number for roles, else GX_NONE
  gx_date       date;
  uint32_t      order, of;
  bool          open;
  uint32_t      begin, end;     ///< Evidence in the article's text
  gx_str        rule;
  uint32_t      seen_subject, seen_object; ///< Mention numbers of the words as written in the evidence (他), or GX_NONE
} gx_draft;

/// What became of a match of a rule; kept for showing why, no part of the record.
typedef enum {
  GX_FATE_CLAIMED,    ///< Something was claimed, or an event told
  GX_FATE_BACKGROUND, ///< The whole sentence tells what was long before; `rule` is GX_NONE
  GX_FATE_WHILE,      ///< No event of a kind that the rule asks for is being told
  GX_FATE_DROPPED,    ///< Rule number `by` cancels it
  GX_FATE_STATEMENT,  ///< A word said on another day than the event's
  GX_FATE_NOTHING,    ///< Nobody is meant, who is meant is only talked about, or it was claimed before
} gx_fate_kind;

typedef struct {
  gx_fate_kind kind;
  uint32_t     sentence;
  uint32_t     rule, by;   ///< Numbers of rules, or GX_NONE
  uint32_t     begin, end; ///< Of the match, in the folded sentence
  gx_str       type;       ///< Of the emit; empty where the match was not looked at
  gx_str       told;       ///< Kind of the event being told at that moment
} gx_fate;

typedef struct {
  gx_event* events; uint32_t n_events;
  gx_draft* drafts; uint32_t n_drafts;
  gx_fate*  fates;  uint32_t n_fates; ///< In the order of the text; only where gx_tagging.traced asks for them
} gx_relations;

/// Everything in `arena`.
gx_relations gx_relate_extract(const gx_tagging* in, const gx_mentions* mentions, gx_arena* arena);

#endif
