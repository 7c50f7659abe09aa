/// From the matches of one sentence to claims: who is meant, at which event, where; what cancels what.
#include <stdlib.h>

#include "base/utf8.h"
#include "extractor/name_model.h"
#include "extractor/relation.h"

enum {
  MAX_SITES = 64,      ///< Sites, or offices, of one list
  MAX_MATCH = 1024,    ///< Characters that one match can cover
  MAX_SLOTS_BACK = 64, ///< How far a pronoun looks back in its sentence
};

/// A match and its place in the order of rules.
typedef struct {
  const gx_match* match;
  uint32_t index;
} turn;

/// The sentence at hand while its matches become claims.
typedef struct {
  gx_walk* w;
  const turn* all; ///< Matches in order of begin
  uint32_t n;
  uint32_t at; ///< The match at hand
  const gx_match* match;
  uint32_t only; ///< The only member of the subject that is meant, or GX_NONE
  const gx_emit* emit;
  gx_claim_type type;
  bool dated;
  gx_date day, until;
} scene;

static const gx_slot* slot_of(const gx_walk* w, const gx_match* m, uint32_t capture) {
  if (capture == GX_NONE) return NULL;
  const uint32_t at = m->captures[capture].begin;
  const uint32_t slot = at < w->folded.n ? w->folded.slot_of[at] : GX_NONE;
  return slot == GX_NONE ? NULL : &w->folded.slots[slot];
}

static uint32_t place_of(const gx_walk* w, uint32_t i) {
  return w->folded.at[i < w->folded.n ? i : w->folded.n];
}

// --- what cancels ----------------------------------------------------------------------------------------------------

/// Whether the scene's claim is about `slot`. A talk is about both sides: who only hears of one has not met the other.
static bool speaks_of(const scene* s, const gx_slot* slot) {
  if (slot == slot_of(s->w, s->match, s->emit->subject)) return true;
  const bool met = slot && gx_str_eq(s->emit->type, GX_STR("met"));
  for (uint32_t i = 0; met && i < s->match->n_captures; i++) {
    if (slot_of(s->w, s->match, i) == slot) return true;
  }
  return false;
}

static bool cancels(const scene* s, const gx_match* m, const gx_emit* drop) {
  if (!gx_str_eq(drop->type, GX_STR("drop"))) return false;
  if (drop->what.n && !gx_str_eq(drop->what, s->emit->type)) return false;
  if (drop->subject != GX_NONE && !speaks_of(s, slot_of(s->w, m, drop->subject))) return false;
  return gx_rule_holds_while(s->w->rules, m->rule, gx_event_told(s->w));
}

/// The rule whose `drop` in this sentence cancels what the scene's emit claims (same subject, overlapping words), or GX_NONE.
static uint32_t dropped_by(const scene* s) {
  uint32_t i = s->at;
  while (i > 0 && s->all[i - 1].match->begin + MAX_MATCH > s->match->begin) i--;
  for (; i < s->n && s->all[i].match->begin < s->match->end; i++) {
    const gx_match* m = s->all[i].match;
    for (uint32_t k = 0; m->end > s->match->begin && k < m->n_emits; k++) {
      if (cancels(s, m, &m->emits[k])) return m->rule;
    }
  }
  return GX_NONE;
}

// --- who -------------------------------------------------------------------------------------------------------------

/// Whether a slot begins a clause, so that it is more likely who acts than whom: 会见|德索萨时，韩正说….
static bool is_subject(const gx_walk* w, const gx_slot* slot) {
  if (slot->begin == w->in->sentences.at[w->folded.sentence].begin) return true;
  const char32_t c = w->in->article->text.ch[slot->begin - 1];
  return c == U'，' || c == U'：' || c == U'；' || c == U'日' || c == U'、' || gx_is_space(c);
}

