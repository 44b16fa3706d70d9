import CSQLite
import Catalog
import Papers

/// What can still be read in a damaged database. It is copied first: SQLite may write what it reads.
///
/// 1. The events through SQLite, from the first on, from the last back, and one by one between them.
/// 2. The same when all frames of the log have been put into the file, those included that SQLite passes over
///    because one before them is damaged.
/// 3. When SQLite cannot begin, because the first page is gone: that page is the same in every database
///    of ours but for the number of pages, so it is taken from a new one.
/// 4. The events that stand whole in the bytes of the file and of its log. (A long event lies in several
///    places of the file, and is found by SQLite only.)
/// 5. The values, for those whose events are lost; and what has been seen.
///
/// What is taken has the right checksum, or is of the first Quire, which made none.
struct DamagedDatabase {
  /// An event, and the line that says it.
  struct FoundEvent {
    let event: MarkEvent
    let line: [UInt8]
    /// Where it stood among those that came; nil when its row was not found.
    var arrival: Int64?
    var isMine: Bool?
    /// Its place in the history, when there is one that may be right.
    var place: Int64?
  }

  /// A value as the table of values had it.
  struct FoundValue {
    let paper: PaperID
    let field: MarkField
    let text: String?
    let id: MarkEvent.ID
  }

  private(set) var events: [MarkEvent.ID: FoundEvent] = [:]
  /// What there once was, by what is left of it.
  private var remains: [MarkEvent.ID: LostEvent] = [:]
  /// How many rows of events are damaged so that nothing can be said of them.
  private var nameless: Set<Int64> = []
  /// The names under which events were made here.
  private(set) var names: Set<String> = []
  private(set) var meta: [String: String] = [:]
  private var found: [MarkPlace: FoundValue] = [:]
  /// What ids were made of.
  private(set) var keys: [PaperID: PaperKey] = [:]
  /// Rows of the table.
  private(set) var seen: [PaperID: [SQLite.Value]] = [:]

  /// Nothing of Quire was found. Numbers alone tell nothing: with the first page of ours before them, rows of any
  /// table look like those of `seen`.
  var isNothing: Bool {
    events.isEmpty && remains.isEmpty && found.isEmpty && keys.isEmpty && meta.isEmpty
  }

  /// The last values that were found.
  var values: [FoundValue] { found.values.sorted { $0.id < $1.id } }

  init(_ path: String) throws(MarksError) {
    let copy = "\(path).copy"
    MarksDatabase.removeDatabase(copy)
    defer { MarksDatabase.removeDatabase(copy) }
    for suffix in ["", "-wal", "-journal"] {
      try DamagedDatabase.copy(path + suffix, copy + suffix)
    }
    try readCopy(copy)
    if EventScanner.size(of: "\(path)-wal") > 0 {
      MarksDatabase.removeDatabase(copy)
      try DamagedDatabase.copy(path, copy)
      DamagedDatabase.putLog(of: path, into: copy)
      try readCopy(copy)
    }
    for suffix in ["", "-wal"] {
      EventScanner.scan(path + suffix) { event, line in
        if events[event.id] == nil { events[event.id] = FoundEvent(event: event, line: line) }
      }
    }
  }

  /// Reads the tables of a copy, whose first page may have to be replaced.
  private mutating func readCopy(_ copy: String) throws(MarksError) {
    let size = EventScanner.size(of: copy)
    let room = size + EventScanner.size(of: "\(copy)-wal")
    if size >= DamagedDatabase.pageSize, readTables(copy, room) { return }
    // Its log may have been written into it meanwhile.
    for (schema, version) in MarksDatabase.schemas {
      try DamagedDatabase.putFirstPage(
        of: schema, version, into: copy, EventScanner.size(of: copy))
      if readTables(copy, room) { return }
    }
  }

  /// The events in the order in which they came. Those without a row come after the one that their machine
  /// made before.
  var inOrder: [FoundEvent] {
    var last: (machine: String, arrival: Int64) = ("", 0)
    let placed = events.values.sorted {
      ($0.event.id.machine, $0.event.id.sequence, $0.event.id.clock)
        < ($1.event.id.machine, $1.event.id.sequence, $1.event.id.clock)
    }.map { found -> (found: FoundEvent, arrival: Int64) in
      let machine = found.event.id.machine
      let arrival = found.arrival ?? (machine == last.machine ? last.arrival : 0)
      last = (machine, arrival)
      return (found, arrival)
    }
    return placed.sorted {
      ($0.arrival, $0.found.arrival == nil ? 1 : 0, $0.found.event.id)
        < ($1.arrival, $1.found.arrival == nil ? 1 : 0, $1.found.event.id)
    }.map(\.found)
  }

