#include "extractor/lexicon.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/utf8.h"
#include "extractor/article.h"
#include "extractor/lexicon_p.h"
#include "extractor/name_model.h"
#include "extractor/rule.h"
#include "extractor/sense.h"

static const char* const class_names[GX_CLASS_COUNT] = {
#define GX_X(e, name) #name,
    GX_CLASSES(GX_X)
#undef GX_X
};

/// The class of this name, or GX_CLASS_COUNT.
static gx_class class_of(gx_str name) {
  gx_class c = 0;
  while (c < GX_CLASS_COUNT && !gx_str_eq(name, gx_str_of(class_names[c]))) c++;
  return c;
}

static void find_class_begins(gx_lexicon* out) {
  for (uint32_t i = 0; i < out->n_entries; i++) {
    const gx_entry* e = &out->entries[i];
    size_t at = 0;
    if (e->list == GX_LIST_CLASS)
      gx_sieve_add(&out->class_begins[class_of(e->class_)], gx_utf8_next(e->word, &at));
  }
}

/// What the lists about single characters say, by class.
static void build_characters(gx_lexicon* out) {
  const uint32_t n = out->automaton.n_classes + 1;
  gx_character* all = GX_ARRAY(out->arena, gx_character, n);
  const gx_entry** words = GX_ARRAY(out->arena, const gx_entry*, n);
  for (uint32_t i = 0; i < out->n_entries; i++) {
    const gx_entry* entry = &out->entries[i];
    size_t at = 0;
    const uint16_t class = gx_automaton_class(&out->automaton, gx_utf8_next(entry->word, &at));
    gx_character* c = &all[class];
    if (entry->list == GX_LIST_SURNAME && entry->chars == 2) c->doubles = true;
    if (entry->chars != 1) continue;
    if (entry->list == GX_LIST_GIVEN) {
      c->given[GX_GIVEN_ONLY] = entry->weight;
      gx_lexicon_weight(entry->class_, &c->given[GX_GIVEN_TEXT]);
      gx_lexicon_weight(entry->extra, &c->given[GX_GIVEN_FIRST]);
      gx_lexicon_weight(entry->extra2, &c->given[GX_GIVEN_SECOND]);
    } else if (entry->list == GX_LIST_SURNAME) {
      c->surname = entry->weight;
    } else if (entry->list == GX_LIST_TRANSLIT) {
      c->translit = true;
    } else if (entry->list == GX_LIST_WORD) {
      words[class] = gx_entry_in(out, i, GX_LIST_WORD);
    }
  }
  for (uint32_t i = 1; i < n; i++) gx_name_model_rate(&all[i], words[i]);
  for (char32_t c = 0; c < 0x10000; c++)
    if (gx_automaton_class(&out->automaton, c))
      gx_sense_of_character(c, &all[gx_automaton_class(&out->automaton, c)]);
  out->characters = all;
}

static void build_senses(gx_lexicon* out) {
  gx_sense* senses = GX_ARRAY(out->arena, gx_sense, out->n_entries + 1);
  for (uint32_t i = 0; i < out->n_entries; i++)
    if (out->first[i] == i) senses[i] = gx_sense_of(out, i);
  out->senses = senses;
}

static bool is_coded(const gx_entry* e) {
  return e->list == GX_LIST_DIVISION && e->weight >= 9 && e->extra.n;
}

static int compare_code(const void* left, const void* right) {
  const gx_entry *a = *(const gx_entry*const*)left, *b = *(const gx_entry*const*)right;
  const int codes = gx_str_cmp(a->extra, b->extra);
  if (codes) return codes;
  if (a->weight != b->weight) return b->weight - a->weight;
  // 北京市 before 北京.
  return a->chars != b->chars ? (int)b->chars - (int)a->chars : gx_str_cmp(a->word, b->word);
}

static void build_codes(gx_lexicon* out) {
  GX_VEC(const gx_entry*) coded = {0};
  for (uint32_t i = 0; i < out->n_entries; i++)
    if (is_coded(&out->entries[i])) GX_PUSH(out->arena, &coded, &out->entries[i]);
  if (coded.n) qsort(coded.at, coded.n, sizeof *coded.at, compare_code);
  uint32_t* numbers = GX_ARRAY(out->arena, uint32_t, coded.n + 1);
  for (uint32_t i = 0; i < coded.n; i++) numbers[i] = (uint32_t)(coded.at[i] - out->entries);
  out->coded = numbers;
  out->n_coded = coded.n;
}

/// What is worked out from the entries.
static void derive(gx_lexicon* out) {
  build_characters(out);
  build_senses(out);
  build_codes(out);
}

