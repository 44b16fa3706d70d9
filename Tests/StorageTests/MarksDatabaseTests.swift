import Catalog
import Glibc
import Papers
import Storage
import Testing

@Suite struct MarksDatabaseTests {
  private let folder = TemporaryFolder()
  private var path: String { folder["data/marks.db"].text }
  private let paper = PaperID("2504.13989")!
  private let other = PaperID("math/0211159")!

  private func open() throws -> MarksDatabase {
    try #require(try MarksDatabase(path: path, creates: true))
  }

  @Test func nothingIsMadeUntilSomethingIsKept() throws {
    #expect(try MarksDatabase(path: path, creates: false) == nil)
    #expect(access(folder["data"].text, F_OK) != 0)
  }

  @Test func isForItsOwnerAlone() throws {
    let database = try open()
    _ = try database.record([MarkChange(paper, .star, to: "1")])
    for name in ["data/marks.db", "data/marks.db-wal"] {
      var status = stat()
      #expect(stat(folder[name].text, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600)
    }
  }

  @Test func everyFieldIsThereAgainTomorrow() throws {
    let changes: [MarkChange] = [
      MarkChange(paper, .star, to: "1"), MarkChange(paper, .read, to: "1"),
      MarkChange(paper, .rating, to: "4"), MarkChange(paper, .queue, to: "2.5"),
      MarkChange(paper, .label("to cite"), to: "1"), MarkChange(paper, .label("a b"), to: "1"),
      MarkChange(paper, .note, to: "Two\nlines.\u{1B}[2J"), MarkChange(other, .triaged, to: "2"),
    ]
    do {
      let database = try open()
      _ = try database.record(changes)
    }
    let database = try open()
    var marks = PaperMarks()
    marks.isStarred = true
    marks.isRead = true
    marks.rating = 4
    marks.queueRank = 2.5
    marks.labels = ["a b", "to cite"]
    marks.note = "Two\nlines.\u{FFFD}[2J"
    var triaged = PaperMarks()
    triaged.triagedVersion = 2
    #expect(try database.allMarks() == [paper: marks, other: triaged])
    #expect(try database.marks(of: [paper]) == [paper: marks])
  }

  @Test func undoAndRedoOutliveTheProgram() throws {
    do {
      let database = try open()
      _ = try database.record([MarkChange(paper, .star, to: "1")])
      _ = try database.record([
        MarkChange(paper, .rating, to: "5"), MarkChange(other, .rating, to: "5"),
      ])
    }
    let database = try open()
    let undoing = try #require(try database.undo())
    #expect(undoing.changes.count == 2)
    #expect(try database.allMarks().mapValues(\.rating) == [paper: 0])
    #expect(try database.redo()?.changes.count == 2)
    #expect(try database.allMarks()[other]?.rating == 5)
    #expect(try database.undo() != nil)
    #expect(try database.undo()?.event.changes.first?.field == .star)
    #expect(try database.undo() == nil)
    #expect(try database.allMarks().isEmpty)
    // The one undone last is done again first.
    #expect(try database.redo()?.event.changes.first?.field == .star)
    #expect(try database.redo()?.event.changes.first?.field == .rating)
    #expect(try database.redo() == nil)
  }

  @Test func afterSomethingNewThereIsNothingToRedo() throws {
    let database = try open()
    _ = try database.record([MarkChange(paper, .star, to: "1")])
    _ = try database.undo()
    _ = try database.record([MarkChange(other, .read, to: "1")])
    #expect(try database.redo() == nil)
    #expect(try database.undo()?.event.changes.first?.paper == other)
    #expect(try database.undo() == nil)
  }

  @Test func whatChangesNothingIsNoEvent() throws {
    let database = try open()
    #expect(try database.record([MarkChange(paper, .star, to: nil)]).event == nil)
    _ = try database.record([MarkChange(paper, .star, to: "1")])
    #expect(try database.record([MarkChange(paper, .star, to: "1")]).event == nil)
    #expect(try database.history().count == 1)
  }

  @Test func historyGoesBackToAnyPointAndForthAgain() throws {
    let database = try open()
    let first = try #require(try database.record([MarkChange(paper, .star, to: "1")]).event)
    _ = try database.record([MarkChange(paper, .rating, to: "3")])
    _ = try database.record([MarkChange(paper, .rating, to: "5")])
    _ = try database.record([MarkChange(other, .note, to: "A thought.")])
    let last = try database.allMarks()
    let undoing = try #require(try database.goBack(to: first.id))
    #expect(undoing.changes.count == 2)
    var starred = PaperMarks()
    starred.isStarred = true
    #expect(try database.allMarks() == [paper: starred])
    #expect(try database.undo()?.event.kind == .returned(first.id))
    #expect(try database.allMarks() == last)
    let items = try database.history()
    #expect(items.count == 6)
    #expect(items.map(\.isUndone) == [false, true, false, false, false, false])
  }

