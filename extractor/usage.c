#include "extractor/usage.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "extractor/understand.h"

enum {
  LONGEST_SILENT = GX_MAX_CLASS_WORD
}; ///< Characters of the longest words in lists that are not scanned for

struct gx_usage {
  const gx_lexicon* lexicon;
  const gx_rules* rules;
  double (*now)(void);
  gx_arena* arena;
  gx_rule_usage* of_rules; ///< Those of the files
  gx_intern* other_ids;
  GX_VEC(gx_rule_usage) others;
  bool* met; ///< Per entry
};

static const struct {
  const char* name;
  bool scanned;
} lists[GX_LIST_COUNT] = {
#define GX_X(e, file, scanned) {#file, scanned},
    GX_LISTS(GX_X)
#undef GX_X
};

const char* gx_usage_list_name(const gx_entry* entry) { return lists[entry->list].name; }

gx_usage* gx_usage_new(const gx_lexicon* lexicon, double (*now)(void), gx_arena* arena) {
  gx_usage* u = GX_NEW(arena, gx_usage);
  const gx_rules* rules = gx_lexicon_rules(lexicon);
  *u = (gx_usage){.lexicon = lexicon, .rules = rules, .now = now, .arena = arena};
  u->of_rules = GX_ARRAY(arena, gx_rule_usage, gx_rules_count(rules) + 1);
  u->other_ids = gx_intern_new(arena);
  u->met = GX_ARRAY(arena, bool, gx_lexicon_count(lexicon) + 1);
  for (uint32_t i = 0; i < gx_rules_count(rules); i++) {
    u->of_rules[i].rule = gx_rule_id(rules, i);
    u->of_rules[i].number = i;
  }
  uint32_t line = 0;
  for (uint32_t i = 0; i < gx_rules_example_count(rules); i++) {
    const gx_example* e = gx_rules_example(rules, i);
    const bool same = i > 0 && gx_rules_example(rules, i - 1)->rule == e->rule && line == e->line;
    line = e->line;
    if (!same) (*(e->ok ? &u->of_rules[e->rule].ok : &u->of_rules[e->rule].no))++;
  }
  return u;
}

void gx_usage_add_record(gx_usage* u, const gx_record* record) {
  for (uint32_t i = 0; i < record->n_claims; i++) {
    for (uint32_t k = 0; k < record->claims[i].n_evidence; k++) {
      const gx_str id = record->claims[i].evidence[k].rule;
      const uint32_t rule = gx_rules_find(u->rules, id);
      if (rule != GX_NONE) {
        u->of_rules[rule].claims++;
        continue;
      }
      const uint32_t at = gx_intern_add(u->other_ids, id);
      if (at == u->others.n) {
        const gx_rule_usage fresh = {.rule = gx_intern_get(u->other_ids, at), .number = GX_NONE};
        GX_PUSH(u->arena, &u->others, fresh);
      }
      u->others.at[at].claims++;
    }
  }
}

// --- words -----------------------------------------------------------------------------------------------------------

static void mark_scanned(gx_usage* u, const gx_hits* hits) {
  for (uint32_t i = 0; i < hits->n; i++) {
    for (uint32_t e = hits->at[i].entry; e != GX_NONE; e = gx_lexicon_entry(u->lexicon, e)->next)
      u->met[e] = true;
  }
}

/// Words of lists that the scan passes over: surnames, characters of names.
static void mark_silent(gx_usage* u, const char32_t* ch, uint32_t n) {
  const gx_entry* first = gx_lexicon_entry(u->lexicon, 0);
  for (uint32_t i = 0; i < n; i++) {
    for (uint32_t m = 1; m <= LONGEST_SILENT && i + m <= n; m++) {
      for (int l = 0; l < GX_LIST_COUNT; l++) {
        const gx_entry* e = lists[l].scanned ? NULL : gx_lexicon_find(u->lexicon, (gx_list)l, ch + i, m);
        if (e) u->met[e - first] = true;
      }
    }
  }
}

