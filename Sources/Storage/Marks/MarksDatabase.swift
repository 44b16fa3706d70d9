import CSQLite
import Digests
import Glibc

/// The reader's marks on the disk: what was done, as events that are never changed, and what
/// follows from them, as a table that can be made again.
///
/// A SQLite database in WAL mode with `synchronous=FULL`: when a call that writes has returned, what
/// it wrote outlives a crash of the program and of the machine. Several Quires may use one database
/// at once; each sees the others' changes by `news()`. A connection is for one thread at a time.
public final class MarksDatabase {
  public let path: String
  let sqlite: SQLite
  /// The name under which this database makes events.
  private(set) var machine = ""
  /// Everything up to this arrival has been told.
  var told: Int64 = 0
  /// What the transaction that is going on has made, and what it is about.
  var made: (arrival: Int64, papers: [PaperID])?
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
  public init?(
    path: String, creates: Bool, patience: Int32 = MarksDatabase.usualPatience,
    now: @escaping () -> Int64 = MarksDatabase.milliseconds
  ) throws(MarksError) {
    self.path = path
    self.now = now
    guard try MarksDatabase.prepareFile(path, creates: creates) else { return nil }
    do throws(SQLite.Failure) {
      sqlite = try SQLite(path: path, creates: false, patience: patience)
    } catch {
      throw MarksError(error, path)
    }
    try setUp()
    try checked { try readName() }
    told = try checked { try sqlite.number("SELECT max(arrival) FROM event") ?? 0 }
  }

  /// For how many milliseconds something waits for another program that is writing.
  public var patience: Int32 {
    get { sqlite.patience }
    set { sqlite.patience = newValue }
  }

  public static let usualPatience: Int32 = 2000

  /// Whether the file is no longer where it was when it was opened.
  public var isMoved: Bool { sqlite.isMoved }

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

  /// Milliseconds since 1970, by the clock of this database, within the limits of `EventLine`.
  var milliseconds: Int64 { min(max(0, now()), EventLine.timeLimit - 1) }

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
    machine = newName()
    try sqlite.run("UPDATE meta SET value=? WHERE name='machine'", [.text(machine)])
  }

  /// A name that no other machine has.
  func newName() -> String {
    let digits = String(random.next() as UInt64, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  // MARK: Errors

  /// Runs `body` as one transaction that writes.
  func writing<Result>(_ body: () throws -> Result) throws(MarksError) -> Result {
    if sqlite.isMoved { throw .moved(path: path) }
    defer { made = nil }
    return try checked { try sqlite.transaction(body) }
  }

  /// Runs `body`, which only reads, on one moment of the database.
  func reading<Result>(_ body: () throws -> Result) throws(MarksError) -> Result {
    try checked { try sqlite.moment(body) }
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
