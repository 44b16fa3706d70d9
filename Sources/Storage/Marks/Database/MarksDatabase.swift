import CSQLite
import Catalog
import Glibc
import Papers

/// The reader's marks on the disk: what was done, as events that are never changed, and what
/// follows from them, as a table that can be made again.
///
/// A SQLite database in WAL mode with `synchronous=FULL`: when a call that writes has returned, what
/// it wrote outlives a crash of the program and of the machine. Several Quires may use one database
/// at once; each sees the others' changes by `news()`. A connection is for one thread at a time.
public final class MarksDatabase {
  public let path: String
  let sqlite: SQLite
  /// What tells it from others that were opened.
  let serial = UInt64.random(in: 0...UInt64.max)
  /// The name under which this database makes events.
  private(set) var machine = ""
  /// Everything up to this arrival has been told.
  var told: Int64 = 0
  /// What the transaction that is going on has made, and what it is about.
  var made: (arrival: Int64, papers: [PaperID])?
  /// The file is one that nobody may write.
  let isUnchanging: Bool
  /// The file has the schema of an earlier Quire, and may not be written.
  var isOlder = false
  /// That is the first one.
  var isFirst = false
  /// Which ids are of one paper, as `joined()` has read it last.
  var joins: (papers: JoinedPapers, version: Int64)?
  /// Whether it may have changed since: each transaction looks once.
  var mayHaveJoined = true
  /// Another key has been found for an id, so that other events count.
  var needsRebuilding = false
  /// The log and the memory that programs share, as they were when the file was opened.
  private var companions: [Companion] = []
  /// What was noticed about the clock, and nobody has been told yet.
  var clockAhead: ClockNote?
  var clockJump: ClockNote?
  /// Where names and what is below a millisecond come from.
  var random: any RandomNumberGenerator = SystemRandomNumberGenerator()
  /// Milliseconds since 1970.
  private let now: () -> Int64

  /// Opens the database in a file; makes it if `creates`. nil when there is none.
  ///
  /// The file is for its owner alone (mode 0600), and so are folders that have to be made.
  ///
  /// - Parameters:
  ///   - patience: see `patience`.
  ///   - now: milliseconds since 1970; tests have clocks of their own.
  public convenience init?(
    path: String, creates: Bool, patience: Int32 = MarksDatabase.usualPatience,
    now: @escaping () -> Int64 = MarksDatabase.milliseconds
  ) throws(MarksError) {
    try self.init(
      path: path, creates: creates, patience: patience, now: now,
      migrations: MarksDatabase.migrations)
  }

  /// A step to a later version of the schema.
  typealias Migration = (MarksDatabase) throws -> Void

  /// Opens it with other steps to the current schema, or as if nothing may be written; for tests.
  init?(
    path: String, creates: Bool, patience: Int32 = MarksDatabase.usualPatience,
    now: @escaping () -> Int64 = MarksDatabase.milliseconds,
    migrations: [Migration] = MarksDatabase.migrations, mayWrite: Bool = true
  ) throws(MarksError) {
    self.path = path
    self.now = now
    guard try MarksDatabase.prepareFile(path, creates: creates) else { return nil }
    (sqlite, isUnchanging) = try MarksDatabase.open(path, patience, mayWrite: mayWrite)
    // Until it is known that nothing in the log is passed over, SQLite must not put it away.
    sq_keep_log(sqlite.handle, 1)
    do throws(MarksError) {
      try setUp(migrations)
      try checkLog()
    } catch {
      if case .damaged = error { throw error }
      sq_keep_log(sqlite.handle, 0)
      throw error
    }
    sq_keep_log(sqlite.handle, 0)
    try checked { try readName() }
    told = try checked { try sqlite.number("SELECT max(arrival) FROM event") ?? 0 }
    // SQLite has opened them for reading.
    companions = Companion.all(of: path)
  }

  /// Opens the file. One that nobody may write, and that has no log, can be read all the same.
  private static func open(
    _ path: String, _ patience: Int32, mayWrite: Bool
  ) throws(MarksError) -> (SQLite, isUnchanging: Bool) {
    do throws(SQLite.Failure) {
      let sqlite = try SQLite(path: path, creates: false, patience: patience)
      do throws(SQLite.Failure) {
        if !mayWrite { throw SQLite.Failure(code: SQLITE_READONLY, text: "") }
        _ = try sqlite.number("PRAGMA schema_version")
        return (sqlite, false)
      } catch {
        guard case .readOnly = MarksError(error, path), EventScanner.size(of: path + "-wal") == 0
        else {
          // What is wrong with it will be found where it is told apart.
          sq_keep_log(sqlite.handle, 1)
          return (sqlite, false)
        }
      }
      return (try SQLite(unchanging: path), true)
    } catch {
      throw MarksError(error, path)
    }
  }

  /// For how many milliseconds something waits for another program that is writing.
  public var patience: Int32 {
    get { sqlite.patience }
    set { sqlite.patience = newValue }
  }

