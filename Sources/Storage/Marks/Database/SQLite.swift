import CSQLite
import Glibc

/// A connection to a SQLite database: what of the C interface is needed, with errors thrown.
final class SQLite {
  let handle: OpaquePointer
  private var statements: [String: Statement] = [:]
  /// For how many milliseconds a call waits for another program that is writing.
  var patience: Int32 {
    didSet { sqlite3_busy_timeout(handle, patience) }
  }

  /// An error as SQLite numbers it, without its extension.
  struct Failure: Error, Hashable {
    let code: Int32
    let text: String
    /// The `errno` behind it; 0 when there is none.
    var system: Int32 = 0
  }

  /// Opens an existing file, or with `creates` a new one.
  convenience init(path: String, creates: Bool, patience: Int32 = 2000) throws(Failure) {
    try self.init(
      name: path, flags: SQLITE_OPEN_READWRITE | (creates ? SQLITE_OPEN_CREATE : 0), patience)
  }

  /// Opens a file that nobody can change, such as one on a disk that is read-only: without locks, and without
  /// a log.
  convenience init(unchanging path: String) throws(Failure) {
    let name = path.utf8.map { byte in
      byte & 0x80 == 0 && (byte | 0x20 &- 0x61 < 26 || byte &- 0x2D < 13)
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    try self.init(
      name: "file:\(name.joined())?immutable=1", flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, 0)
  }

  private init(name: String, flags: Int32, _ patience: Int32) throws(Failure) {
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(name, &handle, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let handle else {
      let text = handle.map { String(cString: sqlite3_errmsg($0)) } ?? ""
      let system = handle.map { sqlite3_system_errno($0) } ?? 0
      sqlite3_close_v2(handle)
      throw Failure(code: code & 0xFF, text: text, system: system)
    }
    self.handle = handle
    self.patience = patience
    sqlite3_busy_timeout(handle, patience)
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  var failure: Failure {
    // SQLite does not say what stood in the way of a COMMIT, but it is still there.
    let code = errno
    let known = sqlite3_system_errno(handle)
    return Failure(
      code: sqlite3_errcode(handle) & 0xFF, text: String(cString: sqlite3_errmsg(handle)),
      system: known == 0 ? code : known)
  }

  /// Whether the file was moved away or deleted under us.
  var isMoved: Bool { sq_moved(handle) != 0 }

  /// The row that was inserted last.
  var lastRow: Int64 { sqlite3_last_insert_rowid(handle) }

  /// Runs statements without values.
  func run(_ text: String) throws(Failure) {
    errno = 0
    guard sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else { throw failure }
  }

  /// The statement of a text, prepared once, with its values bound.
  func statement(_ text: String, _ values: [Value] = []) throws(Failure) -> Statement {
    let statement: Statement
    if let known = statements[text] {
      statement = known
      statement.reset()
    } else {
      statement = try Statement(text, self)
      statements[text] = statement
    }
    try statement.bind(values)
    return statement
  }

  /// Runs a statement for what it does.
  func run(_ text: String, _ values: [Value]) throws(Failure) {
    try statement(text, values).run()
  }

  /// The first column of the first row, as a number.
  func number(_ text: String, _ values: [Value] = []) throws(Failure) -> Int64? {
    let statement = try statement(text, values)
    defer { statement.reset() }
    return try statement.step() ? statement.integer(0) : nil
  }

  /// The first column of the first row, as text.
  func text(_ text: String, _ values: [Value] = []) throws(Failure) -> String? {
    let statement = try statement(text, values)
    defer { statement.reset() }
    return try statement.step() ? statement.text(0) : nil
  }

  /// Runs `body` as one transaction: all of it is there afterwards, or nothing.
  func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    try run("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
      throw error
    }
  }

  /// Runs `body` on one moment of the database. Many small queries are faster so: each would lock the
  /// file for itself.
  func moment<Result>(_ body: () throws -> Result) throws -> Result {
    guard sqlite3_get_autocommit(handle) != 0 else { return try body() }
    try run("BEGIN")
    defer { sqlite3_exec(handle, "COMMIT", nil, nil, nil) }
    return try body()
  }

  enum Value {
    case integer(Int64)
    case text(String)
    /// Text as bytes, which need not be UTF-8.
    case bytes([UInt8])
    case null

    static func text(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
    static func number(_ value: some BinaryInteger) -> Value { .integer(Int64(value)) }
  }

  /// A prepared statement and the row that it stands on.
  final class Statement {
    private let handle: OpaquePointer
    private unowned let database: SQLite

    fileprivate init(_ text: String, _ database: SQLite) throws(Failure) {
      var handle: OpaquePointer?
      guard sqlite3_prepare_v2(database.handle, text, -1, &handle, nil) == SQLITE_OK, let handle
      else { throw database.failure }
      self.handle = handle
      self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    func reset() { sqlite3_reset(handle) }

    fileprivate func bind(_ values: [Value]) throws(Failure) {
      for (index, value) in values.enumerated() { try bind(Int32(index + 1), value) }
    }

    /// Binds the value of a place, from 1. It stays bound until another one is.
    func bind(_ place: Int32, _ value: Value) throws(Failure) {
      let code =
        switch value {
        case .integer(let number): sqlite3_bind_int64(handle, place, number)
        case .text(let text):
          sqlite3_bind_text64(
            handle, place, text, UInt64(text.utf8.count), sq_transient, UInt8(SQLITE_UTF8))
        case .bytes(let bytes):
          bytes.withUnsafeBytes { bytes in
            sqlite3_bind_text64(
              handle, place, bytes.bindMemory(to: CChar.self).baseAddress, UInt64(bytes.count),
              sq_transient, UInt8(SQLITE_UTF8))
          }
        case .null: sqlite3_bind_null(handle, place)
        }
      guard code == SQLITE_OK else { throw database.failure }
    }

    /// Runs it to its end, for what it does.
    func run() throws(Failure) {
      while try step() {}
      reset()
    }

    /// Goes to the next row; false after the last.
    func step() throws(Failure) -> Bool {
      errno = 0
      switch sqlite3_step(handle) {
      case SQLITE_ROW: return true
      case SQLITE_DONE: return false
      default:
        let failure = database.failure
        sqlite3_reset(handle)
        throw failure
      }
    }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    /// nil for NULL.
    func text(_ column: Int32) -> String? {
      guard let start = sqlite3_column_text(handle, column) else { return nil }
      let count = Int(sqlite3_column_bytes(handle, column))
      return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// Lends the bytes of a column.
    func withBytes<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
      let start = sqlite3_column_blob(handle, column)
      let count = Int(sqlite3_column_bytes(handle, column))
      return body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }
  }
}
