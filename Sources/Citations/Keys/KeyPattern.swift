import Papers

/// How keys are made: a text with fields in braces, as in `{author}{year}{title}`.
public struct KeyPattern: Hashable, Sendable {
  public enum Field: String, CaseIterable, Sendable {
    /// The family name of the first author, in small letters; with a capital `Author`.
    case author
    case capitalAuthor = "Author"
    /// The first word of the title that says something.
    case title
    case capitalTitle = "Title"
    /// The year of the first version, and its last two digits.
    case year
    case shortYear = "yy"
    case month
    case id
  }

  enum Part: Hashable, Sendable {
    case text(String)
    case field(Field)
  }

  let parts: [Part]

  /// `vaswani2017attention`.
  public static let standard = KeyPattern(parts: [.field(.author), .field(.year), .field(.title)])

  /// What a pattern takes, for messages.
  public static let hint = Field.allCases.map { "{\($0.rawValue)}" }.joined(separator: " ")

  private init(parts: [Part]) { self.parts = parts }

  /// Reads a pattern; nil when a field is not known, a brace is not closed, or a character stands there that no key
  /// may have: only ASCII letters, digits and `-_:.+/` may.
  public init?(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while let first = rest.first {
      if first == "{" {
        guard let end = rest.firstIndex(of: "}"),
          let field = Field(rawValue: String(rest[rest.index(after: rest.startIndex)..<end]))
        else { return nil }
        parts.append(.field(field))
        rest = rest[rest.index(after: end)...]
      } else {
        let literal = rest.prefix { $0 != "{" }
        guard literal.utf8.allSatisfy(GivenKey.isAllowed) else { return nil }
        parts.append(.text(String(literal)))
        rest = rest[literal.endIndex...]
      }
    }
    guard parts.contains(where: { if case .field = $0 { true } else { false } }) else { return nil }
    self.init(parts: parts)
  }

  /// The key of a paper by this pattern, which others may have too. Never empty.
  func key(of citation: Citation) -> String {
    let key = parts.map { part in
      switch part {
      case .text(let text): text
      case .field(let field): KeyPattern.value(field, of: citation)
      }
    }.joined()
    // Nothing that is known of it can stand in a key.
    let isEmpty = !key.utf8.contains { GivenKey.isLetterOrDigit($0) }
    return isEmpty ? CitationKey.text(of: citation.id) : key
  }

  private static func value(_ field: Field, of citation: Citation) -> String {
    // What is in the id never changes.
    let date = citation.id.month.map { CitedDate(year: $0.year, month: $0.month) } ?? citation.date
    switch field {
    case .author: return CitationKey.folded(citation.authors.first?.sortingName ?? "")
    case .capitalAuthor: return capitalized(value(.author, of: citation))
    case .title: return CitationKey.word(of: citation.title.readable)
    case .capitalTitle: return capitalized(value(.title, of: citation))
    case .year: return date.year.map(String.init) ?? ""
    case .shortYear: return date.year.map { String(String($0).suffix(2)) } ?? ""
    case .month: return date.month.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? ""
    case .id: return CitationKey.text(of: citation.id)
    }
  }

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
