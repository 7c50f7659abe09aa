#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "extractor/lexicon.h"

static const char* const names[] = {
#define GX_X(e, file, scanned) #file,
    GX_LISTS(GX_X)
#undef GX_X
};

/// A folder of our own with all lists empty, and one for the user.
static char ours[64], users[64];

static void write_list(const char* folder, const char* name, const char* text) {
  char path[256];
  snprintf(path, sizeof path, "%s/lists/%s.tsv", folder, name);
  FILE* file = fopen(path, "wb");
  cr_assert_not_null(file);
  fputs("# columns: word class weight extra extra2\n", file);
  fputs(text, file);
  fclose(file);
}

static void make_folder(char* path) {
  char lists[128];
  strcpy(path, "/tmp/gx_lexicon_XXXXXX");
  cr_assert_not_null(mkdtemp(path));
  snprintf(lists, sizeof lists, "%s/lists", path);
  cr_assert_eq(mkdir(lists, 0700), 0);
}

static void set_up(void) {
  make_folder(ours);
  make_folder(users);
  for (unsigned i = 0; i < GX_LIST_COUNT; i++) write_list(ours, names[i], "");
}

static void remove_folder(const char* folder) {
  char path[256];
  for (unsigned i = 0; i < GX_LIST_COUNT; i++) {
    snprintf(path, sizeof path, "%s/lists/%s.tsv", folder, names[i]);
    remove(path);
  }
  snprintf(path, sizeof path, "%s/lists/title.tsv", folder);
  remove(path);
  snprintf(path, sizeof path, "%s/compiled.lists", folder);
  remove(path);
  snprintf(path, sizeof path, "%s/lists", folder);
  rmdir(path);
  rmdir(folder);
}

static void tear_down(void) {
  remove_folder(ours);
  remove_folder(users);
}

TestSuite(lexicon, .init = set_up, .fini = tear_down);

static gx_lexicon* load(const char* user) {
  gx_lexicon* lexicon = NULL;
  gx_error error = {0};
  cr_assert_eq(gx_lexicon_load(ours, user, &lexicon, &error), GX_OK, "%s:%u: %s", error.file, error.line,
               error.message);
  return lexicon;
}

static const gx_entry* find(const gx_lexicon* lexicon, gx_list list, const char* word) {
  gx_arena* arena = gx_arena_new();
  uint32_t n = 0;
  const char32_t* ch = gx_utf8_to(arena, gx_str_of(word), &n);
  const gx_entry* entry = gx_lexicon_find(lexicon, list, ch, n);
  gx_arena_free(arena);
  return entry;
}

static void expect_error(const char* user, gx_status status, const char* list, uint32_t line,
                         const char* message) {
  gx_lexicon* lexicon = NULL;
  gx_error error = {0};
  cr_assert_eq(gx_lexicon_load(ours, user, &lexicon, &error), status, "%s", error.message);
  cr_expect_null(lexicon);
  cr_expect_not_null(strstr(error.file, list), "file %s", error.file);
  cr_expect_eq(error.line, line, "line %u", error.line);
  cr_expect_not_null(strstr(error.message, message), "message: %s", error.message);
}

Test(lexicon, reads_all_columns) {
  write_list(ours, "divisions", "# a comment\n\n望湖区\tcounty\t9\t990102\t990100\r\n");
  gx_lexicon* lexicon = load(NULL);
  const gx_entry* entry = find(lexicon, GX_LIST_DIVISION, "望湖区");
  cr_assert_not_null(entry);
  cr_expect(gx_str_eq(entry->word, GX_STR("望湖区")));
  cr_expect(gx_str_eq(entry->class_, GX_STR("county")));
  cr_expect(gx_str_eq(entry->extra, GX_STR("990102")));
  cr_expect(gx_str_eq(entry->extra2, GX_STR("990100")));
  cr_expect_eq(entry->weight, 9);
  cr_expect_eq(entry->chars, 3);
  cr_expect_eq(entry->line, 4);
  cr_expect_not(entry->user);
  cr_expect_null(find(lexicon, GX_LIST_DIVISION, "望湖"));
  cr_expect_null(find(lexicon, GX_LIST_ORGAN, "望湖区"));
  gx_lexicon_free(lexicon);
}