  public static let usualPatience: Int32 = 2000

  /// Whether the file, or its log, is no longer where it was when it was opened. What is written then goes
  /// to where nobody looks.
  public var isMoved: Bool { sqlite.isMoved || isLogGone }

  var isLogGone: Bool { companions.contains { !$0.isThere } }

  /// What is to be said of the clock here, once: after the first mark that was made with it.
  public func takeClockNotes() -> [ClockNote] {
    defer { (clockJump, clockAhead) = (nil, nil) }
    return [clockJump, clockAhead].compactMap(\.self)
  }

  /// Puts what is in the log into the file, wherever that is now: the log does not go with it.
  public func emptyLog() { _ = try? sqlite.text("PRAGMA wal_checkpoint(TRUNCATE)") }

  /// Whether no program is writing just now. What a program writes is seen in the file before it counts, so
  /// who looks because the file has changed may have to look once more.
  public var isSettled: Bool {
    let patience = sqlite.patience
    sqlite.patience = 0
    defer { sqlite.patience = patience }
    do throws(SQLite.Failure) {
      try sqlite.run("BEGIN IMMEDIATE")
      try sqlite.run("COMMIT")
      return true
    } catch {
      return error.code != SQLITE_BUSY
    }
  }

  /// Milliseconds since 1970, by the clock of this database, so that there is room for later ones within the
  /// limits of `EventLine`.
  var milliseconds: Int64 { min(max(0, now()), EventLine.timeLimit - 366 * EventLine.day) }

  /// Hybrid clocks after this are more than a day ahead of ours.
  var horizon: Int64 { (milliseconds + EventLine.day) << 16 }

  /// The clock of the system.
  public static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  // MARK: Names

  /// Looks up our name; another program may have changed it.
  func readName() throws {
    guard let name = try sqlite.text("SELECT value FROM meta WHERE name='machine'"),
      EventLine.isName(name)
    else { throw MarksError.damaged(path: path) }
    machine = name
  }

  /// Takes another name for the events to come, because another database goes by ours.
  func takeNewName() throws {
    let former = MarksDatabase.formerName + machine
    try sqlite.run("INSERT OR REPLACE INTO meta VALUES(?, '')", [.text(former)])
    machine = MarksDatabase.newName(random.next())
    try sqlite.run("UPDATE meta SET value=? WHERE name='machine'", [.text(machine)])
  }

  /// What `meta` has before a name that was ours.
  static let formerName = "former."

  static func isFormerName(_ name: String) -> Bool {
    name.hasPrefix(formerName) && EventLine.isName(String(name.dropFirst(formerName.utf8.count)))
  }

  /// A name that no other machine has.
  static func newName(_ chance: UInt64) -> String {
    let digits = String(chance, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  // MARK: Errors

  /// Runs `body` as one transaction that writes.
  func writing<Result>(_ body: () throws -> Result) throws(MarksError) -> Result {
    if isOlder || isUnchanging { throw .readOnly(path: path) }
    try checkPlace()
    defer { made = nil }
    mayHaveJoined = true
    do throws(MarksError) {
      let result = try checked { try sqlite.transaction(body) }
      try checkPlace()
      return result
    } catch {
      (joins, needsRebuilding) = (nil, false)
      throw error
    }
  }

  /// Refuses to go on when the files are no longer where they were.
  private func checkPlace() throws(MarksError) {
    if sqlite.isMoved { throw .moved(path: path) }
    guard isLogGone else { return }
    // We still have the log that was deleted. Unless somebody has begun another one, what is in it can be
    // put into the file.
    if access(path + "-wal", F_OK) != 0 { emptyLog() }
    throw .logGone(path: path)
  }

  /// Runs `body`, which only reads, on one moment of the database.
  func reading<Result>(_ body: () throws -> Result) throws(MarksError) -> Result {
    if isLogGone { try checkPlace() }
    mayHaveJoined = true
    return try checked { try sqlite.moment(body) }
  }

  func checked<Result>(_ body: () throws -> Result) throws(MarksError) -> Result {
    do {
      return try body()
    } catch let failure as SQLite.Failure {
      throw MarksError(failure, path)
    } catch {
      throw error as? MarksError ?? .other(path: path, "\(error)")
    }
  }
}

/// What may be wrong with the clock that marks are made with, in milliseconds since 1970.
public enum ClockNote: Hashable, Sendable {
  /// It has gone on by more than half a year since the last mark that was made or received: it may be ahead.
  case mayBeAhead(Int64, last: Int64)
  /// Marks were made here before when it was more than a day ahead.
  case wasAhead(Int64)
}

/// A file that belongs to an open database.
private struct Companion {
  let path: String
  let number: ino_t

  static func all(of path: String) -> [Companion] {
    ["-wal", "-shm"].compactMap { suffix in
      number(path + suffix).map { Companion(path: path + suffix, number: $0) }
    }
  }

  var isThere: Bool { Companion.number(path) == number }

  private static func number(_ path: String) -> ino_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_ino : nil
  }
}
