public import Catalog
import Glibc
public import Papers

extension MarksDatabase {
  /// How long nothing was opened before the next opening is a new visit: four hours, in milliseconds.
  static let visitGap: Int64 = 4 * 3600 * 1000

  /// The ids of papers without an arXiv id that have been in a library.
  public func seenOutside() throws(MarksError) -> [PaperID] {
    try reading {
      var ids: [PaperID] = []
      let rows = try sqlite.statement("SELECT paper FROM seen WHERE paper < 0")
      defer { rows.reset() }
      while try rows.step() {
        if let id = PaperID(kept: rows.integer(0)) { ids.append(id) }
      }
      return ids
    }
  }

  /// Says what has come since the last visit, and remembers all papers for the next.
  ///
  /// A visit ends when nothing has been opened for four hours, unless its new papers are being
  /// gone through: then it goes on until they have been. The very first visit knows nothing, so
  /// nothing is new in it. Visits are counted, so that a clock that was wrong for a while confuses
  /// nothing later.
  ///
  /// A look at each paper, 100,000 in a tenth of a second; what is new is written in parts, between which
  /// others can write.
  ///
  /// - Parameter keeps: false only looks: nothing is written, and no visit begins.
  public func takeSeen(_ papers: [SeenPaper], keeps: Bool = true) throws(MarksError) -> Arrivals {
    let time = milliseconds
    let visit =
      try keeps ? writing { try beginVisit(time) } : reading { try currentVisit(at: time) }
    var arrivals = Arrivals()
    arrivals.since = visit.since
    var days = try reading { try visitDays() }
    if visit.isNew {
      // When it has not begun, this would be its day.
      days[MarksDatabase.key(ofVisit: visit.number)] = MarksDatabase.localDay(time / 1000)
    }
    var came: [Day: [PaperID]] = [:]
    for start in stride(from: 0, to: papers.count, by: 5000) {
      let part = papers[start..<min(start + 5000, papers.count)]
      let changed = try reading {
        try compare(part, visit.number, &arrivals) { id, first in
          if let day = days[first] { came[day, default: []].append(id) }
        }
      }
      if changed.isEmpty || !keeps { continue }
      try writing {
        for values in changed { try sqlite.run(MarksDatabase.rememberSeen, values) }
      }
    }
    arrivals.days = came.sorted { $0.key < $1.key }.map { Arrivals.Day($0.key, papers: $0.value) }
    return arrivals
  }

  /// Two programs may look at one paper at once.
  private static let rememberSeen = """
    INSERT INTO seen(paper, version, entries, first, changed, again) VALUES(?,?,?,?,?,?)
    ON CONFLICT(paper) DO UPDATE SET version=max(version, excluded.version),
      entries=max(entries, excluded.entries), changed=max(changed, excluded.changed),
      again=max(again, excluded.again)
    """

  /// The visit goes on until now.
  public func noteUse() throws(MarksError) {
    try writing {
      try sqlite.run(
        "INSERT OR REPLACE INTO meta VALUES('active',?)", [.integer(milliseconds)])
    }
  }

  /// Notes which papers are new in this visit, and returns the rows that have to be written.
  private func compare(
    _ papers: ArraySlice<SeenPaper>, _ visit: Int64, _ arrivals: inout Arrivals,
    tell: (_ id: PaperID, _ first: Int64) -> Void
  ) throws -> [[SQLite.Value]] {
    var changedRows: [[SQLite.Value]] = []
    let rows = try sqlite.statement(
      "SELECT version, entries, first, changed, again FROM seen WHERE paper=?")
    defer { rows.reset() }
    for paper in papers {
      var (first, changed, again) = (visit == 1 ? 0 : visit, Int64(0), Int64(0))
      var (needsWriting, needsKeeping) = (true, false)
      var isThere = false
      for id in [paper.id] + paper.formerIDs where !isThere {
        rows.reset()
        try rows.bind(1, .integer(id.kept))
        isThere = try rows.step()
        needsKeeping = isThere && id != paper.id
      }
      if isThere {
        (first, changed, again) = (rows.integer(2), rows.integer(3), rows.integer(4))
        let (version, entries) = (Int(rows.integer(0)), Int(rows.integer(1)))
        // A version that was not given before is no revision.
        if paper.version > version, version > 0 { changed = visit }
        if paper.entries > entries { again = visit }
        needsWriting = needsKeeping || paper.version > version || paper.entries > entries
      }
      tell(paper.id, first)
      if first == visit {
        arrivals.new.insert(paper.id)
        if paper.isCrossListed { arrivals.crossListed.insert(paper.id) }
      } else if changed == visit {
        arrivals.revised.insert(paper.id)
      } else if again == visit {
        arrivals.again.insert(paper.id)
      }
      if needsWriting {
        changedRows.append([
          .integer(paper.id.kept), .number(paper.version), .number(paper.entries),
          .integer(first), .integer(changed), .integer(again),
        ])
      }
    }
    return changedRows
  }

