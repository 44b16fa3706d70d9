import CSQLite
import Glibc
public import Papers

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
  /// The log was deleted while it was in use. What was acknowledged before is in the file, as far as it could
  /// be put there.
  case logGone(path: String)
  /// A link on the way to the database leads to nothing.
  case leadsNowhere(path: String)
  /// A paper has the id of another one, which has marks: two keys have one hash.
  case anotherPaper(PaperID, PaperKey)
  /// A link leads to a file in which nothing is of Quire; it is left as it is.
  case linkedElsewhere(path: String)
  /// Anything else, in SQLite's words.
  case other(path: String, String)

  init(_ failure: SQLite.Failure, _ path: String) {
    switch failure.code {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .locked(path: path)
    case SQLITE_FULL: self = .diskFull(path: path)
    case SQLITE_READONLY, SQLITE_PERM: self = .readOnly(path: path)
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(path: path)
    // All statements are ours, so that one that cannot be understood, or a row that may not be there twice,
    // says that the schema or an index is not what we have made.
    case SQLITE_ERROR, SQLITE_SCHEMA, SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_FORMAT,
      SQLITE_RANGE, SQLITE_TOOBIG, SQLITE_EMPTY:
      self = .damaged(path: path)
    case SQLITE_CANTOPEN, SQLITE_IOERR:
      // It is about the file or one of those beside it; which one, SQLite does not say.
      if let known = MarksError.known(failure.system, path) {
        self = known
      } else if failure.code == SQLITE_CANTOPEN, !MarksError.mayWrite(path) {
        self = .readOnly(path: path)
      } else if failure.system != 0 {
        self = .system(path: path, failure.system)
      } else {
        self = .other(path: path, failure.text)
      }
    default: self = .other(path: path, failure.text)
    }
  }

  /// What the system refused, by its `errno`.
  init(system code: Int32, _ path: String) {
    self = MarksError.known(code, path) ?? .system(path: path, code)
  }

  /// What a file could not be written for.
  init(_ error: StorageError, _ path: String) {
    if case .system(let code) = error.reason {
      self.init(system: code, path)
    } else {
      self = .other(path: path, "\(error.reason)")
    }
  }

  private static func known(_ code: Int32, _ path: String) -> MarksError? {
    switch code {
    case EACCES, EPERM, EROFS: .readOnly(path: path)
    // A file that may not grow is as good as a full disk.
    case ENOSPC, EDQUOT, EFBIG: .diskFull(path: path)
    default: nil
    }
  }

  /// Whether a file, and others beside it, may be written.
  private static func mayWrite(_ path: String) -> Bool {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    return faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0
      && faccessat(AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) == 0
  }
}
