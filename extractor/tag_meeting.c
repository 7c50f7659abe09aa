/// Meetings and other named events: a listed head (会议, 推进会, 开工仪式) and its topic to the left.
///
/// The name begins behind the verb that holds it (召开|全区综合考核工作推进会), behind 在, a date, or at the clause's head
/// (全区综合考核工作推进会|召开), quotes and brackets inside taken whole. A head without a topic (会议, 座谈会) names nothing, and
/// …会议精神 speaks of a document.
#include <string.h>

#include "base/utf8.h"
#include "extractor/span.h"

enum { MAX_NAME = 64, MARK_HOLD = 1, MARK_ANCHOR = 2, MARK_VERB = 4, MARK_DAY = 8, MARK_CLOSES = 16, MARK_MODIFIER = 32 };

typedef struct {
  const gx_tagging* in;
  uint8_t*          ends;   ///< What ends at a position
  uint8_t*          begins; ///< What begins there
  gx_arena*         arena;
} scene;

static char32_t at(const scene* s, uint32_t i) { return i < s->in->article->text.n ? s->in->article->text.ch[i] : U'\n'; }

static bool is_class(const gx_entry* e, const char* name) { return gx_str_eq(e->class_, gx_str_of(name)); }

static void mark_entry(scene* s, const gx_hit* hit, const gx_entry* e) {
  uint8_t begins = 0, ends = 0;
  if (e->list == GX_LIST_ROLE_VERB) {
    if (is_class(e, "hold") || is_class(e, "chair") || is_class(e, "attend")) ends |= MARK_HOLD, begins |= MARK_CLOSES;
    if (is_class(e, "speak") || is_class(e, "announce")) begins |= MARK_CLOSES;
    ends |= MARK_VERB;
  } else if (e->list == GX_LIST_WORD && e->class_.n == 1 && e->class_.p[0] == 'v' && hit->end - hit->begin > 1) {
    ends |= MARK_VERB;
  } else if (e->list == GX_LIST_MEETING_HEAD && is_class(e, "modifier")) {
    ends |= MARK_MODIFIER;
  }
  s->begins[hit->begin] |= begins;
  s->ends[hit->end] |= ends;
}

static void mark_all(scene* s, const gx_spans* spans) {
  const uint32_t n = s->in->article->text.n;
  s->ends          = GX_ARRAY(s->arena, uint8_t, n + 1);
  s->begins        = GX_ARRAY(s->arena, uint8_t, n + 1);
  for (uint32_t i = 0; i < s->in->hits.n; i++)
    for (uint32_t e = s->in->hits.at[i].entry; e != GX_NONE; e = gx_lexicon_entry(s->in->lexicon, e)->next)
      mark_entry(s, &s->in->hits.at[i], gx_lexicon_entry(s->in->lexicon, e));
  for (uint32_t i = 0; i < spans->n; i++) {
    const gx_span* span = &spans->at[i];
    if (span->kind == GX_SPAN_PLACE || span->kind == GX_SPAN_UNIT) s->begins[span->begin] |= MARK_ANCHOR;
    if (span->kind == GX_SPAN_DATE && gx_date_precision(span->date) != GX_PRECISION_YEAR) s->ends[span->end] |= MARK_DAY;
  }
}

/// 在, 了, 的 and their like end what stands before a name; 第 and 全 may begin one.
static bool is_stop(char32_t c) {
  static const char32_t stops[] = U"，。；：！？\n、（【《“”》在了的由于为是对将到至把被从向说";
  for (const char32_t* k = stops; *k; k++)
    if (*k == c) return true;
  return false;
}

