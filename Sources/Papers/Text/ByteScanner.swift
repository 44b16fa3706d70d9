/// Looking for things in bytes: line ends, headings, literals. All offsets are into `bytes`.
///
/// The two loops that see every byte of a file compare sixteen bytes at once.
public struct ByteScanner {
  public let bytes: UnsafeRawBufferPointer

  @inlinable public init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// The first line feed at or after `start`, else the end.
  @inlinable public func lineEnd(from start: Int) -> Int {
    var offset = start
    guard let base = bytes.baseAddress else { return 0 }
    let wanted = SIMD16<UInt8>(repeating: ASCII.lineFeed)
    @inline(__always) func feeds(at offset: Int) -> SIMD2<UInt64> {
      let block = (base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
      return unsafeBitCast(block .== wanted, to: SIMD2<UInt64>.self)
    }
    // Lines are long where time counts: four blocks at once, then the one in which it is.
    while offset &+ 64 <= bytes.count {
      let any =
        feeds(at: offset) | feeds(at: offset &+ 16) | feeds(at: offset &+ 32)
        | feeds(at: offset &+ 48)
      if any[0] | any[1] != 0 { break }
      offset &+= 64
    }
    while offset &+ 16 <= bytes.count {
      let halves = feeds(at: offset)
      if halves[0] != 0 { return offset + halves[0].trailingZeroBitCount / 8 }
      if halves[1] != 0 { return offset + 8 + halves[1].trailingZeroBitCount / 8 }
      offset += 16
    }
    while offset < bytes.count, bytes[offset] != ASCII.lineFeed { offset += 1 }
    return offset
  }

  /// How many line feeds a range has.
  public func lineFeeds(in range: Range<Int>) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var offset = range.lowerBound
    var count = 0
    let wanted = SIMD16<UInt8>(repeating: ASCII.lineFeed)
    while offset &+ 16 <= range.upperBound {
      // At most 255 blocks, so that no lane of the sum overflows.
      var blocks = min(255, (range.upperBound &- offset) / 16)
      var sums = SIMD16<UInt8>(repeating: 0)
      while blocks > 0 {
        let block = (base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
        sums &-= unsafeBitCast(block .== wanted, to: SIMD16<UInt8>.self)
        offset &+= 16
        blocks &-= 1
      }
      count &+= ByteScanner.sum(sums)
    }
    while offset < range.upperBound {
      count &+= bytes[offset] == ASCII.lineFeed ? 1 : 0
      offset &+= 1
    }
    return count
  }

  /// The sum of sixteen numbers.
  @inline(__always) static func sum(_ lanes: SIMD16<UInt8>) -> Int {
    let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
    let mask: UInt64 = 0x00FF_00FF_00FF_00FF
    // Four numbers of sixteen bits each, which the product adds in its highest.
    let pairs =
      (words[0] & mask) &+ (words[0] &>> 8 & mask) &+ (words[1] & mask) &+ (words[1] &>> 8 & mask)
    return Int((pairs &* 0x0001_0001_0001_0001) &>> 48)
  }

  /// Whether a literal stands at `offset`, before `end`.
  @inlinable public func has(_ literal: StaticString, at offset: Int, before end: Int) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard offset >= 0, end - offset >= count else { return false }
    var index = 0
    while index < count {
      if bytes[offset &+ index] != literal.utf8Start[index] { return false }
      index &+= 1
    }
    return true
  }

  /// A range without the white space at its ends.
  @inlinable public func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, ASCII.isWhite(bytes[start]) { start &+= 1 }
    while end > start, ASCII.isWhite(bytes[end &- 1]) { end &-= 1 }
    return start..<end
  }

  /// The bytes of a range.
  @inlinable public func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[range])
  }
}
