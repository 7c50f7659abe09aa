#include "cli/asking.h"

#include <stdlib.h>
#include <string.h>

#include "cli/answer_table.h"
#include "cli/options.h"
#include "cli/report.h"

typedef struct {
  const char *db, *since, *until, *date, *month, *role, *unit, *person, *format, *output, *limit;
  bool bom;
} arguments;

/// Names and what they may mean; everything of one question.
typedef struct {
  const gx_command* command;
  const gx_question_form* form;
  const arguments* args;
  gx_operands operands;
  gx_arena* arena;
  gx_store* store;
  gx_ask ask;
  gx_found_one* persons;
  gx_found_one unit;
  gx_found unclear; ///< More than one is meant
  const char* name; ///< The name in question
  bool unknown;     ///< Nobody is meant
} asking;

// ---- options ---------------------------------------------------------------------------------------------------------------

static bool read_roles(const char* text, uint32_t* out) {
  gx_str rest = gx_str_of(text), name;
  while (text && gx_str_split(&rest, ',', &name)) {
    int t = 0;
    while (t <= GX_EDGE_VISITED && !gx_str_eq(name, gx_str_of(gx_edge_name((gx_edge_type)t))) &&
           !gx_str_eq(name, gx_str_of(gx_edge_zh((gx_edge_type)t))))
      t++;
    if (t > GX_EDGE_VISITED) {
      gx_report_line("--role: there is no “%.*s” (chaired, spoke_at, attended …)", GX_FMT(name));
      return false;
    }
    *out |= 1u << t;
  }
  return true;
}

static bool read_days(const arguments* args, gx_ask* ask) {
  if (!gx_option_date("--since", args->since, &ask->since) ||
      !gx_option_date("--until", args->until, &ask->until))
    return false;
  gx_date day = {0};
  if (!gx_option_date("--date", args->date, &day) || !gx_option_date("--month", args->month, &day))
    return false;
  if (args->date || args->month) ask->since = ask->until = day;
  if (gx_date_precision(ask->since) && !ask->since.month) ask->since.month = 1;
  if (gx_date_precision(ask->since) && !ask->since.day) ask->since.day = 1;
  return true;
}

static bool is_format(const asking* a, const char* name) {
  return a->args->format && strcmp(a->args->format, name) == 0;
}

static bool check_format(const asking* a) {
  if (!a->args->format || is_format(a, "table") || is_format(a, "json") || is_format(a, "csv")) return true;
  if (a->form->timeline && (is_format(a, "timelinejs") || is_format(a, "ics") || is_format(a, "gexf")))
    return true;
  gx_report_line("--format: “%s” is none of table, json, csv%s", a->args->format,
                 a->form->timeline ? ", timelinejs, ics, gexf" : "");
  return false;
}

static bool check_operands(const asking* a) {
  const gx_question_form* f = a->form;
  if (a->operands.n >= f->least && (f->most == 0 || a->operands.n <= f->most)) return true;
  if (f->operands == GX_OPERANDS_WORDS && a->args->date) return true;
  gx_report_line("%s; see guanxi %s --help",
                 a->operands.n < f->least ? "something is missing" : "there is too much", a->command->name);
  return false;
}

// ---- names -----------------------------------------------------------------------------------------------------------------

/// Finds the one that a name means; false when there are none or several.
static bool find_one(asking* a, gx_find_kind kind, const char* name, gx_found_one* out) {
  const gx_found found = gx_find(a->store, kind, gx_str_of(name), a->arena);
  a->name = name;
  a->unknown = found.n == 0;
  if (found.n == 1) {
    *out = found.at[0];
    return true;
  }
  a->unclear = found;
  return false;
}

/// A unit where there is one of that name, else a person.
static bool find_either(asking* a, const char* name) {
  if (find_one(a, GX_FIND_UNIT, name, &a->unit)) {
    a->ask.unit = &a->unit;
    return true;
  }
  const gx_found units = a->unclear;
  const bool no_unit = a->unknown;
  if (find_one(a, GX_FIND_PERSON, name, &a->persons[0])) {
    a->ask.n_persons = 1;
    return true;
  }
  if (!no_unit && a->unknown) {
    a->unclear = units;
    a->unknown = false;
  }
  return false;
}

