import Papers

extension Dialect {
  /// The topic lists of robotics-arxiv-daily, both layouts.
  public static let roboticsArxivDaily = Dialect(
    name: "robotics-arxiv-daily", isMarkdown: true, sniff: RoboticsArxivDaily.sniff,
    makeReader: { BlockReader<RoboticsArxivDaily>() })
}

/// Reads robotics-arxiv-daily: under `## Topic` a list of papers. To 2026-01-15 and afterwards:
///
///     - **Title**                                 - **Title**
///       - Authors: A. One, B. Two et al.            A. One, B. Two
///       - Published: 2026-01-14 | Category: `c`     _2026-01-15_ · https://arxiv.org/abs/ID · `c`
///       - Links: [arXiv](url) | [PDF](url)          <details><summary>Abstract</summary>
///       - Matched: term, term                       …
///                                                   </details>
///
/// A day may have no papers.
struct RoboticsArxivDaily: BlockDialect {
  private var topic = RepeatedExtra("Topic", [])

  /// Looks for a paper, or for what stands above the topics of a day.
  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    var (isInItem, hasDay, lines) = (false, false, 0)
    for line in Block.Lines(scanner: scanner, range: 0..<prefix.count) {
      lines += 1
      if lines <= 20 {
        if isBanner(line, scanner) { return true }
        hasDay = hasDay || isDayHeading(line, scanner)
        if hasDay, scanner.find("from arXiv using topic", in: line) != nil { return true }
      }
      if scanner.has("- **", at: line.lowerBound, before: line.upperBound) {
        isInItem = true
      } else if !scanner.has("  ", at: line.lowerBound, before: line.upperBound) {
        isInItem = false
      } else if isInItem, RoboticsFacts.isTelling(scanner.trimmed(line), scanner) {
        return true
      }
    }
    return false
  }

  private static func isBanner(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    scanner.slice(scanner.trimmed(line)).elementsEqual("**Robotics arXiv Daily**".utf8)
  }

  /// `# Daily Digest — 2026-01-15`.
  private static func isDayHeading(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    guard let heading = scanner.heading(line), heading.level == 1, heading.text.count > 20,
      scanner.has("Daily Digest", at: heading.text.lowerBound, before: heading.text.upperBound)
    else { return false }
    return Day(utf8: scanner.slice(heading.text.suffix(10))) != nil
  }

  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool {
    scanner.has("- **", at: line.lowerBound, before: line.upperBound)
      || scanner.has("---", at: line.lowerBound, before: line.upperBound)
      || scanner.bytes[line].first == ASCII.hash && scanner.heading(line) != nil
  }

  mutating func read(_ block: Block, into builder: inout DigestBuilder) {
    let scanner = block.scanner
    guard let line = block.firstLine else { return }
    if let heading = scanner.heading(line) {
      var table = PaperTable()
      table.takeHeading(heading.text, scanner)
      topic = table.topic
    } else if scanner.has("- **", at: line.lowerBound, before: line.upperBound) {
      builder.beginEntry(line: block.line)
      let title = scanner.withoutBold(scanner.trimmed(line.lowerBound + 2..<line.upperBound))
      builder.set(.title, scanner.slice(title), markup: .bold)
      var item = RoboticsItem()
      item.read(block, from: line.upperBound, into: &builder)
      builder.add(&topic)
      builder.endEntry(
        isCut: item.isCut || block.isCut && item.isOpen, needsAbstract: item.isFolded)
    }
  }
}
