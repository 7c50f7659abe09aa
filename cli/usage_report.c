#include "cli/usage_report.h"

#include <string.h>

#include "base/hash.h"
#include "cli/cli.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/report.h"
#include "cli/table.h"
#include "extractor/read.h"
#include "extractor/usage.h"

#define MAX_LINE ((size_t)1 << 31)

typedef struct {
  gx_usage* usage;
  gx_arena* arena;
  gx_arena* scratch;
  gx_lines* lines; ///< The NDJSON file whose pages come now, or NULL
  gx_str lines_path;
  uint32_t records, pages, failed;
} reporting;

// --- pages -----------------------------------------------------------------------------------------------------------

/// The page of a record that was a file by itself.
static gx_status read_file(const reporting* r, const gx_record* record, const gx_meta* given,
                           gx_document* page, gx_error* error) {
  gx_str bytes;
  char sha[65];
  const gx_read_options options = {0};
  const char* path = gx_str_copy(r->scratch, record->document.path).p;
  if (gx_str_eq(record->document.path, GX_STR("-"))) return GX_ERR_IO;
  GX_TRY(gx_file_read(path, r->scratch, GX_MAX_DOCUMENT_BYTES, &bytes, error));
  gx_sha256_hex(bytes, sha);
  if (!gx_str_eq(gx_str_of(sha), record->document.sha256)) return GX_ERR_INPUT;
  return gx_read(r->scratch, record->document.path, bytes, given, &options, page, error);
}

/// The page of a record that was a line of a file: the lines stand in the order of the records.
static gx_status read_line(reporting* r, const gx_record* record, gx_str file, const gx_meta* given,
                           gx_document* page, gx_error* error) {
  if (!r->lines || !gx_str_eq(file, r->lines_path)) {
    if (r->lines) gx_lines_close(r->lines);
    r->lines_path = gx_str_copy(r->arena, file);
    r->lines = gx_lines_open(r->lines_path.p, error);
  }
  for (bool more = r->lines != NULL; more;) {
    gx_str line = {0};
    char sha[65];
    GX_TRY(gx_lines_next(r->lines, r->scratch, MAX_LINE, &line, &more, error));
    gx_sha256_hex(line, sha);
    if (!more || !gx_str_eq(gx_str_of(sha), record->document.sha256)) continue;
    return gx_read_ndjson_line(r->scratch, file, gx_lines_number(r->lines), line, given, page, error);
  }
  return GX_ERR_IO;
}

static gx_status read_page(reporting* r, const gx_record* record, gx_document* page, gx_error* error) {
  const gx_str path = record->document.path;
  const gx_meta given = {.date = record->document.issued,
                         .home = record->document.home,
                         .publication = record->document.publication};
  const char* mark = memchr(path.p, '#', path.n);
  if (!mark) return read_file(r, record, &given, page, error);
  return read_line(r, record, (gx_str){path.p, (size_t)(mark - path.p)}, &given, page, error);
}

static void take_record(reporting* r, const gx_record* record) {
  gx_document page;
  gx_error error;
  r->records++;
  gx_usage_add_record(r->usage, record);
  if (!read_page(r, record, &page, &error) && !gx_usage_add_page(r->usage, &page, r->scratch, &error))
    r->pages++;
  else
    gx_usage_add_words(r->usage, record, r->scratch);
  gx_report_progress("%u records", r->records);
}

static void fail(reporting* r, const gx_error* error) {
  gx_report_error(error);
  r->failed++;
}

static void read_records(reporting* r, const char* path) {
  gx_error error;
  gx_lines* lines = gx_lines_open(path, &error);
  if (!lines) fail(r, &error);
  for (bool more = lines != NULL; more && !gx_stopped();) {
    gx_str line = {0};
    gx_record record;
    gx_arena_reset(r->scratch, (size_t)16 << 20);
    if (gx_lines_next(lines, r->scratch, MAX_LINE, &line, &more, &error)) {
      fail(r, &error);
      break;
    }
    if (!more || !gx_str_trim(line).n) continue;
    if (gx_record_read(line, path, gx_lines_number(lines), r->scratch, &record, &error))
      fail(r, &error);
    else
      take_record(r, &record);
  }
  if (lines) gx_lines_close(lines);
}

// --- tables ----------------------------------------------------------------------------------------------------------

static gx_str number(gx_arena* arena, uint32_t n) { return n ? gx_str_format(arena, "%u", n) : GX_STR(""); }

