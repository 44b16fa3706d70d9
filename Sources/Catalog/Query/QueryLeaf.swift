/// The smallest thing that a query can ask for.
public enum QueryLeaf: Hashable, Sendable {
  /// A text that stands anywhere in the paper.
  case text(Term)
  /// A tag of the paper, as its digests have it.
  case tag(TagCondition)
  /// Something that the reader has marked, or that has come.
  case mark(MarkCondition)
}

/// Some tag holds a text; or, with `isWhole`, is it. Case and accents do not count.
public struct TagCondition: Hashable, Sendable {
  public let value: String
  public let isWhole: Bool

  public init(_ value: String, isWhole: Bool) {
    self.value = value
    self.isWhole = isWhole
  }

  /// The numbers of the tags that fit, in any order. A whole value costs one look-up, a part of one a pass
  /// over the names of all tags.
  func numbers(in tags: Vocabulary) -> [UInt32] {
    isWhole ? tags.number(of: value).map { [$0] } ?? [] : tags.numbers(holding: value)
  }
}
