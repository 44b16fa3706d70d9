extension MarkedRows {
  /// Says of any row of a library whether what a query asks of marks holds, whatever else it asks for.
  public func test(_ query: Query, in library: Library) -> (Row) -> Bool {
    let rows = QueryPlan(Query(query.tree.marksAlone), in: library, marked: self).admitted
    return { row in rows?.contains(row) != false }
  }
}
