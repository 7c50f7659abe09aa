/// Units: listed organs, relative units (区委), and names composed to the left of a mark (局, 委员会, 学院), nested at any depth.
///
/// Marks are taken from left to right, and a unit once composed anchors the next: 县|公安局|交警大队. A place or a
/// relative prefix before the name makes it sure; without one the words must hold a proper name (邵逸夫|医院) or the
/// mark must be one that bodies alone bear (安全工程|学院). A mark alone (公司, 医院, 办公室) is no unit.
#include "extractor/tag_unit.h"

#include "base/utf8.h"

typedef struct {
  const gx_tagging* in;
  gx_arena* arena;
  gx_spans* out;
  gx_nominal* nominal;
} units;

static char32_t char_at(const units* s, uint32_t p) {
  return p < s->in->article->text.n ? s->in->article->text.ch[p] : 0;
}

static void propose(units* s, gx_span span) {
  GX_PUSH(s->arena, s->out, span);
  gx_nominal_add(s->nominal, &span);
}

static void propose_unit(units* s, uint32_t begin, const gx_hit* hit, int32_t level, uint32_t entry,
                         const char* rule) {
  propose(s, (gx_span){.begin = begin,
                       .end = hit->end,
                       .kind = GX_SPAN_UNIT,
                       .score = level * (int32_t)(hit->end - begin),
                       .rule = rule,
                       .entry = entry,
                       .head = hit->begin});
}

// 各医院, 多所学校, 有关部门, 三家银行: what counts or sums up makes a kind of the name behind it.
static bool counted(const units* s, uint32_t begin) {
  return begin && gx_is_any(char_at(s, begin - 1), U"各该本此这那某多几些数等级家所个类名位条座支批的");
}

static bool is_mark(char32_t c) { return gx_is_any(c, U"省市区县州盟旗镇乡村"); }

// 教育部 in 教育部门: a mark that begins inside and goes on behind.
static bool runs_on(const units* s, const gx_hit* hit) {
  for (uint32_t i = s->in->hits_from[hit->begin + 1]; i < s->in->hits_from[hit->end]; i++) {
    const gx_hit* h = &s->in->hits.at[i];
    if (h->end <= hit->end) continue;
    if (gx_is_listed(h, GX_LIST_UNIT_SUFFIX)) return true;
  }
  return false;
}

// 环境保护|部门, but 教育部|门户网站
static bool begins_departments(const units* s, uint32_t i) {
  return char_at(s, i) == U'部' && char_at(s, i + 1) == U'门' && char_at(s, i + 2) != U'户';
}

static void tag_listed(units* s, const gx_hit* hit, const gx_entry* e) {
  const bool company = e->list == GX_LIST_COMPANY;
  const int32_t chars = (int32_t)(hit->end - hit->begin);
  if (begins_departments(s, hit->end - 1)) return;
  propose(s, (gx_span){.begin = hit->begin,
                       .end = hit->end,
                       .kind = company ? GX_SPAN_COMPANY : GX_SPAN_UNIT,
                       .score = (runs_on(s, hit) ? GX_WEAK : GX_SURE) * chars,
                       .rule = company ? "company.listed" : "unit.listed",
                       .entry = hit->entry,
                       .head = hit->begin});
}

static bool has_word(const units* s, uint32_t begin, uint32_t end, uint32_t least) {
  const uint32_t words = GX_IN(GX_LIST_WORD) | GX_IN(GX_LIST_UNIT_SUFFIX) | GX_IN(GX_LIST_PLACE_SUFFIX);
  for (uint32_t p = begin > 3 ? begin - 3 : 0; p < end; p++)
    for (uint32_t i = s->in->hits_from[p]; i < s->in->hits_from[p + 1]; i++) {
      const gx_hit* h = &s->in->hits.at[i];
      if (h->begin < begin && h->end > begin && h->end <= end && h->end - h->begin >= least &&
          h->lists & words)
        return true;
    }
  return false;
}

