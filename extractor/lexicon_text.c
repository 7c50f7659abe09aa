/// The lists as text: reading rows, joining the entries of one word, the user's rows over ours.
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "extractor/lexicon_p.h"

static const char* const file_names[GX_LIST_COUNT] = {
#define GX_X(e, file, scanned) #file,
    GX_LISTS(GX_X)
#undef GX_X
};

static const bool scanned_lists[GX_LIST_COUNT] = {
#define GX_X(e, file, scanned) scanned,
    GX_LISTS(GX_X)
#undef GX_X
};

// ---- Reading lists

/// A file of a list.
typedef struct {
  const char* path;
  gx_str bytes;
  gx_list list;
  bool user;
} list_file;

/// What is being loaded.
typedef struct {
  gx_arena* arena;   ///< Of the lexicon
  gx_arena* scratch; ///< Gone when loading is done
  const char* folder;
  const char* user_folder; ///< Or NULL
  GX_VEC(list_file) files;
  gx_entry* entries;   ///< Of all files; `next` is REMOVES for the `-word` of a user
  const char32_t** ch; ///< Per entry its word
  uint32_t n_entries;
  char32_t* characters; ///< Where the words' characters go
  gx_str digest;        ///< Names and hashes of the files read
  gx_error* error;
} loader;

#define REMOVES (GX_NONE - 1)

static const char* join(gx_arena* arena, const char* folder, const char* name, const char* suffix) {
  return gx_str_format(arena, "%s/%s%s", folder, name, suffix).p;
}

static const char* list_path(gx_arena* arena, const char* folder, gx_list list) {
  return gx_str_format(arena, "%s/lists/%s.tsv", folder, file_names[list]).p;
}

/// The whole file, in `arena`; `*absent` instead of an error when it does not exist and `absent` is not NULL.
static gx_status read_file(gx_arena* arena, const char* path, gx_str* out, bool* absent, gx_error* error) {
  *out = (gx_str){"", 0};
  FILE* file = fopen(path, "rb");
  if (!file) {
    if (absent && errno == ENOENT) {
      *absent = true;
      return GX_OK;
    }
    return gx_fail(error, GX_ERR_IO, path, 0, "%s", strerror(errno));
  }
  struct stat about;
  size_t n = 0, cap = fstat(fileno(file), &about) || about.st_size < 0 ? 0 : (size_t)about.st_size;
  char* bytes = gx_alloc(arena, ++cap);
  for (;;) {
    if (n == cap) {
      bytes = gx_regrow(arena, bytes, cap, cap * 2);
      cap *= 2;
    }
    const size_t got = fread(bytes + n, 1, cap - n, file);
    if (!got) break;
    n += got;
  }
  const bool failed = ferror(file);
  fclose(file);
  if (failed) return gx_fail(error, GX_ERR_IO, path, 0, "cannot be read");
  *out = (gx_str){bytes, n};
  return GX_OK;
}

static void digest_file(loader* in, const char* name, const char* suffix, gx_str bytes) {
  char hex[65];
  gx_sha256_hex(bytes, hex);
  in->digest = gx_str_format(in->scratch, "%.*s%s%s\t%s\n", GX_FMT(in->digest), name, suffix, hex);
}

/// Folding changes nothing in ideographs and ASCII letters and digits, which is nearly all that lists hold.
static bool is_folded(gx_str s) {
  for (size_t i = 0; i < s.n;) {
    const unsigned char c = (unsigned char)s.p[i];
    if (c >= 0xE4 && c <= 0xE9) {
      i += 3;
    } else if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '{' ||
               c == '}') {
      i++;
    } else {
      return false;
    }
  }
  return true;
}

static gx_str folded(loader* in, gx_str s) { return is_folded(s) ? s : gx_fold_str(in->arena, s); }

bool gx_lexicon_weight(gx_str s, int32_t* out) {
  const bool negative = s.n && s.p[0] == '-';
  int64_t value = 0;
  for (size_t i = negative; i < s.n; i++) {
    if (s.p[i] < '0' || s.p[i] > '9' || i > 9) return false;
    value = value * 10 + (s.p[i] - '0');
  }
  *out = (int32_t)(negative ? -value : value);
  return s.n > (size_t)negative && value <= INT32_MAX;
}

enum { MAX_COLUMNS = 5 };

/// The columns of a header line: `# columns: word class weight`; 0 when the line is no such header.
static uint32_t count_columns(gx_str line) {
  const gx_str key = GX_STR("# columns:");
  if (!gx_str_starts(line, key)) return 0;
  gx_str rest = {line.p + key.n, line.n - key.n}, field;
  uint32_t count = 0;
  while (gx_str_split(&rest, ' ', &field)) count += field.n > 0;
  return count;
}

