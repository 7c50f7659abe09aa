/// The evidence for and against names: marks on every position, and what they add up to.
#include "extractor/person_evidence.h"

#include <string.h>

#include "base/utf8.h"

// --- marks -----------------------------------------------------------------------------------------------------------

static uint32_t mark_of_span(const gx_lexicon* lexicon, const gx_span* s) {
  switch (s->kind) {
    case GX_SPAN_TITLE: return strcmp(s->rule, "title.bare") == 0 ? GX_MARK_TITLE_BARE : GX_MARK_TITLE_UNIT;
    case GX_SPAN_GROUP: return GX_MARK_GROUP;
    case GX_SPAN_DATE: return GX_MARK_DATE;
    case GX_SPAN_PLACE: return GX_MARK_PLACE;
    case GX_SPAN_UNIT:
    case GX_SPAN_COMPANY: return GX_MARK_UNIT;
    case GX_SPAN_ADDRESS: {
      const gx_entry* e = gx_entry_in(lexicon, s->entry, GX_LIST_ADDRESS);
      if (e && gx_str_eq(e->class_, GX_STR("byline"))) return GX_MARK_BYLINE;
      if (e && gx_str_eq(e->class_, GX_STR("honorific"))) return GX_MARK_HONORIFIC;
      return GX_MARK_OCCUPATION;
    }
    default: return 0;
  }
}

static uint32_t mark_of_entry(const gx_entry* e) {
  if (e->list == GX_LIST_ROLE_VERB) {
    if (gx_str_eq(e->class_, GX_STR("appoint"))) return GX_MARK_APPOINT;
    return gx_str_eq(e->class_, GX_STR("other")) ? GX_MARK_VERB : GX_MARK_ROLE;
  }
  if (e->list == GX_LIST_PERSON) return 0;
  if (e->list != GX_LIST_WORD || !e->class_.n) return GX_MARK_WORD; // 现场, 委员会: words by another list
  switch (e->class_.p[0]) {
    case 'v': return GX_MARK_VERB;
    case 'd':
    case 'p':
    case 'c':
    case 'r':
    case 'u': return GX_MARK_FUNCTION;
    default: return GX_MARK_WORD;
  }
}

static uint32_t mark_of_short(const gx_entry* e, uint32_t mark) {
  if (e->list != GX_LIST_WORD || !mark) return mark & GX_MARK_ROLE;
  return e->class_.n && memchr("pv", e->class_.p[0], 2) ? GX_MARK_SHORT | GX_MARK_LINK : GX_MARK_SHORT;
}

void gx_sense_of_persons(const gx_lexicon* lexicon, uint32_t entry, gx_sense* out) {
  for (uint32_t i = entry; i != GX_NONE; i = gx_lexicon_entry(lexicon, i)->next) {
    const gx_entry* e = gx_lexicon_entry(lexicon, i);
    const uint32_t mark = mark_of_entry(e);
    out->marks |= e->chars == 1 ? mark_of_short(e, mark) : mark;
    if (e->list == GX_LIST_PERSON || e->chars == 1) continue;
    const int32_t weight = e->list != GX_LIST_WORD ? 6 : e->weight > 9 ? 9 : e->weight;
    if (weight > out->cut) out->cut = (uint8_t)weight;
  }
}

static void mark_hits(gx_surroundings* s) {
  for (uint32_t i = 0; i < s->in->hits.n; i++) {
    const gx_hit* hit = &s->in->hits.at[i];
    const gx_sense* sense = &s->in->senses[hit->entry];
    s->begins[hit->begin] |= sense->marks;
    s->ends[hit->end] |= sense->marks | (sense->lists & GX_IN(GX_LIST_PERSON) ? GX_MARK_PERSON : 0);
    for (uint32_t k = hit->begin + 1; k < hit->end; k++)
      if (s->cut[k] < sense->cut) s->cut[k] = sense->cut;
  }
}

char32_t gx_char_at(const gx_surroundings* s, uint32_t i) {
  return i < s->in->article->text.n ? s->in->article->text.ch[i] : U'\n';
}

static bool is_byline_mark(char32_t c) { return c == U'/' || c == U'：' || c == U'|' || c == U' '; }