// 校办 in 学|校办|公室, 区政府 in 行政|区政府: words take both its ends, or a long one its first character.
static bool is_cut_out(const units* s, const gx_hit* hit) {
  if (!hit->begin) return false;
  if (has_word(s, hit->begin, hit->end, 3)) return true;
  if (!has_word(s, hit->begin, hit->end, 2)) return false;
  for (uint32_t i = s->in->hits_from[hit->begin + 1]; i < s->in->hits_from[hit->end]; i++)
    if (s->in->hits.at[i].end > hit->end) return true;
  return false;
}

// 市|县政协, 省|市政府: two levels at once are no one's, unless the first ends a place: 临江市|区政府.
static bool is_second_level(const units* s, uint32_t begin) {
  enum { LATEST = 32 };
  if (begin < 2 || !is_mark(char_at(s, begin)) || !gx_is_any(char_at(s, begin - 1), U"省市") ||
      char_at(s, begin - 1) == char_at(s, begin))
    return false;
  for (uint32_t i = s->out->n, k = 0; i-- > 0 && k < LATEST; k++)
    if (s->out->at[i].end == begin) return false;
  const gx_edges edges = gx_nominal_edges(s->nominal, begin, GX_REACH_CHAIN);
  for (uint32_t i = 0; i < edges.n; i++)
    if (edges.at[i].anchor == GX_ANCHOR_PLACE) return false;
  return true;
}

// 第九届|校学术委员会: where the term before it begins, or `begin`.
static uint32_t term_begin(const units* s, uint32_t begin) {
  uint32_t p = begin;
  if (p < 3 || char_at(s, p - 1) != U'届') return begin;
  for (p -= 2; p > 0 && begin - p < 6 && gx_is_han_digit(char_at(s, p)); p--) continue;
  return char_at(s, p) == U'第' ? p : begin;
}

// 区委, and with the place that owns its first character 望湖区|委, 云岭省临江市|委.
static void tag_relative(units* s, const gx_hit* hit) {
  for (uint32_t p = hit->begin; p < hit->end; p++)
    if (char_at(s, p) == U'、') return; // 区委、区政府 are two
  if (is_cut_out(s, hit) || is_second_level(s, hit->begin)) return;
  propose_unit(s, hit->begin, hit, GX_STRONG + 5, hit->entry, "unit.relative");
  const uint32_t term = term_begin(s, hit->begin);
  if (term < hit->begin) propose_unit(s, term, hit, GX_STRONG + 5, GX_NONE, "unit.term");
  const uint32_t head = is_mark(char_at(s, hit->begin)) ? hit->begin + 1 : hit->begin;
  const gx_edges edges = gx_nominal_edges(s->nominal, head, GX_REACH_CHAIN);
  for (uint32_t i = 0; i < edges.n; i++)
    if (edges.at[i].begin < hit->begin && edges.at[i].anchor == GX_ANCHOR_PLACE)
      propose(s, (gx_span){.begin = edges.at[i].begin,
                           .end = hit->end,
                           .kind = GX_SPAN_UNIT,
                           .score = gx_edge_score(&edges.at[i], hit->end, GX_SURE),
                           .rule = "unit.chain",
                           .entry = GX_NONE,
                           .head = hit->begin});
}

static bool is_class(const gx_entry* e, const char* class_) {
  return gx_str_eq(e->class_, gx_str_of(class_));
}

// Marks that common words qualify into a kind (世界一流|大学, 外国|政府, 驻地|部队) as often as into a name.
static bool is_kind(const units* s, const gx_hit* hit, const gx_entry* e) {
  static const char* const kinds[] = {"hospital",    "army",     "media",         "court",    "diplomatic",
                                      "cooperative", "religion", "party-foreign", "congress", "cppcc"};
  const char32_t last = char_at(s, hit->end - 1);
  for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (is_class(e, kinds[i])) return true;
  if (is_class(e, "party") && char_at(s, hit->end - 2) == U'支') return true;
  if (is_class(e, "party") && last != U'部' && last != U'办' && last != U'室' && last != U'组') return true;
  return last == U'器' || last == U'学' || last == U'校' || last == U'园' || last == U'社' || last == U'府' ||
         last == U'队';
}

