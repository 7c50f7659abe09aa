/// Meetings and other named events: a listed head (会议, 推进会, 开工仪式) and its topic to the left.
///
/// The name begins behind the verb that holds it (召开|全区绿色发展工作推进会), behind 在, a date, or at the clause's head
/// (全区绿色发展工作推进会|召开), quotes and brackets inside taken whole. A head without a topic (会议, 座谈会) names nothing, and
/// …会议精神 speaks of a document.
#include <string.h>

#include "base/utf8.h"
#include "extractor/name_model.h"
#include "extractor/span.h"

enum {
  MAX_NAME = 64,
  MARK_HOLD = 1 << 0,   ///< 召开, 出席: what follows or goes before is a meeting
  MARK_ANCHOR = 1 << 1, ///< A place or unit
  MARK_VERB = 1 << 2,
  MARK_DAY = 1 << 3,      ///< A date finer than a year
  MARK_MODIFIER = 1 << 4, ///< 专题, 扩大
  MARK_LEAD = 1 << 5,     ///< Words that lead up to a name: verbs, adverbs, pronouns
  MARK_BODY = 1 << 6,     ///< A unit or a longer word ends here: 委员会, 社会
  MARK_HEAD = 1 << 7,     ///< The head of another name ends here
  MARK_WORD = 1 << 8,     ///< Any listed word of two or more characters
  MARK_INSIDE = 1 << 9,   ///< The character belongs to a word that is no grammar: 对 in 对口
  MARK_OPENER = 1 << 10,  ///< 庆祝, 纪念: a verb that begins names
  MARK_DEIXIS = 1 << 11,  ///< 本次, 我们: no name holds a pronoun
  MARK_CALL = 1 << 13,    ///< 召开, 举行: what follows is a gathering
  MARK_PERSON = 1 << 14,  ///< A person known to the whole nation
  MARK_OFFICE = 1 << 15,  ///< 书记, 主席
  MARK_ACT = 1 << 12,     ///< 揭牌, 颁发: what is done at ceremonies, and names them
};

typedef struct {
  const gx_tagging* in;
  uint16_t* ends;   ///< What ends at a position
  uint16_t* begins; ///< What begins there
  gx_sieve stops;
  gx_arena* arena;
} scene;

static char32_t at(const scene* s, uint32_t i) {
  return i < s->in->article->text.n ? s->in->article->text.ch[i] : U'\n';
}

static bool is_followed_by(const scene* s, uint32_t i, const char32_t* word) {
  for (; *word; word++, i++)
    if (at(s, i) != *word) return false;
  return true;
}

static bool begins_class(const scene* s, uint32_t i, gx_class class_) {
  const gx_text* text = &s->in->article->text;
  return i < text->n && gx_lexicon_begins(s->in->lexicon, class_, text->ch + i, text->n - i);
}

static bool is_class(const gx_entry* e, const char* name) { return gx_str_eq(e->class_, gx_str_of(name)); }

static uint16_t mark_of(const gx_entry* e) {
  if (e->list == GX_LIST_ROLE_VERB) {
    const bool hold =
        is_class(e, "hold") || is_class(e, "chair") || is_class(e, "attend") || is_class(e, "meet");
    const bool act = is_class(e, "announce");
    return (uint16_t)(MARK_VERB | MARK_LEAD | (hold || is_class(e, "speak") || act ? MARK_HOLD : 0) |
                      (act ? MARK_ACT : 0) | (is_class(e, "hold") || is_class(e, "chair") ? MARK_CALL : 0));
  }
  if (e->list == GX_LIST_MEETING_HEAD) {
    if (is_class(e, "opener")) return MARK_OPENER;
    return is_class(e, "modifier") ? MARK_MODIFIER : MARK_HEAD;
  }
  if (e->list == GX_LIST_COLLECTIVE) return MARK_LEAD; // 双方
  if (e->list == GX_LIST_PERSON) return MARK_PERSON;
  if (e->list == GX_LIST_TITLE) return MARK_OFFICE;
  if (e->list != GX_LIST_WORD || !e->class_.n) return 0;
  if (e->class_.n == 1 && e->class_.p[0] == 'v') return MARK_VERB | MARK_LEAD;
  return memchr("dprct", e->class_.p[0], 5) ? MARK_LEAD : 0;
}

