#include "extractor/explain.h"

#include "base/utf8.h"

typedef struct {
  const gx_lexicon* lexicon;
  gx_arena*         arena;
  gx_sink*          sink;
} teller;

static gx_str words(const teller* t, const gx_article* article, uint32_t begin, uint32_t end) {
  return gx_utf8_from(t->arena, article->text.ch + begin, end - begin);
}

static const char* kind_name(gx_span_kind kind) {
  static const char* names[] = {[GX_SPAN_PERSON] = "person",       [GX_SPAN_TITLE] = "title",     [GX_SPAN_UNIT] = "unit",
                                [GX_SPAN_COMPANY] = "company",     [GX_SPAN_PLACE] = "place",     [GX_SPAN_MEETING] = "meeting",
                                [GX_SPAN_DATE] = "date",           [GX_SPAN_GROUP] = "group",     [GX_SPAN_ADDRESS] = "address",
                                [GX_SPAN_REFERENCE] = "reference", [GX_SPAN_WORD] = "word"};
  return names[kind];
}

static void tell_span(const teller* t, const char* sign, const gx_article* article, const gx_span* s) {
  gx_putf(t->sink, "  %s %s「%.*s」 %s %d", sign, kind_name(s->kind), GX_FMT(words(t, article, s->begin, s->end)), s->rule,
          (int)s->score);
  char day[12];
  gx_date_format(s->date, day);
  if (day[0]) gx_putf(t->sink, " %s", day);
  gx_puts(t->sink, "\n");
}

static bool is_kept(const gx_understood* u, const gx_span* s) {
  for (uint32_t i = 0; i < u->mentions.n; i++) {
    const gx_span* k = &u->mentions.at[i].span;
    if (k->begin == s->begin && k->end == s->end && k->kind == s->kind) return true;
  }
  return false;
}

static void tell_losers(const teller* t, const gx_understood* u, const gx_spans* spans, const gx_sentence* sentence) {
  for (uint32_t i = 0; i < spans->n; i++) {
    const gx_span* s = &spans->at[i];
    if (s->begin < sentence->begin || s->end > sentence->end || s->kind == GX_SPAN_WORD || is_kept(u, s)) continue;
    tell_span(t, "lost", u->tagging.article, s);
  }
}

static void tell_fold(const teller* t, const gx_folded* f) {
  static const char* names[] = {
#define GX_X(e, name) #name,
      GX_SLOTS(GX_X)
#undef GX_X
  };
  gx_puts(t->sink, "  folded ");
  for (uint32_t i = 0; i < f->n; i++) {
    if (f->slot_of[i] == GX_NONE) {
      gx_put(t->sink, gx_utf8_from(t->arena, &f->ch[i], 1));
      continue;
    }
    const gx_slot* slot = &f->slots[f->slot_of[i]];
    gx_putf(t->sink, "<%s", names[slot->kind]);
    if (slot->n_members > 1) gx_putf(t->sink, " %u%s", slot->n_members, slot->open ? "+" : "");
    gx_puts(t->sink, ">");
  }
  gx_puts(t->sink, "\n");
}

static void tell_matches(const teller* t, const gx_folded* f) {
  const gx_rules*  rules   = gx_lexicon_rules(t->lexicon);
  const gx_matches matches = gx_rules_match(rules, f->ch, f->n, t->arena, NULL);
  for (uint32_t i = 0; i < matches.n; i++) {
    const gx_match* m = &matches.at[i];
    gx_putf(t->sink, "  rule %.*s (%.*s:%u)", GX_FMT(gx_rule_id(rules, m->rule)), GX_FMT(gx_rule_file(rules, m->rule)),
            gx_rule_line(rules, m->rule));
    for (uint32_t k = 0; k < m->n_emits; k++) gx_putf(t->sink, " %.*s", GX_FMT(m->emits[k].type));
    gx_puts(t->sink, "\n");
  }
}

static void tell_end(const teller* t, const gx_understood* u, uint32_t mention, uint32_t event) {
  if (mention != GX_NONE) {
    const gx_span* s = &u->mentions.at[mention].span;
    gx_putf(t->sink, " %.*s", GX_FMT(words(t, u->tagging.article, s->begin, s->end)));
  } else if (event != GX_NONE) {
    const gx_event* e = &u->relations.events[event];
    gx_putf(t->sink, " %s#%u", e->kind, event);
    if (e->mention != GX_NONE) tell_end(t, u, e->mention, GX_NONE);
  } else {
    gx_puts(t->sink, " -");
  }
}

static void tell_claims(const teller* t, const gx_understood* u) {
  for (uint32_t i = 0; i < u->relations.n_drafts; i++) {
    const gx_draft* d = &u->relations.drafts[i];
    gx_putf(t->sink, "  claim");
    tell_end(t, u, d->subject, d->subject_event);
    gx_putf(t->sink, " %s", gx_claim_name(d->type));
    tell_end(t, u, d->object, d->object_event);
    char day[12];
    gx_date_format(d->date, day);
    gx_putf(t->sink, " %s", day[0] ? day : "-");
    if (d->order) gx_putf(t->sink, " %u/%u%s", d->order, d->of, d->open ? "+" : "");
    gx_putf(t->sink, " by %.*s\n", GX_FMT(d->rule));
  }
}

gx_status gx_explain(const gx_lexicon* lexicon, const gx_document* document, gx_sink* sink, gx_error* error) {
  const teller     t = {lexicon, gx_arena_new(), sink};
  gx_understanding u;
  const gx_status  status = gx_understand(lexicon, document, t.arena, &u, error);
  for (uint32_t a = 0; !status && a < u.layout.n_articles; a++) {
    const gx_understood* article = &u.articles[a];
    for (uint32_t s = 0; s < article->tagging.sentences.n; s++) {
      const gx_sentence* sentence = &article->tagging.sentences.at[s];
      gx_putf(sink, "%.*s\n", GX_FMT(words(&t, article->tagging.article, sentence->begin, sentence->end)));
      for (uint32_t i = 0; i < article->mentions.n; i++)
        if (article->mentions.at[i].sentence == s)
          tell_span(&t, article->mentions.at[i].part ? "part" : "kept", article->tagging.article, &article->mentions.at[i].span);
      tell_losers(&t, article, &u.spans[a], sentence);
      const gx_folded folded = gx_fold_extract(&article->tagging, &article->mentions, s, t.arena);
      tell_fold(&t, &folded);
      tell_matches(&t, &folded);
    }
    tell_claims(&t, article);
  }
  gx_arena_free(t.arena);
  return status;
}
