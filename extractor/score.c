#include "extractor/score.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "extractor/squeeze.h"

enum { MAX_PARTS = 3 };

/// A row: its parts joined by a unit separator; a part that is null is a record separator.
typedef struct {
  gx_str key;
  gx_str parts[MAX_PARTS];
  unsigned n;
} row;

typedef struct {
  uint32_t row; ///< Number in the set
  gx_str rule;
} source_of;

/// Rows of one field of one article, each once.
typedef struct {
  gx_intern* keys;
  GX_VEC(row) rows;
  GX_VEC(source_of) sources;
} row_set;

typedef struct {
  row_set fields[GX_FIELD_COUNT];
  size_t begin, end; ///< In the squeezed text; SIZE_MAX where not found
  const gx_json* gold;
} article;

struct gx_score {
  gx_arena* arena;
  gx_tally fields[GX_FIELD_COUNT];
  gx_intern* rules; ///< "field/rule" → index
  GX_VEC(gx_rule_tally) tallies;
};

static const char* const field_names[GX_FIELD_COUNT] = {
#define GX_X(e, name) #name,
    GX_FIELDS(GX_X)
#undef GX_X
};

const char* gx_field_name(gx_field field) { return field_names[field]; }

double gx_tally_precision(gx_tally t) { return t.tp + t.fp ? (double)t.tp / (t.tp + t.fp) : 1; }
double gx_tally_recall(gx_tally t) { return t.tp + t.fn ? (double)t.tp / (t.tp + t.fn) : 1; }

double gx_tally_f1(gx_tally t) {
  const double p = gx_tally_precision(t), r = gx_tally_recall(t);
  return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

gx_score* gx_score_new(gx_arena* arena) {
  gx_score* s = GX_NEW(arena, gx_score);
  s->arena = arena;
  s->rules = gx_intern_new(arena);
  return s;
}

// --- rows ------------------------------------------------------------------------------------------------------------

static row make_row(const gx_str* parts, unsigned n, gx_arena* arena) {
  row r = {.n = n};
  for (unsigned i = 0; i < n; i++) {
    r.parts[i] = parts[i].p ? gx_squeeze(parts[i], arena) : (gx_str){0};
    const gx_str shown = parts[i].p ? r.parts[i] : GX_STR("\x1E");
    r.key =
        i ? gx_str_format(arena, "%.*s\x1F%.*s", GX_FMT(r.key), GX_FMT(shown)) : gx_str_copy(arena, shown);
  }
  return r;
}

static void add_row(row_set* set, row r, gx_str rule, gx_arena* arena) {
  if (!set->keys) set->keys = gx_intern_new(arena);
  const uint32_t at = gx_intern_add(set->keys, r.key);
  if (at == set->rows.n) GX_PUSH(arena, &set->rows, r);
  if (rule.n) GX_PUSH(arena, &set->sources, (source_of){at, rule});
}

static bool has_row(const row_set* set, gx_str key) {
  return set->keys && gx_intern_find(set->keys, key) != GX_NONE;
}

/// The rows of one field of a gold article.
static row_set read_gold(const gx_json* gold, gx_field field, gx_arena* arena) {
  row_set set = {0};
  const gx_json* list = gx_json_get(gold, field_names[field]);
  for (const gx_json* item = gx_json_is_array(list) ? gx_json_first(list) : NULL; item;
       item = gx_json_next(item)) {
    gx_str parts[MAX_PARTS] = {{0}};
    unsigned n = 0;
    if (gx_json_is_string(item)) parts[n++] = gx_json_str(item);
    for (const gx_json* part = gx_json_is_array(item) ? gx_json_first(item) : NULL; part && n < MAX_PARTS;
         part = gx_json_next(part))
      parts[n++] = gx_json_is_string(part) ? gx_json_str(part) : (gx_str){0};
    if (n) add_row(&set, make_row(parts, n, arena), (gx_str){0}, arena);
  }
  return set;
}

/// 省市区县镇乡村街道社区自治州盟旗 at the end: an administrative name, which may be place or unit.
static bool is_administrative(gx_str name) {
  static const char* const ends[] = {"省", "市",   "区",   "县",     "镇", "乡",
                                     "村", "街道", "社区", "自治州", "盟", "旗"};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    if (gx_str_ends(name, gx_str_of(ends[i]))) return true;
  }
  return false;
}

