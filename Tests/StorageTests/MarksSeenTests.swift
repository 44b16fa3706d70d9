import Catalog
import Digests
import Papers
import Storage
import Testing

@Suite struct MarksSeenTests {
  private let folder = TemporaryFolder()
  private let clock = TestClock()
  private func paper(_ number: Int) -> PaperID { PaperID("2504.\(10_000 + number)")! }
  private func open() throws -> MarksDatabase { try folder.database("marks", clock) }

  private func seen(_ number: Int, version: Int = 1, entries: Int = 1) -> SeenPaper {
    SeenPaper(id: paper(number), version: version, entries: entries)
  }

  private func wait(hours: Int64) { clock.milliseconds += hours * 3_600_000 }

  @Test func atTheFirstVisitNothingIsNew() throws {
    let database = try open()
    let first = try database.takeSeen([seen(1)])
    #expect(first.isEmpty)
    #expect(first.since == nil)
    // Nor what is read a moment later.
    #expect(try database.takeSeen([seen(1), seen(2)]).isEmpty)
  }

  @Test func theNextVisitSaysWhatCame() throws {
    let start = clock.milliseconds
    _ = try open().takeSeen([seen(1, version: 0), seen(2), seen(3), seen(4)])
    wait(hours: 5)
    let papers = [
      seen(1, version: 1), seen(2, version: 2), seen(3, entries: 2), seen(4), seen(5),
      seen(6),
    ]
    let arrivals = try open().takeSeen(papers)
    #expect(arrivals.new == [paper(5), paper(6)])
    // From no version to the first is no revision.
    #expect(arrivals.revised == [paper(2)])
    #expect(arrivals.again == [paper(3)])
    #expect(arrivals.since == start)
    // Within the visit the answer stays.
    wait(hours: 3)
    #expect(try open().takeSeen(papers) == arrivals)
    wait(hours: 3)
    #expect(try open().takeSeen(papers) == arrivals)
    wait(hours: 5)
    let later = try open().takeSeen(papers)
    #expect(later.isEmpty)
    #expect(later.since == start + 11 * 3_600_000)
  }

  @Test func whatIsGoneThroughByHalfIsStillNew() throws {
    let database = try open()
    _ = try database.takeSeen([seen(1)])
    wait(hours: 20)
    let papers = [seen(1), seen(2), seen(3)]
    #expect(try database.takeSeen(papers).new.count == 2)
    _ = try database.record([MarkChange(paper(2), .triaged, to: "1")])
    wait(hours: 20)
    #expect(try database.takeSeen(papers).new.count == 2)
    _ = try database.record([MarkChange(paper(3), .triaged, to: "1")])
    wait(hours: 20)
    #expect(try database.takeSeen(papers).isEmpty)
  }

  @Test func aPaperThatGotAnotherIDIsNotNew() throws {
    let old = PaperKey(text: "doi:10.1000/182").id
    _ = try open().takeSeen([SeenPaper(id: old, version: 0, entries: 1)])
    #expect(try open().seenOutside() == [old])
    for _ in 0..<2 {
      wait(hours: 20)
      #expect(try open().takeSeen([seen(1)]) { _ in [paper(1): [old]] }.isEmpty)
    }
    // From then on by its own id.
    #expect(try open().takeSeen([seen(1)]).isEmpty)
  }

  @Test func lookingBeginsNoVisit() throws {
    let database = try open()
    #expect(try database.takeSeen([seen(1)], keeps: false).isEmpty)
    _ = try database.takeSeen([seen(1)])
    wait(hours: 20)
    func look(keeps: Bool) throws -> Arrivals {
      var arrivals = try database.takeSeen([seen(1, version: 2), seen(2)], keeps: keeps)
      // A visit that has not begun would begin now.
      arrivals.days = ArrivalDays()
      return arrivals
    }
    let looked = try look(keeps: false)
    #expect(looked.new == [paper(2)])
    #expect(looked.revised == [paper(1)])
    wait(hours: 20)
    #expect(try look(keeps: false) == looked)
    #expect(try look(keeps: true) == looked)
    #expect(try look(keeps: false) == looked)
  }

  /// A paper came on the day on which the visit began that saw it first.
  @Test func daysOnWhichPapersCame() throws {
    _ = try open().takeSeen([seen(1)])
    wait(hours: 50)
    _ = try open().takeSeen([seen(1), seen(2)])
    wait(hours: 50)
    let papers = [seen(3), seen(2), seen(1), seen(4)]
    let days = try open().takeSeen(papers, keeps: false).days.listed
    #expect(days.map(\.papers) == [[paper(1)], [paper(2)], [paper(3), paper(4)]])
    #expect(days.map(\.day) == days.map(\.day).sorted() && Set(days.map(\.day)).count == 3)
  }

