/// Titles: a listed head (书记, 区长), what qualifies it (副, 常务副, 代), and the unit it is written with.
///
/// 市委组织部|副|部长, 国防|部长 (the 部 of the head is the unit's own), 俄罗斯|总统, 区委学习贯彻…领导小组|组长. A head
/// alone is proposed too: 书记、副市长李明 holds two titles with one unit or none; whether somebody holds a bare title
/// is seen later, when the sentence is folded.
#include <string.h>

#include "base/utf8.h"
#include "extractor/nominal.h"

#define MAX_PREFIX_CHARS 4

/// Begin of the qualifiers before a head: 区委|常务副|书记 → the place of 常. 原, 前 and 时任 stay outside; 党组, 党工委 only
/// count with `party`, for they may as well belong to the unit (新区党工委|副书记).
static uint32_t prefix_begin(const gx_tagging* in, uint32_t floor, uint32_t head, bool party) {
  uint32_t begin = head;
  for (bool more = true; more;) {
    more = false;
    for (uint32_t k = MAX_PREFIX_CHARS; k > 0 && !more; k--) {
      if (begin < floor + k) continue;
      const gx_entry* e = gx_listed_at(in, begin - k, begin, GX_LIST_TITLE_PREFIX);
      if (!e || gx_str_eq(e->class_, GX_STR("former")) || gx_str_eq(e->class_, GX_STR("current"))) continue;
      if (gx_str_eq(e->class_, GX_STR("country"))) continue;
      if (!party && gx_str_eq(e->class_, GX_STR("party"))) continue;
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

/// Proposals by where they end, so that the unit of a title is found at once.
typedef struct {
  const gx_spans* spans;
  uint32_t* last; ///< Newest proposal that ends at a position, or GX_NONE
  uint32_t* next; ///< The one before it
  bool* known;    ///< A listed word or name of two or more characters ends here
} ending;

static ending index_ends(const gx_tagging* in, const gx_spans* spans, gx_arena* arena) {
  const uint32_t n = in->article->text.n;
  ending e = {spans, GX_ARRAY(arena, uint32_t, n + 1), GX_ARRAY(arena, uint32_t, spans->n + 1),
              GX_ARRAY(arena, bool, n + 1)};
  for (uint32_t i = 0; i < in->hits.n; i++)
    if (gx_word_score(&in->hits.at[i])) e.known[in->hits.at[i].end] = true;
  for (uint32_t i = 0; i <= n; i++) e.last[i] = GX_NONE;
  for (uint32_t i = 0; i < spans->n; i++) {
    e.next[i] = e.last[spans->at[i].end];
    e.last[spans->at[i].end] = i;
    if (spans->at[i].begin + 2 <= spans->at[i].end) e.known[spans->at[i].end] = true;
  }
  return e;
}

/// The best unit, company or place proposed for exactly [begin, end); 0 when there is none.
static int32_t best_between(const ending* e, uint32_t begin, uint32_t end) {
  int32_t best = 0;
  for (uint32_t i = e->last[end]; i != GX_NONE; i = e->next[i]) {
    const gx_span* s = &e->spans->at[i];
    if (s->begin == begin && s->score > best &&
        (s->kind == GX_SPAN_UNIT || s->kind == GX_SPAN_COMPANY || s->kind == GX_SPAN_PLACE))
      best = s->score;
  }
  return best;
}

/// 业务处|处长, 人才办|主任: a mark of units before the head.
static bool ends_in_unit(const gx_tagging* in, uint32_t head) {
  const char32_t* ch = in->article->text.ch + head;
  return ch[-1] == ch[0] || gx_listed_at(in, head - 1, head, GX_LIST_UNIT_SUFFIX);
}

/// 李显龙|总理, 党政办孙|主任: what touches the head is no listed word and may be a person's name.
static bool may_end_in_person(const gx_tagging* in, const ending* e, const gx_edge* edge, uint32_t head) {
  for (uint32_t i = in->hits_from[edge->begin]; i < in->hits.n && in->hits.at[i].begin < head; i++)
    if (in->hits.at[i].end <= head && gx_is_listed(&in->hits.at[i], GX_LIST_PERSON)) return true;
  // 伦敦大学学院|阮雄中|教授: nothing but a surname and characters of no word between a unit and the head
  const uint32_t body = head - edge->body;
  if (edge->anchor != GX_ANCHOR_NONE && edge->unknown == body && (body == 2 || body == 3) &&
      gx_surname_weight(in->lexicon, in->article->text.ch + edge->body, 1) > 0)
    return true;
  return edge->unknown > 0 && !e->known[head] && !ends_in_unit(in, head);
}

/// A title is worth more than its parts, so that no reading takes 区委 and 书记 apart or leaves the outer 市 of 市|区委书记 outside.
enum { WHOLE = 40 };

/// 、公共管理学科|一级学科带头人: what fills all the room from the last mark to the head of a post belongs to it, unless it may be
/// somebody's name: 沈国民|委员.
static bool fills_room(const gx_tagging* in, const gx_edge* edge, const gx_entry* head) {
  enum { POST = 4 };
  const char32_t* ch = in->article->text.ch + edge->begin;
  const char32_t before = edge->begin ? ch[-1] : U'\n';
  if (before != U'、' && before != U'，' && before != U'。' && before != U'；' && before != U'\n')
    return false;
  if (edge->verbs || head->weight < POST || gx_str_eq(head->class_, GX_STR("profession"))) return false;
  return edge->unknown == 0 || gx_surname_weight(in->lexicon, ch, 1) == 0;
}

static int32_t edge_score(const gx_tagging* in, const ending* e, const gx_edges* edges, uint32_t k,
                          const int32_t* scores, uint32_t begin, const gx_hit* head) {
  const uint32_t end = head->end;
  const gx_edge* edge = &edges->at[k];
  int32_t level = may_end_in_person(in, e, edge, begin) ? GX_WEAK : edge->level;
  if (level > GX_WEAK && level < GX_STRONG &&
      fills_room(in, edge, gx_entry_in(in->lexicon, head->entry, GX_LIST_TITLE)))
    level = GX_STRONG;
  int32_t score = level * (int32_t)(end - edge->begin) + WHOLE;
  // 省政协|原|党组副书记: who held it once
  const uint32_t body =
      begin > edge->begin + 1 && in->article->text.ch[begin - 1] == U'原' ? begin - 1 : begin;
  const int32_t unit = best_between(e, edge->begin, body);
  if (unit && unit + GX_STRONG * (int32_t)(end - body) + WHOLE > score)
    score = unit + GX_STRONG * (int32_t)(end - body) + WHOLE;
  for (uint32_t j = k + 1; j < edges->n; j++) { // Shorter edges, scored already
    const int32_t outer = best_between(e, edge->begin, edges->at[j].begin);
    if (outer && outer + scores[j] + WHOLE > score) score = outer + scores[j] + WHOLE;
  }
  return score;
}

/// 南开区|长期, 分局|长期以来: how many characters of the longest common word that begins in the head stand behind it.
static uint32_t cut_by(const gx_tagging* in, const gx_hit* head) {
  uint32_t most = 0;
  const uint32_t from = in->hits_from[head->end - 1];
  for (uint32_t i = from; i < in->hits.n && in->hits.at[i].begin == head->end - 1; i++)
    if (in->hits.at[i].end > head->end + most && gx_is_listed(&in->hits.at[i], GX_LIST_WORD))
      most = in->hits.at[i].end - head->end;
  return most;
}

/// 中共|都江堰市委书记, 政协|雅安市第五届委员会常委: where a committee's own name is written out, its first two characters belong to it.
static bool follows_party(const gx_tagging* in, uint32_t begin, uint32_t floor) {
  const char32_t* ch = in->article->text.ch + begin;
  return begin >= floor + 2 && ((ch[-2] == U'中' && ch[-1] == U'共') || (ch[-2] == U'政' && ch[-1] == U'协'));
}

static bool is_country(const gx_tagging* in, uint32_t i) { // 俄
  const gx_entry* e = gx_listed_at(in, i, i + 1, GX_LIST_TITLE_PREFIX);
  return e && gx_str_eq(e->class_, GX_STR("country"));
}

/// 俄|外长, 乌|国防部副部长: a country by one character, before an office or a body that only states have.
static bool follows_country(const gx_tagging* in, uint32_t begin, uint32_t floor, const gx_hit* head) {
  const char32_t* ch = in->article->text.ch;
  if (begin <= floor || (begin > 1 && ch[begin - 2] == U'驻')) return false;
  if (!is_country(in, begin - 1)) return false;
  const gx_entry* office = gx_entry_in(in->lexicon, head->entry, GX_LIST_TITLE);
  if (head->begin == begin) return gx_str_eq(office->class_, GX_STR("foreign"));
  for (uint32_t i = in->hits_from[begin]; i < in->hits_from[begin + 1]; i++) {
    const gx_entry* organ = gx_entry_in(in->lexicon, in->hits.at[i].entry, GX_LIST_ORGAN);
    if (organ && ch[in->hits.at[i].end - 1] == U'部') return true;
  }
  return false;
}

static bool place_ends(const ending* e, uint32_t end) {
  for (uint32_t i = e->last[end]; i != GX_NONE; i = e->next[i])
    if (e->spans->at[i].kind == GX_SPAN_PLACE) return true;
  return false;
}

/// 驻|东盟大使, where nothing says whose: not 中国|驻德国大使
static bool is_envoy(const gx_tagging* in, const ending* e, uint32_t begin, uint32_t floor,
                     const gx_hit* head) {
  const char32_t last = in->article->text.ch[head->end - 1];
  return begin > floor && in->article->text.ch[begin - 1] == U'驻' && (last == U'使' || last == U'事') &&
         !place_ends(e, begin - 1);
}

/// 同|斯洛伐克国民议会议长, 同|国会主席, 偕|王室成员, but 同济大学|教授, 同仁医院|院长
static bool is_with(const gx_tagging* in, uint32_t i) {
  enum { SURE = 3 }; // Characters of an office that no word with 同 begins in
  const uint32_t named = GX_IN(GX_LIST_COUNTRY) | GX_IN(GX_LIST_ORGAN);
  if (in->article->text.ch[i] == U'偕') return true;
  if (in->article->text.ch[i] != U'同') return false;
  for (uint32_t h = in->hits_from[i + 1]; h < in->hits.n && in->hits.at[h].begin == i + 1; h++) {
    const gx_hit* hit = &in->hits.at[h];
    if (hit->lists & named || (gx_is_listed(hit, GX_LIST_TITLE) && hit->end > i + SURE)) return true;
  }
  return false;
}

/// 人民大会堂|同|斯洛伐克国民议会议长, 西摩·赫什|…策划, 部长|兼|秘书长: a preposition between places, a dotted name or a further office
/// ends a title on its left.
static bool spans_clause(const gx_tagging* in, const ending* e, uint32_t begin, uint32_t head) {
  const char32_t* ch = in->article->text.ch;
  for (uint32_t i = begin; i < head; i++) {
    if (ch[i] == U'·' || (ch[i] == U'当' && ch[i + 1] == U'选')) return true; // 刘久|当选|秘书长
    if (i == begin) continue;
    if (ch[i] == U'兼' || is_with(in, i) || (ch[i] == U'同' && place_ends(e, i))) return true;
  }
  return false;
}

/// 老挝|总理, 原平市|市长: a place whose name begins like a word of the time.
static bool begins_place(const gx_tagging* in, uint32_t begin, uint32_t k) {
  for (uint32_t i = in->hits_from[begin]; i < in->hits_from[begin + 1]; i++) {
    const gx_hit* hit = &in->hits.at[i];
    if (hit->end > begin + k && hit->lists & (GX_IN(GX_LIST_COUNTRY) | GX_IN(GX_LIST_DIVISION))) return true;
  }
  return false;
}

/// 时任|县委书记, 兼|外交部长, 应|国家主席, 同|阿拉伯议会议长: what only leads up to a title is none of it. Gives the place where the
/// title itself begins.
static uint32_t skip_lead(const gx_tagging* in, uint32_t begin, uint32_t head) {
  const char32_t* ch = in->article->text.ch;
  for (uint32_t k = 3; k > 0; k--) {
    const gx_entry* e = begin + k <= head ? gx_listed_at(in, begin, begin + k, GX_LIST_TITLE_PREFIX) : NULL;
    const bool lead =
        e && (gx_str_eq(e->class_, GX_STR("former")) || gx_str_eq(e->class_, GX_STR("current")));
    if (lead && !begins_place(in, begin, k)) return begin + k;
  }
  return ch[begin] == U'兼' || ch[begin] == U'应' || is_with(in, begin) ? begin + 1 : begin;
}

static bool is_title(const gx_tagging* in, const ending* e, const gx_edge* edge, uint32_t begin) {
  if (edge->anchor == GX_ANCHOR_NONE && edge->begin + 1 == begin) return false; // 受|区长
  const char32_t* ch = in->article->text.ch + edge->begin;
  if (*ch == U'（' || (edge->begin && ch[-1] == U'·')) return false; // 图利钦·|安德烈耶维奇教授
  if (edge->begin > 1 && ch[-1] == U' ' && gx_is_latin(*ch) && gx_is_latin(ch[-2]))
    return false;                                                     // Robot |Mak教授
  if (skip_lead(in, edge->begin, begin) != edge->begin) return false; // A shorter edge says it better
  return !spans_clause(in, e, edge->begin, begin);
}

/// 调研组成员: the members of a listed team are no office.
static bool is_group(const gx_tagging* in, uint32_t begin, uint32_t end) {
  const gx_entry* group = gx_listed_at(in, begin, end, GX_LIST_COLLECTIVE);
  return group && gx_str_eq(group->class_, GX_STR("members"));
}

static void propose(gx_arena* arena, gx_spans* out, gx_span span) {
  span.kind = GX_SPAN_TITLE;
  GX_PUSH(arena, out, span);
}

typedef struct {
  const gx_tagging* in;
  gx_nominal* nominal;
  ending ends;
} surroundings;

/// 俄罗斯总统|新闻秘书, 校长|助理: an office of an office. Takes up the titles proposed to end where this one begins.
static void propose_joined(const gx_hit* hit, uint32_t begin, int32_t score, gx_arena* arena, gx_spans* out) {
  enum { LATEST = 64 };
  const uint32_t first = out->n > LATEST ? out->n - LATEST : 0;
  for (uint32_t i = out->n; i-- > first;) {
    const gx_span before = out->at[i];
    if (before.kind != GX_SPAN_TITLE || before.end != begin || strcmp(before.rule, "title.unit") != 0)
      continue;
    propose(arena, out,
            (gx_span){.begin = before.begin,
                      .end = hit->end,
                      .score = before.score + score + WHOLE,
                      .rule = "title.unit",
                      .entry = hit->entry,
                      .head = begin});
  }
}

/// Whether [begin, end) can be pieces of a ministry's name: no office in it (外长、防长和教育部长), no verb first (会见科学、教育部长).
static bool names_trades(const gx_tagging* in, uint32_t begin, uint32_t end) {
  for (uint32_t i = in->hits_from[begin]; i < in->hits.n && in->hits.at[i].begin < end; i++) {
    const gx_hit* hit = &in->hits.at[i];
    if (hit->end < hit->begin + 2) continue;
    if (gx_is_listed(hit, GX_LIST_TITLE)) return false;
    const gx_entry* word = gx_entry_in(in->lexicon, hit->entry, GX_LIST_WORD);
    if (hit->begin == begin && word && gx_str_eq(word->class_, GX_STR("v"))) return false;
  }
  return true;
}

/// 德国环境、自然保护、|核安全与消费者保护部长, 塞建设、|交通和基础设施部长: where the country stands before the pieces of a ministry's name,
/// the last of which begins at `begin`; GX_NONE where there is none.
static uint32_t ministry_begin(const surroundings* around, uint32_t begin, uint32_t head, uint32_t floor) {
  enum { LONGEST = 24, PIECE = 8 };
  const char32_t* ch = around->in->article->text.ch;
  uint32_t mark = begin, lists = 0, joins = 0; // `mark`: where the leftmost piece so far begins
  for (uint32_t i = begin; i < head; i++) joins += ch[i] == U'和' || ch[i] == U'与';
  for (uint32_t i = begin; i > floor + 1 && begin - i < LONGEST && mark - i <= PIECE; i--) {
    const bool outset = lists && joins && i + 1 < mark && names_trades(around->in, i, begin);
    for (uint32_t s = around->ends.last[i]; outset && s != GX_NONE; s = around->ends.next[s])
      if (around->ends.spans->at[s].kind == GX_SPAN_PLACE) return around->ends.spans->at[s].begin;
    if (outset && is_country(around->in, i - 1) && !gx_is_han(ch[i - 2])) return i - 1;
    const char32_t c = ch[i - 1];
    lists += c == U'、';
    joins += c == U'和' || c == U'与';
    if (c == U'、' || c == U'和' || c == U'与')
      mark = i - 1;
    else if (!gx_is_han(c) || mark == begin)
      return GX_NONE;
  }
  return GX_NONE;
}

/// Proposes the whole office of a minister whose ministry is named in pieces.
static void propose_ministry(const surroundings* around, const gx_hit* hit, uint32_t begin, uint32_t head,
                             uint32_t floor, gx_arena* arena, gx_spans* out) {
  const char32_t* ch = around->in->article->text.ch + hit->end;
  if (ch[-1] != U'长' && ch[-1] != U'臣') return; // 部长, 大臣
  const uint32_t country = ministry_begin(around, begin, head, floor);
  if (country == GX_NONE) return;
  propose(arena, out,
          (gx_span){.begin = country,
                    .end = hit->end,
                    .score = GX_SURE * (int32_t)(hit->end - country) + WHOLE,
                    .rule = "title.unit",
                    .entry = hit->entry,
                    .head = head});
}

/// The listed title [begin, end), or NULL: 国家主席 is one as it stands, no 主席 of a 国家.
static const gx_hit* whole_title(const gx_tagging* in, uint32_t begin, uint32_t end) {
  for (uint32_t i = in->hits_from[begin]; i < in->hits_from[begin + 1]; i++) {
    const gx_hit* hit = &in->hits.at[i];
    if (hit->end == end && gx_is_listed(hit, GX_LIST_TITLE)) return hit;
  }
  return NULL;
}

/// Proposes the title whose qualified head is [begin, hit->end): alone, and with each unit that may stand before it.
static void propose_head(const surroundings* around, const gx_hit* hit, uint32_t floor, uint32_t begin,
                         gx_arena* arena, gx_spans* out) {
  const int32_t cost = cut_by(around->in, hit) ? WHOLE + GX_WORDLY : 0;
  propose(arena, out,
          (gx_span){.begin = begin,
                    .end = hit->end,
                    .score = GX_STRONG * (int32_t)(hit->end - begin) - cost,
                    .rule = "title.bare",
                    .entry = hit->entry,
                    .head = begin});
  propose_joined(hit, begin, GX_STRONG * (int32_t)(hit->end - begin) - cost, arena, out);
  if (follows_country(around->in, begin, floor, hit)) {
    propose(arena, out,
            (gx_span){.begin = begin - 1,
                      .end = hit->end,
                      .score = GX_SURE * (int32_t)(hit->end - begin + 1) - cost,
                      .rule = "title.unit",
                      .entry = hit->entry,
                      .head = begin});
  }
  const gx_edges edges = gx_nominal_edges(around->nominal, begin, GX_REACH_FAR);
  int32_t scores[GX_MAX_EDGES];
  for (uint32_t k = edges.n; k-- > 0;) {
    scores[k] = edge_score(around->in, &around->ends, &edges, k, scores, begin, hit);
    if (!is_title(around->in, &around->ends, &edges.at[k], begin) ||
        is_group(around->in, edges.at[k].begin, hit->end))
      continue;
    const gx_hit* whole = whole_title(around->in, edges.at[k].begin, hit->end);
    const uint32_t party = follows_party(around->in, edges.at[k].begin, floor)                  ? 2
                           : is_envoy(around->in, &around->ends, edges.at[k].begin, floor, hit) ? 1
                           : follows_country(around->in, edges.at[k].begin, floor, hit)         ? 1
                                                                                                : 0;
    propose(arena, out,
            (gx_span){.begin = edges.at[k].begin - party,
                      .end = hit->end,
                      .score = scores[k] - cost + (int32_t)party * GX_SURE,
                      .rule = edges.at[k].anchor == GX_ANCHOR_NONE ? "title.phrase" : "title.unit",
                      .entry = whole ? whole->entry : hit->entry,
                      .head = whole ? whole->begin : begin});
    if (edges.at[k].anchor != GX_ANCHOR_NONE) continue;
    propose_ministry(around, hit, edges.at[k].begin, begin, floor, arena, out);
    propose_joined(hit, edges.at[k].begin, scores[k] - cost, arena, out);
  }
}

/// 委员长|会议, 主席|团, 委员|会: a meeting or a body of these.
static bool names_body(const gx_tagging* in, const gx_hit* hit) {
  const gx_text* text = &in->article->text;
  const uint32_t end = hit->end;
  for (uint32_t i = in->hits_from[hit->begin]; i < in->hits.n && in->hits.at[i].begin == hit->begin; i++)
    if (in->hits.at[i].end > end && in->hits.at[i].lists & GX_IN(GX_LIST_UNIT_SUFFIX)) return true;
  if (end < text->n && text->ch[end] == U'团') return true;
  if (end + 2 < text->n && text->ch[end] == U'负' && text->ch[end + 1] == U'责' && text->ch[end + 2] == U'制')
    return true; // 实行主席|负责制
  if (end + 1 >= text->n || text->ch[end] != U'会') return false;
  return text->ch[end + 1] == U'议' || // 党委常委|会研究, but 常委|会见
         (text->ch[end - 1] == U'委' && !gx_is_any(text->ch[end + 1], U"见晤谈同"));
}

void gx_tag_titles(const gx_tagging* in, gx_arena* arena, gx_spans* out) {
  const gx_spans before = *out;
  const surroundings around = {in, gx_nominal_new(in, &before, arena), index_ends(in, &before, arena)};
  uint32_t sentence = 0;
  uint32_t last = GX_NONE; // Begin of the last head: only the longest at each place counts
  for (uint32_t i = 0; i < in->hits.n; i++) {
    const gx_hit* hit = &in->hits.at[i];
    if (hit->begin == last || !gx_is_listed(hit, GX_LIST_TITLE)) continue;
    const gx_entry* entry = gx_entry_in(in->lexicon, hit->entry, GX_LIST_TITLE);
    if (gx_str_eq(entry->class_, GX_STR("group")) || names_body(in, hit) || cut_by(in, hit) > 1) continue;
    last = hit->begin;
    const uint32_t floor = sentence_begin(in, &sentence, hit->begin);
    const uint32_t party = prefix_begin(in, floor, hit->begin, true),
                   plain = prefix_begin(in, floor, hit->begin, false);
    propose_head(&around, hit, floor, plain, arena, out);
    if (party != plain) propose_head(&around, hit, floor, party, arena, out);
  }
}
