import Papers

/// Where strings of JSON end.
enum JSONStrings {
  /// The first quotation mark, backslash or line feed at or after `start`, else `end`. A string has
  /// no line feed of its own, so that one without an end spoils a line and no more.
  @inline(__always)
  static func stop(
    in bytes: UnsafeRawBufferPointer, from start: Int, before end: Int, quote: UInt8
  ) -> Int {
    guard let base = bytes.baseAddress else { return end }
    let quotes = SIMD16<UInt8>(all: quote)
    let slashes = SIMD16<UInt8>(repeating: ASCII.backslash)
    let feeds = SIMD16<UInt8>(repeating: ASCII.lineFeed)
    @inline(__always) func marks(at offset: Int) -> SIMD2<UInt64> {
      let block = (base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
      return unsafeBitCast(block .== quotes, to: SIMD2<UInt64>.self)
        | unsafeBitCast(block .== slashes, to: SIMD2<UInt64>.self)
        | unsafeBitCast(block .== feeds, to: SIMD2<UInt64>.self)
    }
    var offset = start
    while offset &+ 16 <= bytes.count {
      let found = marks(at: offset)
      if found[0] != 0 { return min(offset &+ found[0].trailingZeroBitCount / 8, end) }
      if found[1] != 0 { return min(offset &+ 8 &+ found[1].trailingZeroBitCount / 8, end) }
      offset &+= 16
      // Long strings: two blocks at once.
      while offset &+ 32 <= end {
        let any = marks(at: offset) | marks(at: offset &+ 16)
        if any[0] | any[1] != 0 { break }
        offset &+= 32
      }
      if offset >= end { return end }
    }
    while offset < end {
      let byte = bytes[offset]
      if byte == quote || byte == ASCII.backslash || byte == ASCII.lineFeed { return offset }
      offset &+= 1
    }
    return end
  }
}

/// What strings and brackets look like.
enum JSONSyntax: Sendable {
  /// RFC 8259.
  case json
  /// Literals of Python: strings in single quotation marks too, more escapes, tuples.
  case python

  @inline(__always)
  func isQuote(_ byte: UInt8) -> Bool {
    byte == ASCII.quote || (self == .python && byte == ASCII.apostrophe)
  }

  @inline(__always)
  func opens(_ byte: UInt8) -> Bool {
    byte == ASCII.braceOpen || byte == ASCII.bracketOpen
      || (self == .python && byte == ASCII.parenthesisOpen)
  }

  @inline(__always)
  func closes(_ byte: UInt8) -> Bool {
    byte == ASCII.braceClosed || byte == ASCII.bracketClosed
      || (self == .python && byte == ASCII.parenthesisClosed)
  }
}

/// Room for strings whose escapes were decoded, used again for each.
final class JSONScratch {
  private(set) var room = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)

  /// Room for so many bytes at least. What was in it before is gone.
  func grow(to count: Int) -> UnsafeMutableRawBufferPointer {
    room.deallocate()
    room = .allocate(byteCount: count + count / 2, alignment: 16)
    return room
  }

  deinit { room.deallocate() }
}
