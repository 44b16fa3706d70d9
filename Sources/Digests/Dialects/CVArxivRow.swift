import Papers

/// One row of cv-arxiv-daily, of a table or of a list; the JSON store keeps them as strings.
///
///     - 2022-11-29, **Title**, First Author et.al., Paper: [url](url), Code: **[url](url)**
///
/// There are no abstracts, and one author.
enum CVArxivRow {
  static func read(
    _ row: UnsafeRawBufferPointer, number: Int, topic: [UInt8], into builder: inout DigestBuilder
  ) {
    let scanner = ByteScanner(row)
    let line = scanner.trimmed(0..<row.count)
    if isListed(line, scanner) {
      readListed(line, scanner, number: number, topic: topic, isCut: false, into: &builder)
    } else {
      var table = PaperTable(topic: topic)
      table.read(line, scanner, number: number, into: &builder)
    }
  }

  /// `- 2022-11-29, **…, Paper: …`; of one that the file cuts short, the beginning.
  static func isListed(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    let start = line.lowerBound
    guard line.count > 16, scanner.has(", **", at: start + 12, before: line.upperBound),
      scanner.bytes[start] == ASCII.hyphen || scanner.bytes[start] == ASCII.asterisk,
      scanner.bytes[start + 1] == ASCII.space,
      TableRow.isDate(start + 2..<start + 12, scanner)
    else { return false }
    return line.upperBound == scanner.bytes.count || scanner.find(", Paper: ", in: line) != nil
  }

  static func readListed(
    _ line: Range<Int>, _ scanner: ByteScanner, number: Int, topic: [UInt8], isCut: Bool,
    into builder: inout DigestBuilder
  ) {
    builder.beginEntry(line: number)
    let date = line.lowerBound + 2
    builder.setDay(Day(utf8: scanner.slice(date..<date + 10)))
    let title = date + 14
    // The last one, and the last end of bold before it: a title may have its own.
    let paper = scanner.findLast(", Paper: ", in: title..<line.upperBound) ?? line.upperBound
    if let close = scanner.findLast("**", in: title..<paper) {
      scanner.withBars(in: title..<close) { builder.set(.title, $0, markup: .bold) }
      var authors = scanner.trimmed(close + 2..<paper)
      if scanner.bytes[authors].first == ASCII.comma { authors.removeFirst() }
      TableCell(range: scanner.trimmed(authors), scanner: scanner).put(as: .authors, into: &builder)
    }
    let links = min(paper + 9, line.upperBound)..<line.upperBound
    let code = scanner.find(", Code: ", in: links)
    put(links.lowerBound..<(code ?? links.upperBound), as: .address, scanner, &builder)
    if let code { put(code + 8..<line.upperBound, as: .code, scanner, &builder) }
    topic.withUnsafeBytes { builder.add(extra: "Topic", $0) }
    let isWhole = scanner.ends(line, with: ")") || scanner.ends(line, with: "**")
    builder.endEntry(isCut: isCut && !isWhole, needsAbstract: false)
  }

  private static func put(
    _ range: Range<Int>, as kind: TableColumns.Kind, _ scanner: ByteScanner,
    _ builder: inout DigestBuilder
  ) {
    TableCell(range: scanner.trimmed(range), scanner: scanner).put(as: kind, into: &builder)
  }
}
