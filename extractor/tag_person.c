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
#include "extractor/person_evidence.h"

/// A candidate is accepted from this total on; known names need less of their own.
enum {
  ACCEPT = 10,
  KNOWN_BONUS = 9,
  MAX_CHAIN = 9,
  MAX_SPACED = 12,
  MAX_FOREIGN = 8,
  RAREST = -4,
  BETWEEN = 6
};

typedef struct {
  uint32_t begin, end;
  int own;   ///< Prior, left, right and words cut
  int chain; ///< Support by neighbours in a list
  int sides; ///< On how many sides a sure name stands beside it: 1 before, 2 behind, 3 both
  const char* rule;
} candidate;

typedef GX_VEC(candidate) candidates;

struct gx_candidates {
  gx_surroundings near;
  candidates found;
  uint32_t* from; ///< First candidate with begin ≥ i
  gx_arena* arena;
};

typedef struct gx_candidates search;

static bool is_list_separator(char32_t c) {
  return c == U'、' || c == U'和' || c == U'与' || c == U'及' || c == U' ' || c == U'，';
}

// --- candidates ------------------------------------------------------------------------------------------------------

/// What ends at a place, and the name of the rule it amounts to.
typedef struct {
  int points;
  const char* rule;
} left_side;

static left_side left_of(const search* s, uint32_t begin) {
  left_side left;
  left.points = gx_left_evidence(&s->near, begin, &left.rule);
  return left;
}

/// Adds a candidate unless no list and no earlier mention could lift it to ACCEPT. What is cheap to know is asked first.
static void add_behind(search* s, left_side left, uint32_t begin, uint32_t end, int prior, const char* rule) {
  enum { LEAST = ACCEPT - MAX_CHAIN - BETWEEN, BEST_RIGHT = 11, AT_CLAUSE = 4, BEST_ROLE = 7 };
  if (left.points >= GX_STRONG_LEFT && prior < RAREST && prior >= 2 * RAREST)
    prior = RAREST; // Behind a title the rarest name is one
  int own = prior + left.points + gx_called_evidence(&s->near, begin, end);
  if (own + BEST_RIGHT < LEAST) return;
  const int right = gx_right_evidence(&s->near, end);
  own += right + (left.points == AT_CLAUSE && right == BEST_ROLE); // 丁一|主持会议 is a whole clause
  if (own < LEAST || gx_no_name(&s->near, begin, end)) return;
  own -= gx_name_cost(&s->near, begin, end);
  if (own >= LEAST) GX_PUSH(s->arena, &s->found, (candidate){begin, end, own, 0, 0, rule ? rule : left.rule});
}

static void add(search* s, uint32_t begin, uint32_t end, int prior, const char* rule) {
  add_behind(s, left_of(s, begin), begin, end, prior, rule);
}

/// 骞芳莉, 扎西顿珠: a name of no listed form is believed behind an office or 记者 when what follows shows where it ends.
static void add_unlisted(search* s, left_side left, int32_t surname, uint32_t i) {
  if (left.points < GX_STRONG_LEFT + 2 || surname > 100) return;
  if (s->near.begins[i] & ~(uint32_t)GX_MARK_SENTENCE || s->near.cut[i]) return;
  for (uint32_t n = 1; n <= 4 && gx_is_han(gx_char_at(&s->near, i + n - 1)) &&
                       !gx_is_grammar(s->near.in->lexicon, gx_char_at(&s->near, i + n - 1));
       n++) {
    if (n > 1 && s->near.begins[i + n - 1] & ~(uint32_t)(GX_MARK_SHORT | GX_MARK_LINK))
      break;                               // Names hold no words
    if (n < (surname ? 4u : 2u)) continue; // What begins with a surname is tried as a Chinese name already
    if (!s->near.cut[i + n] && gx_right_evidence(&s->near, i + n) >= (n == 3 ? 3 : 7))
      add_behind(s, left, i, i + n, RAREST - 2, "person.unlisted-surname");
  }
}

