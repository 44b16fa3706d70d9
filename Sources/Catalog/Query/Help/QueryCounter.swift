import Papers

/// How many papers a query finds.
public struct QueryCount: Hashable, Sendable {
  public let all: Int
  public let unread: Int
  /// How many were not looked at to the end, because a pattern took too long.
  public let cutOff: Int

  public init(all: Int, unread: Int, cutOff: Int = 0) {
    (self.all, self.unread, self.cutOff) = (all, unread, cutOff)
  }
}

/// Counts the papers that each of some queries finds. It can be interrupted and goes on where it stopped.
public struct QueryCounter: Sendable {
  private let queries: [Query?]
  private let library: Library
  private let marked: MarkedRows
  /// The search for the next of them, once it has begun: that alone may take as long as a key may.
  private var search: Search?
  private var counts: [QueryCount?] = []
  private let read: RowSet

  /// Nothing is counted for nil.
  public init(_ queries: [Query?], in library: Library, marked: MarkedRows) {
    (self.queries, self.library, self.marked) = (queries, library, marked)
    read = marked.rows(.read)
  }

  /// Looks at up to `budget` rows. The counts in the order of the queries; nil when there is more to do.
  public mutating func advance(budget: Int) -> [QueryCount?]? {
    var left = budget
    while counts.count < queries.count {
      guard let query = queries[counts.count] else {
        counts.append(nil)
        continue
      }
      if search == nil {
        search = Search(query, in: library, order: SortOrder(.date), marked: marked)
      }
      // Where it is: a copy would copy all that has been found, with each step.
      guard let found = search?.findRows(&left) else { return nil }
      search = nil
      let all = found.rows.count
      counts.append(
        QueryCount(all: all, unread: all - found.rows.countShared(with: read), cutOff: found.cutOff)
      )
    }
    return counts
  }

  /// Goes on to the end; `isCancelled` is asked every few thousand rows. nil when it was cancelled.
  public mutating func finish(isCancelled: () -> Bool = { false }) -> [QueryCount?]? {
    while !isCancelled() {
      if let counts = advance(budget: 8192) { return counts }
    }
    return nil
  }
}
