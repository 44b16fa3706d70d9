import Papers

/// The pieces of which dates are made.
extension DateReader {
  typealias Number = (value: Int, digits: Int, end: Int)

  /// The number of at most 14 digits at a place, also of full-width digits.
  func number(at start: Int) -> Number? {
    var (value, digits, offset) = (0, 0, start)
    while offset < range.upperBound {
      if ASCII.isDigit(bytes[offset]) {
        value = value &* 10 &+ Int(bytes[offset] - ASCII.zero)
        offset += 1
      } else if offset + 2 < range.upperBound, bytes[offset] == 0xEF, bytes[offset + 1] == 0xBC,
        (0x90...0x99).contains(bytes[offset + 2])
      {
        value = value &* 10 &+ Int(bytes[offset + 2] - 0x90)
        offset += 3
      } else {
        break
      }
      digits += 1
      if digits > 14 { return nil }
    }
    return digits > 0 ? (value, digits, offset) : nil
  }

  /// The letters at a place.
  func word(at start: Int) -> Range<Int>? {
    var end = start
    while end < range.upperBound, end - start < 32, isOfWord(bytes[end]) { end += 1 }
    return end > start ? start..<end : nil
  }

  /// Where the next word or number begins, at or after `start`.
  func wordStart(from start: Int) -> Int? {
    var offset = start
    while offset < range.upperBound, !isOfWord(bytes[offset]), !ASCII.isDigit(bytes[offset]) {
      offset += 1
    }
    return offset < range.upperBound ? offset : nil
  }

  /// Where what begins at `start` ends: letters, or digits.
  func wordEnd(from start: Int) -> Int {
    var offset = start
    if ASCII.isDigit(bytes[offset]) {
      while offset < range.upperBound, ASCII.isDigit(bytes[offset]) { offset += 1 }
    } else {
      while offset < range.upperBound, isOfWord(bytes[offset]) { offset += 1 }
    }
    return max(offset, start + 1)
  }

  private func isOfWord(_ byte: UInt8) -> Bool { ASCII.isLetter(byte) || byte >= 0x80 }

  /// Whether nothing before a place belongs to a number, an address or a version.
  func isFree(at start: Int) -> Bool {
    guard start > range.lowerBound else { return true }
    let before = bytes[start - 1]
    if ASCII.isDigit(bytes[start]), ASCII.isLetter(before) { return false }
    if start - 1 > range.lowerBound, ASCII.isDigit(bytes[start - 2]),
      ByteSet(".-:,").contains(before)
    {
      return false
    }
    return !ASCII.isDigit(before) && !ByteSet("/=%&#?_\\.$").contains(before)
  }

  /// Whether a number ends where it has to.
  func isEnd(at end: Int) -> Bool {
    guard end < range.upperBound else { return true }
    let byte = bytes[end]
    if byte == ASCII.period || byte == ASCII.hyphen || byte == ASCII.slash {
      return end + 1 >= range.upperBound || !ASCII.isDigit(bytes[end + 1])
    }
    return !ASCII.isDigit(byte) && !ASCII.isLetter(byte)
  }

  func isInBrackets(_ number: Range<Int>) -> Bool {
    guard number.lowerBound > range.lowerBound, number.upperBound < range.upperBound else {
      return false
    }
    let (before, after) = (bytes[number.lowerBound - 1], bytes[number.upperBound])
    return before == ASCII.parenthesisOpen && after == ASCII.parenthesisClosed
      || before == ASCII.bracketOpen && after == ASCII.bracketClosed
      || number.lowerBound - range.lowerBound >= 3
        && (scanner.has("（", at: number.lowerBound - 3, before: range.upperBound)
          && scanner.has("）", at: number.upperBound, before: range.upperBound)
          || scanner.has("【", at: number.lowerBound - 3, before: range.upperBound)
            && scanner.has("】", at: number.upperBound, before: range.upperBound))
  }

  func divider(at place: Int) -> UInt8? {
    guard place < range.upperBound, ByteSet("-/.").contains(bytes[place]) else { return nil }
    return bytes[place]
  }

  func blanks(from start: Int) -> Int {
    var offset = start
    while offset < range.upperBound, bytes[offset] == ASCII.space || bytes[offset] == ASCII.tab {
      offset += 1
    }
    return offset
  }

  /// Blanks, commas, and the signs that stand between the parts of a date.
  func dividers(from start: Int) -> Int {
    var offset = start
    while offset < range.upperBound,
      ASCII.isWhite(bytes[offset]) || ByteSet(",.-/'").contains(bytes[offset])
    {
      offset += 1
    }
    return offset
  }

  /// Behind one of two signs that may have blanks before it.
  func sign(_ one: StaticString, _ other: StaticString, at start: Int) -> Int? {
    let offset = blanks(from: start)
    return [one, other].first { scanner.has($0, at: offset, before: range.upperBound) }
      .map { offset + $0.utf8CodeUnitCount }
  }

  func isTime(at end: Int) -> Bool {
    end + 1 < range.upperBound && bytes[end] == ASCII.colon && ASCII.isDigit(bytes[end + 1])
  }

  func timeEnd(from start: Int) -> Int {
    var offset = start
    while offset < range.upperBound,
      ASCII.isDigit(bytes[offset]) || ByteSet(":.").contains(bytes[offset])
    {
      offset += 1
    }
    return dividers(from: offset)
  }

  /// Behind `st`, `nd`, `rd`, `th`, `er`, `º`.
  func ordinalEnd(from start: Int) -> Int {
    guard start < range.upperBound, bytes[start] >= 0x80 || ASCII.isLetter(bytes[start]) else {
      return start
    }
    for ending in ["st", "nd", "rd", "th", "er", "º", "°"] as [StaticString]
    where scanner.has(ending, at: start, before: range.upperBound) {
      let end = start + ending.utf8CodeUnitCount
      if end >= range.upperBound || !ASCII.isLetter(bytes[end]) { return end }
    }
    return start
  }
}
