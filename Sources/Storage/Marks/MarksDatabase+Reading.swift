public import Catalog
public import Digests

extension MarksDatabase {
  /// The marks of some papers; those without marks too, so that the answer says what was looked up.
  public func marks(of ids: some Sequence<PaperID>) throws(MarksError) -> [PaperID: PaperMarks] {
    try reading { try marksNow(of: ids) }
  }

  func marksNow(of ids: some Sequence<PaperID>) throws -> [PaperID: PaperMarks] {
    var result: [PaperID: PaperMarks] = [:]
    result.reserveCapacity(ids.underestimatedCount)
    let rows = try sqlite.statement("SELECT \(RowSum.stateColumns) FROM state WHERE paper=?")
    defer { rows.reset() }
    for id in ids {
      var marks = PaperMarks()
      try rows.bind(1, .integer(id.kept))
      while try rows.step() { try set(rows, in: &marks) }
      rows.reset()
      result[id] = marks
    }
    return result
  }

  /// Sets what a row of `RowSum.stateColumns` says.
  private func set(_ rows: SQLite.Statement, in marks: inout PaperMarks) throws {
    try check(state: rows)
    if !rows.isNull(2) { marks.set(MarkField(name: rows.text(1) ?? ""), to: rows.text(2)) }
  }

  /// All marks, as they were at one moment; about a million rows a second.
  public func allMarks() throws(MarksError) -> [PaperID: PaperMarks] {
    try marks(after: nil, limit: .max).marks
  }

  /// The marks of the next papers in the order of their ids, for reading all of them in the background a
  /// slice at a time, between which others can write. (`news()` tells what was changed meanwhile.)
  ///
  /// - Parameters:
  ///   - id: the last paper of the slice before; nil for the first slice.
  ///   - limit: how many papers at most.
  /// - Returns: the marks, and where to go on; nil when there are no more.
  public func marks(
    after id: PaperID?, limit: Int
  ) throws(MarksError) -> (marks: [PaperID: PaperMarks], last: PaperID?) {
    try reading {
      var result: [PaperID: PaperMarks] = [:]
      let rows = try sqlite.statement(
        "SELECT \(RowSum.stateColumns) FROM state WHERE paper > ? ORDER BY paper",
        [.integer(id.map { $0.kept } ?? -1)])
      defer { rows.reset() }
      var current: PaperID?
      var marks = PaperMarks()
      func finish() {
        if let current, !marks.isEmpty { result[current] = marks }
      }
      while try rows.step() {
        guard let next = PaperID(kept: rows.integer(0)) else {
          throw MarksError.damaged(path: path)
        }
        if next != current {
          finish()
          if result.count >= max(1, limit) { return (result, current) }
          (current, marks) = (next, PaperMarks())
        }
        try set(rows, in: &marks)
      }
      finish()
      return (result, nil)
    }
  }

  /// The papers that are starred now and were starred at or after a time, in the order in which they
  /// were. Times are milliseconds since 1970.
  public func starred(
    since time: Int64
  ) throws(MarksError) -> [(paper: PaperID, milliseconds: Int64)] {
    try reading {
      var result: [(PaperID, Int64)] = []
      let rows = try sqlite.statement(
        """
        SELECT \(RowSum.stateColumns) FROM state
        WHERE field='star' AND value IS NOT NULL AND time >= ?
        ORDER BY time, clock, machine, sequence, paper
        """, [.integer(max(0, time))])
      defer { rows.reset() }
      while try rows.step() {
        try check(state: rows)
        if let id = PaperID(kept: rows.integer(0)) { result.append((id, rows.integer(6))) }
      }
      return result
    }
  }

  /// A place after all that are in the reading queue; a pass over the table, some 10 million rows a
  /// second.
  public func endOfQueue() throws(MarksError) -> Double {
    let last = try checked {
      try sqlite.text("SELECT max(CAST(value AS REAL)) FROM state WHERE field='queue'")
    }
    return min((last.flatMap { Double($0) } ?? 0) + 1, MarkField.lastPlace)
  }

  /// The note of a paper, and the events that it comes from: more than one when it was written apart.
  /// A change of the note that `replaces` these leaves alone what others write meanwhile.
  public func note(
    of paper: PaperID
  ) throws(MarksError) -> (text: String, heads: [MarkEvent.ID]) {
    try reading {
      let heads = MarksDatabase.heads(of: try notes(of: paper))
      return (MarksDatabase.merged(heads) ?? "", heads.map(\.id))
    }
  }

  /// The marks of the papers that were changed since the last call of anything that tells them, by
  /// other programs or by ourselves.
  public func news() throws(MarksError) -> [PaperID: PaperMarks] {
    let (marks, last) = try reading { try changes(since: told) }
    told = last
    return marks
  }

  /// The marks of the papers that events after an arrival are about, and the last such event.
  func changes(since arrival: Int64) throws -> (marks: [PaperID: PaperMarks], last: Int64) {
    var papers: Set<PaperID> = []
    var last = arrival
    let rows = try sqlite.statement(
      "SELECT \(EventRow.columns) FROM event WHERE arrival > ? ORDER BY arrival",
      [.integer(arrival)])
    defer { rows.reset() }
    while try rows.step() {
      last = rows.integer(0)
      if let made, made.arrival == last {
        papers = papers.isEmpty ? Set(made.papers) : papers.union(made.papers)
      } else {
        for change in try event(rows).event.changes { papers.insert(change.paper) }
      }
    }
    return (try marksNow(of: papers), last)
  }
}