/// 李健、次仁旺堆、索朗多吉等: four characters that fill an item of a roll and hold no word; their neighbours must vouch for them.
static void add_item(search* s, uint32_t i) {
  enum { CHARS = 4, PARTS = 3, PRIOR = -5 };
  uint32_t parts = 0;
  if (i + CHARS >= s->near.in->article->text.n || s->near.cut[i] || s->near.cut[i + CHARS]) return;
  const char32_t behind = gx_char_at(&s->near, i + CHARS);
  const bool ends = behind == U'、' || behind == U'等' || s->near.begins[i + CHARS] & GX_MARK_ROLE;
  for (uint32_t k = i; ends && k < i + CHARS; k++) {
    const char32_t c = gx_char_at(&s->near, k);
    if (!gx_is_han(c) || s->near.begins[k] & ~(uint32_t)(GX_MARK_SHORT | GX_MARK_LINK)) return;
    parts += gx_is_translit(s->near.in->lexicon, c);
  }
  if (parts >= PARTS) add(s, i, i + CHARS, PRIOR, "person.item");
}

/// 白玛|玉珍, 次仁|卓嘎: two halves of Tibetan names, where a surname's look would cut the first.
static void add_tibetan(search* s, left_side left, uint32_t i) {
  enum { HALF = 2, PRIOR = 8 };
  const gx_text* text = &s->near.in->article->text;
  const gx_lexicon* lexicon = s->near.in->lexicon;
  if (!gx_sieve_holds(gx_lexicon_begin_of(lexicon, GX_CLASS_TIBETAN), text->ch[i])) return;
  if (i + 2 * HALF > text->n || !gx_lexicon_is(lexicon, GX_CLASS_TIBETAN, text->ch + i, HALF)) return;
  if (gx_lexicon_is(lexicon, GX_CLASS_TIBETAN, text->ch + i + HALF, HALF))
    add_behind(s, left, i, i + 2 * HALF, PRIOR, "person.tibetan");
}

static const char between[] = "person.between"; ///< Its own name tells such candidates from others

/// 覃世杰、区云、李茂记: two or three characters of no word between two commas of a roll; only sure names on both sides make them one.
static void add_filler(search* s, uint32_t i) {
  enum { PRIOR = -10 };
  if (s->near.cut[i]) return;
  for (uint32_t n = 1; n <= 3 && gx_is_han(gx_char_at(&s->near, i + n - 1)); n++) {
    const bool word = n > 1 && s->near.begins[i + n - 1] & ~(uint32_t)(GX_MARK_SHORT | GX_MARK_LINK);
    if (word || s->near.ends[i + n] & ~(uint32_t)(GX_MARK_SHORT | GX_MARK_LINK)) return;
    if (n > 1 && gx_char_at(&s->near, i + n) == U'、') add(s, i, i + n, PRIOR, between);
  }
}

/// 王伟, 王小明, 欧阳修远: a listed surname and one or two characters.
static void add_chinese(search* s, left_side left, uint32_t i) {
  const gx_text* text = &s->near.in->article->text;
  const uint32_t room = text->n - i;
  for (uint32_t family = gx_surname_chars(s->near.in->lexicon, text->ch + i, room); family > 0; family--)
    for (uint32_t given = 1; given <= 2 && family + given <= room; given++) {
      const uint32_t n = family + given;
      if (!gx_is_han(text->ch[i + n - 1])) break;
      add_behind(s, left, i, i + n, gx_name_prior(s->near.in->lexicon, text->ch + i, n, family), NULL);
    }
}

static bool is_capital(char32_t c) { return c >= U'A' && c <= U'Z'; }

/// Kevin Lobo, Robot Mak|教授: words that begin with capitals, behind an office or before one.
static void add_latin(search* s, uint32_t i) {
  enum { MOST = 40, PRIOR = 7 };
  const char* rule;
  if (!is_capital(gx_char_at(&s->near, i)) || (i && gx_is_latin(gx_char_at(&s->near, i - 1)))) return;
  uint32_t end = i, words = 0;
  for (; end < i + MOST; end++) {
    const char32_t c = gx_char_at(&s->near, end), next = gx_char_at(&s->near, end + 1);
    if (is_capital(c) && gx_is_latin(next) && !is_capital(next)) words++;
    if (gx_is_latin(c) || ((c == U' ' || c == U'.' || c == U'-') && (is_capital(next) || next == U' ')))
      continue;
    break;
  }
  while (end > i && !gx_is_latin(gx_char_at(&s->near, end - 1))) end--;
  const uint32_t addressed = s->near.begins[end] & (GX_MARK_TITLE_BARE | GX_MARK_TITLE_UNIT |
                                                    GX_MARK_HONORIFIC | GX_MARK_OCCUPATION);
  if (words < 2 || (gx_left_evidence(&s->near, i, &rule) < GX_STRONG_LEFT + 2 && !addressed)) return;
  add(s, i, end, PRIOR, "person.latin");
}

