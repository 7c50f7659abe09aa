// What a short line is by its neighbours: head of an article, caption, subheading, navigation, or a scrap of the body.
//
// A headline cannot be told from a caption by its own words. It is one when a byline or 本报讯 follows, when it stands
// before all body text, when it or the line above it ends as a kicker does, or when mark-up says so. Everything else
// between paragraphs is a caption or subheading of the article that it stands in.
#include "base/utf8.h"
#include "extractor/layout_p.h"

static gx_piece* at(gx_work* work, uint32_t i) { return &work->pieces.at[i]; }
static bool is_short(const gx_piece* p) { return p->flags & GX_P_SHORT; }
static bool is_text(const gx_piece* p) { return p->kind == GX_BLOCK_BODY && !is_short(p); }
static bool is_marked(const gx_piece* p) { return p->hint == GX_LINE_HEADING && (p->flags & GX_P_HEAD); }

static void set_kind(gx_piece* p, gx_block_kind kind) {
  p->kind = (uint8_t)kind;
  p->flags &= ~(uint32_t)GX_P_SHORT;
}

static void set_head(gx_piece* p) {
  set_kind(p, p->flags & GX_P_KICKER ? GX_BLOCK_KICKER : GX_BLOCK_HEADLINE);
  p->flags |= GX_P_HEAD;
}

/// Where the words of the page's list of contents end; behind it the articles begin.
static uint32_t contents_end(gx_work* work, uint32_t i) {
  const bool marked = at(work, i)->hint == GX_LINE_HEADING;
  uint32_t end = i + 1;
  for (; end < work->pieces.n; end++) {
    const gx_piece* p = at(work, end);
    if (p->hint == GX_LINE_HEADING && !(p->flags & GX_P_CONTENTS)) break;
    if (marked && work->n_marked) continue;
    if (p->flags & GX_P_START || p->kind == GX_BLOCK_BYLINE) break;
    if (is_text(p) && p->width > 120 && p->flags & GX_P_ENDED) break;
  }
  // Without mark-up the headline of the first article is the last line taken: give it back.
  if (end < work->pieces.n && at(work, end)->hint != GX_LINE_HEADING && end > i + 1 &&
      is_short(at(work, end - 1)) && !(at(work, end - 1)->flags & GX_P_ITEM)) {
    end--;
    while (end > i + 1 && is_short(at(work, end - 1)) && at(work, end - 1)->flags & GX_P_KICKER) end--;
  }
  return end;
}

static void mark_contents(gx_work* work) {
  for (uint32_t i = 0; i < work->pieces.n; i++) {
    if (!(at(work, i)->flags & GX_P_CONTENTS)) continue;
    const uint32_t end = contents_end(work, i);
    for (uint32_t k = i; k < end; k++) {
      gx_piece* p = at(work, k);
      if (p->kind != GX_BLOCK_COLOPHON && p->kind != GX_BLOCK_MASTHEAD) set_kind(p, GX_BLOCK_FURNITURE);
      p->flags &= ~(uint32_t)(GX_P_HEAD | GX_P_START);
    }
    i = end - 1;
  }
}

/// Short lines under 相关阅读 are links.
static void mark_lists(gx_work* work) {
  for (uint32_t i = 0; i < work->pieces.n; i++) {
    if (!(at(work, i)->flags & GX_P_LISTS)) continue;
    for (uint32_t k = i + 1;
         k < work->pieces.n && (is_short(at(work, k)) || at(work, k)->kind == GX_BLOCK_COLOPHON); k++) {
      set_kind(at(work, k), GX_BLOCK_FURNITURE);
      i = k;
    }
  }
}

/// The next piece that is not navigation, advertising or the like; n where there is none.
static uint32_t next_content(const gx_work* work, uint32_t i) {
  for (; i < work->pieces.n; i++) {
    switch (work->pieces.at[i].kind) {
      case GX_BLOCK_FURNITURE:
      case GX_BLOCK_AD:
      case GX_BLOCK_CONTINUATION:
      case GX_BLOCK_MASTHEAD: continue;
      default: return i;
    }
  }
  return i;
}

