/// The order of what a search has found.
extension Search {
  /// What is found, in its order. As long as it is not known how well it fits, it stands as before if all of it was
  /// there before, else in what is left of the order.
  func ranked(_ hits: RowSet, isRanked: Bool) -> RankedRows {
    guard let relevance else { return RankedRows(hits, in: library.ranking(order, marked)) }
    if isRanked {
      return RankedRows(
        hits, in: ranking(of: hits, by: relevance.column(rowCount: library.rowCount)))
    }
    if let before, before.isRanked, hits.isSubset(of: before.hits) { return before.rows.only(hits) }
    return RankedRows(hits, in: library.ranking(order, marked))
  }

  /// Sorts what is found alone: by the keys behind relevance, which are there for all papers, then by relevance, then
  /// by those before it.
  private func ranking(of hits: RowSet, by relevance: SortColumn) -> Ranking {
    let steps = order.steps
    let index = steps.firstIndex { $0.key == .relevance } ?? 0
    let rest = steps[(index + 1)...]
    let tail = SortOrder(rest.isEmpty ? [SortOrder.Part(.digest)] : Array(rest))
    var rows = Array(RankedRows(hits, in: library.ranking(tail, marked)))
    for step in steps[...index].reversed() {
      let column = step.key == .relevance ? relevance : library.column(step.key, marked)
      column.sort(&rows, falls: step.falls)
    }
    return Ranking(rows, rowCount: library.rowCount, isWhole: false)
  }
}
