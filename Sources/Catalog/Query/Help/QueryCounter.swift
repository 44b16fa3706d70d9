/// Counts the papers that each of some queries finds. It can be interrupted and goes on where it stopped.
public struct QueryCounter: Sendable {
  private var searches: [Search]
  private var counts: [Int] = []

  public init(_ trees: [QueryTree], in library: Library, marked: MarkedRows) {
    searches = trees.map {
      Search(Query($0), in: library, order: SortOrder(.date), marked: marked)
    }
  }

  /// Looks at up to `budget` rows. The counts in the order of the queries; nil when there is more to do.
  public mutating func advance(budget: Int) -> [Int]? {
    var left = budget
    while counts.count < searches.count {
      guard let rows = searches[counts.count].findRows(&left) else { return nil }
      counts.append(rows.rows.count)
    }
    return counts
  }

  /// Goes on to the end; `isCancelled` is asked every few thousand rows. nil when it was cancelled.
  public mutating func finish(isCancelled: () -> Bool = { false }) -> [Int]? {
    while !isCancelled() {
      if let counts = advance(budget: 8192) { return counts }
    }
    return nil
  }
}
