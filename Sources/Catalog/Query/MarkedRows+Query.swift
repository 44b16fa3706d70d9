extension MarkedRows {
  /// Says of a row that a query found whether it still would, now that marks have changed.
  public func test(_ query: Query, in library: Library) -> (Row) -> Bool {
    let plan = QueryPlan(Query(query.tree.withMarks), in: library, marked: self)
    return { row in plan.finds(row, in: library) }
  }
}
