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
}
