import Interface
import Synchronization
import Terminal

/// Actions on their way from other threads to the main one.
final class Mailbox: Sendable {
  private let actions = Mutex<[Action]>([])
  private let expected = Atomic<Int>(0)
  private let loads = Atomic<Int>(0)
  private let isClosed = Atomic<Bool>(false)
  private let waker: Waker

  init(waker: Waker) {
    self.waker = waker
  }

  func post(_ action: Action) {
    actions.withLock { $0.append(action) }
    waker.wake()
  }

  func take() -> [Action] {
    actions.withLock { actions in
      defer { actions = [] }
      return actions
    }
  }

  /// Only the answer of the last search is wanted.
  func expect(_ number: Int) { expected.store(number, ordering: .relaxed) }
  func isExpected(_ number: Int) -> Bool { expected.load(ordering: .relaxed) == number }

  /// Only what the last reading of the files brings is wanted.
  func beginLoad() -> Int { loads.add(1, ordering: .relaxed).newValue }
  func isWanted(load number: Int) -> Bool {
    isOpen && loads.load(ordering: .relaxed) == number
  }

  /// Nobody will take anything any more.
  func close() { isClosed.store(true, ordering: .relaxed) }
  var isOpen: Bool { !isClosed.load(ordering: .relaxed) }
}