// Single characters that end the names of offices: 基建保障|处. Others (军, 师, 所, 校) end too much else.
static bool is_office_mark(char32_t c) {
  return c == U'局' || c == U'厅' || c == U'处' || c == U'部' || c == U'办' || c == U'委';
}

// Confidence of a name behind 市, 区, 县 …: 市|中心 and 区|部门 are words, 长王|军 is nothing at all.
static int32_t judge_relative(const units* s, const gx_hit* hit, const gx_entry* e, const gx_edge* edge) {
  const bool single = hit->end - hit->begin == 1;
  if ((edge->body == hit->begin && e->weight < 6) || edge->unknown == 1) return 0;
  if (single && !is_office_mark(char_at(s, hit->begin))) return 0;
  return single && edge->unknown ? GX_FAIR : edge->level;
}

// 基建保障处、…; but 群众办|实事, 实干部|署.
static bool closes(const units* s, uint32_t end) {
  const char32_t c = char_at(s, end);
  if (!gx_is_han(c) || c == U'和' || c == U'与' || c == U'及' || c == U'等') return true;
  for (uint32_t i = s->in->hits_from[end]; i < s->in->hits_from[end + 1]; i++)
    if (gx_is_listed(&s->in->hits.at[i], GX_LIST_COLLECTIVE)) return true; // 处|负责人
  return false;
}

static bool begins_mark(const units* s, uint32_t p) {
  if (p >= s->in->article->text.n) return false;
  for (uint32_t i = s->in->hits_from[p]; i < s->in->hits_from[p + 1]; i++)
    if (gx_is_listed(&s->in->hits.at[i], GX_LIST_UNIT_SUFFIX)) return true;
  return false;
}

// Single characters behind a place: 俄|军 is listed, 钱塘|营 is cut out of 营商环境.
static int32_t judge_single(const units* s, const gx_hit* hit, const gx_entry* e, const gx_edge* edge) {
  const uint32_t body = hit->begin - edge->body;
  const bool office = is_office_mark(char_at(s, hit->begin));
  if (is_class(e, "army") || is_class(e, "religion")) return 0;
  if (char_at(s, hit->begin) == U'中' && !gx_is_han_digit(char_at(s, hit->begin - 1)) && body != 1)
    return 0; // 庄浪四|中, 附|中, but 学院阮雄中
  if (edge->anchor != GX_ANCHOR_NONE) {
    if (char_at(s, hit->begin) == U'办' && begins_mark(s, hit->end)) return 0;     // 望湖区办|学校
    if (is_class(e, "media") && char_at(s, hit->end) == U'》') return edge->level; // 《望湖|报》
    if (body == 0 && (!office || edge->anchor == GX_ANCHOR_UNIT)) return 0;
    if (is_class(e, "media") && edge->unknown == 1) return 0;
    return edge->level - (office ? 0 : 15);
  }
  if (!closes(s, hit->end)) return 0;
  // 教育局、房地局、财政局: short forms of offices stand in lists.
  if (office && edge->unknown == 2 && body == 2 && edge->bounded && char_at(s, edge->begin - 1) == U'、')
    return GX_FAIR;
  if (is_class(e, "media")) return edge->unknown >= 2 && body >= 3 ? 65 : 0;
  if (edge->unknown || body < 2 || !office || !gx_is_han(char_at(s, hit->begin - 1))) return 0;
  return edge->level > GX_WEAK ? GX_FAIR : 65; // 帮扶协调|办
}

// 东塘村|3组 is where people live.
static bool is_hamlet(const units* s, const gx_hit* hit, const gx_edge* edge) {
  return edge->anchor == GX_ANCHOR_PLACE && char_at(s, hit->end - 1) == U'组' &&
         char_at(s, edge->body - 1) == U'村';
}

