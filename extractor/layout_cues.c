/// The words of gazetteers/lists/page-cues.tsv, looked for in the ends of a line. Compared with folded text without white space:
/// punctuation is full-width here (，（）：), digits and letters half-width.
#include "base/utf8.h"
#include "extractor/layout_p.h"
#include "extractor/lexicon_p.h"

typedef enum { IS, STARTS, ENDS, HOLDS, N_WHERE } cue_where;

static const char* const wheres[N_WHERE] = {"is", "starts", "ends", "holds"};
static const char* const cue_names[GX_CUE_COUNT] = {
#define GX_X(e, name) #name,
    GX_CUES(GX_X)
#undef GX_X
};

enum { A_NUMBER = U'\n' }; ///< In the words: one or more digits or letters

static inline bool is_number(char32_t c) {
  return c < 0x80 ? c - '0' < 10u || (c | 0x20) - 'a' < 26u : c < 0xA000 && gx_is_han_digit(c);
}

static bool opens(char32_t c) {
  return c == U'（' || c == U'【' || c == U'[' || c == U'〔' || c == U'<' || c == U'《';
}
static bool shuts(char32_t c) {
  return c == U'）' || c == U'】' || c == U']' || c == U'〕' || c == U'>' || c == U'》';
}

/// A word, and what it makes of a line.
typedef struct {
  const char32_t* word;
  uint32_t next; ///< Entry with the same key, plus one
  uint8_t cue, where, most, length;
} cue_entry;

enum { KEYS = 256, MOST = UINT8_MAX };

/// Entries by the character that they begin with (or, looked for from the end, end with): a line is compared with the few
/// that it can be, not with all.
struct gx_cues {
  uint32_t start[KEYS], inside[KEYS], end[KEYS]; ///< First entry plus one
  uint32_t n;
  cue_entry* at;
};

static uint32_t key_of(char32_t c) { return (c ^ c >> 8) & (KEYS - 1); }
static uint32_t key_of_word(char32_t c) { return c == A_NUMBER ? 0 : key_of(c); }

/// The place of a name among `n`, or `n`.
static uint8_t number_of(gx_str name, const char* const* names, uint8_t n) {
  uint8_t i = 0;
  while (i < n && !gx_str_eq(name, gx_str_of(names[i]))) i++;
  return i;
}

const char* gx_page_cue_wrong(const gx_entry* e) {
  if (number_of(e->class_, cue_names, GX_CUE_COUNT) == GX_CUE_COUNT) return "there is no such class of cues";
  const uint8_t where = number_of(e->extra, wheres, N_WHERE);
  if (where == N_WHERE) return "extra must be is, starts, ends or holds";
  if (where == ENDS && gx_str_has(e->word, GX_STR("{n}"))) return "{n} cannot stand in what a line ends with";
  return e->weight < 0 || e->weight > MOST ? "the weight must be 0 to 255" : NULL;
}

/// The characters of a word, A_NUMBER for {n}.
static const char32_t* read_word(gx_str word, gx_arena* arena, uint8_t* length) {
  uint32_t n, k = 0;
  char32_t* ch = gx_utf8_to(arena, word, &n);
  for (uint32_t i = 0; i < n; k++) {
    const bool number = i + 2 < n && ch[i] == U'{' && ch[i + 1] == U'n' && ch[i + 2] == U'}';
    ch[k] = number ? A_NUMBER : ch[i];
    i += number ? 3 : 1;
  }
  *length = (uint8_t)k;
  return ch;
}

static void add_entry(gx_cues* cues, const gx_entry* e, gx_arena* arena) {
  cue_entry* entry = &cues->at[cues->n++];
  *entry = (cue_entry){.cue = number_of(e->class_, cue_names, GX_CUE_COUNT),
                       .where = number_of(e->extra, wheres, N_WHERE),
                       .most = (uint8_t)e->weight};
  entry->word = read_word(e->word, arena, &entry->length);
  uint32_t* keys = entry->where == HOLDS ? cues->inside : entry->where == ENDS ? cues->end : cues->start;
  uint32_t* first = &keys[key_of_word(entry->word[entry->where == ENDS ? entry->length - 1 : 0])];
  entry->next = *first;
  *first = cues->n;
}

