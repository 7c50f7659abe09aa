// Lines → pieces: trimmed of white space and emphasis marks, measured, and cut where one line holds several things.
#include <string.h>
#include <wchar.h>

#include "base/utf8.h"
#include "extractor/layout_p.h"

_Static_assert(sizeof(wchar_t) == sizeof(char32_t), "wmemchr looks through 32-bit characters");

/// Columns of a line of 150 wide characters: longer ones are paragraphs, not wrapped lines.
enum { MAX_WRAP = 300 };

static bool is_han_fast(char32_t c) { return c - 0x4E00u < 0x5200u; }

/// Moves over white space and the marks of emphasis and quotation that plain text keeps from Markdown.
static void trim(const char32_t* ch, uint32_t* begin, uint32_t* end) {
  while (*begin < *end && (gx_layout_is_space(ch[*begin]) || ch[*begin] == '*' || ch[*begin] == '_'))
    ++*begin;
  while (*end > *begin && (gx_layout_is_space(ch[*end - 1]) || ch[*end - 1] == '*' || ch[*end - 1] == '_'))
    --*end;
}

/// `## 标题` in plain text: the level, 0 where it is none; moves `*begin` behind it.
static uint8_t heading_marks(const char32_t* ch, uint32_t* begin, uint32_t end) {
  uint32_t n = 0;
  while (*begin + n < end && n < 7 && ch[*begin + n] == '#') n++;
  if (n == 0 || n > 6 || *begin + n >= end || !gx_layout_is_space(ch[*begin + n])) return 0;
  *begin += n;
  return (uint8_t)n;
}

/// Where `needle` begins in ch[from..to), or `to`.
static uint32_t find(const char32_t* ch, uint32_t from, uint32_t to, const char32_t* needle, uint32_t n) {
  for (uint32_t i = from; i + n <= to; i++) {
    if (ch[i] == needle[0] && !memcmp(ch + i, needle, n * sizeof *ch)) return i;
  }
  return to;
}

/// The bracket in `…干在前。(下转第2版)` that opens the mark at the end, or `end`.
static uint32_t tail_mark(const char32_t* ch, uint32_t begin, uint32_t end) {
  if (end - begin < 8 || (ch[end - 1] != ')' && ch[end - 1] != U'）')) return end;
  const uint32_t from = end - begin > 16 ? end - 16 : begin;
  for (uint32_t i = end - 1; i-- > from;) {
    if (ch[i] != '(' && ch[i] != U'（') continue;
    if (find(ch, i, end, U"下转", 2) < end || find(ch, i, end, U"转第", 2) < end) return i;
    break;
  }
  return end;
}

/// Behind the bracket in `（上接第1版）…` that closes the mark at the beginning, or `begin`.
static uint32_t head_mark(const char32_t* ch, uint32_t begin, uint32_t end) {
  if (end - begin < 16 || (ch[begin] != '(' && ch[begin] != U'（')) return begin;
  for (uint32_t i = begin + 1; i < begin + 14; i++) {
    if (ch[i] != ')' && ch[i] != U'）') continue;
    return find(ch, begin, i, U"接", 1) < i && find(ch, begin, i, U"版", 1) < i ? i + 1 : begin;
  }
  return begin;
}

/// In `■记者 甲 本报讯 6月25日…` the body; `end` where there is none.
static uint32_t body_behind_byline(const char32_t* ch, uint32_t begin, uint32_t end) {
  const uint32_t to = end - begin > 60 ? begin + 60 : end;
  if (find(ch, begin, to < begin + 8 ? to : begin + 8, U"记者", 2) >= to && !gx_layout_is_bullet(ch[begin]))
    return end;
  const uint32_t at = find(ch, begin, to, U"本报讯", 3);
  return at < to && at > begin && gx_layout_is_space(ch[at - 1]) ? at : end;
}

/// In `全区大会召开 ■记者 甲` and `…圆满结束。 ■通讯员 甲` the byline; `end` where there is none.
static uint32_t inner_byline(const gx_lexicon* lexicon, const char32_t* ch, uint32_t begin, uint32_t end) {
  enum { REACH = 3 }; // Behind the bullet
  for (uint32_t i = begin + 1; i + 3 < end; i++) {
    if (i == begin + 100 && end - begin > 160) i = end - 50;
    if (!gx_layout_is_bullet(ch[i]) || !(gx_layout_is_space(ch[i - 1]) || ch[i - 1] == U'。')) continue;
    if (gx_lexicon_holds(lexicon, GX_CLASS_REPORTER, ch + i + 1, REACH)) return i;
  }
  return end;
}

/// Han characters from `i` up to a colon: 供稿：. 0 where no label of two to four characters stands there.
static uint32_t label_at(const char32_t* ch, uint32_t i, uint32_t end) {
  uint32_t n = 0;
  while (i + n < end && n < 5 && is_han_fast(ch[i + n])) n++;
  return n >= 2 && n <= 4 && i + n < end && (ch[i + n] == U'：' || ch[i + n] == ':') ? n : 0;
}

