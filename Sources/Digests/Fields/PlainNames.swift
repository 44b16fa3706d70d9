/// Texts of authors in which nothing has to be found out: whole names in Latin letters, commas between them, as
/// arXiv and most programs write them. They are divided where they stand; `AuthorNames` would give the same.
enum PlainNames {
  /// Whether every part between commas is a name of at least two words, each with a capital at its beginning,
  /// the last one no initial; lines end after commas only.
  static func are(in text: UnsafeRawBufferPointer) -> Bool {
    if text.starts(with: "By ".utf8) { return false }
    let end = text.count
    var (offset, start) = (0, 0)
    var part = Part()
    while offset < end {
      let byte = text[offset]
      if byte &- 0x41 < 26 {
        offset = part.takeWord(from: offset, of: text)
      } else if byte == ASCII.comma {
        guard part.isName(start..<offset, of: text) else { return false }
        part = Part()
        offset += 1
        start = offset
      } else if byte == ASCII.lineFeed {
        guard part.words == 0, start > 0 else { return false }
        offset += 1
      } else if ASCII.isWhite(byte) {
        offset += 1
      } else {
        return false
      }
    }
    return part.isName(start..<end, of: text)
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
