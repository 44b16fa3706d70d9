public import Papers

/// Papers of a library in one order: the row at each rank, and the rank of each row.
///
/// Mostly of all papers: made once for a library and an order, and shared by all that is found in it. By relevance
/// it is of what a query has found only. Eight bytes a row.
public struct Ranking: Sendable {
  /// The rows that are not retired, the first first.
  public let rows: Column<Row>
  /// The rank of each row of the library; `absent` for rows that are retired, or not found.
  let ranks: Column<UInt32>
  /// Whether it is of all papers.
  let isWhole: Bool

  static let absent = MergedRows.noRank

  /// - Parameter rowCount: how many rows the library has, retired ones included.
  init(_ rows: [Row], rowCount: Row, isWhole: Bool = true) {
    (self.rows, self.isWhole) = (Column(rows), isWhole)
    var ranks = [UInt32](repeating: Ranking.absent, count: Int(rowCount))
    for (rank, row) in rows.enumerated() { ranks[Int(row)] = UInt32(rank) }
    self.ranks = Column(ranks)
  }

  /// A ranking as it was kept; nil when it has rows or ranks that there are not. One pass over it, a millisecond for
  /// millions.
  init?(rows: Column<Row>, ranks: Column<UInt32>) {
    let isSound = rows.withUnsafeBufferPointer { rows in
      ranks.withUnsafeBufferPointer { ranks in
        let rowCount = Row(clamping: ranks.count)
        var isSound = true
        for row in rows { isSound = isSound && row < rowCount }
        let rankCount = UInt32(clamping: rows.count)
        for rank in ranks { isSound = isSound && (rank < rankCount || rank == Ranking.absent) }
        return isSound
      }
    }
    guard isSound else { return nil }
    (self.rows, self.ranks, isWhole) = (rows, ranks, true)
  }

  /// The order of a library that has grown: that of the library before, without the rows at some ranks, and with new
  /// ones. Both rise.
  init(
    _ before: Ranking, without gone: [Int], with new: [Row], rowCount: Row,
    _ stands: (_ row: Row, _ number: Int) -> Bool
  ) {
    let merged = MergedRows(before.rows, without: gone, with: new, stands)
    guard merged.areMovedInRuns else {
      self.init(merged.rows, rowCount: rowCount)
      return
    }
    var ranks = merged.moved(before.ranks, rowCount: Int(rowCount))
    for rank in gone { ranks[Int(before.rows[rank])] = Ranking.absent }
    for (rank, row) in zip(merged.newRanks, new) { ranks[Int(row)] = UInt32(rank) }
    self.init(rows: merged.rows, ranks: ranks)
  }

  private init(rows: [Row], ranks: [UInt32]) {
    (self.rows, self.ranks, self.isWhole) = (Column(rows), Column(ranks), true)
  }

  /// How many rows the library has, retired ones included.
  var rowCount: Row { Row(ranks.count) }

  /// The rank of a row; nil when it is retired or not there.
  func rank(of row: Row) -> Int? {
    guard row < ranks.count, ranks[Int(row)] != Ranking.absent else { return nil }
    return Int(ranks[Int(row)])
  }
}
