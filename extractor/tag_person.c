/// Persons that no list holds, found by what stands around them and by what names look like.
///
/// Every stretch that could be a name is a candidate. Its score adds up: what names look like (name_model), what ends to its left (a
/// title, 记者, 、 after another name), what begins to its right (a role verb, 等, a title), the neighbours of a list, against the words
/// that it would cut. 李丰|参加 beats 李丰参|加 because 参加 is a verb and 参 no given name. A name that the document establishes
/// once is known in all of it.
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "extractor/name_model.h"
#include "extractor/names.h"

/// What begins or ends at a position, as bits.
enum {
  MARK_TITLE_UNIT = 1 << 0, ///< 区委书记
  MARK_TITLE_BARE = 1 << 1, ///< 书记
  MARK_BYLINE     = 1 << 2, ///< 记者
  MARK_HONORIFIC  = 1 << 3, ///< 同志
  MARK_OCCUPATION = 1 << 4, ///< 村民
  MARK_GROUP      = 1 << 5, ///< 区领导
  MARK_ROLE       = 1 << 6, ///< 主持
  MARK_VERB       = 1 << 7,
  MARK_FUNCTION   = 1 << 8, ///< Adverbs, prepositions, conjunctions, pronouns: 在, 先后
  MARK_DATE       = 1 << 9,
  MARK_WORD       = 1 << 10, ///< Any other common word
  MARK_SENTENCE   = 1 << 11,
  MARK_PLACE      = 1 << 12,
  MARK_UNIT       = 1 << 13,
  MARK_SHORT      = 1 << 14, ///< A word of one character: 才, 曾
  MARK_LINK       = 1 << 15, ///< A preposition or verb of one character: 到, 沿
  MARK_APPOINT    = 1 << 16, ///< 任命, 选举: the name of a person follows
};

/// A candidate is accepted from this total on; known names need less of their own.
enum { ACCEPT = 10, KNOWN_BONUS = 9, MAX_CHAIN = 9, MAX_SPACED = 12, MAX_FOREIGN = 8, STRONG_LEFT = 8, RAREST = -4 };

typedef struct {
  uint32_t    begin, end;
  int         own;   ///< Prior, left, right and words cut
  int         chain; ///< Support by neighbours in a list
  const char* rule;
} candidate;

typedef struct {
  const gx_tagging* in;
  const gx_spans*   spans;
  uint32_t*         begins; ///< MARK bits of what begins at each position
  uint32_t*         ends;
  uint8_t*          cut;    ///< cut[i]: weight of the heaviest common word with i strictly inside it
  GX_VEC(candidate) found;
  uint32_t*         from;   ///< First candidate with begin ≥ i
  gx_arena*         arena;
} search;

// --- marks -----------------------------------------------------------------------------------------------------------

static uint32_t mark_of_span(const gx_lexicon* lexicon, const gx_span* s) {
  switch (s->kind) {
    case GX_SPAN_TITLE: return strcmp(s->rule, "title.bare") == 0 ? MARK_TITLE_BARE : MARK_TITLE_UNIT;
    case GX_SPAN_GROUP: return MARK_GROUP;
    case GX_SPAN_DATE: return MARK_DATE;
    case GX_SPAN_PLACE: return MARK_PLACE;
    case GX_SPAN_UNIT:
    case GX_SPAN_COMPANY: return MARK_UNIT;
    case GX_SPAN_ADDRESS: {
      const gx_entry* e = gx_entry_in(lexicon, s->entry, GX_LIST_ADDRESS);
      if (e && gx_str_eq(e->class_, GX_STR("byline"))) return MARK_BYLINE;
      if (e && gx_str_eq(e->class_, GX_STR("honorific"))) return MARK_HONORIFIC;
      return MARK_OCCUPATION;
    }
    default: return 0;
  }
}

