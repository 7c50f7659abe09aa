#include "base/threads.h"

#include <pthread.h>
#include <stdbool.h>

enum { MOST = 256 };

typedef struct {
  pthread_t thread;
  void (*work)(void* user, unsigned k);
  void* user;
  unsigned k;
} hand;

static void* start(void* user) {
  const hand* h = user;
  h->work(h->user, h->k);
  return NULL;
}

void gx_threads_run(unsigned n, void (*work)(void* user, unsigned k), void* user) {
  hand hands[MOST];
  unsigned started = 0;
  for (; started + 1 < n && started < MOST; started++) {
    hand* h = &hands[started];
    *h = (hand){.work = work, .user = user, .k = started};
    if (pthread_create(&h->thread, NULL, start, h) != 0) break;
  }
  work(user, started);
  for (unsigned i = 0; i < started; i++) pthread_join(hands[i].thread, NULL);
}
