#include "base/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"

#define GX_SINK_BUFFER ((size_t)1 << 16)

struct gx_sink {
  char* buffer;
  size_t n, cap;
  int fd;          ///< -1: memory
  char* shown;     ///< Path as the user wrote it, for errors; NULL for memory
  char* path;      ///< What the temporary file becomes; NULL where bytes go straight to `fd`
  char* temporary; ///< NULL where there is none
  bool for_eyes;   ///< See gx_sink_for_eyes
  int failed;      ///< errno of the first failed write, 0 while all is well
};

static gx_sink* new_sink(int fd, const char* shown) {
  gx_sink* sink = gx_arena_need(calloc(1, sizeof *sink), sizeof *sink);
  sink->fd = fd;
  sink->cap = GX_SINK_BUFFER;
  sink->buffer = gx_arena_need(malloc(sink->cap), sink->cap);
  if (shown) sink->shown = gx_arena_need(strdup(shown), strlen(shown));
  return sink;
}

static void free_sink(gx_sink* sink) {
  free(sink->buffer);
  free(sink->shown);
  free(sink->path);
  free(sink->temporary);
  free(sink);
}

gx_sink* gx_sink_memory(void) { return new_sink(-1, NULL); }

gx_sink* gx_sink_for_eyes(void) {
  gx_sink* sink = new_sink(STDOUT_FILENO, "standard output");
  sink->for_eyes = true;
  return sink;
}

void gx_sink_clear(gx_sink* memory) { memory->n = 0; }

gx_str gx_sink_bytes(const gx_sink* sink) { return (gx_str){sink->buffer, sink->n}; }

bool gx_sink_failed(const gx_sink* sink) { return sink->failed != 0; }

/// Opens a new file beside `path`: in the same folder, so that the rename cannot cross file systems.
static int open_temporary(const char* path, char** name) {
  const size_t size = strlen(path) + 48;
  char* made = gx_arena_need(malloc(size), size);
  const char* slash = strrchr(path, '/');
  const int folder = slash ? (int)(slash - path + 1) : 0;
  // A long name of the file must not make the temporary one too long for the file system.
  const char* base = path + folder;
  for (unsigned attempt = 0; attempt < 1000; attempt++) {
    snprintf(made, size, "%.*s.%.160s.%ld-%u.tmp", folder, path, base, (long)getpid(), attempt);
    const int fd = open(made, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd >= 0) {
      *name = made;
      return fd;
    }
    if (errno != EEXIST) break;
  }
  const int cause = errno;
  free(made);
  errno = cause;
  return -1;
}

static gx_status fail_errno(gx_error* error, const char* path, int cause) {
  return gx_fail(error, GX_ERR_IO, path, 0, "cannot write: %s", strerror(cause));
}

/// Devices and pipes are written as they are: renaming a file over /dev/null would destroy it.
static gx_status open_special(const char* path, gx_sink** out, gx_error* error) {
  const int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) return fail_errno(error, path, errno);
  *out = new_sink(fd, path);
  return GX_OK;
}

gx_status gx_sink_file(const char* path, gx_sink** out, gx_error* error) {
  *out = NULL;
  if (strcmp(path, "-") == 0) {
    *out = new_sink(STDOUT_FILENO, "standard output");
    return GX_OK;
  }
  struct stat old;
  const bool exists = stat(path, &old) == 0;
  if (exists && S_ISDIR(old.st_mode)) return fail_errno(error, path, EISDIR);
  if (exists && !S_ISREG(old.st_mode)) return open_special(path, out, error);
  if (exists && access(path, W_OK) != 0) return fail_errno(error, path, errno);
  // A link stays a link: what it points to is replaced.
  char* target = exists ? realpath(path, NULL) : strdup(path);
  if (!target) return fail_errno(error, path, errno);
  char* temporary = NULL;
  const int fd = open_temporary(target, &temporary);
  if (fd < 0) {
    const int cause = errno;
    free(target);
    return fail_errno(error, path, cause);
  }
  if (exists && fchmod(fd, old.st_mode & 07777) != 0) errno = 0; // The old mode is a courtesy
  *out = new_sink(fd, path);
  (*out)->path = target;
  (*out)->temporary = temporary;
  return GX_OK;
}

