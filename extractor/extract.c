/// The pipeline, readable as a list of stages.
#include "extractor/extract.h"

#include <string.h>

#include "extractor/nominal.h"
#include "extractor/understand.h"

/// Fills `hits_from` so that the hits of any position are found without a search.
static const uint32_t* index_hits(gx_hits hits, uint32_t n, gx_arena* arena) {
  uint32_t* from = GX_ARRAY(arena, uint32_t, n + 2);
  for (uint32_t k = 0; k < hits.n; k++) from[hits.at[k].begin + 1]++;
  for (uint32_t i = 0; i < n; i++) from[i + 1] += from[i];
  return from;
}

gx_tagging gx_tagging_new(const gx_lexicon* lexicon, const gx_article* article, gx_str home,
                          gx_arena* arena) {
  gx_tagging in = {
      .lexicon = lexicon, .senses = gx_lexicon_senses(lexicon), .article = article, .home = home};
  in.sentences = gx_sentences_extract(article, arena);
  in.hits = gx_lexicon_scan(lexicon, article->text.ch, article->text.n, arena);
  in.hits_from = index_hits(in.hits, article->text.n, arena);
  in.tokens = gx_tokens_new(&in, arena);
  return in;
}

/// Everything that does not depend on who is named elsewhere in the document. Where the taggers have memory of their own, each one's is
/// given back when it is done.
static void tag_surroundings(const gx_tagging* in, gx_arena* arena, gx_arena* scratch, gx_spans* out) {
  static void (*const taggers[])(const gx_tagging* in, gx_arena* arena, gx_spans* out) = {
      gx_tag_words, gx_tag_dates, gx_tag_places, gx_tag_units, gx_tag_rolls, gx_tag_titles, gx_tag_meetings};
  for (size_t i = 0; i < sizeof taggers / sizeof *taggers; i++) {
    const gx_mark mark = gx_mark_now(scratch);
    const gx_span* before = out->at;
    taggers[i](in, scratch, out);
    if (scratch == arena) continue;
    if (out->at != before) { // They have grown into the scratch
      gx_span* moved = GX_ARRAY(arena, gx_span, out->cap);
      memcpy(moved, out->at, sizeof *moved * out->n);
      out->at = moved;
    }
    gx_rewind(scratch, mark);
  }
}

void gx_article_begin(gx_tagging* in, gx_spans* spans, gx_names* names, gx_arena* arena, gx_arena* scratch) {
  tag_surroundings(in, arena, scratch, spans);
  in->candidates = gx_names_collect(in, spans, arena, names);
}

void gx_article_read(gx_understood* article, gx_spans* spans, const gx_names* names, gx_arena* arena) {
  article->tagging.names = names;
  gx_tag_persons(&article->tagging, arena, spans);
  article->mentions = gx_decide(&article->tagging, spans, arena);
  article->relations = gx_relate_extract(&article->tagging, &article->mentions, arena);
}

gx_status gx_understand(const gx_lexicon* lexicon, const gx_document* document, gx_arena* arena,
                        gx_understanding* out, gx_error* error) {
  *out = (gx_understanding){.names = {.set = gx_intern_new(arena)}};
  GX_TRY(gx_layout_extract(lexicon, document, arena, &out->layout, error));
  const uint32_t n = out->layout.n_articles;
  out->articles = GX_ARRAY(arena, gx_understood, n + 1);
  out->spans = GX_ARRAY(arena, gx_spans, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    gx_tagging* in = &out->articles[i].tagging;
    *in = gx_tagging_new(lexicon, &out->layout.articles[i], out->layout.home, arena);
    gx_article_begin(in, &out->spans[i], &out->names, arena, arena);
  }
  for (uint32_t i = 0; i < n; i++) gx_article_read(&out->articles[i], &out->spans[i], &out->names, arena);
  return GX_OK;
}

gx_status gx_extract_shared(const gx_lexicon* lexicon, const gx_document* document, unsigned threads,
                            gx_arena* arena, gx_record* out, gx_str* notice, gx_error* error) {
  const uint32_t enough = document->chars / GX_LARGE_DOCUMENT; // For one thread
  gx_understanding u;
  if (document->chars < GX_LARGE_DOCUMENT) {
    GX_TRY(gx_understand(lexicon, document, arena, &u, error));
  } else {
    GX_TRY(gx_understand_large(lexicon, document, threads < enough ? threads : enough, arena, &u, error));
  }
  gx_resolve_extract(lexicon, document, &u.layout, u.articles, arena, out);
  if (notice) *notice = u.layout.contradiction;
  return GX_OK;
}

gx_status gx_extract(const gx_lexicon* lexicon, const gx_document* document, gx_arena* arena, gx_record* out,
                     gx_str* notice, gx_error* error) {
  return gx_extract_shared(lexicon, document, 1, arena, out, notice, error);
}
