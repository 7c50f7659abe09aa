#include "extractor/nominal.h"

#include <string.h>

#include "base/utf8.h"

// A token of the one cut of the article that all heads share.
typedef enum {
  TOKEN_NONE = 0, // The word says nothing
  TOKEN_UNKNOWN,  // One Han character of no listed word: part of a proper name
  TOKEN_MARK,     // 学校, 实验室: nouns that end names of bodies themselves
  TOKEN_NOUN,     // Nouns, abbreviations, attributes; also balanced brackets and quotes
  TOKEN_VERBAL,   // Verbal nouns (管理, 监督, 建设): inside names, seldom at their left end
  TOKEN_ADJECTIVE,
  TOKEN_ROLE,    // 调研, 检查: as often the deed of somebody named before as part of a name
  TOKEN_VERB,    // Other verbs: only behind an anchor and before a far-reaching head
  TOKEN_ORDINAL, // 第一, 118, AI
  TOKEN_JOIN,    // 和 与 及
  TOKEN_CLOSE,   // ） ” 》: the walk jumps to the partner
  TOKEN_PREFIX,  // 区, 市, 省: a relative place
  TOKEN_PLACE,
  TOKEN_UNIT,
  TOKEN_STOP,
} token;

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

// What the text alone says may stand at a place, whatever names are known: the same for all who compose names. Made when it is first asked
// for: most clauses hold no head.
typedef struct {
  uint32_t end;
  int16_t gain;
  uint8_t kind;
} piece;

typedef struct {
  uint32_t from, to; // In `all`; `to` is 0 where they are not made
} stretch;

struct gx_tokens {
  GX_VEC(piece) all;
  stretch* at; // Pieces that begin at i
  gx_arena* arena;
};

// A longer token beats several short ones; `extra` tells equally long cuts apart.
static int32_t gain_of(uint32_t chars, int32_t extra) { return 10 * ((int32_t)chars - 1) + extra; }

static bool is_any(char32_t c, const char32_t* set) {
  while (*set && *set != c) set++;
  return *set != 0;
}

// The marks of administrative levels and bodies that stand for "ours" before a unit: 区教育局, 校工会.
static bool is_prefix(char32_t c) { return is_any(c, U"省市区县州盟旗乡镇村校院"); }

// Characters that close a phrase wherever they stand alone; every other single character may be part of a name (天, 立, 定).
static bool is_function_char(char32_t c) {
  return is_any(c,
                U"的了着过之在对向从由为被把将并也都又就才于以是有到赴往去访听看来等各该此每这那我你他她它们"
                U"其某或而但则且让使给要已未不没说个");
}

static token token_of_class(const gx_entry* e, char32_t first) {
  const gx_str c = e->class_;
  if (e->chars == 1)
    return is_function_char(first) ? TOKEN_STOP : gx_is_han_digit(first) ? TOKEN_ORDINAL : TOKEN_UNKNOWN;
  if (c.n == 0) return TOKEN_NOUN;
  if (gx_str_ends(e->word, GX_STR("有"))) return TOKEN_STOP; // 现有, 设有
  if (gx_str_eq(c, GX_STR("vn")) || gx_str_eq(c, GX_STR("an"))) return TOKEN_VERBAL;
  if (gx_str_eq(c, GX_STR("ad")) || gx_str_eq(c, GX_STR("vd"))) return TOKEN_STOP;
  switch (c.p[0]) {
    case 'n': return gx_str_eq(c, GX_STR("nr")) ? TOKEN_STOP : TOKEN_NOUN;
    case 'j':
    case 'b':
    case 'i':
    case 'l':
    case 's':
    case 'z': return TOKEN_NOUN;
    case 'f': return is_any(first, U"国境海城外东西南北") ? TOKEN_NOUN : TOKEN_STOP;
    case 'a':
      return e->weight >= 8 ? TOKEN_STOP : TOKEN_ADJECTIVE; // 重要, 主要 say what somebody thinks of a thing
    case 'v': return TOKEN_VERB;
    case 'm': return first == U'第' ? TOKEN_ORDINAL : TOKEN_STOP;
    default: return TOKEN_STOP;
  }
}

static bool is_join(char32_t c) { return is_any(c, U"和与及"); }

// What one row of one list makes of its word, and how much that reading counts against others of the same word: names first, offices of
// people next (they end names), then the word list (which knows that 管理 and 指导 stand inside names), then marks, then the rest.
typedef struct {
  token kind;
  int rank;
} sense;

// 区委、区政府 stands in the list for those who ask what it means; here it is two.
static bool is_pair(const gx_entry* e) {
  static const char comma[] = "、";
  for (size_t i = 0; i + 3 <= e->word.n; i++)
    if (memcmp(e->word.p + i, comma, 3) == 0) return true;
  return false;
}

