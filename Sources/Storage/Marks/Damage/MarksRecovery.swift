public import Catalog
import Glibc
import Papers

/// What became of a damaged database.
public struct Recovery {
  /// The new database.
  public let database: MarksDatabase
  /// Where the damaged file is now, with all that was in it; nil when it was sound after all.
  public let keptAs: String?
  /// How many events could be read.
  public let events: Int
  /// Events that there were, as far as is known, and that could not be read.
  public let lost: [LostEvent]
  /// Values of events that could not be read, which are there all the same.
  public let restored: [MarkChange]
  /// There was nothing in the file at all.
  public let wasEmpty: Bool
  /// Something may be lost: what is known to be missing, or a file of which nothing could be read.
  public var isLoss: Bool { !lost.isEmpty || wasEmpty || keptAs != nil && events == 0 }

  init(
    database: MarksDatabase, keptAs: String? = nil, events: Int = 0, lost: [LostEvent] = [],
    restored: [MarkChange] = [], wasEmpty: Bool = false
  ) {
    (self.database, self.keptAs, self.events) = (database, keptAs, events)
    (self.lost, self.restored, self.wasEmpty) = (lost, restored, wasEmpty)
  }
}

extension MarksDatabase {
  /// Makes a new database of everything that can be read in a damaged one, and puts the damaged one aside,
  /// never over anything. Until the new one is whole, the damaged one stays where it is.
  ///
  /// - Throws: also when the file is not damaged, but cannot be opened for another reason.
  public static func recover(path link: String) throws(MarksError) -> Recovery {
    let path = realPath(link)
    let lock = try lock(path)
    defer { close(lock) }
    _ = try putInPlace(path)
    if let sound = try openSound(path) {
      return Recovery(database: sound)
    }
    let wasEmpty = EventScanner.size(of: path) == 0
    let damaged = try DamagedDatabase(path)
    // A link may lead to anything; what was never ours is not moved.
    if !wasEmpty, path != link, damaged.isNothing, isLink(link) {
      unlink("\(path).lock")
      throw .linkedElsewhere(path: link)
    }
    let new = "\(path).recovering"
    removeDatabase(new)
    removeDatabase(whole(path))
    let restored: [MarkChange]
    do throws(MarksError) {
      restored = try fill(new, from: damaged)
    } catch {
      removeDatabase(new)
      throw error
    }
    // What goes by this name is whole; when we are stopped from here on, others go on with it.
    guard rename(new, whole(path)) == 0 else { throw MarksError(system: errno, path) }
    let kept = try putAside(path)
    guard try putInPlace(path), let database = try MarksDatabase(path: path, creates: false) else {
      throw .system(path: path, ENOENT)
    }
    return Recovery(
      database: database, keptAs: kept, events: damaged.events.count, lost: damaged.lost,
      restored: restored, wasEmpty: wasEmpty)
  }

  /// Goes on with a recovery that was stopped when the damaged file had been put aside, and the new one was
  /// not in its place yet. False when there is nothing of the kind.
  static func finishRecovery(of link: String) throws(MarksError) -> Bool {
    let path = realPath(link)
    guard exists(whole(path)) else { return false }
    // Another Quire may be doing it just now.
    let lock = try lock(path)
    defer { close(lock) }
    return try putInPlace(path)
  }

  /// Where a recovered database is until the damaged one has been put aside.
  private static func whole(_ path: String) -> String { "\(path).recovered" }

