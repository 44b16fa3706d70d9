import Papers

extension Dialect {
  /// The weekly keyword digests of the EfficientPaper repository, in all their forms.
  public static let efficientPaper = Dialect(
    name: "efficientpaper", isMarkdown: true, sniff: EfficientPaperReader.sniff,
    makeReader: { EfficientPaperReader() })
}

/// Reads the weekly keyword digests of EfficientPaper.
///
/// A file is a row of sections, each under a heading of any level. A section is an entry if it has
/// the lines of one: authors, date, address.
///
///     ## Title                          ## Title
///     >Authors: A. One, B. Two          ![](https://img.shields.io/badge/pruning-F08080)
///     >2025-04-23                       > 一句话摘要。
///     > http://arxiv.org/abs/ID         **Authors:** A. One, B. Two | **Date:** 2026-03-13
///     Abstract with **keywords** or     **Link:** [http://arxiv.org/abs/ID](…)
///     with badges for keywords.         <details><summary>Abstract</summary>
///                                       Abstract.
///                                       </details>
///
/// Blank lines are free, the lines before the abstract may come in any order, and other sections
/// (the date, the table of contents) are passed over.
///
/// What Quire writes itself (`quire report`, `quire show --markdown`) is the first form, with two more
/// lines where they are needed: `> Keywords: **one**, **two**` before the abstract, and the reader's
/// note, quoted, at the end of the entry (`ReaderNote`). An abstract with asterisks of its own is in
/// `<details><summary>Abstract as written</summary>`.
struct EfficientPaperReader: DialectReader {
  /// The entries whose tags are bold words; they count only in files without badges.
  private var boldTagged: [Int] = []
  private var hasBadges = false
  private var isFirstHeading = true
  /// A heading at the beginning of the window begins a section: it comes after a blank line, or is
  /// known to do so.
  private var beginsSection = true
  private var isLastWindow = false
  /// The first heading of which more of the file will tell whether it begins a section.
  private var undecided: Int?
  private var contents: ContentsList?

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    var line = 0
    var lines = 0
    var (isDated, hasQuotedAddress) = (false, false)
    while line < prefix.count, lines < 2000 {
      let end = scanner.lineEnd(from: line)
      let text = scanner.trimmed(line..<end)
      if HeaderLine.isTelling(text, in: scanner) { return true }
      if lines < 8, isDateHeading(text, scanner) { isDated = true }
      hasQuotedAddress = hasQuotedAddress || isQuotedAddress(text, scanner)
      line = end + 1
      lines += 1
    }
    // A diary of papers has a day as its heading, too.
    return isDated && (hasQuotedAddress || ArxivAddresses.next(in: prefix, from: 0) == nil)
  }

  /// `> http://arxiv.org/abs/2504.16922v1`: an address alone in a quotation.
  private static func isQuotedAddress(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    guard let first = scanner.bytes[line].first, first == ASCII.greater else { return false }
    let text = scanner.trimmed(line.lowerBound + 1..<line.upperBound)
    return scanner.has("http", at: text.lowerBound, before: text.upperBound)
      && !scanner.bytes[text].contains(where: ASCII.isWhite)
  }

  /// `# 2025-04-25`: a digest may be empty.
  private static func isDateHeading(_ text: Range<Int>, _ scanner: ByteScanner) -> Bool {
    guard scanner.has("# ", at: text.lowerBound, before: text.upperBound), text.count >= 12 else {
      return false
    }
    let date = text.lowerBound + 2..<text.lowerBound + 12
    return Day(utf8: scanner.slice(date)) != nil
  }

  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, into builder: inout DigestBuilder
  ) -> Int {
    let scanner = ByteScanner(window)
    isLastWindow = isLast
    // Sections are read as soon as their end is known. `line` is that of the place looked at.
    var line = builder.line
    var start = boundary(from: 0, in: scanner, line: &line)
    guard start != nil || isLast else { return passOver(scanner, &builder) }
    if start != nil { builder.line = line }
    while let section = start {
      let second = min(scanner.lineEnd(from: section) + 1, window.count)
      line += second > section && scanner.bytes[second - 1] == ASCII.lineFeed ? 1 : 0
      let next = boundary(from: second, in: scanner, line: &line)
      if next == nil, !isLast {
        beginsSection = true
        return section
      }
      let range = section..<(next ?? window.count)
      read(Section(scanner: scanner, range: range, line: builder.line), into: &builder)
      builder.line = line
      start = next
    }
    finish(&builder)
    return window.count
  }

  /// Passes over lines that belong to no section: all but those that more of the file may make the
  /// beginning of one.
  private mutating func passOver(_ scanner: ByteScanner, _ builder: inout DigestBuilder) -> Int {
    let rest = (scanner.bytes.lastIndex(of: ASCII.lineFeed) ?? -1) + 1
    let end = min(rest, undecided ?? rest)
    if end > 0 { beginsSection = isBlank(lineBefore: end, scanner) }
    builder.line += scanner.lineFeeds(in: 0..<end)
    return end
  }

  /// Where the next section begins at or after `from`, which must begin a line. `line` is the number
  /// of that line, and of the one found afterwards, or of the end.
  private mutating func boundary(from: Int, in scanner: ByteScanner, line: inout Int) -> Int? {
    var from = from
    undecided = nil
    while let place = scanner.hashLine(from: from, feeds: &line) {
      let end = scanner.lineEnd(from: place)
      if isHeading(place..<end, scanner) {
        let isAfterBlank = place == 0 ? beginsSection : isBlank(lineBefore: place, scanner)
        if isAfterBlank || beginsEntry(after: end, scanner) { return place }
        if undecided == nil, isOpen(after: end, scanner) { undecided = place }
      }
      guard end < scanner.bytes.count else { return nil }
      from = end + 1
      line += 1
    }
    return nil
  }

  /// Whether nothing but white space comes after a heading, as far as is known.
  private func isOpen(after end: Int, _ scanner: ByteScanner) -> Bool {
    var start = end
    while start < scanner.bytes.count, ASCII.isWhite(scanner.bytes[start]) { start += 1 }
    return scanner.lineEnd(from: start) == scanner.bytes.count
  }

  /// `#` to `######`, a blank, a text.
  private func isHeading(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    let level = scanner.bytes[line].prefix { $0 == ASCII.hash }.count
    let text = scanner.trimmed(line.lowerBound + level..<line.upperBound)
    return level <= 6 && !text.isEmpty && text.lowerBound > line.lowerBound + level
  }

  private func isBlank(lineBefore place: Int, _ scanner: ByteScanner) -> Bool {
    var offset = place - 2
    while offset >= 0, scanner.bytes[offset] != ASCII.lineFeed {
      if !ASCII.isWhite(scanner.bytes[offset]) { return false }
      offset -= 1
    }
    return true
  }

  /// Whether the first line with text after a heading is one that only entries have.
  private func beginsEntry(after end: Int, _ scanner: ByteScanner) -> Bool {
    var start = end + 1
    while start < scanner.bytes.count {
      let lineEnd = scanner.lineEnd(from: start)
      let text = scanner.trimmed(start..<lineEnd)
      if !text.isEmpty {
        // A line whose end has not come may turn out to be another one.
        if lineEnd == scanner.bytes.count, !isLastWindow { return false }
        if case .other = HeaderLine(text, in: scanner) { return false }
        return true
      }
      start = lineEnd + 1
    }
    return false
  }

  private mutating func read(_ section: Section, into builder: inout DigestBuilder) {
    defer { isFirstHeading = false }
    guard let parts = EntryParts(section) else {
      if isFirstHeading { builder.heading = section.titleText }
      if contents == nil { contents = ContentsList(section) }
      return
    }
    let address = parts.reference == nil ? outsideAddress(parts, section, &builder) : []
    let isElsewhere =
      parts.address.map { HeaderLine.isOutsideID($0, section.scanner) } == true
      || address.withUnsafeBytes { PaperKey(address: $0) } != nil
    // Its id is made when its fields have been cleaned.
    let unknown = ArxivReference(id: PaperID(rawValue: PaperID.outsideStyle), version: nil)
    guard let reference = parts.reference ?? (isElsewhere ? unknown : nil) else {
      builder.add(parts.address == nil ? .missingAddress : .badAddress, line: section.line)
      return
    }
    guard !builder.isFull else {
      builder.leaveOutFull(line: section.line)
      return
    }
    add(parts, reference, address, of: section, to: &builder)
  }

  /// The address of a paper that stands elsewhere than on arXiv, or under an id that arXiv cannot have.
  private func outsideAddress(
    _ parts: EntryParts, _ section: Section, _ builder: inout DigestBuilder
  ) -> [UInt8] {
    guard let range = parts.address else { return [] }
    let text = section.scanner.slice(range)
    if let id = ArxivReference.impossibleID(in: text) {
      builder.add(.impossibleID, line: section.line)
      return Array("https://arxiv.org/abs/".utf8 + id)
    }
    guard let start = section.scanner.find("http", in: range) else { return [] }
    let address = section.scanner.bytes[start..<range.upperBound].prefix {
      $0 > ASCII.space && $0 != ASCII.bracketClosed
    }
    let parts = AddressParts(Array(address)[...])
    return parts?.host.elementsEqual("arxiv.org".utf8) == false ? Array(address) : []
  }

  private mutating func add(
    _ parts: EntryParts, _ reference: ArxivReference, _ address: [UInt8], of section: Section,
    to builder: inout DigestBuilder
  ) {
    let scanner = section.scanner
    var record = EntryRecord(id: reference.id)
    record.version = reference.version ?? 0
    record.line = UInt32(clamping: section.line)
    record.day = parts.day
    var (isInvalid, hasControl, isWestern) = (false, false, false)
    func note(_ outcome: TextCleaner.Outcome) -> TextSpan {
      isInvalid = isInvalid || outcome.hasInvalid
      hasControl = hasControl || outcome.hasControl
      isWestern = isWestern || outcome.hasWindows1252
      return outcome.span
    }
    record.title = note(builder.append(sentence: scanner.slice(section.title), markup: .bold))
    record.authors = builder.append(commaSeparated: scanner.slice(parts.authors))
    record.summary = note(builder.append(scanner.slice(parts.summary), markup: .bold))

    let before = builder.keywordCount
    if !parts.badges.isEmpty {
      _ = builder.append(scanner.slice(parts.badges), markup: .keywords)
      builder.dropKeywords(since: before)
    }
    let keywords = append(parts.keywords, of: scanner, to: &builder)
    var badges = builder.takeBadges()
    let abstract = builder.append(
      sentence: scanner.slice(parts.abstract), markup: parts.isAsWritten ? .none : .keywords)
    record.abstract = note(abstract)
    record.emphasisStart = UInt32(before)
    record.emphasisCount = UInt32(builder.keywordCount - before)
    let labels = builder.takeBadges()
    if badges.isEmpty { badges = labels }
    if !keywords.isEmpty {
      // Named by themselves, they are all there are.
      record.tags = builder.append(distinct: keywords[...])
    } else if badges.isEmpty {
      record.tags = builder.append(distinct: builder.keywords(since: before))
      if !record.tags.isEmpty { boldTagged.append(builder.records.count) }
    } else {
      record.tags = builder.append(distinct: badges[...])
      hasBadges = true
    }
    if !parts.note.isEmpty {
      let text = ReaderNote.text(of: parts.note, scanner)
      record.extras = text.withUnsafeBytes { builder.append(extra: "Note", $0) }
    }
    if !address.isEmpty {
      record.address = address.withUnsafeBytes { note(builder.append($0, markup: .none)) }
    }
    if !record.id.isArxiv {
      let key = record.addressKey(in: builder.arena) ?? record.titleKey(in: builder.arena)
      record.id = key.id
    }
    builder.add(record)

    if record.abstract.isEmpty { builder.add(.missingAbstract, line: section.line) }
    if parts.hasBadDate { builder.add(.badDate, line: section.line) }
    if parts.isCut { builder.add(.truncated, line: section.line) }
    if isInvalid { builder.add(.invalidUTF8, line: section.line) }
    if hasControl { builder.add(.controlCharacters, line: section.line) }
    if isWestern { builder.noteWindows1252(line: section.line) }
  }

  /// The bold words of a line.
  private func append(
    _ line: Range<Int>, of scanner: ByteScanner, to builder: inout DigestBuilder
  ) -> [TextSpan] {
    guard !line.isEmpty else { return [] }
    let before = builder.keywordCount
    _ = builder.append(scanner.slice(line), markup: .keywords)
    defer { builder.dropKeywords(since: before) }
    return Array(builder.keywords(since: before))
  }

  /// In a file with badges, bold words are just bold.
  private mutating func finish(_ builder: inout DigestBuilder) {
    if hasBadges {
      for entry in boldTagged { builder.dropTags(ofEntry: entry) }
    }
    boldTagged = []
    if let contents, contents.count != builder.records.count {
      let kind = Problem.Kind.contentsDisagree(
        listed: contents.count, found: builder.records.count)
      builder.add(kind, line: contents.line)
    }
  }
}

/// A heading and what stands under it.
struct Section {
  let scanner: ByteScanner
  let range: Range<Int>
  /// The line of the heading in the file, from 1.
  let line: Int

  /// The heading's text.
  var title: Range<Int> {
    let end = min(scanner.lineEnd(from: range.lowerBound), range.upperBound)
    let level = scanner.bytes[range.lowerBound..<end].prefix { $0 == ASCII.hash }.count
    return scanner.trimmed(range.lowerBound + level..<end)
  }

  /// The heading's text, for the digest's name: control characters become blanks.
  var titleText: String {
    let text = String(decoding: scanner.slice(title), as: UTF8.self)
    return String(
      text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
  }
}
