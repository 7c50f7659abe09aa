/// The lists compiled: one file, written when guanxi is built (or, where there are lists of the user, by the first run), that is mapped at start instead of reading 110,000 rows of text, sorting them and
/// building the automaton. All tables are arrays without pointers, used where they lie; only the entries, which hold strings, are unpacked.
///
/// The file is for this machine and this code alone and is never trusted beyond that: it says which code wrote it and of which text, and
/// carries a sum of all its bytes.
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/sink.h"
#include "extractor/lexicon_p.h"
#include "extractor/sense.h"
#include "identity.h" // GX_IDENTITY: a hash of the code of base/ and extractor/

/// An entry whose strings are places in the section of strings.
typedef struct {
  uint32_t at[4]; ///< word, class_, extra, extra2
  uint16_t n[4];
  int32_t weight;
  uint32_t next, line;
  uint16_t chars;
  uint8_t list, user;
} stored_entry;

/// The sections in their order, each aligned to 8 bytes: X(name, width of an item)
// clang-format off
#define SECTIONS(X) \
  X(STRINGS, 1) \
  X(ENTRIES, sizeof(stored_entry)) \
  X(FIRST, sizeof(uint32_t)) \
  X(CHARACTERS, sizeof(gx_character)) \
  X(SENSES, sizeof(gx_sense)) \
  X(CODED, sizeof(uint32_t)) \
  X(CLASS_OF, sizeof(uint16_t)) \
  X(RARE, sizeof(char32_t)) \
  X(RARE_CLASS, sizeof(uint16_t)) \
  X(ALONE, sizeof(uint32_t)) \
  X(STATES, sizeof(gx_state)) \
  X(PAIRS, sizeof(uint64_t))
// clang-format on

enum {
#define X(name, width) AT_##name,
  SECTIONS(X)
#undef X
      N_SECTIONS
};

static const size_t widths[N_SECTIONS] = {
#define X(name, width) width,
    SECTIONS(X)
#undef X
};

typedef struct {
  char magic[8];
  uint32_t order;                         ///< ORDER, as this machine writes it
  uint32_t n_classes, n_alone, pair_bits; ///< Of the automaton
  char identity[64];                      ///< Of the code that wrote it
  char hash[72];                          ///< gx_lexicon_hash
  uint64_t stamp;                         ///< gx_lexicon_stamp of the text
  uint32_t counts[N_SECTIONS];
  uint32_t sizes[N_SECTIONS]; ///< Of an item
  uint64_t sum;               ///< Of the header up to here and of the sums of all sections
} file_header;

#define MAGIC "gxlists"
#define ORDER 0x01020304u

static size_t round_up(size_t n) { return (n + 7) / 8 * 8; }

static uint64_t sum_of(const file_header* header, const void* const items[N_SECTIONS]) {
  uint64_t parts[N_SECTIONS + 1];
  for (int i = 0; i < N_SECTIONS; i++) parts[i] = gx_hash64(items[i], widths[i] * header->counts[i]);
  parts[N_SECTIONS] = gx_hash64(header, offsetof(file_header, sum));
  return gx_hash64(parts, sizeof parts);
}

// ---- Writing

/// What is written: for each section its items.
typedef struct {
  gx_arena* arena;
  const void* items[N_SECTIONS];
  uint32_t counts[N_SECTIONS];
} image;

static void set(image* out, int section, const void* items, uint32_t n) {
  out->items[section] = items;
  out->counts[section] = n;
}

/// Packs the entries; equal strings (the classes, most of all) are kept once.
static gx_status pack_entries(const gx_lexicon* lexicon, image* out, const char* path, gx_error* error) {
  gx_intern* strings = gx_intern_new(out->arena);
  GX_VEC(uint32_t) places = {0};
  GX_VEC(char) bytes = {0};
  stored_entry* entries = GX_ARRAY(out->arena, stored_entry, lexicon->n_entries + 1);
  for (uint32_t i = 0; i < lexicon->n_entries; i++) {
    const gx_entry* e = &lexicon->entries[i];
    const gx_str texts[4] = {e->word, e->class_, e->extra, e->extra2};
    entries[i] = (stored_entry){.weight = e->weight,
                                .next = e->next,
                                .line = e->line,
                                .chars = e->chars,
                                .list = e->list,
                                .user = e->user};
    for (int k = 0; k < 4; k++) {
      if (texts[k].n > UINT16_MAX) return gx_fail(error, GX_ERR_LIMIT, path, 0, "a field of more than 64 kB");
      const uint32_t number = gx_intern_add(strings, texts[k]);
      if (number == places.n) {
        GX_PUSH(out->arena, &places, bytes.n);
        for (size_t b = 0; b < texts[k].n; b++) GX_PUSH(out->arena, &bytes, texts[k].p[b]);
      }
      entries[i].at[k] = places.at[number];
      entries[i].n[k] = (uint16_t)texts[k].n;
    }
  }
  set(out, AT_STRINGS, bytes.at, bytes.n);
  set(out, AT_ENTRIES, entries, lexicon->n_entries);
  return GX_OK;
}

