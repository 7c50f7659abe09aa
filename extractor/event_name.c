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

/// The first mention that begins at `i` or behind it.
static uint32_t first_mention(const gx_understood* u, uint32_t i) {
  uint32_t from = 0, to = u->mentions.n;
  while (from < to) {
    const uint32_t middle = from + (to - from) / 2;
    if (u->mentions.at[middle].span.begin < i)
      from = middle + 1;
    else
      to = middle;
  }
  return from;
}

/// Whether the verb or the little words that follow the body begin at `i`: 7日|在…举行, 今天, 召开.
static bool ends_body(const gx_understood* u, uint32_t i) {
  const gx_text* text = &u->tagging.article->text;
  if (gx_lexicon_begins(u->tagging.lexicon, GX_CLASS_CONVENING, text->ch + i, text->n - i)) return true;
  for (uint32_t m = first_mention(u, i); m < u->mentions.n && u->mentions.at[m].span.begin == i; m++) {
    const gx_span* s = &u->mentions.at[m].span;
    if (s->kind == GX_SPAN_DATE || s->kind == GX_SPAN_PERSON) return true;
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

static bool is_talks(const gx_event* e) { return gx_str_eq(gx_str_of(e->kind), GX_STR("talks")); }

/// Where the first sentences of the body, and what stands before them, end.
static uint32_t end_of_opening(const gx_sentences* all) {
  uint32_t i = 0;
  for (uint32_t body = 0; i < all->n; i++) {
    if (body == OPENING) break;
    body += !is_head(all->at[i].block);
  }
  return i;
}

static bool names_subject(const gx_understood* u, const gx_draft* d, gx_arena* arena) {
  if (d->subject == GX_NONE || !u->tagging.article->headline.n) return false;
  const gx_span* s = &u->mentions.at[d->subject].span;
  const gx_mark mark = gx_mark_now(arena);
  const bool named = gx_str_has(u->tagging.article->headline, words(u, s->begin, s->end, arena));
  gx_rewind(arena, mark);
  return named;
}

gx_headline gx_headline_read(const gx_understood* u, gx_arena* arena) {
  const gx_relations* r = &u->relations;
  gx_headline h = {.told = GX_ARRAY(arena, uint32_t, r->n_events),
                   .named = GX_ARRAY(arena, bool, r->n_events),
                   .opening = end_of_opening(&u->tagging.sentences)};
  for (uint32_t i = 0; i < r->n_events; i++) {
    h.told[i] = GX_NONE;
    h.talks |= is_talks(&r->events[i]);
    h.claimed |= r->events[i].sentence < h.opening;
  }
  for (uint32_t i = 0; i < r->n_drafts; i++) {
    const gx_draft* d = &r->drafts[i];
    const uint32_t told[2] = {d->object_event, d->subject_event};
    for (int k = 0; k < 2; k++)
      if (told[k] != GX_NONE && h.told[told[k]] == GX_NONE) h.told[told[k]] = i;
    if (d->object_event == GX_NONE || h.named[d->object_event] || !names_subject(u, d, arena)) continue;
    h.named[d->object_event] = h.claimed = true;
  }
  return h;
}

static bool tells_letter(const gx_understood* u, gx_str headline, gx_arena* arena) {
  uint32_t n;
  const char32_t* ch = gx_utf8_to(arena, headline, &n);
  return gx_lexicon_holds(u->tagging.lexicon, GX_CLASS_LETTER, ch, n);
}

/// Whether the headline tells of talks, and these are others than the event: 习近平同总统杜邦举行会谈 is not about the welcome before them.
static bool tells_other_talks(const gx_event* e, const gx_headline* h, gx_str headline) {
  if (!gx_str_has(headline, GX_STR("会谈")) && !gx_str_has(headline, GX_STR("会见"))) return false;
  return h->talks && !is_talks(e);
}

/// A headline is about an event that it names a participant of, or that the story opens with, or about the only one there is. A series
/// (【…】) and a round-up of what was said in several places (甲称… 乙称…) are about none that they do not name anybody of, nor is any
/// about a letter or a decree that speaks of none.
static bool is_about(const gx_understood* u, const gx_headline* h, uint32_t number, gx_arena* arena) {
  const gx_str headline = u->tagging.article->headline;
  const gx_event* e = &u->relations.events[number];
  if (tells_other_talks(e, h, headline)) return false;
  if (h->named[number]) return true;
  if (gx_str_starts(headline, GX_STR("【")) || gx_str_has(headline, GX_STR("称"))) return false;
  if (gx_str_eq(gx_str_of(e->kind), GX_STR("letter")) && !tells_letter(u, headline, arena)) return false;
  return e->sentence < h->opening || !h->claimed;
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

gx_str gx_event_made_name(const gx_understood* u, const gx_headline* h, uint32_t number, gx_arena* arena) {
  const gx_str headline = u->tagging.article->headline;
  if (headline.n && is_about(u, h, number, arena)) return headline;
  if (h->told[number] != GX_NONE) return told_words(u, &u->relations.drafts[h->told[number]], arena);
  return headline.n ? headline : kind_in_chinese(u->relations.events[number].kind);
}
