import Catalog
import Glibc
import Papers
import Testing

@testable import Storage

/// Papers without an arXiv id, and what becomes of their marks when they get one.
@Suite struct MarksJoinTests {
  private let folder = TemporaryFolder(isInMemory: true)
  private var exchange: String { folder["exchange"].text }
  private let key = PaperKey(text: "doi:10.1000/182")
  private var old: PaperID { key.id }
  private let new = PaperID("2504.13989")!
  private let other = PaperID("2504.00001")!
  private var join: PaperJoin { PaperJoin(old: old, new: new, proof: key) }

  private func syncAll(_ databases: MarksDatabase...) throws {
    for database in databases + databases { _ = try database.sync(folder: exchange) }
  }

  @Test func marksOfAPaperWithoutAnArxivIDAreKept() throws {
    #expect(old.description.hasPrefix("x/") && old.description.utf8.count == 15)
    let clock = TestClock()
    do {
      let database = try folder.database("marks", clock)
      _ = try database.record(
        [MarkChange(old, .star, to: "1"), MarkChange(old, .note, to: "A note.")], keys: [old: key])
      _ = try database.record([MarkChange(old, .label("to cite"), to: "1")])
      _ = try database.undo()
      _ = try database.redo()
      _ = try database.takeSeen([SeenPaper(id: old, version: 0, entries: 1)])
    }
    let database = try folder.database("marks", clock)
    let marks = try #require(try database.allMarks()[old])
    #expect(marks.isStarred && marks.note == "A note." && marks.labels == ["to cite"])
    #expect(try database.marks(after: nil, limit: 1).marks[old] == marks)
    #expect(try database.starred(since: 0).map(\.paper) == [old])
    #expect(try database.history().last?.event.keys == [old: key])
    // Also for marks that are made where the key is not known.
    #expect(try database.history().first?.event.keys == [old: key])
    #expect(try database.takeSeen([SeenPaper(id: old, version: 0, entries: 1)]).isEmpty)
    let derived = try database.derived()
    #expect(try database.derivedAnew() == derived)
  }

  @Test func marksGoAlongWithAJoin() throws {
    let database = try folder.database("marks")
    _ = try database.record([
      MarkChange(old, .star, to: "1"), MarkChange(old, .rating, to: "2"),
      MarkChange(old, .label("a"), to: "1"), MarkChange(old, .note, to: "Old."),
    ])
    _ = try database.record([
      MarkChange(new, .rating, to: "5"), MarkChange(new, .label("b"), to: "1"),
      MarkChange(new, .note, to: "New."),
    ])
    let before = try database.allMarks()
    let (events, marks) = try database.record(joins: [join])
    #expect(events.map(\.changes) == [[MarkChange(old, .join(new), to: key.text)]])
    let one = try #require(marks[new])
    #expect(one.isStarred && one.rating == 5 && one.labels == ["a", "b"])
    #expect(one.note == "Old.\n\n---\n\nNew." && marks[old] == one)
    #expect(try database.allMarks() == [old: one, new: one])
    #expect(try database.note(of: new).heads.count == 2)
    // Every day the same library.
    #expect(try database.record(joins: [join]).events.isEmpty)
    #expect(try database.history().count == 3)
    let undone = try #require(try database.undo())
    #expect(undone.marks == before && undone.changes.count == 1)
    #expect(try database.allMarks() == before)
    // Who has divided them does not want them joined again by himself.
    #expect(try database.record(joins: [join]).events.isEmpty)
    #expect(try database.redo()?.marks[old] == one)
    let first = try #require(try database.history().last).event.id
    #expect(try database.goBack(to: first) != nil)
    #expect(try Array(database.allMarks().keys) == [old])
  }

