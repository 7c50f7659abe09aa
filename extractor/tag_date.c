/// Dates: expressions of the genre, resolved by the issue date of their article.
///
/// A bare 7日 is the latest such day not after the issue; with 将于, 定于 before it or 将 behind it, the earliest such day not
/// before it; the other reading is kept. 今天（7月31日） takes what the bracket says. 当日, 次日 count from the last day
/// named before. What the text leaves open (近日, 连日来) is a date without a day.
#include "extractor/date_words.h"
#include "extractor/span.h"

static int compare_day(const gx_date_scan* s, int y, int m, int d) {
  return gx_date_cmp((gx_date){(int16_t)y, (int8_t)m, (int8_t)d}, s->issued);
}

static gx_date make(int y, int m, int d) {
  if (d && !gx_date_valid(y, m, d)) return (gx_date){0};
  return (gx_date){(int16_t)y, (int8_t)m, (int8_t)d};
}

// The nearest day `d` of a month, going by months in direction `step` from the issue; the issue itself counts.
static gx_date nearest_day(const gx_date_scan* s, int d, int step, bool strictly) {
  int month = s->issued.year * 12 + s->issued.month - 1;
  for (int tries = 0; tries < 4; tries++, month += step) {
    const int y = month / 12, m = month % 12 + 1;
    if (!gx_date_valid(y, m, d)) continue;
    const int c = compare_day(s, y, m, d);
    if (c == 0 ? !strictly : (c < 0) == (step < 0)) return make(y, m, d);
  }
  return (gx_date){0};
}

static gx_date nearest_month_day(const gx_date_scan* s, int m, int d, int step, bool strictly) {
  for (int tries = 0; tries < 6; tries++) {
    const int y = s->issued.year + step * tries;
    if (d && !gx_date_valid(y, m, d)) continue;
    const int c = d ? compare_day(s, y, m, d) : (y - s->issued.year) * 12 + m - s->issued.month;
    if (c == 0 ? !strictly : (c < 0) == (step < 0)) return make(y, m, d);
  }
  return (gx_date){0};
}

// Year and month that a partial date inherits when no issue date is known: from the last full date named before.
static void resolve_without_issue(const gx_date_scan* s, const gx_date_reading* r, gx_span* span) {
  if (!s->last.year) return;
  const int month = r->month ? r->month : s->last.month;
  if (month) span->date = make(s->last.year, month, r->day);
}

static gx_date resolve_until(const gx_date_reading* r, gx_date from) {
  if (!r->until_day || !from.year || !from.month) return (gx_date){0};
  const int m = r->until_month ? r->until_month : from.month;
  const int y = m < from.month ? from.year + 1 : from.year;
  return make(y, m, r->until_day);
}

static bool same_sentence(const gx_date_scan* s, uint32_t a, uint32_t b) {
  for (uint32_t i = a; i < b; i++)
    if (s->ch[i] == U'。' || s->ch[i] == U'\n') return false;
  return true;
}

/// 4月24日 in a paper of 14 April is ten days ahead, rather than a year ago.
static bool is_soon(const gx_date_scan* s, gx_date ahead) {
  enum { WEEKS = 45 };
  return ahead.day && gx_date_days_between(s->issued, ahead) <= WEEKS;
}

static void resolve(const gx_date_scan* s, const gx_date_reading* r, gx_span* span) {
  if (r->open) return;
  if (r->fixed.year) {
    span->date = r->fixed;
    return;
  }
  if (r->year_said) {
    if (r->year) span->date = make(r->year, r->month, r->day);
    return;
  }
  if (gx_date_precision(s->issued) != GX_PRECISION_DAY) {
    resolve_without_issue(s, r, span);
    return;
  }
  // 2021年3月5日…，3月8日: a year said in the same sentence holds for what follows.
  if (r->month && s->last.year && s->last.year != s->issued.year && same_sentence(s, s->last_at, r->begin)) {
    span->date = make(s->last.year, r->month, r->day);
    if (span->date.year) return;
  }
  const int step = gx_date_looks_ahead(s, r) ? 1 : -1;
  if (r->month) {
    span->date = nearest_month_day(s, r->month, r->day, step, false);
    span->other = nearest_month_day(s, r->month, r->day, -step, true);
    if (step < 0 && r->day && is_soon(s, span->other)) {
      const gx_date past = span->date;
      span->date = span->other;
      span->other = past;
    }
  } else {
    span->date = nearest_day(s, r->day, step, false);
    span->other = nearest_day(s, r->day, -step, true);
  }
}

/// Adds what was read; a day named is what later ones count from.
static void propose(gx_date_scan* s, const gx_date_reading* r, gx_arena* arena, gx_spans* out) {
  const int32_t chars = (int32_t)(r->end - r->begin);
  gx_span span = {.begin = r->begin,
                  .end = r->end,
                  .kind = GX_SPAN_DATE,
                  .rule = r->rule,
                  .score = r->level * chars,
                  .entry = GX_NONE,
                  .head = r->begin};
  resolve(s, r, &span);
  span.until = resolve_until(r, span.date);
  GX_PUSH(arena, out, span);
  if (span.date.day || (span.date.year && r->year_said && !s->last.year)) {
    s->last = span.date;
    s->last_at = r->end;
  }
}

void gx_tag_dates(const gx_tagging* in, gx_arena* arena, gx_spans* out) {
  const gx_text* text = &in->article->text;
  gx_date_scan s = gx_date_scan_of(in->lexicon, text->ch, text->n, in->article->issued);
  for (uint32_t p = 0; p < s.n;) {
    gx_date_reading r;
    if (gx_date_read(&s, p, &r)) {
      propose(&s, &r, arena, out);
      p = r.end;
    } else {
      p++;
    }
  }
}
