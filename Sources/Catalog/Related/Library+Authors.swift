import Papers

extension Library {
  /// The rows of other papers by the same authors, the latest first, as `SortOrder(.date)` has them; nil when it was
  /// cancelled.
  ///
  /// Only papers are read that have all words of a name, where an index tells that, and of those the papers that have
  /// the number of an author, where they have been numbered.
  func rows(
    by authors: AuthorFinder, besides row: Row, _ isCancelled: () -> Bool
  ) -> [Row]? {
    guard !authors.isEmpty else { return [] }
    var candidates = rows(thatMayHold: authors)
    if let known = knownAuthors {
      var others = rows(notIn: known)
      others.formIntersection(candidates)
      candidates = known.rows(with: authors.numbers(in: known.vocabulary), among: candidates)
      candidates.formUnion(others)
    }
    candidates.subtract(retired)
    candidates.remove(row)
    var found: [(date: UInt32, position: Int, row: Row)] = []
    var isStopped = false
    candidates.visit { other in
      if other % 4096 == 0, isCancelled() { isStopped = true }
      guard !isStopped else { return }
      let (segment, local) = locate(other)
      let isTheirs = segment.text.withRow(local, in: digests) {
        $0.withShown(.authors, authors.isAmong)
      }
      if isTheirs == true { found.append((date(of: other), position(of: other), other)) }
    }
    if isStopped { return nil }
    return found.sorted { one, two in
      if one.date != two.date {
        // What has none is last.
        if one.date == SortColumn.absent || two.date == SortColumn.absent {
          return two.date == SortColumn.absent
        }
        return one.date > two.date
      }
      return one.position != two.position ? one.position < two.position : one.row < two.row
    }.map(\.row)
  }

  /// Rows among which are all with one of the authors.
  private func rows(thatMayHold authors: AuthorFinder) -> RowSet {
    let names = authors.wordsOfNames
    var rows = RowSet(roomFor: rowCount)
    for segment in segments {
      guard let indexes = segment.wordIndex.value, names.allSatisfy({ !$0.isEmpty }) else {
        rows.formUnion(RowSet(segment.rows))
        continue
      }
      var first = segment.firstRow
      for index in indexes {
        for name in names { rows.formUnion(index.rows(holdingAll: name, asWords: true), at: first) }
        first += Row(index.rowCount)
      }
    }
    return rows
  }

  /// Those of some rows whose papers are other parts of a series.
  func parts(of series: Series, among rows: [Row]) -> [Row] {
    guard let word = series.firstWord else { return [] }
    let needle = Needle(word)
    return rows.filter { row in
      let (segment, local) = locate(row)
      // Most are not, and to see that costs less than to take a title apart.
      let mayBe = segment.text.withRow(local, in: digests) { text in
        text.withShown(.title) { needle.firstMatch(in: $0) != nil }
      }
      return mayBe == true && series.goesOn(in: ShownText(paper(at: row).title).string)
    }
  }
}
