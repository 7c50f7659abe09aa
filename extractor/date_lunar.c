#include "extractor/date_lunar.h"

#include <stdio.h>

#include "base/utf8.h"

gx_sieve gx_lunar_begin(const gx_lexicon* lexicon) {
  gx_sieve begin = gx_sieve_of(U"大农正冬腊二三四五六七八九十");
  gx_sieve_join(&begin, gx_lexicon_begin_of(lexicon, GX_CLASS_LUNAR_DAY));
  gx_sieve_join(&begin, gx_lexicon_begin_of(lexicon, GX_CLASS_LUNAR_FEAST));
  return begin;
}

static uint32_t read_name(const gx_lexicon* lexicon, gx_class class_, const char32_t* ch, uint32_t n,
                          gx_lunar_day* out) {
  const gx_entry* e = gx_lexicon_beginning(lexicon, class_, ch, n);
  if (!e) return 0;
  *out = (gx_lunar_day){e->weight / 100, e->weight % 100};
  return e->chars;
}

/// 除夕, 大年三十; 中秋节|当天.
static uint32_t read_named(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n, gx_lunar_day* out) {
  const uint32_t name = read_name(lexicon, GX_CLASS_LUNAR_DAY, ch, n, out);
  if (name) return name;
  const uint32_t feast = read_name(lexicon, GX_CLASS_LUNAR_FEAST, ch, n, out);
  const uint32_t that = feast ? gx_lexicon_begins(lexicon, GX_CLASS_THAT_DAY, ch + feast, n - feast) : 0;
  return that ? feast + that : 0;
}

/// 1 to 10 of 一 to 十, or 0.
static int digit_of(char32_t c) {
  static const char32_t digits[] = U"一二三四五六七八九十";
  for (int i = 0; digits[i]; i++)
    if (digits[i] == c) return i + 1;
  return 0;
}

/// 正月, 冬月, 十二月, 八月: `*sure` where no other calendar has a month of that name.
static uint32_t read_month(const char32_t* ch, uint32_t n, int* month, bool* sure) {
  uint32_t k = 1;
  *sure = n && (ch[0] == U'正' || ch[0] == U'冬' || ch[0] == U'腊');
  if (n < 2) return 0;
  *month = ch[0] == U'正' ? 1 : ch[0] == U'冬' ? 11 : ch[0] == U'腊' ? 12 : digit_of(ch[0]);
  if (*month == 10 && !*sure && (ch[1] == U'一' || ch[1] == U'二')) *month += digit_of(ch[k++]);
  return *month && k < n && ch[k] == U'月' ? k + 1 : 0;
}

/// 初一, 十五, 廿三, 二十三, 三十: `*sure` of 初 and 廿, which only lunar days have.
static uint32_t read_day(const char32_t* ch, uint32_t n, int* day, bool* sure) {
  if (!n) return 0;
  *sure = ch[0] == U'初' || ch[0] == U'廿';
  const int next = n > 1 ? digit_of(ch[1]) : 0, third = n > 2 ? digit_of(ch[2]) : 0;
  if (ch[0] == U'初') return *day = next, next ? 2 : 0;
  if (ch[0] == U'廿') return *day = 20 + next % 10, next && next < 10 ? 2 : 1;
  if (ch[0] == U'十') return *day = 10 + next % 10, next && next < 10 ? 2 : 1;
  if (next != 10 || (ch[0] != U'二' && ch[0] != U'三')) return 0;
  const bool more = ch[0] == U'二' && third && third < 10;
  return *day = digit_of(ch[0]) * 10 + (more ? third : 0), more ? 3 : 2;
}

/// 正月十五, 八月廿三; `lead`: 农历 stands before it.
static uint32_t read_month_and_day(const char32_t* ch, uint32_t n, bool lead, gx_lunar_day* out) {
  bool sure_month, sure_day;
  const uint32_t month = read_month(ch, n, &out->month, &sure_month);
  if (!month) return 0;
  const uint32_t day = read_day(ch + month, n - month, &out->day, &sure_day);
  if (!day || !(lead || sure_month || sure_day)) return 0; // 八月十五 may be 15 August
  const uint32_t k = month + day;
  return k + (k < n && ch[k] == U'日');
}

uint32_t gx_lunar_read(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n, gx_lunar_day* out) {
  const uint32_t lead = gx_begins_with(ch, n, U"农历");
  ch += lead;
  n -= lead;
  uint32_t k = read_named(lexicon, ch, n, out);
  if (k) return lead + k;
  if (gx_begins_with(ch, n, U"大年初")) { // 大年初三
    bool sure;
    k = read_day(ch + 2, n - 2, &out->day, &sure);
    out->month = 1;
    return k ? lead + 2 + k : 0;
  }
  k = read_month_and_day(ch, n, lead > 0, out);
  return k ? lead + k : 0;
}

gx_date gx_lunar_date(const gx_lexicon* lexicon, int year, gx_lunar_day day) {
  char digits[12];
  char32_t word[12];
  const int n = snprintf(digits, sizeof digits, "%d", year);
  for (int i = 0; i < n; i++) word[i] = (unsigned char)digits[i];
  const gx_entry* e = gx_lexicon_find(lexicon, GX_LIST_LUNAR_YEAR, word, (uint32_t)n);
  if (!e) return (gx_date){0};
  gx_date first = {(int16_t)year, (int8_t)(e->weight / 100), (int8_t)(e->weight % 100)};
  if (!gx_date_valid(year, e->weight / 100, e->weight % 100)) return (gx_date){0};
  bool leap = false;
  for (size_t at = 0, month = 1; at < e->class_.n;) {
    const char32_t c = gx_utf8_next(e->class_, &at);
    if (c == U'闰') {
      leap = true;
      continue;
    }
    const int length = c == U'大' ? 30 : 29;
    if (!leap && month++ == (size_t)day.month)
      return day.day > length ? (gx_date){0} : gx_date_add_days(first, (day.day ? day.day : length) - 1);
    first = gx_date_add_days(first, length);
    leap = false;
  }
  return (gx_date){0};
}
