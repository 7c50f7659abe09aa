/// Loading of rule files, and matching: which rules a folded sentence wakes, and what they find in it.
#include "extractor/rule.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extractor/rule_set.h"

/// A longer sentence (a list page, a broken text) is matched in pieces, so that the cost stays linear.
enum { PIECE = 1024, MAX_FILE_BYTES = 16 << 20, NOT_REACH = 64 };

static gx_rule_parser begin_parser(gx_arena* arena, gx_rules_report report, void* user, gx_error* error) {
  gx_rules* rules = GX_NEW(arena, gx_rules);
  rules->arena = arena;
  rules->names = gx_intern_new(arena);
  return (gx_rule_parser){
      .rules = rules, .arena = arena, .file = "", .report = report, .report_user = user, .error = error};
}

static gx_status read_file(gx_arena* arena, const char* path, gx_str* text, gx_error* error) {
  FILE* file = fopen(path, "rb");
  if (!file) return gx_fail(error, GX_ERR_IO, path, 0, "%s", strerror(errno));
  size_t n = 0, cap = 1 << 14, got = 0;
  char* bytes = gx_alloc(arena, cap);
  while ((got = fread(bytes + n, 1, cap - n, file)) > 0) {
    n += got;
    if (n < cap) continue;
    if (cap >= MAX_FILE_BYTES) break;
    bytes = gx_regrow(arena, bytes, cap, cap * 2);
    cap *= 2;
  }
  const bool broken = ferror(file) != 0;
  fclose(file);
  if (broken) return gx_fail(error, GX_ERR_IO, path, 0, "cannot be read");
  if (n >= MAX_FILE_BYTES) return gx_fail(error, GX_ERR_LIMIT, path, 0, "a rule file of 16 MB or more");
  *text = (gx_str){bytes, n};
  return GX_OK;
}

static int by_name(const void* a, const void* b) { return gx_str_cmp(*(const gx_str*)a, *(const gx_str*)b); }

static gx_status load_folder(gx_rule_parser* p, const char* folder) {
  GX_VEC(gx_str) names = {0};
  const gx_str path = gx_str_format(p->arena, "%s/rules", folder);
  DIR* dir = opendir(path.p);
  if (!dir) return GX_OK;
  for (const struct dirent* entry = readdir(dir); entry; entry = readdir(dir)) {
    const gx_str name = gx_str_of(entry->d_name);
    if (name.p[0] != '.' && gx_str_ends(name, GX_STR(".rules"))) {
      GX_PUSH(p->arena, &names, gx_str_copy(p->arena, name));
    }
  }
  closedir(dir);
  if (names.n) qsort(names.at, names.n, sizeof *names.at, by_name);
  for (uint32_t i = 0; i < names.n; i++) {
    const gx_str file = gx_str_format(p->arena, "%.*s/%.*s", GX_FMT(path), GX_FMT(names.at[i]));
    gx_str text = {0};
    GX_TRY(read_file(p->arena, file.p, &text, p->error));
    p->file = file.p;
    gx_rule_read(p, text);
  }
  return GX_OK;
}

static gx_status finish(gx_rule_parser* p, gx_rules** out) {
  gx_rule_compile_all(p);
  *out = p->rules;
  return p->problems ? GX_ERR_DATA : GX_OK;
}

gx_status gx_rules_load_reporting(gx_arena* arena, const char* folder, const char* user_folder,
                                  gx_rules_report report, void* user, gx_rules** out, gx_error* error) {
  gx_rule_parser p = begin_parser(arena, report, user, error);
  *out = NULL;
  GX_TRY(load_folder(&p, folder));
  p.user = true;
  if (user_folder) GX_TRY(load_folder(&p, user_folder));
  return finish(&p, out);
}

gx_status gx_rules_load(gx_arena* arena, const gx_lexicon* lexicon, const char* folder,
                        const char* user_folder, gx_rules** out, gx_error* error) {
  (void)lexicon;
  const gx_status status = gx_rules_load_reporting(arena, folder, user_folder, NULL, NULL, out, error);
  if (status) {
    gx_rules_free(*out);
    *out = NULL;
  }
  return status;
}

gx_status gx_rules_parse(gx_arena* arena, gx_str text, const char* file, gx_rules_report report, void* user,
                         gx_rules** out, gx_error* error) {
  gx_rule_parser p = begin_parser(arena, report, user, error);
  p.file = file;
  gx_rule_read(&p, text);
  return finish(&p, out);
}

