import Catalog
import Glibc
import Papers
import Testing

@testable import Storage

/// Machines with clocks that go wrong, and files that are carried badly: in the end all have the same.
@Suite struct MarksConvergenceTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func allMachinesEndWithTheSame(seed: UInt64) throws {
    var world = try World(seed: seed)
    for _ in 0..<Int.random(in: 10...60, using: &world.numbers) { try world.step() }
    try world.settle()
    let first = world.machines[0].database
    let marks = try first.allMarks()
    let acknowledged = world.acknowledged
    let model = SlowMarks(try first.history(limit: 100_000).map(\.event))
    #expect(marks == model.all, "seed \(seed)")
    let starred = try first.starred(since: 0).map { $0.paper }
    #expect(starred == model.starred, "seed \(seed)")
    for machine in world.machines {
      let database = machine.database
      #expect(try database.allMarks() == marks, "seed \(seed)")
      let events = try database.history(limit: 100_000).map(\.event)
      // Nothing is there in part only.
      let parts = events.filter { $0.isPart }
      #expect(parts.isEmpty, "seed \(seed)")
      let others = try first.history(limit: 100_000).map(\.event)
      #expect(Set(events) == Set(others), "seed \(seed)")
      let known = Set(events.map(\.id))
      // What has several ids has the same under each, asked for one by one or by slices.
      for (id, paper) in marks { #expect(try database.marks(of: [id])[id] == paper) }
      #expect(try slices(database) == marks, "seed \(seed)")
      #expect(acknowledged.isSubset(of: known), "seed \(seed)")
      let derived = try database.derived()
      #expect(try derived == first.derived(), "seed \(seed)")
      #expect(try database.derivedAnew() == derived, "seed \(seed)")
      // Far-ahead clocks stand in the history where each machine received them.
      func undone(_ database: MarksDatabase) throws -> [MarkEvent.ID: Bool] {
        Dictionary(
          uniqueKeysWithValues: try database.history(limit: 100_000).map {
            ($0.event.id, $0.isUndone)
          })
      }
      #expect(try undone(database) == undone(first), "seed \(seed)")
    }
  }

  private func slices(_ database: MarksDatabase) throws -> [PaperID: PaperMarks] {
    var (all, last): ([PaperID: PaperMarks], PaperID?) = ([:], nil)
    repeat {
      let (marks, end) = try database.marks(after: last, limit: 2)
      all.merge(marks) { _, _ in
        Issue.record("twice")
        return PaperMarks()
      }
      last = end
    } while last != nil
    return all
  }

  private struct Machine {
    let number: Int
    var database: MarksDatabase
    let clock: TestClock
    var exchange: String { "exchange-\(number)" }
  }

  private struct World {
    let folder = TemporaryFolder(isInMemory: true)
    var numbers: SeededNumbers
    var machines: [Machine] = []
    var acknowledged: Set<MarkEvent.ID> = []

    init(seed: UInt64) throws {
      numbers = SeededNumbers(seed: seed)
      for number in 0..<Int.random(in: 2...5, using: &numbers) {
        let skew = Int64.random(in: -1_800_000_000_000...4_000_000_000_000, using: &numbers)
        let clock = TestClock(1_760_000_000_000 + (Bool.random(using: &numbers) ? skew : 0))
        let database = try folder.database("machine-\(number)", clock)
        // Names and chance follow from the seed too.
        try database.sqlite.run("PRAGMA synchronous=OFF")
        database.random = SeededNumbers(seed: seed << 8 | UInt64(number))
        try database.writing { try database.takeNewName() }
        machines.append(Machine(number: number, database: database, clock: clock))
        folder.makeFolder("exchange-\(number)")
      }
    }

