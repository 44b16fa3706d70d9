// An order of a library that has grown: what was in order stays in order. The rows that are no more are left out, and
// the few new ones, sorted by themselves, are put where they belong. A paper that stays has what it is sorted by, and
// as long as the digests that stay stand in the order in which they stood (`Rankings.legacy`), papers that are equal
// by all keys do so too.

extension Library {
  /// An order as an earlier library had it, with the rows of this one; nil where so much has come that sorting takes
  /// no longer.
  func grown(_ before: Ranking, by steps: ArraySlice<SortOrder.Part>) -> Ranking? {
    guard hasGrownLittle(since: before) else { return nil }
    let first = before.rowCount
    var new = rowsOfDigests(from: first)
    if steps.last?.key == .digest, steps.last?.falls == true { new.reverse() }
    for step in steps.reversed() where step.key != .digest {
      lastColumn(step.key, of: new, from: first).sort(&new, falls: step.falls)
    }
    var gone: [Int] = []
    retired.visit(in: 0..<first) { row in
      if let rank = before.rank(of: row) { gone.append(rank) }
    }
    return Ranking(before, without: gone.sorted(), with: new, rowCount: rowCount) {
      stands($0, before: new[$1], by: steps)
    }
  }

  /// Whether few of the rows have come since an order was made.
  func hasGrownLittle(since before: Ranking) -> Bool {
    Int(rowCount - before.rowCount) <= count / 8
  }

  /// Whether a row comes before another one by all steps, and then in the digests.
  private func stands(
    _ row: Row, before other: Row, by steps: ArraySlice<SortOrder.Part>
  ) -> Bool {
    for step in steps {
      switch step.key {
      case .date:
        let (one, two) = (date(of: row), date(of: other))
        if one == two { continue }
        // What has none is last.
        if one == SortColumn.absent || two == SortColumn.absent { return two == SortColumn.absent }
        return (one < two) != step.falls
      case .title, .author:
        let (one, two) = (text(step.key, of: row), text(step.key, of: other))
        if one == two { continue }
        if one.isEmpty || two.isEmpty { return two.isEmpty }
        return (one < two) != step.falls
      default: return (position(of: row) < position(of: other)) != step.falls
      }
    }
    return position(of: row) < position(of: other)
  }
}
