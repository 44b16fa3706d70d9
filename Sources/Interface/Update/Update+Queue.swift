import Catalog
import Papers

extension State {
  /// One paper further in the queue, or back.
  mutating func moveInQueue(_ step: Int) -> [Effect] {
    var queue = marks.rows.queuedPapers
    guard let id = paper?.id, let index = queue.firstIndex(where: { $0.id == id }) else {
      talk.message = .notQueued
      return []
    }
    let target = min(max(0, index.adding(step)), queue.count - 1)
    if target == index { return [] }
    let moved = queue.remove(at: index)
    let low = target > 0 ? queue[target - 1].rank : nil
    let high = target < queue.count ? queue[target].rank : nil
    let rank =
      switch (low, high) {
      case (let low?, let high?): (low + high) / 2
      case (let low?, nil): low + 1
      case (nil, let high?): high - 1
      case (nil, nil): moved.rank
      }
    if rank != low, rank != high {
      return change([MarkChange(id, .queue, from: "\(moved.rank)", to: "\(rank)")])
    }
    // There is no room between the two: all get new ranks.
    queue.insert(moved, at: target)
    return change(
      queue.enumerated().map { MarkChange($1.id, .queue, from: "\($1.rank)", to: "\($0 + 1).0") })
  }

  /// The reading queue as the list.
  mutating func showQueue() -> [Effect] {
    rememberJump()
    results.filter.set("is:queued")
    results.order = SortOrder(.queue)
    screen.anchor = nil
    return edited()
  }
}
