import Papers

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
  let scratch: JSONScratch
  var room: UnsafeMutableRawBufferPointer
  /// Where the next thing begins.
  var offset = 0
  /// Nothing is read from here on.
  var end: Int
  private(set) var failure: Failure?
  /// How many containers were skipped that may hold anything, since `begin`.
  var skipped = 0
  /// One of them was deeper than anything sensible.
  var isTooDeep = false

  static var nothing: UnsafeRawBufferPointer {
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
}
