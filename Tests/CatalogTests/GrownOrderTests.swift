import Digests
import Drafts
import Testing

@testable import Catalog
@testable import Papers

/// The orders of a library that has grown are brought up to date, and are those of one made from nothing.
@Suite struct GrownOrderTests {
  private static let seed: UInt64 = 20_261_128

  private static let orders = [
    "date", "+date", "title", "-title", "author", "-author", "digest", "-digest", "date,title",
    "title,+date", "author,-title,date", "date,author,-digest", "citations", "citations,title",
    "author,citations",
  ].map { SortOrder($0)! }

  @Test func equalsOneMadeFromNothing() {
    var random = SeededGenerator(seed: Self.seed)
    var merged = 0
    for round in 0..<25 {
      var digests = (0..<5).map { digest($0, papers: 12...20, &random) }
      var library = Library().updated(to: digests)
      var last: [SortOrder] = []
      for step in 0..<14 {
        change(&digests, &random)
        library = library.updated(
          to: digests, segmentLimit: [1, 1 << 30].randomElement(using: &random)!)
        if Bool.random(using: &random) { library.makeOrders() }
        // Mostly those again that were asked for before, perhaps some libraries ago.
        if last.isEmpty || Int.random(in: 0..<4, using: &random) == 0 {
          last = Array(Self.orders.shuffled(using: &random).prefix(5))
        }
        let asked = last.filter { _ in Int.random(in: 0..<3, using: &random) > 0 }
        let fresh = Library().adding(digests)
        for order in asked {
          let before = library.rankings.rankingBefore(order.steps)
          if before.map(library.hasGrownLittle) == true { merged += 1 }
          let rows = library.rows(in: order)
          let place = "seed \(Self.seed), round \(round), step \(step), \(order.text)"
          #expect(
            rows.map { library.id(of: $0) } == fresh.rows(in: order).map { fresh.id(of: $0) },
            "\(place)")
          let ranking = library.ranking(order)
          #expect(rows.enumerated().allSatisfy { ranking.rank(of: $1) == $0 }, "\(place)")
        }
      }
    }
    #expect(merged > 100, "so that it is this that is tried")
  }

  /// Of a few new papers nothing is sorted but those.
  @Test func manyPapersAndFewNewOnes() {
    var random = SeededGenerator(seed: Self.seed)
    var digests = [digest(0, papers: 600...600, &random)]
    var library = Library().adding(digests)
    for number in 1...12 {
      library.makeOrders()
      let place = number % 3 == 0 ? 0 : digests.count
      digests.insert(digest(number, papers: 1...9, &random), at: place)
      library = library.updated(to: digests)
      #expect(library.rankings.rankingBefore([SortOrder.Part(.date)]) != nil)
      let fresh = Library().adding(digests)
      for order in [SortOrder(.date), SortOrder(.title)] {
        #expect(
          library.rows(in: order).map { library.id(of: $0) }
            == fresh.rows(in: order).map { fresh.id(of: $0) }, "seed \(Self.seed), \(number)")
      }
    }
  }

  /// Rows that are merged are those that sorting gives, and have the ranks that they have.
  @Test func mergingIsSorting() {
    var random = SeededGenerator(seed: Self.seed)
    for round in 0..<120 {
      let count = [0, 1, 5, 200, 3000].randomElement(using: &random)!
      let all = (0..<count + 300).map { _ in Int.random(in: 0..<40, using: &random) }
      func key(_ row: Row) -> (Int, Row) { (all[Int(row)], row) }
      let old = (0..<Row(count)).sorted { key($0) < key($1) }
      let share = [1, 2, 100, 1000].randomElement(using: &random)!
      let gone = old.indices.filter { _ in Int.random(in: 0..<share, using: &random) == 0 }
      let new = (Row(count)..<Row(count + [0, 1, 7, 300].randomElement(using: &random)!))
        .filter { _ in Int.random(in: 0..<4, using: &random) > 0 }.sorted { key($0) < key($1) }
      let before = Ranking(old, rowCount: Row(count))
      let merged = Ranking(before, without: gone, with: new, rowCount: Row(count + 300)) {
        key($0) < key(new[$1])
      }
      let left = old.indices.filter { !gone.contains($0) }.map { old[$0] }
      let sorted = Ranking((left + new).sorted { key($0) < key($1) }, rowCount: Row(count + 300))
      #expect(merged.rows == sorted.rows, "seed \(Self.seed), round \(round)")
      #expect(merged.ranks == sorted.ranks, "seed \(Self.seed), round \(round)")
    }
  }

  /// With the digests in another order what is equal by all keys stands otherwise.
  @Test func otherOrderOfDigests() {
    func paper(_ number: Int) -> Draft { Draft(id: "2504.1000\(number)", title: "Same") }
    let digests = (0..<3).map { number in
      Digest("\(number).md", [paper(2 * number), paper(2 * number + 1)])
    }
    let library = Library().adding(digests)
    library.makeOrders()
    for order in [[2, 0, 1], [1, 2], [2, 1, 0], [0, 2]] {
      let other = order.map { digests[$0] }
      let fresh = Library().adding(other)
      let next = library.updated(to: other)
      #expect(
        next.rows(in: SortOrder(.date)).map { next.id(of: $0) }
          == fresh.rows(in: SortOrder(.date)).map { fresh.id(of: $0) }, "\(order)")
    }
  }

  @Test func theSameDigestsAreTheSameLibrary() {
    let digests = (0..<3).map { Digest("\($0).md", [Draft(id: "2504.0000\($0 + 1)")]) }
    let library = Library().adding(digests)
    library.makeOrders()
    let same = library.updated(to: digests)
    #expect(same.rankings === library.rankings && same.columns === library.columns)
    #expect(library.updated(to: digests.reversed()).rankings !== library.rankings)
    #expect(library.updated(to: Array(digests.dropLast())).rankings !== library.rankings)
  }

  /// A digest that is given twice says everything once, in whatever way the library came about.
  @Test func aDigestTwice() {
    let digests = (0..<3).map { Digest("\($0).md", [Draft(id: "2504.0000\($0 + 1)")]) }
    let twice = [digests[0], digests[1], digests[0], digests[2], digests[2]]
    func papers(_ library: Library) -> [String] {
      library.rows(in: SortOrder(.digest)).map {
        "\(library.id(of: $0)) \(library.paper(at: $0).entries.count)"
      }
    }
    let fresh = Library().adding(twice)
    #expect(papers(fresh) == ["2504.00002 1", "2504.00001 1", "2504.00003 1"])
    let library = Library().adding(digests).updated(to: twice)
    #expect(papers(library) == papers(fresh))
    for library in [fresh, library] {
      #expect(papers(library.updated(to: digests)) == papers(Library().adding(digests)))
      #expect(papers(library.updated(to: Array(twice.reversed()))).count == 3)
      #expect(papers(library.updated(to: [digests[2], digests[0]])).count == 2)
    }
  }

  private func change(_ digests: inout [Digest], _ random: inout SeededGenerator) {
    let place = Int.random(in: 0...digests.count, using: &random)
    switch Int.random(in: 0..<12, using: &random) {
    case 0 where digests.count > 2: digests.remove(at: min(place, digests.count - 1))
    case 1 where place < digests.count: digests[place] = digest(9, papers: 1...4, &random)
    case 2: digests.shuffle(using: &random)
    case 3: break
    default: digests.insert(digest(9, papers: 0...6, &random), at: place)
    }
  }

  private func digest(
    _ number: Int, papers: ClosedRange<Int>, _ random: inout SeededGenerator
  ) -> Digest {
    func some<Value>(_ values: [Value]) -> Value { values.randomElement(using: &random)! }
    func id() -> String { "2504.\(10_000 + Int.random(in: 0..<200, using: &random))" }
    let drafts = (0..<Int.random(in: papers, using: &random)).map { _ in
      Draft(
        id: Int.random(in: 0..<6, using: &random) == 0 ? "" : id(), version: some([0, 1, 2]),
        title: some(["", "A", "Title of a certain length", "Title of a certain", "\(id())"]),
        authors: some([[], ["A. One"], ["B. Two", "A. One"], ["Two"]]),
        day: some([nil, "2025-04-01", "2025-04-02", "2025-05-02"]),
        abstract: some(["", "see arXiv:\(id())"]), doi: some(["", "", "10.1000/18\(number)"]))
    }
    return Digest("\(number).md", drafts)
  }
}