/// 习|主席|鲜明强调: an office that a clause calls somebody by, with the surname alone, has its holder.
static bool has_surname(const gx_surroundings* s, const gx_span* title) {
  enum { USUAL = 8 };
  if (title->begin == 0 || strcmp(title->rule, "title.bare") != 0) return false;
  const uint32_t i = title->begin - 1;
  if (i > 0 && !gx_is_punct(gx_char_at(s, i - 1)) && gx_char_at(s, i - 1) != U'\n') return false;
  return !gx_listed_at(s->in, i, i + 1, GX_LIST_TITLE_PREFIX) && // 乌|外长
         gx_surname_weight(s->in->lexicon, s->in->article->text.ch + i, 1) >= USUAL;
}

static void mark_spans(gx_surroundings* s, const gx_spans* spans) {
  for (uint32_t i = 0; i < spans->n; i++) {
    const gx_span* span = &spans->at[i];
    const uint32_t mark = mark_of_span(s->in->lexicon, span);
    if (span->kind == GX_SPAN_ADDRESS && span->end == span->begin + 1) { // 文/甲, 图：乙, but 文化
      if (is_byline_mark(gx_char_at(s, span->end))) s->ends[span->end + 1] |= mark;
      continue;
    }
    if (strcmp(span->rule, "title.phrase") != 0) s->begins[span->begin] |= mark; // 焕|副市长 begins nothing
    const bool behind =
        span->kind == GX_SPAN_TITLE && (s->ends[span->begin] & GX_MARK_PERSON || has_surname(s, span));
    if (!behind) s->ends[span->end] |= mark; // 习近平总书记|郑重宣布: the office has its holder
    if (span->score >= GX_FAIR * (int32_t)(span->end - span->begin) && span->end - span->begin <= 6)
      for (uint32_t k = span->begin + 1; k < span->end; k++) // 国|王, 江|苏省
        if (s->cut[k] < 6) s->cut[k] = 6;
  }
}

gx_surroundings gx_surroundings_new(const gx_tagging* in, const gx_spans* spans, gx_arena* arena) {
  const uint32_t n = in->article->text.n;
  gx_surroundings s = {in, GX_ARRAY(arena, uint32_t, n + 2), GX_ARRAY(arena, uint32_t, n + 1),
                       GX_ARRAY(arena, uint8_t, n + 1)};
  mark_hits(&s);
  mark_spans(&s, spans);
  for (uint32_t i = 0; i < in->sentences.n; i++) {
    s.begins[in->sentences.at[i].end] |= GX_MARK_SENTENCE;
    s.ends[in->sentences.at[i].begin] |= GX_MARK_SENTENCE;
  }
  return s;
}

// --- evidence --------------------------------------------------------------------------------------------------------

/// What ends where a candidate begins, with the name of the rule it amounts to. A space behind 记者 or an office is no more than layout.
int gx_left_evidence(const gx_surroundings* s, uint32_t begin, const char** rule) {
  const bool spaced = begin > 0 && gx_char_at(s, begin - 1) == U' ';
  const uint32_t m =
      s->ends[begin] |
      (spaced ? s->ends[begin - 1] & (GX_MARK_TITLE_UNIT | GX_MARK_TITLE_BARE | GX_MARK_BYLINE) : 0);
  *rule = "person.context";
  if (m & GX_MARK_TITLE_UNIT) return *rule = "person.after-title", 13;
  if (m & GX_MARK_BYLINE) return *rule = "person.byline", 12;
  if (m & GX_MARK_TITLE_BARE) return *rule = "person.after-title", 13;
  const char32_t first = gx_char_at(s, begin);
  if (m & GX_MARK_GROUP && (first == U'和' || first == U'与' || first == U'及'))
    return 2; // 政协委员|和文艺工作者
  if (m & GX_MARK_GROUP) return *rule = "person.after-group", 10;
  const bool spouse = begin > 1 && gx_char_at(s, begin - 2) == U'夫' && gx_char_at(s, begin - 1) == U'人';
  if (m & GX_MARK_OCCUPATION || spouse) return *rule = "person.after-occupation", 8; // 主席夫人|顾若兰
  if (begin == 0 || m & GX_MARK_SENTENCE) return 4;
  const char32_t c = gx_char_at(s, begin - 1);
  if (c == U'：' && s->ends[begin - 1] & GX_MARK_APPOINT) return 10; // 决定任命：|余兴军为…
  if (c == U'（' && begin > 1 && gx_is_any(gx_char_at(s, begin - 2), U"讯电")) return 9; // 本报讯（甲）
  if (gx_is_any(c, U"，。：；“（、■\n！？ /由被与和及向对给让请同是以叫在")) return 2;
  if (m & GX_MARK_APPOINT) return 10;
  if (m & GX_MARK_ROLE) return 4;
  if (m & GX_MARK_DATE) return 2;
  if (m & (GX_MARK_VERB | GX_MARK_FUNCTION)) return 2;
  if (c == U'的' || m & GX_MARK_SHORT) return 1;
  if (m & GX_MARK_UNIT) return 2; // 教务处|王建国|副处长
  return m & (GX_MARK_WORD | GX_MARK_PLACE) ? 0 : -4;
}