Test(lexicon, folds_words_as_pages_are_folded) {
  write_list(ours, "companies", "ＡＢ公司(中国)\tfirm\n");
  gx_lexicon* lexicon = load(NULL);
  cr_expect_not_null(find(lexicon, GX_LIST_COMPANY, "AB公司（中国）"));
  gx_lexicon_free(lexicon);
}

Test(lexicon, chains_the_entries_of_one_word) {
  write_list(ours, "surnames", "安\t\t179\n");
  write_list(ours, "titles", "书记\tparty\t8\n安\tparty\t1\n");
  write_list(ours, "address", "书记\thonorific\t5\n");
  write_list(ours, "divisions", "平安区\tcounty\t9\t990201\t990200\n平安区\tcounty\t9\t980201\t980200\n");
  gx_lexicon* lexicon = load(NULL);
  gx_arena* arena = gx_arena_new();
  const gx_hits hits = gx_lexicon_scan(lexicon, U"平安区书记安", 6, arena);
  const gx_entry* entry = NULL;
  cr_assert_eq(hits.n, 4);
  cr_expect_eq(hits.at[0].end, 3);
  cr_expect_eq(hits.at[1].begin, 1); // 安, the title of this test
  entry = gx_lexicon_entry(lexicon, hits.at[0].entry);
  cr_expect(gx_str_eq(entry->extra, GX_STR("990201")));
  cr_assert_neq(entry->next, GX_NONE);
  cr_expect(gx_str_eq(gx_lexicon_entry(lexicon, entry->next)->extra, GX_STR("980201")));
  cr_expect_eq(gx_lexicon_entry(lexicon, entry->next)->next, GX_NONE);
  cr_expect_eq(gx_entry_in(lexicon, hits.at[2].entry, GX_LIST_TITLE)->list, GX_LIST_TITLE);
  cr_expect_eq(gx_entry_in(lexicon, hits.at[2].entry, GX_LIST_ADDRESS)->list, GX_LIST_ADDRESS);
  cr_expect_null(gx_entry_in(lexicon, hits.at[2].entry, GX_LIST_ORGAN));
  // A list that is not scanned comes last in the chain, and any entry of the chain leads to all of them.
  entry = gx_lexicon_entry(lexicon, hits.at[3].entry);
  cr_expect_eq(entry->list, GX_LIST_TITLE);
  cr_assert_neq(entry->next, GX_NONE);
  cr_expect_eq(gx_lexicon_entry(lexicon, entry->next)->list, GX_LIST_SURNAME);
  cr_expect_not_null(gx_entry_in(lexicon, entry->next, GX_LIST_TITLE));
  gx_arena_free(arena);
  gx_lexicon_free(lexicon);
}

Test(lexicon, reports_overlapping_hits_by_begin_then_longest) {
  write_list(ours, "relative", "区委\tdistrict\t9\n");
  write_list(ours, "titles", "书记\tparty\t8\n委书\tparty\t1\n");
  write_list(ours, "organs", "区委书记处\tparty\t9\n");
  write_list(ours, "surnames", "区\t\t5\n");
  gx_lexicon* lexicon = load(NULL);
  gx_arena* arena = gx_arena_new();
  const gx_hits hits = gx_lexicon_scan(lexicon, U"区委书记处", 5, arena);
  const gx_hit expected[] = {{0, 5, 0, 0}, {0, 2, 0, 0}, {1, 3, 0, 0}, {2, 4, 0, 0}};
  cr_assert_eq(hits.n, 4);
  for (unsigned i = 0; i < 4; i++) {
    cr_expect_eq(hits.at[i].begin, expected[i].begin);
    cr_expect_eq(hits.at[i].end, expected[i].end);
  }
  gx_arena_free(arena);
  gx_lexicon_free(lexicon);
}

