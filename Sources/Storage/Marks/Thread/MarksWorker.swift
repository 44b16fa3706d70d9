import Catalog
import Papers

/// What the marks' thread does with the database, and what it says came of it.
final class MarksWorker {
  private let connection: MarksConnection
  private let tell: (MarksAnswer) -> Void
  /// The first trouble with reading is said, not every one.
  private var hasComplained = false
  /// After how many milliseconds to look for news again: because a program was still writing, or because marks
  /// could not be read.
  private(set) var wait: Int32?
  /// A visit has begun.
  private var hasSeen = false
  /// The papers that are shown, for what their ids were made of.
  private var library = Library()
  /// The library that was looked through last for what is new, and what that was.
  private var seen: (library: Library, arrivals: Arrivals)?
  /// Papers that have the id of another one, whose marks are not theirs.
  private var strangers: Set<PaperID> = []
  /// All marks are still to be read: that went wrong.
  private var needsLoading = false

  init(path: String, watch: MarksWatch, tell: @escaping (MarksAnswer) -> Void) {
    self.tell = tell
    connection = MarksConnection(path: path, watch: watch, tell: tell)
  }

  /// Lets go of the database, so that its log is put away. The visit lasts until now.
  func close() {
    if hasSeen { try? connection.database?.noteUse() }
    connection.close()
  }

  /// Does what is asked for, and returns what is to be done later.
  ///
  /// - Parameter time: when it was asked for.
  func perform(_ task: MarksTask, asked time: ContinuousClock.Instant) -> MarksTask? {
    connection.setPatience(asked: time)
    switch task {
    case .request(let request): perform(request)
    case .load(let last):
      if let next = load(after: last) { return next }
      // Not at once again, but with the next request, or after a while.
      if needsLoading {
        wait = MarksWorker.longestWait
        return nil
      }
    case .join(let library): join(library)
    case .see(let library): return see(library) ?? anew()
    case .look(let look): return go(on: look) ?? anew()
    case .settle(let signal): signal.give()
    }
    return anew()
  }

  private func perform(_ request: MarksRequest) {
    switch request {
    case .lookUp(let ids):
      read { .found(shown(try $0?.marks(of: ids) ?? [:]), isAll: false) }
    case .mark(let changes): mark(changes)
    case .undo: undo(MarkEvent.Kind.undone, or: .nothingToUndo) { try $0.undo() }
    case .redo: undo(MarkEvent.Kind.redone, or: .nothingToRedo) { try $0.redo() }
    case .goBack(let id):
      undo(MarkEvent.Kind.returned, or: .nothingToUndo) { try $0.goBack(to: id) }
    case .history:
      read { database in
        var all: [MarksAnswer.Done] = []
        try database?.history(limit: MarksWorker.historyLimit, tellsKeys: false) {
          all.append(MarksAnswer.Done($0, in: database!))
        }
        return .history(all)
      }
    case .note(let id):
      attempt(.reading) { database in
        let note = try database?.note(of: id) ?? (text: "", heads: [])
        tell(.note(id, note.text, heads: note.heads))
      }
    }
  }

  /// Says which marks other programs have changed, also when one of them has made the database, or put
  /// another one in its place. Returns what is to be done later.
  func tellNews() -> MarksTask? {
    connection.setPatience(asked: nil)
    let before = wait
    wait = nil
    guard connection.look() else { return nil }
    read { database in
      if database?.isSettled == false {
        wait = min(MarksWorker.longestWait, before.map { $0 * 2 } ?? 10)
      }
      let news = try database?.news() ?? [:]
      return news.isEmpty ? nil : .found(shown(news), isAll: false)
    }
    return connection.database == nil ? nil : anew()
  }

  private static let longestWait: Int32 = 1000
  private static let historyLimit = 1000

  /// All marks are to be read anew when they are in another database, or could not be read before.
  private func anew() -> MarksTask? {
    if connection.isAnother {
      connection.noteForgotten()
      seen = nil
      tell(.forgotten)
    } else if !needsLoading || connection.database == nil {
      return nil
    }
    needsLoading = false
    return .load(after: nil)
  }

  // MARK: What is done

  private static let part = 20_000

