import Papers

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
  /// ASCII, what may begin mark-up or a character reference, and white space before white space. A line feed between words
  /// is nothing special. Asterisks and exclamation marks are mark-up where there is some.
  @inline(__always)
  func plainCount(hasMarkup: Bool) -> Int {
    let special = special(hasMarkup: hasMarkup)
    if special[0] | special[1] == 0 { return 16 }
    if special[0] != 0 { return special[0].trailingZeroBitCount / 8 }
    return 8 + special[1].trailingZeroBitCount / 8
  }

  /// Whether nothing in two blocks may need something done.
  @inline(__always)
  static func isPlain(_ one: SixteenBytes, _ two: SixteenBytes, hasMarkup: Bool) -> Bool {
    let special = one.special(hasMarkup: hasMarkup) | two.special(hasMarkup: hasMarkup)
    return special[0] | special[1] == 0
  }

  @inline(__always)
  private func special(hasMarkup: Bool) -> SIMD2<UInt64> {
    // Masks are joined as words: joining them as masks costs ten times as much. Control characters and what is
    // beyond ASCII, moved up by one, are below the blank as numbers with a sign.
    let moved = unsafeBitCast(bytes, to: SIMD16<Int8>.self) &+ SIMD16(repeating: 1)
    let other = SixteenBytes.words(moved .< SIMD16(repeating: 0x21))
    let reference = SixteenBytes.words(bytes .== SIMD16(repeating: ASCII.ampersand))
    let blank = SixteenBytes.words(bytes .== SIMD16(repeating: ASCII.space))
    let white = SixteenBytes.words(next .<= SIMD16(repeating: ASCII.space))
    let special = (other & ~feeds) | reference | ((blank | feeds) & white)
    guard hasMarkup else { return special }
    let star = SixteenBytes.words(bytes .== SIMD16(repeating: ASCII.asterisk))
    let mark = SixteenBytes.words(bytes .== SIMD16(repeating: ASCII.exclamation))
    return special | star | mark
  }

  /// The bytes, with blanks for line feeds.
  @inline(__always)
  var unwrapped: SIMD2<UInt64> {
    let difference = UInt64(ASCII.space ^ ASCII.lineFeed) &* 0x0101_0101_0101_0101
    return unsafeBitCast(bytes, to: SIMD2<UInt64>.self) ^ (feeds & SIMD2(repeating: difference))
  }

  private var feeds: SIMD2<UInt64> {
    SixteenBytes.words(bytes .== SIMD16(repeating: ASCII.lineFeed))
  }

  @inline(__always)
  private static func words(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
    unsafeBitCast(mask, to: SIMD2<UInt64>.self)
  }
}