void gx_rules_free(gx_rules* rules) {
  for (uint32_t i = 0; rules && i < rules->rules.n; i++) {
    const gx_rule* rule = &rules->rules.at[i];
    for (uint32_t k = 0; k < rule->matches.n; k++) gx_pattern_free(rule->matches.at[k].code);
    for (uint32_t k = 0; k < rule->nots.n; k++) gx_pattern_free(rule->nots.at[k].code);
  }
}

typedef GX_VEC(gx_match) match_vec;

/// Where each character stands in a piece first and last, counted from 1, or 0; by a few bits of it, so that several share a place and it
/// may seem to stand where it does not, but never the other way round.
typedef struct {
  uint16_t first[1024], last[1024];
} whereabouts;
_Static_assert(PIECE < UINT16_MAX, "a place fits");

static uint32_t slot_of(char32_t c) { return (c ^ c >> 10) & 1023; }

/// What matching one sentence carries along.
typedef struct {
  const gx_rules* rules;
  gx_arena* arena;
  gx_finder* finder;
  gx_range* ranges;
  const char32_t* ch; ///< The piece
  uint32_t n;
  whereabouts* seen; ///< Of its characters, filled by see_characters
  uint32_t offset;   ///< Of the piece in the sentence
  uint32_t exhausted;
  uint32_t refused_at; ///< Line of the `not` that refused a match last, or 0
  bool all;            ///< Also what only drops, where there is nothing to drop
  match_vec out;
} run;

/// Whether what a `not` pattern found is about this match: it overlaps or touches it, and a slot that both capture under one name is
/// the same slot. 率{who} refuses the led, not the leader.
static bool is_about(const gx_rule_pattern* no, const gx_range* found, const gx_rule_pattern* match,
                     const gx_range* mine) {
  if (found[0].end < mine[0].begin || found[0].begin > mine[0].end) return false;
  const uint32_t n = gx_pattern_groups(no->code), m = gx_pattern_groups(match->code);
  for (uint32_t g = 1; g <= n; g++) {
    if (found[g].begin == GX_PATTERN_UNSET) continue;
    for (uint32_t k = 1; k <= m; k++) {
      const bool both = match->names[k] == no->names[g] && mine[k].begin != GX_PATTERN_UNSET;
      if (both && mine[k].begin != found[g].begin) return false;
    }
  }
  return true;
}

/// Whether the piece may hold, one behind the other, what the pattern cannot do without. Of ten searches nine would find nothing; this
/// saves most of them.
static bool holds_needs(const run* r, const gx_rule_pattern* pattern) {
  uint32_t behind = 0;
  for (uint32_t i = 0; i < GX_RULE_NEEDS && pattern->needs[i]; i++) {
    uint32_t nearest = GX_NONE;
    for (const char32_t* c = pattern->needs[i]; *c; c++) {
      const uint32_t slot = slot_of(*c), first = r->seen->first[slot];
      const uint32_t at = first > behind ? first : r->seen->last[slot] > behind ? behind + 1 : GX_NONE;
      if (at < nearest) nearest = at;
    }
    if (nearest == GX_NONE) return false;
    behind = nearest;
  }
  return true;
}

static bool is_refused(run* r, const gx_rule* rule, const gx_rule_pattern* match, const gx_range* mine) {
  for (uint32_t i = 0; i < rule->nots.n; i++) {
    const gx_rule_pattern* no = &rule->nots.at[i];
    if (!holds_needs(r, no)) continue;
    uint32_t from = mine[0].begin > NOT_REACH ? mine[0].begin - NOT_REACH : 0;
    for (;;) {
      const gx_find found = gx_pattern_find(no->code, r->finder, r->ch, r->n, from, r->ranges);
      if (found == GX_FIND_LIMIT) r->exhausted++;
      if (found != GX_FIND_FOUND || r->ranges[0].begin > mine[0].end) break;
      if (is_about(no, r->ranges, match, mine)) {
        r->refused_at = no->line;
        return true;
      }
      from = r->ranges[0].begin + 1; // One that begins later may be about the match
    }
  }
  return false;
}

static uint32_t find_capture(const gx_match* match, uint32_t name) {
  for (uint32_t i = 0; name != GX_NONE && i < match->n_captures; i++) {
    if (match->captures[i].name == name) return i;
  }
  return GX_NONE;
}

