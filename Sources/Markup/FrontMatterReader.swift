import Digests
import Papers

/// What stands at the head of a Markdown file between two lines `---` (YAML) or `+++` (TOML): facts about the
/// file.
///
/// YAML goes through libyaml. Where people wrote what is no YAML (`title: A: B` is the commonest), it is a
/// problem with its line, and the lines are read one by one, as they are meant. TOML is always read so.
struct FrontMatterReader {
  /// Where the text after it begins.
  let end: Int
  private(set) var problemLine: Int?
  private(set) var fields: [YAMLFields.Field] = []

  /// The longest that is looked for its end, in bytes.
  static let limit = 256 << 10

  /// nil when a text does not begin with one. `line` is the one on which the text begins.
  init?(_ text: UnsafeRawBufferPointer, line: Int) {
    let scanner = ByteScanner(text)
    let first = scanner.trimmed(0..<scanner.lineEnd(from: 0))
    let isTOML = first.count == 3 && scanner.has("+++", at: first.lowerBound, before: text.count)
    guard
      isTOML || first.count == 3 && scanner.has("---", at: first.lowerBound, before: text.count),
      first.lowerBound == 0
    else { return nil }
    let start = min(scanner.lineEnd(from: 0) + 1, text.count)
    guard let close = FrontMatterReader.close(scanner, from: start, isTOML: isTOML) else {
      return nil
    }
    end = min(close.upperBound + 1, text.count)
    let inner = UnsafeRawBufferPointer(rebasing: text[start..<close.lowerBound])
    if !isTOML {
      let yaml = YAMLFields(inner, line: line + 1)
      fields = yaml.fields
      problemLine = yaml.problemLine
      if problemLine == nil {
        // A rule, a text and another rule.
        if fields.isEmpty, !scanner.trimmed(start..<close.lowerBound).isEmpty { return nil }
        return
      }
    }
    var lines = FieldLines(inner, line: line + 1, divider: isTOML ? 0x3D : ASCII.colon)
    lines.read()
    if lines.fields.isEmpty { return nil }
    fields = lines.fields
  }

  /// Adds the facts to an outline.
  func add(to builder: inout OutlineBuilder, line: Int) {
    builder.begin(.properties, line: line)
    for field in fields {
      // HTML in a fact: sites have the names of their own people bold.
      let hasClosingTag = field.text.withUnsafeBytes {
        ByteScanner($0).find("</", in: 0..<$0.count) != nil
      }
      let text = hasClosingTag ? field.text.withUnsafeBytes { HTMLText.plain($0) } : field.text
      builder.addField(field.name, text: text, line: field.line)
    }
    builder.end()
  }

  /// The line that ends it.
  private static func close(_ scanner: ByteScanner, from start: Int, isTOML: Bool) -> Range<Int>? {
    let limit = min(scanner.bytes.count, start + FrontMatterReader.limit)
    var offset = start
    while offset < limit {
      let end = scanner.lineEnd(from: offset)
      let line = scanner.trimmed(offset..<end)
      if line.count == 3, line.lowerBound == offset {
        let isEnd =
          isTOML
          ? scanner.has("+++", at: offset, before: end)
          : scanner.has("---", at: offset, before: end)
            || scanner.has("...", at: offset, before: end)
        if isEnd { return offset..<end }
      }
      offset = end + 1
    }
    return nil
  }
}

/// Names and values line by line, for front matter that is no YAML, and TOML: `name: value`, items `- value`,
/// lists in brackets, values that go on in indented lines.
private struct FieldLines {
  private(set) var fields: [YAMLFields.Field] = []
  private let scanner: ByteScanner
  private let divider: UInt8
  private var line: Int

  init(_ bytes: UnsafeRawBufferPointer, line: Int, divider: UInt8) {
    scanner = ByteScanner(bytes)
    self.line = line
    self.divider = divider
  }

  mutating func read() {
    var offset = 0
    while offset < scanner.bytes.count {
      let end = scanner.lineEnd(from: offset)
      take(offset..<end)
      offset = end + 1
      line += 1
    }
  }

  private mutating func take(_ line: Range<Int>) {
    let text = scanner.trimmed(line)
    guard let first = scanner.bytes[text].first, first != ASCII.hash else { return }
    let isIndented = text.lowerBound > line.lowerBound
    if first == ASCII.hyphen, !fields.isEmpty, text.count > 1,
      ASCII.isWhite(scanner.bytes[text.lowerBound + 1])
    {
      append(scanner.trimmed(text.lowerBound + 2..<text.upperBound), isItem: true)
    } else if isIndented || first == ASCII.quote || first == ASCII.bracketClosed {
      if !fields.isEmpty, first != ASCII.bracketClosed { append(text, isItem: divider == 0x3D) }
    } else if let place = scanner.first(divider, in: text), place > text.lowerBound {
      let name = String(
        decoding: scanner.slice(scanner.trimmed(text.lowerBound..<place)), as: UTF8.self)
      fields.append(YAMLFields.Field(name: name, text: [], line: self.line))
      values(scanner.trimmed(place + 1..<text.upperBound))
    }
  }

  /// A value, or several in brackets.
  private mutating func values(_ range: Range<Int>) {
    guard let first = scanner.bytes[range].first else { return }
    // `>` and `|`: the text is on the next lines.
    if range.count <= 2, first == ASCII.greater || first == ASCII.bar { return }
    guard first == ASCII.bracketOpen,
      range.count == 1 || scanner.bytes[range.lowerBound + 1] != first
    else { return append(range, isItem: false) }
    var from = range.lowerBound + 1
    var quote: UInt8?
    for offset in range.dropFirst() {
      let byte = scanner.bytes[offset]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == ASCII.quote || byte == ASCII.apostrophe && offset == from {
        quote = byte
      } else if byte == ASCII.comma || byte == ASCII.bracketClosed {
        append(scanner.trimmed(from..<offset), isItem: true)
        from = offset + 1
      }
    }
    append(scanner.trimmed(min(from, range.upperBound)..<range.upperBound), isItem: true)
  }

  private mutating func append(_ range: Range<Int>, isItem: Bool) {
    var range = range
    if isItem, range.count > 1, scanner.bytes[range.upperBound - 1] == ASCII.comma {
      range = range.dropLast()
    }
    if range.count >= 2, let first = scanner.bytes[range].first,
      first == ASCII.quote || first == ASCII.apostrophe,
      scanner.bytes[range.upperBound - 1] == first
    {
      range = range.dropFirst().dropLast()
    }
    if range.isEmpty { return }
    let last = fields.count - 1
    if isItem { fields[last].isList = true }
    if !fields[last].text.isEmpty {
      fields[last].text.append(isItem ? ASCII.lineFeed : ASCII.space)
    }
    fields[last].text.append(contentsOf: scanner.slice(range))
  }
}
