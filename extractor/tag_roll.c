/// Rolls of sites: 先后来到星河智造产业园、临江禾润食品、…等企业; 在欧宁商场、东堤加油站等地，检查组一行查看….
///
/// Behind a verb of visits nothing stands between its commas but the names of what is visited, so that a name needs no place before it to
/// tell where it begins: it fills its room. What it is its last word says (园 a place, 医院 a unit, 集团 a company), and where that says
/// nothing, what closes the roll: 等企业. A kind (大型商场, 农贸市场) fills its room as well; a name holds characters of no listed word.
#include "base/utf8.h"
#include "extractor/name_model.h"
#include "extractor/nominal.h"

#define MAX_ITEMS 16
#define MAX_ITEM  26 // Characters of one name
#define MIN_ITEM  3

typedef enum { CLOSE_NONE, CLOSE_SITES, CLOSE_FIRMS } closing; // Nothing, 等地, 等企业

typedef struct {
  uint32_t begin, end; // What fills the room
  uint32_t head;       // Where its mark begins, or `end`
  gx_span_kind kind;   // By its mark
  uint32_t unheard;    // Characters before the mark that stand in no common word
  uint32_t brand;      // The same, where places and people are common words too
  bool research;       // Such are named by what they look into: …选育与利用国家重点实验室
  bool trade;          // The mark says the trade of a firm: 食品, 科技
  bool vague;          // 基地, 灾区: behind a place as often a kind
  bool hall;           // 校史|展览馆: named by what it shows
  bool area;           // 镇, 村, 街道
  bool chained;        // 义桥街道|向涛社区: an area in another
  bool known;          // Another tagger has proposed it whole
  bool broad;          // The mark has more than one character
} item;

typedef struct {
  item at[MAX_ITEMS];
  uint32_t n;
  closing closing;
  bool scene; // 在…，: a clause of its own
  bool going; // Behind a verb of going, whose object is a site: 察看菜场环境 is not
} roll;

typedef struct {
  const gx_tagging* in;
  gx_arena* arena;
  gx_spans* out;
  uint32_t n_known;         // Proposals made before this stage
  const uint32_t* by_end;   // Number + 1 of the last of them that ends here; NULL until a roll is found
  const uint32_t* same_end; // Number + 1 of the one before that ends there too
} rolls;

static char32_t char_at(const rolls* s, uint32_t p) {
  return p < s->in->article->text.n ? s->in->article->text.ch[p] : 0;
}

// A listed word of two or more characters that begins at `p` and ends no later than `to`: the longest.
static const gx_hit* word_at(const rolls* s, uint32_t p, uint32_t to) {
  for (uint32_t i = s->in->hits_from[p]; i < s->in->hits_from[p + 1]; i++) {
    const gx_hit* h = &s->in->hits.at[i];
    if (h->end <= to && h->end - h->begin > 1) return h;
  }
  return NULL;
}

// 来到, 走访, 考察, 察看: not 听取, 了解, 指挥, whose objects are no sites.
static bool is_visit(const rolls* s, const gx_hit* h) {
  if (!gx_is_listed(h, GX_LIST_ROLE_VERB)) return false;
  const gx_entry* e = gx_entry_in(s->in->lexicon, h->entry, GX_LIST_ROLE_VERB);
  if (!e || (!gx_str_eq(e->class_, GX_STR("inspect")) && !gx_str_eq(e->class_, GX_STR("visit"))))
    return false;
  const char32_t last = char_at(s, h->end - 1), before = char_at(s, h->end - 2);
  return gx_is_any(last, U"到进往赴达访察研查看视摩观导入问") && !gx_is_any(before, U"询约接回返");
}

// 先后|到, 一行|到, 率队|到, 并|到: not 看到, 得到.
static bool is_going(const rolls* s, uint32_t p) {
  const char32_t before = p ? char_at(s, p - 1) : 0;
  return !gx_is_han(before) || gx_is_any(before, U"后别行又还队首再先并接");
}

