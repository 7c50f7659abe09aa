#include "extractor/explain.h"

#include "base/utf8.h"
#include "extractor/probe.h"

enum { SHOWN_NEXT = 12 }; ///< Characters shown of what stood where a rule stopped

/// One article while it is told.
typedef struct {
  const gx_rules* rules;
  gx_arena* arena;
  gx_sink* sink;
  const gx_understood* article;
  const gx_spans* spans; ///< All that was proposed
  gx_relations traced;   ///< With the fates of matches
} teller;

static gx_str words(const teller* t, uint32_t begin, uint32_t end) {
  return gx_utf8_from(t->arena, t->article->tagging.article->text.ch + begin, end - begin);
}

static const char* kind_name(gx_span_kind kind) {
  static const char* const names[] = {
      [GX_SPAN_PERSON] = "person",       [GX_SPAN_TITLE] = "title", [GX_SPAN_UNIT] = "unit",
      [GX_SPAN_COMPANY] = "company",     [GX_SPAN_PLACE] = "place", [GX_SPAN_MEETING] = "meeting",
      [GX_SPAN_DATE] = "date",           [GX_SPAN_GROUP] = "group", [GX_SPAN_ADDRESS] = "address",
      [GX_SPAN_REFERENCE] = "reference", [GX_SPAN_WORD] = "word"};
  return names[kind];
}

// --- mentions --------------------------------------------------------------------------------------------------------

/// 【title 区委书记】【person 苏明棠】主持会议。
static void tell_marked(const teller* t, uint32_t number) {
  const gx_sentence* s = &t->article->tagging.sentences.at[number];
  uint32_t at = s->begin;
  for (uint32_t i = 0; i < t->article->mentions.n; i++) {
    const gx_mention* m = &t->article->mentions.at[i];
    if (m->sentence != number || m->part || m->span.begin < at) continue;
    gx_put(t->sink, words(t, at, m->span.begin));
    gx_putf(t->sink, "【%s %.*s】", kind_name(m->span.kind), GX_FMT(words(t, m->span.begin, m->span.end)));
    at = m->span.end;
  }
  gx_putf(t->sink, "%.*s\n", GX_FMT(words(t, at, s->end)));
}

static void tell_span(const teller* t, const char* sign, const gx_span* s) {
  gx_putf(t->sink, "  %s %s「%.*s」 %s %d", sign, kind_name(s->kind), GX_FMT(words(t, s->begin, s->end)),
          s->rule, (int)s->score);
  char day[12];
  gx_date_format(s->date, day);
  if (day[0]) gx_putf(t->sink, " %s", day);
}

static void tell_kept(const teller* t, uint32_t number) {
  for (uint32_t i = 0; i < t->article->mentions.n; i++) {
    const gx_mention* m = &t->article->mentions.at[i];
    if (m->sentence != number) continue;
    tell_span(t, m->part ? "part" : "kept", &m->span);
    gx_puts(t->sink, "\n");
  }
}

static bool is_kept(const teller* t, const gx_span* s) {
  for (uint32_t i = 0; i < t->article->mentions.n; i++) {
    const gx_span* k = &t->article->mentions.at[i].span;
    if (k->begin == s->begin && k->end == s->end && k->kind == s->kind) return true;
  }
  return false;
}

static bool overlaps(const gx_span* a, const gx_span* b) { return a->begin < b->end && b->begin < a->end; }

/// What stands in the place of a reading that lost: a mention, else the common word that crosses it with the best score, else NULL.
static const gx_span* winner(const teller* t, const gx_span* s) {
  for (uint32_t i = 0; i < t->article->mentions.n; i++) {
    const gx_mention* m = &t->article->mentions.at[i];
    if (!m->part && overlaps(&m->span, s)) return &m->span;
  }
  const gx_span* best = NULL;
  const gx_tagging* in = &t->article->tagging;
  for (uint32_t i = 0; i < in->hits.n; i++) {
    const gx_hit* hit = &in->hits.at[i];
    const int32_t score = gx_word_score(hit);
    if (hit->begin >= s->end || hit->end <= s->begin || !score || (best && score <= best->score)) continue;
    gx_span* word = GX_NEW(t->arena, gx_span);
    *word = (gx_span){.begin = hit->begin, .end = hit->end, .kind = GX_SPAN_WORD, .score = score};
    best = word;
  }
  for (uint32_t i = 0; i < t->spans->n; i++) {
    const gx_span* w = &t->spans->at[i];
    if (w->kind == GX_SPAN_WORD && overlaps(w, s) && (!best || w->score > best->score)) best = w;
  }
  return best;
}