static sense sense_of(const gx_entry* e, char32_t first) {
  switch ((gx_list)e->list) {
    // 新城, 朝阳: short forms that are other words too are places where tag_place.c proposes them.
    case GX_LIST_DIVISION: return e->weight < 9 ? (sense){TOKEN_NOUN, 2} : (sense){TOKEN_PLACE, 5};
    case GX_LIST_COUNTRY: return (sense){TOKEN_PLACE, 5};
    case GX_LIST_ORGAN:
    case GX_LIST_COMPANY: return (sense){TOKEN_UNIT, 5};
    case GX_LIST_RELATIVE:
      if (is_pair(e)) return (sense){TOKEN_STOP, 0};
      return (sense){gx_str_eq(e->class_, GX_STR("prefix")) ? TOKEN_PREFIX : TOKEN_UNIT, 5};
    case GX_LIST_TITLE:
      return e->weight > 4 ? (sense){TOKEN_STOP, 4} : (sense){TOKEN_NOUN, 1}; // 专家|工作室, 教师|协会
    case GX_LIST_WORD:
      if (e->chars == 1 && is_join(first)) return (sense){TOKEN_JOIN, 3};
      if (e->chars == 1 && is_prefix(first)) return (sense){TOKEN_PREFIX, 3};
      return (sense){token_of_class(e, first), 3};
    case GX_LIST_UNIT_SUFFIX:
    case GX_LIST_COMPANY_SUFFIX:
    case GX_LIST_PLACE_SUFFIX:
    case GX_LIST_MEETING_HEAD:
      if (e->chars == 1) return (sense){is_prefix(first) ? TOKEN_PREFIX : TOKEN_UNKNOWN, 2};
      return (sense){e->list == GX_LIST_UNIT_SUFFIX ? TOKEN_MARK : TOKEN_NOUN, 2};
    case GX_LIST_TITLE_PREFIX: return (sense){e->chars == 1 ? TOKEN_UNKNOWN : TOKEN_NOUN, 2};
    case GX_LIST_ROLE_VERB: return (sense){TOKEN_STOP, 1};
    case GX_LIST_ADDRESS: // 科技工作者|协会, 志愿者|联合会
      if (e->chars > 1 && !gx_str_ends(e->word, GX_STR("们")) &&
          (gx_str_eq(e->class_, GX_STR("occupation")) || gx_str_eq(e->class_, GX_STR("crowd"))))
        return (sense){TOKEN_NOUN, 1};
      return (sense){e->chars == 1 ? TOKEN_UNKNOWN : TOKEN_STOP, 1};
    case GX_LIST_PERSON:
    case GX_LIST_COLLECTIVE: return (sense){e->chars == 1 ? TOKEN_UNKNOWN : TOKEN_STOP, 1};
    default: return (sense){TOKEN_UNKNOWN, 0}; // Lists about the names of people know nothing of others
  }
}

// 副校长, 局领导: a noun that ends in an office ends a name as the office does.
static bool ends_in_office(const gx_lexicon* lexicon, const gx_entry* noun) {
  char32_t ch[3 * GX_NOMINAL_WINDOW];
  uint32_t n = 0;
  for (size_t at = 0; at < noun->word.n && n < sizeof ch / sizeof *ch;)
    ch[n++] = gx_utf8_next(noun->word, &at);
  for (uint32_t p = 1; p + 2 <= n; p++) {
    const gx_entry* title = gx_lexicon_find(lexicon, GX_LIST_TITLE, ch + p, n - p);
    if (title && title->weight > 4) return true;
  }
  return false;
}

// 调研, 检查 have subjects and objects; 推进, 研究 (class other) may as well stand inside names. The word list alone does not know.
static token token_of_role(const gx_entry* role, sense best) {
  if (best.rank >= 4) return best.kind;
  if (!gx_str_eq(role->class_, GX_STR("other"))) return TOKEN_ROLE;
  if (gx_str_ends(role->word, GX_STR("了"))) return TOKEN_STOP;
  if ((best.kind == TOKEN_NOUN || best.kind == TOKEN_STOP) && best.rank == 3)
    return TOKEN_STOP; // 代表, 负责, 通过
  return best.kind == TOKEN_VERB || best.kind == TOKEN_ADJECTIVE ? TOKEN_VERB : TOKEN_VERBAL;
}