// 在…， at the beginning of a clause.
static bool is_scene(const rolls* s, uint32_t p) {
  const char32_t before = p ? char_at(s, p - 1) : U'\n';
  return !gx_is_han(before) || gx_is_any(before, U"后着别");
}

static bool ends_item(char32_t c) {
  return c == 0 || c == U'\n' || gx_is_any(c, U"，。；：！？、“”《》【】");
}

static bool is_mark_list(uint32_t lists) {
  return lists & (GX_IN(GX_LIST_PLACE_SUFFIX) | GX_IN(GX_LIST_UNIT_SUFFIX) | GX_IN(GX_LIST_COMPANY_SUFFIX));
}

// The longest mark that ends at `end`, if it leaves two characters of a name before it.
static const gx_hit* mark_before(const rolls* s, uint32_t begin, uint32_t end) {
  for (uint32_t p = end > begin + 8 ? end - 8 : begin; p < end; p++)
    for (uint32_t i = s->in->hits_from[p]; i < s->in->hits_from[p + 1]; i++) {
      const gx_hit* h = &s->in->hits.at[i];
      if (h->end == end && is_mark_list(h->lists)) return h->begin >= begin + 2 ? h : NULL;
    }
  return NULL;
}

// 校史馆, 规划展览馆: of one's own school or town, there is but one.
static const gx_hit* whole_hall(const rolls* s, uint32_t begin, uint32_t end) {
  if (char_at(s, end - 1) != U'馆' || (end < begin + 4 && char_at(s, end - 2) != U'史')) return NULL;
  for (uint32_t i = s->in->hits_from[begin]; i < s->in->hits_from[begin + 1]; i++)
    if (s->in->hits.at[i].end == end && gx_is_listed(&s->in->hits.at[i], GX_LIST_PLACE_SUFFIX))
      return &s->in->hits.at[i];
  return NULL;
}

// 实地, 走访, 进行, 开展: what may follow the last name of a roll.
static bool goes_on(const rolls* s, uint32_t p) {
  for (uint32_t i = s->in->hits_from[p]; i < s->in->hits_from[p + 1]; i++) {
    const gx_hit* h = &s->in->hits.at[i];
    if (h->end - h->begin < 2) continue;
    const gx_entry* role = gx_entry_in(s->in->lexicon, h->entry, GX_LIST_ROLE_VERB);
    if (role && !gx_str_eq(role->class_, GX_STR("other"))) return true;
    const gx_entry* e = gx_entry_in(s->in->lexicon, h->entry, GX_LIST_WORD);
    if (e && gx_str_eq(e->class_, GX_STR("d"))) return true;
  }
  if (char_at(s, p) == U'进' && char_at(s, p + 1) == U'行') return true;
  return char_at(s, p) == U'时';
}

static bool ends_in_mark(const rolls* s, uint32_t begin, uint32_t end) {
  for (uint32_t p = end > begin + 8 ? end - 8 : begin; p < end; p++)
    for (uint32_t i = s->in->hits_from[p]; i < s->in->hits_from[p + 1]; i++) {
      const gx_hit* h = &s->in->hits.at[i];
      const gx_entry* firm =
          h->end == end ? gx_entry_in(s->in->lexicon, h->entry, GX_LIST_COMPANY_SUFFIX) : NULL;
      if (h->end == end && is_mark_list(h->lists) &&
          !(firm && gx_str_eq(firm->class_, GX_STR("trade")))) // 材料|与力学学院
        return true;
    }
  return false;
}

// 和, 与, 及 between two names: the first has come to its mark, and no word runs across.
static bool joins(const rolls* s, uint32_t begin, uint32_t p) {
  if (!gx_is_any(char_at(s, p), U"和与及以")) return false;
  if (char_at(s, p) == U'以' && char_at(s, p + 1) != U'及') return false;
  const gx_hit* word = word_at(s, p, p + 3);
  if (word && char_at(s, p) != U'以') return false;
  return p >= begin + MIN_ITEM && (ends_in_mark(s, begin, p) || char_at(s, p - 1) == U'组'); // 课题组|和
}

