import Catalog
import Digests
import Papers
import Storage
import Testing

/// What is new in a library, where most of its papers are not looked at: the same as a look at each.
@Suite struct LibraryLookTests {
  private static let seed: UInt64 = 20_261_128
  private let folder = TemporaryFolder()
  private let clock = TestClock()
  private func paper(_ number: Int) -> PaperID { PaperID("2504.\(10_000 + number)")! }

  private func wait(hours: Int64) { clock.milliseconds += hours * 3_600_000 }

  private func digest(_ name: String, _ papers: [(number: Int, version: Int)]) -> Digest {
    let text = papers.map { number, version in
      "## T\(number)\n\n>Authors: A. B\n\n"
        + "> http://arxiv.org/abs/\(paper(number))v\(version)\n\nText.\n\n"
    }.joined()
    return DigestParser.parse(Array("# D\n\n\(text)".utf8), path: name, dialects: Dialect.text)
  }

  private func limits(stamped: Int = 4, news: Int = 100_000) -> LibraryLook.Limits {
    var limits = LibraryLook.Limits()
    (limits.stamped, limits.news) = (stamped, news)
    return limits
  }

  private func look(
    _ library: Library, _ database: MarksDatabase, keeps: Bool = true, news: Int = 100_000
  ) throws -> Arrivals {
    var look = LibraryLook(at: library, keeps: keeps, limits: limits(news: news))
    return try look.finish(in: database)
  }

  /// The days of the papers of a library, whichever way they are listed.
  private func days(_ arrivals: Arrivals, _ library: Library) -> [PaperID: Day] {
    var days: [PaperID: Day] = [:]
    for part in arrivals.days.rest {
      library.visitPapers(in: part.rows) { days[library.id(of: $0)] = part.day }
    }
    for id in arrivals.days.undated { days[id] = nil }
    for part in arrivals.days.listed { for id in part.papers { days[id] = part.day } }
    return days
  }

  private func expectSame(
    _ found: Arrivals, _ slow: Arrivals, in library: Library, _ place: String
  ) {
    #expect(days(found, library) == days(slow, library), "\(place)")
    var (left, right) = (found, slow)
    (left.days, right.days) = (ArrivalDays(), ArrivalDays())
    #expect(left == right, "\(place)")
  }

  /// Each paper of a library, looked at in a database of its own.
  private func slow(_ library: Library, _ database: MarksDatabase) throws -> Arrivals {
    let papers = library.stretches().flatMap { stretch in
      var papers: [SeenPaper] = []
      library.visitPapers(in: stretch.rows) { papers.append(SeenPaper($0, in: library)) }
      return papers
    }
    return try database.takeSeen(papers)
  }

  @Test func equalsLookingAtEachPaper() throws {
    var random = SeededNumbers(seed: Self.seed)
    for round in 0..<12 {
      let fast = try folder.database("fast\(round)", clock)
      let reference = try folder.database("slow\(round)", clock)
      var digests: [Digest] = []
      for step in 0..<10 {
        let place = "seed \(Self.seed), round \(round), step \(step)"
        switch Int.random(in: 0..<5, using: &random) {
        case 0 where digests.count > 1: digests.removeFirst()
        case 1: break
        default:
          let papers = (0..<Int.random(in: 1..<12, using: &random)).map { _ in
            (Int.random(in: 0..<60, using: &random), Int.random(in: 1..<4, using: &random))
          }
          digests.append(digest("\(step).md", papers))
        }
        if Bool.random(using: &random) { wait(hours: 5) }
        if Bool.random(using: &random) { digests.shuffle(using: &random) }
        let library = Library().updated(to: digests)
        let isKept = Bool.random(using: &random)
        if !isKept {
          let looked = try look(library, fast, keeps: false)
          expectSame(try look(library, fast, keeps: false), looked, in: library, place)
        }
        expectSame(try look(library, fast), try slow(library, reference), in: library, place)
        // Now every stretch that is not small is known.
        expectSame(try look(library, fast), try slow(library, reference), in: library, place)
      }
    }
  }

  @Test func whatIsKnownIsNotLookedAt() throws {
    let database = try folder.database("marks", clock)
    let library = Library().adding([digest("1.md", (0..<20).map { ($0, 1) })])
    _ = try look(library, database)
    wait(hours: 5)
    // Who forgets every paper would find them new, were they looked at.
    folder.runSQL(folder["marks.db"].text, "DELETE FROM seen")
    let arrivals = try look(library, database)
    #expect(arrivals.isEmpty)
    #expect(arrivals.days.listed.isEmpty && arrivals.days.rest.count == 1)
    // In another version of one paper they are others.
    let other = Library().adding([digest("1.md", (0..<20).map { ($0, $0 == 7 ? 2 : 1) })])
    #expect(try look(other, database).new.count == 20)
  }