static bool find_all(asking* a) {
  const int n = a->operands.n;
  char** at = a->operands.at;
  a->persons = GX_ARRAY(a->arena, gx_found_one, n + 1);
  a->ask.persons = a->persons;
  switch (a->form->operands) {
    case GX_OPERANDS_PERSONS:
      for (int i = 0; i < n; i++)
        if (!find_one(a, GX_FIND_PERSON, at[i], &a->persons[a->ask.n_persons++])) return false;
      break;
    case GX_OPERANDS_UNIT:
    case GX_OPERANDS_PLACE:
      if (!find_one(a, a->form->operands == GX_OPERANDS_UNIT ? GX_FIND_UNIT : GX_FIND_PLACE, at[0], &a->unit))
        return false;
      a->ask.unit = &a->unit;
      break;
    case GX_OPERANDS_EITHER:
      if (n && !find_either(a, at[0])) return false;
      break;
    default: break;
  }
  if (a->args->person) {
    if (!find_one(a, GX_FIND_PERSON, a->args->person, &a->persons[a->ask.n_persons])) return false;
    a->ask.n_persons++;
  }
  if (a->args->unit) {
    if (!find_one(a, GX_FIND_UNIT, a->args->unit, &a->unit)) return false;
    a->ask.unit = &a->unit;
  }
  return true;
}

// ---- answers ---------------------------------------------------------------------------------------------------------------

static const gx_answer_column choice_columns[] = {{"candidate", "id", GX_CELL_TEXT, 0, 0},
                                                  {"name", "name", GX_CELL_TEXT, 8, 0},
                                                  {"note", "office", GX_CELL_OFFICE, 14, 0},
                                                  {"documents", "documents", GX_CELL_NUMBER, 0, 0}};

/// Those who may be meant, as an answer of its own.
static void list_choices(const asking* a, gx_answer* answer) {
  gx_answer_table* table =
      gx_answer_add(answer, NULL, choice_columns, sizeof choice_columns / sizeof *choice_columns);
  for (uint32_t i = 0; i < a->unclear.n; i++) {
    const gx_found_one* one = &a->unclear.at[i];
    const gx_str cells[] = {one->id, one->name, one->note, gx_cell_number(a->arena, one->documents)};
    gx_answer_row(answer, table, cells);
  }
}

static bool has_rows(const gx_answer* answer) {
  for (uint32_t t = 0; t < answer->tables.n; t++)
    if (answer->tables.at[t].cells.n) return true;
  return false;
}

static bool is_table(const asking* a) { return !a->args->format || is_format(a, "table"); }

/// Returns the rows of tables left out.
static uint32_t write_answer(const asking* a, const gx_answer* answer, bool choices, uint32_t limit,
                             gx_sink* sink) {
  if (is_format(a, "json")) {
    gx_answer_json(answer, sink);
  } else if (is_format(a, "csv")) {
    if (a->args->bom) gx_puts(sink, "\xEF\xBB\xBF");
    gx_answer_csv(answer, sink);
  } else if (!choices && is_format(a, "timelinejs")) {
    gx_timeline_js(answer, sink);
  } else if (!choices && is_format(a, "ics")) {
    gx_timeline_ics(answer, sink);
  } else if (!choices && is_format(a, "gexf")) {
    gx_timeline_gexf(answer, sink);
  } else {
    const gx_terminal terminal = a->args->output ? (gx_terminal){0} : gx_terminal_of_output();
    return gx_answer_show(answer, terminal, limit, sink);
  }
  return 0;
}

