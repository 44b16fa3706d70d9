/// A word of a query that asks for a facet, or forbids it.
public struct FacetTerm: Hashable, Sendable {
  public let key: Facet.Key
  public let isIncluded: Bool
  /// Where it stands in the text of the query, in bytes.
  public let span: Range<Int>
}

/// Facets as words of a query: which ones a text asks for, and the text that asks for one more or one less.
extension Query {
  /// The words that must hold, each by itself: those in brackets and those among alternatives are others.
  private var conjuncts: [QueryToken] {
    let outside = tokens.filter { $0.depth == 0 }
    return outside.contains { $0.kind == .bar } ? [] : outside
  }

  /// The words that ask for facets. A value without quotation marks does when it is the name of one, in any
  /// spelling.
  public func facetTerms(in library: Library, _ marked: MarkedRows) -> [FacetTerm] {
    conjuncts.compactMap { token in
      guard token.field != nil, let tree = QueryParser.tree(of: token, today: nil) else {
        return nil
      }
      let (leaf, isNegated): (QueryLeaf, Bool)
      switch tree {
      case .leaf(let positive): (leaf, isNegated) = (positive, false)
      case .not(.leaf(let negative)): (leaf, isNegated) = (negative, true)
      default: return nil
      }
      guard let key = Facet.Key(leaf, in: library, marked) else { return nil }
      // The facet of what is read is what is unread.
      let isIncluded = leaf == .mark(.read) ? isNegated : !isNegated
      return FacetTerm(key: key, isIncluded: isIncluded, span: token.span)
    }
  }

  /// The spans of the words that a reader would call chosen tags: all that ask for facets, and all that ask
  /// for tags.
  public func facetSpans(in library: Library, _ marked: MarkedRows) -> [Range<Int>] {
    let spans = Set(facetTerms(in: library, marked).map(\.span))
    return conjuncts.filter { $0.field == .tag || spans.contains($0.span) }.map(\.span)
  }

  /// The text with a facet asked for, or forbidden; without it when it was so already. It never is both.
  public func text(
    toggling key: Facet.Key, isIncluded: Bool, in library: Library, _ marked: MarkedRows
  ) -> String {
    let known = facetTerms(in: library, marked).filter { $0.key == key }
    let rest = text(without: known.map(\.span))
    if known.contains(where: { $0.isIncluded == isIncluded }) { return rest }
    return Query.text(rest, adding: (isIncluded ? "" : "-") + key.tree(in: library).text)
  }

  /// The text without some of its words, and with one blank where they stood between others.
  public func text(without spans: [Range<Int>]) -> String {
    var text = self.text
    for span in spans.sorted(by: { $0.lowerBound > $1.lowerBound }) {
      let start = text.utf8.index(text.startIndex, offsetBy: span.lowerBound)
      let end = text.utf8.index(start, offsetBy: span.count)
      var before = text[..<start]
      while before.last?.isWhitespace == true { before.removeLast() }
      let after = text[end...].drop(while: \.isWhitespace)
      let blank = before.isEmpty || after.isEmpty ? "" : " "
      text = String(before) + blank + String(after)
    }
    return text
  }

  /// A text with one more word that must hold, at its end: before what has no end there, and behind
  /// alternatives in brackets.
  public static func text(_ text: String, adding word: String) -> String {
    let tokens = QueryLexer.tokens(of: text)
    /// Whether the word is one there, and the others are as they were.
    func isWord(in longer: String, at start: Int) -> Bool {
      let all = QueryLexer.tokens(of: longer)
      return all.count == tokens.count + 1
        && all.contains {
          $0.depth == 0 && $0.span == start..<start + word.utf8.count
        }
    }
    guard !tokens.contains(where: { $0.kind == .bar && $0.depth == 0 }) else {
      let longer = "(" + text + ") " + word
      // What has no end would take the bracket for its own.
      let isClosed = QueryLexer.tokens(of: longer).count == tokens.count + 3
      return isClosed ? longer : "(" + Query(text).tree.text + ") " + word
    }
    let isDivided = text.last.map(\.isWhitespace) ?? true
    let longer = text + (isDivided ? "" : " ") + word
    if isWord(in: longer, at: longer.utf8.count - word.utf8.count) { return longer }
    let open = tokens.last { $0.depth == 0 && $0.kind != .closing }?.span.lowerBound ?? 0
    let start = text.utf8.index(text.startIndex, offsetBy: open)
    let before = String(text[..<start]) + word + " " + String(text[start...])
    return isWord(in: before, at: open) ? before : word + " " + text
  }
}

extension Facet.Key {
  /// The facet that a leaf stands for; nil when it stands for none, or for several.
  fileprivate init?(_ leaf: QueryLeaf, in library: Library, _ marked: MarkedRows) {
    switch leaf {
    case .tag(let tag):
      guard let number = library.tags.number(of: tag.value) else { return nil }
      self = .tag(number)
    case .mark(.label(let text, _)):
      guard let name = marked.spelling(like: text) else { return nil }
      self = .mark(MarkTerm(.label(name, isWhole: true)))
    case .mark(.read): self = .mark(MarkTerm(.read, isNegated: true))
    case .mark(let condition) where MarkedRows.facets.contains(condition):
      self = .mark(MarkTerm(condition))
    default: return nil
    }
  }

  /// What a query asks for that asks for the facet.
  func tree(in library: Library) -> QueryTree {
    switch self {
    case .tag(let number):
      .leaf(.tag(NameCondition(library.tags.name(of: number), isWhole: true)))
    case .mark(let term): term.tree
    }
  }
}