Test(lexicon, tables_of_names) {
  write_list(ours, "surnames", "王\t\t9520\n欧阳\tcompound\t91\n");
  write_list(ours, "given", "伟\t\t300\t200\t100\n");
  write_list(ours, "translit", "斯\t\t33\n");
  gx_lexicon* lexicon = load(NULL);
  cr_expect_eq(gx_surname_weight(lexicon, U"王", 1), 9520);
  cr_expect_eq(gx_surname_weight(lexicon, U"欧阳", 2), 91);
  cr_expect_eq(gx_surname_weight(lexicon, U"欧", 1), 0);
  cr_expect_eq(gx_surname_weight(lexicon, U"木", 1), 0);
  cr_expect_eq(gx_given_weight(lexicon, U'伟', GX_GIVEN_ONLY), 300);
  cr_expect_eq(gx_given_weight(lexicon, U'伟', GX_GIVEN_FIRST), 200);
  cr_expect_eq(gx_given_weight(lexicon, U'伟', GX_GIVEN_SECOND), 100);
  cr_expect_eq(gx_given_weight(lexicon, U'王', GX_GIVEN_ONLY), 0);
  cr_expect(gx_is_translit(lexicon, U'斯'));
  cr_expect_not(gx_is_translit(lexicon, U'王'));
  gx_lexicon_free(lexicon);
}

Test(lexicon, rows_of_the_user_win) {
  write_list(ours, "titles", "书记\tparty\t8\n书记\tcourt\t1\n局长\tgovernment\t6\n");
  write_list(ours, "address", "书记\thonorific\t5\n");
  write_list(users, "titles", "会督\tforeign\t6\n书记\tguild\t3\n-局长\n");
  gx_lexicon* plain = load(NULL);
  gx_lexicon* lexicon = load(users);
  const gx_entry* entry = find(lexicon, GX_LIST_TITLE, "书记");
  cr_assert_not_null(entry);
  cr_expect(entry->user);
  cr_expect(gx_str_eq(entry->class_, GX_STR("guild")));
  cr_expect(entry->next == GX_NONE || gx_lexicon_entry(lexicon, entry->next)->list != GX_LIST_TITLE);
  cr_expect_not_null(find(lexicon, GX_LIST_ADDRESS, "书记"));
  cr_expect_not_null(find(lexicon, GX_LIST_TITLE, "会督"));
  cr_expect_null(find(lexicon, GX_LIST_TITLE, "局长"));
  gx_arena* arena = gx_arena_new();
  cr_expect_eq(gx_lexicon_scan(lexicon, U"局长", 2, arena).n, 0);
  gx_arena_free(arena);
  cr_expect_str_neq(gx_lexicon_hash(plain), gx_lexicon_hash(lexicon));
  gx_lexicon_free(plain);
  gx_lexicon_free(lexicon);
}

Test(lexicon, the_hash_is_of_the_bytes) {
  write_list(ours, "titles", "书记\tparty\t8\n");
  gx_lexicon* a = load(NULL);
  gx_lexicon* b = load(NULL);
  write_list(ours, "titles", "书记\tparty\t7\n");
  gx_lexicon* c = load(NULL);
  cr_expect_eq(strlen(gx_lexicon_hash(a)), 64);
  cr_expect_str_eq(gx_lexicon_hash(a), gx_lexicon_hash(b));
  cr_expect_str_neq(gx_lexicon_hash(a), gx_lexicon_hash(c));
  gx_lexicon_free(a);
  gx_lexicon_free(b);
  gx_lexicon_free(c);
}

// ---- Compiled lists

static const char* compiled_path(void) {
  static char path[128];
  snprintf(path, sizeof path, "%s/compiled.lists", ours);
  return path;
}

static void compile(void) {
  gx_error error = {0};
  cr_assert_eq(gx_lexicon_compile(ours, compiled_path(), &error), GX_OK, "%s: %s", error.file, error.message);
}

static bool comes_from(const gx_lexicon* lexicon, const char* what) {
  return strstr(gx_lexicon_source(lexicon), what) != NULL;
}

static bool same_entry(const gx_entry* a, const gx_entry* b) {
  return gx_str_eq(a->word, b->word) && gx_str_eq(a->class_, b->class_) && gx_str_eq(a->extra, b->extra) &&
         gx_str_eq(a->extra2, b->extra2) && a->weight == b->weight && a->next == b->next &&
         a->chars == b->chars && a->list == b->list && a->user == b->user && a->line == b->line;
}

