/// Days of the lunar calendar: 除夕, 大年初三, 腊月廿三, 农历八月十五. Which days they are; what some are called is in the classes lunar-day and
/// lunar-feast of gazetteers/lists/classes.tsv, the years are in lunar-years.tsv.
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
uint32_t gx_lunar_read(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n, gx_lunar_day* out);

/// Which day that is in the lunar year that begins in `year`; {0} where it is none, or the list does not hold the year.
gx_date gx_lunar_date(const gx_lexicon* lexicon, int year, gx_lunar_day day);

/// What the expressions begin with.
gx_sieve gx_lunar_begin(const gx_lexicon* lexicon);

#endif
