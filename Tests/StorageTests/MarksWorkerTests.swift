import Catalog
import Glibc
import Papers
import Testing

@testable import Storage

/// What the marks' thread does, without the thread.
@Suite struct MarksWorkerTests {
  private let folder = TemporaryFolder(isInMemory: true)
  private let paper = PaperID("2504.13989")!
  private let other = PaperID("2504.00001")!
  private var path: String { folder["marks.db"].text }

  /// A worker and what it has told.
  private final class Desk {
    var told: [String] = []
    private var worker: MarksWorker?

    init(_ path: String) {
      worker = MarksWorker(path: path, watch: MarksWatch(path: path)) { [unowned self] in
        told.append(MarksWorkerTests.words($0))
      }
    }

    /// Does a task and what follows of it, and returns what was told.
    func perform(_ task: MarksTask) -> [String] {
      told = []
      var next: MarksTask? = task
      while let task = next, told.count < 100 { next = worker!.perform(task, asked: .now) }
      return told
    }

    func tellNews() -> [String] {
      told = []
      var next = worker!.tellNews()
      while let task = next, told.count < 100 { next = worker!.perform(task, asked: .now) }
      return told
    }

    func close() { worker!.close() }
  }

  private static func words(_ answer: MarksAnswer) -> String {
    switch answer {
    case .found(let marks, let isAll):
      let starred = marks.filter(\.value.isStarred).keys.sorted().map(\.description)
      return "found " + starred.joined(separator: " ") + (isAll ? " all" : "")
    default: return String("\(answer)".prefix { $0.isLetter })
    }
  }

  private func star(_ paper: PaperID) throws {
    let database = try #require(try MarksDatabase(path: path, creates: true))
    _ = try database.record([MarkChange(paper, .star, to: "1")])
  }

  @Test func aDatabaseThatAppears() throws {
    let desk = Desk(path)
    #expect(desk.perform(.load(after: nil)) == ["found  all"])
    #expect(desk.tellNews().isEmpty)
    try star(paper)
    #expect(desk.tellNews() == ["forgotten", "found 2504.13989 all"])
    try star(other)
    #expect(desk.tellNews() == ["found 2504.00001"])
  }

  @Test func anotherDatabaseInItsPlace() throws {
    try star(paper)
    let desk = Desk(path)
    #expect(desk.perform(.load(after: nil)) == ["found 2504.13989 all"])
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    // Nothing is there to be told of.
    #expect(desk.tellNews().isEmpty)
    try star(other)
    #expect(desk.tellNews() == ["forgotten", "found 2504.00001 all"])
    #expect(
      desk.perform(.request(.lookUp([paper, other]))) == ["found 2504.00001"])
  }

  /// What could not be read is said once, is not looked at again by itself, and is read when it can be.
  @Test func aDatabaseOfSomethingElse() throws {
    do {
      let foreign = try SQLiteForTests(path: path)
      foreign.run("CREATE TABLE recipe(name)")
    }
    let desk = Desk(path)
    #expect(desk.perform(.load(after: nil)) == ["failed"])
    #expect(desk.tellNews().isEmpty)
    #expect(desk.perform(.request(.lookUp([paper]))).isEmpty)
    #expect(desk.perform(.request(.mark([MarkChange(paper, .star, to: "1")]))) == ["notMarked"])
    unlink(path)
    try star(other)
    #expect(desk.tellNews().isEmpty)
    #expect(
      desk.perform(.request(.lookUp([other]))) == [
        "found 2504.00001", "forgotten", "found 2504.00001 all",
      ])
  }

  /// A program that keeps the database locked is waited for once, not by everything that waits behind it.
  @Test func aLockedDatabase() throws {
    try star(paper)
    let desk = Desk(path)
    #expect(desk.perform(.load(after: nil)) == ["found 2504.13989 all"])
    let locker = try SQLiteForTests(path: path)
    locker.run("BEGIN IMMEDIATE")
    let change = MarkChange(other, .star, to: "1")
    #expect(desk.perform(.request(.mark([change]))) == ["notMarked"])
    #expect(desk.perform(.request(.lookUp([paper]))) == ["found 2504.13989"])
    locker.run("COMMIT")
    #expect(desk.perform(.request(.mark([change]))) == ["marked"])
    for answer in ["undone", "undone", "nothingToUndo"] {
      #expect(desk.perform(.request(.undo)) == [answer])
    }
  }

  /// What is mended is told, and from then on what other programs mark, too.
  @Test func aDamagedDatabase() throws {
    try star(paper)
    do {
      let file = open(path, O_WRONLY)
      let rubbish = [UInt8](repeating: 0xAA, count: 4096)
      #expect(pwrite(file, rubbish, rubbish.count, 0) == rubbish.count)
      close(file)
    }
    let desk = Desk(path)
    #expect(desk.perform(.load(after: nil)) == ["mended", "found 2504.13989 all"])
    try star(other)
    #expect(desk.tellNews() == ["found 2504.00001"])
    desk.close()
  }
}
