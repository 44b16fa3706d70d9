public import Catalog
public import Papers

/// Papers that have several ids.
///
/// Which joins there are is in `state`, a field of the old id for each new one; so they are made, undone,
/// exchanged, checked and recovered as all marks are. Marks stay under the ids under which they were made, and
/// are put together when they are read: dividing again leaves no trace.
extension MarksDatabase {
  /// Records that papers are the same, each in an event of its own, and returns those events with the marks
  /// that have changed.
  ///
  /// Only what matters is recorded: the old id has marks, and is not known by the new one already. What was
  /// recorded once and has been undone is not recorded again.
  public func record(
    joins: [PaperJoin]
  ) throws(MarksError) -> (events: [MarkEvent], marks: [PaperID: PaperMarks]) {
    if joins.isEmpty { return ([], [:]) }
    // Nearly always there is nothing to do, and nothing is written.
    if try reading({ try joins.allSatisfy { try !matters($0) } }) { return ([], [:]) }
    return try recording {
      var events: [MarkEvent] = []
      var rest = joins
      // Through one that is recorded, another one may come to have marks.
      while true {
        let now = try rest.firstIndex { try matters($0) }
        guard let now else { return events }
        let join = rest.remove(at: now)
        let (changes, replaced) = try effective([MarkChange(join)])
        if !changes.isEmpty { events.append(try make(.marked, changes, after: replaced)) }
      }
    }
  }

  /// The ids of papers without an arXiv id that have marks; a look at each of their marks.
  public func markedOutside() throws(MarksError) -> [PaperID] {
    try reading {
      var ids: [PaperID] = []
      let rows = try sqlite.statement(
        "SELECT DISTINCT paper FROM state WHERE paper < 0 AND value IS NOT NULL ORDER BY paper")
      defer { rows.reset() }
      while try rows.step() {
        if let id = PaperID(kept: rows.integer(0)) { ids.append(id) }
      }
      return ids
    }
  }

  private func matters(_ join: PaperJoin) throws -> Bool {
    guard MarkChange(join).isPossible else { return false }
    let papers = try joined()
    guard papers.paper(join.old) != papers.paper(join.new) else { return false }
    let known = try sqlite.number(
      "SELECT 1 FROM state WHERE paper=? AND field=?",
      [.integer(join.old.kept), .text(MarkField.join(join.new).name)])
    return try known == nil && (papers.ids(of: join.old) ?? [join.old]).contains(where: hasMarks)
  }

  private func hasMarks(_ id: PaperID) throws -> Bool {
    try sqlite.number(
      "SELECT 1 FROM state WHERE paper=? AND value IS NOT NULL "
        + "AND NOT (field >= 'join:' AND field < 'join;') LIMIT 1", [.integer(id.kept)]) != nil
  }

  /// Which ids are of one paper now. A look whether another program has written; then a pass over the marks
  /// of papers without an arXiv id, some 10 million rows a second.
  func joined() throws -> JoinedPapers {
    if !mayHaveJoined, let joins { return joins.papers }
    let version = try sqlite.number("PRAGMA data_version") ?? 0
    mayHaveJoined = false
    if let joins, joins.version == version { return joins.papers }
    let papers = JoinedPapers(try latestJoins())
    joins = (papers, version)
    return papers
  }

  /// Which ids are of one paper without those joins that are among some places.
  func joined(without places: some Sequence<MarkPlace>) throws -> JoinedPapers {
    var divided: [PaperID: Set<PaperID>] = [:]
    for place in places {
      if case .join(let new) = place.field { divided[place.paper, default: []].insert(new) }
    }
    if divided.isEmpty { return try joined() }
    return JoinedPapers(try latestJoins().filter { divided[$0.key]?.contains($0.value) != true })
  }

  /// To which id each id leads: where it was joined to last.
  private func latestJoins() throws -> [PaperID: PaperID] {
    var latest: [PaperID: (new: PaperID, id: MarkEvent.ID)] = [:]
    let rows = try sqlite.statement(
      """
      SELECT \(RowSum.stateColumns) FROM state
      WHERE paper < 0 AND field >= 'join:' AND field < 'join;' AND value IS NOT NULL
      """)
    defer { rows.reset() }
    while try rows.step() {
      try check(state: rows)
      guard let old = PaperID(kept: rows.integer(0)),
        case .join(let new) = MarkField(name: rows.text(1) ?? "")
      else { continue }
      let id = MarkEvent.ID(
        machine: rows.text(4) ?? "", sequence: Int(rows.integer(5)), clock: rows.integer(3))
      if let known = latest[old], (known.id, known.new) > (id, new) { continue }
      latest[old] = (new, id)
    }
    return latest.mapValues(\.new)
  }

  /// All ids of a paper.
  func ids(of paper: PaperID) throws -> [PaperID] {
    let joins = try joined()
    return joins.isEmpty ? [paper] : joins.ids(of: paper) ?? [paper]
  }

  /// The ids whose marks are others when a join of an id was made or undone: those of its paper, and of all
  /// papers that it ever was joined to.
  func idsTouched(byJoinsOf old: PaperID) throws -> [PaperID] {
    var ids = try ids(of: old)
    let rows = try sqlite.statement(
      "SELECT field FROM state WHERE paper=? AND field >= 'join:' AND field < 'join;'",
      [.integer(old.kept)])
    var others: [PaperID] = []
    while try rows.step() {
      if case .join(let new) = MarkField(name: rows.text(0) ?? "") { others.append(new) }
    }
    rows.reset()
    for other in others { ids += try self.ids(of: other) }
    return ids
  }

  /// The marks of a paper of several ids, as if all had been made under one.
  func marks(ofAll ids: [PaperID]) throws -> PaperMarks {
    var latest: [[UInt8]: (value: String?, id: MarkEvent.ID)] = [:]
    let rows = try sqlite.statement("SELECT \(RowSum.stateColumns) FROM state WHERE paper=?")
    defer { rows.reset() }
    for id in ids {
      rows.reset()
      try rows.bind(1, .integer(id.kept))
      while try rows.step() {
        try check(state: rows)
        let field = rows.withBytes(1) { Array($0) }
        let event = MarkEvent.ID(
          machine: rows.text(4) ?? "", sequence: Int(rows.integer(5)), clock: rows.integer(3))
        if let known = latest[field], known.id > event { continue }
        latest[field] = (rows.text(2), event)
      }
    }
    var marks = PaperMarks()
    // In the order in which one id would have them.
    for (field, last) in latest.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      guard let value = last.value else { continue }
      let field = MarkField(name: String(decoding: field, as: UTF8.self))
      marks.set(field, to: value, clock: last.id.clock)
    }
    marks.note = MarksDatabase.merged(MarksDatabase.heads(of: try notes(ofAll: ids))) ?? ""
    return marks
  }
}
