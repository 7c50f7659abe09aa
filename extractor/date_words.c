#include "extractor/date_words.h"

#include "extractor/date_lunar.h"
#include "extractor/span.h"

static bool at(const gx_date_scan* s, uint32_t p, const char32_t* word) {
  return p < s->n && gx_begins_with(s->ch + p, s->n - p, word);
}

// Length of the first of `words` (ended by NULL) that stands at p, or 0; `*which` is its index.
static uint32_t any_of(const gx_date_scan* s, uint32_t p, const char32_t* const* words, unsigned* which) {
  for (unsigned i = 0; p < s->n && words[i]; i++) {
    const uint32_t n = gx_begins_with(s->ch + p, s->n - p, words[i]);
    if (n && which) *which = i;
    if (n) return n;
  }
  return 0;
}

// Length of the word of a class that stands at p, or 0.
static uint32_t word_of(const gx_date_scan* s, uint32_t p, gx_class class_) {
  return p < s->n ? gx_lexicon_begins(s->lexicon, class_, s->ch + p, s->n - p) : 0;
}

static int han_value(char32_t c) {
  static const char32_t digits[] = U"〇一二三四五六七八九";
  if (c == U'零' || c == U'○') return 0;
  for (int i = 0; digits[i]; i++)
    if (digits[i] == c) return i;
  return -1;
}

// Han numbers to 99 with 十, and digit by digit: 二十一, 十二, 三十, 二〇二三. Returns the characters read.
static uint32_t read_han(const gx_date_scan* s, uint32_t p, int* value) {
  uint32_t e = p;
  int total = 0, digit = 0;
  bool ten = false;
  for (; e < s->n && e < p + 4; e++) {
    const int v = han_value(s->ch[e]);
    if (s->ch[e] == U'十' && !ten) {
      total = (e == p ? 1 : digit) * 10;
      digit = 0;
      ten = true;
    } else if (v >= 0 && ten && digit == 0) {
      digit = v;
    } else if (v >= 0 && !ten) {
      digit = digit * 10 + v;
    } else {
      break;
    }
  }
  *value = total + digit;
  return e - p;
}

static uint32_t read_digits(const gx_date_scan* s, uint32_t p, int* value) {
  uint32_t e = p;
  *value = 0;
  while (e < s->n && e < p + 5 && gx_is_digit(s->ch[e])) *value = *value * 10 + (int)(s->ch[e++] - U'0');
  return e - p;
}

// A number in either script; a digit may not stand right before it (12月 is not 2月).
static uint32_t read_number(const gx_date_scan* s, uint32_t p, int* value) {
  if (p >= s->n) return 0;
  if (gx_is_digit(s->ch[p])) return read_digits(s, p, value);
  return han_value(s->ch[p]) >= 0 || s->ch[p] == U'十' ? read_han(s, p, value) : 0;
}

static bool number_before(const gx_date_scan* s, uint32_t p) {
  if (p == 0) return false;
  const char32_t c = s->ch[p - 1];
  if (gx_is_digit(c) || c == U'第' || c == U'.' || c == U'%') return true;
  return !gx_is_digit(s->ch[p]) &&
         (han_value(c) >= 0 || c == U'十' || c == U'百' || c == U'初' || c == U'廿');
}

static bool plausible_year(int y) { return y >= 1900 && y <= 2100; }
static bool plausible_month(int m) { return m >= 1 && m <= 12; }
static bool plausible_day(int d) { return d >= 1 && d <= 31; }

// 日 or 号 behind a day, unless what follows makes it a duration or a name: 3日内, 7日游, 5日均线, 3号楼.
static uint32_t day_mark(const gx_date_scan* s, uint32_t p) {
  if (at(s, p, U"日")) return word_of(s, p + 1, GX_CLASS_DURATION) ? 0 : 1;
  if (at(s, p, U"号")) return word_of(s, p + 1, GX_CLASS_NUMBERED) ? 0 : 1;
  return 0;
}

static uint32_t skip_part_of_day(const gx_date_scan* s, uint32_t p) {
  return word_of(s, p, GX_CLASS_PART_OF_DAY);
}

