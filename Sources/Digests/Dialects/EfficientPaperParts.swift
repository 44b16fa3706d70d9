import Papers

/// The parts of an entry, as ranges of the window.
struct EntryParts {
  private(set) var authors = 0..<0
  private(set) var day: Day?
  private(set) var hasBadDate = false
  private(set) var address: Range<Int>?
  private(set) var reference: ArxivReference?
  private(set) var summary = 0..<0
  private(set) var badges = 0..<0
  private(set) var keywords = 0..<0
  private(set) var fields: [(PaperField, Range<Int>)] = []
  private(set) var abstract = 0..<0
  /// The quoted lines of the reader's note.
  private(set) var note = 0..<0
  /// Asterisks in the abstract are what the author wrote: nothing is bold.
  private(set) var isAsWritten = false
  /// The file ends within the abstract.
  private(set) var isCut = false

  /// nil when the section has no line that only entries have.
  init?(_ section: Section) {
    let scanner = section.scanner
    var offset = min(scanner.lineEnd(from: section.range.lowerBound) + 1, section.range.upperBound)
    var isEntry = false
    while offset < section.range.upperBound {
      let end = min(scanner.lineEnd(from: offset), section.range.upperBound)
      let text = scanner.trimmed(offset..<end)
      if !text.isEmpty {
        let line = HeaderLine(text, in: scanner)
        if case .other = line { break }
        if case .badges = line, isEntry { break }
        if case .details = line {
          takeDetails(from: end, section)
          isAsWritten = scanner.find("Abstract as written", in: text) != nil
          if !isEntry { return nil }
          return
        }
        take(line)
        switch line {
        case .badges, .quotation, .keywords, .field: break
        default: isEntry = true
        }
      }
      offset = end + 1
    }
    guard isEntry else { return nil }
    if offset < section.range.upperBound {
      let rest = EntryParts.withoutRules(
        scanner.trimmed(offset..<section.range.upperBound), scanner)
      note = ReaderNote.find(atEndOf: rest, scanner) ?? 0..<0
      abstract = note.isEmpty ? rest : scanner.trimmed(rest.lowerBound..<note.lowerBound)
    }
  }

  private mutating func take(_ line: HeaderLine) {
    switch line {
    case .authors(let text, _): authors = text
    case .date(let day):
      self.day = self.day ?? day
      if day == nil { hasBadDate = true }
    case .address(let text, let reference):
      address = text
      self.reference = self.reference ?? reference
    case .quotation(let text):
      if summary.isEmpty { summary = text }
    case .card(let authors, let day, let hasBadDate):
      self.authors = authors
      self.day = self.day ?? day
      self.hasBadDate = hasBadDate
    case .badges(let text): badges = text
    case .keywords(let text): keywords = text
    case .field(let field, let text): fields.append((field, text))
    case .details, .other: break
    }
  }

  /// The abstract of a card: up to `</details>`. A note may follow.
  private mutating func takeDetails(from start: Int, _ section: Section) {
    let scanner = section.scanner
    let rest = min(start, section.range.upperBound)..<section.range.upperBound
    if let end = scanner.find("</details>", in: rest) {
      abstract = scanner.trimmed(rest.lowerBound..<end)
      let after = EntryParts.withoutRules(scanner.trimmed(end + 10..<rest.upperBound), scanner)
      note = ReaderNote.find(atEndOf: after, scanner) ?? 0..<0
    } else {
      abstract = scanner.trimmed(rest)
      isCut = true
    }
  }

  /// Text without the `---` lines at its end.
  private static func withoutRules(_ text: Range<Int>, _ scanner: ByteScanner) -> Range<Int> {
    var text = text
    while scanner.has("---", at: text.upperBound - 3, before: text.upperBound),
      text.count >= 3
    {
      let line = (scanner.bytes[text].lastIndex(of: ASCII.lineFeed) ?? text.lowerBound - 1) + 1
      guard text.upperBound - line >= 3,
        scanner.bytes[line..<text.upperBound].allSatisfy({ $0 == ASCII.hyphen })
      else { break }
      text = scanner.trimmed(text.lowerBound..<line)
    }
    return text
  }
}
