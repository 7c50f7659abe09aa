/// guanxi diff: what a change of rules gained and lost over a corpus.
#include <stdlib.h>

#include "cli/cli.h"
#include "cli/options.h"
#include "cli/record_stream.h"
#include "cli/report.h"
#include "cli/table.h"

static const char help[] =
    "usage: guanxi diff [OPTION]... A.ndjson B.ndjson\n"
    "\n"
    "Compares what two runs of guanxi extract -f ndjson say of the same pages, read in\n"
    "the same order: the claims that B lost and gained against A, document by\n"
    "document, by article, type, names of subject and object, and date. Shows their\n"
    "numbers by type and rule.\n"
    "\n"
    "      --mentions         compare mentions too: place, kind and words\n"
    "  -v, --verbose          every claim lost (-) and gained (+)\n"
    "  -h, --help             this text\n"
    "\n"
    "Examples\n"
    "  guanxi extract -f ndjson news -o before.ndjson\n"
    "  guanxi extract -f ndjson --gazetteers my news -o after.ndjson\n"
    "  guanxi diff -v before.ndjson after.ndjson\n"
    "\n"
    "Exit status: 0 the same, 1 different, 2 usage, 3 a file is unreadable or holds\n"
    "no records, 4 the output failed.\n";

/// One thing that a record says.
typedef struct {
  gx_str key; ///< What is compared; shown as it is
  gx_str type, rule;
  uint32_t article;
} item;

typedef GX_VEC(item) items;

typedef struct {
  gx_str type, rule;
  uint32_t lost, gained;
} change;

typedef struct {
  bool mentions;
  gx_sink* sink;
  gx_arena* arena;   ///< Of the run
  gx_arena* scratch; ///< Of one document
  gx_intern* kinds;  ///< "type/rule" → index
  GX_VEC(change) changes;
  uint32_t lost, gained, documents, changed, only_a, only_b;
  bool headed; ///< The document's line is written
} comparison;

// --- what a record says ----------------------------------------------------------------------------------------------

/// Names by id, of one record.
typedef struct {
  const gx_record* record;
  gx_intern* ids;
  gx_str* names;
} directory;

static directory list_names(const gx_record* r, gx_arena* arena) {
  directory d = {r, gx_intern_new(arena), GX_ARRAY(arena, gx_str, r->n_entities + r->n_events + 1)};
  for (uint32_t i = 0; i < r->n_entities; i++)
    d.names[gx_intern_add(d.ids, r->entities[i].entity)] = r->entities[i].name;
  for (uint32_t i = 0; i < r->n_events; i++) {
    const gx_record_event* e = &r->events[i];
    d.names[gx_intern_add(d.ids, e->event)] = e->name.n ? e->name : e->kind;
  }
  return d;
}

/// The name of an end; an article has none.
static gx_str name_of(const directory* d, gx_str id) {
  const uint32_t i = gx_intern_find(d->ids, id);
  return i == GX_NONE ? GX_STR("article") : d->names[i];
}

/// The object in words: of sites and offices as written.
static gx_str object_of(const directory* d, const gx_record_claim* c) {
  const uint32_t written = c->n_evidence ? c->evidence[0].object : GX_NONE;
  const bool as_written = c->type == GX_CLAIM_VISITED || c->type == GX_CLAIM_HOLDS;
  return as_written && written != GX_NONE ? d->record->mentions[written].text : name_of(d, c->object);
}

static int by_key(const void* a, const void* b) {
  const item* x = a;
  const item* y = b;
  if (x->article != y->article) return x->article < y->article ? -1 : 1;
  const int key = gx_str_cmp(x->key, y->key);
  return key ? key : gx_str_cmp(x->rule, y->rule);
}

static items list_items(const comparison* c, const gx_record* r) {
  items all = {0};
  if (!r) return all;
  const directory d = list_names(r, c->scratch);
  for (uint32_t i = 0; i < r->n_claims; i++) {
    const gx_record_claim* claim = &r->claims[i];
    const gx_str type = gx_str_of(gx_claim_name(claim->type));
    char day[12];
    gx_date_format(claim->date, day);
    const gx_str key = gx_str_format(c->scratch, "%.*s %.*s %.*s %s", GX_FMT(name_of(&d, claim->subject)),
                                     GX_FMT(type), GX_FMT(object_of(&d, claim)), day[0] ? day : "-");
    const gx_str rule = claim->n_evidence ? claim->evidence[0].rule : GX_STR("-");
    GX_PUSH(c->scratch, &all, (item){key, type, rule, claim->article});
  }
  for (uint32_t i = 0; c->mentions && i < r->n_mentions; i++) {
    const gx_record_mention* m = &r->mentions[i];
    const gx_str kind = gx_str_of(gx_kind_name(m->kind));
    const gx_str key = gx_str_format(c->scratch, "%s %.*s at %u", kind.p, GX_FMT(m->text), m->begin);
    GX_PUSH(c->scratch, &all, (item){key, kind, m->rule, m->article});
  }
  if (all.n) qsort(all.at, all.n, sizeof *all.at, by_key);
  return all;
}

// --- comparing -------------------------------------------------------------------------------------------------------

