import Catalog
import Glibc
import Interface
import Papers
import Storage

/// What the store's thread does with the database: opens it when it is first needed, mends it when
/// it is damaged, and says what came of each request.
final class MarksWorker {
  private let path: String
  private let watch: MarksWatch
  private let post: (Action) -> Void
  private var database: MarksDatabase?
  /// The first trouble with reading is said, not every one.
  private var hasComplained = false
  /// For how many milliseconds to wait for other programs now.
  private var patience = MarksDatabase.usualPatience
  /// The same when there was a long wait already.
  private static let secondPatience: Int32 = 50
  /// When another program was last found to keep the database locked.
  private var locked: ContinuousClock.Instant?
  /// The database could not be opened, and only a request tries again: looking alone makes files that
  /// look like news.
  private var isRefused = false
  /// After how many milliseconds to look for news again, because a program was still writing.
  private(set) var wait: Int32?
  /// A visit has begun.
  private var hasSeen = false
  /// The papers that are shown, for what their ids were made of.
  private var library = Library()
  /// Papers that have the id of another one, whose marks are not theirs.
  private var strangers: Set<PaperID> = []
  /// All marks are still to be read: that went wrong.
  private var needsLoading = false
  /// The database is another one than the one whose marks are shown.
  private var isAnother = false

  init(path: String, watch: MarksWatch, post: @escaping (Action) -> Void) {
    (self.path, self.watch, self.post) = (path, watch, post)
  }

  /// Lets go of the database, so that its log is put away. The visit lasts until now.
  func close() {
    if hasSeen { try? database?.noteUse() }
    database = nil
  }

  /// Does what is asked for, and returns what is to be done later.
  ///
  /// - Parameter time: when it was asked for. What has waited in vain already behind another request does
  ///   not wait as long once more.
  func perform(_ request: MarksRequest, asked time: ContinuousClock.Instant) -> MarksRequest? {
    let isSecond = locked.map { time < $0 } == true
    patience = isSecond ? MarksWorker.secondPatience : MarksDatabase.usualPatience
    database?.patience = patience
    switch request {
    case .lookUp(let ids):
      read { .marksFound(shown(try $0?.marks(of: ids) ?? [:]), isAll: false) }
    case .load(let last):
      if let next = load(after: last) { return next }
    case .mark(let number, let changes): mark(number, changes)
    case .undo: unmake(MarkEvent.Kind.undone, orSay: .nothingToUndo) { try $0.undo() }
    case .redo: unmake(MarkEvent.Kind.redone, orSay: .nothingToRedo) { try $0.redo() }
    case .goBack(let id):
      unmake(MarkEvent.Kind.returned, orSay: .nothingToUndo) { try $0.goBack(to: id) }
    case .history:
      read { database in
        .historyFound(try database.map { try HistoryLine.lines(of: $0, limit: 1000) } ?? [])
      }
    case .join(let library): join(library)
    case .see(let library): see(library)
    case .note(let id): note(of: id)
    case .settle(let signal): signal.give()
    }
    return anew()
  }

  /// Says which marks other programs have changed, also when one of them has made the database, or put
  /// another one in its place. Returns what is to be done later.
  func tellNews() -> MarksRequest? {
    if isRefused {
      wait = nil
      return nil
    }
    patience = MarksDatabase.usualPatience
    // When there is nothing in its place yet, the next mark will say so.
    if database?.isMoved == true, access(path, F_OK) != 0 { return nil }
    if database?.isMoved != false { letGo() }
    read { database in
      wait = database?.isSettled == false ? min(1000, wait.map { $0 * 2 } ?? 10) : nil
      let news = try database?.news() ?? [:]
      return news.isEmpty ? nil : .marksFound(shown(news), isAll: false)
    }
    return database == nil ? nil : anew()
  }

  /// All marks are to be read anew when they are in another database.
  ///
  /// So they are when they could not be read before.
  private func anew() -> MarksRequest? {
    if needsLoading, database != nil {
      needsLoading = false
      return .load(after: nil)
    }
    guard isAnother else { return nil }
    isAnother = false
    post(.marksForgotten)
    return .load(after: nil)
  }

  // MARK: Requests

  private static let part = 20_000

  private func load(after last: PaperID?) -> MarksRequest? {
    var next: MarksRequest?
    needsLoading = !read { database in
      guard let database else { return .marksFound([:], isAll: true) }
      let (marks, end) = try database.marks(after: last, limit: MarksWorker.part)
      next = end.map { .load(after: $0) }
      return .marksFound(shown(marks), isAll: end == nil)
    }
    return next
  }

  private func mark(_ number: Int, _ changes: [MarkChange]) {
    let error = attempt(creates: true) { database in
      let keys = library.keys(of: changes.lazy.map(\.paper))
      let (event, marks) = try database!.record(changes, keys: keys)
      post(.marked(number, event, shown(marks)))
      for sentence in Sentences.clock(of: database!) {
        post(.said(Message(sentence, isWarning: true)))
      }
    }
    if let error { post(.markingFailed(number, MarksWorker.message(error))) }
  }

