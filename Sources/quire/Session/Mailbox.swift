import Interface
import Synchronization
import Terminal

/// Actions on their way from other threads to the main one.
final class Mailbox: Sendable {
  private let actions = Mutex<[Action]>([])
  private let expected = Atomic<Int>(0)
  private let loads = Mutex(Loads())
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

  /// Readings of the files, by number. Only what the last one brings is wanted.
  private struct Loads {
    var last = 0
    var isRunning = false
    /// Something has changed that the running one may have passed already.
    var isBehind = false
  }

  /// Begins a reading of the files, and returns its number. One that can wait does not begin while
  /// another runs (nil): where something is always written none would ever come to its end.
  func beginLoad(canWait: Bool) -> Int? {
    loads.withLock { loads in
      if canWait, loads.isRunning {
        loads.isBehind = true
        return nil
      }
      loads.last += 1
      loads.isRunning = true
      loads.isBehind = false
      return loads.last
    }
  }

  func isWanted(load number: Int) -> Bool {
    isOpen && loads.withLock { $0.last == number }
  }

  /// A reading has come to its end; `isBehind` when something is known to have changed meanwhile.
  func endLoad(_ number: Int, isBehind: Bool) {
    let isBehind = loads.withLock { loads in
      guard loads.last == number else { return false }
      loads.isRunning = false
      loads.isBehind = loads.isBehind || isBehind
      return loads.isBehind
    }
    if isBehind { waker.wake() }
  }

  /// Whether the files should be read once more.
  func takeBehind() -> Bool {
    loads.withLock { loads in
      guard !loads.isRunning, loads.isBehind else { return false }
      loads.isBehind = false
      return true
    }
  }

  /// What files have given.
  let shelf = DigestShelf()

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