  @Test func onlyWhatHasMarksIsJoined() throws {
    let database = try folder.database("marks")
    _ = try database.record([MarkChange(new, .star, to: "1")])
    #expect(try database.record(joins: [join]).events.isEmpty)
    let impossible = [
      PaperJoin(old: new, new: other, proof: key), PaperJoin(old: old, new: old, proof: key),
    ]
    _ = try database.record([MarkChange(old, .star, to: "1")])
    #expect(try database.record(joins: impossible).events.isEmpty)
    _ = try database.record([MarkChange(old, .star, to: nil)])
    #expect(try database.record(joins: [join]).events.isEmpty)
    _ = try database.record([MarkChange(old, .read, to: "1")])
    #expect(try database.record(joins: [join]).events.count == 1)
    #expect(try database.record([MarkChange(new, .join(other), to: "x")]).event == nil)
  }

  @Test func marksOnEitherIDAreOfBoth() throws {
    let database = try folder.database("marks")
    _ = try database.record([MarkChange(old, .star, to: "1"), MarkChange(old, .note, to: "One.")])
    _ = try database.record(joins: [join])
    let (event, marks) = try database.record([
      MarkChange(new, .star, to: nil), MarkChange(new, .label("e\u{301}"), to: "1"),
      MarkChange(new, .note, to: "Two."),
    ])
    #expect(event?.changes[0].from == "1" && event?.changes[2].from == "One.")
    #expect(marks.keys.count == 2 && marks[old] == marks[new] && marks[old]?.note == "Two.")
    #expect(
      try database.record([MarkChange(old, .label("é"), to: "1")]).event?.changes.count == nil)
    #expect(try database.record([MarkChange(old, .star, to: nil)]).event == nil)
    _ = try database.record([MarkChange(old, .label("é"), to: nil)])
    #expect(try database.allMarks()[new]?.labels == [])
    _ = try database.undo()
    _ = try database.undo()
    #expect(try database.allMarks()[new]?.note == "One.")
    #expect(try database.allMarks()[new]?.isStarred == true)
    #expect(try database.starred(since: 0).map(\.paper) == [new])
  }

  @Test func marksMadeElsewhereUnderTheOldIDStillArrive() throws {
    let (one, two) = (try folder.database("one"), try folder.database("two"))
    _ = try one.record([MarkChange(old, .star, to: "1")])
    try syncAll(one, two)
    _ = try one.record(joins: [join])
    _ = try two.record([
      MarkChange(old, .label("later"), to: "1"), MarkChange(other, .read, to: "1"),
    ])
    try syncAll(one, two)
    for database in [one, two] {
      let marks = try #require(try database.allMarks()[new])
      #expect(marks.isStarred && marks.labels == ["later"])
    }
    #expect(try one.allMarks() == two.allMarks())
    // Divided by the one who joined them.
    _ = try one.undo()
    try syncAll(one, two)
    #expect(try two.allMarks()[new] == nil && two.allMarks()[old]?.labels == ["later"])
  }

  @Test func newsTellsBothPapers() throws {
    let (one, two) = (try folder.database("marks"), try folder.database("marks"))
    _ = try one.record([MarkChange(old, .star, to: "1")])
    _ = try one.record([MarkChange(new, .read, to: "1")])
    _ = try two.news()
    _ = try one.record(joins: [join])
    #expect(try two.news().mapValues(\.isStarred) == [old: true, new: true])
    _ = try one.record(joins: [PaperJoin(old: old, new: other, proof: key)])
    #expect(try two.news().mapValues(\.isStarred) == [old: true, new: false, other: true])
    _ = try one.undo()
    #expect(try two.news().mapValues(\.isRead) == [old: true, new: true, other: false])
  }

  @Test func theLatestOfSeveralJoinsCounts() throws {
    let (one, two) = (try folder.database("one"), try folder.database("two", TestClock(1)))
    for database in [one, two] { _ = try database.record([MarkChange(old, .star, to: "1")]) }
    _ = try one.record(joins: [join])
    _ = try two.record(joins: [PaperJoin(old: old, new: other, proof: key)])
    try syncAll(one, two)
    for database in [one, two] {
      #expect(try Set(database.allMarks().keys) == [old, new])
    }
    _ = try one.undo()
    try syncAll(one, two)
    #expect(try Set(two.allMarks().keys) == [old, other])
  }

  @Test func joinsInACircleAreOnePaper() throws {
    let second = PaperKey(text: "openreview.net/forum?id=2")
    let (one, two) = (try folder.database("one"), try folder.database("two"))
    _ = try one.record([MarkChange(old, .star, to: "1")])
    _ = try two.record([MarkChange(second.id, .read, to: "1")])
    _ = try one.record(joins: [PaperJoin(old: old, new: second.id, proof: key)])
    _ = try two.record(joins: [PaperJoin(old: second.id, new: old, proof: second)])
    try syncAll(one, two)
    for database in [one, two] {
      let marks = try database.allMarks()
      #expect(marks[old] == marks[second.id] && marks[old]?.isRead == true && marks.count == 2)
      #expect(try database.starred(since: 0).map(\.paper) == [min(old, second.id)])
      // The one that gets an arXiv id takes the other along.
      #expect(try database.record(joins: [join]).events.count == 1)
      #expect(try database.allMarks()[new]?.isRead == true)
      _ = try database.undo()
    }
  }

  @Test func aChainOfAHundredThousandIsNothing() {
    let ids = (0..<100_000).map { PaperKey(text: "doi:10.1000/\($0)").id }
    var latest = Dictionary(uniqueKeysWithValues: zip(ids, ids.dropFirst()))
    let chain = JoinedPapers(latest)
    #expect(chain.papers.count == 1 && chain.paper(ids[0]) == ids.last)
    latest[ids.last!] = ids[50_000]
    #expect(JoinedPapers(latest).paper(ids[0]) == ids[50_000...].min())
    latest[ids.last!] = new
    #expect(JoinedPapers(latest).ids(of: ids[7])?.first == new)
  }

  /// Joins that come through another one are found in one go, in whatever order they are given.
  @Test func joinsThatFollowFromEachOther() throws {
    let second = PaperKey(text: "openreview.net/forum?id=2")
    let database = try folder.database("marks")
    _ = try database.record([MarkChange(old, .star, to: "1")])
    let joins = [
      PaperJoin(old: second.id, new: new, proof: second),
      PaperJoin(old: old, new: second.id, proof: key),
    ]
    #expect(try database.record(joins: joins).events.count == 2)
    #expect(try database.allMarks().count == 3)
    #expect(try database.record(joins: joins).events.isEmpty)
  }

  @Test(arguments: 0..<100 as Range<UInt64>) func undoGivesBackExactlyWhatWas(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let folder = TemporaryFolder(isInMemory: true)
    let database = try folder.database("marks")
    try database.sqlite.run("PRAGMA synchronous=OFF")
    for _ in 0..<Int.random(in: 5...25, using: &numbers) {
      let paper = SlowMarks.paper(&numbers)
      let changes = [
        MarkChange(paper, .star, to: Bool.random(using: &numbers) ? "1" : nil),
        MarkChange(paper, .note, to: "Note \(numbers.next() % 9)"),
        MarkChange(paper, .label("l\(numbers.next() % 3)"), to: "1"),
      ]
      _ = try database.record(changes.filter { _ in Bool.random(using: &numbers) })
    }
    var states = [try database.allMarks()]
    for _ in 0..<4 {
      if try database.record(joins: [SlowMarks.join(&numbers)]).events.isEmpty { continue }
      states.append(try database.allMarks())
    }
    for state in states.dropLast().reversed() {
      _ = try database.undo()
      #expect(try database.allMarks() == state, "seed \(seed)")
    }
    for state in states.dropFirst() {
      _ = try database.redo()
      #expect(try database.allMarks() == state, "seed \(seed)")
    }
  }

  /// Marks are made while papers are joined, on either id: each step back, and going back over several, gives
  /// exactly what was; also under each id alone, when all joins are undone.
  @Test(arguments: 0..<200 as Range<UInt64>) func stepsBackWhilePapersAreJoined(seed: UInt64) throws
  {
    var numbers = SeededNumbers(seed: seed)
    let folder = TemporaryFolder(isInMemory: true)
    let database = try folder.database("marks")
    try database.sqlite.run("PRAGMA synchronous=OFF")
    var states: [(event: MarkEvent.ID?, marks: [PaperID: PaperMarks])] = [(nil, [:])]
    var joined: Set<PaperID> = []
    for _ in 0..<Int.random(in: 8...30, using: &numbers) {
      if numbers.next() % 4 == 0 {
        // What is known of a paper only grows.
        let join = SlowMarks.join(&numbers)
        if !joined.insert(join.old).inserted { continue }
        _ = try database.record(joins: [join])
      } else {
        _ = try database.record(SlowMarks.changes(&numbers))
      }
      let last = try database.history(limit: 1).first?.event.id
      if last != states.last?.event { states.append((last, try database.allMarks())) }
    }
    for state in states.dropLast().reversed() {
      _ = try database.undo()
      #expect(try database.allMarks() == state.marks, "seed \(seed)")
    }
    for state in states.dropFirst() {
      _ = try database.redo()
      #expect(try database.allMarks() == state.marks, "seed \(seed)")
    }
    let place = Int.random(in: 1..<max(2, states.count), using: &numbers)
    guard place < states.count, let event = states[place].event else { return }
    _ = try database.goBack(to: event)
    #expect(try database.allMarks() == states[place].marks, "seed \(seed)")
  }

  @Test func marksOnAPaperOfSeveralIDsAreToldUnderOne() throws {
    let database = try folder.database("marks")
    _ = try database.record([MarkChange(old, .note, to: "Old."), MarkChange(old, .star, to: "1")])
    _ = try database.record([MarkChange(new, .note, to: "New.")])
    _ = try database.record(joins: [join])
    let event = try #require(
      try database.record([MarkChange(new, .note, to: "Both."), MarkChange(old, .star, to: nil)])
        .event)
    #expect(event.changes.map(\.paper) == [new, new])
    let undone = try #require(try database.undo())
    #expect(undone.event == event && undone.changes.map(\.paper) == [new, new])
    _ = try database.undo()
    #expect(
      try database.allMarks()[old]?.note == "Old." && database.allMarks()[new]?.note == "New.")
    #expect(try database.allMarks()[new]?.isStarred == false)
  }

  // MARK: Exchange

  /// What a Quire before this one takes from a folder: lines of `.jsonl` in which all papers are arXiv's.
  private func linesForOlderQuires() -> [String] {
    folder.names(in: "exchange").filter { $0.hasSuffix(".jsonl") }.flatMap { name in
      String(decoding: folder.bytes("exchange/\(name)"), as: UTF8.self).split(separator: "\n")
        .map(String.init)
    }
  }

  @Test func olderQuiresGetTheArxivPartOfEverything() throws {
    let one = try folder.database("one")
    _ = try one.record([MarkChange(other, .read, to: "1")])
    _ = try one.record([MarkChange(old, .star, to: "1")])
    _ = try one.record([MarkChange(old, .rating, to: "3"), MarkChange(new, .rating, to: "3")])
    _ = try one.undo()
    _ = try one.record(joins: [join])
    let result = try one.sync(folder: exchange)
    #expect(result.sent == 5)
    #expect(folder.names(in: "exchange") == ["\(one.machine).jsonl", "\(one.machine).quire"])
    let lines = linesForOlderQuires()
    #expect(lines.count == 3 && !lines.contains { $0.contains("x/") || $0.contains("doi:") })
    #expect(lines.allSatisfy { EventLine.event($0.utf8)?.changes.isEmpty == false })
    // Nothing more is to be said.
    #expect(try one.sync(folder: exchange) == SyncResult())
    let two = try folder.database("two")
    let taken = try two.sync(folder: exchange)
    #expect(taken.received == 5 && taken.machines == 1 && taken.isWhole)
    #expect(try two.allMarks() == one.allMarks() && two.derived() == one.derived())
  }

  /// The two files are carried apart: the part comes first, or after the whole, or alone.
  @Test(arguments: [[".jsonl", ".quire"], [".quire", ".jsonl"], [".jsonl", ".jsonl", ".quire"]])
  func aPartGivesWayToTheWhole(order: [String]) throws {
    let (one, two) = (try folder.database("one"), try folder.database("two"))
    let event = try one.record([
      MarkChange(old, .star, to: "1"), MarkChange(new, .star, to: "1"),
    ]).event
    _ = try one.sync(folder: exchange)
    folder.makeFolder("carried")
    for suffix in order {
      let name = "\(one.machine)\(suffix)"
      folder.write(folder["carried/\(name)"], folder.bytes("exchange/\(name)"))
      _ = try two.sync(folder: folder["carried"].text)
      #expect(try two.allMarks()[new]?.isStarred == true)
      #expect(try two.allMarks()[old] == nil || suffix == ".quire" || order[0] == ".quire")
    }
    #expect(try two.history().map(\.event) == [event])
    #expect(try two.derived() == one.derived() && two.derivedAnew() == one.derived())
    // What is only known in part is told when it is whole.
    #expect(try two.sync(folder: folder["carried"].text).received == 0)
  }

  /// The own events of a backup come back from both files.
  @Test func anOldBackupGetsItsLaterEventsBack() throws {
    do {
      let one = try folder.database("one")
      folder.runSQL(one.path, "VACUUM INTO '\(folder["backup.db"].text)'")
      _ = try one.record([MarkChange(old, .star, to: "1"), MarkChange(new, .star, to: "1")])
      _ = try one.sync(folder: exchange)
    }
    let backup = try folder.database("backup")
    _ = try backup.record([MarkChange(other, .read, to: "1")])
    for _ in 0..<2 { _ = try backup.sync(folder: exchange) }
    #expect(try backup.allMarks().count == 3)
    #expect(try folder.database("fresh").sync(folder: exchange).received == 2)
  }

  @Test(arguments: [
    #""set":"join:2504.00002","to":"p","papers":["2504.00001"]"#,
    #""set":"join:x/ZZZ","to":"p","papers":["2504.00001"]"#,
  ])
  func joinsThatThereCannotBe(change: String) throws {
    folder.makeFolder("exchange")
    folder.write(
      "exchange/m.quire",
      #"{"quire":1,"machine":"m","sequence":1,"clock":1,"kind":"marked","changes":[{\#(change)}]}"#
        + "\n")
    let database = try folder.database("one")
    let result = try database.sync(folder: exchange)
    #expect(result.received == 1 && result.refused.count == (change.contains("ZZZ") ? 0 : 1))
    #expect(try database.allMarks().isEmpty)
  }

  // MARK: Keys

  @Test func aPaperWithTheIDOfAnotherOneGetsNoneOfItsMarks() throws {
    let database = try folder.database("marks")
    let second = PaperKey(text: "doi:10.1000/183")
    _ = try database.record([MarkChange(old, .star, to: "1")], keys: [old: key])
    #expect(throws: MarksError.anotherPaper(old, key)) {
      try database.record([MarkChange(old, .read, to: "1")], keys: [old: second])
    }
    #expect(try database.strangers(among: [old: second]) == [old: key])
    #expect(try database.strangers(among: [old: key]).isEmpty)
    #expect(try database.allMarks()[old]?.isRead == false)
  }

  /// Each machine has met one of two papers with one id: both end with the same, and not with a mixture.
  @Test(arguments: [true, false]) func twoPapersWithOneIDAreNeverJoined(isFirst: Bool) throws {
    let (one, two) = (try folder.database("one"), try folder.database("two", TestClock(5)))
    let second = PaperKey(text: "doi:10.1000/183")
    let (first, last) = isFirst ? (one, two) : (two, one)
    _ = try first.record([MarkChange(old, .star, to: "1")], keys: [old: key])
    _ = try last.record(
      [MarkChange(old, .note, to: "Another paper."), MarkChange(new, .read, to: "1")],
      keys: [old: second])
    try syncAll(one, two)
    for database in [one, two] {
      let marks = try #require(try database.allMarks()[old])
      #expect(marks.isStarred && marks.note.isEmpty)
      #expect(try database.allMarks()[new]?.isRead == true)
      #expect(try database.strangers(among: [old: second]) == [old: key])
      #expect(try database.history().count == 2)
    }
    let derived = try one.derived()
    #expect(try derived == two.derived() && derived == one.derivedAnew())
  }
}