/// Splits a row into its fields; returns their number, which may be MAX_COLUMNS + 1: too many.
static uint32_t split_row(gx_str line, gx_str fields[MAX_COLUMNS]) {
  uint32_t n = 0;
  for (gx_str field; gx_str_split(&line, '\t', &field); n++) {
    if (n == MAX_COLUMNS) return MAX_COLUMNS + 1;
    fields[n] = gx_str_trim(field);
  }
  return n;
}

static gx_status parse_word(loader* in, const char* path, gx_str word, gx_entry* out) {
  if (out->user && word.n > 1 && word.p[0] == '-') {
    out->next = REMOVES;
    word = (gx_str){word.p + 1, word.n - 1};
  }
  out->word = folded(in, word);
  uint32_t n = 0;
  for (size_t at = 0; at < out->word.n && n <= GX_MAX_WORD; n++)
    in->characters[n] = gx_utf8_next(out->word, &at);
  if (!n) return gx_fail(in->error, GX_ERR_DATA, path, out->line, "the word is empty");
  if (n > GX_MAX_WORD) {
    return gx_fail(in->error, GX_ERR_DATA, path, out->line, "the word has more than %d characters",
                   GX_MAX_WORD);
  }
  out->chars = (uint16_t)n;
  in->ch[in->n_entries] = in->characters;
  in->characters += n;
  return GX_OK;
}

/// Month and day, 0 for the last one.
static bool is_lunar_day(int32_t weight) { return weight >= 100 && weight / 100 <= 12 && weight % 100 <= 30; }

/// A class that nobody asks for, a word longer than anybody looks, or a day that no year has would silently do nothing.
static gx_status check_class(const loader* in, const char* path, const gx_entry* e) {
  if (e->list == GX_LIST_PAGE_CUE) {
    const char* wrong = gx_page_cue_wrong(e);
    return wrong ? gx_fail(in->error, GX_ERR_DATA, path, e->line, "%s", wrong) : GX_OK;
  }
  if (e->list != GX_LIST_CLASS) return GX_OK;
  if (!gx_lexicon_has_class(e->class_))
    return gx_fail(in->error, GX_ERR_DATA, path, e->line, "there is no class “%.*s”", GX_FMT(e->class_));
  if (gx_str_starts(e->class_, GX_STR("lunar-")) && !is_lunar_day(e->weight))
    return gx_fail(in->error, GX_ERR_DATA, path, e->line,
                   "the weight must be month and day, as 815, or 1200: the last day of the twelfth");
  if (e->chars <= GX_MAX_CLASS_WORD) return GX_OK;
  return gx_fail(in->error, GX_ERR_DATA, path, e->line, "the word has more than %d characters",
                 GX_MAX_CLASS_WORD);
}

