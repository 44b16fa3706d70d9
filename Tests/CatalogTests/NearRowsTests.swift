import Drafts
import Papers
import Testing

@testable import Catalog

/// Papers that are like one are found by indexes as they are by reading everything.
@Suite struct NearRowsTests {
  /// Words by their number, the first ones in most papers.
  private static func word(_ random: inout SeededGenerator) -> String {
    let share = Double.random(in: 0..<1, using: &random)
    let number = Int(share * share * share * 400)
    let kind = ["", "", "", "low-", "kv/", "é", "Ü", "-x"][number % 8]
    let letters = String(number, radix: 26).map { Character(UnicodeScalar($0.asciiValue! | 0x60)) }
    return kind + "qu" + String(letters) + (number % 5 == 0 ? "" : "o")
      + (Int.random(in: 0..<6, using: &random) == 0 ? "s" : "")
  }

  private static func text(_ count: Int, _ random: inout SeededGenerator) -> String {
    (0..<count).map { _ in
      word(&random) + ["", "", "", ",", ".", ")"].randomElement(using: &random)!
    }.joined(separator: " ")
  }

  private static func digest(
    _ number: Int, _ papers: Int, tags: [String] = [], _ random: inout SeededGenerator
  ) -> Digest {
    Digest(
      "\(number).md",
      (0..<papers).map { paper in
        Draft(
          id: "2504.\(10_000 + 1000 * number + paper)", title: text(6, &random),
          authors: ["Ada \(text(1, &random))", "B. Two-Three \(paper % 9)"],
          day: paper % 7 == 0 ? nil : "2025-04-\(10 + paper % 17)",
          tags: tags.filter { _ in Int.random(in: 0..<5, using: &random) == 0 },
          abstract: text(Int.random(in: 5..<60, using: &random), &random))
      })
  }

  private func related(
    _ library: Library, _ id: PaperID, _ limits: NearRows.Limits, limit: Int = 20
  ) -> [RelatedPaper] {
    library.related(to: id, limit: limit, limits, { false })!
  }

  /// Everything is read.
  private let slow = NearRows.Limits(least: .max)

  private func limits(_ best: Int) -> NearRows.Limits {
    NearRows.Limits(least: 1, best: best, sample: 100)
  }