static int show(const asking* a, const gx_answer* answer, bool choices, uint32_t limit) {
  gx_sink* sink;
  gx_error error;
  if (choices)
    gx_report_summary("“%s” may be one of several; say which, by its id or by NAME@WORDS of an office",
                      a->name);
  else if (a->unknown)
    gx_report_summary("nothing is called “%s”", a->name);
  else if (is_table(a) && !has_rows(answer))
    gx_report_summary("nothing found");
  if (gx_sink_file(a->args->output ? a->args->output : "-", &sink, &error)) {
    gx_report_error(&error);
    return GX_EXIT_OUTPUT;
  }
  const uint32_t left_out = write_answer(a, answer, choices, limit, sink);
  if (gx_sink_close(sink, &error)) {
    gx_report_error(&error);
    return GX_EXIT_OUTPUT;
  }
  if (left_out) gx_report_summary("%u more rows; -n 0 shows all", left_out);
  return GX_EXIT_FINE;
}

/// The store is closed before anything is shown: whoever reads the answer may be slow, and no writer is to wait for that.
static int answer_question(asking* a, uint32_t limit) {
  gx_answer answer = {.arena = a->arena};
  gx_error error;
  const bool found = find_all(a);
  const bool choices = !found && !a->unknown;
  if (choices) list_choices(a, &answer);
  if (found) a->form->ask(a->store, &a->ask, &answer, NULL);
  if (!gx_store_close(a->store, &error)) return show(a, &answer, choices, limit);
  gx_report_error(&error);
  return GX_EXIT_OUTPUT;
}

static bool take_words(asking* a) {
  if (a->form->operands != GX_OPERANDS_WORDS) return true;
  gx_str* words = GX_ARRAY(a->arena, gx_str, a->operands.n);
  for (int i = 0; i < a->operands.n; i++) words[i] = gx_str_of(a->operands.at[i]);
  a->ask.words = words;
  a->ask.n_words = (uint32_t)a->operands.n;
  return true;
}

/// Options that only some questions know would be passed over in silence by the others.
static void drop_foreign(const gx_question_form* form, gx_option* options) {
  gx_option* to = options;
  for (const gx_option* o = options; o->name; o++) {
    gx_str rest = gx_str_of(form->own), name;
    bool own = false;
    while (gx_str_split(&rest, ' ', &name)) own |= gx_str_eq(name, gx_str_of(o->name));
    if (own) *to++ = *o;
  }
  *to = (gx_option){0};
}

int gx_answer_question(int argc, char** argv, const gx_command* command, const gx_question_form* form,
                       gx_arena* arena) {
  arguments args = {.db = getenv("GUANXI_DB")};
  gx_option options[] = {{"db", 0, &args.db, NULL},
                         {"since", 0, &args.since, NULL},
                         {"until", 0, &args.until, NULL},
                         {"format", 'f', &args.format, NULL},
                         {"bom", 0, NULL, &args.bom},
                         {"output", 'o', &args.output, NULL},
                         {"limit", 'n', &args.limit, NULL},
                         {"date", 0, &args.date, NULL},
                         {"month", 0, &args.month, NULL},
                         {"role", 0, &args.role, NULL},
                         {"unit", 0, &args.unit, NULL},
                         {"person", 0, &args.person, NULL},
                         {0}};
  enum { SHARED = 7 };
  drop_foreign(form, options + SHARED);
  asking a = {.command = command, .form = form, .args = &args, .arena = arena};
  int code;
  long limit = 0;
  gx_error error;
  if (!gx_options_read(argc, argv, command, options, &a.operands, &code)) return code;
  if (!args.db || !*args.db) {
    gx_report_line("%s needs --db FILE (or $GUANXI_DB)", command->name);
    return GX_EXIT_USAGE;
  }
  if (args.limit && !gx_option_number("-n", args.limit, 0, 1000000000, &limit)) return GX_EXIT_USAGE;
  if (!check_operands(&a) || !check_format(&a) || !read_days(&args, &a.ask) ||
      !read_roles(args.role, &a.ask.roles) || !take_words(&a))
    return GX_EXIT_USAGE;
  if (gx_store_open(args.db, GX_STORE_READ, &a.store, &error)) {
    gx_report_error(&error);
    return GX_EXIT_OUTPUT;
  }
  return answer_question(&a, (uint32_t)limit);
}
