import Catalog
import Glibc
import Papers
import Testing

@testable import Storage

@Suite struct MarksSyncTests {
  private let folder = TemporaryFolder()
  private var exchange: String { folder["exchange"].text }
  private let paper = PaperID("2504.13989")!

  private func syncAll(_ databases: MarksDatabase...) throws {
    for database in databases + databases { _ = try database.sync(folder: exchange) }
  }

  @Test func notesWrittenApartAreBothKept() throws {
    let (one, two) = (try folder.database("one"), try folder.database("two"))
    _ = try one.record([MarkChange(paper, .note, to: "Common")])
    try syncAll(one, two)
    _ = try one.record([MarkChange(paper, .note, to: "Common, at home")])
    _ = try two.record([MarkChange(paper, .note, to: "Common, at work")])
    try syncAll(one, two)
    let note = try one.note(of: paper)
    #expect(try note.text == two.note(of: paper).text)
    #expect(note.text.contains("at home") && note.text.contains("at work"))
    #expect(note.heads.count == 2)
    // The merged note, edited, is the only one.
    _ = try two.record([MarkChange(paper, .note, to: "Done")])
    try syncAll(one, two)
    #expect(try one.allMarks()[paper]?.note == "Done")
    #expect(try one.note(of: paper).heads.count == 1)
  }

  @Test func takingBackANoteLeavesWhatOthersWrote() throws {
    let (one, two) = (try folder.database("one"), try folder.database("two"))
    _ = try one.record([MarkChange(paper, .note, to: "Mine")])
    _ = try two.record([MarkChange(paper, .note, to: "Theirs")])
    try syncAll(one, two)
    #expect(try one.undo()?.changes.count == 1)
    #expect(try one.note(of: paper).text == "Theirs")
    #expect(try one.redo()?.changes.count == 1)
    #expect(try one.note(of: paper).text.contains("Mine"))
    #expect(try one.note(of: paper).text.contains("Theirs"))
  }

  @Test func labelsMergeAsSets() throws {
    let (one, two) = (try folder.database("one"), try folder.database("two"))
    _ = try one.record([MarkChange(paper, .label("to cite"), to: "1")])
    _ = try two.record([MarkChange(paper, .label("survey"), to: "1")])
    try syncAll(one, two)
    #expect(try one.allMarks()[paper]?.labels == ["survey", "to cite"])
    #expect(try two.allMarks() == one.allMarks())
  }

  @Test func theLastWriterWinsFieldByField() throws {
    let (early, late) = (TestClock(1_000_000), TestClock(2_000_000))
    let (one, two) = (try folder.database("one", early), try folder.database("two", late))
    _ = try two.record([MarkChange(paper, .rating, to: "5")])
    _ = try one.record([MarkChange(paper, .rating, to: "2"), MarkChange(paper, .star, to: "1")])
    try syncAll(one, two)
    #expect(try one.allMarks()[paper]?.rating == 5)
    #expect(try one.allMarks()[paper]?.isStarred == true)
    #expect(try two.allMarks() == one.allMarks())
    // What was done knowing of the other is later, whatever the clock says.
    _ = try one.record([MarkChange(paper, .rating, to: "1")])
    try syncAll(one, two)
    #expect(try two.allMarks()[paper]?.rating == 1)
  }

  @Test func ownFileIsLeftAloneWhenNothingIsNew() throws {
    let one = try folder.database("one")
    _ = try one.record([MarkChange(paper, .star, to: "1")])
    #expect(try one.sync(folder: exchange).sent == 1)
    var before = stat()
    stat("\(exchange)/\(one.machine).jsonl", &before)
    let result = try one.sync(folder: exchange)
    var after = stat()
    stat("\(exchange)/\(one.machine).jsonl", &after)
    #expect(result == SyncResult())
    #expect(before.st_ino == after.st_ino)
    #expect(after.st_mode & 0o777 == 0o600)
  }

