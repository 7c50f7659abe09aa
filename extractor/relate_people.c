/// Who is meant and what they hold: persons by name, pronouns, forms of address; titles; who is named together.
#include "base/utf8.h"
#include "extractor/relation.h"

/// Persons of one sentence that are paired at all, and how many before each: in a roll of a presidium neighbours say something, all pairs would
/// only say its length, squared. Figures looked back through for a form of address; claims looked back through for a repetition.
enum { MAX_PAIRED = 80, MAX_NEIGHBOURS = 12, MAX_FIGURES_BACK = 500, MAX_CLAIMS_BACK = 200 };

gx_str gx_walk_words(const gx_walk* w, uint32_t mention) {
  const gx_span* s = &w->mentions->at[mention].span;
  return gx_utf8_from(w->arena, w->in->article->text.ch + s->begin, s->end - s->begin);
}

uint32_t gx_walk_figure(gx_walk* w, uint32_t mention) {
  const uint32_t id = gx_intern_add(w->names, gx_walk_words(w, mention));
  if (id == w->people.n)
    GX_PUSH(w->arena, &w->people, (gx_figure){.mention = mention, .last = mention, .title = GX_NONE});
  return id;
}

/// How well a figure fits a form of address: 王副市长 wants the surname 王, and rather one who is 副市长.
static int fit(const gx_walk* w, const gx_figure* figure, const gx_span* reference) {
  const char32_t* ch = w->in->article->text.ch;
  const gx_span* name = &w->mentions->at[figure->mention].span;
  if (ch[name->begin] != ch[reference->begin]) return 0;
  if (figure->title == GX_NONE) return 1;
  const gx_span* title = &w->mentions->at[figure->title].span;
  uint32_t same = 0;
  while (same < reference->end - reference->begin - 1 && same < title->end - title->begin &&
         ch[reference->end - 1 - same] == ch[title->end - 1 - same]) {
    same++;
  }
  return 1 + (int)same;
}

uint32_t gx_walk_meant(gx_walk* w, uint32_t mention) {
  const gx_span* s = &w->mentions->at[mention].span;
  if (s->kind == GX_SPAN_PERSON) return mention;
  const char32_t first = w->in->article->text.ch[s->begin];
  if (first == U'他' || first == U'她') {
    if (s->end - s->begin != 1) return GX_NONE;
    return w->acting != GX_NONE ? w->acting : w->chief;
  }
  int best = 0;
  uint32_t meant = GX_NONE;
  const uint32_t from = w->people.n > MAX_FIGURES_BACK ? w->people.n - MAX_FIGURES_BACK : 0;
  for (uint32_t i = from; i < w->people.n; i++) {
    const int score = fit(w, &w->people.at[i], s);
    if (score < best || !score) continue; // On a tie the one named later
    best = score;
    meant = w->people.at[i].mention;
  }
  return meant;
}

static bool is_same_claim(const gx_draft* a, const gx_draft* b) {
  return a->type == b->type && a->subject == b->subject && a->object == b->object &&
         a->object_event == b->object_event && a->subject_event == b->subject_event;
}

void gx_walk_add(gx_walk* w, gx_draft draft, uint32_t event) {
  const gx_sentence* s = &w->in->sentences.at[w->folded.sentence];
  for (uint32_t i = w->drafts.n; i-- > 0 && draft.type != GX_CLAIM_CO_OCCURS;) {
    const gx_draft* d = &w->drafts.at[i];
    if (d->begin < s->begin || d->type == GX_CLAIM_CO_OCCURS || d->type == GX_CLAIM_HOLDS ||
        i + MAX_CLAIMS_BACK < w->drafts.n)
      break;
    if (is_same_claim(d, &draft)) return;
  }
  GX_PUSH(w->arena, &w->drafts, draft);
  GX_PUSH(w->arena, &w->notes, (gx_note){w->head, event});
}

/// 拟任 and 拟提名 before a title speak of an office not held yet. What was held before (原, 时任) is still what the text gives the person.
static bool is_not_held_yet(const gx_walk* w, uint32_t title) {
  const uint32_t begin = w->mentions->at[title].span.begin;
  const char32_t* ch = w->in->article->text.ch;
  return begin > 1 && ch[begin - 2] == U'拟' && (ch[begin - 1] == U'任' || ch[begin - 1] == U'为');
}

