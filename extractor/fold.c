/// Folding: in a decided sentence each mention becomes one character, persons with their titles and whole lists of them included.
///
///   区委副书记、区长|沈燕俊              titles in a run, then their holder
///   阮重晖、金志强|等|区领导              a list, closed and named by its group
///   省委书记|甲，省长|乙，省政协主席|丙     a list whose members bring their own titles
///   马克龙|总统、王芳|（女，回族）         what follows a name belongs to it
#include "extractor/fold.h"

#include "base/utf8.h"

enum { MAX_PAREN = 40, MAX_PLAIN_PAREN = 14, MAX_GROUP_GAP = 6, MAX_COUNT = 12, MIN_SHARED_WEIGHT = 5 };

/// One sentence being folded: `top` are the numbers of its mentions that are no parts, in order.
typedef struct {
  const gx_tagging* in;
  const gx_mentions* mentions;
  gx_sentence sentence;
  const uint32_t* top;
  uint32_t n_top;
  gx_arena* arena;
  GX_VEC(gx_slot) slots;
} folding;

typedef GX_VEC(uint32_t) numbers;
typedef GX_VEC(gx_member) members;

static const gx_span* span_at(const folding* f, uint32_t k) { return &f->mentions->at[f->top[k]].span; }

static bool is_kind(const folding* f, uint32_t k, gx_span_kind kind) {
  return k < f->n_top && span_at(f, k)->kind == kind;
}

static bool is_named(const folding* f, uint32_t k) {
  return is_kind(f, k, GX_SPAN_PERSON) || is_kind(f, k, GX_SPAN_REFERENCE);
}

static char32_t char_at(const folding* f, uint32_t i) {
  return i < f->sentence.end ? f->in->article->text.ch[i] : U'\n';
}

static bool reads(const folding* f, uint32_t i, const char32_t* word) {
  for (; *word; word++, i++) {
    if (char_at(f, i) != *word) return false;
  }
  return true;
}

/// The numbers of the sentence's mentions that are no parts.
static void collect_top(folding* f) {
  const gx_mentions* m = f->mentions;
  uint32_t low = 0, high = m->n;
  while (low < high) {
    const uint32_t mid = low + (high - low) / 2;
    if (m->at[mid].span.begin < f->sentence.begin)
      low = mid + 1;
    else
      high = mid;
  }
  numbers top = {0};
  uint32_t end = 0;
  for (uint32_t i = low; i < m->n && m->at[i].span.begin < f->sentence.end; i++) {
    const gx_mention* one = &m->at[i];
    if (one->part || one->span.kind == GX_SPAN_WORD || one->span.begin < end) continue;
    // In 其他领导 nobody is meant by 他.
    const bool other = one->span.kind == GX_SPAN_REFERENCE && one->span.begin > f->sentence.begin &&
                       f->in->article->text.ch[one->span.begin - 1] == U'其';
    if (other) continue;
    GX_PUSH(f->arena, &top, i);
    end = one->span.end;
  }
  f->top = top.at;
  f->n_top = top.n;
}

// --- one person with titles ------------------------------------------------------------------------------------------

/// One person being read: titles, name, what follows the name.
typedef struct {
  uint32_t begin, end; ///< In the article's text
  uint32_t next;       ///< The first mention behind it
  uint32_t person;     ///< Mention number
  numbers titles;
  bool titled;    ///< Has titles before the name
  bool addressed; ///< Has an office or 同志 behind it
} holder;

/// 我校|党委副书记, 本市|人大代表: whose office it is, in words that name nobody.
static bool is_our(const folding* f, uint32_t i) {
  return gx_is_any(char_at(f, i), U"我本") && gx_is_any(char_at(f, i + 1), U"省市区县州镇乡校院局厅");
}

/// What may stand between two titles of one person: 书记、区长; 党工委书记,区委书记; 主席兼总理. Behind 任 or 为 a comma ends the
/// clause: 任书记，区长乙….
static bool joins_titles(const folding* f, uint32_t run, uint32_t from, uint32_t to) {
  if (from == to) return true;
  if (to - from == 3 && is_our(f, from + 1)) to = from + 1; // 、我校|研究生院副院长
  if (to - from != 1) return false;
  const bool appointed = run > f->sentence.begin && gx_is_any(char_at(f, run - 1), U"任为选职");
  return gx_is_any(char_at(f, from), U"、兼 ") || (char_at(f, from) == U'，' && !appointed);
}

