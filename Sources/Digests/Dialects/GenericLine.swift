import Papers

/// What a line of unknown text is.
enum GenericLine {
  /// Words before a colon that say what follows.
  enum Label: CaseIterable {
    case title, authors, abstract, summary, date, categories, comment, keywords, code, link, journal
    case doi

    var words: [StaticString] {
      switch self {
      case .title: ["title"]
      case .authors: ["authors", "author", "author(s)", "by"]
      case .abstract: ["abstract"]
      case .summary: ["tl;dr", "tldr", "summary", "one-line summary", "in short"]
      case .date: ["date", "published", "submitted", "updated", "publish date", "published on"]
      case .categories: ["categories", "category", "subjects", "subject", "primary category"]
      case .comment: ["comments", "comment", "note", "notes"]
      case .keywords: ["keywords", "tags", "key words"]
      case .code: ["code", "github", "project", "project page", "repo"]
      case .link:
        [
          "link", "links", "url", "pdf", "paper", "arxiv", "arxiv id", "abs", "html", "id",
          "source",
        ]
      case .journal: ["journal", "journal-ref", "journal ref", "venue"]
      case .doi: ["doi"]
      }
    }
  }

  /// The longest label.
  private static let labelLimit = 24

  /// `Label: text`, with the mark-up that labels wear: list marks, quotation marks, bold.
  static func label(
    _ line: Range<Int>, _ scanner: ByteScanner
  ) -> (label: Label, value: Range<Int>)? {
    let bytes = scanner.bytes
    var start = line.lowerBound
    while start < line.upperBound, ByteSet(" \t>-*+_`").contains(bytes[start]) { start += 1 }
    var end = start
    while end < line.upperBound, end - start <= labelLimit, !"：:*_`".utf8.contains(bytes[end]) {
      end += 1
    }
    let word = scanner.trimmed(start..<end)
    guard !word.isEmpty,
      let label = Label.allCases.first(where: { label in
        label.words.contains { isSame($0, word, scanner) }
      })
    else { return nil }
    // A colon must follow, within or after the bold.
    var hasColon = false
    while end < line.upperBound {
      if scanner.has("：", at: end, before: line.upperBound), !hasColon {
        (end, hasColon) = (end + 3, true)
      } else if bytes[end] == ASCII.colon, !hasColon {
        (end, hasColon) = (end + 1, true)
      } else if ByteSet("*_` \t").contains(bytes[end]) {
        end += 1
      } else {
        break
      }
    }
    return hasColon ? (label, scanner.trimmed(end..<line.upperBound)) : nil
  }

  /// The text of an item of a list that is not indented: `- text`, `3. text`, `[3] text`.
  static func item(_ line: Range<Int>, _ scanner: ByteScanner) -> Range<Int>? {
    let bytes = scanner.bytes
    guard let first = bytes[line].first else { return nil }
    var offset = line.lowerBound
    if ByteSet("-*+").contains(first) {
      offset += 1
    } else {
      let hasBracket = first == ASCII.bracketOpen
      if hasBracket { offset += 1 }
      let digits = offset
      while offset < line.upperBound, ASCII.isDigit(bytes[offset]) { offset += 1 }
      guard offset > digits, offset - digits < 6, offset < line.upperBound,
        hasBracket ? bytes[offset] == ASCII.bracketClosed : ByteSet(".)").contains(bytes[offset])
      else { return nil }
      offset += 1
    }
    guard offset < line.upperBound, ASCII.isWhite(bytes[offset]) else { return nil }
    return scanner.trimmed(offset..<line.upperBound)
  }

  /// `---`, `***`, `===`, at least three of one mark.
  static func isRule(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    let text = scanner.trimmed(line)
    guard text.count >= 3, let first = scanner.bytes[text].first, ByteSet("-*_=").contains(first)
    else {
      return false
    }
    return scanner.bytes[text].allSatisfy { $0 == first }
  }

  /// Links or addresses with nothing else but short words between them: `[PDF](…) | [Code](…)`.
  static func isOnlyLinks(_ text: Range<Int>, _ scanner: ByteScanner) -> Bool {
    var rest = 0
    var links = 0
    var offset = text.lowerBound
    while offset < text.upperBound {
      if let link = scanner.link(at: offset, before: text.upperBound) {
        if link.text.count > 12 { return false }
        (offset, links) = (link.range.upperBound, links + 1)
      } else if scanner.has("http", at: offset, before: text.upperBound) {
        while offset < text.upperBound, !ASCII.isWhite(scanner.bytes[offset]) { offset += 1 }
        links += 1
      } else {
        rest += ASCII.isWhite(scanner.bytes[offset]) ? 0 : 1
        offset += 1
      }
    }
    return links > 0 && rest <= 12
  }

  private static func isSame(
    _ word: StaticString, _ range: Range<Int>, _ scanner: ByteScanner
  ) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    for (index, offset) in range.enumerated()
    where ASCII.lower(scanner.bytes[offset]) != word.utf8Start[index] { return false }
    return true
  }
}
