import Catalog
import Digests

extension MarksDatabase {
  /// Takes an event in, and what follows from it, but for the notes that have to be made again, which are
  /// added to `notes`. Returns where it stands among those that came; nil when it was here already.
  ///
  /// The result is the same in whatever order events come, and however often.
  ///
  /// - Parameter line: the event as it was written; what a newer Quire has added to it stays there.
  func insert(
    _ event: MarkEvent, _ line: [UInt8], isMine: Bool, _ notes: inout Set<PaperID>
  ) throws -> Int64? {
    let id = event.id
    guard try arrival(of: id) == nil else { return nil }
    let (kind, target) = EventLine.parts(of: event.kind)
    try sqlite.run(
      "INSERT INTO event(machine, sequence, clock, kind, target, mine, body) VALUES(?,?,?,?,?,?,?)",
      [
        .text(id.machine), .number(id.sequence), .integer(id.clock), .text(kind),
        .text(target?.key), .number(isMine ? 1 : 0), .bytes(line),
      ])
    let arrival = sqlite.lastRow
    try apply(event, &notes)
    return arrival
  }

  /// Where an event stands among those that came.
  func arrival(of id: MarkEvent.ID) throws -> Int64? {
    try sqlite.number(
      "SELECT arrival FROM event WHERE machine=? AND sequence=? AND clock=?",
      [.text(id.machine), .number(id.sequence), .integer(id.clock)])
  }

  /// Brings the values that follow from the events up to one of them: a value is set unless a later one
  /// is there. Papers whose notes have to be made again are added to `notes`.
  private func apply(_ event: MarkEvent, _ notes: inout Set<PaperID>) throws {
    let id = event.id
    let set = try sqlite.statement(
      """
      INSERT INTO state(paper, field, value, clock, machine, sequence) VALUES(?,?,?,?,?,?)
      ON CONFLICT(paper, field) DO UPDATE SET value=excluded.value, clock=excluded.clock,
        machine=excluded.machine, sequence=excluded.sequence
      WHERE (excluded.clock, excluded.machine, excluded.sequence)
        > (state.clock, state.machine, state.sequence)
      """)
    try set.bind(4, .integer(id.clock))
    try set.bind(5, .text(id.machine))
    try set.bind(6, .number(id.sequence))
    var bound: MarkChange?
    for change in event.changes {
      if change.field == .note {
        try keepNote(change, id)
        notes.insert(change.paper)
        continue
      }
      // What is bound stays bound: of 10,000 papers with one mark only the number is another.
      if bound?.sets(like: change) != true {
        try set.bind(2, .text(change.field.name))
        try set.bind(3, .text(change.to))
        bound = change
      }
      try set.bind(1, .number(change.paper.rawValue))
      try set.run()
    }
  }

  /// Makes all that follows from the events again.
  func rebuild() throws {
    try sqlite.run("DELETE FROM state; DELETE FROM note")
    var notes: Set<PaperID> = []
    let rows = try sqlite.statement("SELECT body FROM event ORDER BY arrival")
    while try rows.step() {
      if let event = rows.withBytes(0, { EventLine.event($0) }) { try apply(event, &notes) }
    }
    try refreshNotes(of: notes)
  }
}

extension MarkEvent.ID {
  /// How other rows name the event.
  var key: String { "\(machine) \(sequence) \(clock)" }
}

extension MarkField {
  /// Whether the names are the same bytes: equal texts may have their accents written apart.
  func isSpelled(like other: MarkField) -> Bool {
    switch (self, other) {
    case (.label(let one), .label(let two)), (.other(let one), .other(let two)):
      one.utf8.elementsEqual(two.utf8)
    default: self == other
    }
  }
}

extension MarkChange {
  /// Whether it sets the same field to the same text.
  func sets(like other: MarkChange) -> Bool {
    field.isSpelled(like: other.field) && to.isWritten(like: other.to)
  }
}

extension String? {
  /// Whether both are the same bytes.
  func isWritten(like other: String?) -> Bool {
    switch (self, other) {
    case (let one?, let two?): one.utf8.elementsEqual(two.utf8)
    case (nil, nil): true
    default: false
    }
  }
}