static change* change_of(comparison* c, const item* i) {
  const gx_str key = gx_str_format(c->scratch, "%.*s/%.*s", GX_FMT(i->type), GX_FMT(i->rule));
  const uint32_t at = gx_intern_add(c->kinds, key);
  if (at == c->changes.n) {
    const change fresh = {.type = gx_str_copy(c->arena, i->type), .rule = gx_str_copy(c->arena, i->rule)};
    GX_PUSH(c->arena, &c->changes, fresh);
  }
  return &c->changes.at[at];
}

static void note(comparison* c, const gx_record* r, const item* i, bool gained) {
  change* kind = change_of(c, i);
  (*(gained ? &kind->gained : &kind->lost))++;
  (*(gained ? &c->gained : &c->lost))++;
  if (!c->headed) c->changed++;
  if (gx_report_verbose()) {
    if (!c->headed) gx_putf(c->sink, "%.*s\n", GX_FMT(r->document.path));
    gx_putf(c->sink, "  %c %.*s (%.*s, article %u)\n", gained ? '+' : '-', GX_FMT(i->key), GX_FMT(i->rule),
            i->article);
  }
  c->headed = true;
}

/// The same claim by another rule is the same claim.
static int compare_items(const item* x, const item* y) {
  if (x->article != y->article) return x->article < y->article ? -1 : 1;
  return gx_str_cmp(x->key, y->key);
}

static void compare_documents(comparison* c, const gx_record* a, const gx_record* b) {
  gx_arena_reset(c->scratch, (size_t)16 << 20);
  const items x = list_items(c, a), y = list_items(c, b);
  uint32_t i = 0, k = 0;
  c->documents++;
  c->only_a += !b;
  c->only_b += !a;
  c->headed = false;
  while (i < x.n || k < y.n) {
    const int order = i == x.n ? 1 : k == y.n ? -1 : compare_items(&x.at[i], &y.at[k]);
    if (order < 0) note(c, a, &x.at[i++], false);
    if (order > 0) note(c, b, &y.at[k++], true);
    if (order == 0) i++, k++;
  }
}

static int by_type(const void* a, const void* b) {
  const change* x = a;
  const change* y = b;
  const int type = gx_str_cmp(x->type, y->type);
  return type ? type : gx_str_cmp(x->rule, y->rule);
}

static void write_changes(comparison* c) {
  enum { COLUMNS = 4 };
  static const gx_column columns[COLUMNS] = {
      {"type", false, 0}, {"rule", false, 0}, {"lost", true, 0}, {"gained", true, 0}};
  gx_str* cells = GX_ARRAY(c->arena, gx_str, (size_t)c->changes.n * COLUMNS + 1);
  if (c->changes.n) qsort(c->changes.at, c->changes.n, sizeof *c->changes.at, by_type);
  for (uint32_t i = 0; i < c->changes.n; i++) {
    const change* one = &c->changes.at[i];
    gx_str* row = &cells[(size_t)i * COLUMNS];
    row[0] = one->type;
    row[1] = one->rule;
    row[2] = one->lost ? gx_str_format(c->arena, "%u", one->lost) : GX_STR("");
    row[3] = one->gained ? gx_str_format(c->arena, "%u", one->gained) : GX_STR("");
  }
  if (c->changes.n) {
    gx_table_write(c->sink, columns, COLUMNS, cells, c->changes.n, c->arena);
    gx_puts(c->sink, "\n");
  }
  gx_putf(c->sink, "%u lost, %u gained in %u of %u documents", c->lost, c->gained, c->changed, c->documents);
  if (c->only_a) gx_putf(c->sink, "; %u only in the first file", c->only_a);
  if (c->only_b) gx_putf(c->sink, "; %u only in the second file", c->only_b);
  gx_puts(c->sink, "\n");
}

static gx_status compare_files(comparison* c, const char* a, const char* b, gx_error* error) {
  gx_record_pairs* pairs = gx_record_pairs_open(a, b, error);
  if (!pairs) return error->status;
  gx_status status = GX_OK;
  while (!status && !gx_stopped()) {
    const gx_record *x = NULL, *y = NULL;
    status = gx_record_pairs_next(pairs, &x, &y, error);
    if (status || (!x && !y)) break;
    compare_documents(c, x, y);
    gx_report_progress("%u documents", c->documents);
  }
  gx_record_pairs_close(pairs);
  return status;
}

static int run(int argc, char** argv, gx_arena* arena) {
  comparison c = {.arena = arena, .kinds = gx_intern_new(arena)};
  const gx_option options[] = {{"mentions", 0, NULL, &c.mentions}, {0}};
  gx_operands files;
  gx_error error;
  int code;
  if (!gx_options_read(argc, argv, &gx_command_diff, options, &files, &code)) return code;
  if (files.n != 2) {
    gx_report_line("diff takes two files of records; see guanxi diff --help");
    return GX_EXIT_USAGE;
  }
  c.sink = gx_sink_for_eyes();
  c.scratch = gx_arena_new();
  const gx_status status = compare_files(&c, files.at[0], files.at[1], &error);
  if (status) gx_report_error(&error);
  if (!status) write_changes(&c);
  gx_arena_free(c.scratch);
  code = status ? GX_EXIT_DATA : c.lost || c.gained || c.only_a || c.only_b ? 1 : GX_EXIT_FINE;
  if (!gx_sink_close(c.sink, &error)) return code;
  gx_report_error(&error);
  return GX_EXIT_OUTPUT;
}

const gx_command gx_command_diff = {"diff", "what a change of rules gained and lost", help, run};
