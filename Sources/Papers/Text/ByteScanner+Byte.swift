extension ByteScanner {
  /// Where a byte first stands in a range; sixteen bytes are compared at once.
  @inlinable public func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    var offset = range.lowerBound
    let wanted = SIMD16<UInt8>(all: byte)
    @inline(__always) func isFound(at offset: Int) -> SIMD2<UInt64> {
      let block = (base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
      return unsafeBitCast(block .== wanted, to: SIMD2<UInt64>.self)
    }
    // Where there is none for long: four blocks at once, then the one in which it is.
    while offset &+ 64 <= range.upperBound {
      let any =
        isFound(at: offset) | isFound(at: offset &+ 16) | isFound(at: offset &+ 32)
        | isFound(at: offset &+ 48)
      if any[0] | any[1] != 0 { break }
      offset &+= 64
    }
    // The last sixteen may reach beyond the range, but not beyond the bytes.
    while offset < range.upperBound, offset &+ 16 <= bytes.count {
      let halves = isFound(at: offset)
      if halves[0] | halves[1] != 0 {
        let place = offset &+ ByteScanner.firstLane(halves)
        return place < range.upperBound ? place : nil
      }
      offset &+= 16
    }
    while offset < range.upperBound {
      if bytes[offset] == byte { return offset }
      offset &+= 1
    }
    return nil
  }

  /// The first of sixteen bytes that is marked; one is.
  @inlinable @inline(__always) static func firstLane(_ halves: SIMD2<UInt64>) -> Int {
    halves[0] != 0
      ? halves[0].trailingZeroBitCount / 8 : 8 &+ halves[1].trailingZeroBitCount / 8
  }

  /// Whether a digit stands in a range; sixteen bytes are looked at at once.
  @inlinable public func hasDigit(in range: Range<Int>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var offset = range.lowerBound
    // Moved up so far, digits are the greatest numbers with a sign.
    let (distance, others) = (SIMD16<Int8>(repeating: 0x46), SIMD16<Int8>(repeating: 0x75))
    while offset &+ 16 <= range.upperBound {
      let moved = (base + offset).loadUnaligned(as: SIMD16<Int8>.self) &+ distance
      let halves = unsafeBitCast(moved .> others, to: SIMD2<UInt64>.self)
      if halves[0] | halves[1] != 0 { return true }
      offset &+= 16
    }
    while offset < range.upperBound {
      if ASCII.isDigit(bytes[offset]) { return true }
      offset &+= 1
    }
    return false
  }

  /// Whether a byte stands in a range that is as great as another; sixteen bytes are looked at at once.
  @inlinable public func has(atLeast least: UInt8, in range: Range<Int>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var offset = range.lowerBound
    let wanted = SIMD16<UInt8>(all: least)
    while offset &+ 16 <= range.upperBound {
      let block = (base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
      let halves = unsafeBitCast(block .>= wanted, to: SIMD2<UInt64>.self)
      if halves[0] | halves[1] != 0 { return true }
      offset &+= 16
    }
    while offset < range.upperBound {
      if bytes[offset] >= least { return true }
      offset &+= 1
    }
    return false
  }

  /// Where one of three bytes first stands in a range.
  @inlinable public func first(_ a: UInt8, or b: UInt8, or c: UInt8, in range: Range<Int>) -> Int? {
    first(a, or: b, or: c, or: c, in: range)
  }

  /// Where one of four bytes first stands in a range; sixteen bytes are compared at once.
  @inlinable public func first(
    _ a: UInt8, or b: UInt8, or c: UInt8, or d: UInt8, in range: Range<Int>
  )
    -> Int?
  {
    guard let base = bytes.baseAddress else { return nil }
    var offset = range.lowerBound
    let (one, two) = (SIMD16<UInt8>(all: a), SIMD16<UInt8>(all: b))
    let (three, four) = (SIMD16<UInt8>(all: c), SIMD16<UInt8>(all: d))
    @inline(__always) func words(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
      unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    }
    // The last sixteen may reach beyond the range, but not beyond the bytes.
    while offset < range.upperBound, offset &+ 16 <= bytes.count {
      let block = (base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
      let halves =
        (words(block .== one) | words(block .== two))
        | (words(block .== three) | words(block .== four))
      if halves[0] | halves[1] != 0 {
        let place = offset &+ ByteScanner.firstLane(halves)
        return place < range.upperBound ? place : nil
      }
      offset &+= 16
    }
    while offset < range.upperBound {
      let byte = bytes[offset]
      if byte == a || byte == b || byte == c || byte == d { return offset }
      offset &+= 1
    }
    return nil
  }

  /// Where a literal first stands in a range: its first two bytes are looked for together, at sixteen places
  /// at once.
  @inlinable public func find(_ literal: StaticString, in range: Range<Int>) -> Int? {
    let count = literal.utf8CodeUnitCount
    guard count > 1 else { return first(literal.utf8Start[0], in: range) }
    guard let base = bytes.baseAddress else { return nil }
    let one = SIMD16<UInt8>(all: literal.utf8Start[0])
    let two = SIMD16<UInt8>(all: literal.utf8Start[1])
    var offset = range.lowerBound
    // The last may reach beyond the range, but not beyond the bytes.
    while offset &+ count <= range.upperBound, offset &+ 17 <= bytes.count {
      let block = (base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
      let next = (base + offset + 1).loadUnaligned(as: SIMD16<UInt8>.self)
      // Masks are joined as words: joining them as masks costs ten times as much.
      let found =
        unsafeBitCast(block .== one, to: SIMD2<UInt64>.self)
        & unsafeBitCast(next .== two, to: SIMD2<UInt64>.self)
      if found[0] | found[1] != 0 {
        if let place = find(literal, marked: found[0], at: offset, before: range.upperBound)
          ?? find(literal, marked: found[1], at: offset &+ 8, before: range.upperBound)
        {
          return place
        }
      }
      offset &+= 16
    }
    let (a, b) = (literal.utf8Start[0], literal.utf8Start[1])
    while offset &+ count <= range.upperBound {
      if bytes[offset] == a, bytes[offset &+ 1] == b,
        has(literal, at: offset, before: range.upperBound)
      {
        return offset
      }
      offset &+= 1
    }
    return nil
  }

  /// The first of eight places that are marked, a byte each, at which a literal stands.
  @inlinable func find(
    _ literal: StaticString, marked: UInt64, at offset: Int, before end: Int
  ) -> Int? {
    var marks = marked
    while marks != 0 {
      let shift = marks.trailingZeroBitCount & ~7
      let place = offset &+ shift / 8
      if has(literal, at: place, before: end) { return place }
      marks &= ~(0xFF &<< UInt64(shift))
    }
    return nil
  }

  /// Where a literal last stands in a range.
  @inlinable public func findLast(_ literal: StaticString, in range: Range<Int>) -> Int? {
    var offset = range.upperBound - literal.utf8CodeUnitCount
    while offset >= range.lowerBound {
      if has(literal, at: offset, before: range.upperBound) { return offset }
      offset -= 1
    }
    return nil
  }

  /// Whether a range ends with a literal.
  @inlinable public func ends(_ range: Range<Int>, with literal: StaticString) -> Bool {
    let start = range.upperBound - literal.utf8CodeUnitCount
    return start >= range.lowerBound && has(literal, at: start, before: range.upperBound)
  }

  /// Whether a range says a word in ASCII, whatever the case. The word is in lower case.
  @inlinable public func says(_ word: StaticString, _ range: Range<Int>) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    var index = 0
    while index < word.utf8CodeUnitCount {
      if ASCII.lower(bytes[range.lowerBound &+ index]) != word.utf8Start[index] { return false }
      index &+= 1
    }
    return true
  }
}

extension SIMD16<UInt8> {
  /// A byte sixteen times. `repeating` takes sixteen steps for one that is no literal.
  @inlinable @inline(__always)
  public init(all byte: UInt8) {
    let word = UInt64(byte) &* 0x0101_0101_0101_0101
    self = unsafeBitCast(SIMD2<UInt64>(word, word), to: SIMD16<UInt8>.self)
  }
}
