/// What an event of an article is called.
#ifndef GX_EXTRACTOR_EVENT_NAME_H
#define GX_EXTRACTOR_EVENT_NAME_H

#include "extractor/resolve.h"

/// The name that the article gives event `number`, with the body that held it where the name is a bare count (第六次会议 of
/// 区委常委会); empty where it has none. UTF-8 in `arena`.
gx_str gx_event_given_name(const gx_understood* u, uint32_t number, gx_arena* arena);

/// What the events of an article have to do with its headline, looked up once for all of them.
typedef struct {
  uint32_t* told;    ///< Of each event: the first draft that tells of it, or GX_NONE
  bool*     named;   ///< Of each event: the headline names who takes part
  uint32_t  opening; ///< Sentences before this one are the headline or open the story
  bool      claimed; ///< The story opens with some event, or the headline names who takes part in one
  bool      talks;   ///< Some event is talks
} gx_headline;

gx_headline gx_headline_read(const gx_understood* u, gx_arena* arena);

/// What to call an event without a name: the headline where it is about this event, else the words that tell of it. Never empty.
gx_str gx_event_made_name(const gx_understood* u, const gx_headline* headline, uint32_t number, gx_arena* arena);

#endif
