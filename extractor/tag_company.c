/// Companies: names that end in a mark of business (有限公司, 集团, 超市), and their short forms later in the article.
#include "base/utf8.h"
#include "extractor/name_model.h"
#include "extractor/tag_unit.h"

#define MAX_SHORT 32 // Short forms looked for in one article
#define MIN_SHORT 3

static bool is_class(const gx_entry* mark, const char* class_) {
  return gx_str_eq(mark->class_, gx_str_of(class_));
}

// 科技, 文化, 投资: firms are called so, and everything else too.
static bool is_trade(const gx_tagging* in, const gx_hit* hit, const gx_entry* mark) {
  const char32_t last = in->article->text.ch[hit->end - 1];
  return is_class(mark, "trade") || (is_class(mark, "bank") && last != U'行' && last != U'所') ||
         last == U'线';
}

// A legal form closes a name and nothing else; other marks (集团, 厂, 超市) need a place or a proper name before them.
static int32_t judge(const gx_hit* hit, const gx_edge* edge, const gx_entry* mark) {
  const uint32_t chars = hit->end - hit->begin;
  const uint32_t body = hit->begin - edge->body;
  const bool anchored = edge->anchor == GX_ANCHOR_PLACE || edge->anchor == GX_ANCHOR_UNIT;
  if (mark->weight >= 9 && chars >= 4)
    return edge->joins ? 0 : anchored ? GX_STRONG + 5 : edge->unknown ? GX_STRONG : edge->verbs ? 0 : GX_FAIR;
  if (edge->verbs || edge->joins || edge->unknown == 1) return 0;
  // A shop of a firm is named by the firm; its works are not.
  if (edge->anchor == GX_ANCHOR_UNIT && is_class(mark, "plant")) return 0;
  if (edge->anchor == GX_ANCHOR_RELATIVE) return body || chars > 2 ? edge->level : 0;
  // 临江|沃尔玛|超市: two anchors, and the nearer one is a firm.
  if (anchored)
    return body || edge->anchor == GX_ANCHOR_UNIT || chars > 2 || edge->body - edge->begin >= 4 ? edge->level
                                                                                                : 0;
  return edge->bounded && edge->unknown >= (chars == 1 ? 3u : 2u) ? GX_FAIR : 0;
}

// 市城投集团、公用集团、建设集团: in a list a mark that says the trade is the name.
static void tag_alone(const gx_tagging* in, const gx_hit* hit, gx_arena* arena, gx_spans* out) {
  const char32_t* ch = in->article->text.ch;
  const uint32_t n = in->article->text.n;
  const bool listed =
      (hit->begin > 0 && ch[hit->begin - 1] == U'、') || (hit->end < n && ch[hit->end] == U'、');
  if (!listed || hit->end - hit->begin < 4 || ch[hit->end - 1] != U'团') return;
  GX_PUSH(arena, out,
          (gx_span){.begin = hit->begin,
                    .end = hit->end,
                    .kind = GX_SPAN_COMPANY,
                    .score = GX_FAIR * (int32_t)(hit->end - hit->begin),
                    .rule = "company.alone",
                    .entry = hit->entry,
                    .head = hit->begin});
}

// 总公司, 集团: 上市|公司 and 国有|企业 are kinds.
static bool is_large(const gx_tagging* in, const gx_hit* hit, const gx_entry* mark) {
  return is_class(mark, "form") && (hit->end - hit->begin > 2 || in->article->text.ch[hit->end - 1] == U'团');
}

// …、后勤服务总公司等: what fills its room in a roll up to a mark of business is a name.
static bool fills_place(const gx_tagging* in, uint32_t begin, uint32_t end) {
  const gx_text* text = &in->article->text;
  const char32_t behind = end < text->n ? text->ch[end] : 0;
  return begin > 0 && text->ch[begin - 1] == U'、' && (behind == U'、' || behind == U'等');
}

void gx_tag_company(const gx_tagging* in, gx_nominal* nominal, const gx_hit* hit, const gx_entry* mark,
                    gx_arena* arena, gx_spans* out) {
  const char32_t behind = hit->end < in->article->text.n ? in->article->text.ch[hit->end] : 0;
  if (is_trade(in, hit, mark) || (is_class(mark, "plant") && behind == U'区')) return; // 东|厂区
  tag_alone(in, hit, arena, out);
  const bool form = mark->weight >= 9 && hit->end - hit->begin >= 4;
  const gx_edges edges = gx_nominal_edges(nominal, hit->begin, form ? GX_REACH_FIRM : GX_REACH_NEAR);
  // 办事处 is a firm's only behind the firm: 柳荫街道|办事处.
  const bool shared = gx_is_listed(hit, GX_LIST_UNIT_SUFFIX);
  for (uint32_t i = 0; i < edges.n; i++) {
    if (shared && edges.at[i].anchor != GX_ANCHOR_UNIT) continue;
    const bool word = hit->begin - edges.at[i].begin == 1; // 经|集团公司党委研究
    if (word && gx_is_grammar(in->lexicon, in->article->text.ch[edges.at[i].begin])) continue;
    int32_t level = judge(hit, &edges.at[i], mark);
    if (!level && is_large(in, hit, mark) && hit->begin - edges.at[i].begin >= 2 &&
        edges.at[i].level > GX_WEAK && fills_place(in, edges.at[i].begin, hit->end))
      level = GX_FAIR;
    if (!level) continue;
    const gx_span span = {.begin = edges.at[i].begin,
                          .end = hit->end,
                          .kind = GX_SPAN_COMPANY,
                          .score = gx_edge_score(&edges.at[i], hit->end, level),
                          .rule = "company.full",
                          .entry = GX_NONE,
                          .head = hit->begin};
    GX_PUSH(arena, out, span);
    gx_nominal_add(nominal, &span);
  }
}

