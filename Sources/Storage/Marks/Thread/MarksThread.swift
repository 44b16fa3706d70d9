public import Catalog
import Glibc
import Synchronization

/// The marks database on a thread of its own, so that the keys never wait for the disk.
///
/// What is asked for is done one after the other, what the reader waits for first; answers are told on
/// the thread, with the tag of what was asked for, the last of them `done`. It sleeps until it is asked for
/// something, or until another program has changed the marks: what it tells then has no tag.
public final class MarksThread<Tag: Sendable>: Sendable {
  private let path: String
  private let tell: @Sendable (MarksAnswer, Tag?) -> Void
  private let state = Mutex(State())
  private let wakeUp = Signal()
  private let watch: MarksWatch
  private let done = Signal()

  private struct State {
    var queue = MarksQueue<Tag>()
    var isClosing = false
  }

  /// - Parameters:
  ///   - path: of the database, which is made with the first mark.
  ///   - start: starts the thread.
  ///   - tell: takes the answers, on the thread.
  public init(
    path: String, start: (@escaping @Sendable () -> Void) -> Void,
    tell: @escaping @Sendable (MarksAnswer, Tag?) -> Void
  ) {
    self.path = path
    self.tell = tell
    watch = MarksWatch(path: path)
    start { self.run() }
  }

  public func ask(_ request: MarksRequest, _ tag: Tag? = nil) { add(.request(request), tag) }

  /// Reads all marks, in parts, between which other things are done.
  public func load(_ tag: Tag? = nil) { add(.load(after: nil), tag) }

  /// Lets the marks of papers go along that a library knows by other ids now.
  public func join(_ library: Library, _ tag: Tag? = nil) { add(.join(library), tag) }

  /// Finds out what is new in a library; the reader has seen it then.
  public func see(_ library: Library, _ tag: Tag? = nil) { add(.see(library), tag) }

  /// Waits until everything asked for is done, so that nobody finds the database locked while we are
  /// stopped.
  public func settle() {
    let signal = Signal()
    add(.settle(signal), nil)
    signal.wait()
  }

  /// Waits until everything is done that the reader asked for; then the thread ends.
  public func close() {
    state.withLock { $0.isClosing = true }
    wakeUp.give()
    done.wait()
  }

  private func add(_ task: MarksTask, _ tag: Tag?) {
    state.withLock { $0.queue.add(task, tag) }
    wakeUp.give()
  }

  // MARK: On the thread

  private func run() {
    var tag: Tag?
    let worker = MarksWorker(path: path, watch: watch) { self.tell($0, tag) }
    while true {
      let (next, isClosing) = state.withLock { state in
        (state.queue.next(isClosing: state.isClosing), state.isClosing)
      }
      tag = next?.tag
      if let next {
        let more = worker.perform(next.task, asked: next.time)
        let isRest = more?.isRest == true
        if !isRest { tell(.done, tag) }
        if let more, !isClosing { add(more, isRest ? tag : nil) }
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
    if isTime || isChanged, let more = worker.tellNews() { add(more, nil) }
  }
}
