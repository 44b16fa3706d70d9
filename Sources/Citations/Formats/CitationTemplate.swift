import Papers

/// A line of the user's own: a text with fields in braces, as in `{author} {year}: {title} <{url}>`. What fields
/// hold is text, and is never read as a template again.
public struct CitationTemplate: Hashable, Sendable {
  public enum Field: String, CaseIterable, Sendable {
    case key, id, title, authors, author, year, month, date, url, doi, venue, category, tags,
      abstract
    case bibtex
  }

  enum Part: Hashable, Sendable {
    case text(String)
    case field(Field)
  }

  /// Why a text is no template.
  public enum Problem: Error, Hashable, Sendable {
    case unknownField(String)
    /// The brace that opens is not closed, or the other way round; the column is counted from 1.
    case brace(column: Int)
  }

  let parts: [Part]

  /// What a template takes, for messages.
  public static let hint = Field.allCases.map { "{\($0.rawValue)}" }.joined(separator: " ")

  /// `Ana Müller (2025). A Title. https://…`
  public static let standard = CitationTemplate(parts: [
    .field(.authors), .text(" ("), .field(.year), .text("). "), .field(.title), .text(". "),
    .field(.url),
  ])

  private init(parts: [Part]) { self.parts = parts }

  /// Whether it asks for the key of a paper.
  var hasKeys: Bool { parts.contains(.field(.key)) || parts.contains(.field(.bibtex)) }

  /// Reads a template. `{{` and `}}` are braces, `\n`, `\t` and `\\` a line feed, a tab and a backslash.
  public init(_ text: String) throws(Problem) {
    var parts: [Part] = []
    var literal = ""
    let characters = Array(text)
    var index = 0
    while index < characters.count {
      let next = index + 1 < characters.count ? characters[index + 1] : nil
      switch (characters[index], next) {
      case ("{", "{"), ("}", "}"), ("\\", "\\"): literal.append(next ?? " ")
      case ("\\", "n"): literal.append("\n")
      case ("\\", "t"): literal.append("\t")
      case ("{", _):
        guard let end = characters[index...].firstIndex(of: "}") else {
          throw .brace(column: index + 1)
        }
        let name = String(characters[(index + 1)..<end])
        guard let field = Field(rawValue: name) else { throw .unknownField(name) }
        if !literal.isEmpty { parts.append(.text(literal)) }
        parts.append(.field(field))
        literal = ""
        index = end + 1
        continue
      case ("}", _): throw .brace(column: index + 1)
      default:
        literal.append(characters[index])
        index += 1
        continue
      }
      index += 2
    }
    if !literal.isEmpty { parts.append(.text(literal)) }
    self.parts = parts
  }

  func append(_ entry: CitedEntry, to bytes: inout [UInt8]) {
    for part in parts {
      switch part {
      case .text(let text): bytes += text.utf8
      case .field(.bibtex): BibTeXEntry.append(entry, to: &bytes)
      case .field(let field): bytes += CitationTemplate.value(field, entry).utf8
      }
    }
    if bytes.last != 0x0A { bytes.append(0x0A) }
  }

  private static func value(_ field: Field, _ entry: CitedEntry) -> String {
    let citation = entry.citation
    let value: String? =
      switch field {
      case .key: entry.key
      case .id: citation.id.description
      case .title: citation.title.readable
      case .authors: CitedLine.authors(citation)
      case .author: citation.authors.first?.spoken
      case .year: citation.date.text.map { String($0.prefix(4)) }
      case .month: citation.date.month.map(String.init)
      case .date: citation.date.text
      case .url: citation.address
      case .doi: citation.anyDOI
      case .venue: citation.publication.text
      case .category: citation.category
      case .tags: citation.tags.joined(separator: ", ")
      case .abstract: citation.abstract
      case .bibtex: nil
      }
    return value ?? ""
  }
}