/// 等 that closes a list: 等出席, 等区领导, 等10人, 等陪同.
static bool closes_list(const gx_surroundings* s, uint32_t i) {
  if (gx_char_at(s, i) != U'等') return false;
  const char32_t next = gx_char_at(s, i + 1);
  // 等县四家班子领导, 等公司领导, 等党和国家领导人
  if (gx_is_any(next, U"省市区县州盟旗镇乡校院局厅集公党中国有")) return true;
  return s->begins[i + 1] & (GX_MARK_ROLE | GX_MARK_GROUP | GX_MARK_TITLE_UNIT) || gx_is_digit(next) ||
         gx_is_punct(next) || gx_is_han_digit(next);
}

/// Whether the office that begins at `i` goes on to its holder: 副校长|刘登才, 党委常委、副校长|刘登才, but 教授|出席.
static bool has_holder(const gx_surroundings* s, uint32_t i) {
  enum { LONGEST = 8 };
  for (uint32_t end = i + 2; end <= i + LONGEST && end < s->in->article->text.n; end++) {
    if (!(s->ends[end] & (GX_MARK_TITLE_BARE | GX_MARK_TITLE_UNIT))) continue;
    if (end + 1 < s->in->article->text.n && s->ends[end + 1] & GX_MARK_TITLE_BARE) continue;
    const gx_entry* title = gx_listed_at(s->in, i, end, GX_LIST_TITLE);
    if (gx_char_at(s, end) == U'、') return !title || !gx_str_eq(title->class_, GX_STR("profession"));
    return gx_is_han(gx_char_at(s, end)) && gx_char_at(s, end) != U'等' &&
           !(s->begins[end] & (GX_MARK_ROLE | GX_MARK_VERB | GX_MARK_FUNCTION));
  }
  return false;
}

/// Whether a listed profession begins at `i`: 教授, 研究员.
static bool is_profession(const gx_surroundings* s, uint32_t i) {
  const gx_tagging* in = s->in;
  for (uint32_t h = in->hits_from[i]; h < in->hits.n && in->hits.at[h].begin == i; h++) {
    const gx_entry* title = gx_is_listed(&in->hits.at[h], GX_LIST_TITLE)
                                ? gx_entry_in(in->lexicon, in->hits.at[h].entry, GX_LIST_TITLE)
                                : NULL;
    if (title) return gx_str_eq(title->class_, GX_STR("profession"));
  }
  return false;
}

/// 新华医院|孙锟|教授, 宁波大学|屈长征|教授: between a body and a calling stands who is called so.
int gx_called_evidence(const gx_surroundings* s, uint32_t begin, uint32_t end) {
  enum { FRAMED = 5 };
  const char32_t first = gx_char_at(s, begin);
  if (first == U'和' || first == U'与' || first == U'及') return 0; // 技术学院|和龙江|工程师学院
  if (!(s->ends[begin] & GX_MARK_UNIT) || !(s->begins[end] & GX_MARK_TITLE_BARE)) return 0;
  return is_profession(s, end) || !has_holder(s, end) ? FRAMED : 0;
}

/// 陈军和|副校长刘登才, 张勇和|我校: 和 before what goes on with a list is the conjunction; in 陈军和|教授 it need not be.
static bool joins_next(const gx_surroundings* s, uint32_t end) {
  const uint32_t entity =
      GX_MARK_TITLE_UNIT | GX_MARK_UNIT | GX_MARK_PLACE | GX_MARK_GROUP | GX_MARK_OCCUPATION;
  const char32_t join = end ? gx_char_at(s, end - 1) : 0, next = gx_char_at(s, end);
  if (join != U'和' && join != U'与' && join != U'及') return false;
  if (s->begins[end] & GX_MARK_TITLE_BARE && (has_holder(s, end) || !is_profession(s, end))) return true;
  return s->begins[end] & entity || next == U'我' || next == U'其' || next == U'各' || next == U'全';
}

