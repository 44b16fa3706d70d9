import Papers

extension Dialect {
  /// Any Markdown or text with arXiv ids and titles near them.
  public static let genericText = Dialect(
    name: "text", isMarkdown: true, sniff: GenericText.sniff,
    makeReader: { BlockReader<GenericText>() })
}

/// Reads what no dialect knows: whatever arXiv id stands with a title near it becomes an entry.
///
/// A file is cut where an entry can begin: at headings, rules, rows of tables, items of lists, and
/// lines that say `Title:`. A piece that begins so is about the first id in it; in running text every
/// paragraph with an id is a piece of its own. A heading without an id is the title of what follows,
/// if that has none. An id without a title is a problem with its line.
struct GenericText: BlockDialect {
  /// The heading before this piece that had no id, and has not been used.
  private var heading: [UInt8] = []

  /// There is an id near the beginning, and it is no page or document of another kind.
  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let others: [StaticString] = [
      "<?xml", "<!DOCTYPE", "<!doctype", "<html", "%PDF", "{", "[{", "[\n",
    ]
    let start = ByteScanner(prefix).trimmed(0..<prefix.count).lowerBound
    if others.contains(where: { ByteScanner(prefix).has($0, at: start, before: prefix.count) }) {
      return false
    }
    return GenericText.firstID(in: 0..<prefix.count, ByteScanner(prefix)) != nil
  }

  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool {
    guard line.count > 1 else { return false }
    switch scanner.bytes[line.lowerBound] {
    case ASCII.hash: return scanner.heading(line) != nil
    case ASCII.bar: return true
    case ASCII.space, ASCII.tab: return false
    default: break
    }
    if GenericLine.isRule(line, scanner) || scanner.value(of: "Title", in: line) != nil {
      return true
    }
    guard let text = GenericLine.item(line, scanner) else { return false }
    return GenericLine.label(text, scanner) == nil && !GenericLine.isOnlyLinks(text, scanner)
  }

  mutating func read(_ block: Block, into builder: inout DigestBuilder) {
    guard let first = block.lines.first(where: { _ in true }) else { return }
    if begins(first, in: block.scanner) {
      readPiece(block, into: &builder)
      return
    }
    for paragraph in paragraphs(of: block) {
      readPiece(paragraph, into: &builder)
    }
  }

  private mutating func readPiece(_ piece: Block, into builder: inout DigestBuilder) {
    let scanner = piece.scanner
    guard let place = GenericText.firstID(in: piece.range, scanner) else {
      keepHeading(of: piece)
      return
    }
    var entry = GenericEntry(piece, id: place)
    if entry.title.isEmpty, !heading.isEmpty {
      entry.title = heading
      heading = []
    }
    guard !entry.title.isEmpty else {
      builder.add(.missingTitle, line: piece.line(of: place.range.lowerBound))
      return
    }
    entry.write(to: &builder, line: piece.line(of: place.range.lowerBound))
  }

  private mutating func keepHeading(of piece: Block) {
    guard let line = piece.lines.first(where: { _ in true }),
      let text = piece.scanner.heading(line)?.text
    else { return }
    heading = GenericTitle(piece.scanner, text).text
  }

  /// The parts of running text that blank lines divide.
  private func paragraphs(of block: Block) -> [Block] {
    var result: [Block] = []
    var start: Int?
    var line = block.line
    var startLine = line
    for text in block.lines {
      let isBlank = block.scanner.trimmed(text).isEmpty
      if isBlank, let from = start {
        result.append(
          Block(
            scanner: block.scanner, range: from..<text.lowerBound, line: startLine, isLast: false))
        start = nil
      } else if !isBlank, start == nil {
        (start, startLine) = (text.lowerBound, line)
      }
      line += 1
    }
    if let start {
      result.append(
        Block(
          scanner: block.scanner, range: start..<block.range.upperBound, line: startLine,
          isLast: block.isLast))
    }
    return result
  }

  /// Where an id stands.
  struct Place {
    let reference: ArxivReference
    /// From the beginning of the address, or of `arXiv:`, to the end of the id.
    let range: Range<Int>
  }

  /// The first id in an address of arXiv or after `arXiv:`.
  static func firstID(in range: Range<Int>, _ scanner: ByteScanner) -> Place? {
    var offset = range.lowerBound
    while offset + 6 < range.upperBound {
      let byte = scanner.bytes[offset]
      if byte == 0x61 || byte == 0x41, let place = id(at: offset, before: range.upperBound, scanner)
      {
        return place
      }
      offset += 1
    }
    return nil
  }

  private static func id(at start: Int, before end: Int, _ scanner: ByteScanner) -> Place? {
    let prefixes: [StaticString] = [
      "arxiv.org/abs/", "arxiv.org/pdf/", "arxiv.org/html/", "arXiv:", "arxiv:", "arXiv: ",
      "ArXiv:",
    ]
    for prefix in prefixes where scanner.has(prefix, at: start, before: end) {
      let from = start + prefix.utf8CodeUnitCount
      if let parsed = ArxivReference.parse(scanner.slice(from..<end)) {
        return Place(reference: parsed.reference, range: start..<from + parsed.length)
      }
    }
    return nil
  }
}
