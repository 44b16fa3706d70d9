extension QueryLexer {
  /// Whether one of some ASCII signs stands at a place.
  func isOne(of signs: StaticString, at place: Int) -> Bool {
    guard place < bytes.count else { return false }
    let known = UnsafeBufferPointer(start: signs.utf8Start, count: signs.utf8CodeUnitCount)
    return known.contains(bytes[place])
  }

  /// How many bytes the blank at a place has; 0 when there is none. The characters that Unicode calls white
  /// space.
  func blank(at place: Int) -> Int {
    guard place < bytes.count else { return 0 }
    func byte(_ offset: Int) -> UInt8 { place + offset < bytes.count ? bytes[place + offset] : 0 }
    switch bytes[place] {
    case 0x09...0x0D, 0x20: return 1
    case 0xC2: return byte(1) == 0x85 || byte(1) == 0xA0 ? 2 : 0
    case 0xE1: return byte(1) == 0x9A && byte(2) == 0x80 ? 3 : 0
    case 0xE2 where byte(1) == 0x80:
      return byte(2) <= 0x8A || byte(2) == 0xA8 || byte(2) == 0xA9 || byte(2) == 0xAF ? 3 : 0
    case 0xE2: return byte(1) == 0x81 && byte(2) == 0x9F ? 3 : 0
    case 0xE3: return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0
    default: return 0
    }
  }

  /// Reads a pattern from its first stroke on. The second is the first one that is not escaped and ends a word.
  mutating func takePattern() -> QueryValue {
    index += 1
    let start = index
    while index < bytes.count {
      if isOne(of: "\\", at: index) {
        index = min(bytes.count, index + 2)
        continue
      }
      if isOne(of: "/", at: index), endsWord(at: index + 1) {
        index += 1
        return QueryValue(bytes: Array(bytes[start..<index - 1]), quotation: .closed)
      }
      index += 1
    }
    return QueryValue(bytes: Array(bytes[start...]), quotation: .open)
  }

  /// The place behind the mark that closes a quotation; where it began when there is none.
  private mutating func endOfQuotation(from start: Int) -> Int {
    var place = start
    while place < lastMark {
      if isOne(of: "\"", at: place) {
        guard isOne(of: "\"", at: place + 1) else { return place + 1 }
        place += 1
      }
      place += 1
    }
    // From here on there is none, so that no other looks as far.
    lastMark = min(lastMark, start)
    return start
  }

  private func endsWord(at place: Int) -> Bool {
    place >= bytes.count || blank(at: place) > 0 || isOne(of: ")", at: place)
  }

  /// Reads a text up to what ends it. Without quotations those behind a colon that are closed belong to it as they
  /// stand: `x:"a b"` is one word.
  mutating func takeValue(hasQuotations: Bool) -> QueryValue {
    var value: [UInt8] = []
    var (isQuoted, quotations, outside, round) = (false, 0, 0, 0)
    reading: while index < bytes.count {
      let byte = bytes[index]
      if isQuoted {
        index += 1
        if byte != UInt8(ascii: "\"") {
          value.append(byte)
        } else if isOne(of: "\"", at: index) {
          value.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
        continue
      }
      if blank(at: index) > 0 { break }
      switch byte {
      case UInt8(ascii: "\"") where hasQuotations:
        (isQuoted, quotations) = (true, quotations + 1)
        index += 1
        continue
      case UInt8(ascii: "\"") where value.last == UInt8(ascii: ":"):
        let end = endOfQuotation(from: index + 1)
        value += bytes[index..<end]
        index = end
        continue
      case UInt8(ascii: "("): round += 1
      case UInt8(ascii: ")"):
        if round == 0 { break reading }
        round -= 1
      case UInt8(ascii: "|"):
        let bars = bytes[index...].prefix { $0 == UInt8(ascii: "|") }
        if endsWord(at: bars.endIndex) { break reading }
        value += bars
        index = bars.endIndex
        outside += 1
        continue
      default: break
      }
      outside += 1
      value.append(byte)
      index += 1
    }
    let isWhole = quotations == 1 && outside == 0
    guard hasQuotations, quotations > 0 else { return QueryValue(bytes: value) }
    return QueryValue(bytes: value, quotation: isQuoted ? .open : isWhole ? .closed : .partly)
  }
}
