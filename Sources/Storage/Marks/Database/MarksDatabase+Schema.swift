import CCalls
import CSQLite
import Glibc

extension MarksDatabase {
  /// Marks a SQLite file as ours: `Quir`.
  static let applicationID: Int64 = 0x5175_6972

  /// The schema, tables first: so the first page, which says where each begins, is the same in every
  /// database of ours.
  ///
  /// - `meta`: names and values; `schema` is the version of the schema once more, for when the number in the
  ///   head of the file is damaged; `former.NAME` is a name under which events were made here before.
  /// - `seen`: the papers that have been in a library that was opened, for what is new. `first` is the
  ///   number of the visit in which they came, 0 for the very first one, below zero where they were no news; `changed` that in which a later
  ///   version came, `again` that in which another digest had them, 0 for none.
  /// - `event`: what was done. `arrival` counts them as they came to this database; `place` is their order in
  ///   the history: the clock, or for a clock that was far ahead the time at which it was noticed; `mine`
  ///   are those that were made here, the others `theirs`: words, of which a flipped bit makes neither;
  ///   `target` names what an undo took back, which may come later; `body` is the event as `EventLine`
  ///   writes it, with its checksum, from which everything else can be made again.
  /// - `state`: what follows from the events: per paper and field the value that was set last.
  /// - `note`: every note ever written, with the events whose notes it was made from.
  /// - `key`: what the ids of papers without an arXiv id were made of.
  ///
  /// `sum` is the checksum of a row (`RowSum`).
  static let schema = [
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    """
    CREATE TABLE seen(
      paper INTEGER PRIMARY KEY, version INTEGER NOT NULL, entries INTEGER NOT NULL,
      first INTEGER NOT NULL, changed INTEGER NOT NULL, again INTEGER NOT NULL)
    """,
    """
    CREATE TABLE event(
      arrival INTEGER PRIMARY KEY, machine TEXT NOT NULL, sequence INTEGER NOT NULL,
      clock INTEGER NOT NULL, time INTEGER NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL,
      target TEXT, mine TEXT NOT NULL, body TEXT NOT NULL)
    """,
    """
    CREATE TABLE state(
      paper INTEGER NOT NULL, field TEXT NOT NULL, value TEXT, clock INTEGER NOT NULL,
      machine TEXT NOT NULL, sequence INTEGER NOT NULL, time INTEGER NOT NULL,
      sum INTEGER NOT NULL, PRIMARY KEY(paper, field)) WITHOUT ROWID
    """,
    """
    CREATE TABLE note(
      paper INTEGER NOT NULL, clock INTEGER NOT NULL, machine TEXT NOT NULL,
      sequence INTEGER NOT NULL, text TEXT, replaces TEXT NOT NULL, sum INTEGER NOT NULL,
      PRIMARY KEY(paper, clock, machine, sequence)) WITHOUT ROWID
    """,
    keyTable,
    "CREATE UNIQUE INDEX event_id ON event(machine, sequence, clock)",
    "CREATE INDEX event_place ON event(place)",
    "CREATE INDEX event_target ON event(target) WHERE target IS NOT NULL",
  ]

  /// The table that version 3 has added.
  private static let keyTable =
    "CREATE TABLE key(id INTEGER PRIMARY KEY, text TEXT NOT NULL, sum INTEGER NOT NULL)"

  /// The schema of the Quire that knew papers with arXiv ids only (version 2). It refuses later ones, and
  /// leaves them as they are.
  static let secondSchema = schema.filter { $0 != keyTable }

  /// The schemas that there have been, the latest first.
  static let schemas = [(schema, version), (secondSchema, 2), (firstSchema, 1)]

  /// The steps from version 1 on.
  static var migrations: [Migration] {
    [{ try $0.migrateFromFirst() }, { try $0.sqlite.run(keyTable) }]
  }

  /// The version of `schema`.
  static var version: Int { migrations.count + 1 }

  // MARK: The file

  /// Sees to it that there is a file. False when there is none and none is wanted.
  static func prepareFile(_ path: String, creates: Bool) throws(MarksError) -> Bool {
    var status = stat()
    if stat(path, &status) == 0 {
      let isFile = status.st_mode & S_IFMT == S_IFREG
      // `/dev/null`, for who wants nothing kept.
      if !isFile, isLink(path) { throw .linkedElsewhere(path: path) }
      // Shorter than any database: it was emptied. SQLite would take it for a new one, and remove the log.
      if isFile, status.st_size < 512 { throw .damaged(path: path) }
      return true
    }
    let reason = errno
    if reason == ENOENT {
      if try finishRecovery(of: path) { return true }
      if let link = linkToNowhere(path) { throw .leadsNowhere(path: link) }
    }
    guard creates else {
      if reason == ENOENT || reason == ENOTDIR { return false }
      throw MarksError(system: reason, path)
    }
    if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
    try makeFile(path)
    return true
  }

  /// Makes a database under another name, whole, and then gives it its own name, unless somebody else has
  /// made one meanwhile. So there never is one that is empty because it is new.
  private static func makeFile(_ path: String) throws(MarksError) {
    AtomicFile.removeUnfinished(path)
    let new = AtomicFile.newName(for: path)
    let file = Glibc.open(new, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw MarksError(system: errno, path) }
    close(file)
    defer { removeDatabase(new) }
    do throws(SQLite.Failure) {
      try fill(try SQLite(path: new, creates: false), schema, version: version)
    } catch {
      throw MarksError(error, path)
    }
    if link(new, path) == 0 { return AtomicFile.syncFolder(of: path) }
    if errno == EEXIST { return }
    // There are file systems without links.
    if access(path, F_OK) == 0 { return }
    if rename(new, path) == 0 { return AtomicFile.syncFolder(of: path) }
    throw MarksError(system: errno, path)
  }