/// A pronoun means the first single person before it in its sentence, else the chief figure.
static uint32_t meant_by(const scene* s, const gx_slot* slot, uint32_t member) {
  gx_walk* w = s->w;
  const uint32_t mention = slot->members[member].person;
  if (slot->kind == GX_SLOT_PRONOUN &&
      w->mentions->at[mention].span.end - w->mentions->at[mention].span.begin == 1) {
    const gx_slot* first = w->folded.slots;
    for (const gx_slot* before = first; before < slot && before < first + MAX_SLOTS_BACK; before++) {
      if (before->kind != GX_SLOT_OFFICIAL || !is_subject(w, before)) continue;
      return gx_walk_meant(w, before->members[0].person);
    }
  }
  return gx_walk_meant(w, mention);
}

static bool makes_chief(gx_claim_type type) {
  return type == GX_CLAIM_CHAIRED || type == GX_CLAIM_SPOKE_AT || type == GX_CLAIM_INSPECTED ||
         type == GX_CLAIM_MET || type == GX_CLAIM_VISITED || type == GX_CLAIM_ANNOUNCED ||
         type == GX_CLAIM_WROTE_TO || type == GX_CLAIM_GUIDED;
}

static bool is_whom(const scene* s) {
  return s->emit->subject != GX_NONE &&
         s->match->captures[s->emit->subject].name == gx_rules_name(s->w->rules, GX_STR("whom"));
}

/// In talks what the two sides say is the talk itself; who is no party to them speaks.
static bool is_talk(gx_walk* w, uint32_t event, uint32_t person, gx_claim_type type, bool plain) {
  if (event == GX_NONE || (type != GX_CLAIM_MET && type != GX_CLAIM_SPOKE_AT)) return false;
  const gx_str key = gx_str_format(w->arena, "%u/%u", event, gx_walk_figure(w, person));
  if (!gx_str_eq(gx_str_of(w->events.at[event].kind), GX_STR("talks"))) return false;
  if (type == GX_CLAIM_MET) gx_intern_add(w->met, key);
  return type == GX_CLAIM_SPOKE_AT && plain && gx_intern_find(w->met, key) != GX_NONE;
}

/// Whether the person stands in the list of the nation's leaders.
static bool is_leader(const gx_walk* w, uint32_t mention) {
  const gx_span* s = &w->mentions->at[mention].span;
  const gx_entry* e =
      gx_lexicon_find(w->in->lexicon, GX_LIST_PERSON, w->in->article->text.ch + s->begin, s->end - s->begin);
  if (!e || !gx_str_eq(e->class_, GX_STR("cn"))) return false;
  return gx_str_has(e->extra, GX_STR("领导"));
}

/// The first person on the other side of talks, as an index in `people`.
static uint32_t other_side(const scene* s) {
  const uint32_t whom = gx_rules_name(s->w->rules, GX_STR("whom"));
  for (uint32_t i = 0; i < s->match->n_captures && s->type == GX_CLAIM_MET; i++) {
    const gx_slot* slot = s->match->captures[i].name == whom ? slot_of(s->w, s->match, i) : NULL;
    if (!slot || !slot->n_members) continue;
    const uint32_t person = gx_walk_meant(s->w, slot->members[0].person);
    if (person != GX_NONE) return gx_walk_figure(s->w, person);
  }
  return GX_NONE;
}

