/// What a label says that stands before a field, over a column, or as the name of a value: `**Authors**:`,
/// `作者：`, `| Date |`, `arxiv_id`. The words are a table by language (`FieldLabelTable`).
package enum FieldLabel: Hashable, Sendable, CaseIterable {
  case title
  /// A title or an abstract in another language beside the first.
  case translatedTitle, translatedAbstract
  case authors
  case affiliation
  /// The day of the paper, of its announcement, or of an unnamed kind.
  case date
  /// The day of the first version.
  case firstDate
  case updated
  case abstract
  /// What somebody else says about the paper: a summary, a note.
  case summary
  case categories
  case comment
  case keywords
  case code
  case journal
  case venue
  case doi
  /// An arXiv id, with or without a prefix.
  case id
  case pdf
  /// `Paper`, over a column or before a value: its title, its link, or its id.
  case paper
  case link
  /// A label that is known and has no field: a score, stars, a method.
  case other

  /// Reads a label, without regard to case, emoji and signs before it, bold and italic marks, a colon (also a
  /// full-width one) and brackets behind it. nil when it is no label that is known.
  package init?(_ word: UnsafeRawBufferPointer) {
    guard word.count <= FieldLabel.limit else { return nil }
    let label = LabelText(word)
    guard let found = FieldLabel(label, label.main) ?? FieldLabel(label, label.whole) else {
      return nil
    }
    self = found
  }

  /// The most bytes that a label has, with all that is around it.
  static let limit = 80

  private init?(_ label: LabelText, _ text: [UInt8]) {
    guard !text.isEmpty, let known = text.withUnsafeBytes({ FieldLabelTable.label($0) }) else {
      return nil
    }
    self = known
    // `Title (Chinese)`
    if label.isTranslated {
      if known == .title { self = .translatedTitle }
      if known == .abstract || known == .summary { self = .translatedAbstract }
    }
  }
}

/// A label without what is around it.
struct LabelText {
  /// In small letters, `_`, `-` and white space as one blank each, without marks; with what stands in brackets.
  private(set) var whole: [UInt8] = []
  /// Without what stands in brackets behind it, or behind a slash or a bar.
  private(set) var main: [UInt8] = []
  /// What stands in brackets names a language other than English.
  private(set) var isTranslated = false

  init(_ word: UnsafeRawBufferPointer) {
    let scanner = ByteScanner(word)
    let range = LabelText.bare(0..<word.count, scanner)
    whole = LabelText.normal(scanner.slice(range))
    let divider = ["(", "（", "[", "/", "|", "／"].compactMap { (sign: StaticString) in
      range.count > 1 ? scanner.find(sign, in: range.lowerBound + 1..<range.upperBound) : nil
    }.min()
    guard let divider else {
      main = whole
      return
    }
    main = LabelText.normal(scanner.slice(scanner.trimmed(range.lowerBound..<divider)))
    let rest = LabelText.normal(scanner.slice(divider + 1..<range.upperBound))
    isTranslated = rest.withUnsafeBytes { rest in
      ([
        "chinese", "zh", "cn", "中文", "中", "中译", "翻译", "译", "translated", "translation", "japanese",
        "ja",
        "jp", "日本語", "和訳", "korean", "ko", "한국어", "german", "de", "french", "fr", "spanish", "es",
      ]
        as [StaticString]).contains { sign in
          let word = rest.drop {
            !ASCII.isLetter($0) && $0 < 0x80 || $0 == 0xEF || $0 == 0xBC || $0 == 0x88
          }
          .prefix { $0 != ASCII.parenthesisClosed && $0 != 0xEF }
          return ASCII.equals(sign, word)
        }
    }
  }

  /// Without emoji, list marks and signs before it, and marks and colons around it.
  static func bare(_ range: Range<Int>, _ scanner: ByteScanner) -> Range<Int> {
    var range = scanner.trimmed(range)
    while let length = signLength(at: range.lowerBound, before: range.upperBound, scanner) {
      range = range.lowerBound + length..<range.upperBound
    }
    while range.count > 0 {
      let last = scanner.bytes[range.upperBound - 1]
      if ASCII.isWhite(last) || "*_`:.#~]=-\"'".utf8.contains(last) {
        range = range.dropLast()
      } else if let sign =
        (["：", "】", "」", "︰", "</b>", "</strong>", "</em>", "</i>", "—", "–", "\u{FE0F}", "\u{A0}"]
        as [StaticString]).first(where: {
          scanner.ends(range, with: $0)
        })
      {
        range = range.lowerBound..<range.upperBound - sign.utf8CodeUnitCount
      } else {
        break
      }
    }
    return range
  }

  /// The length of a sign that is before a label and no part of it.
  private static func signLength(at offset: Int, before end: Int, _ scanner: ByteScanner) -> Int? {
    guard offset < end else { return nil }
    let byte = scanner.bytes[offset]
    if byte < 0x80 {
      return ASCII.isWhite(byte) || "*_`#>~[-+=:|.@\"'•".utf8.contains(byte) ? 1 : nil
    }
    // Emoji and other pictures have four bytes; arrows, stars and bullets three.
    if byte == 0xF0, offset + 3 < end, scanner.bytes[offset + 1] == 0x9F { return 4 }
    if byte == 0xE2, offset + 2 < end { return 3 }
    if byte == 0xEF, scanner.has("\u{FE0F}", at: offset, before: end) { return 3 }
    if byte == 0xE3, offset + 2 < end, scanner.bytes[offset + 1] == 0x80 {
      // 【, 「, 《, 、
      return (0x80...0x91).contains(scanner.bytes[offset + 2]) ? 3 : nil
    }
    return byte == 0xC2 ? (offset + 1 < end ? 2 : nil) : nil
  }

  /// In small letters, with one blank for blanks, `_` and `-`.
  private static func normal(_ text: UnsafeRawBufferPointer) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text {
      if ASCII.isWhite(byte) || byte == 0x5F || byte == ASCII.hyphen {
        if let last = result.last, last != ASCII.space { result.append(ASCII.space) }
      } else if byte != ASCII.asterisk, byte != 0x60, byte != ASCII.colon {
        result.append(ASCII.lower(byte))
      }
    }
    while result.last == ASCII.space { result.removeLast() }
    return result
  }
}
