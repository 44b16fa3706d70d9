import Glibc
import Testing

/// When marks cannot be kept: it is said, browsing goes on, and nothing is overwritten.
@Suite struct MarkTroubleStories {
  /// A mark fails with a message, its sign goes away, and browsing goes on.
  private func markFails(_ session: Session, _ message: String, count: Int = 3) throws {
    session.type("ggs")
    try session.wait(for: message)
    try session.wait("no sign of waiting") { $0.starred.pending.isEmpty }
    session.type("j")
    try session.wait(for: "2/\(count)")
    session.type("/paper 3\r")
    try session.wait(for: "1 of \(count)")
    session.type("X\u{18}")
    try session.wait(for: "\(count) of \(count)")
  }

  private func leave(_ session: Session) throws {
    session.type("Q")
    #expect(try session.waitForExit() == 0)
    #expect(session.isOnMainScreen && session.isCooked)
  }

  // MARK: No permission

  @Test func aFileInPlaceOfTheFolder() throws {
    let home = MarkedHome()
    write(home.path + "/data", "I am a file.\n")
    let session = try home.browse()
    try markFails(session, "marks.db: Not a directory")
    #expect(session.starred.firm.isEmpty)
    try leave(session)
    #expect(read(home.path + "/data") == "I am a file.\n")
  }

  /// What could not be kept is said when the browser has gone.
  @Test func leavingBeforeTheAnswerSaysThatItFailed() throws {
    let home = MarkedHome()
    write(home.path + "/data", "I am a file.\n")
    let session = try home.browse()
    session.type("sQ")
    #expect(try session.waitForExit() == 3)
    #expect(session.isOnMainScreen && session.text.contains("marks.db: Not a directory"))
  }

  private static let otherUser = ["--reuid=65534", "--regid=65534", "--clear-groups"]

  /// Whether a program can be run as another user who may read what the tests write.
  private static let hasOtherUser: Bool = {
    guard geteuid() == 0, access("/usr/bin/setpriv", X_OK) == 0 else { return false }
    return Outcome(["--version"], program: "/usr/bin/setpriv", before: otherUser).status == 0
  }()

  private func browseAsOther(_ home: MarkedHome) throws -> Session {
    // The folder of all tests is for its owner.
    let root = home.path.split(separator: "/").dropLast().joined(separator: "/")
    for folder in ["/" + root, home.path, home.digests] { chmod(folder, 0o755) }
    let session = Session(
      MarkTroubleStories.otherUser + [Session.binary, home.digests], columns: 160,
      program: "/usr/bin/setpriv", home: home.path)
    try session.wait(for: "Paper 1 here")
    return session
  }

