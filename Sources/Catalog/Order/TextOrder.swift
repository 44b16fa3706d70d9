/// The rows of a library in the order of a text, and the rank of each one's text: equal texts have one rank.
///
/// Comparing texts is what costs most of all that orders need, 150 ms for 100,000 titles. So it is done once: the
/// order of a library that has grown keeps the old rows as they stand, and merges the new ones in.
struct TextOrder: Sendable {
  /// The rows that have a text.
  private let rows: [Row]
  let column: SortColumn

  /// How many rows the library had.
  var rowCount: Int { column.numbers.count }

  /// - Parameters:
  ///   - present: the rows of the library that are not retired, and how many it has with those that are.
  ///   - before: the same order of a library that this one has grown from.
  ///   - text: a row's text, folded.
  init(
    of present: [Row], rowCount: Row, from before: TextOrder?, text: (Row) -> ArraySlice<UInt8>
  ) {
    func key(_ row: Row) -> TextKey { TextKey(text(row)) }
    let first = Row(before?.rowCount ?? 0)
    let new = present.filter { $0 >= first }.map { (key: key($0), row: $0) }
      .filter { !$0.key.isEmpty }.sorted { ($0.key, $0.row) < ($1.key, $1.row) }
    let left = present.reduce(into: RowSet()) { $0.insert($1) }
    let old = before?.rows.filter(left.contains) ?? []
    let rows = TextOrder.merged(old, new, key)
    var column = SortColumn(rowCount: rowCount)
    var rank: UInt32 = 0
    for (index, row) in rows.enumerated() {
      if index > 0 {
        let last = rows[index - 1]
        let isOld = row < first && last < first
        let isEqual =
          isOld ? before!.column[row] == before!.column[last] : key(row) == key(last)
        if !isEqual { rank += 1 }
      }
      column[row] = rank
    }
    (self.rows, self.column) = (rows, column)
  }

  /// Puts new rows among old ones. From the rank of one the search for that of the next doubles its steps, so
  /// that few new ones look at few old ones, and many at each about once.
  private static func merged(
    _ old: [Row], _ new: [(key: TextKey, row: Row)], _ key: (Row) -> TextKey
  ) -> [Row] {
    if old.isEmpty { return new.map(\.row) }
    var result: [Row] = []
    result.reserveCapacity(old.count + new.count)
    var done = 0
    for (newKey, row) in new {
      func isBefore(_ index: Int) -> Bool { (key(old[index]), old[index]) < (newKey, row) }
      var (step, low) = (1, done)
      while low + step <= old.count, isBefore(low + step - 1) {
        low += step
        step *= 2
      }
      var high = min(old.count, low + step - 1)
      while low < high {
        let middle = (low + high) / 2
        if isBefore(middle) { low = middle + 1 } else { high = middle }
      }
      result += old[done..<low]
      result.append(row)
      done = low
    }
    return result + old[done...]
  }
}

/// A text to be compared with others: its first seven bytes as a number, and what is not in that.
private struct TextKey: Comparable {
  private let number: Int
  private let rest: ArraySlice<UInt8>
  let isEmpty: Bool

  init(_ text: ArraySlice<UInt8>) {
    let first = text.prefix(7)
    let number = first.reduce(0) { $0 << 8 | Int($1) }
    self.number = number << (8 * (7 - first.count))
    self.rest = text.dropFirst(7)
    self.isEmpty = text.isEmpty
  }

  static func == (left: TextKey, right: TextKey) -> Bool {
    left.number == right.number && left.rest.elementsEqual(right.rest)
  }

  static func < (left: TextKey, right: TextKey) -> Bool {
    if left.number != right.number { return left.number < right.number }
    return left.rest.lexicographicallyPrecedes(right.rest)
  }
}
