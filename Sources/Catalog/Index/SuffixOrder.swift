/// The places of a dictionary in the order of what stands there.
///
/// A suffix ends with its line, so equal ones are equal for good and their order does not matter, and how far two
/// must be compared is bounded by the longest word. That makes sorting simple: a place is put where the first
/// two bytes belong, and then the places of a bucket are sorted by eight bytes at once, and those with the same
/// eight by the next.
struct SuffixOrder {
  private let text: UnsafeRawBufferPointer
  private(set) var places: [UInt32]

  /// - Parameter text: lines, the first and the last byte a line end, with eight bytes more behind the last.
  init(of text: UnsafeRawBufferPointer, count: Int) {
    self.text = text
    var counts = [Int](repeating: 0, count: 65537)
    let base = text.baseAddress!
    func bucket(_ place: Int) -> Int? {
      let first = base.load(fromByteOffset: place, as: UInt8.self)
      // Nobody looks for what begins within a character.
      if first == 0x0A || first & 0xC0 == 0x80 { return nil }
      return Int(first) << 8 | Int(base.load(fromByteOffset: place + 1, as: UInt8.self))
    }
    for place in 0..<count { if let bucket = bucket(place) { counts[bucket + 1] += 1 } }
    for index in 1...65536 { counts[index] += counts[index - 1] }
    places = [UInt32](repeating: 0, count: counts[65536])
    var next = counts
    places.withUnsafeMutableBufferPointer { places in
      for place in 0..<count {
        if let bucket = bucket(place) {
          places[next[bucket]] = UInt32(place)
          next[bucket] += 1
        }
      }
    }
    var keys = [UInt64](repeating: 0, count: places.count)
    var chance = UInt64.random(in: 1 ... .max)
    keys.withUnsafeMutableBufferPointer { keys in
      places.withUnsafeMutableBufferPointer { places in
        for bucket in 0..<65536 {
          // Those that end with the first byte are equal.
          if bucket & 0xFF == 0x0A { continue }
          SuffixOrder.sort(base, places, keys, counts[bucket], counts[bucket + 1], 2, &chance)
        }
      }
    }
  }

  /// Sorts places of which the first `depth` bytes are the same.
  private static func sort(
    _ base: UnsafeRawPointer, _ places: UnsafeMutableBufferPointer<UInt32>,
    _ keys: UnsafeMutableBufferPointer<UInt64>, _ start: Int, _ end: Int, _ depth: Int,
    _ chance: inout UInt64
  ) {
    if end - start < 2 { return }
    for index in start..<end { keys[index] = key(base + Int(places[index]) + depth) }
    quicksort(places, keys, start, end - 1, &chance)
    var first = start
    while first < end {
      var last = first + 1
      while last < end, keys[last] == keys[first] { last += 1 }
      // A line that has ended is not gone on with.
      if last - first > 1, keys[first] & 0xFF != 0 {
        // The keys of these are not needed any more.
        sort(base, places, keys, first, last, depth + 8, &chance)
      }
      first = last
    }
  }

  /// Eight bytes as a number of the same order, zeros from the line's end on.
  @inline(__always)
  private static func key(_ place: UnsafeRawPointer) -> UInt64 {
    let bytes = place.loadUnaligned(as: UInt64.self)
    let differences = bytes ^ 0x0A0A_0A0A_0A0A_0A0A
    let ends = (differences &- 0x0101_0101_0101_0101) & ~differences & 0x8080_8080_8080_8080
    if ends == 0 { return bytes.bigEndian }
    let kept = UInt64(ends.trailingZeroBitCount / 8 * 8)
    return (bytes & ((1 << kept) &- 1)).bigEndian
  }

  private static func quicksort(
    _ places: UnsafeMutableBufferPointer<UInt32>, _ keys: UnsafeMutableBufferPointer<UInt64>,
    _ from: Int, _ to: Int, _ chance: inout UInt64
  ) {
    var (low, high) = (from, to)
    while high - low > 16 {
      // Three by chance: no text can be written for which they are always the wrong ones.
      func any() -> UInt64 {
        chance ^= chance << 13
        chance ^= chance >> 7
        chance ^= chance << 17
        return keys[low + Int(chance % UInt64(high - low + 1))]
      }
      let (one, two, three) = (any(), any(), any())
      let pivot = max(min(one, two), min(max(one, two), three))
      var (left, right) = (low, high)
      while left <= right {
        while keys[left] < pivot { left &+= 1 }
        while keys[right] > pivot { right &-= 1 }
        if left <= right {
          keys.swapAt(left, right)
          places.swapAt(left, right)
          left &+= 1
          right &-= 1
        }
      }
      // The smaller part first, so that the stack stays low.
      if right - low < high - left {
        quicksort(places, keys, low, right, &chance)
        low = left
      } else {
        quicksort(places, keys, left, high, &chance)
        high = right
      }
    }
    guard low < high else { return }
    for index in low + 1...high {
      let (key, place) = (keys[index], places[index])
      var before = index - 1
      while before >= low, keys[before] > key {
        keys[before + 1] = keys[before]
        places[before + 1] = places[before]
        before -= 1
      }
      keys[before + 1] = key
      places[before + 1] = place
    }
  }
}
