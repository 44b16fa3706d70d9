public import Papers

// How an order is made: every key is a column, a number for each row. The rows as the digests have them are
// sorted by the column of the last key, then by that of the key before it, and so on to the first; as no pass
// disturbs what is equal, the first key counts most. A pass costs some nanoseconds a row, and what the last keys
// give is kept for other first ones. Only texts have to be compared, once (`TextOrder`); only what is named in
// texts has to be looked for, once (`Mentions`).

extension Library {
  /// All papers in an order, as far as it does not depend on a query. What has been asked for before is there.
  func ranking(_ order: SortOrder, _ marked: MarkedRows = MarkedRows()) -> Ranking {
    ranking(order.withoutRelevance.steps[...], marked, isAsked: true)
  }

  /// - Parameter isAsked: false when another order is to be made of it.
  private func ranking(
    _ steps: ArraySlice<SortOrder.Part>, _ marked: MarkedRows, isAsked: Bool
  ) -> Ranking {
    let rankings = rankings(for: steps, marked)
    if let known = rankings.ranking(Array(steps), isAsked: isAsked) { return known }
    let before = rankings.rankingBefore(Array(steps))
    let ranking =
      before.flatMap { grown($0, by: steps) }
      ?? Ranking(sortedRows(by: steps, marked), rowCount: rowCount)
    rankings.keep(ranking, Array(steps), isAsked: isAsked)
    return ranking
  }

  /// All rows, sorted by the last step and, as nothing disturbs what is equal, by those before it.
  private func sortedRows(by steps: ArraySlice<SortOrder.Part>, _ marked: MarkedRows) -> [Row] {
    guard let step = steps.first else { return rowsOfDigests() }
    if step.key == .digest { return step.falls ? rowsOfDigests().reversed() : rowsOfDigests() }
    let rest = steps.dropFirst()
    let last = rest.isEmpty ? [SortOrder.Part(.digest)] : rest
    var rows = Array(ranking(last, marked, isAsked: false).rows)
    column(step.key, marked).sort(&rows, falls: step.falls)
    return rows
  }

  /// All rows that are not retired, in an order.
  public func rows(in order: SortOrder) -> [Row] { Array(ranking(order).rows) }

  /// Some papers in an order, without those that the library does not have. No look at any other.
  public func sorted(_ ids: some Sequence<PaperID>, by order: SortOrder) -> [PaperID] {
    let ranking = ranking(order)
    return ids.compactMap { id in row(of: id).flatMap(ranking.rank).map { (rank: $0, id: id) } }
      .sorted { $0.rank < $1.rank }.map(\.id)
  }

  /// What a ranking costs that is not there yet, in rows that a search could look at meanwhile; 0 when it is there.
  func work(for order: SortOrder, _ marked: MarkedRows) -> Int {
    let steps = order.withoutRelevance.steps
    let rankings = rankings(for: steps[...], marked)
    if rankings.ranking(steps) != nil { return 0 }
    if rankings.rankingBefore(steps).map(hasGrownLittle) == true { return Int(rowCount) / 20 }
    return steps.reduce(0) { $0 + work(for: $1.key, marked) + Int(rowCount) / 20 }
  }

  private func work(for key: SortOrder.Key, _ marked: MarkedRows) -> Int {
    let rankings = key.isOfMarks ? marked.orders(of: self) : rankings
    if rankings.column(key) != nil { return 0 }
    switch key {
    case .title, .author: return Int(rowCount - (rankings.textsBefore[key]?.rowCount ?? 0))
    case .citations: return segments.reduce(0) { $0 + ($1.mentions.isKnown ? 0 : $1.ids.count) }
    case .added: return Int(rowCount) / 2
    case .date, .relevance, .rating, .queue, .digest: return 0
    }
  }

  /// Makes the order by date, and the one that was asked for last in the library before, so that nobody waits for them
  /// later. Others of that library are made when they are asked for again.
  public func makeOrders() {
    for steps in [[SortOrder.Part(.date)]] + rankings.ordersBefore.suffix(1) {
      _ = ranking(steps[...], MarkedRows(), isAsked: true)
    }
  }

  private func rankings(for steps: ArraySlice<SortOrder.Part>, _ marked: MarkedRows) -> Rankings {
    steps.contains(where: \.key.isOfMarks) ? marked.orders(of: self) : rankings
  }

  /// The rows that are not retired, from the first row of a segment on.
  func presentRows(from first: Row = 0) -> [Row] {
    segments.filter { $0.firstRow >= first }.flatMap { $0.rows.filter { !retired.contains($0) } }
  }

  /// The rows as their papers stand in the digests, digest by digest, entry by entry; from the first row of a
  /// segment on.
  func rowsOfDigests(from first: Row = 0) -> [Row] {
    var (digests, entries) = (SortColumn(first..<rowCount), SortColumn(first..<rowCount))
    var rows = presentRows(from: first)
    for row in rows {
      let position = position(of: row)
      (digests[row], entries[row]) = (UInt32(position >> 32), UInt32(truncatingIfNeeded: position))
    }
    entries.sort(&rows, falls: false)
    digests.sort(&rows, falls: false)
    return rows
  }

  /// Where a paper first stands in the digests.
  func position(of row: Row) -> Int {
    let (segment, local) = locate(row)
    return segment.entries(of: local).lazy.map { position(of: $0) }.min() ?? 0
  }
}
