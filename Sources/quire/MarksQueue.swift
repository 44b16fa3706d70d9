/// What has been asked of the marks database and is not done yet.
struct MarksQueue {
  typealias Item = (request: MarksRequest, time: ContinuousClock.Instant)
  private var items: [Item] = []

  mutating func add(_ request: MarksRequest) { items.append((request, .now)) }

  /// The next one to do: what the reader waits for first, in its order; then what can wait; and who waits
  /// until all is done, when nothing else is left.
  ///
  /// - Parameter isClosing: what can wait is not done any more.
  mutating func next(isClosing: Bool) -> Item? {
    if isClosing { items.removeAll { $0.request.urgency == .canWait } }
    for urgency in MarksRequest.Urgency.allCases {
      if let place = items.firstIndex(where: { $0.request.urgency == urgency }) {
        return items.remove(at: place)
      }
    }
    return nil
  }
}
