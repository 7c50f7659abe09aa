/// What a listed word means to the taggers, worked out once when the lists are loaded: an article asks it some ten thousand times, and
/// following the entries of a word and comparing their classes each time was half of all work.
#ifndef GX_EXTRACTOR_SENSE_H
#define GX_EXTRACTOR_SENSE_H

#include "extractor/lexicon.h"

/// The bit of a list in `lists`.
#define GX_IN(list) (1u << (list))
_Static_assert(GX_LIST_COUNT <= 32, "a bit for each list");

struct gx_sense {
  uint32_t lists;   ///< A bit for each list that holds the word
  uint32_t marks;   ///< GX_MARK bits of where it begins or ends (person_evidence.c)
  uint16_t meeting; ///< The same for names of meetings (tag_meeting.c)
  uint8_t cut;      ///< How heavy a word is cut by a name that begins or ends in it (person_evidence.c)
  uint8_t token;    ///< What it is in names of bodies, and what it adds to the cut of the text (nominal_token.c)
  uint8_t gain;
};

/// Fills what a character is in names of bodies: `token` and `part` (nominal_token.c).
void gx_sense_of_character(char32_t c, gx_character* out);

/// The sense of the word whose first entry is `entry`.
gx_sense gx_sense_of(const gx_lexicon* lexicon, uint32_t entry);

/// The parts of gx_sense_of; each tagger knows its own.
void gx_sense_in_names(const gx_lexicon* lexicon, uint32_t entry, gx_sense* out);
void gx_sense_of_persons(const gx_lexicon* lexicon, uint32_t entry, gx_sense* out);
void gx_sense_of_meetings(const gx_lexicon* lexicon, uint32_t entry, gx_sense* out);

#endif
