/// What words and characters are in names of bodies: worked out for every listed word when the lists are loaded, put together for each place
/// of an article when it is asked for.
#include <string.h>

#include "base/utf8.h"
#include "extractor/nominal_p.h"

// The marks of administrative levels and bodies that stand for "ours" before a unit: 区教育局, 校工会.
static bool is_prefix(char32_t c) { return gx_is_any(c, U"省市区县州盟旗乡镇村校院"); }

// Characters that close a phrase wherever they stand alone; every other single character may be part of a name (天, 立, 定).
static bool is_function_char(char32_t c) {
  return gx_is_any(
      c,
      U"的了着过之在对向从由为被把将并也都又就才于以是有到赴往去访听看来等各该此每这那我你他她它们"
      U"其某或而但则且让使给要已未不没说个愿");
}

static token token_of_class(const gx_entry* e, char32_t first) {
  const gx_str c = e->class_;
  if (e->chars == 1)
    return is_function_char(first) ? TOKEN_STOP : gx_is_han_digit(first) ? TOKEN_ORDINAL : TOKEN_UNKNOWN;
  if (c.n == 0) return TOKEN_NOUN;
  if (gx_str_ends(e->word, GX_STR("有")) || gx_str_eq(e->word, GX_STR("当选")))
    return TOKEN_STOP; // 现有, 设有, 新|当选
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
    case 'f': return gx_is_any(first, U"国境海城外东西南北") ? TOKEN_NOUN : TOKEN_STOP;
    case 'a':
      return e->weight >= 8 ? TOKEN_STOP : TOKEN_ADJECTIVE; // 重要, 主要 say what somebody thinks of a thing
    case 'v': return TOKEN_VERB;
    case 'm': return first == U'第' ? TOKEN_ORDINAL : TOKEN_STOP;
    default: return TOKEN_STOP;
  }
}

static bool is_join(char32_t c) { return gx_is_any(c, U"和与及"); }

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

// 刘正川同志|担任…公司经理: behind these somebody was named; 校友 and 烈士 stand in names.
static bool names_somebody(const gx_entry* e) {
  return gx_str_eq(e->word, GX_STR("同志")) || gx_str_eq(e->word, GX_STR("先生")) ||
         gx_str_eq(e->word, GX_STR("女士"));
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
      if (gx_str_eq(e->class_, GX_STR("group"))) return (sense){TOKEN_STOP, 1}; // 组织部负责人|宣布集团党委…
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
    case GX_LIST_ADDRESS:
      if (names_somebody(e)) return (sense){TOKEN_STOP, 4};
      // 科技工作者|协会, 志愿者|联合会
      if (e->chars > 1 && !gx_str_ends(e->word, GX_STR("们")) &&
          (gx_str_eq(e->class_, GX_STR("occupation")) || gx_str_eq(e->class_, GX_STR("crowd"))))
        return (sense){TOKEN_NOUN, 1};
      return (sense){e->chars == 1 ? TOKEN_UNKNOWN : TOKEN_STOP, 1};
    case GX_LIST_PERSON: return (sense){e->chars > 2 ? TOKEN_PERSON : TOKEN_STOP, 1};
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
  if (gx_is_any(c, U"）”》’")) return TOKEN_CLOSE;
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
  out->part = (uint8_t)((gx_is_any(c, U"我全本各该两外来") ? PART_DEICTIC : 0) |
                        (gx_is_digit(c) || gx_is_any(c, U"一二两三四五六七八九十数多") ? PART_COUNT : 0) |
                        (is_run(c) || c == U'第' ? PART_RUN : 0));
}

static void push_token(gx_tokens* tokens, uint32_t begin, uint32_t end, token kind, int32_t extra) {
  const piece one = {end, (int16_t)gx_gain_of(end - begin, extra), (uint8_t)kind};
  GX_PUSH(tokens->arena, &tokens->all, one);
}

// 市|十二届|人大常委会: where the number of a term ends that stands between the place and the body, or the character behind `p`.
static uint32_t term_end(const gx_text* text, uint32_t p) {
  uint32_t e = p + 1;
  while (e < text->n && e < p + 4 && gx_is_han_digit(text->ch[e])) e++;
  if (e + 2 >= text->n || text->ch[e] != U'届') return p + 1;
  const bool congress = text->ch[e + 1] == U'人' && text->ch[e + 2] == U'大';
  return congress || (text->ch[e + 1] == U'政' && text->ch[e + 2] == U'协') ? e + 1 : p + 1;
}