/// 张彤|任|副理事长, 陈军|为|主任: the verb before an office is no part of the name; 徐任|教授 is addressed.
static bool serves(const gx_surroundings* s, uint32_t i) {
  const char32_t c = gx_char_at(s, i);
  return (c == U'任' || c == U'为') && s->begins[i + 1] & (GX_MARK_TITLE_BARE | GX_MARK_TITLE_UNIT) &&
         !is_profession(s, i + 1);
}

/// 高岩|担任: the first character of a verb that ends in 任.
static bool begins_office_verb(char32_t c) {
  return gx_is_any(c, U"担兼出现留连继接就时曾升调转改历新上卸离责主信胜");
}

int gx_right_evidence(const gx_surroundings* s, uint32_t end) {
  const uint32_t m = s->begins[end];
  const char32_t c = gx_char_at(s, end);
  if (c == U'·') return -20; // 哈立德|·希亚里
  if (c == U'之') return -3; // 何敬|之
  if (joins_next(s, end) || (end && serves(s, end - 1))) return -5;
  if (serves(s, end) && !begins_office_verb(gx_char_at(s, end - 1))) return 7;
  if (closes_list(s, end)) return 8;
  if (c == U'一' && gx_char_at(s, end + 1) == U'行') return 7;
  if (m & GX_MARK_HONORIFIC) return 11;
  if (m & GX_MARK_ROLE) return 7;
  if (m & (GX_MARK_TITLE_BARE | GX_MARK_TITLE_UNIT)) return 7;
  switch (c) {
    case U'、': return 4;
    case U'率':
    case U'带':
    case U'来':
    case U'作':
    case U'主': return gx_is_punct(gx_char_at(s, end + 1)) ? 0 : 3; // 郝运来，
    case U'，':
    case U'：':
    case U'）':
    case U'在':
    case U'是':
    case U'说': return 3;
    case U'。':
    case U'；':
    case U'（':
    case U'”':
    case U' ':
    case U'\n': return s->begins[end + 1] & (GX_MARK_TITLE_UNIT | GX_MARK_UNIT | GX_MARK_GROUP) ? 3 : 2;
    case U'和':
    case U'与':
    case U'及': // 、安纯川|和秘书长朱玉华, but 于海|以及党委办公室
      if (gx_char_at(s, end - 1) == U'以') return 0;
      return s->begins[end + 1] & (GX_MARK_TITLE_UNIT | GX_MARK_TITLE_BARE | GX_MARK_UNIT | GX_MARK_GROUP)
                 ? 4
                 : 2;
    case U'等':
    case U'一':
    case U'向':
    case U'对':
    case U'就':
    case U'为':
    case U'将':
    case U'还':
    case U'则':
    case U'也':
    case U'代':
    case U'时':
    case U'/': return 2;
    default: break;
  }
  if (m & (GX_MARK_SENTENCE | GX_MARK_BYLINE | GX_MARK_GROUP)) return 2;
  if (m & (GX_MARK_VERB | GX_MARK_FUNCTION)) return 3;
  if (m & GX_MARK_DATE) return 3;
  if (c == U'的' || m & GX_MARK_SHORT) return m & GX_MARK_LINK ? 2 : 1;
  return m & GX_MARK_WORD ? 0 : -5;
}

/// 杨|先生, 和|总统, 萨勒曼|国王: a name before a form of address or an office is none with it. Whom other words address may be called so: 王新生.
static bool is_addressed(const gx_surroundings* s, uint32_t begin, uint32_t end) {
  if (end - begin < 3) return false;
  if (end - begin > 3 && gx_listed_at(s->in, end - 2, end, GX_LIST_TITLE)) return true;
  const gx_entry* address = gx_listed_at(s->in, begin + 1, end, GX_LIST_ADDRESS);
  if (address && gx_str_eq(address->class_, GX_STR("honorific"))) return true;
  return gx_listed_at(s->in, begin + 1, end, GX_LIST_TITLE) ||
         gx_listed_at(s->in, begin + 1, end, GX_LIST_COLLECTIVE);
}

