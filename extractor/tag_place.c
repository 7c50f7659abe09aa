/// Places: listed divisions and countries, names with a mark of their kind (街道, 公园, 路), and chains of them.
///
/// 云岭省|临江市|望湖区 is proposed whole and piece by piece, and a piece that no list holds (柳荫|街道, 东塘|村) joins in
/// when a larger place stands before it or the words around leave nothing else.
#include "base/utf8.h"
#include "extractor/name_model.h"
#include "extractor/nominal.h"

#define MAX_RECENT 12
#define MAX_FULL   32
#define MAX_TOWNS  16
#define MAX_BODY   10 // Characters that a name may have before its mark, behind its anchor

// Sizes of places: a chain runs from the larger to the smaller.
enum { SIZE_SITE = 0, SIZE_VILLAGE, SIZE_TOWN, SIZE_COUNTY, SIZE_CITY, SIZE_PROVINCE, SIZE_COUNTRY };

typedef struct {
  uint32_t begin, end;
  int top, low; // Size of its first and of its last piece
  int32_t score;
} piece;

// The name proper of a town: 东坪 of 东坪|镇.
typedef struct {
  uint32_t begin, end;
} town;

typedef struct {
  const gx_tagging* in;
  gx_arena* arena;
  gx_spans* out;
  gx_nominal* nominal;
  piece recent[MAX_RECENT]; // A ring
  uint32_t n_recent;
  gx_str full[MAX_FULL]; // Codes of the divisions that the article gives their full name
  uint32_t n_full;
  town towns[MAX_TOWNS]; // The first of each name
  uint32_t n_towns;
} places;

static char32_t char_at(const places* s, uint32_t p) {
  return p < s->in->article->text.n ? s->in->article->text.ch[p] : 0;
}

static int size_by_mark(const places* s, uint32_t end) {
  switch (char_at(s, end - 1)) {
    case U'国': return SIZE_COUNTRY;
    case U'省': return SIZE_PROVINCE;
    case U'市':
    case U'州':
    case U'盟': return SIZE_CITY;
    case U'县':
    case U'旗': return SIZE_COUNTY;
    case U'区': return char_at(s, end - 2) == U'社' ? SIZE_VILLAGE : SIZE_COUNTY;
    case U'镇':
    case U'乡':
    case U'道': return SIZE_TOWN;
    case U'村':
    case U'屯':
    case U'寨': return SIZE_VILLAGE;
    default: return SIZE_SITE;
  }
}

static int size_by_class(gx_str class_, int otherwise) {
  static const struct {
    const char* name;
    int size;
  } sizes[] = {{"country", SIZE_COUNTRY},   {"short", SIZE_COUNTRY},   {"region", SIZE_PROVINCE},
               {"continent", SIZE_COUNTRY}, {"ocean", SIZE_COUNTRY},   {"province", SIZE_PROVINCE},
               {"city", SIZE_CITY},         {"prefecture", SIZE_CITY}, {"county", SIZE_COUNTY},
               {"district", SIZE_COUNTY},   {"town", SIZE_TOWN}};
  for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++)
    if (gx_str_starts(class_, gx_str_of(sizes[i].name))) return sizes[i].size;
  return otherwise;
}

static void remember(places* s, piece p) { s->recent[s->n_recent++ % MAX_RECENT] = p; }

static void propose(places* s, piece p, uint32_t head, uint32_t entry, const char* rule) {
  const gx_span span = {.begin = p.begin,
                        .end = p.end,
                        .kind = GX_SPAN_PLACE,
                        .score = p.score,
                        .rule = rule,
                        .entry = entry,
                        .head = head};
  GX_PUSH(s->arena, s->out, span);
  gx_nominal_add(s->nominal, &span);
  remember(s, p);
}

// Chains that end where `p` begins are lengthened by it: 云岭省临江市 + 望湖区.
static void propose_chains(places* s, piece p, uint32_t head) {
  const uint32_t n = s->n_recent < MAX_RECENT ? s->n_recent : MAX_RECENT;
  piece before[MAX_RECENT];
  for (uint32_t i = 0; i < n; i++) before[i] = s->recent[(s->n_recent - 1 - i) % MAX_RECENT];
  for (uint32_t i = 0; i < n; i++) {
    if (before[i].end != p.begin || before[i].low <= p.top || p.end - before[i].begin > GX_NOMINAL_WINDOW)
      continue;
    const piece chain = {before[i].begin, p.end, before[i].top, p.low, before[i].score + p.score + 10};
    propose(s, chain, head, GX_NONE, "place.chain");
  }
}

