/// Which event a sentence tells. An article tells one event in many sentences: named once (全区…推进会), dated once, then carried on by
/// 会上, 他强调, 区领导…参加. A new one begins with a new name, with another day, or with a role that the one being told cannot have.
#include <string.h>

#include "base/utf8.h"
#include "extractor/relation.h"

enum {
  MAX_DATE_GAP = 2,
  MAX_DATE_BACK = 1000,
  MAX_EVENTS_BACK = 64,
  MAX_LEAD = 60,       ///< How far into a sentence its leading date may stand
  MAX_LEAD_BACK = 2,   ///< The same for a date that makes the sentence background
  MAX_DAYS_BACK = 100, ///< Days before the issue after which a sentence is background
};

static const char* const kinds[] = {"meeting", "inspection", "ceremony", "talks", "visit", "letter"};

const char* gx_event_kind(gx_str name) {
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    if (gx_str_eq(name, gx_str_of(kinds[i]))) return kinds[i];
  }
  return NULL;
}

/// The kind of event that a role belongs to when nothing else says so.
static const char* default_kind(gx_claim_type type) {
  switch (type) {
    case GX_CLAIM_INSPECTED:
    case GX_CLAIM_VISITED: return "inspection";
    case GX_CLAIM_ANNOUNCED: return "ceremony";
    case GX_CLAIM_MET: return "talks";
    case GX_CLAIM_WROTE_TO: return "letter";
    default: return "meeting";
  }
}

static bool same_kind(const char* a, const char* b) { return strcmp(a, b) == 0; }

gx_str gx_event_told(const gx_walk* w) {
  return w->event == GX_NONE ? GX_STR("none") : gx_str_of(w->events.at[w->event].kind);
}

// --- dates -----------------------------------------------------------------------------------------------------------

/// 2月28日、29日: of days that stand together the first is meant. Walks back from slot position `i` of the folded sentence.
static uint32_t first_of_run(const gx_walk* w, uint32_t i) {
  const uint32_t date = GX_SLOT_BASE + GX_SLOT_DATE;
  for (bool more = true; more;) {
    more = false;
    for (uint32_t k = 1; k <= MAX_DATE_GAP && k <= i; k++) {
      const char32_t c = w->folded.ch[i - k];
      if (c == date) {
        i -= k;
        more = true;
        break;
      }
      if (c != U'、' && c != U'至' && c != U'-' && c != U'—' && c != U'和' && c != U'～') break;
    }
  }
  return i;
}

/// Whether the date slot at `i` stands at the head of a clause or behind its subject, and not inside a phrase.
static bool is_adverb(const gx_folded* f, uint32_t i) {
  if (i == 0) return true;
  const char32_t c = f->ch[i - 1];
  return !gx_is_han(c) || c == U'讯' || c == U'电';
}

/// 据新华社今天报道: the day of a report is not that of what it tells.
static bool is_reports_day(const gx_folded* f, uint32_t i) {
  enum { REACH = 10 };
  for (uint32_t k = i + 1; k + 1 < f->n && k < i + REACH && f->ch[k] != U'，'; k++) {
    if (f->ch[k] == U'报' && f->ch[k + 1] == U'道') return true;
  }
  return false;
}

bool gx_event_day(const gx_walk* w, uint32_t end, gx_date* day, gx_date* until) {
  const gx_folded* f = &w->folded;
  *day = *until = (gx_date){0};
  const uint32_t from = end < f->n ? end : f->n;
  bool reported = false;
  for (uint32_t i = from; i-- > 0 && from - i < MAX_DATE_BACK;) {
    if (f->ch[i] != GX_SLOT_BASE + GX_SLOT_DATE || i >= w->speech) continue;
    if (is_reports_day(f, i)) {
      reported = true;
      continue;
    }
    const uint32_t first = first_of_run(w, i);
    const gx_span* s = &w->mentions->at[f->slots[f->slot_of[first]].mention].span;
    const gx_span* last = &w->mentions->at[f->slots[f->slot_of[i]].mention].span;
    const bool open = gx_date_precision(s->date) == GX_PRECISION_NONE;
    // 2024年 dates a plan, not an event; so does 近期 in 就近期工作提出要求.
    if (gx_date_precision(s->date) == GX_PRECISION_YEAR || (open && !is_adverb(f, first))) {
      i = first;
      continue;
    }
    if (gx_date_precision(s->date) == GX_PRECISION_DAY) *day = s->date;
    *until = first != i ? last->date : s->until;
    return true;
  }
  return reported; // The day of what is reported is open
}

