/// What all questions share: options, names, the store, and how answers are shown.
#ifndef GX_CLI_ASKING_H
#define GX_CLI_ASKING_H

#include "cli/cli.h"
#include "graph/questions.h"

/// What the operands of a question are.
typedef enum {
  GX_OPERANDS_NONE,
  GX_OPERANDS_PERSONS, ///< Persons, at least `least`
  GX_OPERANDS_UNIT,    ///< One unit or company
  GX_OPERANDS_PLACE,
  GX_OPERANDS_EITHER,  ///< One unit, company or person
  GX_OPERANDS_WORDS,
} gx_operands_kind;

typedef struct {
  gx_question ask;
  gx_operands_kind operands;
  int least, most; ///< Operands
  bool timeline;   ///< Has the forms of a timeline
  const char* own; ///< Which of --role, --date, --month, --unit and --person it knows, by their names split by spaces
} gx_question_form;

/// Help for the options, to stand at the end of the help of each question.
#define GX_ASKING_HELP                                                                \
  "\n"                                                                                \
  "      --db FILE          the store; $GUANXI_DB if not said\n"                      \
  "      --since DATE, --until DATE\n"                                                \
  "                         days, months or years, both included\n"                   \
  "  -f, --format FORMAT    table (the default), json, csv\n"                         \
  "      --bom              csv with the mark that spreadsheets need\n"               \
  "  -o, --output FILE      write to FILE\n"                                          \
  "  -n, --limit N          rows of a table on the terminal; 0 for all\n"             \
  "  -h, --help             this text\n"                                              \
  "\n"                                                                                \
  "A name may be typed in part, NAME@WORDS picks the one whose office holds WORDS,\n" \
  "and an id (person-…) is always one. Where several are meant they are listed.\n"    \
  "Dates in parentheses are those of the page: the text gives none.\n"                \
  "\n"                                                                                \
  "Exit status: 0 fine, also when nothing was found; 2 usage; 4 the store cannot be\n" \
  "used.\n"

int gx_answer_question(int argc, char** argv, const gx_command* command, const gx_question_form* form, gx_arena* arena);

#endif
