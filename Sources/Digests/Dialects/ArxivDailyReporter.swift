import Papers

extension Dialect {
  /// The plain lists of Awesome-arXiv-Daily-Reporter.
  public static let arxivDailyReporter = Dialect(
    name: "arxiv-daily-reporter", isMarkdown: true, sniff: ArxivDailyReporter.sniff,
    makeReader: { BlockReader<ArxivDailyReporter>() })
}

/// Reads arxiv-daily-reporter: `# Title`, then `**Authors**:`, `**Link**: [PDF](…)`, `**Abstract**:`; in copies
/// a Chinese title and abstract beside the English ones.
struct ArxivDailyReporter: BlockDialect {
  private static let fields = [
    LabelledField(label: "Authors", target: .list(.authors)),
    LabelledField(label: "Link", target: .reference),
    LabelledField(label: "Abstract", target: .text(.abstract), isLast: true),
    LabelledField(label: "中文标题", target: .extra("中文标题"), endsAll: true),
    LabelledField(label: "标题", target: .extra("标题"), endsAll: true),
    LabelledField(label: "Chinese Title", target: .extra("Chinese title"), endsAll: true),
    LabelledField(label: "中文摘要", target: .extra("中文摘要"), endsAll: true),
    LabelledField(label: "摘要", target: .extra("摘要"), endsAll: true),
    LabelledField(label: "Chinese Abstract", target: .extra("Chinese abstract"), endsAll: true),
  ]

  private static let secondTitles: [StaticString] = ["中文标题", "标题", "Chinese Title"]

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    var lines = Block.Lines(scanner: scanner, range: 0..<prefix.count)
    while let first = lines.next() {
      if scanner.trimmed(first).isEmpty { continue }
      guard scanner.heading(first)?.level == 1 else { return false }
      break
    }
    for line in lines.prefix(8) where !scanner.trimmed(line).isEmpty {
      if scanner.has("**Authors**:", at: line.lowerBound, before: line.upperBound) {
        return scanner.find("**Link**: [PDF](", in: 0..<prefix.count) != nil
      }
      // The title in the other language may come first.
      guard secondTitles.contains(where: { scanner.value(of: $0, in: line) != nil }) else {
        return false
      }
    }
    return false
  }

  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool {
    scanner.has("# ", at: line.lowerBound, before: line.upperBound)
  }

  mutating func read(_ block: Block, into builder: inout DigestBuilder) {
    let scanner = block.scanner
    guard let first = block.lines.first(where: { _ in true }),
      let title = scanner.heading(first)
    else { return }
    builder.beginEntry(line: block.line)
    builder.set(.title, scanner.slice(title.text), markup: .bold)
    block.readFields(
      ArxivDailyReporter.fields, from: min(first.upperBound + 1, block.range.upperBound),
      stops: ["---"], into: &builder)
    builder.endEntry(needsAbstract: true)
  }
}
