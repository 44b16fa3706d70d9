import Catalog
import Papers

/// The schema of the first Quire (version 1), which had neither checksums nor times of their own.
extension MarksDatabase {
  static let firstSchema = [
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    """
    CREATE TABLE event(
      arrival INTEGER PRIMARY KEY, machine TEXT NOT NULL, sequence INTEGER NOT NULL,
      clock INTEGER NOT NULL, kind TEXT NOT NULL, target TEXT, mine INTEGER NOT NULL,
      body TEXT NOT NULL)
    """,
    "CREATE UNIQUE INDEX event_id ON event(machine, sequence, clock)",
    "CREATE INDEX event_clock ON event(clock, machine, sequence)",
    "CREATE INDEX event_target ON event(target) WHERE target IS NOT NULL",
    """
    CREATE TABLE state(
      paper INTEGER NOT NULL, field TEXT NOT NULL, value TEXT, clock INTEGER NOT NULL,
      machine TEXT NOT NULL, sequence INTEGER NOT NULL,
      PRIMARY KEY(paper, field)) WITHOUT ROWID
    """,
    """
    CREATE TABLE note(
      paper INTEGER NOT NULL, clock INTEGER NOT NULL, machine TEXT NOT NULL,
      sequence INTEGER NOT NULL, text TEXT, replaces TEXT NOT NULL,
      PRIMARY KEY(paper, clock, machine, sequence)) WITHOUT ROWID
    """,
    """
    CREATE TABLE seen(
      paper INTEGER PRIMARY KEY, version INTEGER NOT NULL, entries INTEGER NOT NULL,
      first INTEGER NOT NULL, changed INTEGER NOT NULL, again INTEGER NOT NULL)
    """,
  ]

  /// The tables of an earlier Quire as those of today, for a file that may not be written.
  func showOlder(_ version: Int) throws {
    isOlder = true
    try sqlite.run(
      "CREATE TEMP VIEW key AS SELECT 0 AS id, '' AS text, 0 AS sum WHERE 0")
    if version == 1 { try showFirst() }
  }

  private func showFirst() throws {
    isFirst = true
    try sqlite.run(
      """
      CREATE TEMP VIEW event AS SELECT arrival, machine, sequence, clock, clock >> 16 AS time,
        clock AS place, kind, target, CASE WHEN mine THEN 'mine' ELSE 'theirs' END AS mine, body
        FROM main.event;
      CREATE TEMP VIEW state AS SELECT paper, field, value, clock, machine, sequence,
        clock >> 16 AS time, NULL AS sum FROM main.state;
      CREATE TEMP VIEW note AS SELECT paper, clock, machine, sequence, text, replaces, NULL AS sum
        FROM main.note;
      """)
  }

  /// Gives all rows their checksums; everything stays as it is otherwise. An event that cannot be read, or is
  /// not the one that its row says, is damage, and what follows is not for here.
  func migrateFromFirst() throws {
    for index in ["event_id", "event_clock", "event_target"] {
      try sqlite.run("DROP INDEX \(index)")
    }
    for table in ["event", "state", "note"] {
      try sqlite.run("ALTER TABLE \(table) RENAME TO first_\(table)")
    }
    for statement in MarksDatabase.secondSchema
    where !statement.hasPrefix("CREATE TABLE meta") && !statement.hasPrefix("CREATE TABLE seen") {
      try sqlite.run(statement)
    }
    try copyFirstEvents()
    let areAccepted = try copyFirstState()
    try copyFirstNotes()
    for table in ["event", "state", "note"] { try sqlite.run("DROP TABLE first_\(table)") }
    // Values that peers should not have sent.
    if !areAccepted { try rebuild() }
  }

  private func copyFirstEvents() throws {
    let rows = try sqlite.statement(
      "SELECT arrival, machine, sequence, clock, kind, target, mine, body FROM first_event ORDER BY arrival"
    )
    defer { rows.reset() }
    let horizon = horizon
    var last = min(milliseconds << 16, horizon)
    while try rows.step() {
      let line = rows.withBytes(7) { Array($0) }
      let id = MarkEvent.ID(
        machine: rows.text(1) ?? "", sequence: Int(rows.integer(2)), clock: rows.integer(3))
      guard let event = EventLine.event(line), event.id == id,
        event.kind.parts.name == rows.text(4),
        event.kind.parts.target?.key == rows.text(5)
      else { throw MarksError.damaged(path: path) }
      if id.clock <= horizon { last = id.clock }
      try keep(
        event, line, isMine: rows.integer(6) != 0, place: last, arrival: rows.integer(0))
    }
  }

  /// Returns whether all values are ones that Quire gives.
  private func copyFirstState() throws -> Bool {
    let rows = try sqlite.statement(
      "SELECT paper, field, value, clock, machine, sequence FROM first_state")
    defer { rows.reset() }
    var areAccepted = true
    while try rows.step() {
      guard let paper = PaperID(kept: rows.integer(0)) else { throw MarksError.damaged(path: path) }
      let id = MarkEvent.ID(
        machine: rows.text(4) ?? "", sequence: Int(rows.integer(5)), clock: rows.integer(3))
      let field = MarkField(name: rows.text(1) ?? "")
      areAccepted = areAccepted && field.accepts(rows.text(2))
      try setState(paper, field, rows.text(2), id, time: id.clock >> 16)
    }
    return areAccepted
  }

  private func copyFirstNotes() throws {
    let rows = try sqlite.statement(
      "SELECT paper, clock, machine, sequence, text, replaces FROM first_note")
    defer { rows.reset() }
    while try rows.step() {
      guard let paper = PaperID(kept: rows.integer(0)) else { throw MarksError.damaged(path: path) }
      let id = MarkEvent.ID(
        machine: rows.text(2) ?? "", sequence: Int(rows.integer(3)), clock: rows.integer(1))
      try setNote(paper, id, text: rows.text(4), replaces: rows.text(5) ?? "")
    }
  }
}
