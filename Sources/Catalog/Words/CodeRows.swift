import Papers

/// Which papers of a segment lead to code (`has:code`), a bit a paper.
///
/// A view asks that of every paper at each start; the abstracts of a million take a second to read.
struct CodeRows: Sendable {
  let bits: Column<UInt64>

  /// nil when it was cancelled. Some 0.1 s for 100,000 papers.
  init?(of segment: Segment, in library: Library, _ isCancelled: () -> Bool) {
    var bits = [UInt64](repeating: 0, count: RowBits.wordCount(segment.ids.count))
    for local in segment.ids.indices {
      if local % 4096 == 0, isCancelled() { return nil }
      if ContentCondition.code.holds(library.paper(at: local, in: segment)) {
        bits[local >> 6] |= 1 << UInt64(local & 63)
      }
    }
    self.bits = Column(bits)
  }

  /// The bits as they were kept.
  init(bits: Column<UInt64>) { self.bits = bits }

  /// Adds the rows of the papers that lead to code.
  func insertRows(of segment: Range<Row>, into rows: inout RowSet) {
    rows.formUnion(Array(bits.prefix(RowBits.wordCount(segment.count))), at: segment.lowerBound)
  }
}
