// What the page says of itself: issue date, publication, home.
#include <string.h>

#include "base/utf8.h"
#include "extractor/layout_p.h"

/// Characters of a line that are looked at for a date or name.
enum { LOOK = 160 };

typedef struct {
  const char32_t* ch;
  uint32_t n, at;
} cursor;

static char32_t peek(const cursor* c) { return c->at < c->n ? gx_layout_fold1(c->ch[c->at]) : 0; }

static void skip_spaces(cursor* c) {
  while (c->at < c->n && gx_layout_is_space(c->ch[c->at])) c->at++;
}

static int han_digit(char32_t c) {
  static const char32_t digits[] = U"〇一二三四五六七八九";
  if (c == U'零' || c == U'○' || c == U'Ｏ') return 0;
  for (int i = 0; i < 10; i++) {
    if (digits[i] == c) return i;
  }
  return -1;
}

/// One to `most` ASCII digits; -1 where there are none or more.
static int read_digits(cursor* c, int most, int* taken) {
  int value = 0, n = 0;
  while (gx_is_digit(peek(c)) && n < most) value = value * 10 + (int)(peek(c) - '0'), c->at++, n++;
  *taken = n;
  return n && !gx_is_digit(peek(c)) ? value : -1;
}

/// 六, 十二, 二十六, 廿六; -1 where there is none.
static int read_han_number(cursor* c) {
  int value = 0, digit = -1, n = 0;
  for (; n < 3; n++, c->at++) {
    const char32_t at = peek(c);
    if (at == U'十')
      value += (digit < 0 ? 1 : digit) * 10, digit = 0;
    else if (at == U'廿')
      value += 20, digit = 0;
    else if (han_digit(at) >= 0)
      digit = han_digit(at);
    else
      break;
  }
  return n ? value + (digit > 0 ? digit : 0) : -1;
}

static int read_number(cursor* c) {
  int taken;
  skip_spaces(c);
  const int value = read_digits(c, 2, &taken);
  return value >= 0 || taken ? value : read_han_number(c);
}

static int read_year(cursor* c) {
  int taken = 0, value = 0;
  if (gx_is_digit(peek(c))) {
    value = read_digits(c, 4, &taken);
    return taken == 4 ? value : -1;
  }
  for (; taken < 4 && han_digit(peek(c)) >= 0; taken++, c->at++) value = value * 10 + han_digit(peek(c));
  return taken == 4 ? value : -1;
}

static bool keep(int year, int month, int day, gx_date* out) {
  if (!gx_date_valid(year, month, day)) return false;
  *out = (gx_date){(int16_t)year, (int8_t)month, (int8_t)day};
  return true;
}

/// 20240207, with no digit before or behind.
static bool read_packed(cursor c, gx_date* out) {
  int value = 0, n = 0;
  for (; n < 9 && gx_is_digit(peek(&c)); n++, c.at++) value = value * 10 + (int)(peek(&c) - '0');
  return n == 8 && keep(value / 10000, value / 100 % 100, value % 100, out);
}

static bool read_date(cursor c, bool lost_day, gx_date* out) {
  const int year = read_year(&c);
  if (year < 0) return false;
  skip_spaces(&c);
  const char32_t mark = peek(&c);
  if (mark != U'年' && mark != '-' && mark != '/' && mark != '.' && mark != 0x2014) return false;
  c.at++;
  const int month = read_number(&c);
  skip_spaces(&c);
  if (month < 0 || peek(&c) != (mark == U'年' ? U'月' : mark)) return false;
  c.at++;
  const int day = read_number(&c);
  if (day < 0) return false;
  skip_spaces(&c);
  if (mark == U'年' && !lost_day && peek(&c) != U'日' && peek(&c) != U'号') return false;
  return keep(year, month, day, out);
}

bool gx_layout_find_date(const char32_t* ch, uint32_t n, bool lost_day, gx_date* out) {
  if (n > LOOK) n = LOOK;
  char32_t before = 0;
  for (uint32_t i = 0; i < n; i++) {
    const char32_t c = gx_layout_fold1(ch[i]);
    const cursor here = {ch, n, i};
    if (gx_is_digit(c) && !gx_is_digit(before) && (read_date(here, lost_day, out) || read_packed(here, out)))
      return true;
    if (c == U'二' && before != U'十' && read_date(here, lost_day, out)) return true;
    before = c;
  }
  return false;
}