/// 王张丽华: two surnames, then two given characters; rare, so only behind a title or in a list.
static bool is_name_part(const search* s, uint32_t i) {
  const char32_t c = gx_char_at(&s->near, i);
  return gx_is_translit(s->near.in->lexicon, c) || gx_is_latin(c);
}

/// 阿不都, 阿布都, 亚历山大: 不, 都 and 大 are words elsewhere.
static bool is_bound_part(const search* s, uint32_t i) {
  const char32_t c = gx_char_at(&s->near, i), before = i ? gx_char_at(&s->near, i - 1) : 0;
  if (c == U'不') return before == U'阿';
  if (c == U'大') return before == U'山' && i > 1 && gx_char_at(&s->near, i - 2) == U'历';
  return c == U'都' && (before == U'不' || before == U'布' || before == U'卜');
}

/// 致电|阿卜杜|勒马|吉德·特本: a verb of characters that transliterate is part of a name whose other characters go back to where one can
/// begin.
static bool goes_back(const search* s, uint32_t begin, uint32_t dot, uint32_t most, uint32_t strong) {
  enum { LEAST = 4 }; // A verb of two characters, and two before it
  const uint32_t other = strong & ~(uint32_t)(GX_MARK_VERB | GX_MARK_FUNCTION | GX_MARK_WORD);
  const char* rule;
  uint32_t b = begin;
  while (b > 0 && dot - b < most && is_name_part(s, b - 1) && !(s->near.ends[b] & other)) b--;
  return b + LEAST <= begin && gx_left_evidence(&s->near, b, &rule) >= 2;
}

/// Begin of the part before a dot: transliteration characters, and at most two others where nothing else begins or ends (司马义·).
static uint32_t dotted_begin(const search* s, uint32_t dot) {
  enum { MOST = 8, ODD = 2 };
  const uint32_t strong = GX_MARK_TITLE_UNIT | GX_MARK_TITLE_BARE | GX_MARK_BYLINE | GX_MARK_OCCUPATION |
                          GX_MARK_SENTENCE | GX_MARK_GROUP | GX_MARK_UNIT | GX_MARK_ROLE | GX_MARK_VERB |
                          GX_MARK_FUNCTION | GX_MARK_PLACE | GX_MARK_APPOINT;
  uint32_t begin = dot, odd = 0;
  while (begin > 0 && dot - begin < MOST) {
    const char32_t c = gx_char_at(&s->near, begin - 1);
    if (!gx_is_han(c) && !gx_is_latin(c)) {
      const bool hyphen = c == U'-' && begin < dot && begin > 1 && is_name_part(s, begin - 2); // 让-弗朗索瓦·
      if (!hyphen) break;
    } else if (is_bound_part(s, begin - 1)) {
      begin--;
      continue;
    } else if (begin < dot && s->near.ends[begin] & strong && !goes_back(s, begin, dot, MOST, strong)) {
      break;
    } else if (!is_name_part(s, begin - 1)) {
      if (++odd > ODD || gx_is_grammar(s->near.in->lexicon, c)) break;
      if (begin < dot && s->near.ends[begin] & GX_MARK_WORD) break; // 学院|丹尼尔·
    }
    begin--;
  }
  return begin;
}

/// Share of transliteration characters in a dotted name, in tenths.
static uint32_t foreignness(const search* s, uint32_t begin, uint32_t end) {
  uint32_t parts = 0, all = 0;
  for (uint32_t i = begin; i < end; i++) {
    if (gx_char_at(&s->near, i) == U'·') continue;
    all++;
    parts += is_name_part(s, i);
  }
  return all ? parts * 10 / all : 0;
}

