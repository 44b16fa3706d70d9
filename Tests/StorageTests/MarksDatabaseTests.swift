import Catalog
import Digests
import Glibc
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
    marks.queuePlace = 2.5
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
