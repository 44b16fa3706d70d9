extension UnsafeRawBufferPointer {
  /// The bytes between two places, as far as there are such places.
  @inline(__always)
  func part(from start: Int, to end: Int) -> UnsafeRawBufferPointer {
    let end = Swift.min(end, count)
    guard start >= 0, start < end else { return UnsafeRawBufferPointer(rebasing: self[..<0]) }
    return UnsafeRawBufferPointer(rebasing: self[start..<end])
  }

  /// Whether both are the same bytes; looks at eight at a time.
  func isSame(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    var place = 0
    while place &+ 8 <= count {
      if loadUnaligned(fromByteOffset: place, as: UInt64.self)
        != other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      {
        return false
      }
      place &+= 8
    }
    while place < count {
      if self[place] != other[place] { return false }
      place &+= 1
    }
    return true
  }
}