// 等企业, 等重点企业, 等地: what closes the roll at 等.
static closing closing_at(const rolls* s, uint32_t p) {
  for (uint32_t q = p + 1; q < p + 12 && !ends_item(char_at(s, q)); q++) {
    const gx_hit* h = word_at(s, q, q + 4);
    if (!h) continue;
    const char32_t first = char_at(s, q), second = char_at(s, q + 1);
    if ((first == U'企' && second == U'业') || (first == U'公' && second == U'司')) return CLOSE_FIRMS;
    if (gx_is_listed(h, GX_LIST_ROLE_VERB)) break;
  }
  return gx_is_any(char_at(s, p + 1), U"地处点现场景多数几") ? CLOSE_SITES : CLOSE_NONE;
}

// 平等, 初等: 等 that ends or begins a word closes nothing.
static bool closes(const rolls* s, uint32_t p) {
  if (char_at(s, p) != U'等') return false;
  for (uint32_t i = s->in->hits_from[p > 2 ? p - 2 : 0]; i < s->in->hits_from[p + 1]; i++) {
    const gx_hit* h = &s->in->hits.at[i];
    if (h->begin <= p && h->end > p && h->end - h->begin > 1 && gx_is_listed(h, GX_LIST_WORD) && h->begin < p)
      return false;
  }
  return true;
}

// Lists of names: with them 红海|水域, without them 郑和|文化馆.
#define NAMES \
  (GX_IN(GX_LIST_DIVISION) | GX_IN(GX_LIST_COUNTRY) | GX_IN(GX_LIST_PERSON) | GX_IN(GX_LIST_ORGAN))

// Characters of [begin, end) that stand in no common word within it, nor in one of the lists `also`.
static uint32_t unheard(const rolls* s, uint32_t begin, uint32_t end, uint32_t also) {
  const uint32_t words = also | GX_IN(GX_LIST_WORD) | GX_IN(GX_LIST_ROLE_VERB) | GX_IN(GX_LIST_UNIT_SUFFIX) |
                         GX_IN(GX_LIST_PLACE_SUFFIX) | GX_IN(GX_LIST_COMPANY_SUFFIX) |
                         GX_IN(GX_LIST_COLLECTIVE) | GX_IN(GX_LIST_ADDRESS) | GX_IN(GX_LIST_TITLE);
  uint32_t n = 0, covered = begin;
  for (uint32_t p = begin; p < end; p++) {
    for (uint32_t i = s->in->hits_from[p]; i < s->in->hits_from[p + 1]; i++) {
      const gx_hit* h = &s->in->hits.at[i];
      if (h->end <= end && h->end - h->begin > 1 && h->end > covered && h->lists & words) covered = h->end;
    }
    if (p >= covered && gx_is_han(char_at(s, p))) n++;
  }
  return n;
}

// 检查, 主持: somebody does them.
static bool is_role(const rolls* s, const gx_hit* word) {
  const gx_entry* role = gx_entry_in(s->in->lexicon, word->entry, GX_LIST_ROLE_VERB);
  return role && !gx_str_eq(role->class_, GX_STR("other"));
}

// 落实, 进行: verbs that are nothing else; 喜|相逢 names a home all the same.
static bool is_verb(const rolls* s, const gx_hit* word, int32_t frequent) {
  bool verb = false;
  for (uint32_t i = word->entry; i != GX_NONE; i = gx_lexicon_entry(s->in->lexicon, i)->next) {
    const gx_entry* e = gx_lexicon_entry(s->in->lexicon, i);
    if (e->list != GX_LIST_WORD || e->class_.n == 0) continue;
    if (e->class_.p[0] == 'n' || gx_str_eq(e->class_, GX_STR("vn"))) return false;
    if (gx_str_eq(e->class_, GX_STR("v")) && e->weight >= frequent) verb = true;
  }
  return verb;
}

