#include "cli/inputs.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "cli/report.h"

#define GX_MAX_DEPTH 64

typedef struct {
  gx_arena* arena;
  gx_str suffixes;
  GX_VEC(gx_input) found;
  uint32_t failed;
} gathering;

static void fail_path(gathering* in, const char* path, const char* cause) {
  gx_error error;
  gx_fail(&error, GX_ERR_IO, path, 0, "%s", cause);
  gx_report_error(&error);
  in->failed++;
}

static void add_file(gathering* in, const char* path) {
  const gx_str copy = gx_str_copy(in->arena, gx_str_of(path));
  char* real = strcmp(path, "-") == 0 ? NULL : realpath(path, NULL);
  const char* kept = real ? gx_str_copy(in->arena, gx_str_of(real)).p : NULL;
  free(real);
  GX_PUSH(in->arena, &in->found, (gx_input){copy, kept});
}

static bool has_suffix(const gathering* in, const char* name) {
  const size_t n = strlen(name);
  gx_str rest = in->suffixes;
  gx_str suffix;
  while (gx_str_split(&rest, ',', &suffix)) {
    suffix = gx_str_trim(suffix);
    if (suffix.n && n > suffix.n && strncasecmp(name + n - suffix.n, suffix.p, suffix.n) == 0) return true;
  }
  return false;
}

static void walk(gathering* in, const char* folder, int depth) {
  DIR* dir = opendir(folder);
  if (!dir) {
    fail_path(in, folder, strerror(errno));
    return;
  }
  for (struct dirent* entry; (entry = readdir(dir));) {
    if (entry->d_name[0] == '.') continue;
    const size_t n = strlen(folder);
    const char* between = n && folder[n - 1] == '/' ? "" : "/";
    const char* path = gx_str_format(in->arena, "%s%s%s", folder, between, entry->d_name).p;
    struct stat info;
    if (lstat(path, &info) != 0) continue; // Gone since
    if (S_ISDIR(info.st_mode)) {
      if (depth < GX_MAX_DEPTH)
        walk(in, path, depth + 1);
      else
        fail_path(in, path, "folders nested too deep");
    } else if (has_suffix(in, entry->d_name) && stat(path, &info) == 0 && S_ISREG(info.st_mode)) {
      add_file(in, path);
    }
  }
  closedir(dir);
}

static void gather_folder(gathering* in, const char* argument) {
  size_t n = strlen(argument);
  while (n > 1 && argument[n - 1] == '/') n--;
  const uint32_t had = in->found.n;
  const uint32_t had_failed = in->failed;
  walk(in, gx_str_copy(in->arena, (gx_str){argument, n}).p, 0);
  if (in->found.n > had || in->failed > had_failed) return;
  fail_path(in, argument,
            gx_str_format(in->arena, "the folder holds no file ending in %.*s", GX_FMT(in->suffixes)).p);
}

static int by_path(const void* a, const void* b) {
  return gx_str_cmp(((const gx_input*)a)->path, ((const gx_input*)b)->path);
}

gx_inputs gx_inputs_gather(char** arguments, int n, const char* suffixes, gx_arena* arena) {
  gathering in = {.arena = arena, .suffixes = gx_str_of(suffixes)};
  for (int i = 0; i < n; i++) {
    struct stat info;
    if (strcmp(arguments[i], "-") == 0) {
      add_file(&in, "-");
    } else if (stat(arguments[i], &info) != 0) {
      fail_path(&in, arguments[i], strerror(errno));
    } else if (S_ISDIR(info.st_mode)) {
      gather_folder(&in, arguments[i]);
    } else {
      add_file(&in, arguments[i]);
    }
  }
  if (in.found.n) qsort(in.found.at, in.found.n, sizeof *in.found.at, by_path);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < in.found.n; i++) {
    if (kept && gx_str_eq(in.found.at[kept - 1].path, in.found.at[i].path)) continue;
    in.found.at[kept++] = in.found.at[i];
  }
  return (gx_inputs){in.found.at, kept, in.failed};
}