static void expect_same(const gx_lexicon* a, const gx_lexicon* b) {
  cr_assert_eq(gx_lexicon_count(a), gx_lexicon_count(b));
  cr_expect_str_eq(gx_lexicon_hash(a), gx_lexicon_hash(b));
  for (uint32_t i = 0; i < gx_lexicon_count(a); i++) {
    const gx_entry *one = gx_lexicon_entry(a, i), *other = gx_lexicon_entry(b, i);
    cr_assert(same_entry(one, other), "entry %u", i);
    cr_assert_eq(gx_entry_in(a, i, one->list) - gx_lexicon_entry(a, 0),
                 gx_entry_in(b, i, other->list) - gx_lexicon_entry(b, 0));
  }
  for (char32_t c = 0; c < 0x11000; c++)
    cr_assert_eq(memcmp(gx_lexicon_character(a, c), gx_lexicon_character(b, c), sizeof(gx_character)), 0);
}

static void write_some_lists(void) {
  write_list(ours, "surnames", "王\t\t9520\n欧阳\tcompound\t91\n");
  write_list(ours, "given", "伟\t7\t300\t200\t100\n");
  write_list(ours, "titles", "书记\tparty\t8\n区长\tgovernment\t8\n");
  write_list(ours, "address", "书记\thonorific\t5\n");
  write_list(ours, "divisions", "望湖区\tcounty\t9\t990102\t990100\n𠮷县\tcounty\t9\t990103\t990100\n");
}

Test(lexicon, compiled_lists_say_what_the_text_says) {
  write_some_lists();
  gx_lexicon* text = load(NULL);
  cr_expect(comes_from(text, "text"));
  compile();
  gx_lexicon* compiled = load(NULL);
  cr_expect(comes_from(compiled, "compiled: "), "%s", gx_lexicon_source(compiled));
  expect_same(text, compiled);
  cr_expect_eq(gx_lexicon_division(compiled, GX_STR("990103"))->chars, 2);
  gx_arena* arena = gx_arena_new();
  const char32_t* page = U"望湖区书记和𠮷县区长王伟";
  const gx_hits a = gx_lexicon_scan(text, page, 12, arena), b = gx_lexicon_scan(compiled, page, 12, arena);
  cr_assert_eq(a.n, 4);
  cr_assert_eq(b.n, a.n);
  cr_expect_eq(memcmp(a.at, b.at, a.n * sizeof *a.at), 0);
  gx_arena_free(arena);
  gx_lexicon_free(text);
  gx_lexicon_free(compiled);
}

Test(lexicon, compiled_lists_of_other_text_are_not_taken) {
  write_some_lists();
  compile();
  write_list(ours, "titles", "书记\tparty\t9\n区长\tgovernment\t8\n"); // As long as before
  gx_lexicon* lexicon = load(NULL);
  cr_expect(comes_from(lexicon, "of other text"), "%s", gx_lexicon_source(lexicon));
  cr_expect_eq(find(lexicon, GX_LIST_TITLE, "书记")->weight, 9);
  gx_lexicon_free(lexicon);
  write_some_lists();
  lexicon = load(NULL);
  cr_expect(comes_from(lexicon, "compiled: "));
  gx_lexicon_free(lexicon);
  lexicon = load(users);
  cr_expect(comes_from(lexicon, "lists of the user"));
  gx_lexicon_free(lexicon);
}

/// Writes the file with the byte at `at` changed, or ending there.
static void write_spoilt(const char* path, const gx_str* file, size_t at, bool cut) {
  FILE* out = fopen(path, "wb");
  cr_assert_not_null(out);
  fwrite(file->p, 1, at, out);
  if (!cut) {
    fputc(file->p[at] ^ 0x10, out);
    fwrite(file->p + at + 1, 1, file->n - at - 1, out);
  }
  fclose(out);
}

/// The bytes of a file; freed by the caller.
static gx_str read_whole(const char* path) {
  FILE* in = fopen(path, "rb");
  cr_assert_not_null(in);
  fseek(in, 0, SEEK_END);
  const size_t n = (size_t)ftell(in);
  char* bytes = malloc(n);
  rewind(in);
  cr_assert_eq(fread(bytes, 1, n, in), n);
  fclose(in);
  return (gx_str){bytes, n};
}

