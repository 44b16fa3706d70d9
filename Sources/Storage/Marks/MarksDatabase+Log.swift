import CSQLite
import Catalog
import Glibc

extension MarksDatabase {
  /// Refuses a log of which SQLite would pass over something. When another program is writing just now, it has
  /// looked itself.
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
