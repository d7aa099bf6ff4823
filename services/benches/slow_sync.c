// Makes every sync of the disk take 4 ms longer, as on a common solid-state disk: for machines whose disk answers out of
// some memory. scripts/bench.sh compiles it, and loads it before the C library (LD_PRELOAD).
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <time.h>

static int slowly(const char *name, int file) {
  int (*sync)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  int result = sync(file);
  int error = errno;
  const struct timespec longer = {.tv_nsec = 4000000};
  nanosleep(&longer, NULL);
  errno = error;
  return result;
}

int fsync(int file) { return slowly("fsync", file); }
int fdatasync(int file) { return slowly("fdatasync", file); }
