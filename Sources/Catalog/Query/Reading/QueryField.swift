/// What a word of a query can ask about, by the name before its colon.
public enum QueryField: String, CaseIterable, Sendable {
  case title, author, abstract, tag, cat, id, `in`, venue
  case label, note, rating, date, added, version, authors, `is`, has
  /// Not asked of papers: a saved view, and an order.
  case view, sort

  private static let shortNames: [String: QueryField] = [
    "ti": .title, "au": .author, "ab": .abstract, "abs": .abstract,
  ]

  /// The field of a name, or of its short form, in any case.
  public init?(name: String) {
    let name = name.lowercased()
    guard let field = QueryField(rawValue: name) ?? QueryField.shortNames[name] else { return nil }
    self = field
  }

  /// Whether a name, or a short one, begins like this, in any case.
  static func isNamed(beginning: String) -> Bool {
    let beginning = beginning.lowercased()
    return allCases.contains { $0.rawValue.hasPrefix(beginning) }
      || shortNames.keys.contains { $0.hasPrefix(beginning) }
  }

  /// The part of a paper whose text the field is.
  var textField: TextField? {
    switch self {
    case .title: .title
    case .author: .author
    case .abstract: .abstract
    default: nil
    }
  }
}
