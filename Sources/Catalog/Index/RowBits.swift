/// Numbers from 0 on as bits in memory that is somebody else's: rows of a segment, mostly.
struct RowBits {
  let words: UnsafeMutableBufferPointer<UInt64>

  /// A word in more than one of so many rows has a bit a row. A list would be half as long, and takes ten times as
  /// long to be united with others.
  static let rarity = 16

  init(_ words: UnsafeMutableBufferPointer<UInt64>) { self.words = words }

  /// How many words of 64 bits so many rows take.
  static func wordCount(_ rows: Int) -> Int { (rows + 63) / 64 }

  /// Takes a list of rows (`visit(varints:)`).
  @inline(__always)
  func insert(varints bytes: UnsafeRawBufferPointer) {
    guard let base = words.baseAddress else { return }
    RowBits.visit(varints: bytes, in: words.count) { word, bit in base[word] |= bit }
  }

  /// Shows the rows of a list, each as the number of its word and its bit: the first, then the distances, as varints.
  /// What goes beyond so many words, or beyond the bytes, is left out.
  @inline(__always)
  static func visit(
    varints bytes: UnsafeRawBufferPointer, in wordCount: Int, _ body: (Int, UInt64) -> Void
  ) {
    guard var place = bytes.baseAddress else { return }
    let (end, wordCount) = (place + bytes.count, UInt64(wordCount))
    var row: UInt64 = 0
    while place < end {
      var distance = UInt64(place.load(as: UInt8.self))
      place += 1
      if distance >= 0x80 {
        distance &= 0x7F
        var shift: UInt64 = 7
        var next: UInt64
        repeat {
          guard place < end else { return }
          next = UInt64(place.load(as: UInt8.self))
          place += 1
          distance |= (next & 0x7F) &<< shift
          shift &+= 7
        } while next >= 0x80
      }
      row &+= distance
      guard row >> 6 < wordCount else { return }
      body(Int(truncatingIfNeeded: row >> 6), 1 &<< (row & 63))
    }
  }

  /// Takes a set of as many rows; nothing where there are fewer bytes.
  @inline(__always)
  func insert(bits other: UnsafeRawBufferPointer) {
    guard other.count >= words.count * 8, let base = words.baseAddress,
      let other = other.baseAddress?.assumingMemoryBound(to: UInt64.self)
    else { return }
    for index in 0..<words.count { base[index] |= other[index] }
  }

  /// Shows all numbers, in their order.
  @inline(__always)
  func visit(_ body: (Int) -> Void) {
    for index in 0..<words.count {
      var word = words[index]
      while word != 0 {
        body((index << 6) &+ word.trailingZeroBitCount)
        word &= word &- 1
      }
    }
  }
}