/// Whether a word of three and more characters goes on across `i`: 盖茨基金|会. Names end in the beginnings of shorter ones.
static bool in_long_word(const search* s, uint32_t i) {
  const gx_tagging* in = s->near.in;
  for (uint32_t h = in->hits_from[i > 3 ? i - 3 : 0]; h < in->hits.n && in->hits.at[h].begin < i; h++)
    if (in->hits.at[h].end > i && in->hits.at[h].end - in->hits.at[h].begin >= 3) return true;
  return false;
}

/// Where the part behind a dot ends at the latest: transliteration characters, further dotted parts, and others where nothing begins
/// that could follow a name (·吾守|尔).
static uint32_t dotted_end(const search* s, uint32_t dot, uint32_t follows) {
  enum { MOST = 18, ODD = 3 };
  uint32_t end = dot + 1, odd = 0;
  while (end - dot < MOST) {
    const bool near_dot = gx_char_at(&s->near, end - 1) == U'·' || gx_char_at(&s->near, end - 2) == U'·';
    if (is_name_part(s, end) || is_bound_part(s, end)) {
      end++;
    } else if (gx_char_at(&s->near, end) == U'·' || gx_char_at(&s->near, end) == U'-') {
      if (!is_name_part(s, end + 1) || end == dot + 1) break;
      end++;
    } else {
      if (!gx_is_han(gx_char_at(&s->near, end)) || s->near.cut[end] ||
          s->near.begins[end] & (follows | GX_MARK_WORD | GX_MARK_SHORT))
        break;
      if (++odd > ODD || !(near_dot || is_name_part(s, end + 1))) break;
      end++;
    }
  }
  while (end > dot + 1 && in_long_word(s, end)) end--;
  return end;
}

/// 司马义·铁力瓦尔地, 约翰·史密斯: from a dot outwards. 强信心·权威 and 一二·九 are no names: their characters do not transliterate.
static void add_dotted(search* s, uint32_t dot) {
  enum { LEAST_FOREIGN = 6, PRIOR = 12 };
  const uint32_t follows = GX_MARK_ROLE | GX_MARK_VERB | GX_MARK_FUNCTION | GX_MARK_DATE |
                           GX_MARK_OCCUPATION | GX_MARK_TITLE_BARE | GX_MARK_TITLE_UNIT | GX_MARK_HONORIFIC;
  const uint32_t begin = dotted_begin(s, dot), end = dotted_end(s, dot, follows);
  if (begin == dot || end == dot + 1) return;
  int least = -99;                            // 达|代伦 is one name, 阿勒纳哈扬|通电话 is not
  for (uint32_t e = dot + 2; e <= end; e++) { // A closer end only where something begins that a name precedes
    if (e < end && !(s->near.begins[e] & follows)) continue;
    if (e == end && gx_right_evidence(&s->near, e) < least) continue;
    if (foreignness(s, begin, e) >= LEAST_FOREIGN) add(s, begin, e, PRIOR, "person.dotted");
    const bool clear = s->near.begins[e] & (GX_MARK_ROLE | GX_MARK_OCCUPATION) ||
                       gx_is_grammar(s->near.in->lexicon, gx_char_at(&s->near, e));
    least = least == 7 || clear ? 7 : 2;
  }
}

/// 拉夫罗夫: a run of transliteration characters behind a title, or at a clause's head before a role verb.
static void add_foreign(search* s, left_side left, int32_t surname, uint32_t i) {
  if (left.points < 2 || (i > 0 && gx_char_at(&s->near, i - 1) == U'·')) return;
  enum { USUAL = 30 }; // 佐哈里: surnames of hardly anybody say little
  const char32_t* ch = s->near.in->article->text.ch + i;
  const bool chinese = surname >= USUAL;
  for (uint32_t n = 2; n <= MAX_FOREIGN && is_name_part(s, i + n - 1); n++) {
    if (gx_char_at(&s->near, i + n) == U'·') return;
    const int right = gx_right_evidence(&s->near, i + n);
    if (right < 2 || (left.points < 7 && right < 7)) continue;
    if (gx_listed_at(s->near.in, i, i + n, GX_LIST_WORD) ||
        ((left.points < 7 || n == 2) && gx_is_grammar(s->near.in->lexicon, ch[n - 1])))
      continue; // 外国领导人|热烈|祝贺, 希望山东|以|开展
    add_behind(s, left, i, i + n,
               gx_translit_prior(s->near.in->lexicon, ch, n) + (left.points >= 7 ? 2 : -2) -
                   (chinese && n <= 3 ? 4 : 0),
               "person.foreign");
  }
}

