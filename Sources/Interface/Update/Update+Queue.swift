import Catalog
import Papers

extension State {
  /// One place further in the queue, or back.
  mutating func moveInQueue(_ step: Int) -> [Effect] {
    var queue = marks.rows.queuedPapers
    guard let id = paper?.id, let index = queue.firstIndex(where: { $0.id == id }) else {
      talk.message = .notQueued
      return []
    }
    let target = min(max(0, index.adding(step)), queue.count - 1)
    if target == index { return [] }
    let moved = queue.remove(at: index)
    let low = target > 0 ? queue[target - 1].place : nil
    let high = target < queue.count ? queue[target].place : nil
    let place =
      switch (low, high) {
      case (let low?, let high?): (low + high) / 2
      case (let low?, nil): low + 1
      case (nil, let high?): high - 1
      case (nil, nil): moved.place
      }
    if place != low, place != high {
      return change([MarkChange(id, .queue, from: "\(moved.place)", to: "\(place)")])
    }
    // There is no room between the two: all get new places.
    queue.insert(moved, at: target)
    return change(
      queue.enumerated().map { MarkChange($1.id, .queue, from: "\($1.place)", to: "\($0 + 1).0") })
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
