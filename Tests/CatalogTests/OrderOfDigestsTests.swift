import Drafts
import Papers
import Testing

@testable import Catalog

/// Digests that come in any order and any parts make the same library.
@Suite struct OrderOfDigestsTests {
  @Test func anyOrderAndAnyPartsAnswerTheSame() {
    var random = SeededGenerator(seed: 11)
    for round in 0..<60 {
      let digests = (0..<Int.random(in: 1...7, using: &random)).map { digest($0, &random) }
      let expected = answers(Library().adding(digests))
      for _ in 0..<5 {
        var rest = digests.shuffled(using: &random)[...]
        var library = Library()
        while !rest.isEmpty {
          let part = rest.prefix(Int.random(in: 1...3, using: &random))
          library = library.adding(Array(part))
          rest = rest.dropFirst(part.count)
        }
        #expect(answers(library) == expected, "seed 11, round \(round)")
      }
    }
  }

  /// A digest whose papers come in others too, in other versions and with other fields.
  private func digest(_ number: Int, _ random: inout SeededGenerator) -> Digest {
    let drafts = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      let paper = Int.random(in: 1...5, using: &random)
      let tags = ["kv", "KV", "sparse", "low-bit"].filter { _ in Bool.random(using: &random) }
      return Draft(
        id: "2504.0000\(paper)", version: UInt16.random(in: 0...3, using: &random),
        title: "Title \(Int.random(in: 1...3, using: &random))",
        authors: Bool.random(using: &random) ? ["A. One", "B. Two"] : [],
        day: Bool.random(using: &random)
          ? "2025-04-0\(Int.random(in: 1...9, using: &random))" : nil,
        tags: tags, abstract: Bool.random(using: &random) ? "Text \(number)" : "")
    }
    return Digest("\(number).md", drafts)
  }

  /// Everything that a reader can see of a library, the papers in the order of their ids.
  private func answers(_ library: Library) -> [String] {
    let rows = library.rows(in: SortOrder(.date))
    let papers = rows.map { library.paper(at: $0) }.sorted { $0.id < $1.id }
    let lines = papers.map { paper in
      let fields = [
        "\(paper.reference)", paper.title.string, paper.authors.string,
        paper.listedDay?.description ?? "", paper.tags.map(\.string).joined(separator: ";"),
        paper.abstract.string,
        paper.entries.map { "\($0.digest.path):\($0.record.line)" }.joined(separator: ","),
      ]
      return fields.joined(separator: "|")
    }
    let counts = ["sparse", "Title 1", "2504.00002", "text"].map { query in
      var search = Search(Query(query), in: library, order: SortOrder(.date))
      let facets = search.finish().map { found in
        library.facets(of: found).map { "\($0.name.lowercased()) \($0.count)" }.sorted()
      }
      return "\(query): \(facets ?? [])"
    }
    return lines + counts
  }
}
