/// Assembles the record: numbers mentions, names events, turns drafts into claims with evidence, adds what nested names say.
#include "base/hash.h"
#include "extractor/event_name.h"
#include "extractor/resolve_p.h"

typedef struct {
  resolver* r;
  gx_record* out;
  gx_intern* claim_ids; ///< Claim id → index in `claims`
  GX_VEC(gx_record_mention) mentions;
  GX_VEC(gx_record_event) events;
  gx_intern* event_ids;
  GX_VEC(gx_record_claim) claims;
  GX_VEC(uint32_t) room; ///< Capacity of each claim's evidence
  gx_intern* said;       ///< Evidence that its claim has already
} assembly;

static bool is_shown(gx_span_kind kind, gx_kind* out) {
  switch (kind) {
    case GX_SPAN_PERSON: return *out = GX_KIND_PERSON, true;
    case GX_SPAN_TITLE: return *out = GX_KIND_TITLE, true;
    case GX_SPAN_UNIT: return *out = GX_KIND_UNIT, true;
    case GX_SPAN_COMPANY: return *out = GX_KIND_COMPANY, true;
    case GX_SPAN_PLACE: return *out = GX_KIND_PLACE, true;
    case GX_SPAN_MEETING: return *out = GX_KIND_MEETING, true;
    case GX_SPAN_DATE: return *out = GX_KIND_DATE, true;
    default: return false;
  }
}

static void add_mentions(assembly* w, uint32_t a) {
  resolver* r = w->r;
  const gx_understood* u = &r->articles[a];
  uint32_t hidden = 0; // Where the last class of officials ends: 各|学院党委书记 names no body either
  for (uint32_t i = 0; i < u->mentions.n; i++) {
    const gx_span* s = &u->mentions.at[i].span;
    gx_record_mention m = {.article = a, .rule = gx_str_of(s->rule), .entity = r->of[a].entity[i]};
    r->of[a].number[i] = GX_NONE;
    if (!is_shown(s->kind, &m.kind)) continue;
    if (s->kind == GX_SPAN_TITLE && !m.entity.n) { // A title that nobody holds and no unit is written with
      if (s->begin && u->tagging.article->text.ch[s->begin - 1] == U'各') hidden = s->end;
      continue;
    }
    if (s->begin < hidden) continue;
    gx_locate(u->tagging.article, s->begin, s->end, &m.begin, &m.end);
    m.text = gx_words(&r->locator, u->tagging.article, s->begin, s->end, r->arena);
    r->of[a].number[i] = w->mentions.n;
    GX_PUSH(r->arena, &w->mentions, m);
  }
}

// --- events ----------------------------------------------------------------------------------------------------------

/// A named event of a known day is the same in every document; any other is told apart by where it is told.
static gx_str event_id(resolver* r, uint32_t a, uint32_t number, gx_str name, gx_date date) {
  char day[12];
  gx_date_format(date, day);
  if (name.n && gx_date_precision(date) == GX_PRECISION_DAY) {
    const gx_str parts[2] = {name, gx_str_of(day)};
    return gx_id(r->arena, "event", parts, 2);
  }
  const gx_str where = gx_str_format(r->arena, "%u/%u", a, number);
  const gx_str parts[3] = {r->document->id, name.n ? name : where, gx_str_of(day)};
  return gx_id(r->arena, "event", parts, 3);
}

/// What the events of one article are called, while they are added.
typedef struct {
  gx_intern* words;     ///< Of the meetings that name them, as characters
  GX_VEC(gx_str) ids;   ///< By number of the words: the first event that they name
  gx_headline headline; ///< Read when an event without a name asks for it
} naming;

static gx_str characters_of(const gx_understood* u, uint32_t mention) {
  const gx_span* s = &u->mentions.at[mention].span;
  const char32_t* ch = u->tagging.article->text.ch;
  return (gx_str){(const char*)(ch + s->begin), (s->end - s->begin) * sizeof *ch};
}

static void note_name(resolver* r, naming* n, uint32_t a, uint32_t mention, gx_str id) {
  if (!n->words) n->words = gx_intern_new(r->arena);
  if (gx_intern_add(n->words, characters_of(&r->articles[a], mention)) == n->ids.n)
    GX_PUSH(r->arena, &n->ids, id);
}