static gx_status parse_row(loader* in, const char* path, gx_str line, uint32_t columns, gx_entry* out) {
  gx_str fields[MAX_COLUMNS] = {{"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}};
  const uint32_t n = split_row(line, fields);
  if (!columns)
    return gx_fail(in->error, GX_ERR_DATA, path, out->line,
                   "no `# columns: word …` header before the first row");
  if (n > columns)
    return gx_fail(in->error, GX_ERR_DATA, path, out->line, "%u columns, but the header names %u", n,
                   columns);
  if (fields[2].n && !gx_lexicon_weight(fields[2], &out->weight)) {
    return gx_fail(in->error, GX_ERR_DATA, path, out->line, "the weight “%.*s” is not a whole number",
                   GX_FMT(fields[2]));
  }
  out->class_ = fields[1];
  out->extra = folded(in, fields[3]);
  out->extra2 = folded(in, fields[4]);
  GX_TRY(parse_word(in, path, fields[0], out));
  return out->next == REMOVES ? GX_OK : check_class(in, path, out);
}

/// A comment; `*columns` gets what a header line names.
static gx_status parse_comment(const loader* in, const char* path, uint32_t line, gx_str text,
                               uint32_t* columns) {
  const uint32_t named = count_columns(text);
  if (named > MAX_COLUMNS) {
    return gx_fail(in->error, GX_ERR_DATA, path, line, "%u columns, but a list has at most %d", named,
                   MAX_COLUMNS);
  }
  if (named) *columns = named;
  return GX_OK;
}

static gx_status parse_list(loader* in, const list_file* file) {
  uint32_t line = 0, columns = 0;
  gx_str bytes = file->bytes;
  if (gx_str_starts(bytes, GX_STR("\xEF\xBB\xBF"))) bytes = (gx_str){bytes.p + 3, bytes.n - 3};
  for (gx_str text; gx_str_split(&bytes, '\n', &text);) {
    line++;
    if (text.n && text.p[text.n - 1] == '\r') text.n--;
    if (!gx_utf8_valid(text, NULL))
      return gx_fail(in->error, GX_ERR_DATA, file->path, line, "not valid UTF-8");
    if (!gx_str_trim(text).n) continue;
    if (text.p[0] == '#') {
      GX_TRY(parse_comment(in, file->path, line, text, &columns));
      continue;
    }
    gx_entry* entry = &in->entries[in->n_entries];
    *entry = (gx_entry){.line = line, .list = (uint8_t)file->list, .user = file->user, .next = GX_NONE};
    GX_TRY(parse_row(in, file->path, text, columns, entry));
    in->n_entries++;
  }
  return GX_OK;
}

/// A file of the user's lists/ whose name is none of ours would silently do nothing: say so.
static gx_status check_names(loader* in, const char* folder) {
  DIR* dir = opendir(folder);
  if (!dir) return GX_OK;
  gx_status status = GX_OK;
  for (struct dirent* file; !status && (file = readdir(dir));) {
    const gx_str name = gx_str_of(file->d_name);
    bool known = !gx_str_ends(name, GX_STR(".tsv")) || name.p[0] == '.';
    for (uint32_t i = 0; i < GX_LIST_COUNT && !known; i++) {
      known = name.n == strlen(file_names[i]) + 4 && gx_str_starts(name, gx_str_of(file_names[i]));
    }
    if (!known) {
      status = gx_fail(in->error, GX_ERR_DATA, join(in->scratch, folder, file->d_name, ""), 0,
                       "there is no list of this name");
    }
  }
  closedir(dir);
  return status;
}

static gx_status read_lists(loader* in, const char* folder, bool user) {
  const char* lists = join(in->scratch, folder, "lists", "");
  DIR* dir = opendir(folder);
  if (!dir) return gx_fail(in->error, GX_ERR_IO, folder, 0, "%s", strerror(errno));
  closedir(dir);
  if (user) GX_TRY(check_names(in, lists));
  for (gx_list list = 0; list < GX_LIST_COUNT; list++) {
    list_file file = {.path = list_path(in->scratch, folder, list), .list = list, .user = user};
    bool absent = false;
    GX_TRY(read_file(in->arena, file.path, &file.bytes, user ? &absent : NULL, in->error));
    if (absent) continue;
    digest_file(in, user ? "user " : "", file_names[list], file.bytes);
    GX_PUSH(in->scratch, &in->files, file);
  }
  return GX_OK;
}

/// An entry needs a line; a character of a folded word needs a byte (㈠ becomes three characters and has three bytes).
static gx_status parse_lists(loader* in) {
  size_t lines = 0, bytes = 0;
  for (uint32_t i = 0; i < in->files.n; i++) {
    const gx_str text = in->files.at[i].bytes;
    bytes += text.n;
    lines++;
    for (const char* p = text.p; (p = memchr(p, '\n', text.n - (size_t)(p - text.p))); p++) lines++;
  }
  in->entries = GX_ARRAY(in->arena, gx_entry, lines);
  in->ch = GX_ARRAY(in->scratch, const char32_t*, lines);
  in->characters = GX_ARRAY(in->scratch, char32_t, 2 * bytes + GX_MAX_WORD + 1);
  for (uint32_t i = 0; i < in->files.n; i++) GX_TRY(parse_list(in, &in->files.at[i]));
  return GX_OK;
}

// ---- Chaining entries of one word

/// An entry on its way to its chain. `key` is its first three characters: decides most comparisons.
typedef struct {
  uint64_t key;
  const char32_t* ch;
  gx_entry* entry;
} item;

static int compare_word(const item* a, const item* b) {
  if (a->key != b->key) return a->key < b->key ? -1 : 1;
  const uint32_t n = a->entry->chars < b->entry->chars ? a->entry->chars : b->entry->chars;
  for (uint32_t i = 3; i < n; i++) {
    if (a->ch[i] != b->ch[i]) return a->ch[i] < b->ch[i] ? -1 : 1;
  }
  return (int)a->entry->chars - (int)b->entry->chars;
}

/// By word; then scanned lists first, so that the first entry of a chain says whether a scan reports it; then as lists and lines go.
static int compare_item(const void* left, const void* right) {
  const item *one = left, *two = right;
  const int words = compare_word(one, two);
  if (words) return words;
  const gx_entry *a = one->entry, *b = two->entry;
  if (scanned_lists[a->list] != scanned_lists[b->list]) return scanned_lists[a->list] ? -1 : 1;
  if (a->list != b->list) return (int)a->list - (int)b->list;
  if (a->user != b->user) return a->user ? -1 : 1;
  return (a->line > b->line) - (a->line < b->line);
}

static item* sort_entries(const loader* in) {
  item* items = GX_ARRAY(in->scratch, item, in->n_entries);
  for (uint32_t i = 0; i < in->n_entries; i++) {
    items[i] = (item){0, in->ch[i], &in->entries[i]};
    for (uint32_t k = 0; k < 3; k++) {
      items[i].key = items[i].key << 21 | (k < in->entries[i].chars ? in->ch[i][k] : 0);
    }
  }
  if (in->n_entries) qsort(items, in->n_entries, sizeof *items, compare_item);
  return items;
}

static gx_status refuse_twice(const loader* in, const gx_entry* a, const gx_entry* b) {
  if (a->user != b->user || !gx_str_eq(a->class_, b->class_) || !gx_str_eq(a->extra, b->extra) ||
      !gx_str_eq(a->extra2, b->extra2)) {
    return GX_OK;
  }
  const char* path = list_path(in->scratch, b->user ? in->user_folder : in->folder, b->list);
  return gx_fail(in->error, GX_ERR_DATA, path, b->line, "“%.*s” stands in line %u already", GX_FMT(b->word),
                 a->line);
}

/// Of entries that share word and list, the user's hold where there are any: the others get REMOVES too.
static gx_status settle(const loader* in, const item* items) {
  for (uint32_t i = 1, first = 0; i < in->n_entries; i++) {
    const gx_entry* before = items[i - 1].entry;
    gx_entry* entry = items[i].entry;
    if (entry->list != before->list || compare_word(&items[i], &items[i - 1])) {
      first = i;
      continue;
    }
    GX_TRY(refuse_twice(in, before, entry));
    if (items[first].entry->user && !entry->user) entry->next = REMOVES;
  }
  return GX_OK;
}

/// The places that entries get when those that do not hold are gone.
static uint32_t* number_entries(const loader* in) {
  uint32_t* numbers = GX_ARRAY(in->scratch, uint32_t, in->n_entries + 1);
  for (uint32_t i = 0, n = 0; i < in->n_entries; i++) {
    numbers[i] = n;
    n += in->entries[i].next != REMOVES;
    numbers[i + 1] = n;
  }
  return numbers;
}

/// Chains the entries of items [0, n), which share a word; returns the number of the first, or GX_NONE when none holds.
static uint32_t chain(const loader* in, const item* items, uint32_t n, const uint32_t* numbers,
                      uint32_t* first_of) {
  uint32_t first = GX_NONE;
  gx_entry* last = NULL;
  for (uint32_t i = 0; i < n; i++) {
    gx_entry* entry = items[i].entry;
    if (entry->next == REMOVES) continue;
    const uint32_t number = numbers[entry - in->entries];
    if (last) {
      last->next = number;
    } else {
      first = number;
    }
    first_of[number] = first;
    last = entry;
  }
  return first;
}

/// Fills entries, chains and automaton.
static gx_status build(loader* in, gx_lexicon* out) {
  const item* items = sort_entries(in);
  GX_TRY(settle(in, items));
  const uint32_t* numbers = number_entries(in);
  out->entries = in->entries;
  out->n_entries = numbers[in->n_entries];
  uint32_t* first_of = GX_ARRAY(in->arena, uint32_t, out->n_entries + 1);
  out->first = first_of;
  gx_needle* needles = GX_ARRAY(in->scratch, gx_needle, in->n_entries + 1);
  uint32_t n = 0;
  for (uint32_t word = 0, next; word < in->n_entries; word = next) {
    for (next = word + 1; next < in->n_entries && !compare_word(&items[word], &items[next]);) next++;
    const uint32_t first = chain(in, &items[word], next - word, numbers, first_of);
    if (first == GX_NONE) continue;
    uint32_t holds = word;
    while (items[holds].entry->next == REMOVES) holds++;
    const bool silent = !scanned_lists[items[holds].entry->list];
    needles[n++] = (gx_needle){items[word].ch, items[word].entry->chars, silent ? first | GX_SILENT : first};
  }
  for (uint32_t i = 0; i < in->n_entries; i++) {
    if (in->entries[i].next != REMOVES) in->entries[numbers[i]] = in->entries[i];
  }
  if (gx_automaton_build(needles, n, in->arena, &out->automaton)) {
    return gx_fail(in->error, GX_ERR_LIMIT, in->folder, 0, "the lists hold too many different characters");
  }
  return GX_OK;
}

// ---- Names and hashes of the files

typedef GX_VEC(const char*) paths;

static int compare_path(const void* a, const void* b) {
  return strcmp(*(const char* const*)a, *(const char* const*)b);
}

/// The rule files of a folder in order of their names; what they mean is the business of rule.c.
static paths rule_paths(gx_arena* arena, const char* folder) {
  paths out = {0};
  const char* rules = join(arena, folder, "rules", "");
  DIR* dir = opendir(rules);
  if (!dir) return out;
  for (struct dirent* file; (file = readdir(dir));) {
    const gx_str name = gx_str_of(file->d_name);
    if (name.p[0] != '.' && gx_str_ends(name, GX_STR(".rules")))
      GX_PUSH(arena, &out, join(arena, rules, name.p, ""));
  }
  closedir(dir);
  if (out.n) qsort(out.at, out.n, sizeof *out.at, compare_path);
  return out;
}

static gx_status digest_rules(loader* in, const char* folder, bool user) {
  const paths rules = rule_paths(in->scratch, folder);
  for (uint32_t i = 0; i < rules.n; i++) {
    gx_str bytes;
    GX_TRY(read_file(in->scratch, rules.at[i], &bytes, NULL, in->error));
    digest_file(in, user ? "user " : "", strrchr(rules.at[i], '/') + 1, bytes);
  }
  return GX_OK;
}

/// Adds a file to a stamp: its name, so that no two files can change places, and its bytes. A list that the user has not is passed over.
static gx_status stamp_file(gx_arena* arena, const char* path, bool user, uint64_t* stamp, gx_error* error) {
  const gx_mark mark = gx_mark_now(arena);
  const char* name = strrchr(path, '/') + 1;
  bool absent = false;
  gx_str bytes;
  GX_TRY(read_file(arena, path, &bytes, user ? &absent : NULL, error));
  if (absent) return GX_OK;
  const uint64_t parts[] = {*stamp, gx_hash64(name, strlen(name)), gx_hash64(bytes.p, bytes.n)};
  *stamp = gx_hash64(parts, sizeof parts);
  gx_rewind(arena, mark);
  return GX_OK;
}

static gx_status stamp_folder(loader* in, const char* folder, bool user, uint64_t* stamp) {
  const paths rules = rule_paths(in->arena, folder);
  if (user) GX_TRY(check_names(in, join(in->scratch, folder, "lists", "")));
  for (gx_list list = 0; list < GX_LIST_COUNT; list++)
    GX_TRY(stamp_file(in->arena, list_path(in->arena, folder, list), user, stamp, in->error));
  for (uint32_t i = 0; i < rules.n; i++) GX_TRY(stamp_file(in->arena, rules.at[i], false, stamp, in->error));
  *stamp = gx_hash64(stamp, sizeof *stamp); // What follows is another folder's
  return GX_OK;
}

gx_status gx_lexicon_stamp(const char* folder, const char* user_folder, uint64_t* out, gx_error* error) {
  gx_arena* arena = gx_arena_new();
  loader in = {.arena = arena, .scratch = arena, .error = error};
  *out = 0;
  gx_status status = stamp_folder(&in, folder, false, out);
  if (!status && user_folder) status = stamp_folder(&in, user_folder, true, out);
  gx_arena_free(arena);
  return status;
}

static gx_status read_all(loader* in, gx_lexicon* out) {
  GX_TRY(read_lists(in, in->folder, false));
  if (in->user_folder) GX_TRY(read_lists(in, in->user_folder, true));
  GX_TRY(parse_lists(in));
  GX_TRY(build(in, out));
  GX_TRY(digest_rules(in, in->folder, false));
  if (in->user_folder) GX_TRY(digest_rules(in, in->user_folder, true));
  gx_sha256_hex(in->digest, out->hash);
  return GX_OK;
}

gx_status gx_lexicon_read(const char* folder, const char* user_folder, gx_lexicon* out, gx_error* error) {
  loader in = {.arena = out->arena,
               .scratch = gx_arena_new(),
               .folder = folder,
               .user_folder = user_folder,
               .error = error};
  const gx_status status = read_all(&in, out);
  gx_arena_free(in.scratch);
  return status;
}
