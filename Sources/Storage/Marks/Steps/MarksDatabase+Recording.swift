public import Catalog
public import Papers

extension MarksDatabase {
  /// Makes changes, all in one event, and returns it with the marks of all papers that have changed
  /// since the last call. What changes nothing is left out; without any change there is no event. Of
  /// several changes of one field the last counts.
  ///
  /// A note that says what it `replaces` changes something when it is another text than those had, and
  /// stands beside what others have written since.
  ///
  /// - Parameter keys: what the ids of papers without an arXiv id are made of, as far as it is known. A paper
  ///   that has the id of another one cannot be marked (`MarksError.anotherPaper`).
  public func record(
    _ changes: [MarkChange], kind: MarkEvent.Kind = .marked, keys: [PaperID: PaperKey] = [:]
  ) throws(MarksError) -> (event: MarkEvent?, marks: [PaperID: PaperMarks]) {
    let (event, marks) = try recording { () -> MarkEvent? in
      if let (id, other) = try others(than: keys).min(by: { $0.key < $1.key }) {
        throw MarksError.anotherPaper(id, other)
      }
      let (changes, replaced) = try effective(changes)
      if changes.isEmpty, kind == .marked { return nil }
      return try told(make(kind, changes, after: replaced, keys: keys))
    }
    return (event, marks)
  }

  /// An event as callers are told of it: each paper under the id by which it is known, and once.
  func told(_ event: MarkEvent) throws -> MarkEvent {
    MarkEvent(
      id: event.id, kind: event.kind, changes: try told(event.changes), time: event.time,
      keys: event.keys, isPart: event.isPart)
  }

  func told(_ changes: [MarkChange]) throws -> [MarkChange] {
    let papers = try joined()
    if papers.isEmpty { return changes }
    var known: Set<MarkPlace> = []
    return changes.compactMap { change in
      if case .join = change.field { return change }
      let paper = papers.paper(change.paper)
      guard known.insert(MarkPlace(paper, change.field)).inserted else { return nil }
      return MarkChange(
        paper, change.field, from: change.from, to: change.to, replaces: change.replaces)
    }
  }

  /// Runs `body` as one transaction, and tells the marks of all papers that have changed since the last
  /// call. Nothing is read after the transaction: when it is done, nothing can fail any more.
  func recording<Result>(
    _ body: () throws -> Result
  ) throws(MarksError) -> (Result, [PaperID: PaperMarks]) {
    let (result, news) = try writing { (try body(), try changes(since: told)) }
    told = news.last
    return (result, news.marks)
  }

  /// Makes an event of changes that are known to change something.
  ///
  /// - Parameter replaced: the latest clock of what it replaces.
  func make(
    _ kind: MarkEvent.Kind, _ changes: [MarkChange], after replaced: Int64, isMine: Bool = true,
    keys: [PaperID: PaperKey] = [:]
  ) throws -> MarkEvent {
    let (id, place) = try nextID(after: replaced)
    let event = MarkEvent(
      id: id, kind: kind, changes: changes, time: milliseconds,
      keys: try self.keys(of: changes, keys))
    var notes: Set<PaperID> = []
    let arrival = try insert(
      event, EventLine.line(event), isMine: isMine, place: place, &notes)
    try refresh(notes)
    if let arrival { made = (arrival, changes.map(\.paper)) }
    return event
  }

