/* Reads of a file whose name holds "unreadable" fail as on a bad sector. Loaded with LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static int is_bad(int descriptor) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strstr(path, "unreadable") != NULL;
}

#define FAIL_OR(name, type, ...)                                  \
  do {                                                            \
    static type real;                                             \
    if (!real) real = (type)dlsym(RTLD_NEXT, name);               \
    if (is_bad(descriptor)) { errno = EIO; return -1; }           \
    return real(descriptor, __VA_ARGS__);                         \
  } while (0)

typedef ssize_t (*read_type)(int, void *, size_t);
typedef ssize_t (*pread_type)(int, void *, size_t, off_t);
typedef ssize_t (*readv_type)(int, const struct iovec *, int);
typedef ssize_t (*preadv_type)(int, const struct iovec *, int, off_t);

ssize_t read(int descriptor, void *to, size_t size) { FAIL_OR("read", read_type, to, size); }
ssize_t pread(int descriptor, void *to, size_t size, off_t at) { FAIL_OR("pread", pread_type, to, size, at); }
ssize_t pread64(int descriptor, void *to, size_t size, off_t at) { FAIL_OR("pread64", pread_type, to, size, at); }
ssize_t readv(int descriptor, const struct iovec *to, int count) { FAIL_OR("readv", readv_type, to, count); }
ssize_t preadv(int descriptor, const struct iovec *to, int count, off_t at) {
  FAIL_OR("preadv", preadv_type, to, count, at);
}
ssize_t preadv64(int descriptor, const struct iovec *to, int count, off_t at) {
  FAIL_OR("preadv64", preadv_type, to, count, at);
}