  @Test func anUndoLeavesWhatOthersHaveChangedSince() throws {
    let mine = try open()
    let theirs = try open()
    _ = try mine.record([MarkChange(paper, .rating, to: "2"), MarkChange(other, .star, to: "1")])
    _ = try theirs.record([MarkChange(paper, .rating, to: "4")])
    // The last step here is theirs: it is the same machine. Then ours.
    _ = try mine.undo()
    #expect(try mine.allMarks()[paper]?.rating == 2)
    _ = try mine.redo()
    #expect(try mine.allMarks()[paper]?.rating == 4)
  }

  @Test func eachConnectionHearsOfTheOthers() throws {
    let mine = try open()
    let theirs = try open()
    _ = try theirs.record([MarkChange(paper, .star, to: "1")])
    #expect(try mine.news()[paper]?.isStarred == true)
    #expect(try mine.news().isEmpty)
    _ = try theirs.record([MarkChange(paper, .star, to: nil)])
    // What we write ourselves brings theirs along.
    let marks = try mine.record([MarkChange(other, .read, to: "1")]).marks
    #expect(marks[paper] == PaperMarks())
    #expect(marks[other]?.isRead == true)
  }

  @Test func allMarksComeInSlices() throws {
    let database = try open()
    let ids = (0..<25).map { PaperID("2504.\(10_000 + $0)")! } + [other]
    _ = try database.record(ids.map { MarkChange($0, .star, to: "1") })
    // One without marks any more, at the end of a slice.
    _ = try database.record([MarkChange(ids[9], .star, to: nil)])
    var found: [PaperID: PaperMarks] = [:]
    var last: PaperID?
    var counts: [Int] = []
    repeat {
      let slice = try database.marks(after: last, limit: 5)
      counts.append(slice.marks.count)
      found.merge(slice.marks) { $1 }
      last = slice.last
    } while last != nil
    #expect(counts == [5, 5, 5, 5, 5])
    #expect(try found == database.allMarks())
    #expect(try database.marks(after: ids[24], limit: 5).marks.isEmpty)
    #expect(try database.marks(after: nil, limit: -1).marks.count == 1)
  }

  @Test func starsOfAWeek() throws {
    let clock = TestClock(1_000_000)
    let database = try folder.database("clocked", clock)
    _ = try database.record([MarkChange(paper, .star, to: "1")])
    clock.milliseconds = 2_000_000
    _ = try database.record([MarkChange(other, .star, to: "1"), MarkChange(other, .read, to: "1")])
    clock.milliseconds = 3_000_000
    _ = try database.record([MarkChange(PaperID("2504.00001")!, .star, to: "1")])
    _ = try database.undo()
    let week = try database.starred(since: 2_000_000)
    #expect(week.map(\.paper) == [other])
    #expect(week.map(\.milliseconds) == [2_000_000])
    #expect(try database.starred(since: 0).map(\.paper) == [paper, other])
    #expect(try database.starred(since: .max).isEmpty)
    #expect(try database.starred(since: .min).count == 2)
  }

  @Test func twoEditorsOfOneNoteBothKeepTheirText() throws {
    let (mine, theirs) = (try open(), try open())
    _ = try mine.record([MarkChange(paper, .note, to: "Begun")])
    let (before, same) = (try mine.note(of: paper), try theirs.note(of: paper))
    #expect(before.text == "Begun" && before.heads.count == 1)
    _ = try theirs.record([MarkChange(paper, .note, to: "Begun there", replaces: same.heads)])
    // Leaving the editor without a change takes nothing back.
    let idle = try mine.record([MarkChange(paper, .note, to: "Begun", replaces: before.heads)])
    #expect(idle.event == nil)
    #expect(idle.marks[paper]?.note == "Begun there")
    let marks = try mine.record([MarkChange(paper, .note, to: "Begun here", replaces: before.heads)]
    )
    #expect(marks.marks[paper]?.note == "Begun there\n\n---\n\nBegun here")
    #expect(marks.event?.changes.first?.from == "Begun there")
    #expect(try mine.note(of: paper).heads.count == 2)
    // Undo takes back ours, and leaves theirs.
    _ = try mine.undo()
    #expect(try mine.note(of: paper).text == "Begun there")
  }

  @Test func twoWritersOfOneTextSayItOnce() throws {
    let database = try open()
    _ = try database.record([MarkChange(paper, .note, to: "Same", replaces: [])])
    #expect(try database.record([MarkChange(paper, .note, to: "Same", replaces: [])]).event == nil)
    #expect(try database.note(of: paper).text == "Same")
  }

