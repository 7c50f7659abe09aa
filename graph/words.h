/// Strings of a graph and their numbers, for graph/ only: as base/intern.h, but packed, because a graph holds hundreds of thousands: each costs its bytes and
/// 25 to 33 more.
#ifndef GX_GRAPH_WORDS_H
#define GX_GRAPH_WORDS_H

#include "base/str.h"

typedef struct gx_words gx_words;

gx_words* gx_words_new(void);
void gx_words_free(gx_words* words); ///< NULL is fine
/// The number of `s`, added (and copied) when new; numbers run from 0 in order of arrival.
uint32_t gx_words_add(gx_words* words, gx_str s);
/// The number of `s` or GX_NONE.
uint32_t gx_words_find(const gx_words* words, gx_str s);
/// Terminated by NUL, and there until the end.
gx_str gx_words_get(const gx_words* words, uint32_t number);
uint32_t gx_words_count(const gx_words* words);

#endif
