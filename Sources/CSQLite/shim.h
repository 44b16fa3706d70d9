#include <sqlite3.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

// Variadic functions and macros, which Swift does not see.
static const sqlite3_destructor_type sq_transient = SQLITE_TRANSIENT;

static inline int sq_moved(sqlite3 *database) {
  int moved = 0;
  sqlite3_file_control(database, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved;
}

// Whether closing the last connection puts the log into the file, and deletes it.
static inline void sq_keep_log(sqlite3 *database, int keeps) {
  sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keeps, (int *)0);
}

// Reads of the database's own file through the descriptor that SQLite has: closing another one would end
// the locks of this process. Returns an error code of SQLite.
static inline int sq_read(sqlite3 *database, void *room, int count, long long offset) {
  sqlite3_file *file = 0;
  sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  return file && file->pMethods ? file->pMethods->xRead(file, room, count, offset) : SQLITE_ERROR;
}

// The type of the file system that a file is on (statfs); 0 when it cannot be told.
static inline long sq_file_system(const char *path) {
  struct statfs status;
  return statfs(path, &status) == 0 ? (long)status.f_type : 0;
}

// A pipe whose ends no program gets that is started meanwhile (pipe2). Returns 0, or -1 with errno.
static inline int sq_pipe(int ends[2]) {
  return (int)syscall(SYS_pipe2, ends, O_CLOEXEC);
}

// Renames a file to a name that nothing has (renameat2 with RENAME_NOREPLACE, 1). Returns 0, or an errno.
static inline int sq_rename_new(const char *from, const char *to) {
  return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 1) == 0 ? 0 : errno;
}
