import Papers

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
/// Replacements have `replaced with revised version` and its date for `Date:`, and no abstract. Mails of the 1990s
/// and 2000s say `Paper: hep-th/9901001` or `Paper (*cross-listing*): …`. Some lists have no abstracts: there a rule of
/// hyphens follows the head, or the address does.
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
    let idStart = MailingList.idStart(first, scanner) ?? first.lowerBound
    if let parsed = ArxivReference.parse(scanner.slice(idStart..<first.upperBound)) {
      builder.setReference(parsed.reference)
    }
    let isCrossList = scanner.find("(*cross-listing*)", in: first) != nil
    var announced: StaticString = isCrossList ? "cross-list" : "new"
    var field = first.lowerBound..<first.lowerBound
    var headEnd: Int?
    // Nothing follows the head, and that is as it should be.
    var isWhole = false
    while let line = lines.next() {
      if scanner.has("\\\\", at: line.lowerBound, before: line.upperBound) {
        isWhole = scanner.trimmed(line).count > 2
        headEnd = line.upperBound
        break
      }
      if scanner.isRule(line), line.count > 9 {
        isWhole = true
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
    var needsAbstract = announced.utf8CodeUnitCount != 11 && !isWhole
    if let headEnd, needsAbstract {
      needsAbstract = readAbstract(of: block, from: headEnd, &builder)
    } else if headEnd == nil, !isWhole, block.isCut {
      builder.setCut()
    }
    builder.add(
      extra: "Announced",
      UnsafeRawBufferPointer(start: announced.utf8Start, count: announced.utf8CodeUnitCount))
    builder.endEntry(needsAbstract: needsAbstract)
  }

  /// A field of the head, with the lines that continue it.
  private func put(_ field: Range<Int>, _ scanner: ByteScanner, _ builder: inout DigestBuilder) {
    guard let colon = scanner.first(ASCII.colon, in: field) else { return }
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
    } else if isNamed("Subj-class") {
      builder.add(extra: "Subject class", text)
    }
  }

  /// Reads the abstract, up to the address or a rule. Returns whether there should be one: where a rule
  /// follows at once, there is none.
  private func readAbstract(
    of block: Block, from start: Int, _ builder: inout DigestBuilder
  ) -> Bool {
    let scanner = block.scanner
    let rest = start..<block.range.upperBound
    var end = scanner.find("\n\\\\", in: rest)
    var hasRule = false
    if let rule = scanner.find("\n----------", in: start..<(end ?? rest.upperBound)) {
      (end, hasRule) = (rule, true)
    }
    let text = scanner.trimmed(start..<(end ?? rest.upperBound))
    let isSentence = scanner.bytes[text].last.map(".!?)".utf8.contains) ?? false
    if end == nil, block.isLast, block.isCut || !isSentence { builder.setCut() }
    builder.set(.abstract, scanner.slice(text))
    return !text.isEmpty || !hasRule
  }

  /// `arXiv:2303.08867`, alone or with `(*cross-listing*)`; `Paper: hep-th/9901001`.
  private static func isID(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    guard let start = idStart(line, scanner),
      let parsed = ArxivReference.parse(scanner.slice(start..<line.upperBound))
    else { return false }
    let rest = scanner.trimmed(start + parsed.length..<line.upperBound)
    return rest.isEmpty || scanner.bytes[rest].first == ASCII.parenthesisOpen
  }

  /// Where the id stands in such a line.
  private static func idStart(_ line: Range<Int>, _ scanner: ByteScanner) -> Int? {
    // Most lines are of abstracts.
    guard let first = scanner.bytes[line].first, first == 0x61 || first == 0x50 else { return nil }
    func isNamed(_ name: StaticString) -> Bool {
      scanner.has(name, at: line.lowerBound, before: line.upperBound)
    }
    guard isNamed("arXiv:") || isNamed("Paper:") || isNamed("Paper ("), line.count < 120,
      let colon = scanner.bytes[line].firstIndex(of: ASCII.colon)
    else { return nil }
    return scanner.trimmed(colon + 1..<line.upperBound).lowerBound
  }
}
