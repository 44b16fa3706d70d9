import Papers

/// The facets as they are listed: section by section, with the number of papers beside each.
///
/// The number beside a facet is how many papers Enter on it leaves (`Query.text(choosing:as:)` says what that does
/// to the query):
/// - of one that is not chosen, the papers of the selection that have it; in a section with alternatives, those
///   that it would leave in their place, since Enter does that, and so it is with each of them;
/// - of one that is required, the papers of the selection that have it, which is mostly all of them;
/// - of one that is excluded, the papers that this takes away: those that would be there without the word and have
///   it;
/// - of a time, the papers of it among those that there are whatever other times are asked for, which it replaces.
///
/// Values are numbers until they are painted, so that a hundred thousand of them cost no text.
public struct FacetTable: Sendable {
  public private(set) var parts: [Part] = []
  /// What the query finds without its facets, for the next counting.
  let rest: Selection?

  init(_ parts: [Part], rest: Selection?) { (self.parts, self.rest) = (parts, rest) }

  public init() { self.init([], rest: nil) }

  /// The facets of a section.
  public struct Part: Sendable {
    public let section: FacetSection
    /// What there is to see of it; nil while it is folded.
    var rows: Rows?

    public var isOpen: Bool { rows != nil }
  }

  enum Rows: Sendable {
    case values(FacetField, [UInt32], counts: Column<UInt32>, greatest: Int)
    case facets([Facet])
    case times([Time])
  }

  /// A year, a month or a day.
  public struct Time: Hashable, Sendable {
    public let period: DayRange
    /// How many papers Enter on it leaves.
    public let number: Int
    /// How many papers of it there are in the selection, and in the library.
    public let selected: Int
    public let all: Int
    /// The most that a time beside it has in the library.
    public let greatest: Int
    /// The times in it are listed behind it.
    public let isOpen: Bool
  }

  /// Keeps the order that another table has: values that it lists stay where they are, and those that came stand
  /// behind them.
  public mutating func keepOrder(of other: FacetTable) {
    for index in parts.indices {
      guard let old = other.parts.first(where: { $0.section == parts[index].section }) else {
        continue
      }
      parts[index].keepOrder(of: old)
    }
  }
}

extension FacetTable.Part {
  public var count: Int {
    switch rows {
    case .values(_, let values, _, _): values.count
    case .facets(let facets): facets.count
    case .times(let times): times.count
    case nil: 0
    }
  }

  public func key(at index: Int) -> Facet.Key? {
    switch rows {
    case .values(let field, let values, _, _): .value(field, values[index])
    case .facets(let facets): facets[index].key
    case .times(let times): .days(times[index].period)
    case nil: nil
    }
  }

  /// What a facet is called among its like.
  public func name(at index: Int, in library: Library) -> String {
    if case .facets(let facets) = rows { return facets[index].name }
    return key(at: index)?.name(in: library) ?? ""
  }

  /// The number of papers beside a facet.
  public func number(at index: Int) -> Int {
    switch rows {
    case .values(_, let values, let counts, _): Int(counts[Int(values[index])])
    case .facets(let facets): facets[index].count
    case .times(let times): times[index].number
    case nil: 0
    }
  }

  /// The time in a row; nil where there are no times.
  public func time(at index: Int) -> FacetTable.Time? {
    if case .times(let times) = rows { times[index] } else { nil }
  }

  /// The greatest number of the section.
  public var greatest: Int {
    switch rows {
    case .values(_, _, _, let greatest): greatest
    case .facets(let facets): facets.map(\.count).max() ?? 0
    case .times(let times): times.map(\.number).max() ?? 0
    case nil: 0
    }
  }

  public func index(of key: Facet.Key) -> Int? {
    switch (rows, key) {
    case (.values(let field, let values, _, _), .value(let other, let value)):
      field == other ? values.firstIndex(of: value) : nil
    case (.facets(let facets), _): facets.firstIndex { $0.key == key }
    case (.times(let times), .days(let days)): times.firstIndex { $0.period == days }
    default: nil
    }
  }

  fileprivate mutating func keepOrder(of old: FacetTable.Part) {
    switch (rows, old.rows) {
    case (
      .values(let field, let values, let counts, let greatest), .values(_, let before, _, _)
    ):
      let before = before.filter { counts.indices.contains(Int($0)) }
      let known = Set(before)
      rows = .values(
        field, before + values.filter { !known.contains($0) }, counts: counts, greatest: greatest)
    case (.facets(let facets), .facets(let before)):
      var new = Dictionary(facets.map { ($0.key, $0) }) { first, _ in first }
      let kept = before.map {
        new.removeValue(forKey: $0.key) ?? Facet($0.key, name: $0.name, count: 0)
      }
      rows = .facets(kept + facets.filter { new[$0.key] != nil })
    default: break
    }
  }
}