// Whether a common word crosses an edge of [begin, end): 创新|化 against 新化, 党和|政府 against 和政.
static bool crossed(const places* s, uint32_t begin, uint32_t end, bool left_only) {
  const gx_hits* hits = &s->in->hits;
  const uint32_t* from = s->in->hits_from;
  for (uint32_t i = from[begin > 3 ? begin - 3 : 0]; i < from[end]; i++) {
    const gx_hit* h = &hits->at[i];
    const bool over = (h->begin < begin && h->end > begin && h->end < end) ||
                      (h->begin > begin && h->begin < end && h->end > end);
    if (!over || (left_only && h->begin > begin)) continue;
    if (gx_is_listed(h, GX_LIST_WORD) || gx_is_listed(h, GX_LIST_ROLE_VERB)) return true;
    if (h->end - h->begin < 2) continue;
    if (gx_is_listed(h, GX_LIST_UNIT_SUFFIX) || gx_is_listed(h, GX_LIST_PLACE_SUFFIX)) return true;
  }
  return false;
}

// A short form of two characters may be part of many a word (东方, 朝阳, 和平); a full name may not.
// 在和平路, 新河、柳溪: what says that a place follows.
static bool located(const places* s, uint32_t begin) {
  return begin && gx_is_any(char_at(s, begin - 1), U"在沿着于从至与和、了到赴往进入访达察研问查");
}

// 江东|区块, 杭州|市民: the mark of a full name as the beginning of a word, with a short form before it.
static bool lends_mark(const places* s, const gx_hit* hit) {
  const gx_tagging* in = s->in;
  if (hit->end - hit->begin < 3 ||
      !gx_lexicon_find(in->lexicon, GX_LIST_DIVISION, in->article->text.ch + hit->begin,
                       hit->end - hit->begin - 1))
    return false;
  for (uint32_t i = in->hits_from[hit->end - 1]; i < in->hits_from[hit->end]; i++)
    if (in->hits.at[i].end > hit->end && gx_is_listed(&in->hits.at[i], GX_LIST_WORD)) return true;
  return false;
}

static int32_t listed_level(const places* s, const gx_hit* hit, int32_t weight) {
  const char32_t* ch = s->in->article->text.ch + hit->begin;
  // 桥头镇和|县教育局
  if (hit->end - hit->begin == 2 && (*ch == U'和' || *ch == U'与') && hit->begin > 0 && gx_is_han(ch[-1]) &&
      !located(s, hit->begin))
    return 0;
  if (hit->begin && ch[-1] == U'中' && (*ch == U'东' || *ch == U'西')) return 0; // 中|西部地区
  if (*ch == U'中' && char_at(s, hit->end) == U'部') return 0;                   // 中东|部
  if (lends_mark(s, hit)) return 70;
  const bool marked = weight == 9;
  if (hit->end - hit->begin > 2 && weight > 3) return GX_SURE;
  if (weight <= 3) return 0;
  // 集中|国家, 沿海|地区: even full names, where a word before them takes their first character.
  if (crossed(s, hit->begin, hit->end, weight == 9)) return GX_WEAK;
  if (weight < 9 && gx_is_listed(hit, GX_LIST_WORD)) return GX_WEAK;
  return marked ? GX_SURE : weight >= 7 ? GX_STRONG : GX_FAIR + 5;
}

// 清流, 和顺: words as well, or the names of people, but not where the article says 清流县, nor in a row with others: 平遥、左权、和顺.
static bool is_meant(const places* s, const gx_hit* hit) {
  // 大江南北; 各界来宾
  for (uint32_t i = s->in->hits_from[hit->begin > 2 ? hit->begin - 2 : 0]; i < s->in->hits_from[hit->end];
       i++) {
    const gx_hit* h = &s->in->hits.at[i];
    if (h->begin <= hit->begin && h->end >= hit->end && gx_is_listed(h, GX_LIST_WORD) &&
        (h->end - h->begin > 2 || !located(s, hit->begin)))
      return false;
  }
  for (uint32_t i = hit->entry; i != GX_NONE; i = gx_lexicon_entry(s->in->lexicon, i)->next) {
    const gx_entry* e = gx_lexicon_entry(s->in->lexicon, i);
    if (e->list != GX_LIST_DIVISION) continue;
    for (uint32_t k = 0; k < s->n_full; k++)
      if (gx_str_eq(s->full[k], e->extra)) return true;
  }
  const uint32_t n = s->n_recent < MAX_RECENT ? s->n_recent : MAX_RECENT;
  const char32_t behind = char_at(s, hit->end);
  if (!hit->begin || char_at(s, hit->begin - 1) != U'、' || (gx_is_han(behind) && behind != U'等'))
    return false;
  for (uint32_t i = 0; i < n; i++) {
    const piece* p = &s->recent[i];
    if (p->end + 1 == hit->begin && p->end - p->begin == 2 && p->low >= SIZE_COUNTY) return true;
  }
  return false;
}

