/// How people are called after the first time: 国务院总理李强, then 李强总理. The bare office is the one that the document gives them in full.
#include "extractor/resolve_p.h"

/// By holder and office without its body, so that both are found at once.
static gx_str key_of(resolver* r, gx_str person, gx_str office) {
  return gx_str_join(r->arena, (gx_str[]){person, GX_STR("\x1F"), office}, 3);
}

static gx_str words_of(resolver* r, const gx_full_office* o) {
  const gx_understood* u = &r->articles[o->article];
  const gx_span* t = &u->mentions.at[o->title].span;
  return gx_resolve_text(r, u->tagging.article, t->begin, t->end);
}

void gx_calling_learn(resolver* r, gx_full_office office) {
  const gx_understood* u = &r->articles[office.article];
  const gx_span *t = &u->mentions.at[office.title].span, *p = &u->mentions.at[office.holder].span;
  const gx_str head = gx_resolve_text(r, u->tagging.article, t->head, t->end);
  const bool bare = t->head <= t->begin + 1;                // Also 俄|总统
  if (bare && !gx_str_starts(head, GX_STR("国家"))) return; // 国家主席 says whose it is
  const gx_str person = gx_resolve_text(r, u->tagging.article, p->begin, p->end);
  const uint32_t at = gx_intern_add(r->callings, key_of(r, person, head));
  if (at == r->full_offices.n) {
    GX_PUSH(r->arena, &r->full_offices, office);
    return;
  }
  gx_full_office* known = &r->full_offices.at[at];
  const gx_str here = words_of(r, &office), there = words_of(r, known);
  if (gx_str_ends(there, here)) { // 十四届|全国人大常委会委员长: one office, told in more words or fewer
    office.several = known->several;
    *known = office;
  } else if (!gx_str_ends(here, there)) {
    known->several = true;
  }
}

const gx_full_office* gx_calling_find(resolver* r, gx_str person, gx_str office) {
  const gx_str of_state = gx_str_join(r->arena, (gx_str[]){GX_STR("国家"), office}, 2);
  uint32_t at =
      gx_intern_find(r->callings, key_of(r, person, of_state)); // Not the chairman of the military commission
  if (at == GX_NONE) at = gx_intern_find(r->callings, key_of(r, person, office));
  return at == GX_NONE || r->full_offices.at[at].several ? NULL : &r->full_offices.at[at];
}