  private func load(after last: PaperID?) -> MarksTask? {
    var next: MarksTask?
    needsLoading = !read { database in
      guard let database else { return .found([:], isAll: true) }
      let (marks, end) = try database.marks(after: last, limit: MarksWorker.part)
      next = end.map { .load(after: $0) }
      return .found(shown(marks), isAll: end == nil)
    }
    return next
  }

  private func mark(_ changes: [MarkChange]) {
    let error = connection.attempt(.keeping) { database in
      let keys = library.keys(of: changes.lazy.map(\.paper))
      let (event, marks) = try database!.record(changes, keys: keys)
      tell(.marked(event, shown(marks)))
      for note in database!.takeClockNotes() { tell(.clock(note)) }
    }
    if let error { tell(.notMarked(error)) }
  }

  private func undo(
    _ kind: (MarkEvent.ID) -> MarkEvent.Kind, or nothing: MarksAnswer,
    _ body: (MarksDatabase) throws -> Undoing?
  ) {
    attempt(.changing) { database in
      guard let database, let done = try body(database) else { return tell(nothing) }
      var shown = done
      shown.marks = self.shown(done.marks)
      tell(.undone(shown, as: kind(done.event.id)))
    }
  }

  /// Says what is new in a library, or returns what is to be done for that later. In one that has grown only the papers
  /// are looked at that have come, unless a new visit has begun.
  private func see(_ library: Library) -> MarksTask? {
    var next: MarksTask? = .look(LibraryLook(at: library))
    guard !connection.isAnother, let (before, known) = seen,
      let growth = library.growth(since: before, most: MarksWorker.part)
    else { return next }
    attemptSeeing { database in
      let arrivals = try database.takeSeen(come: growth, in: library)
      guard arrivals.since == known.since else { return }
      next = nil
      let crossListed = SeenPaper.crossListed(among: arrivals.new, in: library)
      var come = arrivals
      come.crossListed = crossListed
      arrived(known.grown(by: growth, with: come), in: library)
    }
    return next
  }

  /// Goes on with a look at a library: a part of its papers.
  private func go(on look: LibraryLook) -> MarksTask? {
    var (look, next): (LibraryLook, MarksTask?) = (look, nil)
    attemptSeeing { database in
      guard var arrivals = try look.step(in: database) else {
        next = .look(look)
        return
      }
      arrivals.crossListed = SeenPaper.crossListed(among: arrivals.new, in: look.library)
      arrived(arrivals, in: look.library)
    }
    return next
  }

  private func arrived(_ arrivals: Arrivals, in library: Library) {
    seen = (library, arrivals)
    hasSeen = true
    tell(.arrived(arrivals))
  }

  private func attemptSeeing(_ body: (MarksDatabase) throws -> Void) {
    let error = connection.attempt(.keeping) { try body($0!) }
    if let error { complain(error) }
  }

  private func join(_ library: Library) {
    self.library = library
    let error = connection.attempt(.changing) { database in
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
      tell(.found(shown(found).merging(hidden) { $1 }, isAll: false))
      for (id, key) in others.sorted(by: { $0.key < $1.key }).prefix(1) {
        tell(.failed(.anotherPaper(id, key)))
      }
    }
    let joins = library.joins(of: outside.filter { !strangers.contains($0) })
    let (events, marks) = try database.record(joins: joins)
    if events.isEmpty { return }
    tell(.found(shown(marks), isAll: false))
    tell(.joined(events))
  }

  /// Marks without those of papers that only have the same id.
  private func shown(_ marks: [PaperID: PaperMarks]) -> [PaperID: PaperMarks] {
    strangers.isEmpty ? marks : marks.filter { !strangers.contains($0.key) }
  }

  // MARK: What went wrong

  /// Tells what `body` finds; false when it could not be read.
  @discardableResult
  private func read(_ body: (MarksDatabase?) throws -> MarksAnswer?) -> Bool {
    let error = connection.attempt(.reading) { database in
      if let answer = try body(database) { tell(answer) }
    }
    if let error { complain(error) }
    return error == nil
  }

  private func complain(_ error: MarksError) {
    if hasComplained { return }
    hasComplained = true
    tell(.failed(error))
  }

  /// Says every time why it could not be done.
  private func attempt(
    _ need: MarksConnection.Need, _ body: (MarksDatabase?) throws -> Void
  ) {
    if let error = connection.attempt(need, body) { tell(.failed(error)) }
  }
}
