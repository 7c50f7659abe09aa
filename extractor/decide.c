/// The decision: which proposed spans stand. One weighted choice per sentence, nothing else decides.
///
/// Why a sum and not the longest match: in 江阴市长泾镇 the longest-first reading takes 市长 apart from 江阴; the
/// sum prefers 江阴市 + 长泾镇 (6 characters covered) to 市长 (2). In 龚学平等表示 the name 龚学平 plus 等
/// and 表示 wins over 龚学 + 平等 because the name is backed by what follows it.
#include "extractor/span.h"

/// Proposals in order: by begin, longer first, higher score first, then as proposed.
typedef const gx_span* ranked;

/// Of two that begin at one place.
static bool goes_before(const gx_span* x, const gx_span* y) {
  if (x->end != y->end) return x->end > y->end;
  if (x->score != y->score) return x->score > y->score;
  return x < y;
}

/// Proposals sorted; of equal (begin, end) pairs only the best can ever be kept, the others are left for gx_span users. Few begin at one
/// place: they are counted into their places and only there compared.
static ranked* sort_proposals(const gx_spans* proposals, gx_arena* arena) {
  uint32_t places = 0;
  for (uint32_t i = 0; i < proposals->n; i++)
    if (proposals->at[i].begin >= places) places = proposals->at[i].begin + 1;
  uint32_t* end = GX_ARRAY(arena, uint32_t, places + 1); // Of those sorted so far, by begin
  for (uint32_t i = 0; i < proposals->n; i++) end[proposals->at[i].begin + 1]++;
  for (uint32_t p = 0; p < places; p++) end[p + 1] += end[p];
  ranked* all = GX_ARRAY(arena, ranked, proposals->n + 1);
  for (uint32_t i = 0; i < proposals->n; i++) {
    const gx_span* span = &proposals->at[i];
    uint32_t k = end[span->begin]++;
    for (; k > 0 && all[k - 1] && all[k - 1]->begin == span->begin && goes_before(span, all[k - 1]); k--)
      all[k] = all[k - 1];
    all[k] = span;
  }
  return all;
}

/// One sentence's choice, worked from its end: best[i] is the best total of text[i..end).
typedef struct {
  int64_t* best;
  uint32_t* take; ///< Index into `ranked` of the span that begins at i in the best reading, or GX_NONE
} choice;

static void choose(const ranked* all, uint32_t from, uint32_t to, uint32_t begin, uint32_t end, choice c) {
  c.best[end - begin] = 0;
  uint32_t k = to; // Proposals that begin at the current position are [k, …), walked backwards
  for (uint32_t i = end; i-- > begin;) {
    c.best[i - begin] = c.best[i + 1 - begin];
    c.take[i - begin] = GX_NONE;
    while (k > from && all[k - 1]->begin > i) k--;
    uint32_t first = k;
    while (first > from && all[first - 1]->begin == i) first--;
    // Longest first and `>=` only against "nothing": on a tie the longer span, then the earlier proposal.
    for (uint32_t j = first; j < k; j++) {
      const gx_span* s = all[j];
      if (s->end > end || s->score <= 0) continue;
      const int64_t total = s->score + c.best[s->end - begin];
      const bool tie = total == c.best[i - begin] && c.take[i - begin] == GX_NONE;
      if (total > c.best[i - begin] || tie) {
        c.best[i - begin] = total;
        c.take[i - begin] = j;
      }
    }
    k = first;
  }
}

static bool nests(gx_span_kind outer) {
  return outer == GX_SPAN_TITLE || outer == GX_SPAN_UNIT || outer == GX_SPAN_COMPANY ||
         outer == GX_SPAN_PLACE || outer == GX_SPAN_MEETING;
}

static bool nestable(gx_span_kind inner) {
  return inner == GX_SPAN_UNIT || inner == GX_SPAN_COMPANY || inner == GX_SPAN_PLACE;
}

typedef GX_VEC(gx_mention) mention_vec;

