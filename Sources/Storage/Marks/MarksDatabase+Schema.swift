import CSQLite
import Glibc

extension MarksDatabase {
  /// Marks a SQLite file as ours: `Quir`.
  static let applicationID: Int64 = 0x5175_6972

  /// What each version of the schema adds to the one before it.
  ///
  /// - `event`: what was done. `arrival` counts them as they came to this database; `mine` are those
  ///   that were made here; `target` names what an undo took back, which may come later; `body` is the
  ///   event as `EventLine` writes it, from which everything else can be made again.
  /// - `state`: what follows from the events: per paper and field the value that was set last.
  /// - `note`: every note ever written, with the events whose notes it was made from.
  /// - `seen`: the papers that have been in a library that was opened, for what is new. `first` is the
  ///   number of the visit in which they came, 0 for the very first one; `changed` that in which a later
  ///   version came, `again` that in which another digest had them, 0 for none.
  static let schema: [String] = [
    """
    CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
    CREATE TABLE event(
      arrival INTEGER PRIMARY KEY, machine TEXT NOT NULL, sequence INTEGER NOT NULL,
      clock INTEGER NOT NULL, kind TEXT NOT NULL, target TEXT, mine INTEGER NOT NULL,
      body TEXT NOT NULL);
    CREATE UNIQUE INDEX event_id ON event(machine, sequence, clock);
    CREATE INDEX event_clock ON event(clock, machine, sequence);
    CREATE INDEX event_target ON event(target) WHERE target IS NOT NULL;
    CREATE TABLE state(
      paper INTEGER NOT NULL, field TEXT NOT NULL, value TEXT, clock INTEGER NOT NULL,
      machine TEXT NOT NULL, sequence INTEGER NOT NULL,
      PRIMARY KEY(paper, field)) WITHOUT ROWID;
    CREATE TABLE note(
      paper INTEGER NOT NULL, clock INTEGER NOT NULL, machine TEXT NOT NULL,
      sequence INTEGER NOT NULL, text TEXT, replaces TEXT NOT NULL,
      PRIMARY KEY(paper, clock, machine, sequence)) WITHOUT ROWID;
    CREATE TABLE seen(
      paper INTEGER PRIMARY KEY, version INTEGER NOT NULL, entries INTEGER NOT NULL,
      first INTEGER NOT NULL, changed INTEGER NOT NULL, again INTEGER NOT NULL);
    """
  ]

  /// Makes the file, empty, if there is none. False when there is none and none is wanted.
  static func prepareFile(_ path: String, creates: Bool) throws(MarksError) -> Bool {
    var status = stat()
    if stat(path, &status) == 0 {
      // Shorter than any database; SQLite would take it for a new one, and remove the log.
      let isRemains = status.st_size == 0 ? stat(path + "-wal", &status) == 0 : status.st_size < 512
      if isRemains, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 {
        throw .damaged(path: path)
      }
      return true
    }
    let reason = errno
    if reason == ENOENT, try finishRecovery(of: path) { return true }
    guard creates else {
      if reason == ENOENT || reason == ENOTDIR { return false }
      throw MarksError(system: reason, path)
    }
    if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
    // Never a file that is there already: closing it would end the locks that this program has on it.
    let file = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      if errno == EEXIST { return true }
      throw MarksError(system: errno, path)
    }
    close(file)
    return true
  }

  /// Makes a folder for its owner alone, and those above it.
  static func makeFolder(_ path: String) throws(MarksError) {
    do throws(StorageError) {
      try AtomicFile.makeFolder(path)
    } catch {
      throw MarksError(error, path)
    }
  }

  /// Brings the database to the current schema, whatever it is now.
  func setUp(_ schema: [String] = MarksDatabase.schema) throws(MarksError) {
    let version = try version(schema)
    try checked {
      // A network file system has no shared memory.
      try turnOn(MarksDatabase.isOnNetwork(path) ? "DELETE" : "WAL")
      try sqlite.run("PRAGMA synchronous=FULL")
    }
    if version < schema.count { try migrate(schema) }
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

  /// The version of the schema that the file has; 0 for a new one.
  private func version(_ schema: [String]) throws(MarksError) -> Int {
    let (application, version, isEmpty) = try reading {
      // Another Quire may be making it just now.
      return (
        try sqlite.number("PRAGMA application_id") ?? 0,
        Int(try sqlite.number("PRAGMA user_version") ?? 0),
        try sqlite.number("SELECT count(*) FROM sqlite_schema") == 0
      )
    }
    guard application == MarksDatabase.applicationID || isEmpty else {
      throw .foreign(path: path)
    }
    guard version >= 0, version > 0 || isEmpty else { throw .damaged(path: path) }
    guard version <= schema.count else { throw .newer(path: path, version: version) }
    return version
  }

  /// All steps that are missing, in one transaction: another Quire may be doing the same.
  func migrate(_ schema: [String]) throws(MarksError) {
    try writing {
      let version = Int(try sqlite.number("PRAGMA user_version") ?? 0)
      guard version < schema.count else { return }
      for step in schema[version...] { try sqlite.run(step) }
      if version == 0 {
        try sqlite.run("INSERT INTO meta VALUES('machine', ?)", [.text(newName())])
        try sqlite.run("PRAGMA application_id=\(MarksDatabase.applicationID)")
      }
      try sqlite.run("PRAGMA user_version=\(schema.count)")
    }
  }

  /// Whether a file is on a file system of another machine, where memory cannot be shared.
  static func isOnNetwork(_ path: String) -> Bool {
    // NFS, SMB, CIFS, SMB2, AFS, 9P, Ceph, FUSE (sshfs among them).
    let types: [UInt32] = [
      0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x5346_414F, 0x0102_1997, 0x00C3_6400, 0x6573_5546,
    ]
    return types.contains(UInt32(truncatingIfNeeded: sq_file_system(path)))
  }
}
