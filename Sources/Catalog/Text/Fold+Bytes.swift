/// Folding many bytes at once.
extension Fold {
  /// Letters and digits of folded text; all that is not ASCII counts as one.
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
  }

  /// Lends the words of a folded text, one after the other.
  static func visitWords(_ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, isLetter(text[end]) { end += 1 }
      if end > start { body(UnsafeRawBufferPointer(rebasing: text[start..<end])) }
      start = end + 1
    }
  }

  /// Appends a text folded with `full`: eight ASCII bytes at a time, and character by character where there are
  /// others.
  static func appendFolded(_ bytes: UnsafeRawBufferPointer, to arena: inout [UInt8]) {
    guard let base = bytes.baseAddress else { return }
    var offset = 0
    while offset < bytes.count {
      offset += appendASCII(base + offset, count: bytes.count - offset, to: &arena)
      guard offset < bytes.count else { return }
      // A stretch of other characters, up to the next blank or so.
      let stretch = bytes[offset...].prefix(while: { $0 >= 0x80 })
      for scalar in String(decoding: stretch, as: UTF8.self).unicodeScalars {
        Fold.full.append(scalar, to: &arena)
      }
      offset = stretch.endIndex
    }
  }

  /// A text folded with `full`.
  static func folded(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var folded: [UInt8] = []
    appendFolded(bytes, to: &folded)
    return folded
  }

  /// Whether a text differs from its folded form by capital letters at most.
  static func isFoldedByCase(_ bytes: UnsafeRawBufferPointer) -> Bool {
    countOfSame(bytes) == bytes.count
  }

  /// How many bytes at the beginning of a text differ from their folded form by capital letters at most: ASCII but
  /// for line feeds.
  static func countOfSame(_ bytes: UnsafeRawBufferPointer) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var offset = 0
    while offset &+ 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      // The top bit of a byte is on where there is a line feed; where it was on, it does not matter.
      let others = word ^ (0x0A &* ones)
      if (word | ((others &- ones) & ~others)) & (0x80 &* ones) != 0 { break }
      offset &+= 8
    }
    while offset < bytes.count, bytes[offset] < 0x80, bytes[offset] != 0x0A { offset &+= 1 }
    return offset
  }

  /// Writes ASCII in small letters into memory that has room for it.
  static func lower(_ bytes: UnsafeRawBufferPointer, to target: UnsafeMutableRawPointer) {
    var offset = 0
    while offset &+ 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      target.storeBytes(of: lowered(word), toByteOffset: offset, as: UInt64.self)
      offset &+= 8
    }
    while offset < bytes.count {
      let byte = bytes[offset] &- 0x41 < 26 ? bytes[offset] | 0x20 : bytes[offset]
      target.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
      offset &+= 1
    }
  }

  /// Appends ASCII bytes in small letters, and returns how many there were before another byte.
  private static func appendASCII(
    _ base: UnsafeRawPointer, count: Int, to arena: inout [UInt8]
  ) -> Int {
    var done = 0
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Fold.blockSize) { buffer in
      let target = UnsafeMutableRawPointer(buffer.baseAddress!)
      while done < count {
        let limit = min(count - done, Fold.blockSize)
        var filled = 0
        while filled + 8 <= limit {
          let word = (base + done + filled).loadUnaligned(as: UInt64.self)
          guard word & 0x8080_8080_8080_8080 == 0 else { break }
          target.storeBytes(of: Fold.lowered(word), toByteOffset: filled, as: UInt64.self)
          filled += 8
        }
        while filled < limit {
          let byte = base.load(fromByteOffset: done + filled, as: UInt8.self)
          guard byte < 0x80 else { break }
          buffer[filled] = byte &- 0x41 < 26 ? byte | 0x20 : byte
          filled += 1
        }
        // The end of a paragraph reads as a blank; a line feed divides fields.
        for index in 0..<filled where buffer[index] == 0x0A { buffer[index] = 0x20 }
        arena.append(contentsOf: UnsafeRawBufferPointer(start: target, count: filled))
        done += filled
        if filled < limit { return }
      }
    }
    return done
  }

  private static let blockSize = 4096

  /// Eight ASCII bytes with their capital letters made small: adding puts the top bit of a byte on
  /// when it is at least `A`, or more than `Z`; a quarter of that bit is the difference in case.
  private static func lowered(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let fromA = word &+ 0x3F &* ones
    let afterZ = word &+ 0x25 &* ones
    return word | (fromA & ~afterZ & (0x80 &* ones)) >> 2
  }
}
