import Papers

/// Reads RIS, and the form in which PubMed gives its records (`.nbib`): a line a field, under a tag.
///
///     TY  - JOUR                      PMID- 12345
///     AU  - Smith, Ann                FAU - Smith, Ann
///     TI  - A title that              TI  - A title that may
///     may go on                             go on
///     ER  -
///
/// A tag that comes again adds to what there is; a line without one goes on with the one before it.
struct TaggedRecords: BlockDialect {

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    for line in Block.Lines(scanner: scanner, range: 0..<prefix.count) {
      if scanner.trimmed(line).isEmpty { continue }
      guard let (tag, _) = tag(line, scanner) else { return false }
      // What stands before the first record in some files.
      if scanner.says("ty", tag) || scanner.says("pmid", tag) { return true }
      if !scanner.says("provider", tag), !scanner.says("db", tag), !scanner.says("own", tag) {
        return false
      }
    }
    return false
  }

  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool {
    guard let (tag, _) = TaggedRecords.tag(line, scanner) else { return false }
    return tag.count == 2 && scanner.says("ty", tag) || tag.count == 4 && scanner.says("pmid", tag)
  }

  mutating func read(_ block: Block, into builder: inout DigestBuilder) {
    let scanner = block.scanner
    guard let first = block.firstLine, begins(first, in: scanner) else { return }
    let isPubMed = TaggedRecords.tag(first, scanner)?.tag.count == 4
    builder.beginEntry(line: block.line)
    var record = TaggedRecord(isPubMed: isPubMed)
    var field: (tag: Range<Int>, value: Range<Int>)?
    for line in block.lines {
      if let (tag, value) = TaggedRecords.tag(line, scanner) {
        if let field { record.put(field.tag, field.value, scanner, &builder) }
        field = scanner.says("er", tag) ? nil : (tag, value)
      } else if let last = field, !scanner.trimmed(line).isEmpty {
        field = (last.tag, last.value.lowerBound..<max(last.value.upperBound, line.upperBound))
      }
    }
    if let field { record.put(field.tag, field.value, scanner, &builder) }
    record.end(&builder, line: block.line)
  }

  /// The tag of a line and what follows it: `AU  - Smith, Ann`.
  static func tag(
    _ line: Range<Int>, _ scanner: ByteScanner
  ) -> (tag: Range<Int>, value: Range<Int>)? {
    let bytes = scanner.bytes
    var end = line.lowerBound
    while end < line.upperBound, end - line.lowerBound < 9,
      bytes[end] &- 0x41 < 26 || (ASCII.isDigit(bytes[end]) && end > line.lowerBound)
    { end += 1 }
    guard end - line.lowerBound >= 2 else { return nil }
    var sign = end
    while sign < line.upperBound, bytes[sign] == ASCII.space { sign += 1 }
    guard sign < line.upperBound, bytes[sign] == ASCII.hyphen,
      sign > end || end - line.lowerBound == 4,
      sign + 1 == line.upperBound || ASCII.isWhite(bytes[sign + 1])
    else { return nil }
    return (line.lowerBound..<end, scanner.trimmed(sign + 1..<line.upperBound))
  }
}

extension Dialect {
  /// References in RIS, and as PubMed gives them.
  public static let taggedRecords = Dialect(
    name: "ris", sniff: TaggedRecords.sniff, makeReader: { BlockReader<TaggedRecords>() })
}
