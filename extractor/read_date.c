#include "extractor/visible.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static int number(gx_str s, size_t at, size_t n) {
  int value = 0;
  for (size_t i = at; i < at + n; i++) {
    if (i >= s.n || !is_digit(s.p[i])) return -1;
    value = value * 10 + (s.p[i] - '0');
  }
  return value;
}

static bool newsworthy(gx_date d) { return d.day && d.year >= 1949; }

/// 2024-02-06T23:30:00Z is seven in the morning of the 7th in Beijing. `rest` is what follows the day.
static gx_date in_beijing(gx_date d, gx_str rest) {
  const bool utc = gx_str_ends(rest, GX_STR("Z")) || gx_str_ends(rest, GX_STR("+00:00")) ||
                   gx_str_ends(rest, GX_STR("+0000")) || gx_str_ends(rest, GX_STR("UTC")) ||
                   gx_str_ends(rest, GX_STR("GMT"));
  return utc && number(rest, 1, 2) >= 16 ? gx_date_add_days(d, 1) : d;
}

/// Bytes of the longest date that begins at `at`, 0 when there is none.
static size_t date_at(gx_str s, size_t at, gx_date* out) {
  for (size_t n = s.n - at < 17 ? s.n - at : 17; n >= 8; n--) { // 2024年12月31日 has 17 bytes
    if (gx_date_parse((gx_str){s.p + at, n}, out) && newsworthy(*out)) return n;
  }
  *out = (gx_date){0};
  return 0;
}

gx_date gx_find_date(gx_str s) {
  s = gx_str_trim(s);
  if (s.n > 200) s.n = 200;
  for (size_t i = 0; i + 8 <= s.n; i++) {
    gx_date d;
    if (!is_digit(s.p[i]) || (i && is_digit(s.p[i - 1]))) continue;
    size_t n = date_at(s, i, &d);
    if (!n) continue;
    while (n > 8 && (s.p[i + n - 1] == ' ' || s.p[i + n - 1] == ':')) n--;
    const size_t day = n >= 10 && number(s, i, 4) > 0 && s.p[i + 4] == '-' && s.p[i + 7] == '-' ? 10 : n;
    return in_beijing(d, (gx_str){s.p + i + day, s.n - i - day});
  }
  return (gx_date){0};
}

static gx_date make_date(int year, int month, int day) {
  if (year < 1949 || !gx_date_valid(year, month, day)) return (gx_date){0};
  return (gx_date){(int16_t)year, (int8_t)month, (int8_t)day};
}

/// A day written 20240207, 2024-02-07, 2024_02_07 or 2024.02.07 at `at`, with no digit on either side.
static gx_date name_date_at(gx_str s, size_t at) {
  const bool parted = at + 10 <= s.n && (s.p[at + 4] == '-' || s.p[at + 4] == '_' || s.p[at + 4] == '.');
  const size_t n = parted ? 10 : 8;
  if (at + n > s.n || (parted && s.p[at + 7] != s.p[at + 4])) return (gx_date){0};
  // Behind the day nothing may go on that makes it a piece of an identifier: 20240207a3f
  if (at + n < s.n && (is_digit(s.p[at + n]) || (s.p[at + n] >= 'a' && s.p[at + n] <= 'z')))
    return (gx_date){0};
  return parted ? make_date(number(s, at, 4), number(s, at + 5, 2), number(s, at + 8, 2))
                : make_date(number(s, at, 4), number(s, at + 4, 2), number(s, at + 6, 2));
}

gx_date gx_find_name_date(gx_str path) {
  size_t at = path.n;
  while (at && path.p[at - 1] != '/') at--;
  const gx_str name = {path.p + at, path.n - at};
  for (size_t i = 0; i + 8 <= name.n; i++) {
    if (!is_digit(name.p[i]) || (i && is_digit(name.p[i - 1]))) continue;
    gx_date d = name_date_at(name, i);
    if (!d.day) {
      size_t n = 0; // 2024年2月7日要闻.txt
      while (i + n < name.n && (is_digit(name.p[i + n]) || (unsigned char)name.p[i + n] >= 0x80) && n < 17)
        n++;
      if (name.n - i > 6 && (unsigned char)name.p[i + 4] >= 0x80) date_at((gx_str){name.p, i + n}, i, &d);
    }
    if (d.day) return d;
  }
  return (gx_date){0};
}
