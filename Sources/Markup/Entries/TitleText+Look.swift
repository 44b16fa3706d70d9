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
    guard page.scanner.first(ASCII.period, in: range) != nil else { return false }
    let text = page.slice(range)
    var (place, words) = (0, 0)
    while place < text.count {
      let byte = text[place]
      if ASCII.isWhite(byte) || ByteSet(",;").contains(byte) {
        place += 1
        continue
      }
      guard let end = codeEnd(at: place, in: text) else { return false }
      (place, words) = (end, words + 1)
    }
    return words > 0
  }

  /// Where `cs.LG` or `astro-ph.CO` ends that begins at a place; nil when something else stands there.
  private static func codeEnd(at start: Int, in text: UnsafeRawBufferPointer) -> Int? {
    var dot = start
    while dot < text.count, text[dot] &- 0x61 < 26 || text[dot] == ASCII.hyphen { dot += 1 }
    guard (2...8).contains(dot - start), dot < text.count, text[dot] == ASCII.period else {
      return nil
    }
    var (end, areCapitals, hasHyphen) = (dot + 1, true, false)
    while end < text.count, TextEdges.isLetter(text[end]) || text[end] == ASCII.hyphen {
      areCapitals = areCapitals && text[end] &- 0x41 < 26
      hasHyphen = hasHyphen || text[end] == ASCII.hyphen
      end += 1
    }
    guard (2...11).contains(end - dot - 1), areCapitals || hasHyphen,
      end == text.count || ASCII.isWhite(text[end]) || ByteSet(",;").contains(text[end])
    else { return nil }
    return end
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