  @Test func linesThatCannotBeReadAreSaidAndStay() throws {
    let one = try folder.database("one")
    _ = try one.record([MarkChange(paper, .star, to: "1")])
    _ = try one.sync(folder: exchange)
    let own = "exchange/\(one.machine).jsonl"
    let newer = #"{"quire":2,"from":"the future"}"#
    let event = String(decoding: folder.bytes(own), as: UTF8.self)
    folder.write(own, "\u{FEFF}" + event + newer + "\r\n\r\n" + #"{"quire":1,"cut"#)
    folder.write("exchange/other.jsonl", "<<<<<<< HEAD\n" + event)
    _ = try one.record([MarkChange(paper, .rating, to: "3")])
    let result = try one.sync(folder: exchange)
    let (mine, theirs) = ("\(exchange)/\(one.machine).jsonl", "\(exchange)/other.jsonl")
    #expect(
      Set(result.unreadable) == [.init(file: mine, line: 2), .init(file: theirs, line: 1)])
    #expect(result.sent == 1)
    let text = String(decoding: folder.bytes(own), as: UTF8.self)
    #expect(text.contains(newer))
    #expect(!text.contains("cut"))
    #expect(text.hasSuffix("\"}\n"))
    #expect(try folder.database("two").sync(folder: exchange).received == 2)
  }

  @Test func whatANewerQuireAddsIsPassedOn() throws {
    let line =
      #"{"quire":1,"machine":"future","sequence":1,"clock":1,"kind":"marked","mood":"good","changes":[{"set":"star","to":"1","papers":["2504.13989"]}]}"#
    folder.makeFolder("exchange")
    folder.write("exchange/future.jsonl", line + "\n")
    let one = try folder.database("one")
    #expect(try one.sync(folder: exchange).received == 1)
    // With a checksum, for from now on it is known what it said.
    let body = try #require(folder.runSQL(one.path, "SELECT body FROM event"))
    #expect(body.hasPrefix(line.dropLast() + #","sum":""#))
  }

  @Test func pipesLinksAndFoldersAreNotRead() throws {
    let one = try folder.database("one")
    _ = try one.record([MarkChange(paper, .star, to: "1")])
    folder.makeFolder("exchange")
    folder.makeFolder("exchange/folder.jsonl")
    mkfifo("\(exchange)/pipe.jsonl", 0o600)
    folder.link("exchange/device.jsonl", to: "/dev/zero")
    folder.write("precious", "precious\n")
    folder.link("exchange/\(one.machine).jsonl", to: folder["precious"].text)
    let result = try one.sync(folder: exchange)
    #expect(result.passedOver.count >= 4)
    #expect(result.sent == 1)
    #expect(folder.bytes("precious") == Array("precious\n".utf8))
  }

