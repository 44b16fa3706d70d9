/// The places of a dictionary as they stand in a buffer: three bytes each, which is enough for 16 MB of words, or four.
struct SuffixPlaces {
  private let bytes: UnsafeRawBufferPointer
  private let width: Int
  let count: Int

  /// With any other width there are none.
  init(_ bytes: UnsafeRawBufferPointer, width: Int) {
    (self.bytes, self.width) = (bytes, width)
    count = width == 3 || width == 4 ? bytes.count / width : 0
  }

  /// One of them, of those that there are.
  @inline(__always)
  subscript(index: Int) -> Int {
    let start = index &* width
    let low = Int(bytes.loadUnaligned(fromByteOffset: start, as: UInt16.self))
    let high = Int(bytes.load(fromByteOffset: start &+ 2, as: UInt8.self))
    if width == 3 { return high << 16 | low }
    return Int(bytes.load(fromByteOffset: start &+ 3, as: UInt8.self)) << 24 | high << 16 | low
  }

  /// How many bytes a place takes that is below a number.
  static func width(below end: Int) -> Int { end <= 1 << 24 ? 3 : 4 }

  static func bytes(of places: [UInt32], width: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: places.count * width) { room, count in
      count = places.count * width
      for (index, place) in places.enumerated() {
        for byte in 0..<width {
          room[index * width + byte] = UInt8(truncatingIfNeeded: place >> UInt32(8 * byte))
        }
      }
    }
  }
}
