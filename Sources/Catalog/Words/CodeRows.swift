import Papers

/// Which papers of a segment lead to code (`has:code`), a bit a paper.
///
/// A view asks that of every paper at each start; the abstracts of a million take a second to read.
struct CodeRows: Sendable {
  let bits: Column<UInt64>

  /// Adds the rows of the papers that lead to code.
  func insertRows(of segment: Range<Row>, into rows: inout RowSet) {
    rows.formUnion(Array(bits.prefix(RowBits.wordCount(segment.count))), at: segment.lowerBound)
  }
}