// --- what the record says --------------------------------------------------------------------------------------------

/// A document while its record is laid out over the gold's articles.
typedef struct {
  const gx_record* record;
  gx_squeezed text;
  article* articles;
  uint32_t n;
  uint32_t* order; ///< Articles, the smallest first
  gx_arena* arena;
} laying;

/// Where `part` begins in the text from `from` on, or SIZE_MAX.
static size_t find_in(gx_str text, size_t from, gx_str part) {
  if (from > text.n) return SIZE_MAX;
  if (!part.n) return from;
  const char* at = memmem(text.p + from, text.n - from, part.p, part.n);
  return at ? (size_t)(at - text.p) : SIZE_MAX;
}

static void find_article(laying* l, article* a) {
  const gx_str starts = gx_squeeze(gx_json_str(gx_json_get(a->gold, "starts")), l->arena);
  const gx_str ends = gx_squeeze(gx_json_str(gx_json_get(a->gold, "ends")), l->arena);
  a->begin = find_in(l->text.flat, 0, starts);
  a->end = find_in(l->text.flat, a->begin == SIZE_MAX ? 0 : a->begin, ends);
  if (a->end != SIZE_MAX) a->end += ends.n;
}

/// Characters of the text before the offset; what was not found counts as -1.
static int64_t count_to(const laying* l, size_t at) {
  return at == SIZE_MAX ? -1 : (int64_t)gx_utf8_count((gx_str){l->text.flat.p, at});
}

/// The articles from the smallest on; few, and stable.
static void sort_articles(laying* l) {
  l->order = GX_ARRAY(l->arena, uint32_t, l->n + 1);
  int64_t* length = GX_ARRAY(l->arena, int64_t, l->n + 1);
  for (uint32_t i = 0; i < l->n; i++) {
    uint32_t k = i;
    length[i] = count_to(l, l->articles[i].end) - count_to(l, l->articles[i].begin);
    while (k > 0 && length[l->order[k - 1]] > length[i]) {
      l->order[k] = l->order[k - 1];
      k--;
    }
    l->order[k] = i;
  }
}

/// The smallest article that holds this code point of the document, or NULL.
static article* article_at(const laying* l, uint32_t begin) {
  const size_t x = l->text.starts[begin < l->text.chars ? begin : l->text.chars];
  for (uint32_t i = 0; i < l->n; i++) {
    article* a = &l->articles[l->order[i]];
    const bool begun = a->begin == SIZE_MAX || a->begin <= x;
    if (begun && a->end != SIZE_MAX && x < a->end) return a;
  }
  return NULL;
}

static bool field_of_kind(gx_kind kind, gx_field* field) {
  switch (kind) {
    case GX_KIND_PERSON: return *field = GX_FIELD_PERSON, true;
    case GX_KIND_TITLE: return *field = GX_FIELD_TITLE, true;
    case GX_KIND_UNIT: return *field = GX_FIELD_UNIT, true;
    case GX_KIND_COMPANY: return *field = GX_FIELD_COMPANY, true;
    case GX_KIND_PLACE: return *field = GX_FIELD_PLACE, true;
    case GX_KIND_MEETING: return *field = GX_FIELD_MEETING, true;
    default: return false;
  }
}

static int by_place(const void* a, const void* b) {
  const gx_record_mention* x = *(const gx_record_mention* const*)a;
  const gx_record_mention* y = *(const gx_record_mention* const*)b;
  if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
  if (x->end != y->end) return x->end > y->end ? -1 : 1;
  return (x > y) - (x < y);
}