static bool is_settlement(char32_t c) {
  return c == U'市' || c == U'县' || c == U'区' || c == U'镇' || c == U'乡' || c == U'村';
}

// 纽约|市, 得克萨斯|州, 洛杉矶|港: what a foreign place is, where no word begins with it (市长, 港口).
static uint32_t foreign_mark(const places* s, const gx_hit* hit, const gx_entry* e) {
  const char32_t c = char_at(s, hit->end);
  if (gx_str_eq(e->class_, GX_STR("country")) || gx_str_eq(e->class_, GX_STR("short"))) return hit->end;
  if (c != U'市' && c != U'州' && c != U'省' && c != U'港' && c != U'县') return hit->end;
  if (is_settlement(char_at(s, hit->end - 1))) return hit->end; // 福岛县|县厅
  for (uint32_t i = s->in->hits_from[hit->end]; i < s->in->hits_from[hit->end + 1]; i++)
    if (s->in->hits.at[i].end > hit->end + 1) return hit->end;
  return hit->end + 1;
}

static void tag_listed(places* s, const gx_hit* hit, const gx_entry* e) {
  const int32_t chars = (int32_t)(hit->end - hit->begin);
  const bool division = e->list == GX_LIST_DIVISION;
  const int mark = size_by_mark(s, hit->end);
  const int size = size_by_class(e->class_, mark ? mark : SIZE_CITY);
  int32_t weight = 0; // Rows of one word are several places of that name
  for (uint32_t i = hit->entry; i != GX_NONE; i = gx_lexicon_entry(s->in->lexicon, i)->next) {
    const gx_entry* row = gx_lexicon_entry(s->in->lexicon, i);
    if (row->list == e->list && row->weight > weight) weight = row->weight;
  }
  int32_t level = listed_level(s, hit, weight);
  if (!level && division && chars == 2 && is_meant(s, hit) && !crossed(s, hit->begin, hit->end, false))
    level = GX_STRONG;
  if (division && weight == 9 && level == GX_SURE && s->n_full < MAX_FULL) s->full[s->n_full++] = e->extra;
  const piece p = {hit->begin, hit->end, size, size, (level ? level : GX_WEAK) * chars};
  propose_chains(s, p, hit->begin);
  // 新城 alone is a word; 亭湖区|新城 may be more.
  if (level) propose(s, p, hit->begin, hit->entry, division ? "place.division" : "place.country");
  const uint32_t end = division || !level ? hit->end : foreign_mark(s, hit, e);
  if (end == hit->end) return;
  const piece whole = {hit->begin, end, size, size, GX_SURE * (chars + 1)};
  propose_chains(s, whole, hit->begin);
  propose(s, whole, hit->begin, hit->entry, "place.country");
}

// What a mark asks of the name before it.
typedef struct {
  bool division; // 村, 街道
  bool road;
  bool nature;  // 湖, 山
  bool vague;   // 基地, 报告厅: a name only behind a place or a unit
  bool generic; // 现场, 车间, 上游: kinds of places rather than names
  bool campus;  // 校区: a place where something is held there, else a part of the school
  bool single;  // One character, which ends many a common word too
  uint32_t max_body;
} mark;

static mark mark_of(const gx_hit* hit, const gx_entry* e) {
  mark m = {0};
  m.division = gx_str_eq(e->class_, GX_STR("division"));
  m.road = gx_str_eq(e->class_, GX_STR("road"));
  m.nature = gx_str_eq(e->class_, GX_STR("nature"));
  m.campus = gx_str_eq(e->class_, GX_STR("campus"));
  m.generic = e->weight < 4;
  m.vague = e->weight == 5;
  m.single = hit->end - hit->begin == 1;
  m.max_body = m.division || m.road || m.nature ? (m.single ? 4 : 6) : MAX_BODY;
  return m;
}

