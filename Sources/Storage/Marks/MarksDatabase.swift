import CSQLite
public import Catalog
public import Digests
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
  /// Milliseconds since 1970.
  private let now: () -> Int64

  /// Opens the database in a file; makes it if `creates`. nil when there is none.
  ///
  /// The file is for its owner alone (mode 0600), and so are folders that have to be made.
  ///
  /// - Parameter now: milliseconds since 1970; tests have clocks of their own.
  public init?(
    path: String, creates: Bool, now: @escaping () -> Int64 = MarksDatabase.milliseconds
  ) throws(MarksError) {
    self.path = path
    self.now = now
    guard try MarksDatabase.prepareFile(path, creates: creates) else { return nil }
    do throws(SQLite.Failure) {
      sqlite = try SQLite(path: path, creates: false)
    } catch {
      throw MarksError(error, path)
    }
    try setUp()
    try checked { try readName() }
    told = try checked { try sqlite.number("SELECT max(arrival) FROM event") ?? 0 }
  }

  /// Milliseconds since 1970, by the clock of this database.
  var milliseconds: Int64 { now() }

  /// The clock of the system.
  public static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  // MARK: Reading

  /// The marks of some papers; those without marks too, so that the answer says what was looked up.
  public func marks(of ids: some Sequence<PaperID>) throws(MarksError) -> [PaperID: PaperMarks] {
    try checked {
      var result: [PaperID: PaperMarks] = [:]
      for id in ids {
        var marks = PaperMarks()
        let rows = try sqlite.statement(
          "SELECT field, value FROM state WHERE paper=? AND value IS NOT NULL",
          [.number(id.rawValue)])
        while try rows.step() {
          marks.set(MarkField(name: rows.text(0) ?? ""), to: rows.text(1))
        }
        result[id] = marks
      }
      return result
    }
  }

  /// All marks; a pass over the table, about a million rows a second.
  public func allMarks() throws(MarksError) -> [PaperID: PaperMarks] {
    try checked {
      var result: [PaperID: PaperMarks] = [:]
      let rows = try sqlite.statement(
        "SELECT paper, field, value FROM state WHERE value IS NOT NULL ORDER BY paper")
      var id: PaperID?
      var marks = PaperMarks()
      while try rows.step() {
        let next = PaperID(rawValue: UInt32(truncatingIfNeeded: rows.integer(0)))
        if next != id {
          if let id { result[id] = marks }
          (id, marks) = (next, PaperMarks())
        }
        marks.set(MarkField(name: rows.text(1) ?? ""), to: rows.text(2))
      }
      if let id { result[id] = marks }
      return result
    }
  }

  /// The marks of the papers that were changed since the last call of anything here, by other
  /// programs or by ourselves.
  public func news() throws(MarksError) -> [PaperID: PaperMarks] {
    var papers: Set<PaperID> = []
    try checked {
      let rows = try sqlite.statement(
        "SELECT arrival, body FROM event WHERE arrival > ? ORDER BY arrival", [.integer(told)])
      while try rows.step() {
        told = rows.integer(0)
        let event = rows.withBytes(1) { EventLine.event($0) }
        for change in event?.changes ?? [] { papers.insert(change.paper) }
      }
    }
    return try marks(of: papers)
  }

  // MARK: Writing

  /// Makes changes, all in one event, and returns it with the marks of all papers that have changed
  /// since the last call. What changes nothing is left out; without any change there is no event.
  ///
  /// 10,000 papers take some 50 ms.
  public func record(
    _ changes: [MarkChange], kind: MarkEvent.Kind = .marked
  ) throws(MarksError) -> (event: MarkEvent?, marks: [PaperID: PaperMarks]) {
    let event = try writing { () -> MarkEvent? in
      let changes = try changes.compactMap(effective)
      if changes.isEmpty, kind == .marked { return nil }
      let event = MarkEvent(id: try nextID(), kind: kind, changes: changes)
      _ = try insert(event, isMine: true)
      return event
    }
    return (event, try news())
  }

  /// A change with what there was before; nil when it changes nothing.
  private func effective(_ change: MarkChange) throws -> MarkChange? {
    let to = change.to.map(MarkText.text).flatMap { $0.isEmpty ? nil : $0 }
    let before = try value(of: change.field, on: change.paper)
    guard before != to else { return nil }
    return MarkChange(
      change.paper, MarkField(name: MarkText.line(change.field.name)), from: before, to: to,
      replaces: change.field == .note ? try noteHeads(of: change.paper).map(\.id) : [])
  }

  /// The value that a field has now.
  func value(of field: MarkField, on paper: PaperID) throws -> String? {
    try sqlite.text(
      "SELECT value FROM state WHERE paper=? AND field=?",
      [.number(paper.rawValue), .text(field.name)])
  }

  /// Later than everything that is known here.
  private func nextID() throws -> MarkEvent.ID {
    let last = try sqlite.number("SELECT max(clock) FROM event") ?? 0
    let sequence = try sqlite.number(
      "SELECT max(sequence) FROM event WHERE machine=?", [.text(machine)])
    return MarkEvent.ID(
      machine: machine, sequence: Int(sequence ?? 0) + 1, clock: max(now() << 16, last + 1))
  }

  func readName() throws {
    machine = try sqlite.text("SELECT value FROM meta WHERE name='machine'") ?? ""
  }

  /// Takes another name for the events to come, because another database goes by ours.
  func takeNewName() throws {
    machine = MarksDatabase.newName()
    try sqlite.run("UPDATE meta SET value=? WHERE name='machine'", [.text(machine)])
  }

  /// A name that no other machine has.
  static func newName() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  // MARK: Errors

  /// Runs `body` as one transaction that writes.
  func writing<Result>(_ body: () throws -> Result) throws(MarksError) -> Result {
    if sqlite.isMoved { throw .moved(path: path) }
    return try checked { try sqlite.transaction(body) }
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
