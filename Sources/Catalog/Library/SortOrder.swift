/// The order of the paper list. Every order is stable: equal papers stand as the digests have them.
public struct SortOrder: Hashable, Sendable {
  public enum Key: String, CaseIterable, Sendable {
    case date, title, author, digest
    /// The reading queue first, then by date.
    case queue

    /// Dates fall, everything else rises, until the reader turns it round.
    var fallsByDefault: Bool { self == .date }
  }

  public let key: Key
  public let isReversed: Bool

  public init(_ key: Key, isReversed: Bool = false) {
    self.key = key
    self.isReversed = isReversed
  }

  /// Whether the first paper has the greatest key.
  public var falls: Bool { key.fallsByDefault != isReversed }
}
