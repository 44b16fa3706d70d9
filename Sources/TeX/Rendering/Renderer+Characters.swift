/// Characters that are given by their number: `\char"41`, `\unicode{x2013}`, `^^41`.
extension Renderer {
  /// `\char65`, `\unicode{x2013}`; nil when there is no number, or one of a character that may not be
  /// shown.
  mutating func coded(_ command: Lexer.Command, _ list: inout FormulaList) -> Int? {
    guard let (scalar, end) = coded(command, before: list.range.upperBound) else { return nil }
    begin(.ordinary, at: command.range.lowerBound, &list)
    output.put(scalar, for: command.range.lowerBound..<end)
    return end
  }

  func coded(_ command: Lexer.Command, before limit: Int) -> (Unicode.Scalar, Int)? {
    guard command.meaning.name != "char" else {
      guard let (value, end) = number(at: command.range.upperBound, before: limit),
        let scalar = Shown.scalar(value)
      else { return nil }
      return (scalar, end)
    }
    let option = lexer.option(at: command.range.upperBound, before: limit)
    let start = option?.end ?? command.range.upperBound
    guard let argument = lexer.argument(at: start, before: limit), argument.isGroup else {
      return nil
    }
    var digits = source[argument.inner]
    let isHexadecimal = digits.first == 0x78 || digits.first == 0x22
    if isHexadecimal { digits.removeFirst() }
    guard let value = Shown.value(digits, base: isHexadecimal ? 16 : 10),
      let scalar = Shown.scalar(value)
    else { return nil }
    return (scalar, argument.end)
  }

  /// A number as TeX reads it: `65`, `'101`, `"41`, `` `A ``.
  private func number(at offset: Int, before limit: Int) -> (Int, Int)? {
    var start = lexer.skipBlanks(offset, before: limit)
    guard start < limit else { return nil }
    if source[start] == 0x60, start + 1 < limit {
      start += source[start + 1] == 0x5C && start + 2 < limit ? 2 : 1
      return (Int(source[start]), start + 1)
    }
    let base = source[start] == 0x22 ? 16 : source[start] == 0x27 ? 8 : 10
    if base != 10 { start += 1 }
    var end = start
    while end < limit, Shown.digit(source[end]).map({ $0 < base }) == true { end += 1 }
    return Shown.value(source[start..<end], base: base).map { ($0, end) }
  }

  /// `^^41`, `^^^^2013`: what is not a character that may be shown stays as it was written.
  mutating func coded(at offset: Int, _ list: inout FormulaList) -> Int? {
    let limit = list.range.upperBound
    let signs =
      source[offset..<min(limit, offset + 4)].prefix { $0 == 0x5E }.count
    guard signs == 2 || signs == 4 else { return nil }
    let range = offset + signs..<min(limit, offset + 2 * signs)
    guard range.count == signs, let value = Shown.value(source[range], base: 16) else {
      guard offset + 2 < limit, source[offset + 2] < 0x80 else { return nil }
      return written(offset..<offset + 3, Shown.scalar(Int(source[offset + 2] ^ 0x40)), &list)
    }
    return written(offset..<range.upperBound, Shown.scalar(value), &list)
  }

  private mutating func written(
    _ range: Range<Int>, _ scalar: Unicode.Scalar?, _ list: inout FormulaList
  ) -> Int {
    begin(.ordinary, at: range.lowerBound, &list)
    if let scalar { output.put(scalar, for: range) } else { output.copy(source, range) }
    return range.upperBound
  }
}

/// Which characters a number may make.
enum Shown {
  /// The character of a number; nil for what is none, and for those that are not seen or change how
  /// others are: controls, marks of direction, joiners, ends of lines.
  static func scalar(_ value: Int) -> Unicode.Scalar? {
    guard let value = UInt32(exactly: value), let scalar = Unicode.Scalar(value) else { return nil }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .nonspacingMark, .enclosingMark, .spacingMark, .spaceSeparator:
      return nil
    default: return scalar
    }
  }

  /// A number of at most six digits.
  static func value(_ digits: Slice<UnsafeRawBufferPointer>, base: Int) -> Int? {
    guard (1...6).contains(digits.count) else { return nil }
    var value = 0
    for byte in digits {
      guard let digit = digit(byte), digit < base else { return nil }
      value = value * base + digit
    }
    return value
  }

  static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
  }
}
