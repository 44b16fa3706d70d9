import Papers

extension FacetColumn {
  /// `totals` and `byName` are counted and sorted where they are not known.
  fileprivate init(
    _ vocabulary: Vocabulary, _ parts: [ValueNumbers], of library: Library,
    totals: Column<UInt32>? = nil, byName: Column<UInt32>? = nil, hidden: Set<UInt32> = []
  ) {
    let segments = library.segments
    self.init(
      vocabulary, parts, of: segments,
      totals: totals
        ?? Column(
          FacetColumn.counts(of: library.allRows, parts, segments, values: vocabulary.count)),
      byName: byName, hidden: hidden)
  }
}

extension Library {
  /// The values of a field by row. The first call for one that is not a part of the segments takes some
  /// microseconds a paper.
  public func facetColumn(_ field: FacetField) -> FacetColumn {
    columns.column(field) { before in
      switch field {
      case .tag:
        FacetColumn(
          tags, segments.map(\.tagPart), of: self, totals: Column(tagTotals),
          byName: order(tags, before))
      case .category:
        FacetColumn(
          categories, segments.map(\.categoryPart), of: self, byName: order(categories, before))
      case .author, .venue, .source: makeColumn(field, before)
      }
    }
  }

  /// Whether the values of a field need not be made first.
  public func hasFacetColumn(_ field: FacetField) -> Bool { columns.known(field) != nil }

  /// What is known of the names of a field's values without making anything: those of the library before do, since
  /// numbers stay.
  func facetNames(_ field: FacetField) -> Vocabulary? {
    switch field {
    case .tag: tags
    case .category: categories
    case .author, .venue, .source: (columns.known(field) ?? columns.before[field])?.vocabulary
    }
  }

  /// All rows that are not retired.
  var allRows: RowSet {
    var rows = RowSet()
    for segment in segments { rows.formUnion(RowSet(segment.rows)) }
    rows.subtract(retired)
    return rows
  }

  /// The order of the names as it was, if there are no others.
  private func order(_ vocabulary: Vocabulary, _ before: FacetColumn?) -> Column<UInt32>? {
    before?.vocabulary.count == vocabulary.count ? before?.byName : nil
  }

  private func makeColumn(_ field: FacetField, _ before: FacetColumn?) -> FacetColumn {
    var maker = FacetColumnMaker(before)
    var known: [ObjectIdentifier: ValueNumbers] = [:]
    // Which digests have which names depends on all of them; authors and venues stay what they are.
    if field == .source {
      maker.takeNames(of: self)
    } else if let before {
      for (segment, part) in zip(before.segments, before.parts) {
        known[segment.identity] = part
      }
    }
    let parts = segments.map { segment in
      known[segment.identity] ?? maker.part(field, of: segment, in: self)
    }
    return FacetColumn(
      maker.vocabulary, parts, of: self, byName: order(maker.vocabulary, before),
      hidden: maker.hidden)
  }
}

extension Library {
  /// The rows that have one of some values of a field, retired ones included; nil where its column has not been
  /// made.
  func rows(_ field: FacetField, with wanted: [UInt32]) -> RowSet? {
    switch field {
    case .tag:
      FacetColumn.rows(with: wanted, of: tags.count, segments.map(\.tagPart), segments)
    case .category:
      FacetColumn.rows(with: wanted, of: categories.count, segments.map(\.categoryPart), segments)
    case .author, .venue, .source:
      columns.known(field).map {
        FacetColumn.rows(with: wanted, of: $0.vocabulary.count, $0.parts, $0.segments)
      }
    }
  }
}
