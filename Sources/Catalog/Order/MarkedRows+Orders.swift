import Papers

/// What papers are sorted by that the reader has marked, and when they came.
extension MarkedRows {
  /// The column of a key that is about marks.
  func column(_ key: SortOrder.Key, in library: Library) -> SortColumn {
    var column = SortColumn(rowCount: library.rowCount)
    switch key {
    case .rating:
      for rating in 1...5 {
        rows(.rating(rating...rating)).visit { column[$0] = UInt32(rating) }
      }
    case .queue:
      for (rank, row) in queue.enumerated() { column[row] = UInt32(rank) }
    case .added: came.fill(&column, in: library)
    default: break
    }
    return column
  }

  /// The orders of a library that depend on these marks.
  func orders(of library: Library) -> Rankings { orders.rankings(of: library) }
}
