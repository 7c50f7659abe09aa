/// Private to resolve*.c: the record in the making.
#ifndef GX_EXTRACTOR_RESOLVE_P_H
#define GX_EXTRACTOR_RESOLVE_P_H

#include "extractor/locate.h"
#include "extractor/resolve.h"

typedef GX_VEC(gx_record_entity) entity_vec;

/// What the mentions of one article became.
typedef struct {
  gx_str*   entity; ///< Id of each mention of the article, or empty
  uint32_t* number; ///< Its number in the record, or GX_NONE
  gx_str*   event;  ///< Id of each event of the article
} resolved;

/// Entities by the words of their mentions: a page names the same few again and again.
typedef struct {
  gx_intern*     words;
  GX_VEC(gx_str) ids; ///< By number of the words
} gx_known;

/// An office that the document writes with its body: 国务院总理|李强. Numbers of mentions of that article.
typedef struct {
  uint32_t article, title, holder;
  bool     several; ///< He has others of that name: which one is meant is not told
} gx_full_office;

typedef struct {
  const gx_lexicon*    lexicon;
  const gx_document*   document;
  const gx_layout*     layout;
  const gx_understood* articles;
  gx_arena*            arena;
  const gx_home*       home;    ///< Of the layout; where a page says none, the division that it speaks of most
  const gx_home*       nowhere; ///< An empty one
  gx_str               own;     ///< Full name of the home
  gx_locator           locator;
  gx_intern*           ids; ///< Entity id → index in `entities`
  entity_vec           entities;
  gx_known             known[GX_KIND_COUNT];
  gx_intern*           people; ///< Name → index in `scopes`
  GX_VEC(gx_str) scopes;       ///< Jurisdiction that tells namesakes apart
  GX_VEC(gx_str) companies;    ///< Full names met so far
  gx_intern*           callings; ///< Holder and office → index in `full_offices`
  GX_VEC(gx_full_office) full_offices;
  resolved*            of;     ///< One for each article
} resolver;

/// The folded words of a mention as UTF-8.
gx_str gx_resolve_text(resolver* r, const gx_article* article, uint32_t begin, uint32_t end);

/// Finds the home by which relative names are read.
void gx_resolve_home(resolver* r);

/// Gathers, before any person gets an id, what office and place each name is met with in the document.
void gx_resolve_people(resolver* r);

/// Keeps an office held, where it says its body; and what is meant where somebody is called by the office alone (李强总理), or NULL.
void gx_calling_learn(resolver* r, gx_full_office office);
const gx_full_office* gx_calling_find(resolver* r, gx_str person, gx_str office);

/// Gives every mention of article `a` its entity.
void gx_resolve_mentions(resolver* r, uint32_t a);

#endif
