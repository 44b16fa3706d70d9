import Catalog
import Glibc
import Papers
import Testing

@testable import Storage

/// Files of the first release, made by it, and bringing a file to a later schema.
@Suite struct MarksMigrationTests {
  private let folder = TemporaryFolder()
  private var path: String { folder["marks.db"].text }
  private let paper = PaperID("2504.13989")!

  // MARK: The first release

  /// A copy of a fixture of release 0.1.0.
  private func take(_ name: String, as target: String? = nil) {
    folder.write(folder[target ?? name], Fixtures.bytes("0.1.0/\(name)"))
  }

  /// All marks of the database of the first release.
  private var marks: [PaperID: PaperMarks] {
    var (one, two, three, five, old) = (
      PaperMarks(), PaperMarks(), PaperMarks(), PaperMarks(), PaperMarks()
    )
    (one.isStarred, one.isRead, one.rating, one.queueRank) = (true, true, 4, 2)
    one.labels = ["café", "second machine", "to cite"]
    one.note = "Two lines,\nthe second with “quotes” and $x^2$.\nA third one."
    two.rating = 5
    three.queueRank = 1
    five.isStarred = true
    old.labels = ["survey"]
    old.note = "Written here.\n\n---\n\nWritten there."
    let ids = ["2504.00001", "2504.00002", "2504.00003", "2504.00005", "math/0211159"]
    return Dictionary(
      uniqueKeysWithValues: zip(ids.map { PaperID($0)! }, [one, two, three, five, old]))
  }

  /// What the first release itself said about its events.
  private func checkHistory(_ database: MarksDatabase) throws {
    let items = try database.history(limit: 100)
    let lines = String(decoding: Fixtures.bytes("0.1.0/history.jsonl"), as: UTF8.self)
      .split(separator: "\n")
    #expect(items.count == 18 && lines.count == 18)
    for (item, line) in zip(items, lines) {
      #expect(
        line.contains(
          #""machine":"\#(item.event.id.machine)","sequence":\#(item.event.id.sequence),"#))
      #expect(line.contains(#""mine":\#(item.isMine),"undone":\#(item.isUndone),"#))
      #expect(line.contains(#""kind":"\#(item.event.kind.parts.name)""#))
      for change in item.event.changes { #expect(line.contains(change.paper.description)) }
      #expect(item.event.time == item.event.id.clock >> 16)
    }
  }

  @Test func theDatabaseOfTheFirstReleaseHasEverything() throws {
    take("marks.db")
    var derived: [String] = []
    do {
      let database = try folder.database("marks")
      #expect(try database.allMarks() == marks)
      try checkHistory(database)
      #expect(try database.note(of: PaperID("math/0211159")!).heads.count == 2)
      #expect(folder.runSQL(path, "PRAGMA user_version") == "3")
      #expect(folder.runSQL(path, "SELECT count(*) FROM seen") == "2")
      derived = try database.derived()
      // The same follows from the events.
      #expect(try database.derivedAnew() == derived)
      #expect(folder.runSQL(path, "PRAGMA integrity_check") == "ok")
      let bodies = folder.runSQL(
        path, "SELECT count(*) FROM event WHERE body LIKE '%,\"sum\":\"________\"}'")
      #expect(bodies == "18")
    }
    let database = try folder.database("marks")
    #expect(try database.derived() == derived)
    #expect(try database.undo()?.event.changes.first?.to == "Written here.")
    #expect(try database.undo()?.event.kind != nil)
  }

  /// As after a kill: all is in the log.
  @Test func theLogOfTheFirstReleaseHasEverything() throws {
    take("log/marks.db", as: "marks.db")
    take("log/marks.db-wal", as: "marks.db-wal")
    let database = try folder.database("marks")
    #expect(try database.history().count == 3)
    #expect(try database.allMarks().count == 3)
    #expect(try database.allMarks()[PaperID("2504.00003")!]?.labels == ["to read"])
  }

  @Test func filesOfTheFirstReleaseAreReadAndGetTheirChecksums() throws {
    take("marks.db")
    folder.makeFolder("exchange")
    let names = ["14cf5471615ad165.jsonl", "f5158d889fba25d2.jsonl"]
    for name in names { take("sync/\(name)", as: "exchange/\(name)") }
    let fresh = try folder.database("fresh")
    let result = try fresh.sync(folder: folder["exchange"].text)
    #expect(result.received == 18 && result.isWhole && result.machines == 2)
    #expect(try fresh.allMarks() == marks)
    let old = try folder.database("marks")
    let sent = try old.sync(folder: folder["exchange"].text)
    #expect(sent.received == 0 && sent.sent == 0 && sent.isWhole)
    let (before, after) = (
      Fixtures.bytes("0.1.0/sync/\(names[0])").split(separator: 0x0A),
      folder.bytes("exchange/\(names[0])").split(separator: 0x0A)
    )
    #expect(before.count == after.count)
    for (before, after) in zip(before, after) {
      #expect(EventSeal.state(of: after) == .sound && after.starts(with: before.dropLast()))
    }
    #expect(folder.bytes("exchange/\(names[1])") == Fixtures.bytes("0.1.0/sync/\(names[1])"))
  }

  /// Copies on a disk that may not be written are shown all the same.
  @Test func aFileOfTheFirstReleaseThatMayNotBeWritten() throws {
    take("marks.db")
    // File modes do not hold root back; SQLite's own refusal does.
    let old = try #require(
      try MarksDatabase(path: path, creates: false, mayWrite: false))
    #expect(old.isFirst)
    #expect(try old.allMarks() == marks)
    try checkHistory(old)
    #expect(throws: MarksError.readOnly(path: path)) {
      try old.record([MarkChange(paper, .star, to: "1")])
    }
    #expect(folder.bytes("marks.db") == Fixtures.bytes("0.1.0/marks.db"))
  }

