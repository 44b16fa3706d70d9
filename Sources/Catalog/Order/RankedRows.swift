import Papers

/// Some rows of a library in one order, of which no list is made: a bit a rank, and a count before every few
/// hundred of them.
///
/// `count` costs nothing, the row at a rank and the rank of a row a look at one block of bits; the rows of a
/// screen are then next to one another. Making it takes about a nanosecond a row, and nothing for all rows of
/// a library.
public struct RankedRows: RandomAccessCollection, Sendable {
  private let ranking: Ranking
  /// By rank: whether the row is among them. Empty when all are.
  private let bits: [UInt64]
  /// How many there are before each block of bits.
  private let before: [UInt32]
  public let count: Int

  /// Bits are counted in blocks of 512: what a processor fetches at once.
  private static let words = 8

  /// - Parameter rows: those that there are; all of them have a rank.
  init(_ rows: RowSet, in ranking: Ranking) {
    self.ranking = ranking
    if rows.count == ranking.rows.count {
      (bits, before, count) = ([], [], ranking.rows.count)
      return
    }
    let block = RankedRows.words
    var bits = [UInt64](
      repeating: 0, count: (ranking.rows.count + 64 * block - 1) / (64 * block) * block)
    ranking.ranks.withUnsafeBufferPointer { ranks in
      bits.withUnsafeMutableBufferPointer { bits in
        rows.visit { row in
          let rank = Int(row) < ranks.count ? Int(ranks[Int(row)]) : 0
          // In what a damaged file says, a row may have a rank that there is not.
          if rank >> 6 < bits.count { bits[rank >> 6] |= 1 << UInt64(rank & 63) }
        }
      }
    }
    var (before, sum) = ([UInt32](), 0)
    before.reserveCapacity(bits.count / block)
    for start in stride(from: 0, to: bits.count, by: block) {
      before.append(UInt32(sum))
      for word in start..<start + block { sum += bits[word].nonzeroBitCount }
    }
    // In what a damaged file says, several rows may have one rank.
    (self.bits, self.before, count) = (bits, before, sum)
  }

  /// Those of them that are in a set; `rows` must be the set that these were made of, without others.
  func only(_ rows: RowSet) -> RankedRows { RankedRows(rows, in: ranking) }

  /// These and all others of a library, in the same order; where that has not all of them, by date.
  func amongOthers(in library: Library) -> RankedRows {
    var all = RowSet(0..<library.rowCount)
    all.subtract(library.retired)
    if ranking.rows.count == library.count, ranking.rows.allSatisfy(all.contains) {
      return RankedRows(all, in: ranking)
    }
    let order = SortOrder(.date)
    let isSorted = library.work(for: order, MarkedRows()) == 0
    return isSorted ? RankedRows(all, in: library.ranking(order)) : self
  }

  /// No rows.
  init() { self.init(RowSet(), in: Ranking([], rowCount: 0)) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  /// The row at a rank among these.
  public subscript(rank: Int) -> Row {
    precondition(rank >= 0 && rank < count, "a rank of these rows")
    if bits.isEmpty { return ranking.rows[rank] }
    var (low, high) = (0, before.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if before[middle] <= rank { low = middle } else { high = middle - 1 }
    }
    var left = rank - Int(before[low])
    var word = low * RankedRows.words
    while left >= bits[word].nonzeroBitCount {
      left -= bits[word].nonzeroBitCount
      word += 1
    }
    var rest = bits[word]
    for _ in 0..<left { rest &= rest &- 1 }
    return ranking.rows[word << 6 + rest.trailingZeroBitCount]
  }

  /// The rank of a row among these; nil when it is not one of them.
  public func rank(of row: Row) -> Int? {
    guard let rank = ranking.rank(of: row) else { return nil }
    if bits.isEmpty { return count == 0 ? nil : rank }
    return bits[rank >> 6] >> UInt64(rank & 63) & 1 == 1 ? countBefore(rank) : nil
  }

  /// How many of these come before a row that may be none of them; `count` when it is not in the library, and none
  /// where the order knows only what was found.
  public func rank(near row: Row) -> Int {
    ranking.rank(of: row).map(countBefore) ?? (ranking.isWhole ? count : 0)
  }

  private func countBefore(_ rank: Int) -> Int {
    if bits.isEmpty { return Swift.min(rank, count) }
    let word = rank >> 6
    let block = word / RankedRows.words
    let inBlock = (block * RankedRows.words..<word).reduce(0) { $0 + bits[$1].nonzeroBitCount }
    let inWord = (bits[word] & ((1 << UInt64(rank & 63)) - 1)).nonzeroBitCount
    return Int(before[block]) + inBlock + inWord
  }

  /// Goes over the bits, not from rank to rank.
  public struct Iterator: IteratorProtocol {
    private let rows: RankedRows
    private var rank = 0
    private var word = -1
    private var rest: UInt64 = 0

    fileprivate init(_ rows: RankedRows) { self.rows = rows }

    public mutating func next() -> Row? {
      guard rank < rows.count else { return nil }
      defer { rank += 1 }
      if rows.bits.isEmpty { return rows.ranking.rows[rank] }
      while rest == 0 {
        word += 1
        rest = rows.bits[word]
      }
      defer { rest &= rest &- 1 }
      return rows.ranking.rows[word << 6 + rest.trailingZeroBitCount]
    }
  }

  public func makeIterator() -> Iterator { Iterator(self) }
}
