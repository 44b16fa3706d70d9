import Papers

extension JSONReader {
  /// A string, or a number as text. Nothing for any other value, which is passed over.
  @inline(__always)
  mutating func text() -> UnsafeRawBufferPointer {
    guard failure == nil else { return Self.nothing }
    guard let byte = peek() else {
      fail(.cut)
      return Self.nothing
    }
    if syntax.isQuote(byte) { return string() }
    let start = offset
    skip()
    guard failure == nil, ASCII.isDigit(byte) || byte == ASCII.hyphen else { return Self.nothing }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<offset])
  }

  /// The string that begins at the cursor.
  @inline(__always)
  mutating func string() -> UnsafeRawBufferPointer {
    let quote = bytes[offset]
    let start = offset &+ 1
    let place = JSONStrings.stop(in: bytes, from: start, before: end, quote: quote)
    if place < end, bytes[place] == quote {
      offset = place &+ 1
      return UnsafeRawBufferPointer(rebasing: bytes[start..<place])
    }
    return decodedString(from: start, to: place, quote)
  }

  /// The string that begins at `start` and has no escape before `place`, but perhaps there.
  private mutating func decodedString(
    from start: Int, to place: Int, _ quote: UInt8
  ) -> UnsafeRawBufferPointer {
    guard place < end, bytes[place] == ASCII.backslash else {
      offset = min(place, end)
      fail(offset < end ? .malformed : .cut)
      return Self.nothing
    }
    makeRoom(for: end - start)
    UnsafeMutableRawBufferPointer(rebasing: room[..<(place - start)]).copyMemory(
      from: UnsafeRawBufferPointer(rebasing: bytes[start..<place]))
    var decoder = JSONDecoder(
      place..<end, of: bytes, syntax: syntax, into: room, at: place - start)
    let isWhole = decoder.run(quote: quote)
    offset = decoder.from
    if isWhole {
      offset += 1
    } else {
      fail(offset < end ? .malformed : .cut)
    }
    return UnsafeRawBufferPointer(rebasing: room[..<decoder.to])
  }

  /// Makes room for a text of so many bytes, decoded.
  @inline(__always)
  mutating func makeRoom(for count: Int) {
    if room.count < 2 * count + 128 { room = scratch.grow(to: 2 * count + 128) }
  }

  /// Passes over the string that begins at the cursor, and says whether there are escapes in it.
  @inline(__always)
  mutating func rawString() -> (range: Range<Int>, isEscaped: Bool)? {
    let quote = bytes[offset]
    let start = offset &+ 1
    var place = JSONStrings.stop(in: bytes, from: start, before: end, quote: quote)
    if place < end, bytes[place] == quote {
      offset = place &+ 1
      return (start..<place, false)
    }
    while place < end {
      if bytes[place] == quote {
        offset = place &+ 1
        return (start..<place, true)
      }
      if bytes[place] != ASCII.backslash {
        offset = place
        fail(.malformed)
        return nil
      }
      // A line feed is none of the string's, even after a backslash.
      let isFeed = place &+ 1 < end && bytes[place &+ 1] == ASCII.lineFeed
      place = min(place &+ (isFeed ? 1 : 2), end)
      place = JSONStrings.stop(in: bytes, from: place, before: end, quote: quote)
    }
    fail(.cut)
    return nil
  }
}