// ---- The lexicon

const char* gx_lexicon_default_folder(void) {
  const char* named = getenv("GUANXI_GAZETTEERS");
  if (named && *named) return named;
#ifdef GX_SOURCE_GAZETTEERS
  if (!access(GX_SOURCE_GAZETTEERS, R_OK)) return GX_SOURCE_GAZETTEERS;
#endif
#ifdef GX_INSTALL_GAZETTEERS
  if (!access(GX_INSTALL_GAZETTEERS, R_OK)) return GX_INSTALL_GAZETTEERS;
#endif
  return "";
}

/// A user's rows change every table: they are read as text together with ours, and kept compiled where there is a place for that.
static gx_status read_text(const char* folder, const char* user_folder, const char* cache, gx_lexicon* out,
                           gx_error* error) {
  uint64_t stamp;
  gx_error unread; // The reading itself says it better
  const bool keeps = user_folder && cache && !gx_lexicon_stamp(folder, user_folder, &stamp, &unread);
  GX_TRY(gx_lexicon_read(folder, user_folder, out, error));
  derive(out);
  if (keeps) gx_lexicon_keep(folder, user_folder, cache, stamp, out);
  return GX_OK;
}

static gx_status load(const char* folder, const char* user_folder, const char* cache, gx_lexicon* out,
                      gx_error* error) {
  if (!gx_lexicon_map(folder, user_folder, cache, out))
    GX_TRY(read_text(folder, user_folder, cache, out, error));
  out->cues = gx_cues_new(out, out->arena);
  find_class_begins(out);
  return gx_rules_load(out->arena, out, folder, user_folder, &out->rules, error);
}

gx_status gx_lexicon_load_kept(const char* folder, const char* user_folder, const char* cache,
                               gx_lexicon** out, gx_error* error) {
  *out = NULL;
  if (!folder) folder = gx_lexicon_default_folder();
  if (!*folder)
    return gx_fail(error, GX_ERR_IO, "", 0, "no folder of gazetteers found; set GUANXI_GAZETTEERS");
  gx_arena* arena = gx_arena_new();
  gx_lexicon* lexicon = GX_NEW(arena, gx_lexicon);
  lexicon->arena = arena;
  const gx_status status = load(folder, user_folder, cache, lexicon, error);
  if (status) {
    gx_lexicon_free(lexicon);
    return status;
  }
  *out = lexicon;
  return GX_OK;
}

gx_status gx_lexicon_load(const char* folder, const char* user_folder, gx_lexicon** out, gx_error* error) {
  return gx_lexicon_load_kept(folder, user_folder, NULL, out, error);
}

void gx_lexicon_free(gx_lexicon* lexicon) {
  if (!lexicon) return;
  gx_rules_free(lexicon->rules);
  gx_lexicon_unmap(lexicon);
  gx_arena_free(lexicon->arena);
}

const char* gx_lexicon_source(const gx_lexicon* lexicon) { return lexicon->source; }

const char* gx_lexicon_hash(const gx_lexicon* lexicon) { return lexicon->hash; }

const gx_entry* gx_lexicon_entry(const gx_lexicon* lexicon, uint32_t entry) {
  return &lexicon->entries[entry];
}

uint32_t gx_lexicon_count(const gx_lexicon* lexicon) { return lexicon->n_entries; }

const gx_rules* gx_lexicon_rules(const gx_lexicon* lexicon) { return lexicon->rules; }

const gx_cues* gx_lexicon_cues(const gx_lexicon* lexicon) { return lexicon->cues; }

/// From the first entry of a word on along its chain, the first one of `list`. The sense knows, without a look at the entries, when there
/// is none.
static const gx_entry* seek(const gx_lexicon* lexicon, uint32_t entry, gx_list list) {
  if (entry != GX_NONE && lexicon->senses && !(lexicon->senses[entry].lists & GX_IN(list))) return NULL;
  while (entry != GX_NONE && lexicon->entries[entry].list != list) entry = lexicon->entries[entry].next;
  return entry == GX_NONE ? NULL : &lexicon->entries[entry];
}

const gx_entry* gx_lexicon_find(const gx_lexicon* lexicon, gx_list list, const char32_t* ch, uint32_t n) {
  return seek(lexicon, gx_automaton_find(&lexicon->automaton, ch, n), list);
}

const gx_entry* gx_entry_in(const gx_lexicon* lexicon, uint32_t entry, gx_list list) {
  return entry == GX_NONE ? NULL : seek(lexicon, lexicon->first[entry], list);
}

