import Drafts
import Papers
import Testing

@testable import Catalog

/// What a value may become, against looking at each name.
@Suite struct CompleterTests {
  private func expected(
    _ field: FacetField, _ typed: String, _ selection: Selection, _ library: Library
  ) -> [String] {
    let counts = library.facetCounts(of: field, in: selection)
    let beginning = Fold.full.bytes(of: typed)
    return counts.values(by: .count).filter { value in
      let key = Array(counts.column.vocabulary.key(of: value))
      return key.starts(with: beginning)
        || key.indices.dropFirst().contains {
          !Fold.isLetter(key[$0 - 1]) && key[$0...].starts(with: beginning)
        }
    }.prefix(Completer.limit).map {
      "\(counts.column.vocabulary.name(of: $0)) \(counts.counts[Int($0)])"
    }
  }

  @Test(arguments: FacetField.allCases) func findsTheNamesOfWhichAWordBegins(field: FacetField) {
    var random = SeededGenerator(seed: 44)
    // More names than are shown, many with the same count.
    let papers = (0..<400).map { number in
      Draft(
        id: "2504.\(10_000 + number)", title: number % 3 == 0 ? "some" : "other",
        authors: FacetColumnTests.authors.filter { _ in Int.random(in: 0..<9, using: &random) == 0 }
          + ["Ann\(number % 240) Hinton", "h\(number % 7)-Lee"],
        tags: ["low-bit \(number % 220)", "KV, h\(number % 3)", "é"],
        categories: ["cs.LG", "cs.CV", "stat.ML"].filter { _ in Bool.random(using: &random) },
        venue: ["CVPR 2024", "ICML", ""].randomElement(using: &random)!)
    }
    let library = Library().adding([
      Digest("a/2025-04.md", papers), Digest("b-2.md", Array(papers.prefix(9))),
    ])
    for text in ["", "some", "-some", "nothing"] {
      var search = Search(Query(text), in: library, order: SortOrder(.date))
      let selection = search.finish()!
      for typed in [
        "", "a", "h", "hin", "H", "ann1", "low", "low-bit 2", "b", "é", "E", "lg", "cs", "cs.", "2",
        "zzz", ",", " ", "müller", "飞", "ann23 hinton", "ann23 hinton x",
      ] {
        let completer = Completer(
          field.queryField, beginning: typed, in: library, selection, MarkedRows(),
          views: ViewList())
        #expect(
          completer.completions()!.map { "\($0.name) \($0.count!)" }
            == expected(field, typed, selection, library), "\(field) “\(typed)” of “\(text)”")
      }
    }
  }
}
