import Papers

/// What a label says that stands before a field, over a column, or as the name of a value: `**Authors**:`,
/// `作者：`, `| Date |`, `arxiv_id`. The words are a table by language.
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
    let scanner = ByteScanner(word)
    // Nothing is before a text that begins with a letter.
    if let first = word.first, ASCII.isLetter(first),
      !FieldLabel.mayBegin(0..<word.count, scanner)
    {
      return nil
    }
    let range = LabelText.bare(0..<word.count, scanner)
    if range.isEmpty || !FieldLabel.mayBegin(range, scanner)
      || !FieldLabel.beginsWord(range, scanner)
    {
      return nil
    }
    let divider = LabelText.divider(in: range, scanner)
    var known: FieldLabel?
    if let divider {
      known = FieldLabel.known(
        LabelText.hash(scanner.trimmed(range.lowerBound..<divider), scanner))
    }
    guard let known = known ?? FieldLabel.known(LabelText.hash(range, scanner)) else {
      return nil
    }
    self = known
    // `Title (Chinese)`
    if let divider, known == .title || known == .abstract || known == .summary,
      LabelText.isTranslated(divider + 1..<range.upperBound, scanner)
    {
      self = known == .title ? .translatedTitle : .translatedAbstract
    }
  }

  /// Whether an entry has a field for what stands under the label; else it is kept under its own name.
  package var hasField: Bool {
    switch self {
    case .translatedTitle, .translatedAbstract, .affiliation, .updated, .other: false
    default: true
    }
  }

  /// The most bytes that a label has, with all that is around it.
  static let limit = 80
}
