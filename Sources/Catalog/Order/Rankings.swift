import Synchronization

/// The orders of a library, or of its marks, that have been asked for, and the columns that they are made of.
///
/// A new library, or other marks, have others. What costs most is kept from one library to the next: the orders of
/// texts.
final class Rankings: Sendable {
  private struct Known {
    /// By what they sort by, the last one that was asked for last.
    var rankings: [(steps: [SortOrder.Part], ranking: Ranking)] = []
    var columns: [SortOrder.Key: SortColumn] = [:]
    var texts: [SortOrder.Key: TextOrder] = [:]
  }

  /// What a library that grows from another takes over.
  struct Legacy: Sendable {
    fileprivate(set) var texts: [SortOrder.Key: TextOrder] = [:]
    /// The orders that were asked for.
    fileprivate(set) var orders: [[SortOrder.Part]] = []
  }

  private let known = Mutex(Known())
  /// Of the library before.
  let before: Legacy

  /// More orders than a reader goes to and fro between; 800 KB each for 100,000 papers.
  private static let limit = 12

  init(before: Legacy = Legacy()) { self.before = before }

  func ranking(_ steps: [SortOrder.Part]) -> Ranking? {
    known.withLock { known in
      guard let index = known.rankings.firstIndex(where: { $0.steps == steps }) else { return nil }
      let found = known.rankings.remove(at: index)
      known.rankings.append(found)
      return found.ranking
    }
  }

  func keep(_ ranking: Ranking, _ steps: [SortOrder.Part]) {
    known.withLock { known in
      known.rankings.removeAll { $0.steps == steps }
      known.rankings.append((steps, ranking))
      if known.rankings.count > Rankings.limit { known.rankings.removeFirst() }
    }
  }

  func column(_ key: SortOrder.Key) -> SortColumn? { known.withLock { $0.columns[key] } }

  func keep(_ column: SortColumn, _ key: SortOrder.Key) {
    known.withLock { $0.columns[key] = column }
  }

  func keep(_ text: TextOrder, _ key: SortOrder.Key) {
    known.withLock { known in
      known.texts[key] = text
      known.columns[key] = text.column
    }
  }

  /// What a library that grows from this one starts with.
  var legacy: Legacy {
    known.withLock { known in
      var legacy = before
      legacy.texts.merge(known.texts) { $1 }
      if !known.rankings.isEmpty { legacy.orders = known.rankings.map(\.steps) }
      return legacy
    }
  }
}
