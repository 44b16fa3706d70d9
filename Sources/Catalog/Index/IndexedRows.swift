import Synchronization

/// Which rows of a library have an index, known once for as many segments as have one: a key asks at each query, and
/// to make a set of millions of rows takes as long as to look one up.
final class IndexedRows: Sendable {
  private struct Known {
    let segmentCount: Int
    let sets: (rows: RowSet, others: RowSet)
  }
  private let known = Mutex<Known?>(nil)

  /// The rows of the segments that have an index, and all other rows of their library, which ends with one. Segments
  /// get an index and never lose it.
  func sets(of segments: [Segment], below end: Row) -> (rows: RowSet, others: RowSet) {
    let indexed = segments.filter { $0.wordIndex.value != nil }
    return known.withLock { known in
      if let known, known.segmentCount == indexed.count { return known.sets }
      let rows = indexed.reduce(into: RowSet()) { $0.formUnion(RowSet($1.rows)) }
      let sets = (rows, rows.opposite(below: end))
      known = Known(segmentCount: indexed.count, sets: sets)
      return sets
    }
  }
}