  /// What there was, and could not be read.
  var lost: [LostEvent] {
    var found: [String: Set<Int>] = [:]
    for id in events.keys { found[id.machine, default: []].insert(id.sequence) }
    var lost: [MarkEvent.ID: LostEvent] = remains.filter { events[$0.key] == nil }
    for value in values where events[value.id] == nil && lost[value.id] == nil {
      lost[value.id] = LostEvent(
        value.id, changes: [MarkChange(value.paper, value.field, to: value.text)])
    }
    // Own events are counted from 1 without a gap.
    for name in names {
      let known = (found[name] ?? []).union(
        lost.keys.lazy.filter { $0.machine == name }.map(\.sequence))
      for number in 1..<max(1, known.max() ?? 1) where !known.contains(number) {
        var event = LostEvent()
        (event.machine, event.sequence) = (name, number)
        lost[MarkEvent.ID(machine: name, sequence: number, clock: 0)] = event
        if lost.count > 10_000 { break }
      }
    }
    let named = lost.sorted { $0.key < $1.key }.map(\.value)
    // A row of which nothing can be read may be of an event that is missed, or that was found elsewhere.
    let elsewhere = events.values.count { $0.arrival == nil }
    let missed = lost.keys.count { remains[$0] == nil }
    return named + (0..<max(0, nameless.count - elsewhere - missed)).map { _ in LostEvent() }
  }

  // MARK: Through SQLite

  /// False when there was nothing to read.
  private mutating func readTables(_ path: String, _ size: Int64) -> Bool {
    guard let sqlite = try? SQLite(path: path, creates: false) else { return false }
    readMeta(sqlite, size)
    readEvents(sqlite, size)
    readValues(sqlite, size)
    readSeen(sqlite, size)
    readKeys(sqlite, size)
    return !events.isEmpty
  }

  private mutating func readMeta(_ sqlite: SQLite, _ size: Int64) {
    for order in ["ASC", "DESC"] {
      let query = "SELECT name, value FROM meta ORDER BY name \(order)"
      // Each visit has a row of its own.
      DamagedDatabase.rows(sqlite, query, limit: size / 8) { rows in
        guard let name = rows.text(0), let value = rows.text(1) else { return }
        switch name {
        case "machine": if EventLine.isName(value) { meta[name] = value }
        case "visit", "active", "before": if Int64(value) != nil { meta[name] = value }
        default:
          if MarksDatabase.visit(began: name) != nil, Int64(value) != nil { meta[name] = value }
          if MarksDatabase.isFormerName(name) { meta[name] = value }
        }
      }
    }
    if meta["visit"] == nil {
      meta["visit"] = meta.keys.compactMap(MarksDatabase.visit(began:)).max().map { "\($0)" }
    }
  }

  private mutating func readEvents(_ sqlite: SQLite, _ size: Int64) {
    // No event is shorter than this, so there are no more of them than that.
    let limit = size / 64
    var ends: [Int64] = []
    var columns = "arrival, mine, body, machine, sequence, clock, place"
    if (try? sqlite.statement("SELECT \(columns) FROM event LIMIT 0")) == nil {
      columns = columns.replacing(", place", with: ", NULL")
    }
    for order in ["ASC", "DESC"] {
      let query = "SELECT \(columns) FROM event ORDER BY arrival \(order)"
      var last: Int64 = 0
      DamagedDatabase.rows(sqlite, query, limit: limit) { rows in
        last = rows.integer(0)
        take(rows)
      }
      ends.append(last)
    }
    // Arrivals count from 1; a damaged one may be any number.
    let first = max(1, ends[0])
    guard first < ends[1], ends[1] <= limit,
      let rows = try? sqlite.statement("SELECT \(columns) FROM event WHERE arrival=?")
    else { return }
    for arrival in first...ends[1] {
      rows.reset()
      if (try? rows.bind(1, .integer(arrival))) != nil, (try? rows.step()) == true { take(rows) }
    }
    rows.reset()
  }

