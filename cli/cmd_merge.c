/// guanxi merge and split: people decide who is who.
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/naming.h"
#include "cli/options.h"
#include "cli/report.h"

static const char help_merge[] =
    "usage: guanxi merge --db FILE PERSON PERSON\n"
    "\n"
    "The two are one person from now on, and stay so when the store is rebuilt.\n"
    "Persons are named by id (person-…) or by a name that only one has.\n"
    "guanxi split takes it back; guanxi db rulings lists what was decided.\n"
    "\n"
    "      --db FILE          the store; $GUANXI_DB if not said\n"
    "  -h, --help             this text\n"
    "\n"
    "Exit status: 0 fine, 2 usage or no such person, 4 the store cannot be written.\n";

static const char help_split[] =
    "usage: guanxi split --db FILE PERSON-ID PERSON-ID\n"
    "       guanxi split --db FILE PERSON-ID DOC-ID\n"
    "       guanxi split --db FILE PERSON-ID\n"
    "\n"
    "Two persons merged by guanxi merge are two again. With a document: whom that\n"
    "document calls so is somebody else. With one person alone: that id is merged with\n"
    "nobody for an office held in common. All of it survives a rebuild.\n"
    "\n"
    "      --db FILE          the store; $GUANXI_DB if not said\n"
    "  -h, --help             this text\n"
    "\n"
    "Exit status: 0 fine, 2 usage or no such person, 4 the store cannot be written.\n";

/// The id that the words mean. An id is taken as it is, because merged persons have several.
static bool read_person(gx_store* store, const char* words, gx_arena* arena, gx_str* id) {
  const gx_str text = gx_str_of(words);
  if (!gx_find_id(store, GX_FIND_PERSON, words, arena, id)) return false;
  if (gx_str_starts(text, GX_STR("person-"))) *id = text;
  return true;
}

static int finish(gx_store* store, gx_status status, const gx_error* error) {
  gx_error closing;
  if (status) gx_report_error(error);
  if (gx_store_close(store, &closing) && !status) {
    gx_report_error(&closing);
    status = closing.status;
  }
  return status ? GX_EXIT_OUTPUT : GX_EXIT_FINE;
}

static int open_store(int argc, char** argv, const gx_command* command, int least, int most,
                      gx_operands* operands, gx_store** store) {
  const char* db = getenv("GUANXI_DB");
  const gx_option options[] = {{"db", 0, &db, NULL}, {0}};
  int code;
  gx_error error;
  *store = NULL;
  if (!gx_options_read(argc, argv, command, options, operands, &code)) return code;
  if (!db || operands->n < least || operands->n > most) {
    gx_report_line(
        db ? "%s: see guanxi %s --help" : "%s needs --db FILE (or $GUANXI_DB); see guanxi %s --help",
        command->name, command->name);
    return GX_EXIT_USAGE;
  }
  if (!gx_store_open(db, GX_STORE_CHANGE, store, &error)) return GX_EXIT_FINE;
  gx_report_error(&error);
  return GX_EXIT_OUTPUT;
}

static int run_merge(int argc, char** argv, gx_arena* arena) {
  gx_operands operands;
  gx_store* store;
  gx_error error;
  const int code = open_store(argc, argv, &gx_command_merge, 2, 2, &operands, &store);
  if (!store) return code;
  gx_overruling o = {.kind = GX_OVERRULE_SAME};
  if (!read_person(store, operands.at[0], arena, &o.a) || !read_person(store, operands.at[1], arena, &o.b) ||
      gx_str_eq(o.a, o.b)) {
    gx_store_close(store, NULL);
    return GX_EXIT_USAGE;
  }
  return finish(store, gx_store_overrule(store, o, &error), &error);
}

static int run_split(int argc, char** argv, gx_arena* arena) {
  gx_operands operands;
  gx_store* store;
  gx_error error;
  const int code = open_store(argc, argv, &gx_command_split, 1, 2, &operands, &store);
  if (!store) return code;
  gx_overruling o = {.kind = GX_OVERRULE_ALONE, .b = GX_STR("")};
  bool fine = read_person(store, operands.at[0], arena, &o.a);
  if (fine && operands.n == 2 && strncmp(operands.at[1], "doc-", 4) == 0) {
    o.kind = GX_OVERRULE_OTHER;
    o.b = gx_str_of(operands.at[1]);
  } else if (fine && operands.n == 2) {
    o.kind = GX_OVERRULE_SAME;
    fine = read_person(store, operands.at[1], arena, &o.b);
  }
  if (!fine) {
    gx_store_close(store, NULL);
    return GX_EXIT_USAGE;
  }
  if (o.kind != GX_OVERRULE_SAME) return finish(store, gx_store_overrule(store, o, &error), &error);
  gx_status status = gx_store_unrule(store, o, &error);
  // They may be one for an office too: the second one is then kept apart.
  const gx_overruling alone = {GX_OVERRULE_ALONE, o.b, GX_STR("")};
  if (!status) status = gx_store_overrule(store, alone, &error);
  return finish(store, status, &error);
}

const gx_command gx_command_merge = {"merge", "two persons are one", help_merge, run_merge};
const gx_command gx_command_split = {"split", "one person is two", help_split, run_split};