  /// Lets one Quire at a time recover; the others find a sound file then. Closing the file unlocks.
  private static func lock(_ path: String) throws(MarksError) -> Int32 {
    let lock = Glibc.open("\(path).lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw MarksError(system: errno, path) }
    while flock(lock, LOCK_EX) != 0, errno == EINTR {}
    return lock
  }

  /// Gives a recovered database its name, where there is none of that name. Under the lock. Returns whether
  /// there is a database.
  private static func putInPlace(_ path: String) throws(MarksError) -> Bool {
    if exists(path) { return true }
    guard exists(whole(path)) else { return false }
    // A log that is left of the damaged one must not be taken for one of the new one.
    let rest = ["-wal", "-shm", "-journal"].filter { exists(path + $0) }
    if !rest.isEmpty {
      var kept = 1
      while exists("\(path).damaged-\(kept + 1)") { kept += 1 }
      if rest.contains(where: { exists("\(path).damaged-\(kept)\($0)") }) { kept += 1 }
      for suffix in rest where rename(path + suffix, "\(path).damaged-\(kept)\(suffix)") != 0 {
        throw MarksError(system: errno, path)
      }
    }
    // Nothing of ours makes a file of that name meanwhile: it would find this one first.
    guard rename(whole(path), path) == 0 else { throw MarksError(system: errno, path) }
    AtomicFile.syncFolder(of: path)
    return true
  }

  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// The database in a file when SQLite finds nothing wrong with it; nil when it is damaged.
  private static func openSound(_ path: String) throws(MarksError) -> MarksDatabase? {
    do throws(MarksError) {
      guard let database = try MarksDatabase(path: path, creates: false) else {
        throw .system(path: path, ENOENT)
      }
      return try database.isSound() ? database : nil
    } catch {
      if case .damaged = error { return nil }
      throw error
    }
  }

  /// Makes a database of what was found in a damaged one.
  private static func fill(
    _ path: String, from damaged: DamagedDatabase
  ) throws(MarksError) -> [MarkChange] {
    guard let database = try MarksDatabase(path: path, creates: true) else { return [] }
    let restored = try database.writing {
      for (name, value) in damaged.meta {
        try database.sqlite.run(
          "INSERT OR REPLACE INTO meta VALUES(?,?)", [.text(name), .text(value)])
      }
      try database.readName()
      var notes: Set<PaperID> = []
      // Without the name all are taken for our own, so that all can be undone.
      let isNamed = damaged.meta["machine"] != nil || !damaged.names.isEmpty
      for found in damaged.inOrder {
        let id = found.event.id
        let isMine =
          found.isMine
          ?? (!isNamed || id.machine == database.machine || damaged.names.contains(id.machine))
        let known = found.place.flatMap { (0...database.horizon).contains($0) ? $0 : nil }
        _ = try database.insert(
          found.event, found.line, isMine: isMine,
          place: try known ?? database.place(ofReceived: id), &notes)
      }
      for (id, key) in damaged.keys { try database.keep(key, of: id) }
      try database.refresh(notes)
      let restored = try database.restoreValues(damaged.values)
      for row in damaged.seen.values {
        try database.sqlite.run("INSERT INTO seen VALUES(?,?,?,?,?,?)", row)
      }
      return restored
    }
    // All of it into the one file, which is renamed.
    _ = try database.checked { try database.sqlite.text("PRAGMA wal_checkpoint(TRUNCATE)") }
    return restored
  }

  /// Whether the file fits together, and all checksums in it are right: a pass over everything.
  private func isSound() throws(MarksError) -> Bool {
    guard try checked({ try sqlite.text("PRAGMA integrity_check(1)") }) == "ok" else {
      return false
    }
    return try reading {
      for (table, columns, fits) in [
        ("event", EventRow.columns, { EventRow($0) != nil }),
        ("state", RowSum.stateColumns, RowSum.fits(state:)),
        ("note", RowSum.noteColumns, RowSum.fits(note:)),
        ("key", RowSum.keyColumns, RowSum.fits(key:)),
      ] as [(String, String, (SQLite.Statement) -> Bool)] {
        let rows = try sqlite.statement("SELECT \(columns) FROM \(table)")
        defer { rows.reset() }
        while try rows.step() {
          if !isFirst, !fits(rows) { return false }
        }
      }
      return true
    }
  }

  /// Sets values whose events could not be read. That is no step of the reader's, and cannot be undone.
  private func restoreValues(_ values: [DamagedDatabase.FoundValue]) throws -> [MarkChange] {
    var lost: [MarkChange] = []
    for value in values {
      let known = try sqlite.statement(
        "SELECT 1 FROM state WHERE paper=? AND field=? AND (clock, machine, sequence) >= (?,?,?)",
        [
          .integer(value.paper.kept), .text(value.field.name), .integer(value.id.clock),
          .text(value.id.machine), .number(value.id.sequence),
        ])
      defer { known.reset() }
      if try !known.step() { lost.append(MarkChange(value.paper, value.field, to: value.text)) }
    }
    // Each id has its own again, also when another one of its paper has the same.
    let (changes, replaced) = try effective(lost, within: JoinedPapers())
    if !changes.isEmpty { _ = try make(.marked, changes, after: replaced, isMine: false) }
    return changes
  }

  // MARK: Files

  /// Where links lead: SQLite keeps its other files beside that.
  private static func realPath(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    // A link to a file that is not there now.
    var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = target.withUnsafeMutableBytes { room in
      room.baseAddress.map { readlink(path, $0, room.count) } ?? -1
    }
    guard count > 0 else { return path }
    let text = String(decoding: target[..<count], as: UTF8.self)
    if text.hasPrefix("/") { return text }
    return (path.lastIndex(of: "/").map { String(path[...$0]) } ?? "") + text
  }

  /// Renames the file and what belongs to it.
  private static func putAside(_ path: String) throws(MarksError) -> String {
    func isTaken(_ name: String) -> Bool {
      ["", "-wal", "-shm", "-journal"].contains { exists(name + $0) }
    }
    var number = 1
    while isTaken("\(path).damaged-\(number)") { number += 1 }
    let kept = "\(path).damaged-\(number)"
    guard rename(path, kept) == 0 else { throw MarksError(system: errno, path) }
    for suffix in ["-wal", "-shm", "-journal"] { rename(path + suffix, kept + suffix) }
    return kept
  }

  /// Removes a database that was only for the meantime.
  static func removeDatabase(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
  }
}