void gx_sense_in_names(const gx_lexicon* lexicon, uint32_t entry, gx_sense* out) {
  const gx_entry* e = gx_lexicon_entry(lexicon, entry);
  const uint32_t chars = e->chars;
  size_t begin = 0;
  const char32_t first = gx_utf8_next(e->word, &begin);
  sense best = {TOKEN_STOP, 0};
  int32_t weight = 0;
  const gx_entry *role = NULL, *noun = e;
  for (uint32_t i = entry; i != GX_NONE; i = e->next) {
    e = gx_lexicon_entry(lexicon, i);
    const sense here = sense_of(e, first);
    if (e->list == GX_LIST_ROLE_VERB && chars > 1) role = e;
    if (here.rank <= best.rank) continue;
    best = here;
    weight = e->list == GX_LIST_WORD ? e->weight : e->list == GX_LIST_DIVISION && e->weight < 7 ? 2 : 6;
  }
  if (!role && best.rank == 0) return;
  token kind = role ? token_of_role(role, best) : best.kind;
  if (!role && kind == TOKEN_NOUN && best.rank == 3 && chars >= 3 && ends_in_office(lexicon, noun))
    kind = TOKEN_STOP;
  out->token = (uint8_t)kind;
  // However frequent, a single character must not break a word: 完成, not 完|成.
  out->gain = (uint8_t)(chars == 1 ? kind == TOKEN_STOP : weight > 9 ? 9 : weight);
}

static bool is_run(char32_t c) { return gx_is_digit(c) || gx_is_latin(c); }

static token token_of_char(char32_t c) {
  if (is_any(c, U"）”》’")) return TOKEN_CLOSE;
  if (c == U'·') return TOKEN_UNKNOWN;
  if (is_run(c)) return TOKEN_ORDINAL;
  if (!gx_is_han(c)) return TOKEN_STOP;
  if (is_join(c)) return TOKEN_JOIN;
  if (is_prefix(c)) return TOKEN_PREFIX;
  return is_function_char(c) ? TOKEN_STOP : TOKEN_UNKNOWN;
}

enum { PART_DEICTIC = 1, PART_COUNT = 2, PART_RUN = 4 };

void gx_sense_of_character(char32_t c, gx_character* out) {
  out->token = (uint8_t)token_of_char(c);
  out->part = (uint8_t)((is_any(c, U"我全本各该两外来") ? PART_DEICTIC : 0) |
                        (gx_is_digit(c) || is_any(c, U"一二两三四五六七八九十数多") ? PART_COUNT : 0) |
                        (is_run(c) || c == U'第' ? PART_RUN : 0));
}

static void push_token(gx_tokens* tokens, uint32_t begin, uint32_t end, token kind, int32_t extra) {
  const piece one = {end, (int16_t)gain_of(end - begin, extra), (uint8_t)kind};
  GX_PUSH(tokens->arena, &tokens->all, one);
}

static void push_ordinal(gx_tokens* tokens, const gx_text* text, uint32_t p, unsigned part) {
  uint32_t e = p + 1;
  if (text->ch[p] == U'第') {
    while (e < text->n && e < p + 6 && (gx_is_han_digit(text->ch[e]) || gx_is_digit(text->ch[e]))) e++;
    if (e > p + 1 && e < text->n && (text->ch[e] == U'任' || text->ch[e] == U'届')) e++; // 第三任|行政长官
  } else if (part & PART_RUN) {
    while (e < text->n && e < p + 24 && is_run(text->ch[e])) e++;
  }
  if (e > p + 1) push_token(tokens, p, e, TOKEN_ORDINAL, 5);
  // 8个单位, 9支服务队: what is counted is a kind, not a name.
  if (part & PART_COUNT && e < text->n &&
      is_any(text->ch[e], U"个名位家所条座批项支场次年月日人万亿元多余款类种"))
    push_token(tokens, p, e + 1, TOKEN_STOP, 6);
}

// 和县 is a county, but 定江镇和县教育局 holds 和.
static int32_t join_penalty(const gx_text* text, uint32_t p) {
  if (!is_join(text->ch[p])) return 0;
  const char32_t before = p ? text->ch[p - 1] : 0;
  return gx_is_han(before) && !is_join(before) && !is_function_char(before) ? 20 : 0;
}

static void push_tokens(gx_tokens* tokens, const gx_tagging* in, uint32_t p) {
  const gx_text* text = &in->article->text;
  gx_character c = *gx_lexicon_character(in->lexicon, text->ch[p]);
  if (!c.token) gx_sense_of_character(text->ch[p], &c);
  // 我市, 全区, 各县: no prefix of a name that follows.
  if (c.part & PART_DEICTIC && p + 1 < text->n && is_prefix(text->ch[p + 1]))
    push_token(tokens, p, p + 2, TOKEN_STOP, 6);
  push_token(tokens, p, p + 1, (token)c.token, 0);
  if (c.part & (PART_RUN | PART_COUNT)) push_ordinal(tokens, text, p, c.part);
  for (uint32_t i = in->hits_from[p]; i < in->hits_from[p + 1]; i++) {
    const gx_sense* word = &in->senses[in->hits.at[i].entry];
    if (word->token == TOKEN_NONE) continue;
    const int32_t penalty = word->token == TOKEN_PLACE ? join_penalty(text, p) : 0;
    push_token(tokens, p, in->hits.at[i].end, (token)word->token, word->gain - penalty);
  }
}

