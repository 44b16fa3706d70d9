import Catalog
import Digests

extension MarksDatabase {
  /// Takes an event in, and what follows from it. False when it was here already. The result is the
  /// same in whatever order events come, and however often.
  func insert(_ event: MarkEvent, isMine: Bool) throws -> Bool {
    let id = event.id
    guard try arrival(of: id) == nil else { return false }
    let (kind, target) = EventLine.parts(of: event.kind)
    var values: [SQLite.Value] = [.text(id.machine), .number(id.sequence), .integer(id.clock)]
    values.append(.text(kind))
    if let target, let arrival = try arrival(of: target) {
      values.append(.integer(arrival))
    } else {
      values.append(.null)
    }
    values.append(.number(isMine ? 1 : 0))
    values.append(.text(String(decoding: EventLine.line(event), as: UTF8.self)))
    try sqlite.run(
      "INSERT INTO event(machine, sequence, clock, kind, target, mine, body) VALUES(?,?,?,?,?,?,?)",
      values)
    try apply(event)
    return true
  }

  /// Where an event stands among those that came.
  func arrival(of id: MarkEvent.ID) throws -> Int64? {
    try sqlite.number(
      "SELECT arrival FROM event WHERE machine=? AND sequence=? AND clock=?",
      [.text(id.machine), .number(id.sequence), .integer(id.clock)])
  }

  /// Brings the tables that follow from the events up to one of them.
  func apply(_ event: MarkEvent) throws {
    for change in event.changes {
      if change.field == .note {
        try applyNote(change, event.id)
      } else {
        try setState(change.paper, change.field, change.to, event.id)
      }
    }
  }

  /// Sets a value unless a later one is there.
  private func setState(
    _ paper: PaperID, _ field: MarkField, _ value: String?, _ id: MarkEvent.ID
  ) throws {
    try sqlite.run(
      """
      INSERT INTO state(paper, field, value, clock, machine, sequence) VALUES(?,?,?,?,?,?)
      ON CONFLICT(paper, field) DO UPDATE SET value=excluded.value, clock=excluded.clock,
        machine=excluded.machine, sequence=excluded.sequence
      WHERE (excluded.clock, excluded.machine, excluded.sequence)
        > (state.clock, state.machine, state.sequence)
      """,
      [
        .number(paper.rawValue), .text(field.name), .text(value), .integer(id.clock),
        .text(id.machine), .number(id.sequence),
      ])
  }

  /// Makes all that follows from the events again.
  func rebuild() throws {
    try sqlite.run("DELETE FROM state; DELETE FROM note")
    let rows = try sqlite.statement("SELECT body FROM event ORDER BY arrival")
    while try rows.step() {
      if let event = rows.withBytes(0, { EventLine.event($0) }) { try apply(event) }
    }
  }
}

// MARK: Notes

extension MarksDatabase {
  /// A note that no other one replaces.
  struct NoteHead {
    let id: MarkEvent.ID
    let text: String?
  }

  /// Keeps a note. Those that it was made from are replaced by it; one that was written elsewhere
  /// meanwhile stays beside it.
  private func applyNote(_ change: MarkChange, _ id: MarkEvent.ID) throws {
    let replaces = change.replaces.map { "\($0.machine) \($0.sequence) \($0.clock)" }
    try sqlite.run(
      "INSERT OR IGNORE INTO note VALUES(?,?,?,?,?,?)",
      [
        .number(change.paper.rawValue), .integer(id.clock), .text(id.machine),
        .number(id.sequence), .text(change.to), .text(replaces.joined(separator: ",")),
      ])
    let heads = try noteHeads(of: change.paper)
    let texts = heads.compactMap(\.text)
    guard let last = heads.last else { return }
    try sqlite.run(
      "INSERT OR REPLACE INTO state(paper, field, value, clock, machine, sequence) VALUES(?,?,?,?,?,?)",
      [
        .number(change.paper.rawValue), .text("note"),
        .text(texts.isEmpty ? nil : MarksDatabase.merged(texts)), .integer(last.id.clock),
        .text(last.id.machine), .number(last.id.sequence),
      ])
  }

  /// Notes that were written apart, one under the other.
  static func merged(_ texts: [String]) -> String {
    texts.joined(separator: "\n\n---\n\n")
  }

  /// The notes of a paper that count, in the order of their clocks.
  func noteHeads(of paper: PaperID) throws -> [NoteHead] {
    var notes: [NoteHead] = []
    var replaced: Set<String> = []
    let rows = try sqlite.statement(
      "SELECT machine, sequence, clock, text, replaces FROM note WHERE paper=? "
        + "ORDER BY clock, machine, sequence", [.number(paper.rawValue)])
    while try rows.step() {
      let id = MarkEvent.ID(
        machine: rows.text(0) ?? "", sequence: Int(rows.integer(1)), clock: rows.integer(2))
      notes.append(NoteHead(id: id, text: rows.text(3)))
      replaced.formUnion((rows.text(4) ?? "").split(separator: ",").map(String.init))
    }
    return notes.filter {
      !replaced.contains("\($0.id.machine) \($0.id.sequence) \($0.id.clock)")
    }
  }
}