  @Test func whatWasKeptAndIsDamagedIsFoundOutAgain() throws {
    let database = try folder.database("marks", clock)
    let library = Library().adding([digest("1.md", (0..<20).map { ($0, 1) })])
    _ = try look(library, database)
    wait(hours: 5)
    let changes = [
      "UPDATE seen_stretch SET body=x'00'", "UPDATE seen_stretch SET body=x''",
      "UPDATE seen_stretch SET body=substr(body, 1, 3)", "UPDATE seen_stretch SET sum=sum+1",
      "UPDATE seen_stretch SET stamp=stamp+1", "UPDATE seen_stretch SET body='many'",
      "DELETE FROM seen_stretch", "DROP TABLE seen_stretch",
    ]
    for change in changes {
      folder.runSQL(folder["marks.db"].text, change)
      folder.runSQL(folder["marks.db"].text, "DELETE FROM seen WHERE paper=\(paper(3).kept)")
      let arrivals = try look(library, database)
      #expect(arrivals.new == [paper(3)], "\(change)")
      wait(hours: 5)
    }
  }

  @Test func aCollectionThatIsOpenedForTheFirstTimeIsNoNews() throws {
    let database = try folder.database("marks", clock)
    let small = digest("1.md", (0..<5).map { ($0, 1) })
    _ = try look(Library().adding([small]), database)
    wait(hours: 50)
    let large = digest("2.md", (0..<40).map { ($0, $0 == 2 ? 2 : 1) })
    let library = Library().adding([small, large])
    let arrivals = try look(library, database, news: 30)
    #expect(arrivals.new.isEmpty && arrivals.collected == 35)
    #expect(arrivals.revised == [paper(2)])
    // They came on the day of this visit all the same.
    let came = days(arrivals, library)
    #expect(came[paper(0)] != nil && came[paper(30)] != nil && came[paper(0)] != came[paper(30)])
    var again = try look(library, database, news: 30)
    #expect(again.collected == 0)
    again.collected = 35
    expectSame(again, arrivals, in: library, "again")
    wait(hours: 50)
    let more = digest("3.md", [(50, 1)])
    let next = try look(Library().adding([small, large, more]), database, news: 30)
    #expect(next.new == [paper(50)] && next.revised.isEmpty)
    // A database that is mended keeps them as they are.
    #expect(try folder.database("marks", clock).seenOutside().isEmpty)
  }

  /// Who leaves while a collection is looked through finds no part of it new at the next start.
  @Test func aCollectionThatIsLeftHalfWayIsNoNewsEither() throws {
    let database = try folder.database("marks", clock)
    _ = try look(Library().adding([digest("1.md", [(0, 1)])]), database)
    wait(hours: 5)
    let library = Library().adding([digest("2.md", (1..<31).map { ($0, 1) })])
      .adding([digest("3.md", (40..<60).map { ($0, 1) })])
    try #require(library.stretches(stamped: 4).count == 2)
    var left = LibraryLook(at: library, limits: limits(news: 40))
    try #require(try left.step(in: database) == nil)
    wait(hours: 1)
    // Only 20 are unseen now; but papers that come by a digest of their own are new.
    #expect(try look(library, database, news: 40).new.isEmpty)
    let more = library.adding([digest("4.md", [(70, 1)])])
    #expect(try look(more, database, news: 40).new == [paper(70)])
  }

  @Test func aPaperThatGotAnotherIDIsNotNew() throws {
    func library(_ address: String) -> Library {
      let text = "# D\n\n## A title of some length\n\n>Authors: A. B\n\n> \(address)\n\nText.\n\n"
      return Library().adding([
        DigestParser.parse(Array(text.utf8), path: "1.md", dialects: Dialect.text),
        digest("2.md", (0..<9).map { ($0, 1) }),
      ])
    }
    let database = try folder.database("marks", clock)
    let before = library("https://doi.org/10.1000/182")
    _ = try look(before, database)
    #expect(try database.seenOutside().count == 1)
    wait(hours: 5)
    let after = library(
      "http://arxiv.org/abs/2504.20000v1\n\n> DOI: https://doi.org/10.1000/182")
    let joins = after.joins(of: try database.seenOutside())
    try #require(joins.map(\.new) == [PaperID("2504.20000")!])
    #expect(try look(after, database).isEmpty)
    wait(hours: 5)
    #expect(try look(after, database).isEmpty)
  }

  /// What a database has that is put in the place of another one is found out from the beginning.
  @Test func aLookThatGoesOnInAnotherDatabaseBeginsAnew() throws {
    let (one, two) = (try folder.database("one", clock), try folder.database("two", clock))
    let library = Library().adding([
      digest("1.md", (0..<9).map { ($0, 1) }), digest("2.md", (10..<19).map { ($0, 1) }),
    ])
    _ = try look(Library().adding([digest("0.md", [(1, 1)])]), two)
    wait(hours: 5)
    var steps = LibraryLook(at: library, limits: limits(stamped: 1000))
    _ = try steps.step(in: one)
    let arrivals = try steps.finish(in: two)
    #expect(arrivals.new.count == 17)
  }
}
