import Papers

// How an order is made: every key is a column, a number for each row. The rows as the digests have them are
// sorted by the column of the last key, then by that of the key before it, and so on to the first; as no pass
// disturbs what is equal, the first key counts most. A pass costs some nanoseconds a row, and what the last keys
// give is kept for other first ones. Only texts have to be compared, once (`TextOrder`); only what is named in
// texts has to be looked for, once (`Mentions`).

extension Library {
  /// All papers in an order, as far as it does not depend on a query. What has been asked for before is there.
  func ranking(_ order: SortOrder, _ marked: MarkedRows = MarkedRows()) -> Ranking {
    ranking(order.withoutRelevance.steps[...], marked)
  }

  private func ranking(_ steps: ArraySlice<SortOrder.Part>, _ marked: MarkedRows) -> Ranking {
    let rankings = rankings(for: steps, marked)
    if let ranking = rankings.ranking(Array(steps)) { return ranking }
    var rows: [Row]
    if steps.first?.key == .digest {
      rows = rowsOfDigests()
      if steps.first!.falls { rows.reverse() }
    } else {
      let rest = steps.dropFirst()
      rows = Array(ranking(rest.isEmpty ? [SortOrder.Part(.digest)] : rest, marked).rows)
      column(steps.first!.key, marked).sort(&rows, falls: steps.first!.falls)
    }
    let ranking = Ranking(rows, rowCount: rowCount)
    rankings.keep(ranking, Array(steps))
    return ranking
  }

  /// All rows that are not retired, in an order.
  public func rows(in order: SortOrder) -> [Row] { Array(ranking(order).rows) }

  /// What a ranking costs that is not there yet, in rows that a search could look at meanwhile; 0 when it is there.
  func work(for order: SortOrder, _ marked: MarkedRows) -> Int {
    let steps = order.withoutRelevance.steps
    if rankings(for: steps[...], marked).ranking(steps) != nil { return 0 }
    return steps.reduce(0) { $0 + work(for: $1.key, marked) + Int(rowCount) / 20 }
  }

  private func work(for key: SortOrder.Key, _ marked: MarkedRows) -> Int {
    let rankings = key.isOfMarks ? marked.orders(of: self) : rankings
    if rankings.column(key) != nil { return 0 }
    switch key {
    case .title, .author: return Int(rowCount) - (rankings.before.texts[key]?.rowCount ?? 0)
    case .citations: return segments.reduce(0) { $0 + ($1.mentions.isKnown ? 0 : $1.ids.count) }
    case .added: return Int(rowCount) / 2
    case .date, .relevance, .rating, .queue, .digest: return 0
    }
  }

  /// Makes the orders that the library before had, and that by date, so that nobody waits for them later.
  public func makeOrders() {
    for key in rankings.before.texts.keys { _ = column(key, MarkedRows()) }
    for steps in rankings.before.orders { _ = ranking(steps[...], MarkedRows()) }
    _ = ranking(SortOrder(.date))
  }

  private func rankings(for steps: ArraySlice<SortOrder.Part>, _ marked: MarkedRows) -> Rankings {
    steps.contains(where: \.key.isOfMarks) ? marked.orders(of: self) : rankings
  }

  /// The rows that are not retired.
  var presentRows: [Row] {
    segments.flatMap { $0.rows.filter { !retired.contains($0) } }
  }

  /// The rows as their papers stand in the digests: digest by digest, entry by entry.
  private func rowsOfDigests() -> [Row] {
    var (digests, entries) = (SortColumn(rowCount: rowCount), SortColumn(rowCount: rowCount))
    var rows = presentRows
    for row in rows {
      let (segment, local) = locate(row)
      let first = segment.entries(of: local).lazy.map { position(of: $0) }.min() ?? 0
      (digests[row], entries[row]) = (UInt32(first >> 32), UInt32(truncatingIfNeeded: first))
    }
    entries.sort(&rows, falls: false)
    digests.sort(&rows, falls: false)
    return rows
  }
}
