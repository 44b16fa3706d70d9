import Papers

/// Divides a comma-separated text in place.
///
/// Items are found and moved sixteen bytes at once: lists are names, and those are short.
enum ListDivider {
  /// Turns the clean text in `range`, of one line, into a list: commas become separators, blanks around items go,
  /// and so do empty items and “et al.”. Returns where the list ends, which is never further.
  static func divide(_ range: Range<Int>, of room: UnsafeMutableRawBufferPointer) -> Int {
    guard let base = room.baseAddress else { return 0 }
    let scanner = ByteScanner(UnsafeRawBufferPointer(room))
    var to = range.lowerBound
    var from = range.lowerBound
    while from < range.upperBound {
      var first = from
      while first < range.upperBound, ASCII.isWhite(room[first]) { first &+= 1 }
      let comma = comma(in: first..<range.upperBound, scanner)
      var end = comma
      while first < end, ASCII.isWhite(room[end &- 1]) { end &-= 1 }
      from = comma &+ 1
      if first == end || isEtAl(first..<end, scanner) { continue }
      if to > range.lowerBound {
        room[to] = Digest.separator
        to &+= 1
      }
      if to < first { move(first..<end, to: to, base) }
      to &+= end &- first
    }
    return to
  }

  /// The first comma in a range, else its end.
  @inline(__always)
  private static func comma(in range: Range<Int>, _ scanner: ByteScanner) -> Int {
    let start = range.lowerBound
    if start &+ 16 <= scanner.bytes.count {
      let block = scanner.bytes.loadUnaligned(fromByteOffset: start, as: SIMD16<UInt8>.self)
      let halves = unsafeBitCast(
        block .== SIMD16(all: ASCII.comma), to: SIMD2<UInt64>.self)
      if halves[0] != 0 {
        return min(start &+ halves[0].trailingZeroBitCount / 8, range.upperBound)
      }
      if halves[1] != 0 {
        return min(start &+ 8 &+ halves[1].trailingZeroBitCount / 8, range.upperBound)
      }
    }
    return scanner.first(ASCII.comma, in: range) ?? range.upperBound
  }

  /// Moves bytes to where they begin earlier. Nothing behind them is touched.
  @inline(__always)
  private static func move(_ range: Range<Int>, to place: Int, _ base: UnsafeMutableRawPointer) {
    let (source, target, count) = (base + range.lowerBound, base + place, range.count)
    if count &- 8 <= 8, count >= 8 {
      // Two halves that may overlap, both read before one is written.
      let head = source.loadUnaligned(as: UInt64.self)
      let tail = (source + count - 8).loadUnaligned(as: UInt64.self)
      target.storeBytes(of: head, as: UInt64.self)
      (target + count - 8).storeBytes(of: tail, as: UInt64.self)
    } else {
      target.copyMemory(from: source, byteCount: count)
    }
  }

  private static func isEtAl(_ item: Range<Int>, _ scanner: ByteScanner) -> Bool {
    guard scanner.bytes[item.lowerBound] == 0x65, item.count == 5 || item.count == 6 else {
      return false
    }
    return scanner.has("et al.", at: item.lowerBound, before: item.upperBound)
      || item.count == 5 && scanner.has("et al", at: item.lowerBound, before: item.upperBound)
  }
}
