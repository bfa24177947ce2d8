/*
 * Lets calls of the C library fail, loaded with LD_PRELOAD; it reaches worker threads and child processes.
 * FAULT_SHIM holds one rule a line, its fields set apart by tabs:
 *   calls    names set apart by commas: read write sync rename open create mkdir remove times stat list
 *   path     a part of the path that is touched, with a `$` at its end when the path has to end there
 *   skip     so many matching calls go through first
 *   count    so many are hit; 0 for all that follow
 *   action   error NUMBER | short BYTES | flip BYTE | room BYTES | untyped | pause FILE
 * `create` are calls that open for writing. `room` lets that many bytes be written, then there is no space. `pause` makes
 * FILE and waits until it is gone. FAULT_SHIM_HITS names a file that gets a byte for each call that was hit.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { none, fail, shorten, flip, room, untyped, pause_at };

struct rule {
  char calls[64], path[4096], text[4096];
  long skip, count, value;
  int action;
  atomic_long seen;
};
static struct rule rules[16];
static int rule_count;

#define REAL(name) \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void read_rules(void) {
  const char *from = getenv("FAULT_SHIM");
  while (from && *from && rule_count < 16) {
    struct rule *to = &rules[rule_count++];
    char action[16] = "", rest[4096] = "";
    sscanf(from, "%63[^\t]\t%4095[^\t]\t%ld\t%ld\t%15[a-z] %4095[^\n]", to->calls, to->path, &to->skip, &to->count, action, rest);
    strcpy(to->text, rest);
    to->value = atol(rest);
    to->action = !strcmp(action, "error")     ? fail
                 : !strcmp(action, "short")   ? shorten
                 : !strcmp(action, "flip")    ? flip
                 : !strcmp(action, "room")    ? room
                 : !strcmp(action, "untyped") ? untyped
                 : !strcmp(action, "pause")   ? pause_at
                                              : none;
    from = strchr(from, '\n');
    if (from) from += 1;
  }
}

static int path_fits(const struct rule *rule, const char *path) {
  size_t wanted = strlen(rule->path), length = strlen(path);
  if (wanted == 0 || rule->path[wanted - 1] != '$') return strstr(path, rule->path) != NULL;
  wanted -= 1;
  return length >= wanted && !strncmp(path + length - wanted, rule->path, wanted);
}

static int call_fits(const struct rule *rule, const char *call) {
  const char *at = strstr(rule->calls, call);
  size_t length = strlen(call);
  return at && (at == rule->calls || at[-1] == ',') && (at[length] == 0 || at[length] == ',');
}

static void note_hit(void) {
  const char *name = getenv("FAULT_SHIM_HITS");
  int file = name ? syscall(SYS_openat, AT_FDCWD, name, O_CREAT | O_WRONLY | O_APPEND, 0644) : -1;
  if (file < 0) return;
  syscall(SYS_write, file, "x", 1);
  syscall(SYS_close, file);
}

/* What is meant to happen to this call; null for nothing. */
static struct rule *meet(const char *call, const char *path) {
  for (int at = 0; at < rule_count; at += 1) {
    struct rule *rule = &rules[at];
    if (!call_fits(rule, call) || !path_fits(rule, path)) continue;
    if (rule->action == room) return rule;
    long number = atomic_fetch_add(&rule->seen, 1) - rule->skip;
    if (number < 0 || (rule->count > 0 && number >= rule->count)) continue;
    note_hit();
    if (rule->action != pause_at) return rule;
    int file = syscall(SYS_openat, AT_FDCWD, rule->text, O_CREAT | O_WRONLY, 0644);
    if (file >= 0) syscall(SYS_close, file);
    while (syscall(SYS_faccessat, AT_FDCWD, rule->text, F_OK) == 0) usleep(1000);
  }
  return NULL;
}

/* A path as it was given, with a leading /proc/self/fd/N written out. */
static const char *written_out(const char *path, char *to, size_t size) {
  int descriptor, length = 0;
  if (sscanf(path, "/proc/self/fd/%d%n", &descriptor, &length) != 1 &&
      sscanf(path, "/proc/%*d/fd/%d%n", &descriptor, &length) != 1)
    return path;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t got = readlink(link, to, size - 1);
  if (got < 0) return path;
  snprintf(to + got, size - got, "%s", path + length);
  return to;
}

static struct rule *meet_path(const char *call, const char *path) {
  char whole[8192];
  return rule_count == 0 ? NULL : meet(call, written_out(path, whole, sizeof whole));
}

static struct rule *meet_file(const char *call, int descriptor) {
  if (rule_count == 0) return NULL;
  int before = errno;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  errno = before;
  if (length <= 0 || path[0] != '/') return NULL;
  path[length] = 0;
  return meet(call, path);
}

static int failing(const struct rule *rule) {
  if (!rule || rule->action != fail) return 0;
  errno = (int)rule->value;
  return 1;
}

static size_t shortened(const struct rule *rule, size_t size) {
  return rule && rule->action == shorten && size > (size_t)rule->value ? (size_t)rule->value : size;
}

