#include <sqlite3.h>

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
