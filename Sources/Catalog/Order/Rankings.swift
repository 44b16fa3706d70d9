import Synchronization

/// The orders of a library, or of its marks, that have been asked for, and the columns that they are made of.
///
/// A new library, or other marks, have others. What costs most is kept from one library to the next: the orders of
/// texts, and the orders that are soon brought up to date (`Library.grown`).
final class Rankings: Sendable {
  /// An order, by what it sorts by.
  fileprivate struct Item {
    let steps: [SortOrder.Part]
    let ranking: Ranking
    /// Somebody asked for it; else another one is made of it.
    var isAsked: Bool
  }

  private struct Known {
    /// The last one that was asked for last.
    var rankings: [Item] = []
    /// Those of the library before that have not been made yet.
    var old: [Item] = []
    var columns: [SortOrder.Key: SortColumn] = [:]
    var texts: [SortOrder.Key: TextOrder] = [:]
  }

  /// What a library that grows from another takes over.
  struct Legacy: Sendable {
    fileprivate(set) var texts: [SortOrder.Key: TextOrder] = [:]
    /// The orders that were asked for, the last one last.
    fileprivate(set) var orders: [[SortOrder.Part]] = []
    /// Those in which the papers that stay stand as they did.
    fileprivate var rankings: [Item] = []
  }

  private let known: Mutex<Known>
  /// What is made anew for texts, of the library before.
  let textsBefore: [SortOrder.Key: TextOrder]
  /// The orders that were asked for in the library before, the last one last.
  let ordersBefore: [[SortOrder.Part]]

  /// More orders than a reader goes to and fro between; 800 KB each for 100,000 papers.
  private static let limit = 12

  init(before: Legacy = Legacy()) {
    (textsBefore, ordersBefore) = (before.texts, before.orders)
    known = Mutex(Known(old: before.rankings))
  }

  /// - Parameter isAsked: false when another one is to be made of it.
  func ranking(_ steps: [SortOrder.Part], isAsked: Bool = true) -> Ranking? {
    known.withLock { known in
      guard let index = known.rankings.firstIndex(where: { $0.steps == steps }) else { return nil }
      var found = known.rankings.remove(at: index)
      found.isAsked = found.isAsked || isAsked
      known.rankings.append(found)
      return found.ranking
    }
  }

  /// The order as a library before had it, in which the papers that stay stand as they do now.
  func rankingBefore(_ steps: [SortOrder.Part]) -> Ranking? {
    known.withLock { known in known.old.first { $0.steps == steps }?.ranking }
  }

  func keep(_ ranking: Ranking, _ steps: [SortOrder.Part], isAsked: Bool = true) {
    known.withLock { known in
      known.old.removeAll { $0.steps == steps }
      known.rankings.removeAll { $0.steps == steps }
      known.rankings.append(Item(steps: steps, ranking: ranking, isAsked: isAsked))
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
  ///
  /// - Parameter isInOrder: the digests that stay stand there in the order that they have here.
  func legacy(isInOrder: Bool) -> Legacy {
    known.withLock { known in
      var legacy = Legacy(texts: textsBefore.merging(known.texts) { $1 })
      let asked = known.rankings.filter(\.isAsked)
      legacy.orders =
        (ordersBefore.filter { steps in !asked.contains { $0.steps == steps } }
        + asked.map(\.steps)).suffix(Rankings.limit)
      if isInOrder {
        legacy.rankings = (known.old + asked.filter { $0.steps.allSatisfy(\.key.isLasting) })
          .suffix(Rankings.limit)
      }
      return legacy
    }
  }
}