static bool is_author_label(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n) {
  enum { LONGEST = 3 }; // 通讯员, but not 记者电话
  return n <= LONGEST && gx_lexicon_begins(lexicon, GX_CLASS_AUTHOR, ch, n);
}

/// In `发布时间：… 来源：… 供稿：甲 摄影：乙 浏览：9次` where the labels of authors begin, or end; `end` where neither.
static uint32_t next_authors(const gx_lexicon* lexicon, const char32_t* ch, uint32_t begin, uint32_t end) {
  const uint32_t first = end - begin <= 160 ? label_at(ch, begin, end) : 0;
  if (!first) return end;
  const bool authors = is_author_label(lexicon, ch + begin, first);
  for (uint32_t i = begin + first + 1; i + 2 < end; i++) {
    if (!gx_layout_is_space(ch[i - 1])) continue;
    const uint32_t n = label_at(ch, i, end);
    if (n && is_author_label(lexicon, ch + i, n) != authors) return i;
  }
  return end;
}

/// In `上一篇：甲 下一篇：乙` the second link; `end` where there is none.
static uint32_t second_link(const char32_t* ch, uint32_t begin, uint32_t end) {
  if (end - begin < 10 || end - begin > 160 || ch[begin] != U'上') return end;
  if (ch[begin + 1] != U'一' && ch[begin + 1] != U'篇') return end;
  for (uint32_t i = begin + 4; i + 3 < end; i++) {
    if (ch[i] == U'下' && (ch[i + 1] == U'一' || ch[i + 1] == U'篇') && gx_layout_is_space(ch[i - 1]))
      return i;
  }
  return end;
}

typedef struct {
  gx_work* work;
  const gx_line* line;
  uint8_t gap, indent;
} cutter;

static void push(cutter* cut, uint32_t begin, uint32_t end, uint32_t width, uint32_t spaces) {
  const char32_t* ch = cut->work->doc->text.ch;
  gx_piece piece = {.next = GX_NONE,
                    .width = width,
                    .spaces = spaces,
                    .hint = (uint8_t)cut->line->hint,
                    .level = cut->line->level,
                    .gap = cut->gap,
                    .indent = cut->indent};
  trim(ch, &begin, &end);
  if (begin < end && piece.hint == GX_LINE_PLAIN && ch[begin] == '#') {
    piece.level = heading_marks(ch, &begin, end);
    if (piece.level) piece.hint = GX_LINE_HEADING;
    trim(ch, &begin, &end);
  }
  if (begin >= end) return;
  piece.begin = begin;
  piece.end = end;
  piece.first = gx_layout_fold1(ch[begin]);
  piece.last = gx_layout_fold1(ch[end - 1]);
  GX_PUSH(cut->work->arena, &cut->work->pieces, piece);
  cut->gap = 0;
  cut->indent = 0;
}

/// Characters of a line that are measured: the rest of a paragraph is taken to be wide.
enum { MEASURED = 320 };

/// Columns of ch[begin..end), and runs of white space in it.
static uint32_t measure(const char32_t* ch, uint32_t begin, uint32_t end, uint32_t* spaces) {
  uint32_t width = 0;
  bool space = true;
  *spaces = 0;
  if (end - begin > MEASURED) {
    width = 2 * (end - begin - MEASURED);
    end = begin + MEASURED;
  }
  for (uint32_t i = begin; i < end; i++) {
    if (is_han_fast(ch[i])) {
      width += 2;
      space = false;
    } else if (gx_layout_is_space(ch[i])) {
      *spaces += !space;
      space = true;
    } else {
      width += ch[i] < 0x1100 ? 1 : 2;
      space = false;
    }
  }
  if (space && *spaces) --*spaces; // it stood at the end
  return width;
}

static void push_measured(cutter* cut, uint32_t begin, uint32_t end) {
  uint32_t spaces;
  const uint32_t width = measure(cut->work->doc->text.ch, begin, end, &spaces);
  push(cut, begin, end, width, spaces);
}

/// Where what begins at `from` stops being one thing: a byline behind a headline, 本报讯
/// behind a byline, labels of authors, a second link.
static uint32_t first_cut(const gx_lexicon* lexicon, const char32_t* ch, uint32_t from, uint32_t end) {
  const uint32_t byline = inner_byline(lexicon, ch, from, end);
  if (byline < end) return byline;
  const uint32_t body = body_behind_byline(ch, from, end);
  if (body < end) return body;
  const uint32_t authors = next_authors(lexicon, ch, from, end);
  return authors < end ? authors : second_link(ch, from, end);
}