// 9时, 9：30, 9点30分, 9时许: the time of day belongs to the date's words, not to its value.
static uint32_t skip_clock(const gx_date_scan* s, uint32_t p) {
  static const char32_t* const tails[] = {U"许", U"左右", U"整", U"半", NULL};
  int hour, minute;
  const uint32_t start = p;
  const uint32_t n = read_number(s, p, &hour);
  if (n == 0 || n > 3 || hour > 24) return 0;
  p += n;
  if (at(s, p, U"：") || at(s, p, U":")) {
    const uint32_t m = read_digits(s, p + 1, &minute);
    if (m != 2 || minute > 59) return 0;
    p += 1 + m;
  } else if (at(s, p, U"时") || at(s, p, U"点")) {
    p++;
    const uint32_t m = read_number(s, p, &minute);
    if (m && at(s, p + m, U"分")) p += m + 1;
  } else {
    return 0;
  }
  return p + any_of(s, p, tails, NULL) - start;
}

static uint32_t skip_weekday_note(const gx_date_scan* s, uint32_t p) {
  static const char32_t* const weeks[] = {U"（星期", U"（周", U"星期", NULL};
  const uint32_t n = any_of(s, p, weeks, NULL);
  if (!n || p + n >= s->n) return 0;
  const char32_t c = s->ch[p + n];
  if (!(han_value(c) >= 1 && han_value(c) <= 6) && c != U'日' && c != U'天') return 0;
  if (s->ch[p] != U'（') return n + 1;
  return at(s, p + n + 1, U"）") ? n + 2 : 0;
}

// 2月1日|（大年初一）, 10月14日|（重阳节）: the same day by another name.
static uint32_t skip_feast_note(const gx_date_scan* s, uint32_t p) {
  static const char32_t* const names[] = {U"（大年", U"（农历", U"（正月", U"（腊月", U"（除夕", NULL};
  enum { LONGEST = 10 };
  if (!at(s, p, U"（")) return 0;
  uint32_t close = p + 1;
  while (close < s->n && close <= p + LONGEST && gx_is_han(s->ch[close])) close++;
  if (!at(s, close, U"）") || close < p + 3) return 0;
  return any_of(s, p, names, NULL) || at(s, close - 1, U"节") ? close + 1 - p : 0;
}

static void extend(const gx_date_scan* s, gx_date_reading* r) {
  r->end += skip_weekday_note(s, r->end);
  r->end += skip_feast_note(s, r->end);
  r->end += skip_part_of_day(s, r->end);
  r->end += skip_clock(s, r->end);
}

// —, 至, 到, - between the ends of a stretch of days; 、 only where asked for (7、8日).
static uint32_t range_mark(const gx_date_scan* s, uint32_t p, bool comma) {
  static const char32_t* const marks[] = {U"——", U"—",  U"至", U"到", U"-", U"–",
                                          U"~",  U"～", U"－", U"―",  NULL};
  if (comma && at(s, p, U"、")) return 1;
  return any_of(s, p, marks, NULL);
}

// The second end of a stretch: 7日至9日, 6月25日—7月3日, 2月28日至3月1日.
static void read_until(const gx_date_scan* s, gx_date_reading* r) {
  int a = 0, b = 0;
  uint32_t p = r->end;
  const uint32_t mark = range_mark(s, p, false);
  if (!mark) return;
  p += mark;
  const uint32_t n = read_number(s, p, &a);
  if (!n) return;
  p += n;
  if (at(s, p, U"月") && plausible_month(a)) {
    const uint32_t m = read_number(s, p + 1, &b);
    if (!m || !plausible_day(b) || !day_mark(s, p + 1 + m)) return;
    r->until_month = a;
    r->until_day = b;
    r->end = p + 1 + m + 1;
  } else if (plausible_day(a) && day_mark(s, p)) {
    r->until_day = a;
    r->end = p + 1;
  } else {
    return;
  }
  r->end += skip_part_of_day(s, r->end);
}

