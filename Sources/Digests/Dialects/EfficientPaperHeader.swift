import Papers

/// A line before the abstract of an entry, by what it says.
enum HeaderLine {
  case authors(Range<Int>, isQuoted: Bool)
  case date(Day?)
  /// The address, and whether there is an id in it.
  case address(Range<Int>, ArxivReference?)
  /// A quotation that is nothing else: the summary of a card.
  case quotation(Range<Int>)
  /// `**Authors:** … | **Date:** …`.
  case card(authors: Range<Int>, day: Day?, hasBadDate: Bool)
  case badges(Range<Int>)
  /// `> Keywords: **one**, **two**`: the tags, where they are not all in the abstract.
  case keywords(Range<Int>)
  /// `> Categories: cs.LG, stat.ML` and its like, as Quire writes them.
  case field(PaperField, Range<Int>)
  case details
  case other

  /// `text` is a line without the white space at its ends.
  init(_ text: Range<Int>, in scanner: ByteScanner) {
    let (start, end) = (text.lowerBound, text.upperBound)
    guard start < end else {
      self = .other
      return
    }
    switch scanner.bytes[start] {
    case ASCII.greater:
      self = HeaderLine(quoted: scanner.trimmed(start + 1..<end), in: scanner)
    case ASCII.asterisk:
      self = HeaderLine(bold: text, in: scanner)
    case ASCII.exclamation where Badge(at: start, in: scanner) != nil:
      self = HeaderLine.onlyBadges(text, scanner) ? .badges(text) : .other
    case ASCII.less where scanner.has("<details", at: start, before: end):
      self = .details
    default:
      self = .other
    }
  }

  /// Whether a line is one by which the dialect is known: `>Authors:` without a blank, as no one
  /// else writes it, or the line of a card.
  static func isTelling(_ text: Range<Int>, in scanner: ByteScanner) -> Bool {
    if scanner.has(">Author", at: text.lowerBound, before: text.upperBound) { return true }
    if case .card(_, let day, let hasBadDate) = HeaderLine(text, in: scanner) {
      return day != nil || hasBadDate
    }
    return false
  }

  private init(quoted text: Range<Int>, in scanner: ByteScanner) {
    let (start, end) = (text.lowerBound, text.upperBound)
    if let rest = HeaderLine.after(
      ["Authors:", "Author:", "**Authors:**", "**Authors**:"], text, scanner)
    {
      self = .authors(rest, isQuoted: true)
    } else if let day = Day(utf8: scanner.slice(text)) {
      self = .date(day)
    } else if scanner.has("http", at: start, before: end)
      || scanner.has("[http", at: start, before: end)
      || scanner.has("arXiv:", at: start, before: end)
      || scanner.has("x/", at: start, before: end) && HeaderLine.isOutsideID(text, scanner)
    {
      self = .address(text, HeaderLine.reference(in: text, scanner))
    } else if HeaderLine.looksLikeDate(text, scanner) {
      self = .date(nil)
    } else if let rest = HeaderLine.after(["Keywords:"], text, scanner),
      scanner.has("**", at: rest.lowerBound, before: rest.upperBound)
    {
      self = .keywords(rest)
    } else if let (field, rest) = HeaderLine.field(text, scanner) {
      self = .field(field, rest)
    } else if ReaderNote.begins(text, scanner) {
      self = .other
    } else {
      self = .quotation(text)
    }
  }

  private static func field(
    _ text: Range<Int>, _ scanner: ByteScanner
  ) -> (PaperField, Range<Int>)? {
    for field in PaperField.allCases {
      if let rest = after([field.label], text, scanner), !rest.isEmpty { return (field, rest) }
    }
    return nil
  }

  /// `x/…`: a paper that is known by its title.
  static func isOutsideID(_ text: Range<Int>, _ scanner: ByteScanner) -> Bool {
    text.count == 15 && PaperID(String(decoding: scanner.slice(text), as: UTF8.self)) != nil
  }

  private init(bold text: Range<Int>, in scanner: ByteScanner) {
    if let rest = HeaderLine.after(["**Authors:**", "**Authors**:"], text, scanner) {
      let date = scanner.find("**Date:**", in: rest)
      var authors = rest
      var day: Day?
      if let date {
        day = Day(utf8: scanner.slice(scanner.trimmed(date + 9..<rest.upperBound)))
        authors = scanner.trimmed(rest.lowerBound..<date)
        if authors.count > 0, scanner.bytes[authors.upperBound - 1] == ASCII.bar {
          authors = scanner.trimmed(authors.lowerBound..<authors.upperBound - 1)
        }
      }
      self = .card(authors: authors, day: day, hasBadDate: date != nil && day == nil)
    } else if let rest = HeaderLine.after(["**Link:**", "**Link**:"], text, scanner) {
      self = .address(rest, HeaderLine.reference(in: rest, scanner))
    } else if let rest = HeaderLine.after(["**Date:**", "**Date**:"], text, scanner) {
      self = .date(Day(utf8: scanner.slice(rest)))
    } else {
      self = .other
    }
  }

  /// What follows the first of some labels that the line begins with.
  private static func after(
    _ labels: [StaticString], _ text: Range<Int>, _ scanner: ByteScanner
  ) -> Range<Int>? {
    for label in labels where scanner.has(label, at: text.lowerBound, before: text.upperBound) {
      return scanner.trimmed(text.lowerBound + label.utf8CodeUnitCount..<text.upperBound)
    }
    return nil
  }

  /// The id in `http://arxiv.org/abs/ID`, `https://arxiv.org/pdf/ID.pdf`, `arXiv:ID`, bare or as the
  /// text of a link.
  private static func reference(in text: Range<Int>, _ scanner: ByteScanner) -> ArxivReference? {
    let places: [StaticString] = ["arxiv.org/abs/", "arxiv.org/pdf/", "arxiv.org/html/", "arXiv:"]
    for place in places {
      guard let found = scanner.find(place, in: text) else { continue }
      let start = found + place.utf8CodeUnitCount
      return ArxivReference.parse(scanner.slice(start..<text.upperBound))?.reference
    }
    return nil
  }

  private static func looksLikeDate(_ text: Range<Int>, _ scanner: ByteScanner) -> Bool {
    (8...10).contains(text.count)
      && scanner.bytes[text].allSatisfy { ASCII.isDigit($0) || ByteSet("-/.").contains($0) }
  }

  private static func onlyBadges(_ text: Range<Int>, _ scanner: ByteScanner) -> Bool {
    var offset = text.lowerBound
    while offset < text.upperBound {
      if ASCII.isWhite(scanner.bytes[offset]) {
        offset += 1
      } else if let badge = Badge(at: offset, in: scanner), badge.end <= text.upperBound {
        offset = badge.end
      } else {
        return false
      }
    }
    return true
  }
}
