#include "extractor/event_name.h"

#include "base/utf8.h"

enum {
  MAX_BODY = 32,  ///< Characters of the body that held a 第六次会议
  MAX_WORDS = 40, ///< Characters of a name made of the words that tell of an event
  OPENING = 3,    ///< Body sentences in which a story says what it is about
};

static gx_str words(const gx_understood* u, uint32_t begin, uint32_t end, gx_arena* arena) {
  return gx_utf8_from(arena, u->tagging.article->text.ch + begin, end - begin);
}

// --- the name in the text --------------------------------------------------------------------------------------------

/// 第六次会议, 第三次全体会议: a count that says nothing without the body that met.
static bool is_bare_count(const char32_t* ch, uint32_t n) {
  enum { LONGEST = 12 };
  if (n > LONGEST || ch[0] != U'第') return false;
  uint32_t i = 1;
  while (i < n && (gx_is_digit(ch[i]) || gx_is_han_digit(ch[i]))) i++;
  return i > 1 && i < n && ch[i] == U'次';
}

/// Whether the verb or the little words that follow the body begin at `i`: 7日|在…举行, 今天, 召开.
static bool ends_body(const gx_understood* u, uint32_t i) {
  const gx_text* text = &u->tagging.article->text;
  if (gx_lexicon_begins(u->tagging.lexicon, GX_CLASS_CONVENING, text->ch + i, text->n - i)) return true;
  for (uint32_t m = 0; m < u->mentions.n; m++) {
    const gx_span* s = &u->mentions.at[m].span;
    if (s->begin == i && (s->kind == GX_SPAN_DATE || s->kind == GX_SPAN_PERSON)) return true;
  }
  return false;
}

/// 区委常委会|7日在临江举行|第六次会议: the words that the clause begins with. False where there are none.
static bool find_body(const gx_understood* u, const gx_span* name, uint32_t* begin, uint32_t* end) {
  const gx_text* text = &u->tagging.article->text;
  uint32_t from = name->begin;
  while (from > 0 && (gx_is_han(text->ch[from - 1]) || gx_is_digit(text->ch[from - 1]))) from--;
  uint32_t to = from;
  while (to < name->begin && !ends_body(u, to)) to++;
  *begin = from;
  *end = to;
  return to > from + 1 && to - from <= MAX_BODY;
}

gx_str gx_event_given_name(const gx_understood* u, uint32_t number, gx_arena* arena) {
  const gx_event* e = &u->relations.events[number];
  if (e->mention == GX_NONE) return (gx_str){0};
  const gx_span* s = &u->mentions.at[e->mention].span;
  const gx_str name = words(u, s->begin, s->end, arena);
  uint32_t begin, end;
  if (!is_bare_count(u->tagging.article->text.ch + s->begin, s->end - s->begin)) return name;
  if (!find_body(u, s, &begin, &end)) return name;
  const gx_str body = words(u, begin, end, arena);
  return gx_str_format(arena, "%.*s%.*s", GX_FMT(body), GX_FMT(name));
}

// --- events without a name -------------------------------------------------------------------------------------------

static gx_str kind_in_chinese(const char* kind) {
  static const char* names[][2] = {{"meeting", "会议"}, {"inspection", "调研"}, {"ceremony", "仪式"},
                                   {"talks", "会谈"},   {"visit", "访问"},      {"letter", "信函"}};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (gx_str_eq(gx_str_of(kind), gx_str_of(names[i][0]))) return gx_str_of(names[i][1]);
  return GX_STR("活动");
}

static bool is_head(gx_block_kind block) { return block == GX_BLOCK_HEADLINE || block == GX_BLOCK_KICKER; }

/// Whether the event is told by the headline itself or in the first sentences of the body.
static bool is_opening(const gx_understood* u, uint32_t sentence) {
  const gx_sentences* all = &u->tagging.sentences;
  uint32_t body = 0;
  for (uint32_t i = 0; i < sentence && i < all->n; i++) body += !is_head(all->at[i].block);
  return body < OPENING;
}