static void add_text(gx_usage* u, gx_str text, gx_arena* scratch) {
  uint32_t n;
  const char32_t* ch = gx_utf8_to(scratch, gx_fold_str(scratch, text), &n);
  const gx_hits hits = gx_lexicon_scan(u->lexicon, ch, n, scratch);
  mark_scanned(u, &hits);
  mark_silent(u, ch, n);
}

void gx_usage_add_words(gx_usage* u, const gx_record* record, gx_arena* scratch) {
  for (uint32_t i = 0; i < record->n_mentions; i++) add_text(u, record->mentions[i].text, scratch);
  for (uint32_t i = 0; i < record->n_claims; i++) {
    for (uint32_t k = 0; k < record->claims[i].n_evidence; k++)
      add_text(u, record->claims[i].evidence[k].quote, scratch);
  }
}

// --- rules -----------------------------------------------------------------------------------------------------------

static void try_rules(gx_usage* u, const gx_folded* f, gx_arena* scratch) {
  const bool* awake = gx_rules_wake(u->rules, f->ch, f->n, scratch);
  for (uint32_t i = 0; awake && i < gx_rules_count(u->rules); i++) {
    if (!awake[i]) continue;
    const double begun = u->now();
    const gx_matches matches = gx_rule_match_alone(u->rules, i, f->ch, f->n, scratch, NULL);
    u->of_rules[i].seconds += u->now() - begun;
    u->of_rules[i].tries++;
    u->of_rules[i].matches += matches.n;
  }
}

gx_status gx_usage_add_page(gx_usage* u, const gx_document* page, gx_arena* scratch, gx_error* error) {
  gx_understanding all;
  GX_TRY(gx_understand(u->lexicon, page, scratch, &all, error));
  for (uint32_t a = 0; a < all.layout.n_articles; a++) {
    const gx_understood* article = &all.articles[a];
    const gx_text* text = &article->tagging.article->text;
    mark_scanned(u, &article->tagging.hits);
    mark_silent(u, text->ch, text->n);
    for (uint32_t s = 0; s < article->tagging.sentences.n; s++) {
      const gx_mark mark = gx_mark_now(scratch);
      const gx_folded folded = gx_fold_extract(&article->tagging, &article->mentions, s, scratch);
      try_rules(u, &folded, scratch);
      gx_rewind(scratch, mark);
    }
  }
  return GX_OK;
}

// --- the result ------------------------------------------------------------------------------------------------------

static int by_name(const void* a, const void* b) {
  return gx_str_cmp(((const gx_rule_usage*)a)->rule, ((const gx_rule_usage*)b)->rule);
}

const gx_rule_usage* gx_usage_rules(const gx_usage* u, uint32_t* n, gx_arena* arena) {
  const uint32_t own = gx_rules_count(u->rules);
  *n = own + u->others.n;
  gx_rule_usage* out = GX_ARRAY(arena, gx_rule_usage, *n + 1);
  for (uint32_t i = 0; i < own; i++) out[i] = u->of_rules[i];
  for (uint32_t i = 0; i < u->others.n; i++) out[own + i] = u->others.at[i];
  if (u->others.n) qsort(out + own, u->others.n, sizeof *out, by_name);
  return out;
}

const gx_list_usage* gx_usage_lists(const gx_usage* u, uint32_t* n, gx_arena* arena) {
  gx_list_usage* out = GX_ARRAY(arena, gx_list_usage, GX_LIST_COUNT);
  *n = GX_LIST_COUNT;
  for (int l = 0; l < GX_LIST_COUNT; l++) out[l].list = lists[l].name;
  for (uint32_t i = 0; i < gx_lexicon_count(u->lexicon); i++) {
    gx_list_usage* list = &out[gx_lexicon_entry(u->lexicon, i)->list];
    list->entries++;
    list->met += u->met[i];
  }
  return out;
}

bool gx_usage_met(const gx_usage* u, uint32_t entry) { return u->met[entry]; }