/// A leader of the nation who is named with the office behind the name (习近平总书记强调), or in a local page without a day, is talked about.
/// Who acts in the event already goes on acting in it; in a list, or with an office before the name, it may be a namesake: 副区长李鹏.
static bool is_distant(const scene* s, const gx_slot* slot, uint32_t person, uint32_t event) {
  gx_walk* w = s->w;
  if (event == GX_NONE || s->type == GX_CLAIM_WROTE_TO || is_whom(s) || !is_leader(w, person)) return false;
  const gx_str key = gx_str_format(w->arena, "acts %u/%u", event, gx_walk_figure(w, person));
  const bool local = w->in->home.n && !gx_str_starts(w->in->home, GX_STR("中国"));
  // Who leads the page goes on leading: 赵乐际作了讲话。…赵乐际委员长主持.
  const bool chief = s->type == GX_CLAIM_CHAIRED && w->chief != GX_NONE &&
                     gx_walk_figure(w, w->chief) == gx_walk_figure(w, person);
  const bool acts = chief || gx_intern_find(w->met, key) != GX_NONE;
  const bool bare = slot->n_members == 1 && (!slot->members[0].n_titles || slot->addressed);
  // 赵乐际委员长主持会议: of a meeting that has its day, chairing and attending are told as they happened.
  const bool sits =
      ((s->type == GX_CLAIM_CHAIRED || s->type == GX_CLAIM_ATTENDED) && w->tellings.at[event].dated) ||
      (s->type == GX_CLAIM_MET && !w->begun &&
       other_side(s) != GX_NONE); // 欢迎仪式后，习近平主席同佩特罗总统举行会谈: what the text begins with
  if (!acts && ((slot->addressed && !sits) || (local && bare && !(s->dated && s->day.year)))) return true;
  gx_intern_add(w->met, key);
  return false;
}

/// 分别 in the matched words: each of the persons went to one of the sites.
static bool is_shared_out(const scene* s) {
  const gx_folded* f = &s->w->folded;
  for (uint32_t i = s->match->begin; i + 1 < s->match->end; i++) {
    if (f->ch[i] == U'分' && f->ch[i + 1] == U'别') return true;
  }
  return false;
}

static bool says_party(const gx_walk* w, uint32_t begin, uint32_t end) {
  const char32_t* ch = w->in->article->text.ch;
  for (uint32_t i = begin; i + 1 < end; i++) {
    if (ch[i] == U'一' && ch[i + 1] == U'行') return true;
  }
  return false;
}

/// Whether only the head of a list leads the visit, and the others go with him: 县长甲、副县长乙、局长丙莅临; 市委书记甲、市长乙一行. Two without
/// 一行 lead it together; so do 区领导甲、乙、丙, who are of one rank, and all who go their own ways (分别).
static bool is_led_by_head(const scene* s, const gx_slot* slot) {
  enum { COUPLE = 2 };
  if ((s->type != GX_CLAIM_INSPECTED && s->type != GX_CLAIM_VISITED) || slot->n_members < COUPLE)
    return false;
  if (is_shared_out(s)) return false;
  if (says_party(s->w, slot->begin, slot->end)) return true;
  const gx_member* head = &slot->members[0];
  const gx_member* next = &slot->members[1];
  return slot->n_members > COUPLE && slot->group == GX_NONE && head->n_titles && next->n_titles &&
         head->titles[0] != next->titles[0];
}

/// 陪同 between a slot and the match: 在李秀英、周海涛陪同下，考察团…
static bool is_company(const gx_walk* w, uint32_t begin, uint32_t end) {
  const char32_t* ch = w->in->article->text.ch;
  for (uint32_t i = begin; i + 1 < end; i++) {
    if (ch[i] == U'陪' && ch[i + 1] == U'同') return true;
  }
  return false;
}

/// Whether somebody else than `person` acts in the sentence before the match: 陈志远带领视察组，视察了|柳荫街道 is no visit of who was told of before.
static bool is_taken(const scene* s, uint32_t person) {
  gx_walk* w = s->w;
  const uint32_t begin = place_of(w, s->match->begin);
  bool other = false;
  for (uint32_t i = 0; i < w->folded.n_slots && w->folded.slots[i].begin < begin; i++) {
    const gx_slot* slot = &w->folded.slots[i];
    if ((slot->kind != GX_SLOT_OFFICIAL && slot->kind != GX_SLOT_OFFICIALS) ||
        is_company(w, slot->end, begin))
      continue;
    for (uint32_t k = 0; k < slot->n_members; k++) {
      const uint32_t who = gx_walk_meant(w, slot->members[k].person);
      if (who == person || (who != GX_NONE && gx_walk_figure(w, who) == gx_walk_figure(w, person)))
        return false;
      other = true;
    }
  }
  return other;
}