// 代表团, 工作组, 医疗队 are formed for one trip: groups of people, not bodies.
static bool is_team(const units* s, const gx_hit* hit, const gx_entry* e) {
  const char32_t last = char_at(s, hit->end - 1);
  if (is_class(e, "diplomatic")) return last == U'团';
  return is_class(e, "weak") && (last == U'组' || last == U'团' || last == U'队' || last == U'班');
}

static bool is_comma(char32_t c) {
  return c == U'、' || c == U'，' || c == U'。' || c == U'；' || c == U'\n';
}

static bool is_join(char32_t c) { return c == U'和' || c == U'与' || c == U'及'; }

// 国内合作|办公室
static bool is_bureau(const units* s, const gx_hit* hit) {
  return hit->end - hit->begin == 3 && char_at(s, hit->begin) == U'办' && char_at(s, hit->begin + 2) == U'室';
}

// 在|八里台校区|召开 is a place: tag_place.c takes it.
static bool is_campus(const units* s, const gx_hit* hit) {
  return char_at(s, hit->end - 1) == U'区' && char_at(s, hit->end - 2) == U'校';
}

static bool is_locating(char32_t c) {
  return c == U'在' || c == U'到' || c == U'于' || c == U'赴' || c == U'至';
}

// 湖南山河|科技: the mark begins a word that runs on. Asked of 科 alone: 局|部署 reads 局部 as well.
static bool begins_word(const units* s, const gx_hit* hit) {
  const uint32_t last = hit->end - 1;
  if (char_at(s, last) != U'科') return false;
  for (uint32_t i = s->in->hits_from[last]; i < s->in->hits_from[last + 1]; i++)
    if (s->in->hits.at[i].end > hit->end) return true;
  return false;
}

static bool title_ends(const units* s, uint32_t end) {
  enum { LONGEST = 8 };
  for (uint32_t i = s->in->hits_from[end > LONGEST ? end - LONGEST : 0]; i < s->in->hits_from[end]; i++)
    if (s->in->hits.at[i].end == end && gx_is_listed(&s->in->hits.at[i], GX_LIST_TITLE)) return true;
  return false;
}

// 周恩来|政府管理学院, 邵逸夫|医院: schools, hospitals and institutes are named after people; 总理李强|…学院 is not.
static bool misnamed(const units* s, const gx_entry* e, uint32_t begin) {
  const uint32_t longest = s->in->hits_from[begin]; // 孔子学院|理事会 is no 孔子|学院理事会
  if (longest == s->in->hits_from[begin + 1]) return false;
  if (!gx_is_listed(&s->in->hits.at[longest], GX_LIST_PERSON)) return false;
  const bool named = is_class(e, "school") || is_class(e, "hospital") || is_class(e, "research");
  return !named || title_ends(s, begin);
}

// （5）|国资委, 现任|学院党委办公室: what counts or dates stands outside; 各部门|党组 are a kind.
static bool is_outside(const units* s, const gx_hit* hit, const gx_entry* e, const gx_edge* edge) {
  if (char_at(s, edge->begin + 1) == U'届' && gx_is_any(char_at(s, edge->begin), U"上本每各历首新"))
    return true;
  if (char_at(s, edge->begin) == U'（') return true;
  const bool kind = hit->begin == edge->begin + 2 && char_at(s, edge->begin) == U'部' &&
                    char_at(s, edge->begin + 1) == U'门';
  if (kind && is_class(e, "party")) return true;
  for (uint32_t i = s->in->hits_from[edge->begin]; i < s->in->hits_from[edge->begin + 1]; i++) {
    const gx_entry* lead = gx_entry_in(s->in->lexicon, s->in->hits.at[i].entry, GX_LIST_TITLE_PREFIX);
    if (lead && lead->chars > 1 && (is_class(lead, "current") || is_class(lead, "former"))) return true;
  }
  return false;
}