static uint32_t mark_of_entry(const gx_entry* e) {
  if (e->list == GX_LIST_ROLE_VERB) {
    if (gx_str_eq(e->class_, GX_STR("appoint"))) return MARK_APPOINT;
    return gx_str_eq(e->class_, GX_STR("other")) ? MARK_VERB : MARK_ROLE;
  }
  if (e->list == GX_LIST_PERSON) return 0;
  if (e->list != GX_LIST_WORD || !e->class_.n) return MARK_WORD; // 现场, 委员会: words by another list
  switch (e->class_.p[0]) {
    case 'v': return MARK_VERB;
    case 'd':
    case 'p':
    case 'c':
    case 'r':
    case 'u': return MARK_FUNCTION;
    default: return MARK_WORD;
  }
}

static uint32_t mark_of_short(const gx_entry* e, uint32_t mark) {
  if (e->list != GX_LIST_WORD || !mark) return mark & MARK_ROLE;
  return e->class_.n && memchr("pv", e->class_.p[0], 2) ? MARK_SHORT | MARK_LINK : MARK_SHORT;
}

static void mark_hits(search* s) {
  const gx_tagging* in = s->in;
  for (uint32_t i = 0; i < in->hits.n; i++) {
    const gx_hit* hit = &in->hits.at[i];
    for (uint32_t e = hit->entry; e != GX_NONE; e = gx_lexicon_entry(in->lexicon, e)->next) {
      const gx_entry* entry = gx_lexicon_entry(in->lexicon, e);
      uint32_t        mark  = mark_of_entry(entry);
      if (hit->end == hit->begin + 1) mark = mark_of_short(entry, mark);
      s->begins[hit->begin] |= mark;
      s->ends[hit->end] |= mark;
      if (entry->list == GX_LIST_PERSON || hit->end == hit->begin + 1) continue;
      const int weight = entry->list == GX_LIST_WORD ? (int)entry->weight : 6;
      for (uint32_t k = hit->begin + 1; k < hit->end; k++)
        if (s->cut[k] < weight) s->cut[k] = (uint8_t)(weight > 9 ? 9 : weight);
    }
  }
}

static char32_t at(const search* s, uint32_t i) { return i < s->in->article->text.n ? s->in->article->text.ch[i] : U'\n'; }

static bool is_byline_mark(char32_t c) { return c == U'/' || c == U'：' || c == U'|' || c == U' '; }

static void mark_all(search* s) {
  const uint32_t n = s->in->article->text.n;
  s->begins        = GX_ARRAY(s->arena, uint32_t, n + 1);
  s->ends          = GX_ARRAY(s->arena, uint32_t, n + 1);
  s->cut           = GX_ARRAY(s->arena, uint8_t, n + 1);
  for (uint32_t i = 0; i < s->spans->n; i++) {
    const gx_span* span = &s->spans->at[i];
    const uint32_t mark = mark_of_span(s->in->lexicon, span);
    if (span->kind == GX_SPAN_ADDRESS && span->end == span->begin + 1) { // 文/甲, 图：乙, but 文化
      if (is_byline_mark(at(s, span->end))) s->ends[span->end + 1] |= mark;
      continue;
    }
    if (strcmp(span->rule, "title.phrase") != 0) s->begins[span->begin] |= mark; // 焕|副市长 begins nothing
    s->ends[span->end] |= mark;
    if (span->score >= GX_FAIR * (int32_t)(span->end - span->begin) && span->end - span->begin <= 6)
      for (uint32_t k = span->begin + 1; k < span->end; k++) // 国|王, 江|苏省
        if (s->cut[k] < 6) s->cut[k] = 6;
  }
  mark_hits(s);
  for (uint32_t i = 0; i < s->in->sentences.n; i++) {
    s->begins[s->in->sentences.at[i].end] |= MARK_SENTENCE;
    s->ends[s->in->sentences.at[i].begin] |= MARK_SENTENCE;
  }
}

// --- evidence --------------------------------------------------------------------------------------------------------

static bool is_list_separator(char32_t c) {
  return c == U'、' || c == U'和' || c == U'与' || c == U'及' || c == U' ' || c == U'，';
}