static void keep_match(run* r, uint32_t number, const gx_rule_pattern* pattern, const gx_range* ranges) {
  const gx_rule* rule = &r->rules->rules.at[number];
  const uint32_t groups = gx_pattern_groups(pattern->code);
  gx_match m = {.rule = number, .begin = ranges[0].begin + r->offset, .end = ranges[0].end + r->offset};
  m.captures = GX_ARRAY(r->arena, gx_capture, groups + 1);
  for (uint32_t g = 1; g <= groups; g++) {
    if (ranges[g].begin == GX_PATTERN_UNSET) continue;
    m.captures[m.n_captures++] =
        (gx_capture){(uint16_t)pattern->names[g], ranges[g].begin + r->offset, ranges[g].end + r->offset};
  }
  m.emits = GX_ARRAY(r->arena, gx_emit, rule->emits.n + 1);
  for (uint32_t i = 0; i < rule->emits.n; i++) {
    const gx_rule_emit* e = &rule->emits.at[i];
    m.emits[m.n_emits++] = (gx_emit){.type = e->type,
                                     .what = e->what,
                                     .kind = e->kind,
                                     .part = e->part,
                                     .subject = find_capture(&m, e->subject),
                                     .object = find_capture(&m, e->object)};
  }
  GX_PUSH(r->arena, &r->out, m);
}

/// Where the capture named by `again` ends: several matches may then end in the same words, as in 甲，省政协副主席乙，…丙出席.
static uint32_t end_of_capture(const run* r, const gx_rule* rule, const gx_rule_pattern* pattern,
                               const gx_range* mine) {
  const uint32_t name = gx_intern_find(r->rules->names, rule->again);
  for (uint32_t g = 1; g <= gx_pattern_groups(pattern->code); g++) {
    if (pattern->names[g] == name && mine[g].begin != GX_PATTERN_UNSET) return mine[g].end;
  }
  return GX_PATTERN_UNSET;
}

static void match_pattern(run* r, uint32_t number, const gx_rule_pattern* pattern) {
  const gx_rule* rule = &r->rules->rules.at[number];
  if (!holds_needs(r, pattern)) return;
  const uint32_t groups = gx_pattern_groups(pattern->code);
  gx_range* mine = GX_ARRAY(r->arena, gx_range, groups + 1);
  for (uint32_t from = 0; from < r->n;) {
    const gx_find found = gx_pattern_find(pattern->code, r->finder, r->ch, r->n, from, mine);
    if (found == GX_FIND_LIMIT) r->exhausted++;
    if (found != GX_FIND_FOUND) return;
    const bool refused = is_refused(r, rule, pattern, mine);
    if (!refused) keep_match(r, number, pattern, mine);
    const uint32_t again =
        refused || !rule->again.n ? GX_PATTERN_UNSET : end_of_capture(r, rule, pattern, mine);
    if (again != GX_PATTERN_UNSET) {
      from = again;
      continue;
    }
    // A refused match gives way to one that begins later: 节目主持人王芳…区长李明主持.
    from = refused || mine[0].end <= mine[0].begin ? mine[0].begin + 1 : mine[0].end;
  }
}

static bool may_trigger(const gx_rules* rules, const char32_t* ch, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    if (gx_sieve_holds(&rules->any_first, ch[i])) return true;
  }
  return false;
}

bool* gx_rules_wake(const gx_rules* rules, const char32_t* folded, uint32_t n, gx_arena* arena) {
  if (!may_trigger(rules, folded, n)) return NULL;
  const gx_hits hits = gx_automaton_scan(&rules->triggers, folded, n, arena);
  if (!hits.n) return NULL;
  bool* awake = GX_ARRAY(arena, bool, rules->rules.n + 1);
  for (uint32_t i = 0; i < hits.n; i++) {
    const uint32_t t = hits.at[i].entry;
    for (uint32_t k = rules->trigger_from[t]; k < rules->trigger_from[t + 1]; k++) {
      awake[rules->trigger_rules[k]] = true;
    }
  }
  return awake;
}

static void get_ready(run* r) {
  if (r->finder) return;
  r->finder = gx_finder_new(r->arena, r->rules->max_groups);
  r->ranges = GX_ARRAY(r->arena, gx_range, r->rules->max_groups + 1);
}

static void take_piece(run* r, const char32_t* ch, uint32_t from, uint32_t end) {
  r->ch = ch + from;
  r->n = end - from;
  r->offset = from;
}

