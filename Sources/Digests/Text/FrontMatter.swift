import Papers

/// The settings at the head of a Markdown file, between two lines `---`: a small part of YAML, enough
/// for what digests write there. Scalars plain or quoted, lists in brackets or on lines of their own,
/// texts that go on in indented lines. What is beyond that is left as it is written.
struct FrontMatter {
  /// Names and their values; a list has several.
  private(set) var fields: [(name: [UInt8], values: [[UInt8]])] = []
  /// Where the text of the file goes on.
  private(set) var end = 0

  /// nil when the file does not begin with one.
  init?(_ block: Block) {
    let scanner = block.scanner
    var lines = block.lines
    guard let first = lines.next(), scanner.trimmed(first).count == 3,
      scanner.has("---", at: first.lowerBound, before: first.upperBound)
    else { return nil }
    while let line = lines.next() {
      if scanner.has("---", at: line.lowerBound, before: line.upperBound) {
        end = line.upperBound
        return
      }
      take(line, scanner)
    }
    return nil
  }

  /// The values of a field; none when it is not there.
  func values(_ name: StaticString) -> [[UInt8]] {
    fields.first { field in
      field.name.elementsEqual(
        UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }?.values ?? []
  }

  private mutating func take(_ line: Range<Int>, _ scanner: ByteScanner) {
    let text = scanner.trimmed(line)
    guard let first = scanner.bytes[text].first, first != ASCII.hash else { return }
    let isIndented = text.lowerBound > line.lowerBound
    if !fields.isEmpty, first == ASCII.hyphen,
      scanner.has("- ", at: text.lowerBound, before: text.upperBound)
    {
      let item = scanner.trimmed(text.lowerBound + 2..<text.upperBound)
      fields[fields.count - 1].values.append(FrontMatter.scalar(item, scanner))
    } else if isIndented, !fields.isEmpty {
      // A text goes on.
      let last = fields.count - 1
      if fields[last].values.isEmpty { fields[last].values = [[]] }
      let value = fields[last].values.count - 1
      if !fields[last].values[value].isEmpty { fields[last].values[value].append(ASCII.space) }
      fields[last].values[value] += scanner.slice(text)
    } else if let colon = scanner.bytes[text].firstIndex(of: ASCII.colon) {
      let name = Array(scanner.slice(text.lowerBound..<colon))
      let value = scanner.trimmed(colon + 1..<text.upperBound)
      fields.append((name, FrontMatter.values(value, scanner)))
    }
  }

  private static func values(_ range: Range<Int>, _ scanner: ByteScanner) -> [[UInt8]] {
    guard let first = scanner.bytes[range].first else { return [] }
    // `>` and `|`: the text is on the next lines.
    if range.count <= 2, first == ASCII.greater || first == ASCII.bar { return [] }
    guard first == ASCII.bracketOpen, scanner.bytes[range.upperBound - 1] == ASCII.bracketClosed
    else { return [scalar(range, scanner)] }
    var values: [[UInt8]] = []
    var from = range.lowerBound + 1
    var quote: UInt8?
    for offset in range.lowerBound + 1..<range.upperBound {
      let byte = scanner.bytes[offset]
      if let open = quote {
        if byte == open, scanner.bytes[offset - 1] != ASCII.backslash { quote = nil }
      } else if byte == ASCII.quote || (byte == 0x27 && scanner.trimmed(from..<offset).isEmpty) {
        quote = byte
      } else if byte == ASCII.comma || offset == range.upperBound - 1 {
        values.append(scalar(scanner.trimmed(from..<offset), scanner))
        from = offset + 1
      }
    }
    return values.filter { !$0.isEmpty }
  }

  /// A value without its quotation marks, escapes undone.
  private static func scalar(_ range: Range<Int>, _ scanner: ByteScanner) -> [UInt8] {
    guard range.count >= 2, let first = scanner.bytes[range].first,
      first == scanner.bytes[range.upperBound - 1], first == ASCII.quote || first == 0x27
    else { return Array(scanner.slice(range)) }
    let inner = scanner.bytes[range.lowerBound + 1..<range.upperBound - 1]
    var result: [UInt8] = []
    var isEscaped = false
    for byte in inner {
      if first == ASCII.quote, !isEscaped, byte == ASCII.backslash {
        isEscaped = true
        continue
      }
      if isEscaped {
        result.append(byte == 0x6E || byte == 0x74 ? ASCII.space : byte)
        isEscaped = false
      } else if first == 0x27, byte == 0x27, result.last == 0x27 {
        // Two single quotation marks are one.
        continue
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
