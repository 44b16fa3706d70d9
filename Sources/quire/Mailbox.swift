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
  /// What was read last.
  private let lastLoad = Mutex<LoadResult?>(nil)

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

  /// Keeps what was read, and returns what had been read before.
  func keep(_ result: LoadResult) -> LoadResult? {
    lastLoad.withLock { last in
      defer { last = result }
      return last
    }
  }

  var kept: LoadResult? { lastLoad.withLock { $0 } }

  /// Nobody will take anything any more.
  func close() { isClosed.store(true, ordering: .relaxed) }
  var isOpen: Bool { !isClosed.load(ordering: .relaxed) }
}
