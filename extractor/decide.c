/// The decision: which proposed spans stand. One weighted choice per sentence, nothing else decides.
///
/// Why a sum and not the longest match: in 江阴市长泾镇 the longest-first reading takes 市长 apart from 江阴; the
/// sum prefers 江阴市 + 长泾镇 (6 characters covered) to 市长 (2). In 龚学平等表示 the name 龚学平 plus 等
/// and 表示 wins over 龚学 + 平等 because the name is backed by what follows it.
#include "base/utf8.h"
#include "extractor/span.h"

/// Proposals in order: by begin, longer first, higher score first, then as proposed.
typedef const gx_span* ranked;

/// Of two that begin at one place.
static bool goes_before(const gx_span* x, const gx_span* y) {
  return x->end != y->end ? x->end > y->end : x->score > y->score;
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

/// One sentence's choice, worked from its end: best[i] is the best total of text[i..end), with i counted from the sentence's begin.
typedef struct {
  const gx_tagging* in;
  const ranked* all;
  uint32_t from, to; ///< Proposals of the sentence
  uint32_t begin, end;
  int64_t* best;
  ranked* take;   ///< The span that begins at i in the best reading, or NULL
  uint32_t* next; ///< Where that reading goes on: behind the span, or a word, or the character
} choice;

/// `>=` only against "nothing": on a tie what was offered first stands.
static void offer(choice* c, uint32_t i, uint32_t end, int32_t score, ranked span) {
  if (end > c->end || score <= 0) return;
  const int64_t total = score + c->best[end - c->begin];
  const uint32_t k = i - c->begin;
  const bool nothing = !c->take[k] && c->next[k] == i + 1;
  if (total < c->best[k] || (total == c->best[k] && !nothing)) return;
  c->best[k] = total;
  c->take[k] = span;
  c->next[k] = end;
}

/// Whether a proposal comes before a common word that begins with it: longer, of a higher score, or on a tie a form of address (代表 is
/// somebody before it is a verb).
static bool precedes(ranked span, const gx_hit* word, int32_t score) {
  if (span->end != word->end) return span->end > word->end;
  return span->score > score || (span->score == score && span->kind == GX_SPAN_ADDRESS);
}

/// Offers what begins at `i`: proposals [first, last) and common words, longest first, then by score.
static void offer_all(choice* c, uint32_t i, uint32_t first, uint32_t last) {
  const gx_tagging* in = c->in;
  const gx_hit* hit = in->hits_from ? &in->hits.at[in->hits_from[i]] : NULL;
  const gx_hit* behind = in->hits_from ? &in->hits.at[in->hits_from[i + 1]] : NULL;
  for (; hit < behind; hit++) {
    const int32_t score = gx_word_score(hit);
    if (!score) continue;
    for (; first < last && precedes(c->all[first], hit, score); first++)
      offer(c, i, c->all[first]->end, c->all[first]->score, c->all[first]);
    offer(c, i, hit->end, score, NULL);
  }
  for (; first < last; first++) offer(c, i, c->all[first]->end, c->all[first]->score, c->all[first]);
}

static void choose(choice* c) {
  c->best[c->end - c->begin] = 0;
  uint32_t last = c->to; // Proposals that begin at the current position are [first, last), walked backwards
  for (uint32_t i = c->end; i-- > c->begin;) {
    c->best[i - c->begin] = c->best[i + 1 - c->begin];
    c->take[i - c->begin] = NULL;
    c->next[i - c->begin] = i + 1;
    while (last > c->from && c->all[last - 1]->begin > i) last--;
    uint32_t first = last;
    while (first > c->from && c->all[first - 1]->begin == i) first--;
    offer_all(c, i, first, last);
    last = first;
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
  return gx_is_any(in->article->text.ch[s->end - 1], U"省市区县旗州盟") ||
         !gx_str_eq(e->class_, GX_STR("county"));
}

/// What inside a name is worth a mention: what the name begins with (区委 in 区委宣传部, 国防部 in 国防部长), and divisions; the rear
/// halves (宣传部 of 区委宣传部) are no units by themselves. In the name of an event only what is sure.
static bool is_part(const gx_tagging* in, const gx_span* outer, const gx_span* s) {
  if (!nestable(s->kind) || s->end > outer->end || s->score <= 0) return false;
  if (s->end - s->begin == outer->end - outer->begin) return false;
  if (outer->kind == GX_SPAN_PLACE && outer->entry != GX_NONE) return false; // 江苏 in 江苏省
  if (outer->kind == GX_SPAN_TITLE && s->end > outer->head && s->kind == GX_SPAN_PLACE) return false;
  if (is_division(in, s)) return true;
  // 区十三届政协 of 区十三届政协四次会议
  const bool level =
      outer->kind == GX_SPAN_MEETING && gx_is_any(in->article->text.ch[s->begin], U"省市区县州");
  for (uint32_t i = s->begin; level && i < s->end; i++)
    if (in->article->text.ch[i] == U'届') return false;
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
    const gx_span* before = out->n ? &out->at[out->n - 1].span : NULL;
    if (before && before->begin == s->begin && before->end == s->end) continue;
    // 西亚 of 马来西亚 in 马来西亚国会
    if (before && before != outer && s->begin > before->begin && s->end <= before->end &&
        !is_part(in, before, s))
      continue;
    GX_PUSH(arena, out, (gx_mention){*s, sentence, true});
    if (!inside) last = s;
  }
}

static void keep(const choice* c, uint32_t number, gx_arena* arena, mention_vec* out) {
  for (uint32_t i = c->begin; i < c->end; i = c->next[i - c->begin]) {
    const gx_span* s = c->take[i - c->begin];
    if (!s || s->kind == GX_SPAN_WORD) continue;
    GX_PUSH(arena, out, (gx_mention){*s, number, false});
    if (nests(s->kind)) keep_parts(c->in, c->all, c->from, c->to, s, number, arena, out);
  }
}

gx_mentions gx_decide(const gx_tagging* in, const gx_spans* proposals, gx_arena* arena) {
  mention_vec out = {0};
  uint32_t longest = 1;
  for (uint32_t s = 0; s < in->sentences.n; s++) {
    const uint32_t n = in->sentences.at[s].end - in->sentences.at[s].begin;
    if (n > longest) longest = n;
  }
  choice c = {.in = in,
              .all = sort_proposals(proposals, arena),
              .best = GX_ARRAY(arena, int64_t, longest + 1),
              .take = GX_ARRAY(arena, ranked, longest + 1),
              .next = GX_ARRAY(arena, uint32_t, longest + 1)};
  for (uint32_t s = 0; s < in->sentences.n; s++) {
    c.begin = in->sentences.at[s].begin;
    c.end = in->sentences.at[s].end;
    while (c.from < proposals->n && c.all[c.from]->begin < c.begin) c.from++;
    c.to = c.from;
    while (c.to < proposals->n && c.all[c.to]->begin < c.end) c.to++;
    choose(&c);
    keep(&c, s, arena, &out);
    c.from = c.to;
  }
  return (gx_mentions){out.at, out.n};
}
