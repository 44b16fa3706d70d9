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

  /// Which of the first `count` papers have a value that has its bit, a bit a paper; a nanosecond a value.
  func rows(with bits: UnsafeBufferPointer<UInt64>, of count: Int) -> [UInt64] {
    [UInt64](unsafeUninitializedCapacity: RowBits.wordCount(count)) { words, filled in
      filled = RowBits.wordCount(count)
      withNumbers { numbers, starts in
        for word in 0..<filled {
          var found: UInt64 = 0
          for local in word << 6..<Swift.min(count, (word + 1) << 6)
          where numbers.has(bits, at: local, starts) {
            found |= 1 &<< UInt64(local & 63)
          }
          words.initializeElement(at: word, to: found)
        }
      }
    }
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
