/// The values that the papers of a segment have in one field, by their numbers.
struct ValueNumbers: Sendable {
  /// Each once a paper.
  let numbers: [UInt32]
  /// Where those of each paper begin; one more at the end.
  let starts: [UInt32]

  func withNumbers<Result>(
    _ body: (_ numbers: UnsafeBufferPointer<UInt32>, _ starts: UnsafeBufferPointer<UInt32>) ->
      Result
  ) -> Result {
    numbers.withUnsafeBufferPointer { numbers in
      starts.withUnsafeBufferPointer { body(numbers, $0) }
    }
  }
}