// What no name begins with: verbs, adverbs, numbers, unless the word is a noun as well.
static bool is_deed(const rolls* s, const gx_hit* word) {
  bool deed = gx_is_listed(word, GX_LIST_ROLE_VERB);
  if (deed) return true;
  for (uint32_t i = word->entry; i != GX_NONE; i = gx_lexicon_entry(s->in->lexicon, i)->next) {
    const gx_entry* e = gx_lexicon_entry(s->in->lexicon, i);
    if (e->list != GX_LIST_WORD || e->class_.n == 0) continue;
    if (e->class_.p[0] == 'n' || gx_str_eq(e->class_, GX_STR("vn"))) return false;
    if (gx_is_any((char32_t)e->class_.p[0], U"vdp") || gx_str_eq(e->class_, GX_STR("ad"))) deed = true;
  }
  return deed;
}

// Whether the words of an item could be a name's: no deed, nothing counted, no grammar between its words.
static bool is_nominal(const rolls* s, const item* it) {
  if (gx_is_any(char_at(s, it->begin), U"该本此这那某多几数其有相我组团员者与及并到赴往于至近办受完"))
    return false;
  for (uint32_t p = it->begin; p < it->head; p++) { // 相关, 有关, 部分, 多个
    const char32_t c = char_at(s, p), next = char_at(s, p + 1);
    if (gx_is_any(c, U"和的了各") || (next == U'关' && gx_is_any(c, U"相有")) ||
        (c == U'部' && next == U'分') || (next == U'地' && gx_is_any(c, U"当本各")) ||
        (c == U'多' && gx_is_any(next, U"个家所")))
      return false;
  }
  for (uint32_t p = it->begin; p < it->head;) {
    const char32_t c = char_at(s, p);
    if (gx_is_punct(c) && !gx_is_any(c, U"（）·.")) return false;
    const bool number = gx_is_digit(c) || gx_is_han_digit(c);
    if (gx_is_digit(c) && gx_is_han(char_at(s, p - 1)) && p > it->begin) return false; // 二期20万锭
    if (number && gx_is_any(char_at(s, p + 1), U"个家所处座条名位年月日级省市县区")) return false;
    const gx_hit* word = word_at(s, p, it->end);
    if (!word && !it->chained && gx_is_any(c, U"在对向从由为被把将并也又就才于以是但则让使给要已未不没说等"))
      return false;
    if (word && p == it->begin && is_deed(s, word)) return false;
    if (word && p > it->begin && (is_role(s, word) || is_verb(s, word, it->area ? 1 : it->research ? 8 : 6)))
      return false;
    p = word ? word->end : p + 1;
  }
  return true;
}

// 代表团, 工作组, 医疗队 are people on the way.
static bool is_party(const rolls* s, const gx_hit* mark) {
  const char32_t last = char_at(s, mark->end - 1), before = char_at(s, mark->end - 2);
  if (last == U'队') return !gx_is_any(before, U"大中支总");
  return last == U'组' || last == U'班' || (last == U'团' && before != U'集');
}