// 经|集团公司党委研究: what leads up to a body that a word or name begins.
static bool leads_up(const units* s, const gx_edge* edge) {
  if (!gx_is_any(char_at(s, edge->begin), U"经据由")) return false;
  for (uint32_t i = s->in->hits_from[edge->begin]; i < s->in->hits_from[edge->begin + 1]; i++)
    if (s->in->hits.at[i].end > edge->begin + 1) return false; // 经信委
  for (uint32_t i = s->in->hits_from[edge->begin + 1]; i < s->in->hits_from[edge->begin + 2]; i++)
    if (s->in->hits.at[i].end > edge->begin + 2) return true;
  return false;
}

// 公安|武清分局, 消防|武清支队: where the service begins whose branch in a place it is, or `begin`.
static uint32_t service_begin(const units* s, uint32_t begin, const gx_edge* edge, const gx_hit* hit) {
  const char32_t last = char_at(s, hit->end - 1);
  if (begin < 2 || edge->anchor != GX_ANCHOR_PLACE || (last != U'局' && last != U'队')) return begin;
  const char32_t* ch = s->in->article->text.ch + begin - 2;
  return gx_lexicon_is(s->in->lexicon, GX_CLASS_SERVICE, ch, 2) ? begin - 2 : begin;
}

// Confidence of one edge of a composed name, or 0. The mark's weight: 9 only bodies bear it, 2 or 3 others too.
static int32_t judge(const units* s, const gx_hit* hit, const gx_entry* e, const gx_edge* edge) {
  const uint32_t chars = hit->end - hit->begin;
  const uint32_t body = hit->begin - edge->body;
  if (char_at(s, hit->begin - 1) == U'副' || begins_word(s, hit)) return 0; // 副|部长
  if (is_outside(s, hit, e, edge) || misnamed(s, e, edge->begin) || leads_up(s, edge)) return 0;
  if (char_at(s, hit->end - 1) == U'校' && char_at(s, hit->end) == U'长' && chars == 3) return 0; // 小学|校长
  // 教育和|体育局 is one office; 学生工作和|工会 are two.
  const bool college = is_class(e, "school") && chars >= 4 && is_comma(char_at(s, edge->begin - 1));
  if (edge->joins && is_join(char_at(s, hit->begin - 1)) && !is_class(e, "government") && !college) return 0;
  if (is_class(e, "weak") && char_at(s, hit->end - 1) == U'位') return 0; // 事业|单位
  if (chars == 1 && body == 2 && edge->anchor == GX_ANCHOR_NONE && char_at(s, hit->begin - 2) == U'工' &&
      char_at(s, hit->begin - 1) == U'作')
    return 0; // 工作|处 of 律师工作处
  if (is_campus(s, hit) && is_locating(char_at(s, edge->begin - 1))) return 0;
  // 重庆|儿科 is a trade, 市第一医院|儿科 a department; 中国|医院 are all of them.
  const bool trade = char_at(s, hit->end - 1) == U'科' || char_at(s, hit->begin - 1) == U'国';
  if (is_class(e, "hospital") && body == 0 && edge->anchor == GX_ANCHOR_PLACE && trade) return 0;
  if (chars == 1 && char_at(s, hit->begin) == U'部' &&
      (char_at(s, hit->begin - 1) == U'府' ||
       (char_at(s, hit->begin - 1) == U'席' && char_at(s, hit->begin - 2) == U'首')))
    return 0; // 总理府|部长, 首席|部长
  if (is_team(s, hit, e)) return is_hamlet(s, hit, edge) ? edge->level : 0;
  if (edge->anchor == GX_ANCHOR_RELATIVE) return judge_relative(s, hit, e, edge);
  if (chars == 1) return judge_single(s, hit, e, edge);
  if (is_class(e, "media") && char_at(s, hit->begin - 1) == U'》') return GX_STRONG; // 《望湖日报》|编辑部
  if (body == 0 && e->weight < 6 && edge->anchor == GX_ANCHOR_PLACE &&
      service_begin(s, edge->begin, edge, hit) == edge->begin)
    return 0; // 长沙|中心, but 消防|武清|支队
  if (edge->anchor != GX_ANCHOR_NONE)
    return edge->unknown == 1 && edge->words >= 2 && is_kind(s, hit, e) ? 0 : edge->level;
  // 一次会议|提案审查委员会: whose meeting it is stands before.
  if (char_at(s, edge->begin) == U'会' && char_at(s, edge->begin + 1) == U'议' && edge->begin &&
      char_at(s, edge->begin - 1) == U'次')
    return 0;
  // 三中 in 十八届三中全会 is no school.
  if (counted(s, edge->begin) || gx_is_han_digit(char_at(s, hit->begin))) return 0;
  if (is_bureau(s, hit) && edge->unknown == 0) return edge->words >= 2 && edge->level > GX_WEAK ? 65 : 0;
  // 邵逸夫|医院: a proper name and nothing else, and not of a body that every place has.
  if (is_class(e, "congress") || is_class(e, "cppcc")) return 0;
  if (is_kind(s, hit, e) || e->weight < 6)
    return edge->bounded && edge->unknown == body && body >= 2 && body <= 4 &&
                   char_at(s, edge->begin) != U'所' // 负责人|所作学校…汇报
               ? GX_FAIR
               : 0;
  // 提案|委员会, but not 设置提案|委员会, 布局|学院
  if (edge->level <= GX_WEAK)
    return edge->words == 1 && chars == 3 && char_at(s, hit->begin) == U'委' ? 65 : 0;
  if (is_class(e, "research") && edge->unknown == 0 && edge->words == 1 && body == 2) return 0; // 基础|实验室
  return edge->unknown == 1 ? 0 : GX_FAIR;
}

