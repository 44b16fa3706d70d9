import CSQLite
import Catalog
import Glibc
import Papers
import Testing

@testable import Storage

@Suite struct MarksFailureTests {
  private let folder = TemporaryFolder()
  private var path: String { folder["marks.db"].text }
  private let paper = PaperID("2504.13989")!
  private func open() throws -> MarksDatabase { try folder.database("marks") }

  /// What was left by a Quire that was killed while it made the database goes; what another one is making
  /// just now stays.
  @Test func whatWasNeverFinishedIsRemoved() throws {
    // No process has a number above 2²².
    let dead = ["marks.db.new-4194305-ab", "marks.db.new-4194305-ab-journal"]
    let others = ["marks.db.new-\(getpid())-cd", "marks.db.new-x", "marks.db2.new-4194305-ab"]
    for name in dead + others { folder.write(name, "a") }
    _ = try #require(try MarksDatabase(path: path, creates: true))
    for name in dead { #expect(access(folder[name].text, F_OK) != 0, "\(name)") }
    for name in others { #expect(access(folder[name].text, F_OK) == 0, "\(name)") }
  }

  @Test func aFullDiskLosesNothing() throws {
    let database = try open()
    _ = try database.record([MarkChange(paper, .star, to: "1")])
    _ = try database.sqlite.text("PRAGMA max_page_count=1")
    let long = String(repeating: "long ", count: 20_000)
    #expect(throws: MarksError.diskFull(path: path)) {
      try database.record([
        MarkChange(paper, .star, to: nil), MarkChange(paper, .note, to: long),
      ])
    }
    // None of it was done, not even the part for which there was room.
    #expect(try database.allMarks()[paper]?.isStarred == true)
    #expect(try database.history().count == 1)
    #expect(try database.news().isEmpty)
    _ = try database.sqlite.text("PRAGMA max_page_count=100000")
    #expect(try database.record([MarkChange(paper, .note, to: long)]).event != nil)
    #expect(try open().allMarks()[paper]?.note.count == long.count)
  }

  @Test func whileAnotherProgramWritesNothingIsLost() throws {
    let database = try open()
    _ = try database.record([MarkChange(paper, .star, to: "1")])
    database.sqlite.patience = 10
    let other = try SQLiteForTests(path: path)
    other.run("BEGIN IMMEDIATE")
    #expect(throws: MarksError.locked(path: path)) {
      try database.record([MarkChange(paper, .rating, to: "3")])
    }
    #expect(throws: MarksError.locked(path: path)) { try database.undo() }
    // Reading goes on, also for who comes now.
    #expect(try database.allMarks()[paper]?.isStarred == true)
    #expect(try open().allMarks()[paper]?.isStarred == true)
    other.run("COMMIT")
    #expect(try database.record([MarkChange(paper, .rating, to: "3")]).event != nil)
    #expect(try database.history().count == 2)
  }

  @Test func whatCannotBeWrittenIsReadOnly() throws {
    let database = try open()
    _ = try database.record([MarkChange(paper, .star, to: "1")])
    // File modes do not hold root back; SQLite's own refusal does.
    try database.sqlite.run("PRAGMA query_only=ON")
    #expect(throws: MarksError.readOnly(path: path)) {
      try database.record([MarkChange(paper, .rating, to: "3")])
    }
    try database.sqlite.run("PRAGMA query_only=OFF")
    #expect(try database.record([MarkChange(paper, .rating, to: "3")]).event != nil)
  }

  @Test(.enabled(if: geteuid() != 0, "Root may read and write any file."))
  func aFileOfSomebodyElse() throws {
    do { _ = try open().record([MarkChange(paper, .star, to: "1")]) }
    chmod(path, 0o400)
    #expect(throws: MarksError.self) {
      try open().record([MarkChange(paper, .rating, to: "3")])
    }
    chmod(path, 0o600)
    #expect(try open().allMarks()[paper]?.isStarred == true)
  }

  @Test(arguments: [true, false])
  func aFileThatIsGone(isMoved: Bool) throws {
    let database = try open()
    _ = try database.record([MarkChange(paper, .star, to: "1")])
    if isMoved { rename(path, path + ".old") } else { unlink(path) }
    #expect(throws: MarksError.moved(path: path)) {
      try database.record([MarkChange(paper, .rating, to: "3")])
    }
    #expect(throws: MarksError.moved(path: path)) { try database.undo() }
    #expect(throws: MarksError.moved(path: path)) { try database.takeSeen([]) }
  }

  @Test func aNameThatIsNoneIsDamage() throws {
    do { _ = try open() }
    folder.runSQL(path, "UPDATE meta SET value='../../up' WHERE name='machine'")
    #expect(throws: MarksError.damaged(path: path)) { try open() }
  }

  @Test(arguments: ["-1", "0", "-2147483648"])
  func aVersionThatThereNeverWas(version: String) throws {
    do { _ = try open() }
    folder.runSQL(path, "PRAGMA user_version=\(version)")
    #expect(throws: MarksError.damaged(path: path)) { try open() }
  }

  @Test func rowsThatMakeNoSenseAreDamage() throws {
    let database = try open()
    _ = try database.record([MarkChange(paper, .star, to: "1")])
    folder.runSQL(path, "INSERT INTO state VALUES(999999999, 'star', '1', -5, 'x', 'y', 1, 1)")
    folder.runSQL(path, "INSERT INTO state VALUES(-1, x'FF', x'FE', -5, 'x', 'y', 1, 1)")
    folder.runSQL(
      path,
      "INSERT INTO event VALUES(99, 'x', 1, 9223372036854775807, 0, 0, 'marked', NULL, 'mine', 'rubbish')"
    )
    folder.runSQL(path, "INSERT OR REPLACE INTO meta VALUES('active', '-9223372036854775808')")
    folder.runSQL(path, "INSERT OR REPLACE INTO meta VALUES('visit', '9223372036854775807')")
    #expect(throws: MarksError.damaged(path: path)) { try database.allMarks() }
    #expect(throws: MarksError.damaged(path: path)) { try database.news() }
    #expect(throws: MarksError.damaged(path: path)) { try database.history() }
    _ = try database.takeSeen([SeenPaper(id: paper, version: 1, entries: 1)])
    let recovery = try MarksDatabase.recover(path: path)
    // Nobody can tell what the row once was.
    #expect(recovery.events == 1 && recovery.lost == [LostEvent()])
    #expect(try recovery.database.allMarks().count == 1)
    #expect(try recovery.database.starred(since: .min).count == 1)
    #expect(try recovery.database.record([MarkChange(paper, .rating, to: "3")]).event != nil)
    #expect(try recovery.database.undo() != nil)
    #expect(try recovery.database.undo() != nil)
  }
}
