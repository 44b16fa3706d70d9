/// The ASCII bytes that digests are scanned for, by name.
public enum ASCII {
  @inlinable public static var tab: UInt8 { 0x09 }
  @inlinable public static var lineFeed: UInt8 { 0x0A }
  @inlinable public static var carriageReturn: UInt8 { 0x0D }
  @inlinable public static var space: UInt8 { 0x20 }
  @inlinable public static var exclamation: UInt8 { 0x21 }
  @inlinable public static var quote: UInt8 { 0x22 }
  @inlinable public static var hash: UInt8 { 0x23 }
  @inlinable public static var percent: UInt8 { 0x25 }
  @inlinable public static var ampersand: UInt8 { 0x26 }
  @inlinable public static var apostrophe: UInt8 { 0x27 }
  @inlinable public static var parenthesisOpen: UInt8 { 0x28 }
  @inlinable public static var parenthesisClosed: UInt8 { 0x29 }
  @inlinable public static var asterisk: UInt8 { 0x2A }
  @inlinable public static var comma: UInt8 { 0x2C }
  @inlinable public static var hyphen: UInt8 { 0x2D }
  @inlinable public static var period: UInt8 { 0x2E }
  @inlinable public static var slash: UInt8 { 0x2F }
  @inlinable public static var zero: UInt8 { 0x30 }
  @inlinable public static var colon: UInt8 { 0x3A }
  @inlinable public static var semicolon: UInt8 { 0x3B }
  @inlinable public static var less: UInt8 { 0x3C }
  @inlinable public static var greater: UInt8 { 0x3E }
  @inlinable public static var bracketOpen: UInt8 { 0x5B }
  @inlinable public static var backslash: UInt8 { 0x5C }
  @inlinable public static var bracketClosed: UInt8 { 0x5D }
  @inlinable public static var braceOpen: UInt8 { 0x7B }
  @inlinable public static var bar: UInt8 { 0x7C }
  @inlinable public static var braceClosed: UInt8 { 0x7D }
  @inlinable public static var delete: UInt8 { 0x7F }

  @inlinable public static func isDigit(_ byte: UInt8) -> Bool { byte &- zero < 10 }

  /// Blank, tab, carriage return, line feed.
  @inlinable public static func isWhite(_ byte: UInt8) -> Bool {
    byte == space || byte == lineFeed || byte == carriageReturn || byte == tab
  }

  @inlinable public static func lower(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  @inlinable public static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// The value of a digit of base 16.
  @inlinable public static func hexValue(_ byte: UInt8) -> UInt8? {
    if isDigit(byte) { return byte - zero }
    let letter = byte | 0x20
    return letter &- 0x61 < 6 ? letter - 0x61 + 10 : nil
  }

  /// Whether a text is a literal.
  @inlinable public static func equals(_ literal: StaticString, _ text: some Collection<UInt8>)
    -> Bool
  {
    text.count == literal.utf8CodeUnitCount
      && UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
        .elementsEqual(text)
  }
}
