extension ByteScanner {
  /// The first line at or after `start` that begins with `#`; `start` must begin a line. Adds the
  /// line feeds before it to `feeds`, of those that were passed.
  public func hashLine(from start: Int, feeds: inout Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count else { return nil }
    if bytes[start] == ASCII.hash { return start }
    var offset = start
    // Texts have many lines, and few marks: 64 bytes at once have their line feeds counted and are asked for a mark.
    while offset &+ 65 <= bytes.count {
      // At most 63 times four blocks, so that no lane of the sum overflows.
      var sums = SIMD16<UInt8>(repeating: 0)
      var blocks = 63
      var hasMark = false
      while blocks > 0, offset &+ 65 <= bytes.count {
        let found = ByteScanner.feedsAndHashes(base + offset)
        // The mark may be the byte behind them.
        hasMark = found.hasHash || bytes[offset &+ 64] == ASCII.hash
        if hasMark { break }
        sums &-= found.feeds
        offset &+= 64
        blocks &-= 1
      }
      feeds += ByteScanner.sum(sums)
      if hasMark, let place = hashLine(in: offset..<offset &+ 64, feeds: &feeds) { return place }
      if hasMark { offset &+= 64 }
    }
    return hashLine(in: offset..<bytes.count, feeds: &feeds)
  }

  /// The line feeds in 64 bytes, less than nothing for each, and whether there is a `#`.
  @inline(__always)
  private static func feedsAndHashes(
    _ base: UnsafeRawPointer
  ) -> (feeds: SIMD16<UInt8>, hasHash: Bool) {
    let (feed, hash) = (
      SIMD16<UInt8>(repeating: ASCII.lineFeed), SIMD16<UInt8>(repeating: ASCII.hash)
    )
    @inline(__always) func found(_ sign: SIMD16<UInt8>, _ offset: Int) -> SIMD16<UInt8> {
      let block = (base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
      return unsafeBitCast(block .== sign, to: SIMD16<UInt8>.self)
    }
    @inline(__always) func words(_ offset: Int) -> SIMD2<UInt64> {
      unsafeBitCast(found(hash, offset), to: SIMD2<UInt64>.self)
    }
    let feeds = (found(feed, 0) &+ found(feed, 16)) &+ (found(feed, 32) &+ found(feed, 48))
    let hashes = words(0) | words(16) | words(32) | words(48)
    return (feeds, hashes[0] | hashes[1] != 0)
  }

  /// The same behind a line feed in a range.
  private func hashLine(in range: Range<Int>, feeds: inout Int) -> Int? {
    var offset = range.lowerBound
    while let feed = first(ASCII.lineFeed, in: offset..<range.upperBound) {
      feeds += 1
      offset = feed + 1
      if offset < bytes.count, bytes[offset] == ASCII.hash { return offset }
    }
    return nil
  }
}