Test(lexicon, damaged_compiled_lists_are_not_taken) {
  enum { HEADER = 256, STEP = 4999 };
  write_some_lists();
  gx_lexicon* text = load(NULL);
  compile();
  const gx_str file = read_whole(compiled_path());
  for (size_t at = 0; at < file.n; at += at < HEADER ? 1 : STEP) {
    for (int cut = 0; cut < 2; cut++) {
      write_spoilt(compiled_path(), &file, at, cut);
      gx_lexicon* lexicon = load(NULL);
      cr_assert_not(comes_from(lexicon, "compiled: "), "byte %zu", at);
      expect_same(text, lexicon);
      gx_lexicon_free(lexicon);
    }
  }
  free((char*)file.p);
  gx_lexicon_free(text);
}

// ---- Kept lists of a user

static char cache[64];

/// What is kept for `ours` and `users`: the one file of the cache.
static const char* kept_path(void) {
  static char path[320];
  DIR* dir = opendir(cache);
  unsigned files = 0;
  for (struct dirent* file; dir && (file = readdir(dir));) {
    if (file->d_name[0] == '.') continue;
    snprintf(path, sizeof path, "%s/%s", cache, file->d_name);
    files++;
  }
  if (dir) closedir(dir);
  cr_assert_eq(files, 1, "%u files are kept", files);
  return path;
}

static gx_lexicon* load_kept(void) {
  gx_lexicon* lexicon = NULL;
  gx_error error = {0};
  cr_assert_eq(gx_lexicon_load_kept(ours, users, cache, &lexicon, &error), GX_OK, "%s:%u: %s", error.file,
               error.line, error.message);
  return lexicon;
}

/// Loads twice: from text for `reason`, then from what was kept; both say what the text says.
static void expect_kept_again(const char* reason) {
  gx_lexicon *text = load(users), *first = load_kept(), *second = load_kept();
  cr_expect(comes_from(first, "text") && comes_from(first, reason) && comes_from(first, "for the next time"),
            "%s: %s", reason, gx_lexicon_source(first));
  cr_expect(comes_from(second, "compiled: "), "%s: %s", reason, gx_lexicon_source(second));
  expect_same(text, first);
  expect_same(text, second);
  gx_lexicon_free(text);
  gx_lexicon_free(first);
  gx_lexicon_free(second);
}

static void set_up_kept(void) {
  set_up();
  strcpy(cache, "/tmp/gx_lexicon_XXXXXX");
  cr_assert_not_null(mkdtemp(cache));
  write_some_lists();
  write_list(users, "titles", "书记\tparty\t7\n会督\tforeign\t6\n-区长\n");
}

static void tear_down_kept(void) {
  if (!access(cache, F_OK)) remove(kept_path());
  rmdir(cache);
  tear_down();
}

TestSuite(kept, .init = set_up_kept, .fini = tear_down_kept);

Test(kept, lists_of_a_user_are_compiled_by_the_first_run) {
  expect_kept_again("lists of the user");
  gx_lexicon* lexicon = load_kept();
  cr_expect(find(lexicon, GX_LIST_TITLE, "会督")->user);
  cr_expect_eq(find(lexicon, GX_LIST_TITLE, "书记")->weight, 7);
  cr_expect_null(find(lexicon, GX_LIST_TITLE, "区长"));
  gx_lexicon_free(lexicon);
}

Test(kept, edits_are_seen) {
  char rules[128];
  expect_kept_again("lists of the user");
  write_list(users, "titles", "书记\tparty\t6\n会督\tforeign\t6\n-区长\n"); // As long as before
  expect_kept_again("of other text");
  write_list(ours, "titles", "书记\tparty\t8\n区长\tgovernment\t7\n");
  expect_kept_again("of other text");
  write_list(users, "companies", "云岭星河\tcompany\t9\n");
  expect_kept_again("of other text");
  snprintf(rules, sizeof rules, "%s/rules", users);
  cr_assert_eq(mkdir(rules, 0700), 0);
  snprintf(rules, sizeof rules, "%s/rules/mine.rules", users);
  FILE* file = fopen(rules, "wb");
  cr_assert_not_null(file);
  fputs("# nothing yet\n", file);
  fclose(file);
  expect_kept_again("of other text");
  remove(rules);
  *strrchr(rules, '/') = '\0';
  rmdir(rules);
}