/// Every mention of the words that name an event means it.
static void name_meetings(resolver* r, const naming* n, uint32_t a) {
  const gx_understood* u = &r->articles[a];
  for (uint32_t i = 0; n->words && i < u->mentions.n; i++) {
    if (u->mentions.at[i].span.kind != GX_SPAN_MEETING || r->of[a].entity[i].n) continue;
    const uint32_t known = gx_intern_find(n->words, characters_of(u, i));
    if (known != GX_NONE) r->of[a].entity[i] = n->ids.at[known];
  }
}

static void add_event(assembly* w, naming* n, uint32_t a, uint32_t number) {
  resolver* r = w->r;
  const gx_understood* u = &r->articles[a];
  const gx_event* e = &u->relations.events[number];
  gx_str name = gx_event_given_name(u, number, r->arena);
  const gx_str id = event_id(r, a, number, name, e->date);
  r->of[a].event[number] = id;
  if (name.n) note_name(r, n, a, e->mention, id);
  if (gx_intern_find(w->event_ids, id) != GX_NONE) return;
  gx_intern_add(w->event_ids, id);
  if (!name.n && !n->headline.told) n->headline = gx_headline_read(u, r->arena);
  if (!name.n) name = gx_event_made_name(u, &n->headline, number, r->arena);
  const gx_str place = e->place == GX_NONE ? (gx_str){0} : r->of[a].entity[e->place];
  GX_PUSH(r->arena, &w->events,
          (gx_record_event){.event = id,
                            .kind = gx_str_of(e->kind),
                            .name = name,
                            .date = e->date,
                            .article = a,
                            .place = place});
}

// --- claims ----------------------------------------------------------------------------------------------------------

/// Whether the claim has this evidence already. Asked of a table: one claim may have evidence in every line of a long page.
static bool is_said(assembly* w, uint32_t claim, const gx_record_evidence* e) {
  const uint64_t rule = gx_hash64(e->rule.p, e->rule.n);
  const uint64_t key[3] = {claim, (uint64_t)e->begin << 32 | e->end, rule};
  const uint32_t known = gx_intern_count(w->said);
  return gx_intern_add(w->said, (gx_str){(const char*)key, sizeof key}) != known;
}

static void add_evidence(assembly* w, uint32_t claim, gx_record_evidence e) {
  gx_record_claim* c = &w->claims.at[claim];
  if (is_said(w, claim, &e)) return;
  uint32_t* room = &w->room.at[claim];
  if (c->n_evidence == *room) {
    const uint32_t grown = *room ? *room * 2 : 1;
    c->evidence = gx_regrow(w->r->arena, c->evidence, sizeof e * *room, sizeof e * grown);
    *room = grown;
  }
  c->evidence[c->n_evidence++] = e;
}

/// Adds a claim or, when the article makes it already, another evidence of it.
static void add_claim(assembly* w, gx_record_claim c, gx_record_evidence e) {
  resolver* r = w->r;
  char day[12];
  gx_date_format(c.date, day);
  const gx_str where = gx_str_format(r->arena, "%u", c.article);
  const gx_str parts[6] = {r->document->id, where,    gx_str_of(gx_claim_name(c.type)),
                           c.subject,       c.object, gx_str_of(day)};
  c.claim = gx_id(r->arena, "claim", parts, 6);
  uint32_t known = gx_intern_find(w->claim_ids, c.claim);
  if (known == GX_NONE) {
    known = gx_intern_add(w->claim_ids, c.claim);
    GX_PUSH(r->arena, &w->claims, c);
    GX_PUSH(r->arena, &w->room, 0);
  } else if (!w->claims.at[known].order && c.order) { // The sentence that gives the list completes the claim
    w->claims.at[known].order = c.order;
    w->claims.at[known].of = c.of;
    w->claims.at[known].open = c.open;
  }
  add_evidence(w, known, e);
}

static uint32_t shown(const resolver* r, uint32_t a, uint32_t mention) {
  return mention == GX_NONE ? GX_NONE : r->of[a].number[mention];
}

