import Catalog
import Glibc
import Papers
import Testing

@testable import Storage

/// Clocks that are far ahead: for a while here, or on another machine.
@Suite struct MarksClockTests {
  private let folder = TemporaryFolder(isInMemory: true)
  private let paper = PaperID("2504.13989")!
  private let other = PaperID("2504.00001")!
  /// The year 3999, and today, in milliseconds.
  private static let future: Int64 = 64_000_000_000_000
  private static let today: Int64 = 1_795_000_000_000
  private var exchange: String { folder["exchange"].text }

  @Test func aClockThatWasAheadDatesNothingLater() throws {
    let clock = TestClock(MarksClockTests.today)
    let database = try folder.database("one", clock)
    _ = try database.record([MarkChange(other, .read, to: "1")])
    clock.milliseconds = MarksClockTests.future
    _ = try database.record([MarkChange(paper, .star, to: "1")])
    _ = try database.record([MarkChange(paper, .rating, to: "2")])
    // That it may be ahead is said while it is.
    let (today, future) = (MarksClockTests.today, MarksClockTests.future)
    #expect(database.takeClockNotes() == [.mayBeAhead(future, last: today)])
    #expect(database.takeClockNotes().isEmpty)
    clock.milliseconds = MarksClockTests.today + 60_000
    let event = try #require(try database.record([MarkChange(other, .star, to: "1")]).event)
    #expect(event.time == clock.milliseconds && event.id.clock >> 16 == clock.milliseconds)
    // That it was ahead is said once.
    guard case .wasAhead(let ahead) = try #require(database.takeClockNotes().first) else {
      Issue.record("Nobody says that the clock was ahead.")
      return
    }
    #expect(abs(ahead - MarksClockTests.future) < 1000)
    #expect(database.takeClockNotes().isEmpty)
    #expect(try database.starred(since: MarksClockTests.today).map(\.paper) == [other, paper])
    // The history is in the order in which it was done, and undo goes back in it.
    #expect(try database.history()[0].event == event)
    #expect(try database.undo()?.event == event)
    #expect(try database.undo()?.event.changes[0].field == .rating)
    #expect(try database.allMarks()[paper]?.rating == 0)
    #expect(try database.redo()?.event.changes[0].field == .rating)
    #expect(try database.history(limit: 100).filter(\.isUndone).map(\.event) == [event])
  }

  @Test func whatReplacesAValueOfTheFutureIsLater() throws {
    let (one, two) = (
      try folder.database("one", TestClock(MarksClockTests.future)),
      try folder.database("two", TestClock(MarksClockTests.today))
    )
    _ = try one.record([
      MarkChange(paper, .rating, to: "5"), MarkChange(paper, .note, to: "Of the future"),
    ])
    for database in [one, two] { _ = try database.sync(folder: exchange) }
    let rating = try #require(try two.record([MarkChange(paper, .rating, to: "1")]).event)
    #expect(rating.id.clock >> 16 >= MarksClockTests.future - 1000)
    #expect(rating.time == MarksClockTests.today)
    _ = try two.record([MarkChange(paper, .note, to: "Of today")])
    // Another field has the time of today.
    let star = try #require(try two.record([MarkChange(paper, .star, to: "1")]).event)
    #expect((0..<100).contains(star.id.clock >> 16 - MarksClockTests.today))
    #expect(try two.history()[0].event == star)
    for database in [two, one] { _ = try database.sync(folder: exchange) }
    let marks = try #require(try one.allMarks()[paper])
    #expect(marks.rating == 1 && marks.note == "Of today" && marks.isStarred)
  }

  @Test func clocksOfOthersThatAreAheadAreSaid() throws {
    let (one, two) = (
      try folder.database("one", TestClock(MarksClockTests.today + 2 * EventLine.day)),
      try folder.database("two", TestClock(MarksClockTests.today))
    )
    _ = try one.record([MarkChange(paper, .star, to: "1")])
    _ = try one.sync(folder: exchange)
    let result = try two.sync(folder: exchange)
    #expect(result.clocksAhead == [one.machine: MarksClockTests.today + 2 * EventLine.day])
    // Once, and it is no trouble.
    #expect(result.isWhole)
    #expect(try two.sync(folder: exchange).clocksAhead.isEmpty)
  }

  /// Less than a day is what clocks are like: then the hybrid clock goes on.
  @Test func aClockThatIsALittleAheadIsFollowed() throws {
    let (one, two) = (
      try folder.database("one", TestClock(MarksClockTests.today + EventLine.day / 2)),
      try folder.database("two", TestClock(MarksClockTests.today))
    )
    _ = try one.record([MarkChange(paper, .star, to: "1")])
    for database in [one, two] { _ = try database.sync(folder: exchange) }
    let event = try #require(try two.record([MarkChange(other, .star, to: "1")]).event)
    #expect(try event.id > one.history()[0].event.id)
    #expect(event.time == MarksClockTests.today)
  }

  /// Three machines, one of them in the year 3999 for some of the time: all end with the same, whoever marks
  /// last wins when he knew of the others, and what is dated today is in the report of today.
  @Test(arguments: 0..<60 as Range<UInt64>) func threeMachines(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let folder = TemporaryFolder(isInMemory: true)
    let clocks = (0..<3).map { TestClock(MarksClockTests.today + Int64($0) * 1000) }
    let machines = try clocks.enumerated().map { try folder.database("machine-\($0)", $1) }
    for machine in machines { try machine.sqlite.run("PRAGMA synchronous=OFF") }
    func syncAll() throws {
      for _ in 0..<2 {
        for machine in machines { _ = try machine.sync(folder: folder["exchange"].text) }
      }
    }
    let papers = (0..<4).map { PaperID("2504.\(10_000 + $0)")! }
    for _ in 0..<25 {
      let number = Int.random(in: 0..<3, using: &numbers)
      let (machine, clock) = (machines[number], clocks[number])
      clock.milliseconds += 1000
      // The last machine is in the future now and then.
      let isAhead = number == 2 && Bool.random(using: &numbers)
      let now = clock.milliseconds
      if isAhead { clock.milliseconds = MarksClockTests.future + now % 1_000_000 }
      defer { clock.milliseconds = now }
      let paper = papers.randomElement(using: &numbers)!
      switch Int.random(in: 0..<10, using: &numbers) {
      case 0..<2: try syncAll()
      case 2:
        let last = try machine.history(limit: 100).first {
          if case .undone = $0.event.kind { return false }
          if case .redone = $0.event.kind { return false }
          return $0.isMine && !$0.isUndone
        }
        #expect(try machine.undo()?.event == last?.event, "seed \(seed)")
      case 3:
        // Knowing of all the others, the mark that is made now is the one that counts everywhere.
        try syncAll()
        let rating = "\(Int.random(in: 1...5, using: &numbers))"
        _ = try machine.record([MarkChange(paper, .rating, to: rating)])
        try syncAll()
        for machine in machines {
          #expect(try machine.allMarks()[paper]?.rating == Int(rating), "seed \(seed)")
        }
      default:
        let field = [MarkField.star, .read, .rating, .note, .label("x")]
          .randomElement(using: &numbers)!
        let value = field == .note ? "Note \(numbers.next() % 9)" : field == .rating ? "3" : "1"
        let isOn = Bool.random(using: &numbers)
        let made = try machine.record([MarkChange(paper, field, to: isOn ? value : nil)]).event
        if let made {
          #expect(made.time == clock.milliseconds, "seed \(seed)")
          #expect(try machine.history(limit: 1).first?.event == made, "seed \(seed)")
          // Stars of today are in the report of today.
          if field == .star, isOn, !isAhead {
            let week = try machine.starred(since: MarksClockTests.today)
            #expect(week.contains { $0.paper == paper && $0.milliseconds == made.time })
          }
        }
      }
    }
    try syncAll()
    let (marks, derived) = (try machines[0].allMarks(), try machines[0].derived())
    for machine in machines {
      #expect(try machine.allMarks() == marks, "seed \(seed)")
      #expect(try machine.derived() == derived, "seed \(seed)")
      #expect(try machine.derivedAnew() == derived, "seed \(seed)")
    }
  }

  // MARK: Values of others

  @Test(arguments: [
    ("queue", "1e400"), ("queue", "nan"), ("queue", "inf"), ("queue", "-2e12"), ("queue", "x"),
    ("queue", ""), ("rating", "6"), ("rating", "0"), ("rating", "-1"), ("rating", "3.5"),
    ("rating", "99999999999999999999"), ("star", "yes"), ("read", "0"), ("label:x", "2"),
    ("triaged", "-1"), ("triaged", "9223372036854775807"), ("triaged", "v2"),
  ])
  func valuesThatThereCannotBe(field: String, value: String) throws {
    folder.makeFolder("exchange")
    folder.write(
      "exchange/peer.jsonl",
      #"{"quire":1,"machine":"peer","sequence":1,"clock":99,"kind":"marked","changes":[{"set":"\#(field)","from":null,"to":"\#(value)","papers":["2504.13989"]},{"set":"star","to":"1","papers":["2504.00001"]}]}"#
        + "\n")
    let database = try folder.database("one")
    let result = try database.sync(folder: exchange)
    // What is empty is no value.
    guard !value.isEmpty else { return #expect(result.received == 1 && result.isWhole) }
    #expect(result.received == 1 && !result.isWhole)
    let refused = try #require(result.refused.first)
    #expect(refused.place?.line == 1 && refused.changes.map(\.paper) == [paper])
    #expect(refused.changes.map(\.field) == [MarkField(name: field)])
    // The rest of it counts, and later marks have their effect.
    #expect(try database.allMarks().keys.map(\.description) == ["2504.00001"])
    #expect(try database.endOfQueue() == 1)
    _ = try database.record([MarkChange(paper, .queue, to: "1.0")])
    #expect(try database.allMarks()[paper]?.queueRank == 1)
  }

  @Test func theLastPlaceOfTheQueueStaysAPlace() throws {
    let database = try folder.database("one")
    _ = try database.record([MarkChange(other, .queue, to: "\(MarkField.lastRank)")])
    let end = try database.endOfQueue()
    #expect(MarkField.queue.accepts("\(end)"))
    _ = try database.record([MarkChange(paper, .queue, to: "\(end)")])
    #expect(try database.allMarks()[paper]?.queueRank == end)
  }
}