Test(kept, wrong_lists_are_still_refused) {
  gx_lexicon* lexicon = NULL;
  gx_error error;
  expect_kept_again("lists of the user");
  write_list(users, "title", "书记\tparty\t7\n"); // A misspelt name adds nothing to what is kept
  cr_expect_eq(gx_lexicon_load_kept(ours, users, cache, &lexicon, &error), GX_ERR_DATA);
  cr_expect_not_null(strstr(error.message, "no list of this name"), "%s", error.message);
}

Test(kept, damage_is_mended) {
  enum { STEP = 39983 };
  expect_kept_again("lists of the user");
  const gx_str file = read_whole(kept_path());
  for (size_t at = 0; at < file.n; at += STEP) {
    write_spoilt(kept_path(), &file, at, at % 2);
    expect_kept_again(at ? "damaged" : "compiled lists");
  }
  free((char*)file.p);
}

Test(kept, what_cannot_be_kept_is_done_without) {
  rmdir(cache);
  for (int i = 0; i < 2; i++) {
    gx_lexicon *text = load(users), *lexicon = load_kept();
    cr_expect(comes_from(lexicon, "not kept"), "%s", gx_lexicon_source(lexicon));
    expect_same(text, lexicon);
    gx_lexicon_free(text);
    gx_lexicon_free(lexicon);
  }
}

Test(lexicon, errors_name_file_and_line) {
  write_list(ours, "titles", "书记\tparty\teight\n");
  expect_error(NULL, GX_ERR_DATA, "/lists/titles.tsv", 2, "“eight” is not a whole number");
  write_list(ours, "titles", "书记\tparty\t99999999999\n");
  expect_error(NULL, GX_ERR_DATA, "/lists/titles.tsv", 2, "not a whole number");
  write_list(ours, "titles", "书记\tparty\t8\ta\tb\tc\n");
  expect_error(NULL, GX_ERR_DATA, "/lists/titles.tsv", 2, "columns");
  write_list(ours, "titles", "区长\n\n\tparty\t8\n");
  expect_error(NULL, GX_ERR_DATA, "/lists/titles.tsv", 4, "the word is empty");
  write_list(ours, "titles", "区长\n书\xff记\n");
  expect_error(NULL, GX_ERR_DATA, "/lists/titles.tsv", 3, "UTF-8");
  write_list(ours, "titles", "区长\tgovernment\t8\n书记\n区长\tgovernment\t7\n");
  expect_error(NULL, GX_ERR_DATA, "/lists/titles.tsv", 4, "stands in line 2 already");
  char word[65 * 3 + 2] = {0};
  for (unsigned i = 0; i < 65; i++) memcpy(word + (size_t)3 * i, "长", 3);
  write_list(ours, "titles", word);
  expect_error(NULL, GX_ERR_DATA, "/lists/titles.tsv", 2, "64 characters");
}

Test(lexicon, a_list_without_its_header_is_refused) {
  char path[256];
  snprintf(path, sizeof path, "%s/lists/titles.tsv", ours);
  FILE* file = fopen(path, "wb");
  fputs("# heads of titles\n书记\tparty\t8\n", file);
  fclose(file);
  expect_error(NULL, GX_ERR_DATA, "/lists/titles.tsv", 2, "# columns:");
  remove(path);
  expect_error(NULL, GX_ERR_IO, "/lists/titles.tsv", 0, "No such file");
}

Test(lexicon, the_users_folder_must_be_what_it_says) {
  expect_error("/nonexistent/gazetteers", GX_ERR_IO, "/nonexistent/gazetteers", 0, "No such file");
  write_list(users, "title", "会督\n");
  expect_error(users, GX_ERR_DATA, "title.tsv", 0, "no list of this name");
}

