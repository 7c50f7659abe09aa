/// Reading of command lines: long and short options in any order, one clear line for each mistake.
#ifndef GX_CLI_OPTIONS_H
#define GX_CLI_OPTIONS_H

#include "base/date.h"
#include "cli/cli.h"

/// One option of a subcommand. Tables end with {0}.
typedef struct {
  const char*  name;  ///< Without dashes
  char         letter;///< Short form, or 0
  const char** text;  ///< Takes a value, stored here; or NULL
  bool*        flag;  ///< Takes none, set to true; or NULL
} gx_option;

/// The operands left, in order.
typedef struct {
  char** at;
  int    n;
} gx_operands;

/// Parses argv[1..argc). -q, -v, --help and --version are known everywhere. Returns false when the subcommand is to end with
/// `*code` at once: a mistake (reported), or help and version (printed).
bool gx_options_read(int argc, char** argv, const gx_command* command, const gx_option* options, gx_operands* operands,
                     int* code);

/// A whole number between least and most; reports and returns false when `text` is none.
bool gx_option_number(const char* name, const char* text, long least, long most, long* value);

/// A day, month or year (2024-02-07, 2024-02, 2024); `date` stays as it is where `text` is NULL. Reports and returns false when it is none.
bool gx_option_date(const char* name, const char* text, gx_date* date);

#endif
