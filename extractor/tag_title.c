/// Titles: a listed head (书记, 区长), what qualifies it (副, 常务副, 代), and the unit it is written with.
///
/// 市委组织部|副|部长, 国防|部长 (the 部 of the head is the unit's own), 俄罗斯|总统, 区委学习贯彻…领导小组|组长. A head
/// alone is proposed too: 书记、副市长李明 holds two titles with one unit or none; whether somebody holds a bare title
/// is seen later, when the sentence is folded.
#include "extractor/nominal.h"

#define MAX_PREFIX_CHARS 4

/// Begin of the qualifiers before a head: 区委|常务副|书记 → the place of 常. 原, 前 and 时任 stay outside.
static uint32_t prefix_begin(const gx_tagging* in, uint32_t floor, uint32_t head) {
  uint32_t begin = head;
  for (bool more = true; more;) {
    more = false;
    for (uint32_t k = MAX_PREFIX_CHARS; k > 0 && !more; k--) {
      if (begin < floor + k) continue;
      const gx_entry* e = gx_lexicon_find(in->lexicon, GX_LIST_TITLE_PREFIX, in->article->text.ch + begin - k, k);
      if (!e || gx_str_eq(e->class_, GX_STR("former"))) continue;
      begin -= k;
      more = true;
    }
  }
  return begin;
}

/// Begin of the sentence that holds each position, found by walking both in step.
static uint32_t sentence_begin(const gx_tagging* in, uint32_t* s, uint32_t position) {
  while (*s + 1 < in->sentences.n && in->sentences.at[*s].end <= position) (*s)++;
  return in->sentences.n ? in->sentences.at[*s].begin : 0;
}

static void propose(gx_arena* arena, gx_spans* out, gx_span span) {
  span.kind = GX_SPAN_TITLE;
  GX_PUSH(arena, out, span);
}

static void propose_head(const gx_tagging* in, gx_nominal* nominal, const gx_hit* hit, uint32_t floor, gx_arena* arena,
                         gx_spans* out) {
  const uint32_t begin = prefix_begin(in, floor, hit->begin);
  propose(arena, out,
          (gx_span){.begin = begin,
                    .end   = hit->end,
                    .score = GX_FAIR * (int32_t)(hit->end - begin),
                    .rule  = "title.bare",
                    .entry = hit->entry,
                    .head  = begin});
  const gx_edges edges = gx_nominal_edges(nominal, begin, GX_REACH_FAR);
  for (uint32_t k = 0; k < edges.n; k++) {
    const gx_edge* edge = &edges.at[k];
    const int32_t  n    = (int32_t)(hit->end - edge->begin);
    const bool     name = edge->anchor == GX_ANCHOR_NONE && edge->unknown > 0; // 李显龙|总理: no unit, most likely a person
    propose(arena, out,
            (gx_span){.begin = edge->begin,
                      .end   = hit->end,
                      .score = (name ? GX_WEAK : edge->level) * n + GX_FAIR / 2,
                      .rule  = edge->anchor == GX_ANCHOR_NONE ? "title.phrase" : "title.unit",
                      .entry = hit->entry,
                      .head  = begin});
  }
}

void gx_tag_titles(const gx_tagging* in, gx_arena* arena, gx_spans* out) {
  gx_nominal* nominal  = gx_nominal_new(in, out, arena);
  uint32_t    sentence = 0;
  uint32_t    last     = GX_NONE; // Begin of the last head: only the longest at each place counts (书记处书记 has two places)
  for (uint32_t i = 0; i < in->hits.n; i++) {
    const gx_hit* hit = &in->hits.at[i];
    if (hit->begin == last || !gx_entry_in(in->lexicon, hit->entry, GX_LIST_TITLE)) continue;
    last = hit->begin;
    propose_head(in, nominal, hit, sentence_begin(in, &sentence, hit->begin), arena, out);
  }
}
