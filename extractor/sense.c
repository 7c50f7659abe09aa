#include "extractor/sense.h"

gx_sense gx_sense_of(const gx_lexicon* lexicon, uint32_t entry) {
  gx_sense s = {0};
  for (uint32_t e = entry; e != GX_NONE; e = gx_lexicon_entry(lexicon, e)->next)
    s.lists |= GX_IN(gx_lexicon_entry(lexicon, e)->list);
  gx_sense_in_names(lexicon, entry, &s);
  gx_sense_of_persons(lexicon, entry, &s);
  gx_sense_of_meetings(lexicon, entry, &s);
  return s;
}