/// Only a piece that wakes a rule pays for this.
static void see_characters(run* r) {
  whereabouts* seen = r->seen;
  *seen = (whereabouts){0};
  for (uint32_t i = 0; i < r->n; i++) {
    const uint32_t slot = slot_of(r->ch[i]);
    if (!seen->first[slot]) seen->first[slot] = (uint16_t)(i + 1);
    seen->last[slot] = (uint16_t)(i + 1);
  }
}

/// Matches the rules that tell something, those that only drop, or both.
static void match_rules(run* r, const bool* awake, bool tell, bool drop) {
  for (uint32_t i = 0; i < r->rules->rules.n; i++) {
    const gx_rule* rule = &r->rules->rules.at[i];
    if (!awake[i] || !(rule->drops ? drop : tell)) continue;
    for (uint32_t k = 0; k < rule->matches.n; k++) match_pattern(r, i, &rule->matches.at[k]);
  }
}

static void match_piece(run* r) {
  const bool* awake = gx_rules_wake(r->rules, r->ch, r->n, r->arena);
  if (!awake) return;
  get_ready(r);
  see_characters(r);
  const uint32_t before = r->out.n;
  match_rules(r, awake, true, r->all);
  if (!r->all && r->out.n > before) match_rules(r, awake, false, true);
}

/// Where a piece that begins at `from` ends: behind its last comma or semicolon, or just anywhere.
static uint32_t piece_end(const char32_t* ch, uint32_t n, uint32_t from) {
  if (n - from <= PIECE) return n;
  for (uint32_t end = from + PIECE; end > from + PIECE / 2; end--) {
    if (ch[end - 1] == U'；' || ch[end - 1] == U'，') return end;
  }
  return from + PIECE;
}

gx_matches gx_rules_match(const gx_rules* rules, const char32_t* folded, uint32_t n, bool all,
                          gx_arena* arena, uint32_t* exhausted) {
  whereabouts seen;
  run r = {.rules = rules, .arena = arena, .seen = &seen, .all = all};
  for (uint32_t from = 0; rules && from < n;) {
    const uint32_t end = piece_end(folded, n, from);
    take_piece(&r, folded, from, end);
    match_piece(&r);
    from = end;
  }
  if (exhausted) *exhausted = r.exhausted;
  return (gx_matches){r.out.at, r.out.n};
}

gx_matches gx_rule_match_alone(const gx_rules* rules, uint32_t rule, const char32_t* folded, uint32_t n,
                               gx_arena* arena, uint32_t* refused_at) {
  whereabouts seen;
  run r = {.rules = rules, .arena = arena, .seen = &seen};
  const gx_rule* one = &rules->rules.at[rule];
  get_ready(&r);
  for (uint32_t from = 0; from < n;) {
    const uint32_t end = piece_end(folded, n, from);
    take_piece(&r, folded, from, end);
    see_characters(&r);
    for (uint32_t k = 0; k < one->matches.n; k++) match_pattern(&r, rule, &one->matches.at[k]);
    from = end;
  }
  if (refused_at) *refused_at = r.refused_at;
  return (gx_matches){r.out.at, r.out.n};
}

uint32_t gx_rules_name(const gx_rules* rules, gx_str name) { return gx_intern_find(rules->names, name); }

uint32_t gx_rules_find(const gx_rules* rules, gx_str id) {
  for (uint32_t i = 0; i < rules->rules.n; i++) {
    if (gx_str_eq(rules->rules.at[i].id, id)) return i;
  }
  return GX_NONE;
}

uint32_t gx_rules_count(const gx_rules* rules) { return rules->rules.n; }

gx_str gx_rule_id(const gx_rules* rules, uint32_t rule) { return rules->rules.at[rule].id; }

gx_str gx_rule_file(const gx_rules* rules, uint32_t rule) { return gx_str_of(rules->rules.at[rule].file); }

uint32_t gx_rule_line(const gx_rules* rules, uint32_t rule) { return rules->rules.at[rule].line; }

bool gx_rule_holds_while(const gx_rules* rules, uint32_t rule, gx_str kind) {
  const gx_rule* r = &rules->rules.at[rule];
  for (uint32_t i = 0; i < r->while_.n; i++) {
    gx_str rest = r->while_.at[i].text, word = {0};
    while (gx_str_split(&rest, ' ', &word)) {
      if (word.n && gx_str_eq(word, kind)) return true;
    }
  }
  return r->while_.n == 0;
}

uint32_t gx_rules_example_count(const gx_rules* rules) { return rules->examples.n; }

const gx_example* gx_rules_example(const gx_rules* rules, uint32_t i) { return &rules->examples.at[i]; }
