import Catalog
import Papers

/// What the marks' thread has to do.
enum MarksTask: Sendable {
  case request(MarksRequest)
  /// Read all marks, in parts, between which other things are done.
  case load(after: PaperID?)
  /// Find out what is new in a library.
  case see(Library)
  /// Go on with that.
  case look(LibraryLook)
  /// Let the marks of papers go along that a library knows by other ids now.
  case join(Library)
  /// Say when everything else has been done.
  case settle(Signal)

  /// When it is done, the first first.
  enum Urgency: CaseIterable {
    /// The reader waits for it.
    case now
    /// It need not be done at all when we go.
    case canWait
    case whenAllIsDone
  }

  /// It goes on with what has been begun.
  var isRest: Bool {
    switch self {
    case .load(.some), .look: true
    default: false
    }
  }

  var urgency: Urgency {
    switch self {
    case .request: .now
    case .load, .see, .look, .join: .canWait
    case .settle: .whenAllIsDone
    }
  }
}

/// What has been asked of the marks' thread and is not done yet.
struct MarksQueue<Tag> {
  struct Item {
    let task: MarksTask
    /// What its answers are told apart by; nil when nobody has asked for it.
    let tag: Tag?
    let time = ContinuousClock.now
  }

  private var items: [Item] = []

  mutating func add(_ task: MarksTask, _ tag: Tag?) { items.append(Item(task: task, tag: tag)) }

  /// The next one to do: what the reader waits for first, in its order; then what can wait; and who waits
  /// until all is done, when nothing else is left.
  ///
  /// - Parameter isClosing: what can wait is not done any more.
  mutating func next(isClosing: Bool) -> Item? {
    if isClosing { items.removeAll { $0.task.urgency == .canWait } }
    for urgency in MarksTask.Urgency.allCases {
      if let place = items.firstIndex(where: { $0.task.urgency == urgency }) {
        return items.remove(at: place)
      }
    }
    return nil
  }
}