// 刘海峰 and 杨庆山 are people: a surname and one or two characters, the last of which happens to be a mark.
static bool like_person(const places* s, const gx_hit* hit, const gx_edge* edge) {
  const uint32_t chars = hit->end - edge->begin;
  return (chars == 2 || chars == 3) &&
         gx_surname_weight(s->in->lexicon, s->in->article->text.ch + edge->begin, 1) > 0;
}

// 和平|路, 解放|街 where nothing goes on behind them: 和平路与…, not 致富路子.
static bool closes(const places* s, uint32_t end) {
  const char32_t c = char_at(s, end);
  return !gx_is_han(c) || gx_is_any(c, U"号与和及等上沿至到口东西南北");
}

// 金沙|湖, 南京|路: a short form before a mark makes a name of its own; 望湖区|湖 does not.
static bool short_form_before(const places* s, uint32_t head) {
  if (gx_is_any(char_at(s, head - 1), U"路街巷弄道")) return true; // 建设路|社区, 东门街|社区
  for (uint32_t i = s->in->hits_from[head > 4 ? head - 4 : 0]; i < s->in->hits_from[head]; i++) {
    const gx_hit* h = &s->in->hits.at[i];
    const gx_entry* e = h->end == head ? gx_entry_in(s->in->lexicon, h->entry, GX_LIST_DIVISION) : NULL;
    if (e && e->weight < 9) return true;
    // 太湖|街道, 渤海|新区
    const gx_entry* nature = h->end == head ? gx_entry_in(s->in->lexicon, h->entry, GX_LIST_COUNTRY) : NULL;
    const char32_t first = char_at(s, head);
    if (nature && gx_str_eq(nature->class_, GX_STR("region")) && gx_is_any(first, U"街新社镇乡")) return true;
  }
  return false;
}

// 美国多|州, 东北三|省
static bool is_counting(char32_t c) {
  return gx_is_han_digit(c) || c == U'多' || c == U'各' || c == U'某' || c == U'几' || c == U'全';
}

static bool begins(const places* s, uint32_t p, gx_list list) {
  if (p >= s->in->article->text.n) return false;
  for (uint32_t i = s->in->hits_from[p]; i < s->in->hits_from[p + 1]; i++)
    if (gx_is_listed(&s->in->hits.at[i], list)) return true;
  return false;
}

// Names of one word of the language (幸福|村, 和平|路) are told from kinds (示范|村) only by the place before them.
static int32_t judge_short_named(const places* s, const mark* m, const gx_hit* hit, const gx_edge* edge,
                                 bool anchored) {
  const uint32_t body = hit->begin - edge->body;
  if (edge->anchor == GX_ANCHOR_UNIT) return 0; // 临江大学|林海 is a person
  if (m->nature && m->single && begins(s, hit->end, GX_LIST_PLACE_SUFFIX)) return 0; // 东塘|社区
  if (m->single && body == 1 && is_counting(char_at(s, hit->begin - 1))) return 0;
  if (body == 0 && m->nature && !m->single && edge->anchor == GX_ANCHOR_PLACE)
    return edge->level; // 美国|西海岸
  if (body == 0) return !anchored || !short_form_before(s, hit->begin) ? 0 : m->division ? edge->level : 80;
  if (anchored && m->single)
    return edge->unknown == body || (edge->words == 1 && !m->nature) ? edge->level : 0;
  if (anchored) return edge->unknown || !m->nature ? edge->level : 0;
  if (edge->anchor == GX_ANCHOR_RELATIVE || edge->level <= GX_WEAK || !edge->bounded) return 0;
  if (m->road && edge->unknown == 0 && edge->words == 1 && body == 2)
    return located(s, edge->begin) && closes(s, hit->end) ? 65 : 0;
  const bool settlement = is_settlement(char_at(s, hit->begin));
  if (gx_is_digit(char_at(s, hit->begin - 1))) return 0; // 29|县
  if (m->single && settlement && edge->unknown == 0 && edge->words == 1 && body == 2)
    return located(s, edge->begin) && closes(s, hit->end) ? GX_STRONG : 0;
  if (edge->unknown < 2 || edge->unknown < body) return 0;
  const char32_t level = char_at(s, hit->begin);
  if ((level == U'省' || level == U'市') && gx_is_grammar(s->in->lexicon, char_at(s, hit->begin - 1)))
    return 0; // 王辉获|省委…奖
  // Of single characters only these end unlisted names by themselves; 弄, 旗, 里, 海 end too much else.
  if (m->single && m->division) {
    // 云岭省|临江市, 云岭|省委
    if (!settlement && !begins(s, hit->end, GX_LIST_DIVISION) && !begins(s, hit->begin, GX_LIST_RELATIVE))
      return 0;
    return located(s, edge->begin) ? GX_STRONG : GX_FAIR + 5;
  }
  if (m->single && (body > 3 || like_person(s, hit, edge) || !located(s, edge->begin))) return 0;
  return m->nature && m->single ? 65 : GX_FAIR + 5;
}

