public import Digests
import Papers

/// Reads papers in YAML: a map that is one, a list of maps, or maps and lists within each other.
///
/// What libyaml says is written as JSON on the same lines, and read as that: names and forms of fields are those
/// of all records, and a line of the one is a line of the other. A list is read an item at a time, so that it may
/// be of any size.
struct YAMLList: DialectReader {
  /// Whether the file is a list, whose items begin lines; known from its first line that says something.
  private var isList: Bool?

  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, into builder: inout DigestBuilder
  ) -> Int {
    let scanner = ByteScanner(window)
    var (start, offset) = (0, 0)
    while offset < window.count {
      let end = scanner.lineEnd(from: offset)
      if end == window.count, !isLast { break }
      if offset > start, begins(offset..<end, scanner) {
        readPart(start..<offset, scanner, &builder)
        start = offset
      }
      if isList == nil, YAMLList.saysSomething(offset..<end, scanner) {
        isList = window[offset] == ASCII.hyphen
      }
      offset = min(end + 1, window.count)
    }
    guard isLast else { return start }
    if start < window.count { readPart(start..<window.count, scanner, &builder) }
    return window.count
  }

  /// Whether a part that can be read alone begins with a line: an item of the list that the file is, or a
  /// document.
  private func begins(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    if scanner.has("---", at: line.lowerBound, before: line.upperBound) { return true }
    return isList == true && scanner.has("- ", at: line.lowerBound, before: line.upperBound)
  }

  private static func saysSomething(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    let text = scanner.trimmed(line)
    guard let first = scanner.bytes[text].first, first != ASCII.hash, first != ASCII.percent else {
      return false
    }
    return !scanner.has("---", at: line.lowerBound, before: line.upperBound)
  }

  private func readPart(
    _ range: Range<Int>, _ scanner: ByteScanner, _ builder: inout DigestBuilder
  ) {
    let line = builder.line
    let json = YAMLToJSON(scanner.slice(range), line: line)
    json.bytes.withUnsafeBytes { bytes in
      var reader = Dialect.genericJSON.makeReader()
      var done = 0
      while done < bytes.count {
        done += reader.read(
          UnsafeRawBufferPointer(rebasing: bytes[done...]), isLast: true, into: &builder)
      }
    }
    if let problem = json.problemLine { builder.add(.malformed, line: problem) }
    builder.line = line + scanner.lineFeeds(in: range)
  }

  /// A file is YAML when libyaml takes all of it, or all but its cut end, and there are papers in it.
  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    guard let line = firstLine(scanner), looksLikeYAML(line, scanner), !hasTwice(scanner) else {
      return false
    }
    let json = YAMLToJSON(prefix, line: 1)
    if json.hasText { return false }
    if let problem = json.problemLine {
      guard prefix.count >= 1000, problem >= scanner.lineFeeds(in: 0..<prefix.count) - 1 else {
        return false
      }
    }
    return json.bytes.withUnsafeBytes { Dialect.genericJSON.sniff($0) }
  }

  /// Whether a name at the left edge comes again in a document: labels of plain text do, names of YAML may
  /// not.
  private static func hasTwice(_ scanner: ByteScanner) -> Bool {
    var names: Set<[UInt8]> = []
    var offset = 0
    while offset < scanner.bytes.count {
      let line = offset..<scanner.lineEnd(from: offset)
      offset = line.upperBound + 1
      if scanner.has("---", at: line.lowerBound, before: line.upperBound) { names = [] }
      guard let first = scanner.bytes[line].first, ASCII.isLetter(first),
        let colon = scanner.first(ASCII.colon, in: line)
      else { continue }
      if !names.insert(Array(scanner.bytes[line.lowerBound..<colon])).inserted { return true }
    }
    return false
  }

  private static func firstLine(_ scanner: ByteScanner) -> Range<Int>? {
    var offset = 0
    while offset < scanner.bytes.count {
      let end = scanner.lineEnd(from: offset)
      if saysSomething(offset..<end, scanner) { return scanner.trimmed(offset..<end) }
      offset = end + 1
    }
    return nil
  }

  /// `name: …`, `- name: …`, `- - …`.
  private static func looksLikeYAML(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    var text = line
    while scanner.has("- ", at: text.lowerBound, before: text.upperBound) {
      text = scanner.trimmed(text.lowerBound + 2..<text.upperBound)
    }
    if text.isEmpty || scanner.bytes[text].first == ASCII.hyphen {
      return !line.isEmpty && text.count < 2
    }
    guard let colon = scanner.first(ASCII.colon, in: text), colon - text.lowerBound < 80 else {
      return false
    }
    return colon + 1 == text.upperBound || ASCII.isWhite(scanner.bytes[colon + 1])
  }
}

extension Dialect {
  /// Papers in YAML.
  public static let yamlList = Dialect(
    name: "yaml", sniff: YAMLList.sniff, makeReader: { YAMLList() })
}