static void lay_mentions(laying* l) {
  const uint32_t n = l->record->n_mentions;
  const gx_record_mention** sorted = GX_ARRAY(l->arena, const gx_record_mention*, n + 1);
  for (uint32_t i = 0; i < n; i++) sorted[i] = &l->record->mentions[i];
  if (n) qsort(sorted, n, sizeof *sorted, by_place);
  uint32_t furthest = 0, pending = 0; // End of all that sort before; equal spans are not before each other
  for (uint32_t i = 0; i < n; i++) {
    const gx_record_mention* m = sorted[i];
    gx_field field;
    const bool same = i > 0 && sorted[i - 1]->begin == m->begin && sorted[i - 1]->end == m->end;
    if (!same) furthest = pending;
    const bool part = furthest >= m->end;
    if (m->end > pending) pending = m->end;
    if (!field_of_kind(m->kind, &field)) continue;
    if (part && (field == GX_FIELD_UNIT || field == GX_FIELD_PLACE || field == GX_FIELD_COMPANY)) continue;
    article* a = article_at(l, m->begin);
    if (a) add_row(&a->fields[field], make_row(&m->text, 1, l->arena), m->rule, l->arena);
  }
}

static gx_str name_of(const gx_record* r, gx_str id, gx_str otherwise) {
  for (uint32_t i = 0; i < r->n_entities; i++) {
    if (gx_str_eq(r->entities[i].entity, id)) return r->entities[i].name;
  }
  return otherwise;
}

static const char* role_of(gx_claim_type type) {
  switch (type) {
    case GX_CLAIM_CHAIRED: return "chair";
    case GX_CLAIM_SPOKE_AT: return "speak";
    case GX_CLAIM_ATTENDED: return "attend";
    case GX_CLAIM_GUIDED: return "guide";
    case GX_CLAIM_INSPECTED: return "inspect";
    case GX_CLAIM_ANNOUNCED: return "announce";
    case GX_CLAIM_MET: return "meet";
    case GX_CLAIM_WROTE_TO: return "message";
    default: return NULL;
  }
}

/// One piece of evidence of a claim as a row.
static void lay_evidence(laying* l, const gx_record_claim* c, const gx_record_evidence* e) {
  article* a = article_at(l, e->begin);
  char* day = gx_alloc(l->arena, 12);
  gx_date_format(c->date, day);
  const gx_str date = day[0] ? gx_str_of(day) : (gx_str){0};
  const gx_str who = name_of(l->record, c->subject, c->subject);
  const gx_str what =
      e->object != GX_NONE ? l->record->mentions[e->object].text : name_of(l->record, c->object, GX_STR(""));
  if (!a) return;
  if (c->type == GX_CLAIM_HOLDS)
    add_row(&a->fields[GX_FIELD_POSITIONS], make_row((gx_str[]){who, what}, 2, l->arena), e->rule, l->arena);
  else if (c->type == GX_CLAIM_VISITED)
    add_row(&a->fields[GX_FIELD_VISITS], make_row((gx_str[]){who, what, date}, 3, l->arena), e->rule,
            l->arena);
  else if (c->type == GX_CLAIM_WROTE)
    add_row(&a->fields[GX_FIELD_AUTHORS], make_row(&who, 1, l->arena), e->rule, l->arena);
  else if (role_of(c->type))
    add_row(&a->fields[GX_FIELD_APPEARANCES],
            make_row((gx_str[]){who, gx_str_of(role_of(c->type)), date}, 3, l->arena), e->rule, l->arena);
}

static void lay_claims(laying* l) {
  for (uint32_t i = 0; i < l->record->n_claims; i++) {
    const gx_record_claim* c = &l->record->claims[i];
    for (uint32_t k = 0; k < c->n_evidence; k++) lay_evidence(l, c, &c->evidence[k]);
  }
}

// --- comparing -------------------------------------------------------------------------------------------------------

