/// A number for each row of a library, the higher the nearer: two bytes a row.
struct RowScores {
  private var scores: [UInt16]
  /// What stands for 1.
  private let unit: Double

  /// - Parameter most: what is added to one row at most. A damaged index may say more, and is wrong then.
  init(below end: Row, most: Double) {
    // The bits of an index may go on behind its last row.
    scores = [UInt16](repeating: 0, count: (Int(end) + 64 + 7) & ~7)
    unit = most > 0 ? 50_000 / most : 0
  }

  /// A weight as it is added; what weighs anything is not nothing.
  func number(_ weight: Double) -> UInt16 {
    weight > 0 ? UInt16(min(50_000, (weight * unit).rounded(.up))) : 0
  }

  mutating func add(_ number: UInt16, to row: Row) { scores[Int(row)] &+= number }

  /// Adds a number to the rows of some words of an index, to each once, and 0 counts them only. Returns how many they
  /// are.
  ///
  /// - Parameters:
  ///   - first: the row of the library that is the first one of the index.
  ///   - room: which rows have got it, a bit a row; none before.
  mutating func add(
    _ number: UInt16, to words: ArraySlice<UInt32>, of view: WordIndex.View, from first: Int,
    room: UnsafeMutableBufferPointer<UInt64>
  ) -> Int {
    var count = 0
    guard let bits = room.baseAddress, first + room.count * 64 <= scores.count else { return 0 }
    scores.withUnsafeMutableBufferPointer { scores in
      let scores = scores.baseAddress! + first
      @inline(__always) func take(_ word: Int, _ new: UInt64) {
        var new = new & ~bits[word]
        bits[word] |= new
        while new != 0 {
          scores[(word &<< 6) &+ new.trailingZeroBitCount] &+= number
          count &+= 1
          new &= new &- 1
        }
      }
      for word in words {
        let list = view.rowList(of: Int(word))
        if view.isFrequent(Int(word)) {
          for place in 0..<min(room.count, list.count / 8) {
            take(place, list.loadUnaligned(fromByteOffset: 8 &* place, as: UInt64.self))
          }
        } else {
          RowBits.visit(varints: list, in: room.count) { word, bit in
            if bits[word] & bit == 0 {
              bits[word] |= bit
              scores[(word &<< 6) &+ bit.trailingZeroBitCount] &+= number
              count &+= 1
            }
          }
        }
      }
    }
    return count
  }

  mutating func leaveOut(_ row: Row) { if Int(row) < scores.count { scores[Int(row)] = 0 } }

  /// The rows with the highest scores, as many as there may be, in the order of the rows; none without a score. Of those
  /// that are nearly equal the first ones.
  func best(_ limit: Int) -> [Row] {
    // Some rows tell where to begin, so that few of the others have to be looked at.
    var counts = [Int](repeating: 0, count: 1 << (16 - RowScores.lastBits))
    for row in stride(from: 0, to: scores.count, by: RowScores.step) {
      counts[part(scores[row])] += RowScores.step
    }
    let start = RowScores.least(of: counts, for: 2 * limit) << RowScores.lastBits
    var rows = rows(from: max(1, UInt16(clamping: start)))
    if rows.count < limit { rows = self.rows(from: 1) }
    for index in counts.indices { counts[index] = 0 }
    for row in rows { counts[part(scores[Int(row)])] += 1 }
    let least = RowScores.least(of: counts, for: limit)
    // Of the next ones there are more than room.
    var room = limit
    for part in least..<counts.count { room -= counts[part] }
    var best: [Row] = []
    for row in rows {
      let part = part(scores[Int(row)])
      if part < least {
        guard part == least - 1, room > 0 else { continue }
        room -= 1
      }
      best.append(row)
    }
    return best
  }

  /// Scores that differ in no more than these bits are nearly equal.
  private static let lastBits = 4
  /// Of so many rows one tells where to begin.
  private static let step = 32

  private func part(_ score: UInt16) -> Int { Int(score &>> RowScores.lastBits) }

  /// The least score, without last bits, that no more than so many rows have, or more than that.
  private static func least(of counts: [Int], for limit: Int) -> Int {
    var (least, left) = (counts.count, limit)
    while least > 0, counts[least - 1] <= left {
      least -= 1
      left -= counts[least]
    }
    return least
  }

  /// The rows with a score of at least this; looks at eight at once.
  private func rows(from floor: UInt16) -> [Row] {
    var rows: [Row] = []
    scores.withUnsafeBytes { bytes in
      let floors = SIMD8<UInt16>(repeating: floor)
      for first in stride(from: 0, to: scores.count &- 7, by: 8) {
        let block = bytes.loadUnaligned(fromByteOffset: 2 &* first, as: SIMD8<UInt16>.self)
        let mask = unsafeBitCast(block .>= floors, to: SIMD2<UInt64>.self)
        guard mask[0] | mask[1] != 0 else { continue }
        for index in 0..<8 where block[index] >= floor { rows.append(Row(first + index)) }
      }
    }
    return rows
  }
}
