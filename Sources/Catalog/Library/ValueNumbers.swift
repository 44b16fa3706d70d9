import Papers

/// The values that the papers of a segment have in one field, by their numbers.
struct ValueNumbers: Sendable {
  /// Each once a paper.
  let numbers: Column<UInt32>
  /// Where those of each paper begin; one more at the end.
  let starts: Column<UInt32>

  func withNumbers<Result>(
    _ body: (_ numbers: UnsafeBufferPointer<UInt32>, _ starts: UnsafeBufferPointer<UInt32>) ->
      Result
  ) -> Result {
    numbers.withUnsafeBufferPointer { numbers in
      starts.withUnsafeBufferPointer { body(numbers, $0) }
    }
  }

  /// Shows where they stand in the memory.
  func visitMemory(_ body: (UnsafeRawBufferPointer) -> Void) {
    withNumbers { numbers, starts in
      body(UnsafeRawBufferPointer(numbers))
      body(UnsafeRawBufferPointer(starts))
    }
  }

  /// Which of the first `count` papers have a value that has its bit, a bit a paper; 1 ns a value and 2 ns a paper.
  ///
  /// First a bit a value says whether it is such a one, then those of each paper are looked at together. Nothing
  /// branches: how many values a paper has, and which, no processor can guess.
  func rows(with bits: UnsafeBufferPointer<UInt64>, of count: Int) -> [UInt64] {
    withNumbers { numbers, starts in
      let wanted = ValueNumbers.wanted(numbers, bits)
      return wanted.withUnsafeBufferPointer { wanted in
        [UInt64](unsafeUninitializedCapacity: RowBits.wordCount(count)) { words, filled in
          filled = RowBits.wordCount(count)
          // In what a damaged file says, there may be fewer places than papers.
          let last = Swift.min(count, starts.count - 1)
          for word in 0..<filled {
            var found: UInt64 = 0
            var local = word << 6
            let end = Swift.min(last, local &+ 64)
            while local < end {
              let isThere = ValueNumbers.hasBit(
                wanted, Int(starts[local]), Int(starts[local &+ 1]), of: numbers.count)
              found |= (isThere ? 1 : 0) &<< UInt64(local & 63)
              local &+= 1
            }
            words.initializeElement(at: word, to: found)
          }
        }
      }
    }
  }

  /// A bit for each value: whether it has one among `bits`. Two words of nothing follow.
  private static func wanted(
    _ numbers: UnsafeBufferPointer<UInt32>, _ bits: UnsafeBufferPointer<UInt64>
  ) -> [UInt64] {
    let count = RowBits.wordCount(numbers.count)
    return [UInt64](unsafeUninitializedCapacity: count + 2) { words, filled in
      filled = count + 2
      let last = UInt32(truncatingIfNeeded: bits.count << 6 &- 1)
      for word in 0..<count {
        var found: UInt64 = 0
        var index = word << 6
        let end = Swift.min(numbers.count, index &+ 64)
        while index < end {
          let number = numbers[index]
          let known = Swift.min(number, last)
          let bit = bits[Int(known >> 6)] &>> UInt64(known & 63) & (number == known ? 1 : 0)
          found |= bit &<< UInt64(index & 63)
          index &+= 1
        }
        words.initializeElement(at: word, to: found)
      }
      words.initializeElement(at: count, to: 0)
      words.initializeElement(at: count + 1, to: 0)
    }
  }

  /// Whether one of the bits from `start` to `end` is set, of which there are `count`.
  @inline(__always)
  private static func hasBit(
    _ bits: UnsafeBufferPointer<UInt64>, _ start: Int, _ end: Int, of count: Int
  ) -> Bool {
    let end = Swift.min(end, count)
    guard start < end else { return false }
    if end &- start > 64 {
      return (start..<end).contains { bits[$0 >> 6] &>> UInt64($0 & 63) & 1 != 0 }
    }
    let (word, shift) = (start >> 6, UInt64(start & 63))
    // What is shifted by 64 is nothing.
    let window = bits[word] &>> shift | bits[word &+ 1] << (64 &- shift)
    return window & (UInt64.max >> UInt64(64 &- (end &- start))) != 0
  }
}

extension UnsafeBufferPointer<UInt32> {
  /// The values of one paper, as far as they are there.
  @inline(__always)
  func of(_ local: Int, _ starts: UnsafeBufferPointer<UInt32>) -> Slice<UnsafeBufferPointer<UInt32>>
  {
    guard local + 1 < starts.count else { return self[..<0] }
    let (start, end) = (Int(starts[local]), Swift.min(Int(starts[local + 1]), count))
    return start < end ? self[start..<end] : self[..<0]
  }

  /// Whether one of the values of a paper has its bit. All of them are looked at: where the first such one stands
  /// nobody can guess.
  @inline(__always)
  func has(
    _ bits: UnsafeBufferPointer<UInt64>, at local: Int, _ starts: UnsafeBufferPointer<UInt32>
  ) -> Bool {
    guard local &+ 1 < starts.count else { return false }
    var (index, found) = (Int(starts[local]), UInt64(0))
    let end = Swift.min(Int(starts[local &+ 1]), count)
    while index < end {
      let number = self[index]
      index &+= 1
      if Int(number >> 6) < bits.count { found |= bits[Int(number >> 6)] &>> UInt64(number & 63) }
    }
    return found & 1 != 0
  }
}
