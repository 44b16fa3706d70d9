import Papers

/// Whether a text is a list of people at first sight: commas between names of several words, each with a capital
/// letter, in Latin letters. `NameLists` would find the same part by part.
enum CapitalNames {
  /// Names have no more words, and parts with more bytes are no names.
  static let (wordLimit, nameLimit) = (6, 48)

  /// How many names there are; nil when one must look closer.
  static func count(in text: UnsafeRawBufferPointer) -> Int? {
    var (names, words) = (0, 0)
    var (offset, start) = (0, 0)
    while offset < text.count {
      let byte = text[offset]
      if byte &- 0x41 < 26 {
        words += 1
        offset += 1
        while offset < text.count, isOfWord(text[offset]) { offset &+= 1 }
      } else if byte == ASCII.comma {
        guard (2...wordLimit).contains(words), offset - start <= nameLimit else { return nil }
        (names, words) = (names + 1, 0)
        offset += 1
        start = offset
      } else if byte == ASCII.space {
        offset += 1
      } else {
        return nil
      }
    }
    guard (2...wordLimit).contains(words), offset - start <= nameLimit else { return nil }
    return names + 1
  }

  /// Letters, those of Latin with an accent in UTF-8, and what stands within names.
  @inline(__always) private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x80...0xBF, 0xC3...0xC5: true
    case ASCII.period, ASCII.hyphen, ASCII.apostrophe: true
    default: false
    }
  }
}