/// The mention behind a run of titles that begins at `k`; titles are added to `titles`.
static uint32_t read_titles(const folding* f, uint32_t k, numbers* titles) {
  const uint32_t begin = span_at(f, k)->begin;
  while (is_kind(f, k, GX_SPAN_TITLE)) {
    GX_PUSH(f->arena, titles, f->top[k]);
    const uint32_t end = span_at(f, k)->end;
    k++;
    if (k == f->n_top || !joins_titles(f, begin, end, span_at(f, k)->begin)) break;
    if (is_kind(f, k, GX_SPAN_TITLE)) continue;
    // A comma or 、 before the name itself ends the run: 书记、甲 are two.
    break;
  }
  return k;
}

/// A title behind a name belongs to it unless another name follows at once: 陪同李明|区长沈燕俊.
static bool is_address_title(const folding* f, uint32_t k, uint32_t end) {
  if (!is_kind(f, k, GX_SPAN_TITLE) || span_at(f, k)->begin != end) return false;
  // 习近平主席|特别代表、…丁薛祥: what somebody is for another introduces the other.
  if (gx_lexicon_begins(f->in->lexicon, GX_CLASS_ENVOY, f->in->article->text.ch + end, f->sentence.end - end))
    return false;
  const bool followed = is_named(f, k + 1) && span_at(f, k + 1)->begin == span_at(f, k)->end;
  return !followed && span_at(f, k)->head - span_at(f, k)->begin <= 3;
}

/// End of the bracket that opens at `i`, or `i`: （女，回族）, （右二）, （市财政局局长）. Titles in it are the holder's.
static uint32_t read_paren(const folding* f, uint32_t i, uint32_t* k, numbers* titles) {
  if (char_at(f, i) != U'（') return i;
  uint32_t end = i + 1;
  while (end < i + MAX_PAREN && end < f->sentence.end && char_at(f, end) != U'）') end++;
  if (char_at(f, end) != U'）') return i;
  uint32_t next = *k, others = 0;
  numbers found = {0};
  for (; next < f->n_top && span_at(f, next)->begin < end; next++) {
    if (is_named(f, next)) return i;
    if (is_kind(f, next, GX_SPAN_TITLE))
      GX_PUSH(f->arena, &found, f->top[next]);
    else
      others++;
  }
  if (!found.n && !others && end - i > MAX_PLAIN_PAREN) return i;
  for (uint32_t t = 0; t < found.n; t++) GX_PUSH(f->arena, titles, found.at[t]);
  *k = next;
  return end + 1;
}

/// 同志, 教授, 村民; but 摄 and 文 are what a reporter does: 张三摄, 习近平|文化思想.
static bool is_honorific(const folding* f, uint32_t k) {
  if (!is_kind(f, k, GX_SPAN_ADDRESS)) return false;
  const gx_entry* e = span_at(f, k)->entry == GX_NONE
                          ? NULL
                          : gx_entry_in(f->in->lexicon, span_at(f, k)->entry, GX_LIST_ADDRESS);
  if (e && gx_str_eq(e->class_, GX_STR("byline"))) return false;
  // 代表 is what somebody is only at the end of a list or clause: 李明代表、; in 谢婉代表|县委书记马千里 it is what she does.
  const uint32_t end = span_at(f, k)->end;
  if (char_at(f, end - 1) == U'属') return false; // 李明同志|亲属 are others
  return !reads(f, span_at(f, k)->begin, U"代表") || gx_is_any(char_at(f, end), U"，、。；）和及与 \n");
}

