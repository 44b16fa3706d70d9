import Papers

extension Dialect {
  /// The records that arXiv itself keeps of papers, `.abs`.
  public static let arxivAbs = Dialect(
    name: "arxiv-abs", sniff: ArxivAbs.sniff, makeReader: { BlockReader<ArxivAbs>() })
}

/// Reads the `.abs` files of arXiv, of today and of the 1990s:
///
///     \\
///     arXiv:cs/0012007                        (before 2000: Paper: hep-th/9201001)
///     From: A. One <one@example.org>
///     Date: Wed, 13 Dec 2000 08:48:06 GMT   (349kb)
///     Date (revised v2): Thu, 4 Jan 2001 13:28:06 GMT   (362kb)
///
///     Title: A title that may go on
///       in an indented line
///     Authors: A. One (Here) and B. Two
///     Categories: cs.SE cs.PL
///     \\
///       The abstract
///     \\
///
/// The date is that of the last version, whose number is in its label; that of the first one is kept besides.
struct ArxivAbs: BlockDialect {
  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    // A mail of many papers has a head, and addresses after its abstracts.
    var (wasMark, wasID) = (false, false)
    for line in Block.Lines(scanner: scanner, range: 0..<prefix.count) {
      if wasID {
        return scanner.has("From:", at: line.lowerBound, before: line.upperBound)
          && scanner.find("\n\\\\ (", in: 0..<prefix.count) == nil
      }
      let text = scanner.trimmed(line)
      if wasMark, isID(text, scanner) {
        wasID = true
      } else if isMark(text, scanner) {
        wasMark = true
      } else if !text.isEmpty, !scanner.bytes[text].allSatisfy({ $0 == ASCII.hyphen }) {
        return false
      }
    }
    return false
  }

  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool { ArxivAbs.isID(line, scanner) }

  mutating func read(_ block: Block, into builder: inout DigestBuilder) {
    let scanner = block.scanner
    var lines = block.lines
    guard let first = lines.next(), let id = ArxivAbs.id(first, scanner) else { return }
    builder.beginEntry(line: block.line)
    var dates: [(text: Range<Int>, version: UInt16)] = []
    var field = first.lowerBound..<first.lowerBound
    var headEnd: Int?
    while let line = lines.next() {
      if ArxivAbs.isMark(line, scanner) {
        headEnd = line.upperBound
        break
      }
      if line.isEmpty || !ASCII.isWhite(scanner.bytes[line.lowerBound]) {
        put(field, scanner, &dates, &builder)
        field = line
      } else {
        field = field.lowerBound..<line.upperBound
      }
    }
    put(field, scanner, &dates, &builder)
    setDates(dates, scanner, id, &builder)
    if let headEnd {
      let rest = headEnd..<block.range.upperBound
      let end = scanner.find("\n\\\\", in: rest)
      if end == nil, block.isLast, block.isCut { builder.setCut() }
      builder.set(.abstract, scanner.slice(headEnd..<(end ?? rest.upperBound)))
    } else if block.isLast {
      builder.setCut()
    }
    builder.endEntry(needsAbstract: headEnd != nil)
  }

  private func setDates(
    _ dates: [(text: Range<Int>, version: UInt16)], _ scanner: ByteScanner, _ id: ArxivReference,
    _ builder: inout DigestBuilder
  ) {
    let last = dates.last
    let version = id.version ?? (last?.version == 1 ? nil : last?.version)
    builder.setReference(ArxivReference(id: id.id, version: version))
    if let last { builder.setDay(ArxivAbs.day(scanner.slice(last.text))) }
    if let first = dates.first { builder.setFirstDay(ArxivAbs.day(scanner.slice(first.text))) }
  }

  private static func day(_ text: UnsafeRawBufferPointer) -> Day? {
    Day(mail: text) ?? Day(text: text)
  }

  private func put(
    _ field: Range<Int>, _ scanner: ByteScanner,
    _ dates: inout [(text: Range<Int>, version: UInt16)],
    _ builder: inout DigestBuilder
  ) {
    guard let colon = scanner.first(ASCII.colon, in: field) else { return }
    let label = field.lowerBound..<colon
    let range = scanner.trimmed(colon + 1..<field.upperBound)
    let text = scanner.slice(range)
    if scanner.says("title", label) {
      builder.set(.title, text)
    } else if scanner.says("authors", label) || scanner.says("author", label) {
      builder.add(names: text)
    } else if label.count >= 4, scanner.says("date", label.lowerBound..<label.lowerBound + 4) {
      // `Date (revised v2)`; before there were numbers, `Date (revised)`.
      let digits = scanner.bytes[label].filter(ASCII.isDigit).prefix(4)
      let number = digits.reduce(UInt16(0)) { $0 * 10 + UInt16($1 - ASCII.zero) }
      // The size of the paper comes after its date.
      let size = scanner.first(ASCII.parenthesisOpen, in: range) ?? range.upperBound
      if dates.count < 1000 {
        dates.append(
          (scanner.trimmed(range.lowerBound..<size), number == 0 ? UInt16(dates.count + 1) : number)
        )
      }
    } else if scanner.says("categories", label) || scanner.says("subj-class", label) {
      for word in text.split(whereSeparator: ASCII.isWhite) where scanner.says("categories", label)
      {
        builder.add(UnsafeRawBufferPointer(rebasing: word), to: .categories)
      }
    } else if scanner.says("comments", label) || scanner.says("comment", label) {
      builder.set(.comment, text)
    } else if scanner.says("journal-ref", label) {
      builder.set(.journal, text)
    } else if scanner.says("doi", label) {
      builder.set(.doi, text)
    } else if scanner.says("report-no", label) {
      builder.add(extra: "Report number", text)
    } else if scanner.says("msc-class", label) {
      builder.add(extra: "MSC class", text)
    } else if scanner.says("acm-class", label) {
      builder.add(extra: "ACM class", text)
    }
  }

  private static func isMark(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    line.count == 2 && scanner.has("\\\\", at: line.lowerBound, before: line.upperBound)
  }

  private static func isID(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    id(line, scanner) != nil
  }

  /// `arXiv:cs/0012007`, `Paper: hep-th/9201001`, `Paper (*cross-listing*): gr-qc/9402012`.
  private static func id(_ line: Range<Int>, _ scanner: ByteScanner) -> ArxivReference? {
    let isPaper = scanner.has("Paper", at: line.lowerBound, before: line.upperBound)
    guard isPaper || scanner.has("arXiv:", at: line.lowerBound, before: line.upperBound),
      let colon = scanner.first(ASCII.colon, in: line)
    else { return nil }
    let text = scanner.trimmed(colon + 1..<line.upperBound)
    guard let parsed = ArxivReference.parse(scanner.slice(text)) else { return nil }
    return parsed.length == text.count ? parsed.reference : nil
  }
}
