import Drafts
import Papers
import Testing

@testable import Catalog

/// The index tells of any text what reading it tells.
@Suite struct WordIndexTests {
  /// Runs of which texts are made: words, what words are joined by, and what is no word.
  private static let runs = [
    "attention", "at", "ten", "tion", "kv", "low-bit", "o(n", "müller", "mu", "ℝ²", "é", "ab",
    "aaaaaaaa", "x", "--", "(", ").", "\"", "µ-law", "2504.1", "d²moe", "’s",
  ]
  private static let joints = ["", "", " ", " ", " ", "\n", "\u{1F}", "\u{1E}", "-", ", ", "  "]

  private func text(_ random: inout SeededGenerator) -> [UInt8] {
    let text = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
      WordIndexTests.runs.randomElement(using: &random)!
        + WordIndexTests.joints.randomElement(using: &random)!
    }.joined()
    let isLong = Int.random(in: 0..<20, using: &random) == 0
    return Array((isLong ? text + String(repeating: "ab", count: 90) + "kv" : text).utf8)
  }

  private let key = IndexKey(of: [])

  private func index(_ texts: [[UInt8]]) -> WordIndex {
    var collector = WordCollector()
    for text in texts { text.withUnsafeBytes { collector.add(row: $0) } }
    let bytes = WordIndexMaker.buffer(of: collector) { false }!
    return WordIndex(KeptBytes(bytes), key, rowCount: texts.count)!
  }

  private func rows(_ bits: [UInt64]) -> [Int] {
    bits.indices.flatMap { word in
      (0..<64).filter { bits[word] >> $0 & 1 == 1 }.map { word * 64 + $0 }
    }
  }

  /// Any piece of a text, without blanks; some that are in none.
  private func term(_ texts: [[UInt8]], _ random: inout SeededGenerator) -> [UInt8] {
    guard let text = texts.randomElement(using: &random), !text.isEmpty else { return [0x7A] }
    let string = String(decoding: text, as: UTF8.self).unicodeScalars
    let start = string.index(
      string.startIndex, offsetBy: Int.random(in: 0..<string.count, using: &random))
    let piece = string[start...].prefix(Int.random(in: 1...12, using: &random))
    let bytes = Array(String(String.UnicodeScalarView(piece)).utf8)
    return Array(bytes.prefix { !WordRuns.divides($0) })
  }

  @Test(arguments: [1, 2, 40, 200, 900])
  func tellsWhatReadingTells(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    var (exact, all) = (0, 0)
    for round in 0..<max(2, 40 / count) {
      let texts = (0..<count).map { _ in text(&random) }
      let index = index(texts)
      for _ in 0..<300 {
        let term = term(texts, &random)
        let core = WordRuns.core(of: term[...])
        if core.isEmpty { continue }
        let needle = Needle(term)
        let expected = texts.indices.filter { row in
          texts[row].withUnsafeBytes { needle.firstMatch(in: $0) } != nil
        }
        let found = rows(index.rows(holdingAll: [core]))
        let place = "round \(round): \(String(decoding: term, as: UTF8.self))"
        if core.count == term.count {
          #expect(found == expected, "\(place)")
          exact += 1
        } else {
          #expect(Set(found).isSuperset(of: expected), "\(place)")
        }
        all += expected.count
      }
    }
    #expect(exact > 100 && all > 100)
  }

  /// What is heavy has its own rows, and is found by them.
  @Test func heavyRunsAreReady() {
    var random = SeededGenerator(seed: 5)
    let texts = (0..<900).map { _ in text(&random) }
    index(texts).withView { view in
      #expect(view.runs.count > 10)
      #expect(Array("a".utf8).withUnsafeBytes { view.rowsOfRun($0) } != nil)
      #expect(zip(view.runs, view.runs.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test func suffixesAreInOrder() {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<30 {
      let words = (0..<Int.random(in: 1..<80, using: &random)).map { _ in
        (0..<Int.random(in: 1..<40, using: &random)).map { _ in
          UInt8.random(in: 0x61...0x62, using: &random)
        }
      }
      let lines = [0x0A] + words.joined(separator: [0x0A]) + [0x0A]
      let text = lines + [UInt8](repeating: 0x0A, count: 16)
      let places = text.withUnsafeBytes { SuffixOrder(of: $0, count: lines.count).places }
      func suffix(_ place: UInt32) -> ArraySlice<UInt8> {
        lines[Int(place)...].prefix { $0 != 0x0A }
      }
      #expect(places.sorted() == lines.indices.filter { lines[$0] != 0x0A }.map { UInt32($0) })
      #expect(
        zip(places, places.dropFirst()).allSatisfy {
          !suffix($1).lexicographicallyPrecedes(suffix($0))
        })
    }
  }

  /// Words with the same beginning, the same end, or as many bytes are told apart, also the last one of a text.
  @Test func wordsAreToldApart() {
    var random = SeededGenerator(seed: 11)
    let words = (0..<400).map { _ in
      String(
        (0..<Int.random(in: 1...40, using: &random)).map { place -> Character in
          let isOther = Int.random(in: 0..<12, using: &random) == 0
          return isOther ? "b" : place % 9 == 8 ? "c" : "a"
        })
    }
    let texts = (0..<300).map { _ in
      (0..<Int.random(in: 0..<9, using: &random)).map { _ in words.randomElement(using: &random)! }
    }
    var collector = WordCollector()
    for text in texts {
      // In memory of its own, of just its length.
      let bytes = UnsafeMutableRawBufferPointer.allocate(
        byteCount: text.joined(separator: " ").utf8.count, alignment: 1)
      defer { bytes.deallocate() }
      bytes.copyBytes(from: text.joined(separator: " ").utf8)
      collector.add(row: UnsafeRawBufferPointer(bytes))
    }
    var (numbers, expected): ([String: UInt32], [[UInt32]]) = ([:], [])
    for text in texts {
      var row: [UInt32] = []
      for word in text {
        let number = numbers[word] ?? UInt32(numbers.count)
        numbers[word] = number
        if !row.contains(number) { row.append(number) }
      }
      expected.append(row)
    }
    for row in texts.indices {
      let found = collector.rowWords.values[collector.starts[row]..<collector.starts[row + 1]]
      #expect(Array(found) == expected[row])
    }
    let counts = collector.words.values.map(\.rows)
    #expect(counts.reduce(0, +) == expected.reduce(0) { $0 + UInt32($1.count) })
  }

  /// In whatever order pieces are made, and whether some are made twice, the index is the same.
  @Test(arguments: 1...3) func piecesMakeTheIndex(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func library() -> Library {
      Library().adding(
        [
          Digest(
            (0..<40).map { number in
              Draft(
                id: "2504.\(10_000 + number)", title: "Title \(number % 7) of all",
                abstract: String(repeating: "word\(number) and another ", count: number))
            })
        ], segmentLimit: 300)
    }
    let (one, other) = (library(), library())
    #expect(one.segments.count > 2)
    one.makeIndexes(least: 1, part: 3)
    var pieces = other.pieces(least: 1, part: 3)
    #expect(Set(pieces.map(\.name)).count == pieces.count)
    pieces += pieces.prefix(5)
    pieces.shuffle(using: &random)
    for piece in pieces { piece.make(in: .none, isCancelled: { false }) }
    #expect(other.pieces(least: 1, part: 3).isEmpty)
    for (segment, same) in zip(one.segments, other.segments) {
      #expect(segment.wordIndex.value!.map(\.content) == same.wordIndex.value!.map(\.content))
      #expect(same.titleWords.value != nil)
    }
  }

  /// A text that is one run of a megabyte takes no longer than others of its length.
  @Test func anEndlessWordHasAnEnd() {
    let text = [UInt8](repeating: 0x61, count: 1 << 20)
    let index = index([text, Array("b".utf8)])
    #expect(rows(index.rows(holdingAll: [text.prefix(32)])) == [0])
    #expect(rows(index.rows(holdingAll: [Array("b".utf8)[...]])) == [1])
  }

  /// What has been cut off or is of another version is none.
  @Test func aBufferThatIsNotWholeIsNone() {
    var random = SeededGenerator(seed: 3)
    let texts = (0..<50).map { _ in text(&random) }
    var collector = WordCollector()
    for text in texts { text.withUnsafeBytes { collector.add(row: $0) } }
    let bytes = WordIndexMaker.buffer(of: collector) { false }!
    #expect(WordIndex(KeptBytes(bytes), key, rowCount: 50) != nil)
    #expect(WordIndex(KeptBytes(bytes), key, rowCount: 51) == nil)
    // Behind the last section there may be 63 bytes of nothing.
    for count in stride(from: 0, to: bytes.count - 63, by: 97) {
      #expect(WordIndex(KeptBytes(Array(bytes.prefix(count))), key, rowCount: 50) == nil)
    }
    for place in 0..<IndexBuffer.headerCount * 8 {
      var other = bytes
      other[place] ^= 0x40
      _ = WordIndex(KeptBytes(other), key, rowCount: 50)
    }
    var cancelled = WordCollector()
    Array("a b".utf8).withUnsafeBytes { cancelled.add(row: $0) }
    #expect(WordIndexMaker.buffer(of: cancelled) { true } == nil)
  }

  /// What an index tells alone is found before any row is looked at, also what is hidden.
  @Test(arguments: [
    "atten", "-survey", "kv | moe", "(kv | moe) -survey", "id:2504 kv", "low-", "top-/",
  ])
  func whatTheIndexTellsNeedsNoLookAtPapers(text: String) {
    let library = Library().adding([
      Digest([
        Draft(id: "2504.00001", title: "Attention to KV", abstract: "A MoE, low- and top-/high."),
        Draft(id: "2504.00002", title: "A Survey"),
      ])
    ])
    library.makeOrders()
    func found() -> Int? {
      var search = Search(Query(text), in: library, order: SortOrder(.date))
      if case .done(let selection) = search.advance(budget: 0) { return selection.count }
      return nil
    }
    #expect(found() == nil)
    library.makeIndexes(least: 1)
    #expect(found() == 1)
  }

  /// An index is kept, and found again for the same text only.
  @Test func whatWasKeptIsFoundAgain() {
    final class Kept: @unchecked Sendable {
      var bytes: [IndexKey: [UInt8]] = [:]
      var found = 0
    }
    let kept = Kept()
    let store = IndexStore(
      find: { key in
        kept.bytes[key].map {
          kept.found += 1
          return KeptBytes($0)
        }
      },
      open: { _ in nil },
      keep: { key, bytes in
        kept.bytes[key] = bytes
        return nil
      })
    func library(_ title: String) -> Library {
      Library().adding([Digest([Draft(id: "2504.00001", title: title)])])
    }
    library("One").makeIndexes(in: store, least: 1)
    library("One").makeIndexes(in: store, least: 1)
    #expect(kept.found == 1 && kept.bytes.count == 1)
    library("Two").makeIndexes(in: store, least: 1)
    #expect(kept.found == 1 && kept.bytes.count == 2)
  }
}

extension WordIndex {
  /// What it says, in bytes; equal suffixes have no order.
  fileprivate var content: [[UInt8]] {
    withView { view in
      [
        Array(view.words), Array(UnsafeRawBufferPointer(view.starts)), Array(view.postings),
        Array(UnsafeRawBufferPointer(view.runs)), Array(view.runRows),
      ]
    }
  }
}
