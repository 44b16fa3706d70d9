/// A set of rows of a library, one bit a row.
public struct RowSet: Hashable, Sendable {
  private var words: [UInt64] = []

  public init() {}

  /// How many rows are in the set; one pass over the words.
  public var count: Int {
    words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  public func contains(_ row: Row) -> Bool {
    let word = Int(row >> 6)
    return word < words.count && words[word] & (1 << UInt64(row & 63)) != 0
  }

  public mutating func insert(_ row: Row) {
    let word = Int(row >> 6)
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: word + 1 - words.count))
    }
    words[word] |= 1 << UInt64(row & 63)
  }

  public mutating func remove(_ row: Row) {
    let word = Int(row >> 6)
    if word < words.count { words[word] &= ~(1 << UInt64(row & 63)) }
  }

  public mutating func formUnion(_ other: RowSet) {
    if words.count < other.words.count {
      words.append(contentsOf: repeatElement(0, count: other.words.count - words.count))
    }
    for index in other.words.indices { words[index] |= other.words[index] }
  }

  /// How many rows are in both sets.
  public func countShared(with other: RowSet) -> Int {
    zip(words, other.words).reduce(0) { $0 + ($1.0 & $1.1).nonzeroBitCount }
  }

  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The first row in the set at or after `row`.
  public func first(from row: Row) -> Row? {
    var word = Int(row >> 6)
    guard word < words.count else { return nil }
    var bits = words[word] & (UInt64.max << UInt64(row & 63))
    while bits == 0 {
      word += 1
      guard word < words.count else { return nil }
      bits = words[word]
    }
    return Row(word << 6 + bits.trailingZeroBitCount)
  }
}

/// The number of a paper in a library. Rows are never renumbered while a library grows; a row that
/// is joined into a newer one stays behind, retired.
public typealias Row = UInt32