// D日, D—E日, D、E日 (the first of the two days).
static bool read_day(const gx_date_scan* s, gx_date_reading* r, uint32_t p) {
  int day = 0, until = 0;
  const uint32_t n = read_number(s, p, &day);
  if (!n || n > 3 || !plausible_day(day)) return false;
  uint32_t q = p + n;
  const bool lost = r->month && skip_part_of_day(s, q) >= 2; // 7月28|上午
  if (day_mark(s, q) || lost) {
    r->day = day;
    r->end = lost ? q : q + 1;
    extend(s, r);
    read_until(s, r);
    return true;
  }
  const uint32_t mark = range_mark(s, q, true);
  const uint32_t m = mark ? read_number(s, q + mark, &until) : 0;
  if (!m || m > 3 || !plausible_day(until) || until <= day || !day_mark(s, q + mark + m)) return false;
  r->day = day;
  r->until_day = until;
  r->end = q + mark + m + 1;
  extend(s, r);
  return true;
}

static uint32_t skip_part_of(const gx_date_scan* s, uint32_t p) {
  return word_of(s, p, GX_CLASS_PART_OF_YEAR);
}

// M月D日, M月 (not 3月龄, not 3个月).
static bool read_month(const gx_date_scan* s, gx_date_reading* r, uint32_t p) {
  int month = 0;
  const uint32_t n = read_number(s, p, &month);
  if (!n || n > 3 || !plausible_month(month) || !at(s, p + n, U"月")) return false;
  r->month = month;
  r->end = p + n + 1;
  if (read_day(s, r, r->end)) return true;
  if (at(s, r->end, U"龄") || at(s, r->end, U"嫂") || at(s, r->end, U"饼")) return false;
  r->end += skip_part_of(s, r->end);
  return true;
}

// 2024-02-07, 2024/2/7, 2024.2.7
static bool read_numeric(const gx_date_scan* s, gx_date_reading* r, uint32_t p, uint32_t year_chars) {
  const char32_t mark = p + year_chars < s->n ? s->ch[p + year_chars] : 0;
  int month = 0, day = 0;
  if (year_chars != 4 || (mark != U'-' && mark != U'/' && mark != U'.')) return false;
  const uint32_t m = read_digits(s, p + 5, &month);
  if (!m || m > 2 || !plausible_month(month) || p + 5 + m >= s->n || s->ch[p + 5 + m] != mark) return false;
  const uint32_t d = read_digits(s, p + 6 + m, &day);
  if (!d || d > 2 || !plausible_day(day)) return false;
  r->month = month;
  r->day = day;
  r->end = p + 6 + m + d;
  return true;
}

static bool read_year(const gx_date_scan* s, gx_date_reading* r, uint32_t p) {
  int year = 0;
  const uint32_t n = read_number(s, p, &year);
  if (n != 4 || !plausible_year(year)) return false;
  r->year = year;
  r->year_said = true;
  r->rule = "date.full";
  r->level = GX_SURE;
  if (read_numeric(s, r, p, n)) return true;
  if (!at(s, p + n, U"年")) return false;
  const uint32_t q = p + n + 1;
  if (read_month(s, r, q)) return true;
  if (at(s, q, U"代")) return false;
  r->end = q + skip_part_of(s, q);
  r->rule = "date.year";
  r->level = at(s, q, U"度") ? GX_WEAK : GX_FAIR;
  return true;
}

static bool read_number_date(const gx_date_scan* s, gx_date_reading* r, uint32_t p) {
  if (number_before(s, p)) return false;
  if (read_year(s, r, p)) return true;
  r->level = GX_SURE;
  r->rule = "date.month-day";
  if (read_month(s, r, p)) return true;
  // 一日, 三日 in Han digits without a month are durations or sayings.
  r->rule = "date.day";
  return gx_is_digit(s->ch[p]) && read_day(s, r, p);
}

