/// Spans: what taggers propose and what the decision keeps. Positions count code points of the article's text.
#ifndef GX_EXTRACTOR_SPAN_H
#define GX_EXTRACTOR_SPAN_H

#include "extractor/article.h"
#include "extractor/lexicon.h"
#include "extractor/record.h"
#include "extractor/sense.h"

typedef enum {
  GX_SPAN_PERSON,
  GX_SPAN_TITLE,
  GX_SPAN_UNIT,
  GX_SPAN_COMPANY,
  GX_SPAN_PLACE,
  GX_SPAN_MEETING,
  GX_SPAN_DATE,
  GX_SPAN_GROUP,     ///< People without names: 区领导, 与会人员, 代表团
  GX_SPAN_ADDRESS,   ///< Forms of address and occupations that are no office: 记者, 同志, 村民
  GX_SPAN_REFERENCE, ///< Stands for a person named before: 他, 她, 王副市长, 李书记
  GX_SPAN_WORD,      ///< No name, but of one piece: …会议精神. Names and units do not cut through it, as they do not through common words
} gx_span_kind;

/// How sure a proposal is, per character; a span's score is its level × its characters + what its tagger adds.
/// The decision (decide.h) maximises the sum, so a longer span wins over a shorter one of the same level.
enum {
  GX_SURE   = 100, ///< Stands in a list as it is, or follows from grammar alone
  GX_STRONG = 90,  ///< Composed of listed parts, or two independent pieces of evidence
  GX_FAIR   = 75,  ///< One good piece of evidence
  GX_WEAK   = 50,  ///< Possible; loses against any word that it cuts
  GX_WORDLY = 60,  ///< Common words of two or more characters
};

typedef struct {
  uint32_t     begin, end; ///< Half-open
  gx_span_kind kind;
  int32_t      score;
  const char*  rule;       ///< Static name of what proposed it: "person.after-title"
  uint32_t     entry;      ///< Lexicon entry that names it whole (of a title: its head word), or GX_NONE
  uint32_t     head;       ///< Where its head begins: 局 in 教育局, 副书记 in 区委副书记; begin where it has none
  gx_date      date;       ///< Of a DATE: the resolved day, month or year ({0}: open, as 近日)
  gx_date      until;      ///< Of a DATE that spans: its last day, else {0}
  gx_date      other;      ///< Of a DATE with two readings: the one not chosen, else {0}
} gx_span;

typedef GX_VEC(gx_span) gx_spans;

typedef struct {
  uint32_t      begin, end; ///< Half-open; ends behind its 。！？ and closing quotes
  gx_block_kind block;      ///< Kind of the block it stands in
  uint32_t      paragraph;  ///< Number of the block
} gx_sentence;

typedef struct { gx_sentence* at; uint32_t n; } gx_sentences;

/// Cuts an article into sentences: at 。！？… and ends of blocks; not within “ ” quotes that go on, nor in （ ）.
gx_sentences gx_sentences_extract(const gx_article* article, gx_arena* arena);

typedef struct gx_tokens     gx_tokens;     ///< extractor/nominal.h
typedef struct gx_names      gx_names;      ///< extractor/names.h
typedef struct gx_candidates gx_candidates; ///< What could be a person's name in an article: tag_person.c

/// What every tagger is given.
typedef struct {
  const gx_lexicon* lexicon;
  const gx_article* article;
  gx_sentences      sentences;
  gx_tokens*        tokens;    ///< Of the text, for those who compose names
  const gx_sense*   senses;    ///< Of each hit: senses[hit.entry]
  gx_hits           hits;      ///< All listed words in the article's text, sorted by begin, longest first
  const uint32_t*   hits_from; ///< hits_from[i]: first hit with begin ≥ i; text.n + 1 items
  gx_str            home;      ///< As in gx_layout
  const gx_names*   names;     ///< Persons that the document establishes, or NULL while these are collected
  gx_candidates*    candidates;///< As gx_names_collect found them, or NULL
  bool              traced;    ///< relate also says what became of every match (gx_fate)
} gx_tagging;

/// Whether `list` holds the word of a hit.
static inline bool gx_is_listed(const gx_hit* hit, gx_list list) { return hit->lists & GX_IN(list); }

/// The entry of `list` for exactly [begin, end), or NULL: as gx_lexicon_find for a scanned list, from what the scan has found already.
static inline const gx_entry* gx_listed_at(const gx_tagging* in, uint32_t begin, uint32_t end, gx_list list) {
  for (uint32_t i = in->hits_from[begin]; i < in->hits.n && in->hits.at[i].begin == begin; i++)
    if (in->hits.at[i].end <= end) // Longest first
      return in->hits.at[i].end == end && gx_is_listed(&in->hits.at[i], list)
                 ? gx_entry_in(in->lexicon, in->hits.at[i].entry, list)
                 : NULL;
  return NULL;
}

/// Everything for the taggers of an article: sentences, listed words, what they mean. `home` as in gx_layout.
gx_tagging gx_tagging_new(const gx_lexicon* lexicon, const gx_article* article, gx_str home, gx_arena* arena);

/// Tagger stages, in this order; each reads the proposals made before it and appends its own.
void gx_tag_words(const gx_tagging* in, gx_arena* arena, gx_spans* out);    ///< Groups, addresses, pronouns
void gx_tag_dates(const gx_tagging* in, gx_arena* arena, gx_spans* out);
void gx_tag_places(const gx_tagging* in, gx_arena* arena, gx_spans* out);   ///< Countries, divisions, roads, parks, chains of them
void gx_tag_units(const gx_tagging* in, gx_arena* arena, gx_spans* out);    ///< Units and companies
void gx_tag_rolls(const gx_tagging* in, gx_arena* arena, gx_spans* out);    ///< Sites that fill their room in a roll behind a verb of visits
void gx_tag_titles(const gx_tagging* in, gx_arena* arena, gx_spans* out);
void gx_tag_meetings(const gx_tagging* in, gx_arena* arena, gx_spans* out);
void gx_tag_persons(const gx_tagging* in, gx_arena* arena, gx_spans* out);

/// What a common word or role verb of two or more characters counts in the decision, 0 for any other hit. They are most of all hits: none
/// of them is made a span.
int32_t gx_word_score(const gx_hit* hit);

/// A span that the decision kept.
typedef struct {
  gx_span  span;
  uint32_t sentence;
  bool     part;     ///< Lies inside a longer kept span (a unit in a title, a place in a unit)
} gx_mention;

/// Sorted by begin, longest first.
typedef struct { gx_mention* at; uint32_t n; } gx_mentions;

/// The decision: per sentence the set of spans and common words with the best total score in which no two overlap; on a tie the one whose first
/// differing span begins earlier, then is longer, then was proposed earlier. Units, places and companies
/// that lie inside a kept title, unit, company, place or meeting are kept as its parts. Words are dropped at the end.
gx_mentions gx_decide(const gx_tagging* in, const gx_spans* proposals, gx_arena* arena);

#endif
