#include "cli/files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GX_BLOCK ((size_t)1 << 18)

static gx_status fail_read(gx_error* error, const char* path, int cause) {
  return gx_fail(error, GX_ERR_IO, path, 0, "cannot read: %s", strerror(cause));
}

static gx_status fail_large(gx_error* error, const char* path, uint32_t line, size_t most) {
  return gx_fail(error, GX_ERR_LIMIT, path, line,
                 "more than %zu MB in one document; --max-size raises the limit", most >> 20);
}

static int open_file(const char* path) {
  return strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
}

static void close_file(int fd) {
  if (fd != STDIN_FILENO) close(fd);
}

static ssize_t read_some(int fd, char* p, size_t n) {
  ssize_t got;
  do got = read(fd, p, n);
  while (got < 0 && errno == EINTR);
  return got;
}

/// `ahead` was read from the file before.
static gx_status read_all(int fd, const char* path, gx_str ahead, gx_arena* arena, size_t most, gx_str* out,
                          gx_error* error) {
  struct stat info;
  if (fstat(fd, &info) != 0) return fail_read(error, path, errno);
  const bool sized = S_ISREG(info.st_mode);
  if (sized && (size_t)info.st_size > most) return fail_large(error, path, 0, most);
  size_t cap = sized ? (size_t)info.st_size + 1 : 2 * GX_BLOCK;
  if (cap <= ahead.n) cap = ahead.n + 1;
  char* bytes = gx_alloc(arena, cap);
  size_t n = ahead.n;
  if (n) memcpy(bytes, ahead.p, n);
  for (;;) {
    if (n == cap) {
      bytes = gx_regrow(arena, bytes, cap, cap * 2);
      cap *= 2;
    }
    const ssize_t got = read_some(fd, bytes + n, cap - n);
    if (got < 0) return fail_read(error, path, errno);
    if (got == 0) break;
    n += (size_t)got;
    if (n > most) return fail_large(error, path, 0, most);
  }
  *out = (gx_str){bytes, n};
  return GX_OK;
}

gx_status gx_file_read(const char* path, gx_arena* arena, size_t most, gx_str* out, gx_error* error) {
  const int fd = open_file(path);
  if (fd < 0) return fail_read(error, path, errno);
  const gx_status status = read_all(fd, path, (gx_str){0}, arena, most, out, error);
  close_file(fd);
  return status;
}

struct gx_lines {
  gx_arena* arena; ///< Holds this too
  int fd;
  uint32_t number;
  size_t at, n;
  int failed; ///< errno of a read that failed
  const char* path;
  char block[GX_BLOCK];
};

static bool refill(gx_lines* lines) {
  if (lines->at < lines->n) return true;
  const ssize_t got = lines->failed ? 0 : read_some(lines->fd, lines->block, GX_BLOCK);
  if (got < 0) lines->failed = errno;
  lines->at = 0;
  lines->n = got > 0 ? (size_t)got : 0;
  return lines->n > 0;
}

gx_lines* gx_lines_open(const char* path, gx_error* error) {
  const int fd = open_file(path);
  if (fd < 0) {
    fail_read(error, path, errno);
    return NULL;
  }
  gx_arena* arena = gx_arena_new();
  gx_lines* lines = GX_NEW(arena, gx_lines);
  lines->arena = arena;
  lines->fd = fd;
  lines->path = gx_str_copy(arena, gx_str_of(path)).p;
  if (refill(lines) && lines->n >= 3 && memcmp(lines->block, "\xEF\xBB\xBF", 3) == 0) lines->at = 3;
  return lines;
}

void gx_lines_close(gx_lines* lines) {
  if (!lines) return;
  close_file(lines->fd);
  gx_arena_free(lines->arena);
}

gx_str gx_lines_ahead(gx_lines* lines) {
  return refill(lines) ? (gx_str){lines->block + lines->at, lines->n - lines->at} : (gx_str){"", 0};
}

gx_status gx_lines_rest(gx_lines* lines, gx_arena* arena, size_t most, gx_str* out, gx_error* error) {
  if (lines->number == 0) lines->at = 0;
  const gx_str ahead = {lines->block + lines->at, lines->n - lines->at};
  lines->at = lines->n = 0;
  if (lines->failed) return fail_read(error, lines->path, lines->failed);
  return read_all(lines->fd, lines->path, ahead, arena, most, out, error);
}

uint32_t gx_lines_number(const gx_lines* lines) { return lines->number; }

gx_status gx_lines_next(gx_lines* lines, gx_arena* arena, size_t most, gx_str* line, bool* more,
                        gx_error* error) {
  char* kept = NULL;
  size_t n = 0, cap = 0;
  bool large = false, ended = false;
  *more = refill(lines);
  if (*more) lines->number++;
  while (!ended && refill(lines)) {
    const char* from = lines->block + lines->at;
    const char* end = memchr(from, '\n', lines->n - lines->at);
    const size_t part = end ? (size_t)(end - from) : lines->n - lines->at;
    lines->at += part + (end != NULL);
    ended = end != NULL;
    large = large || part > most || n > most - part;
    if (large) continue;
    if (!kept || n + part + 1 > cap) {
      const size_t grown = end ? n + part + 1 : 2 * (n + part) + 1;
      kept = gx_regrow(arena, kept, cap, grown);
      cap = grown;
    }
    memcpy(kept + n, from, part);
    n += part;
  }
  if (lines->failed) {
    *more = false;
    return fail_read(error, lines->path, lines->failed);
  }
  if (large) return fail_large(error, lines->path, lines->number, most);
  if (n && kept[n - 1] == '\r') n--;
  *line = (gx_str){kept, n};
  return GX_OK;
}