void gx_sense_of_meetings(const gx_lexicon* lexicon, uint32_t entry, gx_sense* out) {
  for (uint32_t i = entry; i != GX_NONE; i = gx_lexicon_entry(lexicon, i)->next) {
    const gx_entry* e = gx_lexicon_entry(lexicon, i);
    if (e->chars == 1) return;
    out->meeting |= mark_of(e) | MARK_WORD;
    if (e->list == GX_LIST_WORD || e->list == GX_LIST_UNIT_SUFFIX) out->meeting |= MARK_BODY;
    const bool word = e->list == GX_LIST_WORD && e->class_.n && memchr("nvabj", e->class_.p[0], 5);
    if (word || e->list == GX_LIST_UNIT_SUFFIX) out->meeting |= MARK_INSIDE; // 作|协 ends no name
  }
}

/// Whether the word at `i` points at something: 本次, 此次, 我们; but 本科, 全国 and 各地 stand in names.
static bool points(const scene* s, uint32_t i) {
  if (at(s, i + 1) == U'方' && gx_is_any(at(s, i), U"双三四")) return true; // 甲公司、乙公司三方|揭牌仪式
  return at(s, i) == U'本' ? gx_is_any(at(s, i + 1), U"次届场期轮")
                           : gx_is_any(at(s, i), U"此这那该我他她它你");
}

/// Whether a noun begins where the hit does and goes on behind it: 评论|员.
static bool is_cut_noun(const scene* s, const gx_hit* hit) {
  for (const gx_hit* h = &s->in->hits.at[s->in->hits_from[hit->begin]]; h < hit; h++) { // Longest first
    const gx_entry* e = gx_entry_in(s->in->lexicon, h->entry, GX_LIST_WORD);
    if ((e && e->class_.n && e->class_.p[0] == 'n') || gx_entry_in(s->in->lexicon, h->entry, GX_LIST_TITLE))
      return true;
  }
  return false;
}

static void mark_all(scene* s, const gx_spans* spans) {
  const uint32_t n = s->in->article->text.n;
  s->ends = GX_ARRAY(s->arena, uint16_t, n + 1);
  s->begins = GX_ARRAY(s->arena, uint16_t, n + 1);
  for (uint32_t i = 0; i < s->in->hits.n; i++) {
    const gx_hit* hit = &s->in->hits.at[i];
    uint16_t mark = s->in->senses[hit->entry].meeting;
    if (mark & MARK_VERB && is_cut_noun(s, hit)) continue;
    if (mark & MARK_LEAD && points(s, hit->begin)) mark |= MARK_DEIXIS;
    s->begins[hit->begin] |= mark;
    s->ends[hit->end] |= mark;
    for (uint32_t k = hit->begin; mark & MARK_INSIDE && k < hit->end; k++) s->begins[k] |= MARK_INSIDE;
  }
  for (uint32_t i = 0; i < spans->n; i++) {
    const gx_span* span = &spans->at[i];
    if (span->kind == GX_SPAN_PLACE || span->kind == GX_SPAN_UNIT) s->begins[span->begin] |= MARK_ANCHOR;
    if (span->kind == GX_SPAN_UNIT) s->ends[span->end] |= MARK_BODY;
    if (span->kind == GX_SPAN_DATE && gx_date_precision(span->date) == GX_PRECISION_DAY) {
      s->begins[span->begin] |= MARK_DAY;
      s->ends[span->end] |= MARK_DAY;
    }
  }
}

/// 在, 了, 的 and their like end what stands before a name; 第 and 全 may begin one.
static const char32_t stops[] = U"，。；：！？\n<>、（【】《“”》在了的由于为是对将到至把被从向说就作";

static bool is_stop(const scene* s, char32_t c) {
  return gx_sieve_holds(&s->stops, c) && gx_is_any(c, stops);
}

/// 十八届三中全会, 省十二届人大四次会议
static bool counts_term(const scene* s, uint32_t i) {
  i += gx_is_any(at(s, i), U"省市区县州镇乡");
  uint32_t k = i;
  while (k < i + 4 && gx_is_han_digit(at(s, k))) k++;
  return k > i && at(s, k) == U'届';
}

static bool is_anchor(const scene* s, uint32_t i) {
  const char32_t c = at(s, i);
  if (gx_is_any(c, U"省市区县州") && at(s, i + 1) == U'第') return true; // 省第十二次党代会
  return s->begins[i] & MARK_ANCHOR || c == U'全' || c == U'第' || c == U'“' || c == U'《' ||
         gx_is_digit(c) || counts_term(s, i);
}