  /// A fifth of the papers is read, and the first five are mostly those that reading all of them finds, and more of
  /// them when more is read. Words with hyphens and accents, plurals, tags, segments without an index or without words
  /// of titles, papers that are no more.
  @Test(arguments: [1, 2, 3]) func findsWhatReadingFinds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var (all, found, foundOfMany) = (0, 0, 0)
    for _ in 0..<2 {
      var library = Library()
      for number in 0..<3 {
        library = library.adding([
          NearRowsTests.digest(number, 300, tags: ["one tag", "kv"], &random)
        ])
        if number < 2 || Bool.random(using: &random) { library.makeIndexes(least: 1, part: 130) }
        if Bool.random(using: &random) { library.makeWords() }
      }
      if Bool.random(using: &random) {
        library = library.updated(to: Array(library.sources.dropFirst()))
      }
      library.makeIndexes(least: 301, part: 130)
      for _ in 0..<10 {
        let rows = library.presentRows()
        let id = library.id(of: rows.randomElement(using: &random)!)
        let expected = related(library, id, slow).filter { $0.kind == .topics }.prefix(5).map(\.id)
        for best in [90, 300] {
          let some = related(library, id, limits(best))
          #expect(!some.contains { $0.id == id || library.row(of: $0.id) == nil }, "seed \(seed)")
          #expect(Set(some.map(\.id)).count == some.count, "seed \(seed)")
          let shared = Set(some.filter { $0.kind == .topics }.prefix(5).map(\.id))
            .intersection(expected).count
          if best == 90 { found += shared } else { foundOfMany += shared }
        }
        all += expected.count
      }
    }
    #expect(found * 10 > all * 6, "seed \(seed): \(found) of \(all)")
    #expect(foundOfMany * 10 > all * 7, "seed \(seed): \(foundOfMany) of \(all)")
  }

  /// With room for all papers nothing is left to indexes.
  @Test func withRoomForAllItIsTheSame() {
    var random = SeededGenerator(seed: 8)
    let library = Library().adding([NearRowsTests.digest(0, 200, tags: ["kv"], &random)])
    library.makeIndexes(least: 1, part: 70)
    library.makeWords()
    for row in 0..<Row(20) {
      let id = library.id(of: row)
      #expect(related(library, id, limits(200)) == related(library, id, slow))
    }
  }

  /// A word is one between what is no letter, and its plural is the same.
  @Test func wordsStandBetweenWhatIsNoLetter() {
    let texts = [
      "bit", "low-bit", "bit/s", "o(bit)n", "bits", "x{bits}y", "é-bit", "bit bit", "a-bit-bits-b",
      "orbit", "bite", "bit2", "bité", "ébit", "8bit", "bitss", "sbits", "bi-t", "b", "",
    ]
    let library = Library().adding([
      Digest(
        texts.enumerated().map {
          Draft(id: "2504.\(10_000 + $0)", title: "Text", abstract: $1)
        })
    ])
    library.makeIndexes(least: 1, part: 7)
    var rows = RowSet()
    var first: Row = 0
    for index in library.segments[0].wordIndex.value! {
      rows.formUnion(index.rows(holdingAll: [Array("bit".utf8)[...]], asWords: true), at: first)
      first += Row(index.rowCount)
    }
    #expect(rows == RowSet(0..<9))
  }

  /// A tag that hardly any other paper has leads to the one that has it.
  @Test func aTagIsEnough() {
    var random = SeededGenerator(seed: 12)
    let library = Library().adding([
      NearRowsTests.digest(0, 200, tags: ["common"], &random),
      Digest(
        (0..<2).map {
          Draft(
            id: "2506.0000\($0 + 1)", title: "Alone \($0)", authors: ["C. \($0)"], tags: ["rare"],
            abstract: "Z\($0)a")
        }),
    ])
    library.makeIndexes(least: 1, part: 70)
    let found = related(library, PaperID("2506.00001")!, limits(5))
    #expect(found.map(\.id) == [PaperID("2506.00002")!] && found[0].sharedTopics.contains("rare"))
  }

  /// How many papers have a word is exact where no other field has it.
  @Test func frequenciesAreThoseOfReading() {
    var random = SeededGenerator(seed: 4)
    let library = Library().adding([NearRowsTests.digest(0, 300, &random)])
    library.makeIndexes(least: 1, part: 130)
    for row in 0..<Row(10) {
      let topic = Topic(library.paper(at: row), tags: [])
      let segment = library.segments[0]
      var near = NearRows(topic, in: [(segment, segment.wordIndex.value!)], { false })!
      for postings in [0, .max] {
        _ = near.scores(below: 300, among: 300, tagCounts: [], postings: postings, { false })
        for (number, word) in topic.words.enumerated() where !word.isGeneric {
          let expected = (0..<Row(300)).count { row in
            let paper = library.paper(at: row)
            let text = ([paper.title, paper.abstract] + paper.authors.items)
              .map { ShownText($0).string }.joined(separator: "\n")
            let words = String(decoding: Fold.full.bytes(of: text), as: UTF8.self)
              .split { !$0.utf8.allSatisfy(Fold.isLetter) }
            return words.contains { $0 == word.folded || $0 == word.folded + "s" }
          }
          let found = near.frequencies[number]!
          #expect(postings == 0 ? found >= expected : found == expected, "\(word.folded)")
        }
      }
    }
  }

  @Test func theirPapersAreTheSameWithoutNumbersOfAuthors() {
    var random = SeededGenerator(seed: 6)
    var library = Library()
    for number in 0..<3 {
      library = library.adding([NearRowsTests.digest(number, 60, &random)])
      if number == 1 { library.makeWords() }
    }
    let fresh = Library().adding(library.sources)
    let order = fresh.rows(in: SortOrder(.date))
    for row in 0..<Row(60) {
      let authors = AuthorFinder(library.paper(at: row))
      let expected = order.filter { other in
        other != fresh.row(of: library.id(of: row))
          && !authors.shared(with: fresh.paper(at: other)).isEmpty
      }
      #expect(!expected.isEmpty)
      for some in [library, fresh] {
        let row = some.row(of: library.id(of: row))!
        let theirs = some.rows(by: authors, besides: row, { false })!
        #expect(theirs.map { some.id(of: $0) } == expected.map { fresh.id(of: $0) })
      }
    }
  }

  @Test func aSearchByIndexesCanBeCancelled() {
    var random = SeededGenerator(seed: 3)
    let library = Library().adding([NearRowsTests.digest(0, 200, &random)])
    library.makeIndexes(least: 1, part: 70)
    let id = library.id(of: 7)
    var asked = 0
    _ = library.related(to: id, limit: 20, limits(50)) {
      asked += 1
      return false
    }
    #expect(asked > 5)
    for place in 0..<asked {
      var left = place
      let found = library.related(to: id, limit: 20, limits(50)) {
        left -= 1
        return left < 0
      }
      #expect(found == nil)
    }
  }

  /// Whatever a damaged index says leads nowhere else.
  @Test func aDamagedIndexHarmsNobody() {
    var random = SeededGenerator(seed: 15)
    let library = Library().adding([NearRowsTests.digest(0, 60, &random)])
    var collector = WordCollector()
    for row in 0..<Row(60) {
      let text = Fold.full.bytes(of: ShownText(library.paper(at: row).abstract).string)
      text.withUnsafeBytes { collector.add(row: $0) }
    }
    let bytes = WordIndexMaker.buffer(of: collector) { false }!
    let topic = Topic(library.paper(at: 3), tags: [])
    for _ in 0..<300 {
      var other = bytes
      for _ in 0..<40 {
        let place = Int.random(in: IndexBuffer.headerCount * 8..<bytes.count, using: &random)
        other[place] = UInt8.random(in: .min ... .max, using: &random)
      }
      guard let index = WordIndex(KeptBytes(other), IndexKey(of: []), rowCount: 60) else {
        continue
      }
      var near = NearRows(topic, in: [(library.segments[0], [index])], { false })!
      let scores = near.scores(
        below: 60, among: 60, tagCounts: [], postings: .max, { false })!
      // Bits behind the last row may be set.
      #expect(scores.best(1000).allSatisfy { $0 < 60 + 72 })
    }
  }

  /// The highest scores, whatever is added; of nearly equal ones the first rows.
  @Test func theHighestScores() {
    var random = SeededGenerator(seed: 2)
    for limit in [0, 1, 7, 60, 1000] {
      var scores = RowScores(below: 100, most: 64)
      let numbers = (0..<100).map { _ in Int.random(in: 0...60, using: &random) }
      for (row, number) in numbers.enumerated() {
        scores.add(scores.number(Double(number)), to: Row(row))
      }
      for row in 0..<Row(10) { scores.leaveOut(row) }
      let expected = numbers.indices.filter { numbers[$0] > 0 && $0 >= 10 }
        .sorted { (numbers[$1], $0) < (numbers[$0], $1) }.prefix(limit)
      #expect(scores.best(limit) == expected.sorted().map { Row($0) })
    }
  }
}
