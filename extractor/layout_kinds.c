// What each piece is by its own words and shape; what only its neighbours can tell is left open (GX_P_SHORT).
#include "base/utf8.h"
#include "extractor/layout_p.h"

/// Columns of the longest line that may be a headline or caption, unmarked.
enum { SHORT_WIDTH = 104, SHORT_WIDTH_MARKED_END = 64 };

static bool holds(const gx_face* face, char32_t c) {
  for (uint32_t i = 0; i < face->n_head; i++) {
    if (face->head[i] == c) return true;
  }
  return false;
}

/// `一、` `（二）` `3.` `第四，` `五是`
static bool is_item(const gx_face* face) {
  uint32_t i = face->n_head && (face->head[0] == U'（' || face->head[0] == U'第');
  const uint32_t from = i;
  while (i < face->n_head && i < from + 3 && (gx_is_han_digit(face->head[i]) || gx_is_digit(face->head[i]))) i++;
  if (i == from || i >= face->n_head) return false;
  const char32_t c = face->head[i];
  if (from && face->head[0] == U'（') return c == U'）';
  if (from) return c == U'，' || c == U'、' || c == U'章' || c == U'节' || c == U'条';
  return c == U'、' || c == U'.' || c == U'．' || c == U'是' || c == U'）';
}

/// 新华社北京2月7日电, 中新网杭州6月25日电, 某网讯（记者…）, 央视网消息（…）
static bool is_dateline(const gx_face* face) {
  bool digits = false;
  for (uint32_t i = 2; i < face->n_head && i < 32; i++) {
    const char32_t c = face->head[i], next = i + 1 < face->n_head ? face->head[i + 1] : 0, before = face->head[i - 1];
    if (c == U'，' || c == U'。' || c == U'“') return false;
    digits |= c == U'日';
    if (c == U'电' && digits && (before == U'日' || before == U'）')) return true;
    if (c != U'讯' || i > 14) continue;
    if (before == U'又') return false;
    if (next == U'（' || next == U'：' || (digits && before == U'日')) return true;
    if (before == U'报' || before == U'网' || before == U'台' || before == U'社' || before == U'刊') {
      return next && next != U'息' && next != U'通';
    }
  }
  return false;
}

/// Only letters, digits and marks: 82987136, QIANTANG DAILY.
static bool has_han(const gx_work* work, const gx_piece* p) {
  for (uint32_t i = p->begin; i < p->end; i++) {
    if (gx_is_han(work->doc->text.ch[i])) return true;
  }
  return false;
}

/// ---- ===== ……… and single stray characters of a broken headline.
static bool is_rule(const gx_face* face) {
  if (!face->whole) return false;
  for (uint32_t i = 0; i < face->n_head; i++) {
    if (!gx_is_punct(face->head[i]) && face->head[i] != 0x2500) return false;
  }
  return true;
}

/// What remains of a line of writers when roles, separators and names are taken is nothing but short names.
static bool is_byline(const gx_work* work, const gx_piece* p, const gx_face* face) {
  uint32_t at = 0;
  if (p->width > 110 || !gx_cue_is(GX_CUE_ROLE, face, &at)) return false;
  if (holds(face, U'。') || holds(face, U'，') || holds(face, U'；')) return false;
  const bool bullet = gx_layout_is_bullet(p->first);
  if (bullet) return at <= 12;
  if (at > 14) return false;
  if (face->head[at - 1] == U'：' || face->head[at - 1] == U'/') return true;
  // 记者 甲 乙 with a space behind the word, （记者 甲）, or a bare name: 本报记者王建国
  const char32_t* ch = work->doc->text.ch;
  uint32_t        seen = 0, i = p->begin;
  while (i < p->end && seen < at) {
    if (!gx_is_space(ch[i]) && ch[i] != '*' && !gx_layout_is_bullet(ch[i])) seen++;
    i++;
  }
  if (i < p->end && gx_is_space(ch[i])) return face->n_head <= 48;
  return face->n_head - at <= 3 && face->n_head - at >= 2 && at <= 8;
}

