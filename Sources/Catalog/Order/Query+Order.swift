/// Orders as words of a query.
extension Query {
  /// Whether another query finds the same, in the same order.
  public func asksLike(_ other: Query) -> Bool { self == other && order == other.order }

  /// Whether it has words that a paper may fit well or badly.
  public var hasWordsToFit: Bool { Relevance(self) != nil }

  /// The text with an order in place of the one that it asks for.
  public func text(sortedBy order: SortOrder) -> String {
    let word = "sort:" + order.text
    let words = tokens.filter { $0.field == .sort && !idleSpans.contains($0.span) }
    // It may be that of a view that is named.
    guard let first = words.first else { return Query.text(text, adding: word) }
    var bytes = Array(text(without: words.dropFirst().map(\.span)).utf8)
    bytes.replaceSubrange(first.span, with: word.utf8)
    return String(decoding: bytes, as: UTF8.self)
  }
}
