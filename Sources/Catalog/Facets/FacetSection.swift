/// A part of the list of facets: those of one kind.
public enum FacetSection: String, CaseIterable, Sendable {
  case marks, labels, dates, categories, authors, digests, venues, tags

  /// The field whose values are its facets; nil where they are no values of a field.
  public var field: FacetField? {
    switch self {
    case .marks, .labels, .dates: nil
    case .categories: .category
    case .authors: .author
    case .digests: .source
    case .venues: .venue
    case .tags: .tag
    }
  }
}

extension Facet.Key {
  /// The section that it stands in.
  public var section: FacetSection {
    switch self {
    case .mark(let term): if case .label = term.condition { .labels } else { .marks }
    case .days: .dates
    case .value(.tag, _): .tags
    case .value(.category, _): .categories
    case .value(.author, _): .authors
    case .value(.venue, _): .venues
    case .value(.source, _): .digests
    }
  }

  /// The facet of a value of a field.
  static func tag(_ number: UInt32) -> Facet.Key { .value(.tag, number) }
}
