/// How a database is, for whoever asks.
public struct MarksHealth: Hashable, Sendable {
  /// What SQLite finds wrong with the file; empty when it is whole.
  public let complaints: [String]
  /// How many papers have marks.
  public let papers: Int
  /// When the latest mark that came from another machine was made, in milliseconds since 1970; nil when none ever
  /// came.
  public let lastReceived: Int64?
}

extension MarksDatabase {
  /// Looks at the whole database: SQLite's own check, and the checksum of every mark.
  ///
  /// - Throws: `.damaged` when a checksum is wrong, and what reading throws.
  public func health() throws(MarksError) -> MarksHealth {
    let papers = try allMarks().count
    return try reading {
      let rows = try sqlite.statement("PRAGMA integrity_check(10)")
      defer { rows.reset() }
      var complaints: [String] = []
      while try rows.step() {
        if let line = rows.text(0), line != "ok" { complaints.append(line) }
      }
      let last = try sqlite.number(
        "SELECT time FROM event WHERE mine = 'theirs' ORDER BY time DESC LIMIT 1")
      return MarksHealth(complaints: complaints, papers: papers, lastReceived: last)
    }
  }
}
