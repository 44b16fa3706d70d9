/// The words of searched text.
enum Words {
  /// Words that say nothing of what a text is about; they would only be counted everywhere.
  static let common = Set(
    """
    the and for with that this are from our can which these those have has had been was were their
    its not but also than into such between more most both other over when where while each all any
    they them there here how what who will would may might could should does did done only some same
    via per one two out under about using used use based toward towards beyond
    of to in on is we an as by be or at it if no so do up us vs et al he my me am non
    https http www com org github arxiv
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Calls `body` with every word of two bytes or more in the title and the abstract of a searched
  /// text, as they are shown, and its hash. Words are runs of letters, digits and bytes beyond ASCII.
  ///
  /// Sixteen bytes are looked at together: a loop over the bytes of a word would end where the
  /// processor does not expect it, which costs more than all the rest. About 1.5 ns a byte.
  @inline(__always)
  static func each(
    of text: UnsafeRawBufferPointer,
    _ body: (_ start: Int, _ count: Int, _ isTitle: Bool, _ hash: UInt64) -> Void
  ) {
    // Of the fields only title and abstract.
    var (field, offset) = (0, 0)
    while offset < text.count {
      let start = offset
      let hash: UInt64
      if offset &+ 16 <= text.count {
        let block = text.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
        let count = length(block)
        if count == 16 {
          offset = end(ofWord: text, offset)
          hash = slowHash(text, start, offset &- start)
        } else {
          offset &+= count
          let words = unsafeBitCast(block, to: SIMD2<UInt64>.self)
          let (left, right) = masks(count)
          hash = self.hash(words[0] & left, words[1] & right, count)
        }
      } else {
        offset = end(ofWord: text, offset)
        hash = slowHash(text, start, offset &- start)
      }
      if offset &- start >= 2 { body(start, offset &- start, field == 0, hash) }
      guard offset < text.count else { return }
      let byte = text[offset]
      offset &+= 1
      guard byte == 0x0A || byte == RowField.written else { continue }
      // What was written says the same again; of the fields between there is no need.
      if byte == RowField.written { offset = end(ofField: text, offset) }
      field &+= 1
      while field < RowField.abstract.rawValue, offset < text.count {
        offset = end(ofField: text, offset)
        field &+= 1
      }
    }
  }

  /// The same for one field alone, which may be of any form: where its words stand.
  static func each(
    ofField text: UnsafeRawBufferPointer, _ body: (_ start: Int, _ count: Int) -> Void
  ) {
    var offset = 0
    while offset < text.count {
      let end = end(ofWord: text, offset)
      if end - offset >= 2 { body(offset, end - offset) }
      offset = end + 1
    }
  }

  /// How many bytes at the beginning of a block are part of a word.
  @inline(__always)
  private static func length(_ block: SIMD16<UInt8>) -> Int {
    let letters = words((block &- SIMD16(repeating: 0x61)) .< SIMD16(repeating: 26))
    let digits = words((block &- SIMD16(repeating: 0x30)) .< SIMD16(repeating: 10))
    let others = words(block .>= SIMD16(repeating: 0x80))
    let parts = letters | digits | others
    if ~parts[0] != 0 { return (~parts[0]).trailingZeroBitCount / 8 }
    return ~parts[1] != 0 ? 8 &+ (~parts[1]).trailingZeroBitCount / 8 : 16
  }

  @inline(__always)
  private static func words(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
    unsafeBitCast(mask, to: SIMD2<UInt64>.self)
  }

  /// What keeps the first `count` bytes, fewer than 16, of two words.
  @inline(__always)
  private static func masks(_ count: Int) -> (UInt64, UInt64) {
    let bits = UInt64(truncatingIfNeeded: 8 &* count)
    // A shift by 64 or more gives 0.
    return (~(~0 << bits), ~(~0 << (bits > 64 ? bits - 64 : 0)))
  }

  @inline(__always)
  private static func hash(_ left: UInt64, _ right: UInt64, _ count: Int) -> UInt64 {
    var hash = (left ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= right &* 0xC2B2_AE3D_27D4_EB4F
    return hash ^ hash >> 32
  }

  /// The hash of a word, however long and wherever it stands.
  static func slowHash(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> UInt64 {
    var result: UInt64 = 0
    for part in stride(from: 0, to: max(1, count), by: 15) {
      var words: (UInt64, UInt64) = (0, 0)
      let length = min(15, count - part)
      withUnsafeMutableBytes(of: &words) { room in
        for index in 0..<length { room[index] = bytes[start + part + index] }
      }
      result =
        (result &* 31) ^ hash(UInt64(littleEndian: words.0), UInt64(littleEndian: words.1), length)
    }
    return result
  }

  private static func end(ofWord text: UnsafeRawBufferPointer, _ start: Int) -> Int {
    var offset = start
    while offset < text.count {
      let byte = text[offset]
      guard byte >= 0x80 || byte &- 0x61 < 26 || byte &- 0x30 < 10 else { break }
      offset &+= 1
    }
    return offset
  }

  /// Where the field after this one begins.
  private static func end(ofField text: UnsafeRawBufferPointer, _ start: Int) -> Int {
    var offset = start
    while offset &+ 16 <= text.count {
      let block = text.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
      let feeds = words(block .== SIMD16(repeating: 0x0A))
      if feeds[0] | feeds[1] != 0 { break }
      offset &+= 16
    }
    while offset < text.count, text[offset] != 0x0A { offset &+= 1 }
    return offset + 1
  }
}