  /// Reads as many rows as can be read. Pages that lead to each other in a circle have no end, so there
  /// is a limit.
  private static func rows(
    _ sqlite: SQLite, _ query: String, limit: Int64, _ body: (SQLite.Statement) -> Void
  ) {
    guard let rows = try? sqlite.statement(query) else { return }
    defer { rows.reset() }
    var count: Int64 = 0
    while count < limit, (try? rows.step()) == true {
      body(rows)
      count += 1
    }
  }

  private mutating func take(_ rows: SQLite.Statement) {
    let line = rows.withBytes(2) { Array($0) }
    let arrival = rows.integer(0)
    let id = MarkEvent.ID(
      machine: rows.text(3) ?? "", sequence: Int(rows.integer(4)), clock: rows.integer(5))
    let mine = rows.text(1)
    guard let event = EventLine.event(line) else {
      // The columns may be sound where the line is not.
      guard EventLine.isValid(id) else {
        nameless.insert(arrival)
        return
      }
      var remains = LostEvent(remains: line[...])
      (remains.machine, remains.sequence) = (id.machine, id.sequence)
      if remains.time == nil { remains.time = id.clock >> 16 }
      self.remains[id] = remains
      return
    }
    let isMine =
      mine == "mine" || mine == "1" ? true : mine == "theirs" || mine == "0" ? false : nil
    if isMine == true { names.insert(event.id.machine) }
    if let known = events[event.id], known.arrival != nil, known.isMine != nil { return }
    events[event.id] = FoundEvent(
      event: event, line: line, arrival: arrival, isMine: isMine,
      place: rows.isNull(6) ? nil : rows.integer(6))
  }

  private mutating func readValues(_ sqlite: SQLite, _ size: Int64) {
    for order in ["ASC", "DESC"] {
      let end = "FROM state ORDER BY paper \(order), field \(order)"
      let (query, first) = (
        "SELECT \(RowSum.stateColumns) \(end)",
        "SELECT paper, field, value, clock, machine, sequence \(end)"
      )
      let hasSums = (try? sqlite.statement(query)) != nil
      DamagedDatabase.rows(sqlite, hasSums ? query : first, limit: size / 16) { rows in
        if hasSums, !RowSum.fits(state: rows) { return }
        let id = MarkEvent.ID(
          machine: rows.text(4) ?? "", sequence: Int(rows.integer(5)), clock: rows.integer(3))
        guard let paper = PaperID(kept: rows.integer(0)), let name = rows.text(1),
          EventLine.isValid(id)
        else { return }
        let place = MarkPlace(paper, MarkField(name: name))
        guard place.field.accepts(rows.text(2)) else { return }
        if let known = found[place], known.id >= id { return }
        found[place] = FoundValue(paper: paper, field: place.field, text: rows.text(2), id: id)
      }
    }
  }

  private mutating func readKeys(_ sqlite: SQLite, _ size: Int64) {
    for order in ["ASC", "DESC"] {
      let query = "SELECT \(RowSum.keyColumns) FROM key ORDER BY id \(order)"
      DamagedDatabase.rows(sqlite, query, limit: size / 8) { rows in
        guard RowSum.fits(key: rows), let id = PaperID(kept: rows.integer(0)),
          let text = rows.text(1)
        else { return }
        keys[id] = PaperKey(text: text)
      }
    }
  }

  private mutating func readSeen(_ sqlite: SQLite, _ size: Int64) {
    let visit = max(0, meta["visit"].flatMap { Int64($0) } ?? 0)
    for order in ["ASC", "DESC"] {
      let query =
        "SELECT paper, version, entries, first, changed, again FROM seen ORDER BY paper \(order)"
      DamagedDatabase.rows(sqlite, query, limit: size / 8) { rows in
        guard let paper = PaperID(kept: rows.integer(0)),
          (3...5).allSatisfy({ (0...visit).contains(rows.integer($0)) })
            || (-visit..<0).contains(rows.integer(3))
        else { return }
        seen[paper] = (0...5).map { .integer(rows.integer($0)) }
      }
    }
  }
}
