import Catalog
import Glibc
import Papers
import Testing

@testable import Storage

@Suite struct MarksRecoveryTests {
  private let folder = TemporaryFolder(isInMemory: true)
  private var path: String { folder["marks.db"].text }
  private func paper(_ number: Int) -> PaperID { PaperID("2504.\(10_000 + number)")! }

  /// A database of events of all lengths; returns what it holds.
  private func fill() throws -> [PaperID: PaperMarks] {
    let database = try folder.database("marks")
    try database.sqlite.run("PRAGMA synchronous=OFF")
    for number in 0..<300 {
      _ = try database.record([MarkChange(paper(number), .star, to: "1")])
    }
    for number in 0..<100 {
      _ = try database.record([
        MarkChange(paper(number), .rating, to: "\(1 + number % 5)"),
        MarkChange(paper(number), .note, to: "Note \(number) " + String(repeating: "x", count: 99)),
      ])
    }
    // Longer than a page.
    _ = try database.record((0..<2000).map { MarkChange(paper($0), .read, to: "1") })
    _ = try database.takeSeen((0..<500).map { SeenPaper(id: paper($0), version: 1, entries: 1) })
    return try database.allMarks()
  }

  private func open(_ name: String = "marks") throws -> MarksDatabase { try folder.database(name) }

  private func overwrite(_ offset: Int, _ bytes: [UInt8], _ name: String = "marks.db") {
    let file = Glibc.open(folder[name].text, O_WRONLY)
    precondition(file >= 0 && pwrite(file, bytes, bytes.count, offset) == bytes.count)
    close(file)
  }

  /// The events whose bytes are intact somewhere in the file.
  private func intact() -> Set<MarkEvent.ID> {
    var found: Set<MarkEvent.ID> = []
    for suffix in ["", "-wal"] {
      EventScanner.scan(path + suffix) { event, _ in found.insert(event.id) }
    }
    return found
  }

  /// An event whose number is damaged, before a page that is: what lies between is not looked for one by one.
  @Test(.timeLimit(.minutes(10))) func aNumberFarFromTheOthers() throws {
    do {
      let database = try open()
      for number in 0..<5 {
        // One fills a page.
        let note = String(repeating: "\(number) ", count: 1750)
        _ = try database.record([MarkChange(paper(number), .note, to: note)])
      }
      try database.sqlite.run("UPDATE event SET arrival=-(1 << 40) WHERE arrival=1")
      _ = try database.sqlite.text("PRAGMA wal_checkpoint(TRUNCATE)")
    }
    let bytes = folder.bytes("marks.db")
    let pages = stride(from: 0, to: bytes.count, by: 4096).filter {
      let text = String(decoding: bytes[$0..<$0 + 4096], as: UTF8.self)
      return bytes[$0] == 0x0D && text.contains("1 1 1 1") && text.contains("quire")
    }
    #expect(pages.count == 1)
    for page in pages { overwrite(page, [0]) }
    let recovery = try MarksDatabase.recover(path: path)
    #expect(recovery.events == 5 && recovery.keptAs != nil)
  }

