import Papers

/// The values that the papers of a library have in one field, as numbers by row: what facets are counted by.
///
/// Those of tags and categories are parts of the segments. Those of authors, venues and digests are made when they
/// are first asked for, which takes a second for a million papers and is done away from the keys; a library that
/// has grown makes those of its new segments only. They take four bytes a value of a paper, and four a paper.
public struct FacetColumn: Sendable {
  /// The names of the values.
  public let vocabulary: Vocabulary
  /// By segment of the library.
  let parts: [ValueNumbers]
  /// What they are the values of: a segment stays what it is.
  let segments: [Segment]
  /// How many papers of the library have each value.
  let totals: Column<UInt32>
  /// All values, in the order of their names.
  let byName: Column<UInt32>
  /// Values that are found but never shown: authors as they were written in TeX.
  let hidden: Set<UInt32>

  init(
    _ vocabulary: Vocabulary, _ parts: [ValueNumbers], of segments: [Segment],
    totals: Column<UInt32>, byName: Column<UInt32>?, hidden: Set<UInt32>
  ) {
    (self.vocabulary, self.parts, self.segments) = (vocabulary, parts, segments)
    (self.totals, self.hidden) = (totals, hidden)
    self.byName = byName ?? Column(vocabulary.numbersByName())
  }

  /// How many of some rows have each value; one pass over the rows, a few nanoseconds each.
  func counts(of rows: RowSet) -> [UInt32] {
    FacetColumn.counts(of: rows, parts, segments, values: vocabulary.count)
  }

  static func counts(
    of rows: RowSet, _ parts: [ValueNumbers], _ segments: [Segment], values: Int
  ) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: values)
    counts.withUnsafeMutableBufferPointer { counts in
      for (part, segment) in zip(parts, segments) {
        part.withNumbers { numbers, starts in
          rows.visit(in: segment.rows) { row in
            for number in numbers.of(Int(row - segment.firstRow), starts)
            where number < counts.count {
              counts[Int(number)] += 1
            }
          }
        }
      }
    }
    return counts
  }

  /// The rows that have one of some values, retired ones included.
  ///
  /// - Parameter candidates: rows among which are all of them, if that is known.
  func rows(with wanted: [UInt32], among candidates: RowSet? = nil) -> RowSet {
    FacetColumn.rows(with: wanted, of: vocabulary.count, parts, segments, among: candidates)
  }

  /// The rows that have one of some values; one pass over the column, or over what it has of the candidates, where they
  /// are few.
  static func rows(
    with wanted: [UInt32], of count: Int, _ parts: [ValueNumbers], _ segments: [Segment],
    among candidates: RowSet? = nil
  ) -> RowSet {
    guard !wanted.isEmpty else { return RowSet() }
    var rows = RowSet(roomFor: segments.last?.endRow ?? 0)
    // A bit a value: those of a million authors lie near the processor.
    var bits = [UInt64](repeating: 0, count: count / 64 + 1)
    for number in wanted where number < count { bits[Int(number >> 6)] |= 1 << UInt64(number & 63) }
    bits.withUnsafeBufferPointer { bits in
      for (part, segment) in zip(parts, segments) {
        let some = candidates.map { $0.count(in: segment.rows) } ?? segment.ids.count
        if some > segment.ids.count / 8 {
          rows.formUnion(part.rows(with: bits, of: segment.ids.count), at: segment.firstRow)
          continue
        }
        part.withNumbers { numbers, starts in
          candidates?.visit(in: segment.rows) { row in
            if numbers.has(bits, at: Int(row - segment.firstRow), starts) { rows.insert(row) }
          }
        }
      }
    }
    if let candidates { rows.formIntersection(candidates) }
    return rows
  }
}