static bool names_participant(const gx_understood* u, uint32_t number, gx_str headline, gx_arena* arena) {
  const gx_relations* r = &u->relations;
  for (uint32_t i = 0; i < r->n_drafts; i++) {
    const gx_draft* d = &r->drafts[i];
    if (d->object_event != number || d->subject == GX_NONE) continue;
    const gx_span* s = &u->mentions.at[d->subject].span;
    if (gx_str_has(headline, words(u, s->begin, s->end, arena))) return true;
  }
  return false;
}

static bool tells_letter(const gx_understood* u, gx_str headline, gx_arena* arena) {
  uint32_t n;
  const char32_t* ch = gx_utf8_to(arena, headline, &n);
  return gx_lexicon_holds(u->tagging.lexicon, GX_CLASS_LETTER, ch, n);
}

/// Whether the headline tells of talks, and these are others than the event: 习近平同总统杜邦举行会谈 is not about the welcome before them.
static bool tells_other_talks(const gx_understood* u, uint32_t number, gx_str headline) {
  const gx_relations* r = &u->relations;
  const gx_str talks = GX_STR("talks");
  if (!gx_str_has(headline, GX_STR("会谈")) && !gx_str_has(headline, GX_STR("会见"))) return false;
  if (gx_str_eq(gx_str_of(r->events[number].kind), talks)) return false;
  for (uint32_t i = 0; i < r->n_events; i++)
    if (gx_str_eq(gx_str_of(r->events[i].kind), talks)) return true;
  return false;
}

/// A headline is about an event that it names a participant of, or that the story opens with, or about the only one there is. A series
/// (【…】) and a round-up of what was said in several places (甲称… 乙称…) are about none that they do not name anybody of, nor is any
/// about a letter or a decree that speaks of none.
static bool is_about(const gx_understood* u, uint32_t number, gx_str headline, gx_arena* arena) {
  if (tells_other_talks(u, number, headline)) return false;
  if (names_participant(u, number, headline, arena)) return true;
  if (gx_str_starts(headline, GX_STR("【")) || gx_str_has(headline, GX_STR("称"))) return false;
  if (gx_str_eq(gx_str_of(u->relations.events[number].kind), GX_STR("letter")) &&
      !tells_letter(u, headline, arena))
    return false;
  if (is_opening(u, u->relations.events[number].sentence)) return true;
  for (uint32_t i = 0; i < u->relations.n_events; i++) {
    const gx_event* other = &u->relations.events[i];
    if (i != number && (is_opening(u, other->sentence) || names_participant(u, i, headline, arena)))
      return false;
  }
  return true;
}

/// The clause that tells of the event first: 区委书记王建国主持结业式.
static gx_str told_words(const gx_understood* u, const gx_draft* d, gx_arena* arena) {
  const gx_text* text = &u->tagging.article->text;
  uint32_t begin = d->begin, end = d->end;
  while (begin && text->ch[d->begin - 1] == U'由' && gx_is_han(text->ch[begin - 1]))
    begin--; // 结业式由|区委书记王建国主持
  while (end < text->n && end - begin < MAX_WORDS && (gx_is_han(text->ch[end]) || gx_is_digit(text->ch[end])))
    end++;
  const bool cut = end - begin > MAX_WORDS;
  const gx_str told = words(u, begin, cut ? begin + MAX_WORDS : end, arena);
  return cut ? gx_str_format(arena, "%.*s…", GX_FMT(told)) : told;
}

gx_str gx_event_made_name(const gx_understood* u, uint32_t number, gx_arena* arena) {
  const gx_str headline = u->tagging.article->headline;
  if (headline.n && is_about(u, number, headline, arena)) return headline;
  for (uint32_t i = 0; i < u->relations.n_drafts; i++) {
    const gx_draft* d = &u->relations.drafts[i];
    if (d->object_event == number || d->subject_event == number) return told_words(u, d, arena);
  }
  return headline.n ? headline : kind_in_chinese(u->relations.events[number].kind);
}
