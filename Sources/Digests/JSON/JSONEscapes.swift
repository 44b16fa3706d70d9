/// Decodes the escapes of JSON strings, and those that Python adds.
enum JSONEscapes {
  /// Puts the decoded text in place of what `result` has. A surrogate without its other half and an
  /// escape that is none become U+FFFD.
  static func decode(_ raw: UnsafeRawBufferPointer, into result: inout [UInt8]) {
    result.removeAll(keepingCapacity: true)
    result.reserveCapacity(raw.count)
    var offset = 0
    while offset < raw.count {
      // A run without escapes.
      var end = offset
      while end < raw.count, raw[end] != ASCII.backslash { end &+= 1 }
      result.append(contentsOf: UnsafeRawBufferPointer(rebasing: raw[offset..<end]))
      offset = end
      guard offset < raw.count else { break }
      offset += step(raw, at: offset, into: &result)
    }
  }

  /// Decodes the escape at `offset`, and returns its length.
  private static func step(
    _ raw: UnsafeRawBufferPointer, at offset: Int, into result: inout [UInt8]
  ) -> Int {
    guard offset + 1 < raw.count else {
      append("\u{FFFD}", to: &result)
      return 1
    }
    let byte = raw[offset + 1]
    switch byte {
    case ASCII.quote, ASCII.backslash, ASCII.slash, 0x27: result.append(byte)
    case 0x6E: result.append(ASCII.lineFeed)
    case 0x74: result.append(ASCII.tab)
    case 0x72: result.append(ASCII.carriageReturn)
    case 0x62: result.append(0x08)
    case 0x66: result.append(0x0C)
    case ASCII.lineFeed: break
    case 0x78:
      guard let value = hex(raw, offset + 2, 2) else { return bad(&result) }
      append(Unicode.Scalar(value) ?? "\u{FFFD}", to: &result)
      return 4
    case 0x75: return unicode(raw, at: offset, into: &result)
    default: return bad(&result)
    }
    return 2
  }

  /// `\u00e9`, `\ud83d\ude00`.
  private static func unicode(
    _ raw: UnsafeRawBufferPointer, at offset: Int, into result: inout [UInt8]
  ) -> Int {
    guard let value = hex(raw, offset + 2, 4) else { return bad(&result) }
    if value & 0xFC00 == 0xD800, offset + 7 < raw.count, raw[offset + 6] == ASCII.backslash,
      raw[offset + 7] == 0x75, let low = hex(raw, offset + 8, 4), low & 0xFC00 == 0xDC00
    {
      let scalar = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
      append(Unicode.Scalar(scalar) ?? "\u{FFFD}", to: &result)
      return 12
    }
    append(Unicode.Scalar(value) ?? "\u{FFFD}", to: &result)
    return 6
  }

  private static func bad(_ result: inout [UInt8]) -> Int {
    append("\u{FFFD}", to: &result)
    return 2
  }

  private static func append(_ scalar: Unicode.Scalar, to result: inout [UInt8]) {
    result += UTF8.encode(scalar)!
  }

  private static func hex(_ raw: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> UInt32? {
    guard start + count <= raw.count else { return nil }
    var value: UInt32 = 0
    for byte in raw[start..<start + count] {
      let lower = ASCII.lower(byte)
      if ASCII.isDigit(byte) {
        value = value << 4 | UInt32(byte - ASCII.zero)
      } else if lower >= 0x61, lower <= 0x66 {
        value = value << 4 | UInt32(lower - 0x61 + 10)
      } else {
        return nil
      }
    }
    return value
  }
}