/// 2023年度…, 10月份…, 2011全国…, but not 4个…, 382场…
static bool begins_with_count(const scene* s, uint32_t i) {
  if (s->begins[i] & MARK_ANCHOR) return false; // 二十国集团…峰会
  uint32_t k = i;
  while (gx_is_digit(at(s, k))) k++;
  if (k - i == 4) return false;
  while (gx_is_han_digit(at(s, k))) k++;
  const char32_t c = at(s, k);
  return k > i && k - i != 4 && c != U'年' && c != U'月' && c != U'届';
}

static char32_t opener_of(char32_t c) {
  switch (c) {
    case U'”': return U'“';
    case U'’': return U'‘';
    case U'）': return U'（';
    case U'》': return U'《';
    default: return 0;
  }
}

/// The opening mark of the pair that closes at `i`, or `i` when there is none within reach or a byline is inside: 电（记者王建国）|全国…
static uint32_t pair_begin(const scene* s, uint32_t i, uint32_t floor) {
  const char32_t open = opener_of(at(s, i));
  for (uint32_t k = i; k > floor && i - k < MAX_NAME; k--)
    if (at(s, k - 1) == open)
      return is_followed_by(s, k, U"记者") || is_followed_by(s, k, U"通讯员") ? i : k - 1;
  return i;
}

/// 十八届三中、四中、五中|全会, 《…》第一卷、第二卷|出版座谈会, 召开|各界人士、基层代表|座谈会: 、 between ordinals, or between the only two things
/// that the verb right before them holds, stays inside.
static bool joins_ordinals(const scene* s, uint32_t comma, uint32_t head) {
  enum { REACH = 8 };
  if (at(s, comma) != U'、' || comma < 2) return false;
  if (at(s, comma - 1) == U'中' && head - comma <= REACH) return true;
  const bool ordinal = at(s, comma + 1) == U'第';
  for (uint32_t k = comma; k > 0 && comma - k < REACH; k--) {
    if (ordinal && at(s, k - 1) == U'第') return true;
    if (s->ends[k] & MARK_HEAD || is_stop(s, at(s, k - 1))) return false;
    if (!ordinal && s->ends[k] & MARK_CALL && head - comma <= REACH) return true;
  }
  return false;
}

/// The end of the longest lead-up word at `begin` (认真, 贯彻, 本次), or `begin`. With `held`, only pronouns: a verb may begin the name
/// (召开|学习贯彻…总结会议). 安置|房 is cut by no word that goes on.
static uint32_t lead_end(const scene* s, uint32_t begin, uint32_t head, bool held) {
  const gx_tagging* in = s->in;
  for (uint32_t i = in->hits_from[begin]; i < in->hits.n && in->hits.at[i].begin == begin;
       i++) { // Longest first
    const uint32_t end = in->hits.at[i].end;
    if (end > head || end == begin + 1) continue;
    for (uint32_t e = in->hits.at[i].entry; e != GX_NONE; e = gx_lexicon_entry(in->lexicon, e)->next) {
      const gx_entry* entry = gx_lexicon_entry(in->lexicon, e);
      const uint16_t mark = mark_of(entry);
      if (!(mark & MARK_LEAD) || (held && entry->class_.p[0] != 'r')) continue;
      if (mark & MARK_VERB && !(s->begins[end] & MARK_WORD) && !is_anchor(s, end)) continue;
      return end;
    }
  }
  return begin;
}

static uint32_t skip_lead(const scene* s, uint32_t begin, uint32_t head, bool held) {
  if (gx_is_any(at(s, begin), U"报经据") && counts_term(s, begin + 1)) begin++; // 报|省十二届人大四次会议备案
  const bool wire = begin && (at(s, begin) == U'电' || at(s, begin) == U'讯') &&
                    gx_is_any(at(s, begin - 1), U"日报网社台）");
  if (at(s, begin) == U'暨' || wire) begin++; // 暨|…仪式, 31日|电|…, but 电气学院颁奖仪式
  if (gx_is_any(at(s, begin), U"和与及") && !(s->begins[begin] & MARK_WORD)) begin++; // 大桥|和|…启动仪式
  while (begin < head && at(s, begin) != U'全' && at(s, begin) != U'各') {
    uint32_t next = lead_end(s, begin, head, held);
    const bool word = s->begins[begin] & MARK_WORD; // 同心|学术沙龙
    if (next == begin && !held && !word && gx_is_grammar(s->in->lexicon, at(s, begin)) &&
        !is_anchor(s, begin))
      next++; // 还|要
    if (next == begin) break;
    begin = next;
  }
  return begin;
}