/// What ends where a candidate begins, with the name of the rule it amounts to. A space behind 记者 or an office is no more than layout.
static int left_evidence(const search* s, uint32_t begin, const char** rule) {
  const bool     spaced = begin > 0 && at(s, begin - 1) == U' ';
  const uint32_t m      = s->ends[begin] | (spaced ? s->ends[begin - 1] & (MARK_TITLE_UNIT | MARK_TITLE_BARE | MARK_BYLINE) : 0);
  *rule                 = "person.context";
  if (m & MARK_TITLE_UNIT) return *rule = "person.after-title", 13;
  if (m & MARK_BYLINE) return *rule = "person.byline", 12;
  if (m & MARK_TITLE_BARE) return *rule = "person.after-title", 13;
  if (m & MARK_GROUP) return *rule = "person.after-group", 10;
  if (m & MARK_OCCUPATION) return *rule = "person.after-occupation", 8;
  if (begin == 0 || m & MARK_SENTENCE) return 2;
  const char32_t c = at(s, begin - 1);
  switch (c) {
    case U'，': case U'。': case U'：': case U'；': case U'“': case U'（': case U'、': case U'■': case U'\n': case U'！': case U'？':
    case U' ': case U'/':
      return c == U'（' && begin >= 2 && (at(s, begin - 2) == U'讯' || at(s, begin - 2) == U'电') ? 9 : 2; // 本报讯（甲）
    case U'由': case U'被': case U'与': case U'和': case U'及': case U'向': case U'对': case U'给': case U'让': case U'请': case U'同':
    case U'是': case U'以': case U'叫': case U'在':
      return 2;
    default: break;
  }
  if (m & MARK_APPOINT) return 10;
  if (m & MARK_ROLE) return 4;
  if (m & MARK_DATE) return 2;
  if (m & (MARK_VERB | MARK_FUNCTION)) return 2;
  if (c == U'的' || m & MARK_SHORT) return 1;
  if (m & MARK_UNIT) return 2; // 教务处|王建国|副处长
  return m & (MARK_WORD | MARK_PLACE) ? 0 : -4;
}

/// 等 that closes a list: 等出席, 等区领导, 等10人, 等陪同.
static bool closes_list(const search* s, uint32_t i) {
  if (at(s, i) != U'等') return false;
  const char32_t next = at(s, i + 1);
  static const char32_t levels[] = U"省市区县州盟旗镇乡校院局厅集公党中国有"; // 等县四家班子领导, 等公司领导, 等党和国家领导人
  for (const char32_t* l = levels; *l; l++)
    if (*l == next) return true;
  return s->begins[i + 1] & (MARK_ROLE | MARK_GROUP | MARK_TITLE_UNIT) || gx_is_digit(next) || gx_is_punct(next) ||
         gx_is_han_digit(next);
}

static int right_evidence(const search* s, uint32_t end) {
  const uint32_t m = s->begins[end];
  const char32_t c = at(s, end);
  if (closes_list(s, end)) return 8;
  if (c == U'一' && at(s, end + 1) == U'行') return 7;
  if (m & MARK_HONORIFIC) return 11;
  if (m & MARK_ROLE) return 7;
  if (m & (MARK_TITLE_BARE | MARK_TITLE_UNIT)) return 7;
  switch (c) {
    case U'、': return 4;
    case U'率': case U'带': case U'来': case U'作': case U'主': return gx_is_punct(at(s, end + 1)) ? 0 : 3; // 郝运来，
    case U'，': case U'：': case U'）': case U'在': case U'是': case U'说': return 3;
    case U'。': case U'；': case U'（': case U'”': case U' ': case U'\n': case U'和': case U'与': case U'及': case U'等': case U'一':
    case U'向': case U'对': case U'就': case U'为': case U'将': case U'还': case U'则': case U'也': case U'代': case U'时': case U'/':
      return 2;
    default: break;
  }
  if (m & (MARK_SENTENCE | MARK_BYLINE | MARK_GROUP)) return 2;
  if (m & (MARK_VERB | MARK_FUNCTION)) return 3;
  if (m & MARK_DATE) return 3;
  if (c == U'的' || m & MARK_SHORT) return m & MARK_LINK ? 2 : 1;
  return m & MARK_WORD ? 0 : -5;
}

