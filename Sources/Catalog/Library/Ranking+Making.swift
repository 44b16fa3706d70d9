import Papers

// A new order is sorted; that of a library which has grown keeps the old rows as they stand and merges the new
// ones in. Both give the same, since the position of a paper among the digests decides what nothing else does.

extension Library {
  /// All papers in an order. The first call for an order sorts what is new since the library before: 100,000
  /// papers take some 30 ms by date and 150 ms by title.
  public func ranking(_ order: SortOrder) -> Ranking {
    rankings.ranking(order) { before in
      let old = before?.rows.filter { !retired.contains($0) } ?? []
      let new = sortedRows(from: Row(before?.ranks.count ?? 0), by: order)
      return Ranking(old.isEmpty ? new : merged(old, new, by: order), rowCount: rowCount)
    }
  }

  /// Makes the orders that the library before had, and that by date, so that nobody waits for them later.
  public func makeOrders() {
    for order in Set(rankings.before.keys).union([SortOrder(.date)]) { _ = ranking(order) }
  }

  /// All rows that are not retired, in an order.
  public func rows(in order: SortOrder) -> [Row] { ranking(order).rows }

  /// The rows from `first` on that are not retired.
  private func sortedRows(from first: Row, by order: SortOrder) -> [Row] {
    var rows: [Row] = []
    for segment in segments where segment.endRow > first {
      rows += (max(first, segment.firstRow)..<segment.endRow).filter { !retired.contains($0) }
    }
    guard order.key.isText else {
      // Numbers alone are sorted much faster than what may have a text.
      let keyed = rows.map { row in
        let key = sortKey(of: row, order)
        return (number: key.number, position: key.position, row: row)
      }
      return keyed.sorted { ($0.number, $0.position) < ($1.number, $1.position) }.map(\.row)
    }
    return rows.map { (key: sortKey(of: $0, order), row: $0) }
      .sorted { $0.key.precedes($1.key, order) }.map(\.row)
  }

  /// Puts new rows among old ones. From the rank of one the search for that of the next doubles its steps, so
  /// that few new ones look at few old ones, and many at each about once.
  private func merged(_ old: [Row], _ new: [Row], by order: SortOrder) -> [Row] {
    var result: [Row] = []
    result.reserveCapacity(old.count + new.count)
    var done = 0
    for row in new {
      let key = sortKey(of: row, order)
      func isBefore(_ index: Int) -> Bool { sortKey(of: old[index], order).precedes(key, order) }
      var (step, low) = (1, done)
      while low + step <= old.count, isBefore(low + step - 1) {
        low += step
        step *= 2
      }
      var high = min(old.count, low + step - 1)
      while low < high {
        let middle = (low + high) / 2
        if isBefore(middle) { low = middle + 1 } else { high = middle }
      }
      result += old[done..<low]
      result.append(row)
      done = low
    }
    return result + old[done...]
  }

  /// What a row is ordered by.
  private func sortKey(of row: Row, _ order: SortOrder) -> SortKey {
    let (segment, local) = locate(row)
    let position = position(of: local, in: segment)
    switch order.key {
    case .digest:
      return SortKey(number: order.isReversed ? -position : position, position: position)
    case .date, .queue:
      // Papers without a date come last either way.
      guard let day = segment.day(of: local) else {
        return SortKey(number: .max, position: position)
      }
      let falls = order.falls || order.key == .queue
      return SortKey(number: Int(falls ? -day.number : day.number), position: position)
    case .title: return SortKey(text: segment.text.title(of: local)[...], position: position)
    case .author:
      // The family name first.
      let name = segment.text.firstAuthor(of: local)
      guard let blank = name.lastIndex(of: 0x20) else {
        return SortKey(text: name, position: position)
      }
      return SortKey(text: name[(blank + 1)...] + [0x20] + name[..<blank], position: position)
    }
  }

  /// Where a paper stands in the digests: digest by digest, entry by entry.
  private func position(of local: Int, in segment: Segment) -> Int {
    segment.entries(of: local).reduce(.max) { min($0, position(of: $1)) }
  }
}

extension SortOrder.Key {
  fileprivate var isText: Bool { self == .title || self == .author }
}

/// What papers are compared by: a number, a text, and where they stand in the digests.
private struct SortKey {
  let number: Int
  /// What of a text is not in the number.
  var rest: ArraySlice<UInt8> = []
  let position: Int

  init(number: Int, position: Int) {
    (self.number, self.position) = (number, position)
  }

  /// A text whose first seven bytes are in the number.
  init(text: ArraySlice<UInt8>, position: Int) {
    let first = text.prefix(7)
    let number = first.reduce(0) { $0 << 8 | Int($1) }
    self.number = number << (8 * (7 - first.count))
    self.rest = text.dropFirst(7)
    self.position = position
  }

  func precedes(_ other: SortKey, _ order: SortOrder) -> Bool {
    let isReversed = order.isReversed && order.key.isText
    if number != other.number { return (number < other.number) != isReversed }
    if !(rest.isEmpty && other.rest.isEmpty), !rest.elementsEqual(other.rest) {
      return rest.lexicographicallyPrecedes(other.rest) != isReversed
    }
    return position < other.position
  }
}