// 去年3月, 今年, 明年1月1日; 本月7日, 上月底.
static bool read_named_year(const gx_date_scan* s, gx_date_reading* r, uint32_t p) {
  static const char32_t* const years[] = {U"今年", U"去年", U"明年", U"前年", U"后年",
                                          U"当年", U"同年", U"翌年", NULL};
  static const int shift[] = {0, -1, 1, -2, 2, 0, 0, 1};
  static const char32_t* const months[] = {U"本月", U"上月", U"上个月", U"下月", U"下个月", U"当月", NULL};
  static const int month_shift[] = {0, -1, -1, 1, 1, 0};
  unsigned which = 0;
  uint32_t n = any_of(s, p, years, &which);
  const gx_date from = which >= 5 && n && s->last.year ? s->last : s->issued;
  r->level = GX_STRONG;
  if (n) {
    r->rule = "date.named-year";
    r->year = from.year ? from.year + shift[which] : 0;
    r->year_said = true;
    if (read_month(s, r, p + n)) return true;
    r->end = p + n + skip_part_of(s, p + n);
    r->open = r->year == 0;
    return !at(s, r->end, U"度");
  }
  n = any_of(s, p, months, &which);
  if (!n) return false;
  r->rule = "date.named-month";
  const gx_date base = which == 5 && s->last.month ? s->last : s->issued;
  if (base.month) {
    const int months_on = base.year * 12 + base.month - 1 + month_shift[which];
    r->year = months_on / 12;
    r->month = months_on % 12 + 1;
    r->year_said = true;
  }
  r->end = p + n;
  if (!read_day(s, r, p + n)) r->end += skip_part_of(s, r->end);
  r->open = r->month == 0;
  return true;
}

// 今天（7月31日）: the bracket says which day.
static void read_bracket(const gx_date_scan* s, gx_date_reading* r) {
  gx_date_reading inner = {0};
  const uint32_t p = r->end;
  if (!at(s, p, U"（") || p + 1 >= s->n) return;
  if (!read_number_date(s, &inner, p + 1) || !at(s, inner.end, U"）") || !inner.day) return;
  r->year = inner.year, r->year_said = inner.year_said;
  r->month = inner.month, r->day = inner.day;
  r->fixed = (gx_date){0};
  r->open = false;
  r->end = inner.end + 1;
}

// 今天, 昨晚, 前日: days counted from the issue.
static bool read_near_day(const gx_date_scan* s, gx_date_reading* r, uint32_t p) {
  static const char32_t* const days[] = {U"今天", U"今日", U"今晨", U"今晚", U"今早", U"昨天",
                                         U"昨日", U"昨晚", U"昨夜", U"昨晨", U"前天", U"前日",
                                         U"明天", U"明日", U"明晚", U"明早", U"后天", NULL};
  static const int shift[] = {0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -2, -2, 1, 1, 1, 1, 2};
  unsigned which = 0;
  const uint32_t n = any_of(s, p, days, &which);
  if (!n || at(s, p + n, U"头条") || at(s, p + n, U"俄罗斯")) return false;
  r->rule = "date.near";
  r->level = GX_STRONG;
  r->end = p + n;
  r->open = true;
  if (gx_date_precision(s->issued) == GX_PRECISION_DAY) {
    r->fixed = gx_date_add_days(s->issued, shift[which]);
    r->open = false;
  }
  r->end += skip_part_of_day(s, r->end);
  read_bracket(s, r);
  extend(s, r);
  return true;
}

// 当日, 同日, 次日: counted from the last day named before.
static bool read_same_day(const gx_date_scan* s, gx_date_reading* r, uint32_t p) {
  static const char32_t* const days[] = {U"当天", U"当日", U"当晚",   U"同日", U"同一天",
                                         U"次日", U"翌日", U"第二天", NULL};
  static const int shift[] = {0, 0, 0, 0, 0, 1, 1, 1};
  unsigned which = 0;
  const uint32_t n = any_of(s, p, days, &which);
  if (!n) return false;
  r->rule = "date.same";
  r->level = GX_STRONG;
  r->end = p + n;
  r->open = true;
  if (gx_date_precision(s->last) == GX_PRECISION_DAY) {
    r->fixed = gx_date_add_days(s->last, shift[which]);
    r->open = false;
  }
  read_bracket(s, r);
  extend(s, r);
  return true;
}

