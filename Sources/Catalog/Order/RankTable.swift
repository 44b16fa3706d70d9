import Papers

/// The ranks that some rows have in an order: a bit a rank, and a count before every few hundred of them.
///
/// Making it takes about a nanosecond a row; what is asked then is a look at one block of bits.
struct RankTable: Sequence, Sendable {
  /// By rank: whether the row is among them.
  private let bits: [UInt64]
  /// How many there are before each block of bits.
  private let before: [UInt32]

  /// Bits are counted in blocks of 512: what a processor fetches at once.
  private static let words = 8

  init(_ rows: RowSet, in ranking: Ranking) {
    let block = RankTable.words
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
    (self.bits, self.before) = (bits, before)
  }

  /// The rank in the order of the row that has so many of them before it. In what a damaged file says, several rows
  /// may have one rank, and there are fewer than that: then it is a rank beyond the last.
  subscript(number: Int) -> Int {
    var (low, high) = (0, before.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if before[middle] <= number { low = middle } else { high = middle - 1 }
    }
    var left = number - (before.isEmpty ? 0 : Int(before[low]))
    var word = low * RankTable.words
    while word < bits.count, left >= bits[word].nonzeroBitCount {
      left -= bits[word].nonzeroBitCount
      word += 1
    }
    guard word < bits.count else { return bits.count << 6 }
    var rest = bits[word]
    for _ in 0..<left { rest &= rest &- 1 }
    return word << 6 + rest.trailingZeroBitCount
  }

  /// How many of them have a rank before one.
  func countBefore(_ rank: Int) -> Int {
    let word = Swift.min(rank >> 6, bits.count)
    let block = Swift.min(word / RankTable.words, before.count - 1)
    guard block >= 0 else { return 0 }
    let inBlock = (block * RankTable.words..<word).reduce(0) { $0 + bits[$1].nonzeroBitCount }
    guard word < bits.count else { return Int(before[block]) + inBlock }
    let inWord = (bits[word] & ((1 << UInt64(rank & 63)) - 1)).nonzeroBitCount
    return Int(before[block]) + inBlock + inWord
  }

  /// The ranks, from the first on.
  struct Iterator: IteratorProtocol {
    private let bits: [UInt64]
    private var word = -1
    private var rest: UInt64 = 0

    fileprivate init(_ bits: [UInt64]) { self.bits = bits }

    mutating func next() -> Int? {
      while rest == 0 {
        word += 1
        guard word < bits.count else { return nil }
        rest = bits[word]
      }
      defer { rest &= rest &- 1 }
      return word << 6 + rest.trailingZeroBitCount
    }
  }

  func makeIterator() -> Iterator { Iterator(bits) }
}
