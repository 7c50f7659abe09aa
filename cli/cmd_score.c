/// guanxi score: records against what careful readers marked.
#include <string.h>

#include "cli/cli.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/reading.h"
#include "cli/report.h"
#include "cli/table.h"
#include "extractor/score.h"

static const char help[] =
    "usage: guanxi score [OPTION]... GOLD RECORDS...\n"
    "\n"
    "Compares records (what guanxi extract -f ndjson writes) with gold: JSON files, or\n"
    "a folder of them, in which careful readers marked the names and facts of a page.\n"
    "Shows precision, recall and F1 of every field, then of every rule that gave to\n"
    "it; the recall of a rule is its share of all rows of the field. A record belongs\n"
    "to the gold file whose doc is the name of its page.\n"
    "\n"
    "      --texts DIR        where the pages are; else at the paths of the records\n"
    "      --json             the figures of the fields as one JSON object\n"
    "  -v, --verbose          also what was missed (-) and what is wrong (+), sentence\n"
    "                         by sentence\n"
    "  -h, --help             this text\n"
    "\n"
    "Examples\n"
    "  guanxi extract -f ndjson pages -o records.ndjson\n"
    "  guanxi score gold records.ndjson\n"
    "  guanxi score -v gold/page-1.json records.ndjson --texts pages\n"
    "\n"
    "Exit status: 0 fine, 1 a file could not be read, 2 usage, 4 the output failed.\n";

#define MAX_LINE ((size_t)1 << 31)

/// A gold file with the record of its document.
typedef struct {
  const char* path;
  gx_str bytes, doc;
  gx_str line; ///< The record, or empty
  uint32_t number;
  const char* records; ///< File that the line is from
} sheet;

typedef struct {
  gx_arena* arena;
  gx_arena* scratch;
  GX_VEC(sheet) sheets;
  gx_inputs texts; ///< Of --texts
  bool searched;   ///< --texts was given
  uint32_t failed, missing;
  gx_score* score;
} scoring;

static void fail(scoring* s, const gx_error* error) {
  gx_report_error(error);
  s->failed++;
}

static gx_str base_name(gx_str path) {
  for (size_t i = path.n; i > 0; i--) {
    if (path.p[i - 1] == '/') return (gx_str){path.p + i, path.n - i};
  }
  return path;
}

static void read_gold(scoring* s, char* gold) {
  const gx_inputs files = gx_inputs_gather(&gold, 1, ".json", s->arena);
  s->failed += files.failed;
  for (uint32_t i = 0; i < files.n; i++) {
    gx_error error;
    sheet one = {.path = files.at[i].path.p};
    gx_status status = gx_file_read(one.path, s->arena, GX_MAX_DOCUMENT_BYTES, &one.bytes, &error);
    if (!status) status = gx_gold_document(one.bytes, one.path, s->arena, &one.doc, &error);
    if (status)
      fail(s, &error);
    else
      GX_PUSH(s->arena, &s->sheets, one);
  }
}

static void take_record(scoring* s, const char* path, uint32_t number, gx_str line) {
  gx_record r;
  gx_error error;
  if (gx_record_read(line, path, number, s->scratch, &r, &error)) {
    fail(s, &error);
    return;
  }
  for (uint32_t i = 0; i < s->sheets.n; i++) {
    sheet* one = &s->sheets.at[i];
    if (!gx_str_eq(one->doc, base_name(r.document.path))) continue;
    one->line = gx_str_copy(s->arena, line);
    one->number = number;
    one->records = path;
  }
}

static void read_records(scoring* s, char** paths, int n) {
  const gx_inputs inputs = gx_inputs_gather(paths, n, ".ndjson,.jsonl", s->arena);
  s->failed += inputs.failed;
  for (uint32_t i = 0; i < inputs.n && !gx_stopped(); i++) {
    gx_error error;
    gx_lines* lines = gx_lines_open(inputs.at[i].path.p, &error);
    if (!lines) fail(s, &error);
    for (bool more = lines != NULL; more;) {
      gx_str line = {0};
      gx_arena_reset(s->scratch, (size_t)16 << 20);
      if (gx_lines_next(lines, s->scratch, MAX_LINE, &line, &more, &error)) {
        fail(s, &error);
        break;
      }
      if (more && gx_str_trim(line).n) take_record(s, inputs.at[i].path.p, gx_lines_number(lines), line);
    }
    if (lines) gx_lines_close(lines);
  }
}

/// The page as its offsets are counted.
static gx_status read_text(const scoring* s, const sheet* one, gx_str recorded, gx_str* text,
                           gx_error* error) {
  gx_str bytes, encoding;
  uint32_t malformed;
  const char* path = s->searched ? NULL : gx_str_copy(s->scratch, recorded).p;
  for (uint32_t i = 0; i < s->texts.n && !path; i++) {
    if (gx_str_eq(base_name(s->texts.at[i].path), one->doc)) path = s->texts.at[i].path.p;
  }
  if (!path) return gx_fail(error, GX_ERR_IO, one->path, 0, "there is no page %.*s", GX_FMT(one->doc));
  GX_TRY(gx_file_read(path, s->scratch, GX_MAX_DOCUMENT_BYTES, &bytes, error));
  return gx_decode(s->scratch, bytes, NULL, gx_str_of(path), text, &encoding, &malformed, error);
}

