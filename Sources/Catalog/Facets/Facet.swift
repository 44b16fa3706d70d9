/// A value that papers have in common, with the number of papers that have it.
public struct Facet: Hashable, Sendable {
  /// What it is.
  public enum Key: Hashable, Sendable {
    /// A value of a field, by its number in the vocabulary of its library.
    case value(FacetField, UInt32)
    case mark(MarkTerm)
    /// A year, a month or a day, or what a reader made of several.
    case days(DayRange)
  }

  public let key: Key
  /// The value in its first spelling, or how the filter names the mark.
  public let name: String
  public let count: Int

  public init(_ key: Key, name: String, count: Int) {
    self.key = key
    self.name = name
    self.count = count
  }

  /// Something marked, under a name that is as short as can be.
  init(_ term: MarkTerm, count: Int) {
    let name =
      if case .label(let label, _) = term.condition, !label.contains(where: \.isWhitespace) {
        "label:" + label
      } else {
        term.text
      }
    self.init(.mark(term), name: name, count: count)
  }
}

extension Facet.Key {
  /// The facet that a leaf stands for; nil when it stands for none, or for several.
  init?(_ leaf: QueryLeaf, in library: Library, _ marked: MarkedRows) {
    func value(_ field: FacetField, _ name: NameCondition) -> Facet.Key? {
      library.facetNames(field)?.number(of: name.value).map { .value(field, $0) }
    }
    let key: Facet.Key? =
      switch leaf {
      case .tag(let name): value(.tag, name)
      case .category(let name): value(.category, name)
      case .venue(let name): value(.venue, name)
      case .source(let name): value(.source, name)
      case .author(let name):
        name.key.flatMap { library.facetNames(.author)?.number(ofKey: $0) }
          .map { .value(.author, $0) }
      case .date(let days): .days(days)
      case .mark(.label(let text, _)):
        marked.spelling(like: text).map { .mark(MarkTerm(.label($0, isWhole: true))) }
      case .mark(.read): .mark(MarkTerm(.read, isNegated: true))
      case .mark(let condition) where MarkedRows.facets.contains(condition):
        .mark(MarkTerm(condition))
      default: nil
      }
    guard let key else { return nil }
    self = key
  }

  /// What a query asks for that asks for the facet.
  func tree(in library: Library) -> QueryTree {
    switch self {
    case .value(let field, let number):
      field.leaf(library.facetNames(field)?.name(of: number) ?? "").map { .leaf($0) }
        ?? .everything
    case .mark(let term): term.tree
    case .days(let days): .leaf(.date(days))
    }
  }

  /// The same facet in a library that has not grown from this one; nil when there is no such value.
  public func renumbered(from old: Library, to new: Library) -> Facet.Key? {
    guard case .value(let field, let number) = self else { return self }
    guard let key = old.facetNames(field)?.key(of: number) else { return nil }
    return new.facetNames(field)?.number(ofKey: Array(key)).map { .value(field, $0) }
  }

  /// Its name, as short as can be.
  public func name(in library: Library) -> String {
    switch self {
    case .value(let field, let number): library.facetNames(field)?.name(of: number) ?? ""
    case .mark(let term): Facet(term, count: 0).name
    case .days(let days): days.text
    }
  }
}
