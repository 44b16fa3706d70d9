import Catalog
import Glibc
import Interface
import Papers
import Storage
import Synchronization
import Terminal

/// The marks database on a thread of its own, so that the keys never wait for the disk.
///
/// Requests are done one after the other, those that the reader waits for first; answers come as
/// actions. The thread sleeps until there is a request, or until another program has changed the marks.
final class MarksStore: Sendable {
  private let path: String
  private let post: @Sendable (Action) -> Void
  private let state = Mutex(State())
  private let wakeUp = Signal()
  private let watch: MarksWatch
  private let done = Signal()

  private struct State {
    var queue = MarksQueue()
    var isClosing = false
  }

  /// - Parameter post: takes the answers, on the store's thread.
  init(path: String, post: @escaping @Sendable (Action) -> Void) {
    self.path = path
    self.post = post
    watch = MarksWatch(path: path)
    BackgroundThread.start { self.run() }
  }

  func ask(_ request: MarksRequest) {
    state.withLock { $0.queue.add(request) }
    wakeUp.give()
  }

  /// Waits until everything asked for is done, so that nobody finds the database locked while we are
  /// stopped.
  func settle() {
    let signal = Signal()
    ask(.settle(signal))
    signal.wait()
  }

  /// Waits until everything is done that the reader asked for; then the thread ends.
  func close() {
    state.withLock { $0.isClosing = true }
    wakeUp.give()
    done.wait()
  }

  // MARK: On the thread

  private func run() {
    let worker = MarksWorker(path: path, watch: watch, post: post)
    while true {
      let (next, isClosing) = state.withLock { state in
        (state.queue.next(isClosing: state.isClosing), state.isClosing)
      }
      if let next {
        let more = worker.perform(next.request, asked: next.time)
        if let more, !isClosing { ask(more) }
      } else if isClosing {
        break
      } else {
        waitForWork(worker)
      }
    }
    worker.close()
    done.give()
  }

  private func waitForWork(_ worker: MarksWorker) {
    var polls = [
      pollfd(fd: wakeUp.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let isTime = poll(&polls, 2, worker.wait ?? -1) == 0
    wakeUp.clear()
    let isChanged = polls[1].revents != 0 && watch.drain()
    if isTime || isChanged, let more = worker.tellNews() { ask(more) }
  }
}
