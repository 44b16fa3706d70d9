import Papers

/// HTML's character references: `&amp;`, `&eacute;`, `&#233;`, `&#xE9;`, and those that were escaped twice.
///
/// The names stand in one table (`entityTable`), in order, and are looked for by halving it. No control
/// character comes out of a number; all else that may not be shown goes when the text is cleaned.
package enum Entities {
  /// The text with its references resolved, also where they were escaped twice or three times
  /// (`&amp;eacute;`); one that has no meaning stays as it is.
  package static func decode(_ text: UnsafeRawBufferPointer) -> [UInt8] {
    let scanner = ByteScanner(text)
    guard var next = scanner.first(ASCII.ampersand, in: 0..<text.count) else { return Array(text) }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var from = 0
    while true {
      result += text[from..<next]
      if let (value, length) = reference(at: next, in: text) {
        result += value
        from = next + length
      } else {
        result.append(ASCII.ampersand)
        from = next + 1
      }
      guard let found = scanner.first(ASCII.ampersand, in: from..<text.count) else { break }
      next = found
    }
    result += text[from...]
    return result
  }

  /// What the reference at an ampersand stands for, and its length; nil when it is none. Looks at no more than
  /// a few dozen bytes.
  package static func reference(
    at start: Int, in text: UnsafeRawBufferPointer
  ) -> (value: [UInt8], length: Int)? {
    let scanner = ByteScanner(text)
    var offset = start + 1
    // Ampersands that were escaped again.
    while offset < start + 13, scanner.has("amp;", at: offset, before: text.count) { offset += 4 }
    let isEscaped = offset > start + 1
    if let (value, length) = simple(after: offset, in: text, needsSemicolon: isEscaped) {
      return (value, offset + length - start)
    }
    return isEscaped ? ([ASCII.ampersand], offset - start) : nil
  }

  /// What stands behind an ampersand: a name or a number.
  private static func simple(
    after start: Int, in text: UnsafeRawBufferPointer, needsSemicolon: Bool
  ) -> (value: [UInt8], length: Int)? {
    guard start < text.count else { return nil }
    if text[start] == ASCII.hash { return number(after: start + 1, in: text, needsSemicolon) }
    var end = start
    while end < text.count, end - start < 32, ASCII.isLetter(text[end]) || ASCII.isDigit(text[end])
    {
      end += 1
    }
    guard end > start else { return nil }
    let name = text[start..<end]
    if end < text.count, text[end] == ASCII.semicolon {
      return value(of: name).map { ($0, end + 1 - start) }
    }
    // `&copy 2024`, but not `&copying`, nor `?a=1&copy=2`.
    guard !needsSemicolon, end == text.count || text[end] != 0x3D, isBare(name) else { return nil }
    return value(of: name).map { ($0, end - start) }
  }

  private static func number(
    after start: Int, in text: UnsafeRawBufferPointer, _ needsSemicolon: Bool
  ) -> (value: [UInt8], length: Int)? {
    var offset = start
    let isHex = offset < text.count && text[offset] | 0x20 == 0x78
    if isHex { offset += 1 }
    let first = offset
    var value: UInt32 = 0
    while offset < text.count, offset - first < 16, let digit = ASCII.hexValue(text[offset]),
      isHex || digit < 10
    {
      value = min(0x11_0000, value * (isHex ? 16 : 10) + UInt32(digit))
      offset += 1
    }
    let hasEnd = offset < text.count && text[offset] == ASCII.semicolon
    guard offset > first, hasEnd || !needsSemicolon else { return nil }
    // A number has the `#` before it.
    return (character(value), offset + (hasEnd ? 1 : 0) - start + 1)
  }

  /// The character of a number, as the HTML standard has it: those from 128 to 159 are Windows-1252.
  private static func character(_ number: UInt32) -> [UInt8] {
    // A blank that does not break is one in text that is broken anew.
    if [9, 10, 13, 0xA0].contains(number) { return [ASCII.space] }
    let number = Windows1252.scalars[number] ?? number
    if number < 0x20 || (0x7F..<0xA0).contains(number) { return [] }
    return Array(String(Unicode.Scalar(number) ?? "\u{FFFD}").utf8)
  }

  private static func isBare(_ name: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard (2...6).contains(name.count) else { return false }
    let table = UnsafeRawBufferPointer(
      start: bareEntities.utf8Start, count: bareEntities.utf8CodeUnitCount)
    let wanted = [ASCII.space] + name + [ASCII.space]
    return wanted.withUnsafeBytes { wanted in
      (0...max(0, table.count - wanted.count)).contains {
        table[$0] == ASCII.space && table[$0..<$0 + wanted.count].elementsEqual(wanted)
      }
    }
  }

  /// What a name stands for.
  private static func value(of name: Slice<UnsafeRawBufferPointer>) -> [UInt8]? {
    let table = UnsafeRawBufferPointer(
      start: entityTable.utf8Start, count: entityTable.utf8CodeUnitCount)
    // Both are beginnings of lines; the line that is looked for is between them.
    var (low, high) = (0, table.count)
    while low < high {
      var line = (low + high) / 2
      while line > low, table[line - 1] != ASCII.lineFeed { line -= 1 }
      var offset = line
      var known = name.startIndex
      while known < name.endIndex, table[offset] == name[known] {
        (offset, known) = (offset + 1, known + 1)
      }
      let isWhole = known == name.endIndex
      if isWhole, table[offset] == ASCII.space {
        return Array(table[(offset + 1)...].prefix { $0 != ASCII.lineFeed })
      }
      // A blank, at which a name ends, is before all letters and digits.
      if isWhole || name[known] < table[offset] {
        high = line
      } else {
        while offset < high, table[offset] != ASCII.lineFeed { offset += 1 }
        low = min(high, offset + 1)
      }
    }
    return nil
  }
}