/// The readings that lost within [begin, end) of the article.
static void tell_losers(const teller* t, uint32_t begin, uint32_t end) {
  for (uint32_t i = 0; i < t->spans->n; i++) {
    const gx_span* s = &t->spans->at[i];
    if (s->begin < begin || s->end > end || s->kind == GX_SPAN_WORD || is_kept(t, s)) continue;
    tell_span(t, "lost", s);
    const gx_span* to = winner(t, s);
    if (to)
      gx_putf(t->sink, " to %s「%.*s」 %d", kind_name(to->kind), GX_FMT(words(t, to->begin, to->end)),
              (int)to->score);
    gx_puts(t->sink, "\n");
  }
}

// --- slots and rules -------------------------------------------------------------------------------------------------

/// The folded characters [begin, end), slots as <official>.
static void tell_folded(const teller* t, const gx_folded* f, uint32_t begin, uint32_t end) {
  static const char* const names[] = {
#define GX_X(e, name) #name,
      GX_SLOTS(GX_X)
#undef GX_X
  };
  for (uint32_t i = begin; i < end && i < f->n; i++) {
    if (f->slot_of[i] == GX_NONE) {
      gx_put(t->sink, gx_utf8_from(t->arena, &f->ch[i], 1));
      continue;
    }
    const gx_slot* slot = &f->slots[f->slot_of[i]];
    gx_putf(t->sink, "<%s", names[slot->kind]);
    if (slot->n_members > 1) gx_putf(t->sink, " %u%s", slot->n_members, slot->open ? "+" : "");
    gx_puts(t->sink, ">");
  }
}

static void tell_rule(const teller* t, const char* sign, uint32_t rule) {
  gx_putf(t->sink, "%s %.*s (%.*s:%u)", sign, GX_FMT(gx_rule_id(t->rules, rule)),
          GX_FMT(gx_rule_file(t->rules, rule)), gx_rule_line(t->rules, rule));
}

/// Who claimed this type in the sentence before, when it is another rule.
static const gx_draft* other_claim(const teller* t, const gx_fate* fate, const gx_sentence* s) {
  for (uint32_t i = 0; i < t->traced.n_drafts; i++) {
    const gx_draft* d = &t->traced.drafts[i];
    if (d->begin < s->begin || d->begin >= s->end) continue;
    if (gx_str_eq(gx_str_of(gx_claim_name(d->type)), fate->type) &&
        !gx_str_eq(d->rule, gx_rule_id(t->rules, fate->rule)))
      return d;
  }
  return NULL;
}

static void tell_fate(const teller* t, const gx_fate* fate, const gx_sentence* s) {
  switch (fate->kind) {
    case GX_FATE_CLAIMED: gx_putf(t->sink, " %.*s", GX_FMT(fate->type)); break;
    case GX_FATE_BACKGROUND:
      gx_puts(t->sink, "the sentence tells what was long before: no rule is asked");
      break;
    case GX_FATE_WHILE:
      gx_putf(t->sink, " passed over: its `while` holds not, %.*s is being told", GX_FMT(fate->told));
      break;
    case GX_FATE_DROPPED:
      gx_putf(t->sink, " %.*s", GX_FMT(fate->type));
      tell_rule(t, " dropped by", fate->by);
      break;
    case GX_FATE_STATEMENT:
      gx_putf(t->sink, " %.*s passed over: a statement of another day", GX_FMT(fate->type));
      break;
    case GX_FATE_NOTHING: {
      const gx_draft* other = other_claim(t, fate, s);
      gx_putf(t->sink, " %.*s adds nothing: ", GX_FMT(fate->type));
      if (other)
        gx_putf(t->sink, "%.*s claims it already", GX_FMT(other->rule));
      else
        gx_puts(t->sink, "nobody is meant, or only talked about, or it was claimed before");
    }
  }
}

