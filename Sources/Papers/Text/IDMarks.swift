/// Where an id may stand in a text: at a dot between digits, or at a slash before seven of them.
///
/// Nearly every text has long stretches without any, and whole files are looked through. Every id has four digits
/// side by side, before its dot or behind its slash, so at first 64 bytes at once are asked for two of them; only
/// where there are two, dots and slashes are looked for. No byte is looked at again after a mark.
extension ByteScanner {
  /// The first mark of what may be an id, at or after `start`: the dot of `2401.01234`, the slash of
  /// `hep-th/9901001`, or the per cent sign of `hep-th%2F9901001`. What is before `start` tells, too.
  package func idMark(from start: Int) -> Int? {
    var first: Int?
    eachIDMark(from: start) { mark in
      first = mark
      return false
    }
    return first
  }

  /// Hands over the marks at or after `start` in order, until `body` says false.
  package func eachIDMark(from start: Int, _ body: (_ mark: Int) -> Bool) {
    guard let base = bytes.baseAddress else { return }
    var offset = start
    @inline(__always) func take(_ marks: SIMD2<UInt64>, _ place: Int) -> Bool {
      marks[0] | marks[1] == 0
        || takeMarks(marks[0], at: place, from: start, body)
          && takeMarks(marks[1], at: place &+ 8, from: start, body)
    }
    while offset &+ 66 <= bytes.count {
      // A slash at the end has two of its digits behind the 64 bytes, a dot at the beginning has them all there.
      if IDMarks.haveTwoDigits(base + offset + 2) {
        let (one, two) = (IDMarks.find(base + offset), IDMarks.find(base + offset + 16))
        let (three, four) = (IDMarks.find(base + offset + 32), IDMarks.find(base + offset + 48))
        let any = (one | two) | (three | four)
        if any[0] | any[1] != 0 {
          guard take(one, offset), take(two, offset &+ 16), take(three, offset &+ 32),
            take(four, offset &+ 48)
          else { return }
        }
      }
      offset &+= 64
    }
    while offset &+ 17 <= bytes.count {
      guard take(IDMarks.find(base + offset), offset) else { return }
      offset &+= 16
    }
    while offset &+ 1 < bytes.count {
      if ASCII.isDigit(bytes[offset &+ 1]), ByteSet("./fF").contains(bytes[offset]),
        let mark = idMark(at: offset, from: start), !body(mark)
      {
        return
      }
      offset &+= 1
    }
  }

  /// Hands over those of eight places that are marked, a byte each, and may be that of an id.
  private func takeMarks(
    _ marked: UInt64, at offset: Int, from start: Int, _ body: (_ mark: Int) -> Bool
  ) -> Bool {
    var marks = marked & 0x8080_8080_8080_8080
    while marks != 0 {
      let place = offset &+ marks.trailingZeroBitCount / 8
      if let mark = idMark(at: place, from: start), !body(mark) { return false }
      marks &= marks &- 1
    }
    return true
  }

  /// The mark that a dot, a slash or the last letter of an escaped slash is, if there are as many digits around
  /// it as an id has.
  private func idMark(at place: Int, from start: Int) -> Int? {
    switch bytes[place] {
    case ASCII.period:
      guard place >= 4, place &+ 4 < bytes.count, ASCII.isDigit(bytes[place &- 1]),
        ASCII.isDigit(bytes[place &- 4]), ASCII.isDigit(bytes[place &+ 4])
      else { return nil }
      return place
    case ASCII.slash: return hasSevenDigits(after: place) ? place : nil
    default:
      guard place &- 2 >= start, bytes[place &- 1] == 0x32, bytes[place &- 2] == ASCII.percent,
        hasSevenDigits(after: place)
      else { return nil }
      return place &- 2
    }
  }

  private func hasSevenDigits(after place: Int) -> Bool {
    guard place &+ 7 < bytes.count else { return false }
    var offset = place &+ 7
    while offset > place {
      if !ASCII.isDigit(bytes[offset]) { return false }
      offset &-= 1
    }
    return true
  }
}

/// What is asked of many bytes at once. The types of constants are written out: without, the compiler takes the
/// comparison that goes from one byte to the next.
private enum IDMarks {
  /// Which of sixteen bytes are digits.
  @inline(__always)
  private static func digits(_ base: UnsafeRawPointer) -> SIMD2<UInt64> {
    // Moved up so far, digits are the greatest numbers with a sign.
    let moved = base.loadUnaligned(as: SIMD16<Int8>.self) &+ SIMD16<Int8>(repeating: 0x46)
    let others = SIMD16<Int8>(repeating: 0x75)
    return unsafeBitCast(moved .> others, to: SIMD2<UInt64>.self)
  }

  /// Whether 64 bytes have two digits side by side within eight of them: as every four have.
  @inline(__always)
  static func haveTwoDigits(_ base: UnsafeRawPointer) -> Bool {
    @inline(__always) func pairs(_ offset: Int) -> SIMD2<UInt64> {
      let digits = digits(base + offset)
      return digits & (digits &>> 8)
    }
    let any = (pairs(0) | pairs(16)) | (pairs(32) | pairs(48))
    return any[0] | any[1] != 0
  }

  /// Which of sixteen bytes are a dot, a slash or an F, with a digit behind it. One byte more must be there.
  @inline(__always)
  static func find(_ base: UnsafeRawPointer) -> SIMD2<UInt64> {
    let block = base.loadUnaligned(as: SIMD16<UInt8>.self)
    // The dot and the slash differ by the last bit, small and capital letters by the sixth.
    let odd = block | SIMD16<UInt8>(repeating: 0x01)
    let small = block | SIMD16<UInt8>(repeating: 0x20)
    let (slash, letter) = (
      SIMD16<UInt8>(repeating: ASCII.slash), SIMD16<UInt8>(repeating: 0x66)
    )
    let signs =
      unsafeBitCast(odd .== slash, to: SIMD2<UInt64>.self)
      | unsafeBitCast(small .== letter, to: SIMD2<UInt64>.self)
    return signs & digits(base + 1)
  }
}