/// A heading that only holds deeper headings is the title of the page or of a part of it.
static void mark_sections(gx_work* work) {
  uint32_t of_level[8] = {0};
  for (uint32_t i = 0; i < work->pieces.n; i++) {
    if (is_marked(at(work, i))) of_level[at(work, i)->level & 7]++;
  }
  for (uint32_t i = 0; i + 1 < work->pieces.n; i++) {
    gx_piece* p = at(work, i);
    if (!is_marked(p)) continue;
    uint32_t next = next_content(work, i + 1);
    // A list of contents may stand between the title of the page and its parts.
    while (next < work->pieces.n && at(work, next)->kind == GX_BLOCK_COLOPHON)
      next = next_content(work, next + 1);
    if (next >= work->pieces.n || !is_marked(at(work, next))) continue;
    const uint8_t deeper = at(work, next)->level;
    const bool direct = at(work, i + 1)->hint == GX_LINE_HEADING || of_level[p->level & 7] == 1;
    if (deeper <= p->level || !direct || (of_level[deeper & 7] < 2 && i > 0)) continue;
    gx_date date;
    const bool dated = gx_layout_find_date(work->doc->text.ch + p->begin, p->end - p->begin, true, &date);
    if (of_level[deeper & 7] < 2 && !dated) continue;
    set_kind(p, dated || p->first == U'《' ? GX_BLOCK_MASTHEAD : GX_BLOCK_FURNITURE);
    p->flags = (p->flags | GX_P_SECTION) & ~(uint32_t)GX_P_HEAD;
  }
}

/// The title of a web page, said again or not by the heading below its navigation.
static void mark_title(gx_work* work) {
  uint32_t first = GX_NONE;
  for (uint32_t i = 0; i < work->pieces.n; i++) {
    gx_piece* p = at(work, i);
    if (is_marked(p)) {
      if (first == GX_NONE) {
        first = i;
        continue;
      }
      // Two headings one behind the other are a kicker and its headline, unless the second says the first again.
      uint32_t same = 0;
      const char32_t* ch = work->doc->text.ch;
      const gx_piece* title = at(work, first);
      while (title->begin + same < title->end && p->begin + same < p->end &&
             ch[title->begin + same] == ch[p->begin + same])
        same++;
      if (i == first + 1 && same < 6) return;
      for (uint32_t k = first; k < i; k++) {
        if (at(work, k)->kind != GX_BLOCK_COLOPHON && at(work, k)->kind != GX_BLOCK_MASTHEAD)
          set_kind(at(work, k), GX_BLOCK_FURNITURE);
        at(work, k)->flags &= ~(uint32_t)GX_P_HEAD;
      }
      return;
    }
    if (is_text(p) || p->kind == GX_BLOCK_BYLINE || (first != GX_NONE && p->kind == GX_BLOCK_COLOPHON))
      return;
  }
}

/// Two characters that a broken line tears apart: 表|示, 指|出.
static bool is_torn(const gx_work* work, char32_t last, char32_t first) {
  const char32_t word[] = {last, first};
  return gx_lexicon_is(work->lexicon, GX_CLASS_TORN, word, 2);
}

/// Characters that no paragraph begins with.
static bool begins_nothing(char32_t c) { return gx_is_any(c, U"的等并们者向及着"); }

/// True when a short line cannot but belong to the text before or behind it.
static bool is_scrap(gx_work* work, uint32_t i) {
  const gx_piece* p = at(work, i);
  const gx_piece* before = i ? at(work, i - 1) : NULL;
  const gx_piece* behind = i + 1 < work->pieces.n ? at(work, i + 1) : NULL;
  if (p->flags & (GX_P_OPEN_NEXT | GX_P_OPEN_PREV)) return true;
  if (p->flags & GX_P_STRAY && before && is_text(before) && !(before->flags & GX_P_ENDED)) return true;
  if (behind && behind->kind == GX_BLOCK_BODY && begins_nothing(behind->first) && !(p->flags & GX_P_ENDED))
    return true;
  if (behind && behind->kind == GX_BLOCK_BODY && behind->flags & GX_P_OPEN_PREV && !(p->flags & GX_P_ENDED))
    return true;
  if (behind && behind->kind == GX_BLOCK_BODY && is_torn(work, p->last, behind->first)) return true;
  return before && is_text(before) && before->flags & GX_P_OPEN_NEXT && p->gap == 0;
}

