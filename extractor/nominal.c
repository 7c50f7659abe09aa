#include <string.h>

#include "base/utf8.h"
#include "extractor/nominal_p.h"

typedef struct {
  uint32_t end;
  uint32_t next; // Another name that begins at the same place, by its number + 1
  int32_t gain;
  uint8_t kind;
} name;

typedef GX_VEC(name) names;

// The best cut up to a place, from the beginning of its clause.
typedef struct {
  int32_t gain;
  uint32_t chars; // Of its last token; 0: not reached
  uint8_t kind;   // What that is
} cell;

struct gx_nominal {
  const gx_tagging* in;
  gx_arena* arena;
  uint32_t done; // The cut is final up to here
  cell* cells;
  uint32_t* last; // Newest name that begins at i, by its number + 1
  names names;
};

static void relax(gx_nominal* m, uint32_t begin, uint32_t end, uint8_t kind, int32_t gain) {
  const int32_t total = m->cells[begin].gain + gain;
  // On a tie the cut with the longer words to the left: 陕西|安易, not 陕|西|安|易.
  if (m->cells[end].chars && total < m->cells[end].gain) return;
  m->cells[end] = (cell){total, end - begin, kind};
}

// No word or name goes across these, and no walk.
static bool ends_clause(char32_t c) {
  return c == U'，' || c == U'。' || c == U'；' || c == U'！' || c == U'？' || c == U'\n';
}

// Cuts up to `to`, from the beginning of its clause on: what stands in clauses without a head is never cut.
static void advance(gx_nominal* m, uint32_t to) {
  uint32_t begin = to;
  while (begin > m->done && !ends_clause(m->in->article->text.ch[begin - 1])) begin--;
  if (begin > m->done) {
    m->done = begin;
    m->cells[begin] = (cell){0, 1, TOKEN_STOP};
  }
  for (; m->done < to; m->done++) {
    const uint32_t p = m->done;
    const stretch tokens = gx_tokens_at(m->in, p);
    for (const piece* t = &m->in->tokens->all.at[tokens.from]; t < &m->in->tokens->all.at[tokens.to]; t++)
      relax(m, p, t->end, t->kind, t->gain);
    for (uint32_t i = m->last[p]; i; i = m->names.at[i - 1].next) {
      const name* known = &m->names.at[i - 1];
      relax(m, p, known->end, known->kind, known->gain - gx_join_penalty(&m->in->article->text, p));
    }
  }
}

gx_nominal* gx_nominal_new(const gx_tagging* in, const gx_spans* spans, gx_arena* arena) {
  const uint32_t n = in->article->text.n;
  gx_nominal* m = GX_NEW(arena, gx_nominal);
  m->in = in;
  m->arena = arena;
  m->cells = GX_ARRAY(arena, cell, n + 1);
  m->last = GX_ARRAY(arena, uint32_t, n + 1);
  for (uint32_t i = 0; i < spans->n; i++) gx_nominal_add(m, &spans->at[i]);
  return m;
}

void gx_nominal_add(gx_nominal* m, const gx_span* span) {
  token kind = TOKEN_STOP;
  switch (span->kind) {
    case GX_SPAN_PLACE: kind = TOKEN_PLACE; break;
    case GX_SPAN_UNIT:
    case GX_SPAN_COMPANY: kind = TOKEN_UNIT; break;
    case GX_SPAN_DATE:
    case GX_SPAN_REFERENCE: break;
    default: return;
  }
  if (span->end <= span->begin) return;
  const uint32_t chars = span->end - span->begin;
  const int32_t level = span->score / (int32_t)chars;
  if (level <= GX_WEAK) return;
  const name added = {span->end, m->last[span->begin], gx_gain_of(chars, 5 + (level - GX_FAIR) / 5),
                      (uint8_t)kind};
  // The cut up to `begin` is final once a head behind it was asked for; then the name is one more way to go on from there.
  if (span->begin < m->done) {
    if (span->end > m->done) relax(m, span->begin, span->end, added.kind, added.gain);
    return;
  }
  GX_PUSH(m->arena, &m->names, added);
  m->last[span->begin] = m->names.n;
}

