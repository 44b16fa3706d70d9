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

  /// What they ask for.
  var trees: [QueryTree] {
    required.map(FacetChoices.tree) + excluded.map { FacetChoices.tree($0).negated }
  }

  private static func tree(_ key: Facet.Key) -> QueryTree {
    switch key {
    case .tag(let name): .leaf(.tag(TagCondition(name, isWhole: true)))
    case .mark(let term): term.tree
    }
  }

  static func tags(_ keys: [Facet.Key]) -> [String] {
    keys.compactMap { if case .tag(let name) = $0 { name } else { nil } }
  }
}
