import Drafts
import Papers
import Testing

@testable import Citations

/// Keys: of a pattern, unique, and the same in every order.
@Suite struct KeyTests {
  private func key(_ draft: Draft, _ pattern: String = "{author}{year}{title}") throws -> String {
    let pattern = try #require(KeyPattern(pattern))
    return CitationList([draft.paper], pattern: pattern).entries[0].key
  }

  @Test(arguments: [
    ("{author}{year}{title}", "muller2025gradual"), ("{Author}{yy}{Title}", "Muller25Gradual"),
    ("{author}:{year}-{month}", "muller:2025-04"), ("arxiv/{id}", "arxiv/2504.13989"),
  ])
  func patterns(pattern: String, key: String) throws {
    #expect(try self.key(Draft.cited(authors: ["Ludwig von Müller"]), pattern) == key)
  }

  @Test(arguments: ["", "key", "{autor}", "{author", "a b{year}", "{year}é", "{year},", "{year}{}"])
  func noPatterns(text: String) { #expect(KeyPattern(text) == nil) }

  @Test(arguments: [
    (Draft.cited(title: "The $O(n)$ Case"), "maisonnave2025case"),
    (Draft.cited(title: "Low-Rank Things"), "maisonnave2025lowrank"),
    (Draft.cited(title: "Is It?"), "maisonnave2025is"),
    (Draft.cited(authors: ["张三"]), "2025gradual"),
    (Draft.cited(id: "math/0211159", title: "数", authors: []), "2002"),
    (Draft.cited(authors: ["The ATLAS Collaboration"]), "atlas2025gradual"),
    (Draft.cited(authors: ["Jean d'Alembert"]), "dalembert2025gradual"),
  ])
  func keysOfPapers(draft: Draft, key: String) throws { #expect(try self.key(draft) == key) }

  @Test func aPaperOfWhichNothingCanStandInAKeyHasItsId() throws {
    #expect(try key(Draft.cited(id: "math/0211159"), "-{id}") == "-math0211159")
    #expect(
      try key(Draft.cited(id: "math/0211159", title: "数", authors: []), "{title}:") == "math0211159"
    )
  }

  @Test func aCollisionTakesASuffixFromTheId() {
    let papers = ["2504.00001", "2504.00002", "2504.00003"].map { id in
      Draft.cited(id: id, authors: [id == "2504.00002" ? "Lucas MAISONNAVE" : "Lucas Maisonnave"])
        .paper
    }
    let keys = CitationList(papers).entries.map(\.key)
    #expect(keys == ["1", "2", "3"].map { "maisonnave2025gradual25040000\($0)" })
    // One alone has none; a key that it has already stays, and others keep off.
    #expect(CitationList(papers[..<1]).entries[0].key == "maisonnave2025gradual")
    let given = CitationList(papers[..<2], given: [papers[0].id: "maisonnave2025gradual"])
    #expect(given.entries.map(\.key) == ["maisonnave2025gradual", keys[1]])
    let taken = CitationList(papers[..<1], taken: ["Maisonnave2025Gradual"])
    #expect(taken.entries[0].key == keys[0])
  }

  /// A key that looks like another with its suffix.
  @Test func keysThatSomebodyHasMadeToCollide() {
    let drafts = [
      Draft.cited(id: "2504.00001", title: "A", authors: ["Lee"]),
      Draft.cited(id: "2504.00002", title: "A", authors: ["Lee"]),
      Draft.cited(id: "2504.00003", title: "A250400001", authors: ["Lee"]),
    ]
    let keys = CitationList(drafts.map(\.paper)).entries.map(\.key)
    #expect(Set(keys).count == 3)
  }

  @Test(arguments: 1...20)
  func keysAreUniqueAndTheSameInAnyOrder(seed: UInt64) {
    var numbers = Numbers(state: seed)
    let papers = (1...200).map { number in
      let (author, title) = (
        ["Lee", "LEE", "Li"].randomElement(using: &numbers)!, ["a", "b", "b2504"]
      )
      return Draft.cited(
        id: "2504.\(10_000 + number)", title: title.randomElement(using: &numbers)!,
        authors: ["X " + author]
      ).paper
    }
    func keys(_ papers: [Paper]) -> [PaperID: String] {
      let entries = CitationList(papers).entries
      return Dictionary(uniqueKeysWithValues: entries.map { ($0.citation.id, $0.key) })
    }
    let first = keys(papers)
    #expect(Set(first.values.map { $0.lowercased() }).count == 200)
    #expect(keys(papers.shuffled(using: &numbers)) == first)
    #expect(first.values.allSatisfy { $0.utf8.allSatisfy(CitationKey.isLetterOrDigit) })
  }
}