/// 党委 in two classes, the longest word of one, and what a user takes away or adds.
Test(lexicon, classes_are_asked_for_by_name) {
  write_list(ours, "classes", "党委\tparty-body\n党委\thall\t7\n原党委\tparty-body\n机场\thall\n");
  write_list(ours, "words", "机场\tn\t9\n");
  gx_lexicon* lexicon = load(NULL);
  cr_expect(gx_lexicon_is(lexicon, GX_CLASS_HALL, U"机场", 2));
  cr_expect(gx_lexicon_is(lexicon, GX_CLASS_HALL, U"党委", 2));
  cr_expect_not(gx_lexicon_is(lexicon, GX_CLASS_MEMBER, U"机场", 2));
  cr_expect_not(gx_lexicon_is(lexicon, GX_CLASS_HALL, U"机", 1));
  cr_expect_eq(gx_lexicon_ends(lexicon, GX_CLASS_PARTY_BODY, U"局原党委", 4), 3);
  cr_expect_eq(gx_lexicon_begins(lexicon, GX_CLASS_HALL, U"机场时", 3), 2);
  cr_expect_eq(gx_lexicon_begins(lexicon, GX_CLASS_HALL, U"到机场", 3), 0);
  cr_expect_eq(gx_lexicon_beginning(lexicon, GX_CLASS_HALL, U"党委来", 3)->weight, 7);
  cr_expect_eq(gx_lexicon_beginning(lexicon, GX_CLASS_PARTY_BODY, U"党委来", 3)->weight, 0);
  cr_expect_null(gx_lexicon_beginning(lexicon, GX_CLASS_HALL, U"来党委", 3));
  cr_expect(gx_sieve_holds(gx_lexicon_begin_of(lexicon, GX_CLASS_HALL), U'机'));
  cr_expect_not(gx_sieve_holds(gx_lexicon_begin_of(lexicon, GX_CLASS_MEMBER), U'机'));
  cr_expect(gx_lexicon_holds(lexicon, GX_CLASS_HALL, U"到机场时", 4));
  cr_expect_not(gx_lexicon_holds(lexicon, GX_CLASS_HALL, U"到机", 2));
  gx_lexicon_free(lexicon);
  write_list(users, "classes", "-机场\n大礼堂\thall\n");
  lexicon = load(users);
  cr_expect_not(gx_lexicon_is(lexicon, GX_CLASS_HALL, U"机场", 2));
  cr_expect(gx_lexicon_is(lexicon, GX_CLASS_HALL, U"大礼堂", 3));
  gx_lexicon_free(lexicon);
}

Test(lexicon, a_class_that_nobody_asks_for_is_refused) {
  write_list(ours, "classes", "机场\thall\n礼堂\thal\n");
  expect_error(NULL, GX_ERR_DATA, "/lists/classes.tsv", 3, "no class “hal”");
  write_list(ours, "classes", "一二三四五六七八九\thall\n");
  expect_error(NULL, GX_ERR_DATA, "/lists/classes.tsv", 2, "8 characters");
  for (unsigned i = 0; i < 4; i++) {
    static const char* const days[] = {"灯夜\tlunar-day\n", "灯夜\tlunar-day\t1301\n",
                                       "灯夜\tlunar-feast\t131\n", "灯夜\tlunar-day\t-115\n"};
    write_list(ours, "classes", days[i]);
    expect_error(NULL, GX_ERR_DATA, "/lists/classes.tsv", 2, "month and day");
  }
}

Test(lexicon, a_cue_that_no_line_can_have_is_refused) {
  static const char* const wrong[][2] = {{"责编\tcolofon\t9\tis\n", "no such class"},
                                         {"责编\tcolophon\t9\tbegins\n", "is, starts, ends or holds"},
                                         {"责编\tcolophon\t300\tis\n", "0 to 255"},
                                         {"第{n}版\tmasthead\t9\tends\n", "{n}"}};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    write_list(ours, "page-cues", wrong[i][0]);
    expect_error(NULL, GX_ERR_DATA, "/lists/page-cues.tsv", 2, wrong[i][1]);
  }
}

Test(lexicon, a_minus_of_ours_is_a_word) {
  write_list(ours, "titles", "-书记\tparty\t8\n");
  gx_lexicon* lexicon = load(NULL);
  cr_expect_not_null(find(lexicon, GX_LIST_TITLE, "-书记"));
  gx_lexicon_free(lexicon);
}