// Where the bracket or quote that closes at `end` was opened, or GX_NONE.
static uint32_t opening(const gx_nominal* m, uint32_t end) {
  static const char32_t pairs[][2] = {{U'（', U'）'}, {U'“', U'”'}, {U'《', U'》'}, {U'‘', U'’'}};
  const char32_t* ch = m->in->article->text.ch;
  char32_t open = 0;
  for (unsigned i = 0; i < 4; i++)
    if (pairs[i][1] == ch[end - 1]) open = pairs[i][0];
  for (uint32_t p = end - 1; p-- > 0 && p + 16 >= end;) {
    if (ch[p] == open) return p;
    if (gx_is_any(ch[p], U"，。；！？\n")) break;
  }
  return GX_NONE;
}

// The walk to the left of one head.
typedef struct {
  uint32_t head, at;
  int32_t sum;      // Levels of the characters passed
  gx_anchor anchor; // Of the leftmost anchor passed
  bool verbs;       // A verb was passed
  bool role;        // A verb of roles was passed
  bool joined;      // The token passed last was 和, 与, 及
  bool row;         // Nothing but verbs and verbal nouns was passed
  bool acts;        // A plain verb was passed
  bool deed;        // The token passed last was a verb, or a verbal noun with a noun or a verb behind it
  token last;       // Kind of the token passed last
  bool office;      // Nothing but one character that marks an office was passed, and its number
  bool joins;       // One was passed
  bool gap;         // Anything but anchors was passed
  bool behind;      // The token passed last was an anchor
  bool broken;      // Between two anchors stood something else
  uint32_t body;    // Where the nearest anchor ends
  uint32_t words;   // Tokens between it and the head
  uint32_t unknown; // Characters of no listed word between it and the head
} walk;

static int32_t level_of(token kind) {
  switch (kind) {
    case TOKEN_PLACE:
    case TOKEN_UNIT:
    case TOKEN_PREFIX: return GX_STRONG;
    case TOKEN_NOUN:
    case TOKEN_PERSON:
    case TOKEN_MARK:
    case TOKEN_ORDINAL: return GX_FAIR;
    case TOKEN_UNKNOWN: return 70;
    case TOKEN_ADJECTIVE: return 65;
    case TOKEN_JOIN:
    case TOKEN_VERBAL: return 62;
    case TOKEN_ROLE: return 20;
    default: return 55;
  }
}

static bool is_anchor(token kind) {
  return kind == TOKEN_PLACE || kind == TOKEN_UNIT || kind == TOKEN_PREFIX;
}

static gx_anchor anchor_of(token kind) {
  return kind == TOKEN_PLACE ? GX_ANCHOR_PLACE : kind == TOKEN_UNIT ? GX_ANCHOR_UNIT : GX_ANCHOR_RELATIVE;
}

// Whether the walk may go through a token of this kind.
static bool passes(const walk* w, token kind, gx_reach reach) {
  // 明珠苑和柳荫街道 are two names, 教育和体育|局 is one.
  if (w->joined && (is_anchor(kind) || kind == TOKEN_UNKNOWN || kind == TOKEN_MARK)) return false;
  if (is_anchor(kind)) return true;
  if (kind == TOKEN_PERSON)
    return w->anchor == GX_ANCHOR_NONE && (reach == GX_REACH_NEAR || reach == GX_REACH_DEED);
  if (kind == TOKEN_STOP || reach == GX_REACH_CHAIN) return false;
  // 保障|处, 创新创业|联盟: verbs that touch the head, in an unbroken row, name what it does.
  if (kind == TOKEN_VERB && reach == GX_REACH_DEED) return w->at == w->head || w->row;
  // 节能玻璃|有限公司, 配送服务|有限公司: firms are named by anything.
  if (kind == TOKEN_VERB) return reach == GX_REACH_FAR || reach == GX_REACH_FIRM;
  // 监督检查|室, 纪律检查|委员会; elsewhere the verb has a subject before it and an object behind it.
  if (kind == TOKEN_ROLE) return w->at == w->head;
  // 望湖区和安平县|教育局 are two places, 住房和城乡建设|局 is one office.
  if (kind == TOKEN_JOIN && w->last == TOKEN_ORDINAL) return false; // 任期与|第九届董事会
  if (kind == TOKEN_JOIN) return !w->joined && (w->at != w->head || reach == GX_REACH_DEED) && !w->behind;
  return true;
}