  /// An earlier Quire kept no days. A visit of its that goes on has none, not that of the first look since.
  @Test func aVisitOfAnEarlierReleaseHasNoDay() throws {
    let database = try open()
    _ = try database.takeSeen([seen(1)])
    wait(hours: 50)
    _ = try database.takeSeen([seen(1), seen(2)])
    folder.runSQL(folder["marks.db"].text, "DELETE FROM meta WHERE name LIKE 'began.%'")
    wait(hours: 3)
    let papers = [seen(1), seen(2), seen(3)]
    for keeps in [false, true, false] {
      #expect(try database.takeSeen(papers, keeps: keeps).days.listed.isEmpty)
    }
    wait(hours: 50)
    #expect(try database.takeSeen(papers + [seen(4)]).days.listed.map(\.papers) == [[paper(4)]])
  }

  /// A number that was lost and is given again is of the visit that has it now.
  @Test func aVisitBeginsOnTheDayOnWhichItBegins() throws {
    let database = try open()
    _ = try database.takeSeen([seen(1)])
    folder.runSQL(folder["marks.db"].text, "INSERT INTO meta VALUES('began.2','1')")
    wait(hours: 50)
    let days = try database.takeSeen([seen(1), seen(2)]).days.listed
    #expect(days.map(\.papers) == [[paper(1)], [paper(2)]])
  }

  @Test func twoProgramsAreOneVisit() throws {
    let (one, two) = (try open(), try open())
    _ = try one.takeSeen([seen(1)])
    wait(hours: 20)
    let papers = [seen(1), seen(2, version: 2)]
    #expect(try one.takeSeen(papers).new == [paper(2)])
    #expect(try two.takeSeen([seen(1), seen(2, version: 1)]).new == [paper(2)])
    wait(hours: 20)
    // The second one's older version has not made it a revision.
    #expect(try one.takeSeen(papers).isEmpty)
  }

  @Test func aClockThatWasWrongForAWhileDoesNoHarm() throws {
    let database = try open()
    _ = try database.takeSeen([seen(1)])
    wait(hours: 24 * 10_000)
    #expect(try database.takeSeen([seen(1), seen(2)]).new == [paper(2)])
    wait(hours: -24 * 10_000)
    #expect(try database.takeSeen([seen(1), seen(2), seen(3)]).new == [paper(3)])
    wait(hours: 20)
    #expect(try database.takeSeen([seen(1), seen(2), seen(3)]).isEmpty)
    clock.milliseconds = .min
    _ = try database.takeSeen([seen(1)])
    clock.milliseconds = .max
    #expect(try database.takeSeen([seen(4)]).new == [paper(4)])
  }

  /// What is new in a library that has grown is found by its new papers alone.
  @Test func aLibraryThatHasGrown() throws {
    let database = try open()
    func digest(_ name: String, _ papers: [(number: Int, version: Int)]) -> Digest {
      let text = papers.map { number, version in
        "## T\(number)\n\n>Authors: A. B\n\n"
          + "> http://arxiv.org/abs/\(paper(number))v\(version)\n\nText.\n\n"
      }.joined()
      return DigestParser.parse(Array("# D\n\n\(text)".utf8), path: name, dialects: Dialect.text)
    }
    let old = digest("1.md", (1...5).map { ($0, 1) })
    _ = try database.takeSeen(all(Library().adding([old])))
    wait(hours: 5)
    let some = digest("2.md", [(6, 1), (1, 2)])
    var library = Library().adding([old, some])
    var arrivals = try database.takeSeen(all(library))
    #expect(arrivals.new == [paper(6)] && arrivals.revised == [paper(1)])
    for digests in [
      [old, some, digest("3.md", [(7, 1), (2, 3), (3, 1)])],
      [old, digest("4.md", [(8, 1), (6, 1)])], [some], [digest("5.md", [(9, 1)]), some, old],
    ] {
      let next = library.updated(to: digests)
      let growth = try #require(next.growth(since: library, most: 100))
      let come = try database.takeSeen(come: growth, in: next)
      arrivals = arrivals.grown(by: growth, with: come)
      #expect(try database.takeSeen(all(next)) == arrivals)
      library = next
    }
    #expect(arrivals.new.isSuperset(of: [paper(6), paper(9)]))
  }

  /// The papers of a library, each looked at.
  private func all(_ library: Library) -> [SeenPaper] {
    library.stretches().flatMap { stretch in
      var papers: [SeenPaper] = []
      library.visitPapers(in: stretch.rows) { papers.append(SeenPaper($0, in: library)) }
      return papers
    }
  }
}