/// The lists that come with the program: they load, and hold what every other stage builds upon.
Test(lexicon_shipped, loads_and_knows_the_basics) {
  static const struct {
    gx_list list;
    const char* word;
  } known[] = {
      {GX_LIST_SURNAME, "欧阳"},
      {GX_LIST_TITLE, "书记"},
      {GX_LIST_TITLE_PREFIX, "常务副"},
      {GX_LIST_ADDRESS, "记者"},
      {GX_LIST_ORGAN, "全国人大常委会"},
      {GX_LIST_UNIT_SUFFIX, "委员会"},
      {GX_LIST_RELATIVE, "区委"},
      {GX_LIST_RELATIVE, "市委组织部"},
      {GX_LIST_COLLECTIVE, "区领导"},
      {GX_LIST_COMPANY, "中国银行"},
      {GX_LIST_COMPANY_SUFFIX, "有限公司"},
      {GX_LIST_DIVISION, "浙江"},
      {GX_LIST_DIVISION, "和县"},
      {GX_LIST_DIVISION, "钱塘区"},
      {GX_LIST_COUNTRY, "美利坚合众国"},
      {GX_LIST_PLACE_SUFFIX, "街道"},
      {GX_LIST_MEETING_HEAD, "座谈会"},
      {GX_LIST_ROLE_VERB, "主持"},
      {GX_LIST_WORD, "参加"},
      {GX_LIST_WORD, "的"},
      {GX_LIST_PERSON, "习近平"},
  };
  gx_lexicon* lexicon = NULL;
  gx_error error = {0};
  cr_assert_eq(gx_lexicon_load(GX_GAZETTEERS, NULL, &lexicon, &error), GX_OK, "%s:%u: %s", error.file,
               error.line, error.message);
  for (unsigned i = 0; i < sizeof known / sizeof *known; i++) {
    cr_expect_not_null(find(lexicon, known[i].list, known[i].word), "%s", known[i].word);
  }
  cr_expect_gt(gx_given_weight(lexicon, U'华', GX_GIVEN_SECOND),
               gx_given_weight(lexicon, U'等', GX_GIVEN_SECOND));
  cr_expect_gt(gx_surname_weight(lexicon, U"王", 1), gx_surname_weight(lexicon, U"的", 1));
  bool met[GX_CLASS_COUNT] = {0};
  for (uint32_t i = 0; i < gx_lexicon_count(lexicon); i++) {
    const gx_entry* e = gx_lexicon_entry(lexicon, i);
    if (e->list != GX_LIST_CLASS) continue;
    uint32_t n;
    gx_arena* arena = gx_arena_new();
    const char32_t* ch = gx_utf8_to(arena, e->word, &n);
    for (int c = 0; c < GX_CLASS_COUNT; c++) met[c] |= gx_lexicon_is(lexicon, (gx_class)c, ch, n);
    gx_arena_free(arena);
  }
  for (int c = 0; c < GX_CLASS_COUNT; c++) cr_expect(met[c], "class %d has no words", c);
  gx_lexicon_free(lexicon);
}

/// Codes lead upwards: every county lies in a listed prefecture or province.
Test(lexicon_shipped, every_division_lies_in_a_listed_one) {
  gx_lexicon* lexicon = NULL;
  gx_error error = {0};
  cr_assert_eq(gx_lexicon_load(GX_GAZETTEERS, NULL, &lexicon, &error), GX_OK);
  gx_arena* arena = gx_arena_new();
  gx_intern* codes = gx_intern_new(arena);
  for (uint32_t i = 0; i < gx_lexicon_count(lexicon); i++) {
    const gx_entry* entry = gx_lexicon_entry(lexicon, i);
    if (entry->list == GX_LIST_DIVISION) gx_intern_add(codes, entry->extra);
  }
  for (uint32_t i = 0; i < gx_lexicon_count(lexicon); i++) {
    const gx_entry* entry = gx_lexicon_entry(lexicon, i);
    if (entry->list != GX_LIST_DIVISION || gx_str_eq(entry->extra2, GX_STR("000000"))) continue;
    cr_expect_neq(gx_intern_find(codes, entry->extra2), GX_NONE, "%.*s in %.*s", GX_FMT(entry->word),
                  GX_FMT(entry->extra2));
  }
  gx_arena_free(arena);
  gx_lexicon_free(lexicon);
}
