public import Catalog
public import Digests

/// A paper of a library, as far as it matters for what is new.
public struct SeenPaper: Hashable, Sendable {
  public let id: PaperID
  /// 0 when no digest gives one.
  public let version: Int
  /// How many digests have it, and how often.
  public let entries: Int

  public init(id: PaperID, version: Int, entries: Int) {
    self.id = id
    self.version = version
    self.entries = entries
  }
}

extension MarksDatabase {
  /// How long nothing was opened before the next opening is a new visit: four hours, in milliseconds.
  static let visitGap: Int64 = 4 * 3600 * 1000

  /// Says what has come since the last visit, and remembers all papers for the next.
  ///
  /// A visit ends when nothing has been opened for four hours, unless its new papers are being
  /// gone through: then it goes on until they have been. The very first visit knows nothing, so
  /// nothing is new.
  ///
  /// A look at each paper, about a million a second; what is new is written in parts, between which
  /// others can write.
  public func takeSeen(_ papers: [SeenPaper]) throws(MarksError) -> Arrivals {
    let time = milliseconds
    let isFirst = try checked { try sqlite.number("SELECT 1 FROM seen LIMIT 1") == nil }
    let visit = try beginVisit(time)
    var arrivals = Arrivals()
    for start in stride(from: 0, to: papers.count, by: 5000) {
      let part = papers[start..<min(start + 5000, papers.count)]
      let changed = try checked { try compare(part, visit, time, isFirst, &arrivals) }
      if changed.isEmpty { continue }
      try writing {
        for values in changed {
          try sqlite.run("INSERT OR REPLACE INTO seen VALUES(?,?,?,?,?,?)", values)
        }
      }
    }
    return arrivals
  }

  /// Notes which papers are new in this visit, and returns the rows that have to be written.
  private func compare(
    _ papers: ArraySlice<SeenPaper>, _ visit: Int64, _ time: Int64, _ isFirst: Bool,
    _ arrivals: inout Arrivals
  ) throws -> [[SQLite.Value]] {
    var rows: [[SQLite.Value]] = []
    for paper in papers {
      let known = try sqlite.statement(
        "SELECT version, entries, first, changed, again FROM seen WHERE paper=?",
        [.number(paper.id.rawValue)])
      defer { known.reset() }
      var (first, changed, again) = (isFirst ? 0 : time, Int64(0), Int64(0))
      var (version, entries) = (paper.version, paper.entries)
      var needsWriting = true
      if try known.step() {
        (first, changed, again) = (known.integer(2), known.integer(3), known.integer(4))
        let (oldVersion, oldEntries) = (Int(known.integer(0)), Int(known.integer(1)))
        // A version that was not given before is no revision.
        if version > oldVersion, oldVersion > 0 { changed = time }
        if entries > oldEntries { again = time }
        needsWriting = version > oldVersion || entries > oldEntries
        (version, entries) = (max(version, oldVersion), max(entries, oldEntries))
      }
      if first >= visit {
        arrivals.new.insert(paper.id)
      } else if changed >= visit {
        arrivals.revised.insert(paper.id)
      } else if again >= visit {
        arrivals.again.insert(paper.id)
      }
      if needsWriting {
        rows.append([
          .number(paper.id.rawValue), .number(version), .number(entries), .integer(first),
          .integer(changed), .integer(again),
        ])
      }
    }
    return rows
  }

  /// When the visit began that goes on now.
  private func beginVisit(_ time: Int64) throws(MarksError) -> Int64 {
    try writing {
      let visit = try sqlite.number("SELECT value FROM meta WHERE name='visit'")
      let active = try sqlite.number("SELECT value FROM meta WHERE name='active'") ?? 0
      var current = visit ?? time
      if time - active > MarksDatabase.visitGap, try !isBeingTriaged(current) { current = time }
      for (name, value) in [("visit", current), ("active", time)] {
        try sqlite.run("INSERT OR REPLACE INTO meta VALUES(?,?)", [.text(name), .integer(value)])
      }
      return current
    }
  }

  /// Whether some of a visit's new papers have been dealt with and others have not.
  private func isBeingTriaged(_ visit: Int64) throws -> Bool {
    let rows = try sqlite.statement(
      """
      SELECT count(*), count(s.value) FROM seen LEFT JOIN state s
        ON s.paper=seen.paper AND s.field='triaged'
      WHERE seen.first >= ? OR seen.changed >= ?
      """, [.integer(visit), .integer(visit)])
    defer { rows.reset() }
    guard try rows.step() else { return false }
    return rows.integer(1) > 0 && rows.integer(1) < rows.integer(0)
  }
}