// What the mark makes of the name; false where it is one of a kind of places (现场, 车间) or of people.
static bool read_mark(const rolls* s, const gx_hit* mark, item* it) {
  const gx_entry* place = gx_entry_in(s->in->lexicon, mark->entry, GX_LIST_PLACE_SUFFIX);
  const gx_entry* unit = gx_entry_in(s->in->lexicon, mark->entry, GX_LIST_UNIT_SUFFIX);
  const gx_entry* firm = gx_entry_in(s->in->lexicon, mark->entry, GX_LIST_COMPANY_SUFFIX);
  const bool line = char_at(s, mark->end - 1) == U'线' && !place; // 生产|线
  if (char_at(s, mark->end - 1) == U'里') return false;           // 李秀英|家里
  if (is_party(s, mark) || line || (!unit && !firm && place->weight < 4)) return false;
  it->head = mark->begin;
  const bool hall = char_at(s, mark->end - 1) == U'馆';
  it->broad = hall || mark->end - mark->begin > 1;
  it->kind = hall || (place && place->weight >= 4 && !(unit && unit->weight >= 9)) ? GX_SPAN_PLACE
             : unit                                                                ? GX_SPAN_UNIT
                                                                                   : GX_SPAN_COMPANY;
  it->hall = hall && place && gx_str_eq(place->class_, GX_STR("site")) &&
             !gx_is_any(char_at(s, mark->end - 2), U"宾餐旅茶饭酒会育念物化书");
  it->vague = !unit && place && place->weight == 5;
  const char32_t last = char_at(s, mark->end - 1), before = char_at(s, mark->end - 2);
  it->area = place && gx_str_eq(place->class_, GX_STR("division")) &&
             ((gx_is_any(last, U"镇乡道村屯寨") && !gx_is_any(before, U"村乡城市")) ||
              (last == U'区' && before == U'社')); // 震区 is none
  it->research = unit && it->broad &&
                 (gx_str_eq(unit->class_, GX_STR("research")) || gx_str_eq(unit->class_, GX_STR("school")));
  it->trade = it->kind == GX_SPAN_COMPANY && gx_str_eq(firm->class_, GX_STR("trade"));
  return true;
}

static void index_known(rolls* s) {
  uint32_t* by_end = GX_ARRAY(s->arena, uint32_t, s->in->article->text.n + 1);
  uint32_t* same_end = GX_ARRAY(s->arena, uint32_t, s->n_known + 1);
  for (uint32_t i = 0; i < s->n_known; i++) {
    same_end[i] = by_end[s->out->at[i].end];
    by_end[s->out->at[i].end] = i + 1;
  }
  s->by_end = by_end;
  s->same_end = same_end;
}

// Where the longest name begins that another tagger has proposed and that ends with the item; its end where there is none.
static uint32_t known_from(const rolls* s, uint32_t begin, uint32_t end) {
  uint32_t from = end;
  for (uint32_t i = s->by_end[end]; i; i = s->same_end[i - 1]) {
    const gx_span* span = &s->out->at[i - 1];
    if (span->begin >= begin && span->begin < from &&
        (span->kind == GX_SPAN_PLACE || span->kind == GX_SPAN_UNIT || span->kind == GX_SPAN_COMPANY) &&
        span->score >= GX_FAIR * (int32_t)(end - span->begin))
      from = span->begin;
  }
  return from;
}

// 淮江集团下属|蒙城菜市场, 位于城东的|…: the name of the site itself.
static uint32_t behind_owner(const rolls* s, uint32_t begin, uint32_t end) {
  for (uint32_t p = begin; p + MIN_ITEM + 2 < end; p++)
    if ((char_at(s, p) == U'下' || char_at(s, p) == U'所') && char_at(s, p + 1) == U'属') return p + 2;
  const char32_t first = char_at(s, begin), second = char_at(s, begin + 1);
  const bool ours =
      (first == U'我' && gx_is_any(second, U"省市县区校镇")) || (first == U'学' && second == U'校');
  if (ours) begin += 2; // 我市|吉远汽车集团, 学校|…实验室, 我市|重点项目|深云中心医院
  return char_at(s, begin) == U'重' && char_at(s, begin + 1) == U'点' ? begin + 4 : begin;
}

// 贵江高铁|, 中外合作项目|
static bool ends_name(const rolls* s, uint32_t begin, uint32_t end) {
  if (gx_is_any(char_at(s, end - 1), U"镇乡道县区市村")) return false; // 三元山镇|唐屋村委会
  return (mark_before(s, begin, end) && ends_in_mark(s, begin, end)) ||
         (char_at(s, end - 1) == U'目' && char_at(s, end - 2) == U'项');
}

static bool is_chained(const rolls* s, uint32_t begin, uint32_t head) {
  for (uint32_t p = begin + 2; p + 2 < head; p++)
    if (gx_is_any(char_at(s, p), U"镇乡") || (char_at(s, p) == U'街' && char_at(s, p + 1) == U'道'))
      return true;
  return false;
}

