import Papers

/// A text that is read instead of another, and how the two belong together.
struct MaskedText {
  private(set) var bytes: UnsafeMutableRawBufferPointer
  /// Ends of lines are blanks in it.
  let joinsLines: Bool
  /// Where bytes were put in, in order.
  private var inserted: [Int] = []

  /// Whether places in it are others than in the source.
  var isShifted: Bool { !inserted.isEmpty }

  /// A copy; to be freed with `deallocate`.
  init(_ source: UnsafeRawBufferPointer, joinsLines: Bool) {
    self.joinsLines = joinsLines
    bytes = .allocate(byteCount: source.count, alignment: 16)
    bytes.copyMemory(from: source)
  }

  func deallocate() { bytes.deallocate() }

  /// Puts bytes in before places, which are in order.
  mutating func insert(_ places: [(place: Int, byte: UInt8)]) {
    let old = bytes
    bytes = .allocate(byteCount: old.count + places.count, alignment: 16)
    var (from, to) = (0, 0)
    func copy(to end: Int) {
      UnsafeMutableRawBufferPointer(rebasing: bytes[to..<to + end - from]).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: old[from..<end]))
      to += end - from
      from = end
    }
    for (place, byte) in places {
      copy(to: place)
      inserted.append(to)
      bytes[to] = byte
      to += 1
    }
    copy(to: old.count)
    old.deallocate()
  }

  /// Where something in this text stands in the other.
  func original(_ place: Int) -> Int {
    if inserted.isEmpty { return place }
    var (low, high) = (0, inserted.count)
    while low < high {
      let middle = (low + high) / 2
      if inserted[middle] < place { low = middle + 1 } else { high = middle }
    }
    return place - low
  }
}