    mutating func step() throws {
      let machine = machines.randomElement(using: &numbers)!
      machine.clock.milliseconds += Int64.random(in: -5000...20_000, using: &numbers)
      let database = machine.database
      switch Int.random(in: 0..<20, using: &numbers) {
      case 0..<9: acknowledge(try database.record(changes(database)).event)
      case 9: _ = try database.undo()
      case 10: _ = try database.redo()
      case 11:
        if let item = try database.history().randomElement(using: &numbers) {
          _ = try database.goBack(to: item.event.id)
        }
      case 12: try copyHome(machine)
      case 13:
        // The joins that a library would show, some of them wrong.
        let joins = (0..<3).map { _ in SlowMarks.join(&numbers) }
        for event in try database.record(joins: joins).events { acknowledge(event) }
        #expect(try database.record(joins: joins).events.isEmpty)
      case 14..<17: try carryBadly()
      default:
        _ = try database.sync(folder: folder[machine.exchange].text)
      }
      for item in try database.history(limit: 1) { acknowledged.insert(item.event.id) }
    }

    private mutating func acknowledge(_ event: MarkEvent?) {
      if let event { acknowledged.insert(event.id) }
    }

    private mutating func changes(_ database: MarksDatabase) throws -> [MarkChange] {
      try (0..<Int.random(in: 1...4, using: &numbers)).map { _ in
        let paper = SlowMarks.paper(&numbers)
        let isOn = Bool.random(using: &numbers)
        switch Int.random(in: 0..<9, using: &numbers) {
        case 0: return MarkChange(paper, .star, to: isOn ? "1" : nil)
        case 1: return MarkChange(paper, .rating, to: "\(Int.random(in: 1...5, using: &numbers))")
        case 2: return MarkChange(paper, .label(isOn ? " a  b" : "é"), to: isOn ? "1" : nil)
        case 3: return MarkChange(paper, .label("e\u{301}"), to: isOn ? "1" : nil)
        case 4: return MarkChange(paper, .other("mood"), to: isOn ? "e\u{301}" : "é")
        case 5: return MarkChange(paper, .note, to: isOn ? "Note \(numbers.next() % 100)" : nil)
        case 6:
          let note = try database.note(of: paper)
          return MarkChange(
            paper, .note, to: note.text + "\n\(numbers.next() % 100)",
            replaces: Array(note.heads.prefix(isOn ? 1 : 9)))
        case 7:
          let key = MarkField.citationKey("lee\(numbers.next() % 3)")
          return MarkChange(paper, key, to: isOn ? "1" : MarkField.formerKey)
        default: return MarkChange(paper, .queue, to: isOn ? "2.5" : nil)
        }
      }
    }

    /// Somebody copies a whole home, sync folder and all, and goes on with both.
    private mutating func copyHome(_ machine: Machine) throws {
      if machines.count > 5 { return }
      let number = machines.count
      folder.runSQL(
        machine.database.path, "VACUUM INTO '\(folder["machine-\(number).db"].text)'")
      let clock = TestClock(machine.clock.milliseconds)
      let database = try folder.database("machine-\(number)", clock)
      database.random = SeededNumbers(seed: numbers.next())
      machines.append(Machine(number: number, database: database, clock: clock))
      folder.makeFolder("exchange-\(number)")
    }

    /// A file goes to another machine: late, twice, or in part.
    private mutating func carryBadly() throws {
      let (from, to) = (
        machines.randomElement(using: &numbers)!, machines.randomElement(using: &numbers)!
      )
      guard let name = folder.names(in: from.exchange).randomElement(using: &numbers) else {
        return
      }
      var bytes = folder.bytes("\(from.exchange)/\(name)")
      var newName = name
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0:
        newName = "\(name.dropLast(6)) (copy \(numbers.next() % 3))\(name.suffix(6))"
      case 1: bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &numbers)))
      case 2: bytes = Array(bytes.suffix(Int.random(in: 0...bytes.count, using: &numbers)))
      default: break
      }
      folder.write(folder["\(to.exchange)/\(newName)"], bytes)
    }

    /// Everybody exchanges with everybody in one folder until nothing is new.
    mutating func settle() throws {
      folder.makeFolder("all")
      var isSettled = false
      var rounds = 0
      while !isSettled {
        isSettled = true
        rounds += 1
        for machine in machines {
          let result = try machine.database.sync(folder: folder["all"].text)
          if result.received + result.sent > 0 { isSettled = false }
          #expect(result.unreadable.isEmpty)
        }
        try #require(rounds < 10)
      }
    }
  }
}
