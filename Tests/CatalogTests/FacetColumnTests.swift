import Drafts
import Papers
import Testing

@testable import Catalog

/// The values of papers as numbers: what is counted by them is what asking each paper finds.
@Suite struct FacetColumnTests {
  static let authors = [
    "Geoffrey Hinton", "Hinton, Geoffrey", "GEOFFREY HINTON", "G. Hinton", "Hinton, G.",
    "M\\\"uller, J\\\"org", "Jörg Müller", "Jorg Muller", "Hinton, Geoffrey, Jr.", "李飞飞",
    "\"The\" Team", "Anne-Marie O'Neill", "?", "$\\alpha$ Collaboration", "X，Y",
  ]

  static func library(_ random: inout SeededGenerator, papers: Int = 30) -> Library {
    func some(_ texts: [String], _ part: Int) -> [String] {
      texts.filter { _ in Int.random(in: 0..<part, using: &random) == 0 }
    }
    let digests = ["2025-04-01.md", "folder/2025-04-02.md", "2025-04-02/x.md"].enumerated().map {
      number, path in
      Digest(
        path,
        (0..<papers / 3).map { place in
          Draft(
            id: "2504.\(10_000 + number * papers + place)", title: "Title \(place % 3)",
            authors: some(authors, 6),
            day: ["2024-12-31", "2025-04-01", "2025-04-30", nil].randomElement(using: &random)!,
            tags: some(["kv", "KV", "état", "a \"b\""], 3),
            categories: some(["cs.LG", "CS.LG", "cs", "stat.ML"], 2),
            venue: ["", "CVPR 2024", "cvpr 2024", "\"X\""].randomElement(using: &random)!)
        })
    }
    return Library().adding(digests)
  }

  private func find(_ text: String, _ library: Library) -> Selection {
    var search = Search(Query(text), in: library, order: SortOrder(.date))
    return search.finish()!
  }

  /// Beside every value stands how many papers its word finds, before the column is known and after.
  @Test(arguments: FacetField.allCases) func countsAreWhatTheWordFinds(field: FacetField) {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<6 {
      var library = FacetColumnTests.library(&random)
      if Bool.random(using: &random) {
        library = library.updated(to: Array(library.sources.shuffled(using: &random).dropFirst()))
      }
      // One that nobody has asked for columns.
      let fresh = Library().adding(library.sources)
      for text in ["", "title:1", "-title:1"] {
        let found = find(text, library)
        let counts = library.facetCounts(of: field, in: found)
        let values = counts.values(by: .count)
        #expect(!values.isEmpty || field == .source)
        for value in values {
          let word = Facet.Key.value(field, value).tree(in: library).text
          let count = Int(counts.counts[Int(value)])
          #expect(find(text + " " + word, library).count == count, "\(text) \(word)")
          #expect(find(text + " " + word, fresh).count == count, "\(text) \(word), without columns")
          #expect(find(text + " -" + word, library).count == found.count - count)
          let terms = Query(word).facetTerms(in: library, MarkedRows())
          #expect(terms.map(\.key) == [.value(field, value)], "\(word)")
        }
      }
    }
  }

  /// How a name was written in TeX is found, and is no author of its own.
  @Test func whatWasWrittenIsNoValue() {
    let library = Library().adding([
      Digest([Draft(id: "2504.00001", authors: ["M\\\"uller, J\\\"org", "A. B"])])
    ])
    let counts = library.facetCounts(of: .author, in: find("", library))
    #expect(
      counts.values(by: .name).map { counts.column.vocabulary.name(of: $0) }
        == ["A. B", "Jörg Müller"])
    #expect(find("author:\"j\\\"\"org m\\\"\"uller\"", library).count == 1)
  }

  /// A digest in a folder that is called like another one is found by its name too, and counted.
  @Test func aFolderNamedLikeADigestIsCounted() {
    let library = Library().adding([
      Digest("x", [Draft(id: "2504.00001")]), Digest("x/y", [Draft(id: "2504.00002")]),
    ])
    let counts = library.facetCounts(of: .source, in: find("", library))
    let value = counts.column.vocabulary.number(of: "x")!
    #expect(counts.counts[Int(value)] == 2 && find("in:\"x\"", library).count == 2)
  }

  @Test func ordersAndTexts() {
    var random = SeededGenerator(seed: 32)
    let library = FacetColumnTests.library(&random, papers: 60)
    let counts = library.facetCounts(of: .author, in: find("", library))
    func key(_ value: UInt32) -> String {
      String(decoding: counts.column.vocabulary.key(of: value), as: UTF8.self)
    }
    let byName = counts.values(by: .name)
    #expect(
      zip(byName, byName.dropFirst()).allSatisfy {
        Array(key($0).utf8).lexicographicallyPrecedes(Array(key($1).utf8))
      })
    let expected = byName.enumerated().sorted {
      (counts.counts[Int($1.element)], $0.offset) < (counts.counts[Int($0.element)], $1.offset)
    }.map(\.element)
    #expect(counts.values(by: .count) == expected)
    for text in ["hin", "HINTON", "ü", "飞", "x", "zz", ""] {
      let folded = String(decoding: Fold.full.bytes(of: text), as: UTF8.self)
      #expect(
        counts.values(by: .name, holding: text)
          == byName.filter { folded.isEmpty || key($0).contains(folded) }, "\(text)")
    }
  }
}
