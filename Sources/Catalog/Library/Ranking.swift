import Synchronization

/// All papers of a library in one order: the row at each rank, and the rank of each row.
///
/// Made once for a library and an order, and shared by all that is found in it; a library that has
/// grown extends it (`Ranking+Making`). Eight bytes a row.
public struct Ranking: Sendable {
  /// The rows that are not retired, the first first.
  public let rows: [Row]
  /// The rank of each row of the library; `absent` for rows that are retired.
  let ranks: [UInt32]

  static let absent = UInt32.max

  /// - Parameter rowCount: how many rows the library has, retired ones included.
  init(_ rows: [Row], rowCount: Row) {
    self.rows = rows
    var ranks = [UInt32](repeating: Ranking.absent, count: Int(rowCount))
    for (rank, row) in rows.enumerated() { ranks[Int(row)] = UInt32(rank) }
    self.ranks = ranks
  }

  /// The rank of a row; nil when it is retired or not there.
  func rank(of row: Row) -> Int? {
    guard row < ranks.count, ranks[Int(row)] != Ranking.absent else { return nil }
    return Int(ranks[Int(row)])
  }
}

/// The orders of a library that have been asked for, and those of the library before it, which are
/// quickly extended.
final class Rankings: Sendable {
  private let known = Mutex<[SortOrder: Ranking]>([:])
  /// The orders of the library before.
  let before: [SortOrder: Ranking]

  /// - Parameter before: the orders of a library that this one has grown from.
  init(before: [SortOrder: Ranking] = [:]) {
    self.before = before
  }

  /// The order, made by `make` when nobody has asked before; that gets the order of the library
  /// before, if there was one.
  func ranking(_ order: SortOrder, make: (Ranking?) -> Ranking) -> Ranking {
    if let ranking = known.withLock({ $0[order] }) { return ranking }
    let ranking = make(before[order])
    known.withLock { $0[order] = ranking }
    return ranking
  }

  /// How many rows an order has that need not be sorted; nil when it is there.
  func rowsToSort(_ order: SortOrder, of rowCount: Row) -> Int? {
    if known.withLock({ $0[order] != nil }) { return nil }
    return Int(rowCount) - (before[order]?.ranks.count ?? 0)
  }

  /// What a library that grows from this one starts with.
  var all: [SortOrder: Ranking] {
    known.withLock { before.merging($0) { _, newer in newer } }
  }
}