static void push_ordinal(gx_tokens* tokens, const gx_text* text, uint32_t p, unsigned part) {
  uint32_t e = p + 1;
  if (text->ch[p] == U'第') {
    while (e < text->n && e < p + 6 && (gx_is_han_digit(text->ch[e]) || gx_is_digit(text->ch[e]))) e++;
    if (e > p + 1 && e < text->n && (text->ch[e] == U'任' || text->ch[e] == U'届')) e++; // 第三任|行政长官
    if (e > p + 1 && e + 1 < text->n && text->ch[e] == U'次' && text->ch[e + 1] == U'全')
      e++; // 第五次|全国经济普查领导小组
  } else if (part & PART_RUN) {
    while (e < text->n && e < p + 24 && is_run(text->ch[e])) e++;
  }
  if (part & PART_COUNT && e == p + 1 && p && is_prefix(text->ch[p - 1])) e = term_end(text, p);
  if (e > p + 1) push_token(tokens, p, e, TOKEN_ORDINAL, 5);
  // 8个单位, 9支服务队: what is counted is a kind, not a name.
  if (part & PART_COUNT && e < text->n &&
      gx_is_any(text->ch[e], U"个名位家所条座批项支场次年月日人万亿元多余款类种"))
    push_token(tokens, p, e + 1, TOKEN_STOP, 6);
}

int32_t gx_join_penalty(const gx_text* text, uint32_t p) {
  if (!is_join(text->ch[p])) return 0;
  const char32_t before = p ? text->ch[p - 1] : 0;
  return gx_is_han(before) && !is_join(before) && !is_function_char(before) ? 20 : 0;
}

// 在北京同|老挝人民革命党, 同|国务院: a preposition before whom one meets.
static bool is_with(const gx_tagging* in, uint32_t p) {
  if (in->article->text.ch[p] != U'同') return false;
  if (p && in->article->text.ch[p - 1] == U'愿') return true; // 愿同|塔议会
  for (uint32_t i = in->hits_from[p + 1]; i < in->hits.n && in->hits.at[i].begin == p + 1; i++)
    if (gx_is_listed(&in->hits.at[i], GX_LIST_COUNTRY) || gx_is_listed(&in->hits.at[i], GX_LIST_ORGAN))
      return true;
  return false;
}

static void push_tokens(gx_tokens* tokens, const gx_tagging* in, uint32_t p) {
  const gx_text* text = &in->article->text;
  gx_character c = *gx_lexicon_character(in->lexicon, text->ch[p]);
  if (!c.token) gx_sense_of_character(text->ch[p], &c);
  // 我市, 全区, 各县: no prefix of a name that follows.
  if (c.part & PART_DEICTIC && p + 1 < text->n && is_prefix(text->ch[p + 1]))
    push_token(tokens, p, p + 2, TOKEN_STOP, 6);
  push_token(tokens, p, p + 1, (token)c.token, 0);
  if (is_with(in, p)) push_token(tokens, p, p + 1, TOKEN_STOP, 6);
  if (c.part & (PART_RUN | PART_COUNT)) push_ordinal(tokens, text, p, c.part);
  for (uint32_t i = in->hits_from[p]; i < in->hits_from[p + 1]; i++) {
    const gx_sense* word = &in->senses[in->hits.at[i].entry];
    if (word->token == TOKEN_NONE) continue;
    const int32_t penalty = word->token == TOKEN_PLACE ? gx_join_penalty(text, p) : 0;
    push_token(tokens, p, in->hits.at[i].end, (token)word->token, word->gain - penalty);
  }
}

gx_tokens* gx_tokens_new(const gx_tagging* in, gx_arena* arena) {
  gx_tokens* tokens = GX_NEW(arena, gx_tokens);
  tokens->arena = arena;
  tokens->at = GX_ARRAY(arena, stretch, in->article->text.n + 1);
  return tokens;
}

stretch gx_tokens_at(const gx_tagging* in, uint32_t p) {
  stretch* at = &in->tokens->at[p];
  if (!at->to) {
    at->from = in->tokens->all.n;
    push_tokens(in->tokens, in, p);
    at->to = in->tokens->all.n;
  }
  return *at;
}