static bool begins_group(const units* s, uint32_t p) {
  if (p >= s->in->article->text.n) return false;
  for (uint32_t i = s->in->hits_from[p]; i < s->in->hits_from[p + 1]; i++)
    if (gx_is_listed(&s->in->hits.at[i], GX_LIST_COLLECTIVE)) return true;
  return false;
}

// Whether a unit proposed lately ends at `end`.
static bool unit_ends(const units* s, uint32_t end) {
  enum { LATEST = 24 };
  for (uint32_t i = s->out->n, k = 0; i-- > 0 && k < LATEST; k++)
    if (s->out->at[i].end == end && s->out->at[i].kind == GX_SPAN_UNIT) return true;
  return false;
}

// 教务处、|信息与技术教育中心|、…; 、|碳中和中心|有关负责人: a unit before it in a roll, or people of it behind, make a unit of what fills
// its room in the roll.
static bool fills_place(const units* s, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i + 1 < end; i++) // 教育厅相关处室, 二级党委 are kinds
    if (char_at(s, i + 1) == U'关' && (char_at(s, i) == U'相' || char_at(s, i) == U'有')) return false;
  if (gx_is_han_digit(char_at(s, begin)) || (char_at(s, begin) == U'高' && char_at(s, begin + 1) == U'校'))
    return false;
  const char32_t before = begin ? char_at(s, begin - 1) : U'\n';
  if (!is_comma(before)) return false;
  if (begins_group(s, end)) return true;
  const char32_t behind = char_at(s, end);
  return before == U'、' && (behind == U'、' || behind == U'等') && unit_ends(s, begin - 1);
}

// Offices and schools are listed by short names; 行业|协会 and 重点|实验室 are kinds.
static bool is_listable(const units* s, const gx_hit* hit, const gx_entry* e) {
  const char32_t last = char_at(s, hit->end - 1);
  if (is_class(e, "government") || is_class(e, "party")) return true;
  if (is_class(e, "weak"))
    return last == U'处' || last == U'部' || last == U'室' || last == U'办' || last == U'心';
  if (is_class(e, "group")) return last == U'会' && hit->end >= hit->begin + 3; // 教育|基金会, 校友会
  return is_class(e, "school") && (last == U'院' || last == U'处' || last == U'部');
}

