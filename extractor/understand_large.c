/// A large document: its articles are shared by threads, and each is worked in memory that the next one uses again.
///
/// What an article is read with (listed words, tokens, marks: some hundred bytes a character) would have to be kept for all articles at
/// once, because any of them may say who is a person in any other. It is not: of the first step proposals and candidates stay, of the second
/// mentions and relations, four bytes a character together. Listed words and marks are found again for the second step, a tenth of the work.
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "base/threads.h"
#include "extractor/understand.h"

/// One thread's memory.
typedef struct {
  gx_arena* scratch; ///< Of the article at hand
  gx_arena* stage;   ///< Of the tagger at work
  gx_arena* between; ///< From the first step to the second
  gx_names names;    ///< That it met
} hand;

typedef struct {
  const gx_lexicon* lexicon;
  gx_understanding* out;
  hand* hands;
  gx_candidates** candidates; ///< Of each article, between the steps
  atomic_uint next;           ///< Article that nobody has taken
  gx_arena* arena;            ///< Of what stays
  pthread_mutex_t guard;      ///< Of `arena`
} sharing;

static void* keep(gx_arena* arena, const void* items, size_t bytes) {
  void* kept = gx_alloc(arena, bytes);
  if (bytes) memcpy(kept, items, bytes);
  return kept;
}

static gx_tagging begin(const sharing* s, uint32_t i, gx_arena* scratch) {
  return gx_tagging_new(s->lexicon, &s->out->layout.articles[i], s->out->layout.home, scratch);
}

static void first_step(void* user, unsigned k) {
  sharing* s = user;
  hand* h = &s->hands[k];
  h->names.set = gx_intern_new(h->between);
  const gx_mark mark = gx_mark_now(h->scratch);
  for (uint32_t i; (i = atomic_fetch_add(&s->next, 1)) < s->out->layout.n_articles;) {
    gx_tagging in = begin(s, i, h->scratch);
    gx_spans found = {0};
    gx_article_begin(&in, &found, &h->names, h->scratch, h->stage);
    s->out->spans[i] = (gx_spans){keep(h->between, found.at, found.n * sizeof *found.at), found.n, found.n};
    s->candidates[i] = gx_candidates_keep(in.candidates, h->between);
    gx_rewind(h->scratch, mark);
  }
}

/// What resolution asks for of an article that was read in scratch.
static gx_understood keep_article(const gx_understood* read, gx_arena* arena) {
  const gx_tagging* in = &read->tagging;
  const gx_relations* r = &read->relations;
  gx_understood kept = {
      .tagging = {.lexicon = in->lexicon, .senses = in->senses, .article = in->article, .home = in->home}};
  const size_t sentences = in->sentences.n * sizeof *in->sentences.at;
  kept.tagging.sentences = (gx_sentences){keep(arena, in->sentences.at, sentences), in->sentences.n};
  const size_t mentions = read->mentions.n * sizeof *read->mentions.at;
  kept.mentions = (gx_mentions){keep(arena, read->mentions.at, mentions), read->mentions.n};
  kept.relations = (gx_relations){.events = keep(arena, r->events, r->n_events * sizeof *r->events),
                                  .n_events = r->n_events,
                                  .drafts = keep(arena, r->drafts, r->n_drafts * sizeof *r->drafts),
                                  .n_drafts = r->n_drafts};
  return kept;
}

static void second_step(void* user, unsigned k) {
  sharing* s = user;
  gx_arena* scratch = s->hands[k].scratch;
  const gx_mark mark = gx_mark_now(scratch);
  for (uint32_t i; (i = atomic_fetch_add(&s->next, 1)) < s->out->layout.n_articles;) {
    gx_understood read = {.tagging = begin(s, i, scratch)};
    gx_spans* spans = &s->out->spans[i];
    read.tagging.candidates = gx_candidates_again(s->candidates[i], &read.tagging, spans, scratch);
    gx_article_read(&read, spans, &s->out->names, scratch);
    pthread_mutex_lock(&s->guard);
    s->out->articles[i] = keep_article(&read, s->arena);
    pthread_mutex_unlock(&s->guard);
    gx_rewind(scratch, mark);
  }
}

static void take_both_steps(sharing* s, unsigned threads) {
  gx_threads_run(threads, first_step, s);
  for (unsigned k = 0; k < threads; k++) {
    if (s->hands[k].names.set) gx_names_merge(&s->out->names, &s->hands[k].names);
    gx_arena_reset(s->hands[k].scratch, 0); // An article may be the whole document
    gx_arena_reset(s->hands[k].stage, 0);
  }
  atomic_store(&s->next, 0);
  gx_threads_run(threads, second_step, s);
}

gx_status gx_understand_large(const gx_lexicon* lexicon, const gx_document* document, unsigned threads,
                              gx_arena* arena, gx_understanding* out, gx_error* error) {
  gx_arena* between = gx_arena_new();
  *out = (gx_understanding){.names = {.set = gx_intern_new(between)}};
  gx_status status = gx_layout_extract(lexicon, document, arena, &out->layout, error);
  const uint32_t n = out->layout.n_articles;
  if (threads > n) threads = n ? n : 1;
  out->articles = GX_ARRAY(arena, gx_understood, n + 1);
  out->spans = GX_ARRAY(between, gx_spans, n + 1);
  sharing s = {.lexicon = lexicon,
               .out = out,
               .hands = GX_ARRAY(between, hand, threads),
               .candidates = GX_ARRAY(between, gx_candidates*, n + 1),
               .arena = arena,
               .guard = PTHREAD_MUTEX_INITIALIZER};
  for (unsigned k = 0; k < threads; k++)
    s.hands[k] = (hand){.scratch = gx_arena_new(), .stage = gx_arena_new(), .between = gx_arena_new()};
  if (!status) take_both_steps(&s, threads);
  for (unsigned k = 0; k < threads; k++) {
    gx_arena_free(s.hands[k].scratch);
    gx_arena_free(s.hands[k].stage);
    gx_arena_free(s.hands[k].between);
  }
  pthread_mutex_destroy(&s.guard);
  gx_arena_free(between);
  out->spans = NULL;
  out->names = (gx_names){0};
  return status;
}