/// A line about a row, with its place, so that lines of one sentence stand together.
typedef struct {
  size_t begin, end; ///< The sentence in the squeezed text
  uint32_t index;
  gx_str line;
} miss;

typedef struct {
  gx_score* score;
  const laying* laying;
  const article* article;
  row_set gold[GX_FIELD_COUNT];
  gx_intern* ignore;
  GX_VEC(miss) misses;
  bool told;
} comparing;

static void read_ignored(comparing* c) {
  gx_arena* arena = c->laying->arena;
  c->ignore = gx_intern_new(arena);
  const gx_json* list = gx_json_get(c->article->gold, "ignore");
  for (const gx_json* item = gx_json_is_array(list) ? gx_json_first(list) : NULL; item;
       item = gx_json_next(item)) {
    const gx_str word = gx_squeeze(gx_json_str(item), arena);
    bool marked = false; // What is marked as a name is not ignored
    for (int f = GX_FIELD_PERSON; f <= GX_FIELD_MEETING && !marked; f++) marked = has_row(&c->gold[f], word);
    if (!marked) gx_intern_add(c->ignore, word);
  }
}

static bool counts(const comparing* c, const row* r) {
  for (unsigned i = 0; i < r->n; i++) {
    if (r->parts[i].p && gx_intern_find(c->ignore, r->parts[i]) != GX_NONE) return false;
  }
  return true;
}

static gx_rule_tally* tally_of(gx_score* s, gx_field field, gx_str rule) {
  const gx_mark mark = gx_mark_now(s->arena);
  const gx_str key = gx_str_format(s->arena, "%d/%.*s", (int)field, GX_FMT(rule));
  const uint32_t at = gx_intern_find(s->rules, key);
  if (at != GX_NONE) {
    gx_rewind(s->arena, mark);
    return &s->tallies.at[at];
  }
  gx_intern_add(s->rules, key);
  const gx_rule_tally fresh = {.rule = gx_str_copy(s->arena, rule), .field = field};
  return GX_PUSH(s->arena, &s->tallies, fresh);
}

/// Counts a row for every rule that gave it, each once.
static void count_sources(comparing* c, gx_field field, const row_set* set, gx_str key, bool right) {
  const uint32_t number = set->keys ? gx_intern_find(set->keys, key) : GX_NONE;
  for (uint32_t i = 0; number != GX_NONE && i < set->sources.n; i++) {
    const source_of* s = &set->sources.at[i];
    bool seen = s->row != number;
    for (uint32_t k = 0; k < i && !seen; k++)
      seen = set->sources.at[k].row == number && gx_str_eq(set->sources.at[k].rule, s->rule);
    if (seen) continue;
    gx_rule_tally* t = tally_of(c->score, field, s->rule);
    (*(right ? &t->tally.tp : &t->tally.fp))++;
  }
}

static bool is_sentence_end(gx_str flat, size_t i) {
  return (flat.n - i >= 3 && (memcmp(flat.p + i, "。", 3) == 0)) || flat.p[i] == '!' || flat.p[i] == '?';
}

/// The sentence of the article that holds the row: all its names, else its first.
static miss find_sentence(const comparing* c, const row* r, gx_field field) {
  const gx_str flat = c->laying->text.flat;
  const article* a = c->article;
  miss best = {.begin = SIZE_MAX, .end = SIZE_MAX};
  if (a->begin == SIZE_MAX || a->end == SIZE_MAX) return best;
  const unsigned names = field == GX_FIELD_POSITIONS || field == GX_FIELD_VISITS ? 2 : 1;
  unsigned most = 0;
  for (size_t begin = a->begin; begin < a->end && most < names;) {
    size_t end = begin;
    while (end < a->end && !is_sentence_end(flat, end)) end++;
    if (end < a->end) end += flat.p[end] == '!' || flat.p[end] == '?' ? 1 : 3;
    const gx_str sentence = {flat.p + begin, end - begin};
    unsigned found = 0;
    for (unsigned i = 0; i < names && i < r->n; i++) found += find_in(sentence, 0, r->parts[i]) != SIZE_MAX;
    if (found > most) {
      most = found;
      best.begin = begin;
      best.end = end;
    }
    begin = end;
  }
  return best;
}