/// Everything behind the name that belongs to it: 同志, 教授, 总统, brackets.
static void read_tail(const folding* f, holder* h) {
  for (bool more = true; more;) {
    more = false;
    const bool address = is_honorific(f, h->next) && span_at(f, h->next)->begin == h->end;
    const bool byline =
        address && is_named(f, h->next + 1) && span_at(f, h->next + 1)->begin == span_at(f, h->next)->end;
    const bool office = is_address_title(f, h->next, h->end);
    // 习近平总书记, 习近平同志: how a text speaks of somebody, rather than how it introduces one who acts.
    h->addressed |= office || (address && reads(f, h->end, U"同志"));
    // 总书记 behind a name is a form of address, never how an office is given.
    if (office && !reads(f, h->end, U"总书记")) GX_PUSH(f->arena, &h->titles, f->top[h->next]);
    if ((address && !byline) || office) {
      h->end = span_at(f, h->next)->end;
      h->next++;
      more = true;
    }
    const uint32_t behind = read_paren(f, h->end, &h->next, &h->titles);
    more |= behind > h->end;
    h->end = behind;
  }
}

/// 儿科分会会长、|新华医院|孙锟|教授, 大会主席、|儿童医院|李秋|院长: behind an office a body stands for what follows the name.
static bool is_called(const folding* f, uint32_t k) {
  if (!is_kind(f, k, GX_SPAN_UNIT) || !is_kind(f, k + 1, GX_SPAN_PERSON) || !is_kind(f, k + 2, GX_SPAN_TITLE))
    return false;
  const uint32_t behind = span_at(f, k + 2)->end;
  const bool followed = is_named(f, k + 3) && span_at(f, k + 3)->begin == behind;
  return !followed && span_at(f, k + 1)->begin == span_at(f, k)->end &&
         span_at(f, k + 2)->begin == span_at(f, k + 1)->end &&
         span_at(f, k + 2)->head == span_at(f, k + 2)->begin;
}

/// Reads the titles before a name; the mention of the name, or `k` when they belong to none.
static uint32_t read_offices(const folding* f, uint32_t k, numbers* titles) {
  const uint32_t last = read_titles(f, k, titles);
  const uint32_t end = span_at(f, last - 1)->end;
  if (last >= f->n_top) return k;
  const uint32_t gap = span_at(f, last)->begin - end;
  if (is_named(f, last)) return !gap || (gap == 1 && char_at(f, end) == U' ') ? last : k;
  if (gap == 1 && char_at(f, end) == U'、' && is_called(f, last)) return last + 1;
  const bool occupied = is_kind(f, last, GX_SPAN_ADDRESS) && is_named(f, last + 1) &&
                        span_at(f, last + 1)->begin == span_at(f, last)->end;
  if (!occupied) return k;
  if (gap == 1 && char_at(f, end) == U'、') return last + 1; // 区作协主席、作家|苏曼青
  // 区委书记、区长候选人|沈明: what the word stands behind is not held yet.
  const char32_t* behind = f->in->article->text.ch + end;
  if (gap || !gx_lexicon_begins(f->in->lexicon, GX_CLASS_CANDIDATE, behind, f->sentence.end - end)) return k;
  titles->n--;
  return last + 1;
}

/// Reads a person at mention `k`: titles and name, or a name alone; false when no person begins there.
static bool read_holder(const folding* f, uint32_t k, holder* out) {
  *out = (holder){.begin = k < f->n_top ? span_at(f, k)->begin : 0};
  if (is_kind(f, k, GX_SPAN_TITLE)) {
    const uint32_t name = read_offices(f, k, &out->titles);
    if (name == k) return false;
    k = name;
    out->titled = true;
  }
  if (!is_named(f, k)) return false;
  out->person = f->top[k];
  out->end = span_at(f, k)->end;
  out->next = k + 1;
  read_tail(f, out);
  return true;
}

/// A person in the middle of a list may bring a unit or an occupation: 、临江大学|王芳, 和|夫人|李丽.
static bool read_listed(const folding* f, uint32_t k, holder* out) {
  if (read_holder(f, k, out)) return true;
  const bool prefix = is_kind(f, k, GX_SPAN_UNIT) || is_kind(f, k, GX_SPAN_COMPANY) ||
                      is_kind(f, k, GX_SPAN_ADDRESS) || is_kind(f, k, GX_SPAN_PLACE);
  if (!prefix || k + 1 >= f->n_top || span_at(f, k + 1)->begin != span_at(f, k)->end) return false;
  const uint32_t begin = span_at(f, k)->begin;
  if (!read_holder(f, k + 1, out)) return false;
  out->begin = begin;
  return true;
}