/// Whether a sentence that says when (`day`, {0} for 近日) must mean another event than number `event`.
static bool is_other_day(const gx_walk* w, uint32_t event, gx_date day) {
  return w->tellings.at[event].dated && gx_date_cmp(w->events.at[event].date, day) != 0;
}

// --- names -----------------------------------------------------------------------------------------------------------

/// True when `a` holds the characters of `b` in order: 学习贯彻…主题教育总结会议 holds 主题教育总结会.
static bool holds(const char32_t* a, uint32_t n_a, const char32_t* b, uint32_t n_b) {
  uint32_t k = 0;
  for (uint32_t i = 0; i < n_a && k < n_b; i++) k += a[i] == b[k];
  return k == n_b;
}

static bool is_same_name(const gx_walk* w, uint32_t m, uint32_t n) {
  const gx_span* a = &w->mentions->at[m].span;
  const gx_span* b = &w->mentions->at[n].span;
  const char32_t* ch = w->in->article->text.ch;
  const uint32_t x = a->end - a->begin, y = b->end - b->begin;
  return x >= y ? holds(ch + a->begin, x, ch + b->begin, y) : holds(ch + b->begin, y, ch + a->begin, x);
}

static bool is_longer(const gx_walk* w, uint32_t m, uint32_t n) {
  const gx_span* a = &w->mentions->at[m].span;
  const gx_span* b = &w->mentions->at[n].span;
  return a->end - a->begin > b->end - b->begin;
}

/// 开工仪式, 揭牌仪式: what ends so is a ceremony.
static const char* kind_of_name(const gx_walk* w, uint32_t mention) {
  const gx_span* s = &w->mentions->at[mention].span;
  const char32_t* ch = w->in->article->text.ch;
  if (s->end - s->begin < 2) return "meeting";
  const char32_t a = ch[s->end - 2], b = ch[s->end - 1];
  const bool ceremony =
      (a == U'仪' && b == U'式') || (a == U'典' && b == U'礼') || (a == U'幕' && b == U'式');
  return ceremony ? "ceremony" : "meeting";
}

// --- the table -------------------------------------------------------------------------------------------------------

static uint32_t tell(gx_walk* w, uint32_t event, bool dated, gx_date day, gx_date until) {
  gx_event* e = &w->events.at[event];
  gx_telling* t = &w->tellings.at[event];
  if (dated && !t->dated) {
    e->date = day;
    e->until = until;
    t->dated = true;
  }
  if (dated) {
    w->date = day;
    w->open = !day.year;
  }
  if (!w->head) t->from_head = false;
  t->sentence = w->folded.sentence;
  w->event = event;
  return event;
}

static uint32_t add(gx_walk* w, const char* kind, uint32_t mention, bool dated, gx_date day, gx_date until) {
  // What is done in writing happens when it is said to, not on the day of the meeting that hears of it.
  const bool apart = same_kind(kind, "letter");
  const gx_date open = {0};
  const gx_date carried = apart ? open : w->date;
  const gx_event e = {.kind = kind,
                      .mention = mention,
                      .date = dated ? day : carried,
                      .until = until,
                      .place = GX_NONE,
                      .sentence = w->folded.sentence};
  GX_PUSH(w->arena, &w->events, e);
  GX_PUSH(w->arena, &w->tellings,
          (gx_telling){.from_head = w->head,
                       .whom = GX_NONE,
                       .lead = GX_NONE,
                       .dated = dated || carried.year || (w->open && !apart)});
  return tell(w, w->events.n - 1, dated, day, until);
}

/// A sentence begins with a day and tells no more of it: the day goes to the event being told, where that has none, and is carried on.
static void lead(gx_walk* w, gx_date day, gx_date until) {
  w->date = day;
  w->open = false;
  if (w->event == GX_NONE || w->tellings.at[w->event].dated) return;
  w->events.at[w->event].date = day;
  w->events.at[w->event].until = until;
  w->tellings.at[w->event].dated = true;
}

/// Whether the words of mention `m` end with those of `n`: 绿色发展座谈会, 座谈会.
static bool ends_with(const gx_walk* w, uint32_t m, uint32_t n) {
  const gx_span* a = &w->mentions->at[m].span;
  const gx_span* b = &w->mentions->at[n].span;
  const char32_t* ch = w->in->article->text.ch;
  const uint32_t x = a->end - a->begin, y = b->end - b->begin;
  return x >= y && memcmp(ch + a->end - y, ch + b->begin, sizeof *ch * y) == 0;
}

static bool gathers(const gx_event* e) {
  return same_kind(e->kind, "meeting") || same_kind(e->kind, "ceremony");
}

