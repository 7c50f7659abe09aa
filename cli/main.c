/// guanxi: the program. Chooses the subcommand; knows nothing of what they do.
#include <malloc.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/report.h"
#include "cli/version.h"

static const gx_command* const commands[] = {
    &gx_command_extract, &gx_command_graph,    &gx_command_summary,  &gx_command_check,
    &gx_command_why,     &gx_command_whynot,   &gx_command_score,    &gx_command_diff,
    &gx_command_ingest,  &gx_command_db,       &gx_command_export,   &gx_command_timeline,
    &gx_command_who,     &gx_command_meetings, &gx_command_together, &gx_command_person,
    &gx_command_place,   &gx_command_unit,     &gx_command_tenure,   &gx_command_order,
    &gx_command_absent,  &gx_command_merge,    &gx_command_split};
#define N_COMMANDS (sizeof commands / sizeof *commands)

/// Written by a signal handler, read by all threads: sig_atomic_t would do for one thread only.
static atomic_bool stopped;
_Static_assert(ATOMIC_BOOL_LOCK_FREE == 2, "a signal handler may write it");

bool gx_stopped(void) { return atomic_load(&stopped); }

/// The first signal ends the run in good order, the second one at once.
static void ask_to_stop(int signal_number) {
  atomic_store(&stopped, true);
  signal(signal_number, SIG_DFL);
}

static void leave_exhausted(size_t wanted_bytes) {
  (void)wanted_bytes;
  static const char line[] = "guanxi: out of memory\n";
  if (write(STDERR_FILENO, line, sizeof line - 1) < 0) _exit(GX_EXIT_OUTPUT);
  _exit(GX_EXIT_OUTPUT);
}

static void print_help(void) {
  fputs(
      "usage: guanxi COMMAND [OPTION]... [FILE]...\n"
      "\n"
      "Reads Chinese leadership news and writes a knowledge graph in which every edge\n"
      "can be traced to the words that say it.\n"
      "\n",
      stdout);
  for (size_t i = 0; i < N_COMMANDS; i++) printf("  %-9s %s\n", commands[i]->name, commands[i]->purpose);
  fputs(
      "\n"
      "Examples\n"
      "  guanxi extract samples -o out.graphml\n"
      "  guanxi extract pages -o records.ndjson && guanxi summary records.ndjson\n"
      "\n"
      "guanxi COMMAND --help says more. guanxi --version prints the version.\n",
      stdout);
}

static const gx_command* find_command(const char* name) {
  for (size_t i = 0; i < N_COMMANDS; i++) {
    if (strcmp(commands[i]->name, name) == 0) return commands[i];
  }
  return NULL;
}

static bool is_any(const char* word, const char* a, const char* b, const char* c) {
  return strcmp(word, a) == 0 || strcmp(word, b) == 0 || strcmp(word, c) == 0;
}

/// `guanxi help [COMMAND]`
static int run_help(int argc, char** argv) {
  const gx_command* command = argc > 2 ? find_command(argv[2]) : NULL;
  if (command) {
    fputs(command->help, stdout);
  } else {
    print_help();
  }
  return GX_EXIT_FINE;
}

static int run_command(int argc, char** argv) {
  if (argc < 2) {
    gx_report_line("what is to be done? See guanxi --help");
    return GX_EXIT_USAGE;
  }
  if (is_any(argv[1], "--help", "-h", "help")) return run_help(argc, argv);
  if (is_any(argv[1], "--version", "-V", "version")) {
    gx_version_print();
    return GX_EXIT_FINE;
  }
  const gx_command* command = find_command(argv[1]);
  if (!command) {
    gx_report_line("there is no command “%s”; see guanxi --help", argv[1]);
    return GX_EXIT_USAGE;
  }
  gx_arena* arena = gx_arena_new();
  const int code = command->run(argc - 1, argv + 1, arena);
  gx_arena_free(arena);
  return code;
}

int main(int argc, char** argv) {
#ifdef M_MMAP_THRESHOLD
  mallopt(M_MMAP_THRESHOLD, 1 << 18); // Fixed, so that each thread's large blocks go back to the system
#endif
  gx_arena_on_exhausted(leave_exhausted);
  gx_report_init();
  signal(SIGPIPE, SIG_IGN); // A closed pipe is an error of the output like any other
  struct sigaction action = {.sa_handler = ask_to_stop};
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
  int code = run_command(argc, argv);
  if (fflush(stdout) != 0 && code == GX_EXIT_FINE) code = GX_EXIT_OUTPUT;
  return stopped ? 130 : code;
}