/// 周恩来|政府管理学院, 茅以升|中学: a body named after somebody.
static bool names_unit(const search* s, const gx_hit* name) {
  return s->near.begins[name->end] & GX_MARK_UNIT &&
         !(s->near.begins[name->end] & (GX_MARK_ROLE | GX_MARK_VERB | GX_MARK_FUNCTION | GX_MARK_TITLE_UNIT));
}

/// 张平|文: two listed characters before one that begins nothing may be no more than the beginning of a name; 秘书长阿|科斯塔 no more
/// than the end.
static int listed_worth(const search* s, const gx_hit* hit) {
  enum { SURE = 24, DOUBTFUL = 8 };
  const uint32_t office = GX_MARK_TITLE_UNIT | GX_MARK_TITLE_BARE;
  if (hit->begin > 1 && s->near.ends[hit->begin - 1] & office && is_name_part(s, hit->begin - 1) &&
      is_name_part(s, hit->begin) && is_name_part(s, hit->end - 1))
    return DOUBTFUL;
  return hit->end - hit->begin == 2 && gx_right_evidence(&s->near, hit->end) <= -5 ? DOUBTFUL : SURE;
}

static void add_listed(search* s) {
  const gx_tagging* in = s->near.in;
  for (uint32_t i = 0; i < in->hits.n; i++)
    if (gx_is_listed(&in->hits.at[i], GX_LIST_PERSON) && !names_unit(s, &in->hits.at[i]) &&
        gx_char_at(&s->near, in->hits.at[i].end) != U'·' && // 乔纳森|·钱伯斯
        (in->hits.at[i].begin == 0 || gx_char_at(&s->near, in->hits.at[i].begin - 1) != U'·'))
      GX_PUSH(s->arena, &s->found,
              (candidate){in->hits.at[i].begin, in->hits.at[i].end, listed_worth(s, &in->hits.at[i]), 0, 0,
                          "person.listed"});
}

static int by_begin(const void* a, const void* b) {
  const candidate* x = a;
  const candidate* y = b;
  if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
  if (x->end != y->end) return x->end > y->end ? -1 : 1;
  return y->own - x->own;
}

static void sort_found(search* s) {
  if (s->found.n) qsort(s->found.at, s->found.n, sizeof *s->found.at, by_begin);
}

static void index_found(search* s) {
  const uint32_t n = s->near.in->article->text.n;
  if (!s->from) s->from = GX_ARRAY(s->arena, uint32_t, n + 2);
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
      if (!is_list_separator(gx_char_at(&s->near, c->end))) continue;
      const char32_t by = gx_char_at(&s->near, c->end);
      const int most = by == U'，' ? 3 : by == U' ' ? MAX_SPACED : MAX_CHAIN;
      for (uint32_t k = s->from[c->end + 1]; k < s->found.n && s->found.at[k].begin == c->end + 1; k++) {
        candidate* d = &s->found.at[k];
        if (d->rule != between) raise_chain(c, support(total(d)), most);
        if (c->rule != between) raise_chain(d, support(total(c)), most);
        if (by == U'、' && d->rule != between && total(d) >= ACCEPT) c->sides |= 2;
        if (by == U'、' && c->rule != between && total(c) >= ACCEPT) d->sides |= 1;
      }
    }
  for (uint32_t i = 0; i < s->found.n; i++) // 李健、周天、卢道富: between two names even a word is one
    if (s->found.at[i].sides == 3) s->found.at[i].chain += BETWEEN;
}

/// At most places no name can begin: no surname, no transliteration, nothing to the left that asks for one.
static void add_han(search* s, uint32_t i) {
  const gx_text* text = &s->near.in->article->text;
  const gx_character* as = gx_lexicon_character(s->near.in->lexicon, text->ch[i]);
  const char32_t before = i ? text->ch[i - 1] : 0;
  const bool may = as->surname || as->doubles || as->translit || s->near.ends[i] || before == U' ';
  const left_side left = may ? left_of(s, i) : (left_side){0};
  if (may && !gx_is_han_digit(text->ch[i])) { // 一行|六人
    add_unlisted(s, left, as->surname, i);
    add_chinese(s, left, i);
  }
  add_tibetan(s, left, i);
  if (before == U'、') add_item(s, i);
  if (before == U'、' && !as->surname) add_filler(s, i);
  if (as->translit) add_foreign(s, left, as->surname, i);
}

