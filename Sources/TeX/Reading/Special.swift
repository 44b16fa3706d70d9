/// Finds the bytes at which something may have to be done.
enum Special {
  /// The first one in a range, or its end: a backslash, a dollar sign, an opening brace, a tie, a
  /// back-quote, two hyphens or quotation marks in a row, an accent of its own (U+0300 to U+036F).
  static func first(in bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
    guard let base = bytes.baseAddress else { return range.upperBound }
    var offset = range.lowerBound
    // A block and the one a byte further on, for what counts only twice.
    while offset &+ 17 <= range.upperBound {
      let block = (base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
      let next = (base + (offset &+ 1)).loadUnaligned(as: SIMD16<UInt8>.self)
      let marks = special(block, next)
      if marks[0] != 0 { return offset &+ marks[0].trailingZeroBitCount / 8 }
      if marks[1] != 0 { return offset &+ 8 &+ marks[1].trailingZeroBitCount / 8 }
      offset &+= 16
    }
    while offset < range.upperBound {
      let next = offset + 1 < range.upperBound ? bytes[offset + 1] : 0
      if isSpecial(bytes[offset], next) { return offset }
      offset += 1
    }
    return range.upperBound
  }

  /// The first byte from an offset on that opens or closes something, or ends a paragraph.
  static func firstSign(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var offset = start
    while offset &+ 16 <= bytes.count {
      let block = (base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
      let braces =
        equal(block, SIMD16(repeating: 0x7B)) | equal(block, SIMD16(repeating: 0x7D))
        | equal(block, SIMD16(repeating: 0x5C))
      let marks =
        braces | equal(block, SIMD16(repeating: 0x24)) | equal(block, SIMD16(repeating: 0x0A))
      if marks[0] != 0 { return offset &+ marks[0].trailingZeroBitCount / 8 }
      if marks[1] != 0 { return offset &+ 8 &+ marks[1].trailingZeroBitCount / 8 }
      offset &+= 16
    }
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x7B, 0x7D, 0x5C, 0x24, 0x0A: return offset
      default: offset &+= 1
      }
    }
    return bytes.count
  }

  @inline(__always)
  private static func special(
    _ block: SIMD16<UInt8>, _ next: SIMD16<UInt8>
  ) -> SIMD2<UInt64> {
    let backslash = equal(block, SIMD16(repeating: 0x5C)) | equal(block, SIMD16(repeating: 0x24))
    let others =
      equal(block, SIMD16(repeating: 0x7B)) | equal(block, SIMD16(repeating: 0x7E))
      | equal(block, SIMD16(repeating: 0x60))
    // The two lead bytes of the accents differ in one bit.
    let accents = equal(block | SIMD16(repeating: 1), SIMD16(repeating: 0xCD))
    let hyphens = equal(block, SIMD16(repeating: 0x2D)) & equal(next, SIMD16(repeating: 0x2D))
    let quotes = equal(block, SIMD16(repeating: 0x27)) & equal(next, SIMD16(repeating: 0x27))
    return backslash | others | accents | hyphens | quotes
  }

  @inline(__always)
  private static func equal(_ block: SIMD16<UInt8>, _ bytes: SIMD16<UInt8>) -> SIMD2<UInt64> {
    // The constant is made by the caller: from a byte that is no literal it takes sixteen steps.
    unsafeBitCast(block .== bytes, to: SIMD2<UInt64>.self)
  }

  private static func isSpecial(_ byte: UInt8, _ next: UInt8) -> Bool {
    switch byte {
    case 0x5C, 0x24, 0x7B, 0x7E, 0x60, 0xCC, 0xCD: true
    case 0x2D, 0x27: next == byte
    default: false
    }
  }
}