  /// The changes that change something, with what there was before, and the latest clock of that.
  ///
  /// Of a paper of several ids it is the value under the id that was marked last which changes: so what there
  /// was before is also what that id had, and taking the change back leaves nothing under any other, should
  /// they be divided again.
  ///
  /// - Parameter joins: which ids are of one paper, whose values are common; nil for all that are known.
  func effective(
    _ changes: [MarkChange], within joins: JoinedPapers? = nil
  ) throws -> (changes: [MarkChange], replaced: Int64) {
    var result: [MarkChange] = []
    var replaced: Int64 = 0
    result.reserveCapacity(changes.count)
    let values = try FieldValues(self, within: joins)
    for change in MarksDatabase.lastOfEach(changes) where change.isPossible {
      if change.field == .note {
        for note in try effectiveNotes(change) {
          result.append(note)
          replaced = max(replaced, note.replaces?.map(\.clock).max() ?? 0)
        }
        continue
      }
      for field in try spellings(of: change) {
        let before = try values.value(of: field, on: change.paper)
        if before != change.to {
          result.append(
            MarkChange(
              values.place(of: field, on: change.paper), field, from: before, to: change.to))
          replaced = max(replaced, values.clock)
        }
      }
    }
    // Two ids may have been given of one paper.
    return (values.isOfOneIDEach ? result : MarksDatabase.lastOfEach(result), replaced)
  }

  /// Of several changes of a field the last one, as it is kept.
  private static func lastOfEach(_ changes: [MarkChange]) -> [MarkChange] {
    var known: Set<MarkPlace> = []
    known.reserveCapacity(changes.count)
    var result: [MarkChange] = []
    result.reserveCapacity(changes.count)
    var (given, field) = (MarkField.star, MarkField.star)
    for change in changes.reversed() {
      if !given.isSpelled(like: change.field) {
        (given, field) = (change.field, MarkText.field(change.field))
      }
      guard field != .label(""), known.insert(MarkPlace(change.paper, field)).inserted else {
        continue
      }
      result.append(
        MarkChange(
          change.paper, field, from: change.from, to: MarkText.value(change.to, of: field),
          replaces: change.replaces))
    }
    result.reverse()
    return result
  }

  /// The fields that a change is about: a label may be there already with its accents written in another
  /// way, which look the same.
  private func spellings(of change: MarkChange) throws -> [MarkField] {
    guard case .label(let name) = change.field, !name.utf8.allSatisfy({ $0 < 0x80 }) else {
      return [change.field]
    }
    var fields: [MarkField] = []
    let rows = try sqlite.statement(
      "SELECT field FROM state WHERE paper=? AND field >= 'label:' AND field < 'label;' "
        + "AND value IS NOT NULL")
    defer { rows.reset() }
    for id in try ids(of: change.paper) {
      rows.reset()
      try rows.bind(1, .integer(id.kept))
      while try rows.step() {
        let field = MarkField(name: rows.text(0) ?? "")
        let isKnown = fields.contains { $0.isSpelled(like: field) }
        if field == change.field, !isKnown { fields.append(field) }
      }
    }
    return fields.isEmpty ? [change.field] : fields
  }

  /// So long nobody goes without a mark, or hardly: a clock that has gone on by half a year may be wrong.
  private static let longGap = 183 * EventLine.day

  /// Later than everything that is known here, but for what is more than a day ahead: a clock that was wrong
  /// for a while must not date all marks to come. Of that only what is replaced counts. What is below a
  /// millisecond is left to chance, so that two copies of one database make no events with one name.
  ///
  /// Also the place in the history, which is the clock as it is without what is replaced.
  private func nextID(after replaced: Int64) throws -> (id: MarkEvent.ID, place: Int64) {
    try readName()
    let count = "SELECT max(sequence) FROM event WHERE machine=?"
    var sequence = try sqlite.number(count, [.text(machine)]) ?? 0
    if sequence >= EventLine.sequenceLimit {
      try takeNewName()
      sequence = 0
    }
    let latest = EventLine.timeLimit << 16 - 1
    let chance = Int64.random(in: 1...0xFFFF, using: &random)
    let last = try lastPlace()
    if last > 0, milliseconds - last >> 16 > MarksDatabase.longGap {
      clockJump = .mayBeAhead(milliseconds, last: last >> 16)
    }
    let place = max(milliseconds << 16 | chance, last + chance)
    let clock = min(max(place, min(replaced, latest) + chance), latest)
    return (MarkEvent.ID(machine: machine, sequence: Int(sequence) + 1, clock: clock), place)
  }

