import Papers

/// Words that papers are picked by. One is found where a word begins with it, whatever the case of ASCII letters:
/// `quantiz` in “Quantization”, not `age` in “language”; a blank in it is any white space or a hyphen.
struct Keywords {
  private let words: [[UInt8]]

  init(_ texts: [String]) {
    words = texts.map { text in
      let parts = text.utf8.split { $0 <= 0x20 || $0 == 0x2D }.map { $0.map(ASCII.lower) }
      return Array(parts.joined(separator: [0x20]))
    }.filter { !$0.isEmpty }
  }

  var isEmpty: Bool { words.isEmpty }

  /// Where they stand in a text, in order, each to the end of its word; where two overlap, the one that begins
  /// first, of those that begin together the longest.
  func ranges(in text: UnsafeRawBufferPointer) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = 0
    while offset < text.count {
      let isStart = offset == 0 || !Keywords.isLetter(text[offset - 1])
      let ends = isStart ? words.compactMap { Keywords.end(of: $0, in: text, at: offset) } : []
      if var end = ends.max() {
        while end < text.count, Keywords.isLetter(text[end]) { end += 1 }
        found.append(offset..<end)
        offset = end
      } else {
        offset += 1
      }
    }
    return found
  }

  func isIn(_ text: UnsafeRawBufferPointer) -> Bool { !ranges(in: text).isEmpty }

  private static func end(
    of word: [UInt8], in text: UnsafeRawBufferPointer, at start: Int
  ) -> Int? {
    var offset = start
    for byte in word {
      guard offset < text.count else { return nil }
      if byte == 0x20 {
        let before = offset
        while offset < text.count, text[offset] <= 0x20 || text[offset] == 0x2D { offset += 1 }
        if offset == before { return nil }
      } else {
        if ASCII.lower(text[offset]) != byte { return nil }
        offset += 1
      }
    }
    return offset
  }

  /// Letters, digits, and all bytes of letters beyond ASCII.
  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(ASCII.lower(byte)) || byte >= 0x80
  }
}
