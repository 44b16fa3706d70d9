import Catalog

/// The tags and marks that the reader has chosen.
struct FacetChoices: Hashable {
  var required: [Facet.Key] = []
  var excluded: [Facet.Key] = []

  var isEmpty: Bool { required.isEmpty && excluded.isEmpty }

  /// Chooses a facet, or no longer; it is never required and excluded at once.
  mutating func toggle(_ key: Facet.Key, included: Bool) {
    let wasRequired = required.contains(key)
    let wasExcluded = excluded.contains(key)
    required.removeAll { $0 == key }
    excluded.removeAll { $0 == key }
    if included, !wasRequired { required.append(key) }
    if !included, !wasExcluded { excluded.append(key) }
  }

  /// What is asked of the marks.
  var marks: [MarkTerm] {
    required.compactMap { if case .mark(let term) = $0 { term } else { nil } }
      + excluded.compactMap { key in
        guard case .mark(let term) = key else { return nil }
        return MarkTerm(term.condition, isNegated: !term.isNegated)
      }
  }

  static func tags(_ keys: [Facet.Key]) -> [String] {
    keys.compactMap { if case .tag(let name) = $0 { name } else { nil } }
  }
}