static void add_item(const rolls* s, roll* r, uint32_t begin, uint32_t end) {
  if (end < begin + 2 || end > begin + MAX_ITEM || r->n == MAX_ITEMS) return;
  begin = behind_owner(s, begin, end);
  if (end < begin + 2) return; // 走访我市重点|
  item it = {.begin = begin, .end = end, .head = end, .kind = GX_SPAN_PLACE};
  const gx_hit* mark = mark_before(s, begin, end);
  if (!mark) mark = whole_hall(s, begin, end);
  if (mark && !read_mark(s, mark, &it)) return;
  uint32_t known = known_from(s, begin, end);
  // 滦江|镇派出所 is no office of ours
  if (known > begin && known < end && gx_is_any(char_at(s, known), U"镇乡县区市州村街")) known = end;
  // 三道|泡子草原
  if (known > begin && known <= begin + 2 && gx_is_han_digit(char_at(s, begin))) known = end;
  it.known = known == begin;
  // 贵江高铁|都宁东站: a name that ends the item is the item, unless what stands before it is a name's too.
  if (!it.known && known < end && ends_name(s, begin, known)) return;
  it.chained = it.area && is_chained(s, begin, it.head);
  const uint32_t proper = it.known || known > it.head ? it.head : known;
  it.unheard = unheard(s, begin, proper, 0);
  it.brand = unheard(s, begin, proper, NAMES);
  if (it.known || is_nominal(s, &it)) r->at[r->n++] = it;
}

// Where the last name of a roll ends that no 等 closes: 柳溪公园|实地察看.
static uint32_t last_end(const rolls* s, uint32_t begin, uint32_t end) {
  for (uint32_t q = begin + MIN_ITEM; q < end; q++)
    if (goes_on(s, q) && mark_before(s, begin, q)) return q;
  return end;
}

// 来到, 走访|了, 赴, 到
static bool goes(const rolls* s, uint32_t begin) {
  const char32_t last = begin ? char_at(s, begin - 1) : 0;
  return gx_is_any(last == U'了' || last == U'过' ? char_at(s, begin - 2) : last, U"到进往赴达访入来在");
}

// …、中禾环能|和|中禾化工等企业: names without a mark join too before 等. Returns where the last one begins.
static uint32_t last_of_firms(const rolls* s, roll* r, uint32_t begin, uint32_t end) {
  if (r->n == 0 || closing_at(s, end) != CLOSE_FIRMS) return begin;
  for (uint32_t p = begin + MIN_ITEM; p + MIN_ITEM < end; p++)
    if (char_at(s, p) == U'和' && !word_at(s, p, p + 3)) {
      add_item(s, r, begin, p);
      return p + 1;
    }
  return begin;
}

static roll read_roll(const rolls* s, uint32_t begin, bool scene) {
  roll r = {.scene = scene, .going = scene || goes(s, begin)};
  uint32_t from = begin, p = begin;
  for (; p < begin + 160; p++) {
    const char32_t c = char_at(s, p);
    const bool join = joins(s, from, p), close = closes(s, p);
    if (!ends_item(c) && !join && !close) continue;
    if (close) from = last_of_firms(s, &r, from, p);
    if (c == U'、' || join || close) add_item(s, &r, from, p);
    if (c != U'、' && !join) break;
    from = p + (c == U'以' ? 2 : 1);
    if (c == U'、' && gx_is_any(char_at(s, from), U"和及")) from++;
  }
  if (closes(s, p))
    r.closing = closing_at(s, p);
  else
    add_item(s, &r, from, last_end(s, from, p));
  return r;
}

