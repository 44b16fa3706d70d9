import Papers

/// The fields of a row of searched text, in their order.
enum RowField: Int, CaseIterable, Sendable {
  case title, authors, tags, categories, summary, comment, abstract

  /// The bytes of the field in a row, folded; those of the abstract, which is the longest and last, with its end.
  /// The fields before it are walked through, at memory speed.
  func bytes(of row: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var start = 0
    for _ in 0..<rawValue { start = RowField.end(row, from: start) + 1 }
    guard start <= row.count else { return UnsafeRawBufferPointer(rebasing: row[row.count...]) }
    let end = self == .abstract ? row.count : RowField.end(row, from: start)
    return UnsafeRawBufferPointer(rebasing: row[start..<min(end, row.count)])
  }

  /// The bytes of a row up to the end of the field.
  func beginning(of row: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var end = RowField.end(row, from: 0)
    for _ in 0..<rawValue { end = RowField.end(row, from: end + 1) }
    return UnsafeRawBufferPointer(rebasing: row[..<end])
  }

  /// Where the field ends that a place is in.
  private static func end(_ row: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard start < row.count else { return row.count }
    return ByteScanner(row).first(0x0A, in: start..<row.count) ?? row.count
  }
}