// 文化艺术|中心 and 基地 are places one goes to although 中心 ends units too; 党群服务|中心 is a unit.
static bool is_site(const units* s, const gx_hit* hit, const gx_entry* e) {
  const char32_t last = char_at(s, hit->end - 1);
  const uint32_t from = hit->begin > 4 ? hit->begin - 4 : 0;
  if (!is_class(e, "weak") && !is_class(e, "media") && last != U'馆') return false;
  for (uint32_t i = s->in->hits_from[from]; i < s->in->hits_from[hit->begin + 1]; i++)
    if (s->in->hits.at[i].end == hit->end && gx_is_listed(&s->in->hits.at[i], GX_LIST_PLACE_SUFFIX))
      return true;
  return false;
}

// Marks that are names of offices by themselves: 财政局, 农业农村局, 组织部, 妇联; not 人民医院, 中学, 管委会.
static bool stands_alone(const units* s, const gx_hit* hit, const gx_entry* e) {
  const uint32_t chars = hit->end - hit->begin;
  const char32_t last = char_at(s, hit->end - 1);
  if (chars < 2 || e->weight < 9) return false;
  if (is_class(e, "government") && chars >= 7 && char_at(s, hit->begin) != U'社')
    return true; // 住房公积金管理中心
  if (is_class(e, "government"))
    return chars >= 3 && (last == U'局' || last == U'厅' || last == U'委' || last == U'办');
  if (is_class(e, "congress")) return chars >= 3 && last == U'委'; // 财经委, 法工委
  if (is_class(e, "party") && chars >= 6 && char_at(s, hit->end - 3) == U'中' &&
      char_at(s, hit->begin) == U'党')
    return true; // 党委理论学习中心组
  if (is_class(e, "party"))
    return chars >= 3 && char_at(s, hit->begin) != U'党' &&
           (last == U'部' || last == U'委' || last == U'办' || last == U'局');
  if (is_class(e, "group")) return last == U'联' || last == U'协';
  if (is_class(e, "army")) return chars >= 3 && (last == U'区' || last == U'部') && e->weight >= 9;
  if (!is_class(e, "school")) return false;
  return (chars >= 3 && (last == U'处' || last == U'部')) || (chars >= 4 && last == U'院');
}

// Bodies set up for a task are named by it, verbs and all: 区委学习贯彻…主题教育|领导小组. Offices are named by what they do:
// 帮扶协调|办; schools, hospitals and armies are not.
static gx_reach reach_of(const units* s, const gx_hit* hit, const gx_entry* e) {
  const char32_t last = char_at(s, hit->end - 1);
  const bool task = is_class(e, "party") && (last == U'组' || last == U'部' || last == U'室');
  if (hit->end - hit->begin >= 3 && (task || (is_class(e, "weak") && last == U'室'))) return GX_REACH_FAR;
  const bool goes_on = hit->end - hit->begin >= 4 && is_join(char_at(s, hit->begin - 1)); // 经济与|管理学院
  return is_kind(s, hit, e) || (is_class(e, "school") && !goes_on) ? GX_REACH_NEAR : GX_REACH_DEED;
}

// 中共|威海市文登区卫生健康局机关委员会: where a committee's own name is written out, its first two characters belong to it.
static uint32_t party_begin(const units* s, uint32_t begin, uint32_t end) {
  const bool committee =
      char_at(s, end - 1) == U'委' || (char_at(s, end - 3) == U'委' && char_at(s, end - 1) == U'会');
  const bool party = begin >= 2 && char_at(s, begin - 2) == U'中' && char_at(s, begin - 1) == U'共';
  return party && committee ? begin - 2 : begin;
}

static void propose_edge(units* s, const gx_hit* hit, const gx_edge* edge, int32_t level) {
  const gx_span_kind kind = is_hamlet(s, hit, edge) ? GX_SPAN_PLACE : GX_SPAN_UNIT;
  const uint32_t begin = service_begin(s, party_begin(s, edge->begin, hit->end), edge, hit);
  propose(s,
          (gx_span){.begin = begin,
                    .end = hit->end,
                    .kind = kind,
                    .score = gx_edge_score(edge, hit->end, level) + GX_SURE * (int32_t)(edge->begin - begin),
                    .rule = edge->anchor == GX_ANCHOR_NONE ? "unit.phrase" : "unit.anchored",
                    .entry = GX_NONE,
                    .head = hit->begin});
}

