import Drafts
import Papers
import Testing

@testable import Catalog

/// Several threads find what one finds, in whatever order they come to their rows.
@Suite struct SharedSearchTests {
  private static let words = ["kv", "KV", "Sparse", "spa", "müller", "mu", "2504.1", "flow", "é"]

  private func library(_ count: Int, _ random: inout SeededGenerator) -> Library {
    var library = Library()
    for part in 0..<3 {
      let digest = Digest(
        "\(part).md",
        (0..<count).map { _ in
          func some() -> String { SharedSearchTests.words.randomElement(using: &random)! }
          return Draft(
            id: "2504.1\(1000 + Int.random(in: 0..<2 * count, using: &random))",
            title: some() + " " + some(), authors: [some()], tags: [some()], abstract: some())
        })
      library = library.adding([digest])
    }
    return library
  }

  private func expect(_ found: Selection?, _ alone: Selection?, _ place: String) {
    #expect(found?.isComplete == true, "\(place)")
    #expect(found?.hits == alone?.hits && found?.looseHits == alone?.looseHits, "\(place)")
    #expect(found.map { Array($0.rows) } == alone.map { Array($0.rows) }, "\(place)")
    #expect(found?.looseCount == alone?.looseCount, "\(place)")
  }

  /// One thread does its work while another one is between two blocks, and so on.
  @Test func findsTheSameInAnyOrder() {
    var random = SeededGenerator(seed: 2026)
    for round in 0..<60 {
      let library = library(40, &random)
      var previous: Selection?
      var text = ""
      for _ in 0..<4 {
        text += [" ", " -", ""].randomElement(using: &random)!
        text += SharedSearchTests.words.randomElement(using: &random)!
        let order = SortOrder(round % 2 == 0 ? .title : .relevance)
        var search = Search(Query(text), in: library, order: order, startingFrom: previous)
        // As a key leaves it: some rows have been looked at.
        _ = search.advance(budget: Int.random(in: 0..<200, using: &random))
        let most = Int.random(in: 1...5, using: &random)
        let shared = SharedSearch(search, most: most, share: 8, block: 7)
        var (found, begun) = ([Selection](), 0)
        var parts: [Selection] = []
        func work() {
          begun += 1
          let selection = shared.work { _ in
            if begun < shared.threads, Int.random(in: 0..<3, using: &random) == 0 { work() }
            if Int.random(in: 0..<5, using: &random) == 0 { parts.append(shared.soFar) }
            return false
          }
          if let selection { found.append(selection) }
        }
        while begun < shared.threads { work() }
        let alone = search.finish()
        #expect(found.count == 1)
        expect(found.first, alone, "round \(round): \(text), \(shared.threads) threads")
        for part in parts {
          let isTrue = part.rows.allSatisfy { alone?.contains($0) == true }
          #expect(isTrue, "round \(round): \(text)")
          var rest = Search(Query(text), in: library, order: order, startingFrom: part)
          expect(rest.finish(), alone, "round \(round): \(text), from row \(part.searchedRows)")
        }
        previous = found.first
      }
    }
  }

  @Test func isOneThreadWhereThereIsLittleToDo() {
    var random = SeededGenerator(seed: 7)
    let library = library(40, &random)
    let search = Search(Query("kv"), in: library, order: SortOrder(.date))
    #expect(SharedSearch(search, most: 4).threads == 1)
    #expect(SharedSearch(search, most: 4, share: 10).threads == 4)
    #expect(SharedSearch(search, most: 4, share: 1000).threads == 1)
  }

  @Test func saysNothingWhenOneWasCancelled() {
    var random = SeededGenerator(seed: 8)
    let library = library(40, &random)
    let shared = SharedSearch(
      Search(Query("kv"), in: library, order: SortOrder(.date)), most: 2, share: 1, block: 8)
    #expect(shared.work { _ in true } == nil)
    #expect(shared.work() == nil)
  }

  @Test func threadsAtOnce() async {
    var random = SeededGenerator(seed: 9)
    let library = library(2_000, &random)
    for text in ["kv", "KV", "-kv", "mu spa", "zzz"] {
      var search = Search(Query(text), in: library, order: SortOrder(.date))
      let shared = SharedSearch(search, most: 4, share: 10, block: 50)
      let found = await withTaskGroup(of: Selection?.self) { group in
        for _ in 0..<shared.threads { group.addTask { shared.work() } }
        return await group.reduce(into: [Selection]()) { found, one in
          if let one { found.append(one) }
        }
      }
      #expect(found.count == 1)
      expect(found.first, search.finish(), text)
    }
  }
}