/// 杨|先生, 和|总统: a surname before a form of address or an office is no name.
static bool is_addressed(const search* s, uint32_t begin, uint32_t end) {
  static const gx_list lists[] = {GX_LIST_ADDRESS, GX_LIST_TITLE, GX_LIST_COLLECTIVE};
  if (end - begin < 3) return false;
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
    if (gx_lexicon_find(s->in->lexicon, lists[i], s->in->article->text.ch + begin + 1, end - begin - 1)) return true;
  return false;
}

/// What a listed word inside a candidate costs: 关于|安, 强化|责 are no surname and given name; 建国 and 平安 are given names as well.
static int inner_cost(const search* s, uint32_t begin, uint32_t end) {
  const gx_lexicon* lexicon = s->in->lexicon;
  const char32_t*   ch      = s->in->article->text.ch;
  int               cost    = 0;
  if (end - begin < 3) return 0;
  const gx_entry* first = gx_lexicon_find(lexicon, GX_LIST_WORD, ch + begin, 2);
  if (first) cost += mark_of_entry(first) & MARK_FUNCTION ? 14 : 6 + (int)first->weight / 2;
  if (gx_lexicon_find(lexicon, GX_LIST_ROLE_VERB, ch + begin + 1, end - begin - 1)) cost += 8;
  if (gx_lexicon_find(lexicon, GX_LIST_WORD, ch + begin + 1, end - begin - 1))
    cost += gx_surname_weight(lexicon, ch + begin, 1) < 20 ? 6 : 1; // 作|书面, 和|一名, but 张|建国
  return cost;
}

/// 周恩|来: the beginning of a listed person's name is nobody else's.
static bool cuts_listed(const search* s, uint32_t begin, uint32_t end) {
  const gx_tagging* in = s->in;
  for (uint32_t i = in->hits_from[begin]; i < in->hits.n && in->hits.at[i].begin == begin; i++)
    if (in->hits.at[i].end > end && gx_entry_in(in->lexicon, in->hits.at[i].entry, GX_LIST_PERSON)) return true;
  return false;
}

/// 和|普京: what holds a listed person but is longer is none.
static bool holds_listed(const search* s, uint32_t begin, uint32_t end) {
  const gx_tagging* in = s->in;
  for (uint32_t i = in->hits_from[begin]; i < in->hits.n && in->hits.at[i].begin < end; i++) {
    const gx_hit* hit = &in->hits.at[i];
    if (hit->end <= end && hit->end - hit->begin < end - begin && gx_entry_in(in->lexicon, hit->entry, GX_LIST_PERSON)) return true;
  }
  return false;
}

/// 副部长|明亮|参加: a noun or adjective between an office and a role verb can only be the official's name.
static bool is_framed(const search* s, uint32_t begin, uint32_t end, const gx_entry* word) {
  const char* rule;
  return word->class_.n && memchr("na", word->class_.p[0], 2) && left_evidence(s, begin, &rule) >= STRONG_LEFT + 2 &&
         right_evidence(s, end) >= 7;
}

/// What speaks against: the candidate is a common word, cuts one at either edge, or begins with one.
static int word_cost(const search* s, uint32_t begin, uint32_t end) {
  const gx_tagging* in   = s->in;
  int               cost = inner_cost(s, begin, end) + (holds_listed(s, begin, end) ? 8 : 0);
  const gx_entry*   word = gx_lexicon_find(in->lexicon, GX_LIST_WORD, in->article->text.ch + begin, end - begin);
  if (!word) word = gx_lexicon_find(in->lexicon, GX_LIST_LOOKALIKE, in->article->text.ch + begin, end - begin);
  if (word) cost += is_framed(s, begin, end, word) ? 3 : 8 + (int)word->weight / 2;
  if (s->cut[begin]) cost += 2 + s->cut[begin] / 2;
  if (s->cut[end]) cost += 1 + s->cut[end] / 3;
  return cost;
}