// 在东堤加油站，检查组查看…; not 在市委书记…领导下，
static bool is_looked_at(const rolls* s, uint32_t end) {
  enum { FAR = 24 };
  uint32_t p = end;
  while (p < end + 14 && char_at(s, p) && char_at(s, p) != U'，') p++;
  if (p > end && char_at(s, end) != U'等') return false;
  for (uint32_t q = p + 1; q < p + FAR && !gx_is_any(char_at(s, q), U"。；\n") && char_at(s, q); q++)
    for (uint32_t i = s->in->hits_from[q]; i < s->in->hits_from[q + 1]; i++) {
      const gx_entry* e = gx_entry_in(s->in->lexicon, s->in->hits.at[i].entry, GX_LIST_ROLE_VERB);
      if (e && gx_str_eq(e->class_, GX_STR("inspect"))) return true;
    }
  return false;
}

// 王海楼, 李文村: short, and a surname before the mark.
static bool like_person(const rolls* s, const item* it) {
  return it->end - it->begin <= 3 &&
         gx_surname_weight(s->in->lexicon, s->in->article->text.ch + it->begin, 1) > 0;
}

// 投资, 旅游, 建设: what is done in a place as well as the trade of a firm.
static bool is_act(const rolls* s, const item* it) {
  const gx_hit* h = word_at(s, it->head, it->end);
  const gx_entry* word = h ? gx_entry_in(s->in->lexicon, h->entry, GX_LIST_WORD) : NULL;
  const gx_entry* firm = h ? gx_entry_in(s->in->lexicon, h->entry, GX_LIST_COMPANY_SUFFIX) : NULL;
  if (firm && gx_str_eq(firm->class_, GX_STR("bank")) && !gx_is_any(char_at(s, it->end - 1), U"行所"))
    return true;
  if (char_at(s, it->end - 1) == U'程' || (h && gx_is_listed(h, GX_LIST_ROLE_VERB))) return true;
  return word && word->class_.n && word->class_.p[0] == 'v';
}

// 云岭|山河科技: a place and what may be anything.
static bool is_placed(const rolls* s, const item* it) {
  for (uint32_t i = s->in->hits_from[it->begin]; i < s->in->hits_from[it->begin + 1]; i++) {
    const gx_hit* h = &s->in->hits.at[i];
    if (h->end > h->begin + 1 && h->end + 3 <= it->end && gx_is_listed(h, GX_LIST_DIVISION)) return true;
  }
  return false;
}

// 6.26|服务中心, 1933|艺术区
static bool is_numbered(const rolls* s, const item* it) {
  uint32_t p = it->begin;
  while (p < it->head && (gx_is_digit(char_at(s, p)) || gx_is_any(char_at(s, p), U".·"))) p++;
  return p == it->head && p >= it->begin + 3;
}

// A name by what it holds; `names` others of the roll are names.
static bool is_name(const rolls* s, const roll* r, const item* it, uint32_t names) {
  const uint32_t chars = it->end - it->begin;
  const bool marked = it->head < it->end;
  if (chars < MIN_ITEM || (!r->going && like_person(s, it))) return false;
  if (marked && it->kind == GX_SPAN_COMPANY && is_act(s, it)) return false;
  // 天河塑业、晨旭光电、…等企业: what is named among names is a name.
  if (r->closing == CLOSE_FIRMS && (!marked || it->trade))
    return chars <= 8 &&
           (it->brand >= 2 || is_placed(s, it) || (names >= 2 && 2 * names >= r->n && chars >= 4));
  // 深入|东坪镇|调研; 深入|贫困村 is a kind, 镇 and 乡 seldom are.
  const bool town = gx_is_any(char_at(s, it->end - 1), U"镇乡道");
  if (it->area && r->going && chars <= 8)
    return it->unheard >= 2 || (names && (town || it->unheard)) || (town && it->unheard);
  if (it->vague) return it->brand >= 2;
  if (it->trade) return it->brand >= 2 && chars <= 8 && (r->going || names >= 2);
  if ((it->research && chars >= 8) || it->hall || (it->broad && is_numbered(s, it))) return true;
  if (marked && it->broad)
    return it->unheard >= 2 || (it->unheard == 1 && chars >= 5) ||
           (names >= 2 && it->head - it->begin >= 3) || (names && it->head - it->begin >= 6);
  if (marked) return it->unheard >= 2 && names >= 2;
  return chars <= 8 && r->closing == CLOSE_SITES && names >= 2 && it->brand >= 3;
}