/// Whether 座谈会, 会上 can mean event `i`: a gathering whose name ends so, or that has none.
static bool can_mean(const gx_walk* w, uint32_t i, uint32_t mention) {
  const gx_event* e = &w->events.at[i];
  const char* kind = kind_of_name(w, mention);
  if (same_kind(kind, "ceremony") && same_kind(e->kind, kind)) return true; // …军衔仪式, 晋衔仪式
  return gathers(e) && (e->mention == GX_NONE || ends_with(w, e->mention, mention));
}

/// 出席座谈会 behind another event, 会上 behind a visit: the gathering told before that can be meant goes on. False where there is none.
static bool return_to(gx_walk* w, uint32_t mention) {
  if (w->event == GX_NONE || can_mean(w, w->event, mention)) return true;
  for (uint32_t i = w->events.n; i-- > 0 && w->events.n - i < MAX_EVENTS_BACK;) {
    if (!can_mean(w, i, mention)) continue;
    w->event = i;
    return true;
  }
  return false;
}

/// 座谈会, 汇报会: a name that says which kind of gathering is meant; 会议 and 活动 may be any.
static bool is_special(const gx_walk* w, uint32_t mention) {
  const gx_span* s = &w->mentions->at[mention].span;
  const gx_entry* e = gx_lexicon_find(w->in->lexicon, GX_LIST_MEETING_HEAD,
                                      w->in->article->text.ch + s->begin, s->end - s->begin);
  return e && e->weight > 1 && !gx_str_eq(e->class_, GX_STR("activity"));
}

/// 会议, 座谈会, 本次会议: a name that any meeting has.
static bool is_generic(const gx_walk* w, uint32_t mention) {
  const gx_span* s = &w->mentions->at[mention].span;
  const gx_entry* e = gx_lexicon_find(w->in->lexicon, GX_LIST_MEETING_HEAD,
                                      w->in->article->text.ch + s->begin, s->end - s->begin);
  return e && !gx_str_eq(e->class_, GX_STR("named"));
}

uint32_t gx_event_named(gx_walk* w, uint32_t mention, bool dated, gx_date day, gx_date until) {
  if (is_generic(w, mention)) {
    if (!return_to(w, mention) && is_special(w, mention))
      return add(w, kind_of_name(w, mention), GX_NONE, dated, day, until);
    return gx_event_for(w, GX_CLAIM_CHAIRED, NULL, GX_NONE, dated, day, until);
  }
  for (uint32_t i = w->events.n; i-- > 0 && w->events.n - i < MAX_EVENTS_BACK;) {
    gx_event* e = &w->events.at[i];
    if (dated && is_other_day(w, i, day)) continue;
    const bool same = e->mention != GX_NONE && is_same_name(w, e->mention, mention);
    // What the headline calls otherwise, and what was told without a name up to now, gets the name that the text gives.
    const bool headline = w->tellings.at[i].from_head && !w->head && i == w->event;
    const bool unnamed = e->mention == GX_NONE && i == w->event && !w->tellings.at[i].from_head;
    if (!same && !(gathers(e) && (headline || (unnamed && e->sentence == w->folded.sentence)))) continue;
    if (e->mention == GX_NONE || is_longer(w, mention, e->mention)) e->mention = mention;
    return tell(w, i, dated, day, until);
  }
  return add(w, kind_of_name(w, mention), mention, dated, day, until);
}

/// Whether the event being told can hold a role of this type.
static bool suits(const gx_walk* w, const gx_event* e, gx_claim_type type, const char* kind, uint32_t whom) {
  const gx_telling* t = &w->tellings.at[w->event];
  if (kind && !same_kind(kind, e->kind)) {
    const bool gather = same_kind(kind, "meeting") && same_kind(e->kind, "ceremony");
    if (!gather) return false;
  }
  switch (type) {
    case GX_CLAIM_CHAIRED: return same_kind(e->kind, "meeting") || same_kind(e->kind, "ceremony");
    case GX_CLAIM_INSPECTED:
    case GX_CLAIM_VISITED: return same_kind(e->kind, "inspection") || same_kind(e->kind, "visit");
    case GX_CLAIM_MET: // 在困难群众韩琴家中: a talk that is part of a visit
      if (kind)
        return same_kind(kind, "inspection") || whom == GX_NONE || t->whom == GX_NONE || t->whom == whom;
      return same_kind(e->kind, "talks") && (whom == GX_NONE || t->whom == GX_NONE || t->whom == whom);
    case GX_CLAIM_WROTE_TO: return same_kind(e->kind, "letter") && t->sentence == w->folded.sentence;
    case GX_CLAIM_ANNOUNCED: return same_kind(e->kind, "ceremony") || same_kind(e->kind, "meeting");
    default: return !same_kind(e->kind, "letter");
  }
}

