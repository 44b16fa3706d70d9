import Papers

/// A label without what is around it.
enum LabelText {
  /// Where the part of a label ends behind which something stands in brackets, or behind a slash or a bar.
  static func divider(in range: Range<Int>, _ scanner: ByteScanner) -> Int? {
    var offset = range.lowerBound + 1
    while offset < range.upperBound {
      let byte = scanner.bytes[offset]
      if ByteSet("([/|").contains(byte) { return offset }
      if byte == 0xEF,
        scanner.has("（", at: offset, before: range.upperBound)
          || scanner.has("／", at: offset, before: range.upperBound)
      {
        return offset
      }
      offset += 1
    }
    return nil
  }

  /// The number of a label in small letters, `_`, `-` and white space as one blank each, without marks; nil when
  /// nothing is left, or more than any label has.
  static func hash(_ range: Range<Int>, _ scanner: ByteScanner) -> UInt64? {
    var word = FoldedWord()
    var hasBegun = false
    var bytes = Bytes(range, scanner)
    while let (byte, hasBlank) = bytes.next() {
      if hasBlank { word.add(ASCII.space) }
      word.add(byte)
      hasBegun = true
    }
    return hasBegun ? word.hash : nil
  }

  /// The bytes of a label, each with whether there is a blank before it. `_`, `-` and white space are blanks, those
  /// at the ends are none, and marks are left out.
  struct Bytes {
    private let scanner: ByteScanner
    private let end: Int
    private var offset: Int
    private var hasBegun = false

    init(_ range: Range<Int>, _ scanner: ByteScanner) {
      self.scanner = scanner
      (offset, end) = (range.lowerBound, range.upperBound)
    }

    @inline(__always) mutating func next() -> (byte: UInt8, hasBlank: Bool)? {
      var hasBlank = false
      while offset < end {
        let byte = scanner.bytes[offset]
        offset &+= 1
        if !ASCII.isLetter(byte) {
          if ASCII.isWhite(byte) || byte == 0x5F || byte == ASCII.hyphen {
            hasBlank = hasBegun
            continue
          }
          if ByteSet("*`:").contains(byte) { continue }
        }
        hasBegun = true
        return (byte, hasBlank)
      }
      return nil
    }
  }

  /// Whether what stands in brackets names a language other than English.
  static func isTranslated(_ range: Range<Int>, _ scanner: ByteScanner) -> Bool {
    let rest = normal(scanner.slice(range))
    return rest.withUnsafeBytes { rest in
      ([
        "chinese", "zh", "cn", "中文", "中", "中译", "翻译", "译", "translated", "translation", "japanese",
        "ja",
        "jp", "日本語", "和訳", "korean", "ko", "한국어", "german", "de", "french", "fr", "spanish", "es",
      ]
        as [StaticString]).contains { sign in
          let word = rest.drop {
            !ASCII.isLetter($0) && $0 < 0x80 || $0 == 0xEF || $0 == 0xBC || $0 == 0x88
          }
          .prefix { $0 != ASCII.parenthesisClosed && $0 != 0xEF }
          return ASCII.equals(sign, word)
        }
    }
  }

  /// Without emoji, list marks and signs before it, and marks and colons around it.
  static func bare(_ range: Range<Int>, _ scanner: ByteScanner) -> Range<Int> {
    var range = scanner.trimmed(range)
    while let length = signLength(at: range.lowerBound, before: range.upperBound, scanner) {
      range = range.lowerBound + length..<range.upperBound
    }
    while range.count > 0 {
      let last = scanner.bytes[range.upperBound - 1]
      if last < 0x80, last != ASCII.greater {
        guard ASCII.isWhite(last) || ByteSet("*_`:.#~]=-\"'").contains(last) else { break }
        range = range.lowerBound..<range.upperBound - 1
      } else if let sign =
        (["：", "】", "」", "︰", "</b>", "</strong>", "</em>", "</i>", "—", "–", "\u{FE0F}", "\u{A0}"]
        as [StaticString]).first(where: {
          scanner.ends(range, with: $0)
        })
      {
        range = range.lowerBound..<range.upperBound - sign.utf8CodeUnitCount
      } else {
        break
      }
    }
    return range
  }

  /// The length of a sign that is before a label and no part of it.
  private static func signLength(at offset: Int, before end: Int, _ scanner: ByteScanner) -> Int? {
    guard offset < end else { return nil }
    let byte = scanner.bytes[offset]
    if byte < 0x80 {
      return ASCII.isWhite(byte) || ByteSet("*_`#>~[-+=:|.@\"'").contains(byte) ? 1 : nil
    }
    // Emoji and other pictures have four bytes; arrows, stars and bullets three.
    if byte == 0xF0, offset + 3 < end, scanner.bytes[offset + 1] == 0x9F { return 4 }
    if byte == 0xE2, offset + 2 < end { return 3 }
    if byte == 0xEF, scanner.has("\u{FE0F}", at: offset, before: end) { return 3 }
    if byte == 0xE3, offset + 2 < end, scanner.bytes[offset + 1] == 0x80 {
      // 【, 「, 《, 、
      return (0x80...0x91).contains(scanner.bytes[offset + 2]) ? 3 : nil
    }
    return byte == 0xC2 ? (offset + 1 < end ? 2 : nil) : nil
  }

  /// In small letters, with one blank for blanks, `_` and `-`.
  private static func normal(_ text: UnsafeRawBufferPointer) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text {
      if ASCII.isWhite(byte) || byte == 0x5F || byte == ASCII.hyphen {
        if let last = result.last, last != ASCII.space { result.append(ASCII.space) }
      } else if byte != ASCII.asterisk, byte != 0x60, byte != ASCII.colon {
        result.append(ASCII.lower(byte))
      }
    }
    while result.last == ASCII.space { result.removeLast() }
    return result
  }
}
