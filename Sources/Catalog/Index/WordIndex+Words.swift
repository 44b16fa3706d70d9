// Whole words. What a filter looks for stands anywhere in the words of the index (`WordIndex+Lookup`); what a paper is
// about is words as `Words` has them, runs of letters, and the words of the index are runs of anything but blanks. So
// `bit` is to be found in `bit`, `low-bit` and `bit/s`, and not in `orbit`: where a range of suffixes begins with it,
// those in which no letter follows stand together, as they are sorted by what follows, and of these each is looked at.

extension WordIndex.View {
  /// Shows the words in which some letters stand as a word of their own, with an `s` behind them or without one. A
  /// word may come twice.
  @inline(never)
  func visitWords(withWord letters: UnsafeRawBufferPointer, _ body: (Int) -> Void) {
    let all = suffixes(beginningWith: letters)
    if all.isEmpty { return }
    visitEnded(all, at: letters.count, body)
    // In a damaged file they may be in no order.
    let plural = first(in: all, 0x73, at: letters.count)
    let end = max(plural, first(in: all, 0x74, at: letters.count))
    visitEnded(plural..<end, at: letters.count + 1, body)
  }

  /// Takes the rows in whose words some letters stand as a word of their own, or with an `s` behind them.
  func insertRows(ofWord letters: UnsafeRawBufferPointer, into rows: RowBits) {
    visitWords(withWord: letters) { insertRows(of: $0, into: rows) }
  }

  /// Of some suffixes that begin with the same bytes, those in which the letters end there, and begin where the suffix
  /// does.
  @inline(never)
  private func visitEnded(_ suffixes: Range<Int>, at length: Int, _ body: (Int) -> Void) {
    // Before the digits, between them and the letters, and between these and what is not ASCII.
    for (low, high) in [(0, 0x30), (0x3A, 0x61), (0x7B, 0x80)] as [(UInt8, UInt8)] {
      let start = first(in: suffixes, low, at: length)
      for index in start..<max(start, first(in: suffixes, high, at: length)) {
        let place = self.suffixes[index]
        guard place > 0, place <= words.count, !Fold.isLetter(words[place - 1]) else { continue }
        body(word(at: place))
      }
    }
  }

  /// The first of some suffixes, which are the same before, with no byte at a place that is below one; their end when
  /// all have one.
  private func first(in suffixes: Range<Int>, _ byte: UInt8, at length: Int) -> Int {
    var (low, high) = (suffixes.lowerBound, suffixes.upperBound)
    while low < high {
      let middle = (low + high) / 2
      let place = self.suffixes[middle] + length
      if place < words.count, words[place] >= byte { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// How many rows a word has; of one in many, by every eighth word of their bits.
  func rowCount(of word: Int) -> Int {
    let list = rowList(of: word)
    var (count, place) = (0, 0)
    if isFrequent(word) {
      while place &+ 8 <= list.count {
        count &+= list.loadUnaligned(fromByteOffset: place, as: UInt64.self).nonzeroBitCount
        place &+= 64
      }
      return min(rowCount, 8 * count)
    }
    // The last byte of each number is below 0x80. Of eight bytes these are summed up in the highest one.
    while place &+ 8 <= list.count {
      let bytes = list.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      let ends = ~bytes &>> 7 & 0x0101_0101_0101_0101
      count &+= Int(truncatingIfNeeded: (ends &* 0x0101_0101_0101_0101) &>> 56)
      place &+= 8
    }
    while place < list.count {
      if list[place] < 0x80 { count &+= 1 }
      place &+= 1
    }
    return count
  }
}