/// A line that is a date and hardly anything else: 2024年2月9日 星期五, 2013-09-16 19:11:07.
static bool is_date_line(const gx_work* work, const gx_piece* p) {
  if (p->width > 60 || !(gx_is_digit(p->first) || p->first == U'二' || p->first == U'（' || p->first == U'《')) return false;
  gx_date        date;
  const uint32_t n = p->end - p->begin;
  if (!gx_layout_find_date(work->doc->text.ch + p->begin, n, true, &date)) return false;
  uint32_t other = 0;
  for (uint32_t i = p->begin; i < p->end; i++) {
    const char32_t c = work->doc->text.ch[i];
    other += gx_is_han(c) && !gx_is_han_digit(c) && c != U'年' && c != U'月' && c != U'日';
  }
  return other <= 8;
}

static void set(gx_piece* p, gx_block_kind kind) {
  p->kind = (uint8_t)kind;
  p->flags &= ~(uint32_t)GX_P_SHORT;
}

/// Cues that need a second look, because sentences begin with the same words: 编辑…, 来源于…, 主办方…
static bool is_label_line(const gx_face* face, uint32_t at) {
  if (gx_layout_is_final(face->tail[face->n_tail - 1]) && face->length > 24) return false;
  uint32_t commas = 0;
  for (uint32_t i = 0; i < face->n_head; i++) commas += face->head[i] == U'，' || face->head[i] == U'。';
  if (commas) return false;
  if (at >= face->n_head) return true;
  for (uint32_t i = at ? at - 1 : 0; i < face->n_head && i < at + 6; i++) {
    const char32_t c = face->head[i];
    if (c == U'：' || c == U'/' || gx_is_digit(c) || gx_is_latin(c) || c == U'|' || c == U'中') return true;
  }
  return face->n_head - at <= 4;
}

static bool set_page_line(const gx_work* work, gx_piece* p, const gx_face* face) {
  uint32_t at = 0;
  if (is_date_line(work, p)) {
    const bool top = holds(face, U'期') || holds(face, U'版') || holds(face, U'农');
    return set(p, top ? GX_BLOCK_MASTHEAD : GX_BLOCK_COLOPHON), true;
  }
  if (gx_cue_is(GX_CUE_MASTHEAD, face, &at) && is_label_line(face, at)) {
    p->flags |= GX_P_TOP;
    return set(p, GX_BLOCK_MASTHEAD), true;
  }
  if (gx_cue_is(GX_CUE_COLOPHON, face, &at) && is_label_line(face, at)) return set(p, GX_BLOCK_COLOPHON), true;
  if (gx_cue_is(GX_CUE_AD, face, NULL) && is_label_line(face, 2)) return set(p, GX_BLOCK_AD), true;
  if (gx_cue_is(GX_CUE_FURNITURE, face, NULL)) return set(p, GX_BLOCK_FURNITURE), true;
  return false;
}

static bool set_web_line(gx_piece* p, const gx_face* face) {
  uint32_t at = 0;
  if (gx_cue_is(GX_CUE_LINK, face, &at)) {
    // The headline of another article is news of its own; 上一条：没有了 is not.
    const bool headline = face->n_head >= at + 6;
    set(p, headline ? GX_BLOCK_HEADLINE : GX_BLOCK_FURNITURE);
    if (headline) p->flags |= GX_P_LINK | GX_P_HEAD | GX_P_ALONE;
    return true;
  }
  if (gx_cue_is(GX_CUE_LISTS, face, NULL)) p->flags |= GX_P_LISTS;
  else if (gx_cue_is(GX_CUE_CONTENTS, face, NULL)) p->flags |= GX_P_CONTENTS;
  else if (gx_cue_is(GX_CUE_SECTION, face, NULL)) p->flags |= GX_P_SECTION;
  else return false;
  return set(p, GX_BLOCK_FURNITURE), true;
}

