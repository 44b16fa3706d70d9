import Catalog
import Glibc
import Papers

/// Visits: a visit ends when nothing has been opened for four hours, unless its new papers are being gone through; then
/// it goes on until they have been. Visits are counted, so that a clock that was wrong for a while confuses nothing later.
extension MarksDatabase {
  /// How long nothing was opened before the next opening is a new visit: four hours, in milliseconds.
  static let visitGap: Int64 = 4 * 3600 * 1000

  /// The visit goes on until now.
  public func noteUse() throws(MarksError) {
    try writing {
      try sqlite.run(
        "INSERT OR REPLACE INTO meta VALUES('active',?)", [.integer(milliseconds)])
    }
  }

  /// The visit of a look, which begins when there is none; with `keeps` false it only would.
  func takeVisit(keeps: Bool) throws(MarksError) -> Visit {
    let time = milliseconds
    var visit =
      try keeps ? writing { try beginVisit(time) } : reading { try currentVisit(at: time) }
    visit.days = try reading { try knownVisitDays() }
    if visit.isNew {
      // When it has not begun, this would be its day.
      visit.days[MarksDatabase.key(ofVisit: visit.number)] = MarksDatabase.localDay(time / 1000)
    }
    return visit
  }

  struct Visit {
    /// From 1.
    var number: Int64
    /// When something was opened last in the visit before it.
    var since: Int64?
    /// It begins with this look.
    var isNew = false
    /// The reader's days on which this and earlier ones began, by their numbers.
    var days: [Int64: Day] = [:]

    /// What papers have that come in it.
    var key: Int64 { MarksDatabase.key(ofVisit: number) }
  }

  /// The visit that something opened at a time belongs to.
  func currentVisit(at time: Int64) throws -> Visit {
    guard let number = try meta("visit") else { return Visit(number: 1, isNew: true) }
    let active = try meta("active") ?? 0
    // A clock that was set back by hours may as well have gone on by hours.
    guard abs(time - active) > MarksDatabase.visitGap, try !isBeingTriaged(number) else {
      return Visit(number: number, since: try meta("before"))
    }
    return Visit(number: number + 1, since: active, isNew: true)
  }

  /// Begins a visit, or goes on with the one that there is.
  func beginVisit(_ time: Int64) throws -> Visit {
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
  static func key(ofVisit number: Int64) -> Int64 { number == 1 ? 0 : number }

  /// When each visit began is kept under its number, as `seen` has it.
  private static let began = "began."

  /// The visit of which a name keeps when it began.
  static func visit(began name: String) -> Int64? {
    name.hasPrefix(began) ? Int64(name.dropFirst(began.utf8.count)) : nil
  }

  /// The reader's days on which visits began, by their numbers; visits of earlier releases have none.
  private func knownVisitDays() throws -> [Int64: Day] {
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
