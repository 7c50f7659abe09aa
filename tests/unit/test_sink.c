#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sink.h"

static char folder[64];

static void setup(void) {
  strcpy(folder, "/tmp/guanxi-sink-XXXXXX");
  cr_assert(mkdtemp(folder) != NULL && chdir(folder) == 0);
}

static void teardown(void) {
  char command[256];
  snprintf(command, sizeof command, "chmod -R u+w %s; rm -rf %s", folder, folder);
  cr_assert_eq(system(command), 0);
}

TestSuite(sink, .init = setup, .fini = teardown);

static int files_here(void) {
  int n = 0;
  DIR* dir = opendir(".");
  for (struct dirent* e; (e = readdir(dir));) n += e->d_name[0] != '.' || strlen(e->d_name) > 2;
  closedir(dir);
  return n;
}

static gx_str contents(const char* path) {
  static char text[4096];
  FILE* file = fopen(path, "rb");
  cr_assert(file != NULL);
  const size_t n = fread(text, 1, sizeof text, file);
  fclose(file);
  return (gx_str){text, n};
}

static void write_file(const char* path, const char* text) {
  gx_sink* sink;
  cr_assert_eq(gx_sink_file(path, &sink, NULL), GX_OK);
  gx_puts(sink, text);
  cr_assert_eq(gx_sink_close(sink, NULL), GX_OK);
}

Test(sink, a_file_appears_only_when_closed) {
  gx_sink* sink;
  cr_assert_eq(gx_sink_file("r.ndjson", &sink, NULL), GX_OK);
  gx_puts(sink, "{}");
  gx_putf(sink, "%d\n", 7);
  cr_assert_neq(access("r.ndjson", F_OK), 0);
  cr_assert_eq(gx_sink_close(sink, NULL), GX_OK);
  cr_assert(gx_str_eq(contents("r.ndjson"), GX_STR("{}7\n")));
  cr_assert_eq(files_here(), 1);
}

Test(sink, an_abandoned_file_leaves_the_old_one) {
  write_file("r", "old");
  gx_sink* sink;
  cr_assert_eq(gx_sink_file("r", &sink, NULL), GX_OK);
  gx_puts(sink, "new");
  gx_sink_abandon(sink);
  cr_assert(gx_str_eq(contents("r"), GX_STR("old")));
  cr_assert_eq(files_here(), 1);
}

Test(sink, replaces_and_keeps_the_mode_and_the_link) {
  write_file("r", "old");
  cr_assert_eq(chmod("r", 0640), 0);
  cr_assert_eq(symlink("r", "link"), 0);
  write_file("link", "new");
  cr_assert(gx_str_eq(contents("r"), GX_STR("new")));
  struct stat st;
  cr_assert(lstat("link", &st) == 0 && S_ISLNK(st.st_mode));
  cr_assert(stat("r", &st) == 0 && (st.st_mode & 0777) == 0640);
}

Test(sink, fails_where_no_file_can_be) {
  gx_sink* sink;
  gx_error error;
  cr_assert_eq(gx_sink_file("no/such/folder/r", &sink, &error), GX_ERR_IO);
  cr_assert_str_eq(error.file, "no/such/folder/r");
  cr_assert_null(sink);
  cr_assert_eq(gx_sink_file(".", &sink, &error), GX_ERR_IO);
}

Test(sink, a_full_disk_is_reported_and_devices_stay) {
  gx_sink* sink;
  gx_error error;
  cr_assert_eq(gx_sink_file("/dev/full", &sink, &error), GX_OK);
  for (int i = 0; i < 100000; i++) gx_puts(sink, "望湖");
  cr_assert(gx_sink_failed(sink));
  cr_assert_eq(gx_sink_close(sink, &error), GX_ERR_IO);
  cr_assert_str_eq(error.file, "/dev/full");
  cr_assert(strstr(error.message, "No space left") != NULL, "%s", error.message);
  struct stat st;
  cr_assert(stat("/dev/full", &st) == 0 && S_ISCHR(st.st_mode));
  cr_assert_eq(gx_sink_file("/dev/full", &sink, &error), GX_OK);
  gx_puts(sink, "x"); // Small enough to fail only when it is closed
  cr_assert_eq(gx_sink_close(sink, &error), GX_ERR_IO);
}

Test(sink, a_broken_pipe_is_reported) {
  signal(SIGPIPE, SIG_IGN);
  int ends[2];
  cr_assert_eq(pipe(ends), 0);
  close(ends[0]);
  gx_sink* sink;
  gx_error error;
  cr_assert_eq(dup2(ends[1], STDOUT_FILENO), STDOUT_FILENO);
  cr_assert_eq(gx_sink_file("-", &sink, &error), GX_OK);
  gx_puts(sink, "x");
  cr_assert_eq(gx_sink_close(sink, &error), GX_ERR_IO);
  cr_assert(strstr(error.message, "Broken pipe") != NULL);
}

Test(sink, memory_holds_everything) {
  gx_sink* sink = gx_sink_memory();
  for (int i = 0; i < 100000; i++) gx_putf(sink, "%05d", i);
  const gx_str all = gx_sink_bytes(sink);
  cr_assert_eq(all.n, 500000);
  cr_assert(gx_str_ends(all, GX_STR("9999899999")));
  cr_assert_eq(gx_sink_close(sink, NULL), GX_OK);
}

Test(sink, prints_long_strings) {
  gx_sink* sink = gx_sink_memory();
  gx_putf(sink, "%2000s|", "x");
  cr_assert_eq(gx_sink_bytes(sink).n, 2001);
  gx_sink_abandon(sink);
}

Test(sink, a_long_name_works) {
  char name[256];
  memset(name, 'n', 255);
  name[255] = '\0';
  write_file(name, "x");
  cr_assert_eq(access(name, F_OK), 0);
}
