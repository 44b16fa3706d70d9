import Papers

/// Decodes a string while looking for its end: sixteen bytes are looked at and copied at once.
struct JSONDecoder {
  private let bytes: UnsafeRawBufferPointer
  private let room: UnsafeMutableRawBufferPointer
  private let end: Int
  private let syntax: JSONSyntax
  /// Where the next byte comes from, and where it goes.
  private(set) var from: Int
  private(set) var to: Int

  /// Decodes what stands in `range`, into `room` from `start` on. The room must have twice the bytes of
  /// the range and 64 more.
  init(
    _ range: Range<Int>, of bytes: UnsafeRawBufferPointer, syntax: JSONSyntax,
    into room: UnsafeMutableRawBufferPointer, at start: Int = 0
  ) {
    self.bytes = bytes
    self.room = room
    self.end = range.upperBound
    self.syntax = syntax
    self.from = range.lowerBound
    self.to = start
  }

  /// Goes as far as the quotation mark that ends the string. False when there is none: `from` is then
  /// at the line feed before which it should be, or at the end.
  mutating func run(quote: UInt8) -> Bool {
    while true {
      copyPlain(quote)
      guard from < end else { return false }
      let byte = bytes[from]
      if byte == quote { return true }
      guard byte == ASCII.backslash else { return false }
      guard from + 1 < end else {
        from = end
        return false
      }
      if bytes[from + 1] == ASCII.lineFeed {
        from += 1
        return false
      }
      if takeCharacters() { continue }
      var escape = JSONEscape(bytes: bytes, range: from..<end, syntax: syntax)
      to = escape.decode(into: room, at: to)
      from = escape.end
    }
  }

  /// Decodes a run of escapes for characters of three bytes in UTF-8, as Chinese and Japanese texts are written.
  private mutating func takeCharacters() -> Bool {
    let start = from
    while from &+ 6 <= end, bytes[from] == ASCII.backslash, bytes[from &+ 1] == 0x75,
      let value = JSONEscape.fourDigits(at: from &+ 2, in: bytes), value >= 0x800,
      value & 0xF800 != 0xD800
    {
      room[to] = UInt8(truncatingIfNeeded: 0xE0 | value &>> 12)
      room[to &+ 1] = UInt8(truncatingIfNeeded: 0x80 | value &>> 6 & 0x3F)
      room[to &+ 2] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
      from &+= 6
      to &+= 3
    }
    return from > start
  }

  /// Copies up to the next quotation mark, backslash or line feed; `\n`, which is by far the most
  /// frequent escape, is decoded on the way.
  @inline(__always)
  private mutating func copyPlain(_ quote: UInt8) {
    guard let base = bytes.baseAddress, let target = room.baseAddress else { return }
    let quotes = SIMD16<UInt8>(all: quote)
    let slashes = SIMD16<UInt8>(repeating: ASCII.backslash)
    let feeds = SIMD16<UInt8>(repeating: ASCII.lineFeed)
    var (from, to) = (from, to)
    defer { (self.from, self.to) = (from, to) }
    @inline(__always) func marks(_ block: SIMD16<UInt8>) -> SIMD2<UInt64> {
      unsafeBitCast(block .== quotes, to: SIMD2<UInt64>.self)
        | unsafeBitCast(block .== slashes, to: SIMD2<UInt64>.self)
        | unsafeBitCast(block .== feeds, to: SIMD2<UInt64>.self)
    }
    // Two blocks at once, as long as there are no marks in them.
    while from &+ 32 <= end {
      let one = (base + from).loadUnaligned(as: SIMD16<UInt8>.self)
      let two = (base + from + 16).loadUnaligned(as: SIMD16<UInt8>.self)
      let any = marks(one) | marks(two)
      if any[0] | any[1] != 0 { break }
      target.storeBytes(of: one, toByteOffset: to, as: SIMD16<UInt8>.self)
      target.storeBytes(of: two, toByteOffset: to &+ 16, as: SIMD16<UInt8>.self)
      from &+= 32
      to &+= 32
    }
    while from < end, from &+ 16 <= bytes.count {
      // What is copied too much is written over, or not used.
      let block = (base + from).loadUnaligned(as: SIMD16<UInt8>.self)
      target.storeBytes(of: block, toByteOffset: to, as: SIMD16<UInt8>.self)
      let marks = marks(block)
      var plain = 16
      if marks[0] != 0 {
        plain = marks[0].trailingZeroBitCount / 8
      } else if marks[1] != 0 {
        plain = 8 &+ marks[1].trailingZeroBitCount / 8
      } else if from &+ 16 <= end {
        from &+= 16
        to &+= 16
        continue
      }
      plain = min(plain, end &- from)
      from &+= plain
      to &+= plain
      guard from &+ 1 < end, bytes[from] == ASCII.backslash, bytes[from &+ 1] == 0x6E else {
        return
      }
      room[to] = ASCII.lineFeed
      from &+= 2
      to &+= 1
    }
    while from < end {
      let byte = bytes[from]
      if byte == quote || byte == ASCII.backslash || byte == ASCII.lineFeed { return }
      room[to] = byte
      from &+= 1
      to &+= 1
    }
  }
}