static gx_record_evidence evidence_at(resolver* r, uint32_t a, uint32_t from, uint32_t to, gx_str rule) {
  gx_record_evidence e = {.rule = rule, .subject = GX_NONE, .object = GX_NONE};
  gx_locate(r->articles[a].tagging.article, from, to, &e.begin, &e.end);
  e.quote = gx_quote(&r->locator, e.begin, e.end);
  return e;
}

/// 干部, 学生队员: a head that names no post, written without a unit.
static bool is_class_of_people(const resolver* r, uint32_t a, uint32_t title) {
  enum { POST = 3 };
  const gx_span* t = &r->articles[a].mentions.at[title].span;
  return t->head == t->begin && gx_lexicon_entry(r->lexicon, t->entry)->weight < POST;
}

static void add_draft(assembly* w, uint32_t a, const gx_draft* d) {
  resolver* r = w->r;
  gx_str subject = d->subject_event != GX_NONE ? r->of[a].event[d->subject_event]
                   : d->subject != GX_NONE     ? r->of[a].entity[d->subject]
                                               : (gx_str){0};
  gx_str object = d->object_event != GX_NONE ? r->of[a].event[d->object_event]
                  : d->object != GX_NONE     ? r->of[a].entity[d->object]
                                             : (gx_str){0};
  if (d->type == GX_CLAIM_HOLDS && is_class_of_people(r, a, d->object)) return;
  if (d->type == GX_CLAIM_WROTE) object = gx_article_id(r->arena, r->document->id, a);
  if (!subject.n || !object.n || gx_str_eq(subject, object)) return;
  if (d->type == GX_CLAIM_CO_OCCURS && gx_str_cmp(subject, object) > 0) {
    const gx_str other = subject;
    subject = object;
    object = other;
  }
  gx_record_evidence e = evidence_at(r, a, d->begin, d->end, d->rule);
  if (d->type != GX_CLAIM_CO_OCCURS) {
    e.subject = shown(r, a, d->seen_subject);
    e.object = shown(r, a, d->seen_object);
  }
  add_claim(w,
            (gx_record_claim){.type = d->type,
                              .subject = subject,
                              .object = object,
                              .date = d->date,
                              .article = a,
                              .order = d->order,
                              .of = d->of,
                              .open = d->open},
            e);
}

/// What the inside of a name says: 区委宣传部 is part of 区委, 望湖区 lies in 临江市, the post 区委书记 belongs to 区委.
static void add_nested(assembly* w, uint32_t a) {
  resolver* r = w->r;
  const gx_understood* u = &r->articles[a];
  for (uint32_t i = 0; i < u->mentions.n; i++) {
    const gx_mention* outer = &u->mentions.at[i];
    const gx_str id = r->of[a].entity[i];
    if (!id.n) continue;
    if (outer->span.kind == GX_SPAN_TITLE) {
      const gx_record_entity* p = &r->entities.at[gx_intern_find(r->ids, id)];
      if (!p->unit.n) continue;
      gx_record_evidence e = evidence_at(r, a, outer->span.begin, outer->span.end, GX_STR("title.unit"));
      e.subject = shown(r, a, i);
      add_claim(
          w, (gx_record_claim){.type = GX_CLAIM_OF_UNIT, .subject = id, .object = p->unit, .article = a}, e);
      continue;
    }
    if (outer->span.kind != GX_SPAN_UNIT && outer->span.kind != GX_SPAN_PLACE &&
        outer->span.kind != GX_SPAN_COMPANY)
      continue;
    for (uint32_t k = i + 1; k < u->mentions.n && u->mentions.at[k].span.begin == outer->span.begin; k++) {
      const gx_mention* inner = &u->mentions.at[k];
      const gx_str whole = r->of[a].entity[k];
      if (!inner->part || inner->span.end >= outer->span.end || !whole.n || gx_str_eq(whole, id)) continue;
      const bool place = inner->span.kind == GX_SPAN_PLACE;
      gx_record_evidence e = evidence_at(r, a, outer->span.begin, outer->span.end, GX_STR("name.nested"));
      const gx_claim_type type = place ? GX_CLAIM_LOCATED_IN : GX_CLAIM_PART_OF;
      if (!place && outer->span.kind == GX_SPAN_PLACE) continue;
      e.subject = shown(r, a, i);
      e.object = shown(r, a, k);
      add_claim(w, (gx_record_claim){.type = type, .subject = id, .object = whole, .article = a}, e);
    }
  }
}

