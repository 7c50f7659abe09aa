/// guanxi db: what is in a store, and whether it is in order.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/options.h"
#include "cli/report.h"
#include "graph/store.h"

static const char help[] =
    "usage: guanxi db --db FILE ACTION\n"
    "\n"
    "  info       what is in the store\n"
    "  check      read all of it and say whether it is in order\n"
    "  upgrade    bring a store of an older guanxi up to date\n"
    "  rulings    the decisions made by guanxi merge and guanxi split\n"
    "\n"
    "      --db FILE          the store; $GUANXI_DB if not said\n"
    "  -q, --quiet            errors only\n"
    "  -h, --help             this text\n"
    "\n"
    "Examples\n"
    "  guanxi db check --db news.db\n"
    "\n"
    "Exit status: 0 fine, 1 not in order, 2 usage, 4 the store cannot be used.\n";

static void report_problem(void* user, const char* problem) {
  gx_report_line("%s: %s", (const char*)user, problem);
}

static int check(gx_store* store, const char* path) {
  uint32_t problems = 0;
  gx_error error;
  gx_store_figures figures;
  // A damaged file stops the reading of it, and that is a finding too.
  if (gx_store_check(store, report_problem, (void*)(uintptr_t)path, &problems, &error)) {
    gx_report_error(&error);
    return GX_EXIT_SOME_INPUTS;
  }
  if (problems) return GX_EXIT_SOME_INPUTS;
  if (gx_store_count(store, &figures, &error)) {
    gx_report_error(&error);
    return GX_EXIT_OUTPUT;
  }
  printf("%s: all is in order: %llu documents, %llu claims\n", path, (unsigned long long)figures.documents,
         (unsigned long long)figures.claims);
  return GX_EXIT_FINE;
}

static int info(gx_store* store, const char* path) {
  gx_store_figures f;
  gx_error error;
  if (gx_store_count(store, &f, &error)) {
    gx_report_error(&error);
    return GX_EXIT_OUTPUT;
  }
  char first[12], last[12];
  gx_date_format(f.first, first);
  gx_date_format(f.last, last);
  printf(
      "store      %s\nschema     %d\ndocuments  %llu (%llu without text)\nissued     %s to %s\narticles   "
      "%llu\n",
      path, f.schema, (unsigned long long)f.documents, (unsigned long long)f.without_text, first, last,
      (unsigned long long)f.articles);
  printf("people     %llu\nunits      %llu\nevents     %llu\nclaims     %llu\n", (unsigned long long)f.people,
         (unsigned long long)f.units, (unsigned long long)f.events, (unsigned long long)f.claims);
  return GX_EXIT_FINE;
}

static int rulings(gx_store* store, gx_arena* arena) {
  static const char* const words[] = {"same", "alone", "other"};
  uint32_t n;
  const gx_overruling* o = gx_store_overrulings(store, &n, arena);
  for (uint32_t i = 0; i < n; i++)
    printf("%-6s %.*s %.*s\n", words[o[i].kind], GX_FMT(o[i].a), GX_FMT(o[i].b));
  return GX_EXIT_FINE;
}

static int run(int argc, char** argv, gx_arena* arena) {
  const char* db = getenv("GUANXI_DB");
  const gx_option options[] = {{"db", 0, &db, NULL}, {0}};
  gx_operands operands;
  int code;
  if (!gx_options_read(argc, argv, &gx_command_db, options, &operands, &code)) return code;
  const char* action = operands.n == 1 ? operands.at[0] : "";
  const bool upgrade = strcmp(action, "upgrade") == 0;
  if (!upgrade && strcmp(action, "info") != 0 && strcmp(action, "check") != 0 &&
      strcmp(action, "rulings") != 0) {
    gx_report_line("db needs one of info, check, upgrade, rulings; see guanxi db --help");
    return GX_EXIT_USAGE;
  }
  if (!db) {
    gx_report_line("db %s needs --db FILE (or $GUANXI_DB)", action);
    return GX_EXIT_USAGE;
  }
  gx_store* store;
  gx_error error;
  if (gx_store_open(db, upgrade ? GX_STORE_CHANGE : GX_STORE_READ, &store, &error)) {
    gx_report_error(&error);
    return GX_EXIT_OUTPUT;
  }
  code = *action == 'c' ? check(store, db) : *action == 'r' ? rulings(store, arena) : info(store, db);
  gx_store_close(store, NULL);
  return code;
}

const gx_command gx_command_db = {"db", "what is in a store, whether it is in order", help, run};