static bool is_anchor(const scene* s, uint32_t i) {
  const char32_t c = at(s, i);
  return s->begins[i] & MARK_ANCHOR || c == U'全' || c == U'第' || c == U'“' || c == U'《' || gx_is_digit(c);
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

/// The opening mark of the pair that closes at `i`, or `i` when there is none within reach.
static uint32_t pair_begin(const scene* s, uint32_t i, uint32_t floor) {
  const char32_t open = opener_of(at(s, i));
  for (uint32_t k = i; k > floor && i - k < MAX_NAME; k--)
    if (at(s, k - 1) == open) return k - 1;
  return i;
}

/// 十八届三中、四中、五中|全会: 、 between ordinals stays inside.
static bool joins_ordinals(const scene* s, uint32_t comma, uint32_t head) {
  return at(s, comma) == U'、' && comma > 1 && at(s, comma - 1) == U'中' && at(s, head) == U'全' && head - comma <= 6;
}

/// Begin of the name whose head begins at `head`; `held` tells whether a verb that holds meetings stands before it.
static uint32_t name_begin(const scene* s, uint32_t head, uint32_t floor, bool* held) {
  uint32_t begin = head, anchor = GX_NONE;
  *held = false;
  while (begin > floor && head - begin < MAX_NAME) {
    if (s->ends[begin] & MARK_HOLD) {
      *held = true;
      return begin;
    }
    if (s->ends[begin] & MARK_DAY) break;
    if (s->ends[begin] & MARK_VERB && is_anchor(s, begin)) anchor = begin;
    const char32_t c = at(s, begin - 1);
    if (opener_of(c)) {
      const uint32_t open = pair_begin(s, begin - 1, floor);
      if (open == begin - 1) break;
      begin = open;
      continue;
    }
    if (is_stop(c) && !joins_ordinals(s, begin - 1, head)) {
      *held = c == U'在' || c == U'了';
      break;
    }
    begin--;
  }
  // 迎接|全省教育工作会议: a verb before an anchor governs the name unless the name itself begins anchored.
  return !*held && anchor != GX_NONE && !is_anchor(s, begin) ? anchor : begin;
}

/// Whether anything but modifiers (专题, 扩大) stands between begin and head.
static bool has_topic(const scene* s, uint32_t begin, uint32_t head) {
  while (head > begin && s->ends[head] & MARK_MODIFIER) {
    uint32_t k = head - 1;
    while (k > begin && !gx_lexicon_find(s->in->lexicon, GX_LIST_MEETING_HEAD, s->in->article->text.ch + k, head - k)) k--;
    head = k;
  }
  return head >= begin + 2;
}

static bool is_followed_by(const scene* s, uint32_t i, const char32_t* word) {
  for (; *word; word++, i++)
    if (at(s, i) != *word) return false;
  return true;
}

/// What follows a name that is held or spoken at: 召开, 上强调, 。
static bool closes(const scene* s, uint32_t end) {
  const char32_t c = at(s, end);
  return s->begins[end] & MARK_CLOSES || c == U'上' || c == U'在' || c == U'。' || c == U'，' || c == U'并' || c == U'\n';
}

static void propose(scene* s, const gx_hit* hit, const gx_entry* entry, uint32_t floor, gx_spans* out) {
  bool           held;
  const uint32_t begin  = name_begin(s, hit->begin, floor, &held);
  const bool     whole  = is_class(entry, "named"); // 两会, 党代会: a name by itself
  const bool     spirit = is_followed_by(s, hit->end, U"精神");
  if (!has_topic(s, begin, hit->begin) && !whole) return;
  const bool    closed = closes(s, hit->end);
  const int32_t n      = (int32_t)(hit->end - begin);
  const int32_t level  = held && closed ? GX_SURE + 2 : held || closed ? GX_STRONG + 5 : GX_FAIR;
  if (level == GX_FAIR && entry->weight < 3 && !whole) return;
  GX_PUSH(s->arena, out,
          (gx_span){.begin = begin,
                    .end   = hit->end,
                    .kind  = spirit ? GX_SPAN_WORD : GX_SPAN_MEETING,
                    .score = level * n,
                    .rule  = spirit ? "meeting.spirit" : held ? "meeting.held" : "meeting.name",
                    .entry = GX_NONE,
                    .head  = hit->begin});
}

void gx_tag_meetings(const gx_tagging* in, gx_arena* arena, gx_spans* out) {
  scene s = {.in = in, .arena = arena};
  mark_all(&s, out);
  uint32_t sentence = 0, last = GX_NONE;
  for (uint32_t i = 0; i < in->hits.n; i++) {
    const gx_hit*   hit   = &in->hits.at[i];
    const gx_entry* entry = hit->begin == last ? NULL : gx_entry_in(in->lexicon, hit->entry, GX_LIST_MEETING_HEAD);
    if (!entry || is_class(entry, "modifier")) continue;
    last = hit->begin;
    while (sentence + 1 < in->sentences.n && in->sentences.at[sentence].end <= hit->begin) sentence++;
    propose(&s, hit, entry, in->sentences.at[sentence].begin, out);
  }
}