/// 参加考察 behind the meeting that ended it: the visit told before, or GX_NONE. It does not become the one being told.
static uint32_t last_of_kind(gx_walk* w, const char* kind, bool dated, gx_date day, gx_date until) {
  const uint32_t told = w->event;
  for (uint32_t i = w->events.n; i-- > 0 && w->events.n - i < MAX_EVENTS_BACK;) {
    if (!same_kind(w->events.at[i].kind, kind) || (dated && is_other_day(w, i, day))) continue;
    tell(w, i, dated, day, until);
    w->event = told;
    return i;
  }
  return GX_NONE;
}

uint32_t gx_event_for(gx_walk* w, gx_claim_type type, const char* kind, uint32_t whom, bool dated,
                      gx_date day, gx_date until) {
  uint32_t event = GX_NONE;
  if (w->event != GX_NONE) {
    const gx_event* e = &w->events.at[w->event];
    if (suits(w, e, type, kind, whom) && !(dated && is_other_day(w, w->event, day))) {
      event = tell(w, w->event, dated, day, until);
    }
  }
  const bool beside = type == GX_CLAIM_ATTENDED || type == GX_CLAIM_VISITED;
  if (event == GX_NONE && beside && kind) event = last_of_kind(w, kind, dated, day, until);
  if (event == GX_NONE) event = add(w, kind ? kind : default_kind(type), GX_NONE, dated, day, until);
  if (whom != GX_NONE && w->tellings.at[event].whom == GX_NONE) w->tellings.at[event].whom = whom;
  return event;
}

// --- sentences that lead with a date --------------------------------------------------------------------------------

/// The first date slot before so many commas that is at least as fine as `precision`, or NULL.
static const gx_span* leading_date(const gx_walk* w, gx_precision precision, uint32_t within,
                                   uint32_t commas) {
  const gx_folded* f = &w->folded;
  for (uint32_t i = 0; i < f->n && i < within; i++) {
    if (f->ch[i] == U'，' && commas-- == 0) return NULL;
    if (f->ch[i] != GX_SLOT_BASE + GX_SLOT_DATE || is_reports_day(f, i)) continue;
    const gx_span* s = &w->mentions->at[f->slots[f->slot_of[i]].mention].span;
    if (gx_date_precision(s->date) >= precision) return s;
  }
  return NULL;
}

static int months_of(gx_date d) { return d.year * 12 + d.month; }

/// 近日 and 连日来 in the middle of a page begin another story of these days, 一个月后 goes on with one; neither looks back.
static bool is_recent(const gx_walk* w, const gx_span* date) {
  const char32_t* ch = w->in->article->text.ch + date->begin;
  if (date->end - date->begin < 2) return false;
  return (ch[0] == U'近' && ch[1] == U'日') || (ch[0] == U'日' && ch[1] == U'前') ||
         (ch[0] == U'连' && ch[1] == U'日') || w->in->article->text.ch[date->end - 1] == U'后';
}

/// A sentence that begins with a year or month gone by tells what was before: 2022年12月，…在中央农村工作会议上强调; so does, in the middle
/// of what happened on a known day, an open time (不久前) or a day long past.
bool gx_event_is_background(const gx_walk* w) {
  const gx_span* s = w->head ? NULL : leading_date(w, GX_PRECISION_NONE, MAX_LEAD_BACK, 0);
  if (!s) return false;
  const gx_date issued = w->in->article->issued;
  const bool told = w->event != GX_NONE && w->events.at[w->event].date.year;
  switch (gx_date_precision(s->date)) {
    case GX_PRECISION_YEAR: return issued.year > s->date.year;
    case GX_PRECISION_MONTH: return issued.year && months_of(issued) > months_of(s->date) + 1;
    case GX_PRECISION_DAY:
      return w->begun && gx_date_precision(issued) == GX_PRECISION_DAY &&
             gx_date_days_between(s->date, issued) > MAX_DAYS_BACK;
    default: return told && !is_recent(w, s); // 不久前, 近年来
  }
}

/// 5月10日，“…”活动在校举行: the day holds for what follows even where the sentence claims nothing.
void gx_event_take_day(gx_walk* w) {
  const bool known =
      w->date.year || w->open; // The first day that a page names is its day, wherever the sentence says it
  const gx_span* s = leading_date(w, GX_PRECISION_DAY, known ? MAX_LEAD : 2 * MAX_LEAD, known ? 0 : 3);
  if (s && w->speech == 0) return; // Yesterday, says he
  if (s) lead(w, s->date, s->until);
}