// Halls and museums by what they show (规划|展示馆); other sites need a proper name (启明|公园, not 生态|公园).
static bool is_hall(char32_t c) { return c == U'馆' || c == U'堂' || c == U'院' || c == U'宫'; }

static bool is_visit(const places* s, const gx_hit* hit) {
  const gx_entry* e = gx_entry_in(s->in->lexicon, hit->entry, GX_LIST_ROLE_VERB);
  return e && (gx_str_eq(e->class_, GX_STR("inspect")) || gx_str_eq(e->class_, GX_STR("visit")));
}

// 参观|星光规划大厅, 考察了|…、|大数据产业园: right behind a verb of visits, or further on in a list behind one.
static bool is_visited(const places* s, uint32_t begin) {
  enum { LIST = 80 };
  const bool listed = begin && (char_at(s, begin - 1) == U'、' || char_at(s, begin - 1) == U'和');
  const uint32_t end = begin && char_at(s, begin - 1) == U'了' ? begin - 1 : begin;
  for (uint32_t i = s->in->hits_from[begin]; i-- > 0 && s->in->hits.at[i].begin + LIST > begin;) {
    const gx_hit* h = &s->in->hits.at[i];
    if (!listed && h->begin + 4 < end) return false;
    const char32_t c = char_at(s, h->end);
    if (c == U'，' || c == U'。' || c == U'；' || c == U'：') return false;
    if ((listed || h->end == end) && is_visit(s, h)) return true;
  }
  return false;
}

// 第二条|高速公路, 三座|大桥
static bool is_measured(const places* s, uint32_t head) {
  return head > 1 && gx_is_any(char_at(s, head - 1), U"条座个处所项") &&
         (gx_is_han_digit(char_at(s, head - 2)) || gx_is_digit(char_at(s, head - 2)));
}

// Confidence of one edge of a marked name, or 0 when it is none.
static int32_t judge(const places* s, const mark* m, const gx_hit* hit, const gx_edge* edge) {
  const uint32_t body = hit->begin - edge->body;
  const bool anchored = edge->anchor == GX_ANCHOR_PLACE || edge->anchor == GX_ANCHOR_UNIT;
  if (m->division && char_at(s, hit->begin - 1) == U'副') return 0; // 副|市长
  if (m->campus && (!located(s, edge->begin) || edge->level <= GX_WEAK)) return 0;
  if (is_measured(s, hit->begin)) return 0;
  if (body > m->max_body || edge->verbs || edge->joins || m->generic) return 0;
  if (m->division || m->nature || m->road) return judge_short_named(s, m, hit, edge, anchored);
  if (edge->anchor == GX_ANCHOR_RELATIVE)
    return edge->unknown == 0 && edge->words <= 3 && !m->single ? edge->level - 10 : 0;
  if (anchored) return body || !m->single ? edge->level : 0;
  if (edge->level <= GX_WEAK) return 0;
  const uint32_t named = 3; // 大数据|产业园, but not 生态|公园
  if (!m->single && body >= named && is_visited(s, edge->begin)) return GX_FAIR;
  if (m->vague) return 0;
  const bool hall = edge->bounded && edge->words <= 2 && is_hall(char_at(s, hit->end - 1));
  if (edge->unknown == 1) return hall ? 62 : 0; // 哈|军工|纪念馆
  if (m->single)
    return edge->unknown == body && edge->bounded && located(s, edge->begin) && !like_person(s, hit, edge)
               ? 65
               : 0;
  if (edge->unknown) return GX_FAIR;
  return 0;
}

static bool same(const places* s, uint32_t a, uint32_t b, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (char_at(s, a + i) != char_at(s, b + i)) return false;
  return true;
}