/// Adds `draft` for every person of the subject, in order.
static void claim_for_each(scene* s, gx_draft draft, uint32_t event) {
  gx_walk* w = s->w;
  const gx_slot* slot = slot_of(w, s->match, s->emit->subject);
  draft.begin = place_of(w, s->match->begin);
  draft.end = place_of(w, s->match->end);
  draft.rule = gx_rule_id(w->rules, s->match->rule);
  draft.type = s->type;
  draft.subject_event = GX_NONE;
  if (!slot) { // Left out: the chief figure goes on; on a visit, who leads it
    const bool visit = s->type == GX_CLAIM_VISITED && w->tellings.at[event].lead != GX_NONE;
    // Where a visit is looked for (=inspection), only who leads one is meant.
    const bool sought = s->type == GX_CLAIM_VISITED && s->emit->kind.n;
    draft.subject = visit ? w->tellings.at[event].lead : sought ? GX_NONE : w->chief;
    draft.seen_subject = GX_NONE;
    if (s->type == GX_CLAIM_VISITED && draft.subject != GX_NONE && is_taken(s, draft.subject)) return;
    if (s->emit->subject == GX_NONE && draft.subject != GX_NONE) gx_walk_add(w, draft, event);
    return;
  }
  const bool list = slot->n_members > 1 || slot->open;
  const bool plain = !gx_rule_holds_while(w->rules, s->match->rule, GX_STR("always"));
  const bool headed = is_led_by_head(s, slot);
  for (uint32_t i = 0; i < slot->n_members; i++) {
    if (headed && i && s->type == GX_CLAIM_VISITED) break;
    if (headed && i) draft.type = GX_CLAIM_ATTENDED;
    draft.subject = meant_by(s, slot, i);
    if (draft.subject == GX_NONE || (s->only != GX_NONE && s->only != i)) continue;
    if (is_talk(w, event, draft.subject, s->type, plain) || is_distant(s, slot, draft.subject, event))
      continue;
    if (s->emit->part == (i == 0 ? GX_PART_REST : GX_PART_FIRST)) continue;
    draft.seen_subject = slot->members[i].person;
    draft.order = list ? i + 1 : 0;
    draft.of = list ? slot->n_members : 0;
    draft.open = slot->open;
    gx_walk_add(w, draft, event);
    if (draft.type == GX_CLAIM_INSPECTED && w->tellings.at[event].lead == GX_NONE)
      w->tellings.at[event].lead = draft.subject;
    if (i == 0 && makes_chief(s->type) && !is_whom(s)) w->chief = draft.subject;
  }
}

// --- where -----------------------------------------------------------------------------------------------------------

/// 清源|国钛施工现场: the short form of a place with characters behind it that no list holds is the beginning of a name.
static bool is_beginning(const gx_walk* w, uint32_t mention) {
  const gx_span* span = &w->mentions->at[mention].span;
  const gx_tagging* in = w->in;
  if (span->kind != GX_SPAN_PLACE || span->end != span->begin + 2 || span->end + 1 >= in->article->text.n)
    return false;
  const char32_t* ch = in->article->text.ch + span->end;
  if (!gx_listed_at(in, span->begin, span->end, GX_LIST_DIVISION) || !gx_is_han(ch[0]) || !gx_is_han(ch[1]))
    return false;
  for (uint32_t i = in->hits_from[span->end]; i < in->hits_from[span->end + 1]; i++) {
    const gx_hit* h = &in->hits.at[i];
    if (h->end > h->begin + 1 || gx_is_listed(h, GX_LIST_ROLE_VERB)) return false;
  }
  return !gx_is_grammar(in->lexicon, ch[0]);
}