// --- lists -----------------------------------------------------------------------------------------------------------

/// A list being read.
typedef struct {
  uint32_t begin, end, next;
  members all;
  uint32_t shared; ///< First member of the stretch that may share a title
  bool at_head;    ///< Begins a clause, so that a comma may join: 省长甲，省政协主席乙出席
  bool open;
  uint32_t group;
} listing;

/// Whether a title names an office that several persons hold at once: 副区长甲、乙; 国务委员甲、乙; but 区长甲、乙 does not.
static bool is_shared_title(const folding* f, uint32_t mention) {
  const gx_span* s = &f->mentions->at[mention].span;
  // A 副 far from the head is the unit's own: 副食品公司经理.
  for (uint32_t i = s->head > s->begin + 3 ? s->head - 3 : s->begin; i < s->end; i++) {
    if (char_at(f, i) == U'副') return true;
  }
  const char32_t* ch = f->in->article->text.ch;
  if (gx_lexicon_ends(f->in->lexicon, GX_CLASS_MEMBER, ch + s->begin, s->end - s->begin)) return true;
  const gx_entry* e = gx_lexicon_find(f->in->lexicon, GX_LIST_TITLE, ch + s->head, s->end - s->head);
  return e && e->weight > 0 && e->weight < MIN_SHARED_WEIGHT;
}

/// Gives members that bring no title those of the last one that does, where the office can be shared.
static void share_titles(const folding* f, listing* l) {
  numbers from = {0};
  for (uint32_t i = l->shared; i < l->all.n; i++) {
    gx_member* m = &l->all.at[i];
    if (m->n_titles) {
      from.n = 0;
      // Of 区委常委、副区长甲、乙 only the office nearest to the names is shared.
      const uint32_t nearest = m->titles[m->n_titles - 1];
      const bool before = f->mentions->at[nearest].span.begin < f->mentions->at[m->person].span.begin;
      if (before && is_shared_title(f, nearest)) GX_PUSH(f->arena, &from, nearest);
    } else if (from.n) {
      m->titles = GX_ARRAY(f->arena, uint32_t, 1);
      m->titles[0] = from.at[0];
      m->n_titles = 1;
    }
  }
  l->shared = l->all.n;
}

static void add_holder(const folding* f, listing* l, const holder* h) {
  GX_PUSH(f->arena, &l->all,
          (gx_member){.person = h->person, .titles = h->titles.at, .n_titles = h->titles.n});
  l->end = h->end;
  l->next = h->next;
}

/// Length of a separator of a list at `i` (0: none); `*comma` tells whether it is one.
static uint32_t separator(const folding* f, uint32_t i, bool* comma) {
  *comma = false;
  if (reads(f, i, U"，以及") || reads(f, i, U"、以及")) return 3;
  if (reads(f, i, U"以及")) return 2;
  if (reads(f, i, U"，和")) return 2;
  if (char_at(f, i) == U'，') *comma = true;
  return *comma || gx_is_any(char_at(f, i), U"、和及与 ") ? 1 : 0;
}

/// Digits and measure words behind 等: 等12位, 等五名. Returns their end.
static uint32_t count_end(const folding* f, uint32_t i) {
  const uint32_t begin = i;
  while (i < begin + MAX_COUNT &&
         (gx_is_digit(char_at(f, i)) || gx_is_han_digit(char_at(f, i)) || char_at(f, i) == U'余'))
    i++;
  if (i == begin) return i;
  return gx_is_any(char_at(f, i), U"人位名") ? i + 1 : begin;
}

