/// The walk through an article, sentence by sentence. What a sentence leaves out is carried over from those before it: who (the chief
/// figure), which event, which day.
#include "extractor/relate.h"

#include "extractor/relation.h"

enum { MAX_VISITS_BACK = 64 }; ///< Claims around a visit that may name its site at more length

static bool is_told(gx_block_kind kind) {
  switch (kind) {
    case GX_BLOCK_BODY:
    case GX_BLOCK_KICKER:
    case GX_BLOCK_HEADLINE:
    case GX_BLOCK_BYLINE:
    case GX_BLOCK_CAPTION: return true;
    default: return false;
  }
}

static gx_str key_of(const gx_walk* w, const gx_draft* d) {
  const gx_str what = d->type == GX_CLAIM_VISITED ? gx_walk_words(w, d->object) : GX_STR("");
  const gx_str who = d->subject == GX_NONE ? GX_STR("") : gx_walk_words(w, d->subject);
  return gx_str_format(w->arena, "%d/%.*s/%.*s", (int)d->type, GX_FMT(who), GX_FMT(what));
}

/// Roles and visits that the body claims, by type and person.
static gx_intern* said_in_body(const gx_walk* w) {
  gx_intern* said = gx_intern_new(w->arena);
  for (uint32_t i = 0; i < w->drafts.n; i++) {
    const gx_claim_type type = w->drafts.at[i].type;
    if (w->notes.at[i].head || type == GX_CLAIM_CO_OCCURS || type == GX_CLAIM_WROTE || type == GX_CLAIM_HOLDS)
      continue;
    gx_intern_add(said, key_of(w, &w->drafts.at[i]));
  }
  return said;
}

static bool ends_longer(gx_str text, gx_str end) { return text.n > end.n && gx_str_ends(text, end); }

/// Whether the same person is said to visit the site under a longer name that ends so: 灵川镇|双潭村, then 双潭村.
static bool is_short_site(const gx_walk* w, uint32_t i) {
  const gx_draft* d = &w->drafts.at[i];
  if (d->type != GX_CLAIM_VISITED || d->subject == GX_NONE) return false;
  const gx_str site = gx_walk_words(w, d->object), who = gx_walk_words(w, d->subject);
  const uint32_t from = i > MAX_VISITS_BACK ? i - MAX_VISITS_BACK : 0;
  const uint32_t to = i + MAX_VISITS_BACK < w->drafts.n ? i + MAX_VISITS_BACK : w->drafts.n;
  for (uint32_t k = from; k < to; k++) {
    const gx_draft* other = &w->drafts.at[k];
    if (other->type == GX_CLAIM_VISITED && other->subject != GX_NONE &&
        other->object_event == d->object_event && ends_longer(gx_walk_words(w, other->object), site) &&
        gx_str_eq(gx_walk_words(w, other->subject), who))
      return true;
  }
  return false;
}

/// What a headline says stands only where the body does not say it: the body gives day, place and the whole list.
static gx_relations finish(gx_walk* w) {
  const gx_intern* said = said_in_body(w);
  GX_VEC(gx_draft) kept = {0};
  for (uint32_t i = 0; i < w->drafts.n; i++) {
    if (w->notes.at[i].head && gx_intern_find(said, key_of(w, &w->drafts.at[i])) != GX_NONE) continue;
    if (is_short_site(w, i)) continue;
    gx_draft* d = GX_PUSH(w->arena, &kept, w->drafts.at[i]);
    if (w->notes.at[i].event == GX_NONE) continue;
    const gx_date date = w->events.at[w->notes.at[i].event].date;
    if (gx_date_precision(date) == GX_PRECISION_DAY) d->date = date;
  }
  return (gx_relations){w->events.at, w->events.n, kept.at, kept.n, w->fates.at, w->fates.n};
}

/// Whether the sentence begins with who acts, an event, or a day and who acts on it, as the paper's own words do; in 昨天|双方… and
/// 去年5月召开… somebody goes on speaking.
static bool tells_again(const gx_folded* f) {
  enum { REACH = 20 };
  const uint32_t first = f->n && f->ch[0] == U'”';
  if (first >= f->n || f->slot_of[first] == GX_NONE) return false;
  const gx_slot_kind kind = f->slots[f->slot_of[first]].kind;
  if (kind == GX_SLOT_MEETING) return true;
  const uint32_t reach = kind == GX_SLOT_DATE ? first + REACH : first + 1;
  for (uint32_t i = first; i < f->n && i < reach; i++) {
    const gx_slot* slot = f->slot_of[i] == GX_NONE ? NULL : &f->slots[f->slot_of[i]];
    if (slot && slot->n_members) return !slot->addressed || kind != GX_SLOT_DATE;
  }
  return false;
}

/// 甲在讲话中回顾了…。他指出: the one person whom the sentence begins with, or GX_NONE. Who is only called so (甲总书记) is talked about.
static uint32_t acting_in(const gx_folded* f) {
  uint32_t i = 0;
  if (f->n > 2 && f->ch[0] == GX_SLOT_BASE + GX_SLOT_DATE) i += 1 + (f->ch[1] == U'，'); // 2月7日，|甲…
  if (i >= f->n || f->slot_of[i] == GX_NONE) return GX_NONE;
  const gx_slot* slot = &f->slots[f->slot_of[i]];
  const bool one = slot->kind == GX_SLOT_OFFICIAL && slot->n_members == 1 && !slot->addressed;
  return one ? slot->members[0].person : GX_NONE;
}

gx_relations gx_relate_extract(const gx_tagging* in, const gx_mentions* mentions, gx_arena* arena) {
  gx_walk w = {.in = in,
               .mentions = mentions,
               .rules = gx_lexicon_rules(in->lexicon),
               .arena = arena,
               .names = gx_intern_new(arena),
               .held = gx_intern_new(arena),
               .met = gx_intern_new(arena),
               .chief = GX_NONE,
               .acting = GX_NONE,
               .event = GX_NONE,
               .topic = GX_NONE,
               .speech = GX_NONE};
  for (uint32_t i = 0; i < in->sentences.n; i++) {
    const gx_block_kind block = in->sentences.at[i].block;
    if (!is_told(block)) continue;
    w.head = block == GX_BLOCK_KICKER || block == GX_BLOCK_HEADLINE;
    w.folded = gx_fold_extract(in, mentions, i, arena);
    // Reported words go on to the end of the paragraph, or until the paper is seen to speak again.
    const bool goes_on =
        w.speech != GX_NONE && in->sentences.at[i].paragraph == in->sentences.at[i - 1].paragraph;
    w.speech = goes_on && !tells_again(&w.folded) ? 0 : GX_NONE;
    gx_walk_note_people(&w);
    if (gx_event_is_background(&w)) {
      const gx_fate fate = {.kind = GX_FATE_BACKGROUND, .sentence = i, .rule = GX_NONE, .by = GX_NONE};
      if (in->traced) GX_PUSH(arena, &w.fates, fate);
      continue;
    }
    const gx_matches all = gx_rules_match(w.rules, w.folded.ch, w.folded.n, in->traced, arena, NULL);
    gx_walk_act(&w, &all);
    if (!w.head) gx_event_take_day(&w);
    w.acting = w.head ? GX_NONE : acting_in(&w.folded);
    w.topic = gx_walk_topic(&w.folded);
    w.begun |= !w.head;
  }
  return finish(&w);
}
