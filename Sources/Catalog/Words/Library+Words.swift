// What is asked of titles and authors, answered by their words: by those of the titles of each segment
// (`TitleWords`), and by the names of all authors (`FacetColumn`), whose keys are nothing but words. A key of the
// filter that is about them looks at each word and each name once, some milliseconds for 100,000 papers, and at no
// paper. Until they have been made papers are asked one by one (`QueryStep.holds`), with the same result.

extension Library {
  /// Makes what is asked when a filter is about words of titles or authors, so that no key waits for it. Half a
  /// second for 100,000 papers; for a library that has grown, no more than for what has come.
  public func makeWords(isCancelled: () -> Bool = { false }) {
    for segment in segments {
      if isCancelled() { return }
      segment.titleWords.makeUnlessKnown { TitleWords(of: segment.text) }
    }
    if !isCancelled() { _ = facetColumn(.author) }
  }

  /// Rows among which are all that something holds for; with `isExact`, no others are.
  struct Candidates {
    let rows: RowSet
    let isExact: Bool

    /// These, of which some may be others.
    var asNoMore: Candidates { Candidates(rows: rows, isExact: false) }

    /// These, or others; no more is sure of any.
    func or(_ others: Candidates) -> Candidates {
      var rows = rows
      rows.formUnion(others.rows)
      return Candidates(rows: rows, isExact: false)
    }
  }

  /// The rows with words like these in title or authors; nil where these have not been made.
  func rows(like words: FuzzyWords) -> RowSet? {
    rows(forAll: words.words) { word in
      guard var rows = rowsOfTitles(with: { $0.numbers(like: word) }),
        let others = rowsOfAuthors(with: { $0.numbers(like: word) })
      else { return nil }
      rows.formUnion(others)
      return rows
    }
  }

  /// The rows in which a term stands in a field, or an author is spelled as it is without umlauts.
  func candidates(for term: Term, in field: TextField) -> Candidates? {
    guard let found = candidates(for: term.needle, in: field) else { return nil }
    guard let spelling = term.spelledOut.first else { return found }
    return candidates(for: spelling.needle, in: .author).map(found.or)
  }

  /// The rows in which some folded bytes stand in a field; nil where its words have not been made, or do not tell.
  func candidates(for needle: Needle, in field: TextField) -> Candidates? {
    let parts = needle.bytes.split { !Fold.isLetter($0) }.map { Needle(Array($0)) }
    guard !parts.isEmpty else { return nil }
    let rows =
      switch field {
      case .title:
        self.rows(forAll: parts) { part in rowsOfTitles(with: { $0.numbers(holding: part) }) }
      case .author: rowsOfAuthors(with: { $0.numbers(holdingAll: parts) })
      case .abstract: RowSet?.none
      }
    return rows.map { Candidates(rows: $0, isExact: parts[0] == needle) }
  }

  /// The rows with an author who may be the one that is asked for; nil where they have not been numbered.
  func candidates(for name: AuthorName) -> Candidates? {
    let parts = name.family.map { Needle($0) }
    let found = rowsOfAuthors(with: { $0.numbers(holdingAll: parts) })
      .map { Candidates(rows: $0, isExact: false) }
    guard let found, let spelling = name.spelledOut.first else { return found }
    return candidates(for: spelling).map(found.or)
  }

  private func rows<Part>(forAll parts: [Part], _ find: (Part) -> RowSet?) -> RowSet? {
    var rows: RowSet?
    for part in parts {
      guard let found = find(part) else { return nil }
      if rows == nil { rows = found } else { rows!.formIntersection(found) }
    }
    return rows
  }

  private func rowsOfTitles(with find: (Vocabulary) -> [UInt32]) -> RowSet? {
    var rows = RowSet()
    for segment in segments {
      guard let titles = segment.titleWords.value else { return nil }
      titles.insertRows(with: find(titles.words), of: segment.rows, into: &rows)
    }
    return rows
  }

  private func rowsOfAuthors(with find: (Vocabulary) -> [UInt32]) -> RowSet? {
    columns.known(.author).flatMap { rows(.author, with: find($0.vocabulary)) }
  }
}