// 周三, 本周三, 上周五, 下周一, 星期日; without a week the latest such day.
static bool read_week(const gx_date_scan* s, gx_date_reading* r, uint32_t p) {
  static const char32_t* const weeks[] = {U"本周",   U"这周",   U"上周", U"下周", U"本星期",
                                          U"上星期", U"下星期", U"周",   U"星期", NULL};
  static const int shift[] = {0, 0, -7, 7, 0, -7, 7, 0, 0};
  unsigned which = 0;
  const uint32_t n = any_of(s, p, weeks, &which);
  if (!n) return false;
  const char32_t c = p + n < s->n ? s->ch[p + n] : 0;
  const int day = c == U'日' || c == U'天' || c == U'末'   ? 7
                  : han_value(c) >= 1 && han_value(c) <= 6 ? han_value(c)
                                                           : 0;
  const bool bare = which >= 7;
  // 周一良 is a person and 周三 may be one: without a week before it the day must close its phrase.
  if (bare && which == 7 && !skip_part_of_day(s, p + n + 1) && !at(s, p + n + 1, U"，")) return false;
  if (!day && bare) return false;
  r->rule = "date.week";
  r->level = bare ? GX_FAIR : GX_STRONG;
  r->end = p + n + (day ? 1 : 0);
  r->open = true;
  if (day && gx_date_precision(s->issued) == GX_PRECISION_DAY) {
    int days = day - gx_date_weekday(s->issued) + shift[which];
    if (bare && days > 0) days -= 7;
    r->fixed = gx_date_add_days(s->issued, days);
    r->open = false;
  }
  extend(s, r);
  return true;
}

// The day of that name that is nearest to the issue: the last one before it, the next one where the words say so, and in the days of a
// feast that is about to come.
static gx_date nearest_lunar(const gx_date_scan* s, gx_lunar_day day, bool ahead) {
  enum { SOON = 15, LONG_AGO = 300 };
  gx_date past = {0}, next = {0};
  for (int year = s->issued.year - 2; year <= s->issued.year + 1; year++) {
    const gx_date date = gx_lunar_date(s->lexicon, year, day);
    if (!date.year) continue;
    if (gx_date_cmp(date, s->issued) <= 0)
      past = date;
    else if (!next.year)
      next = date;
  }
  const bool soon = next.year && gx_date_days_between(s->issued, next) <= SOON &&
                    (!past.year || gx_date_days_between(past, s->issued) > LONG_AGO);
  return ahead || soon ? next : past;
}

// The year in 2019年|除夕, 去年|正月十五; 0 where none is said, -1 where it is another's (甲辰年).
static int year_before(const gx_date_scan* s, uint32_t p) {
  static const char32_t* const names[] = {U"今年", U"去年", U"前年", U"明年", NULL};
  static const int shift[] = {0, -1, -2, 1};
  unsigned which = 0;
  int year = 0;
  if (p < 2 || s->ch[p - 1] != U'年') return 0;
  if (any_of(s, p - 2, names, &which)) return s->issued.year ? s->issued.year + shift[which] : -1;
  return p > 4 && read_number(s, p - 5, &year) == 4 && year > 1900 ? year : -1;
}

// The day of that name in a year of ours.
static gx_date lunar_in(const gx_date_scan* s, gx_lunar_day day, int year) {
  for (int from = year - 1; from <= year; from++) {
    const gx_date date = gx_lunar_date(s->lexicon, from, day);
    if (date.year == year) return date;
  }
  return (gx_date){0};
}

// 除夕, 大年初三上午, 农历八月十五（9月15日）; 除夕前 and 正月十五前后 leave the day open.
static bool read_lunar(const gx_date_scan* s, gx_date_reading* r, uint32_t p) {
  gx_lunar_day day;
  const uint32_t n = gx_lunar_read(s->lexicon, s->ch + p, s->n - p, &day);
  if (!n) return false;
  r->rule = "date.lunar";
  r->level = GX_STRONG;
  r->end = p + n;
  r->open = true;
  if (word_of(s, r->end, GX_CLASS_ABOUT_DAY)) return true;
  const int year = year_before(s, p);
  if (year)
    r->fixed = lunar_in(s, day, year);
  else if (gx_date_precision(s->issued) == GX_PRECISION_DAY)
    r->fixed = nearest_lunar(s, day, gx_date_looks_ahead(s, r));
  r->open = !r->fixed.year;
  r->end += skip_part_of_day(s, r->end);
  read_bracket(s, r);
  extend(s, r);
  return true;
}

// Times without a day.
static bool read_open(const gx_date_scan* s, gx_date_reading* r, uint32_t p) {
  const uint32_t n = word_of(s, p, GX_CLASS_OPEN_DAY);
  if (!n) return false;
  r->rule = "date.open";
  r->level = GX_STRONG;
  r->end = p + n;
  r->open = true;
  return true;
}

