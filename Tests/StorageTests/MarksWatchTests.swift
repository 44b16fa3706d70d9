import CSQLite
import Catalog
import Glibc
import Papers
import Testing

@testable import Storage

@Suite struct MarksWatchTests {
  private let folder = TemporaryFolder()

  private func isTold(_ watch: MarksWatch) -> Bool {
    var polled = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, 0) > 0 && watch.drain()
  }

  @Test func aDatabaseInFoldersThatAreNotThereYet() throws {
    let path = folder["share/quire/marks.db"].text
    let watch = MarksWatch(path: path)
    #expect(!isTold(watch))
    folder.write("other")
    #expect(!isTold(watch))
    folder.makeFolder("share")
    #expect(!isTold(watch))
    // All at once, before we look again.
    let database = try #require(try MarksDatabase(path: path, creates: true))
    #expect(isTold(watch))
    #expect(!isTold(watch))
    _ = try database.record([MarkChange(PaperID("2504.13989")!, .star, to: "1")])
    #expect(isTold(watch))
    _ = try database.allMarks()
    #expect(!isTold(watch))
  }

  /// The file changes before what is written counts.
  @Test func whileSomebodyWritesNothingIsSettled() throws {
    let path = folder["marks.db"].text
    let database = try #require(try MarksDatabase(path: path, creates: true))
    #expect(database.isSettled)
    let other = try SQLiteForTests(path: path)
    other.run("BEGIN IMMEDIATE")
    #expect(!database.isSettled)
    #expect(try database.news().isEmpty)
    other.run("COMMIT")
    #expect(database.isSettled)
    let watch = MarksWatch(path: path)
    #expect(database.isSettled && !isTold(watch))
  }

  @Test func aFolderThatGoesAndComesBack() throws {
    let path = folder["quire/marks.db"].text
    let watch = MarksWatch(path: path)
    do { _ = try MarksDatabase(path: path, creates: true) }
    #expect(isTold(watch))
    for name in ["marks.db", "marks.db-wal", "marks.db-shm"] {
      unlink(folder["quire/" + name].text)
    }
    #expect(rmdir(folder["quire"].text) == 0)
    #expect(!isTold(watch))
    do { _ = try MarksDatabase(path: path, creates: true) }
    #expect(isTold(watch))
  }
}

@Suite struct MarksErrorTests {
  /// SQLite says that it cannot open a file; why, the system says.
  @Test func whatTheSystemSaysCounts() {
    func error(_ code: Int32, _ system: Int32) -> MarksError {
      MarksError(SQLite.Failure(code: code, text: "words", system: system), "/tmp/marks.db")
    }
    for system in [EACCES, EPERM, EROFS] {
      #expect(error(SQLITE_CANTOPEN, system) == .readOnly(path: "/tmp/marks.db"))
      #expect(error(SQLITE_IOERR, system) == .readOnly(path: "/tmp/marks.db"))
    }
    for system in [ENOSPC, EDQUOT, EFBIG] {
      #expect(error(SQLITE_IOERR, system) == .diskFull(path: "/tmp/marks.db"))
    }
    #expect(error(SQLITE_IOERR, EIO) == .system(path: "/tmp/marks.db", EIO))
    #expect(error(SQLITE_IOERR, 0) == .other(path: "/tmp/marks.db", "words"))
  }
}
