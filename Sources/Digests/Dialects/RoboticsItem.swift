import Papers

/// What stands under a title of robotics-arxiv-daily.
struct RoboticsItem {
  /// There is an abstract in `<details>`.
  private(set) var isFolded = false
  /// The file ends within the abstract.
  private(set) var isCut = false
  /// More may belong to the paper: no line has come that is the last of one.
  private(set) var isOpen = true

  mutating func read(_ block: Block, from start: Int, into builder: inout DigestBuilder) {
    let scanner = block.scanner
    for line in Block.Lines(scanner: scanner, range: start..<block.range.upperBound) {
      let text = scanner.trimmed(line)
      if text.isEmpty { continue }
      if scanner.has("<details", at: text.lowerBound, before: text.upperBound) {
        return readFolded(text.lowerBound..<block.range.upperBound, block, into: &builder)
      }
      if let facts = RoboticsFacts(text, in: scanner) {
        facts.put(into: &builder)
      } else if let (label, value) = labelled(text, scanner) {
        isOpen = !scanner.says("matched", label)
        put(value, under: label, scanner, &builder)
      } else {
        builder.add(
          commaSeparated: scanner.slice(scanner.withoutEtAl(text)), to: .authors)
      }
    }
  }

  private mutating func readFolded(
    _ range: Range<Int>, _ block: Block, into builder: inout DigestBuilder
  ) {
    let scanner = block.scanner
    isFolded = true
    isOpen = false
    let head = scanner.find("</summary>", in: range)
    let end = scanner.find("</details>", in: range)
    isCut = block.isLast && end == nil
    guard let head, head + 10 <= end ?? range.upperBound else { return }
    builder.set(.abstract, scanner.slice(head + 10..<(end ?? range.upperBound)))
  }

  /// `- Label: value`.
  private func labelled(
    _ text: Range<Int>, _ scanner: ByteScanner
  ) -> (label: Range<Int>, value: Range<Int>)? {
    guard scanner.has("- ", at: text.lowerBound, before: text.upperBound),
      let colon = scanner.first(
        ASCII.colon, in: text.lowerBound..<min(text.upperBound, text.lowerBound + 40))
    else { return nil }
    return (
      scanner.unmarked(text.lowerBound + 2..<colon), scanner.trimmed(colon + 1..<text.upperBound)
    )
  }

  private func put(
    _ value: Range<Int>, under label: Range<Int>, _ scanner: ByteScanner,
    _ builder: inout DigestBuilder
  ) {
    let text = scanner.slice(value)
    if scanner.says("authors", label) {
      builder.add(commaSeparated: scanner.slice(scanner.withoutEtAl(value)), to: .authors)
    } else if scanner.says("published", label) {
      builder.setDay(Day(utf8: UnsafeRawBufferPointer(rebasing: text.prefix(10))))
      RoboticsFacts.putCategories(value, scanner, &builder)
    } else if scanner.says("links", label) {
      builder.setReference(in: text)
    } else if scanner.says("matched", label) {
      builder.add(commaSeparated: text, to: .tags)
    } else if scanner.says("code", label) {
      TableCell(range: value, scanner: scanner).put(as: .code, into: &builder)
    } else if scanner.says("abstract", label) {
      builder.set(.abstract, text)
    } else if scanner.says("comment", label) || scanner.says("comments", label) {
      builder.set(.comment, text)
    } else {
      builder.add(extra: scanner.slice(label), text)
    }
  }
}

/// `_2026-01-15_ · https://arxiv.org/abs/ID · `cs.CV``.
struct RoboticsFacts {
  private let text: Range<Int>
  private let scanner: ByteScanner

  /// nil when the line is something else.
  init?(_ text: Range<Int>, in scanner: ByteScanner) {
    guard text.count > 12, scanner.bytes[text.lowerBound] == 0x5F,
      scanner.bytes[text.lowerBound + 11] == 0x5F,
      TableRow.isDate(text.lowerBound + 1..<text.lowerBound + 11, scanner)
    else { return nil }
    self.text = text
    self.scanner = scanner
  }

  /// Whether a line is one that only this dialect has.
  static func isTelling(_ text: Range<Int>, _ scanner: ByteScanner) -> Bool {
    let isKnown =
      scanner.has("- Links: [", at: text.lowerBound, before: text.upperBound)
      || RoboticsFacts(text, in: scanner) != nil
    return isKnown && scanner.find("arxiv.org/", in: text) != nil
  }

  func put(into builder: inout DigestBuilder) {
    builder.setDay(Day(utf8: scanner.slice(text.lowerBound + 1..<text.lowerBound + 11)))
    let rest = text.lowerBound + 12..<text.upperBound
    if !scanner.trimmed(rest).isEmpty { builder.setReference(in: scanner.slice(rest)) }
    RoboticsFacts.putCategories(rest, scanner, &builder)
  }

  /// What stands in back-quotes.
  static func putCategories(
    _ range: Range<Int>, _ scanner: ByteScanner, _ builder: inout DigestBuilder
  ) {
    var offset = range.lowerBound
    while let open = scanner.first(0x60, in: offset..<range.upperBound),
      let close = scanner.first(0x60, in: open + 1..<range.upperBound)
    {
      builder.add(scanner.slice(open + 1..<close), to: .categories)
      offset = close + 1
    }
  }
}
