import Papers

/// The rows of a library in the order of a text, and the rank of each one's text: equal texts have one rank.
///
/// Comparing texts is what costs most of all that orders need, 150 ms for 100,000 titles. So it is done once: the
/// order of a library that has grown keeps the old rows as they stand, and merges the new ones in.
struct TextOrder: Sendable {
  /// The rows that have a text.
  private let rows: [Row]
  let column: SortColumn

  /// How many rows the library had.
  var rowCount: Row { column.endRow }

  /// - Parameters:
  ///   - present: the rows that are not retired, of the library or of its last ones.
  ///   - all: those with others that are retired.
  ///   - before: the same order of a library that this one has grown from.
  ///   - key: a row's text, folded.
  init(
    of present: [Row], in all: Range<Row>, from before: TextOrder? = nil, key: (Row) -> TextKey
  ) {
    let first = before?.rowCount ?? 0
    let new = present.filter { $0 >= first }.map { (key: key($0), row: $0) }
      .filter { !$0.key.isEmpty }.sorted { ($0.key, $0.row) < ($1.key, $1.row) }
    let left = present.reduce(into: RowSet()) { $0.insert($1) }
    let old = before?.rows.filter(left.contains) ?? []
    let rows = MergedRows(Column(old), with: new.map(\.row)) {
      (key($0), $0) < (new[$1].key, new[$1].row)
    }.rows
    var column = SortColumn(all)
    var rank: UInt32 = 0
    // The next of the new ones; and the text of the row before, if that was one.
    var next = 0
    var keyBefore: TextKey?
    for (index, row) in rows.enumerated() {
      let isNew = next < new.count && new[next].row == row
      let keyHere = isNew ? new[next].key : nil
      if isNew { next += 1 }
      if index > 0 {
        let last = rows[index - 1]
        let isOld = row < first && last < first
        let isEqual =
          isOld
          ? before!.column[row] == before!.column[last]
          : (keyHere ?? key(row)) == (keyBefore ?? key(last))
        if !isEqual { rank += 1 }
      }
      column[row] = rank
      keyBefore = keyHere
    }
    (self.rows, self.column) = (rows, column)
  }
}

/// A text to be compared with others: its first seven bytes as a number, and what is not in that.
struct TextKey: Comparable {
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
