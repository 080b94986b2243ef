/*
 * Loaded with LD_PRELOAD, it writes down in their order all changes that a process makes to files below
 * AIDE_RECORD_BELOW, with their contents, when they are made durable, and what it prints on standard output. From that,
 * power-cuts.ts puts together what a disk could hold after a power cut at any moment.
 *
 * A record: kind (1 byte), length of the path (4), offset (8), length of the data (8), path, data. Kinds: W write,
 * T truncate (to the offset), S sync, U unlink, R rename (the data is the new path), A standard output.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 4096

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *paths[MOST_FILES];
static int appends[MOST_FILES];
static int record_fd = -1;
static const char *below;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);

__attribute__((constructor)) static void begin(void) {
  real_write = dlsym(RTLD_NEXT, "write");
  real_writev = dlsym(RTLD_NEXT, "writev");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_open = dlsym(RTLD_NEXT, "open64");
  real_close = dlsym(RTLD_NEXT, "close");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_rename = dlsym(RTLD_NEXT, "rename");
  below = getenv("AIDE_RECORD_BELOW");
  const char *file = getenv("AIDE_RECORD_TO");
  if (below && file) record_fd = real_open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

static int is_watched(const char *path) {
  return record_fd >= 0 && path && strncmp(path, below, strlen(below)) == 0;
}

static const char *path_of(int fd) { return fd >= 0 && fd < MOST_FILES ? paths[fd] : NULL; }

/* Under the lock: the order of records is the order of what they record. */
static void record(char kind, const char *path, uint64_t offset, const void *data, uint64_t length) {
  char head[21];
  uint32_t path_length = (uint32_t)strlen(path);
  head[0] = kind;
  memcpy(head + 1, &path_length, 4);
  memcpy(head + 5, &offset, 8);
  memcpy(head + 13, &length, 8);
  real_write(record_fd, head, sizeof head);
  real_write(record_fd, path, path_length);
  if (length > 0) real_write(record_fd, data, length);
}

static int opened(int fd, const char *path, int flags) {
  if (fd >= 0 && fd < MOST_FILES && is_watched(path)) {
    pthread_mutex_lock(&lock);
    paths[fd] = strdup(path);
    appends[fd] = (flags & O_APPEND) != 0;
    if (flags & O_TRUNC) record('T', path, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
  }
  return fd;
}

#define WITH_MODE                                \
  mode_t mode = 0;                               \
  if (flags & (O_CREAT | O_TMPFILE)) {           \
    va_list rest;                                \
    va_start(rest, flags);                       \
    mode = va_arg(rest, mode_t);                 \
    va_end(rest);                                \
  }

int open(const char *path, int flags, ...) {
  WITH_MODE
  return opened(real_open(path, flags, mode), path, flags);
}

int open64(const char *path, int flags, ...) {
  WITH_MODE
  return opened(real_open(path, flags, mode), path, flags);
}

int close(int fd) {
  if (path_of(fd)) {
    pthread_mutex_lock(&lock);
    free(paths[fd]);
    paths[fd] = NULL;
    pthread_mutex_unlock(&lock);
  }
  return real_close(fd);
}

static ssize_t written_at(int fd, const void *data, size_t length, off_t offset) {
  pthread_mutex_lock(&lock);
  ssize_t done = real_pwrite(fd, data, length, offset);
  if (done > 0) record('W', paths[fd], (uint64_t)offset, data, (uint64_t)done);
  pthread_mutex_unlock(&lock);
  return done;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off_t offset) {
  return path_of(fd) ? written_at(fd, data, length, offset) : real_pwrite(fd, data, length, offset);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return pwrite64(fd, data, length, offset); }

ssize_t write(int fd, const void *data, size_t length) {
  if (record_fd >= 0 && fd == 1) {
    pthread_mutex_lock(&lock);
    record('A', "", 0, data, length);
    ssize_t done = real_write(fd, data, length);
    pthread_mutex_unlock(&lock);
    return done;
  }
  if (!path_of(fd)) return real_write(fd, data, length);
  pthread_mutex_lock(&lock);
  off_t offset = lseek(fd, 0, appends[fd] ? SEEK_END : SEEK_CUR);
  ssize_t done = real_write(fd, data, length);
  if (done > 0) record('W', paths[fd], (uint64_t)offset, data, (uint64_t)done);
  pthread_mutex_unlock(&lock);
  return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (record_fd < 0 || fd != 1) return real_writev(fd, parts, count);
  pthread_mutex_lock(&lock);
  for (int i = 0; i < count; i++) record('A', "", 0, parts[i].iov_base, parts[i].iov_len);
  ssize_t done = real_writev(fd, parts, count);
  pthread_mutex_unlock(&lock);
  return done;
}

/* What is durable is recorded when the disk has said so: a cut before that may lose it. */
static int synced(int fd, int done) {
  if (done == 0 && path_of(fd)) {
    pthread_mutex_lock(&lock);
    record('S', paths[fd], 0, NULL, 0);
    pthread_mutex_unlock(&lock);
  }
  return done;
}

int fsync(int fd) { return synced(fd, real_fsync(fd)); }
int fdatasync(int fd) { return synced(fd, real_fdatasync(fd)); }

int ftruncate64(int fd, off_t length) {
  if (!path_of(fd)) return real_ftruncate(fd, length);
  pthread_mutex_lock(&lock);
  int done = real_ftruncate(fd, length);
  if (done == 0) record('T', paths[fd], (uint64_t)length, NULL, 0);
  pthread_mutex_unlock(&lock);
  return done;
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int unlink(const char *path) {
  if (!is_watched(path)) return real_unlink(path);
  pthread_mutex_lock(&lock);
  int done = real_unlink(path);
  if (done == 0) record('U', path, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return done;
}

int rename(const char *from, const char *to) {
  if (!is_watched(from)) return real_rename(from, to);
  pthread_mutex_lock(&lock);
  int done = real_rename(from, to);
  if (done == 0) record('R', from, 0, to, strlen(to));
  pthread_mutex_unlock(&lock);
  return done;
}
