public import Papers

/// How many papers of a selection have each value of a field.
public struct FacetCounts: Sendable {
  public let column: FacetColumn
  /// By the number of the value.
  public let counts: Column<UInt32>

  /// What values stand in the order of.
  public enum Order: Hashable, Sendable {
    /// The most frequent ones first; those that are equally frequent by name.
    case count
    case name
  }

  /// The values that some paper has, and those in `always`.
  ///
  /// - Parameter text: only those whose name holds it, whatever its case and accents.
  public func values(
    by order: Order, holding text: String = "", always: [UInt32] = []
  ) -> [UInt32] {
    var isWanted = [Bool](repeating: text.isEmpty, count: counts.count)
    if !text.isEmpty {
      for value in column.vocabulary.numbers(holding: text) { isWanted[Int(value)] = true }
    }
    for value in column.hidden { isWanted[Int(value)] = false }
    let kept = Set(always)
    let byName = column.byName.filter { value in
      counts[Int(value)] > 0 && isWanted[Int(value)] || kept.contains(value)
    }
    return order == .name ? byName : sorted(byName)
  }

  /// The most frequent of some values, `limit` at most, in the order of their counts, and of equal ones by name.
  /// None twice, and none that no paper has.
  func mostFrequent(_ limit: Int, of values: [UInt32]) -> [UInt32] {
    let (names, hidden) = (column.vocabulary, column.hidden)
    func precedes(_ value: UInt32, _ other: UInt32) -> Bool {
      let (count, otherCount) = (counts[Int(value)], counts[Int(other)])
      return count != otherCount ? count > otherCount : names.precedes(value, other)
    }
    var best: [UInt32] = []
    for value in values where counts[Int(value)] > 0 {
      // Most go no farther than this.
      if best.count == limit, !precedes(value, best[limit - 1]) { continue }
      if !hidden.isEmpty, hidden.contains(value) { continue }
      var (rank, end) = (0, best.count)
      while rank < end {
        let middle = (rank + end) / 2
        if precedes(best[middle], value) { rank = middle + 1 } else { end = middle }
      }
      if rank < best.count, best[rank] == value { continue }
      best.insert(value, at: rank)
      if best.count > limit { best.removeLast() }
    }
    return best
  }

  /// Values in the order of their counts, the greatest first, and of equal ones as they stand. Each is put where
  /// those before it end: so many values are sorted in two passes.
  private func sorted(_ values: [UInt32]) -> [UInt32] {
    let greatest = values.reduce(0) { max($0, counts[Int($1)]) }
    // Few values with great counts are better compared.
    guard greatest <= 4 * values.count + 1024 else {
      return values.enumerated().map { (counts[Int($1)], $0, $1) }
        .sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.2)
    }
    var starts = [Int](repeating: 0, count: Int(greatest) + 1)
    for value in values { starts[Int(greatest - counts[Int(value)])] += 1 }
    var sum = 0
    for index in starts.indices { (starts[index], sum) = (sum, sum + starts[index]) }
    var result = [UInt32](repeating: 0, count: values.count)
    for value in values {
      let index = Int(greatest - counts[Int(value)])
      result[starts[index]] = value
      starts[index] += 1
    }
    return result
  }
}

extension Library {
  /// How many papers of a selection have each value of a field. Makes the column if it is not there
  /// (`hasFacetColumn`).
  ///
  /// Of those in the selection and those outside it the fewer are counted; how many all are is known.
  public func facetCounts(of field: FacetField, in selection: Selection) -> FacetCounts {
    facetCounts(of: field, in: selection.hits, count: selection.count)
  }

  func facetCounts(of field: FacetField, in rows: RowSet, count: Int) -> FacetCounts {
    let column = facetColumn(field)
    if count == self.count { return FacetCounts(column: column, counts: column.totals) }
    guard count > self.count / 2 else {
      return FacetCounts(column: column, counts: Column(column.counts(of: rows)))
    }
    var others = allRows
    others.subtract(rows)
    let counts = zip(column.totals, column.counts(of: others)).map { $0 - min($0, $1) }
    return FacetCounts(column: column, counts: Column(counts))
  }

  /// The tags of a selection, the most frequent first, then by name.
  public func facets(of selection: Selection) -> [Facet] {
    let tags = facetCounts(of: .tag, in: selection)
    return tags.values(by: .count).map { tag in
      Facet(.tag(tag), name: self.tags.name(of: tag), count: Int(tags.counts[Int(tag)]))
    }
  }

  /// What is marked in a selection, in an order that does not change with the counts; what no paper
  /// of the library has is left out, unless it is in `always`.
  public func facets(
    of selection: Selection, _ marked: MarkedRows, always: [Facet.Key] = []
  ) -> [Facet] {
    facets(of: selection.hits, marked, always: always)
  }

  func facets(of rows: RowSet, _ marked: MarkedRows, always: [Facet.Key]) -> [Facet] {
    var conditions = marked.conditions
    for case .mark(let term) in always
    where term.condition != .read && !conditions.contains(term.condition) {
      conditions.append(term.condition)
    }
    var facets = conditions.map { condition in
      Facet(
        MarkTerm(condition), count: rows.countShared(with: marked.rows(condition)))
    }
    let read = marked.rows(.read)
    let unread = MarkTerm(.read, isNegated: true)
    if !read.isEmpty || always.contains(.mark(unread)) {
      let count = rows.count - rows.countShared(with: read)
      let starred = facets.firstIndex { $0.key == .mark(MarkTerm(.starred)) }
      facets.insert(Facet(unread, count: count), at: starred ?? facets.count)
    }
    return facets
  }
}