/// 获得表彰的有： ⏎ 甲 乙 丙 ⏎ 丁 戊: lines of names go on with the text that ends in a colon.
static void mark_names(gx_work* work) {
  for (uint32_t i = 1; i < work->pieces.n; i++) {
    if (!is_text(at(work, i - 1)) || at(work, i - 1)->last != U'：') continue;
    uint32_t to = i;
    for (; to < work->pieces.n && is_short(at(work, to)) && at(work, to)->flags & GX_P_NAMES; to++) {
      set_kind(at(work, to), GX_BLOCK_BODY);
    }
    if (to > i) at(work, to - 1)->flags |= GX_P_ENDED;
  }
}

static void mark_scraps(gx_work* work) {
  bool text = false;
  for (uint32_t i = 0; i < work->pieces.n; i++) {
    gx_piece* p = at(work, i);
    if (is_short(p) && is_scrap(work, i))
      set_kind(p, GX_BLOCK_BODY);
    else if (is_short(p) && p->flags & GX_P_STRAY)
      set_kind(p, text || p->width < 4 ? GX_BLOCK_FURNITURE : GX_BLOCK_MASTHEAD);
    text |= is_text(p);
  }
}

static bool has_comma(const gx_work* work, const gx_piece* p) {
  for (uint32_t i = p->begin; i < p->end; i++) {
    const char32_t c = work->doc->text.ch[i];
    if (c == U'，' || c == ',') return true;
  }
  return false;
}

static bool same_words(const gx_work* work, const gx_piece* a, const gx_piece* b) {
  const char32_t* ch = work->doc->text.ch;
  if (a->end - a->begin != b->end - b->begin) return false;
  for (uint32_t i = 0; i < a->end - a->begin; i++) {
    if (ch[a->begin + i] != ch[b->begin + i]) return false;
  }
  return true;
}

/// What stands around a run of short lines.
typedef struct {
  bool first;          ///< No article has begun: neither text nor a marked heading stands before it
  bool behind_heading; ///< A heading by mark-up stands directly before it
  bool report;         ///< A byline or the beginning of a report follows
  bool text;           ///< Body follows
  bool after_open;     ///< The text before it does not end its sentence
  bool headless;       ///< The text before it has no headline
  uint32_t next;       ///< The next piece with content
} setting;

/// 新区党工委副书记 ⏎ 区委书记 ⏎ 甲: people who sign, with their offices.
static bool is_signature(gx_work* work, uint32_t from, uint32_t to) {
  bool name = false, office = false;
  for (uint32_t i = from; i < to; i++) {
    name |= (at(work, i)->flags & GX_P_NAME) && !(at(work, i)->flags & GX_P_OFFICE);
    office |= (at(work, i)->flags & GX_P_OFFICE) != 0;
    if (at(work, i)->width > 44) return false;
  }
  return name && office;
}

/// A cell of a table or an entry of minutes: text that neither goes on with the line before nor in the next.
static void set_entry(gx_piece* p) {
  set_kind(p, GX_BLOCK_BODY);
  p->flags |= GX_P_ITEM | GX_P_ENDED;
}

/// One whole line of a column, cut off from the next: `甲先后来到柳荫街道` ⏎⏎ `三个社区…`
static bool is_column_line(const gx_work* work, const gx_piece* p, const setting* here) {
  if (!work->spaced || !here->text || here->first || p->spaces || p->flags & GX_P_ENDED) return false;
  // Its width is that of the lines of the next paragraph, or less by the indent of a first line.
  const uint32_t column = gx_layout_column(work, &work->pieces.at[here->next]);
  return p->width >= 18 && p->width <= column + 3 && p->width + 7 >= column;
}