/// A piece with the marks at its ends cut off, and the parts of it that are not one thing parted.
static void push_cut(cutter* cut, uint32_t begin, uint32_t end) {
  const char32_t* ch = cut->work->doc->text.ch;
  trim(ch, &begin, &end);
  if (begin >= end) return;
  const uint32_t head = head_mark(ch, begin, end);
  if (head > begin) push_measured(cut, begin, head);
  uint32_t from = head;
  for (uint32_t to; (to = first_cut(cut->work->lexicon, ch, from, end)) < end; from = to)
    push_measured(cut, from, to);
  const uint32_t tail = tail_mark(ch, from, end);
  push_measured(cut, from, tail);
  if (tail < end) push_measured(cut, tail, end);
}

/// Behind the white space at `at`.
static uint32_t behind_spaces(const char32_t* ch, uint32_t at, uint32_t end) {
  while (at < end && gx_layout_is_space(ch[at])) at++;
  return at;
}

/// White space wide enough to be the indent of a paragraph in mid-line: two ideographic spaces. Not between the
/// characters of names set apart for alignment (王　　伟).
static bool is_paragraph_gap(const char32_t* ch, uint32_t piece, uint32_t at, uint32_t behind, uint32_t end) {
  uint32_t wide = 0;
  for (uint32_t i = at; i < behind && wide < 2; i++) wide += ch[i] == 0x3000;
  if (wide < 2 || behind >= end) return false;
  return at - piece >= 8 || (at > piece && gx_layout_is_final(gx_layout_fold1(ch[at - 1])));
}

static void cut_line(cutter* cut) {
  const char32_t* ch = cut->work->doc->text.ch;
  const uint32_t end = cut->line->end;
  uint32_t from = cut->line->begin, indent = 0;
  while (from < end && gx_layout_is_space(ch[from])) indent += ch[from++] == 0x3000 ? 2 : 1;
  cut->indent = (uint8_t)(indent > 200 ? 200 : indent);
  // wmemchr is much faster than a loop, and 32-bit characters are what it looks through.
  for (uint32_t i = from; i < end;) {
    const wchar_t* found = wmemchr((const wchar_t*)ch + i, 0x3000, end - i);
    if (!found) break;
    i = (uint32_t)(found - (const wchar_t*)ch);
    const uint32_t behind = behind_spaces(ch, i, end);
    if (is_paragraph_gap(ch, from, i, behind, end)) {
      push_cut(cut, from, i);
      cut->indent = 4;
      from = behind;
    }
    i = behind;
  }
  push_cut(cut, from, end);
}

/// True where single spaces stand at regular distances: there a program joined the lines of a column.
static bool find_spaced(const gx_work* work) {
  const char32_t* ch = work->doc->text.ch;
  uint32_t regular = 0, all = 0;
  for (uint32_t k = 0; k < work->pieces.n; k++) {
    const gx_piece* p = &work->pieces.at[k];
    if (p->spaces < 2 || p->width < 48) continue;
    uint32_t width = 0, before = 0;
    for (uint32_t i = p->begin; i < p->end; i++) {
      if (!gx_layout_is_space(ch[i])) {
        width += ch[i] < 0x1100 ? 1 : 2;
        continue;
      }
      if (before) {
        all++;
        regular += width >= 8 && width + 5 > before && width < before + 5;
      }
      before = width;
      width = 0;
    }
  }
  return all >= 8 && regular * 2 >= all;
}

/// The width at which lines are wrapped hard, or 0.
static uint32_t find_wrap(const gx_work* work) {
  uint32_t of_width[MAX_WRAP + 5] = {0}, open = 0;
  for (uint32_t k = 0; k < work->pieces.n; k++) {
    const gx_piece* p = &work->pieces.at[k];
    if (p->hint != GX_LINE_PLAIN || gx_layout_is_final(p->last) || gx_layout_is_closing(p->last)) continue;
    open++;
    if (p->width < MAX_WRAP) of_width[p->width]++;
  }
  uint32_t best = 0, at = 0;
  for (uint32_t w = 16; w < MAX_WRAP; w++) {
    const uint32_t n = of_width[w] + of_width[w - 1] + of_width[w - 2] + of_width[w - 3];
    if (n > best) best = n, at = w;
  }
  return best >= 6 && best * 10 >= open * 6 ? at : 0;
}

static bool find_indented(const gx_work* work) {
  uint32_t with = 0, without = 0;
  for (uint32_t k = 0; k < work->pieces.n; k++) {
    if (work->pieces.at[k].width < 60) continue;
    if (work->pieces.at[k].indent >= 2)
      with++;
    else
      without++;
  }
  return with > 1 && with * 3 >= without;
}

