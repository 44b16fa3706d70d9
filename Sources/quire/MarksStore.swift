import Catalog
import Digests
import Glibc
import Interface
import Storage
import Synchronization
import Terminal

/// The marks database on a thread of its own, so that the keys never wait for the disk.
///
/// Requests are done one after the other, those that the reader waits for first; answers come as actions. The thread sleeps until there is a
/// request, or until another program has changed the marks.
final class MarksStore: Sendable {
  enum Request: Sendable {
    case lookUp([PaperID])
    /// All marks, in parts, between which other requests are done.
    case load(after: PaperID?)
    case mark(Int, [MarkChange])
    case undo
    case redo
    case goBack(MarkEvent.ID)
    case history
    /// Find out what is new in a library.
    case see(Library)
    /// The note of a paper, for the editor.
    case note(PaperID)
    /// Say when everything before has been done.
    case settle(Latch)

    /// Whether it may wait until all others are done, and need not be done at all when we go.
    fileprivate var canWait: Bool {
      switch self {
      case .load, .see: true
      default: false
      }
    }
  }

  private let path: String
  private let post: @Sendable (Action) -> Void
  private let state = Mutex(State())
  private let pipeEnds: (read: Int32, write: Int32)
  private let watch: MarksWatch
  private let done = Latch()

  private struct State {
    var requests: [(request: Request, time: ContinuousClock.Instant)] = []
    var isClosing = false

    /// The next one to do: what the reader waits for first.
    mutating func next() -> (request: Request, time: ContinuousClock.Instant)? {
      if let place = requests.firstIndex(where: { !$0.request.canWait }) {
        return requests.remove(at: place)
      }
      return requests.isEmpty || isClosing ? nil : requests.removeFirst()
    }
  }

  /// - Parameter post: takes the answers, on the store's thread.
  init(path: String, post: @escaping @Sendable (Action) -> Void) {
    self.path = path
    self.post = post
    watch = MarksWatch(path: path)
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) != 0 { fatalError("no file descriptors left") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    pipeEnds = (ends[0], ends[1])
    BackgroundThread.start { self.run() }
  }

  func ask(_ request: Request) {
    state.withLock { $0.requests.append((request, .now)) }
    wake()
  }

  /// Waits until everything asked for is done, so that nobody finds the database locked while we are
  /// stopped.
  func settle() {
    let latch = Latch()
    ask(.settle(latch))
    latch.wait()
  }

  /// Waits until everything is done that the reader asked for; then the thread ends.
  func close() {
    state.withLock { $0.isClosing = true }
    wake()
    done.wait()
  }

  private func wake() {
    var byte: UInt8 = 0
    _ = write(pipeEnds.write, &byte, 1)
  }

  // MARK: On the thread

  private func run() {
    let worker = Worker(path: path, watch: watch, post: post)
    while true {
      let (next, isClosing) = state.withLock { state in
        (state.next(), state.isClosing)
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
    done.open()
  }

  private func waitForWork(_ worker: Worker) {
    var polls = [
      pollfd(fd: pipeEnds.read, events: Int16(POLLIN), revents: 0),
      pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let isTime = poll(&polls, 2, worker.wait ?? -1) == 0
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(pipeEnds.read, &bytes, bytes.count) > 0 {}
    let isChanged = polls[1].revents != 0 && watch.drain()
    if isTime || isChanged, let more = worker.tellNews() { ask(more) }
  }
}

/// Closed until it is opened, once and for all.
final class Latch: Sendable {
  private let ends: (read: Int32, write: Int32)

  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) != 0 { fatalError("no file descriptors left") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    self.ends = (ends[0], ends[1])
  }

  deinit {
    Glibc.close(ends.read)
    Glibc.close(ends.write)
  }

  func open() {
    var byte: UInt8 = 0
    _ = write(ends.write, &byte, 1)
  }

  func wait() {
    var byte: UInt8 = 0
    while read(ends.read, &byte, 1) < 0, errno == EINTR {}
  }
}