/// 城乡建设工作会议|及|安置房工作会议, 党的十八大|和|十八届三中全会: a conjunction behind a whole name parts two names.
static bool parts_names(const scene* s, uint32_t conjunction) {
  const char32_t c = at(s, conjunction);
  if ((c != U'及' && c != U'和' && c != U'与') || conjunction < 2)
    return false; // 暨 joins two names of one event
  return s->ends[conjunction] & MARK_HEAD ||
         (at(s, conjunction - 1) == U'大' && gx_is_han_digit(at(s, conjunction - 2)));
}

/// Whether what stands before `i` governs it or ends a phrase: 出席|庆祝…, 的|庆祝…; in …90周年|庆祝大会 the topic stands before.
static bool begins_phrase(const scene* s, uint32_t i, uint32_t floor) {
  const char32_t before = i ? at(s, i - 1) : U'\n';
  return i <= floor || s->ends[i] & (MARK_HOLD | MARK_DAY) || is_stop(s, before) || before == U'电' ||
         before == U'讯';
}

/// The first 庆祝 or 纪念 of the clause: 庆祝建党100周年大会, 纪念…发布“…”75周年座谈会. GX_NONE where there is none.
static uint32_t opener_begin(const scene* s, uint32_t head, uint32_t floor) {
  uint32_t found = GX_NONE;
  for (uint32_t i = head; i > floor && head - i < MAX_NAME; i--) {
    const char32_t c = at(s, i - 1);
    if (opener_of(c))
      i = pair_begin(s, i - 1, floor) + 1;
    else if (is_stop(s, c) && !(s->begins[i - 1] & MARK_INSIDE))
      break;
    if (s->begins[i - 1] & MARK_OPENER && begins_phrase(s, i - 1, floor)) found = i - 1;
  }
  return found;
}

/// 在|全区推进会|上: what stands in a place or at an event, rather than 在|结束…磋商后.
static bool frames(const scene* s, uint32_t end) {
  return at(s, end) == U'上' || at(s, end) == U'中' || is_followed_by(s, end, U"期间") ||
         s->begins[end] & MARK_HOLD;
}

/// 守住底线|全区信访工作会议召开: the space that stands for a new line of a headline.
static bool parts_lines(const scene* s, uint32_t space) {
  return at(s, space) == U' ' && space && gx_is_han(at(s, space - 1)) && gx_is_han(at(s, space + 1));
}

/// What a meeting does, at `i`.
static bool resolves(const scene* s, uint32_t i) { return begins_class(s, i, GX_CLASS_RESOLVING); }

/// 在|座谈会上: 在座 is no word here, for the head of the name cuts it.
static bool is_inside(const scene* s, uint32_t i, uint32_t head) {
  const gx_tagging* in = s->in;
  if (!(s->begins[i] & MARK_INSIDE)) return false;
  for (uint32_t h = in->hits_from[i > 3 ? i - 3 : 0]; h < in->hits_from[i]; h++) // 工作|部署会
    if (in->hits.at[h].end > i && in->hits.at[h].end <= head &&
        in->senses[in->hits.at[h].entry].meeting & MARK_INSIDE)
      return true;
  for (uint32_t h = in->hits_from[i]; h < in->hits_from[i + 1]; h++)
    if (in->hits.at[h].end > i + 1 && in->hits.at[h].end <= head) return true;
  return in->hits_from[i] == in->hits_from[i + 1] || i + 1 < head;
}

/// Whether a known person ends at `i`, or a surname and characters behind an office.
static bool ends_person(const scene* s, uint32_t i) {
  if (s->ends[i] & MARK_PERSON) return true;
  for (uint32_t n = 2; n <= 3 && n <= i; n++)
    if (s->ends[i - n] & MARK_OFFICE &&
        gx_surname_weight(s->in->lexicon, s->in->article->text.ch + i - n, 1) > 0)
      return true;
  return false;
}

