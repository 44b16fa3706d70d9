import Catalog
import Testing

@testable import quire

@Suite struct MarksQueueTests {
  private func order(_ requests: [MarksRequest], isClosing: Bool = false) -> [String] {
    var queue = MarksQueue()
    for request in requests { queue.add(request) }
    var names: [String] = []
    while let item = queue.next(isClosing: isClosing) {
      names.append("\(item.request)".prefix { $0.isLetter }.description)
    }
    return names
  }

  /// Who waits until nothing is done any more waits for what can wait, too: others would find the database
  /// locked while we are stopped.
  @Test func settlingIsLast() {
    let requests: [MarksRequest] = [
      .load(after: nil), .settle(Signal()), .see(Library()), .mark(1, []), .undo,
    ]
    #expect(order(requests) == ["mark", "undo", "load", "see", "settle"])
    // Nobody is left waiting when we go.
    #expect(order(requests, isClosing: true) == ["mark", "undo", "settle"])
  }
}
