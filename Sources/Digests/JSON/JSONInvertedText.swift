import Papers

/// A text that is kept as its words and the places where they stand, as OpenAlex has abstracts:
/// `{"We": [0, 5], "show": [1]}`.
enum JSONInvertedText {
  /// A longer text is no abstract.
  private static let limit = 50_000

  static func read(_ reader: inout JSONReader) -> [UInt8] {
    guard reader.enterObject() else {
      reader.skip()
      return []
    }
    var bytes: [UInt8] = []
    var words: [(place: Int, range: Range<Int>)] = []
    while let name = reader.nextName() {
      let start = bytes.count
      bytes += name
      let range = start..<bytes.count
      guard reader.enterArray() else {
        reader.skip()
        continue
      }
      while reader.hasElement() {
        let place = Int(String(decoding: reader.text().prefix(9), as: UTF8.self))
        if let place, words.count < limit { words.append((place, range)) }
      }
    }
    words.sort { $0.place < $1.place }
    var text: [UInt8] = []
    for word in words where text.count < 1 << 20 {
      if !text.isEmpty { text.append(ASCII.space) }
      text += bytes[word.range]
    }
    return text
  }
}