gx_cues* gx_cues_new(const gx_lexicon* lexicon, gx_arena* arena) {
  gx_cues* cues = GX_NEW(arena, gx_cues);
  uint32_t n = 0;
  for (uint32_t i = 0; i < gx_lexicon_count(lexicon); i++)
    n += gx_lexicon_entry(lexicon, i)->list == GX_LIST_PAGE_CUE;
  cues->at = GX_ARRAY(arena, cue_entry, n + 1);
  for (uint32_t i = 0; i < gx_lexicon_count(lexicon) && cues->n < n; i++)
    if (gx_lexicon_entry(lexicon, i)->list == GX_LIST_PAGE_CUE)
      add_entry(cues, gx_lexicon_entry(lexicon, i), arena);
  return cues;
}

/// Characters of ch[0..n) that the entry matches at its beginning, plus one; 0 when it does not.
static uint32_t match(const cue_entry* entry, const char32_t* ch, uint32_t n) {
  uint32_t at = 0;
  for (uint32_t i = 0; i < entry->length; i++) {
    if (entry->word[i] == A_NUMBER) {
      if (at >= n || !is_number(ch[at])) return 0;
      while (at < n && is_number(ch[at])) at++;
    } else if (at >= n || ch[at++] != entry->word[i]) {
      return 0;
    }
  }
  return at + 1;
}

static void hit(gx_cue_hits* hits, const gx_face* face, const cue_entry* entry, uint32_t behind) {
  if (entry->most && face->length > entry->most) return;
  if (!(hits->mask & 1u << entry->cue)) hits->behind[entry->cue] = (uint8_t)behind;
  hits->mask |= 1u << entry->cue;
}

/// Entries of `first` at face->head[from]; those that must be the whole line end at `to`.
static void try_at(const gx_cues* cues, uint32_t first, const gx_face* face, uint32_t from, uint32_t to,
                   gx_cue_hits* hits) {
  for (uint32_t e = first; e; e = cues->at[e - 1].next) {
    const cue_entry* entry = &cues->at[e - 1];
    const bool whole = entry->where == IS;
    const uint32_t took = match(entry, face->head + from, (whole ? to : face->n_head) - from);
    if (took && (!whole || (face->whole && took - 1 == to - from))) hit(hits, face, entry, from + took - 1);
  }
}

static void try_keys(const gx_cues* cues, const uint32_t* keys, const gx_face* face, uint32_t from,
                     uint32_t to, gx_cue_hits* hits) {
  const char32_t c = face->head[from];
  const uint32_t key = key_of(c);
  if (keys[key]) try_at(cues, keys[key], face, from, to, hits);
  if (keys[0] && key && is_number(c)) try_at(cues, keys[0], face, from, to, hits);
}

static void try_ends(const gx_cues* cues, const gx_face* face, gx_cue_hits* hits) {
  for (uint32_t shut = 0; shut < 2; shut++) {
    if (face->n_tail <= shut || (shut && !shuts(face->tail[face->n_tail - 1]))) break;
    const uint32_t n = face->n_tail - shut;
    for (uint32_t e = cues->end[key_of(face->tail[n - 1])]; e; e = cues->at[e - 1].next) {
      const cue_entry* entry = &cues->at[e - 1];
      if (entry->length > n) continue;
      if (match(entry, face->tail + n - entry->length, entry->length) == entry->length + 1u)
        hit(hits, face, entry, face->n_head);
    }
  }
}

void gx_cues_find(const gx_cues* cues, const gx_face* face, bool all, gx_cue_hits* hits) {
  hits->mask = 0;
  if (!face->n_head) return;
  uint32_t from = 0, to = face->n_head;
  try_keys(cues, cues->start, face, 0, to, hits);
  if (!all) return;
  while (from + 1 < to && opens(face->head[from])) from++;
  while (to > from + 1 && shuts(face->head[to - 1])) to--;
  if (from || to < face->n_head) try_keys(cues, cues->start, face, from, to, hits);
  for (uint32_t i = 0; i < face->n_head; i++) try_keys(cues, cues->inside, face, i, face->n_head, hits);
  try_ends(cues, face, hits);
}
