/// The automaton that finds all listed words in a text in one pass. Private to the lexicon.
///
/// A double-array trie over dense character classes, walked from every position. That is one step per character and word length
/// (words are at most GX_MAX_WORD characters), needs no failure links, gives its hits in order of their beginnings, and, because
/// the walks do not depend on each other, keeps the processor busier than Aho–Corasick, whose every step waits for the last.
#ifndef GX_EXTRACTOR_AUTOMATON_H
#define GX_EXTRACTOR_AUTOMATON_H

#include "base/arena.h"
#include "base/intern.h"
#include "extractor/lexicon.h"

/// Longest word, in characters.
#define GX_MAX_WORD 64

/// A state: its children stand at `base` + class and name it in `check`. A state without children has base 0.
typedef struct {
  uint32_t base;
  uint32_t check;
} gx_state;

/// A word to find and the number to report for it. `at` need not be terminated.
typedef struct {
  const char32_t* at;
  uint32_t n;
  uint32_t value; ///< Below GX_SILENT
} gx_needle;

/// Added to a value: found by gx_automaton_find only, not by a scan.
#define GX_SILENT 0x80000000u

typedef struct {
  const uint16_t* class_of; ///< For code points below U+10000; 0: in no word
  const char32_t* rare;     ///< Code points from U+10000 on that occur in words, ascending …
  const uint16_t* rare_class;
  uint32_t n_rare;
  uint32_t n_classes; ///< Classes run from 1 to this
  const gx_state* states;
  const uint32_t* values; ///< Per state: a value (with or without GX_SILENT), or GX_NONE
  uint32_t n_states;
} gx_automaton;

/// The class of a character, 0 where it occurs in no word.
uint16_t gx_automaton_class(const gx_automaton* automaton, char32_t c);

/// Builds the automaton in `arena` from words that are not empty, no longer than GX_MAX_WORD, all different.
/// GX_ERR_LIMIT when they hold more than 65,534 different characters.
gx_status gx_automaton_build(const gx_needle* needles, uint32_t n, gx_arena* arena, gx_automaton* out);

/// The value of exactly this word (GX_SILENT taken off), or GX_NONE.
uint32_t gx_automaton_find(const gx_automaton* automaton, const char32_t* ch, uint32_t n);

/// All occurrences of all words that are not silent, sorted by begin, then longest first.
gx_hits gx_automaton_scan(const gx_automaton* automaton, const char32_t* ch, uint32_t n, gx_arena* arena);

#endif
