extension Dialect {
  /// The daily mails of arXiv's subject classes.
  public static let mailingList = Dialect(
    name: "mailing-list", sniff: MailingList.sniff, makeReader: { BlockReader<MailingList>() })
}

/// Reads arXiv's daily mail: new papers, cross-lists and replacements.
///
///     \\
///     arXiv:2303.08867
///     Date: Wed, 15 Mar 2023 18:34:08 GMT   (243kb,D)
///
///     Title: A title that may go on
///       in an indented line
///     Authors: A. One (Here) and B. Two
///     Categories: q-fin.TR cond-mat.stat-mech
///     \\
///       The abstract
///     \\ ( https://arxiv.org/abs/2303.08867 ,  243kb)
///
/// Replacements have `replaced with revised version` and its date for `Date:`, and no abstract.
struct MailingList: BlockDialect {
  private static let replaced: StaticString = "replaced with revised version"

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    if MailHeaders.isEncoded(prefix) { return false }
    var wasMark = false
    for line in Block.Lines(scanner: scanner, range: 0..<prefix.count) {
      if wasMark, isID(line, scanner) { return true }
      wasMark = line.count == 2 && scanner.has("\\\\", at: line.lowerBound, before: line.upperBound)
    }
    return scanner.find("\nreceived from ", in: 0..<prefix.count) != nil
      && scanner.find("@arXiv.org", in: 0..<prefix.count) != nil
  }

  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool {
    MailingList.isID(line, scanner)
  }

  mutating func read(_ block: Block, into builder: inout DigestBuilder) {
    let scanner = block.scanner
    var lines = block.lines
    guard let first = lines.next(), MailingList.isID(first, scanner) else { return }
    builder.beginEntry(line: block.line)
    builder.setReference(in: scanner.slice(first))
    let isCrossList = scanner.find("(*cross-listing*)", in: first) != nil
    var announced: StaticString = isCrossList ? "cross-list" : "new"
    var field = first.lowerBound..<first.lowerBound
    var headEnd: Int?
    while let line = lines.next() {
      if scanner.has("\\\\", at: line.lowerBound, before: line.upperBound) {
        headEnd = line.upperBound
        break
      }
      if line.isEmpty || !ASCII.isWhite(scanner.bytes[line.lowerBound]) {
        put(field, scanner, &builder)
        field = line
      } else {
        field = field.lowerBound..<line.upperBound
      }
      if scanner.has(MailingList.replaced, at: line.lowerBound, before: line.upperBound) {
        announced = "replacement"
        let date = line.lowerBound + MailingList.replaced.utf8CodeUnitCount..<line.upperBound
        builder.setDay(Day(mail: scanner.slice(scanner.trimmed(date))))
      }
    }
    put(field, scanner, &builder)
    let isNew = announced.utf8CodeUnitCount != 11
    if let headEnd, isNew {
      readAbstract(of: block, from: headEnd, &builder)
    } else if headEnd == nil, block.isLast {
      builder.setCut()
    }
    builder.add(
      extra: "Announced",
      UnsafeRawBufferPointer(start: announced.utf8Start, count: announced.utf8CodeUnitCount))
    builder.endEntry(needsAbstract: isNew)
  }

  /// A field of the head, with the lines that continue it.
  private func put(_ field: Range<Int>, _ scanner: ByteScanner, _ builder: inout DigestBuilder) {
    guard let colon = scanner.bytes[field].firstIndex(of: ASCII.colon) else { return }
    let text = scanner.slice(scanner.trimmed(colon + 1..<field.upperBound))
    func isNamed(_ name: StaticString) -> Bool {
      colon - field.lowerBound == name.utf8CodeUnitCount
        && scanner.has(name, at: field.lowerBound, before: colon)
    }
    if isNamed("Title") {
      builder.set(.title, text)
    } else if isNamed("Authors") || isNamed("Author") {
      builder.add(names: text)
    } else if isNamed("Date") {
      builder.setDay(Day(mail: text))
    } else if isNamed("Categories") {
      for word in text.split(whereSeparator: ASCII.isWhite) {
        builder.add(UnsafeRawBufferPointer(rebasing: word), to: .categories)
      }
    } else if isNamed("Comments") {
      builder.set(.comment, text)
    } else if isNamed("Journal-ref") {
      builder.set(.journal, text)
    } else if isNamed("DOI") {
      builder.set(.doi, text)
    } else if isNamed("Report-no") {
      builder.add(extra: "Report number", text)
    }
  }

  private func readAbstract(
    of block: Block, from start: Int, _ builder: inout DigestBuilder
  ) {
    let scanner = block.scanner
    let rest = start..<block.range.upperBound
    let end = scanner.find("\n\\\\", in: rest)
    if end == nil, block.isLast { builder.setCut() }
    builder.set(.abstract, scanner.slice(start..<(end ?? rest.upperBound)))
  }

  /// `arXiv:2303.08867`, alone or with `(*cross-listing*)`.
  private static func isID(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    guard scanner.has("arXiv:", at: line.lowerBound, before: line.upperBound),
      let parsed = ArxivReference.parse(scanner.slice(line.lowerBound + 6..<line.upperBound))
    else { return false }
    let rest = scanner.trimmed(line.lowerBound + 6 + parsed.length..<line.upperBound)
    return rest.isEmpty || scanner.has("(*", at: rest.lowerBound, before: rest.upperBound)
  }
}
