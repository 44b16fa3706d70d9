import CSQLite

/// Why marks could not be read or kept; sentences are made elsewhere.
public enum MarksError: Error, Hashable, Sendable {
  /// The system refused, with this `errno`.
  case system(path: String, Int32)
  /// A later Quire has made the database; it is left as it is.
  case newer(path: String, version: Int)
  /// The file is a database of something else; it is left as it is.
  case foreign(path: String)
  /// The file is damaged.
  case damaged(path: String)
  /// Another program has held the database for seconds.
  case locked(path: String)
  case diskFull(path: String)
  case readOnly(path: String)
  /// The file is no longer where it was when it was opened.
  case moved(path: String)
  /// Anything else, in SQLite's words.
  case other(path: String, String)

  init(_ failure: SQLite.Failure, _ path: String) {
    switch failure.code {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .locked(path: path)
    case SQLITE_FULL: self = .diskFull(path: path)
    case SQLITE_READONLY, SQLITE_PERM: self = .readOnly(path: path)
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(path: path)
    default: self = .other(path: path, failure.text)
    }
  }
}
