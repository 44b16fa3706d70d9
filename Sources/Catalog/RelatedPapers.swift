public import Digests

/// A paper that is like another one, and why.
public struct RelatedPaper: Hashable, Sendable {
  public let id: PaperID
  /// The higher the nearer; sums of BM25 weights, only good for comparing.
  public let score: Double
  /// The words that the two share and few others have, the most telling first; at most four.
  public let sharedWords: [String]
  /// The authors that the two share.
  public let sharedAuthors: [String]
}

extension Library {
  /// The nearest papers by the words of title and abstract, weighed by BM25 (Robertson and Zaragoza
  /// 2009; k₁ 1.2, b 0.75; a word in a title counts three times), and those by the same authors.
  ///
  /// There is no index: one pass over the searched text looks only for the words of this paper, which
  /// counts at once in how many papers each of them is. Costs about 1 ns a byte of the library.
  public func related(
    to id: PaperID, limit: Int = 20, isCancelled: () -> Bool = { false }
  ) -> [RelatedPaper]? {
    guard let row = row(of: id) else { return [] }
    let paper = paper(at: row)
    var words = WordCounter(words: self.words(of: row))
    for segment in segments {
      var isStopped = false
      segment.text.withRows { arena, starts in
        for local in segment.papers.indices {
          if local % 4096 == 0, isCancelled() {
            isStopped = true
            return
          }
          let other = segment.firstRow + Row(local)
          if other == row || retired.contains(other) { continue }
          let text = arena[Int(starts[local])..<Int(starts[local + 1])]
          words.count(UnsafeRawBufferPointer(rebasing: text), of: other)
        }
      }
      if isStopped { return nil }
    }
    let authors = Set(paper.authors.items.map { Fold.full.bytes(of: ShownText($0).string) })
    return words.best(limit, among: count).map { hit in
      let other = self.paper(at: hit.row)
      let shared = other.authors.items.map { ShownText($0).string }
        .filter { authors.contains(Fold.full.bytes(of: $0)) }
      return RelatedPaper(
        id: other.id, score: hit.score, sharedWords: hit.words, sharedAuthors: shared)
    }
  }

  /// The distinct words of a paper's title and abstract, folded.
  private func words(of row: Row) -> [String] {
    let (segment, local) = locate(row)
    var words: [String] = []
    var known: Set<String> = []
    segment.text.withRows { arena, starts in
      let text = arena[Int(starts[local])..<Int(starts[local + 1])]
      WordCounter.eachWord(of: UnsafeRawBufferPointer(rebasing: text)) { range, _, bytes in
        guard known.count < WordCounter.limit else { return }
        let word = String(decoding: bytes[range], as: UTF8.self)
        if known.insert(word).inserted { words.append(word) }
      }
    }
    return words
  }
}

/// Counts some words in many texts.
struct WordCounter {
  /// A paper of so many words says enough about itself.
  static let limit = 1000
  private static let slotCount = 8192

  private let words: [String]
  /// For each word, in how many texts it is.
  private var frequencies: [Int]
  /// Numbers of words by their hashes, plus one; a power of two of slots, at most an eighth full.
  private var slots = [UInt16](repeating: 0, count: WordCounter.slotCount)
  private var hashes: [UInt64]
  /// What was found: which word how often in which text, text by text.
  private var hits: [(word: UInt16, weight: UInt16)] = []
  private var texts: [(row: Row, start: Int, length: Int)] = []
  private var totalLength = 0
  /// How often each word is in the current text.
  private var weights: [UInt16]

