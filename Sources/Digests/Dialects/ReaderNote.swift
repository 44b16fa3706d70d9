import Papers

/// What a reader wrote about a paper, as Quire puts it at the end of an entry: a quotation, so that no
/// line of it can be taken for a heading or for a part of the entry.
///
///     > **Note:** in a line              > **Note:**
///                                        >
///                                        > # A heading
///                                        > - and a list
enum ReaderNote {
  /// Whether a quoted line is the first one of a note. `text` is what follows the quotation mark.
  static func begins(_ text: Range<Int>, _ scanner: ByteScanner) -> Bool {
    scanner.has("**Note:**", at: text.lowerBound, before: text.upperBound)
  }

  /// The note with which a text ends: quoted lines, the first of them with the label. For a text
  /// without a note this is a look at its last line.
  static func find(atEndOf text: Range<Int>, _ scanner: ByteScanner) -> Range<Int>? {
    var first: Int?
    var end = text.upperBound
    while end > text.lowerBound {
      let start = scanner.lineStart(before: end, from: text.lowerBound)
      guard scanner.bytes[start] == ASCII.greater else { break }
      first = start
      end = start - 1
    }
    guard let first else { return nil }
    let line = scanner.trimmed(first + 1..<scanner.lineEnd(from: first))
    return begins(line, scanner) ? first..<text.upperBound : nil
  }

  /// The text of a note. Each line is a paragraph, so that lists stay lists.
  static func text(of note: Range<Int>, _ scanner: ByteScanner) -> [UInt8] {
    var text: [UInt8] = []
    for line in Block.Lines(scanner: scanner, range: note) {
      // One mark: what is quoted within the note stays so.
      var line = scanner.trimmed(line.dropFirst())
      if text.isEmpty, begins(line, scanner) {
        line = scanner.trimmed(line.dropFirst("**Note:**".utf8.count))
      }
      guard !line.isEmpty else { continue }
      text += scanner.slice(line)
      text += [ASCII.lineFeed, ASCII.lineFeed]
    }
    return text
  }
}

extension ByteScanner {
  /// Where the line begins that ends at `end`, but not before `from`.
  fileprivate func lineStart(before end: Int, from: Int) -> Int {
    guard let base = bytes.baseAddress else { return from }
    let feeds = SIMD16<UInt8>(repeating: ASCII.lineFeed)
    var offset = end
    // Whole blocks without a line feed are passed over.
    while offset >= from + 16 {
      let block = (base + (offset - 16)).loadUnaligned(as: SIMD16<UInt8>.self)
      let halves = unsafeBitCast(block .== feeds, to: SIMD2<UInt64>.self)
      if halves[0] | halves[1] != 0 { break }
      offset -= 16
    }
    while offset > from, bytes[offset - 1] != ASCII.lineFeed { offset -= 1 }
    return offset
  }
}