static void note_miss(comparing* c, gx_field field, const row_set* from, const row* r, bool missed) {
  gx_arena* arena = c->laying->arena;
  if (!c->told) return;
  miss m = find_sentence(c, r, field);
  m.line = gx_str_format(arena, "    %c %s", missed ? '-' : '+', field_names[field]);
  for (unsigned i = 0; i < r->n; i++) {
    const gx_str part = r->parts[i].p ? r->parts[i] : GX_STR("none");
    m.line = gx_str_format(arena, "%.*s%s%.*s", GX_FMT(m.line), i ? "/" : " ", GX_FMT(part));
  }
  const uint32_t number = missed || !from->keys ? GX_NONE : gx_intern_find(from->keys, r->key);
  for (uint32_t i = 0; number != GX_NONE && i < from->sources.n; i++) {
    if (from->sources.at[i].row != number) continue;
    m.line = gx_str_format(arena, "%.*s (%.*s)", GX_FMT(m.line), GX_FMT(from->sources.at[i].rule));
    break;
  }
  m.index = c->misses.n;
  GX_PUSH(arena, &c->misses, m);
}

/// Whether the system's row stands under this field: an administrative name may be place or unit, as the gold has it.
static bool stands(const comparing* c, gx_field field, const row* r) {
  const gx_field other = field == GX_FIELD_PLACE ? GX_FIELD_UNIT : GX_FIELD_PLACE;
  if (field != GX_FIELD_PLACE && field != GX_FIELD_UNIT) return true;
  return !(has_row(&c->gold[other], r->key) && is_administrative(r->parts[0])) ||
         has_row(&c->gold[field], r->key);
}

static bool is_found(const comparing* c, gx_field field, const row* r) {
  if (has_row(&c->article->fields[field], r->key)) return true;
  const gx_field other = field == GX_FIELD_PLACE ? GX_FIELD_UNIT : GX_FIELD_PLACE;
  return (field == GX_FIELD_PLACE || field == GX_FIELD_UNIT) && is_administrative(r->parts[0]) &&
         has_row(&c->article->fields[other], r->key);
}

static void compare_field(comparing* c, gx_field field) {
  gx_tally* t = &c->score->fields[field];
  const row_set* gold = &c->gold[field];
  const row_set* ours = &c->article->fields[field];
  for (uint32_t i = 0; i < gold->rows.n; i++) {
    const row* r = &gold->rows.at[i];
    if (!counts(c, r)) continue;
    const bool found = is_found(c, field, r);
    (*(found ? &t->tp : &t->fn))++;
    if (!found) note_miss(c, field, gold, r, true);
    if (!found) continue;
    const bool here = has_row(ours, r->key);
    const gx_field other = field == GX_FIELD_PLACE ? GX_FIELD_UNIT : GX_FIELD_PLACE;
    count_sources(c, field, here ? ours : &c->article->fields[other], r->key, true);
  }
  for (uint32_t i = 0; i < ours->rows.n; i++) {
    const row* r = &ours->rows.at[i];
    if (has_row(gold, r->key) || !stands(c, field, r) || !counts(c, r)) continue;
    t->fp++;
    count_sources(c, field, ours, r->key, false);
    note_miss(c, field, ours, r, false);
  }
}

