/// What a query asks for: leaves under `and`, `or` and `not`.
///
/// Made with `all`, `any` and `negated` a tree is in normal form: no `and` in an `and`, no `or` in an `or`,
/// no `not` in a `not`, none of one part. So two trees that say the same in the same order are equal.
public indirect enum QueryTree: Hashable, Sendable {
  case leaf(QueryLeaf)
  case not(QueryTree)
  /// Without parts it holds for every paper.
  case and([QueryTree])
  /// Without parts it holds for no paper.
  case or([QueryTree])

  /// Holds for every paper.
  public static let everything = QueryTree.and([])

  /// All of these hold.
  public static func all(_ parts: [QueryTree]) -> QueryTree {
    let flat = parts.flatMap { if case .and(let inner) = $0 { inner } else { [$0] } }
    return flat.count == 1 ? flat[0] : .and(flat)
  }

  /// One of these holds, or several.
  public static func any(_ parts: [QueryTree]) -> QueryTree {
    let flat = parts.flatMap { if case .or(let inner) = $0 { inner } else { [$0] } }
    return flat.count == 1 ? flat[0] : .or(flat)
  }

  /// The opposite.
  public var negated: QueryTree {
    if case .not(let inner) = self { inner } else { .not(self) }
  }

  /// Whether something holds for a leaf of it.
  public func contains(where test: (QueryLeaf) -> Bool) -> Bool {
    switch self {
    case .leaf(let leaf): test(leaf)
    case .not(let inner): inner.contains(where: test)
    case .and(let parts), .or(let parts): parts.contains { $0.contains(where: test) }
    }
  }

  /// The leaves that papers are found by, in their order; not those that they must not have.
  public var positiveLeaves: [QueryLeaf] { leaves(isNegated: false, wanted: false) }

  /// The leaves under an odd number of `not`, in their order.
  public var negativeLeaves: [QueryLeaf] { leaves(isNegated: false, wanted: true) }

  private func leaves(isNegated: Bool, wanted: Bool) -> [QueryLeaf] {
    switch self {
    case .leaf(let leaf): isNegated == wanted ? [leaf] : []
    case .not(let inner): inner.leaves(isNegated: !isNegated, wanted: wanted)
    case .and(let parts), .or(let parts):
      parts.flatMap { $0.leaves(isNegated: isNegated, wanted: wanted) }
    }
  }

  /// The parts that must hold and have something to do with marks; `everything` when there are none.
  var withMarks: QueryTree {
    func hasMarks(_ tree: QueryTree) -> Bool {
      tree.contains { if case .mark = $0 { true } else { false } }
    }
    if case .and(let parts) = self { return .all(parts.filter(hasMarks)) }
    return hasMarks(self) ? self : .everything
  }
}
