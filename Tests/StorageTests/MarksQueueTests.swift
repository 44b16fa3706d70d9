import Catalog
import Testing

@testable import Storage

@Suite struct MarksQueueTests {
  private func order(_ tasks: [MarksTask], isClosing: Bool = false) -> [String] {
    var queue = MarksQueue<Int>()
    for task in tasks { queue.add(task, nil) }
    var names: [String] = []
    while let item = queue.next(isClosing: isClosing) {
      let name = if case .request(let request) = item.task { "\(request)" } else { "\(item.task)" }
      names.append(String(name.prefix { $0.isLetter }))
    }
    return names
  }

  /// Who waits until nothing is done any more waits for what can wait, too: others would find the database
  /// locked while we are stopped.
  @Test func settlingIsLast() {
    let tasks: [MarksTask] = [
      .load(after: nil), .settle(Signal()), .see(Library()), .request(.mark([])),
      .request(.undo),
    ]
    #expect(order(tasks) == ["mark", "undo", "load", "see", "settle"])
    // Nobody is left waiting when we go.
    #expect(order(tasks, isClosing: true) == ["mark", "undo", "settle"])
  }
}