/// The rules that matched the sentence, with what each emit came to.
static void tell_matches(const teller* t, uint32_t number, const gx_folded* f) {
  const gx_sentence* s = &t->article->tagging.sentences.at[number];
  const gx_matches matches = gx_rules_match(t->rules, f->ch, f->n, true, t->arena, NULL);
  for (uint32_t i = 0; i < matches.n; i++) {
    const gx_match* m = &matches.at[i];
    tell_rule(t, "  rule", m->rule);
    bool told = false;
    for (uint32_t k = 0; k < t->traced.n_fates; k++) {
      const gx_fate* fate = &t->traced.fates[k];
      if (fate->sentence != number || fate->rule != m->rule || fate->begin != m->begin || fate->end != m->end)
        continue;
      tell_fate(t, fate, s);
      told = true;
    }
    for (uint32_t k = 0; !told && k < m->n_emits; k++) gx_putf(t->sink, " %.*s", GX_FMT(m->emits[k].type));
    gx_puts(t->sink, "\n");
  }
}

static bool is_background(const teller* t, uint32_t number) {
  for (uint32_t k = 0; k < t->traced.n_fates; k++) {
    if (t->traced.fates[k].sentence == number && t->traced.fates[k].kind == GX_FATE_BACKGROUND) return true;
  }
  return false;
}

// --- claims ----------------------------------------------------------------------------------------------------------

static void tell_end(const teller* t, uint32_t mention, uint32_t event) {
  if (mention != GX_NONE) {
    const gx_span* s = &t->article->mentions.at[mention].span;
    gx_putf(t->sink, " %.*s", GX_FMT(words(t, s->begin, s->end)));
  } else if (event != GX_NONE) {
    const gx_event* e = &t->article->relations.events[event];
    gx_putf(t->sink, " %s#%u", e->kind, event);
    if (e->mention != GX_NONE) tell_end(t, e->mention, GX_NONE);
  } else {
    gx_puts(t->sink, " -");
  }
}

static void tell_claims(const teller* t) {
  for (uint32_t i = 0; i < t->article->relations.n_drafts; i++) {
    const gx_draft* d = &t->article->relations.drafts[i];
    gx_putf(t->sink, "  claim");
    tell_end(t, d->subject, d->subject_event);
    gx_putf(t->sink, " %s", gx_claim_name(d->type));
    tell_end(t, d->object, d->object_event);
    char day[12];
    gx_date_format(d->date, day);
    gx_putf(t->sink, " %s", day[0] ? day : "-");
    if (d->order) gx_putf(t->sink, " %u/%u%s", d->order, d->of, d->open ? "+" : "");
    gx_putf(t->sink, " by %.*s\n", GX_FMT(d->rule));
  }
}

// --- how far a rule got ----------------------------------------------------------------------------------------------

static uint32_t text_at(const gx_folded* f, uint32_t i) { return f->at[i < f->n ? i : f->n]; }

static void tell_try(const teller* t, const gx_folded* f, const gx_probe_try* try) {
  gx_putf(t->sink, "  match line %u: %u of %u elements", try->line, try->done, try->of);
  if (!try->expected.n) {
    gx_puts(t->sink, ", all of it\n");
    return;
  }
  if (try->done) {
    gx_putf(t->sink, ": %.*s is「", GX_FMT(try->matched));
    gx_put(t->sink, words(t, text_at(f, try->begin), text_at(f, try->end)));
    gx_puts(t->sink, "」; then");
  } else {
    gx_puts(t->sink, ": nowhere is");
  }
  gx_putf(t->sink, " %.*s", GX_FMT(try->expected));
  if (try->done) {
    gx_puts(t->sink, " was expected, and there stood「");
    tell_folded(t, f, try->end, try->end + SHOWN_NEXT);
    gx_puts(t->sink, "」");
  }
  gx_puts(t->sink, "\n");
}

