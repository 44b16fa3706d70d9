import Catalog
import Glibc
import Papers
import Testing

@testable import Storage

/// Keys that papers were given to be cited by.
@Suite struct MarksGivenKeysTests {
  private let folder = TemporaryFolder(isInMemory: true)
  private let one = PaperID("2504.00001")!
  private let two = PaperID("2504.00002")!
  private var exchange: String { folder["exchange"].text }

  /// Gives keys as if everything were known.
  private func give(_ keys: [PaperID: String], _ database: MarksDatabase) throws {
    #expect(try database.give(keys, besides: database.givenKeys()))
  }

  private func texts(_ database: MarksDatabase) throws -> [PaperID: [String]] {
    try database.givenKeys().mapValues { $0.map(\.text) }
  }

  @Test func whatIsGivenStaysAndIsNoActOfTheReader() throws {
    let database = try folder.database("marks")
    _ = try database.record([MarkChange(one, .star, to: "1")])
    try give([one: "lee2025", two: "li2025"], database)
    #expect(try texts(database) == [one: ["lee2025"], two: ["li2025"]])
    #expect(try database.allMarks()[two]?.citationKey == "li2025")
    // Undone is what the reader did, then nothing more; and it is done again.
    #expect(try database.undo()?.event.changes.map(\.field) == [.star])
    #expect(try database.undo() == nil)
    try give([one: "lee2025"], database)
    #expect(try database.redo()?.event.changes.map(\.field) == [.star])
    #expect(try texts(database) == [one: ["lee2025"], two: ["li2025"]])
    // Nor gone back over.
    let first = try #require(try database.history().last)
    _ = try database.goBack(to: first.event.id)
    #expect(try texts(database).count == 2)
    var told: [MarkEvent] = []
    try database.history(limit: 100, tellsKeys: false) { told.append($0.event) }
    #expect(!told.isEmpty && !told.contains(where: \.givesKeys))
    #expect(try database.history().contains { $0.event.givesKeys && !$0.isMine })
  }

  @Test func aLimitOfTheHistoryCountsWhatIsTold() throws {
    let database = try folder.database("marks")
    _ = try database.record([MarkChange(one, .star, to: "1")])
    for key in ["a", "b", "c"] { try give([one: key], database) }
    var told = 0
    try database.history(limit: 1, tellsKeys: false) { _ in told += 1 }
    #expect(told == 1)
  }

  @Test func nothingIsKeptWhenOthersGaveMeanwhile() throws {
    let database = try folder.database("marks")
    let before = try database.givenKeys()
    try give([two: "lee2025"], database)
    #expect(try !database.give([one: "lee2025"], besides: before))
    #expect(try texts(database) == [two: ["lee2025"]])
  }

  @Test func anotherKeyTakesItsPlace() throws {
    let database = try folder.database("marks")
    try give([one: "old"], database)
    try give([one: "new"], database)
    #expect(try database.allMarks()[one]?.citationKey == "new")
    let keys = try #require(try database.givenKeys()[one])
    #expect(keys.count == 2 && keys.contains { $0.text == "old" && $0.isFormer })
    try give([one: "old"], database)
    #expect(try database.allMarks()[one]?.citationKey == "old")
  }

  /// Also when nothing else was done there, so that nothing there is the reader's own.
  @Test func machinesThatGaveApartAgree() throws {
    let (early, late) = (TestClock(1_760_000_000_000), TestClock(1_760_000_500_000))
    let (first, second) = (try folder.database("a", early), try folder.database("b", late))
    try give([one: "second"], second)
    try give([one: "first", two: "mine"], first)
    for database in [first, second, first] {
      #expect(try database.sync(folder: exchange).isWhole)
    }
    #expect(try first.givenKeys() == second.givenKeys())
    #expect(try first.allMarks() == second.allMarks())
    #expect(try second.allMarks()[one]?.citationKey == "first")
    #expect(try texts(second) == [one: ["first", "second"], two: ["mine"]])
    #expect(try second.undo() == nil && first.undo() == nil)
  }

  /// A copy of a home goes on under another name, and what it had made before is still its own to send.
  @Test func whatWasGivenUnderAFormerNameIsSent() throws {
    let database = try folder.database("marks")
    try give([one: "lee2025"], database)
    try database.writing { try database.takeNewName() }
    #expect(try database.sync(folder: exchange).sent == 1)
    #expect(try folder.database("other").sync(folder: exchange).received == 1)
    // Nor is the name lost with a damaged database.
    database.emptyLog()
    let damaged = try DamagedDatabase(database.path)
    #expect(damaged.meta.keys.contains(where: MarksDatabase.isFormerName))
  }

  @Test func keysGoAlongWithAPaperThatGetsAnId() throws {
    let database = try folder.database("marks")
    let key = PaperKey(text: "doi:10.1000/1")
    #expect(
      try database.give([key.id: "lee2025"], besides: [:], origins: [key.id: key]))
    _ = try database.record(joins: [PaperJoin(old: key.id, new: one, proof: key)])
    #expect(try texts(database) == [one: ["lee2025"], key.id: ["lee2025"]])
    #expect(try database.givenKeys()[one] == database.allMarks()[one]?.givenKeys)
    // A paper that has the id of another one gets none.
    let other = PaperKey(text: "doi:10.1000/2")
    #expect(
      try database.give(
        [key.id: "other"], besides: database.givenKeys(), origins: [key.id: other]))
    #expect(try texts(database)[one] == ["lee2025"])
  }

  /// Quires that know no keys keep them as what a newer one knows, and so does this one with what is no key.
  @Test func linesOfKeys() throws {
    let database = try folder.database("marks")
    try give([one: "lee2025"], database)
    _ = try database.sync(folder: exchange)
    let line = String(
      decoding: folder.bytes("exchange/\(database.machine).jsonl"), as: UTF8.self)
    #expect(
      line.contains(
        #""kind":"marked","changes":[{"set":"cite:lee2025","from":null,"to":"1","papers":["2504.00001"]}]"#
      ))
    for name in ["cite:", "cite:a b", "cite:é", "cite:{x}", "cite:...", "cites"] {
      #expect(MarkField(name: name) == .other(name))
    }
    #expect(MarkField(name: "cite:a/B.c_1") == .citationKey("a/B.c_1"))
    #expect(
      !MarkField.citationKey("a").accepts("2") && MarkField.citationKey("a").accepts("former"))
  }

  /// So that a line stays far below what an exchange takes.
  @Test func manyKeysAreManyEvents() throws {
    let database = try folder.database("marks")
    let keys = Dictionary(
      uniqueKeysWithValues: (0..<12_000).map { (PaperID("2504.\(10_000 + $0)")!, "key\($0)") })
    try give(keys, database)
    #expect(try database.givenKeys().mapValues { $0[0].text } == keys)
    #expect(try database.history().map(\.event.changes.count) == [2000, 5000, 5000])
    let derived = try database.derived()
    #expect(try database.derivedAnew() == derived)
  }

  @Test func aDamagedDatabaseKeepsThem() throws {
    let path = folder["marks.db"].text
    do {
      let database = try folder.database("marks")
      try give([one: "lee2025", two: "li2025"], database)
    }
    let file = open(path, O_WRONLY)
    #expect(pwrite(file, [UInt8](repeating: 0xAA, count: 4096), 4096, 0) == 4096)
    close(file)
    let recovery = try MarksDatabase.recover(path: path)
    #expect(try texts(recovery.database) == [one: ["lee2025"], two: ["li2025"]])
    #expect(try recovery.database.undo() == nil)
  }
}