static bool piece_date(const gx_work* work, const gx_piece* p, gx_date* out) {
  return gx_layout_find_date(work->doc->text.ch + p->begin, p->end - p->begin, true, out);
}

/// The day of 新华社北京2月7日电, with year 0 unless written.
static bool dateline_date(const gx_work* work, const gx_piece* p, int* month, int* day, gx_date* full) {
  const char32_t* ch = work->doc->text.ch + p->begin;
  uint32_t n = p->end - p->begin, end = 0;
  if (n > 48) n = 48;
  while (end < n && ch[end] != U'电' && ch[end] != U'讯') end++;
  if (end == n) return false;
  if (gx_layout_find_date(ch, end, false, full)) return true;
  for (uint32_t i = 0; i < end; i++) {
    cursor c = {ch, end, i};
    if (!gx_is_digit(peek(&c)) || (i && gx_is_digit(gx_layout_fold1(ch[i - 1])))) continue;
    *month = read_number(&c);
    if (peek(&c) != U'月') continue;
    c.at++;
    *day = read_number(&c);
    if (*month >= 1 && *month <= 12 && *day >= 1 && *day <= 31 && peek(&c) == U'日') return true;
  }
  return false;
}

/// Dates by origin; {0} where the page or the user gives none.
typedef struct {
  gx_date by[GX_FROM_FILE_NAME + 1];
  int month, day; ///< Of the first dateline without a year, or 0
} sources;

static void add_date(sources* s, gx_origin origin, gx_date date) {
  if (!gx_date_precision(s->by[origin])) s->by[origin] = date;
}

static void collect(const gx_work* work, sources* s) {
  s->by[GX_FROM_USER] = work->doc->given.date;
  s->by[GX_FROM_METADATA] = work->doc->page.date;
  s->by[GX_FROM_FILE_NAME] = work->doc->name_date;
  uint32_t text = 0, all = 0;
  for (uint32_t i = 0; i < work->pieces.n; i++) all += work->pieces.at[i].kind == GX_BLOCK_BODY;
  for (uint32_t i = 0; i < work->pieces.n; i++) {
    const gx_piece* p = &work->pieces.at[i];
    gx_date date = {0};
    int month = 0, day = 0;
    text += p->kind == GX_BLOCK_BODY;
    // Below all text it cites where the text was printed.
    if (p->kind == GX_BLOCK_MASTHEAD && piece_date(work, p, &date)) {
      add_date(s, text && text == all ? GX_FROM_COLOPHON : GX_FROM_MASTHEAD, date);
    }
    // A date on a line of its own amid the text may be that of a letter quoted there.
    const bool outside = text == 0 || i + 8 >= work->pieces.n || p->gap == 0;
    if (p->kind == GX_BLOCK_COLOPHON && outside && piece_date(work, p, &date))
      add_date(s, GX_FROM_COLOPHON, date);
    if (p->kind == GX_BLOCK_BODY && p->flags & GX_P_START && dateline_date(work, p, &month, &day, &date)) {
      if (date.year)
        add_date(s, GX_FROM_DATELINE, date);
      else if (!s->month)
        s->month = month, s->day = day;
    }
  }
}

static const char* origin_name(gx_origin origin) {
  static const char* const names[] = {"",         "given date", "masthead", "colophon",
                                      "dateline", "metadata",   "file name"};
  return names[origin];
}

/// Days by which two sources may differ without being worth a word.
static int tolerance(gx_origin a, gx_origin b) {
  return a == GX_FROM_COLOPHON || b == GX_FROM_COLOPHON || a == GX_FROM_DATELINE || b == GX_FROM_DATELINE ? 3
                                                                                                          : 0;
}

static int distance(gx_date a, gx_date b) {
  const int days = gx_date_days_between(a, b);
  return days < 0 ? -days : days;
}