static gx_status write_image(const gx_lexicon* lexicon, const image* in, uint64_t stamp, const char* path,
                             gx_error* error) {
  file_header header = {.magic = MAGIC,
                        .order = ORDER,
                        .n_classes = lexicon->automaton.n_classes,
                        .n_alone = lexicon->automaton.n_alone,
                        .pair_bits = lexicon->automaton.pair_bits,
                        .stamp = stamp};
  memcpy(header.identity, GX_IDENTITY, sizeof header.identity);
  memcpy(header.hash, lexicon->hash, sizeof lexicon->hash);
  for (int i = 0; i < N_SECTIONS; i++) {
    header.counts[i] = in->counts[i];
    header.sizes[i] = (uint32_t)widths[i];
  }
  header.sum = sum_of(&header, in->items);
  gx_sink* sink;
  GX_TRY(gx_sink_file(path, &sink, error));
  gx_put(sink, (gx_str){(const char*)&header, sizeof header});
  for (int i = 0; i < N_SECTIONS; i++) {
    const size_t n = widths[i] * in->counts[i];
    gx_put(sink, (gx_str){in->items[i], n});
    gx_put(sink, (gx_str){"\0\0\0\0\0\0\0", round_up(n) - n});
  }
  return gx_sink_close(sink, error);
}

static gx_status compile(const gx_lexicon* lexicon, uint64_t stamp, const char* path, gx_arena* arena,
                         gx_error* error) {
  const gx_automaton* a = &lexicon->automaton;
  const uint32_t n_states = a->n_classes + 1 + a->n_hashed;
  image out = {.arena = arena};
  GX_TRY(pack_entries(lexicon, &out, path, error));
  set(&out, AT_FIRST, lexicon->first, lexicon->n_entries);
  set(&out, AT_CHARACTERS, lexicon->characters, a->n_classes + 1);
  set(&out, AT_SENSES, lexicon->senses, lexicon->n_entries);
  set(&out, AT_CODED, lexicon->coded, lexicon->n_coded);
  set(&out, AT_CLASS_OF, a->class_of, 0x10000);
  set(&out, AT_RARE, a->rare, a->n_rare);
  set(&out, AT_RARE_CLASS, a->rare_class, a->n_rare);
  set(&out, AT_ALONE, a->alone, a->n_alone + 1);
  set(&out, AT_STATES, a->states, n_states);
  set(&out, AT_PAIRS, a->pairs, UINT32_C(1) << (a->pair_bits - 6));
  return write_image(lexicon, &out, stamp, path, error);
}

gx_status gx_lexicon_compile(const char* folder, const char* path, gx_error* error) {
  gx_lexicon* lexicon;
  uint64_t
      stamp; // Taken first: should the text change meanwhile, the file is of other text and nobody takes it
  GX_TRY(gx_lexicon_stamp(folder, NULL, &stamp, error));
  GX_TRY(gx_lexicon_load(folder, NULL, &lexicon, error));
  gx_arena* arena = gx_arena_new();
  const gx_status status = compile(lexicon, stamp, path, arena, error);
  gx_arena_free(arena);
  gx_lexicon_free(lexicon);
  return status;
}

// ---- Mapping

/// Where the sections lie in a mapped file.
typedef struct {
  const file_header* header;
  const void* items[N_SECTIONS];
} view;

/// NULL, or why the file is refused. Cheap questions first: the sum reads all of it, the stamp all of the text.
static const char* examine(const void* bytes, size_t n, const char* folder, const char* user_folder,
                           view* out) {
  const file_header* header = bytes;
  *out = (view){.header = header};
  if (n < sizeof *header || memcmp(header->magic, MAGIC, sizeof MAGIC) != 0) return "are damaged";
  if (header->order != ORDER || memcmp(header->identity, GX_IDENTITY, sizeof header->identity) != 0)
    return "are of another guanxi";
  const char* at = (const char*)(header + 1);
  size_t left = n - sizeof *header;
  for (int i = 0; i < N_SECTIONS; i++) {
    const size_t size = round_up(widths[i] * header->counts[i]);
    if (header->sizes[i] != widths[i] || size > left) return "are damaged";
    out->items[i] = at;
    at += size;
    left -= size;
  }
  if (left || header->sum != sum_of(header, out->items)) return "are damaged";
  uint64_t stamp;
  gx_error error;
  if (gx_lexicon_stamp(folder, user_folder, &stamp, &error) || stamp != header->stamp)
    return "are of other text";
  return NULL;
}

