import CSQLite

/// A connection of the tests' own, that knows nothing of marks.
final class SQLiteForTests {
  private var handle: OpaquePointer?

  struct Failure: Error {}

  init(path: String) throws {
    guard sqlite3_open(path, &handle) == SQLITE_OK else { throw Failure() }
  }

  deinit { sqlite3_close(handle) }

  /// The first column of the first row.
  @discardableResult
  func run(_ text: String) -> String? {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(handle, text, -1, &statement, nil)
    defer { sqlite3_finalize(statement) }
    guard sqlite3_step(statement) == SQLITE_ROW, let text = sqlite3_column_text(statement, 0) else {
      return nil
    }
    return String(cString: text)
  }
}
