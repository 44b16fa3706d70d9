import Papers

extension Dialect {
  /// The topic tables and lists of cv-arxiv-daily and its many copies.
  public static let cvArxivDaily = Dialect(
    name: "cv-arxiv-daily", isMarkdown: true, sniff: CVArxivDaily.sniff,
    makeReader: { BlockReader<CVArxivDaily>() })
}

/// Reads cv-arxiv-daily: under `## Topic` a table with a date, a title, authors and an address, and
/// in copies more columns in other places; or a list of `CVArxivRow`.
struct CVArxivDaily: BlockDialect {
  private var table = PaperTable()

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    for line in Block.Lines(scanner: scanner, range: 0..<prefix.count)
    where CVArxivRow.isListed(line, scanner) && scanner.find("arxiv.org/", in: line) != nil {
      return true
    }
    return PaperTable.sniff(
      prefix, isWanted: { $0.has(.date) && ($0.has(.address) || $0.has(.authors)) },
      isEnough: { columns in
        [.authors, .address, .code].allSatisfy(columns.has) && columns.kinds.first == .date
      }) && !PaperTable.hasPaperOutside(prefix)
  }

  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool {
    guard let first = scanner.bytes[line].first else { return false }
    return first == ASCII.bar || first == ASCII.hash || CVArxivRow.isListed(line, scanner)
  }

  mutating func read(_ block: Block, into builder: inout DigestBuilder) {
    let scanner = block.scanner
    guard let line = block.firstLine else { return }
    if scanner.bytes[line].first == ASCII.bar { return table.takeRow(block, into: &builder) }
    table.end()
    if let heading = scanner.heading(line) {
      table.takeHeading(heading.text, scanner)
    } else if CVArxivRow.isListed(line, scanner) {
      CVArxivRow.readListed(
        line, scanner, number: block.line, topic: table.topic.text, isCut: block.isCut,
        into: &builder)
    }
  }
}