static int by_sentence(const void* a, const void* b) {
  const miss* x = a;
  const miss* y = b;
  if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

static void tell_misses(comparing* c, const char* file, gx_sink* sink) {
  const gx_str headline = gx_json_str(gx_json_get(c->article->gold, "headline"));
  if (!c->misses.n) return;
  qsort(c->misses.at, c->misses.n, sizeof *c->misses.at, by_sentence);
  gx_putf(sink, "%s「%.*s」\n", file, GX_FMT(headline));
  size_t last = SIZE_MAX - 1;
  for (uint32_t i = 0; i < c->misses.n; i++) {
    const miss* m = &c->misses.at[i];
    const gx_str sentence = m->begin == SIZE_MAX
                                ? GX_STR("(in no sentence)")
                                : (gx_str){c->laying->text.flat.p + m->begin, m->end - m->begin};
    if (m->begin != last) gx_putf(sink, "  %.*s\n", GX_FMT(sentence));
    last = m->begin;
    gx_putf(sink, "%.*s\n", GX_FMT(m->line));
  }
}

static void compare_article(gx_score* score, const laying* l, const article* a, const char* file,
                            gx_sink* misses) {
  comparing c = {.score = score, .laying = l, .article = a, .told = misses != NULL};
  for (int f = 0; f < GX_FIELD_COUNT; f++) c.gold[f] = read_gold(a->gold, (gx_field)f, l->arena);
  read_ignored(&c);
  for (int f = 0; f < GX_FIELD_COUNT; f++) compare_field(&c, (gx_field)f);
  if (misses) tell_misses(&c, file, misses);
}

// --- gold files ------------------------------------------------------------------------------------------------------

gx_status gx_gold_document(gx_str gold, const char* file, gx_arena* arena, gx_str* doc, gx_error* error) {
  gx_json* root;
  GX_TRY(gx_json_parse(gold, file, 0, &root, error));
  *doc = gx_str_copy(arena, gx_json_str(gx_json_get(root, "doc")));
  const bool sound = doc->n && gx_json_is_array(gx_json_get(root, "articles"));
  gx_json_free(root);
  return sound ? GX_OK
               : gx_fail(error, GX_ERR_INPUT, file, 0, "is no gold file: it has no doc or no articles");
}

gx_status gx_score_add(gx_score* score, gx_str gold, const char* file, const gx_record* record, gx_str text,
                       gx_sink* misses, gx_arena* scratch, gx_error* error) {
  gx_json* root;
  GX_TRY(gx_json_parse(gold, file, 0, &root, error));
  GX_VEC(article) articles = {0};
  const gx_json* list = gx_json_get(root, "articles");
  for (const gx_json* a = list ? gx_json_first(list) : NULL; a; a = gx_json_next(a))
    GX_PUSH(scratch, &articles, (article){.gold = a});
  laying l = {.record = record, .articles = articles.at, .n = articles.n, .arena = scratch};
  l.text = gx_squeezed_new(text, scratch);
  for (uint32_t i = 0; i < l.n; i++) find_article(&l, &l.articles[i]);
  sort_articles(&l);
  if (record) lay_mentions(&l);
  if (record) lay_claims(&l);
  for (uint32_t i = 0; i < l.n; i++) compare_article(score, &l, &l.articles[i], file, misses);
  gx_json_free(root);
  return GX_OK;
}

gx_tally gx_score_field(const gx_score* score, gx_field field) { return score->fields[field]; }

static int by_name(const void* a, const void* b) {
  const gx_rule_tally* x = a;
  const gx_rule_tally* y = b;
  if (x->field != y->field) return x->field < y->field ? -1 : 1;
  return gx_str_cmp(x->rule, y->rule);
}

const gx_rule_tally* gx_score_rules(const gx_score* score, uint32_t* n, gx_arena* arena) {
  *n = score->tallies.n;
  gx_rule_tally* out = GX_ARRAY(arena, gx_rule_tally, *n + 1);
  for (uint32_t i = 0; i < *n; i++) {
    out[i] = score->tallies.at[i];
    const gx_tally whole = score->fields[out[i].field];
    out[i].tally.fn = whole.tp + whole.fn - out[i].tally.tp;
  }
  if (*n) qsort(out, *n, sizeof *out, by_name);
  return out;
}
