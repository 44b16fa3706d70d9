import Catalog
import Glibc
import Papers
import Testing

@testable import Storage

/// Files of the second release (schema 2, checksums and times), made by it on two machines.
@Suite struct MarksSecondReleaseTests {
  private let folder = TemporaryFolder(isInMemory: true)
  private var path: String { folder["marks.db"].text }
  private static let names = ["a22122c01892c116", "e26da7fe6c3d41c5"]

  /// A copy of a fixture.
  private func take(_ name: String, as target: String? = nil) {
    folder.write(folder[target ?? name], Fixtures.bytes("schema-2/\(name)"))
  }

  private func lines(_ name: String) -> [Substring] {
    String(decoding: Fixtures.bytes("schema-2/\(name)"), as: UTF8.self).split(separator: "\n")
  }

  private func paper(_ number: Int) -> PaperID { PaperID("2504.\(20_000 + number)")! }

  /// All marks that the database had.
  private var marks: [PaperID: PaperMarks] {
    var (one, two, three, four, old) = (
      PaperMarks(), PaperMarks(), PaperMarks(), PaperMarks(), PaperMarks()
    )
    (one.isStarred, one.rating, one.queueRank) = (true, 4, 2)
    one.labels = ["other machine"]
    one.note = "Two lines,\nthe second with “quotes” and $x^2$."
    (two.isStarred, two.isRead) = (true, true)
    three.queueRank = 1
    (four.isStarred, four.rating) = (true, 5)
    old.labels = ["café"]
    old.note = "Common ground, at work.\n\n---\n\nCommon ground, at home."
    return [
      paper(1): one, paper(2): two, paper(3): three, paper(4): four, PaperID("math/0309136")!: old,
    ]
  }

  private func checkHistory(_ database: MarksDatabase) throws {
    let items = try database.history(limit: 100)
    let lines = lines("history.jsonl")
    #expect(items.count == 19 && lines.count == 19)
    for (item, line) in zip(items, lines) {
      let id = item.event.id
      #expect(line.contains(#""machine":"\#(id.machine)","sequence":\#(id.sequence),"#))
      #expect(line.contains(#""mine":\#(item.isMine),"undone":\#(item.isUndone),"#))
      #expect(line.contains(#""kind":"\#(item.event.kind.parts.name)""#))
      #expect(
        item.event.changes.allSatisfy {
          line.contains(#""id":"\#($0.paper)","field":"\#($0.field.name)""#)
        })
    }
  }

  @Test func theDatabaseHasEverything() throws {
    take("marks.db")
    var derived: [String] = []
    do {
      let database = try folder.database("marks")
      #expect(try database.allMarks() == marks)
      try checkHistory(database)
      #expect(try database.note(of: PaperID("math/0309136")!).heads.count == 2)
      derived = try database.derived()
      #expect(try database.derivedAnew() == derived)
      #expect(folder.runSQL(path, "PRAGMA integrity_check") == "ok")
    }
    // Once more, as it is now.
    let database = try folder.database("marks")
    #expect(try database.derived() == derived)
    #expect(try database.undo()?.event.changes.first?.field == .read)
    #expect(try database.undo()?.changes.first?.field == .note)
    #expect(try database.note(of: PaperID("math/0309136")!).text == "Common ground, at work.")
    #expect(try database.redo() != nil && database.redo() != nil)
    #expect(try database.allMarks() == marks)
  }

  @Test func whatHasBeenSeenIsNotNew() throws {
    take("marks.db")
    // Within the visit in which it was left.
    let database = try folder.database("marks", TestClock(1_795_678_786_088 + 60_000))
    let papers = (1...7).map {
      SeenPaper(id: paper($0), version: [1: 2, 2: 2][$0] ?? 1, entries: 1)
    }
    let arrivals = try database.takeSeen(papers)
    #expect(arrivals.new == [paper(6), paper(7)] && arrivals.revised == [paper(1)])
    #expect(arrivals.since == 1_795_660_773_429)
  }

  /// As after a kill: the last two events are in the log alone.
  @Test func theLogHasEverything() throws {
    take("log/marks.db", as: "marks.db")
    take("log/marks.db-wal", as: "marks.db-wal")
    let database = try folder.database("marks")
    #expect(try database.history(limit: 100).count == 21)
    let marks = try database.allMarks()
    #expect(marks[paper(5)]?.isStarred == true && marks[paper(6)]?.labels == ["tide pools"])
  }

  @Test func itsExchangeIsTakenByOneWhoHasNothing() throws {
    folder.makeFolder("exchange")
    for name in Self.names { take("sync/\(name).jsonl", as: "exchange/\(name).jsonl") }
    let fresh = try folder.database("fresh")
    let result = try fresh.sync(folder: folder["exchange"].text)
    #expect(result.received == 19 && result.isWhole && result.machines == 2 && result.sent == 0)
    #expect(try fresh.allMarks() == marks)
    // Its own database finds its file as it left it.
    take("marks.db")
    let old = try folder.database("marks")
    let again = try old.sync(folder: folder["exchange"].text)
    #expect(again.received == 0 && again.sent == 0 && again.isWhole)
    for name in Self.names {
      #expect(
        folder.bytes("exchange/\(name).jsonl") == Fixtures.bytes("schema-2/sync/\(name).jsonl"))
    }
    #expect(folder.names(in: "exchange") == Self.names.map { "\($0).jsonl" })
  }

  /// Copies on a disk that may not be written are shown all the same.
  @Test func aFileThatMayNotBeWritten() throws {
    take("marks.db")
    let old = try #require(try MarksDatabase(path: path, creates: false, mayWrite: false))
    #expect(try old.allMarks() == marks)
    try checkHistory(old)
    #expect(throws: MarksError.readOnly(path: path)) {
      try old.record([MarkChange(paper(1), .star, to: nil)])
    }
    #expect(folder.bytes("marks.db") == Fixtures.bytes("schema-2/marks.db"))
  }

  /// A damaged file is mended as one of today's.
  @Test(arguments: [0, 2, 3, 4, 5]) func withoutOneOfItsPagesNoMarkIsLost(page: Int) throws {
    take("marks.db")
    let file = Glibc.open(path, O_WRONLY)
    #expect(pwrite(file, [UInt8](repeating: 0xAA, count: 4096), 4096, page * 4096) == 4096)
    close(file)
    let recovery = try MarksDatabase.recover(path: path)
    #expect(try recovery.database.allMarks() == marks)
  }
}