  @Test(.enabled(if: hasOtherUser, "No other user can be had here."), arguments: [true, false])
  func aHomeOfSomebodyElse(hasDatabase: Bool) throws {
    let home = MarkedHome()
    if hasDatabase {
      _ = home.quire("mark", MarkedHome.id(2), "--star")
      chmod(home.path + "/data", 0o755)
      chmod(home.database, 0o644)
    }
    let session = try browseAsOther(home)
    try markFails(session, "may not be written; look at its permissions")
    try leave(session)
    #expect(access(home.database, F_OK) == (hasDatabase ? 0 : -1))
    if hasDatabase { #expect(home.starred(of: 3) == [2]) }
  }

  /// Whether a mount of the test's own can be made, that nobody else sees.
  private static let mayMount: Bool = {
    guard geteuid() == 0, access("/usr/bin/unshare", X_OK) == 0 else { return false }
    let folder = Session.makeFolder()
    let script = "mount -t tmpfs -o size=64k none \(folder) && mount -o remount,ro \(folder)"
    return Outcome([], program: "/usr/bin/unshare", before: ["-m", "/bin/sh", "-c", script]).status
      == 0
  }()

  private func browseMounted(_ home: MarkedHome, _ mount: String) throws -> Session {
    let session = Session(
      ["-m", "/bin/sh", "-c", "\(mount) && exec \(Session.binary) \(home.digests)"], columns: 160,
      rows: 40,
      program: "/usr/bin/unshare", home: home.path)
    try session.wait(for: "Paper 1 here")
    return session
  }

  @Test(.enabled(if: mayMount, "Nothing can be mounted here."), arguments: [true, false])
  func aDiskThatIsReadOnly(hasDatabase: Bool) throws {
    let home = MarkedHome()
    if hasDatabase { _ = home.quire("mark", MarkedHome.id(2), "--star") }
    let session = try browseMounted(
      home, "mount --bind \(home.path) \(home.path) && mount -o remount,ro,bind \(home.path)")
    try markFails(session, "may not be written; look at its permissions")
    try leave(session)
    #expect(home.starred(of: 3) == (hasDatabase ? [2] : []))
  }

  // MARK: No room

  @Test(.enabled(if: mayMount, "Nothing can be mounted here.")) func aDiskThatIsFull() throws {
    let home = MarkedHome(papers: 30)
    let session = try browseMounted(home, "mount -t tmpfs -o size=512k none \(home.path)")
    session.type("s")
    try session.wait(starred: [1])
    // Our own way to where only the browser has the disk.
    let rest = "/proc/\(session.process)/root\(home.path)/rest"
    fill(rest)
    session.type("jsjsjsjs")
    try session.wait(for: "the disk is full; make room and try again")
    try session.wait("no sign of waiting") { $0.starred.pending.isEmpty }
    let kept = session.starred.firm
    #expect(kept.contains(1) && !kept.contains(5))
    session.type("/paper 2\r")
    try session.wait(for: "12 of 30")
    session.type("\u{18}")
    try session.wait(for: "30 of 30")
    unlink(rest)
    session.type("Gs")
    try session.wait(starred: kept.union([30]))
    session.type("u")
    try session.wait(starred: kept)
    try leave(session)
  }

  /// Writes a file for which there is no more room.
  private func fill(_ path: String) {
    let file = open(path, O_CREAT | O_WRONLY, 0o600)
    precondition(file >= 0)
    for size in [4096, 1] {
      let bytes = [UInt8](repeating: 0, count: size)
      while Glibc.write(file, bytes, size) > 0 {}
    }
    close(file)
  }

  /// Nothing is left for the shared memory, or for the log only.
  @Test(arguments: [48, 160]) func aFileThatMayNotGrow(blocks: Int) throws {
    let home = MarkedHome(papers: 30)
    _ = home.quire("mark", MarkedHome.id(30), "--star")
    let session = Session(
      ["-c", "ulimit -f \(blocks); exec \(Session.binary) \(home.digests)"], columns: 160,
      rows: 40, program: "/bin/sh", home: home.path)
    try session.wait(for: "Paper 1 here")
    session.type(String(repeating: "sj", count: 29))
    try session.wait(for: "the disk is full; make room and try again")
    try session.wait("no sign of waiting") { $0.starred.pending.isEmpty }
    let kept = session.starred.firm
    session.type("gg")
    try session.wait(forPlace: "1/30")
    try leave(session)
    #expect(home.starred(of: 30) == kept.union([30]))
  }

  // MARK: Somebody else's lock

  @Test func anotherProgramKeepsItLocked() throws {
    let home = MarkedHome()
    let session = try home.browse()
    session.type("s")
    try session.wait(starred: [1])
    let other = TestDatabase(home.database)
    other.run("BEGIN IMMEDIATE")
    // All of them are answered after one wait.
    let start = Session.milliseconds
    session.type("jsjram3" + String(repeating: "s", count: 30))
    try session.wait(for: "locked by another program for seconds; try again when it has finished")
    try session.wait(starred: [1])
    #expect(Session.milliseconds - start < 20_000)
    session.type("/paper 2\r")
    try session.wait(for: "1 of 3")
    session.type("\u{18}")
    try session.wait(for: "3 of 3")
    other.run("COMMIT")
    session.type("ggjs")
    try session.wait(starred: [1, 2])
    // Leaving says what could not be kept, and is not held up for long.
    other.run("BEGIN IMMEDIATE")
    session.type("jsQ")
    #expect(try session.waitForExit() == 3)
    #expect(session.isOnMainScreen && session.text.contains("locked by another program"))
    other.run("COMMIT")
    #expect(home.starred(of: 3) == [1, 2])
  }

  /// Marks that could not be read in the beginning are there as soon as they can be.
  @Test func lockedInTheBeginning() throws {
    let home = MarkedHome()
    _ = home.quire("mark", MarkedHome.id(1), "--star")
    var other: TestDatabase? = TestDatabase(home.database)
    other?.run("PRAGMA locking_mode=EXCLUSIVE")
    other?.run("BEGIN EXCLUSIVE")
    let session = try home.browse()
    try session.wait(for: "locked by another program")
    #expect(session.starred.firm.isEmpty)
    session.type("G")
    try session.wait(forPlace: "3/3")
    other?.run("COMMIT")
    other = nil
    session.type("s")
    try session.wait(starred: [1, 3])
    try leave(session)
  }

  // MARK: Not the database it was

  @Test(arguments: [0, 4096]) func aDamagedDatabaseIsMended(place: Int) throws {
    let home = MarkedHome()
    for number in 1...2 { _ = home.quire("mark", MarkedHome.id(number), "--star") }
    overwrite(home.database, place, [UInt8](repeating: 0xAA, count: 4096))
    let damaged = Files.bytes(of: home.database)
    let session = try home.browse(columns: 200)
    try session.wait(for: "marks.db was damaged: kept as ")
    try session.wait(for: "marks.db.damaged-1, 2 events recovered")
    try session.wait(starred: [1, 2])
    session.type("Gs")
    try session.wait(starred: [1, 2, 3])
    session.type("uu")
    try session.wait(starred: [1])
    try leave(session)
    #expect(Files.bytes(of: home.database + ".damaged-1") == damaged)
    #expect(home.starred(of: 3) == [1])
  }

  private func overwrite(_ path: String, _ place: Int, _ bytes: [UInt8]) {
    let file = open(path, O_WRONLY)
    precondition(file >= 0 && pwrite(file, bytes, bytes.count, place) == bytes.count)
    close(file)
  }

  @Test(arguments: ["PRAGMA user_version=99", "PRAGMA application_id=7"])
  func aDatabaseThatIsNotOursToChange(change: String) throws {
    let home = MarkedHome()
    _ = home.quire("mark", MarkedHome.id(1), "--star")
    TestDatabase(home.database).run("UPDATE meta SET value='99' WHERE name='schema'")
    TestDatabase(home.database).run(change)
    let bytes = Files.bytes(of: home.database)
    let session = try home.browse()
    let message = change.contains("99") ? "made by a newer Quire" : "a database, but none of Quire"
    try session.wait(for: message)
    session.type("j")
    try session.wait("the message to go") { !$0.text.contains(message) }
    try markFails(session, message)
    for key in ["u", "e", "U"] {
      session.type(key)
      try session.wait("the message after \(key)") {
        $0.text.contains(message) || key == "U" && $0.text.contains("Nothing has been")
      }
      session.type(Press.controlC + "k")
    }
    try leave(session)
    #expect(Files.bytes(of: home.database) == bytes)
    #expect(Files.names(in: home.path + "/data") == ["marks.db"])
  }

  /// Deleted, moved away, or with its folder: the next mark says so, and what is shown is what there is.
  @Test(arguments: ["rm", "rm -r", "mv"]) func theDatabaseGoesAway(how: String) throws {
    let home = MarkedHome()
    let (session, other) = (try home.browse(), try home.browse())
    session.type("s")
    for session in [session, other] { try session.wait(starred: [1]) }
    switch how {
    case "mv": rename(home.database, home.database + ".old")
    default:
      for name in Files.names(in: home.path + "/data") { unlink(home.path + "/data/" + name) }
      if how == "rm -r" { rmdir(home.path + "/data") }
    }
    try markFails(session, "moved or deleted while it was in use; try again to begin a new one")
    try session.wait(starred: [])
    session.type("ggjs")
    try session.wait(starred: [2])
    // The other one has not lost its way either.
    try other.wait(starred: [2])
    other.type("Gs")
    for session in [session, other] { try session.wait(starred: [2, 3]) }
    for session in [session, other] { try leave(session) }
    #expect(home.starred(of: 3) == [2, 3])
    if how == "mv" {
      #expect(TestDatabase(home.database + ".old").run("SELECT count(*) FROM event") == "1")
    }
  }
}