static void claim_visits(scene* s) {
  gx_walk* w = s->w;
  uint32_t sites[MAX_SITES];
  if (s->emit->object == GX_NONE && w->topic == GX_NONE) return;
  const uint32_t event =
      gx_event_for(w, s->type, gx_event_kind(s->emit->kind), GX_NONE, s->dated, s->day, s->until);
  const gx_slot* who = slot_of(w, s->match, s->emit->subject);
  uint32_t n = 1;
  if (s->emit->object == GX_NONE)
    sites[0] = w->topic; // …公司是…企业。沈明走进车间
  else
    n = gx_walk_sites(&w->folded, s->match->captures[s->emit->object].begin, sites, MAX_SITES);
  const bool paired = who && who->n_members > 1 && who->n_members >= n && is_shared_out(s);
  for (uint32_t i = 0; i < n; i++) {
    if (s->emit->object != GX_NONE && is_beginning(w, sites[i])) continue;
    if (w->events.at[event].place == GX_NONE) w->events.at[event].place = sites[i];
    s->only = paired ? i : GX_NONE;
    claim_for_each(s, (gx_draft){.object = sites[i], .object_event = GX_NONE, .seen_object = sites[i]},
                   event);
  }
  s->only = GX_NONE;
}

// --- which event -----------------------------------------------------------------------------------------------------

/// The event that the emit is about: named by its object, or the one being told.
static uint32_t event_of(scene* s) {
  gx_walk* w = s->w;
  const gx_slot* object = slot_of(w, s->match, s->emit->object);
  const char* kind = gx_event_kind(s->emit->kind);
  if (object && object->kind == GX_SLOT_MEETING)
    return gx_event_named(w, object->mention, s->dated, s->day, s->until);
  return gx_event_for(w, s->type, kind, other_side(s), s->dated, s->day, s->until);
}

/// Whether the office before the name is that of another country: 法国外长|杜邦, 俄国防部发言人.
static bool is_foreign(const gx_walk* w, const gx_slot* slot) {
  const gx_tagging* in = w->in;
  for (uint32_t i = in->hits_from[slot->begin]; i < in->hits_from[slot->end]; i++) {
    const gx_entry* e = gx_entry_in(in->lexicon, in->hits.at[i].entry, GX_LIST_COUNTRY);
    if (e && in->article->text.ch[in->hits.at[i].begin] != U'中') return true;
  }
  return false;
}

/// 在会上 in the matched words.
static bool says_meeting(const scene* s) {
  for (uint32_t i = s->match->begin; i < s->match->end; i++) {
    if (s->w->folded.ch[i] == U'会') return true;
  }
  return false;
}

/// A word said on another day, or by a foreigner while nothing is told, is a statement to the press: 勒科尔尼1月31日表示.
static bool is_statement(const scene* s) {
  const gx_walk* w = s->w;
  if (s->type != GX_CLAIM_SPOKE_AT || s->emit->object != GX_NONE) return false;
  const gx_slot* who = slot_of(w, s->match, s->emit->subject);
  const bool alone = gx_rule_holds_while(w->rules, s->match->rule, GX_STR("none")) &&
                     !gx_rule_holds_while(w->rules, s->match->rule, GX_STR("meeting"));
  if (w->event == GX_NONE && alone && who && is_foreign(w, who) && !says_meeting(s)) return true;
  if (!s->dated || w->event == GX_NONE) return false;
  if (gx_rule_holds_while(w->rules, s->match->rule, GX_STR("always")))
    return false; // The rule asks for no event
  return gx_date_cmp(w->events.at[w->event].date, s->day) != 0;
}

static void claim_role(scene* s) {
  if (is_statement(s)) return;
  if (s->emit->subject != GX_NONE) { // A collective alone tells nothing of anybody
    const gx_slot* slot = slot_of(s->w, s->match, s->emit->subject);
    if (!slot || !slot->n_members) return;
  }
  const uint32_t event = event_of(s);
  const gx_slot* object = slot_of(s->w, s->match, s->emit->object);
  claim_for_each(
      s,
      (gx_draft){.object = GX_NONE, .object_event = event, .seen_object = object ? object->mention : GX_NONE},
      event);
}