/// Candidates that some list knows as something else: 河道, 江苏, 村民; between an office and a role verb 高原 is a name all the same.
static int entity_cost(const search* s, uint32_t begin, uint32_t end) {
  enum { FRAMED = 5, OTHER = 14, SITE = 7 };
  const gx_tagging* in = s->in;
  const char*       rule;
  const bool        framed = left_evidence(s, begin, &rule) >= STRONG_LEFT + 2 && right_evidence(s, end) >= 7;
  const char32_t* last = in->article->text.ch + end - 1; // 万里|路, 金沙|湖 listed among sites
  if (gx_given_weight(in->lexicon, *last, GX_GIVEN_SECOND) < 40 && gx_lexicon_find(in->lexicon, GX_LIST_PLACE_SUFFIX, last, 1))
    return framed ? FRAMED : SITE;
  for (uint32_t i = in->hits_from[begin]; i < in->hits.n && in->hits.at[i].begin == begin; i++) {
    if (in->hits.at[i].end != end) continue;
    for (uint32_t e = in->hits.at[i].entry; e != GX_NONE; e = gx_lexicon_entry(in->lexicon, e)->next) {
      const uint8_t list = gx_lexicon_entry(in->lexicon, e)->list;
      if (list != GX_LIST_PERSON && list != GX_LIST_WORD) return framed && list != GX_LIST_TITLE ? FRAMED : OTHER;
    }
  }
  return 0;
}

// --- candidates ------------------------------------------------------------------------------------------------------

/// Adds a candidate unless no list and no earlier mention could lift it to ACCEPT. What is cheap to know is asked first.
static void add(search* s, uint32_t begin, uint32_t end, int prior, const char* rule) {
  enum { LEAST = ACCEPT - MAX_SPACED, BEST_LEFT = 13, BEST_RIGHT = 11 };
  if (prior + BEST_LEFT + BEST_RIGHT < LEAST) return;
  const char* seen;
  const int   left = left_evidence(s, begin, &seen);
  if (left >= STRONG_LEFT && prior < RAREST && prior >= 2 * RAREST) prior = RAREST; // Behind a title the rarest name is one
  int own = prior + left;
  if (own + BEST_RIGHT < LEAST) return;
  own += right_evidence(s, end);
  if (own < LEAST || is_addressed(s, begin, end) || cuts_listed(s, begin, end)) return;
  own -= word_cost(s, begin, end) + entity_cost(s, begin, end);
  if (own >= LEAST) GX_PUSH(s->arena, &s->found, (candidate){begin, end, own, 0, rule ? rule : seen});
}

/// 骞芳莉, 扎西顿珠: a name of no listed form is believed behind an office or 记者 when what follows shows where it ends.
static void add_unlisted(search* s, uint32_t i) {
  const char* rule;
  if (s->begins[i] & ~(uint32_t)MARK_SENTENCE || s->cut[i] || left_evidence(s, i, &rule) < STRONG_LEFT + 2) return;
  const int32_t surname = gx_surname_weight(s->in->lexicon, s->in->article->text.ch + i, 1);
  if (surname > 100 || gx_is_han_digit(at(s, i))) return;
  for (uint32_t n = 1; n <= 4 && gx_is_han(at(s, i + n - 1)) && !gx_is_grammar(s->in->lexicon, at(s, i + n - 1)); n++) {
    if (n > 1 && s->begins[i + n - 1] & ~(uint32_t)(MARK_SHORT | MARK_LINK)) break; // Names hold no words
    if (n < (surname ? 4u : 2u)) continue; // What begins with a surname is tried as a Chinese name already
    if (!s->cut[i + n] && right_evidence(s, i + n) >= (n == 3 ? 3 : 7)) add(s, i, i + n, RAREST - 2, "person.unlisted-surname");
  }
}

static void add_han(search* s, uint32_t i) {
  const gx_text* text    = &s->in->article->text;
  const uint32_t room    = text->n - i;
  const uint32_t surname = gx_surname_chars(s->in->lexicon, text->ch + i, room);
  if (gx_is_han_digit(text->ch[i])) return; // 一行|六人
  add_unlisted(s, i);
  for (uint32_t family = surname; family > 0; family--)
    for (uint32_t given = 1; given <= 2 && family + given <= room; given++) {
      const uint32_t n = family + given;
      if (!gx_is_han(text->ch[i + n - 1])) break;
      add(s, i, i + n, gx_name_prior(s->in->lexicon, text->ch + i, n, family), NULL);
    }
}