/// 王建国|观看演出: what a person does is no topic; in 王建国就职典礼 it names the rite.
static bool follows_person(const scene* s, uint32_t i, uint32_t end) {
  const gx_tagging* in = s->in;
  const uint32_t hit = in->hits_from[i];
  if (!(s->begins[i] & MARK_VERB) || s->begins[i] & MARK_HEAD || hit == in->hits_from[i + 1] ||
      !(in->hits.at[hit].lists & GX_IN(GX_LIST_ROLE_VERB)))
    return false;
  return at(s, end - 1) != U'礼' && at(s, end - 1) != U'式' && ends_person(s, i);
}

/// Begin of the name from `head` to `end`, head first; `held` tells whether a verb that holds meetings stands before it.
static uint32_t name_begin(const scene* s, uint32_t head, uint32_t end, uint32_t floor, bool* held) {
  uint32_t begin = head, anchor = GX_NONE;
  *held = false;
  const uint32_t opener = opener_begin(s, head, floor);
  if (opener != GX_NONE) {
    *held = s->ends[opener] & MARK_HOLD || at(s, opener ? opener - 1 : 0) == U'在';
    return opener;
  }
  while (begin > floor && head - begin < MAX_NAME) {
    const bool rite = s->ends[begin] & MARK_ACT && (head - begin <= 2 || is_followed_by(s, begin, U"仪式"));
    if (s->ends[begin] & MARK_HOLD && !rite) { // But 颁发|仪式, 揭牌|仪式暨开学典礼
      *held = true;
      break;
    }
    if (s->ends[begin] & MARK_DAY || follows_person(s, begin, end)) break;
    if (begin > floor + 2 && s->ends[begin - 2] & MARK_HEAD && resolves(s, begin - 2))
      break;                            // …会议|决定|…会议
    if (s->ends[begin] & MARK_DEIXIS) { // 召开|我校|…推进会
      for (uint32_t k = begin - 1; k > floor && begin - k < 4; k--) *held |= (s->ends[k] & MARK_HOLD) != 0;
      break;
    }
    if (s->ends[begin] & MARK_VERB && is_anchor(s, begin)) anchor = begin;
    const char32_t c = at(s, begin - 1);
    if (opener_of(c)) {
      const uint32_t open = pair_begin(s, begin - 1, floor);
      if (open == begin - 1) break;
      begin = open;
      continue;
    }
    if (parts_names(s, begin - 1) || parts_lines(s, begin - 1)) break;
    if (is_stop(s, c) && !is_inside(s, begin - 1, head) && !joins_ordinals(s, begin - 1, head)) {
      *held = c == U'了' || (c == U'在' && frames(s, end));
      break;
    }
    begin--;
  }
  // 迎接|全省教育工作会议: a verb before an anchor governs the name unless the name itself begins anchored.
  // 长沙市督导|省第十二次党代会, 就…进行|第七次集体学习
  const bool term =
      anchor != GX_NONE &&
      ((gx_is_any(at(s, anchor), U"省市区县州") && (at(s, anchor + 1) == U'第' || counts_term(s, anchor))) ||
       (at(s, anchor) == U'第' && is_followed_by(s, anchor - 2, U"进行")));
  if (!*held && anchor != GX_NONE && (term || !is_anchor(s, begin))) begin = anchor;
  return skip_lead(s, begin, head, *held);
}

/// Whether anything but modifiers (专题, 扩大) stands between begin and head.
static bool has_topic(const scene* s, uint32_t begin, uint32_t head) {
  while (head > begin && s->ends[head] & MARK_MODIFIER) {
    uint32_t k = head - 1;
    while (k > begin &&
           !gx_lexicon_find(s->in->lexicon, GX_LIST_MEETING_HEAD, s->in->article->text.ch + k, head - k))
      k--;
    head = k;
  }
  return head >= begin + 2;
}

/// What follows a name that is held or spoken at: 召开, 7日在…, 上强调, 。
static bool closes(const scene* s, uint32_t end) {
  const char32_t c = at(s, end);
  return s->begins[end] & (MARK_HOLD | MARK_DAY) || c == U'上' || c == U'在' || c == U'。' || c == U'，' ||
         c == U'并' || c == U'于' || c == U'\n' || c == U'”' || is_followed_by(s, end, U"胜利召开") ||
         is_followed_by(s, end, U"隆重");
}