static gx_str contradiction(const gx_work* work, const sources* s, gx_origin chosen) {
  if (chosen == GX_FROM_NOWHERE || gx_date_precision(s->by[chosen]) != GX_PRECISION_DAY)
    return (gx_str){"", 0};
  char a[12], b[12];
  gx_date_format(s->by[chosen], a);
  for (gx_origin o = chosen + 1; o <= GX_FROM_FILE_NAME; o++) {
    if (gx_date_precision(s->by[o]) != GX_PRECISION_DAY) continue;
    if (distance(s->by[chosen], s->by[o]) <= tolerance(chosen, o)) continue;
    gx_date_format(s->by[o], b);
    return gx_str_format(work->arena, "%s says %s, %s says %s", origin_name(chosen), a, origin_name(o), b);
  }
  if (!s->month) return (gx_str){"", 0};
  // The nearest such day; news is some days old when it is printed.
  int nearest = 1000;
  for (int year = s->by[chosen].year - 1; year <= s->by[chosen].year + 1; year++) {
    gx_date d;
    if (keep(year, s->month, s->day, &d) && distance(d, s->by[chosen]) < nearest)
      nearest = distance(d, s->by[chosen]);
  }
  if (nearest <= 31 || nearest == 1000) return (gx_str){"", 0};
  return gx_str_format(work->arena, "%s says %s, dateline says %d-%d", origin_name(chosen), a, s->month,
                       s->day);
}

/// Articles with a date of their own (发布时间) keep it, where neither the user nor a masthead dates the page.
static void date_articles(const gx_work* work, gx_layout* out) {
  for (uint32_t i = 0; i < out->n_articles; i++) out->articles[i].issued = out->issued;
  const bool own = out->issued_from != GX_FROM_USER;
  gx_date masthead = {0};
  uint32_t article = GX_NONE;
  for (uint32_t i = 0; own && i < work->parts.n; i++) {
    const gx_part* part = &work->parts.at[i];
    gx_date date;
    if (part->article != article && gx_date_precision(masthead))
      out->articles[part->article].issued = masthead;
    article = part->article;
    if (part->kind != GX_BLOCK_MASTHEAD && part->kind != GX_BLOCK_COLOPHON) continue;
    if (!piece_date(work, &work->pieces.at[part->first], &date)) continue;
    if (part->kind == GX_BLOCK_MASTHEAD)
      masthead = date;
    else if (out->issued_from == GX_FROM_MASTHEAD)
      continue;
    out->articles[article].issued = date;
  }
}

/// Folded characters of a piece without white space; returns their number, at most LOOK.
static uint32_t folded(const gx_work* work, const gx_piece* p, char32_t out[LOOK + 4]) {
  uint32_t n = 0;
  for (uint32_t i = p->begin; i < p->end && n < LOOK; i++) {
    const char32_t c = work->doc->text.ch[i];
    // White space parts the entries of a masthead line: 主办 甲 出版 乙.
    if (gx_layout_is_space(c))
      out[n++] = ' ';
    else
      n += gx_fold(c, out + n);
  }
  return n > LOOK ? LOOK : n;
}

static uint32_t index_of(const char32_t* ch, uint32_t n, const char32_t* word) {
  uint32_t length = 0;
  while (word[length]) length++;
  for (uint32_t i = 0; i + length <= n; i++) {
    if (!memcmp(ch + i, word, length * sizeof *ch)) return i;
  }
  return n;
}

static gx_str utf8(const gx_work* work, const char32_t* ch, uint32_t n) {
  return gx_utf8_from(work->arena, ch, n);
}

/// 主办 中共某区委 → 某区; 某县人民政府主办 → 某县. Empty where no area is named.
static gx_str home_in(const gx_work* work, const char32_t* ch, uint32_t n) {
  const uint32_t word = index_of(ch, n, U"主办");
  if (word == n) return (gx_str){"", 0};
  uint32_t entry = word; // where the words before 主办 begin
  while (entry > 0 && ch[entry - 1] != ' ') entry--;
  for (int side = 0; side < 2; side++) {
    uint32_t from = side ? entry : word + 2, to = side ? word : n;
    if (!side && from + 2 <= to && ch[from] == U'单' && ch[from + 1] == U'位') from += 2;
    while (from < to && (ch[from] == ' ' || ch[from] == U'：')) from++;
    if (from + 2 <= to && ch[from] == U'中' && ch[from + 1] == U'共') from += 2;
    uint32_t end = from;
    while (end < to && !gx_lexicon_begins(work->lexicon, GX_CLASS_PUBLISHER, ch + end, to - end)) end++;
    const bool area = end > from && gx_is_any(ch[end - 1], U"省市区县州盟旗镇乡道");
    if (end < to && area && end - from <= 24 && index_of(ch + from, end - from, U" ") == end - from) {
      return utf8(work, ch + from, end - from);
    }
  }
  return (gx_str){"", 0};
}