/// 王张丽华: two surnames, then two given characters; rare, so only behind a title or in a list.
static bool is_name_part(const search* s, uint32_t i) {
  const char32_t c = at(s, i);
  return gx_is_translit(s->in->lexicon, c) || gx_is_latin(c);
}

/// Begin of the part before a dot: transliteration characters, and at most two others where nothing else begins or ends (司马义·).
static uint32_t dotted_begin(const search* s, uint32_t dot) {
  enum { MOST = 8, ODD = 2 };
  const uint32_t strong = MARK_TITLE_UNIT | MARK_TITLE_BARE | MARK_BYLINE | MARK_OCCUPATION | MARK_SENTENCE | MARK_GROUP;
  uint32_t begin = dot, odd = 0;
  while (begin > 0 && dot - begin < MOST && (gx_is_han(at(s, begin - 1)) || gx_is_latin(at(s, begin - 1)))) {
    if (begin < dot && s->ends[begin] & strong) break;
    if (begin < dot && s->ends[begin] & (MARK_ROLE | MARK_VERB | MARK_FUNCTION | MARK_PLACE)) break;
    if (!is_name_part(s, begin - 1) && (++odd > ODD || gx_is_grammar(s->in->lexicon, at(s, begin - 1)))) break;
    begin--;
  }
  return begin;
}

/// Share of transliteration characters in a dotted name, in tenths.
static uint32_t foreignness(const search* s, uint32_t begin, uint32_t end) {
  uint32_t parts = 0, all = 0;
  for (uint32_t i = begin; i < end; i++) {
    if (at(s, i) == U'·') continue;
    all++;
    parts += is_name_part(s, i);
  }
  return all ? parts * 10 / all : 0;
}

/// 司马义·铁力瓦尔地, 约翰·史密斯: from a dot outwards. 强信心·权威 and 一二·九 are no names: their characters do not transliterate.
static void add_dotted(search* s, uint32_t dot) {
  enum { MOST = 18, LEAST_FOREIGN = 6, PRIOR = 12 };
  const uint32_t follows = MARK_ROLE | MARK_VERB | MARK_FUNCTION | MARK_DATE | MARK_TITLE_BARE | MARK_TITLE_UNIT | MARK_HONORIFIC;
  const uint32_t begin = dotted_begin(s, dot);
  uint32_t       end   = dot + 1;
  while (end - dot <= 2 && gx_is_han(at(s, end)) && !(s->begins[end] & (follows | MARK_WORD | MARK_SHORT))) end++; // ·吾守|尔
  while (end - dot < MOST && (is_name_part(s, end) || (at(s, end) == U'·' && is_name_part(s, end + 1)))) end++;
  if (begin == dot || end == dot + 1) return;
  bool closer = false;
  for (uint32_t e = dot + 2; e <= end; e++) { // A closer end only where something begins that a name precedes
    if (e < end && !(s->begins[e] & follows)) continue; // 达|代伦 is one name
    if (e == end && closer && right_evidence(s, e) < 2) continue;
    if (foreignness(s, begin, e) >= LEAST_FOREIGN) add(s, begin, e, PRIOR, "person.dotted");
    closer = true;
  }
}

/// 拉夫罗夫: a run of transliteration characters behind a title, or at a clause's head before a role verb.
static void add_foreign(search* s, uint32_t i) {
  const char* rule;
  const int   left = left_evidence(s, i, &rule);
  if (left < 2 || (i > 0 && at(s, i - 1) == U'·')) return;
  const bool chinese = gx_surname_weight(s->in->lexicon, s->in->article->text.ch + i, 1) > 0;
  for (uint32_t n = 2; n <= MAX_FOREIGN && is_name_part(s, i + n - 1); n++) {
    if (at(s, i + n) == U'·') return;
    const int right = right_evidence(s, i + n);
    if (right < 2 || (left < 7 && right < 7)) continue;
    add(s, i, i + n, gx_translit_prior(s->in->lexicon, s->in->article->text.ch + i, n) + (left >= 7 ? 2 : -2) - (chinese && n <= 3 ? 4 : 0),
        "person.foreign");
  }
}