// Levels: behind an anchor everything up to the head is vouched for by both ends.
static int32_t edge_level(const walk* w) {
  const int32_t chars = (int32_t)(w->head - w->at);
  const int32_t mean = w->sum / chars;
  // 规范|农村合作社 is a deed, 应急管理|学院 a name.
  if (w->anchor == GX_ANCHOR_NONE) return w->deed ? GX_WEAK : mean;
  if (!w->gap) return GX_STRONG + 5;
  if (!w->behind && w->body == w->head) return GX_FAIR;
  if (w->role) return w->anchor == GX_ANCHOR_UNIT ? GX_FAIR : GX_WEAK;
  if (w->verbs || w->broken) return 80;
  return mean >= 70 ? GX_STRONG : 85;
}

// 镇 in 石塬|镇|卫生院 is no prefix of ours when an unlisted name stands before it.
static bool owned(const gx_nominal* m, const walk* w) {
  if (w->last != TOKEN_PREFIX || w->at == 0) return false;
  const char32_t before = m->in->article->text.ch[w->at - 1];
  // 东|区|控制中心 of a works
  if (m->in->article->text.ch[w->at] == U'区' && gx_is_any(before, U"东西南北新老厂库")) return true;
  return m->cells[w->at].kind == TOKEN_UNKNOWN && gx_is_han(before);
}

/// The widest first; the nearest are the ones to fall out where there is no room.
static void add_edge(const gx_nominal* m, gx_edges* edges, const walk* w) {
  if (w->joined) return;
  const int32_t level = owned(m, w) ? GX_WEAK + 10 : edge_level(w);
  memmove(edges->at + 1, edges->at, (GX_MAX_EDGES - 1) * sizeof *edges->at);
  edges->at[0] = (gx_edge){
      w->at, level, w->anchor, w->verbs, w->joins, false, w->anchor ? w->body : w->at, w->unknown, w->words};
  if (edges->n < GX_MAX_EDGES) edges->n++;
}

// 专家|和人民网…总编辑, 学院负责人|与…总经理: people are named beside an office, not in its name.
static bool joins_people(const gx_nominal* m, const walk* w, uint32_t begin) {
  if (!w->joined) return false;
  const char32_t* ch = m->in->article->text.ch + begin;
  return gx_lexicon_find(m->in->lexicon, GX_LIST_ADDRESS, ch, w->at - begin) ||
         gx_lexicon_find(m->in->lexicon, GX_LIST_COLLECTIVE, ch, w->at - begin) ||
         gx_lexicon_find(m->in->lexicon, GX_LIST_TITLE, ch, w->at - begin);
}

// 审计|厅, 审计|六处, 督查|组: what an office is for, though it is a deed elsewhere.
static token token_before_office(const walk* w, token kind) {
  return w->office && (kind == TOKEN_ROLE || kind == TOKEN_VERB) ? TOKEN_VERBAL : kind;
}

static bool is_office_mark(const gx_nominal* m, const walk* w, uint32_t begin) {
  if (w->at == w->head)
    return w->at - begin == 1 && gx_is_any(m->in->article->text.ch[begin], U"局厅处部办委组科室所队站");
  return w->office &&
         (gx_is_han_digit(m->in->article->text.ch[begin]) || m->cells[w->at].kind == TOKEN_ORDINAL);
}

