import Catalog
import Glibc
import Papers
import Testing

@testable import Storage

/// Logs of databases: as they are after a kill.
@Suite struct DatabaseLogTests {
  private let folder = TemporaryFolder(isInMemory: true)
  private func paper(_ number: Int) -> PaperID { PaperID("2504.\(10_000 + number)")! }

  /// The log of a database in which so many papers were starred, one after the other; files of its name are
  /// left as after a kill.
  private func log(_ count: Int) throws -> [UInt8] {
    let source = TemporaryFolder(isInMemory: true)
    let database = try source.database("marks")
    for number in 0..<count { _ = try database.record([MarkChange(paper(number), .star, to: "1")]) }
    for name in ["marks.db", "marks.db-wal"] { folder.write(folder[name], source.bytes(name)) }
    return source.bytes("marks.db-wal")
  }

  private func state(_ bytes: [UInt8]) -> DatabaseLog.State {
    bytes.withUnsafeBytes { DatabaseLog($0, pageSize: 4096).state }
  }

  private static let frame = 24 + 4096

  @Test func aWholeLogFits() throws {
    let log = try log(10)
    #expect(state(log) == .fits)
    #expect(state([]) == .fits)
    #expect(state(Array(log.prefix(32))) == .fits)
    // Ends of frames that were being written when the program was killed.
    #expect(state(Array(log.dropLast(1000))) == .unfinished)
    #expect(try folder.database("marks").allMarks().count == 10)
  }

  @Test func restsOfAnEarlierUseDoNotMatter() throws {
    let source = TemporaryFolder(isInMemory: true)
    let database = try source.database("marks")
    for number in 0..<40 { _ = try database.record([MarkChange(paper(number), .star, to: "1")]) }
    // Everything is in the file, and the log is begun anew over what is in it.
    _ = try database.sqlite.text("PRAGMA wal_checkpoint(RESTART)")
    _ = try database.record([MarkChange(paper(77), .star, to: "1")])
    let log = source.bytes("marks.db-wal")
    #expect(log.count > 10 * DatabaseLogTests.frame)
    #expect(state(log) == .fits)
  }

  /// A transaction that was not finished, half of it written over by the next one.
  @Test func restsOfAnUnfinishedTransactionAreNoDamage() throws {
    var log = try log(10)
    let frames = (log.count - 32) / DatabaseLogTests.frame
    // As if the last transaction had not been ended, and its first frame had been replaced since.
    let ends = (0..<frames).filter {
      let start = 32 + $0 * DatabaseLogTests.frame
      return log[start + 4..<start + 8].contains { $0 != 0 }
    }
    let (before, last) = (ends[ends.count - 2], ends[ends.count - 1])
    #expect(last - before > 2)
    let start = 32 + last * DatabaseLogTests.frame
    log.replaceSubrange(start + 4..<start + 8, with: [0, 0, 0, 0])
    #expect(state(log) == .unfinished)
    log[32 + (before + 1) * DatabaseLogTests.frame + 16] ^= 1
    #expect(state(log) == .unfinished)
    // It holds a whole event, which is not in the database: that is looked at, and taken.
    folder.write(folder["marks.db-wal"], log)
    #expect(throws: MarksError.damaged(path: folder["marks.db"].text)) {
      try folder.database("marks")
    }
    #expect(
      try MarksDatabase.recover(path: folder["marks.db"].text).database.allMarks().count == 10)
  }

  @Test func damageIsToldFromRests() throws {
    let log = try log(10)
    for (place, name) in [
      (3, "magic"), (17, "salt"), (25, "checksum of the head"), (32 + 2, "number of a page"),
      (32 + 9, "salt of a frame"), (32 + 17, "checksum of a frame"), (32 + 1000, "page"),
      (log.count - 100, "last page"), (log.count - DatabaseLogTests.frame + 9, "last salt"),
    ] {
      var damaged = log
      damaged[place] ^= 0x10
      #expect(state(damaged) == .damaged, "\(name)")
    }
  }

  /// While others have the database open, nobody looks at their log as if it had been left.
  @Test func othersThatAreWritingAreNotInTheWay() throws {
    let database = try folder.database("marks")
    _ = try database.record([MarkChange(paper(1), .star, to: "1")])
    try database.sqlite.run("BEGIN IMMEDIATE")
    let other = try folder.database("marks")
    #expect(try other.allMarks().count == 1)
    try database.sqlite.run("COMMIT")
    _ = try other.record([MarkChange(paper(2), .star, to: "1")])
    #expect(try database.news().count == 1)
  }

  /// Long events and notes in frames after the damage are found too.
  @Test func whatFollowsTheDamageIsRead() throws {
    let source = TemporaryFolder(isInMemory: true)
    var marks: [PaperID: PaperMarks] = [:]
    do {
      let database = try source.database("marks")
      _ = try database.record([MarkChange(paper(1), .star, to: "1")])
      _ = try database.record((0..<1000).map { MarkChange(paper($0), .read, to: "1") })
      _ = try database.record([
        MarkChange(paper(1), .note, to: String(repeating: "long ", count: 3000))
      ])
      marks = try database.allMarks()
      for name in ["marks.db", "marks.db-wal"] { folder.write(folder[name], source.bytes(name)) }
    }
    var log = folder.bytes("marks.db-wal")
    log[32 + 500] ^= 1
    folder.write(folder["marks.db-wal"], log)
    let recovery = try MarksDatabase.recover(path: folder["marks.db"].text)
    #expect(recovery.events == 3 && recovery.lost.isEmpty)
    #expect(try recovery.database.allMarks() == marks)
    #expect(folder.bytes("marks.db.damaged-1-wal") == log)
  }

  /// A log that is deleted under us: what was acknowledged is put into the file, and nothing more is.
  @Test func aDeletedLogIsNoticed() throws {
    let path = folder["marks.db"].text
    let database = try folder.database("marks")
    _ = try database.record([MarkChange(paper(1), .star, to: "1")])
    unlink(path + "-wal")
    #expect(throws: MarksError.logGone(path: path)) {
      try database.record([MarkChange(paper(2), .star, to: "1")])
    }
    #expect(throws: MarksError.logGone(path: path)) { try database.allMarks() }
    #expect(try folder.database("marks").allMarks()[paper(1)]?.isStarred == true)
  }
}