static void tell_reach(const teller* t, uint32_t rule, uint32_t number, const gx_folded* f) {
  const gx_sentence* s = &t->article->tagging.sentences.at[number];
  const gx_probe probe = gx_rule_probe(t->rules, rule, f->ch, f->n, t->arena);
  if (probe.trigger.n)
    gx_putf(t->sink, "  woken by %.*s\n", GX_FMT(probe.trigger));
  else
    gx_putf(t->sink, "  asleep: none of its trigger words is there: %.*s\n", GX_FMT(probe.triggers));
  for (uint32_t i = 0; i < probe.n_tries && !probe.matches.n; i++) tell_try(t, f, &probe.tries[i]);
  // A reading that lost may be the very slot that the rule waits for.
  if (!probe.matches.n) tell_losers(t, s->begin, s->end);
  if (probe.refused_at) gx_putf(t->sink, "  a match is refused by the `not` in line %u\n", probe.refused_at);
  for (uint32_t i = 0; i < probe.matches.n; i++) {
    const gx_match* m = &probe.matches.at[i];
    gx_puts(t->sink, "  matches「");
    gx_put(t->sink, words(t, text_at(f, m->begin), text_at(f, m->end)));
    gx_puts(t->sink, "」\n");
  }
  for (uint32_t k = 0; k < t->traced.n_fates; k++) {
    const gx_fate* fate = &t->traced.fates[k];
    if (fate->sentence != number || (fate->rule != rule && fate->rule != GX_NONE)) continue;
    gx_puts(t->sink, "  then:");
    if (fate->kind == GX_FATE_BACKGROUND) gx_puts(t->sink, " ");
    tell_fate(t, fate, s);
    gx_puts(t->sink, "\n");
  }
}

// --- the walk --------------------------------------------------------------------------------------------------------

static void tell_sentence(const teller* t, uint32_t number, uint32_t rule) {
  const gx_sentence* s = &t->article->tagging.sentences.at[number];
  const gx_folded folded = gx_fold_extract(&t->article->tagging, &t->article->mentions, number, t->arena);
  tell_marked(t, number);
  if (rule == GX_NONE) {
    tell_kept(t, number);
    tell_losers(t, s->begin, s->end);
  }
  gx_puts(t->sink, "  folded ");
  tell_folded(t, &folded, 0, folded.n);
  gx_puts(t->sink, "\n");
  if (rule != GX_NONE) {
    tell_reach(t, rule, number, &folded);
  } else if (is_background(t, number)) {
    gx_puts(t->sink, "  tells what was long before: no rule is asked\n");
  } else {
    tell_matches(t, number, &folded);
  }
}

/// Tells all articles; of one rule only where `rule` is not GX_NONE.
static gx_status tell(const gx_lexicon* lexicon, const gx_document* document, uint32_t rule, gx_sink* sink,
                      gx_error* error) {
  teller t = {.rules = gx_lexicon_rules(lexicon), .arena = gx_arena_new(), .sink = sink};
  gx_understanding u;
  const gx_status status = gx_understand(lexicon, document, t.arena, &u, error);
  for (uint32_t a = 0; !status && a < u.layout.n_articles; a++) {
    gx_tagging tagging = u.articles[a].tagging;
    tagging.traced = true;
    t.article = &u.articles[a];
    t.spans = &u.spans[a];
    t.traced = gx_relate_extract(&tagging, &t.article->mentions, t.arena);
    for (uint32_t s = 0; s < tagging.sentences.n; s++) tell_sentence(&t, s, rule);
    if (rule == GX_NONE) tell_claims(&t);
  }
  gx_arena_free(t.arena);
  return status;
}

gx_status gx_explain(const gx_lexicon* lexicon, const gx_document* document, gx_sink* sink, gx_error* error) {
  return tell(lexicon, document, GX_NONE, sink, error);
}

gx_status gx_explain_not(const gx_lexicon* lexicon, const gx_document* document, gx_str rule, gx_sink* sink,
                         gx_error* error) {
  const uint32_t number = gx_rules_find(gx_lexicon_rules(lexicon), rule);
  if (number == GX_NONE) return gx_fail(error, GX_ERR_USAGE, "", 0, "there is no rule %.*s", GX_FMT(rule));
  return tell(lexicon, document, number, sink, error);
}
