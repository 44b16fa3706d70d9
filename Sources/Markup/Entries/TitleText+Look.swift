import Digests
import Papers

/// How much a text is like a title.
extension TitleText {
  /// Longer texts are no titles, in bytes.
  static let limit = 500

  static func look(at range: Range<Int>, _ page: Page) -> Look {
    guard !range.isEmpty, range.count <= limit else { return .none }
    return page.answers.pointee.looks.answer(range) { newLook(at: range, page) }
  }

  /// `cs.LG cs.AI`, `hep-th; math.AG`: codes of arXiv alone, one with a dot at least.
  static func isCategories(_ range: Range<Int>, _ page: Page) -> Bool {
    guard page.text[range].contains(ASCII.period) else { return false }
    return page.slice(range).split(whereSeparator: {
      ASCII.isWhite($0) || ByteSet(",;").contains($0)
    })
    .allSatisfy { word in
      let parts = word.split(separator: ASCII.period, omittingEmptySubsequences: false)
      return parts.count == 2 && (2...8).contains(parts[0].count)
        && (2...11).contains(parts[1].count)
        && parts[0].allSatisfy { $0 &- 0x61 < 26 || $0 == ASCII.hyphen }
        && parts[1].allSatisfy { TextEdges.isLetter($0) || $0 == ASCII.hyphen }
        && (parts[1].allSatisfy { $0 &- 0x41 < 26 } || parts[1].contains(ASCII.hyphen))
    }
  }

  private static func newLook(at range: Range<Int>, _ page: Page) -> Look {
    let text = page.slice(range)
    // Letters, words; a character that is not ASCII counts as a word where words are not divided.
    var (letters, words, wide, digits, isInWord) = (0, 0, 0, 0, false)
    for byte in text {
      if TextEdges.isLetter(byte) || byte >= 0x80 {
        letters += 1
        // As many as say all.
        if letters == 10 { break }
      }
      if byte >= 0xE3 && byte < 0xEE { wide += 1 }
      if ASCII.isDigit(byte) { digits += 1 }
      if ASCII.isWhite(byte) {
        isInWord = false
      } else if !isInWord {
        (isInWord, words) = (true, words + 1)
      }
    }
    guard letters > 0, letters + digits >= 2, letters >= digits || letters >= 6 else {
      return .none
    }
    if range.count <= 60 {
      if page.isLabel(range) || FieldLabel(text) != nil { return .none }
      if page.isVenue(range) || page.day(range) != nil || isCategories(range, page) { return .none }
      // `Smith et al.`
      if page.scanner.ends(range, with: " et al") || page.scanner.ends(range, with: " et al."),
        page.names(in: range).isNames
      {
        return .none
      }
    }
    if page.scanner.find("://", in: range) != nil { return .none }
    if words >= 2 && letters >= 6 || wide >= 3 || letters >= 10 { return .full }
    return .word
  }
}