  init(words: [String]) {
    self.words = words
    frequencies = Array(repeating: 0, count: words.count)
    weights = Array(repeating: 0, count: words.count)
    hashes = words.map { word in
      var word = word
      return word.withUTF8 { WordCounter.hash(UnsafeRawBufferPointer($0)[...]) }
    }
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (WordCounter.slotCount - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (WordCounter.slotCount - 1) }
      slots[slot] = UInt16(number + 1)
    }
  }

  mutating func count(_ text: UnsafeRawBufferPointer, of row: Row) {
    var length = 0
    let start = hits.count
    var found: [UInt16] = []
    WordCounter.eachWord(of: text) { range, isTitle, bytes in
      length += 1
      guard let number = number(of: WordCounter.hash(bytes[range])) else { return }
      if weights[number] == 0 { found.append(UInt16(number)) }
      weights[number] &+= isTitle ? 3 : 1
    }
    for number in found {
      hits.append((number, weights[Int(number)]))
      frequencies[Int(number)] += 1
      weights[Int(number)] = 0
    }
    texts.append((row, start, length))
    totalLength += length
  }

  /// The texts with the highest scores, and the words that gave most of them.
  func best(_ limit: Int, among count: Int) -> [(row: Row, score: Double, words: [String])] {
    guard !texts.isEmpty else { return [] }
    let mean = Double(totalLength) / Double(texts.count)
    let rarities = frequencies.map { frequency in
      max(0, log((Double(count) - Double(frequency) + 0.5) / (Double(frequency) + 0.5)))
    }
    func weight(_ hit: (word: UInt16, weight: UInt16), _ length: Int) -> Double {
      let frequency = Double(hit.weight)
      let norm = 1.2 * (0.25 + 0.75 * Double(length) / max(1, mean))
      return rarities[Int(hit.word)] * frequency * 2.2 / (frequency + norm)
    }
    var best: [(score: Double, text: Int)] = []
    for index in texts.indices {
      let score = hitsOf(index).reduce(0) { $0 + weight($1, texts[index].length) }
      guard score > 0, best.count < limit || score > best[best.count - 1].score else { continue }
      let place = best.firstIndex { $0.score < score } ?? best.count
      best.insert((score, index), at: place)
      if best.count > limit { best.removeLast() }
    }
    return best.map { item in
      let shared = hitsOf(item.text)
        .map { (weight($0, texts[item.text].length), words[Int($0.word)]) }
        .sorted { $0.0 > $1.0 }.prefix(4).map(\.1)
      return (texts[item.text].row, item.score, Array(shared))
    }
  }

  private func hitsOf(_ text: Int) -> ArraySlice<(word: UInt16, weight: UInt16)> {
    let end = text + 1 < texts.count ? texts[text + 1].start : hits.count
    return hits[texts[text].start..<end]
  }

  private func number(of hash: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & (WordCounter.slotCount - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash { return number }
      slot = (slot + 1) & (WordCounter.slotCount - 1)
    }
    return nil
  }

  /// FNV-1a, mixed once more, as only its low bits choose the slot.
  private static func hash(_ bytes: Slice<UnsafeRawBufferPointer>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ hash >> 29
  }

  /// Calls `body` with every word of three letters or more in the title and the abstract of a searched
  /// text. Words are runs of letters, digits and bytes beyond ASCII.
  static func eachWord(
    of text: UnsafeRawBufferPointer,
    _ body: (_ range: Range<Int>, _ isTitle: Bool, _ bytes: UnsafeRawBufferPointer) -> Void
  ) {
    var field = 0
    var start = 0
    for offset in 0...text.count {
      let byte = offset < text.count ? text[offset] : 0x0A
      let isPart = byte >= 0x80 || byte &- 0x61 < 26 || byte &- 0x30 < 10
      if isPart { continue }
      // The second of five fields are authors, then tags and categories.
      if offset - start >= 3, field == 0 || field >= 4 { body(start..<offset, field == 0, text) }
      start = offset + 1
      if byte == 0x0A { field += 1 }
    }
  }
}

/// The natural logarithm, as this room imports no libc: by the series of the inverse hyperbolic
/// tangent, exact to 1e-12 for what counts of papers give.
private func log(_ value: Double) -> Double {
  guard value > 0 else { return -Double.infinity }
  let fraction = value.significand
  let ratio = (fraction - 1) / (fraction + 1)
  var (sum, power) = (0.0, ratio)
  for step in 0..<16 {
    sum += power / Double(2 * step + 1)
    power *= ratio * ratio
  }
  return 2 * sum + Double(value.exponent) * 0.693_147_180_559_945_3
}
