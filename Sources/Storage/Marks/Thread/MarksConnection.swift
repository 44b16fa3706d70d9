import Catalog
import Glibc

/// How the marks' thread stands with the database: it is opened when it is first needed, mended when it is
/// damaged, and let go of when it is no longer where it was.
final class MarksConnection {
  private enum State {
    /// There is no database, or nobody has looked yet.
    case none
    /// It could not be opened, and only a request tries again: looking alone makes files that look like news.
    case refused
    /// Another program kept it locked, for the last time then. It is open, or could not be opened for that.
    case locked(MarksDatabase?, at: ContinuousClock.Instant)
    /// The one that was open is no longer in its place. What is there now is another one.
    case another
    case open(MarksDatabase)
  }

  /// What something needs the database for.
  enum Need {
    case reading
    /// Changing what is there.
    case changing
    /// Keeping something: there is a database afterwards.
    case keeping
  }

  private let path: String
  private let watch: MarksWatch
  private let tell: (MarksAnswer) -> Void
  private var state = State.none
  /// For how many milliseconds to wait for other programs now.
  private var patience = MarksDatabase.usualPatience
  /// The same when there was a long wait already.
  private static let secondPatience: Int32 = 50
  /// What is shown is of another database than this one, or of one that is gone.
  private(set) var isAnother = false

  init(path: String, watch: MarksWatch, tell: @escaping (MarksAnswer) -> Void) {
    (self.path, self.watch, self.tell) = (path, watch, tell)
  }

  /// The database, when it is open.
  var database: MarksDatabase? {
    switch state {
    case .open(let database): database
    case .locked(let database, _): database
    case .none, .refused, .another: nil
    }
  }

  /// Lets go of the database, so that its log is put away.
  func close() { state = .none }

  /// What was shown is forgotten.
  func noteForgotten() { isAnother = false }

  /// How long to wait for other programs: what has waited in vain already behind something else does not wait
  /// as long once more.
  ///
  /// - Parameter time: when it was asked for; nil when by nobody.
  func setPatience(asked time: ContinuousClock.Instant?) {
    patience = MarksDatabase.usualPatience
    if case .locked(_, let last) = state, let time, time < last {
      patience = MarksConnection.secondPatience
    }
    database?.patience = patience
  }

  /// Looks at what is in the database's place, because something has changed there. False when nothing is to be
  /// read there now.
  func look() -> Bool {
    switch state {
    case .refused, .locked(nil, _): return false
    case .none, .another: letGo()
    case .open(let database), .locked(let database?, _):
      guard database.isMoved else { break }
      // When there is nothing in its place yet, the next mark will say so.
      if !isThere { return false }
      letGo()
    }
    return true
  }

  /// Runs `body` with the database; nil in place of it when there is none and none is wanted. A damaged
  /// database is mended, and `body` runs again.
  func attempt(_ need: Need, _ body: (MarksDatabase?) throws -> Void) -> MarksError? {
    do {
      try MarksDatabase.mending(
        path, tell: { tell(.mended($0)) },
        use: { database in
          // What was lost is shown no longer.
          if self.database != nil { isAnother = true }
          state = database.map { .open($0) } ?? .none
        },
        { try body(try open(creates: need == .keeping)) })
      if need != .reading, let database { state = .open(database) }
      return nil
    } catch let error as MarksError {
      switch error {
      // The next request begins anew.
      case .moved, .logGone: letGo()
      case .locked: state = .locked(database, at: .now)
      default: break
      }
      return error
    } catch {
      return .other(path: path, "\(error)")
    }
  }

  /// Whether there is a file in the database's place.
  private var isThere: Bool { access(path, F_OK) == 0 }

  /// The database is no longer where it was.
  private func letGo() {
    // The other files are those of the new one, when there is one.
    if !isThere { database?.emptyLog() }
    state = .another
    isAnother = true
  }

  private func open(creates: Bool) throws(MarksError) -> MarksDatabase? {
    // Reading from a file that another one has replaced would mix both up: they share a log's name.
    if let database, database.isMoved, isThere { letGo() }
    if let database { return database }
    let before = state
    state = .refused
    let opened = try MarksDatabase(path: path, creates: creates, patience: patience)
    state = opened.map { .open($0) } ?? .none
    switch before {
    // What could not be read then can be read now.
    case .refused, .locked: isAnother = isAnother || opened != nil
    case .none, .another, .open: break
    }
    watch.watch()
    return opened
  }
}