static void set_captions(gx_work* work, uint32_t from, uint32_t to, const setting* here) {
  const bool signature = is_signature(work, from, to);
  // 国际人士：… between the paragraphs of a programme is no entry of minutes.
  const bool subheading = to - from == 1 && here->text && work->n_marked > 3;
  for (uint32_t i = from; i < to; i++) {
    gx_piece* p = at(work, i);
    if (signature) {
      set_kind(p, GX_BLOCK_BYLINE);
      if (!(p->flags & GX_P_NAME)) p->flags |= GX_P_OFFICE; // 望湖区人民政府 ⏎ 区长 ⏎ 甲
      continue;
    }
    if (p->hint == GX_LINE_CELL || (p->flags & GX_P_ENTRY && !subheading))
      set_entry(p);
    else if (gx_layout_is_final(p->last) || is_column_line(work, p, here))
      set_kind(p, GX_BLOCK_BODY);
    else if (p->flags & GX_P_ITEM || (to - from == 1 && (p->flags & GX_P_ENDED || work->n_marked > 3)))
      set_kind(p, here->text ? GX_BLOCK_HEADLINE : GX_BLOCK_BODY);
    else if (has_comma(work, p) && to - from == 1 && here->text)
      set_kind(p, GX_BLOCK_BODY);
    else
      set_kind(p, GX_BLOCK_CAPTION);
  }
}

static void set_heads(gx_work* work, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++) set_head(at(work, i));
}

/// Lines before the first text among which one is looked for that is said twice.
enum { LINES_NEAR = 10 };

/// Lines before the first text. A line said twice is the headline the second time: what stood before was navigation.
static void set_first_lines(gx_work* work, uint32_t from, uint32_t to, const setting* here) {
  const uint32_t near = to - from > LINES_NEAR ? from + LINES_NEAR : to;
  for (uint32_t k = near; k-- > from + 1;) {
    uint32_t i = from;
    while (i < k && !same_words(work, at(work, i), at(work, k))) i++;
    if (i == k) continue;
    for (; from < k; from++) set_kind(at(work, from), GX_BLOCK_FURNITURE);
    break;
  }
  while (to - from > 1 && at(work, from)->flags & GX_P_TOP && at(work, from)->width <= 16) {
    set_kind(at(work, from++), GX_BLOCK_MASTHEAD);
  }
  const uint32_t n = to - from;
  uint32_t heads = n;
  if (!here->report && n > 3) heads = at(work, from)->flags & GX_P_KICKER ? 2 : 1;
  if (n > 6) heads = 1;
  set_heads(work, from, from + heads);
  if (heads < n) set_captions(work, from + heads, to, here);
}

/// Lines before a byline or 本报讯: the last ones are the head, from the kicker where there is one.
static void set_report_lines(gx_work* work, uint32_t from, uint32_t to, const setting* here) {
  uint32_t head = to - from > 4 ? to - 4 : from;
  for (uint32_t i = from; i < to; i++) {
    if (at(work, i)->flags & GX_P_KICKER) {
      head = i;
      break;
    }
  }
  // A gap in the run parts what belongs to the article before from the head of the next.
  for (uint32_t i = head + 1; i < to; i++) {
    if (at(work, i)->gap > at(work, head)->gap && !(at(work, i - 1)->flags & GX_P_KICKER) &&
        at(work, i)->gap >= 2)
      head = i;
  }
  if (head > from) set_captions(work, from, head, here);
  set_heads(work, head, to);
}

/// True when a paragraph tells a day near its beginning: 重阳节前夕, 应某某邀请，9日…
static bool has_day(const gx_work* work, const gx_piece* p) {
  const char32_t* ch = work->doc->text.ch;
  const uint32_t end = p->end - p->begin > 48 ? p->begin + 48 : p->end;
  for (uint32_t i = p->begin; i + 1 < end; i++) {
    const char32_t c = ch[i], next = ch[i + 1];
    if (c == U'月' && gx_is_digit(next)) return true;
    if (c == U'日' && (next == U'前' || (i > p->begin && gx_is_digit(ch[i - 1])))) return true;
    if ((c == U'前' && next == U'夕') || (c == U'之' && next == U'际') || (c == U'近' && next == U'日') ||
        (c == U'昨' && next == U'日')) {
      return true;
    }
  }
  return false;
}