// ---- Words of a class

bool gx_lexicon_has_class(gx_str name) { return class_of(name) < GX_CLASS_COUNT; }

const gx_sieve* gx_lexicon_begin_of(const gx_lexicon* lexicon, gx_class class_) {
  return &lexicon->class_begins[class_];
}

static const gx_entry* row_of_class(const gx_lexicon* lexicon, gx_class class_, uint32_t entry) {
  const gx_entry* e = seek(lexicon, entry, GX_LIST_CLASS);
  if (!e) return NULL;
  const gx_str name = gx_str_of(class_names[class_]);
  while (e && e->list == GX_LIST_CLASS && !gx_str_eq(e->class_, name))
    e = e->next == GX_NONE ? NULL : &lexicon->entries[e->next];
  return e && e->list == GX_LIST_CLASS ? e : NULL;
}

bool gx_lexicon_is(const gx_lexicon* lexicon, gx_class class_, const char32_t* ch, uint32_t n) {
  return row_of_class(lexicon, class_, gx_automaton_find(&lexicon->automaton, ch, n)) != NULL;
}

const gx_entry* gx_lexicon_beginning(const gx_lexicon* lexicon, gx_class class_, const char32_t* ch,
                                     uint32_t n) {
  if (!n || !gx_sieve_holds(gx_lexicon_begin_of(lexicon, class_), *ch)) return NULL;
  uint32_t words[GX_MAX_CLASS_WORD];
  const uint32_t most = n < GX_MAX_CLASS_WORD ? n : GX_MAX_CLASS_WORD;
  const gx_entry* e = NULL;
  for (uint32_t k = gx_automaton_find_begins(&lexicon->automaton, ch, most, words); k > 0 && !e; k--)
    e = row_of_class(lexicon, class_, words[k - 1]);
  return e;
}

uint32_t gx_lexicon_begins(const gx_lexicon* lexicon, gx_class class_, const char32_t* ch, uint32_t n) {
  const gx_entry* e = gx_lexicon_beginning(lexicon, class_, ch, n);
  return e ? e->chars : 0;
}

uint32_t gx_lexicon_ends(const gx_lexicon* lexicon, gx_class class_, const char32_t* ch, uint32_t n) {
  for (uint32_t k = n < GX_MAX_CLASS_WORD ? n : GX_MAX_CLASS_WORD; k > 0; k--)
    if (gx_lexicon_is(lexicon, class_, ch + n - k, k)) return k;
  return 0;
}

bool gx_lexicon_holds(const gx_lexicon* lexicon, gx_class class_, const char32_t* ch, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (gx_lexicon_begins(lexicon, class_, ch + i, n - i)) return true;
  return false;
}

const gx_entry* gx_lexicon_division(const gx_lexicon* lexicon, gx_str code) {
  uint32_t from = 0, to = lexicon->n_coded;
  while (from < to) {
    const uint32_t middle = from + (to - from) / 2;
    if (gx_str_cmp(lexicon->entries[lexicon->coded[middle]].extra, code) < 0)
      from = middle + 1;
    else
      to = middle;
  }
  if (from == lexicon->n_coded) return NULL;
  const gx_entry* entry = &lexicon->entries[lexicon->coded[from]];
  return gx_str_eq(entry->extra, code) ? entry : NULL;
}

const gx_sense* gx_lexicon_senses(const gx_lexicon* lexicon) { return lexicon->senses; }

gx_hits gx_lexicon_scan(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n, gx_arena* arena) {
  const gx_hits hits = gx_automaton_scan(&lexicon->automaton, ch, n, arena);
  for (uint32_t i = 0; i < hits.n; i++) hits.at[i].lists = lexicon->senses[hits.at[i].entry].lists;
  return hits;
}

const gx_character* gx_lexicon_character(const gx_lexicon* lexicon, char32_t c) {
  return &lexicon->characters[gx_automaton_class(&lexicon->automaton, c)];
}

int32_t gx_surname_weight(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n) {
  if (n == 1) return gx_lexicon_character(lexicon, *ch)->surname;
  const gx_entry* entry = gx_lexicon_find(lexicon, GX_LIST_SURNAME, ch, n);
  return entry ? entry->weight : 0;
}

int32_t gx_given_weight(const gx_lexicon* lexicon, char32_t c, gx_given_place place) {
  return gx_lexicon_character(lexicon, c)->given[place];
}

bool gx_is_translit(const gx_lexicon* lexicon, char32_t c) {
  return gx_lexicon_character(lexicon, c)->translit;
}
