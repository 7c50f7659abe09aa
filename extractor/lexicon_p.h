/// What the parts of the lexicon share: lexicon_text.c (lists as text), lexicon_file.c (lists compiled), lexicon.c (look-up). Nothing
/// outside them includes this.
#ifndef GX_EXTRACTOR_LEXICON_P_H
#define GX_EXTRACTOR_LEXICON_P_H

#include "extractor/automaton.h"
#include "extractor/lexicon.h"

struct gx_lexicon {
  gx_arena* arena;
  const gx_entry* entries; ///< In the order of the files; those of one word are chained, scanned lists first
  const uint32_t* first;   ///< For each entry the first one of its chain
  uint32_t n_entries;
  gx_automaton automaton;         ///< Reports first entries
  const gx_character* characters; ///< By class of the automaton
  const gx_sense* senses;         ///< By first entry
  const uint32_t* coded;          ///< Full names of divisions, sorted by their codes
  uint32_t n_coded;
  gx_rules* rules;
  const gx_cues* cues;
  gx_sieve class_begins[GX_CLASS_COUNT]; ///< First characters of the words of each class
  char hash[65];
  void* mapped; ///< The compiled lists into which all of this points, or NULL
  size_t mapped_bytes;
  const char* source; ///< Of gx_lexicon_source
};

/// Reads the lists of both folders (`user_folder` may be NULL): entries, chains, automaton, hash.
gx_status gx_lexicon_read(const char* folder, const char* user_folder, gx_lexicon* out, gx_error* error);

/// A number that changes with any byte of the lists and rules of both folders (`user_folder` may be NULL).
gx_status gx_lexicon_stamp(const char* folder, const char* user_folder, uint64_t* out, gx_error* error);

/// A whole number, as weights are written.
bool gx_lexicon_weight(gx_str s, int32_t* out);

/// Whether there is a class of this name in GX_CLASSES.
bool gx_lexicon_has_class(gx_str name);

/// What is wrong with a row of page-cues, or NULL (layout_cues.c).
const char* gx_page_cue_wrong(const gx_entry* entry);

/// Maps the compiled lists of `folder`, or of it and `user_folder` from the folder `cache` (both may be NULL), where there are any that hold
/// exactly what the text says, written by this very code. False, with `out->source` saying why, when there are none; nothing else of `out` is
/// changed then.
bool gx_lexicon_map(const char* folder, const char* user_folder, const char* cache, gx_lexicon* out);
/// Writes to `cache` what gx_lexicon_map looks for there. `stamp` is that of the text from before it was read. Where it cannot be written,
/// `lexicon->source` says so, and no more.
void gx_lexicon_keep(const char* folder, const char* user_folder, const char* cache, uint64_t stamp, gx_lexicon* lexicon);
void gx_lexicon_unmap(gx_lexicon* lexicon);

#endif