  // MARK: Visits

  private struct Visit {
    /// From 1.
    var number: Int64
    /// When something was opened last in the visit before it.
    var since: Int64?
    /// It begins with this look.
    var isNew = false
  }

  /// The visit that something opened at a time belongs to.
  private func currentVisit(at time: Int64) throws -> Visit {
    guard let number = try meta("visit") else { return Visit(number: 1, isNew: true) }
    let active = try meta("active") ?? 0
    // A clock that was set back by hours may as well have gone on by hours.
    guard abs(time - active) > MarksDatabase.visitGap, try !isBeingTriaged(number) else {
      return Visit(number: number, since: try meta("before"))
    }
    return Visit(number: number + 1, since: active, isNew: true)
  }

  /// Begins a visit, or goes on with the one that there is.
  private func beginVisit(_ time: Int64) throws -> Visit {
    let visit = try currentVisit(at: time)
    for (name, value) in [("visit", visit.number), ("active", time), ("before", visit.since)] {
      guard let value else { continue }
      try sqlite.run("INSERT OR REPLACE INTO meta VALUES(?,?)", [.text(name), .integer(value)])
    }
    if visit.isNew {
      let name = MarksDatabase.began + "\(MarksDatabase.key(ofVisit: visit.number))"
      try sqlite.run("INSERT OR REPLACE INTO meta VALUES(?,?)", [.text(name), .integer(time)])
    }
    return visit
  }

  /// What papers have that came in a visit: those of the very first one have 0.
  private static func key(ofVisit number: Int64) -> Int64 { number == 1 ? 0 : number }

  /// When each visit began is kept under its number, as `seen` has it.
  private static let began = "began."

  /// The visit of which a name keeps when it began.
  static func visit(began name: String) -> Int64? {
    name.hasPrefix(began) ? Int64(name.dropFirst(began.utf8.count)) : nil
  }

  /// The reader's days on which visits began, by their numbers; visits of earlier releases have none.
  private func visitDays() throws -> [Int64: Day] {
    var days: [Int64: Day] = [:]
    let rows = try sqlite.statement("SELECT name, value FROM meta WHERE name GLOB 'began.*'")
    defer { rows.reset() }
    while try rows.step() {
      guard let number = rows.text(0).flatMap(MarksDatabase.visit(began:)) else { continue }
      days[number] = MarksDatabase.localDay(rows.integer(1) / 1000)
    }
    return days
  }

  private static func localDay(_ seconds: Int64) -> Day? {
    var (time, parts) = (time_t(seconds), tm())
    guard localtime_r(&time, &parts) != nil else { return nil }
    return Day(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  /// A number that is kept under a name, within limits.
  private func meta(_ name: String) throws -> Int64? {
    try sqlite.number("SELECT value FROM meta WHERE name=?", [.text(name)]).map {
      min(max(0, $0), EventLine.timeLimit)
    }
  }

  /// Whether some of a visit's new papers have been dealt with and others have not.
  private func isBeingTriaged(_ visit: Int64) throws -> Bool {
    let rows = try sqlite.statement(
      """
      SELECT count(*), count(s.value) FROM seen LEFT JOIN state s
        ON s.paper=seen.paper AND s.field='triaged'
      WHERE seen.first=? OR seen.changed=?
      """, [.integer(visit), .integer(visit)])
    defer { rows.reset() }
    guard try rows.step() else { return false }
    return rows.integer(1) > 0 && rows.integer(1) < rows.integer(0)
  }
}
