// What each piece is by its own words and shape; what only its neighbours can tell is left open (GX_P_SHORT).
#include "base/utf8.h"
#include "extractor/layout_p.h"

/// Columns of the longest line that may be a headline or caption, unmarked.
enum { SHORT_WIDTH = 104, SHORT_WIDTH_MARKED_END = 64 };

/// Characters of a paragraph that are looked at for 新华社…电.
enum { START_HEAD = 36 };

/// A line as it is looked at: what it is so far, its ends, and the cue words that it has.
typedef struct {
  const gx_work* work;
  gx_piece* p;
  gx_face face;
  gx_cue_hits hits;
} look;

static bool has(const look* l, gx_cue cue) { return l->hits.mask >> cue & 1; }
static uint32_t behind(const look* l, gx_cue cue) { return l->hits.behind[cue]; }

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
  while (i < face->n_head && i < from + 3 && (gx_is_han_digit(face->head[i]) || gx_is_digit(face->head[i])))
    i++;
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
    const char32_t c = face->head[i], next = i + 1 < face->n_head ? face->head[i + 1] : 0,
                   before = face->head[i - 1];
    if (c == U'，' || c == U'。' || c == U'“') return false;
    digits |= c == U'日';
    if (c == U'电' && digits && (before == U'日' || before == U'）')) return true;
    if (c != U'讯' || i > 14) continue;
    if (before == U'又') return false;
    if (next == U'（' || next == U'：' || (digits && before == U'日')) return true;
    if (gx_is_any(before, U"报网台社刊")) {
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

/// Looks back for a bracket or quote that the piece leaves open.
static bool leaves_open(const gx_work* work, const gx_piece* p) {
  int round = 0, quote = 0, title = 0;
  for (uint32_t i = p->begin; i < p->end; i++) {
    switch (work->doc->text.ch[i]) {
      case U'(':
      case U'（': round++; break;
      case U')':
      case U'）': round -= round > 0; break;
      case U'“': quote++; break;
      case U'”': quote -= quote > 0; break;
      case U'《': title++; break;
      case U'》': title -= title > 0; break;
      default: break;
    }
  }
  return round || quote || title;
}

/// True when white space stands behind the first `at` characters of a line: 责任编辑 甲.
static bool space_behind(const look* l, uint32_t at) {
  const char32_t* ch = l->work->doc->text.ch;
  uint32_t seen = 0, i = l->p->begin;
  for (; i < l->p->end && seen < at; i++)
    seen += !gx_layout_is_space(ch[i]) && ch[i] != '*' && !gx_layout_is_bullet(ch[i]);
  return i < l->p->end && gx_layout_is_space(ch[i]);
}

/// What remains of a line of writers when roles, separators and names are taken is nothing but short names.
static bool is_byline(const look* l) {
  const gx_piece* p = l->p;
  const gx_face* face = &l->face;
  if (p->width > 110 || !has(l, GX_CUE_ROLE)) return false;
  if (holds(face, U'。') || holds(face, U'，') || holds(face, U'；') || leaves_open(l->work, p)) return false;
  const uint32_t at = behind(l, GX_CUE_ROLE);
  if (gx_layout_is_bullet(p->first)) return at <= 12;
  if (at > 14) return false;
  if (gx_is_any(face->head[at - 1], U"：/") || (at < face->n_head && gx_is_any(face->head[at], U"：/")))
    return true;
  // 记者 甲 乙 with a space behind the word, （记者 甲）, or a bare name: 本报记者王建国
  if (space_behind(l, at)) return face->n_head <= 48;
  return face->n_head - at <= 3 && face->n_head - at >= 2 && at <= 8;
}

static bool is_medium(char32_t c) { return gx_is_any(c, U"报网台社刊播》心讯"); }

/// A line that is a date and hardly anything else: 2024年2月9日 星期五, 2013-09-16 19:11:07, 望湖日报 2024年2月9日.
static bool is_date_line(const look* l) {
  const gx_piece* p = l->p;
  gx_date date;
  if (p->width > 60 || holds(&l->face, U'，') || holds(&l->face, U'。')) return false;
  if (!gx_layout_find_date(l->work->doc->text.ch + p->begin, p->end - p->begin, true, &date)) return false;
  uint32_t before = 0, behind = 0, digits = 0;
  char32_t last = 0;
  for (uint32_t i = 0; i < l->face.n_head; i++) {
    const char32_t c = l->face.head[i];
    const bool dated = gx_is_digit(c) || gx_is_han_digit(c) || c == U'年' || c == U'月' || c == U'日';
    if (dated)
      digits += gx_is_digit(c) || gx_is_han_digit(c);
    else if (!gx_is_han(c) && c != U'》')
      continue;
    else if (digits >= 3)
      behind++;
    else
      before++, last = c;
  }
  return behind <= 8 && (before == 0 || (before <= 12 && is_medium(last) && behind <= 4));
}

static void set(gx_piece* p, gx_block_kind kind) {
  p->kind = (uint8_t)kind;
  p->flags &= ~(uint32_t)GX_P_SHORT;
}

/// Cues that need a second look, because sentences begin with the same words: 编辑…, 来源于…, 主办方…
static bool is_label_line(const look* l, uint32_t at) {
  const gx_face* face = &l->face;
  if (gx_layout_is_final(l->p->last) && face->length > 24) return false;
  uint32_t commas = 0;
  for (uint32_t i = 0; i < face->n_head; i++) commas += face->head[i] == U'，' || face->head[i] == U'。';
  if (commas) return false;
  if (at >= face->n_head || space_behind(l, at)) return true;
  for (uint32_t i = at ? at - 1 : 0; i < face->n_head && i < at + 6; i++) {
    const char32_t c = face->head[i];
    if (c == U'：' || c == U'/' || gx_is_digit(c) || gx_is_latin(c) || c == U'|' || c == U'中') return true;
  }
  return face->n_head - at <= 4;
}

static bool set_page_line(const look* l) {
  gx_piece* p = l->p;
  gx_date date;
  const bool top = has(l, GX_CUE_TOP) && p->width < 120 && !holds(&l->face, U'，') && !holds(&l->face, U'。');
  if (top && gx_layout_find_date(l->work->doc->text.ch + p->begin, p->end - p->begin, true, &date)) {
    p->flags |= GX_P_TOP;
    return set(p, GX_BLOCK_MASTHEAD), true;
  }
  if (is_date_line(l)) return set(p, GX_BLOCK_COLOPHON), true;
  if (has(l, GX_CUE_MASTHEAD) && is_label_line(l, behind(l, GX_CUE_MASTHEAD))) {
    p->flags |= GX_P_TOP;
    return set(p, GX_BLOCK_MASTHEAD), true;
  }
  if (has(l, GX_CUE_COLOPHON) && is_label_line(l, behind(l, GX_CUE_COLOPHON)))
    return set(p, GX_BLOCK_COLOPHON), true;
  if (has(l, GX_CUE_AD) && is_label_line(l, 2)) return set(p, GX_BLOCK_AD), true;
  if (has(l, GX_CUE_FURNITURE)) return set(p, GX_BLOCK_FURNITURE), true;
  return false;
}

static bool set_web_line(const look* l) {
  gx_piece* p = l->p;
  if (has(l, GX_CUE_LINK)) {
    // The headline of another article is news of its own; 上一条：没有了 is not.
    const bool headline = l->face.n_head >= behind(l, GX_CUE_LINK) + 6;
    set(p, headline ? GX_BLOCK_HEADLINE : GX_BLOCK_FURNITURE);
    if (headline) p->flags |= GX_P_LINK | GX_P_HEAD | GX_P_ALONE;
    return true;
  }
  if (has(l, GX_CUE_LISTS))
    p->flags |= GX_P_LISTS;
  else if (has(l, GX_CUE_CONTENTS))
    p->flags |= GX_P_CONTENTS;
  else if (has(l, GX_CUE_SECTION))
    p->flags |= GX_P_SECTION;
  else
    return false;
  return set(p, GX_BLOCK_FURNITURE), true;
}

static void set_by_words(const look* l) {
  gx_piece* p = l->p;
  if (is_rule(&l->face)) {
    set(p, GX_BLOCK_FURNITURE);
  } else if (l->face.n_head == 1 && l->face.whole) {
    p->flags |= GX_P_STRAY;
  } else if (has(l, GX_CUE_CONTINUATION)) {
    set(p, GX_BLOCK_CONTINUATION);
  } else if (set_web_line(l)) {
    return;
  } else if (has(l, GX_CUE_NOTICE)) {
    set(p, GX_BLOCK_HEADLINE);
    p->flags |= GX_P_NOTICE | GX_P_HEAD | GX_P_ALONE;
  } else if (has(l, GX_CUE_CREDIT) && !gx_layout_is_bullet(p->first)) {
    set(p, GX_BLOCK_CAPTION);
    p->flags |= GX_P_CREDIT;
  } else if (has(l, GX_CUE_CAPTION) || p->first == 0x25B2) {
    set(p, GX_BLOCK_CAPTION);
  } else if (is_byline(l)) {
    set(p, GX_BLOCK_BYLINE);
  } else if (!set_page_line(l) && !has_han(l->work, p)) {
    p->flags |= GX_P_STRAY; // telephone numbers, the name in Latin letters, a scrap of the text
  }
}

/// Characters after which something must follow: prepositions, conjunctions, the particle 的.
static bool is_binding(char32_t c) {
  return gx_is_any(c, U"的和与及在对将为把被让是向于从以并或该这由就等各着其");
}

/// 出席：甲、乙、丙 ⏎ 请假：丁: entries of minutes, each for itself.
static bool is_entry(const gx_piece* p, const gx_face* face) {
  if (p->last == U'：' || p->last == U'，' || p->last == U'、' || p->width > SHORT_WIDTH) return false;
  uint32_t i = 0;
  while (i < face->n_head && i < 5 && gx_is_han(face->head[i])) i++;
  return i >= 2 && i < face->n_head && face->head[i] == U'：';
}

/// 。 at the end, with closing marks or a whole bracket behind it: …三个到位。”, …整改。（区住建局）
static bool ends_sentence(const gx_work* work, const gx_piece* p) {
  const char32_t* ch = work->doc->text.ch;
  uint32_t i = p->end;
  while (i > p->begin &&
         (gx_layout_is_closing(gx_layout_fold1(ch[i - 1])) || gx_layout_is_space(ch[i - 1]))) {
    i--;
    if (ch[i] != U'）' && ch[i] != ')') continue;
    const uint32_t from = i > p->begin + 60 ? i - 60 : p->begin;
    uint32_t open = i;
    while (open > from && ch[open] != U'（' && ch[open] != '(') open--;
    if (open > from) i = open;
  }
  return i > p->begin && gx_layout_is_final(gx_layout_fold1(ch[i - 1]));
}

static uint32_t ends_of(const gx_work* work, const gx_piece* p, const gx_face* face) {
  uint32_t flags = 0;
  const char32_t last = p->last, second = face->n_head > 1 ? face->head[1] : 0;
  if (last == U'；' || ends_sentence(work, p)) flags |= GX_P_ENDED;
  if (gx_is_any(last, U"，、（“《—·")) flags |= GX_P_OPEN_NEXT;
  if (p->width <= SHORT_WIDTH && (is_binding(last) || leaves_open(work, p))) flags |= GX_P_OPEN_NEXT;
  const char32_t first = face->n_head ? face->head[0] : 0;
  if (gx_is_any(first, U"，、。；：）”》！？")) flags |= GX_P_OPEN_PREV;
  // 示，南开… begins no paragraph; 一、 does.
  if (gx_is_han(first) && (gx_is_any(second, U"，。；") || (second == U'、' && !gx_is_han_digit(first)))) {
    flags |= GX_P_OPEN_PREV;
  }
  return flags;
}

static bool is_name(const gx_work* work, const gx_piece* p) {
  uint32_t n = 0;
  for (uint32_t i = p->begin; i < p->end; i++) {
    if (gx_layout_is_space(work->doc->text.ch[i])) continue;
    if (!gx_is_han(work->doc->text.ch[i])) return false;
    n++;
  }
  return n >= 2 && n <= 4;
}

/// 王 伟 李建国 张敏: words of two to four Han characters, or pairs of single ones, and white space.
static bool is_name_list(const gx_work* work, const gx_piece* p) {
  const char32_t* ch = work->doc->text.ch;
  uint32_t run = 0;
  if (p->spaces < 2) return false;
  for (uint32_t i = p->begin; i < p->end; i++) {
    if (gx_layout_is_space(ch[i]) || ch[i] == U'、')
      run = 0;
    else if (!gx_is_han(ch[i]) || ++run > 4)
      return false;
  }
  return true;
}

static void set_heading(const look* l) {
  gx_piece* p = l->p;
  p->kind = GX_BLOCK_HEADLINE;
  p->flags |= GX_P_HEAD;
  if (has(l, GX_CUE_BRIEFS)) p->flags |= GX_P_BRIEFS;
  if (has(l, GX_CUE_CONTENTS))
    p->flags |= GX_P_CONTENTS;
  else if (has(l, GX_CUE_LISTS))
    p->flags |= GX_P_LISTS;
  else if (has(l, GX_CUE_SECTION))
    p->flags |= GX_P_SECTION;
  else if (has(l, GX_CUE_NOTICE))
    p->flags |= GX_P_NOTICE;
  if (p->flags & (GX_P_CONTENTS | GX_P_LISTS | GX_P_SECTION)) {
    p->kind = GX_BLOCK_FURNITURE;
    p->flags &= ~(uint32_t)GX_P_HEAD;
  }
}

/// What the width and the end of a line allow it to be.
static bool may_be_short(const gx_work* work, const gx_piece* p, const gx_face* face) {
  // A page may begin with a long headline: in parts (甲在…调研时强调 …), or one breath without a comma.
  const bool opening = p == work->pieces.at && (p->spaces || !(holds(face, U'，') || holds(face, U'、')));
  if (p->width > (opening ? 2 * SHORT_WIDTH : SHORT_WIDTH) || (p->hint == GX_LINE_CELL && p->width > 24))
    return false;
  if (p->last == U'。' || p->last == U'；' || p->last == U'：' || holds(face, U'。')) return false;
  if (gx_layout_is_final(p->last) && p->width > SHORT_WIDTH_MARKED_END) return false;
  if (work->wrap && p->width + 4 > work->wrap && p->width <= work->wrap && !p->gap) return false;
  return true;
}

/// What a line that may be short is by its words, and what its neighbours will ask of it.
static void classify_line(look* l) {
  gx_piece* p = l->p;
  if (may_be_short(l->work, p, &l->face)) p->flags |= GX_P_SHORT;
  set_by_words(l);
  if (!(p->flags & GX_P_SHORT)) return;
  if (is_entry(p, &l->face)) p->flags |= GX_P_ENTRY;
  if (has(l, GX_CUE_DEED)) p->flags |= GX_P_DEED;
  if (has(l, GX_CUE_BRIEFS)) p->flags |= GX_P_BRIEFS;
  if (has(l, GX_CUE_OFFICE)) p->flags |= GX_P_OFFICE;
  if (has(l, GX_CUE_PAPER)) p->flags |= GX_P_TOP;
  if (is_name(l->work, p)) p->flags |= GX_P_NAME;
  if (is_name_list(l->work, p)) p->flags |= GX_P_NAMES;
}

/// What mark-up, or the step before, says of the piece; false where it says nothing.
static bool classify_marked(gx_work* work, look* l) {
  gx_piece* p = l->p;
  if (p->hint == GX_LINE_HEADING) {
    work->n_marked++;
    set_heading(l);
  } else if (p->flags & GX_P_BOX) {
    set(p, GX_BLOCK_HEADLINE);
    p->flags |= GX_P_HEAD;
  } else if (p->hint == GX_LINE_CAPTION) {
    p->kind = GX_BLOCK_CAPTION;
  } else {
    return false;
  }
  return true;
}

static void classify(gx_work* work, gx_piece* p) {
  look l; // not cleared: its arrays say how far they are filled
  l.work = work;
  l.p = p;
  // A paragraph that ends its sentence is text, but for what it begins with.
  const bool all = p->width <= 2 * SHORT_WIDTH && !(p->last == U'。' && p->width > 64);
  gx_layout_face(work, p, all ? GX_FACE_HEAD : START_HEAD, all, &l.face);
  gx_cues_find(gx_lexicon_cues(work->lexicon), &l.face, all, &l.hits);
  p->flags |= ends_of(work, p, &l.face);
  if (is_item(&l.face)) p->flags |= GX_P_ITEM;
  if (p->width <= SHORT_WIDTH && has(&l, GX_CUE_KICKER)) p->flags |= GX_P_KICKER;
  if (classify_marked(work, &l)) return;
  if (has(&l, GX_CUE_LEAD)) p->flags |= GX_P_LEAD;
  if (has(&l, GX_CUE_START) || is_dateline(&l.face)) {
    p->flags |= GX_P_START;
    work->n_reports++;
  } else if (all) {
    classify_line(&l);
  } else if (has(&l, GX_CUE_CAPTION) || p->first == 0x25B2) {
    set(p, GX_BLOCK_CAPTION);
  }
}

void gx_layout_kinds(gx_work* work) {
  for (uint32_t i = 0; i < work->pieces.n; i++) classify(work, &work->pieces.at[i]);
}