/// A kicker and its headline that stand apart from their report on a page of reports.
static void set_displaced(gx_work* work, uint32_t from, uint32_t to) {
  set_heads(work, from, to);
  for (uint32_t i = from; i < to; i++) at(work, i)->flags |= GX_P_LATE;
}

/// Lines among the text of an article that is not known to end here.
static void set_middle_lines(gx_work* work, uint32_t from, uint32_t to, const setting* here) {
  for (uint32_t i = from; i + 1 < to || (i < to && here->text); i++) {
    if (!(at(work, i)->flags & GX_P_KICKER) || i + 1 >= to) continue;
    if (i > from) set_captions(work, from, i, here);
    if (here->text && work->n_reports > 1)
      set_displaced(work, i, to);
    else
      set_heads(work, i, to);
    return;
  }
  const gx_piece* p = at(work, from);
  const gx_piece* next = here->text && here->next < work->pieces.n ? at(work, here->next) : NULL;
  const bool lead =
      next && (next->flags & GX_P_LEAD || (p->flags & GX_P_DEED && next->gap > 0 && has_day(work, next)));
  if (lead && !work->n_marked && to - from <= 3 && p->gap > 0 && p->width >= 16 && !here->after_open &&
      !(p->flags & (GX_P_ITEM | GX_P_ENTRY))) {
    set_heads(work, from, to);
    return;
  }
  // A box in a column: headline and text stand together, the sentence broken by it goes on behind.
  if (here->after_open && here->text && to - from == 1 && p->gap > 0 && at(work, here->next)->gap == 0 &&
      at(work, here->next)->flags & GX_P_ENDED) {
    set_head(at(work, from));
    at(work, from)->flags |= GX_P_BOX;
    return;
  }
  set_captions(work, from, to, here);
}

/// Lines behind the last text of the page: its headline where it has none yet, as page-to-text programs leave it.
static bool is_late_head(gx_work* work, uint32_t from, uint32_t to, const setting* here) {
  if (!here->headless || here->text || to - from > 3 || at(work, from)->width < 12) return false;
  for (uint32_t i = here->next; i < work->pieces.n; i++) {
    if (is_text(at(work, i)) || is_short(at(work, i)) || is_marked(at(work, i))) return false;
  }
  return !(at(work, from)->flags & (GX_P_ENTRY | GX_P_NAME | GX_P_OFFICE));
}

static void set_run(gx_work* work, uint32_t from, uint32_t to, const setting* here) {
  if (is_late_head(work, from, to, here)) {
    set_heads(work, from, to);
    for (uint32_t i = from; i < to; i++) at(work, i)->flags |= GX_P_LATE;
  } else if (here->first)
    set_first_lines(work, from, to, here);
  else if (here->report && here->behind_heading)
    set_heads(work, from, to);
  else if (here->report)
    set_report_lines(work, from, to, here);
  else if (here->behind_heading)
    set_captions(work, from, to, here);
  else
    set_middle_lines(work, from, to, here);
}

/// True when lines before the first text are passed over because others follow, cut off by navigation.
static bool is_navigation(gx_work* work, uint32_t to) {
  for (uint32_t i = to; i < work->pieces.n; i++) {
    const gx_piece* p = at(work, i);
    if (p->kind == GX_BLOCK_FURNITURE || p->kind == GX_BLOCK_MASTHEAD || p->kind == GX_BLOCK_AD) continue;
    if (is_marked(p)) return i > to || !(at(work, to - 1)->flags & GX_P_KICKER);
    return i > to && is_short(p);
  }
  return false;
}

static bool is_report(const gx_work* work, uint32_t i) {
  const gx_piece* p = &work->pieces.at[i];
  if (p->flags & GX_P_START) return true;
  if (p->kind != GX_BLOCK_BYLINE) return false;
  // A byline below the text, at the end of the article, is followed by no text.
  const uint32_t next = next_content(work, i + 1);
  return next < work->pieces.n && is_text(&work->pieces.at[next]);
}