static void write_all(gx_sink* sink, const char* p, size_t n) {
  while (n && !sink->failed) {
    const ssize_t done = write(sink->fd, p, n);
    if (done < 0) {
      if (errno != EINTR) sink->failed = errno;
    } else {
      p += done;
      n -= (size_t)done;
    }
  }
}

static void flush_buffer(gx_sink* sink) {
  write_all(sink, sink->buffer, sink->n);
  sink->n = 0;
}

static void grow_memory(gx_sink* sink, size_t wanted) {
  size_t cap = sink->cap;
  while (cap - sink->n < wanted) {
    if (cap > SIZE_MAX / 2) gx_arena_exhausted(wanted);
    cap *= 2;
  }
  sink->buffer = gx_arena_need(realloc(sink->buffer, cap), cap);
  sink->cap = cap;
}

static void put(gx_sink* sink, gx_str bytes) {
  if (sink->failed || bytes.n == 0) return;
  if (sink->cap - sink->n < bytes.n) {
    if (sink->fd < 0) {
      grow_memory(sink, bytes.n);
    } else {
      flush_buffer(sink);
      if (bytes.n >= sink->cap) {
        write_all(sink, bytes.p, bytes.n);
        return;
      }
    }
  }
  memcpy(sink->buffer + sink->n, bytes.p, bytes.n);
  sink->n += bytes.n;
}

static void put_for_eyes(gx_sink* sink, gx_str s) {
  size_t from = 0; // Of what stays as it is
  for (size_t at = 0; at < s.n;) {
    const size_t begin = at;
    if (gx_is_for_eyes(gx_utf8_next(s, &at))) continue;
    put(sink, (gx_str){s.p + from, begin - from});
    put(sink, GX_STR("\uFFFD"));
    from = at;
  }
  put(sink, (gx_str){s.p + from, s.n - from});
}

void gx_put(gx_sink* sink, gx_str bytes) {
  if (sink->for_eyes) {
    put_for_eyes(sink, bytes);
  } else {
    put(sink, bytes);
  }
}

void gx_puts(gx_sink* sink, const char* terminated) { gx_put(sink, gx_str_of(terminated)); }

void gx_putf(gx_sink* sink, const char* format, ...) {
  char small[512];
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  const int n = vsnprintf(small, sizeof small, format, args);
  va_end(args);
  if (n >= 0 && (size_t)n < sizeof small) {
    gx_put(sink, (gx_str){small, (size_t)n});
  } else if (n >= 0) {
    const size_t size = (size_t)n + 1;
    char* large = gx_arena_need(malloc(size), size);
    vsnprintf(large, size, format, again);
    gx_put(sink, (gx_str){large, (size_t)n});
    free(large);
  }
  va_end(again);
}

gx_status gx_sink_close(gx_sink* sink, gx_error* error) {
  if (sink->fd >= 0) {
    flush_buffer(sink);
    if (sink->fd != STDOUT_FILENO && close(sink->fd) != 0 && !sink->failed) sink->failed = errno;
  }
  if (!sink->failed && sink->temporary && rename(sink->temporary, sink->path) != 0) sink->failed = errno;
  gx_status status = GX_OK;
  if (sink->failed) {
    status = fail_errno(error, sink->shown, sink->failed);
    if (sink->temporary) unlink(sink->temporary);
  }
  free_sink(sink);
  return status;
}

void gx_sink_abandon(gx_sink* sink) {
  if (!sink) return;
  if (sink->fd >= 0 && sink->fd != STDOUT_FILENO) close(sink->fd);
  if (sink->temporary) unlink(sink->temporary);
  free_sink(sink);
}