  private func unmake(
    _ kind: (MarkEvent.ID) -> MarkEvent.Kind, orSay nothing: Message,
    _ body: (MarksDatabase) throws -> Undoing?
  ) {
    let error = attempt(creates: false) { database in
      guard let database, let done = try body(database) else {
        post(.said(nothing))
        return
      }
      post(.unmade(done.event, as: kind(done.event.id), done.changes, shown(done.marks)))
    }
    if let error { post(.said(MarksWorker.message(error))) }
  }

  private func see(_ library: Library) {
    let error = attempt(creates: true) { database in
      let papers = SeenPaper.all(in: library, seen: try database!.seenOutside())
      let arrivals = try database!.takeSeen(papers)
      hasSeen = true
      post(.arrived(arrivals, since: arrivals.since.map { LocalTime.since(Int($0 / 1000)) }))
    }
    if let error { complain(error) }
  }

  private func join(_ library: Library) {
    self.library = library
    let error = attempt(creates: false) { database in
      if let database { try join(database) }
    }
    if let error { complain(error) }
  }

  /// Joins papers with marks that have another id in the library now, and finds out which of its papers have
  /// the ids of others.
  private func join(_ database: MarksDatabase) throws {
    let outside = try database.markedOutside()
    if outside.isEmpty, strangers.isEmpty { return }
    let others = try database.strangers(among: library.keys(of: outside))
    let before = strangers
    strangers = Set(others.keys)
    if strangers != before {
      let changed = strangers.symmetricDifference(before)
      let found = try database.marks(of: changed)
      let hidden = changed.filter(strangers.contains).map { ($0, PaperMarks()) }
      post(.marksFound(shown(found).merging(hidden) { $1 }, isAll: false))
      for (id, key) in others.sorted(by: { $0.key < $1.key }).prefix(1) {
        post(.said(Message(Sentences.sentence(for: .anotherPaper(id, key)), isWarning: true)))
      }
    }
    let joins = library.joins(of: outside.filter { !strangers.contains($0) })
    let (events, marks) = try database.record(joins: joins)
    if events.isEmpty { return }
    post(.marksFound(shown(marks), isAll: false))
    post(.said(Message(Sentences.joined(events))))
  }

  /// Marks without those of papers that only have the same id.
  private func shown(_ marks: [PaperID: PaperMarks]) -> [PaperID: PaperMarks] {
    strangers.isEmpty ? marks : marks.filter { !strangers.contains($0.key) }
  }

  private func note(of id: PaperID) {
    let error = attempt(creates: false) { database in
      let note = try database?.note(of: id) ?? (text: "", heads: [])
      post(.noteFound(id, note.text, heads: note.heads))
    }
    if let error { post(.said(MarksWorker.message(error))) }
  }

  // MARK: The database

  /// Posts what `body` finds; false when it could not be read.
  @discardableResult
  private func read(_ body: (MarksDatabase?) throws -> Action?) -> Bool {
    let error = attempt(creates: false) { database in
      if let action = try body(database) { post(action) }
    }
    if let error { complain(error) }
    return error == nil
  }

  private func complain(_ error: MarksError) {
    if hasComplained { return }
    hasComplained = true
    post(.said(MarksWorker.message(error)))
  }

  private static func message(_ error: MarksError) -> Message {
    Message(Sentences.sentence(for: error), isWarning: true)
  }

  /// Runs `body` with the database; nil in place of it when there is none and none is wanted. A damaged
  /// database is mended, and `body` runs again.
  private func attempt(creates: Bool, _ body: (MarksDatabase?) throws -> Void) -> MarksError? {
    do {
      try MarksDatabase.mending(
        path, say: { post(.said(Message($0, isWarning: true))) }, use: { database = $0 },
        { try body(try open(creates: creates)) })
      return nil
    } catch let error as MarksError {
      switch error {
      // The next request begins anew.
      case .moved, .logGone: letGo()
      case .locked: locked = .now
      default: break
      }
      return error
    } catch {
      return .other(path: path, "\(error)")
    }
  }

  /// The database is no longer where it was.
  private func letGo() {
    // The other files are those of the new one, when there is one.
    if access(path, F_OK) != 0 { database?.emptyLog() }
    database = nil
    isAnother = true
  }

  private func open(creates: Bool) throws(MarksError) -> MarksDatabase? {
    // Reading from a file that another one has replaced would mix both up: they share a log's name.
    if let database, database.isMoved, access(path, F_OK) == 0 { letGo() }
    if database == nil {
      let wasRefused = isRefused
      isRefused = true
      database = try MarksDatabase(path: path, creates: creates, patience: patience)
      isRefused = false
      // What could not be read then can be read now.
      if wasRefused, database != nil { isAnother = true }
      watch.watch()
    }
    return database
  }
}