static void write_rules(const reporting* r, const gx_rules* rules, gx_sink* sink) {
  enum { COLUMNS = 8 };
  static const gx_column columns[COLUMNS] = {{"rule", false, 0}, {"claims", true, 0}, {"matches", true, 0},
                                             {"tries", true, 0}, {"ms", true, 0},     {"ok", true, 0},
                                             {"no", true, 0},    {"where", false, 0}};
  uint32_t n;
  const gx_rule_usage* all = gx_usage_rules(r->usage, &n, r->arena);
  gx_str* cells = GX_ARRAY(r->arena, gx_str, (size_t)n * COLUMNS + 1);
  for (uint32_t i = 0; i < n; i++) {
    const gx_rule_usage* one = &all[i];
    gx_str* row = &cells[(size_t)i * COLUMNS];
    row[0] = one->rule;
    row[1] = number(r->arena, one->claims);
    row[2] = number(r->arena, one->matches);
    row[3] = number(r->arena, one->tries);
    if (one->tries) row[4] = gx_str_format(r->arena, "%.2f", one->seconds * 1000);
    row[5] = number(r->arena, one->ok);
    row[6] = number(r->arena, one->no);
    if (one->number == GX_NONE) continue;
    const gx_str file = gx_rule_file(rules, one->number);
    const char* name = memrchr(file.p, '/', file.n);
    row[7] = gx_str_format(r->arena, "%s:%u", name ? name + 1 : file.p, gx_rule_line(rules, one->number));
  }
  gx_table_write(sink, columns, COLUMNS, cells, n, r->arena);
  uint32_t never = 0;
  for (uint32_t i = 0; i < n; i++) never += !all[i].claims && !all[i].matches;
  gx_putf(sink, "\n%u of %u rules never fire here%s", never, n, never ? ":" : "\n");
  for (uint32_t i = 0; i < n; i++) {
    if (!all[i].claims && !all[i].matches) gx_putf(sink, " %.*s", GX_FMT(all[i].rule));
  }
  if (never) gx_puts(sink, "\n");
}

static void write_lists(const reporting* r, const gx_lexicon* lexicon, gx_sink* sink) {
  enum { COLUMNS = 4 };
  static const gx_column columns[COLUMNS] = {
      {"list", false, 0}, {"entries", true, 0}, {"never there", true, 0}, {"share", true, 0}};
  uint32_t n;
  const gx_list_usage* all = gx_usage_lists(r->usage, &n, r->arena);
  gx_str* cells = GX_ARRAY(r->arena, gx_str, (size_t)n * COLUMNS + 1);
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t never = all[i].entries - all[i].met;
    gx_str* row = &cells[(size_t)i * COLUMNS];
    row[0] = gx_str_of(all[i].list);
    row[1] = gx_str_format(r->arena, "%u", all[i].entries);
    row[2] = gx_str_format(r->arena, "%u", never);
    row[3] = gx_str_format(r->arena, "%.1f %%", all[i].entries ? 100.0 * never / all[i].entries : 0.0);
  }
  gx_puts(sink, "\n");
  gx_table_write(sink, columns, COLUMNS, cells, n, r->arena);
  if (gx_report_verbose()) gx_puts(sink, "\n");
  for (uint32_t i = 0; gx_report_verbose() && i < gx_lexicon_count(lexicon); i++) {
    const gx_entry* e = gx_lexicon_entry(lexicon, i);
    if (!gx_usage_met(r->usage, i))
      gx_putf(sink, "%s.tsv:%u: %.*s\n", gx_usage_list_name(e), e->line, GX_FMT(e->word));
  }
}

int gx_usage_report(const gx_lexicon* lexicon, gx_operands records, gx_arena* arena) {
  reporting r = {.usage = gx_usage_new(lexicon, gx_seconds, arena), .arena = arena};
  gx_sink* sink = gx_sink_for_eyes();
  gx_error error;
  const gx_inputs inputs = gx_inputs_gather(records.at, records.n, ".ndjson,.jsonl", arena);
  r.failed = inputs.failed;
  r.scratch = gx_arena_new();
  for (uint32_t i = 0; i < inputs.n && !gx_stopped(); i++) read_records(&r, inputs.at[i].path.p);
  gx_arena_free(r.scratch);
  if (r.lines) gx_lines_close(r.lines);
  write_rules(&r, gx_lexicon_rules(lexicon), sink);
  write_lists(&r, lexicon, sink);
  gx_report_summary("%u records, %u of their pages read again", r.records, r.pages);
  if (!gx_sink_close(sink, &error)) return r.failed ? GX_EXIT_SOME_INPUTS : GX_EXIT_FINE;
  gx_report_error(&error);
  return GX_EXIT_OUTPUT;
}