// Moves the walk over one token; false when it must end here.
static bool pass(const gx_nominal* m, walk* w, gx_reach reach, token* passed) {
  token kind = (token)m->cells[w->at].kind;
  uint32_t begin = w->at - m->cells[w->at].chars;
  if (kind == TOKEN_CLOSE) {
    begin = opening(m, w->at);
    kind = begin == GX_NONE ? TOKEN_STOP : TOKEN_NOUN;
  }
  kind = token_before_office(w, kind);
  if (w->head - begin > GX_NOMINAL_WINDOW || !passes(w, kind, reach) || joins_people(m, w, begin))
    return false;
  if (is_anchor(kind) && w->anchor == GX_ANCHOR_NONE) w->body = w->at;
  if (kind == TOKEN_UNKNOWN && w->anchor == GX_ANCHOR_NONE) w->unknown += w->at - begin;
  if (!is_anchor(kind) && w->anchor == GX_ANCHOR_NONE) w->words++;
  w->sum += level_of(kind) * (int32_t)(w->at - begin);
  w->row = (kind == TOKEN_VERB || kind == TOKEN_VERBAL) && (w->at == w->head || w->row);
  if (kind == TOKEN_VERB) w->acts = true;
  // 统计|与数据科学学院: what 与 joins to a noun is one itself.
  w->deed =
      !w->office && (kind == TOKEN_VERB || (kind == TOKEN_VERBAL && !w->joined && (!w->row || w->acts)));
  // 中国|驻|德国大使 is one place at another.
  if (is_anchor(kind) && w->anchor != GX_ANCHOR_NONE && !w->behind && m->in->article->text.ch[w->at] != U'驻')
    w->broken = true;
  w->office = is_office_mark(m, w, begin);
  w->last = kind;
  w->at = begin;
  w->joined = kind == TOKEN_JOIN;
  if (w->joined) w->joins = true;
  if (kind == TOKEN_VERB && !w->row) w->verbs = true;
  if (kind == TOKEN_ROLE) w->role = true;
  if (!is_anchor(kind)) w->gap = true;
  w->behind = is_anchor(kind);
  *passed = kind;
  return true;
}

// 星河新材料|临江|有限公司: a place that touches the head leaves the name proper before it.
static bool inner_place(const walk* w, gx_reach reach) {
  return reach == GX_REACH_FIRM && w->anchor == GX_ANCHOR_PLACE && w->body == w->head && !w->broken;
}

// 第九届|校学术委员会: a term right before the name that it counts.
static bool is_term(const gx_nominal* m, const walk* w, const gx_edges* edges) {
  const char32_t* ch = m->in->article->text.ch;
  uint32_t end = w->at + 1;
  if (ch[w->at] != U'第' || !edges->n) return false;
  while (end < w->head && gx_is_han_digit(ch[end])) end++;
  return ch[end] == U'届' && edges->at[0].begin == end + 1;
}

gx_edges gx_nominal_edges(gx_nominal* m, uint32_t head, gx_reach reach) {
  gx_edges edges = {0};
  walk w = {.head = head, .at = head, .body = head};
  token kind = TOKEN_STOP;
  advance(m, head);
  while (w.at > 0 && head - w.at < GX_NOMINAL_WINDOW && pass(m, &w, reach, &kind)) {
    if (is_anchor(kind)) {
      w.anchor = anchor_of(kind);
      add_edge(m, &edges, &w);
    } else if (kind == TOKEN_ORDINAL && w.anchor == GX_ANCHOR_RELATIVE && !w.broken &&
               is_term(m, &w, &edges)) {
      add_edge(m, &edges, &w);
    } else if ((kind != TOKEN_VERB || (w.row && reach == GX_REACH_DEED)) &&
               (!w.verbs || reach == GX_REACH_FIRM) && !w.role &&
               (w.anchor == GX_ANCHOR_NONE || inner_place(&w, reach))) {
      add_edge(m, &edges, &w);
    }
  }
  // Only where a word stopped the walk does an unlisted name surely begin.
  if (edges.n) {
    const uint32_t begin = edges.at[0].begin;
    edges.at[0].bounded =
        (begin == w.at || m->cells[begin].kind == TOKEN_JOIN) && head - w.at < GX_NOMINAL_WINDOW;
  }
  return edges;
}

