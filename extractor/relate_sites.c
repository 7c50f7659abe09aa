/// Where: the sites of a visit, where one only arrives, and the site that a sentence is about.
#include "base/utf8.h"
#include "extractor/relation.h"

enum {
  MAX_SITE_GAP = 14,   ///< Text between two sites of a list
  MAX_SITE_PREFIX = 5, ///< Text between the 、 of a list and its next site
};

static bool is_site(const gx_folded* f, uint32_t i) {
  const char32_t c = i < f->n ? f->ch[i] : 0;
  return c == GX_SLOT_BASE + GX_SLOT_UNIT || c == GX_SLOT_BASE + GX_SLOT_COMPANY ||
         c == GX_SLOT_BASE + GX_SLOT_PLACE;
}

/// Whether the site at `k` stands in one list with that at `i`: 、and 和 before it, perhaps with the place that it lies in (、桥头镇|排涝站).
static bool is_listed(const gx_folded* f, uint32_t i, uint32_t k) {
  if (f->ch[i + 1] == U'，') return k == i + 2; // But not ，与|区委…座谈
  for (uint32_t back = 1; back <= MAX_SITE_PREFIX && k > i + back - 1; back++) {
    const char32_t c = f->ch[k - back];
    if (gx_is_any(c, U"、和及与")) return true;
    if (!gx_is_han(c)) return false;
  }
  return false;
}

/// The next site of a list behind position `i`: 西古村|电商扶贫项目、|电商中心|和|数据产业园. 0 when the list is over.
static uint32_t next_site(const gx_folded* f, uint32_t i) {
  for (uint32_t k = i + 1; k < f->n && k <= i + MAX_SITE_GAP; k++) {
    const char32_t c = f->ch[k];
    if (is_site(f, k)) return is_listed(f, i, k) ? k : 0;
    if (c == U'，' && k == i + 1) continue;
    if (gx_is_any(c, U"。；，：") || (c >= GX_SLOT_BASE && c < GX_SLOT_BASE + GX_SLOT_COUNT)) return 0;
  }
  return 0;
}

uint32_t gx_walk_sites(const gx_folded* f, uint32_t at, uint32_t* sites, uint32_t most) {
  uint32_t n = 0;
  do {
    const uint32_t slot = f->slot_of[at];
    if (slot == GX_NONE || f->slots[slot].mention == GX_NONE) break;
    sites[n++] = f->slots[slot].mention;
    at = next_site(f, at);
  } while (at && n < most);
  return n;
}

/// Whether one gathers in [begin, end) rather than looks at it.
static bool is_hall(const gx_walk* w, gx_claim_type type, uint32_t begin, uint32_t end) {
  const gx_lexicon* lexicon = w->in->lexicon;
  const char32_t* ch = w->in->article->text.ch;
  if (end > begin && (ch[end - 1] == U'时' || ch[end - 1] == U'后')) end--; // 抵达机场|时，
  const uint32_t n = end - begin;
  if (type == GX_CLAIM_INSPECTED && gx_lexicon_ends(lexicon, GX_CLASS_MEMORIAL, ch + begin, n)) return true;
  return gx_lexicon_ends(lexicon, GX_CLASS_HALL, ch + begin, n) ||
         gx_lexicon_holds(lexicon, GX_CLASS_HALLS, ch + begin, n);
}

bool gx_walk_arrives(const gx_walk* w, gx_claim_type type, uint32_t begin, uint32_t end) {
  enum { REACH = 30 };
  const gx_lexicon* lexicon = w->in->lexicon;
  const gx_text* text = &w->in->article->text;
  for (uint32_t i = begin; i < end; i++) {
    const uint32_t verb = gx_lexicon_begins(lexicon, GX_CLASS_ARRIVAL, text->ch + i, end - i - 1);
    uint32_t stop = i + verb, behind = 0;
    while (verb && stop < text->n && stop < i + REACH && gx_is_han(text->ch[stop])) stop++;
    if (!verb || !is_hall(w, type, i + verb, stop)) continue;
    while (stop + behind < text->n && behind < REACH && text->ch[stop + behind] != U'。') behind++;
    return !gx_lexicon_holds(lexicon, GX_CLASS_LOOKING, text->ch + stop, behind);
  }
  return false;
}

uint32_t gx_walk_topic(const gx_folded* f) {
  if (f->n < 2 || !is_site(f, 0)) return GX_NONE;
  return gx_is_any(f->ch[1], U"是位已成占主始总作") ? f->slots[f->slot_of[0]].mention : GX_NONE;
}
