import Papers

/// Looks for bytes that need something done, eight at once.
enum PlainBytes {
  /// Whether a text is of printable characters and line feeds alone, in UTF-8: without tabs, control characters,
  /// other ends of lines, marks of the order of bytes.
  static func arePrintable(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    var offset = 0
    while offset < bytes.count {
      if offset &+ 8 <= bytes.count {
        let word = (base + offset).loadUnaligned(as: UInt64.self)
        let deleted = equals(word, ASCII.delete)
        if (word & high | controls(word) | deleted) & ~equals(word, ASCII.lineFeed) == 0 {
          offset &+= 8
          continue
        }
      }
      let length = length(at: offset, in: bytes)
      if length == 0 { return false }
      offset &+= length
    }
    return true
  }

  /// The first quotation mark, backslash or control character at or after `start`, else the end.
  static func firstEscaped(from start: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var offset = start
    while offset &+ 8 <= bytes.count {
      let word = (base + offset).loadUnaligned(as: UInt64.self)
      let found =
        controls(word) | equals(word, ASCII.quote) | equals(word, ASCII.backslash)
      if found != 0 { return offset &+ found.trailingZeroBitCount / 8 }
      offset &+= 8
    }
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < ASCII.space || byte == ASCII.quote || byte == ASCII.backslash { break }
      offset &+= 1
    }
    return offset
  }

  private static var high: UInt64 { 0x8080_8080_8080_8080 }
  private static var ones: UInt64 { 0x0101_0101_0101_0101 }

  /// Which of eight bytes are below the blank, by the highest bit of each.
  @inline(__always) private static func controls(_ word: UInt64) -> UInt64 {
    ~(((word & ~high) &+ 0x60 &* ones) | word) & high
  }

  /// Which of eight bytes are one of ASCII, by the highest bit of each.
  @inline(__always) private static func equals(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let other = word ^ UInt64(byte) &* ones
    return ~(((other & ~high) &+ ~high) | other) & high
  }

  /// The length of the character at a place; 0 when it is not printable, and no line feed.
  private static func length(at offset: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    let byte = bytes[offset]
    if byte < 0x80 { return byte &- 0x20 < 0x5F || byte == ASCII.lineFeed ? 1 : 0 }
    let length = UTF8Validation.length(at: offset, in: bytes)
    if length == 2, byte == 0xC2, bytes[offset + 1] < 0xA0 { return 0 }
    if length == 3 {
      let (second, third) = (bytes[offset + 1], bytes[offset + 2])
      // Ends of lines and paragraphs, the mark of the order of bytes, what is no character.
      if byte == 0xE2, second == 0x80, third == 0xA8 || third == 0xA9 { return 0 }
      if byte == 0xEF, second == 0xBB && third == 0xBF || second == 0xBF && third >= 0xBE {
        return 0
      }
    }
    return length
  }
}
