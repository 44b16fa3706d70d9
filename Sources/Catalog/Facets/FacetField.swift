/// A field of papers whose values are facets, numbered by a vocabulary.
public enum FacetField: String, CaseIterable, Sendable {
  case tag, category, author, venue
  /// The digests that a paper is in, by their names.
  case source

  /// The field that a query asks for its values with.
  public var queryField: QueryField {
    switch self {
    case .tag: .tag
    case .category: .cat
    case .author: .author
    case .venue: .venue
    case .source: .in
    }
  }

  /// Whether its column has to be made when somebody asks for it; others are parts of the segments.
  var isMade: Bool { self != .tag && self != .category }

  /// What a query asks for that asks for a value by its name.
  func leaf(_ name: String) -> QueryLeaf? {
    let whole = NameCondition(name, isWhole: true)
    return switch self {
    case .tag: .tag(whole)
    case .category: .category(whole)
    case .venue: .venue(whole)
    case .source: .source(whole)
    case .author: AuthorName(name).map { .author($0) }
    }
  }
}
