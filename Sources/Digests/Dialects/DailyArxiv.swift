extension Dialect {
  /// The keyword tables of DailyArXiv, with the abstract folded into a cell.
  public static let dailyArxiv = Dialect(
    name: "dailyarxiv", sniff: DailyArxiv.sniff, makeReader: { BlockReader<DailyArxiv>() })
}

/// Reads DailyArXiv: under `## Keyword` a table with the columns `**Title**`, `**Date**`, sometimes
/// `**Abstract**`, and `**Comment**`; the title is a link to the paper.
struct DailyArxiv: BlockDialect {
  private var table = PaperTable()
  private var hasAbstracts = false

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    for line in Block.Lines(scanner: scanner, range: 0..<prefix.count) {
      if let columns = PaperTable.columns(of: line, scanner) {
        let hasAddress = columns.contains { if case .address = $0 { true } else { false } }
        return !hasAddress && scanner.find("**Title**", in: line) != nil
      }
    }
    return false
  }

  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool {
    guard let first = scanner.bytes[line].first else { return false }
    return first == ASCII.bar || first == ASCII.hash
  }

  mutating func read(_ block: Block, into builder: inout DigestBuilder) {
    let scanner = block.scanner
    guard let line = block.lines.first(where: { _ in true }) else { return }
    if let heading = scanner.heading(line) {
      table.topic = Array(scanner.slice(heading.text))
    } else if scanner.bytes[line].first == ASCII.bar {
      if table.takeHeader(line, scanner) {
        hasAbstracts = table.columns.contains { if case .abstract = $0 { true } else { false } }
      } else if !PaperTable.isRule(line, scanner) {
        table.read(line, scanner, number: block.line, needsAbstract: hasAbstracts, into: &builder)
      }
    }
  }
}
