import Papers

extension Dialect {
  /// The daily digests of daily-arXiv-ai-enhanced and its many copies, in Markdown.
  public static let aiEnhanced = Dialect(
    name: "daily-arxiv-ai-enhanced", isMarkdown: true, sniff: AIEnhanced.sniff,
    makeReader: { BlockReader<AIEnhanced>() })
}

/// Reads daily-arXiv-ai-enhanced.
///
///     # cs.CV [[Back]](#toc)
///     ### [1] [Title](https://arxiv.org/abs/2506.06283)
///     *A. One,B. Two*
///     Main category: cs.CV
///     TL;DR: one or two sentences
///     <details>
///       <summary>Details</summary>
///     Motivation: …
///     Abstract: …
///     </details>
///
/// The oldest files have no numbers and categories, and `Task:` for `TL;DR:`; the very first have
/// only the abstract, under `<summary>Abstract</summary>`.
struct AIEnhanced: BlockDialect {
  private static let fields = [
    LabelledField(label: "TL;DR", target: .text(.summary)),
    LabelledField(label: "TLDR", target: .text(.summary)),
    LabelledField(label: "Task", target: .text(.summary)),
    LabelledField(label: "Main category", target: .words(.categories)),
    LabelledField(label: "Motivation", target: .extra("Motivation")),
    LabelledField(label: "Method", target: .extra("Method")),
    LabelledField(label: "Result", target: .extra("Result")),
    LabelledField(label: "Conclusion", target: .extra("Conclusion")),
    LabelledField(label: "Abstract", target: .text(.abstract), isLast: true),
  ]

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    if scanner.has("<div id=toc></div>", at: 0, before: prefix.count) { return true }
    var wasTitle = false
    for line in Block.Lines(scanner: scanner, range: 0..<prefix.count) {
      if wasTitle, scanner.bytes[line].first == ASCII.asterisk { return true }
      wasTitle = title(of: line, scanner) != nil
    }
    return false
  }

  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool {
    scanner.has("### [", at: line.lowerBound, before: line.upperBound)
      || scanner.has("<div id=", at: line.lowerBound, before: line.upperBound)
      || scanner.has("# ", at: line.lowerBound, before: line.upperBound)
  }

  mutating func read(_ block: Block, into builder: inout DigestBuilder) {
    let scanner = block.scanner
    var lines = block.lines
    guard let first = lines.next(),
      scanner.has("### ", at: first.lowerBound, before: first.upperBound)
    else { return }
    guard let title = AIEnhanced.title(of: first, scanner) else {
      builder.add(.malformed, line: block.line)
      return
    }
    builder.beginEntry(line: block.line)
    builder.setReference(in: scanner.slice(title.address))
    builder.set(.title, scanner.slice(title.text), markup: .bold)
    var rest = min(first.upperBound + 1, block.range.upperBound)
    while let line = lines.next() {
      let text = scanner.trimmed(line)
      if text.isEmpty { continue }
      if scanner.bytes[text].first == ASCII.asterisk {
        builder.add(commaSeparated: scanner.slice(scanner.unmarked(text)), to: .authors)
        rest = min(line.upperBound + 1, block.range.upperBound)
      }
      break
    }
    if !readOnlyAbstract(block, from: rest, &builder) {
      let stops: [StaticString] = ["<details", "<summary", "</details"]
      block.readFields(AIEnhanced.fields, from: rest, stops: stops, into: &builder)
    }
    if block.isLast, scanner.find("</details>", in: rest..<block.range.upperBound) == nil {
      builder.setCut()
    }
    builder.endEntry(needsAbstract: true)
  }

  /// The form of the very first files.
  private func readOnlyAbstract(
    _ block: Block, from start: Int, _ builder: inout DigestBuilder
  ) -> Bool {
    let label: StaticString = "<summary>Abstract</summary>"
    guard let found = block.scanner.find(label, in: start..<block.range.upperBound) else {
      return false
    }
    let text = found + label.utf8CodeUnitCount..<block.range.upperBound
    let end = block.scanner.find("</details>", in: text) ?? text.upperBound
    builder.set(.abstract, block.scanner.slice(text.lowerBound..<end))
    return true
  }

  /// `### [1] [Title](address)`.
  private static func title(of line: Range<Int>, _ scanner: ByteScanner) -> ByteScanner.Link? {
    guard scanner.has("### [", at: line.lowerBound, before: line.upperBound) else { return nil }
    var start = line.lowerBound + 4
    var digits = start + 1
    while digits < line.upperBound, ASCII.isDigit(scanner.bytes[digits]) { digits += 1 }
    if digits > start + 1, scanner.has("] [", at: digits, before: line.upperBound) {
      start = digits + 2
    }
    guard let link = scanner.link(at: start, before: line.upperBound),
      scanner.find("arxiv.org/", in: link.address) != nil
    else { return nil }
    return link
  }
}
