import Synchronization

/// The orders that depend on some marks, as far as they have been asked for.
final class MarkOrders: Sendable {
  private let known = Mutex<(library: Rankings, rankings: Rankings)?>(nil)

  init() {}

  /// Those of other marks, where nobody came meanwhile.
  init(withArrivalsOf other: MarkOrders) {
    guard let (library, rankings) = other.known.withLock({ $0 }) else { return }
    let new = Rankings()
    if let column = rankings.column(.added) { new.keep(column, .added) }
    known.withLock { $0 = (library, new) }
  }

  /// Those of a library; what was known of another one is dropped.
  func rankings(of library: Library) -> Rankings {
    known.withLock { known in
      if let known, known.library === library.rankings { return known.rankings }
      let rankings = Rankings()
      known = (library.rankings, rankings)
      return rankings
    }
  }
}