/// 周恩来|政府管理学院, 茅以升|中学: a body named after somebody.
static bool names_unit(const search* s, const gx_hit* name) {
  return s->begins[name->end] & MARK_UNIT && !(s->begins[name->end] & (MARK_ROLE | MARK_VERB | MARK_FUNCTION | MARK_TITLE_UNIT));
}

static void add_listed(search* s) {
  const gx_tagging* in = s->in;
  for (uint32_t i = 0; i < in->hits.n; i++)
    if (gx_entry_in(in->lexicon, in->hits.at[i].entry, GX_LIST_PERSON) && !names_unit(s, &in->hits.at[i]))
      GX_PUSH(s->arena, &s->found, (candidate){in->hits.at[i].begin, in->hits.at[i].end, 24, 0, "person.listed"});
}

static int by_begin(const void* a, const void* b) {
  const candidate* x = a;
  const candidate* y = b;
  if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
  if (x->end != y->end) return x->end > y->end ? -1 : 1;
  return y->own - x->own;
}

static void index_found(search* s) {
  const uint32_t n = s->in->article->text.n;
  if (s->found.n) qsort(s->found.at, s->found.n, sizeof *s->found.at, by_begin);
  s->from    = GX_ARRAY(s->arena, uint32_t, n + 2);
  uint32_t k = 0;
  for (uint32_t i = 0; i <= n + 1; i++) {
    while (k < s->found.n && s->found.at[k].begin < i) k++;
    s->from[i] = k;
  }
}

static int total(const candidate* c) { return c->own + c->chain; }

static int support(int neighbour) {
  if (neighbour >= ACCEPT) return MAX_SPACED;
  if (neighbour >= ACCEPT - 4) return 5;
  return neighbour >= ACCEPT - 9 ? 3 : 0;
}

static void raise_chain(candidate* c, int to, int most) {
  if (to > most) to = most;
  if (c->chain < to) c->chain = to;
}

/// 甲、乙和丙: neighbours in a list vouch for each other. Two sweeps, there and back, carry the support along the whole list.
static void sweep_chains(search* s) {
  for (unsigned sweep = 0; sweep < 2; sweep++)
    for (uint32_t step = 0; step < s->found.n; step++) {
      candidate* c = &s->found.at[sweep ? step : s->found.n - 1 - step];
      if (!is_list_separator(at(s, c->end))) continue;
      const char32_t by   = at(s, c->end);
      const int      most = by == U'，' ? 3 : by == U' ' ? MAX_SPACED : MAX_CHAIN;
      for (uint32_t k = s->from[c->end + 1]; k < s->found.n && s->found.at[k].begin == c->end + 1; k++) {
        candidate* d = &s->found.at[k];
        raise_chain(c, support(total(d)), most);
        raise_chain(d, support(total(c)), most);
      }
    }
}

static gx_str name_key(const char32_t* ch, uint32_t n) { return (gx_str){(const char*)ch, n * sizeof *ch}; }

static bool is_known(const gx_names* names, const char32_t* ch, uint32_t n) {
  return names && gx_intern_find(names->set, name_key(ch, n)) != GX_NONE;
}

/// 骞芳莉 once more: a name whose surname no list holds is looked for by itself where the document has established it.
static void add_known(search* s, uint32_t i) {
  const gx_text* text = &s->in->article->text;
  if (gx_surname_weight(s->in->lexicon, text->ch + i, 1) > 0) return;
  for (uint32_t n = 4; n >= 2; n--)
    if (i + n <= text->n && is_known(s->in->names, text->ch + i, n)) add(s, i, i + n, 0, "person.known");
}

