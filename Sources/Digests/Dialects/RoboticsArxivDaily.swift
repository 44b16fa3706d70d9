extension Dialect {
  /// The topic lists of robotics-arxiv-daily, both layouts.
  public static let roboticsArxivDaily = Dialect(
    name: "robotics-arxiv-daily", sniff: RoboticsArxivDaily.sniff,
    makeReader: { BlockReader<RoboticsArxivDaily>() })
}

/// Reads robotics-arxiv-daily. To 2026-01-15:
///
///     - **Title**
///       - Authors: A. One, B. Two, et al.
///       - Published: 2026-01-14 | Category: `cs.RO`
///       - Links: [arXiv](https://arxiv.org/abs/ID) | [PDF](https://arxiv.org/pdf/ID)
///       - Matched: term, term
///
/// and later `- **Title**`, a line of authors, `_2026-01-15_ · https://arxiv.org/abs/ID · `cs.CV``, and
/// the abstract in `<details>`. A day may have no papers.
struct RoboticsArxivDaily: BlockDialect {
  private var topic: [UInt8] = []

  private static let fields = [
    LabelledField(label: "Authors", target: .list(.authors)),
    LabelledField(label: "Published", target: .day),
    LabelledField(label: "Links", target: .reference),
    LabelledField(label: "Matched", target: .list(.tags)),
  ]

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    if scanner.find("# Daily Digest — ", in: 0..<min(prefix.count, 200)) != nil { return true }
    return scanner.find("**Robotics arXiv Daily**", in: 0..<min(prefix.count, 1000)) != nil
  }

  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool {
    scanner.has("- **", at: line.lowerBound, before: line.upperBound)
      || scanner.has("#", at: line.lowerBound, before: line.upperBound)
      || scanner.has("---", at: line.lowerBound, before: line.upperBound)
  }

  mutating func read(_ block: Block, into builder: inout DigestBuilder) {
    let scanner = block.scanner
    guard let first = block.lines.first(where: { _ in true }) else { return }
    if let heading = scanner.heading(first) {
      topic = Array(scanner.slice(heading.text))
      return
    }
    guard scanner.has("- **", at: first.lowerBound, before: first.upperBound) else { return }
    builder.beginEntry(line: block.line)
    let title = scanner.trimmed(first.lowerBound + 2..<first.upperBound)
    builder.set(.title, scanner.slice(scanner.unmarked(title)), markup: .bold)
    if let facts = factsLine(of: block) {
      readFacts(facts, of: block, after: first.upperBound, &builder)
    } else {
      readCategory(of: block, &builder)
      block.readFields(
        RoboticsArxivDaily.fields, from: first.upperBound, stops: [], into: &builder)
    }
    topic.withUnsafeBytes { builder.add(extra: "Topic", $0) }
    builder.endEntry(needsAbstract: false)
  }

  /// `_2026-01-15_ · https://arxiv.org/abs/ID · `cs.CV``.
  private func factsLine(of block: Block) -> Range<Int>? {
    block.lines.first { line in
      let text = block.scanner.trimmed(line)
      return text.count > 12 && block.scanner.bytes[text.lowerBound] == 0x5F
        && block.scanner.bytes[text.lowerBound + 11] == 0x5F
        && block.scanner.find("arxiv.org/", in: text) != nil
    }
  }

  private func readFacts(
    _ facts: Range<Int>, of block: Block, after title: Int, _ builder: inout DigestBuilder
  ) {
    let scanner = block.scanner
    let text = scanner.trimmed(facts)
    builder.setDay(Day(utf8: scanner.slice(text.lowerBound + 1..<text.lowerBound + 11)))
    builder.setReference(in: scanner.slice(text))
    addCategory(in: text, scanner, &builder)
    let authors = scanner.trimmed(title..<facts.lowerBound)
    builder.add(commaSeparated: scanner.slice(authors), to: .authors)
    let rest = facts.upperBound..<block.range.upperBound
    guard let head = scanner.find("</summary>", in: rest) else { return }
    let end = scanner.find("</details>", in: head..<rest.upperBound)
    if end == nil, block.isLast { builder.setCut() }
    builder.set(.abstract, scanner.slice(head + 10..<(end ?? rest.upperBound)))
  }

  private func readCategory(of block: Block, _ builder: inout DigestBuilder) {
    guard let place = block.scanner.find("Category:", in: block.range) else { return }
    let end = min(block.scanner.lineEnd(from: place), block.range.upperBound)
    addCategory(in: place..<end, block.scanner, &builder)
  }

  /// What stands in back-quotes.
  private func addCategory(
    in range: Range<Int>, _ scanner: ByteScanner, _ builder: inout DigestBuilder
  ) {
    guard let open = scanner.find("`", in: range),
      let close = scanner.find("`", in: open + 1..<range.upperBound)
    else { return }
    builder.add(scanner.slice(open + 1..<close), to: .categories)
  }
}