/// 金沙 in 金沙湖公园 is no county: inside names a division counts by its full form, or when it is a province or a prefecture.
static bool is_division(const gx_tagging* in, const gx_span* s) {
  if (s->kind != GX_SPAN_PLACE || s->entry == GX_NONE) return false;
  const gx_entry* e = gx_entry_in(in->lexicon, s->entry, GX_LIST_DIVISION);
  if (!e) return gx_entry_in(in->lexicon, s->entry, GX_LIST_COUNTRY) != NULL;
  static const char32_t marks[] = U"省市区县旗州盟";
  for (const char32_t* m = marks; *m; m++)
    if (in->article->text.ch[s->end - 1] == *m) return true;
  return !gx_str_eq(e->class_, GX_STR("county"));
}

/// What inside a name is worth a mention: what the name begins with (区委 in 区委宣传部, 国防部 in 国防部长), and divisions; the rear
/// halves (宣传部 of 区委宣传部) are no units by themselves. In the name of an event only what is sure.
static bool is_part(const gx_tagging* in, const gx_span* outer, const gx_span* s) {
  if (!nestable(s->kind) || s->end > outer->end || s->score <= 0) return false;
  if (s->end - s->begin == outer->end - outer->begin) return false;
  if (outer->kind == GX_SPAN_PLACE && outer->entry != GX_NONE) return false; // 江苏 in 江苏省
  if (outer->kind == GX_SPAN_TITLE && s->end > outer->head && s->kind == GX_SPAN_PLACE) return false;
  if (is_division(in, s)) return true;
  const bool sure = s->score >= GX_STRONG * (int32_t)(s->end - s->begin);
  return sure && s->kind != GX_SPAN_PLACE && (s->begin == outer->begin || outer->kind == GX_SPAN_MEETING);
}

/// Keeps the parts of a kept span: not crossing each other, from the left, and their own parts in turn.
static void keep_parts(const gx_tagging* in, const ranked* all, uint32_t from, uint32_t to,
                       const gx_span* outer, uint32_t sentence, gx_arena* arena, mention_vec* out) {
  const gx_span* last = NULL; // The outermost part kept last
  for (uint32_t j = from; j < to; j++) {
    const gx_span* s = all[j];
    if (s->begin < outer->begin) continue;
    if (s->begin >= outer->end) break;
    if (!is_part(in, outer, s)) continue;
    const bool inside = last && s->begin >= last->begin && s->end <= last->end;
    if (last && !inside && s->begin < last->end) continue;
    if (inside && !is_part(in, last, s)) continue;
    if (out->n && out->at[out->n - 1].span.begin == s->begin && out->at[out->n - 1].span.end == s->end)
      continue;
    GX_PUSH(arena, out, (gx_mention){*s, sentence, true});
    if (!inside) last = s;
  }
}

static void keep(const gx_tagging* in, const ranked* all, uint32_t from, uint32_t to,
                 const gx_sentence* sentence, uint32_t number, choice c, gx_arena* arena, mention_vec* out) {
  for (uint32_t i = sentence->begin; i < sentence->end;) {
    const uint32_t j = c.take[i - sentence->begin];
    if (j == GX_NONE) {
      i++;
      continue;
    }
    const gx_span* s = all[j];
    if (s->kind != GX_SPAN_WORD) {
      GX_PUSH(arena, out, (gx_mention){*s, number, false});
      if (nests(s->kind)) keep_parts(in, all, from, to, s, number, arena, out);
    }
    i = s->end;
  }
}

gx_mentions gx_decide(const gx_tagging* in, const gx_spans* proposals, gx_arena* arena) {
  mention_vec out = {0};
  ranked* all = sort_proposals(proposals, arena);
  uint32_t longest = 1;
  for (uint32_t s = 0; s < in->sentences.n; s++) {
    const uint32_t n = in->sentences.at[s].end - in->sentences.at[s].begin;
    if (n > longest) longest = n;
  }
  const choice c = {GX_ARRAY(arena, int64_t, longest + 1), GX_ARRAY(arena, uint32_t, longest + 1)};
  uint32_t from = 0;
  for (uint32_t s = 0; s < in->sentences.n; s++) {
    const gx_sentence* sentence = &in->sentences.at[s];
    while (from < proposals->n && all[from]->begin < sentence->begin) from++;
    uint32_t to = from;
    while (to < proposals->n && all[to]->begin < sentence->end) to++;
    choose(all, from, to, sentence->begin, sentence->end, c);
    keep(in, all, from, to, sentence, s, c, arena, &out);
    from = to;
  }
  return (gx_mentions){out.at, out.n};
}