/// Claims whose subject is a body or an event: 望湖区召开…会议; …会议在临江大学举行.
static void claim_of_event(scene* s) {
  gx_walk* w = s->w;
  const gx_slot* first = slot_of(w, s->match, s->emit->subject);
  const gx_slot* second = slot_of(w, s->match, s->emit->object);
  const gx_slot* meeting = s->type == GX_CLAIM_HELD_AT ? first : second;
  const gx_slot* other = s->type == GX_CLAIM_HELD_AT ? second : first;
  if (!other || other->mention == GX_NONE) return;
  const bool named = meeting && meeting->kind == GX_SLOT_MEETING;
  const uint32_t event =
      named ? gx_event_named(w, meeting->mention, s->dated, s->day, s->until)
            : gx_event_for(w, s->type, gx_event_kind(s->emit->kind), GX_NONE, s->dated, s->day, s->until);
  gx_draft d = {.type = s->type,
                .subject = GX_NONE,
                .subject_event = GX_NONE,
                .object = GX_NONE,
                .object_event = GX_NONE,
                .begin = place_of(w, s->match->begin),
                .end = place_of(w, s->match->end),
                .rule = gx_rule_id(w->rules, s->match->rule),
                .seen_subject = first ? first->mention : GX_NONE,
                .seen_object = second ? second->mention : GX_NONE};
  if (s->type == GX_CLAIM_HELD_AT) {
    d.subject_event = event;
    d.object = other->mention;
    if (w->events.at[event].place == GX_NONE) w->events.at[event].place = other->mention;
  } else {
    d.subject = other->mention;
    d.object_event = event;
  }
  gx_walk_add(w, d, event);
}

static void claim_object(scene* s, uint32_t mention) {
  claim_for_each(s, (gx_draft){.object = mention, .object_event = GX_NONE, .seen_object = mention}, GX_NONE);
}

/// 担任甲公司经理，|乙公司党委书记、董事长。: behind a comma a title that nobody is named behind, and nothing is done.
static bool goes_on(const gx_folded* f, uint32_t at) {
  if (at >= f->n || f->slot_of[at] == GX_NONE || f->slots[f->slot_of[at]].kind != GX_SLOT_TITLE) return false;
  return at + 1 == f->n || gx_is_any(f->ch[at + 1], U"、，。；\n");
}

/// 当选区长, 任命李明为局长: the office is the object, and those listed behind it (任书记、区长).
static void claim_holds(scene* s) {
  const gx_folded* f = &s->w->folded;
  if (s->emit->object == GX_NONE) return;
  uint32_t at = s->match->captures[s->emit->object].begin;
  for (uint32_t n = 0; n < MAX_SITES && at < f->n; n++) {
    const uint32_t slot = f->slot_of[at];
    if (slot == GX_NONE || f->slots[slot].kind != GX_SLOT_TITLE) return;
    claim_object(s, f->slots[slot].mention);
    const char32_t next = at + 1 < f->n ? f->ch[at + 1] : 0;
    if (next != U'、' && next != U'兼' && next != U'和' && !(next == U'，' && goes_on(f, at + 2))) return;
    at += 2;
  }
}

/// Whether the match stands in reported words: 他说，我们成功举办了…论坛 tells of another event than the one he speaks at.
static bool is_reported(const scene* s) { return s->match->begin >= s->w->speech; }

/// `held`: the sentence tells that the event takes place; nobody is named yet.
static void tell_held(scene* s) {
  gx_walk* w = s->w;
  const gx_slot* object = slot_of(w, s->match, s->emit->object);
  const char* kind = gx_event_kind(s->emit->kind);
  if (object && object->kind == GX_SLOT_MEETING) {
    gx_event_named(w, object->mention, s->dated, s->day, s->until);
  } else {
    w->event =
        gx_event_for(w, GX_CLAIM_ATTENDED, kind ? kind : "meeting", GX_NONE, s->dated, s->day, s->until);
  }
}

