import Papers

/// Divides a comma-separated text in place.
enum ListDivider {
  /// Turns the clean text in `range` into a list: commas become separators, blanks around items go,
  /// and so do empty items and “et al.”. Returns where the list ends, which is never further.
  static func divide(_ range: Range<Int>, of room: UnsafeMutableRawBufferPointer) -> Int {
    guard let bytes = room.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0 }
    var to = range.lowerBound
    var from = range.lowerBound
    while from < range.upperBound {
      var comma = from
      while comma < range.upperBound, bytes[comma] != ASCII.comma { comma &+= 1 }
      var (first, end) = (from, comma)
      while first < end, ASCII.isWhite(bytes[first]) { first &+= 1 }
      while first < end, ASCII.isWhite(bytes[end &- 1]) { end &-= 1 }
      from = comma + 1
      if first == end || isEtAl(bytes + first, end - first) { continue }
      if to > range.lowerBound {
        bytes[to] = Digest.separator
        to &+= 1
      }
      while first < end {
        // An item is one line.
        bytes[to] = bytes[first] == Digest.paragraph ? ASCII.space : bytes[first]
        to &+= 1
        first &+= 1
      }
    }
    return to
  }

  private static func isEtAl(_ item: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard item[0] == 0x65, count == 5 || count == 6 else { return false }
    let text = UnsafeBufferPointer(start: item, count: count)
    return text.elementsEqual("et al.".utf8) || text.elementsEqual("et al".utf8)
  }
}
