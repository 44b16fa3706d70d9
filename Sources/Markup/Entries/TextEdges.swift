import Papers

/// Cuts from both ends of a text what is not of its words: blanks, punctuation, brackets that are empty, list
/// numbers, emoji.
enum TextEdges {
  /// Without blanks and what divides parts of a line.
  static func trimmed(_ range: Range<Int>, in text: UnsafeRawBufferPointer) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
      let length = dividerLength(at: start, before: end, text)
      if length == 0 { break }
      start += length
    }
    while end > start {
      let length = dividerLength(endingAt: end, from: start, text)
      if length == 0 { break }
      end -= length
    }
    return start..<end
  }

  /// The length of a sign that divides parts of a line, or of a blank; 0 when there is none.
  static func dividerLength(at place: Int, before end: Int, _ text: UnsafeRawBufferPointer) -> Int {
    let byte = text[place]
    if byte < 0x80 {
      return ASCII.isWhite(byte) || ByteSet(",;:|-.~*_/\\=>").contains(byte) ? 1 : 0
    }
    guard place + 1 < end else { return 0 }
    if byte == 0xC2 { return text[place + 1] == 0xA0 || text[place + 1] == 0xB7 ? 2 : 0 }
    guard place + 2 < end else { return 0 }
    return isWideDivider(byte, text[place + 1], text[place + 2]) ? 3 : 0
  }

  private static func dividerLength(
    endingAt end: Int, from start: Int, _ text: UnsafeRawBufferPointer
  ) -> Int {
    let byte = text[end - 1]
    if byte < 0x80 { return dividerLength(at: end - 1, before: end, text) }
    if end - start >= 3, isWideDivider(text[end - 3], text[end - 2], byte) { return 3 }
    if end - start >= 2, text[end - 2] == 0xC2, byte == 0xA0 || byte == 0xB7 { return 2 }
    return 0
  }

  /// `–` `—` `•` `·` `…` of the general punctuation, `、` `。` `，` `：` `；` `｜`, and joiners.
  private static func isWideDivider(_ one: UInt8, _ two: UInt8, _ three: UInt8) -> Bool {
    switch (one, two) {
    case (0xE2, 0x80):
      switch three {
      case 0x92...0x95, 0xA2, 0xA6, 0x8B...0x8D: true
      default: false
      }
    case (0xE3, 0x80): 0x80...0x82 ~= three
    case (0xEF, 0xBC): three == 0x8C || three == 0x9A || three == 0x9B
    case (0xEF, 0xBD): three == 0x9C
    case (0xEF, 0xB8): three == 0x8F || three == 0x8E
    default: false
    }
  }

  /// Where the text goes on after emoji and other pictures at `start`; `start` when there are none.
  static func afterPictures(_ start: Int, before end: Int, _ text: UnsafeRawBufferPointer) -> Int {
    var place = start
    while place < end {
      let byte = text[place]
      if byte == 0xF0, place + 4 <= end, text[place + 1] == 0x9F {
        place += 4
      } else if byte == 0xE2, place + 3 <= end,
        // Arrows, technical signs, shapes, dingbats, stars.
        (0x86...0x9E).contains(text[place + 1]) || text[place + 1] == 0xAC
          || text[place + 1] == 0xAD
      {
        place += 3
      } else if byte == 0xEF, place + 3 <= end, text[place + 1] == 0xB8 {
        place += 3
      } else if byte == 0xE2, place + 3 <= end, text[place + 1] == 0x80, text[place + 2] == 0x8D {
        place += 3
      } else if byte == ASCII.colon, let end = afterShortcode(place, before: end, text) {
        place = end
      } else if place > start, ASCII.isWhite(byte) {
        place += 1
      } else {
        break
      }
    }
    return place
  }

  /// `:fast_forward:`
  private static func afterShortcode(
    _ start: Int, before end: Int, _ text: UnsafeRawBufferPointer
  ) -> Int? {
    var place = start + 1
    while place < end, place - start < 32 {
      let byte = text[place]
      if byte == ASCII.colon { return place > start + 2 ? place + 1 : nil }
      guard isLetter(byte) || ASCII.isDigit(byte) || byte == 0x5F || byte == ASCII.hyphen else {
        return nil
      }
      place += 1
    }
    return nil
  }

  /// `12.`, `[12]`, `(3)`, `1)`, `#7`: where the text goes on after a number that counts; nil without one.
  static func afterNumber(
    _ start: Int, before end: Int, _ text: UnsafeRawBufferPointer
  ) -> Int? {
    var place = start
    let open = place < end ? text[place] : 0
    if ByteSet("[(#").contains(open) { place += 1 }
    let digits = place
    while place < end, place - digits < 5, ASCII.isDigit(text[place]) { place += 1 }
    guard place > digits, place - digits < 5, place < end else { return nil }
    if open == ASCII.hash { return ASCII.isWhite(text[place]) ? place + 1 : nil }
    let wanted: UInt8? =
      open == ASCII.bracketOpen
      ? ASCII.bracketClosed : open == ASCII.parenthesisOpen ? ASCII.parenthesisClosed : nil
    if let wanted {
      return place - digits < 4 && text[place] == wanted ? place + 1 : nil
    }
    // `1️⃣`
    for key in ["\u{FE0F}\u{20E3}", "\u{20E3}"] as [StaticString]
    where text[place] >= 0xE2 && ByteScanner(text).has(key, at: place, before: end) {
      return place + key.utf8CodeUnitCount
    }
    guard ByteSet(".):").contains(text[place]) else { return nil }
    // `1.2. ` counts, and `3.5` does not.
    var parts = 1
    while parts < 4, text[place] == 0x2E, place + 1 < end, ASCII.isDigit(text[place + 1]) {
      var next = place + 1
      while next < end, next - place < 4, ASCII.isDigit(text[next]) { next += 1 }
      guard next < end, text[next] == 0x2E else { return nil }
      (place, parts) = (next, parts + 1)
    }
    return place + 1 < end && ASCII.isWhite(text[place + 1]) ? place + 2 : nil
  }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// The bracket that closes the one at `start`, on the same line, at most `limit` bytes further.
  static func closing(
    _ start: Int, before end: Int, _ text: UnsafeRawBufferPointer, limit: Int = 200
  ) -> Int? {
    let open = text[start]
    let close: UInt8 = open == ASCII.bracketOpen ? ASCII.bracketClosed : ASCII.parenthesisClosed
    var depth = 0
    for place in start..<min(end, start + limit) {
      let byte = text[place]
      if byte == open { depth += 1 }
      if byte == close {
        depth -= 1
        if depth == 0 { return place }
      }
      if byte == ASCII.lineFeed { return nil }
    }
    return nil
  }

  /// The beginning of the bracket that is closed just before `end`.
  static func opening(
    _ end: Int, from start: Int, _ text: UnsafeRawBufferPointer, limit: Int = 200
  ) -> Int? {
    let close = text[end - 1]
    let open: UInt8 = close == ASCII.bracketClosed ? ASCII.bracketOpen : ASCII.parenthesisOpen
    var depth = 0
    for place in stride(from: end - 1, through: max(start, end - limit), by: -1) {
      let byte = text[place]
      if byte == close { depth += 1 }
      if byte == open {
        depth -= 1
        if depth == 0 { return place }
      }
    }
    return nil
  }
}
