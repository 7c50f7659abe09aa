/// The automaton that finds all listed words in a text in one pass. Private to the lexicon.
///
/// A trie over dense character classes, walked from every place where a word may begin. That is at most one step per character and
/// word length (GX_MAX_WORD), needs no failure links, gives its hits in order of their beginnings, and, because the walks do not
/// depend on each other, keeps the processor busier than Aho–Corasick, whose every step waits for the last. The transitions
/// are one hash table. What costs time is to ask that table, far larger than the caches near the processor, for what it does not hold; a
/// bit for each pair of characters that begins a word, small enough for those caches, answers nearly all such questions.
/// tests/bench/README.md has the figures, and what was tried and lost.
#ifndef GX_EXTRACTOR_AUTOMATON_H
#define GX_EXTRACTOR_AUTOMATON_H

#include "base/arena.h"
#include "base/intern.h"
#include "extractor/lexicon.h"

/// Longest word, in characters.
#define GX_MAX_WORD 64

/// A state, whose number is its place in the table: the first n_classes + 1 places are those after one character, the others are hashed.
typedef struct {
  uint32_t parent;
  uint32_t value; ///< Of the word that ends here (with or without GX_SILENT), or GX_NONE
  uint32_t next;  ///< A bit for each (hashed) class that goes on from here
  uint16_t class; ///< The last character; 0: the place is free
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
  uint32_t n_alone;   ///< Those up to this are words by themselves that a scan reports
  const uint32_t* alone; ///< By class: the value of such a word; alone[0] is GX_NONE
  const gx_state* states;
  uint32_t n_hashed;     ///< States behind the first n_classes + 1
  const uint64_t* pairs; ///< A bit for each (hashed) pair of classes that begins a word
  uint32_t pair_bits;    ///< Of the number of a bit
} gx_automaton;

/// The class of a character, 0 where it occurs in no word.
uint16_t gx_automaton_class(const gx_automaton* automaton, char32_t c);

/// Builds the automaton in `arena` from words that are not empty, no longer than GX_MAX_WORD, in ascending order of their characters, each
/// once. GX_ERR_LIMIT when they hold more than 65,534 different characters.
gx_status gx_automaton_build(const gx_needle* needles, uint32_t n, gx_arena* arena, gx_automaton* out);

/// The value of exactly this word (GX_SILENT taken off), or GX_NONE.
uint32_t gx_automaton_find(const gx_automaton* automaton, const char32_t* ch, uint32_t n);
/// The same for the first character of `ch`, the first two and so on, in one walk: fills `values` up to the number returned, at most `n`;
/// no word begins with more of `ch`.
uint32_t gx_automaton_find_begins(const gx_automaton* automaton, const char32_t* ch, uint32_t n, uint32_t* values);

/// All occurrences of all words that are not silent, sorted by begin, then longest first.
gx_hits gx_automaton_scan(const gx_automaton* automaton, const char32_t* ch, uint32_t n, gx_arena* arena);

#endif
