/// Sixteen bytes of text, and how many of them can be copied as they are.
struct SixteenBytes {
  let bytes: SIMD16<UInt8>
  private let next: SIMD16<UInt8>

  /// The bytes at `base`; one more must be there.
  init(_ base: UnsafeRawPointer) {
    bytes = base.loadUnaligned(as: SIMD16<UInt8>.self)
    next = (base + 1).loadUnaligned(as: SIMD16<UInt8>.self)
  }

  /// The `count` bytes at `base`, at most 16, with control characters after them.
  init(_ base: UnsafeRawPointer, _ count: Int) {
    var room = SIMD32<UInt8>(repeating: 0)
    self = withUnsafeMutableBytes(of: &room) { room in
      room.baseAddress!.copyMemory(from: base, byteCount: count)
      return SixteenBytes(room.baseAddress!)
    }
  }

  /// The bytes before the first that may need something done: control characters, bytes beyond
  /// ASCII, what may begin mark-up, and blanks before white space.
  var plainCount: Int {
    // Masks are joined as words: joining them as masks costs ten times as much.
    let other = SixteenBytes.words((bytes &- 0x20) .> SIMD16(repeating: 0x5E))
    let star = SixteenBytes.words(bytes .== SIMD16(repeating: ASCII.asterisk))
    let mark = SixteenBytes.words(bytes .== SIMD16(repeating: ASCII.exclamation))
    let blank = SixteenBytes.words(bytes .== SIMD16(repeating: ASCII.space))
    let white = SixteenBytes.words(next .<= SIMD16(repeating: ASCII.space))
    let special = other | star | mark | (blank & white)
    if special[0] != 0 { return special[0].trailingZeroBitCount / 8 }
    return special[1] == 0 ? 16 : 8 + special[1].trailingZeroBitCount / 8
  }

  @inline(__always)
  private static func words(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
    unsafeBitCast(mask, to: SIMD2<UInt64>.self)
  }
}