/// 等 behind a list, with what it closes: 等, 等5人, 等区领导, 等市、县领导.
static void read_close(const folding* f, listing* l) {
  if (char_at(f, l->end) != U'等') return;
  if (reads(f, l->end, U"等待") || reads(f, l->end, U"等于")) return;
  l->open = true;
  uint32_t end = count_end(f, l->end + 1);
  if (is_kind(f, l->next, GX_SPAN_GROUP) && span_at(f, l->next)->begin <= end + MAX_GROUP_GAP) {
    bool whole = true;
    for (uint32_t i = end; i < span_at(f, l->next)->begin; i++) {
      // 等|市、县|领导, but not 等|同|各界人士
      whole &=
          (gx_is_han(char_at(f, i)) && !gx_is_any(char_at(f, i), U"同与和向对给")) || char_at(f, i) == U'、';
    }
    if (whole) {
      end = span_at(f, l->next)->end;
      l->group = f->top[l->next++];
    }
  } else if (is_kind(f, l->next, GX_SPAN_ADDRESS) && span_at(f, l->next)->begin == end) {
    end = span_at(f, l->next++)->end; // 等同志, 等领导
  }
  l->end = end;
}

/// 王建国|一行: the party is named by its head.
static void read_party(const folding* f, listing* l) {
  if (!reads(f, l->end, U"一行")) return;
  uint32_t end = l->end + 2;
  if (is_kind(f, l->next, GX_SPAN_GROUP) && span_at(f, l->next)->begin == l->end) {
    end = span_at(f, l->next++)->end;
  } else if (l->next < f->n_top && span_at(f, l->next)->begin < end) {
    return; // The words belong to something else
  }
  const uint32_t counted = count_end(f, end);
  l->end = counted;
  l->open = true;
}

/// True where a list at `i` has nothing before it that could take it as its object: 会见|甲，乙参加 is no list of two.
static bool is_clause_head(const folding* f, uint32_t i) {
  if (i <= f->sentence.begin) return true;
  const char32_t c = f->in->article->text.ch[i - 1];
  return gx_is_any(c, U"。；！？：，\n■▲●（有") || gx_is_space(c);
}

static bool extend_list(const folding* f, listing* l) {
  bool comma = false;
  holder h;
  const uint32_t width = l->next < f->n_top ? separator(f, l->end, &comma) : 0;
  const bool plain = is_kind(f, l->next, GX_SPAN_PERSON); // Names in a column: 张三 李四 with the blank lost
  if (!width && !(plain && !l->open)) return false;
  if (comma && !l->at_head) return false;
  uint32_t next = l->next;
  uint32_t begin = span_at(f, next)->begin;
  if (width && begin == l->end + width + 2 && is_our(f, l->end + width)) begin -= 2;
  const bool other = is_kind(f, next, GX_SPAN_GROUP) && width && begin == l->end + width;
  if (other) { // 、区领导|丙、丁
    next++;
    if (next >= f->n_top || span_at(f, next)->begin != span_at(f, next - 1)->end) return false;
  } else if (begin != l->end + width) {
    return false;
  }
  if (!read_listed(f, next, &h)) return false;
  const bool affiliated = !h.titled && h.begin < f->mentions->at[h.person].span.begin; // 副镇长甲、|扶贫办|乙
  if (comma || other || l->open || affiliated) share_titles(f, l);
  l->open = false;
  add_holder(f, l, &h);
  read_close(f, l);
  return true;
}

static gx_slot_kind people_kind(const folding* f, const listing* l) {
  if (l->all.n > 1) return GX_SLOT_OFFICIALS;
  const bool pronoun = f->mentions->at[l->all.at[0].person].span.kind == GX_SPAN_REFERENCE;
  return pronoun ? GX_SLOT_PRONOUN : GX_SLOT_OFFICIAL;
}