// --- the record ------------------------------------------------------------------------------------------------------

static void add_article(assembly* w, uint32_t a) {
  const gx_understood* u = &w->r->articles[a];
  naming names = {0};
  for (uint32_t i = 0; i < u->relations.n_events; i++) add_event(w, &names, a, i);
  name_meetings(w->r, &names, a);
  add_mentions(w, a);
  for (uint32_t i = 0; i < u->relations.n_drafts; i++) add_draft(w, a, &u->relations.drafts[i]);
  add_nested(w, a);
}

static void fill_document(resolver* r, gx_record* out) {
  const gx_document* d = r->document;
  out->document = (gx_record_document){.id = d->id,
                                       .path = d->path,
                                       .sha256 = gx_str_of(d->sha256),
                                       .issued = r->layout->issued,
                                       .publication = r->layout->publication,
                                       .home = r->layout->home,
                                       .encoding = d->encoding,
                                       .chars = d->chars,
                                       .url = d->given.url.n ? d->given.url : d->page.url};
  out->gazetteers = gx_str_of(gx_lexicon_hash(r->lexicon));
  out->n_articles = r->layout->n_articles;
  out->articles = GX_ARRAY(r->arena, gx_record_article, out->n_articles + 1);
  for (uint32_t a = 0; a < out->n_articles; a++) {
    const gx_article* from = &r->layout->articles[a];
    out->articles[a] = (gx_record_article){from->headline, from->begin, from->end, from->issued};
  }
}

/// Room for what is known to come: lists that grow leave their old places behind, of a large document as much again.
static void make_room(assembly* w) {
  const resolver* r = w->r;
  uint32_t mentions = 0, drafts = 0;
  for (uint32_t a = 0; a < r->layout->n_articles; a++) {
    mentions += r->articles[a].mentions.n;
    drafts += r->articles[a].relations.n_drafts;
  }
  w->mentions.at = GX_ARRAY(r->arena, gx_record_mention, mentions);
  w->mentions.cap = mentions;
  drafts *= 2; // What names say by themselves comes to as much again
  w->claims.at = GX_ARRAY(r->arena, gx_record_claim, drafts);
  w->claims.cap = drafts;
  w->room.at = GX_ARRAY(r->arena, uint32_t, drafts);
  w->room.cap = drafts;
}

void gx_resolve_extract(const gx_lexicon* lexicon, const gx_document* document, const gx_layout* layout,
                        const gx_understood* articles, gx_arena* arena, gx_record* out) {
  resolver r = {.lexicon = lexicon,
                .document = document,
                .layout = layout,
                .articles = articles,
                .arena = arena,
                .locator = gx_locator_new(document, arena),
                .ids = gx_intern_new(arena),
                .people = gx_intern_new(arena),
                .callings = gx_intern_new(arena),
                .of = GX_ARRAY(arena, resolved, layout->n_articles + 1)};
  assembly w = {.r = &r,
                .out = out,
                .claim_ids = gx_intern_new(arena),
                .event_ids = gx_intern_new(arena),
                .said = gx_intern_new(arena)};
  *out = (gx_record){0};
  gx_resolve_home(&r);
  fill_document(&r, out);
  make_room(&w);
  gx_resolve_people(&r);
  for (uint32_t a = 0; a < layout->n_articles; a++) {
    r.of[a] = (resolved){GX_ARRAY(arena, gx_str, articles[a].mentions.n + 1),
                         GX_ARRAY(arena, uint32_t, articles[a].mentions.n + 1),
                         GX_ARRAY(arena, gx_str, articles[a].relations.n_events + 1)};
    gx_resolve_mentions(&r, a);
    add_article(&w, a);
  }
  out->mentions = w.mentions.at, out->n_mentions = w.mentions.n;
  out->entities = r.entities.at, out->n_entities = r.entities.n;
  out->events = w.events.at, out->n_events = w.events.n;
  out->claims = w.claims.at, out->n_claims = w.claims.n;
}
