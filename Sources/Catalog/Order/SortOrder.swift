/// The order of the paper list: by a key, what is equal by that by the next one, and so on.
///
/// What is equal by all keys stands as the digests have it, so that the list is the same every time. What has no
/// value for a key, as a paper without a date, comes last whichever way the key goes.
public struct SortOrder: Hashable, Sendable {
  public enum Key: String, CaseIterable, Sendable {
    case date
    /// How well a paper fits the words of the query (`Relevance`).
    case relevance
    case title
    /// The family name of the first author.
    case author
    /// When Quire first saw the paper.
    case added
    case rating
    /// The rank in the reading queue.
    case queue
    /// How many other papers name it (`Mentions`).
    case citations
    /// Where a paper stands in the digests.
    case digest

    /// Whether the greatest comes first as long as nothing else is said: the newest, the best.
    public var fallsByDefault: Bool {
      switch self {
      case .date, .relevance, .added, .rating, .citations: true
      case .title, .author, .queue, .digest: false
      }
    }

    /// Whether it is about what the reader has marked, or when papers came.
    var isOfMarks: Bool { [.added, .rating, .queue].contains(self) }

    /// Whether a paper has the same value as long as it stays in its row, or stands to others as it did.
    var isLasting: Bool { [.date, .title, .author, .digest].contains(self) }

    /// Whether many papers have one value, or none. They stand by date then.
    fileprivate var isCoarse: Bool { isOfMarks || self == .relevance || self == .citations }
  }

  /// A key, and which way it goes.
  public struct Part: Hashable, Sendable {
    public let key: Key
    /// Whether the first paper has the greatest value.
    public let falls: Bool

    public init(_ key: Key, falls: Bool? = nil) {
      (self.key, self.falls) = (key, falls ?? key.fallsByDefault)
    }
  }

  /// The keys that were asked for, the first one first; there is one at least, and none twice.
  public let parts: [Part]

  public init(_ key: Key, isReversed: Bool = false) {
    parts = [Part(key, falls: key.fallsByDefault != isReversed)]
  }

  /// What stands behind the same key, or behind that of the digests, decides nothing and is dropped. Nothing at
  /// all is the order by date.
  public init(_ parts: [Part]) {
    var kept: [Part] = []
    for part in parts where !kept.contains(where: { [part.key, .digest].contains($0.key) }) {
      kept.append(part)
    }
    self.parts = kept.isEmpty ? [Part(.date)] : kept
  }

  /// The key that counts first.
  public var first: Part { parts[0] }

  /// The order with its first key the other way round.
  public var reversed: SortOrder {
    SortOrder([Part(first.key, falls: !first.falls)] + parts.dropFirst())
  }

  /// Whether a key is among those that were asked for.
  public func contains(_ key: Key) -> Bool { parts.contains { $0.key == key } }

  /// Whether it changes with what the reader marks, or with what comes.
  public var asksForMarks: Bool { parts.contains(where: \.key.isOfMarks) }

  /// What papers are sorted by: what was asked for, and the date where that leaves many equal.
  var steps: [Part] {
    parts.last!.key.isCoarse && !contains(.date) ? parts + [Part(.date)] : parts
  }

  /// What is left of it where nothing fits better than anything else.
  var withoutRelevance: SortOrder { SortOrder(steps.filter { $0.key != .relevance }) }
}
