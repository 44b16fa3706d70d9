import Papers

/// The authors of an entry: names divided by ` and `, where no brace is open.
enum BibTeXNames {
  static func add(_ text: UnsafeRawBufferPointer, to builder: inout DigestBuilder) {
    guard builder.draft.record.authors.isEmpty else { return }
    let scanner = ByteScanner(text)
    let names = divided(scanner)
    if names.contains(where: { BibTeXNameParts.are(in: $0, scanner) }) {
      // The other form of BibLaTeX, for some or all of them.
    } else if names.contains(where: { isList($0, scanner, isAlone: names.count == 1) }) {
      // Somebody has written names as in a sentence.
      BibTeXText.unbraced(text).withUnsafeBytes { builder.add(names: $0) }
      return
    }
    for name in names { add(name, scanner, &builder) }
  }

  private static func divided(_ scanner: ByteScanner) -> [Range<Int>] {
    let bytes = scanner.bytes
    var names: [Range<Int>] = []
    var (start, depth, offset) = (0, 0, 0)
    while offset < bytes.count {
      switch bytes[offset] {
      case ASCII.backslash: offset += 1
      case ASCII.braceOpen: depth += 1
      case ASCII.braceClosed: depth = max(0, depth - 1)
      case let byte where depth == 0 && ASCII.isWhite(byte):
        if offset + 4 < bytes.count, scanner.says("and", offset + 1..<offset + 4),
          ASCII.isWhite(bytes[offset + 4])
        {
          names.append(scanner.trimmed(start..<offset))
          start = offset + 4
          offset += 3
        }
      default: break
      }
      offset += 1
    }
    names.append(scanner.trimmed(min(start, bytes.count)..<bytes.count))
    return names.filter { !$0.isEmpty }
  }

  /// Whether what should be one name is a list: `Ann Smith, Bo Lee, Cy Poe`, `Ann Smith; Bo Lee`.
  private static func isList(_ name: Range<Int>, _ scanner: ByteScanner, isAlone: Bool) -> Bool {
    var (commas, depth) = (0, 0)
    var lastComma = name.lowerBound
    for offset in name {
      switch scanner.bytes[offset] {
      case ASCII.braceOpen: depth += 1
      case ASCII.braceClosed: depth -= 1
      case UInt8(ascii: ";") where depth == 0: return true
      case ASCII.comma where depth == 0:
        commas += 1
        // `Ann Smith, ` before the comma has a blank where a family name mostly has none.
        if commas == 2, scanner.trimmed(lastComma + 1..<offset).count > 4,
          scanner.first(ASCII.space, in: scanner.trimmed(name.lowerBound..<lastComma)) != nil
        {
          return true
        }
        lastComma = offset
      default: break
      }
    }
    return commas > 2
      || (commas > 0 && scanner.bytes[name.upperBound - 1] == ASCII.comma && name.count > 1
        && !isAlone)
  }

  private static func add(
    _ name: Range<Int>, _ scanner: ByteScanner, _ builder: inout DigestBuilder
  ) {
    let text = scanner.slice(name)
    let plain = BibTeXText.unbraced(text)
    if isBraced(text) {
      plain.withUnsafeBytes { builder.add($0, to: .authors) }
    } else if BibTeXNameParts.are(in: name, scanner) {
      BibTeXNameParts(name, scanner).add(to: &builder)
    } else {
      plain.withUnsafeBytes { PersonName.add($0, to: &builder) }
    }
  }

  /// Whether braces are around the whole of a name: it has no parts.
  private static func isBraced(_ text: UnsafeRawBufferPointer) -> Bool {
    guard text.first == ASCII.braceOpen, text.last == ASCII.braceClosed else { return false }
    var depth = 0
    for (offset, byte) in text.enumerated() {
      if byte == ASCII.braceOpen { depth += 1 }
      if byte == ASCII.braceClosed { depth -= 1 }
      if depth == 0 { return offset == text.count - 1 }
    }
    return false
  }
}
