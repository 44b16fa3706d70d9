import Papers

/// Which queries provably only narrow others, so that a search may start from what the other found.
///
/// Nothing here looks at papers. A `false` costs time and nothing else; a `true` must be right for every
/// paper. A query is compared in both of its readings: *loosely*, where case and accents never count, and
/// *strictly*, as it was typed.
extension Query {
  /// Whether every paper that this query finds, in either reading, is one that `other` finds in either.
  func narrows(_ other: Query) -> Bool {
    guard tree.implies(other.tree, isStrict: false) else { return false }
    return isLoosened || tree.implies(other.tree, isStrict: true)
  }

  /// Whether what is found strictly is found loosely too: no text with capital letters or accents is
  /// forbidden.
  var isLoosened: Bool {
    !tree.negativeLeaves.contains {
      $0.term?.precise != nil
    }
  }

  /// Whether some term keeps case or accents, so that ignoring them might find others.
  var isPrecise: Bool {
    tree.contains { $0.term?.precise != nil }
  }
}

extension QueryTree {
  /// Whether this holds for no paper for which `other` does not. Compares each part with each, as long as that
  /// takes no time that anybody notices: queries within queries may have more parts than can be compared.
  func implies(_ other: QueryTree, isStrict: Bool) -> Bool {
    var comparison = Comparison(isStrict: isStrict)
    return self == other || comparison.implies(self, other)
  }

  /// Compares parts with parts until its steps are used up; from there on none implies another.
  private struct Comparison {
    let isStrict: Bool
    private var stepsLeft = 10_000

    init(isStrict: Bool) { self.isStrict = isStrict }

    mutating func implies(_ left: QueryTree, _ right: QueryTree) -> Bool {
      guard stepsLeft > 0 else { return false }
      stepsLeft -= 1
      switch (left, right) {
      case (_, .and(let parts)): return parts.allSatisfy { implies(left, $0) }
      case (.or(let parts), _): return parts.allSatisfy { implies($0, right) }
      case (.leaf(let left), .leaf(let right)): return left.implies(right, isStrict: isStrict)
      case (.not(let left), .not(let right)): return implies(right, left)
      case (.and(let parts), .or(let others)):
        return parts.contains { implies($0, right) } || others.contains { implies(left, $0) }
      case (.and(let parts), _): return parts.contains { implies($0, right) }
      case (_, .or(let parts)): return parts.contains { implies(left, $0) }
      case (.leaf, .not), (.not, .leaf): return false
      }
    }
  }
}

extension QueryLeaf {
  fileprivate func implies(_ other: QueryLeaf, isStrict: Bool) -> Bool {
    switch (self, other) {
    case (.text(let left), .text(let right)), (.field(_, let left), .text(let right)):
      left.implies(right, isStrict: isStrict)
    case (.field(let field, let left), .field(let otherField, let right)):
      field == otherField && left.implies(right, isStrict: isStrict)
    case (.tag(let left), .tag(let right)), (.source(let left), .source(let right)),
      (.venue(let left), .venue(let right)):
      QueryLeaf.implies((left.value, left.isWhole), (right.value, right.isWhole))
    case (.category(let left), .category(let right)): left.implies(category: right)
    case (.id(let left), .id(let right)), (.id(let left), .text(let right)):
      QueryLeaf.implies(left.ids!, right.ids)
    case (.mark(let left), .mark(let right)): left.implies(right)
    case (.date(let left), .date(let right)): right.numbers.contains(left.numbers)
    case (.number(let left, let range), .number(let right, let others)):
      left == right && others.contains(range)
    default: self == other
    }
  }

  /// The text that it looks for, if case and accents may count in it.
  var term: Term? {
    switch self {
    case .text(let term), .field(_, let term): term
    default: nil
    }
  }

  private static func implies(
    _ ids: ClosedRange<PaperID>, _ others: ClosedRange<PaperID>?
  ) -> Bool {
    others.map { $0.lowerBound <= ids.lowerBound && ids.upperBound <= $0.upperBound } ?? false
  }

  /// Whether one of some names that fits the first value fits the second too.
  fileprivate static func implies(
    _ left: (value: String, isWhole: Bool), _ right: (value: String, isWhole: Bool)
  ) -> Bool {
    let (long, short) = (Fold.full.bytes(of: left.value), Fold.full.bytes(of: right.value))
    if right.isWhole { return left.isWhole && long == short }
    return Needle(long).contains(Needle(short))
  }
}

extension NameCondition {
  /// The same for categories, of which a part is its beginning.
  fileprivate func implies(category other: NameCondition) -> Bool {
    let (long, short) = (folded, other.folded)
    if other.isWhole { return isWhole && long == short }
    return long.starts(with: short) || isWhole && NameCondition.category(long, beginsWith: short)
  }
}

extension MarkCondition {
  fileprivate func implies(_ other: MarkCondition) -> Bool {
    switch (self, other) {
    case (.label(let left, let isWhole), .label(let right, let isOtherWhole)):
      QueryLeaf.implies((left, isWhole), (right, isOtherWhole))
    case (.note(let left), .note(let right)): QueryLeaf.implies((left, false), (right, false))
    case (.rating(let left), .rating(let right)): right.contains(left)
    case (.added(let left), .added(let right)): right.numbers.contains(left.numbers)
    default: self == other
    }
  }
}
