import Papers

/// Texts of authors in which nothing has to be found out: whole names in Latin letters, commas between them, as
/// arXiv and most programs write them. They are divided where they stand; `AuthorNames` would give the same.
package struct PlainNames {
  /// How many there are.
  package private(set) var count = 0
  /// How many words one has at most, and how many bytes with the white space around it.
  package private(set) var mostWords = 0
  package private(set) var longest = 0

  /// nil unless every part between commas is a name of at least two words, each with a capital at its beginning,
  /// the last one no initial, and lines end after commas only.
  package init?(_ text: UnsafeRawBufferPointer) {
    if text.starts(with: "By ".utf8) { return nil }
    var (offset, start) = (0, 0)
    var part = Part()
    while offset < text.count {
      let byte = text[offset]
      if byte &- 0x41 < 26 {
        offset = part.takeWord(from: offset, of: text)
      } else if byte == ASCII.comma {
        guard take(part, start..<offset, of: text) else { return nil }
        part = Part()
        offset += 1
        start = offset
      } else if byte == ASCII.lineFeed {
        guard part.words == 0, start > 0 else { return nil }
        offset += 1
      } else if ASCII.isWhite(byte) {
        offset += 1
      } else {
        return nil
      }
    }
    guard take(part, start..<text.count, of: text) else { return nil }
  }

  @inline(__always) private mutating func take(
    _ part: Part, _ range: Range<Int>, of text: UnsafeRawBufferPointer
  ) -> Bool {
    count += 1
    mostWords = max(mostWords, part.words)
    longest = max(longest, range.count)
    return part.isName(range, of: text)
  }

  /// What stands between two commas.
  private struct Part {
    private(set) var words = 0
    /// The last word has a small letter; its last byte.
    private var hasSmall = false
    private var last: UInt8 = 0

    /// Takes a word that begins with a capital letter; returns where it ends.
    @inline(__always)
    mutating func takeWord(from start: Int, of text: UnsafeRawBufferPointer) -> Int {
      words += 1
      var (offset, hasSmall) = (start + 1, false)
      while offset < text.count {
        let byte = text[offset]
        if byte &- 0x61 < 26 { hasSmall = true } else if !Part.isOfWord(byte) { break }
        offset &+= 1
      }
      (self.hasSmall, last) = (hasSmall, text[offset - 1])
      return offset
    }

    /// Letters, those of Latin with an accent in UTF-8, and what stands within names.
    @inline(__always) private static func isOfWord(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x41...0x5A, 0x80...0xBF, 0xC3...0xC5: true
      case ASCII.period, ASCII.hyphen, ASCII.apostrophe: true
      default: false
      }
    }

    func isName(_ range: Range<Int>, of text: UnsafeRawBufferPointer) -> Bool {
      guard words >= 2, hasSmall, last >= 0x61 else { return false }
      let scanner = ByteScanner(text)
      return !AuthorWords.isOthers(scanner.slice(scanner.trimmed(range)))
    }
  }
}
