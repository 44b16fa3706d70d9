/// Makes the index of a segment from the words of its rows: about half of its time is collecting them.
struct WordIndexMaker: ~Copyable {
  private let collector: WordCollector
  /// The numbers of the words, the most frequent first.
  private let order: [UInt32]
  private var buffer: IndexBuffer

  /// The buffer of an index; nil when it was cancelled.
  static func buffer(
    of collector: consuming WordCollector, isCancelled: () -> Bool
  ) -> [UInt8]? {
    var maker = WordIndexMaker(collector)
    if isCancelled() { return nil }
    maker.writeWords()
    if isCancelled() { return nil }
    maker.writePostings()
    if isCancelled() { return nil }
    guard let runs = maker.heavyRuns(isCancelled) else { return nil }
    maker.write(runs)
    return maker.buffer.bytes
  }

  private init(_ collector: consuming WordCollector) {
    buffer = IndexBuffer(rowCount: collector.rowCount)
    let words = collector.words.values
    order = (0..<UInt32(words.count)).sorted {
      let (left, right) = (words[Int($0)].rows, words[Int($1)].rows)
      return left != right ? left > right : $0 < $1
    }
    self.collector = collector
  }

  private mutating func writeWords() {
    var text: [UInt8] = [0x0A]
    text.reserveCapacity(collector.bytes.count + order.count + 16)
    for number in order {
      let word = collector.words.values[Int(number)]
      text += collector.bytes.values[Int(word.start)..<Int(word.start + word.length)]
      text.append(0x0A)
    }
    let count = text.count
    // What is read by eight bytes may go beyond the last word.
    text += repeatElement(0x0A, count: 16)
    var ends = [UInt64](repeating: 0, count: text.count / 64 + 1)
    var counts = [UInt32](repeating: 0, count: text.count / 512 + 1)
    var seen: UInt32 = 0
    for (place, byte) in text.enumerated() {
      if place & 511 == 0 { counts[place >> 9] = seen }
      guard byte == 0x0A else { continue }
      ends[place >> 6] |= 1 << UInt64(place & 63)
      seen += 1
    }
    let suffixWidth = SuffixPlaces.width(below: count)
    // First, in the page of the header: whoever opens an index looks at these two.
    buffer.append(.facts, [UInt32(frequentCount), UInt32(suffixWidth)])
    buffer.append(.words, text)
    buffer.append(.ends, ends)
    buffer.append(.endCounts, counts)
    let places = text.withUnsafeBytes { SuffixOrder(of: $0, count: count).places }
    buffer.append(.suffixes, SuffixPlaces.bytes(of: places, width: suffixWidth))
  }

  private mutating func writePostings() {
    let (lists, listStarts) = rowsByWord()
    let rowCount = collector.rowCount
    var (postings, starts): ([UInt8], [UInt32]) = ([], [])
    starts.reserveCapacity(order.count + 1)
    postings.reserveCapacity(lists.count * 3 / 2)
    var bits = [UInt64](repeating: 0, count: RowBits.wordCount(rowCount))
    for place in order.indices {
      starts.append(UInt32(postings.count))
      let rows = lists[listStarts[place]..<listStarts[place + 1]]
      guard rows.count > rowCount / RowBits.rarity else {
        WordIndexMaker.append(rows, to: &postings)
        continue
      }
      for index in bits.indices { bits[index] = 0 }
      for row in rows { bits[Int(row >> 6)] |= 1 << UInt64(row & 63) }
      bits.withUnsafeBytes { postings.append(contentsOf: $0) }
    }
    starts.append(UInt32(postings.count))
    buffer.append(.starts, starts)
    buffer.append(.postings, postings)
  }

  /// How many words have a bit a row.
  private var frequentCount: Int {
    rowCounts.prefix { $0 > collector.rowCount / RowBits.rarity }.count
  }

  /// In how many rows each word stands, the most frequent first.
  private var rowCounts: [Int] {
    let words = collector.words.values
    return order.map { Int(words[Int($0)].rows) }
  }

  private static func append(_ rows: ArraySlice<UInt32>, to postings: inout [UInt8]) {
    var last: UInt32 = 0
    for row in rows {
      var distance = row - last
      last = row
      while distance >= 0x80 {
        postings.append(UInt8(truncatingIfNeeded: distance) | 0x80)
        distance >>= 7
      }
      postings.append(UInt8(distance))
    }
  }

  /// The rows of each word, the most frequent word first, and where those of each begin; one more at the end.
  private func rowsByWord() -> (rows: [UInt32], starts: [Int]) {
    var ranks = [UInt32](repeating: 0, count: order.count)
    var starts = [0]
    starts.reserveCapacity(order.count + 1)
    for (rank, number) in order.enumerated() {
      ranks[Int(number)] = UInt32(rank)
      starts.append(starts[rank] + Int(collector.words.values[Int(number)].rows))
    }
    var next = starts
    let words = collector.rowWords.values
    let rows = [UInt32](unsafeUninitializedCapacity: collector.rowWords.count) { rows, count in
      count = collector.rowWords.count
      next.withUnsafeMutableBufferPointer { next in
        for row in 0..<collector.rowCount {
          for index in collector.starts[row]..<collector.starts[row + 1] {
            let rank = Int(ranks[Int(words[index])])
            rows[next[rank]] = UInt32(truncatingIfNeeded: row)
            next[rank] &+= 1
          }
        }
      }
    }
    return (rows, starts)
  }

  /// What runs are heavy by the sections that there are.
  private mutating func heavyRuns(_ isCancelled: () -> Bool) -> HeavyRuns? {
    buffer.finish()
    let (rowCount, rowCounts) = (collector.rowCount, rowCounts)
    return buffer.bytes.withUnsafeBytes { bytes in
      let sections = IndexBuffer.sections(of: bytes)!.sections
      return HeavyRuns(of: WordIndex.View(rowCount: rowCount, sections), rowCounts, isCancelled)
    }
  }

  private mutating func write(_ runs: HeavyRuns) {
    let sorted = runs.runs.indices.sorted { runs.runs[$0] < runs.runs[$1] }
    buffer.append(.runs, sorted.map { runs.runs[$0] })
    buffer.append(.runNumbers, sorted.map { UInt32($0) })
    buffer.append(.runRows, runs.rows)
    buffer.finish()
  }
}
