/// What main.c and the subcommands share.
#ifndef GX_CLI_CLI_H
#define GX_CLI_CLI_H

#include "base/arena.h"
#include "base/sink.h"
#include "base/status.h"
#include "base/str.h"

/// What the program ends with.
enum {
  GX_EXIT_FINE = 0,
  GX_EXIT_SOME_INPUTS = 1, ///< Some inputs failed; the others are done
  GX_EXIT_USAGE = 2,
  GX_EXIT_DATA = 3,        ///< A list or rule is wrong
  GX_EXIT_OUTPUT = 4,
};

/// A subcommand. `arena` lives as long as the run.
typedef struct {
  const char* name;
  const char* purpose; ///< One line
  const char* help;    ///< What --help prints
  int (*run)(int argc, char** argv, gx_arena* arena);
} gx_command;

extern const gx_command gx_command_extract;
extern const gx_command gx_command_graph;
extern const gx_command gx_command_summary;
extern const gx_command gx_command_check;
extern const gx_command gx_command_why;
extern const gx_command gx_command_whynot;
extern const gx_command gx_command_score;
extern const gx_command gx_command_diff;
extern const gx_command gx_command_ingest;
extern const gx_command gx_command_db;
extern const gx_command gx_command_export;
extern const gx_command gx_command_timeline;
extern const gx_command gx_command_who;
extern const gx_command gx_command_meetings;
extern const gx_command gx_command_together;
extern const gx_command gx_command_person;
extern const gx_command gx_command_place;
extern const gx_command gx_command_unit;
extern const gx_command gx_command_tenure;
extern const gx_command gx_command_order;
extern const gx_command gx_command_absent;
extern const gx_command gx_command_merge;
extern const gx_command gx_command_split;

/// True once the user has asked to stop (SIGINT, SIGTERM): finish what is begun, write nothing.
bool gx_stopped(void);

#endif
