/// Which commands the reader has run by their keys, and how often: what is known needs no hint.
public struct Usage: Hashable, Sendable {
  /// How often each was run; nobody counts further than what is known.
  public private(set) var counts: [String: Int] = [:]

  /// Whoever has run a command so often by its key knows the key.
  public static let known = 3

  public init(_ counts: [String: Int] = [:]) {
    self.counts = counts.filter { $0.value > 0 }.mapValues { min($0, Usage.known) }
  }

  mutating func note(_ command: String) {
    counts[command] = min(Usage.known, (counts[command] ?? 0) + 1)
  }

  func knows(_ command: String) -> Bool { counts[command] == Usage.known }

  /// What either has counted, whichever is more: two browsers may have been open.
  public func joined(with other: Usage) -> Usage {
    Usage(counts.merging(other.counts, uniquingKeysWith: max))
  }
}
