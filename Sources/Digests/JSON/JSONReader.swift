/// A cursor over JSON (RFC 8259), or over Python literals, in the bytes of a window.
///
///     reader.enterObject()
///     while let name = reader.nextName() {
///       if name is "title" { use(reader.text()) } else { reader.skip() }
///     }
///     if reader.failure == nil { the object was whole }
///
/// Strings without escapes are lent as they stand, others are decoded into a buffer that is used
/// again: what is lent holds until the next string. After a failure every step does nothing, so
/// that it can be looked at once, at the end. Commas are blanks, which forgives one too many or too
/// few.
struct JSONReader {
  enum Failure {
    /// There are no more bytes.
    case cut
    /// What stands at the cursor does not belong there.
    case malformed
  }

  let bytes: UnsafeRawBufferPointer
  let syntax: JSONSyntax
  private let scratch: JSONScratch
  private var room: UnsafeMutableRawBufferPointer
  /// Where the next thing begins.
  var offset = 0
  /// Nothing is read from here on.
  var end: Int
  private(set) var failure: Failure?
  /// How many containers were skipped that may hold anything, since `begin`.
  private(set) var skipped = 0
  /// One of them was deeper than anything sensible.
  private(set) var isTooDeep = false

  private static var nothing: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: nil, count: 0)
  }

  init(_ bytes: UnsafeRawBufferPointer, syntax: JSONSyntax, scratch: JSONScratch) {
    self.bytes = bytes
    self.syntax = syntax
    self.scratch = scratch
    self.room = scratch.room
    self.end = bytes.count
  }

  /// Begins anew at a place, without a failure.
  mutating func begin(at offset: Int, before end: Int) {
    self.offset = offset
    self.end = end
    failure = nil
    skipped = 0
    isTooDeep = false
  }

  /// Reads once more what stands at `place`, and goes on where it was.
  mutating func again(at place: Int, _ body: (inout JSONReader) -> Void) {
    let (offset, end, failure) = (offset, end, failure)
    let (skipped, isTooDeep) = (skipped, isTooDeep)
    begin(at: place, before: bytes.count)
    body(&self)
    begin(at: offset, before: end)
    (self.failure, self.skipped, self.isTooDeep) = (failure, skipped, isTooDeep)
  }

  mutating func fail(_ failure: Failure) {
    if self.failure == nil { self.failure = failure }
  }

  /// The next byte that is neither white nor a comma, not passed over; nil at the end.
  @inline(__always)
  mutating func peek() -> UInt8? {
    while offset < end {
      let byte = bytes[offset]
      if byte > ASCII.comma { return byte }
      if byte != ASCII.comma, !ASCII.isWhite(byte) { return byte }
      offset &+= 1
    }
    return nil
  }

  /// Goes into the object that comes next. False, without a failure, if something else comes.
  @inline(__always)
  mutating func enterObject() -> Bool {
    guard failure == nil, peek() == ASCII.braceOpen else { return false }
    offset &+= 1
    return true
  }

  /// The name of the next member, whose value must be read or skipped. nil after the last.
  @inline(__always)
  mutating func nextName() -> UnsafeRawBufferPointer? {
    guard failure == nil else { return nil }
    guard let byte = peek() else {
      fail(.cut)
      return nil
    }
    if byte == ASCII.braceClosed {
      offset &+= 1
      return nil
    }
    let name = syntax.isQuote(byte) ? string() : Self.nothing
    if takeColon(), failure == nil { return name }
    fail(.malformed)
    return nil
  }

  /// Passes over the name of the next member and the colon after it, if it is the name of `field` and
  /// no blank is between them.
  @inline(__always)
  mutating func takeName(of field: JSONField) -> Bool {
    guard failure == nil, let quote = peek(), syntax.isQuote(quote) else { return false }
    let count = field.name.utf8CodeUnitCount
    guard offset &+ count &+ 3 <= end, offset &+ 9 <= bytes.count,
      bytes[offset &+ count &+ 1] == quote, bytes[offset &+ count &+ 2] == ASCII.colon,
      bytes.loadUnaligned(fromByteOffset: offset &+ 1, as: UInt64.self) & field.mask == field.head
    else { return false }
    var index = 8
    while index < count {
      if bytes[offset &+ 1 &+ index] != field.name.utf8Start[index] { return false }
      index &+= 1
    }
    offset &+= count &+ 3
    return true
  }

  /// Passes over the colon after a name.
  @inline(__always)
  private mutating func takeColon() -> Bool {
    guard failure == nil else { return false }
    while offset < end, ASCII.isWhite(bytes[offset]) { offset &+= 1 }
    guard offset < end else {
      fail(.cut)
      return false
    }
    guard bytes[offset] == ASCII.colon else { return false }
    offset &+= 1
    return true
  }

  /// Whether a colon comes next, which makes the string before it a name; it is passed over. nil when
  /// there are no more bytes.
  mutating func takeColonIfAny() -> Bool? {
    let start = offset
    let isThere = takeColon()
    defer { failure = nil }
    if failure == .cut { return nil }
    if !isThere { offset = start }
    return isThere
  }

  /// Goes into the array that comes next. False, without a failure, if something else comes.
  @inline(__always)
  mutating func enterArray() -> Bool {
    guard failure == nil, let byte = peek(), byte != ASCII.braceOpen, syntax.opens(byte) else {
      return false
    }
    offset &+= 1
    return true
  }

  /// Whether another element comes, which must be read or skipped. Passes over the end of the array.
  @inline(__always)
  mutating func hasElement() -> Bool {
    guard failure == nil else { return false }
    guard let byte = peek() else {
      fail(.cut)
      return false
    }
    guard syntax.closes(byte) else { return true }
    if byte == ASCII.braceClosed { fail(.malformed) } else { offset &+= 1 }
    return false
  }

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
  private mutating func string() -> UnsafeRawBufferPointer {
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
  private mutating func makeRoom(for count: Int) {
    if room.count < 2 * count + 128 { room = scratch.grow(to: 2 * count + 128) }
  }

  /// Passes over the string that begins at the cursor, and says whether there are escapes in it.
  @inline(__always)
  private mutating func rawString() -> (range: Range<Int>, isEscaped: Bool)? {
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

  /// Passes over the next value, in which there may be something that is not known.
  mutating func skip() {
    if let byte = peek(), syntax.opens(byte) { skipped += 1 }
    pass()
  }

  /// Passes over the next value, of which it is known what it is.
  mutating func pass() {
    guard failure == nil else { return }
    guard let byte = peek() else { return fail(.cut) }
    if syntax.isQuote(byte) {
      _ = rawString()
    } else if syntax.opens(byte) {
      run(JSONSkipper(syntax: syntax))
    } else {
      word()
    }
  }

  /// Passes over the rest of the array that we are in.
  mutating func leaveArray() {
    if failure == nil { run(JSONSkipper(withinArray: syntax)) }
  }

  private mutating func run(_ skipper: JSONSkipper) {
    var skipper = skipper
    switch skipper.run(bytes, from: offset, before: end) {
    case .ended(let place): offset = place
    case .goesOn: fail(.cut)
    case .malformed(let place):
      offset = place
      fail(.malformed)
    }
    isTooDeep = isTooDeep || skipper.isTooDeep
  }

  /// Passes over a number, or one of the words that are values.
  private mutating func word() {
    let start = offset
    if takeNull() { return }
    while offset < end {
      let byte = bytes[offset]
      let isPart =
        ASCII.isDigit(byte) || ASCII.lower(byte) &- 0x61 < 26 || byte == ASCII.hyphen
        || byte == 0x2B || byte == 0x2E
      if !isPart { break }
      offset &+= 1
    }
    // A word at the end may go on.
    if offset == end { return fail(.cut) }
    if isValue(start..<offset) { return }
    offset = start
    fail(.malformed)
  }

  /// Passes over a `null` with a comma after it.
  @inline(__always)
  private mutating func takeNull() -> Bool {
    guard offset &+ 5 <= end, bytes[offset &+ 4] == ASCII.comma,
      bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        == UInt32(littleEndian: 0x6C6C_756E)
    else { return false }
    offset &+= 4
    return true
  }

  /// Whether a word is a value: a number, as far as its first byte tells, or a name of one.
  private func isValue(_ range: Range<Int>) -> Bool {
    func isWord(_ word: StaticString) -> Bool {
      let scanner = ByteScanner(bytes)
      return word.utf8CodeUnitCount == range.count
        && scanner.has(word, at: range.lowerBound, before: range.upperBound)
    }
    guard let first = bytes[range].first else { return false }
    switch ASCII.lower(first) {
    case ASCII.hyphen, 0x30...0x39: return true
    case 0x6E: return isWord("null") || isWord("None") || isWord("NaN") || isWord("nan")
    case 0x74: return isWord("true") || isWord("True")
    case 0x66: return isWord("false") || isWord("False")
    case 0x69: return isWord("Infinity") || isWord("inf")
    default: return false
    }
  }

  /// `["Family", "Given", "Suffix", …]`, arXiv's way to give a name, in the order in which it is said.
  mutating func parsedName() -> UnsafeRawBufferPointer {
    guard enterArray() else { return text() }
    let family = part()
    let given = part()
    let suffix = part()
    if peek() == ASCII.bracketClosed { offset &+= 1 } else { leaveArray() }
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