/// Reads people at mention `k` and adds their slot; the mention behind them, or `k` when there are none.
static uint32_t read_people(folding* f, uint32_t k) {
  listing l = {.group = GX_NONE};
  holder h;
  const uint32_t begin = span_at(f, k)->begin;
  uint32_t first = k;
  if (is_kind(f, k, GX_SPAN_GROUP)) { // 区领导|沈燕俊、阮重晖
    const uint32_t end = span_at(f, k)->end;
    first = k + 1;
    if (first == f->n_top || span_at(f, first)->begin > end + 1) return k;
    if (span_at(f, first)->begin == end + 1 && char_at(f, end) != U'：') return k;
    l.group = f->top[k];
  }
  if (!read_holder(f, first, &h)) return k;
  l.begin = begin;
  const bool dated = k > 0 && is_kind(f, k - 1, GX_SPAN_DATE) && span_at(f, k - 1)->end == begin;
  l.at_head = dated || is_clause_head(f, begin);
  add_holder(f, &l, &h);
  read_close(f, &l);
  while (extend_list(f, &l)) continue;
  read_party(f, &l);
  share_titles(f, &l);
  const gx_slot slot = {.kind = people_kind(f, &l),
                        .begin = l.begin,
                        .end = l.end,
                        .mention = GX_NONE,
                        .members = l.all.at,
                        .n_members = l.all.n,
                        .open = l.open,
                        .addressed = h.addressed && l.all.n == 1,
                        .group = l.group};
  GX_PUSH(f->arena, &f->slots, slot);
  return l.next;
}

// --- the sentence ----------------------------------------------------------------------------------------------------

static bool slot_kind_of(gx_span_kind kind, gx_slot_kind* out) {
  switch (kind) {
    case GX_SPAN_TITLE: *out = GX_SLOT_TITLE; return true;
    case GX_SPAN_UNIT: *out = GX_SLOT_UNIT; return true;
    case GX_SPAN_COMPANY: *out = GX_SLOT_COMPANY; return true;
    case GX_SPAN_PLACE: *out = GX_SLOT_PLACE; return true;
    case GX_SPAN_MEETING: *out = GX_SLOT_MEETING; return true;
    case GX_SPAN_DATE: *out = GX_SLOT_DATE; return true;
    case GX_SPAN_GROUP: *out = GX_SLOT_GROUP; return true;
    default: return false; // 记者, 村民 stay as words
  }
}

static void read_slots(folding* f) {
  for (uint32_t k = 0; k < f->n_top;) {
    const uint32_t next = read_people(f, k);
    if (next > k) {
      k = next;
      continue;
    }
    gx_slot_kind kind;
    if (slot_kind_of(span_at(f, k)->kind, &kind)) {
      const gx_slot slot = {.kind = kind,
                            .begin = span_at(f, k)->begin,
                            .end = span_at(f, k)->end,
                            .mention = f->top[k],
                            .group = GX_NONE};
      GX_PUSH(f->arena, &f->slots, slot);
    }
    k++;
  }
}

/// 按姓氏笔画为序: the order of the lists in this sentence ranks nobody.
static void mark_strokes(folding* f) {
  bool said = false;
  for (uint32_t i = f->sentence.begin; i + 1 < f->sentence.end && !said; i++) {
    said = reads(f, i, U"笔画") || reads(f, i, U"笔划");
  }
  for (uint32_t i = 0; said && i < f->slots.n; i++) f->slots.at[i].strokes = f->slots.at[i].n_members > 1;
}

gx_folded gx_fold_extract(const gx_tagging* in, const gx_mentions* mentions, uint32_t sentence,
                          gx_arena* arena) {
  folding f = {.in = in, .mentions = mentions, .sentence = in->sentences.at[sentence], .arena = arena};
  collect_top(&f);
  read_slots(&f);
  mark_strokes(&f);
  const uint32_t most = f.sentence.end - f.sentence.begin;
  char32_t* ch = GX_ARRAY(arena, char32_t, most + 1);
  uint32_t* at = GX_ARRAY(arena, uint32_t, most + 1);
  uint32_t* slot_of = GX_ARRAY(arena, uint32_t, most + 1);
  uint32_t n = 0, next = 0;
  for (uint32_t i = f.sentence.begin; i < f.sentence.end; n++) {
    const bool slot = next < f.slots.n && f.slots.at[next].begin == i;
    at[n] = i;
    ch[n] = slot ? GX_SLOT_BASE + f.slots.at[next].kind : in->article->text.ch[i];
    slot_of[n] = slot ? next : GX_NONE;
    i = slot ? f.slots.at[next++].end : i + 1;
  }
  at[n] = f.sentence.end;
  return (gx_folded){ch, n, at, slot_of, f.slots.at, f.slots.n, sentence};
}
