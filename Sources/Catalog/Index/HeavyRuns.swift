/// The runs of up to eight bytes that stand in so many words, or in words of so many rows, that uniting these at a
/// key would take too long, each with the rows in which it stands.
///
/// The suffixes that begin with a run are a range, and those of the run with one byte more are a part of it. So
/// they are found from the shortest to longer ones, and none is looked for below one that is not heavy; the rows
/// of a run are those of all that follow it, which are known by then, and those of the words that end with it.
struct HeavyRuns {
  private(set) var runs: [UInt64] = []
  /// A bit a row for each of them.
  private(set) var rows: [UInt64] = []

  /// How many bytes a run has at most.
  static let longest = 8
  /// What uniting may cost, in listed rows, for each row of the segment: 0.6 ns, 60 µs for 100,000 papers. With half
  /// of that there would be twice as many runs, and the index would be larger by a fifth.
  private static let share = 0.6
  /// What a word costs beside its rows.
  private static let costOfWord = 20
  /// How many rows of a set of bits cost as much as a listed one.
  private static let rowsAtOnce = 256

  private let view: WordIndex.View
  /// Of each suffix the word, and what all before it cost.
  private var wordOf: [UInt32] = []
  private var costs: [Int] = [0]
  private let limit: Int
  private let bitWords: Int

  /// A run as a number; they are in the order of their bytes.
  static func number(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var number: UInt64 = 0
    for index in 0..<longest {
      number = number << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0)
    }
    return number
  }

  /// nil when it was cancelled.
  ///
  /// - Parameter rowCounts: in how many rows each word stands.
  init?(of view: WordIndex.View, _ rowCounts: [Int], _ isCancelled: () -> Bool) {
    self.view = view
    limit = Int(Double(view.rowCount) * HeavyRuns.share)
    bitWords = RowBits.wordCount(view.rowCount)
    wordOf.reserveCapacity(view.suffixes.count)
    costs.reserveCapacity(view.suffixes.count + 1)
    for index in 0..<view.suffixes.count {
      let word = view.word(at: view.suffixes[index])
      let cost = view.isFrequent(word) ? view.rowCount / HeavyRuns.rowsAtOnce : rowCounts[word]
      wordOf.append(UInt32(word))
      costs.append(costs.last! + cost + HeavyRuns.costOfWord)
    }
    var room = [UInt64](repeating: 0, count: bitWords)
    var start = 0
    while start < wordOf.count {
      if isCancelled() { return nil }
      let end = end(of: start, at: 0, in: view.suffixes.count)
      if isHeavy(start..<end) { take(start..<end, length: 1, into: &room) }
      start = end
    }
    (wordOf, costs) = ([], [])
  }

  private func isHeavy(_ range: Range<Int>) -> Bool {
    costs[range.upperBound] - costs[range.lowerBound] > limit
  }

  /// The end of the suffixes that have the same byte at `depth` as the one at `start`.
  private func end(of start: Int, at depth: Int, in limit: Int) -> Int {
    let byte = view.words[view.suffixes[start] + depth]
    var (low, high) = (start + 1, limit)
    while low < high {
      let middle = (low + high) / 2
      if view.words[view.suffixes[middle] + depth] == byte {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// Takes the run of a range, which is heavy, and those that it is the beginning of; `room` gets its rows too.
  private mutating func take(_ range: Range<Int>, length: Int, into room: inout [UInt64]) {
    var own = [UInt64](repeating: 0, count: bitWords)
    var start = range.lowerBound
    while start < range.upperBound {
      let end = end(of: start, at: length, in: range.upperBound)
      let isEnded = view.words[view.suffixes[start] + length] == 0x0A
      if !isEnded, length < HeavyRuns.longest, isHeavy(start..<end) {
        take(start..<end, length: length + 1, into: &own)
      } else {
        own.withUnsafeMutableBufferPointer { own in
          for index in start..<end { view.insertRows(of: Int(wordOf[index]), into: RowBits(own)) }
        }
      }
      start = end
    }
    let place = view.suffixes[range.lowerBound]
    // Nobody looks for a part of a character.
    if view.words[place + length] & 0xC0 != 0x80 {
      runs.append(
        HeavyRuns.number(UnsafeRawBufferPointer(rebasing: view.words[place..<place + length])))
      rows += own
    }
    for index in room.indices { room[index] |= own[index] }
  }
}
