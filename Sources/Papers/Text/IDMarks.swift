/// Where an id may stand in a text: at a dot between digits, or at a slash before seven of them.
///
/// Nearly every text has long stretches without any, and whole files are looked through. Every id has four digits
/// side by side, before its dot or behind its slash, so at first 64 bytes at once are asked for two of them; only
/// where there are two, dots and slashes are looked for.
extension ByteScanner {
  /// The first mark of what may be an id, at or after `start`: the dot of `2401.01234`, the slash of
  /// `hep-th/9901001`, or the per cent sign of `hep-th%2F9901001`. What is before `start` tells, too.
  package func idMark(from start: Int) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    var offset = start
    while offset &+ 66 <= bytes.count {
      // A slash at the end has two of its digits behind the 64 bytes, a dot at the beginning has them all there.
      guard IDMarks.haveTwoDigits(base + offset + 2) else {
        offset &+= 64
        continue
      }
      let end = offset &+ 64
      while offset < end {
        if let mark = idMark(inSixteenAt: offset, base, from: start) { return mark }
        offset &+= 16
      }
    }
    while offset &+ 17 <= bytes.count {
      if let mark = idMark(inSixteenAt: offset, base, from: start) { return mark }
      offset &+= 16
    }
    while offset &+ 1 < bytes.count {
      if ASCII.isDigit(bytes[offset &+ 1]), ByteSet("./fF").contains(bytes[offset]),
        let mark = idMark(at: offset, from: start)
      {
        return mark
      }
      offset &+= 1
    }
    return nil
  }

  @inline(__always)
  private func idMark(inSixteenAt offset: Int, _ base: UnsafeRawPointer, from start: Int) -> Int? {
    let marks = IDMarks.find(base + offset)
    if marks[0] | marks[1] == 0 { return nil }
    return idMark(marks[0], at: offset, from: start)
      ?? idMark(marks[1], at: offset &+ 8, from: start)
  }

  /// The first of eight places that are marked, a byte each, that may be that of an id.
  private func idMark(_ marks: UInt64, at offset: Int, from start: Int) -> Int? {
    var marks = marks
    while marks != 0 {
      let shift = marks.trailingZeroBitCount & ~7
      if let mark = idMark(at: offset &+ shift / 8, from: start) { return mark }
      marks &= ~(0xFF &<< UInt64(shift))
    }
    return nil
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

private enum IDMarks {
  /// Which of sixteen bytes are digits, by the highest bit of each.
  ///
  /// Reckoned with whole numbers: where `SIMD16` compares bytes, the compiler may go from one to the next.
  @inline(__always)
  private static func digits(_ base: UnsafeRawPointer) -> SIMD2<UInt64> {
    let low = SIMD2<UInt64>(repeating: 0x7F7F_7F7F_7F7F_7F7F)
    let bytes =
      base.loadUnaligned(as: SIMD2<UInt64>.self) ^ SIMD2(repeating: 0x3030_3030_3030_3030)
    // A digit is below ten by now, so that 0x76 more does not reach the highest bit.
    let others = ((bytes & low) &+ SIMD2(repeating: 0x7676_7676_7676_7676)) | bytes
    return ~others & SIMD2(repeating: 0x8080_8080_8080_8080)
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

  /// Which of sixteen bytes are a dot, a slash or an F, with a digit behind it, by the highest bit of each. One
  /// byte more must be there.
  @inline(__always)
  static func find(_ base: UnsafeRawPointer) -> SIMD2<UInt64> {
    let block = base.loadUnaligned(as: SIMD2<UInt64>.self)
    // The dot and the slash differ by the last bit, small and capital letters by the sixth.
    let signs =
      (block | SIMD2(repeating: 0x0101_0101_0101_0101)) ^ SIMD2(repeating: 0x2F2F_2F2F_2F2F_2F2F)
    let letters =
      (block | SIMD2(repeating: 0x2020_2020_2020_2020)) ^ SIMD2(repeating: 0x6666_6666_6666_6666)
    return (zeros(signs) | zeros(letters)) & digits(base + 1)
  }

  /// Which bytes are 0, by the highest bit of each.
  @inline(__always)
  private static func zeros(_ bytes: SIMD2<UInt64>) -> SIMD2<UInt64> {
    let low = SIMD2<UInt64>(repeating: 0x7F7F_7F7F_7F7F_7F7F)
    return ~(((bytes & low) &+ low) | bytes) & SIMD2(repeating: 0x8080_8080_8080_8080)
  }
}