static void set_by_words(const gx_work* work, gx_piece* p, const gx_face* face) {
  if (is_rule(face) || (face->n_head == 1 && face->whole)) {
    set(p, GX_BLOCK_FURNITURE);
  } else if (gx_cue_is(GX_CUE_CONTINUATION, face, NULL)) {
    set(p, GX_BLOCK_CONTINUATION);
  } else if (set_web_line(p, face)) {
    return;
  } else if (gx_cue_is(GX_CUE_NOTICE, face, NULL)) {
    set(p, GX_BLOCK_HEADLINE);
    p->flags |= GX_P_NOTICE | GX_P_HEAD | GX_P_ALONE;
  } else if (gx_cue_is(GX_CUE_CREDIT, face, NULL) && !holds(face, U'。') && !gx_layout_is_bullet(p->first)) {
    set(p, GX_BLOCK_CAPTION);
    p->flags |= GX_P_CREDIT;
  } else if (is_byline(work, p, face)) {
    set(p, GX_BLOCK_BYLINE);
  } else if (gx_cue_is(GX_CUE_CAPTION, face, NULL) || p->first == 0x25B2) {
    set(p, GX_BLOCK_CAPTION);
  } else if (!set_page_line(work, p, face) && !has_han(work, p)) {
    set(p, GX_BLOCK_MASTHEAD); // telephone numbers, the name in Latin letters
  }
}

/// Looks back for a bracket or quote that the piece leaves open.
static bool leaves_open(const gx_work* work, const gx_piece* p) {
  int round = 0, quote = 0, title = 0;
  for (uint32_t i = p->begin; i < p->end; i++) {
    switch (work->doc->text.ch[i]) {
      case U'(': case U'（': round++; break;
      case U')': case U'）': round -= round > 0; break;
      case U'“': quote++; break;
      case U'”': quote -= quote > 0; break;
      case U'《': title++; break;
      case U'》': title -= title > 0; break;
      default: break;
    }
  }
  return round || quote || title;
}

/// Characters after which something must follow: prepositions, conjunctions, the particle 的.
static bool is_binding(char32_t c) {
  switch (c) {
    case U'的': case U'和': case U'与': case U'及': case U'在': case U'对': case U'将': case U'为': case U'把':
    case U'被': case U'让': case U'是': case U'向': case U'于': case U'从': case U'以': case U'并': case U'或':
    case U'该': case U'这': case U'由': case U'就': case U'等': case U'各': case U'着': case U'其': return true;
    default: return false;
  }
}

static uint32_t ends_of(const gx_work* work, const gx_piece* p, const gx_face* face) {
  uint32_t flags = 0;
  const char32_t last = p->last, second = face->n_head > 1 ? face->head[1] : 0;
  if (gx_layout_is_final(last) || gx_layout_is_closing(last) || last == U'；' || (last == '.' && p->width > 20)) {
    flags |= GX_P_ENDED;
  }
  if (last == U'，' || last == U'、' || last == U'（' || last == U'“' || last == U'《' || last == 0x2014 || last == U'·') {
    flags |= GX_P_OPEN_NEXT;
  }
  if (p->width <= SHORT_WIDTH && (is_binding(last) || leaves_open(work, p))) flags |= GX_P_OPEN_NEXT;
  const char32_t first = face->n_head ? face->head[0] : 0;
  if (first == U'，' || first == U'、' || first == U'。' || first == U'；' || first == U'：' || first == U'）' ||
      first == U'”' || first == U'》' || first == U'！' || first == U'？') {
    flags |= GX_P_OPEN_PREV;
  }
  // 示，南开… begins no paragraph; 一、 does.
  if (gx_is_han(first) && (second == U'，' || second == U'。' || second == U'；' || (second == U'、' && !gx_is_han_digit(first)))) {
    flags |= GX_P_OPEN_PREV;
  }
  return flags;
}

