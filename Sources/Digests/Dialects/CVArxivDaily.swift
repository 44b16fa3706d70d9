extension Dialect {
  /// The topic tables and lists of cv-arxiv-daily and its many copies.
  public static let cvArxivDaily = Dialect(
    name: "cv-arxiv-daily", sniff: CVArxivDaily.sniff,
    makeReader: { BlockReader<CVArxivDaily>() })
}

/// Reads cv-arxiv-daily: under `## Topic` a table whose header has `Publish Date`, or a list:
///
///     - 2022-11-29, **Title**, First Author et.al., Paper: [url](url), Code: **[url](url)**
///
/// There are no abstracts, and one author.
struct CVArxivDaily: BlockDialect {
  private var table = PaperTable()

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    for line in Block.Lines(scanner: scanner, range: 0..<prefix.count) {
      if CVArxivRow.isListed(line, scanner) { return true }
      if let columns = PaperTable.columns(of: line, scanner) {
        let hasAddress = columns.contains { if case .address = $0 { true } else { false } }
        let hasDate = columns.contains { if case .date = $0 { true } else { false } }
        return hasAddress && hasDate
      }
    }
    return false
  }

  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool {
    guard let first = scanner.bytes[line].first else { return false }
    return first == ASCII.bar || first == ASCII.hash || first == ASCII.hyphen
  }

  mutating func read(_ block: Block, into builder: inout DigestBuilder) {
    let scanner = block.scanner
    guard let line = block.lines.first(where: { _ in true }) else { return }
    if let heading = scanner.heading(line) {
      table.topic = Array(scanner.slice(heading.text))
    } else if CVArxivRow.isListed(line, scanner) {
      CVArxivRow.readListed(line, scanner, number: block.line, topic: table.topic, into: &builder)
    } else if scanner.bytes[line].first == ASCII.bar {
      if table.takeHeader(line, scanner) || PaperTable.isRule(line, scanner) { return }
      table.read(line, scanner, number: block.line, needsAbstract: false, into: &builder)
    }
  }
}

/// One row of cv-arxiv-daily, of a table or of a list; the JSON store keeps them as strings.
enum CVArxivRow {
  static func read(
    _ row: UnsafeRawBufferPointer, number: Int, topic: [UInt8], into builder: inout DigestBuilder
  ) {
    let scanner = ByteScanner(row)
    let line = scanner.trimmed(0..<row.count)
    if isListed(line, scanner) {
      readListed(line, scanner, number: number, topic: topic, into: &builder)
    } else {
      var table = PaperTable()
      table.topic = topic
      table.read(line, scanner, number: number, needsAbstract: false, into: &builder)
    }
  }

  /// `- 2022-11-29, **…`
  static func isListed(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    line.count > 20 && scanner.has("- ", at: line.lowerBound, before: line.upperBound)
      && scanner.has(", **", at: line.lowerBound + 12, before: line.upperBound)
      && ASCII.isDigit(scanner.bytes[line.lowerBound + 2])
  }

  static func readListed(
    _ line: Range<Int>, _ scanner: ByteScanner, number: Int, topic: [UInt8],
    into builder: inout DigestBuilder
  ) {
    builder.beginEntry(line: number)
    let date = line.lowerBound + 2
    builder.setDay(Day(utf8: scanner.slice(date..<date + 10)))
    let title = date + 14
    let paper = scanner.find(", Paper: ", in: line)
    let code = scanner.find(", Code: ", in: line)
    // The last end of bold before the address: a title may have asterisks of its own.
    if let paper, let close = lastBold(in: title..<paper, scanner) {
      builder.set(.title, scanner.slice(title..<close), markup: .bold)
      var authors = scanner.trimmed(close + 2..<paper)
      if scanner.bytes[authors].first == ASCII.comma { authors.removeFirst() }
      let names = PaperTable.withoutEtAl(scanner.trimmed(authors), scanner)
      builder.add(commaSeparated: names, to: .authors)
      builder.setReference(in: scanner.slice(paper..<(code ?? line.upperBound)))
    }
    if let code, let link = scanner.firstLink(in: code..<line.upperBound) {
      builder.add(scanner.slice(link.address), to: .code)
    }
    topic.withUnsafeBytes { builder.add(extra: "Topic", $0) }
    builder.endEntry(needsAbstract: false)
  }

  private static func lastBold(in range: Range<Int>, _ scanner: ByteScanner) -> Int? {
    var found: Int?
    var offset = range.lowerBound
    while let next = scanner.find("**", in: offset..<max(offset, range.upperBound)) {
      found = next
      offset = next + 2
    }
    return found
  }
}