static void find_candidates(search* s) {
  mark_all(s);
  const gx_text* text = &s->in->article->text;
  for (uint32_t i = 0; i + 1 < text->n; i++) {
    if (text->ch[i] == U'·' && i > 0) add_dotted(s, i);
    if (!gx_is_han(text->ch[i])) continue;
    add_han(s, i);
    add_known(s, i);
    if (gx_is_translit(s->in->lexicon, text->ch[i])) add_foreign(s, i);
  }
  add_listed(s);
  index_found(s);
  sweep_chains(s);
}

// --- stages ----------------------------------------------------------------------------------------------------------

static bool is_dotted(const candidate* c) { return strcmp(c->rule, "person.dotted") == 0; }

/// Of the candidates that begin at one place the best; a longer one wins when it is nearly as good (周伟东 over 周伟).
static const candidate* best_at(const search* s, uint32_t begin) {
  const candidate* best = NULL;
  for (uint32_t k = s->from[begin]; k < s->found.n && s->found.at[k].begin == begin; k++) {
    const candidate* c = &s->found.at[k];
    if (best && is_dotted(best) && is_dotted(c) && total(best) >= ACCEPT) continue; // 穆罕默德·本·扎耶德 goes on
    if (!best || total(c) > total(best) + 1) best = c;
  }
  return best;
}

void gx_names_collect(const gx_tagging* in, const gx_spans* spans, gx_arena* arena, gx_names* names) {
  search s = {.in = in, .spans = spans, .arena = arena};
  find_candidates(&s);
  for (uint32_t i = 0; i < in->article->text.n; i++) {
    const candidate* c = best_at(&s, i);
    if (c && total(c) >= ACCEPT + 2) gx_intern_add(names->set, name_key(in->article->text.ch + c->begin, c->end - c->begin));
  }
}

/// 王副市长, 李书记: a surname and an office for somebody named before.
static void propose_references(search* s, gx_spans* out) {
  const gx_tagging* in     = s->in;
  const uint32_t    before = s->spans->n;
  for (uint32_t i = 0; i < before; i++) {
    const gx_span* t = &s->spans->at[i];
    if (t->kind != GX_SPAN_TITLE || strcmp(t->rule, "title.bare") != 0 || t->begin == 0) continue;
    const char32_t* surname = in->article->text.ch + t->begin - 1;
    const char*     rule;
    if (gx_lexicon_find(in->lexicon, GX_LIST_TITLE_PREFIX, surname, 1)) continue; // 原|副区长
    const int32_t   often = gx_surname_weight(in->lexicon, surname, 1);
    if (often < (gx_is_grammar(in->lexicon, *surname) ? 200 : 8) || left_evidence(s, t->begin - 1, &rule) < 1) continue;
    GX_PUSH(s->arena, out,
            (gx_span){.begin = t->begin - 1,
                      .end   = t->end,
                      .kind  = GX_SPAN_REFERENCE,
                      .score = GX_FAIR * (int32_t)(t->end - t->begin + 1) + 20,
                      .rule  = "reference.title",
                      .entry = GX_NONE,
                      .head  = t->begin});
  }
}

static int32_t level_of(int evidence) {
  const int level = 55 + 2 * evidence;
  return level > 110 ? 110 : level < GX_WEAK ? GX_WEAK : level;
}

void gx_tag_persons(const gx_tagging* in, gx_arena* arena, gx_spans* out) {
  search s = {.in = in, .spans = out, .arena = arena};
  find_candidates(&s);
  propose_references(&s, out);
  for (uint32_t i = 0; i < s.found.n; i++) { // What the document knows already
    candidate* c = &s.found.at[i];
    if (is_known(in->names, in->article->text.ch + c->begin, c->end - c->begin)) c->own += KNOWN_BONUS;
  }
  for (uint32_t i = 0; i < in->article->text.n; i++) {
    const candidate* c = best_at(&s, i);
    if (!c || total(c) < ACCEPT) continue;
    GX_PUSH(arena, out,
            (gx_span){.begin = c->begin,
                      .end   = c->end,
                      .kind  = GX_SPAN_PERSON,
                      .score = level_of(total(c)) * (int32_t)(c->end - c->begin),
                      .rule  = c->rule,
                      .entry = GX_NONE,
                      .head  = c->begin});
  }
}
