/// Calendar dates with a precision.
#ifndef GX_BASE_DATE_H
#define GX_BASE_DATE_H

#include "base/str.h"

typedef enum { GX_PRECISION_NONE = 0, GX_PRECISION_YEAR, GX_PRECISION_MONTH, GX_PRECISION_DAY } gx_precision;

/// A proleptic Gregorian date; {0} is "unknown". Fields finer than the precision are 0.
typedef struct {
  int16_t year;
  int8_t  month;
  int8_t  day;
} gx_date;

gx_precision gx_date_precision(gx_date d);
bool         gx_date_valid(int year, int month, int day); ///< A real day, 1900 ≤ year ≤ 2100
int          gx_date_cmp(gx_date a, gx_date b);
gx_date      gx_date_add_days(gx_date d, int days);       ///< Only for day precision
int          gx_date_days_between(gx_date a, gx_date b);  ///< b - a
int          gx_date_weekday(gx_date d);                  ///< Monday 1 … Sunday 7
/// "2024-02-07", "2024-02", "2024" or "" (NUL-terminated).
void         gx_date_format(gx_date d, char out[12]);
/// Reads what gx_date_format writes, and also 20240207, 2024/2/7, 2024年2月7日; false when it is no date.
bool         gx_date_parse(gx_str s, gx_date* out);
const char*  gx_precision_name(gx_precision p);           ///< "day", "month", "year", "none"

#endif
