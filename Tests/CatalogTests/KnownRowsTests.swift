import Drafts
import Papers
import Testing

@testable import Catalog

/// A search that goes on from others knows what these have found.
@Suite struct KnownRowsTests {
  private static let words = ["kv", "moe", "mix", "flow", "KV", "é", "s"]

  private func library(_ random: inout SeededGenerator, from number: Int, papers: Int) -> Digest {
    Digest(
      "\(number).md",
      (0..<papers).map { index in
        func some() -> String {
          KnownRowsTests.words.shuffled(using: &random)
            .prefix(Int.random(in: 0...3, using: &random)).joined(separator: " ")
        }
        return Draft(
          id: "2504.\(10_000 + number + index)", title: some(), authors: [some()],
          day: "2025-04-0\(Int.random(in: 1...9, using: &random))", categories: ["cs.LG"],
          abstract: some())
      })
  }

  private func text(_ random: inout SeededGenerator, depth: Int = 2) -> String {
    func leaf() -> String {
      let sign = ["", "", "-"].randomElement(using: &random)!
      if depth > 0, Int.random(in: 0..<5, using: &random) == 0 {
        return sign + "(" + text(&random, depth: depth - 1) + ")"
      }
      let field = ["", "", "", "author:", "title:", "~"].randomElement(using: &random)!
      return sign + field + KnownRowsTests.words.randomElement(using: &random)!
    }
    return (0..<Int.random(in: 1...4, using: &random)).map { _ in leaf() }
      .joined(separator: [" ", " ", " | "].randomElement(using: &random)!)
  }

  /// What is known to be found is found at once, and only the other papers are asked for what is typed.
  @Test(arguments: ["kv | flow", "(kv | flow | é)", "kv | title:flow | -s", "kv | FLOW"])
  func whatOneAlternativeFindsIsNotAskedForAnother(text: String) {
    var random = SeededGenerator(seed: 7)
    let library = Library().adding([library(&random, from: 0, papers: 200)])
    var first = Search(Query("kv"), in: library, order: SortOrder(.title))
    let known = first.finish()!
    let next = Search(Query(text), in: library, order: SortOrder(.title), startingFrom: known)
    #expect(known.count > 0 && next.rowsLeft == Int(library.rowCount) - known.count)
    #expect(next.soFar.count == known.count)
  }

  /// Texts typed letter by letter, with letters taken back and the library growing, against fresh searches.
  @Test func findsWhatAFreshSearchFinds() {
    var random = SeededGenerator(seed: 42)
    for round in 0..<60 {
      var library = Library().adding([library(&random, from: 0, papers: 30)])
      var previous: Selection?
      for _ in 0..<6 {
        let whole = Array(text(&random))
        var length = 0
        while length < whole.count {
          length += Int.random(in: 0..<5, using: &random) == 0 ? -2 : 1
          length = max(0, length)
          if Int.random(in: 0..<60, using: &random) == 0 {
            library = library.adding([
              self.library(
                &random, from: Int.random(in: 20..<60, using: &random), papers: 5)
            ])
          }
          let query = Query(String(whole.prefix(length)))
          var next = Search(
            query, in: library, order: SortOrder(.title), startingFrom: previous)
          var fresh = Search(query, in: library, order: SortOrder(.title))
          // Some are given up before they have looked at all papers.
          if Int.random(in: 0..<6, using: &random) == 0 {
            library.makeOrders()
            _ = library.rows(in: SortOrder(.title))
            if case .done(let found) = next.advance(budget: 10) {
              previous = found
            } else {
              previous = next.soFar
              continue
            }
          } else {
            previous = next.finish()!
          }
          let expected = fresh.finish()!
          let place = "seed 42, round \(round): \(String(whole.prefix(length)))"
          #expect(Array(previous!.rows) == Array(expected.rows), "\(place)")
          #expect(previous!.looseCount == expected.looseCount, "\(place)")
        }
      }
    }
  }

  /// A letter that is taken back costs no look at any paper; marks are asked anew, and so is a grown library.
  @Test func whatIsTakenBackIsKnown() {
    var random = SeededGenerator(seed: 43)
    let library = Library().adding([library(&random, from: 0, papers: 30)])
    library.makeOrders()
    func found(_ text: String, _ library: Library, after previous: Selection?) -> Selection? {
      var search = Search(
        Query(text), in: library, order: SortOrder(.date), startingFrom: previous)
      if case .done(let selection) = search.advance(budget: 0) { return selection }
      return nil
    }
    func searched(_ texts: [String]) -> Selection? {
      texts.reduce(nil) { previous, text in
        var search = Search(
          Query(text), in: library, order: SortOrder(.date), startingFrom: previous)
        return search.finish()
      }
    }
    let typed = searched(["-mo", "-moe", "-moe f", "-moe fl"])
    #expect(found("-moe f", library, after: typed)?.count == searched(["-moe f"])?.count)
    #expect(found("-moe", library, after: typed)?.count == searched(["-moe"])?.count)
    #expect(found("-moe k", library, after: typed) == nil)
    let words = searched(["moe", "moe | k", "moe | kv"])
    #expect(found("moe", library, after: words)?.count == searched(["moe"])?.count)
    let grown = library.adding([self.library(&random, from: 100, papers: 2)])
    grown.makeOrders()
    #expect(found("moe", grown, after: words) == nil)
  }
}
