/// A query made ready for a library of which some segments have an index and others have none.
///
/// What the index tells is a set of rows, and often all that is asked: then its rows are found at once, whatever there
/// is to read elsewhere.
struct QueryPlans: Sendable {
  /// The rows of the segments that had an index when the search began.
  private let indexedRows: RowSet
  private let indexed: QueryPlan
  /// That of the others, where there are some of each; else the same.
  private let scanned: QueryPlan
  /// What is found without a look at any row; some of them may be retired.
  let found: RowSet
  /// What is to be looked at.
  let open: RowSet
  /// What one row takes of a budget.
  let weight: Int

  init(
    _ query: Query, in library: Library, marked: MarkedRows, kept: RowSet, known: KnownRows
  ) {
    func plan(isIndexed: Bool) -> QueryPlan {
      QueryPlan(
        query, in: library, marked: marked, kept: kept, known: known, isIndexed: isIndexed)
    }
    let (rows, others) = library.indexedRows.sets(
      of: library.segments, below: library.rowCount)
    indexedRows = rows
    indexed = plan(isIndexed: !indexedRows.isEmpty)
    let isMixed = !indexedRows.isEmpty && !others.isEmpty
    scanned = isMixed ? plan(isIndexed: false) : indexed
    var (found, open) = (RowSet(), RowSet())
    for (plan, rows) in [(indexed, indexedRows), (scanned, others)] where !rows.isEmpty {
      var admitted = plan.admitted ?? rows
      admitted.formIntersection(rows)
      if plan.isOfSets {
        found.formUnion(admitted)
        continue
      }
      if let granted = plan.granted {
        var known = admitted
        known.formIntersection(granted)
        found.formUnion(known)
        admitted.subtract(granted)
      }
      open.formUnion(admitted)
    }
    (self.found, self.open) = (found, open)
    weight = max(indexed.weight, scanned.weight)
  }

  /// What is asked of the rows of a segment.
  func plan(for segment: Segment) -> QueryPlan {
    indexedRows.contains(segment.firstRow) ? indexed : scanned
  }

  /// The rows for which a pattern was cut off.
  var cutRows: RowSet {
    var rows = indexed.cutRows
    rows.formUnion(scanned.cutRows)
    return rows
  }
}
