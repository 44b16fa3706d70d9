import Papers

/// Decodes the lines of a part of a mail: base64 or quoted-printable (RFC 2045), in UTF-8 or Windows-1252.
struct MailDecoder {
  private enum Encoding { case none, base64, quoted }

  private let encoding: Encoding
  private let isWindows: Bool
  /// Digits of base64 that make no whole byte yet.
  private var bits: UInt32 = 0
  private var bitCount = 0

  init(_ encoding: [UInt8], _ charset: [UInt8]) {
    switch String(decoding: encoding, as: UTF8.self) {
    case "base64": self.encoding = .base64
    case "quoted-printable": self.encoding = .quoted
    default: self.encoding = .none
    }
    isWindows = ["iso-8859-1", "windows-1252", "latin1", "iso-8859-15", "cp1252"].contains {
      charset.elementsEqual($0.utf8)
    }
  }

  /// Decodes a line without its line feed.
  mutating func decode(_ line: UnsafeRawBufferPointer, into text: inout [UInt8]) {
    switch encoding {
    case .none:
      for byte in line { put(byte, &text) }
      text.append(ASCII.lineFeed)
    case .quoted: decodeQuoted(line, into: &text)
    case .base64:
      for byte in line {
        guard let digit = MailDecoder.digit(byte) else { continue }
        bits = bits << 6 | digit
        bitCount += 6
        if bitCount >= 8 {
          bitCount -= 8
          put(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)), &text)
        }
      }
    }
  }

  /// After the last line.
  mutating func finish(into text: inout [UInt8]) {
    if text.last != ASCII.lineFeed, !text.isEmpty { text.append(ASCII.lineFeed) }
    bitCount = 0
  }

  private func decodeQuoted(_ line: UnsafeRawBufferPointer, into text: inout [UInt8]) {
    var end = line.count
    while end > 0, line[end - 1] == ASCII.space || line[end - 1] == ASCII.tab { end -= 1 }
    let goesOn = end > 0 && line[end - 1] == UInt8(ascii: "=")
    if goesOn { end -= 1 }
    var offset = 0
    while offset < end {
      if line[offset] == UInt8(ascii: "="), offset + 2 < end + (goesOn ? 1 : 0),
        offset + 2 < line.count,
        let high = MailDecoder.hex(line[offset + 1]), let low = MailDecoder.hex(line[offset + 2])
      {
        put(high << 4 | low, &text)
        offset += 3
      } else {
        put(line[offset], &text)
        offset += 1
      }
    }
    if !goesOn { text.append(ASCII.lineFeed) }
  }

  @inline(__always)
  private func put(_ byte: UInt8, _ text: inout [UInt8]) {
    if byte >= 0x80, isWindows {
      let value = Windows1252.scalars[UInt32(byte)] ?? UInt32(byte)
      text += UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}")!
    } else if byte != 0 {
      text.append(byte)
    }
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    if ASCII.isDigit(byte) { return byte - ASCII.zero }
    let letter = ASCII.lower(byte) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte - 0x41)
    case 0x61...0x7A: UInt32(byte - 0x61) + 26
    case 0x30...0x39: UInt32(byte - 0x30) + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
