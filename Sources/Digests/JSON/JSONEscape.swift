import Papers

/// A backslash and what follows it in a string.
struct JSONEscape {
  private let bytes: UnsafeRawBufferPointer
  private let syntax: JSONSyntax
  /// Where what follows the escape begins; before `decode` the escape itself.
  private(set) var end: Int
  /// Where the string ends.
  private let limit: Int

  /// The escape with which `range` begins.
  init(bytes: UnsafeRawBufferPointer, range: Range<Int>, syntax: JSONSyntax) {
    self.bytes = bytes
    self.syntax = syntax
    self.end = range.lowerBound
    self.limit = range.upperBound
  }

  /// Writes what it stands for into `room` at `to`, and returns where that ends: at most four bytes,
  /// or twice its own. What it stands for is U+FFFD if it is no escape, or half of a surrogate pair.
  mutating func decode(into room: UnsafeMutableRawBufferPointer, at to: Int) -> Int {
    guard end + 1 < limit else {
      end = limit
      return put(0xFFFD, into: room, at: to)
    }
    let byte = bytes[end + 1]
    end += 2
    if let plain = plain(byte) {
      room[to] = plain
      return to + 1
    }
    if byte == 0x75 { return put(unicode(), into: room, at: to) }
    guard syntax == .python else { return put(0xFFFD, into: room, at: to) }
    return python(byte, into: room, at: to)
  }

  /// The escapes that stand for one byte.
  private func plain(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x6E: ASCII.lineFeed
    case ASCII.backslash, ASCII.quote, ASCII.slash: byte
    case 0x74: ASCII.tab
    case 0x72: ASCII.carriageReturn
    case 0x62: 0x08
    case 0x66: 0x0C
    case ASCII.apostrophe where syntax == .python: byte
    default: nil
    }
  }

  /// `\x41`, `\U0001F600`, `\101`. To Python a backslash before anything else is a backslash.
  private mutating func python(
    _ byte: UInt8, into room: UnsafeMutableRawBufferPointer, at to: Int
  ) -> Int {
    switch byte {
    case 0x78: return put(hex(2) ?? 0xFFFD, into: room, at: to)
    case 0x55: return put(hex(8) ?? 0xFFFD, into: room, at: to)
    case 0x61: return put(0x07, into: room, at: to)
    case 0x76: return put(0x0B, into: room, at: to)
    case 0x30...0x37:
      var value = UInt32(byte - 0x30)
      for _ in 0..<2 where end < limit && (0x30...0x37).contains(bytes[end]) {
        value = value << 3 | UInt32(bytes[end] - 0x30)
        end += 1
      }
      return put(value, into: room, at: to)
    default:
      room[to] = ASCII.backslash
      end -= 1
      return to + 1
    }
  }

  /// What follows `\u`: four digits, and with the first half of a pair the second.
  private mutating func unicode() -> UInt32 {
    guard let high = hex(4) else { return 0xFFFD }
    guard high & 0xFC00 == 0xD800, end + 1 < limit, bytes[end] == ASCII.backslash,
      bytes[end + 1] == 0x75
    else { return high }
    var next = self
    next.end += 2
    guard let low = next.hex(4), low & 0xFC00 == 0xDC00 else { return high }
    end = next.end
    return 0x10000 + (high & 0x3FF) << 10 + low & 0x3FF
  }

  /// Passes over hexadecimal digits. nil when there are fewer; those there are are passed over too.
  private mutating func hex(_ count: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard end < limit, let digit = digit(bytes[end]) else { return nil }
      value = value << 4 | digit
      end += 1
    }
    return value
  }

  /// The number that four hexadecimal digits are; nil when one of them is none. All are reckoned at once.
  static func fourDigits(at place: Int, in bytes: UnsafeRawBufferPointer) -> UInt32? {
    let text = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    // Control characters would become digits by the next step.
    let noText = ~(text | text &<< 1) & 0x4040_4040
    let small = text | 0x2020_2020
    let digits = small ^ 0x3030_3030
    let letters = small ^ 0x6060_6060
    // Sums reach the highest bit of a byte where it is no digit (0 to 9), and where it is no letter (1 to 6).
    let noDigit = digits &+ 0x7676_7676
    let noLetter = letters &+ 0x7979_7979 | ~(letters &+ 0x7F7F_7F7F)
    guard text & 0x8080_8080 == 0, noText == 0, noDigit & noLetter & 0x8080_8080 == 0 else {
      return nil
    }
    let values = small & 0x0F0F_0F0F &+ (small &>> 6 & 0x0101_0101) &* 9
    let pairs = values &<< 4 | values &>> 8
    return (pairs & 0xFF) &<< 8 | pairs &>> 16 & 0xFF
  }

  private func digit(_ byte: UInt8) -> UInt32? {
    if ASCII.isDigit(byte) { return UInt32(byte - ASCII.zero) }
    let letter = ASCII.lower(byte) &- 0x61
    return letter < 6 ? UInt32(letter) + 10 : nil
  }

  /// Writes a character as UTF-8; U+FFFD for a number that is none.
  private func put(_ value: UInt32, into room: UnsafeMutableRawBufferPointer, at to: Int) -> Int {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    var to = to
    for byte in UTF8.encode(scalar)! {
      room[to] = byte
      to += 1
    }
    return to
  }
}