// 三天后, 十多天后, 一个月后, 几年后: counted from the last day named before, open unless the days are counted.
static bool read_later(const gx_date_scan* s, gx_date_reading* r, uint32_t p) {
  static const char32_t* const units[] = {U"天",   U"日", U"周",     U"个星期", U"星期",
                                          U"个月", U"年", U"个半月", NULL};
  static const char32_t* const vague[] = {U"几", U"数", U"半", NULL};
  if (p && !gx_is_punct(s->ch[p - 1]) && s->ch[p - 1] != U'\n')
    return false; // 返回75天后: behind what the clause says
  int count = 0;
  uint32_t n = any_of(s, p, vague, NULL);
  if (!n) n = read_number(s, p, &count);
  if (!n) return false;
  const bool more = at(s, p + n, U"多") || at(s, p + n, U"余");
  n += more;
  unsigned which = 0;
  const uint32_t unit = any_of(s, p + n, units, &which);
  if (!unit) return false;
  n += unit;
  n += at(s, p + n, U"之");
  if (!at(s, p + n, U"后")) return false;
  r->rule = "date.later";
  r->level = GX_STRONG;
  r->end = p + n + 1;
  const bool days = which < 2 && count > 0 && !more && gx_date_precision(s->last) == GX_PRECISION_DAY;
  r->open = !days;
  if (days) r->fixed = gx_date_add_days(s->last, count);
  return true;
}

bool gx_date_looks_ahead(const gx_date_scan* s, const gx_date_reading* r) {
  for (uint32_t p = r->begin; p > 0 && r->begin - p < 8;) {
    p--;
    if (gx_is_punct(s->ch[p]) || s->ch[p] == U'\n') break;
    const uint32_t n = word_of(s, p, GX_CLASS_TO_COME);
    if (n && p + n <= r->begin) return true;
  }
  return at(s, r->end, U"将") || at(s, r->end, U"拟") || at(s, r->end, U"起将") || at(s, r->end, U"前将");
}

// What the words of time in this file begin with that are no numbers.
#define WORDS U"今去明前后当同翌本上下昨次第这周星"

gx_date_scan gx_date_scan_of(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n, gx_date issued) {
  gx_date_scan s = {.lexicon = lexicon,
                    .ch = ch,
                    .n = n,
                    .begins = gx_sieve_of(WORDS U"几数半0123456789〇零○一二三四五六七八九十"),
                    .words = gx_sieve_of(WORDS),
                    .issued = issued};
  s.lunar = gx_lunar_begin(lexicon);
  gx_sieve_join(&s.begins, &s.lunar);
  gx_sieve_join(&s.begins, gx_lexicon_begin_of(lexicon, GX_CLASS_OPEN_DAY));
  gx_sieve_join(&s.words, gx_lexicon_begin_of(lexicon, GX_CLASS_OPEN_DAY));
  return s;
}

bool gx_date_read(const gx_date_scan* s, uint32_t p, gx_date_reading* r) {
  typedef bool reader(const gx_date_scan*, gx_date_reading*, uint32_t);
  static reader* const readers[] = {read_named_year, read_near_day, read_same_day, read_week, read_open};
  const char32_t c = s->ch[p];
  if (!gx_sieve_holds(&s->begins, c)) return false;
  *r = (gx_date_reading){.begin = p};
  if (gx_sieve_holds(&s->lunar, c) && read_lunar(s, r, p)) return true;
  if (gx_is_digit(c) || han_value(c) >= 0 || c == U'十') {
    if (read_number_date(s, r, p)) return true;
    *r = (gx_date_reading){.begin = p};
    if (read_later(s, r, p)) return true;
    *r = (gx_date_reading){.begin = p};
  }
  if ((c == U'几' || c == U'数' || c == U'半') && read_later(s, r, p)) return true;
  if (!gx_sieve_holds(&s->words, c)) return false;
  for (unsigned i = 0; i < sizeof readers / sizeof *readers; i++) {
    if (readers[i](s, r, p)) return true;
    *r = (gx_date_reading){.begin = p};
  }
  return false;
}