/// …会议精神, …会议要求 speak of what a meeting said, not of the meeting.
static bool speaks_of_content(const scene* s, uint32_t end) { return begins_class(s, end, GX_CLASS_CONTENT); }

/// 第二十八次定期会晤, 第三轮战略对话: talks have a name when they are counted.
static bool is_counted(const scene* s, uint32_t begin, uint32_t head) {
  for (uint32_t i = begin; i + 1 < head; i++)
    if (at(s, i) == U'第' && gx_is_han_digit(at(s, i + 1))) return true;
  return false;
}

/// 各类节日活动, 多轮会谈, 4个竞赛: what is counted or summed up is no single event.
static bool is_summed_up(const scene* s, uint32_t begin, uint32_t head, bool held) {
  const char32_t c = at(s, begin);
  const bool all = c == U'各' && at(s, begin + 1) != U'界'; // 各界人士|座谈会 is one
  if (all || c == U'多' || (begin > 0 && at(s, begin - 1) == U'等') || begins_with_count(s, begin))
    return true;
  if (at(s, head - 1) == U'等') return true; // 国庆招待会等|活动
  if (held && c != U'“')
    return false; // 召开|推进“三北”等重点生态工程建设座谈会, but not 举办|“甲”“乙”等40场活动
  bool quoted = false;
  for (uint32_t i = begin; i < head; i++) {
    quoted = at(s, i) == U'“' || (quoted && at(s, i) != U'”');
    if (quoted) continue;
    if (at(s, i) == U'各' || at(s, i) == U'等' || is_followed_by(s, i, U"多轮") ||
        is_followed_by(s, i, U"多次"))
      return true;
  }
  return false;
}

/// The level of a name, or 0 where the words name no event.
static int32_t level_of(const scene* s, const gx_hit* hit, const gx_entry* entry, uint32_t begin, bool held) {
  const bool anchored = is_anchor(s, begin) || s->begins[begin] & MARK_OPENER || entry->weight >= 3;
  const bool closed = closes(s, hit->end);
  const bool shortest = hit->end == hit->begin + 1;
  if (s->ends[hit->begin] & MARK_HEAD && hit->end == hit->begin + 2 && at(s, hit->begin) == U'大' &&
      at(s, hit->begin - 1) == U'会')
    return 0; // 二次全会|大会发言
  if (is_class(entry, "talks") && !is_counted(s, begin, hit->begin)) return 0;
  if (hit->begin > 1 && is_followed_by(s, hit->begin - 2, U"部长会议") &&
      is_followed_by(s, hit->end, U"主席"))
    return 0; // 古巴国务委员会主席兼部长会议|主席
  if (shortest && (s->ends[hit->end] & MARK_BODY || !closed)) return 0; // 委员|会, 社|会, 学校|会
  if (shortest && (s->ends[hit->begin] & (MARK_LEAD | MARK_VERB)) == MARK_LEAD) return 0; // 一定|会
  const char32_t room = at(s, hit->end);                                                  // 大会议|室
  if (is_summed_up(s, begin, hit->begin, held) || room == U'室' || room == U'厅' || room == U'堂' ||
      room == U'议')
    return 0;
  if (is_class(entry, "activity") && !anchored && !(held && closed)) return 0;
  if (held && closed) return GX_SURE + 2;
  if (held || closed) return GX_STRONG + 5;
  return anchored || is_class(entry, "named") ? GX_STRONG : 0;
}

/// 省委“新春第一会”: a name in quotes takes the body that holds it and the quotes along.
static void widen_quoted(const scene* s, uint32_t* begin, uint32_t* end) {
  if (*begin == 0 || at(s, *begin - 1) != U'“' || at(s, *end) != U'”') return;
  for (uint32_t k = *begin - 1; k > 0 && *begin - k < 12; k--) {
    if (!(s->begins[k - 1] & MARK_ANCHOR)) continue;
    if (s->ends[*begin - 1] & MARK_BODY) *begin = k - 1, *end += 1;
    return;
  }
}

