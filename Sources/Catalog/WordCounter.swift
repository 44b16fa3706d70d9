/// Counts some words in many texts, and weighs what was found.
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
  /// Room for the words of the current text.
  private var found: [UInt16]

  init(words: [String]) {
    self.words = words
    frequencies = Array(repeating: 0, count: words.count)
    weights = Array(repeating: 0, count: words.count)
    found = weights
    hashes = words.map { word in
      var word = word
      return word.withUTF8 { Words.slowHash(UnsafeRawBufferPointer($0), 0, $0.count) }
    }
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (WordCounter.slotCount - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (WordCounter.slotCount - 1) }
      slots[slot] = UInt16(number + 1)
    }
  }

  /// Counts the words of a searched text.
  mutating func count(_ text: UnsafeRawBufferPointer, of row: Row) {
    var length = 0
    let start = hits.count
    let foundCount = withTables { slots, hashes, weights, found in
      var foundCount = 0
      Words.each(of: text) { _, _, isTitle, hash in
        length &+= 1
        var slot = Int(truncatingIfNeeded: hash) & (WordCounter.slotCount &- 1)
        // Most words are none of those that are counted.
        while slots[slot] != 0 {
          let number = Int(slots[slot]) &- 1
          if hashes[number] == hash {
            if weights[number] == 0 {
              found[foundCount] = UInt16(truncatingIfNeeded: number)
              foundCount &+= 1
            }
            weights[number] &+= isTitle ? 3 : 1
            return
          }
          slot = (slot &+ 1) & (WordCounter.slotCount &- 1)
        }
      }
      return foundCount
    }
    for number in found[..<foundCount] {
      hits.append((number, weights[Int(number)]))
      frequencies[Int(number)] += 1
      weights[Int(number)] = 0
    }
    texts.append((row, start, length))
    totalLength += length
  }

  /// The tables without the checks of arrays, which cost more here than everything else.
  private mutating func withTables(
    _ body: (
      UnsafeBufferPointer<UInt16>, UnsafeBufferPointer<UInt64>,
      UnsafeMutableBufferPointer<UInt16>, UnsafeMutableBufferPointer<UInt16>
    ) -> Int
  ) -> Int {
    slots.withUnsafeBufferPointer { slots in
      hashes.withUnsafeBufferPointer { hashes in
        weights.withUnsafeMutableBufferPointer { weights in
          found.withUnsafeMutableBufferPointer { body(slots, hashes, weights, $0) }
        }
      }
    }
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
}

/// The words of searched text.
enum Words {
  /// Words that say nothing of what a text is about; they would only be counted everywhere.
  static let common = Set(
    """
    the and for with that this are from our can which these those have has had been was were their
    its not but also than into such between more most both other over when where while each all any
    they them there here how what who will would may might could should does did done only some same
    via per one two out under about using used use
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Calls `body` with every word of three bytes or more in the title and the abstract of a searched
  /// text, as they are shown, and its hash. Words are runs of letters, digits and bytes beyond ASCII.
  ///
  /// Sixteen bytes are looked at together: a loop over the bytes of a word would end where the
  /// processor does not expect it, which costs more than all the rest. About 1.5 ns a byte.
  @inline(__always)
  static func each(
    of text: UnsafeRawBufferPointer,
    _ body: (_ start: Int, _ count: Int, _ isTitle: Bool, _ hash: UInt64) -> Void
  ) {
    // The fields: title, authors, tags, categories, abstract.
    var (field, offset) = (0, 0)
    while offset < text.count {
      let start = offset
      let hash: UInt64
      if offset &+ 16 <= text.count {
        let block = text.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
        let count = length(block)
        if count == 16 {
          offset = end(ofWord: text, offset)
          hash = slowHash(text, start, offset &- start)
        } else {
          offset &+= count
          let words = unsafeBitCast(block, to: SIMD2<UInt64>.self)
          let (left, right) = masks(count)
          hash = self.hash(words[0] & left, words[1] & right, count)
        }
      } else {
        offset = end(ofWord: text, offset)
        hash = slowHash(text, start, offset &- start)
      }
      if offset &- start >= 3 { body(start, offset &- start, field == 0, hash) }
      guard offset < text.count else { return }
      let byte = text[offset]
      offset &+= 1
      guard byte == 0x0A || byte == SearchText.written else { continue }
      // What was written says the same again; of the fields between there is no need.
      if byte == SearchText.written { offset = end(ofField: text, offset) }
      field &+= 1
      while field < 4, offset < text.count {
        offset = end(ofField: text, offset)
        field &+= 1
      }
    }
  }

  /// How many bytes at the beginning of a block are part of a word.
  @inline(__always)
  private static func length(_ block: SIMD16<UInt8>) -> Int {
    let letters = words((block &- SIMD16(repeating: 0x61)) .< SIMD16(repeating: 26))
    let digits = words((block &- SIMD16(repeating: 0x30)) .< SIMD16(repeating: 10))
    let others = words(block .>= SIMD16(repeating: 0x80))
    let parts = letters | digits | others
    if ~parts[0] != 0 { return (~parts[0]).trailingZeroBitCount / 8 }
    return ~parts[1] != 0 ? 8 &+ (~parts[1]).trailingZeroBitCount / 8 : 16
  }

  @inline(__always)
  private static func words(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
    unsafeBitCast(mask, to: SIMD2<UInt64>.self)
  }

  /// What keeps the first `count` bytes, fewer than 16, of two words.
  @inline(__always)
  private static func masks(_ count: Int) -> (UInt64, UInt64) {
    let bits = UInt64(truncatingIfNeeded: 8 &* count)
    // A shift by 64 or more gives 0.
    return (~(~0 << bits), ~(~0 << (bits > 64 ? bits - 64 : 0)))
  }

  @inline(__always)
  private static func hash(_ left: UInt64, _ right: UInt64, _ count: Int) -> UInt64 {
    var hash = (left ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= right &* 0xC2B2_AE3D_27D4_EB4F
    return hash ^ hash >> 32
  }

  /// The hash of a word, however long and wherever it stands.
  static func slowHash(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> UInt64 {
    var result: UInt64 = 0
    for part in stride(from: 0, to: max(1, count), by: 15) {
      var words: (UInt64, UInt64) = (0, 0)
      let length = min(15, count - part)
      withUnsafeMutableBytes(of: &words) { room in
        for index in 0..<length { room[index] = bytes[start + part + index] }
      }
      result =
        (result &* 31) ^ hash(UInt64(littleEndian: words.0), UInt64(littleEndian: words.1), length)
    }
    return result
  }

  private static func end(ofWord text: UnsafeRawBufferPointer, _ start: Int) -> Int {
    var offset = start
    while offset < text.count {
      let byte = text[offset]
      guard byte >= 0x80 || byte &- 0x61 < 26 || byte &- 0x30 < 10 else { break }
      offset &+= 1
    }
    return offset
  }

  /// Where the field after this one begins.
  private static func end(ofField text: UnsafeRawBufferPointer, _ start: Int) -> Int {
    var offset = start
    while offset &+ 16 <= text.count {
      let block = text.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
      let feeds = words(block .== SIMD16(repeating: 0x0A))
      if feeds[0] | feeds[1] != 0 { break }
      offset &+= 16
    }
    while offset < text.count, text[offset] != 0x0A { offset &+= 1 }
    return offset + 1
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
