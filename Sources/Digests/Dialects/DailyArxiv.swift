import Papers

extension Dialect {
  /// The keyword tables of DailyArXiv, with the abstract folded into a cell.
  public static let dailyArxiv = Dialect(
    name: "dailyarxiv", isMarkdown: true, sniff: DailyArxiv.sniff,
    makeReader: { BlockReader<DailyArxiv>() })
}

/// Reads DailyArXiv: under `## Keyword` a table whose titles are links to the papers.
///
///     | **Title** | **Date** | **Abstract** | **Comment** |
///     | --- | --- | --- | --- |
///     | **[Title](https://arxiv.org/abs/2608.19171v1)** | 2026-08-19 | <details>…</details> | 23 pages |
///
/// The issue template has no abstracts. There are no authors.
struct DailyArxiv: BlockDialect {
  private var table = PaperTable()

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    PaperTable.sniff(
      prefix, isWanted: { $0.has(.date) && !$0.has(.address) && !$0.has(.authors) },
      isEnough: { $0.isBold && $0.has(.comment) && $0.kinds.first == .title })
      && !PaperTable.hasPaperOutside(prefix)
  }

  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool {
    guard let first = scanner.bytes[line].first else { return false }
    return first == ASCII.bar || first == ASCII.hash
  }

  mutating func read(_ block: Block, into builder: inout DigestBuilder) {
    let scanner = block.scanner
    guard let line = block.firstLine else { return }
    if scanner.bytes[line].first == ASCII.bar { return table.takeRow(block, into: &builder) }
    table.end()
    if let heading = scanner.heading(line) { table.takeHeading(heading.text, scanner) }
  }
}