static void score_sheet(scoring* s, const sheet* one, gx_sink* misses) {
  gx_record record;
  gx_str text = {0};
  gx_error error;
  gx_status status = GX_OK;
  gx_arena_reset(s->scratch, (size_t)16 << 20);
  if (one->line.n) {
    status = gx_record_read(one->line, one->records, one->number, s->scratch, &record, &error);
    if (!status) status = read_text(s, one, record.document.path, &text, &error);
  } else {
    s->missing++;
  }
  if (!status)
    status = gx_score_add(s->score, one->bytes, one->path, one->line.n ? &record : NULL, text, misses,
                          s->scratch, &error);
  if (status) fail(s, &error);
}

static void write_fields(const gx_score* score, gx_sink* sink) {
  gx_putf(sink, "%-12s%8s%8s%8s%7s%7s%7s\n", "field", "P", "R", "F1", "tp", "fp", "fn");
  for (int f = 0; f < GX_FIELD_COUNT; f++) {
    const gx_tally t = gx_score_field(score, (gx_field)f);
    gx_putf(sink, "%-12s%8.3f%8.3f%8.3f%7u%7u%7u\n", gx_field_name((gx_field)f), gx_tally_precision(t),
            gx_tally_recall(t), gx_tally_f1(t), t.tp, t.fp, t.fn);
  }
}

static void write_json(const gx_score* score, gx_sink* sink) {
  for (int f = 0; f < GX_FIELD_COUNT; f++) {
    const gx_tally t = gx_score_field(score, (gx_field)f);
    gx_putf(sink, "%s\"%s\":{\"p\":%.4f,\"r\":%.4f,\"f1\":%.4f,\"tp\":%u,\"fp\":%u,\"fn\":%u}", f ? "," : "{",
            gx_field_name((gx_field)f), gx_tally_precision(t), gx_tally_recall(t), gx_tally_f1(t), t.tp, t.fp,
            t.fn);
  }
  gx_puts(sink, "}\n");
}

static void write_rules(const scoring* s, gx_sink* sink) {
  enum { COLUMNS = 7 };
  static const gx_column columns[COLUMNS] = {{"field", false, 0}, {"rule", false, 0}, {"P", true, 0},
                                             {"R", true, 0},      {"F1", true, 0},    {"tp", true, 0},
                                             {"fp", true, 0}};
  uint32_t n;
  const gx_rule_tally* rules = gx_score_rules(s->score, &n, s->arena);
  gx_str* cells = GX_ARRAY(s->arena, gx_str, (size_t)n * COLUMNS + 1);
  for (uint32_t i = 0; i < n; i++) {
    const gx_tally t = rules[i].tally;
    gx_str* row = &cells[(size_t)i * COLUMNS];
    row[0] = gx_str_of(gx_field_name(rules[i].field));
    row[1] = rules[i].rule;
    row[2] = gx_str_format(s->arena, "%.3f", gx_tally_precision(t));
    row[3] = gx_str_format(s->arena, "%.3f", gx_tally_recall(t));
    row[4] = gx_str_format(s->arena, "%.3f", gx_tally_f1(t));
    row[5] = gx_str_format(s->arena, "%u", t.tp);
    row[6] = gx_str_format(s->arena, "%u", t.fp);
  }
  gx_puts(sink, "\n");
  gx_table_write(sink, columns, COLUMNS, cells, n, s->arena);
}

static int write_all(scoring* s, bool json) {
  gx_sink* sink = gx_sink_for_eyes();
  gx_error error;
  for (uint32_t i = 0; i < s->sheets.n && !gx_stopped(); i++)
    score_sheet(s, &s->sheets.at[i], gx_report_verbose() && !json ? sink : NULL);
  if (s->missing) gx_report_line("%u document%s no record", s->missing, s->missing == 1 ? " has" : "s have");
  if (json)
    write_json(s->score, sink);
  else
    write_fields(s->score, sink);
  if (!json) write_rules(s, sink);
  if (!gx_sink_close(sink, &error)) return s->failed ? GX_EXIT_SOME_INPUTS : GX_EXIT_FINE;
  gx_report_error(&error);
  return GX_EXIT_OUTPUT;
}

static int run(int argc, char** argv, gx_arena* arena) {
  const char* texts = NULL;
  bool json = false;
  const gx_option options[] = {{"texts", 0, &texts, NULL}, {"json", 0, NULL, &json}, {0}};
  gx_operands operands;
  int code;
  if (!gx_options_read(argc, argv, &gx_command_score, options, &operands, &code)) return code;
  if (operands.n < 2) {
    gx_report_line("score needs gold and records; see guanxi score --help");
    return GX_EXIT_USAGE;
  }
  scoring s = {
      .arena = arena, .scratch = gx_arena_new(), .searched = texts != NULL, .score = gx_score_new(arena)};
  char* folder = texts ? (char*)gx_str_copy(arena, gx_str_of(texts)).p : NULL;
  if (texts) s.texts = gx_inputs_gather(&folder, 1, GX_SUFFIXES, arena);
  s.failed = s.texts.failed;
  read_gold(&s, operands.at[0]);
  read_records(&s, operands.at + 1, operands.n - 1);
  code = s.sheets.n || !s.failed ? write_all(&s, json) : GX_EXIT_SOME_INPUTS;
  gx_arena_free(s.scratch);
  return code;
}

const gx_command gx_command_score = {"score", "records against what readers marked", help, run};
