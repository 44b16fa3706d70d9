import Papers

/// Passes over a value, whatever is in it, in any number of pieces: it can be larger than a window.
/// Never goes down by recursion, so that no nesting exhausts it.
struct JSONSkipper {
  enum Outcome {
    /// The value ends before this offset.
    case ended(Int)
    /// It goes on; everything before this offset was passed over.
    case goesOn(Int)
    /// What stands here does not fit.
    case malformed(Int)
  }

  /// How deep a value may be before it is a problem.
  static let depthLimit = 128

  private let syntax: JSONSyntax
  private var depth = 0
  /// The containers that we are in, a bit each, the innermost last: whether it is an object.
  private var objects: UInt128 = 0
  /// The mark that ends the string that we are in; else 0.
  private var quote: UInt8 = 0
  /// Containers beyond the limit were passed over.
  private(set) var isTooDeep = false

  init(syntax: JSONSyntax) {
    self.syntax = syntax
  }

  /// Begins within an array, to pass over the rest of it.
  init(withinArray syntax: JSONSyntax) {
    self.init(syntax: syntax)
    depth = 1
  }

  /// Passes over what there is from `start` to `end`; at first `start` is where the value begins.
  mutating func run(
    _ bytes: UnsafeRawBufferPointer, from start: Int, before end: Int
  ) -> Outcome {
    var offset = start
    while true {
      if quote != 0 {
        offset =
          quote == ASCII.quote
          ? JSONStrings.stop(in: bytes, from: offset, before: end, quote: ASCII.quote)
          : JSONStrings.stop(in: bytes, from: offset, before: end, quote: quote)
        guard offset < end else { return .goesOn(end) }
        let byte = bytes[offset]
        if byte == ASCII.backslash {
          guard offset + 1 < end else { return .goesOn(offset) }
          offset += bytes[offset + 1] == ASCII.lineFeed ? 1 : 2
        } else if byte == quote {
          quote = 0
          offset += 1
        } else {
          return .malformed(offset)
        }
      } else {
        offset = mark(in: bytes, from: offset, before: end)
        guard offset < end else { return .goesOn(end) }
        guard take(bytes[offset]) else { return .malformed(offset) }
        offset += 1
      }
      if depth == 0, quote == 0 { return .ended(offset) }
    }
  }

  /// Takes a mark. False for a bracket that closes what is not open.
  private mutating func take(_ byte: UInt8) -> Bool {
    if syntax.isQuote(byte) {
      quote = byte
    } else if syntax.opens(byte) {
      depth += 1
      if depth > Self.depthLimit {
        isTooDeep = true
      } else {
        objects = objects << 1 | (byte == ASCII.braceOpen ? 1 : 0)
      }
    } else {
      if depth <= Self.depthLimit {
        guard depth > 0, (objects & 1 == 1) == (byte == ASCII.braceClosed) else { return false }
        objects >>= 1
      }
      depth -= 1
    }
    return true
  }

  /// The next quotation mark or bracket, else `end`.
  @inline(__always)
  private func mark(in bytes: UnsafeRawBufferPointer, from start: Int, before end: Int) -> Int {
    guard let base = bytes.baseAddress else { return end }
    var offset = start
    let bit = SIMD16<UInt8>(repeating: 0x20)
    let quotes = SIMD16<UInt8>(repeating: ASCII.quote)
    let opening = SIMD16<UInt8>(repeating: ASCII.braceOpen)
    let closing = SIMD16<UInt8>(repeating: ASCII.braceClosed)
    while syntax == .json, offset < end, offset &+ 16 <= bytes.count {
      // Square brackets differ from braces by a bit that quotation marks have.
      let block = (base + offset).loadUnaligned(as: SIMD16<UInt8>.self) | bit
      let marks =
        unsafeBitCast(block .== quotes, to: SIMD2<UInt64>.self)
        | unsafeBitCast(block .== opening, to: SIMD2<UInt64>.self)
        | unsafeBitCast(block .== closing, to: SIMD2<UInt64>.self)
      var found = 16
      if marks[0] != 0 {
        found = marks[0].trailingZeroBitCount / 8
      } else if marks[1] != 0 {
        found = 8 &+ marks[1].trailingZeroBitCount / 8
      }
      offset &+= found
      // With the bit, a control character looks like a quotation mark.
      if found < 16, offset >= end || bytes[offset] >= ASCII.space { return min(offset, end) }
      if found < 16 { offset &+= 1 }
    }
    while offset < end {
      let byte = bytes[offset]
      if syntax.isQuote(byte) || syntax.opens(byte) || syntax.closes(byte) { return offset }
      offset &+= 1
    }
    return end
  }
}