  @Test(arguments: [
    #"{"quire":1,"machine":"../up","sequence":1,"clock":1,"kind":"marked","changes":[]}"#,
    #"{"quire":1,"machine":"m","sequence":9223372036854775807,"clock":1,"kind":"marked","changes":[]}"#,
    #"{"quire":1,"machine":"m","sequence":1,"clock":9223372036854775807,"kind":"marked","changes":[]}"#,
    #"{"quire":1,"machine":"m","sequence":1,"clock":-1,"kind":"marked","changes":[]}"#,
    #"{"quire":1,"machine":"m","sequence":1,"clock":1e400,"kind":"marked","changes":[]}"#,
    #"{"quire":1,"machine":"m","sequence":1,"clock":1,"kind":"undone","target":["a b",1,1],"changes":[]}"#,
    #"{"quire":1,"machine":"m","sequence":1,"clock":1,"kind":"marked","changes":[{"set":"star","papers":[7]}]}"#,
    String(repeating: "[", count: 100_000), String(repeating: #"{"a":"#, count: 100_000),
    "\u{0}\u{1}\u{FFFD}",
  ])
  func linesThatAreNoEvents(line: String) throws {
    folder.makeFolder("exchange")
    folder.write("exchange/m.jsonl", line + "\n")
    let one = try folder.database("one")
    let result = try one.sync(folder: exchange)
    #expect(result.unreadable.count + result.damaged.count == 1 && !result.isWhole)
    #expect(result.received == 0)
  }

  @Test func bytesThatAreNoTextAndLinesWithoutEnd() throws {
    folder.makeFolder("exchange")
    folder.write(folder["exchange/a.jsonl"], [0xFF, 0xFE, 0x00, 0x0A, 0xC3, 0x28, 0x0A])
    folder.write(
      folder["exchange/b.jsonl"],
      [UInt8](repeating: 0x20, count: SyncFile.lineLimit + 2 << 20) + [0x78, 0x0A, 0x79, 0x0A])
    let result = try folder.database("one").sync(folder: exchange)
    #expect(result.unreadable.count == 4)
  }

  @Test func aClockFarInTheFutureIsLeftBehind() throws {
    folder.makeFolder("exchange")
    let latest = EventLine.timeLimit << 16 - 1
    folder.write(
      "exchange/z.jsonl",
      #"{"quire":1,"machine":"zzz","sequence":1,"clock":\#(latest),"kind":"marked","changes":[{"set":"star","to":"1","papers":["2504.13989"]}]}"#
        + "\n")
    let one = try folder.database("one", TestClock(.max))
    let two = try folder.database("two", TestClock(.min))
    #expect(try two.record([MarkChange(paper, .read, to: "1")]).event != nil)
    try syncAll(one, two)
    for rating in 1...5 {
      _ = try one.record([MarkChange(paper, .rating, to: "\(rating)")])
    }
    try syncAll(one, two)
    #expect(try two.allMarks()[paper]?.rating == 5)
    #expect(try two.allMarks() == one.allMarks())
  }

  @Test func notesThatReplaceEachOtherAreStillThere() throws {
    folder.makeFolder("exchange")
    func line(_ machine: String, _ clock: Int, _ other: String) -> String {
      #"{"quire":1,"machine":"\#(machine)","sequence":1,"clock":\#(clock),"kind":"marked","changes":[{"set":"note","to":"\#(machine)","papers":["2504.13989"],"replaces":[\#(other)]}]}"#
        + "\n"
    }
    folder.write(
      "exchange/a.jsonl", line("a", 5, #"["b",1,6],["a",1,5]"#) + line("b", 6, #"["a",1,5]"#))
    let one = try folder.database("one")
    #expect(try one.sync(folder: exchange).received == 2)
    #expect(try one.note(of: paper).text == "b")
  }

  @Test func anUndoMayComeBeforeItsTarget() throws {
    let (one, two) = (try folder.database("one"), try folder.database("two"))
    _ = try one.record([MarkChange(paper, .star, to: "1")])
    _ = try one.undo()
    _ = try one.sync(folder: exchange)
    let name = "exchange/\(one.machine).jsonl"
    let lines = String(decoding: folder.bytes(name), as: UTF8.self).split(separator: "\n")
    folder.write(name, lines.reversed().joined(separator: "\n"))
    #expect(try two.sync(folder: exchange).received == 2)
    #expect(try two.history().map(\.isUndone) == [false, true])
    #expect(try two.allMarks().isEmpty)
  }

  @Test func aCopiedDatabaseGoesByAnotherName() throws {
    let one = try folder.database("one")
    _ = try one.record([MarkChange(paper, .star, to: "1")])
    folder.runSQL(one.path, "VACUUM INTO '\(folder["two.db"].text)'")
    let two = try folder.database("two")
    #expect(two.machine == one.machine)
    _ = try one.record([MarkChange(paper, .rating, to: "1")])
    _ = try two.record([MarkChange(paper, .label("copy"), to: "1")])
    try syncAll(one, two)
    #expect(two.machine != one.machine)
    _ = try two.record([MarkChange(paper, .read, to: "1")])
    _ = try one.record([MarkChange(paper, .queue, to: "1")])
    try syncAll(one, two)
    #expect(try one.allMarks() == two.allMarks())
    #expect(try one.history().count == 5)
    // What the other one did is not ours to undo.
    #expect(try two.undo()?.event.changes.first?.field == .read)
    #expect(try two.undo()?.event.changes.first?.field == .label("copy"))
  }

  @Test func anOldBackupGetsItsLaterEventsBack() throws {
    do {
      let one = try folder.database("one")
      _ = try one.record([MarkChange(paper, .star, to: "1")])
      folder.runSQL(one.path, "VACUUM INTO '\(folder["backup.db"].text)'")
      _ = try one.record([MarkChange(paper, .rating, to: "4")])
      _ = try one.sync(folder: exchange)
    }
    let backup = try folder.database("backup")
    // The same number as that of the event that the backup does not know.
    _ = try backup.record([MarkChange(paper, .read, to: "1")])
    _ = try backup.sync(folder: exchange)
    let marks = try #require(try backup.allMarks()[paper])
    #expect(marks.isStarred && marks.isRead && marks.rating == 4)
    let fresh = try folder.database("fresh")
    #expect(try fresh.sync(folder: exchange).received == 3)
  }

  @Test func aFolderThatCannotBeWrittenLosesNothing() throws {
    let one = try folder.database("one")
    _ = try one.record([MarkChange(paper, .star, to: "1")])
    // A folder in the way of our own file.
    folder.makeFolder("exchange")
    folder.makeFolder("exchange/\(one.machine).jsonl")
    #expect(throws: MarksError.self) { try one.sync(folder: exchange) }
    #expect(folder.names(in: "exchange").count == 1)
    rmdir("\(exchange)/\(one.machine).jsonl")
    #expect(try one.sync(folder: exchange).sent == 1)
  }
}