// 东坪|镇, 滦岭|街道: a name that no word of the language is part of stands for the town wherever it is.
static void keep_town(places* s, const gx_hit* hit, const gx_edge* edge) {
  const uint32_t chars = hit->begin - edge->body;
  const char32_t first = char_at(s, hit->begin);
  const bool marked = (hit->end - hit->begin == 1 && (first == U'镇' || first == U'乡')) || first == U'街';
  if (!marked || chars < 2 || chars > 3 || s->n_towns == MAX_TOWNS) return;
  for (uint32_t i = s->in->hits_from[edge->body]; i < s->in->hits_from[hit->begin]; i++) {
    const gx_hit* h = &s->in->hits.at[i];
    if (h->end <= hit->begin && h->end > h->begin + 1 && h->lists & ~GX_IN(GX_LIST_DIVISION)) return;
  }
  for (uint32_t i = 0; i < s->n_towns; i++)
    if (s->towns[i].end - s->towns[i].begin == chars && same(s, s->towns[i].begin, edge->body, chars)) return;
  s->towns[s->n_towns++] = (town){edge->body, hit->begin};
}

// …东坪镇。…|东坪|的发展: not where its own mark follows, nor a character that makes another name of it.
static void tag_town(places* s, const town* t) {
  const uint32_t n = t->end - t->begin;
  const char32_t own = char_at(s, t->end);
  for (uint32_t p = t->end; p + n <= s->in->article->text.n; p++) {
    if (char_at(s, p) != char_at(s, t->begin) || !same(s, p, t->begin, n)) continue;
    if (char_at(s, p + n) == own || crossed(s, p, p + n, false)) continue;
    const piece place = {p, p + n, SIZE_TOWN, SIZE_TOWN, GX_STRONG * (int32_t)n};
    propose(s, place, p, GX_NONE, "place.short");
    p += n - 1;
  }
}

static void tag_marked(places* s, const gx_hit* hit, const gx_entry* e) {
  const mark m = mark_of(hit, e);
  const gx_edges edges = gx_nominal_edges(s->nominal, hit->begin, m.vague ? GX_REACH_DEED : GX_REACH_NEAR);
  for (uint32_t i = 0; i < edges.n; i++) {
    const gx_edge* edge = &edges.at[i];
    const int32_t level = judge(s, &m, hit, edge);
    if (!level) continue;
    const int size = m.division ? size_by_mark(s, hit->end) : SIZE_SITE;
    const piece p = {edge->begin, hit->end, edge->anchor == GX_ANCHOR_NONE ? size : SIZE_COUNTRY, size,
                     gx_edge_score(edge, hit->end, level)};
    propose(s, p, hit->begin, GX_NONE, edge->anchor == GX_ANCHOR_NONE ? "place.marked" : "place.anchored");
    if (m.division) keep_town(s, hit, edge);
  }
}

// 党群服务|中心 is where people work, not where one goes.
static bool is_office(const gx_tagging* in, const gx_hit* hit) {
  if (in->article->text.ch[hit->end - 1] != U'心') return false;
  const gx_entry* unit = gx_entry_in(in->lexicon, hit->entry, GX_LIST_UNIT_SUFFIX);
  return unit && unit->weight >= 9;
}

void gx_tag_places(const gx_tagging* in, gx_arena* arena, gx_spans* out) {
  const uint32_t mine = GX_IN(GX_LIST_DIVISION) | GX_IN(GX_LIST_COUNTRY) | GX_IN(GX_LIST_PLACE_SUFFIX);
  places s = {.in = in, .arena = arena, .out = out, .nominal = gx_nominal_new(in, out, arena)};
  for (uint32_t i = 0; i < in->hits.n; i++) {
    const gx_hit* hit = &in->hits.at[i];
    if (!(hit->lists & mine)) continue;
    for (uint32_t k = hit->entry; k != GX_NONE; k = gx_lexicon_entry(in->lexicon, k)->next) {
      const gx_entry* e = gx_lexicon_entry(in->lexicon, k);
      if (e->list == GX_LIST_DIVISION || e->list == GX_LIST_COUNTRY) {
        tag_listed(&s, hit, e);
        break;
      }
      if (is_office(in, hit)) break;
      if (e->list == GX_LIST_PLACE_SUFFIX && gx_nominal_is_head(in, hit, GX_LIST_PLACE_SUFFIX)) {
        tag_marked(&s, hit, e);
        break;
      }
    }
  }
  for (uint32_t i = 0; i < s.n_towns; i++) tag_town(&s, &s.towns[i]);
}