  @Test(arguments: 0..<25 as Range<UInt64>)
  func rubbishInSomePagesCostsOnlyThose(seed: UInt64) throws {
    _ = try fill()
    var numbers = SeededNumbers(seed: seed)
    let pages = folder.bytes("marks.db").count / 4096
    for _ in 0..<Int.random(in: 1...8, using: &numbers) {
      let page = Int.random(in: 0..<pages, using: &numbers)
      let count = [100, 4096].randomElement(using: &numbers)!
      overwrite(
        page * 4096, (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &numbers) })
    }
    let damaged = folder.bytes("marks.db")
    let expected = intact()
    let recovery = try MarksDatabase.recover(path: path)
    let database = recovery.database
    if let kept = recovery.keptAs {
      #expect(folder.bytes(String(kept.dropFirst(folder.path.utf8.count + 1))) == damaged)
    }
    let known = Set(try database.history(limit: 10_000).map(\.event.id))
    #expect(expected.isSubset(of: known), "seed \(seed)")
    #expect(try database.sqlite.text("PRAGMA quick_check") == "ok")
    let marks = try database.allMarks()
    #expect(try database.undo() != nil)
    #expect(try database.redo() != nil)
    #expect(try database.allMarks() == marks, "seed \(seed)")
    _ = try database.record([MarkChange(paper(9999), .star, to: "1")])
    #expect(try open().allMarks()[paper(9999)]?.isStarred == true)
  }

  @Test func withoutItsFirstPageNothingIsLost() throws {
    let marks = try fill()
    overwrite(0, [UInt8](repeating: 0xAA, count: 4096))
    let recovery = try MarksDatabase.recover(path: path)
    #expect(recovery.events == 401)
    #expect(try recovery.database.allMarks() == marks)
    // Even undo, and what has been seen.
    #expect(try recovery.database.undo()?.changes.count == 2000)
    let arrivals = try recovery.database.takeSeen([SeenPaper(id: paper(1), version: 1, entries: 1)])
    #expect(arrivals.isEmpty)
  }

  @Test(arguments: [0, 1, 4096, 20_000, 100_000])
  func whatIsCutOffIsAllThatIsLost(length: Int) throws {
    _ = try fill()
    truncate(path, length)
    let expected = intact()
    let recovery = try MarksDatabase.recover(path: path)
    let known = Set(try recovery.database.history(limit: 10_000).map(\.event.id))
    #expect(expected.isSubset(of: known))
    #expect(recovery.keptAs == "\(path).damaged-1")
    #expect(recovery.wasEmpty == (length == 0))
  }

  @Test(arguments: [0, 1, 4096])
  func aLogThatIsLeftOverIsReadToo(length: Int) throws {
    let database = try folder.database("marks")
    for number in 0..<200 {
      _ = try database.record([MarkChange(paper(number), .star, to: "1")])
    }
    // As after a crash: the log has everything, the file nothing.
    let copy = TemporaryFolder()
    for name in ["marks.db", "marks.db-wal"] { copy.write(copy[name], folder.bytes(name)) }
    copy.write(copy["marks.db"], [UInt8](repeating: 0x55, count: length))
    // The log has the first page too, so that a whole page of rubbish does no harm.
    if length < 4096 {
      #expect(throws: MarksError.damaged(path: copy["marks.db"].text)) {
        try copy.database("marks")
      }
    }
    let recovery = try MarksDatabase.recover(path: copy["marks.db"].text)
    #expect(try recovery.database.allMarks().count == 200)
  }

  @Test func aValueOutlivesItsEvent() throws {
    let marks = try fill()
    // The events are gone, the values are not.
    let sqlite = try SQLiteForTests(path: path)
    sqlite.run("PRAGMA secure_delete=ON")
    sqlite.run("DELETE FROM event WHERE arrival BETWEEN 50 AND 60")
    sqlite.run("PRAGMA wal_checkpoint(TRUNCATE)")
    overwrite(0, [UInt8](repeating: 0, count: 16))
    let recovery = try MarksDatabase.recover(path: path)
    #expect(recovery.events == 390 && recovery.restored.count == 11)
    #expect(recovery.lost.map(\.sequence) == Array(50...60))
    #expect(recovery.lost.first?.changes.map(\.paper) == [paper(49)])
    #expect(try recovery.database.allMarks() == marks)
    // Putting them back was no step of the reader's.
    #expect(try recovery.database.undo()?.changes.count == 2000)
  }

  /// Each visit has a row of its own, and they stand before the name and the number of the last one.
  @Test func afterHundredsOfVisitsNoneIsForgotten() throws {
    let clock = TestClock()
    let papers = (0..<300).map { SeenPaper(id: paper($0), version: 1, entries: 1) }
    let (name, days): (String, ArrivalDays) = try {
      let database = try folder.database("marks", clock)
      for count in 1...300 {
        clock.milliseconds += 24 * 3_600_000
        _ = try database.takeSeen(Array(papers.prefix(count)))
      }
      _ = try database.record([MarkChange(paper(1), .star, to: "1")])
      return (database.machine, try database.takeSeen(papers).days)
    }()
    #expect(days.listed.count == 300)
    overwrite(0, [UInt8](repeating: 0xAA, count: 4096))
    #expect(try MarksDatabase.recover(path: path).keptAs != nil)
    let database = try folder.database("marks", clock)
    #expect(database.machine == name)
    let arrivals = try database.takeSeen(papers)
    #expect(arrivals.new == [paper(299)] && arrivals.days == days)
    #expect(try database.sqlite.number("SELECT value FROM meta WHERE name='visit'") == 300)
  }

  @Test func whatIsNoDatabaseIsKeptAside() throws {
    let text = Array(String(repeating: "no database at all ", count: 400).utf8)
    folder.write(folder["marks.db"], text)
    folder.write("marks.db.damaged-1-wal", "of an earlier time")
    #expect(throws: MarksError.damaged(path: path)) { try open() }
    let recovery = try MarksDatabase.recover(path: path)
    #expect(recovery.keptAs == "\(path).damaged-2")
    #expect(recovery.events == 0)
    #expect(folder.bytes("marks.db.damaged-2") == text)
    #expect(folder.bytes("marks.db.damaged-1-wal") == Array("of an earlier time".utf8))
    _ = try recovery.database.record([MarkChange(paper(1), .star, to: "1")])
    #expect(try open().allMarks().count == 1)
  }

  /// A recovery that was stopped between its two renames: all there is goes by the other name.
  private func stopRecovery(leavesLog: Bool) throws -> [PaperID: PaperMarks] {
    let marks = try fill()
    overwrite(0, [UInt8](repeating: 0xAA, count: 4096))
    do { _ = try MarksDatabase.recover(path: path) }
    rename(path, path + ".recovered")
    unlink(path + ".lock")
    if leavesLog { folder.write("marks.db-wal", "the log of the damaged database") }
    return marks
  }

  @Test(arguments: [true, false], [true, false])
  func aRecoveryThatWasStoppedIsGoneOnWith(leavesLog: Bool, creates: Bool) throws {
    let marks = try stopRecovery(leavesLog: leavesLog)
    let damaged = folder.bytes("marks.db.damaged-1")
    let database = try #require(try MarksDatabase(path: path, creates: creates))
    #expect(try database.allMarks() == marks)
    #expect(try database.undo() != nil)
    #expect(access(path + ".recovered", F_OK) != 0)
    #expect(folder.bytes("marks.db.damaged-1") == damaged)
    if leavesLog {
      #expect(
        folder.bytes("marks.db.damaged-1-wal") == Array("the log of the damaged database".utf8))
    }
  }

  @Test func severalGoOnWithIt() async throws {
    let marks = try stopRecovery(leavesLog: true)
    let path = path
    try await withThrowingTaskGroup(of: [PaperID: PaperMarks]?.self) { group in
      for _ in 0..<8 {
        group.addTask { try MarksDatabase(path: path, creates: true)?.allMarks() }
      }
      for try await found in group { #expect(found == marks) }
    }
  }

  @Test func whatWasRecoveredIsNeverPutOverAnything() throws {
    _ = try stopRecovery(leavesLog: false)
    folder.write("marks.db", "something else, and that is longer than nothing")
    let bytes = folder.bytes("marks.db.recovered")
    #expect(throws: MarksError.damaged(path: path)) { try open() }
    #expect(folder.bytes("marks.db.recovered") == bytes)
    // What was being written when the program ended is no database yet.
    unlink(path)
    rename(path + ".recovered", path + ".recovering")
    #expect(try MarksDatabase(path: path, creates: false) == nil)
  }

  @Test func itIsFoundBehindALink() throws {
    let marks = try stopRecovery(leavesLog: false)
    let link = path + ".link"
    symlink("marks.db", link)
    #expect(try MarksDatabase(path: link, creates: false)?.allMarks() == marks)
    #expect(access(path, F_OK) == 0)
  }

  /// What a link leads to may be anything, and is not moved away unless something in it is ours.
  @Test(arguments: [20, 600, 9000]) func aLinkToAFileThatWasNeverOurs(length: Int) throws {
    let text = Array(String(repeating: "Dear diary, ", count: length / 12 + 1).utf8)
    folder.write(folder["diary.txt"], text)
    folder.link("marks.db", to: "diary.txt")
    #expect(throws: MarksError.damaged(path: path)) { try open() }
    #expect(throws: MarksError.linkedElsewhere(path: path)) {
      try MarksDatabase.recover(path: path)
    }
    #expect(folder.names() == ["diary.txt", "marks.db"] && folder.bytes("diary.txt") == text)
    // A database of ours is mended behind a link too.
    unlink(path)
    let marks = try fill()
    rename(path, folder["real.db"].text)
    folder.link("marks.db", to: "real.db")
    overwrite(0, [UInt8](repeating: 0xAA, count: 4096), "real.db")
    #expect(try MarksDatabase.recover(path: path).database.allMarks() == marks)
  }

  /// A damaged database of another program: its rows look like ours when it gets our first page.
  @Test func aLinkToADamagedDatabaseOfAnotherProgram() throws {
    let foreign = folder["foreign.db"].text
    do {
      let sqlite = try SQLiteForTests(path: foreign)
      // One of the tables lies where ours has the papers that were seen.
      for table in 0..<12 {
        sqlite.run("CREATE TABLE table\(table)(id INTEGER PRIMARY KEY, name TEXT)")
        for number in 0..<5 { sqlite.run("INSERT INTO table\(table) VALUES(\(number),'name')") }
      }
    }
    overwrite(0, [UInt8](repeating: 0, count: 16), "foreign.db")
    let bytes = folder.bytes("foreign.db")
    folder.link("marks.db", to: "foreign.db")
    #expect(throws: MarksError.linkedElsewhere(path: path)) {
      try MarksDatabase.recover(path: path)
    }
    #expect(folder.names() == ["foreign.db", "marks.db"] && folder.bytes("foreign.db") == bytes)
  }

  /// Who wants nothing kept may link to `/dev/null`; where everything may be renamed, that must stay.
  @Test func aLinkToWhatIsNoFile() throws {
    mkfifo(folder["pipe"].text, 0o600)
    folder.makeFolder("folder")
    for target in ["pipe", "folder"] {
      folder.link("marks.db", to: target)
      #expect(throws: MarksError.linkedElsewhere(path: path)) { try open() }
      unlink(path)
    }
    #expect(folder.names() == ["folder", "pipe"])
  }

  /// Of papers without an arXiv id too, with what their ids were made of and what they were joined with.
  @Test(arguments: [0, 1, 2, 3, 4, 5, 6]) func joinsAndKeysAreRecovered(page: Int) throws {
    let key = PaperKey(text: "doi:10.1000/182")
    do {
      let database = try open()
      _ = try database.record([MarkChange(key.id, .star, to: "1")], keys: [key.id: key])
      _ = try database.record([MarkChange(paper(1), .rating, to: "3")])
      let joins = [PaperJoin(old: key.id, new: paper(1), proof: key)]
      #expect(try database.record(joins: joins).events.count == 1)
    }
    let before = try open().derived()
    overwrite(page * 4096, [UInt8](repeating: 0xAA, count: 4096))
    let recovery = try MarksDatabase.recover(path: path)
    let marks = try recovery.database.allMarks()
    #expect(marks[paper(1)]?.isStarred == true && marks[key.id]?.rating == 3)
    if recovery.restored.isEmpty { #expect(try recovery.database.derived() == before) }
    #expect(try recovery.database.strangers(among: [key.id: PaperKey(text: "x")]).count == 1)
  }

  @Test func aSoundDatabaseStaysWhereItIs() throws {
    let marks = try fill()
    let recovery = try MarksDatabase.recover(path: path)
    #expect(recovery.keptAs == nil)
    #expect(try recovery.database.allMarks() == marks)
  }

  @Test func aDatabaseThatCannotBeOpenedIsNotDamaged() throws {
    _ = try fill()
    folder.runSQL(path, "PRAGMA user_version=99")
    folder.runSQL(path, "UPDATE meta SET value='99' WHERE name='schema'")
    #expect(throws: MarksError.newer(path: path, version: 99)) {
      try MarksDatabase.recover(path: path)
    }
    #expect(folder.names() == ["marks.db", "marks.db.lock"])
  }

  @Test func rubbishThatLooksLikeEventsEndsSoon() throws {
    let heads = String(repeating: #"{"quire":1,"#, count: 200_000)
    folder.write("marks.db", heads + String(repeating: #"{"quire":1,"a":["#, count: 1000))
    #expect(try MarksDatabase.recover(path: path).events == 0)
  }
}
