import Papers

/// Whether a text is a list of people at first sight: commas between names of several words, each with a capital
/// letter, in Latin letters. `NameLists` would find the same part by part.
struct CapitalNames {
  /// Names have no more words, and parts with more bytes are no names.
  static let (wordLimit, nameLimit) = (6, 48)

  /// How many names there are.
  private(set) var count = 0
  /// `DigestBuilder.add(names:)` would only divide them at the commas: none could be `and`, `et al.` or initials.
  private(set) var arePlain = true

  /// nil when one must look closer.
  init?(in text: UnsafeRawBufferPointer) {
    let ofWord = CapitalNames.ofWord
    var words = 0
    var (offset, start, word) = (0, 0, 0)
    while offset < text.count {
      let byte = text[offset]
      if byte &- 0x41 < 26 {
        words += 1
        word = offset
        offset &+= 1
        while offset < text.count, ofWord.contains(text[offset]) { offset &+= 1 }
        // `And`, and `By` before names.
        if byte == 0x41 ? offset - word == 3 : byte == 0x42 && word == 0 { arePlain = false }
      } else if byte == ASCII.comma {
        guard take(start..<offset, words, lastWord: word, text) else { return nil }
        words = 0
        offset &+= 1
        start = offset
      } else if byte == ASCII.space {
        offset &+= 1
      } else {
        return nil
      }
    }
    guard take(start..<offset, words, lastWord: word, text) else { return nil }
  }

  private mutating func take(
    _ part: Range<Int>, _ words: Int, lastWord: Int, _ text: UnsafeRawBufferPointer
  ) -> Bool {
    guard words >= 2, words <= CapitalNames.wordLimit, part.count <= CapitalNames.nameLimit
    else { return false }
    count += 1
    // The last word ends with a small letter, and is none of `Et Al`, `More Authors`, `And Others`.
    var end = part.upperBound
    while text[end &- 1] == ASCII.space { end &-= 1 }
    if text[end &- 1] &- 0x61 >= 26 || isOfOthers(lastWord..<end, text) { arePlain = false }
    return true
  }

  private func isOfOthers(_ word: Range<Int>, _ text: UnsafeRawBufferPointer) -> Bool {
    guard ByteSet("AO").contains(text[word.lowerBound]) else { return false }
    let scanner = ByteScanner(text)
    return scanner.says("al", word) || scanner.says("authors", word) || scanner.says("others", word)
  }

  /// Letters, those of Latin with an accent in UTF-8, and what stands within names.
  private static let ofWord = ByteTable { byte in
    byte < 0x80
      ? ASCII.isLetter(byte) || ByteSet(".-'").contains(byte) : byte < 0xC0 || byte &- 0xC3 < 3
  }
}
