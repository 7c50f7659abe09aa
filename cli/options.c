#include "cli/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/report.h"
#include "cli/version.h"

#define GX_MAX_OPTIONS 40
enum { CODE_HELP = 1000, CODE_VERSION, CODE_OWN };

/// getopt's tables from ours.
static void make_tables(const gx_option* options, struct option* longs, char* shorts) {
  int n = 0;
  *shorts++ = ':'; // A leading colon: getopt tells "no value" from "unknown"
  *shorts++ = 'q';
  *shorts++ = 'v';
  *shorts++ = 'h';
  longs[n++] = (struct option){"help", no_argument, NULL, 'h'};
  longs[n++] = (struct option){"version", no_argument, NULL, CODE_VERSION};
  longs[n++] = (struct option){"quiet", no_argument, NULL, 'q'};
  longs[n++] = (struct option){"verbose", no_argument, NULL, 'v'};
  for (int i = 0; options[i].name && n < GX_MAX_OPTIONS; i++) {
    longs[n++] = (struct option){options[i].name, options[i].text ? required_argument : no_argument, NULL,
                                 CODE_OWN + i};
    if (!options[i].letter) continue;
    *shorts++ = options[i].letter;
    if (options[i].text) *shorts++ = ':';
  }
  longs[n] = (struct option){0};
  *shorts = '\0';
}

static int by_letter(const gx_option* options, int letter) {
  for (int i = 0; options[i].name; i++) {
    if (options[i].letter == letter) return i;
  }
  return -1;
}

static void complain(const gx_command* command, char** argv, int code) {
  // optopt is the letter, or for a long option its code or 0; argv holds what the user wrote.
  const char* written = argv[optind - 1];
  if (optopt && optopt < 256 && (written[0] != '-' || written[1] != '-')) {
    gx_report_line(code == ':' ? "option -%c needs a value; see guanxi %s --help"
                               : "there is no option -%c; see guanxi %s --help",
                   optopt, command->name);
  } else if (code == ':') {
    gx_report_line("option %s needs a value; see guanxi %s --help", written, command->name);
  } else {
    gx_report_line("there is no option %s; see guanxi %s --help", written, command->name);
  }
}

bool gx_options_read(int argc, char** argv, const gx_command* command, const gx_option* options,
                     gx_operands* operands, int* code) {
  struct option longs[GX_MAX_OPTIONS + 1];
  char shorts[2 * GX_MAX_OPTIONS + 8];
  make_tables(options, longs, shorts);
  opterr = 0;
  optind = 1;
  *code = GX_EXIT_FINE;
  for (int got; (got = getopt_long(argc, argv, shorts, longs, NULL)) != -1;) {
    int which = got >= CODE_OWN ? got - CODE_OWN : -1;
    switch (got) {
      case 'h': fputs(command->help, stdout); return false;
      case CODE_VERSION: gx_version_print(); return false;
      case 'q': gx_report_verbosity(GX_QUIET); continue;
      case 'v': gx_report_verbosity(GX_VERBOSE); continue;
      case '?':
      case ':':
        complain(command, argv, got);
        *code = GX_EXIT_USAGE;
        return false;
      default: break;
    }
    if (which < 0) which = by_letter(options, got);
    if (which < 0) continue;
    if (options[which].text) *options[which].text = optarg;
    if (options[which].flag) *options[which].flag = true;
  }
  *operands = (gx_operands){argv + optind, argc - optind};
  return true;
}

bool gx_option_number(const char* name, const char* text, long least, long most, long* value) {
  char* end;
  errno = 0;
  *value = strtol(text, &end, 10);
  if (end != text && *end == '\0' && errno == 0 && *value >= least && *value <= most) return true;
  gx_report_line("%s: “%s” is not a number from %ld to %ld", name, text, least, most);
  return false;
}

bool gx_option_date(const char* name, const char* text, gx_date* date) {
  if (!text || gx_date_parse(gx_str_of(text), date)) return true;
  gx_report_line("%s: “%s” is not a date (2024-02-07, 2024-02, 2024)", name, text);
  return false;
}
