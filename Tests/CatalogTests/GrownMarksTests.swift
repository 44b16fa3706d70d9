import Drafts
import Testing

@testable import Catalog
@testable import Papers

/// Which rows have which marks, in a library that has grown, is what looking each paper up tells.
@Suite struct GrownMarksTests {
  private static let seed: UInt64 = 20_261_129

  @Test func equalsLookingAllUp() {
    var random = SeededGenerator(seed: Self.seed)
    for round in 0..<30 {
      var digests = (0..<4).map { digest($0, &random) }
      var library = Library().updated(to: digests)
      var marks = Marks(
        Dictionary(uniqueKeysWithValues: (0..<40).map { (id($0), some(&random)) }))
      marks.downloaded = Set((0..<40).filter { $0 % 7 == 0 }.map(id))
      var arrivals = arrivals(&random)
      var rows = MarkedRows(marks, arrivals, in: library)
      for step in 0..<12 {
        let place = "seed \(Self.seed), round \(round), step \(step)"
        change(&digests, &random)
        let next = library.updated(to: digests)
        let new = next.ids(notIn: library)
        arrivals.new.formUnion(new)
        guard let growth = next.growth(since: library, most: 1000) else {
          Issue.record("\(place)")
          break
        }
        rows = rows.grown(by: growth, marks, arrivals, new: new, in: next)
        let fresh = MarkedRows(marks, arrivals, in: next)
        #expect(described(rows, next) == described(fresh, next), "\(place)")
        library = next
        // What is marked meanwhile.
        let paper = id(Int.random(in: 0..<40, using: &random))
        let (old, changed) = (marks[paper], some(&random))
        marks.take([paper: changed])
        if let row = library.row(of: paper) { rows.update(paper, row, from: old, to: marks[paper]) }
      }
    }
  }

  @Test func growthHasALimit() {
    let digests = (0..<3).map { number in
      Digest("\(number).md", [Draft(id: "2504.1000\(number)"), Draft(id: "2504.2000\(number)")])
    }
    let library = Library().adding([digests[0], digests[1]])
    let grown = library.updated(to: [digests[0], digests[2]])
    let growth = grown.growth(since: library, most: 2)
    // What is left of a small segment is written anew.
    #expect(growth == nil)
    let whole = grown.growth(since: library, most: 4)
    #expect(whole?.gone.count == 4 && whole?.come.count == 4)
    #expect(library.adding([digests[2]]).growth(since: library, most: 2)?.gone.isEmpty == true)
    #expect(library.growth(since: grown, most: 100) == nil)
    #expect(Library().adding(digests).growth(since: library, most: 100) == nil)
  }

  private func described(_ rows: MarkedRows, _ library: Library) -> [String] {
    let conditions =
      MarkedRows.facets + [
        .read, .labelled, .note("x"), .rating(2...5), .label("KV", isWhole: true),
      ]
    return conditions.map { condition in
      var found = rows.rows(condition)
      found.subtract(library.retired)
      var ids: [PaperID] = []
      found.visit { ids.append(library.id(of: $0)) }
      return "\(condition): \(ids.sorted())"
    } + [
      "\(rows.queue.map { library.id(of: $0) })", "\(rows.queuedPapers.map(\.id))",
      "\(Set(rows.labelNames.map { $0.lowercased() }).sorted())",
    ]
  }

  private func id(_ number: Int) -> PaperID { PaperID("2504.\(10_000 + number)")! }

  private func some(_ random: inout SeededGenerator) -> PaperMarks {
    var marks = PaperMarks()
    marks.isRead = Bool.random(using: &random)
    marks.isStarred = Bool.random(using: &random)
    marks.rating = Int.random(in: 0...5, using: &random)
    marks.queueRank = Bool.random(using: &random) ? Double.random(in: 0..<9, using: &random) : nil
    marks.labels = ["kv", "x y"].filter { _ in Bool.random(using: &random) }
    marks.note = ["", "x", "y"].randomElement(using: &random)!
    return Int.random(in: 0..<4, using: &random) == 0 ? PaperMarks() : marks
  }

  private func arrivals(_ random: inout SeededGenerator) -> Arrivals {
    var arrivals = Arrivals()
    arrivals.new = Set((0..<40).filter { _ in Int.random(in: 0..<5, using: &random) == 0 }.map(id))
    arrivals.revised = Set((0..<40).filter { $0 % 11 == 1 }.map(id)).subtracting(arrivals.new)
    arrivals.again = Set((0..<40).filter { $0 % 11 == 2 }.map(id)).subtracting(arrivals.new)
    return arrivals
  }

  private func change(_ digests: inout [Digest], _ random: inout SeededGenerator) {
    let place = Int.random(in: 0...digests.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0 where place < digests.count: digests.remove(at: place)
    case 1 where place < digests.count: digests[place] = digest(9, &random)
    default: digests.insert(digest(9, &random), at: place)
    }
  }

  private func digest(_ number: Int, _ random: inout SeededGenerator) -> Digest {
    let papers = (0..<Int.random(in: 0...9, using: &random)).map { _ in
      Draft(
        id: "2504.\(10_000 + Int.random(in: 0..<40, using: &random))", version: UInt16(number % 3))
    }
    return Digest("\(number).md", papers)
  }
}
