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
    let given = CitationList(papers[..<2], given: known(papers[0].id, "maisonnave2025gradual"))
    #expect(given.entries.map(\.key) == ["maisonnave2025gradual", keys[1]])
    let taken = CitationList(papers[..<1], taken: ["Maisonnave2025Gradual"])
    #expect(taken.entries[0].key == keys[0])
  }

  private func known(_ id: PaperID, _ texts: String...) -> GivenKeys {
    GivenKeys([id: texts.enumerated().map { GivenKey($1, clock: Int64($0)) }])
  }

  /// Two machines that did not know of each other.
  @Test func theEarliestGivenCounts() {
    let (one, two) = (PaperID("2504.00001")!, PaperID("2504.00002")!)
    let given = GivenKeys([
      one: [GivenKey("lee", clock: 2), GivenKey("li", clock: 5)],
      two: [GivenKey("Lee", clock: 3), GivenKey("other", clock: 9)],
    ])
    #expect(given.key(of: one) == "lee" && given.key(of: two) == "other")
    #expect(given.isTaken("LEE", for: two) && !given.isTaken("LEE", for: one))
    // What a paper had besides is nobody else's.
    #expect(given.isTaken("li", for: two) && !given.isTaken("new", for: two))
  }

  @Test func aFormerKeyIsNobodysAndStaysTaken() {
    let (one, two) = (PaperID("2504.00001")!, PaperID("2504.00002")!)
    let given = GivenKeys([
      one: [GivenKey("lee", clock: 2, isFormer: true), GivenKey("li", clock: 2)]
    ])
    #expect(given.key(of: one) == "li" && given.isTaken("lee", for: two))
    let paper = Draft.cited(id: "2504.00002", title: "A", authors: ["Lee"]).paper
    let list = CitationList([paper], pattern: KeyPattern("{author}")!, given: given)
    #expect(list.entries[0].key == "lee250400002")
  }

  @Test func whatStandsThereForOthersIsKeptOffByGivenKeysToo() {
    let paper = Draft.cited().paper
    let given = known(paper.id, "mine")
    let list = CitationList([paper], given: given, taken: ["MINE"])
    #expect(list.entries[0].key == "mine250413989")
    #expect(list.newKeys(beside: given) == [:])
  }

  @Test func newKeysAreThoseThatArePrinted() {
    let paper = Draft.cited().paper
    let given = known(paper.id, "mine")
    #expect(CitationList([paper], given: given).newKeys(beside: given) == [:])
    let renewed = CitationList([paper], given: given, renews: true)
    #expect(renewed.entries[0].key == "maisonnave2025gradual")
    #expect(
      renewed.newKeys(beside: given, renews: true) == [paper.id: "maisonnave2025gradual"])
    let first = CitationList([paper])
    #expect(first.newKeys(beside: GivenKeys()) == [paper.id: "maisonnave2025gradual"])
    // Longer than what is kept.
    let long = CitationList(
      [paper], pattern: KeyPattern(String(repeating: "x", count: 300) + "{id}")!)
    #expect(long.newKeys(beside: GivenKeys()) == [:])
  }

  /// Papers in any company and order, by patterns that change: what went out once comes out again, and no two papers
  /// ever have one key.
  @Test(arguments: 1...20)
  func whatWasGivenIsGivenAgain(seed: UInt64) {
    var numbers = Numbers(state: seed)
    let papers = (0..<60).map { number in
      Draft.cited(
        id: "2504.\(10_000 + number)", title: ["A", "B", "b2504"][number % 3],
        authors: ["X " + ["Lee", "LEE", "Li"].randomElement(using: &numbers)!]
      ).paper
    }
    let patterns = ["{author}", "{author}{title}", "{Title}"].map { KeyPattern($0)! }
    var given: [PaperID: [GivenKey]] = [:]
    var known: [PaperID: String] = [:]
    for step in 1...12 {
      let some = papers.shuffled(using: &numbers).prefix(Int.random(in: 1...40, using: &numbers))
      let renews = Int.random(in: 0..<6, using: &numbers) == 0
      let before = GivenKeys(given)
      let list = CitationList(
        some, pattern: patterns.randomElement(using: &numbers)!, given: before, renews: renews)
      for entry in list.entries where !renews {
        #expect(known[entry.citation.id] ?? entry.key == entry.key)
      }
      for (id, key) in list.newKeys(beside: before, renews: renews) {
        let old = (given[id] ?? []).filter { $0.text != key }.map {
          GivenKey($0.text, clock: $0.isFormer ? $0.clock : Int64(step), isFormer: true)
        }
        given[id] = (old + [GivenKey(key, clock: Int64(step))]).sorted()
        known[id] = key
      }
      for (id, key) in known { #expect(GivenKeys(given).key(of: id) == key) }
      let all = given.values.joined().map { GivenKey.folded($0.text) }
      #expect(Set(all).count == all.count)
    }
  }

  /// Events of a file may give one key to two papers at once.
  @Test func oneKeyOfTwoPapersIsGivenOnce() {
    let papers = ["2504.00001", "2504.00002"].map { Draft.cited(id: $0).paper }
    let given = GivenKeys([
      papers[0].id: [GivenKey("lee", clock: 1)], papers[1].id: [GivenKey("lee", clock: 1)],
    ])
    #expect(CitationList(papers, given: given).entries.map(\.key) == ["lee", "lee250400002"])
    #expect(
      CitationList(papers.reversed(), given: given).entries.map(\.key) == ["lee250400002", "lee"])
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
    #expect(first.values.allSatisfy { $0.utf8.allSatisfy(GivenKey.isLetterOrDigit) })
  }
}
