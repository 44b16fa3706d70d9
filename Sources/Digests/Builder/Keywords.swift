import Papers

/// What stands out in the texts of a digest.
struct Keywords {
  /// In the order of the text.
  var spans: [TextSpan] = []
  /// Those that were written as badges.
  var badges: [TextSpan] = []

  /// Moves the ends of those from an index on.
  mutating func move(since index: Int, _ place: (Int) -> Int) {
    for index in spans.indices.dropFirst(index) {
      let range = spans[index].range
      let (start, end) = (place(range.lowerBound), place(range.upperBound))
      spans[index] = TextSpan(offset: UInt32(start), length: UInt32(end - start))
    }
  }
}