/// 原, 前 or 时任 before the title or before its head: 原|区长, 由前|总理, 省粮食局|原|党组书记, 美国|前|国务卿.
static bool is_former(const gx_walk* w, uint32_t title) {
  const gx_span* s = &w->mentions->at[title].span;
  const char32_t* ch = w->in->article->text.ch;
  const char32_t before = s->begin ? ch[s->begin - 1] : 0, second = s->begin > 1 ? ch[s->begin - 2] : 0;
  if (before == U'任' && (second == U'时' || second == U'曾' || second == U'原' || second == U'前'))
    return true;
  const bool governed =
      second == U'由' || second == U'同' || second == U'与' || second == U'和' || second == U'被';
  if ((before == U'原' || before == U'前') && (governed || !gx_is_han(second))) return true;
  for (uint32_t i = s->begin; i < s->head; i++) {
    if ((ch[i] == U'原' || ch[i] == U'前') && i > s->begin && (i + 1 == s->head || ch[i + 1] == U'党'))
      return true;
  }
  return false;
}

static void add_holds(gx_walk* w, const gx_slot* slot, const gx_member* member) {
  const uint32_t person = gx_walk_meant(w, member->person);
  if (person == GX_NONE) return;
  const uint32_t id = gx_walk_figure(w, person);
  bool former = false; // 原书记、局长: said of the whole run
  for (uint32_t t = 0; t < member->n_titles; t++) {
    const uint32_t title = member->titles[t];
    former |= is_former(w, title);
    if (is_not_held_yet(w, title)) continue;
    if (w->people.at[id].title == GX_NONE) w->people.at[id].title = title;
    const gx_str words = gx_walk_words(w, title);
    const gx_str key = gx_str_format(w->arena, "%u/%.*s", id, GX_FMT(words));
    const uint32_t known = gx_intern_count(w->held);
    if (gx_intern_add(w->held, key) < known) continue;
    gx_walk_add(w,
                (gx_draft){.type = GX_CLAIM_HOLDS,
                           .subject = person,
                           .subject_event = GX_NONE,
                           .object = title,
                           .object_event = GX_NONE,
                           .begin = slot->begin,
                           .end = slot->end,
                           .rule = former ? GX_STR("holds.former") : GX_STR("holds.title"),
                           .seen_subject = member->person,
                           .seen_object = title},
                GX_NONE);
  }
}

static void add_pair(gx_walk* w, uint32_t a, uint32_t b) {
  const gx_span* x = &w->mentions->at[a].span;
  const gx_span* y = &w->mentions->at[b].span;
  gx_walk_add(w,
              (gx_draft){.type = GX_CLAIM_CO_OCCURS,
                         .subject = a,
                         .subject_event = GX_NONE,
                         .object = b,
                         .object_event = GX_NONE,
                         .begin = x->begin < y->begin ? x->begin : y->begin,
                         .end = x->end > y->end ? x->end : y->end,
                         .rule = GX_STR("co-occurs.sentence"),
                         .seen_subject = a,
                         .seen_object = b},
              GX_NONE);
}

void gx_walk_note_people(gx_walk* w) {
  GX_VEC(uint32_t) together = {0};
  GX_VEC(uint32_t) figures = {0};
  for (uint32_t i = 0; i < w->folded.n_slots; i++) {
    const gx_slot* slot = &w->folded.slots[i];
    for (uint32_t k = 0; k < slot->n_members; k++) {
      const gx_member* m = &slot->members[k];
      add_holds(w, slot, m);
      if (w->mentions->at[m->person].span.kind != GX_SPAN_PERSON) continue;
      const uint32_t id = gx_walk_figure(w, m->person);
      w->people.at[id].last = m->person;
      bool known = together.n >= MAX_PAIRED;
      for (uint32_t p = 0; p < figures.n && !known; p++) known = figures.at[p] == id;
      if (known) continue;
      for (uint32_t p = together.n > MAX_NEIGHBOURS ? together.n - MAX_NEIGHBOURS : 0; p < together.n; p++)
        add_pair(w, together.at[p], m->person);
      GX_PUSH(w->arena, &together, m->person);
      GX_PUSH(w->arena, &figures, id);
    }
  }
}