/// Columns from `from` to the next white space, with no punctuation in them; 0 where there is some. `*next` is behind it.
static uint32_t line_width(const char32_t* ch, uint32_t from, uint32_t end, bool words, uint32_t* next) {
  uint32_t width = 0, i = from;
  for (; i < end && !gx_layout_is_space(ch[i]); i++) {
    if (words && gx_is_punct(gx_layout_fold1(ch[i]))) return 0;
    width += ch[i] < 0x1100 ? 1 : 2;
  }
  while (i < end && gx_layout_is_space(ch[i])) i++;
  *next = i;
  return width;
}

uint32_t gx_layout_column(const gx_work* work, const gx_piece* p) {
  const char32_t* ch = work->doc->text.ch;
  uint32_t second, third;
  const uint32_t first = line_width(ch, p->begin, p->end, false, &second);
  return p->spaces > 1 ? line_width(ch, second, p->end, false, &third) : first;
}

/// Where lines were joined by spaces, a box in a column is one paragraph with its headline: a first line that is shorter than
/// a column and holds no punctuation, then a second shortened by its indent. Returns the end of the headline, or 0.
static uint32_t box_headline(const gx_work* work, const gx_piece* p) {
  const char32_t* ch = work->doc->text.ch;
  uint32_t second, third, behind;
  if (p->spaces < 3 || !(gx_layout_is_final(p->last) || gx_layout_is_closing(p->last))) return 0;
  const uint32_t first = line_width(ch, p->begin, p->end, true, &second);
  if (first < 10) return 0;
  const uint32_t b = line_width(ch, second, p->end, false, &third),
                 c = line_width(ch, third, p->end, false, &behind);
  return first * 4 <= c * 3 && b < c && b > first ? second : 0;
}

static void cut_boxes(gx_work* work) {
  gx_pieces cut = {0};
  for (uint32_t k = 0; k < work->pieces.n; k++) {
    gx_piece p = work->pieces.at[k];
    const bool open = k > 0 && !gx_layout_is_final(work->pieces.at[k - 1].last);
    const uint32_t text = open && p.hint == GX_LINE_PLAIN ? box_headline(work, &p) : 0;
    if (text) {
      gx_piece head = p;
      head.end = text;
      while (gx_layout_is_space(work->doc->text.ch[head.end - 1])) head.end--;
      head.last = gx_layout_fold1(work->doc->text.ch[head.end - 1]);
      head.width = measure(work->doc->text.ch, head.begin, head.end, &head.spaces);
      head.flags = GX_P_BOX;
      GX_PUSH(work->arena, &cut, head);
      p.begin = text;
      p.first = gx_layout_fold1(work->doc->text.ch[text]);
      p.width -= head.width;
      p.spaces--;
      p.gap = 0;
    }
    GX_PUSH(work->arena, &cut, p);
  }
  work->pieces = cut;
}

void gx_layout_lines(gx_work* work) {
  uint8_t gap = 0;
  for (uint32_t k = 0; k < work->doc->n_lines; k++) {
    const gx_line* line = &work->doc->lines[k];
    const uint32_t before = work->pieces.n;
    gap = line->gap > gap ? line->gap : gap;
    cutter cut = {.work = work, .line = line, .gap = gap};
    cut_line(&cut);
    // A line of white space alone is a gap, whoever made it.
    if (work->pieces.n > before)
      gap = 0;
    else if (gap < 2)
      gap++;
  }
  work->spaced = find_spaced(work);
  if (work->spaced) cut_boxes(work);
  work->wrap = find_wrap(work);
  work->indented = find_indented(work);
}

void gx_layout_face(const gx_work* work, const gx_piece* piece, uint32_t most, bool tail, gx_face* face) {
  const char32_t* ch = work->doc->text.ch;
  uint32_t i = piece->begin, n = 0;
  while (i < piece->end && (gx_layout_is_bullet(ch[i]) || gx_layout_is_space(ch[i]) || ch[i] == '*')) i++;
  for (; i < piece->end && n < most; i++) {
    if (gx_layout_is_plain(ch[i]))
      face->head[n++] = ch[i];
    else if (!gx_layout_is_space(ch[i]) && ch[i] != '*')
      n += gx_fold(ch[i], face->head + n);
  }
  face->n_head = n < most ? n : most;
  face->whole = i == piece->end && n <= most;
  face->length = piece->end - piece->begin;
  face->n_tail = 0;
  if (!tail) return;
  uint32_t from = GX_FACE_TAIL;
  for (i = piece->end; i > piece->begin && from > 0; i--) {
    char32_t out[4] = {ch[i - 1]};
    if (gx_layout_is_space(ch[i - 1]) || ch[i - 1] == '*') continue;
    unsigned k = gx_layout_is_plain(ch[i - 1]) ? 1 : gx_fold(ch[i - 1], out);
    while (k && from) face->tail[--from] = out[--k];
  }
  face->n_tail = GX_FACE_TAIL - from;
  memmove(face->tail, face->tail + from, face->n_tail * sizeof *face->tail);
}