  /// What today's release receives from peers of its own kind, it says; the first one took it.
  @Test func valuesThatThereCannotBeAreLeftBehind() throws {
    take("marks.db")
    let line =
      #"{"quire":1,"machine":"evil","sequence":1,"clock":9,"kind":"marked","changes":[{"set":"queue","from":null,"to":"1e400","papers":["2504.00009"]}]}"#
    folder.runSQL(
      path, "INSERT INTO event VALUES(NULL, 'evil', 1, 9, 'marked', NULL, 0, '\(line)')")
    folder.runSQL(
      path,
      "INSERT INTO state VALUES(\(PaperID("2504.00009")!.rawValue), 'queue', '1e400', 9, 'evil', 1)"
    )
    let database = try folder.database("marks")
    #expect(try database.allMarks() == marks)
    #expect(try database.endOfQueue() == 3)
    #expect(try database.history(limit: 100).count == 19)
  }

  /// A damaged file of the first release is mended as one of today's.
  @Test func withoutItsFirstPageNothingIsLost() throws {
    take("marks.db")
    let file = Glibc.open(path, O_WRONLY)
    let rubbish = [UInt8](repeating: 0xAA, count: 4096)
    #expect(pwrite(file, rubbish, 4096, 0) == 4096)
    close(file)
    #expect(throws: MarksError.damaged(path: path)) { try folder.database("marks") }
    let recovery = try MarksDatabase.recover(path: path)
    #expect(recovery.events == 18 && recovery.lost.isEmpty && recovery.restored.isEmpty)
    #expect(try recovery.database.allMarks() == marks)
    try checkHistory(recovery.database)
  }

  // MARK: Later ones

  private func later(_ step: String) -> [MarksDatabase.Migration] {
    MarksDatabase.migrations + [{ try $0.sqlite.run(step) }]
  }

  @Test func runsOnceAlsoWhenTwoDoItAtOnce() throws {
    let (one, two) = (try folder.database("marks"), try folder.database("marks"))
    _ = try one.record([MarkChange(paper, .star, to: "1")])
    let schema = later("CREATE TABLE extra(a); INSERT INTO extra VALUES(1);")
    // Both have seen the old version before either changes it.
    try one.migrate(schema)
    try two.migrate(schema)
    try two.setUp(schema)
    #expect(folder.runSQL(path, "SELECT count(*) FROM extra") == "1")
    #expect(folder.runSQL(path, "PRAGMA user_version") == "4")
    #expect(try two.allMarks()[paper]?.isStarred == true)
    #expect(throws: MarksError.newer(path: path, version: 4)) { try folder.database("marks") }
  }

  @Test func isTakenBackWholeWhenAStepFails() throws {
    let database = try folder.database("marks")
    _ = try database.record([MarkChange(paper, .star, to: "1")])
    #expect(throws: MarksError.self) {
      try database.setUp(later("CREATE TABLE extra(a); INSERT INTO nowhere VALUES(1);"))
    }
    #expect(folder.runSQL(path, "SELECT count(*) FROM sqlite_schema WHERE name='extra'") == "0")
    #expect(folder.runSQL(path, "PRAGMA user_version") == "3")
    #expect(try folder.database("marks").allMarks()[paper]?.isStarred == true)
  }

  /// A program that is stopped while it migrates leaves the file of the first release.
  @Test func aMigrationThatIsStoppedHasDoneNothing() throws {
    take("marks.db")
    let steps: [MarksDatabase.Migration] = [
      {
        try $0.migrateFromFirst()
        throw MarksError.diskFull(path: "")
      }
    ]
    #expect(throws: MarksError.diskFull(path: "")) {
      _ = try MarksDatabase(path: path, creates: false, migrations: steps)
    }
    #expect(folder.runSQL(path, "PRAGMA user_version") == "1")
    #expect(folder.runSQL(path, "SELECT count(*) FROM event WHERE mine") == "15")
    #expect(try folder.database("marks").allMarks() == marks)
  }

  /// The first page is the same in a new database and in one that was migrated: recovery needs that.
  @Test(arguments: ["0.1.0", "schema-2"]) func aMigratedFileIsLaidOutAsANewOne(release: String)
    throws
  {
    folder.write(folder["marks.db"], Fixtures.bytes("\(release)/marks.db"))
    do {
      _ = try folder.database("marks")
      _ = try folder.database("new")
    }
    let query = "SELECT group_concat(name || ' ' || rootpage || ' ' || sql) FROM sqlite_schema"
    #expect(folder.runSQL(path, query) == folder.runSQL(folder["new.db"].text, query))
  }
}

/// Files beside the tests.
enum Fixtures {
  static func bytes(_ name: String) -> [UInt8] {
    let folder = #filePath.prefix(upTo: #filePath.lastIndex(of: "/")!)
    let file = open("\(folder)/Fixtures/\(name)", O_RDONLY)
    precondition(file >= 0, "no fixture \(name)")
    defer { close(file) }
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(file, &room, room.count), count > 0 { bytes += room[..<count] }
    return bytes
  }
}
