/// What a query says of a facet.
public enum FacetChoice: Hashable, Sendable {
  /// Papers must have it.
  case required
  /// Papers must not have it.
  case excluded
  /// Papers must have it or another of its group: `(tag:"a" | tag:"b")`, or `(tag:"a")` while it is alone.
  case alternative
}

/// A word of a query that says something of a facet.
public struct FacetTerm: Hashable, Sendable {
  public let key: Facet.Key
  public let choice: FacetChoice
  /// Where it stands in the text of the query, in bytes.
  public let span: Range<Int>
  /// The alternatives that it is one of.
  let group: Group?
  /// The part of the query that must hold: the word, or all of its group.
  let tree: QueryTree

  public var isIncluded: Bool { choice != .excluded }
  /// Where that part stands.
  var wholeSpan: Range<Int> { group?.span ?? span }

  /// Alternatives of one section.
  struct Group: Hashable, Sendable {
    let span: Range<Int>
    let hasBrackets: Bool
  }
}

/// Facets as words of a query: which ones a text asks for, whoever wrote them.
extension Query {
  /// The words that say something of facets and must hold, each by itself or with its alternatives. A value
  /// without quotation marks does when it is the name of one, in any spelling.
  public func facetTerms(in library: Library, _ marked: MarkedRows) -> [FacetTerm] {
    if tokens.contains(where: { $0.kind == .bar && $0.depth == 0 }) {
      guard let first = tokens.first, let last = tokens.last else { return [] }
      let span = first.span.lowerBound..<last.span.upperBound
      let group = FacetTerm.Group(span: span, hasBrackets: false)
      return alternatives(tokens[...], group, in: library, marked)
    }
    var terms: [FacetTerm] = []
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      guard token.kind == .opening else {
        if let (key, tree, isIncluded) = facet(token, in: library, marked) {
          terms.append(
            FacetTerm(
              key: key, choice: isIncluded ? .required : .excluded, span: token.span, group: nil,
              tree: tree))
        }
        index += 1
        continue
      }
      let end = tokens[index...].firstIndex { $0.kind == .closing && $0.depth == 0 }
      guard let end else { break }
      if !token.isNegated {
        let span = token.span.lowerBound..<tokens[end].span.upperBound
        let group = FacetTerm.Group(span: span, hasBrackets: true)
        terms += alternatives(tokens[(index + 1)..<end], group, in: library, marked)
      }
      index = end + 1
    }
    return terms
  }

  /// The spans of the words that a reader would call chosen: all that ask for facets, and all that ask for tags.
  public func facetSpans(in library: Library, _ marked: MarkedRows) -> [Range<Int>] {
    let spans = Set(facetTerms(in: library, marked).map(\.wholeSpan))
    let isDivided = tokens.contains { $0.kind == .bar && $0.depth == 0 }
    let tags = isDivided ? [] : tokens.filter { $0.depth == 0 && $0.field == .tag }.map(\.span)
    return spans.union(tags).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Words with `|` between them, if all ask for facets of one section and none is negated; else nothing.
  private func alternatives(
    _ tokens: ArraySlice<QueryToken>, _ group: FacetTerm.Group, in library: Library,
    _ marked: MarkedRows
  ) -> [FacetTerm] {
    guard tokens.count % 2 == 1, tokens.count > 1 || group.hasBrackets else { return [] }
    var found: [(key: Facet.Key, tree: QueryTree, span: Range<Int>)] = []
    for (index, token) in tokens.enumerated() {
      if index % 2 == 1 {
        guard token.kind == .bar else { return [] }
        continue
      }
      guard let (key, tree, isIncluded) = facet(token, in: library, marked), isIncluded,
        found.isEmpty || found[0].key.section == key.section
      else { return [] }
      found.append((key, tree, token.span))
    }
    let tree = QueryTree.any(found.map(\.tree))
    return found.map {
      FacetTerm(key: $0.key, choice: .alternative, span: $0.span, group: group, tree: tree)
    }
  }

  /// The facet that a word asks for, or forbids.
  private func facet(
    _ token: QueryToken, in library: Library, _ marked: MarkedRows
  ) -> (key: Facet.Key, tree: QueryTree, isIncluded: Bool)? {
    guard token.field != nil, token.kind == .word,
      let tree = QueryParser.tree(of: token, today: nil)
    else { return nil }
    let (leaf, isNegated): (QueryLeaf, Bool)
    switch tree {
    case .leaf(let positive): (leaf, isNegated) = (positive, false)
    case .not(.leaf(let negative)): (leaf, isNegated) = (negative, true)
    default: return nil
    }
    guard let key = Facet.Key(leaf, in: library, marked) else { return nil }
    // The facet of what is read is what is unread.
    return (key, tree, leaf == .mark(.read) ? isNegated : !isNegated)
  }
}
