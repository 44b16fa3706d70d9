/// How many papers a view finds.
public struct ViewCount: Hashable, Sendable {
  public let all: Int
  public let unread: Int
  /// How many were not looked at to the end, because a pattern took too long.
  public let cutOff: Int

  public init(all: Int, unread: Int, cutOff: Int = 0) {
    (self.all, self.unread, self.cutOff) = (all, unread, cutOff)
  }
}

/// Counts what views find. It can be interrupted and goes on where it stopped.
public struct ViewCounter: Sendable {
  private var searches: [Search?]
  private var counts: [ViewCount?] = []
  private let read: RowSet

  /// Views with a fault are not counted.
  public init(_ views: ViewList, in library: Library, marked: MarkedRows) {
    searches = views.entries.map { entry in
      guard entry.fault == nil else { return nil }
      return Search(entry.query, in: library, order: SortOrder(.date), marked: marked)
    }
    read = marked.rows(.read)
  }

  /// Looks at up to `budget` rows. The counts in the order of the views, nil for those with a fault; nil when
  /// there is more to do.
  public mutating func advance(budget: Int) -> [ViewCount?]? {
    var left = budget
    while counts.count < searches.count {
      let number = counts.count
      if searches[number] == nil {
        counts.append(nil)
        continue
      }
      // Where it is: a copy would copy all that has been found, with each step.
      guard let found = searches[number]?.findRows(&left) else { return nil }
      searches[number] = nil
      let all = found.rows.count
      counts.append(
        ViewCount(all: all, unread: all - found.rows.countShared(with: read), cutOff: found.cutOff))
    }
    return counts
  }

  /// Goes on to the end; `isCancelled` is asked every few thousand rows. nil when it was cancelled.
  public mutating func finish(isCancelled: () -> Bool = { false }) -> [ViewCount?]? {
    while !isCancelled() {
      if let counts = advance(budget: 8192) { return counts }
    }
    return nil
  }
}
