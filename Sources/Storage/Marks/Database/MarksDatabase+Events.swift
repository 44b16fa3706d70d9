import Catalog
import Papers

extension MarksDatabase {
  /// Takes an event in, and what follows from it, but for the notes that have to be made again, which are
  /// added to `notes`. Returns where it stands among those that came; nil when it was here already.
  ///
  /// The result is the same in whatever order events come, and however often. A part of an event gives way to
  /// the whole one.
  ///
  /// What gives papers their keys is nobody's act, and is taken back by nobody: here and in earlier Quires it
  /// stands as what others did.
  ///
  /// - Parameters:
  ///   - line: the event as it was written; what a newer Quire has added to it stays there.
  ///   - place: see `event` in `schema`.
  func insert(
    _ event: MarkEvent, _ line: [UInt8], isMine: Bool, place: Int64, _ notes: inout Set<PaperID>
  ) throws -> Int64? {
    var (isMine, place) = (isMine && !event.givesKeys, place)
    if let known = try arrival(of: event.id) {
      guard event.isMixed, let part = try part(at: known) else { return nil }
      (isMine, place) = part
      try sqlite.run("DELETE FROM event WHERE arrival=?", [.integer(known)])
    }
    try keep(event, line, isMine: isMine, place: place, arrival: nil)
    let arrival = sqlite.lastRow
    for (id, key) in event.keys { try keep(key, of: id) }
    try apply(event, &notes)
    return arrival
  }

  /// Whether an event is not here, or only a part of it is.
  func lacks(_ event: MarkEvent) throws -> Bool {
    guard let known = try arrival(of: event.id) else { return true }
    return try event.isMixed && part(at: known) != nil
  }

  /// Of an event of which only a part is here, whose it is and its place in the history; nil for others.
  private func part(at arrival: Int64) throws -> (isMine: Bool, place: Int64)? {
    let rows = try sqlite.statement(
      "SELECT \(EventRow.columns), place FROM event WHERE arrival=?", [.integer(arrival)])
    defer { rows.reset() }
    guard try rows.step() else { return nil }
    let row = try event(rows)
    return row.event.isPart ? (row.isMine, rows.integer(9)) : nil
  }

  /// Writes the row of an event.
  func keep(
    _ event: MarkEvent, _ line: [UInt8], isMine: Bool, place: Int64, arrival: Int64?
  ) throws {
    let (kind, target) = event.kind.parts
    try sqlite.run(
      "INSERT INTO event(\(EventRow.columns), place) VALUES(?,?,?,?,?,?,?,?,?,?)",
      [
        arrival.map { .integer($0) } ?? .null, .text(event.id.machine), .number(event.id.sequence),
        .integer(event.id.clock), .integer(event.time), .text(kind), .text(target?.key),
        .text(isMine ? "mine" : "theirs"), .bytes(EventSeal.sealed(line)), .integer(place),
      ])
  }

  /// The event of a row of `EventRow.columns`, which must be what it was when it was written.
  func event(_ rows: SQLite.Statement) throws -> EventRow {
    guard let row = EventRow(rows, isFirst: isFirst) else { throw MarksError.damaged(path: path) }
    return row
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
      INSERT INTO state(\(RowSum.stateColumns)) VALUES(?,?,?,?,?,?,?,?)
      ON CONFLICT(paper, field) DO UPDATE SET value=excluded.value, clock=excluded.clock,
        machine=excluded.machine, sequence=excluded.sequence, time=excluded.time, sum=excluded.sum
      WHERE (excluded.clock, excluded.machine, excluded.sequence)
        > (state.clock, state.machine, state.sequence)
      """)
    try set.bind(4, .integer(id.clock))
    try set.bind(5, .text(id.machine))
    try set.bind(6, .number(id.sequence))
    try set.bind(7, .integer(event.time))
    var bound: MarkChange?
    var sum = Checksum()
    for change in event.changes {
      if !change.paper.isArxiv, try isOfAnother(change.paper, event) { continue }
      if case .join = change.field { joins = nil }
      if change.field == .note {
        try keepNote(change, id)
        notes.insert(change.paper)
        continue
      }
      // What is bound stays bound: of 10,000 papers with one mark only the number is another.
      if bound?.sets(like: change) != true {
        try set.bind(2, .text(change.field.name))
        try set.bind(3, .text(change.to))
        sum = RowSum.state(change.field.name, change.to, id, event.time)
        bound = change
      }
      var rowSum = sum
      rowSum.add(change.paper.kept)
      try set.bind(1, .integer(change.paper.kept))
      try set.bind(8, .integer(rowSum.column))
      try set.run()
    }
  }

  /// Writes a row of `state`, whatever there was.
  func setState(
    _ paper: PaperID, _ field: MarkField, _ value: String?, _ id: MarkEvent.ID, time: Int64
  ) throws {
    var sum = RowSum.state(field.name, value, id, time)
    sum.add(paper.kept)
    try sqlite.run(
      "INSERT OR REPLACE INTO state(\(RowSum.stateColumns)) VALUES(?,?,?,?,?,?,?,?)",
      [
        .integer(paper.kept), .text(field.name), .text(value), .integer(id.clock),
        .text(id.machine), .number(id.sequence), .integer(time), .integer(sum.column),
      ])
  }

  /// Makes all that follows from the events again.
  func rebuild() throws {
    try sqlite.run("DELETE FROM state; DELETE FROM note")
    (joins, needsRebuilding) = (nil, false)
    var notes: Set<PaperID> = []
    let rows = try sqlite.statement("SELECT \(EventRow.columns) FROM event ORDER BY arrival")
    while try rows.step() {
      for (id, key) in try event(rows).event.keys { try keep(key, of: id) }
    }
    needsRebuilding = false
    rows.reset()
    while try rows.step() { try apply(try event(rows).event, &notes) }
    try refreshNotes(of: notes)
  }

  /// Makes notes again, or everything when other events count now.
  func refresh(_ notes: Set<PaperID>) throws {
    if needsRebuilding { return try rebuild() }
    try refreshNotes(of: notes)
  }
}

/// An event as its row has it.
struct EventRow {
  /// The columns, in this order.
  static let columns = "arrival, machine, sequence, clock, time, kind, target, mine, body"

  let arrival: Int64
  let event: MarkEvent
  let isMine: Bool

  /// nil when the columns are not those of the event, or its checksum is wrong.
  ///
  /// - Parameter isFirst: the row is one of the first Quire, which had no checksums.
  init?(_ rows: SQLite.Statement, isFirst: Bool = false) {
    guard let reading = rows.withBytes(8, { EventLine.read(ArraySlice($0)) }),
      reading.isSealed || isFirst
    else { return nil }
    event = reading.event
    let (kind, target) = event.kind.parts
    guard rows.text(1) == event.id.machine, rows.integer(2) == event.id.sequence,
      rows.integer(3) == event.id.clock, rows.integer(4) == event.time, rows.text(5) == kind,
      rows.text(6) == target?.key
    else { return nil }
    switch rows.text(7) {
    case "mine": isMine = true
    case "theirs": isMine = false
    default: return nil
    }
    arrival = rows.integer(0)
  }
}