static void find_candidates(search* s) {
  const gx_text* text = &s->near.in->article->text;
  for (uint32_t i = 0; i + 1 < text->n; i++) {
    if (text->ch[i] == U'·' && i > 0) add_dotted(s, i);
    if (is_capital(text->ch[i])) add_latin(s, i);
    if (gx_is_han(text->ch[i])) add_han(s, i);
  }
  add_listed(s);
  sort_found(s);
  index_found(s);
  sweep_chains(s);
}

// --- known names -----------------------------------------------------------------------------------------------------

static gx_str name_key(const char32_t* ch, uint32_t n) { return (gx_str){(const char*)ch, n * sizeof *ch}; }

static void learn(gx_names* names, const char32_t* ch, uint32_t n) {
  gx_sieve_add(&names->begins, *ch);
  gx_intern_add(names->set, name_key(ch, n));
}

void gx_names_merge(gx_names* names, const gx_names* more) {
  for (uint32_t i = 0; i < gx_intern_count(more->set); i++)
    gx_intern_add(names->set, gx_intern_get(more->set, i));
  gx_sieve_join(&names->begins, &more->begins);
}

static bool may_begin(const gx_names* names, char32_t c) {
  return names && gx_sieve_holds(&names->begins, c);
}

static bool is_known(const gx_names* names, const char32_t* ch, uint32_t n) {
  return may_begin(names, *ch) && gx_intern_find(names->set, name_key(ch, n)) != GX_NONE;
}

/// How many characters from `i` a known name may have: four, or as many as transliterate.
static uint32_t known_room(const search* s, uint32_t i) {
  enum { SHORT = 4 };
  uint32_t n = 0;
  while (n < MAX_FOREIGN && is_name_part(s, i + n)) n++;
  return n > SHORT ? n : SHORT;
}

/// 骞芳莉 once more: names whose surname no list holds are looked for by themselves where the document has established them. They go
/// before all others, so that on a tie they win.
static void add_known(search* s, const gx_names* names) {
  const gx_text* text = &s->near.in->article->text;
  const candidates before = s->found;
  s->found = (candidates){0};
  for (uint32_t i = 0; i + 1 < text->n; i++) {
    if (!may_begin(names, text->ch[i]) || !gx_is_han(text->ch[i])) continue;
    // What begins with a surname and is short is tried as a Chinese name already: 与|卡贾维维|和 is long
    const uint32_t least = gx_surname_weight(s->near.in->lexicon, text->ch + i, 1) > 0 ? 4 : 2;
    for (uint32_t n = known_room(s, i); n >= least; n--)
      if (i + n <= text->n && is_known(names, text->ch + i, n)) add(s, i, i + n, 0, "person.known");
  }
  if (!s->found.n) {
    s->found = before;
    return;
  }
  for (uint32_t i = 0; i < before.n; i++) {
    before.at[i].chain = 0;
    GX_PUSH(s->arena, &s->found, before.at[i]);
  }
  sort_found(s);
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
    if (best && is_dotted(best) && is_dotted(c) && total(best) >= ACCEPT)
      continue; // 穆罕默德·本·扎耶德 goes on
    if (!best || total(c) > total(best) + 1 || (total(best) < ACCEPT && total(c) >= ACCEPT)) best = c;
  }
  return best;
}

static search* search_new(const gx_tagging* in, const gx_spans* spans, gx_arena* arena) {
  search* s = GX_NEW(arena, search);
  *s = (search){.near = gx_surroundings_new(in, spans, arena), .arena = arena};
  find_candidates(s);
  return s;
}