static void unpack_entries(const view* in, gx_lexicon* out) {
  const stored_entry* stored = in->items[AT_ENTRIES];
  const char* strings = in->items[AT_STRINGS];
  const uint32_t n = in->header->counts[AT_ENTRIES];
  gx_entry* entries = GX_ARRAY(out->arena, gx_entry, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    const stored_entry* s = &stored[i];
    entries[i] = (gx_entry){.word = {strings + s->at[0], s->n[0]},
                            .class_ = {strings + s->at[1], s->n[1]},
                            .extra = {strings + s->at[2], s->n[2]},
                            .extra2 = {strings + s->at[3], s->n[3]},
                            .weight = s->weight,
                            .next = s->next,
                            .chars = s->chars,
                            .list = s->list,
                            .user = s->user,
                            .line = s->line};
  }
  out->entries = entries;
  out->n_entries = n;
}

static void adopt(const view* in, gx_lexicon* out) {
  const uint32_t* counts = in->header->counts;
  unpack_entries(in, out);
  out->first = in->items[AT_FIRST];
  out->characters = in->items[AT_CHARACTERS];
  out->senses = in->items[AT_SENSES];
  out->coded = in->items[AT_CODED];
  out->n_coded = counts[AT_CODED];
  out->automaton = (gx_automaton){.class_of = in->items[AT_CLASS_OF],
                                  .rare = in->items[AT_RARE],
                                  .rare_class = in->items[AT_RARE_CLASS],
                                  .n_rare = counts[AT_RARE],
                                  .n_classes = in->header->n_classes,
                                  .n_alone = in->header->n_alone,
                                  .alone = in->items[AT_ALONE],
                                  .states = in->items[AT_STATES],
                                  .n_hashed = counts[AT_STATES] - in->header->n_classes - 1,
                                  .pairs = in->items[AT_PAIRS],
                                  .pair_bits = in->header->pair_bits};
  memcpy(out->hash, in->header->hash, sizeof out->hash);
}

/// Maps one file; false when it is not there or refused.
static bool map_file(const char* path, const char* folder, const char* user_folder, gx_lexicon* out) {
  struct stat about;
  const int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  const size_t n = fstat(fd, &about) || about.st_size <= 0 ? 0 : (size_t)about.st_size;
  void* bytes = n ? mmap(NULL, n, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0) : MAP_FAILED;
  close(fd);
  if (bytes == MAP_FAILED) return false;
  view in;
  const char* refused = examine(bytes, n, folder, user_folder, &in);
  if (refused) {
    out->source = gx_str_format(out->arena, "text, for the compiled lists %s %s", path, refused).p;
    munmap(bytes, n);
    return false;
  }
  adopt(&in, out);
  out->source = gx_str_format(out->arena, "compiled: %s", path).p;
  out->mapped = bytes;
  out->mapped_bytes = n;
  return true;
}

/// Where the lists of both folders are kept: one file for a pair of folders, so that what an edit makes useless is gone.
static const char* kept_path(const char* folder, const char* user_folder, const char* cache,
                             gx_arena* arena) {
  const char* const folders[2] = {folder, user_folder};
  uint64_t parts[2];
  for (int i = 0; i < 2; i++) {
    char real[PATH_MAX];
    const char* path = realpath(folders[i], real) ? real : folders[i];
    parts[i] = gx_hash64(path, strlen(path));
  }
  return gx_str_format(arena, "%s/%016" PRIx64 ".lists", cache, gx_hash64(parts, sizeof parts)).p;
}

static bool map_kept(const char* folder, const char* user_folder, const char* cache, gx_lexicon* out) {
  out->source = "text, for there are lists of the user";
  return cache && map_file(kept_path(folder, user_folder, cache, out->arena), folder, user_folder, out);
}

void gx_lexicon_keep(const char* folder, const char* user_folder, const char* cache, uint64_t stamp,
                     gx_lexicon* lexicon) {
  gx_error error;
  gx_arena* arena = gx_arena_new();
  const char* path = kept_path(folder, user_folder, cache, lexicon->arena);
  const bool kept = compile(lexicon, stamp, path, arena, &error) == GX_OK;
  lexicon->source =
      kept ? gx_str_format(lexicon->arena, "%s; compiled for the next time: %s", lexicon->source, path).p
           : gx_str_format(lexicon->arena, "%s; not kept: %s: %s", lexicon->source, path, error.message).p;
  gx_arena_free(arena);
}

bool gx_lexicon_map(const char* folder, const char* user_folder, const char* cache, gx_lexicon* out) {
  if (user_folder) return map_kept(folder, user_folder, cache, out);
  out->source = "text, for there are no compiled lists";
  if (map_file(gx_str_format(out->arena, "%s/compiled.lists", folder).p, folder, NULL, out)) return true;
#ifdef GX_BUILT_LISTS
  return map_file(GX_BUILT_LISTS, folder, NULL, out);
#else
  return false;
#endif
}

void gx_lexicon_unmap(gx_lexicon* lexicon) {
  if (lexicon->mapped) munmap(lexicon->mapped, lexicon->mapped_bytes);
}
