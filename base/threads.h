/// Work shared among threads.
#ifndef GX_BASE_THREADS_H
#define GX_BASE_THREADS_H

/// Calls `work(user, k)` for k = 0 … n - 1 at the same time, the last in this thread; returns when all have returned. Where the system gives no
/// more threads fewer are called: what is to be done must not hang on who does it.
void gx_threads_run(unsigned n, void (*work)(void* user, unsigned k), void* user);

#endif
