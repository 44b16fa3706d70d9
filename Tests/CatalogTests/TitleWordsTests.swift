import Drafts
import Papers
import Testing

@testable import Catalog

/// What the words of titles and authors tell is what asking each paper tells.
@Suite struct TitleWordsTests {
  private static let words = [
    "Attention", "attention", "atention", "Transformer", "transformers", "KV", "a", "is", "ℝ²",
    "état", "$\\alpha$", "M\\\"uller", "low-bit", "3D", "飞飞", "x²", "naïve", "transfermor", "$x^2$",
    "O'Neill", "a_b", "Hinton", "hinten", "ÅNGSTRÖM", "e.g.", "\\textbf{bold}", "…",
  ]

  private func digest(_ number: Int, _ random: inout SeededGenerator) -> Digest {
    func some(_ range: ClosedRange<Int>) -> String {
      (0..<Int.random(in: range, using: &random)).map { _ in
        TitleWordsTests.words.randomElement(using: &random)!
      }.joined(separator: [" ", " ", "-", ", "].randomElement(using: &random)!)
    }
    return Digest(
      "\(number).md",
      (0..<Int.random(in: 1...20, using: &random)).map { _ in
        Draft(
          id: "2504.\(10_000 + Int.random(in: 0..<60, using: &random))", title: some(0...4),
          authors: (0..<Int.random(in: 0...3, using: &random)).map { _ in
            Bool.random(using: &random)
              ? some(1...2) : FacetColumnTests.authors.randomElement(using: &random)!
          }, tags: ["attention"], abstract: some(0...3))
      })
  }

  private func query(_ random: inout SeededGenerator) -> String {
    func leaf() -> String {
      var text = Array(
        (TitleWordsTests.words + FacetColumnTests.authors).randomElement(using: &random)!)
      // As it is typed, with a typo or two.
      for _ in 0..<Int.random(in: 0...2, using: &random) where text.count > 1 {
        let place = text.indices.randomElement(using: &random)!
        switch Int.random(in: 0..<4, using: &random) {
        case 0: text.remove(at: place)
        case 1: text.insert("e", at: place)
        case 2: text[place] = "t"
        default: text.swapAt(place, text.indices.randomElement(using: &random)!)
        }
      }
      let start = Int.random(in: 0...1, using: &random)
      let part = String(text.dropFirst(start).prefix(Int.random(in: 1...12, using: &random)))
        .replacing("\"", with: "\"\"")
      let sign = ["", "", "-"].randomElement(using: &random)!
      let value = Bool.random(using: &random) ? "\"\(part)\"" : part
      let field = ["~", "~", "~", "title:", "author:", "author:", "ab:", ""]
        .randomElement(using: &random)!
      return sign + field + value
    }
    return (0..<Int.random(in: 1...2, using: &random)).map { _ in leaf() }
      .joined(separator: [" ", " | "].randomElement(using: &random)!)
  }

  @Test func wordsTellWhatAskingEachPaperTells() {
    var random = SeededGenerator(seed: 41)
    var (found, told) = (0, 0)
    for round in 0..<60 {
      var library = Library()
      // Grown, with papers joined and digests gone, and words made in between or not.
      for number in 0..<Int.random(in: 1...4, using: &random) {
        library = library.adding([digest(number, &random)])
        if Bool.random(using: &random) { library.makeWords() }
        if Bool.random(using: &random) { library.makeIndexes(least: 1, part: 3) }
      }
      if Bool.random(using: &random) {
        library = library.updated(to: Array(library.sources.dropFirst()))
      }
      // Else what was made before tells of the papers that were there.
      if Int.random(in: 0..<3, using: &random) > 0 { library.makeWords() }
      let fresh = Library().adding(library.sources)
      for _ in 0..<60 {
        let text = query(&random)
        func ids(_ library: Library) -> [PaperID] {
          var search = Search(Query(text), in: library, order: SortOrder(.title))
          let selection = search.finish()!
          let others = Query(text).isPrecise ? selection.looseCount : nil
          return selection.rows.map { library.id(of: $0) }.sorted()
            + [PaperID](repeating: PaperID("2501.00001")!, count: others ?? 0)
        }
        let (one, two) = (ids(library), ids(fresh))
        #expect(one == two, "seed 41, round \(round): \(text)")
        found += one.count
        var search = Search(Query(text), in: library, order: SortOrder(.date))
        library.makeOrders()
        if case .done = search.advance(budget: 0) { told += 1 }
      }
    }
    #expect(found > 10_000 && told > 1000)
  }

  @Test(arguments: ["~atention", "author:hin", "title:transform", "-author:hinton ~kv"])
  func whatWordsTellNeedsNoLookAtPapers(text: String) {
    let library = Library().adding([
      Digest([
        Draft(id: "2504.00001", title: "Attention", authors: ["G. Hinton"]),
        Draft(id: "2504.00002", title: "KV Transformers", authors: ["J. Müller"]),
      ])
    ])
    library.makeOrders()
    func found() -> Int? {
      var search = Search(Query(text), in: library, order: SortOrder(.date))
      if case .done(let selection) = search.advance(budget: 0) { return selection.count }
      return nil
    }
    #expect(found() == nil)
    library.makeWords()
    #expect(found() == 1)
  }

  /// A library that has grown knows the words of the papers that it had: only those that came are asked.
  @Test(arguments: [
    "~atention", "author:hin", "author:\"G. Hinton\"", "title:transform", "-author:hinton ~kv",
    "title:attention author:hinton", "venue:cvpr", "-venue:cvpr", "-title:attention",
  ])
  func whatHasGrownAsksOnlyWhatCame(text: String) {
    func paper(_ number: Int) -> Draft {
      let isFirst = number.isMultiple(of: 3)
      return Draft(
        id: "2504.1\(1000 + number)", title: isFirst ? "Attention" : "KV Transformers",
        authors: [isFirst ? "G. Hinton" : "J. Müller"], venue: isFirst ? "CVPR" : "")
    }
    let library = Library().adding([Digest("1.md", (0..<40).map(paper))])
    library.makeWords()
    _ = library.facetColumn(.venue)
    let grown = library.adding([Digest("2.md", (40..<45).map(paper))])
    let fresh = Library().adding(grown.sources)
    let plans = QueryPlans(
      Query(text), in: grown, marked: MarkedRows(), kept: RowSet(), known: KnownRows())
    #expect(plans.open.isSubset(of: RowSet(40..<45)))
    func ids(_ library: Library) -> [PaperID] {
      var search = Search(Query(text), in: library, order: SortOrder(.date))
      return search.finish()!.rows.map { library.id(of: $0) }
    }
    #expect(ids(grown) == ids(fresh) && !ids(grown).isEmpty)
  }
}