static bool is_firm(const item* it) { return it->head < it->end && it->kind == GX_SPAN_COMPANY; }

static void propose(const rolls* s, const roll* r, const item* it) {
  const bool bare = it->head == it->end;
  const bool beside = (it > r->at && is_firm(it - 1)) || (it + 1 < r->at + r->n && is_firm(it + 1));
  const bool firm = bare ? r->closing == CLOSE_FIRMS || beside : is_firm(it);
  GX_PUSH(s->arena, s->out,
          (gx_span){.begin = it->begin,
                    .end = it->end,
                    .kind = firm ? GX_SPAN_COMPANY : it->kind,
                    .score = GX_STRONG * (int32_t)(it->end - it->begin),
                    .rule = firm                        ? "company.roll"
                            : it->kind == GX_SPAN_PLACE ? "place.roll"
                            : it->kind == GX_SPAN_UNIT  ? "unit.roll"
                                                        : "company.roll",
                    .entry = GX_NONE,
                    .head = it->head < it->end ? it->head : it->begin});
}

// 王建国|到|滦江镇派出所|检查: whoever comes before 到, what he does there makes a site of it.
static bool is_inspected(const rolls* s, uint32_t end) {
  const bool comma = char_at(s, end) == U'，';
  for (uint32_t p = end + comma; p < end + (comma ? 12 : 1) && !ends_item(char_at(s, p)); p++)
    for (uint32_t i = s->in->hits_from[p]; i < s->in->hits_from[p + 1]; i++)
      if (is_visit(s, &s->in->hits.at[i])) return true;
  return (char_at(s, end) == U'开' && char_at(s, end + 1) == U'展') ||
         (char_at(s, end) == U'进' && char_at(s, end + 1) == U'行');
}

static bool in_word(const rolls* s, uint32_t p) {
  for (uint32_t i = s->in->hits_from[p > 2 ? p - 2 : 0]; i < s->in->hits_from[p + 1]; i++)
    if (s->in->hits.at[i].end > p && s->in->hits.at[i].end - s->in->hits.at[i].begin > 1) return true;
  return false;
}

// `bare`: 到, 来, 在, which say nothing of a visit by themselves.
static void tag_roll(const rolls* s, uint32_t begin, bool scene, bool bare) {
  const roll r = read_roll(s, begin, scene);
  if (r.n == 0) return;
  const uint32_t end = r.at[r.n - 1].end;
  if (!(scene && is_looked_at(s, end)) && (scene || bare) && !is_inspected(s, end)) return;
  uint32_t names = 0;
  for (uint32_t i = 0; i < r.n; i++)
    if (r.at[i].known || is_name(s, &r, &r.at[i], 0)) names++;
  for (uint32_t i = 0; i < r.n; i++)
    if (!r.at[i].known && is_name(s, &r, &r.at[i], names)) propose(s, &r, &r.at[i]);
}

void gx_tag_rolls(const gx_tagging* in, gx_arena* arena, gx_spans* out) {
  rolls s = {.in = in, .arena = arena, .out = out, .n_known = out->n};
  uint32_t done = 0;
  for (uint32_t i = 0; i < in->hits.n; i++) {
    const gx_hit* h = &in->hits.at[i];
    const char32_t c = char_at(&s, h->begin);
    const bool single = h->end - h->begin == 1;
    const bool scene = single && c == U'在' && is_scene(&s, h->begin);
    const bool bare = single && gx_is_any(c, U"到来在") && !in_word(&s, h->begin);
    if (!scene && !bare && !is_visit(&s, h)) continue;
    uint32_t begin = h->end;
    if (gx_is_any(char_at(&s, begin), U"了过")) begin++;
    if (begin <= done && done) continue;
    done = begin;
    if (!s.by_end) index_known(&s);
    tag_roll(&s, begin, scene, bare && !(gx_is_any(c, U"到来") && is_going(&s, h->begin)));
  }
}