/// What a listed word inside a candidate costs: 关于|安, 强化|责 are no surname and given name; 建国 and 平安 are given names as well.
static int inner_cost(const gx_surroundings* s, uint32_t begin, uint32_t end) {
  const gx_lexicon* lexicon = s->in->lexicon;
  const char32_t* ch = s->in->article->text.ch;
  int cost = 0;
  if (end - begin < 3) return 0;
  for (uint32_t i = begin; i < end; i++) // 亨利·基辛格: not made of words
    if (ch[i] == U'·') return 0;
  const gx_entry* first = gx_listed_at(s->in, begin, begin + 2, GX_LIST_WORD);
  if (first) cost += mark_of_entry(first) & GX_MARK_FUNCTION ? 14 : 6 + (int)first->weight / 2;
  if (first && end - begin == 4 && gx_listed_at(s->in, begin + 2, end, GX_LIST_WORD)) cost += 6; // 法治|思维
  if (gx_listed_at(s->in, begin + 1, end, GX_LIST_ROLE_VERB)) cost += 8;
  if (gx_listed_at(s->in, begin + 1, end, GX_LIST_ADDRESS)) cost += 6;
  if (gx_listed_at(s->in, begin + 1, end, GX_LIST_WORD))
    cost += gx_surname_weight(lexicon, ch + begin, 1) < 20 ? 6 : 1; // 作|书面, 和|一名, but 张|建国
  return cost;
}

/// 周恩|来: the beginning of a listed person's name is nobody else's.
static bool cuts_listed(const gx_surroundings* s, uint32_t begin, uint32_t end) {
  const gx_tagging* in = s->in;
  for (uint32_t i = in->hits_from[begin]; i < in->hits.n && in->hits.at[i].begin == begin; i++)
    if (in->hits.at[i].end > end && gx_is_listed(&in->hits.at[i], GX_LIST_PERSON)) return true;
  return false;
}

/// 和|普京: what holds a listed person but is longer is none.
static bool holds_listed(const gx_surroundings* s, uint32_t begin, uint32_t end) {
  const gx_tagging* in = s->in;
  for (uint32_t i = in->hits_from[begin]; i < in->hits.n && in->hits.at[i].begin < end; i++) {
    const gx_hit* hit = &in->hits.at[i];
    if (gx_char_at(s, hit->end) == U'·' || (hit->begin && gx_char_at(s, hit->begin - 1) == U'·'))
      return false; // 亨利·|基辛格
    if (hit->end <= end && hit->end - hit->begin < end - begin && gx_is_listed(hit, GX_LIST_PERSON))
      return true;
  }
  return false;
}

enum { SELDOM = 4 }; ///< Weight of words that are seldom used

/// 副部长|明亮|参加, 副局长|史话，: a noun or adjective between an office and a role verb or the end of an item can only be the
/// official's name.
static bool is_framed(const gx_surroundings* s, uint32_t begin, uint32_t end, const gx_entry* word) {
  const char* rule;
  const char32_t c = gx_char_at(s, end);
  const bool closes = c == U'、' || c == U'，' || c == U'；' || c == U'。' || c == U'）';
  // 评论员|文章， is what he wrote
  return word->class_.n && memchr("na", word->class_.p[0], 2) &&
         gx_left_evidence(s, begin, &rule) >= GX_STRONG_LEFT + 2 &&
         ((closes && word->weight <= SELDOM) || gx_right_evidence(s, end) >= 7);
}

/// What speaks against: the candidate is a common word, cuts one at either edge, or begins with one.
static int word_cost(const gx_surroundings* s, uint32_t begin, uint32_t end) {
  enum { USUAL = 200 };
  const gx_tagging* in = s->in;
  int cost = inner_cost(s, begin, end) + (holds_listed(s, begin, end) ? 8 : 0);
  const char32_t* ch = in->article->text.ch + begin;
  const uint32_t n = end - begin;
  if (n <= 3 && gx_is_any(*ch, U"向和") &&
      (gx_surname_weight(in->lexicon, ch + 1, 1) >= USUAL ||
       gx_lexicon_find(in->lexicon, GX_LIST_WORD, ch + 1, n - 1)))
    cost += 9; // 董事长向|刘立新副市长介绍, 主任和|优秀党员
  const gx_entry* word = gx_listed_at(in, begin, end, GX_LIST_WORD);
  if (!word)
    word = gx_lexicon_find(in->lexicon, GX_LIST_LOOKALIKE, in->article->text.ch + begin, end - begin);
  if (word)
    cost += !is_framed(s, begin, end, word) ? 8 + (int)word->weight / 2 : word->weight <= SELDOM ? 2 : 3;
  const bool behind_office =
      s->ends[begin] & GX_MARK_TITLE_UNIT; // 安平县副县长|于大志, though 长于 is a word
  if (s->cut[begin]) cost += behind_office ? 1 + s->cut[begin] / 4 : 2 + s->cut[begin] / 2;
  if (s->cut[end]) cost += 1 + s->cut[end] / 3;
  return cost;
}

