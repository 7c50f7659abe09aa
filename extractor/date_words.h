/// Dates as they are written: 6月25日—7月3日, 昨晚, 上周五, 近日. date_words.c reads them, the words around them by
/// gazetteers/lists/classes.tsv; tag_date.c says which day each means. Nothing outside the two includes this.
#ifndef GX_EXTRACTOR_DATE_WORDS_H
#define GX_EXTRACTOR_DATE_WORDS_H

#include "base/date.h"
#include "extractor/lexicon.h"

/// A text being read, and what its words count from.
typedef struct {
  const gx_lexicon* lexicon;
  const char32_t* ch;
  uint32_t n;
  gx_sieve begins; ///< What expressions begin with
  gx_sieve words;  ///< Those of them that are no number
  gx_sieve lunar;  ///< What days of the lunar calendar begin with
  gx_date issued;
  gx_date last; ///< Last day named before, or {0}
  uint32_t last_at;
} gx_date_scan;

/// One expression as read; 0 means not said.
typedef struct {
  uint32_t begin, end;
  int year, month, day;
  int until_month, until_day;
  bool year_said;
  gx_date fixed; ///< Resolved already (今天, 上周五), or {0}
  bool open;     ///< Deliberately without a day (近日)
  const char* rule;
  int32_t level; ///< Of confidence, for each character
} gx_date_reading;

gx_date_scan gx_date_scan_of(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n, gx_date issued);

/// Reads the expression that begins at `p`; false where there is none.
bool gx_date_read(const gx_date_scan* s, uint32_t p, gx_date_reading* out);

/// Whether the words around say that the day is still to come: 将于7日, 定于7日, 7日将.
bool gx_date_looks_ahead(const gx_date_scan* s, const gx_date_reading* r);

#endif
