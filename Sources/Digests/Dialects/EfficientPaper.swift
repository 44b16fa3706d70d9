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

  var takesPieces: Bool { true }

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
    let entry = builder.entryCount
    let tags = EfficientPaperEntry(section: section, parts: parts).put(into: &builder)
    guard builder.entryCount > entry else { return }
    if tags == .badges { hasBadges = true }
    if tags == .boldWords { boldTagged.append(entry) }
  }

  /// In a file with badges, bold words are just bold.
  private mutating func finish(_ builder: inout DigestBuilder) {
    if hasBadges {
      for entry in boldTagged { builder.dropTags(ofEntry: entry) }
    }
    boldTagged = []
    if let contents, contents.count != builder.entryCount {
      let kind = Problem.Kind.contentsDisagree(
        listed: contents.count, found: builder.entryCount)
      builder.add(kind, line: contents.line)
    }
  }
}