static ssize_t flipped(const struct rule *rule, void *bytes, ssize_t count) {
  if (rule && rule->action == flip && rule->value < count) ((unsigned char *)bytes)[rule->value] ^= 4;
  return count;
}

ssize_t read(int descriptor, void *to, size_t size) {
  REAL(read);
  struct rule *rule = meet_file("read", descriptor);
  if (failing(rule)) return -1;
  return flipped(rule, to, real(descriptor, to, shortened(rule, size)));
}
ssize_t pread64(int descriptor, void *to, size_t size, off64_t at) {
  REAL(pread64);
  struct rule *rule = meet_file("read", descriptor);
  if (failing(rule)) return -1;
  return flipped(rule, to, real(descriptor, to, shortened(rule, size), at));
}
ssize_t pread(int descriptor, void *to, size_t size, off_t at) { return pread64(descriptor, to, size, at); }

/* How much of a write goes through; -1 with ENOSPC for none. */
static ssize_t allowed(struct rule *rule, size_t size) {
  if (!rule || rule->action != room) return (ssize_t)shortened(rule, size);
  long left = rule->value - atomic_fetch_add(&rule->seen, (long)size);
  if (left >= (long)size) return (ssize_t)size;
  note_hit();
  if (left > 0) return left;
  errno = ENOSPC;
  return -1;
}
ssize_t write(int descriptor, const void *from, size_t size) {
  REAL(write);
  struct rule *rule = meet_file("write", descriptor);
  if (failing(rule)) return -1;
  ssize_t some = allowed(rule, size);
  return some < 0 ? -1 : real(descriptor, from, (size_t)some);
}
ssize_t pwrite64(int descriptor, const void *from, size_t size, off64_t at) {
  REAL(pwrite64);
  struct rule *rule = meet_file("write", descriptor);
  if (failing(rule)) return -1;
  ssize_t some = allowed(rule, size);
  return some < 0 ? -1 : real(descriptor, from, (size_t)some, at);
}
ssize_t pwrite(int descriptor, const void *from, size_t size, off_t at) { return pwrite64(descriptor, from, size, at); }

#define FILE_CALL(name, call) \
  int name(int descriptor) { \
    REAL(name); \
    return failing(meet_file(call, descriptor)) ? -1 : real(descriptor); \
  }
FILE_CALL(fsync, "sync")
FILE_CALL(fdatasync, "sync")
FILE_CALL(syncfs, "sync")

int rename(const char *from, const char *to) {
  REAL(rename);
  return failing(meet_path("rename", to)) ? -1 : real(from, to);
}
int mkdir(const char *path, mode_t mode) {
  REAL(mkdir);
  return failing(meet_path("mkdir", path)) ? -1 : real(path, mode);
}
int open64(const char *path, int flags, ...) {
  REAL(open64);
  va_list more;
  va_start(more, flags);
  mode_t mode = va_arg(more, mode_t);
  va_end(more);
  if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) && failing(meet_path("create", path))) return -1;
  return failing(meet_path("open", path)) ? -1 : real(path, flags, mode);
}
int open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = va_arg(more, mode_t);
  va_end(more);
  return open64(path, flags, mode);
}
int unlink(const char *path) {
  REAL(unlink);
  return failing(meet_path("remove", path)) ? -1 : real(path);
}
int rmdir(const char *path) {
  REAL(rmdir);
  return failing(meet_path("remove", path)) ? -1 : real(path);
}
int futimens(int descriptor, const struct timespec times[2]) {
  REAL(futimens);
  return failing(meet_file("times", descriptor)) ? -1 : real(descriptor, times);
}
int scandir64(const char *path, struct dirent64 ***to, int (*pick)(const struct dirent64 *),
              int (*order)(const struct dirent64 **, const struct dirent64 **)) {
  REAL(scandir64);
  return failing(meet_path("list", path)) ? -1 : real(path, to, pick, order);
}
DIR *opendir(const char *path) {
  REAL(opendir);
  return failing(meet_path("list", path)) ? NULL : real(path);
}
struct dirent64 *readdir64(DIR *folder) {
  REAL(readdir64);
  struct rule *rule = meet_file("list", dirfd(folder));
  if (failing(rule)) return NULL;
  struct dirent64 *entry = real(folder);
  if (entry && rule && rule->action == untyped) entry->d_type = DT_UNKNOWN;
  return entry;
}
struct dirent *readdir(DIR *folder) { return (struct dirent *)readdir64(folder); }

/* The C library has functions of their own for these, but the file layer below Node goes past them. */
long syscall(long number, ...) {
  REAL(syscall);
  va_list more;
  long a[6];
  va_start(more, number);
  for (int at = 0; at < 6; at += 1) a[at] = va_arg(more, long);
  va_end(more);
  if (number == SYS_statx) {
    const char *path = (const char *)a[1];
    struct rule *rule = path && *path ? meet_path("stat", path) : meet_file("stat", (int)a[0]);
    if (failing(rule)) return -1;
  }
  return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
