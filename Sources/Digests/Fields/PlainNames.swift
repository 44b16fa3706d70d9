import Papers

/// Texts of authors in which nothing has to be found out: whole names in Latin letters, commas between them, as
/// arXiv and most programs write them. They are divided where they stand; `AuthorNames` would give the same.
enum PlainNames {
  /// Whether every part between commas is a name of at least two words, each with a capital at its beginning,
  /// the last one no initial; lines end after commas only.
  static func are(in text: UnsafeRawBufferPointer) -> Bool {
    if text.starts(with: "By ".utf8) { return false }
    var part = Part()
    for (offset, byte) in text.enumerated() {
      switch kind(byte) {
      case .capital, .small, .accent, .mark: if !part.take(byte) { return false }
      case .blank: part.endWord()
      case .lineFeed:
        guard part.isEmpty, part.start > 0 else { return false }
      case .comma:
        guard part.isName(in: text, before: offset) else { return false }
        part = Part()
        part.start = offset + 1
      case .other: return false
      }
    }
    return part.isName(in: text, before: text.count)
  }

  private enum Kind { case capital, small, accent, mark, blank, lineFeed, comma, other }

  @inline(__always) private static func kind(_ byte: UInt8) -> Kind {
    switch byte {
    case 0x41...0x5A: .capital
    case 0x61...0x7A: .small
    // Letters of Latin with an accent, in UTF-8.
    case 0x80...0xBF, 0xC3...0xC5: .accent
    case ASCII.period, ASCII.hyphen, ASCII.apostrophe: .mark
    case ASCII.space, ASCII.tab, ASCII.carriageReturn: .blank
    case ASCII.lineFeed: .lineFeed
    case ASCII.comma: .comma
    default: .other
    }
  }

  /// What stands between two commas.
  private struct Part {
    var start = 0
    private var words = 0
    private var isInWord = false
    /// The word has a small letter; its last byte.
    private var hasSmall = false
    private var last: UInt8 = 0

    var isEmpty: Bool { words == 0 }

    /// Takes a byte of a word; false when the word does not begin as names do.
    @inline(__always) mutating func take(_ byte: UInt8) -> Bool {
      if !isInWord {
        guard byte &- 0x41 < 26 else { return false }
        words += 1
        (isInWord, hasSmall) = (true, false)
      }
      if byte &- 0x61 < 26 { hasSmall = true }
      last = byte
      return true
    }

    @inline(__always) mutating func endWord() { isInWord = false }

    func isName(in text: UnsafeRawBufferPointer, before end: Int) -> Bool {
      guard words >= 2, hasSmall, last >= 0x61 else { return false }
      let part = ByteScanner(text).trimmed(start..<end)
      return !AuthorWords.isOthers(ByteScanner(text).slice(part))
    }
  }
}