// 教育部|党组, where 部党组 is a mark as well: where the organ begins whose last character the mark begins with, or `hit->begin`.
static uint32_t organ_begin(const units* s, const gx_hit* hit) {
  enum { LONGEST = 8 };
  const uint32_t from = hit->begin > LONGEST ? hit->begin - LONGEST : 0;
  for (uint32_t i = s->in->hits_from[from]; i < s->in->hits_from[hit->begin]; i++)
    if (s->in->hits.at[i].end == hit->begin + 1 && gx_is_listed(&s->in->hits.at[i], GX_LIST_ORGAN))
      return s->in->hits.at[i].begin;
  return hit->begin;
}

static void tag_composed(units* s, const gx_hit* hit, const gx_entry* e) {
  const uint32_t organ = is_class(e, "party") ? organ_begin(s, hit) : hit->begin;
  if (organ < hit->begin) {
    propose_unit(s, organ, hit, GX_SURE, GX_NONE, "unit.anchored");
    return;
  }
  const gx_edges edges = gx_nominal_edges(s->nominal, hit->begin, reach_of(s, hit, e));
  for (uint32_t i = 0; i < edges.n; i++) {
    const int32_t level = judge(s, hit, e, &edges.at[i]);
    if (level) propose_edge(s, hit, &edges.at[i], level);
  }
  const bool listed = is_listable(s, hit, e);
  if (edges.n && listed && edges.at[0].level > GX_WEAK && hit->begin - edges.at[0].begin >= 2 &&
      fills_place(s, edges.at[0].begin, hit->end))
    propose_edge(s, hit, &edges.at[0], GX_FAIR);
  const bool named = e->weight >= 9 && hit->end - hit->begin >= 3; // 监察室, 后勤管理处
  if (!counted(s, hit->begin) &&
      (stands_alone(s, hit, e) || (listed && named && fills_place(s, hit->begin, hit->end))))
    propose_unit(s, hit->begin, hit, GX_FAIR, hit->entry, "unit.alone");
}

void gx_tag_units(const gx_tagging* in, gx_arena* arena, gx_spans* out) {
  const uint32_t mine = GX_IN(GX_LIST_ORGAN) | GX_IN(GX_LIST_COMPANY) | GX_IN(GX_LIST_RELATIVE) |
                        GX_IN(GX_LIST_UNIT_SUFFIX) | GX_IN(GX_LIST_COMPANY_SUFFIX);
  const uint32_t from = out->n;
  units s = {in, arena, out, gx_nominal_new(in, out, arena)};
  for (uint32_t i = 0; i < in->hits.n; i++) {
    const gx_hit* hit = &in->hits.at[i];
    if (!(hit->lists & mine)) continue;
    for (uint32_t k = hit->entry; k != GX_NONE; k = gx_lexicon_entry(in->lexicon, k)->next) {
      const gx_entry* e = gx_lexicon_entry(in->lexicon, k);
      if (e->list == GX_LIST_ORGAN || e->list == GX_LIST_COMPANY) tag_listed(&s, hit, e);
      if (e->list == GX_LIST_RELATIVE) tag_relative(&s, hit);
      if (e->list == GX_LIST_UNIT_SUFFIX && gx_nominal_is_head(in, hit, GX_LIST_UNIT_SUFFIX) &&
          !is_site(&s, hit, e))
        tag_composed(&s, hit, e);
      if (e->list == GX_LIST_COMPANY_SUFFIX && gx_nominal_is_head(in, hit, GX_LIST_COMPANY_SUFFIX))
        gx_tag_company(in, s.nominal, hit, e, arena, out);
    }
  }
  gx_tag_company_short(in, from, arena, out);
}