/// 召开|学习贯彻…在…大会上的重要讲话|精神座谈会: where the name of a meeting begins whose topic is what somebody said; GX_NONE where nothing
/// says that it is studied.
static uint32_t study_begin(const scene* s, uint32_t spirit, uint32_t floor, bool* held) {
  uint32_t found = GX_NONE;
  if (is_followed_by(s, spirit, U"精神和")) return found; // 学习贯彻…指示|精神和全国教育大会精神
  for (uint32_t i = spirit; i > floor && spirit - i < MAX_NAME && !gx_is_any(at(s, i - 1), U"，。；：！？\n");
       i--)
    if (begins_class(s, i - 1, GX_CLASS_STUDY) &&
        (begins_phrase(s, i - 1, floor) || s->ends[i - 1] & MARK_VERB))
      found = i - 1;
  *held |= found != GX_NONE && s->ends[found] & MARK_HOLD;
  return found;
}

static void propose(scene* s, const gx_hit* hit, const gx_entry* entry, uint32_t floor, gx_spans* out) {
  bool held;
  uint32_t begin = name_begin(s, hit->begin, hit->end, floor, &held);
  if (is_followed_by(s, begin, U"精神") || is_followed_by(s, begin, U"重要讲话"))
    begin = study_begin(s, begin, floor, &held);
  if (begin == GX_NONE) return;
  const bool whole = is_class(entry, "named"); // 两会, 党代会: a name by itself
  if (!has_topic(s, begin, hit->begin) && !whole) return;
  const bool body = hit->end == hit->begin + 1 && s->ends[hit->end] & MARK_BODY; // 审查委员|会|关于…
  const bool content = !body && speaks_of_content(s, hit->end);
  const int32_t level = content ? GX_STRONG : level_of(s, hit, entry, begin, held);
  if (!level) return;
  uint32_t from = begin, to = hit->end;
  widen_quoted(s, &from, &to);
  GX_PUSH(s->arena, out,
          (gx_span){.begin = from,
                    .end = to,
                    .kind = content ? GX_SPAN_WORD : GX_SPAN_MEETING,
                    .score = level * (int32_t)(to - from),
                    .rule = content ? "meeting.content"
                            : held  ? "meeting.held"
                                    : "meeting.name",
                    .entry = GX_NONE,
                    .head = hit->begin});
}

/// 党的二十大, 中共二十大: a congress by its number.
static void propose_congress(scene* s, uint32_t i, gx_spans* out) {
  const bool named = is_followed_by(s, i, U"党的") || is_followed_by(s, i, U"中共");
  if (!named || !gx_is_han_digit(at(s, i + 2))) return;
  uint32_t k = i + 2;
  while (gx_is_han_digit(at(s, k))) k++;
  if (at(s, k) != U'大') return;
  const bool content = speaks_of_content(s, k + 1) || is_followed_by(s, k + 1, U"报告");
  GX_PUSH(s->arena, out,
          (gx_span){.begin = i,
                    .end = k + 1,
                    .kind = content ? GX_SPAN_WORD : GX_SPAN_MEETING,
                    .score = GX_STRONG * (int32_t)(k + 1 - i),
                    .rule = content ? "meeting.content" : "meeting.congress",
                    .entry = GX_NONE,
                    .head = k});
}

void gx_tag_meetings(const gx_tagging* in, gx_arena* arena, gx_spans* out) {
  scene s = {.in = in, .stops = gx_sieve_of(stops), .arena = arena};
  mark_all(&s, out);
  const char32_t* ch = in->article->text.ch;
  for (uint32_t i = 0; i + 3 < in->article->text.n; i++)
    if (ch[i] == U'党' || ch[i] == U'中') propose_congress(&s, i, out);
  uint32_t sentence = 0, last = GX_NONE;
  for (uint32_t i = 0; i < in->hits.n; i++) {
    const gx_hit* hit = &in->hits.at[i];
    const uint32_t lists = hit->lists;
    if (!(lists & (GX_IN(GX_LIST_MEETING_HEAD) | GX_IN(GX_LIST_ROLE_VERB)))) continue;
    const gx_entry* entry =
        hit->begin == last ? NULL : gx_entry_in(in->lexicon, hit->entry, GX_LIST_MEETING_HEAD);
    const bool verb = !entry && lists & GX_IN(GX_LIST_ROLE_VERB);
    if (verb) last = hit->begin; // In 会见 there is no 会: the longer word comes first
    if (!entry || is_class(entry, "modifier") || is_class(entry, "opener")) continue;
    last = hit->begin;
    while (sentence + 1 < in->sentences.n && in->sentences.at[sentence].end <= hit->begin) sentence++;
    propose(&s, hit, entry, in->sentences.at[sentence].begin, out);
  }
}