/// 来源：科研处 names no medium.
static bool is_medium(const gx_work* work, const char32_t* ch, uint32_t n) {
  return n > 1 && gx_lexicon_ends(work->lexicon, GX_CLASS_MEDIUM, ch + 1, n - 1);
}

/// 《望湖日报》编辑部, 来源：望湖日报, a masthead 望湖日报, a dated title 《新闻联播》.
static gx_str publication_in(const gx_work* work, const gx_piece* p, const char32_t* ch, uint32_t n,
                             bool source) {
  gx_str none = {"", 0};
  uint32_t open = index_of(ch, n, U"《"), shut = index_of(ch, n, U"》");
  const uint32_t editors = index_of(ch, n, U"编辑部");
  if (open < shut && shut < n && shut - open <= 14 &&
      (editors < n || (p->kind == GX_BLOCK_MASTHEAD && open == 0))) {
    return utf8(work, ch + open + 1, shut - open - 1);
  }
  uint32_t han = 0;
  while (han < n && gx_is_han(ch[han])) han++;
  if (p->kind == GX_BLOCK_COLOPHON && han >= 3 && han <= 8 && han < n &&
      (ch[han] == ' ' || gx_is_digit(ch[han])) && ch[han - 1] == U'报') {
    return utf8(work, ch, han); // 望湖日报 2024年1月26日
  }
  if (p->kind == GX_BLOCK_MASTHEAD && p->hint == GX_LINE_HEADING && han >= 3 && han <= 8 && han < n)
    return utf8(work, ch, han);
  if (p->kind == GX_BLOCK_MASTHEAD && p->flags & GX_P_TOP && n <= 10 && n >= 3 && is_medium(work, ch, n))
    return utf8(work, ch, n);
  if (!source) return none;
  uint32_t from = index_of(ch, n, U"来源：");
  if (from == n) return none;
  from += 3;
  while (from < n && ch[from] == ' ') from++;
  uint32_t end = from;
  while (end < n && gx_is_han(ch[end])) end++;
  return end - from >= 3 && end - from <= 14 && is_medium(work, ch + from, end - from)
             ? utf8(work, ch + from, end - from)
             : none;
}

static void find_names(const gx_work* work, gx_layout* out) {
  const gx_document* doc = work->doc;
  gx_str source = {"", 0};
  out->publication = doc->given.publication;
  out->home = doc->given.home;
  for (uint32_t i = 0; i < work->pieces.n; i++) {
    const gx_piece* p = &work->pieces.at[i];
    if (p->kind != GX_BLOCK_MASTHEAD && p->kind != GX_BLOCK_COLOPHON) continue;
    char32_t ch[LOOK + 4];
    const uint32_t n = folded(work, p, ch);
    if (!out->publication.n) out->publication = publication_in(work, p, ch, n, false);
    if (!source.n) source = publication_in(work, p, ch, n, true);
    if (!out->home.n) out->home = home_in(work, ch, n);
  }
  if (!out->publication.n) out->publication = doc->page.publication.n ? doc->page.publication : source;
  if (!out->home.n) out->home = doc->page.home;
  if (!out->publication.p) out->publication = (gx_str){"", 0};
  if (!out->home.p) out->home = (gx_str){"", 0};
}

void gx_layout_dates(gx_work* work, gx_layout* out) {
  sources s = {0};
  collect(work, &s);
  out->issued_from = GX_FROM_NOWHERE;
  for (gx_origin o = GX_FROM_USER; o <= GX_FROM_FILE_NAME && out->issued_from == GX_FROM_NOWHERE; o++) {
    if (!gx_date_precision(s.by[o])) continue;
    out->issued = s.by[o];
    out->issued_from = o;
  }
  // A year alone with the day of a dateline: together they are a date.
  if (out->issued_from != GX_FROM_NOWHERE && gx_date_precision(out->issued) == GX_PRECISION_YEAR && s.month &&
      out->issued_from > GX_FROM_DATELINE) {
    keep(out->issued.year, s.month, s.day, &out->issued);
  }
  out->contradiction = contradiction(work, &s, out->issued_from);
  date_articles(work, out);
  find_names(work, out);
}
