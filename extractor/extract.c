/// The pipeline, readable as a list of stages.
#include "extractor/extract.h"

#include "extractor/names.h"
#include "extractor/resolve.h"

/// Fills `hits_from` so that the hits of any position are found without a search.
static const uint32_t* index_hits(gx_hits hits, uint32_t n, gx_arena* arena) {
  uint32_t* from = GX_ARRAY(arena, uint32_t, n + 1);
  uint32_t  k    = 0;
  for (uint32_t i = 0; i <= n; i++) {
    while (k < hits.n && hits.at[k].begin < i) k++;
    from[i] = k;
  }
  return from;
}

static gx_tagging prepare(const gx_lexicon* lexicon, const gx_article* article, gx_str home, gx_arena* arena) {
  gx_tagging in = {.lexicon = lexicon, .article = article, .home = home};
  in.sentences  = gx_sentences_extract(article, arena);
  in.hits       = gx_lexicon_scan(lexicon, article->text.ch, article->text.n, arena);
  in.hits_from  = index_hits(in.hits, article->text.n, arena);
  return in;
}

/// Everything that does not depend on who is named elsewhere in the document.
static void tag_surroundings(const gx_tagging* in, gx_arena* arena, gx_spans* out) {
  gx_tag_words(in, arena, out);
  gx_tag_dates(in, arena, out);
  gx_tag_places(in, arena, out);
  gx_tag_units(in, arena, out);
  gx_tag_titles(in, arena, out);
}

static void understand(gx_understood* article, gx_spans* spans, const gx_names* names, gx_arena* arena) {
  article->tagging.names = names;
  gx_tag_meetings(&article->tagging, arena, spans);
  gx_tag_persons(&article->tagging, arena, spans);
  article->mentions  = gx_decide(&article->tagging, spans, arena);
  article->relations = gx_relate_extract(&article->tagging, &article->mentions, arena);
}

gx_status gx_extract(const gx_lexicon* lexicon, const gx_document* document, gx_arena* arena, gx_record* out,
                     gx_str* notice, gx_error* error) {
  gx_layout layout;
  GX_TRY(gx_layout_extract(document, arena, &layout, error));
  gx_understood* articles = GX_ARRAY(arena, gx_understood, layout.n_articles + 1);
  gx_spans*      spans    = GX_ARRAY(arena, gx_spans, layout.n_articles + 1);
  gx_names       names    = {gx_intern_new(arena)};
  for (uint32_t i = 0; i < layout.n_articles; i++) {
    articles[i].tagging = prepare(lexicon, &layout.articles[i], layout.home, arena);
    tag_surroundings(&articles[i].tagging, arena, &spans[i]);
    gx_names_collect(&articles[i].tagging, &spans[i], arena, &names);
  }
  for (uint32_t i = 0; i < layout.n_articles; i++) understand(&articles[i], &spans[i], &names, arena);
  gx_resolve_extract(lexicon, document, &layout, articles, arena, out);
  if (notice) *notice = layout.contradiction;
  return GX_OK;
}