  /// The last place in the history. When places are far ahead, because our clock was, they are brought back
  /// to now, in their order.
  func lastPlace() throws -> Int64 {
    let last = try sqlite.number("SELECT max(place) FROM event") ?? 0
    guard last > horizon else { return last }
    let now = milliseconds << 16
    clockAhead = .wasAhead(last >> 16)
    try sqlite.run("UPDATE event SET place=? WHERE place>?", [.integer(now), .integer(horizon)])
    // A day ahead may be what other machines have.
    return max(now, try sqlite.number("SELECT max(place) FROM event") ?? 0)
  }

  /// The place in the history of an event that comes from elsewhere: far-ahead clocks stand where they were
  /// received.
  func place(ofReceived id: MarkEvent.ID) throws -> Int64 {
    id.clock <= horizon ? id.clock : max(milliseconds << 16, try lastPlace())
  }
}

/// A field of a paper.
struct MarkPlace: Hashable {
  let paper: PaperID
  let field: MarkField

  init(_ paper: PaperID, _ field: MarkField) {
    self.paper = paper
    self.field = field
  }
}

/// Looks up values of fields, many with one statement.
final class FieldValues {
  private let database: MarksDatabase
  private let rows: SQLite.Statement
  private let joins: JoinedPapers
  private var field: MarkField?
  /// The clock of the value that was looked up last; 0 when there never was one.
  private(set) var clock: Int64 = 0
  /// Under which of its paper's ids the value stands that was looked up last; nil when there never was one.
  private(set) var holder: PaperID?
  /// Under which id a change of the value that was looked up last is kept: where it stands, else the id by
  /// which the paper is known, so that it is one id whichever of them was given.
  func place(of field: MarkField, on paper: PaperID) -> PaperID {
    if case .join = field { return paper }
    return holder ?? (joins.isEmpty ? paper : joins.paper(paper))
  }

  /// No paper has several ids.
  var isOfOneIDEach: Bool { joins.isEmpty }

  /// - Parameter joins: which ids are of one paper; nil for all that are known.
  init(_ database: MarksDatabase, within joins: JoinedPapers? = nil) throws {
    self.database = database
    self.joins = try joins ?? database.joined()
    rows = try database.sqlite.statement(
      "SELECT \(RowSum.stateColumns) FROM state WHERE paper=? AND field=?")
  }

  /// The value that a field has now.
  func value(of field: MarkField, on paper: PaperID) throws -> String? {
    if self.field.map({ $0.isSpelled(like: field) }) != true {
      try rows.bind(2, .text(field.name))
      self.field = field
    }
    if !joins.isEmpty, let ids = joins.ids(of: paper) {
      // A join is one of its id, not of its paper.
      if case .join = field {} else { return try value(of: field, onAll: ids) }
    }
    try rows.bind(1, .integer(paper.kept))
    defer { rows.reset() }
    (clock, holder) = (0, nil)
    guard try rows.step() else { return nil }
    try database.check(state: rows)
    holder = paper
    clock = rows.integer(3)
    return rows.text(2)
  }

  /// The value of the latest event about any of the ids of a paper.
  private func value(of field: MarkField, onAll ids: [PaperID]) throws -> String? {
    if field == .note {
      let heads = MarksDatabase.heads(of: try database.notes(ofAll: ids))
      clock = heads.map(\.id.clock).max() ?? 0
      return MarksDatabase.merged(heads)
    }
    var last: (value: String?, id: MarkEvent.ID)?
    holder = nil
    for id in ids {
      try rows.bind(1, .integer(id.kept))
      defer { rows.reset() }
      guard try rows.step() else { continue }
      try database.check(state: rows)
      let event = MarkEvent.ID(
        machine: rows.text(4) ?? "", sequence: Int(rows.integer(5)), clock: rows.integer(3))
      if let last, last.id > event { continue }
      (last, holder) = ((rows.text(2), event), id)
    }
    clock = last?.id.clock ?? 0
    return last?.value
  }
}
