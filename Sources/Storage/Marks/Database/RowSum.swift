import Catalog
import Papers

/// The checksums of the rows that follow from events: what is shown comes from these, and SQLite has none of
/// its own.
enum RowSum {
  /// Columns of `state` in the order that `fits(state:)` takes them.
  static let stateColumns = "paper, field, value, clock, machine, sequence, time, sum"
  /// Columns of `note` in the order that `fits(note:)` takes them.
  static let noteColumns = "paper, clock, machine, sequence, text, replaces, sum"

  /// Columns of `key` in the order that `fits(key:)` takes them.
  static let keyColumns = "id, text, sum"

  /// Of a row of `state` all but the paper, which is added last: 10,000 rows may differ in that alone.
  static func state(
    _ field: String?, _ value: String?, _ id: MarkEvent.ID, _ time: Int64
  ) -> Checksum {
    var sum = Checksum()
    sum.add(text: field)
    sum.add(text: value)
    sum.add(id.clock)
    sum.add(text: id.machine)
    sum.add(Int64(id.sequence))
    sum.add(time)
    return sum
  }

  static func note(
    _ paper: Int64, _ id: MarkEvent.ID, text: String?, replaces: String
  ) -> Checksum {
    var sum = Checksum()
    sum.add(paper)
    sum.add(id.clock)
    sum.add(text: id.machine)
    sum.add(Int64(id.sequence))
    sum.add(text: text)
    sum.add(text: replaces)
    return sum
  }

  static func key(_ id: Int64, _ text: String?) -> Checksum {
    var sum = Checksum()
    sum.add(id)
    sum.add(text: text)
    return sum
  }

  /// Whether a row of `stateColumns` is as it was written.
  static func fits(state rows: SQLite.Statement) -> Bool {
    var sum = Checksum()
    for column in [1, 2] as [Int32] { add(rows, column, to: &sum) }
    sum.add(rows.integer(3))
    add(rows, 4, to: &sum)
    sum.add(rows.integer(5))
    sum.add(rows.integer(6))
    sum.add(rows.integer(0))
    return sum.column == rows.integer(7)
  }

  /// Whether a row of `noteColumns` is as it was written.
  static func fits(note rows: SQLite.Statement) -> Bool {
    var sum = Checksum()
    sum.add(rows.integer(0))
    sum.add(rows.integer(1))
    add(rows, 2, to: &sum)
    sum.add(rows.integer(3))
    for column in [4, 5] as [Int32] { add(rows, column, to: &sum) }
    return sum.column == rows.integer(6)
  }

  /// Whether a row of `keyColumns` is as it was written.
  static func fits(key rows: SQLite.Statement) -> Bool {
    key(rows.integer(0), rows.text(1)).column == rows.integer(2)
  }

  private static func add(_ rows: SQLite.Statement, _ column: Int32, to sum: inout Checksum) {
    if rows.isNull(column) {
      sum.add(text: UnsafeRawBufferPointer?.none)
    } else {
      rows.withBytes(column) { sum.add(text: $0) }
    }
  }
}

extension MarksDatabase {
  /// Refuses a row of `RowSum.stateColumns` that is not as it was written.
  func check(state rows: SQLite.Statement) throws {
    guard isFirst || RowSum.fits(state: rows) else { throw MarksError.damaged(path: path) }
  }

  /// Refuses a row of `RowSum.noteColumns` that is not as it was written.
  func check(note rows: SQLite.Statement) throws {
    guard isFirst || RowSum.fits(note: rows) else { throw MarksError.damaged(path: path) }
  }
}