static bool is_name(const gx_work* work, const gx_piece* p) {
  uint32_t n = 0;
  for (uint32_t i = p->begin; i < p->end; i++) {
    if (gx_is_space(work->doc->text.ch[i])) continue;
    if (!gx_is_han(work->doc->text.ch[i])) return false;
    n++;
  }
  return n >= 2 && n <= 4;
}

static void set_heading(gx_piece* p, const gx_face* face) {
  p->kind = GX_BLOCK_HEADLINE;
  p->flags |= GX_P_HEAD;
  if (gx_cue_is(GX_CUE_CONTENTS, face, NULL)) p->flags |= GX_P_CONTENTS;
  else if (gx_cue_is(GX_CUE_LISTS, face, NULL)) p->flags |= GX_P_LISTS;
  else if (gx_cue_is(GX_CUE_SECTION, face, NULL)) p->flags |= GX_P_SECTION;
  else if (gx_cue_is(GX_CUE_NOTICE, face, NULL)) p->flags |= GX_P_NOTICE;
  if (p->flags & (GX_P_CONTENTS | GX_P_LISTS | GX_P_SECTION)) {
    p->kind = GX_BLOCK_FURNITURE;
    p->flags &= ~(uint32_t)GX_P_HEAD;
  }
}

/// What the width and the end of a line allow it to be.
static bool may_be_short(const gx_work* work, const gx_piece* p, const gx_face* face) {
  if (p->width > SHORT_WIDTH || p->hint == GX_LINE_CELL) return false;
  if (p->last == U'。' || p->last == U'；' || p->last == U'：' || holds(face, U'。')) return false;
  if (gx_layout_is_final(p->last) && p->width > SHORT_WIDTH_MARKED_END) return false;
  if (work->wrap && p->width + 4 > work->wrap && p->width <= work->wrap && !p->gap) return false;
  return true;
}

static void classify(gx_work* work, gx_piece* p) {
  gx_face face;
  gx_layout_face(work, p, &face);
  p->flags |= ends_of(work, p, &face);
  if (is_item(&face)) p->flags |= GX_P_ITEM;
  if (p->width <= SHORT_WIDTH && gx_cue_is(GX_CUE_KICKER, &face, NULL)) p->flags |= GX_P_KICKER;
  if (p->hint == GX_LINE_HEADING) {
    work->marked = true;
    if (gx_cue_is(GX_CUE_BRIEFS, &face, NULL)) p->flags |= GX_P_BRIEFS;
    set_heading(p, &face);
    return;
  }
  if (p->flags & GX_P_BOX) {
    set(p, GX_BLOCK_HEADLINE);
    p->flags |= GX_P_HEAD;
    return;
  }
  if (p->hint == GX_LINE_CAPTION) {
    p->kind = GX_BLOCK_CAPTION;
    return;
  }
  if (gx_cue_is(GX_CUE_START, &face, NULL) || is_dateline(&face)) p->flags |= GX_P_START;
  if (gx_cue_is(GX_CUE_LEAD, &face, NULL)) p->flags |= GX_P_LEAD;
  if (may_be_short(work, p, &face) && !(p->flags & GX_P_START)) p->flags |= GX_P_SHORT;
  if (p->width <= 2 * SHORT_WIDTH && !(p->flags & GX_P_START)) set_by_words(work, p, &face);
  if (!(p->flags & GX_P_SHORT)) return;
  if (gx_cue_is(GX_CUE_BRIEFS, &face, NULL)) p->flags |= GX_P_BRIEFS;
  if (gx_cue_is(GX_CUE_OFFICE, &face, NULL)) p->flags |= GX_P_OFFICE;
  if (gx_cue_is(GX_CUE_PAPER, &face, NULL)) p->flags |= GX_P_TOP;
  if (is_name(work, p)) p->flags |= GX_P_NAME;
}

void gx_layout_kinds(gx_work* work) {
  for (uint32_t i = 0; i < work->pieces.n; i++) classify(work, &work->pieces.at[i]);
}