  @Test func nothingIsKeptOfBlankTexts() throws {
    let database = try open()
    let blank = [
      MarkChange(paper, .note, to: " \n"), MarkChange(paper, .label("  "), to: "1"),
      MarkChange(paper, .rating, to: ""),
    ]
    #expect(try database.record(blank).event == nil)
    _ = try database.record([MarkChange(paper, .note, to: "A\r\nB")])
    #expect(try database.note(of: paper).text == "A\nB")
    _ = try database.record([MarkChange(paper, .note, to: "\n")])
    #expect(try database.allMarks().isEmpty)
  }

  @Test func labelsThatLookTheSameAreOne() throws {
    let database = try open()
    _ = try database.record([MarkChange(paper, .label(" to   cite "), to: "1")])
    #expect(try database.record([MarkChange(paper, .label("to cite"), to: "1")]).event == nil)
    // One letter, or a letter and an accent.
    _ = try database.record([MarkChange(paper, .label("caf\u{E9}"), to: "1")])
    #expect(try database.record([MarkChange(paper, .label("cafe\u{301}"), to: "1")]).event == nil)
    _ = try database.record([MarkChange(paper, .label("cafe\u{301}"), to: nil)])
    #expect(try database.allMarks()[paper]?.labels == ["to cite"])
    // Case is the reader's own.
    _ = try database.record([MarkChange(paper, .label("To cite"), to: "1")])
    #expect(try database.allMarks()[paper]?.labels == ["To cite", "to cite"])
  }

  @Test func theLastOfSeveralChangesCounts() throws {
    let database = try open()
    let event = try database.record([
      MarkChange(paper, .rating, to: "1"), MarkChange(paper, .rating, to: "2"),
      MarkChange(paper, .star, to: "1"), MarkChange(paper, .star, to: nil),
    ]).event
    #expect(event?.changes.count == 1)
    #expect(try database.allMarks()[paper]?.rating == 2)
  }

  @Test func goingBackLeavesWhatCameFromElsewhere() throws {
    let (one, two) = (try folder.database("one"), try folder.database("two"))
    let exchange = folder["exchange"].text
    let start = try #require(try one.record([MarkChange(other, .star, to: "1")]).event)
    _ = try one.record([MarkChange(paper, .rating, to: "3"), MarkChange(paper, .read, to: "1")])
    for database in [one, two] { _ = try database.sync(folder: exchange) }
    _ = try two.record([MarkChange(paper, .rating, to: "5")])
    for database in [two, one] { _ = try database.sync(folder: exchange) }
    #expect(try one.goBack(to: start.id)?.changes.map(\.field) == [.read])
    #expect(try one.allMarks()[paper]?.rating == 5)
  }

  @Test func tenThousandPapersAreOneStep() throws {
    let database = try open()
    let changes = (0..<10_000).map {
      MarkChange(PaperID("2504.\(String($0 + 10_000))")!, .read, to: "1")
    }
    _ = try database.record(changes)
    #expect(try database.allMarks().count == 10_000)
    #expect(try database.undo()?.changes.count == 10_000)
    #expect(try database.allMarks().isEmpty)
  }

  @Test func aLaterSchemaIsLeftAlone() throws {
    do { _ = try open().record([MarkChange(paper, .star, to: "1")]) }
    folder.runSQL(path, "UPDATE meta SET value='99' WHERE name='schema'")
    folder.runSQL(path, "PRAGMA user_version=99")
    #expect(throws: MarksError.newer(path: path, version: 99)) { try open() }
    #expect(folder.runSQL(path, "SELECT count(*) FROM event") == "1")
  }

  @Test func someOtherDatabaseIsLeftAlone() throws {
    _ = folder.makeFolder("data")
    folder.runSQL(path, "CREATE TABLE bookmarks(address TEXT)")
    #expect(throws: MarksError.foreign(path: path)) { try open() }
  }

  @Test func aFileThatIsNoDatabaseIsDamaged() throws {
    _ = folder.makeFolder("data")
    folder.write("data/marks.db", String(repeating: "no database at all ", count: 400))
    #expect(throws: MarksError.damaged(path: path)) { try open() }
  }

  @Test func aFolderThatCannotBeWrittenSaysSo() throws {
    // Root may write anywhere, but nobody can make a folder in a file.
    folder.write("data", "")
    #expect(throws: MarksError.system(path: path, ENOTDIR)) { try open() }
  }
}

extension TemporaryFolder {
  /// Runs SQL on a file as another program would, and returns the first column of the first row.
  @discardableResult
  func runSQL(_ path: String, _ text: String) -> String? {
    let sqlite = try! SQLiteForTests(path: path)
    return sqlite.run(text)
  }
}
