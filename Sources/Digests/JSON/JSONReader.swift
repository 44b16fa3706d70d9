/// A cursor over JSON (RFC 8259), or over Python literals, in bytes. It steps over one thing at a time
/// and never goes down by recursion, so that no nesting exhausts it.
///
/// Strings without escapes are lent as they stand; others are decoded into a buffer that is used
/// again. What is no JSON makes a step return nil or false; the cursor then stands near the place.
struct JSONReader {
  let bytes: UnsafeRawBufferPointer
  /// Where the next thing begins.
  var offset: Int
  /// Strings may have single quotation marks, lists may be in parentheses.
  let isPython: Bool
  private var scratch: [UInt8] = []

  init(_ bytes: UnsafeRawBufferPointer, from offset: Int = 0, isPython: Bool = false) {
    self.bytes = bytes
    self.offset = offset
    self.isPython = isPython
  }

  /// The next byte that is not white, not passed over.
  @inline(__always)
  mutating func peek() -> UInt8? {
    while offset < bytes.count, ASCII.isWhite(bytes[offset]) { offset &+= 1 }
    return offset < bytes.count ? bytes[offset] : nil
  }

  /// Passes over a byte, if it is the next.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    offset += 1
    return true
  }

  func isQuote(_ byte: UInt8) -> Bool { byte == ASCII.quote || (isPython && byte == 0x27) }

  func opens(_ byte: UInt8) -> Bool {
    byte == ASCII.bracketOpen || byte == 0x7B || (isPython && byte == ASCII.parenthesisOpen)
  }

  func closes(_ byte: UInt8) -> Bool {
    byte == ASCII.bracketClosed || byte == 0x7D || (isPython && byte == ASCII.parenthesisClosed)
  }

  /// Passes over a string and lends its text. nil when there is none, or no end of it.
  @inline(__always)
  mutating func string<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
    guard let quote = peek(), isQuote(quote) else { return nil }
    let start = offset + 1
    guard let (end, isEscaped) = stringEnd(from: start, quote) else { return nil }
    offset = end + 1
    let raw = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    if !isEscaped { return body(raw) }
    JSONEscapes.decode(raw, into: &scratch)
    return scratch.withUnsafeBytes(body)
  }

  /// The members of an object: calls `body` with each name; it must step over the value and say
  /// whether it could. False when the object does not end well.
  @inline(__always)
  mutating func members(_ body: (inout JSONReader, _ name: UnsafeRawBufferPointer) -> Bool) -> Bool
  {
    guard take(0x7B) else { return false }
    if take(0x7D) { return true }
    repeat {
      if peek() == 0x7D { break }
      let start = offset
      guard let quote = peek(), isQuote(quote),
        let (end, _) = stringEnd(from: start + 1, quote)
      else { return false }
      offset = end + 1
      guard take(ASCII.colon) else { return false }
      // Names have no escapes worth decoding.
      let name = UnsafeRawBufferPointer(rebasing: bytes[start + 1..<end])
      guard body(&self, name) else { return false }
    } while take(ASCII.comma)
    return take(0x7D)
  }

  /// The elements of an array, in the same way.
  @inline(__always)
  mutating func elements(_ body: (inout JSONReader) -> Bool) -> Bool {
    guard let open = peek(), opens(open), open != 0x7B else { return false }
    offset += 1
    let close: UInt8 = open == ASCII.bracketOpen ? ASCII.bracketClosed : ASCII.parenthesisClosed
    if take(close) { return true }
    repeat {
      if peek() == close { break }
      guard body(&self) else { return false }
    } while take(ASCII.comma)
    return take(close)
  }

  /// A number or a word (`true`, `null`, `None`) as text; nil when there is none.
  mutating func word() -> UnsafeRawBufferPointer? {
    guard peek() != nil else { return nil }
    let start = offset
    while offset < bytes.count {
      let byte = bytes[offset]
      let isPart =
        ASCII.isDigit(byte) || ASCII.lower(byte) &- 0x61 < 26 || "+-._".utf8.contains(byte)
      if !isPart { break }
      offset += 1
    }
    return offset > start ? UnsafeRawBufferPointer(rebasing: bytes[start..<offset]) : nil
  }

  /// Passes over any value, whatever is in it. False when it does not end.
  mutating func skip() -> Bool {
    guard let first = peek() else { return false }
    if isQuote(first) {
      guard let (end, _) = stringEnd(from: offset + 1, first) else { return false }
      offset = end + 1
      return true
    }
    guard opens(first) else { return word() != nil }
    var depth = 0
    while let place = nextMark() {
      let byte = bytes[place]
      offset = place + 1
      if isQuote(byte) {
        guard let (end, _) = stringEnd(from: offset, byte) else { return false }
        offset = end + 1
      } else if opens(byte) {
        depth += 1
      } else if closes(byte) {
        depth -= 1
        if depth == 0 { return true }
      }
    }
    offset = bytes.count
    return false
  }

  /// The next quotation mark or bracket.
  private func nextMark() -> Int? {
    var place = offset
    while place < bytes.count {
      let byte = bytes[place]
      if isQuote(byte) || opens(byte) || closes(byte) { return place }
      place &+= 1
    }
    return nil
  }

  /// The closing quotation mark of a string, and whether there are escapes before it.
  @inline(__always)
  private func stringEnd(from start: Int, _ quote: UInt8) -> (end: Int, isEscaped: Bool)? {
    guard let base = bytes.baseAddress else { return nil }
    let count = bytes.count
    let quotes = SIMD16<UInt8>(repeating: quote)
    let slashes = SIMD16<UInt8>(repeating: ASCII.backslash)
    var place = start
    var isEscaped = false
    while place < count {
      if place &+ 16 <= count {
        let block = (base + place).loadUnaligned(as: SIMD16<UInt8>.self)
        let marks =
          unsafeBitCast(block .== quotes, to: SIMD2<UInt64>.self)
          | unsafeBitCast(block .== slashes, to: SIMD2<UInt64>.self)
        if marks[0] | marks[1] == 0 {
          place &+= 16
          continue
        }
        place &+=
          marks[0] != 0
          ? marks[0].trailingZeroBitCount / 8 : 8 + marks[1].trailingZeroBitCount / 8
      }
      let byte = bytes[place]
      if byte == quote { return (place, isEscaped) }
      if byte == ASCII.backslash {
        isEscaped = true
        place &+= 1
      }
      place &+= 1
    }
    return nil
  }
}