gx_candidates* gx_names_collect(const gx_tagging* in, const gx_spans* spans, gx_arena* arena,
                                gx_names* names) {
  search* s = search_new(in, spans, arena);
  for (uint32_t k = 0; k < s->found.n; k = s->from[s->found.at[k].begin + 1]) {
    const candidate* c = best_at(s, s->found.at[k].begin);
    if (total(c) >= ACCEPT + 2) learn(names, in->article->text.ch + c->begin, c->end - c->begin);
  }
  return s;
}

gx_candidates* gx_candidates_keep(const gx_candidates* found, gx_arena* arena) {
  search* kept = GX_NEW(arena, search);
  const uint32_t n = found->found.n;
  kept->found = (candidates){GX_ARRAY(arena, candidate, n), n, n};
  if (n) memcpy(kept->found.at, found->found.at, n * sizeof *found->found.at);
  return kept;
}

gx_candidates* gx_candidates_again(const gx_candidates* kept, const gx_tagging* in, const gx_spans* spans,
                                   gx_arena* arena) {
  search* s = GX_NEW(arena, search);
  *s = (search){.near = gx_surroundings_new(in, spans, arena), .found = kept->found, .arena = arena};
  index_found(s);
  return s;
}

/// Whether a name begins where an office ends.
static bool is_titled(const search* s, uint32_t end) {
  for (uint32_t k = s->from[end]; k < s->found.n && s->found.at[k].begin == end; k++)
    if (total(&s->found.at[k]) >= ACCEPT + 2) return true;
  return false;
}

/// 王副市长, 李书记: a surname and an office for somebody named before.
static void propose_references(search* s, gx_spans* out) {
  const gx_tagging* in = s->near.in;
  const uint32_t before = out->n;
  for (uint32_t i = 0; i < before; i++) {
    const gx_span* t = &out->at[i];
    if (t->kind != GX_SPAN_TITLE || strcmp(t->rule, "title.bare") != 0 || t->begin == 0) continue;
    const char32_t* surname = in->article->text.ch + t->begin - 1;
    const char* rule;
    if (gx_listed_at(in, t->begin - 1, t->begin, GX_LIST_TITLE_PREFIX)) continue; // 原|副区长
    if (gx_is_grammar(in->lexicon, *surname) && is_titled(s, t->end)) continue;   // 向|省长王建国
    const int32_t often = gx_surname_weight(in->lexicon, surname, 1);
    if (often < (gx_is_grammar(in->lexicon, *surname) ? 200 : 8) ||
        gx_left_evidence(&s->near, t->begin - 1, &rule) < 1)
      continue;
    GX_PUSH(s->arena, out,
            (gx_span){.begin = t->begin - 1,
                      .end = t->end,
                      .kind = GX_SPAN_REFERENCE,
                      .score = GX_FAIR * (int32_t)(t->end - t->begin + 1) + 20,
                      .rule = "reference.title",
                      .entry = GX_NONE,
                      .head = t->begin});
  }
}

static int32_t level_of(int evidence) {
  const int level = 55 + 2 * evidence;
  return level > 110 ? 110 : level < GX_WEAK ? GX_WEAK : level;
}

void gx_tag_persons(const gx_tagging* in, gx_arena* arena, gx_spans* out) {
  search* s = in->candidates ? in->candidates : search_new(in, out, arena);
  add_known(s, in->names);
  propose_references(s, out);
  const candidate* longer = NULL; // Longer ones come first: where 王秋实 is known, 王秋 is its beginning
  for (uint32_t i = 0; i < s->found.n; i++) { // What the document knows already
    candidate* c = &s->found.at[i];
    if (!is_known(in->names, in->article->text.ch + c->begin, c->end - c->begin)) continue;
    if (longer && longer->begin == c->begin && longer->end > c->end && total(longer) >= ACCEPT) continue;
    c->own += KNOWN_BONUS;
    longer = c;
  }
  for (uint32_t k = 0; k < s->found.n; k = s->from[s->found.at[k].begin + 1]) {
    const candidate* c = best_at(s, s->found.at[k].begin);
    if (total(c) < ACCEPT) continue;
    GX_PUSH(arena, out,
            (gx_span){.begin = c->begin,
                      .end = c->end,
                      .kind = GX_SPAN_PERSON,
                      .score = level_of(total(c)) * (int32_t)(c->end - c->begin),
                      .rule = c->rule,
                      .entry = GX_NONE,
                      .head = c->begin});
  }
}
