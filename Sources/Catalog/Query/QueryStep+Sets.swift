import Papers

// The leaves that are answered from columns: one pass over the column, a nanosecond or two a row, and no look
// at any paper.

extension QueryStep {
  /// The rows for which such a leaf holds; or, with `isNegated`, for which it does not.
  static func rows(_ leaf: QueryLeaf, isNegated: Bool, _ sources: Sources) -> RowSet {
    let library = sources.library
    if case .mark(let condition) = leaf {
      var rows = marked(condition, isNegated: isNegated, sources)
      rows.formUnion(sources.kept)
      return rows
    }
    let rows = rows(leaf, in: library)
    return isNegated ? rows.opposite(below: library.rowCount) : rows
  }

  /// Rows that are known, or those that are not among them.
  static func rows(_ rows: RowSet?, isNegated: Bool, _ sources: Sources) -> QueryStep? {
    rows.map { .rows(isNegated ? $0.opposite(below: sources.library.rowCount) : $0) }
  }

  private static func marked(
    _ condition: MarkCondition, isNegated: Bool, _ sources: Sources
  ) -> RowSet {
    guard case .added(let days) = condition else {
      return sources.marked.rows(condition, isNegated: isNegated, of: sources.library.rowCount)
    }
    let rows = sources.marked.came.rows(on: days, in: sources.library)
    return isNegated ? rows.opposite(below: sources.library.rowCount) : rows
  }

  private static func rows(_ leaf: QueryLeaf, in library: Library) -> RowSet {
    switch leaf {
    case .date(let days):
      library.rows { segment, local in days.numbers.contains(segment.dayNumber(of: local)) }
    case .number(.version, let range):
      library.rows { segment, local in range.contains(Int(segment.versions[local])) }
    case .number(.authors, let range):
      library.rows { segment, local in range.contains(Int(segment.authorCounts[local])) }
    case .id(let term): library.rows(of: term.ids!)
    case .tag(let condition):
      library.rows(.tag, with: condition.numbers(in: library.tags)) ?? RowSet()
    case .category(let condition):
      library.rows(.category, with: condition.numbers(inCategories: library.categories))
        ?? RowSet()
    case .source(let condition): library.rows(inSources: condition)
    case .withdrawn: library.withdrawnRows
    default: RowSet()
    }
  }
}

extension Library {
  /// The rows for which something holds, retired ones included.
  fileprivate func rows(where holds: (Segment, Int) -> Bool) -> RowSet {
    var rows = RowSet()
    for segment in segments {
      for local in segment.ids.indices where holds(segment, local) {
        rows.insert(segment.firstRow + Row(local))
      }
    }
    return rows
  }

  /// The rows of papers whose ids are in a range, retired ones included.
  func rows(of ids: ClosedRange<PaperID>) -> RowSet {
    segments.reduce(into: RowSet()) { rows, segment in
      segment.visit(ids) { rows.insert($0) }
    }
  }

  /// The rows of papers that are withdrawn.
  var withdrawnRows: RowSet {
    segments.reduce(into: RowSet()) { rows, segment in
      for local in segment.withdrawn where local < segment.ids.count {
        rows.insert(segment.firstRow + local)
      }
    }
  }

  /// The rows with an author of a whole name; nil where the authors have not been numbered.
  func candidates(forWhole name: AuthorName) -> Candidates? {
    guard let key = name.key else { return nil }
    return candidates(in: .author) { $0.number(ofKey: key).map { [$0] } ?? [] }
  }

  func candidates(inVenues condition: NameCondition) -> Candidates? {
    candidates(in: .venue) { condition.numbers(in: $0) }
  }

  /// The rows that have some values of a field, as the column of this library tells, or that of the library from which
  /// it has grown.
  private func candidates(
    in field: FacetField, with find: (Vocabulary) -> [UInt32]
  ) -> Candidates? {
    (columns.known(field) ?? columns.before[field]).map { column in
      Candidates(
        rows: column.rows(with: find(column.vocabulary)), isExact: true,
        unknown: rows(notIn: column))
    }
  }

  fileprivate func rows(inSources condition: NameCondition) -> RowSet {
    let isWanted = digests.indices.map { number in
      ranks[number] != Library.gone
        && condition.fits(path: digests[number].path, name: digests[number].name)
    }
    guard isWanted.contains(true) else { return RowSet() }
    return rows { segment, local in
      segment.entries(of: local).contains {
        $0.digest < isWanted.count && isWanted[Int($0.digest)]
      }
    }
  }
}
