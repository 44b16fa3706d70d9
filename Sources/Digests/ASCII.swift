/// The ASCII bytes that digests are scanned for, by name.
package enum ASCII {
  @inlinable package static var tab: UInt8 { 0x09 }
  @inlinable package static var lineFeed: UInt8 { 0x0A }
  @inlinable package static var carriageReturn: UInt8 { 0x0D }
  @inlinable package static var space: UInt8 { 0x20 }
  @inlinable package static var exclamation: UInt8 { 0x21 }
  @inlinable package static var quote: UInt8 { 0x22 }
  @inlinable package static var hash: UInt8 { 0x23 }
  @inlinable package static var percent: UInt8 { 0x25 }
  @inlinable package static var ampersand: UInt8 { 0x26 }
  @inlinable package static var apostrophe: UInt8 { 0x27 }
  @inlinable package static var parenthesisOpen: UInt8 { 0x28 }
  @inlinable package static var parenthesisClosed: UInt8 { 0x29 }
  @inlinable package static var asterisk: UInt8 { 0x2A }
  @inlinable package static var comma: UInt8 { 0x2C }
  @inlinable package static var hyphen: UInt8 { 0x2D }
  @inlinable package static var period: UInt8 { 0x2E }
  @inlinable package static var slash: UInt8 { 0x2F }
  @inlinable package static var zero: UInt8 { 0x30 }
  @inlinable package static var colon: UInt8 { 0x3A }
  @inlinable package static var semicolon: UInt8 { 0x3B }
  @inlinable package static var less: UInt8 { 0x3C }
  @inlinable package static var greater: UInt8 { 0x3E }
  @inlinable package static var bracketOpen: UInt8 { 0x5B }
  @inlinable package static var backslash: UInt8 { 0x5C }
  @inlinable package static var bracketClosed: UInt8 { 0x5D }
  @inlinable package static var braceOpen: UInt8 { 0x7B }
  @inlinable package static var bar: UInt8 { 0x7C }
  @inlinable package static var braceClosed: UInt8 { 0x7D }
  @inlinable package static var delete: UInt8 { 0x7F }

  @inlinable package static func isDigit(_ byte: UInt8) -> Bool { byte &- zero < 10 }

  /// Blank, tab, carriage return, line feed.
  @inlinable package static func isWhite(_ byte: UInt8) -> Bool {
    byte == space || byte == lineFeed || byte == carriageReturn || byte == tab
  }

  @inlinable package static func lower(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  @inlinable package static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// The value of a digit of base 16.
  @inlinable package static func hexValue(_ byte: UInt8) -> UInt8? {
    if isDigit(byte) { return byte - zero }
    let letter = byte | 0x20
    return letter &- 0x61 < 6 ? letter - 0x61 + 10 : nil
  }

  /// Whether a text is a literal.
  @inlinable package static func equals(_ literal: StaticString, _ text: some Collection<UInt8>)
    -> Bool
  {
    text.count == literal.utf8CodeUnitCount
      && UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
        .elementsEqual(text)
  }
}