/// Candidates that some list knows as something else: 河道, 江苏, 村民; between an office and a role verb 高原 is a name all the same.
static int entity_cost(const gx_surroundings* s, uint32_t begin, uint32_t end) {
  enum { FRAMED = 5, OTHER = 14, SITE = 7 };
  const gx_tagging* in = s->in;
  const char* rule;
  const bool framed =
      gx_left_evidence(s, begin, &rule) >= GX_STRONG_LEFT + 2 && gx_right_evidence(s, end) >= 7;
  const char32_t* last = in->article->text.ch + end - 1; // 万里|路, 金沙|湖 listed among sites
  const bool township = *last == U'镇' || *last == U'乡' || *last == U'村'; // 陶庄|镇|召开
  if ((township || gx_given_weight(in->lexicon, *last, GX_GIVEN_SECOND) < 20) &&
      gx_listed_at(in, end - 1, end, GX_LIST_PLACE_SUFFIX))
    return framed ? FRAMED : SITE;
  const bool where = *last == U'前' || *last == U'外' || *last == U'内' || *last == U'里';
  if (where && gx_listed_at(in, begin, end - 1, GX_LIST_PLACE_SUFFIX)) return OTHER; // 日本首相|官邸前
  for (uint32_t i = in->hits_from[begin]; i < in->hits.n && in->hits.at[i].begin == begin; i++) {
    if (in->hits.at[i].end != end) continue;
    for (uint32_t e = in->hits.at[i].entry; e != GX_NONE; e = gx_lexicon_entry(in->lexicon, e)->next) {
      const uint8_t list = gx_lexicon_entry(in->lexicon, e)->list;
      if (list != GX_LIST_PERSON && list != GX_LIST_WORD)
        return framed && list != GX_LIST_TITLE ? FRAMED : OTHER;
    }
  }
  return 0;
}

/// 伊朗|伊斯兰议会议长, 全体成员|和|吉林省领导: a country and a word, or a conjunction and a place.
static bool holds_country(const gx_surroundings* s, uint32_t begin, uint32_t end) {
  const gx_tagging* in = s->in;
  const uint32_t places = GX_IN(GX_LIST_COUNTRY) | GX_IN(GX_LIST_DIVISION);
  const char32_t first = gx_char_at(s, begin);
  if (end - begin > 2 && (first == U'和' || first == U'与' || first == U'及'))
    for (uint32_t i = in->hits_from[begin + 1]; i < in->hits_from[begin + 2]; i++)
      if (in->hits.at[i].end >= end && in->hits.at[i].lists & places) return true;
  for (uint32_t i = in->hits_from[begin]; i < in->hits_from[begin + 1]; i++) {
    const gx_hit* hit = &in->hits.at[i];
    if (hit->lists & GX_IN(GX_LIST_COUNTRY) && hit->end + 2 <= end &&
        gx_listed_at(in, hit->end, end, GX_LIST_WORD))
      return true;
  }
  return false;
}

int gx_name_cost(const gx_surroundings* s, uint32_t begin, uint32_t end) {
  return word_cost(s, begin, end) + entity_cost(s, begin, end);
}

bool gx_no_name(const gx_surroundings* s, uint32_t begin, uint32_t end) {
  const gx_entry* country = gx_listed_at(s->in, begin, end, GX_LIST_COUNTRY);
  if (country && gx_str_eq(country->class_, GX_STR("country")))
    return true; // 塞拉利昂, but 黄河 and 胡志明 are people too
  return is_addressed(s, begin, end) || cuts_listed(s, begin, end) || holds_country(s, begin, end);
}
