import Papers

extension Dialect {
  /// The files of daily-paper-reader, one a paper, and its index of a day.
  public static let dailyPaperReader = Dialect(
    name: "daily-paper-reader", isMarkdown: true, sniff: DailyPaperReader.sniff,
    makeReader: { BlockReader<DailyPaperReader>() })
}

/// Reads daily-paper-reader: front matter, then the abstract under `## Abstract` and its translation
/// under `## 摘要`; or in an older layout `# Title` and lines such as `**Authors**: … \`. The long
/// summary at the end is not kept. The file of a day only points to the others.
struct DailyPaperReader: BlockDialect {
  private static let extras: [(name: StaticString, label: StaticString)] = [
    ("title_zh", "Title (zh)"), ("score", "Score"), ("evidence", "Evidence"),
    ("motivation", "Motivation"), ("method", "Method"), ("result", "Result"),
    ("conclusion", "Conclusion"),
  ]
  private static let fields = [
    LabelledField(label: "Authors", target: .list(.authors)),
    LabelledField(label: "Date", target: .day),
    LabelledField(label: "PDF", target: .reference),
    LabelledField(label: "Tags", target: .nothing),
    LabelledField(label: "Score", target: .extra("Score")),
    LabelledField(label: "Evidence", target: .extra("Evidence")),
    LabelledField(label: "TLDR", target: .text(.summary)),
    LabelledField(label: "Motivation", target: .extra("Motivation")),
    LabelledField(label: "Method", target: .extra("Method")),
    LabelledField(label: "Result", target: .extra("Result")),
    LabelledField(label: "Conclusion", target: .extra("Conclusion")),
  ]

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    let head = 0..<min(prefix.count, 40_000)
    if scanner.has("# 日报 · ", at: 0, before: prefix.count) { return true }
    if scanner.has("---", at: 0, before: prefix.count) {
      return scanner.find("\npdf: ", in: head) != nil
        && (scanner.find("\ntldr: ", in: head) != nil
          || scanner.find("\nevidence: ", in: head) != nil)
    }
    return scanner.has("# ", at: 0, before: prefix.count)
      && scanner.find("\n**PDF**: ", in: head) != nil
      && scanner.find("\n**TLDR**", in: head) != nil
  }

  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool { false }

  mutating func read(_ block: Block, into builder: inout DigestBuilder) {
    if block.scanner.has("# 日报 · ", at: block.range.lowerBound, before: block.range.upperBound) {
      return
    }
    builder.beginEntry(line: block.line)
    if let matter = FrontMatter(block) {
      read(matter, &builder)
      readText(of: block, from: matter.end, &builder)
    } else {
      readBoldLayout(block, &builder)
      readText(of: block, from: block.range.lowerBound, &builder)
    }
    builder.endEntry(needsAbstract: true)
  }

  private func read(_ matter: FrontMatter, _ builder: inout DigestBuilder) {
    func each(_ name: StaticString, _ body: (UnsafeRawBufferPointer) -> Void) {
      for value in matter.values(name) { value.withUnsafeBytes(body) }
    }
    each("title") { builder.set(.title, $0) }
    each("authors") { builder.add(commaSeparated: $0, to: .authors) }
    each("date") { builder.setDay(Day(utf8: UnsafeRawBufferPointer(rebasing: $0.prefix(10)))) }
    each("pdf") { builder.setReference(in: $0) }
    each("tags") { builder.add($0, to: .tags) }
    each("tldr") { builder.set(.summary, $0) }
    for extra in DailyPaperReader.extras {
      each(extra.name) { builder.add(extra: extra.label, $0) }
    }
  }

  private func readBoldLayout(_ block: Block, _ builder: inout DigestBuilder) {
    let scanner = block.scanner
    guard let first = block.lines.first(where: { _ in true }),
      let title = scanner.heading(first)
    else { return }
    builder.set(.title, scanner.slice(title.text))
    for line in block.lines {
      var text = scanner.trimmed(line)
      if scanner.bytes[text].last == ASCII.backslash { text = scanner.trimmed(text.dropLast()) }
      guard scanner.bytes[text].first == ASCII.asterisk else { continue }
      let part = Block(scanner: scanner, range: text, line: block.line, isLast: false)
      part.readFields(
        DailyPaperReader.fields, from: text.lowerBound, stops: [], into: &builder)
      if scanner.value(of: "Tags", in: text) != nil { readTags(in: text, scanner, &builder) }
    }
  }

  /// `<span class="tag-label tag-green">SR</span>`.
  private func readTags(
    in range: Range<Int>, _ scanner: ByteScanner, _ builder: inout DigestBuilder
  ) {
    var rest = range
    while let span = scanner.find("<span class=\"tag-label", in: rest),
      let open = scanner.find(">", in: span..<range.upperBound),
      let close = scanner.find("</span>", in: open..<range.upperBound)
    {
      builder.add(scanner.slice(open + 1..<close), to: .tags)
      rest = close..<range.upperBound
    }
  }

  private func readText(of block: Block, from start: Int, _ builder: inout DigestBuilder) {
    if let text = block.section(named: "摘要", from: start) {
      builder.add(extra: "摘要", block.scanner.slice(text))
    }
    if let text = block.section(named: "Abstract", from: start) {
      builder.set(.abstract, block.scanner.slice(text))
    }
  }
}
