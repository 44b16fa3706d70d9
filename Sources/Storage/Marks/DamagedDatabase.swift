import CSQLite
import Catalog
import Digests
import Glibc

/// What can still be read in a damaged database. It is copied first: SQLite may write what it reads.
///
/// 1. The events through SQLite, from the first on, from the last back, and one by one between them.
/// 2. When SQLite cannot begin, because the first page is gone: that page is the same in every database
///    of ours but for the number of pages, so it is taken from a new one.
/// 3. The events that stand whole in the bytes of the file and of its log. (A long event lies in several
///    places of the file, and is found by SQLite only.)
/// 4. The values, for those whose events are lost; and what has been seen.
struct DamagedDatabase {
  /// A value as the table of values had it.
  struct FoundValue {
    let paper: PaperID
    let field: MarkField
    let text: String?
    let id: MarkEvent.ID
  }

  private(set) var events: [MarkEvent.ID: (event: MarkEvent, line: [UInt8])] = [:]
  /// The names under which events were made here.
  private(set) var names: Set<String> = []
  private(set) var meta: [String: String] = [:]
  private(set) var values: [FoundValue] = []
  /// Rows of the table.
  private(set) var seen: [[SQLite.Value]] = []

  init(_ path: String) throws(MarksError) {
    let copy = "\(path).copy"
    MarksDatabase.removeDatabase(copy)
    defer { MarksDatabase.removeDatabase(copy) }
    for suffix in ["", "-wal", "-journal"] {
      try DamagedDatabase.copy(path + suffix, copy + suffix)
    }
    let size = EventScanner.size(of: copy)
    let room = size + EventScanner.size(of: "\(copy)-wal")
    if size < DamagedDatabase.pageSize { try DamagedDatabase.putFirstPage(into: copy, size) }
    if !readTables(copy, room) {
      // Its log may have been written into it meanwhile.
      try DamagedDatabase.putFirstPage(into: copy, EventScanner.size(of: copy))
      _ = readTables(copy, room)
    }
    for suffix in ["", "-wal"] {
      EventScanner.scan(path + suffix) { event, line in
        if events[event.id] == nil { events[event.id] = (event, line) }
      }
    }
  }

  // MARK: Through SQLite

  /// False when there was nothing to read.
  private mutating func readTables(_ path: String, _ size: Int64) -> Bool {
    guard let sqlite = try? SQLite(path: path, creates: false) else { return false }
    readMeta(sqlite)
    readEvents(sqlite, size)
    readValues(sqlite, size)
    readSeen(sqlite, size)
    return !events.isEmpty
  }

  private mutating func readMeta(_ sqlite: SQLite) {
    DamagedDatabase.rows(sqlite, "SELECT name, value FROM meta", limit: 100) { rows in
      guard let name = rows.text(0), let value = rows.text(1) else { return }
      switch name {
      case "machine": if EventLine.isName(value) { meta[name] = value }
      case "visit", "active", "before": if Int64(value) != nil { meta[name] = value }
      default: break
      }
    }
  }

  private mutating func readEvents(_ sqlite: SQLite, _ size: Int64) {
    // No event is shorter than this, so there are no more of them than that.
    let limit = size / 64
    var ends: [Int64] = []
    for order in ["ASC", "DESC"] {
      let query = "SELECT arrival, mine, body FROM event ORDER BY arrival \(order)"
      var last: Int64 = 0
      DamagedDatabase.rows(sqlite, query, limit: limit) { rows in
        last = rows.integer(0)
        take(rows)
      }
      ends.append(last)
    }
    guard ends[0] < ends[1], ends[1] <= limit,
      let rows = try? sqlite.statement("SELECT arrival, mine, body FROM event WHERE arrival=?")
    else { return }
    for arrival in ends[0]...ends[1] {
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
    guard let event = EventLine.event(line) else { return }
    events[event.id] = (event, line)
    if rows.integer(1) == 1 { names.insert(event.id.machine) }
  }

  private mutating func readValues(_ sqlite: SQLite, _ size: Int64) {
    var known: Set<MarkPlace> = []
    for order in ["ASC", "DESC"] {
      let query =
        "SELECT paper, field, value, clock, machine, sequence FROM state "
        + "ORDER BY paper \(order), field \(order)"
      DamagedDatabase.rows(sqlite, query, limit: size / 16) { rows in
        let id = MarkEvent.ID(
          machine: rows.text(4) ?? "", sequence: Int(rows.integer(5)), clock: rows.integer(3))
        guard let paper = PaperID(kept: rows.integer(0)), let name = rows.text(1),
          EventLine.isValid(id)
        else { return }
        let place = MarkPlace(paper, MarkField(name: name))
        guard known.insert(place).inserted else { return }
        values.append(FoundValue(paper: paper, field: place.field, text: rows.text(2), id: id))
      }
    }
  }

  private mutating func readSeen(_ sqlite: SQLite, _ size: Int64) {
    let visit = max(0, meta["visit"].flatMap { Int64($0) } ?? 0)
    var known: Set<PaperID> = []
    for order in ["ASC", "DESC"] {
      let query =
        "SELECT paper, version, entries, first, changed, again FROM seen ORDER BY paper \(order)"
      DamagedDatabase.rows(sqlite, query, limit: size / 8) { rows in
        guard let paper = PaperID(kept: rows.integer(0)),
          (3...5).allSatisfy({ (0...visit).contains(rows.integer($0)) }),
          known.insert(paper).inserted
        else { return }
        seen.append((0...5).map { .integer(rows.integer($0)) })
      }
    }
  }

  // MARK: Files

  /// SQLite's own choice, which we leave.
  private static let pageSize = 4096

  private static func copy(_ source: String, _ target: String) throws(MarksError) {
    let file = Glibc.open(source, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return }
      throw MarksError(system: errno, source)
    }
    defer { close(file) }
    do throws(StorageError) {
      try AtomicFile.write(to: target, mode: 0o600, followsLinks: false) {
        new throws(StorageError) in
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
          let count = Glibc.read(file, &buffer, buffer.count)
          if count < 0, errno == EINTR { continue }
          // What the disk cannot read is damaged too; the rest is what there is.
          if count <= 0 { return }
          try new.write(buffer[..<count])
        }
      }
    } catch {
      if case .system(let code) = error.reason { throw MarksError(system: code, target) }
      throw .other(path: target, "")
    }
  }

  /// Puts the first page of a new database in the place of that of a damaged one.
  private static func putFirstPage(into path: String, _ size: Int64) throws(MarksError) {
    let new = "\(path).new"
    MarksDatabase.removeDatabase(new)
    defer { MarksDatabase.removeDatabase(new) }
    do {
      _ = try MarksDatabase(path: new, creates: true)
    }
    let source = Glibc.open(new, O_RDONLY | O_CLOEXEC)
    let target = Glibc.open(path, O_WRONLY | O_CLOEXEC)
    defer {
      close(source)
      close(target)
    }
    var page = [UInt8](repeating: 0, count: pageSize)
    guard read(source, &page, pageSize) == pageSize else { return }
    // The file format has the number of pages at 28, most significant byte first.
    let count = UInt32(truncatingIfNeeded: max(1, size / Int64(pageSize)))
    withUnsafeBytes(of: count.bigEndian) { page.replaceSubrange(28..<32, with: $0) }
    _ = pwrite(target, page, pageSize, 0)
  }
}