/// Notes what became of the match at hand.
static void note_fate(const scene* s, gx_fate_kind kind, uint32_t by) {
  if (!s->w->in->traced) return;
  const gx_fate fate = {.kind = kind,
                        .sentence = s->w->folded.sentence,
                        .rule = s->match->rule,
                        .by = by,
                        .begin = s->match->begin,
                        .end = s->match->end,
                        .type = s->emit ? s->emit->type : GX_STR(""),
                        .told = gx_event_told(s->w)};
  GX_PUSH(s->w->arena, &s->w->fates, fate);
}

static void act(scene* s) {
  const gx_str type = s->emit->type;
  s->dated = gx_event_day(s->w, s->match->end, &s->day, &s->until);
  if (gx_str_eq(type, GX_STR("held"))) {
    s->type = GX_CLAIM_COUNT;
    if (!is_reported(s)) tell_held(s);
    return;
  }
  if (!gx_claim_parse(type, &s->type)) return;
  const bool visit = s->type == GX_CLAIM_INSPECTED || s->type == GX_CLAIM_VISITED;
  if (visit && gx_walk_arrives(s->w, s->type, place_of(s->w, s->match->begin), place_of(s->w, s->match->end)))
    return;
  switch (s->type) {
    case GX_CLAIM_VISITED: claim_visits(s); break;
    case GX_CLAIM_HOLDS: claim_holds(s); break;
    case GX_CLAIM_WROTE: claim_object(s, GX_NONE); break;
    case GX_CLAIM_ORGANIZED:
    case GX_CLAIM_HELD_AT:
      if (!is_reported(s)) claim_of_event(s);
      break;
    default: claim_role(s); break;
  }
}

/// Acts unless something cancels it.
static void try(scene* s) {
  if (gx_str_eq(s->emit->type, GX_STR("drop"))) return;
  if (gx_str_eq(s->emit->type, GX_STR("said"))) {
    s->w->speech = s->match->end;
    return;
  }
  if (gx_str_eq(s->emit->type, GX_STR("told"))) {
    s->w->speech = GX_NONE;
    return;
  }
  const uint32_t by = dropped_by(s);
  if (by != GX_NONE) {
    note_fate(s, GX_FATE_DROPPED, by);
    return;
  }
  const uint32_t before = s->w->drafts.n;
  act(s);
  const bool held = gx_str_eq(s->emit->type, GX_STR("held"));
  const bool statement = !held && s->w->drafts.n == before && is_statement(s);
  note_fate(s,
            held || s->w->drafts.n > before ? GX_FATE_CLAIMED
            : statement                     ? GX_FATE_STATEMENT
                                            : GX_FATE_NOTHING,
            GX_NONE);
}

static int by_begin(const void* a, const void* b) {
  const turn* x = a;
  const turn* y = b;
  if (x->match->begin != y->match->begin) return x->match->begin < y->match->begin ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

/// The matches in the order of the text, so that what is told first is known to what follows.
void gx_walk_act(gx_walk* w, const gx_matches* all) {
  turn* turns = GX_ARRAY(w->arena, turn, all->n + 1);
  for (uint32_t i = 0; i < all->n; i++) turns[i] = (turn){&all->at[i], i};
  if (all->n) qsort(turns, all->n, sizeof *turns, by_begin);
  for (uint32_t i = 0; i < all->n; i++) {
    scene s = {.w = w, .all = turns, .n = all->n, .at = i, .only = GX_NONE, .match = turns[i].match};
    if (!gx_rule_holds_while(w->rules, s.match->rule, gx_event_told(w))) {
      note_fate(&s, GX_FATE_WHILE, GX_NONE);
      continue;
    }
    for (uint32_t k = 0; k < s.match->n_emits; k++) {
      s.emit = &s.match->emits[k];
      try(&s);
    }
  }
}
