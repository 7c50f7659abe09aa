/// What the parts of relate share: relate.c (the walk), relate_claims.c (matches → claims), relate_sites.c (where), relate_people.c (who is
/// meant), event.c (which event is told). Nothing outside them includes this.
#ifndef GX_EXTRACTOR_RELATION_H
#define GX_EXTRACTOR_RELATION_H

#include "base/intern.h"
#include "extractor/relate.h"

/// What relate must know of an event beside what it hands on.
typedef struct {
  uint32_t sentence; ///< Last one that told it
  bool from_head;    ///< Known from the headline only, so far
  bool dated;        ///< The text says when, be it openly (近日)
  uint32_t whom;     ///< Of talks: the first person on the other side (a number of `people`), or GX_NONE
  uint32_t lead;     ///< Of a visit: the mention of its chief figure, or GX_NONE
} gx_telling;

/// What relate must know of a draft beside what it hands on.
typedef struct {
  bool head;      ///< Claimed by a headline or kicker
  uint32_t event; ///< The event that it belongs to, or GX_NONE: gives its date
} gx_note;

/// A person of the article: one name.
typedef struct {
  uint32_t mention; ///< First one
  uint32_t last;    ///< Latest one
  uint32_t title;   ///< A title mention that the article gives him or her, or GX_NONE
} gx_figure;

/// The walk through one article.
typedef struct {
  const gx_tagging* in;
  const gx_mentions* mentions;
  const gx_rules* rules;
  gx_arena* arena;
  gx_intern* names; ///< Name → index in `people`
  GX_VEC(gx_figure) people;
  GX_VEC(gx_event) events;
  GX_VEC(gx_telling) tellings; ///< One for each event
  GX_VEC(gx_draft) drafts;
  GX_VEC(gx_note) notes; ///< One for each draft
  GX_VEC(gx_fate) fates; ///< Where they are asked for
  gx_intern* held;       ///< (person, title) pairs given so far
  uint32_t chief;        ///< Mention of the chief figure, or GX_NONE
  uint32_t acting;       ///< Mention of the one person whom the sentence before begins with, or GX_NONE
  uint32_t event;        ///< The event being told, or GX_NONE
  uint32_t topic;        ///< The site that the sentence before was about (某公司是…), or GX_NONE
  gx_date date;          ///< Carried along; {0} while open or unknown
  bool open;             ///< The date carried is open: 连日来
  bool head;             ///< In a headline or kicker
  bool begun;            ///< Something of the body was told
  uint32_t speech; ///< Where in the folded sentence reported words begin (要…, 中国成功举办…), or GX_NONE
  gx_intern* met;   ///< (event, person) pairs of talks
  gx_folded folded; ///< The sentence at hand
} gx_walk;

// --- relate_people.c

/// UTF-8 of a mention's words.
gx_str gx_walk_words(const gx_walk* w, uint32_t mention);
/// Index in `people` of a PERSON mention; added when new.
uint32_t gx_walk_figure(gx_walk* w, uint32_t mention);
/// The PERSON mention that a member of a slot stands for: itself, or whom a pronoun (他) or a form of address (王副市长) means; or GX_NONE.
uint32_t gx_walk_meant(gx_walk* w, uint32_t mention);
/// Notes the persons of the folded sentence, what they hold, and who is named together.
void gx_walk_note_people(gx_walk* w);
/// Adds a claim unless this sentence made it already; `event` gives its date, or is GX_NONE.
void gx_walk_add(gx_walk* w, gx_draft draft, uint32_t event);

// --- relate_claims.c

/// Makes claims of the matches of the folded sentence, in the order of the text, so that what is told first is known to what follows.
void gx_walk_act(gx_walk* w, const gx_matches* all);

// --- relate_sites.c

/// The sites of a list that begins at `at` of the folded sentence, as mentions. Returns their number, at most `most`.
uint32_t gx_walk_sites(const gx_folded* f, uint32_t at, uint32_t* sites, uint32_t most);
/// 来到|人民大会堂北大厅，, 抵达|旧金山国际机场: whether [begin, end) of the article tells where one arrives or gathers, and inspects nothing;
/// 来到机场，检查安检 and 考察|国际机场 are visits.
bool gx_walk_arrives(const gx_walk* w, gx_claim_type type, uint32_t begin, uint32_t end);
/// 星河公司|是一家…企业: the mention of the site that a sentence begins with and describes, or GX_NONE.
uint32_t gx_walk_topic(const gx_folded* f);

// --- event.c

/// The kind by its name in rules, or NULL.
const char* gx_event_kind(gx_str name);
/// The day that the sentence gives for what is told up to `end` (in the folded sentence); false when it gives none. An open date (近日)
/// gives {0}.
bool gx_event_day(const gx_walk* w, uint32_t end, gx_date* day, gx_date* until);
/// Whether the sentence tells what was before: 2022年12月，…; in the middle of what happened on a known day also 不久前 or a day long past.
bool gx_event_is_background(const gx_walk* w);
/// Takes the day that the sentence begins with, if any, for the event being told, where that has none, and carries it on.
void gx_event_take_day(gx_walk* w);
/// The event that is named by the MEETING slot `mention`, made when new, and now the one being told.
uint32_t gx_event_named(gx_walk* w, uint32_t mention, bool dated, gx_date day, gx_date until);
/// The event without a name that a role of this type belongs to: the one being told when it suits, else a new one.
/// `whom` is the other side of talks or GX_NONE.
uint32_t gx_event_for(gx_walk* w, gx_claim_type type, const char* kind, uint32_t whom, bool dated,
                      gx_date day, gx_date until);
/// The kind of the event being told, "none" when there is none.
gx_str gx_event_told(const gx_walk* w);

#endif
