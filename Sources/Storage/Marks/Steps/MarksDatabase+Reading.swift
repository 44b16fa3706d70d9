public import Catalog
public import Papers

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
    let joins = try joined()
    for id in ids {
      if !joins.isEmpty, let all = joins.ids(of: id) {
        result[id] = try marks(ofAll: all)
        continue
      }
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
    if rows.isNull(2) { return }
    marks.set(MarkField(name: rows.text(1) ?? ""), to: rows.text(2), clock: rows.integer(3))
  }

  /// All marks, as they were at one moment; about a million rows a second.
  public func allMarks() throws(MarksError) -> [PaperID: PaperMarks] {
    try marks(after: nil, limit: .max).marks
  }

  /// The marks of the next papers, for reading all of them in the background a
  /// slice at a time, between which others can write. (`news()` tells what was changed meanwhile.) Papers
  /// that have several ids are in the first slice, under each of them.
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
      let joins = try joined()
      if id == nil {
        for ids in joins.papers {
          let marks = try self.marks(ofAll: ids)
          if !marks.isEmpty { for id in ids { result[id] = marks } }
        }
      }
      let limit = max(1, limit) + min(result.count, .max - max(1, limit))
      let rows = try sqlite.statement(
        "SELECT \(RowSum.stateColumns) FROM state WHERE paper > ? ORDER BY paper",
        [.integer(id.map { $0.kept } ?? .min)])
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
          if result.count >= limit { return (result, current) }
          (current, marks) = (next, PaperMarks())
        }
        if !joins.isEmpty, joins.ids(of: next) != nil { continue }
        try set(rows, in: &marks)
      }
      finish()
      return (result, nil)
    }
  }

  /// The papers that are starred now and were starred at or after a time, in the order in which they
  /// were, each by the id by which it is known. Times are milliseconds since 1970.
  public func starred(
    since time: Int64
  ) throws(MarksError) -> [(paper: PaperID, milliseconds: Int64)] {
    try reading {
      let joins = try joined()
      if !joins.isEmpty { return try starred(since: time, joins) }
      var result: [(PaperID, Int64)] = []
      let rows = try sqlite.statement(
        """
        SELECT \(RowSum.stateColumns) FROM state
        WHERE field='star' AND value IS NOT NULL AND time >= ?
        ORDER BY time, clock, machine, sequence, paper < 0, paper
        """, [.integer(max(0, time))])
      defer { rows.reset() }
      while try rows.step() {
        try check(state: rows)
        if let id = PaperID(kept: rows.integer(0)) { result.append((id, rows.integer(6))) }
      }
      return result
    }
  }

  /// The same when some papers have several ids: of those the latest star counts, or that it was taken away.
  private func starred(
    since time: Int64, _ joins: JoinedPapers
  ) throws -> [(paper: PaperID, milliseconds: Int64)] {
    struct Star {
      let isSet: Bool
      let time: Int64
      let id: MarkEvent.ID
    }
    var stars: [PaperID: Star] = [:]
    let rows = try sqlite.statement(
      "SELECT \(RowSum.stateColumns) FROM state WHERE field='star'")
    defer { rows.reset() }
    while try rows.step() {
      try check(state: rows)
      guard let paper = PaperID(kept: rows.integer(0)) else { continue }
      let id = MarkEvent.ID(
        machine: rows.text(4) ?? "", sequence: Int(rows.integer(5)), clock: rows.integer(3))
      if let known = stars[joins.paper(paper)], known.id > id { continue }
      stars[joins.paper(paper)] = Star(isSet: !rows.isNull(2), time: rows.integer(6), id: id)
    }
    return stars.filter { $0.value.isSet && $0.value.time >= time }
      .sorted { ($0.value.time, $0.value.id, $0.key) < ($1.value.time, $1.value.id, $1.key) }
      .map { ($0.key, $0.value.time) }
  }

  /// A place after all that are in the reading queue; a pass over the table, some 10 million rows a
  /// second.
  public func endOfQueue() throws(MarksError) -> Double {
    let last = try checked {
      try sqlite.text("SELECT max(CAST(value AS REAL)) FROM state WHERE field='queue'")
    }
    return min((last.flatMap { Double($0) } ?? 0) + 1, MarkField.lastRank)
  }

  /// What puts papers at the end of the reading queue; those that are in it already stay where they are.
  public func queueing(_ papers: [PaperID]) throws(MarksError) -> [MarkChange] {
    let marks = try marks(of: papers)
    let new = papers.filter { marks[$0]?.queueRank == nil }
    let end = try endOfQueue()
    return new.enumerated().map { MarkChange($1, .queue, to: "\(end + Double($0))") }
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
    return (try marksNow(of: withOtherIDs(papers)), last)
  }

  /// The papers with all their ids, those included that they had before or may have had.
  private func withOtherIDs(_ papers: Set<PaperID>) throws -> Set<PaperID> {
    let joins = try joined()
    var result = papers
    for paper in papers {
      if !joins.isEmpty, let ids = joins.ids(of: paper) { result.formUnion(ids) }
      if !paper.isArxiv { result.formUnion(try idsTouched(byJoinsOf: paper)) }
    }
    return result
  }
}
