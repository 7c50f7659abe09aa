#include "base/date.h"

gx_precision gx_date_precision(gx_date d) {
  if (d.day) return GX_PRECISION_DAY;
  if (d.month) return GX_PRECISION_MONTH;
  return d.year ? GX_PRECISION_YEAR : GX_PRECISION_NONE;
}

const char* gx_precision_name(gx_precision p) {
  static const char* const names[] = {"none", "year", "month", "day"};
  return names[p];
}

static int days_in_month(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

bool gx_date_valid(int year, int month, int day) {
  return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 &&
         day <= days_in_month(year, month);
}

int gx_date_cmp(gx_date a, gx_date b) {
  if (a.year != b.year) return a.year < b.year ? -1 : 1;
  if (a.month != b.month) return a.month < b.month ? -1 : 1;
  return a.day < b.day ? -1 : a.day > b.day;
}

/// Days since 1970-01-01. Years run from March, so that the leap day is the last of its year.
static int days_of(gx_date d) {
  const int year = d.year - (d.month <= 2);
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int of_era = year - era * 400;
  const int of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static gx_date date_of(int days) {
  days += 719468;
  const int era = (days >= 0 ? days : days - 146096) / 146097;
  const int of_era = days - era * 146097;
  const int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int of_year = of_era - (365 * year + year / 4 - year / 100);
  const int shifted = (5 * of_year + 2) / 153;
  const int month = shifted < 10 ? shifted + 3 : shifted - 9;
  return (gx_date){(int16_t)(year + era * 400 + (month <= 2)), (int8_t)month,
                   (int8_t)(of_year - (153 * shifted + 2) / 5 + 1)};
}

gx_date gx_date_add_days(gx_date d, int days) { return date_of(days_of(d) + days); }

int gx_date_days_between(gx_date a, gx_date b) { return days_of(b) - days_of(a); }

int gx_date_weekday(gx_date d) {
  const int since_monday = (days_of(d) + 3) % 7; // 1970-01-01 was a Thursday
  return (since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

static char* put_digits(char* out, unsigned value, unsigned digits) {
  for (unsigned i = digits; i-- > 0; value /= 10) out[i] = (char)('0' + value % 10);
  return out + digits;
}

void gx_date_format(gx_date d, char out[12]) {
  const gx_precision precision = gx_date_precision(d);
  char* at = out;
  if (precision >= GX_PRECISION_YEAR) at = put_digits(at, (unsigned)d.year, 4);
  if (precision >= GX_PRECISION_MONTH) {
    *at++ = '-';
    at = put_digits(at, (unsigned)d.month, 2);
  }
  if (precision >= GX_PRECISION_DAY) {
    *at++ = '-';
    at = put_digits(at, (unsigned)d.day, 2);
  }
  *at = '\0';
}

/// Takes one to `most` digits off `*s`; -1 when there is none or there are more.
static int take_number(gx_str* s, int most) {
  int value = 0;
  int n = 0;
  while (s->n && s->p[0] >= '0' && s->p[0] <= '9' && n < most) {
    value = value * 10 + (s->p[0] - '0');
    s->p++;
    s->n--;
    n++;
  }
  if (n == 0 || (s->n && s->p[0] >= '0' && s->p[0] <= '9')) return -1;
  return value;
}

static bool take(gx_str* s, gx_str what) {
  if (!gx_str_starts(*s, what)) return false;
  s->p += what.n;
  s->n -= what.n;
  return true;
}

static bool set_date(int year, int month, int day, gx_date* out) {
  if (!gx_date_valid(year, month ? month : 1, day ? day : 1) || month < 0 || day < 0) return false;
  *out = (gx_date){(int16_t)year, (int8_t)month, (int8_t)day};
  return true;
}

static bool all_digits(gx_str s, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (i >= s.n || s.p[i] < '0' || s.p[i] > '9') return false;
  }
  return true;
}

/// Crawls write times behind the day: 2024-02-07T10:00:00+08:00, 2024-02-07 10:00.
static bool at_end_or_time(gx_str s) {
  if (s.n == 0) return true;
  return (s.p[0] == 'T' || s.p[0] == ' ') && s.n >= 2 && s.p[1] >= '0' && s.p[1] <= '9';
}

static bool parse_chinese(gx_str s, int year, gx_date* out) {
  if (s.n == 0) return set_date(year, 0, 0, out);
  const int month = take_number(&s, 2);
  if (month < 1 || !take(&s, GX_STR("月"))) return false;
  if (s.n == 0) return set_date(year, month, 0, out);
  const int day = take_number(&s, 2);
  if (day < 1 || !(take(&s, GX_STR("日")) || take(&s, GX_STR("号")))) return false;
  return at_end_or_time(s) && set_date(year, month, day, out);
}

bool gx_date_parse(gx_str s, gx_date* out) {
  s = gx_str_trim(s);
  if (s.n == 8 && all_digits(s, 8)) {
    const int all = take_number(&s, 8);
    return all % 100 > 0 && all / 100 % 100 > 0 && set_date(all / 10000, all / 100 % 100, all % 100, out);
  }
  if (!all_digits(s, 4)) return false;
  const int year = take_number(&s, 4);
  if (year < 0) return false;
  if (s.n == 0) return set_date(year, 0, 0, out);
  if (take(&s, GX_STR("年"))) return parse_chinese(s, year, out);
  const char mark = s.p[0];
  if (mark != '-' && mark != '/' && mark != '.') return false;
  s.p++;
  s.n--;
  const int month = take_number(&s, 2);
  if (month < 1) return false;
  if (s.n == 0) return set_date(year, month, 0, out);
  if (s.p[0] != mark) return false;
  s.p++;
  s.n--;
  const int day = take_number(&s, 2);
  return day >= 1 && at_end_or_time(s) && set_date(year, month, day, out);
}