int32_t gx_edge_score(const gx_edge* edge, uint32_t end, int32_t level) {
  const int32_t chars = (int32_t)(end - edge->begin);
  const int32_t anchors = (int32_t)(edge->body - edge->begin);
  if (edge->anchor == GX_ANCHOR_NONE || level < 85) return level * chars;
  return GX_SURE * anchors + level * (chars - anchors) + 20 + 3 * anchors;
}

#define MAX_WORD_BEFORE 7

// Lists of words that hold a mark without being names that end in it: 路 in 道路, 报 in 汇报, 部 in 干部, 会 in 座谈会. Longer nouns
// are marks with what they name (研究|部), but for places (柏油路).
static bool holds_mark(const gx_tagging* in, const gx_hit* other, const gx_hit* hit, gx_list list) {
  const uint32_t chars = other->end - other->begin;
  const uint32_t lists = other->lists;
  if (lists & (GX_IN(GX_LIST_ROLE_VERB) | GX_IN(GX_LIST_MEETING_HEAD) | GX_IN(GX_LIST_ADDRESS) |
               GX_IN(GX_LIST_COLLECTIVE)))
    return true;
  // 部 in 干部, 委 in 委员; but the 部 of 部长 is the ministry's own.
  if (lists & GX_IN(GX_LIST_TITLE) &&
      (other->end == hit->end || in->article->text.ch[other->end - 1] != U'长'))
    return true;
  if (list != GX_LIST_PLACE_SUFFIX) {
    const gx_entry* word = gx_entry_in(in->lexicon, other->entry, GX_LIST_WORD);
    return word && (chars == 2 || other->begin == hit->begin || !gx_str_starts(word->class_, GX_STR("n")));
  }
  // 区 in 校区, 市 in 超市
  return lists & GX_IN(GX_LIST_WORD) ||
         (hit->end - hit->begin == 1 && other->end == hit->end &&
          lists & (GX_IN(GX_LIST_UNIT_SUFFIX) | GX_IN(GX_LIST_COMPANY_SUFFIX)));
}

// 作协 in 合作协议, 会议 in 议会议长: a word begins in the mark and goes on behind it.
static bool is_cut_across(const gx_tagging* in, const gx_hit* hit) {
  if (hit->end - hit->begin != 2) return false;
  for (uint32_t i = in->hits_from[hit->begin + 1]; i < in->hits_from[hit->end]; i++)
    if (in->hits.at[i].end == hit->end + 1 &&
        in->hits.at[i].lists & (GX_IN(GX_LIST_WORD) | GX_IN(GX_LIST_ROLE_VERB) | GX_IN(GX_LIST_TITLE)))
      return true;
  return false;
}

bool gx_nominal_is_head(const gx_tagging* in, const gx_hit* hit, gx_list list) {
  if (is_cut_across(in, hit)) return false;
  const uint32_t from = hit->begin > MAX_WORD_BEFORE ? hit->begin - MAX_WORD_BEFORE : 0;
  const uint32_t last = in->hits_from[hit->begin + 1];
  for (uint32_t i = in->hits_from[from]; i < last; i++) {
    const gx_hit* other = &in->hits.at[i];
    const bool longer = other->end - other->begin > hit->end - hit->begin;
    if (!longer || other->end < hit->end || (other->begin != hit->begin && other->end != hit->end)) continue;
    const uint32_t lists = other->lists;
    const gx_entry* mark = lists & GX_IN(list) ? gx_entry_in(in->lexicon, other->entry, list) : NULL;
    // 湖区 is a mark too, but seldom one of a name: 望湖|区.
    if (mark && !(list == GX_LIST_PLACE_SUFFIX && mark->weight <= 5 && other->end == hit->end)) return false;
    // 区 in 望湖区, 湖 in 湖北
    if (list == GX_LIST_PLACE_SUFFIX && lists & (GX_IN(GX_LIST_DIVISION) | GX_IN(GX_LIST_COUNTRY)))
      return false;
    if (holds_mark(in, other, hit, list)) return false;
  }
  return true;
}