  /// Makes the tables of a schema in an empty file.
  static func fill(_ sqlite: SQLite, _ schema: [String], version: Int) throws(SQLite.Failure) {
    try sqlite.run("BEGIN IMMEDIATE")
    for statement in schema { try sqlite.run(statement) }
    let name = newName(.random(in: .min ... .max))
    try sqlite.run("INSERT INTO meta VALUES('machine', ?)", [.text(name)])
    if version > 1 { try sqlite.run("INSERT INTO meta VALUES('schema', \(version))") }
    try sqlite.run("PRAGMA application_id=\(applicationID)")
    try sqlite.run("PRAGMA user_version=\(version)")
    try sqlite.run("COMMIT")
  }

  /// The link on the way to a file that leads to nothing; nil when there is none.
  private static func linkToNowhere(_ path: String) -> String? {
    var status = stat()
    var part = path
    while true {
      if lstat(part, &status) == 0 {
        return status.st_mode & S_IFMT == S_IFLNK && stat(part, &status) != 0 ? part : nil
      }
      guard let slash = part.lastIndex(of: "/"), slash > part.startIndex else { return nil }
      part = String(part[..<slash])
    }
  }

  /// Makes a folder for its owner alone, and those above it.
  static func makeFolder(_ path: String) throws(MarksError) {
    do throws(StorageError) {
      try AtomicFile.makeFolder(path)
    } catch {
      throw MarksError(error, path)
    }
  }

  // MARK: The schema

  /// Brings the database to the current schema, whatever it is now. An older one that may not be written is
  /// read as it is.
  func setUp(_ migrations: [Migration] = MarksDatabase.migrations) throws(MarksError) {
    let version = try version(newest: migrations.count + 1)
    try checked {
      if isUnchanging { return }
      // A network file system has no shared memory.
      try turnOn(MarksDatabase.isOnNetwork(path) ? "DELETE" : "WAL")
      try sqlite.run("PRAGMA synchronous=FULL")
    }
    guard version <= migrations.count else { return }
    do throws(MarksError) {
      if isUnchanging { throw .readOnly(path: path) }
      try migrate(migrations)
    } catch {
      guard case .readOnly = error, version < MarksDatabase.version else { throw error }
      try checked { try showOlder(version) }
    }
  }

  /// Chooses the journal. It may find the file busy in a way that SQLite does not wait out.
  private func turnOn(_ mode: String) throws {
    let patience = sqlite.patience
    sqlite.patience = 0
    defer { sqlite.patience = patience }
    var waited: Int32 = 0
    while true {
      do throws(SQLite.Failure) {
        _ = try sqlite.text("PRAGMA journal_mode=\(mode)")
        return
      } catch {
        guard error.code == SQLITE_BUSY, waited < patience else { throw error }
        waited += 20
        usleep(20_000)
      }
    }
  }

  /// The version of the schema that the file has.
  private func version(newest: Int) throws(MarksError) -> Int {
    let (application, version, statements) = try reading {
      var statements: Set<String> = []
      let rows = try sqlite.statement("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
      while try rows.step() { statements.insert(rows.text(0) ?? "") }
      return (
        try sqlite.number("PRAGMA application_id") ?? 0,
        Int(try sqlite.number("PRAGMA user_version") ?? 0), statements
      )
    }
    // With other versions of the file format SQLite would only read, or nothing at all.
    var format: (UInt8, UInt8) = (2, 2)
    let code = withUnsafeMutableBytes(of: &format) { sq_read(sqlite.handle, $0.baseAddress, 2, 18) }
    guard code != SQLITE_OK || (1...2).contains(format.0) && (1...2).contains(format.1) else {
      throw .damaged(path: path)
    }
    // One byte of the four is damage; more are another program's name.
    let difference = UInt32(truncatingIfNeeded: application ^ MarksDatabase.applicationID)
    let wrong = (0..<4).count { difference >> ($0 * 8) & 0xFF != 0 }
    guard wrong <= 1 || statements.isEmpty && application == 0 else { throw .foreign(path: path) }
    guard wrong == 0, version > 0, !statements.isEmpty else { throw .damaged(path: path) }
    guard version <= newest else {
      let copy = try? sqlite.number("SELECT value FROM meta WHERE name='schema'")
      if copy == Int64(newest) { throw .damaged(path: path) }
      throw .newer(path: path, version: version)
    }
    let known = MarksDatabase.schemas.first { $0.1 == version }?.0 ?? []
    guard statements.isSuperset(of: known) else { throw .damaged(path: path) }
    return version
  }

  /// All steps that are missing, in one transaction: another Quire may be doing the same.
  func migrate(_ migrations: [Migration]) throws(MarksError) {
    let isDone = try writing {
      let version = Int(try sqlite.number("PRAGMA user_version") ?? 0)
      guard version <= migrations.count else { return false }
      for step in migrations[(version - 1)...] { try step(self) }
      try sqlite.run("INSERT OR REPLACE INTO meta VALUES('schema', \(migrations.count + 1))")
      try sqlite.run("PRAGMA user_version=\(migrations.count + 1)")
      return true
    }
    // Gives back the room, and makes the first page what it is in new databases. It may as well fail.
    if isDone { try? sqlite.run("VACUUM") }
  }

  /// Whether a file is on a file system of another machine, where memory cannot be shared.
  static func isOnNetwork(_ path: String) -> Bool {
    // NFS, SMB, CIFS, SMB2, AFS, 9P, Ceph, FUSE (sshfs among them).
    let types: [UInt32] = [
      0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x5346_414F, 0x0102_1997, 0x00C3_6400, 0x6573_5546,
    ]
    return types.contains(UInt32(truncatingIfNeeded: system_file_system(path)))
  }
}
