import Papers

/// Some rows of a library in one order, of which no list is made.
///
/// Of a set of many rows only the first are looked for, as many as a screen may show: from the first rank on, rows of
/// the order that are in the set are soon found. All that is asked beyond needs a table, a bit a rank and a count
/// before every few hundred of them (`RankTable`), which is made when it is asked for, or at once where there are few
/// rows.
///
/// `count` costs nothing, the row at a rank and the rank of a row a look at one block of bits; the rows of a screen
/// are then next to one another. Making it takes some 20 microseconds for millions of rows, the table about a
/// nanosecond a row, and all rows of a library nothing.
public struct RankedRows: RandomAccessCollection, Sendable {
  private let ranking: Ranking
  private let rows: RowSet
  /// The first ranks of the order that are of rows in the set: those below `headEnd`.
  private let head: [UInt32]
  private let headEnd: Int
  private let made = MadeOnce<RankTable>()
  public let count: Int

  /// How many rows of a large set are looked for at first.
  static let headCount = 256
  /// Among so many rows one is found, in a set of which only the first are looked for.
  private static let sparsest = 32

  /// - Parameter rows: those that there are; all of them have a rank.
  init(_ rows: RowSet, in ranking: Ranking) {
    (self.ranking, self.rows) = (ranking, rows)
    count = rows.count
    guard count < ranking.rows.count else {
      // In what a damaged file says, there may be more rows than ranks.
      (head, headEnd) = ([], 0)
      return
    }
    var (head, end) = ([UInt32](), 0)
    if count > ranking.rows.count / RankedRows.sparsest, count > RankedRows.headCount {
      head.reserveCapacity(RankedRows.headCount)
      end = ranking.rows.withUnsafeBufferPointer { order in
        // Where the first ones are rarer than that, the table is what finds them.
        let last = Swift.min(order.count, 2 * RankedRows.sparsest * RankedRows.headCount)
        for rank in 0..<last {
          if head.count == RankedRows.headCount { return rank }
          if rows.contains(order[rank]) { head.append(UInt32(rank)) }
        }
        return last
      }
    }
    (self.head, headEnd) = (head, end)
    if end == 0 { _ = table }
  }

  /// Whether it is of all rows of the order.
  private var isAll: Bool { count >= ranking.rows.count }

  /// The bits of all ranks.
  private var table: RankTable {
    made.makeUnlessKnown { RankTable(rows, in: ranking) }
    return made.value ?? RankTable(rows, in: ranking)
  }

  /// Those of them that are in a set; `rows` must be the set that these were made of, without others.
  func only(_ rows: RowSet) -> RankedRows { RankedRows(rows, in: ranking) }

  /// These and all others of a library, in the same order; where that has not all of them, by date.
  func amongOthers(in library: Library) -> RankedRows {
    var all = RowSet(0..<library.rowCount)
    all.subtract(library.retired)
    if ranking.rows.count == library.count, ranking.rows.allSatisfy(all.contains) {
      return RankedRows(all, in: ranking)
    }
    let order = SortOrder(.date)
    let isSorted = library.work(for: order, MarkedRows()) == 0
    return isSorted ? RankedRows(all, in: library.ranking(order)) : self
  }

  /// No rows.
  init() { self.init(RowSet(), in: Ranking([], rowCount: 0)) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  /// The row at a rank among these.
  public subscript(rank: Int) -> Row {
    precondition(rank >= 0 && rank < count, "a rank of these rows")
    if isAll { return ranking.rows[rank] }
    return ranking.rows[rank < head.count ? Int(head[rank]) : table[rank]]
  }

  /// The rank of a row among these; nil when it is not one of them.
  public func rank(of row: Row) -> Int? {
    guard let rank = ranking.rank(of: row) else { return nil }
    if isAll { return count == 0 ? nil : rank }
    return rows.contains(row) ? countBefore(rank) : nil
  }

  /// How many of these come before a row that may be none of them; `count` when it is not in the library, and none
  /// where the order knows only what was found.
  public func rank(near row: Row) -> Int {
    ranking.rank(of: row).map(countBefore) ?? (ranking.isWhole ? count : 0)
  }

  private func countBefore(_ rank: Int) -> Int {
    if isAll { return Swift.min(rank, count) }
    guard rank < headEnd else { return table.countBefore(rank) }
    return head.partitioningIndex { $0 >= rank }
  }

  /// Goes over the bits, not from rank to rank.
  public struct Iterator: IteratorProtocol {
    private let rows: RankedRows
    private var ranks: RankTable.Iterator?
    private var rank = 0

    fileprivate init(_ rows: RankedRows) {
      self.rows = rows
      ranks = rows.isAll ? nil : rows.table.makeIterator()
    }

    public mutating func next() -> Row? {
      if ranks != nil { return ranks?.next().map { rows.ranking.rows[$0] } }
      guard rank < rows.count else { return nil }
      defer { rank += 1 }
      return rows.ranking.rows[rank]
    }
  }

  public func makeIterator() -> Iterator { Iterator(self) }
}

extension [UInt32] {
  /// The first index from which on something holds; it holds for all after one for which it does.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
