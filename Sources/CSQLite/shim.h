#include <sqlite3.h>
#include <sys/vfs.h>

// Variadic functions and macros, which Swift does not see.
static const sqlite3_destructor_type sq_transient = SQLITE_TRANSIENT;

static inline int sq_moved(sqlite3 *database) {
  int moved = 0;
  sqlite3_file_control(database, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved;
}

// The type of the file system that a file is on (statfs); 0 when it cannot be told.
static inline long sq_file_system(const char *path) {
  struct statfs status;
  return statfs(path, &status) == 0 ? (long)status.f_type : 0;
}
