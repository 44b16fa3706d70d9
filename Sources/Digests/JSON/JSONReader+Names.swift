import Papers

extension JSONReader {
  /// `["Family", "Given", "Suffix", …]`, arXiv's way to give a name, in the order in which it is said.
  mutating func parsedName() -> UnsafeRawBufferPointer {
    guard enterArray() else { return text() }
    let family = part()
    let given = part()
    let suffix = part()
    if failure == nil, peek() == ASCII.bracketClosed { offset &+= 1 } else { leaveArray() }
    makeRoom(for: family.range.count + given.range.count + suffix.range.count)
    var count = append(given, at: 0)
    count = append(family, at: count)
    count = append(suffix, at: count)
    return UnsafeRawBufferPointer(rebasing: room[..<count])
  }

  private struct Part {
    var range = 0..<0
    var isEscaped = false
  }

  /// The next part of a name, if it is a string.
  @inline(__always)
  private mutating func part() -> Part {
    guard failure == nil, let byte = peek(), syntax.isQuote(byte),
      let (range, isEscaped) = rawString()
    else { return Part() }
    return Part(range: range, isEscaped: isEscaped)
  }

  /// Puts a part of a name after those before it, and returns where it ends.
  @inline(__always)
  private func append(_ part: Part, at start: Int) -> Int {
    if part.range.isEmpty { return start }
    var start = start
    if start > 0 {
      room[start] = ASCII.space
      start &+= 1
    }
    let from = part.range.lowerBound
    if !part.isEscaped, part.range.count <= 16, from &+ 16 <= bytes.count {
      // What is copied too much is written over, or not used.
      let block = bytes.loadUnaligned(fromByteOffset: from, as: SIMD16<UInt8>.self)
      room.storeBytes(of: block, toByteOffset: start, as: SIMD16<UInt8>.self)
      return start &+ part.range.count
    }
    var decoder = JSONDecoder(part.range, of: bytes, syntax: syntax, into: room, at: start)
    _ = decoder.run(quote: bytes[from - 1])
    return decoder.to
  }
}
