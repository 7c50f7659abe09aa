#include "graph/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"

enum { IN_MEMORY = 1 << 20, AHEAD = 64 << 10 };

struct gx_spool {
  unsigned char* bytes; ///< Those behind the file's
  size_t n, room;
  uint64_t in_file;
  int file;      ///< -1: none
  bool homeless; ///< No file can be made
  int failed;    ///< errno of what went wrong
};

gx_spool* gx_spool_new(void) {
  gx_spool* spool = gx_arena_need(calloc(1, sizeof *spool), sizeof *spool);
  spool->file = -1;
  return spool;
}

void gx_spool_free(gx_spool* spool) {
  if (!spool) return;
  if (spool->file >= 0) close(spool->file);
  free(spool->bytes);
  free(spool);
}

uint64_t gx_spool_size(const gx_spool* spool) { return spool->in_file + spool->n; }

gx_status gx_spool_status(const gx_spool* spool, gx_error* error) {
  if (!spool->failed) return GX_OK;
  return gx_fail(error, GX_ERR_IO, "", 0, "temporary file of the graph: %s ($TMPDIR says where it is)",
                 strerror(spool->failed));
}

// ---- writing ---------------------------------------------------------------------------------------------------------------

/// A new file whose name is gone at once, so that nothing is left behind however the program ends.
static bool open_file(gx_spool* spool) {
  const char* const folders[] = {getenv("TMPDIR"), "/var/tmp", "/tmp"};
  char path[4096];
  for (size_t i = 0; i < sizeof folders / sizeof *folders && spool->file < 0 && !spool->homeless; i++) {
    if (!folders[i] || !*folders[i]) continue;
    if ((size_t)snprintf(path, sizeof path, "%s/guanxi-XXXXXX", folders[i]) >= sizeof path) continue;
    spool->file = mkstemp(path);
    if (spool->file < 0) continue;
    fcntl(spool->file, F_SETFD, FD_CLOEXEC);
    unlink(path);
  }
  spool->homeless = spool->file < 0;
  return !spool->homeless;
}

static void flush(gx_spool* spool) {
  for (size_t done = 0; done < spool->n && !spool->failed;) {
    const ssize_t wrote = pwrite(spool->file, spool->bytes + done, spool->n - done, (off_t)spool->in_file);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) {
      spool->failed = wrote < 0 ? errno : ENOSPC;
      continue;
    }
    done += (size_t)wrote;
    spool->in_file += (uint64_t)wrote;
  }
  spool->n = 0;
}

static void grow(gx_spool* spool, size_t wanted) {
  if (!spool->room) spool->room = 4096;
  while (spool->room < wanted) spool->room *= 2;
  spool->bytes = gx_arena_need(realloc(spool->bytes, spool->room), spool->room);
}

void gx_spool_put(gx_spool* spool, const void* bytes, size_t n) {
  if (spool->failed || !n) return;
  if (spool->n + n > IN_MEMORY && open_file(spool)) flush(spool);
  if (spool->n + n > spool->room) grow(spool, spool->n + n);
  memcpy(spool->bytes + spool->n, bytes, n);
  spool->n += n;
}

// ---- reading ---------------------------------------------------------------------------------------------------------------

/// Reads from the file on from `next`; false when it has fewer than `n` bytes.
static bool refill(gx_spool_reader* r, size_t n) {
  gx_spool* s = r->spool;
  const size_t ahead = r->ahead ? r->ahead : AHEAD, wanted = n > ahead ? n : ahead;
  if (wanted > r->room) {
    free(r->bytes);
    r->bytes = gx_arena_need(malloc(wanted), wanted);
    r->room = wanted;
  }
  r->begin = r->next;
  r->n = 0;
  while (r->n < n && !s->failed) {
    const ssize_t got = pread(s->file, r->bytes + r->n, wanted - r->n, (off_t)(r->begin + r->n));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0)
      s->failed = got < 0 ? errno : EIO;
    else
      r->n += (size_t)got;
  }
  return !s->failed;
}

const void* gx_spool_read(gx_spool_reader* r, size_t n) {
  gx_spool* s = r->spool;
  if (s->file >= 0 && s->n) flush(s);
  if (s->failed || r->next + n > gx_spool_size(s)) return NULL;
  const uint64_t at = r->next;
  if (s->file < 0) {
    r->next += n;
    return n ? s->bytes + at : (const unsigned char*)"";
  }
  if ((at < r->begin || at + n > r->begin + r->n) && !refill(r, n)) return NULL;
  r->next += n;
  return n ? r->bytes + (at - r->begin) : (const unsigned char*)"";
}

bool gx_spool_get(gx_spool_reader* reader, void* out, size_t n) {
  const void* bytes = gx_spool_read(reader, n);
  if (bytes) memcpy(out, bytes, n);
  return bytes != NULL;
}

void gx_spool_reader_end(gx_spool_reader* reader) {
  free(reader->bytes);
  *reader = (gx_spool_reader){0};
}
