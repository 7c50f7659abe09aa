/// Days of the lunar calendar: 除夕, 大年初三, 腊月廿三, 农历八月十五. What they are called and which days they are; the years are in
/// gazetteers/lists/lunar-years.tsv.
#ifndef GX_EXTRACTOR_DATE_LUNAR_H
#define GX_EXTRACTOR_DATE_LUNAR_H

#include "base/date.h"
#include "extractor/lexicon.h"

/// A day of any lunar year.
typedef struct {
  int month; ///< 1 to 12; leap months have no names here
  int day;   ///< 0: the last one
} gx_lunar_day;

/// Reads the expression that begins at `ch`; returns its characters, 0 where there is none. 中秋节 and its like are days only with 当天 and
/// the like behind them, which belong to the expression.
uint32_t gx_lunar_read(const char32_t* ch, uint32_t n, gx_lunar_day* out);

/// Which day that is in the lunar year that begins in `year`; {0} where it is none, or the list does not hold the year.
gx_date gx_lunar_date(const gx_lexicon* lexicon, int year, gx_lunar_day day);

/// What the expressions begin with.
#define GX_LUNAR_BEGIN U"除大农正冬腊春元端七中重二三四五六八九十"

#endif
