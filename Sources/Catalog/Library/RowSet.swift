import Papers

/// The number of a paper in a library. Rows are never renumbered while a library grows; a row that
/// is joined into a newer one stays behind, retired.
public typealias Row = UInt32

/// A set of rows of a library, one bit a row.
public struct RowSet: Hashable, Sendable {
  private var words: [UInt64] = []

  public init() {}

  /// No rows, with room for those below `end`.
  init(roomFor end: Row) { words = [UInt64](repeating: 0, count: (Int(end) + 127) >> 6) }

  /// The set as it was kept.
  init(words: Column<UInt64>) { self.words = Array(words) }

  /// A bit a row.
  var column: Column<UInt64> { Column(words) }

  /// All rows of a range.
  init(_ rows: Range<Row>) {
    guard !rows.isEmpty else { return }
    let (first, last) = (Int(rows.lowerBound >> 6), Int((rows.upperBound - 1) >> 6))
    words = [UInt64](unsafeUninitializedCapacity: last + 1) { words, count in
      words[..<first].initialize(repeating: 0)
      words[first...last].initialize(repeating: .max)
      count = last + 1
    }
    words[first] &= .max << UInt64(rows.lowerBound & 63)
    words[last] &= .max >> UInt64(63 - (rows.upperBound - 1) & 63)
  }

  /// How many rows are in the set; one pass over the words.
  public var count: Int {
    words.withUnsafeBufferPointer { words in
      var count = 0
      for word in words { count &+= word.nonzeroBitCount }
      return count
    }
  }

  /// How many rows of a range are in the set.
  func count(in range: Range<Row>) -> Int {
    let (first, end) = (
      Int(range.lowerBound >> 6), min(words.count, (Int(range.upperBound) + 63) >> 6)
    )
    guard first < end, !range.isEmpty else { return 0 }
    var count = words[first..<end].reduce(0) { $0 + $1.nonzeroBitCount }
    count -= (words[first] & ~(.max << UInt64(range.lowerBound & 63))).nonzeroBitCount
    if end << 6 > range.upperBound {
      count -= (words[end - 1] & .max << UInt64(range.upperBound & 63)).nonzeroBitCount
    }
    return count
  }

  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

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
    if words.isEmpty {
      words = other.words
      return
    }
    if words.count < other.words.count {
      words.append(contentsOf: repeatElement(0, count: other.words.count - words.count))
    }
    combine(with: other) { $0 |= $1 }
  }

  /// Changes each word by the one of another set that stands in its place, as far as both have one. The compiler sees
  /// that neither moves, and takes several at once.
  @inline(__always)
  private mutating func combine(with other: RowSet, _ change: (inout UInt64, UInt64) -> Void) {
    words.withUnsafeMutableBufferPointer { words in
      other.words.withUnsafeBufferPointer { others in
        for index in 0..<min(words.count, others.count) { change(&words[index], others[index]) }
      }
    }
  }

  /// Takes rows that are bits, counted from `first`.
  mutating func formUnion(_ bits: [UInt64], at first: Row) {
    guard let last = bits.lastIndex(where: { $0 != 0 }) else { return }
    let (start, shift) = (Int(first >> 6), UInt64(first & 63))
    let end = start + last + 2
    if words.count < end { words.append(contentsOf: repeatElement(0, count: end - words.count)) }
    words.withUnsafeMutableBufferPointer { words in
      bits.withUnsafeBufferPointer { bits in
        for index in 0...last {
          words[start + index] |= bits[index] << shift
          if shift > 0 { words[start + index + 1] |= bits[index] >> (64 - shift) }
        }
      }
    }
  }

  /// Takes the rows of a range that another set has; a range of whole words, 64 rows each, costs no other words.
  mutating func formUnion(_ other: RowSet, in range: Range<Row>) {
    other.visit(in: range) { insert($0) }
  }

  public mutating func formIntersection(_ other: RowSet) {
    words.removeLast(max(0, words.count - other.words.count))
    combine(with: other) { $0 &= $1 }
  }

  /// The rows below `end` that are not in the set.
  func opposite(below end: Row) -> RowSet {
    var all = RowSet(0..<end)
    all.subtract(self)
    return all
  }

  public mutating func subtract(_ other: RowSet) { combine(with: other) { $0 &= ~$1 } }

  /// How many rows are in both sets.
  public func countShared(with other: RowSet) -> Int {
    words.withUnsafeBufferPointer { words in
      other.words.withUnsafeBufferPointer { others in
        var count = 0
        for index in 0..<min(words.count, others.count) {
          count &+= (words[index] & others[index]).nonzeroBitCount
        }
        return count
      }
    }
  }

  public func isSubset(of other: RowSet) -> Bool {
    words.indices.allSatisfy { index in
      words[index] & ~(index < other.words.count ? other.words[index] : 0) == 0
    }
  }

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

  /// Shows every row of a range that is in the set, in their order.
  @inline(__always)
  func visit(in range: Range<Row> = 0..<Row.max, _ body: (Row) -> Void) {
    let (first, end) = (
      Int(range.lowerBound >> 6), min(words.count, Int(range.upperBound) + 63 >> 6)
    )
    guard first < end else { return }
    for word in first..<end {
      var bits = words[word]
      if word == first { bits &= .max << UInt64(range.lowerBound & 63) }
      while bits != 0 {
        let row = Row(word << 6 + bits.trailingZeroBitCount)
        if row >= range.upperBound { return }
        body(row)
        bits &= bits &- 1
      }
    }
  }
}

extension RowSet {
  /// How many words there are up to the last row; there may be more, which are 0.
  private var usedCount: Int { words.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0 }

  public static func == (left: RowSet, right: RowSet) -> Bool {
    let count = left.usedCount
    return count == right.usedCount && left.words[..<count] == right.words[..<count]
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(words[..<usedCount]) }
}