// The name proper of a full name: without the places before it and the mark behind it.
static bool core_of(const gx_tagging* in, const gx_span* full, uint32_t* begin, uint32_t* end) {
  *begin = full->begin;
  *end = full->head;
  for (bool more = true; more && *begin < *end;) {
    more = false;
    for (uint32_t i = in->hits_from[*begin]; i < in->hits_from[*begin + 1] && !more; i++) {
      const gx_hit* hit = &in->hits.at[i];
      if (hit->end + MIN_SHORT > *end) continue; // 天河|塑业 is no place
      if (!gx_is_listed(hit, GX_LIST_DIVISION) && !gx_is_listed(hit, GX_LIST_COUNTRY)) continue;
      *begin = hit->end;
      more = true;
    }
  }
  return *end >= *begin + MIN_SHORT && *end <= *begin + 8;
}

static bool same(const char32_t* a, const char32_t* b, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (a[i] != b[i]) return false;
  return true;
}

static void tag_core(const gx_tagging* in, const gx_span* full, uint32_t begin, uint32_t end, gx_arena* arena,
                     gx_spans* out) {
  const gx_text* text = &in->article->text;
  const uint32_t n = end - begin;
  if (gx_lexicon_find(in->lexicon, GX_LIST_WORD, text->ch + begin, n)) return; // 天然气
  for (uint32_t p = full->end; p + n <= text->n; p++) {
    if (text->ch[p] != text->ch[begin] || !same(text->ch + p, text->ch + begin, n)) continue;
    GX_PUSH(arena, out,
            (gx_span){.begin = p,
                      .end = p + n,
                      .kind = GX_SPAN_COMPANY,
                      .score = GX_STRONG * (int32_t)n,
                      .rule = "company.short",
                      .entry = GX_NONE,
                      .head = p});
    p += n - 1;
  }
}

// 新光光电 of 新光光电|科技|股份有限公司: the name proper without the trade behind it.
static uint32_t without_trade(const gx_tagging* in, uint32_t begin, uint32_t end) {
  const bool trade =
      end >= begin + MIN_SHORT + 2 &&
      gx_lexicon_find(in->lexicon, GX_LIST_COMPANY_SUFFIX, in->article->text.ch + end - 2, 2) != NULL;
  return trade ? end - 2 : end;
}

// 史赛克|集团, 凯信达|公司; 玛尔挡|水电站 is a place too.
static bool is_firm(const gx_tagging* in, const gx_span* full) {
  const char32_t last = in->article->text.ch[full->end - 1];
  return last == U'团' || last == U'司';
}

// Whether every character of [begin, end) stands in no listed word: 史赛克 of 史赛克|集团.
static bool is_unheard(const gx_tagging* in, uint32_t begin, uint32_t end) {
  for (uint32_t i = in->hits_from[begin]; i < in->hits.n && in->hits.at[i].begin < end; i++)
    if (in->hits.at[i].end > in->hits.at[i].begin + 1) return false;
  return true;
}

void gx_tag_company_short(const gx_tagging* in, uint32_t from, gx_arena* arena, gx_spans* out) {
  const uint32_t n = out->n;
  uint32_t done = 0, last_head = GX_NONE;
  for (uint32_t i = from; i < n && done < MAX_SHORT; i++) {
    const gx_span full = out->at[i];
    uint32_t begin, end;
    const bool strong =
        full.kind == GX_SPAN_COMPANY && full.score >= GX_STRONG * (int32_t)(full.end - full.begin);
    // The longest reading of each name comes first.
    if (full.head == last_head || !strong || full.head == full.begin) continue;
    if (!core_of(in, &full, &begin, &end)) continue;
    if (full.end - full.head < 4 && !(is_firm(in, &full) && is_unheard(in, begin, end))) continue;
    last_head = full.head;
    done++;
    tag_core(in, &full, begin, end, arena, out);
    const uint32_t proper = without_trade(in, begin, end);
    if (proper < end) tag_core(in, &full, begin, proper, arena, out);
  }
}
