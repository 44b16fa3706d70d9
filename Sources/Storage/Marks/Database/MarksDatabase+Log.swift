import CSQLite
import Catalog
import Glibc

extension MarksDatabase {
  /// Whether another program has the database open: each has a lock on a byte of the memory that they share
  /// (128, https://www.sqlite.org/walformat.html#wal_locks).
  private var isUsedByOthers: Bool {
    // Never closed: that would end the lock that SQLite has on it for us.
    let file = Glibc.open(path + "-shm", O_RDWR | O_CLOEXEC)
    guard file >= 0 else { return false }
    var lock = flock()
    (lock.l_type, lock.l_whence) = (Int16(F_WRLCK), Int16(SEEK_SET))
    (lock.l_start, lock.l_len) = (128, 1)
    return fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK
  }

  /// Refuses a log of which SQLite would pass over something. When another program has the database open, it
  /// has looked itself.
  ///
  /// What a program that was killed had not finished is removed, so that it cannot be taken for damage when
  /// half of it has been written over.
  func checkLog() throws(MarksError) {
    var status = stat()
    guard !isUnchanging, stat(path + "-wal", &status) == 0, status.st_size > 0 else { return }
    let patience = sqlite.patience
    sqlite.patience = 0
    defer { sqlite.patience = patience }
    do throws(SQLite.Failure) {
      try sqlite.run("BEGIN IMMEDIATE")
    } catch {
      if error.code == SQLITE_BUSY || error.code == SQLITE_READONLY { return }
      throw MarksError(error, path)
    }
    let isUnfinished = try checked {
      defer { _ = try? sqlite.run("ROLLBACK") }
      let pageSize = Int(try sqlite.number("PRAGMA page_size") ?? 4096)
      return try DatabaseLog.withBytes(of: path + "-wal") { bytes in
        let log = DatabaseLog(bytes, pageSize: pageSize)
        // Programs that have it open know where it ends. What follows is of one that was killed before it was
        // done, and may be half written over.
        if log.state != .fits, isUsedByOthers { return false }
        switch log.state {
        case .fits: return false
        case .damaged: throw MarksError.damaged(path: path)
        case .unfinished:
          // A frame that ended a transaction may be damaged just where it says so.
          for part in log.rest {
            for event in EventScanner.events(in: UnsafeRawBufferPointer(rebasing: bytes[part]))
            where try arrival(of: event.id) == nil { throw MarksError.damaged(path: path) }
          }
          return true
        }
      } ?? false
    }
    if isUnfinished { emptyLog() }
  }
}