/// News in brief: each short line under 联播快讯 that text follows is the headline of its own.
static bool set_briefs(gx_work* work, uint32_t from, uint32_t to, bool briefs, const setting* here) {
  if (!briefs || !here->text || to - from > 2) return false;
  set_heads(work, from, to);
  at(work, from)->flags |= GX_P_ALONE;
  return true;
}

/// True when the report that begins at `i` has a line of its head before it, a byline between them or not.
static bool head_before(const gx_work* work, uint32_t i) {
  while (i > 0 && work->pieces.at[i - 1].kind == GX_BLOCK_BYLINE) i--;
  return i > 0 && work->pieces.at[i - 1].flags & GX_P_HEAD;
}

/// What is known of the page up to the piece at hand.
typedef struct {
  bool begun;  ///< Text or a heading by mark-up has been
  bool text;   ///< Text has been
  bool headed; ///< The article at hand has a headline
  bool open;   ///< Its last text does not end its sentence
  bool briefs; ///< It is news in brief
} progress;

static void pass_piece(gx_work* work, uint32_t i, progress* so_far) {
  gx_piece* p = at(work, i);
  if (is_marked(p)) {
    so_far->begun = so_far->headed = true;
    so_far->open = false;
    so_far->briefs = p->flags & GX_P_BRIEFS;
    if (p->flags & GX_P_KICKER) p->kind = GX_BLOCK_KICKER;
  }
  if (!is_text(p)) return;
  if (p->flags & GX_P_START && so_far->text) so_far->headed = head_before(work, i);
  so_far->begun = so_far->text = true;
  so_far->open = !(p->flags & GX_P_ENDED);
}

static setting setting_of(gx_work* work, uint32_t from, uint32_t to, const progress* so_far) {
  setting here = {.first = !so_far->begun,
                  .behind_heading = from > 0 && is_marked(at(work, from - 1)),
                  .after_open = so_far->open,
                  .headless = so_far->begun && !so_far->headed};
  here.next = next_content(work, to);
  while (here.first && here.next < work->pieces.n && at(work, here.next)->kind == GX_BLOCK_COLOPHON) {
    here.next = next_content(work, here.next + 1);
  }
  if (here.next < work->pieces.n) {
    here.report = is_report(work, here.next);
    here.text = is_text(at(work, here.next));
  }
  return here;
}

static void set_navigation(gx_work* work, uint32_t from, uint32_t to) {
  const bool top = to < work->pieces.n && at(work, to)->kind == GX_BLOCK_MASTHEAD;
  for (uint32_t i = from; i < to; i++) {
    set_kind(at(work, i), top || at(work, i)->flags & GX_P_TOP ? GX_BLOCK_MASTHEAD : GX_BLOCK_FURNITURE);
  }
}

/// The short lines in [from, to), between other pieces.
static void pass_run(gx_work* work, uint32_t from, uint32_t to, progress* so_far) {
  const setting here = setting_of(work, from, to, so_far);
  const bool briefs = to - from == 1 && at(work, from)->flags & GX_P_BRIEFS && here.text;
  if (here.first && is_navigation(work, to)) {
    set_navigation(work, from, to);
  } else if (!set_briefs(work, from, to, so_far->briefs, &here)) {
    so_far->briefs |= briefs;
    set_run(work, from, to, &here);
  }
  if (!(at(work, to - 1)->flags & GX_P_HEAD)) return;
  so_far->headed = true;
  so_far->begun |= here.first;
}

void gx_layout_heads(gx_work* work) {
  mark_contents(work);
  mark_lists(work);
  mark_sections(work);
  mark_title(work);
  mark_scraps(work);
  mark_names(work);
  progress so_far = {0};
  for (uint32_t i = 0; i < work->pieces.n;) {
    pass_piece(work, i, &so_far);
    uint32_t to = i;
    while (to < work->pieces.n && is_short(at(work, to))) to++;
    if (to > i) pass_run(work, i, to, &so_far);
    i = to > i ? to : i + 1;
  }
}