gx_tokens* gx_tokens_new(const gx_tagging* in, gx_arena* arena) {
  gx_tokens* tokens = GX_NEW(arena, gx_tokens);
  tokens->arena = arena;
  tokens->at = GX_ARRAY(arena, stretch, in->article->text.n + 1);
  return tokens;
}

static stretch tokens_at(const gx_tagging* in, uint32_t p) {
  stretch* at = &in->tokens->at[p];
  if (!at->to) {
    at->from = in->tokens->all.n;
    push_tokens(in->tokens, in, p);
    at->to = in->tokens->all.n;
  }
  return *at;
}

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
    const stretch tokens = tokens_at(m->in, p);
    for (const piece* t = &m->in->tokens->all.at[tokens.from]; t < &m->in->tokens->all.at[tokens.to]; t++)
      relax(m, p, t->end, t->kind, t->gain);
    for (uint32_t i = m->last[p]; i; i = m->names.at[i - 1].next) {
      const name* known = &m->names.at[i - 1];
      relax(m, p, known->end, known->kind, known->gain - join_penalty(&m->in->article->text, p));
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
  const name added = {span->end, m->last[span->begin], gain_of(chars, 5 + (level - GX_FAIR) / 5),
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
    if (is_any(ch[p], U"，。；！？\n")) break;
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
  if (kind == TOKEN_STOP || reach == GX_REACH_CHAIN) return false;
  // 保障|处, 创新创业|联盟: verbs that touch the head, in an unbroken row, name what it does.
  if (kind == TOKEN_VERB && reach == GX_REACH_DEED) return w->at == w->head || w->row;
  // 节能玻璃|有限公司, 配送服务|有限公司: firms are named by anything.
  if (kind == TOKEN_VERB) return reach == GX_REACH_FAR || reach == GX_REACH_FIRM;
  // 监督检查|室, 纪律检查|委员会; elsewhere the verb has a subject before it and an object behind it.
  if (kind == TOKEN_ROLE) return w->at == w->head;
  // 望湖区和安平县|教育局 are two places, 住房和城乡建设|局 is one office.
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
  return w->last == TOKEN_PREFIX && w->at > 0 && m->cells[w->at].kind == TOKEN_UNKNOWN &&
         gx_is_han(m->in->article->text.ch[w->at - 1]);
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

// 专家|和人民网…总编辑: people are named beside an office, not in its name.
static bool joins_people(const gx_nominal* m, const walk* w, uint32_t begin) {
  return w->joined &&
         gx_lexicon_find(m->in->lexicon, GX_LIST_ADDRESS, m->in->article->text.ch + begin, w->at - begin);
}

// 审计|厅, 审计|六处, 督查|组: what an office is for, though it is a deed elsewhere.
static token token_before_office(const walk* w, token kind) {
  return w->office && (kind == TOKEN_ROLE || kind == TOKEN_VERB) ? TOKEN_VERBAL : kind;
}

static bool is_office_mark(const gx_nominal* m, const walk* w, uint32_t begin) {
  if (w->at == w->head)
    return w->at - begin == 1 && is_any(m->in->article->text.ch[begin], U"局厅处部办委组科室所队站");
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
  w->deed = !w->office && (kind == TOKEN_VERB || (kind == TOKEN_VERBAL && (!w->row || w->acts)));
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

gx_edges gx_nominal_edges(gx_nominal* m, uint32_t head, gx_reach reach) {
  gx_edges edges = {0};
  walk w = {.head = head, .at = head, .body = head};
  token kind = TOKEN_STOP;
  advance(m, head);
  while (w.at > 0 && head - w.at < GX_NOMINAL_WINDOW && pass(m, &w, reach, &kind)) {
    if (is_anchor(kind)) {
      w.anchor = anchor_of(kind);
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
  const uint32_t lists = in->senses[other->entry].lists;
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
        in->senses[in->hits.at[i].entry].lists &
            (GX_IN(GX_LIST_WORD) | GX_IN(GX_LIST_ROLE_VERB) | GX_IN(GX_LIST_TITLE)))
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
    const uint32_t lists = in->senses[other->entry].lists;
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
